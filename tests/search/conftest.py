"""An index of the test's own, written when the test says so and read by the app as always."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tradepost.core.settings import settings
from tradepost.search import noting
from tradepost.search.following import Keeper

Find = Callable[..., Awaitable[list[str]]]


@pytest.fixture
async def index(app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Keeper]:
    """The writer of an empty shop's index; `await index.look()` brings what happened since into it."""
    monkeypatch.setattr(settings(), "data_dir", tmp_path)
    keeper = Keeper()
    await keeper.open()
    yield keeper
    await keeper.close()
    if noting._writing:
        noting._writing.cancel()
    noting._waiting.clear()


@pytest.fixture
def find(index: Keeper, guest: httpx.AsyncClient) -> Find:
    """`await find("q=lamp")`: the names of what a guest finds now."""

    async def ask(query: str = "") -> list[str]:
        await index.look()
        answer = await guest.get(f"/api/v1/search?{query}")
        assert answer.status_code == 200, answer.text
        return [item["name"] for item in answer.json()["items"]]

    return ask


@pytest.fixture
def ask(index: Keeper, guest: httpx.AsyncClient) -> Callable[..., Awaitable[dict[str, Any]]]:
    """`await ask("q=lamp")`: the whole answer."""

    async def question(query: str = "") -> dict[str, Any]:
        await index.look()
        answer = await guest.get(f"/api/v1/search?{query}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    return question
