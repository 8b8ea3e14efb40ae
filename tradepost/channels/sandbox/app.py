"""The pretend marketplace's server, and the handles by which a test or a person moves it: `/sandbox/...`."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tradepost.channels.sandbox import avito, keeping, ozon, wildberries, yandex_market
from tradepost.channels.sandbox.state import Clock, Good, Manners, Order, Promo, State

Handle = Callable[[Request], Awaitable[Response]]
TOLD = "SANDBOX"  # how the command tells the serving process what was chosen
TOKEN = "sandbox"  # noqa: S105 - everybody may know it


def create(state: State | None = None, *, token: str = TOKEN, keep: Path | None = None) -> Starlette:
    """The server over a state; a token that holds for half a year, as theirs do. `keep`: the file that remembers it."""
    market = state or State()
    market.tokens.setdefault(token, market.now() + timedelta(days=180))

    @asynccontextmanager
    async def open_for_business(_app: Starlette) -> AsyncIterator[None]:
        saving = asyncio.create_task(keeping.keep(market, keep)) if keep is not None else None
        yield
        if saving is not None and keep is not None:
            saving.cancel()
            keeping.save(market, keep)

    app = Starlette(
        lifespan=open_for_business,
        routes=[
            *wildberries.routes(),
            *ozon.routes(),
            *yandex_market.routes(),
            *avito.routes(),
            Route("/sandbox/clock", _plainly(_clock), methods=["GET", "POST"]),
            Route("/sandbox/goods", _plainly(_goods), methods=["GET", "POST"]),
            Route("/sandbox/orders", _plainly(_orders), methods=["POST"]),
            Route("/sandbox/said", _plainly(_said), methods=["POST"]),
            Route("/sandbox/promotions", _plainly(_promotions), methods=["POST"]),
            Route("/sandbox/tokens", _plainly(_tokens), methods=["POST"]),
        ],
    )
    app.state.market = market
    return app


def tell(chosen: Mapping[str, float | str | bool]) -> None:
    """Leave what was chosen for the process that will serve."""
    os.environ[TOLD] = json.dumps(dict(chosen))


def serve_app() -> Starlette:
    """The factory that the server's process calls."""
    chosen = {
        "seed": 1,
        "speed": 1.0,
        "orders": 0.0,
        "late": 3.0,
        "faults": 0.0,
        "currency": 643,
        "keep": "",
        "goods": "",
        "past": 0,
        "back": 0,
        "limits": True,
        **json.loads(os.environ.get(TOLD, "{}")),
    }
    manners = Manners(
        late=chosen["late"],
        faults=chosen["faults"],
        orders=chosen["orders"],
        currency=int(chosen["currency"]),
        limits=chosen["limits"],
    )
    begin = Clock(datetime.now(UTC).replace(microsecond=0), chosen["speed"])
    state = State(int(chosen["seed"]), manners, begin)
    kept = Path(chosen["keep"]) if chosen["keep"] else None
    fresh = kept is None or not kept.exists()
    if kept is not None:
        keeping.load(state, kept)
    if chosen["goods"]:
        _add(state, json.loads(Path(chosen["goods"]).read_text("utf-8")))
    if fresh:
        state.past(int(chosen["past"]), int(chosen["back"]))
    return create(state, keep=kept)


def _market(request: Request) -> State:
    market: State = request.app.state.market
    market.live()
    return market


def _plainly(handle: Handle) -> Handle:
    """What is not understood is said, and nothing is done."""

    async def answer(request: Request) -> Response:
        try:
            return await handle(request)
        except (LookupError, ValueError, TypeError, AttributeError) as error:
            return JSONResponse({"detail": f"This is not understood: {error}"}, 422)

    return answer


def _good(market: State, sku: str) -> Good:
    found = [good for good in market.goods.values() if good.sku == sku]
    if not found:
        raise LookupError(f"there are no goods {sku}")
    return found[0]


def _order(market: State, number: Any) -> Order:
    if int(number) not in market.orders:
        raise LookupError(f"there is no order {number}")
    return market.orders[int(number)]


async def _clock(request: Request) -> Response:
    """What time it is here; POST {"skip": seconds} goes on at once, {"speed": times} runs faster."""
    market = _market(request)
    if request.method == "POST":
        told = await request.json()
        if "speed" in told:
            clock = market.clock
            clock.start, clock.begun, clock.skipped = market.now(), clock.tick(), timedelta(0)
            clock.speed = float(told["speed"])
        market.clock.skip(float(told.get("skip", 0)))
        market.live()
    return JSONResponse({"now": market.now().isoformat(), "speed": market.clock.speed})


async def _goods(request: Request) -> Response:
    """The merchant's cards here; POST [{"sku", "title", "barcode", "price"}] adds those whose SKU is new."""
    market = _market(request)
    if request.method == "POST":
        _add(market, await request.json())
    return JSONResponse(
        [
            {"nmID": good.nm, "chrtID": good.chrt, "sku": good.sku, "stock": good.stock, "price": good.shown}
            for good in market.goods.values()
        ]
    )


def _add(market: State, goods: Iterable[Mapping[str, Any]]) -> None:
    known = {good.sku for good in market.goods.values()}
    for one in goods:
        if one["sku"] not in known:
            known.add(one["sku"])
            market.add_good(
                one["sku"],
                title=one.get("title") or one["sku"],
                barcode=one.get("barcode") or "",
                price=int(one.get("price") or 1000),
            )


async def _orders(request: Request) -> Response:
    """Somebody buys: {"sku", "count", "units"}; or thinks better of it: {"cancel"}, {"return": number, "units"}.

    With {"stored": true} it is bought from the marketplace's own warehouse, with {"paid": false} it is paid only when
    somebody does: {"pay": number}.
    """
    market, told = _market(request), await request.json()
    if "cancel" in told:
        order = _order(market, told["cancel"])
        order.fate = "canceled_by_client"
        return JSONResponse({"orders": [order.id]})
    if "pay" in told:
        order = _order(market, told["pay"])
        order.paid = True
        return JSONResponse({"orders": [order.id]})
    if "return" in told:
        order = _order(market, told["return"])
        order.back_at, order.back_units = market.now(), int(told.get("units", 0))
        return JSONResponse({"orders": [order.id]})
    good = _good(market, told["sku"])
    units, stored, paid = int(told.get("units", 1)), bool(told.get("stored")), bool(told.get("paid", True))
    made = [market.buy(good, units=units, stored=stored, paid=paid).id for _ in range(int(told.get("count", 1)))]
    return JSONResponse({"orders": made}, 201)


async def _said(request: Request) -> Response:
    """Somebody reviews {"sku", "stars", "text"}, or without stars asks; with {"chat": true} writes to the seller."""
    market, told = _market(request), await request.json()
    good = _good(market, told["sku"])
    if told.get("chat"):
        return JSONResponse({"id": market.talk(good, told["text"]).id}, 201)
    made = market.say(good, stars=int(told.get("stars", 0)), text=told.get("text", ""))
    return JSONResponse({"id": made.id}, 201)


async def _promotions(request: Request) -> Response:
    """A promotion begins: {"name", "prices": {sku: roubles}}; who takes part is put into it unasked."""
    market, told = _market(request), await request.json()
    prices = {_good(market, sku).nm: int(price) for sku, price in told["prices"].items()}
    one = Promo(market.number(500), told["name"], prices)
    market.promos[one.id] = one
    return JSONResponse({"id": one.id}, 201)


async def _tokens(request: Request) -> Response:
    """Have a token hold until a moment: {"token", "expires_at"}."""
    told = await request.json()
    _market(request).tokens[told["token"]] = datetime.fromisoformat(told["expires_at"]).astimezone(UTC)
    return JSONResponse({}, 201)
