"""The routes that an address may belong to are found by its first words: the same one answers as if all were asked."""

import re
from typing import Any

import httpx
import pytest
from fastapi.routing import iter_route_contexts
from starlette.routing import Match

from tradepost.app import create_app


@pytest.fixture(scope="module")
def app() -> Any:
    return create_app()


def addresses(paths: list[str]) -> set[str]:
    """Each path with things for what it leaves open, or one word too many; some end in a word of another's."""
    words = sorted({word for path in paths for word in path.split("/") if word and "{" not in word})
    filled = {re.sub(r"\{[^}]*\}", value, path) for path in paths for value in ("1", "TP/2026/1", "export")}
    others = sorted(f"{path.rpartition('/')[0]}/{word}" for path in filled for word in words)[::300]
    return filled | {*others} | {f"{path}/more" for path in paths} | {"/", "//", "/api", "/api/v1", "/Ünï/codé"}


def test_whatever_is_asked_the_first_route_that_matches_answers(app: Any) -> None:
    routes = [(one.matches, one.app) for one in iter_route_contexts(app.router.routes)]
    signposts = app.router.middleware_stack
    asked = 0
    for path in addresses(sorted({one.path or "" for one in iter_route_contexts(app.router.routes)})):
        for method in ("GET", "POST"):
            scope = {"type": "http", "method": method, "path": path, "headers": []}
            wanted = next((handler for matches, handler in routes if matches(scope)[0] is Match.FULL), None)
            found = next((one.app for one in signposts.like(path) if one.matches(scope)[0] is Match.FULL), None)
            assert found == wanted, (method, path)
            asked += 1
    assert asked > 2000


def test_few_are_asked(app: Any) -> None:
    signposts = app.router.middleware_stack
    everything = len(list(iter_route_contexts(app.router.routes)))
    assert everything > 400
    assert len(signposts.like("/api/v1/checkout")) < 5
    assert max(len(signposts.like(path)) for path in signposts.filed) < everything / 5


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/health", 200),
        ("DELETE", "/health", 405),
        ("PATCH", "/api/v1/shop", 405),
        ("GET", "/api/v1/analytics/query", 405),  # though a page answers to every GET
        ("GET", "/api/v1/nothing", 404),
        ("POST", "/admin", 404),
        ("POST", "/no/such/page", 404),
    ],
)
async def test_a_method_or_an_address_that_is_not_there_is_told_as_ever(
    app: Any, method: str, path: str, status: int
) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        assert (await client.request(method, path)).status_code == status


async def test_who_browses_gets_the_page_where_a_program_is_told_the_method(app: Any, clean: Any) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        told = await client.get("/orders/create")
        assert (told.status_code, told.headers["allow"]) == (405, "POST")
        assert (await client.get("/orders/create", headers={"accept": "text/html"})).status_code in {200, 503}
