"""Routes are made when they are first asked for, and answer as if they had been made at once."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from tradepost.app import create_app
from tradepost.core.routing import LateRoute, mount
from tradepost.core.web import Schema, router


class Cup(Schema):
    """What the tests pour into."""

    litres: float


class Unknown:
    """What nobody can write down."""


def made(route: LateRoute) -> bool:
    """Whether it is whole."""
    return "dependant" in vars(route)


def kitchen() -> FastAPI:
    """Cups in a room of their own, below two prefixes."""
    cups = router("cups")

    @cups.post("/cups/{number}", status_code=201)
    async def pour(number: int, cup: Cup) -> dict[str, float]:
        """Pour."""
        return {"number": number, "litres": cup.litres}

    @cups.get("/cups")
    async def count() -> list[Cup]:
        """Count."""
        return [Cup(litres=1.5)]

    room = router("room", prefix="/room")
    room.include_router(cups)
    whole = FastAPI(responses={422: {"description": "Not so"}})
    mount(whole, room, prefix="/a")
    mount(whole, cups, prefix="/b")
    return whole


def late(app: FastAPI) -> dict[str, bool]:
    """{method and path: whether the route is made}."""
    found = {}
    for one in app.router.routes:
        if isinstance(one, LateRoute):
            found[f"{min(one.methods)} {one.path}"] = made(one)
    return found


async def test_a_route_is_made_by_the_first_request_to_it_alone() -> None:
    app = kitchen()
    assert late(app) == {
        "POST /a/room/cups/{number}": False,
        "GET /a/room/cups": False,
        "POST /b/cups/{number}": False,
        "GET /b/cups": False,
    }
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://kitchen") as client:
        answer = await client.post("/a/room/cups/7", json={"litres": 0.25})
        assert (answer.status_code, answer.json()) == (201, {"number": 7, "litres": 0.25})
        assert (await client.post("/a/room/cups/7", json={"litres": "much"})).status_code == 422
        assert (await client.post("/a/room/cups/many", json={"litres": 1})).status_code == 422
        assert (await client.put("/b/cups/7")).status_code == 405
    assert late(app) == {
        "POST /a/room/cups/{number}": True,
        "GET /a/room/cups": False,
        "POST /b/cups/{number}": False,
        "GET /b/cups": False,
    }


def test_the_description_has_them_all() -> None:
    app = kitchen()
    paths = app.openapi()["paths"]
    assert {*paths} == {"/a/room/cups/{number}", "/a/room/cups", "/b/cups/{number}", "/b/cups"}
    pour = paths["/a/room/cups/{number}"]["post"]
    assert pour["tags"] == ["room", "cups"]
    assert pour["responses"]["422"]["description"] == "Not so"
    assert pour["operationId"] == "pour_a_room_cups__number__post"
    assert all(late(app).values())


def test_what_comes_after_its_router_stands_in_another_is_refused() -> None:
    cups = router("cups")
    router().include_router(cups)
    with pytest.raises(RuntimeError, match="/late comes too late"):
        cups.get("/late")(lambda: None)


def test_a_handler_that_cannot_be_read_says_so_each_time_it_is_asked() -> None:
    broken = LateRoute("/broken", lambda: None, response_model=Unknown)
    for _ in range(2):
        with pytest.raises(Exception, match="Invalid args for response field"):
            broken.app  # noqa: B018 - asking makes it


def test_a_start_makes_no_route_of_the_shop() -> None:
    app: Any = create_app()
    routes = [one.original_route for one in iter_route_contexts(app.router.routes)]
    assert [one.path for one in routes if isinstance(one, LateRoute) and made(one)] == []
    assert len(routes) > 800
