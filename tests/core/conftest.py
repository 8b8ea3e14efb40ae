"""The app with one more room on it, which is the tests' own."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.core import room
from tests.people import Person, open_session
from tradepost.app import create_app


def with_the_board() -> Any:
    app = create_app()
    app.include_router(room.router, prefix="/board")
    app.router.routes.insert(0, app.router.routes.pop())  # before the pages, which answer whatever is left
    return app


@pytest.fixture(scope="session")
def board_app() -> Any:
    return with_the_board()


@pytest.fixture
async def app(clean: AsyncEngine, board_app: Any) -> Any:
    """The app over an empty database."""
    return board_app


@pytest.fixture
async def fresh(clean: AsyncEngine) -> AsyncIterator[Callable[..., Any]]:
    """`fresh()`: a guest of an app made with the settings of this moment; `fresh(person)`: somebody signed in to it."""
    opened: list[httpx.AsyncClient] = []

    async def enter(who: Person | None = None, app: Any = None) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app or with_the_board())
        headers = {"Authorization": f"Bearer {await open_session(who.account)}"} if who else {}
        opened.append(httpx.AsyncClient(transport=transport, base_url="http://shop", headers=headers))
        return opened[-1]

    yield enter
    for client in opened:
        await client.aclose()
