"""The shop, its cards, prices and stock in the Yandex Market dialect."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.state import Good, State
from tradepost.channels.sandbox.yandex_market.answers import (
    BUSINESS,
    CAMPAIGN,
    RETURNS_WAREHOUSE,
    WAREHOUSE,
    bad,
    fine,
    moment,
    page,
)


def _by_sku(state: State) -> dict[str, Good]:
    return {good.sku: good for good in state.goods.values()}


async def body_of(request: Request) -> dict[str, Any]:
    """What was sent; nothing for nothing."""
    sent = await request.body()
    found: dict[str, Any] = json.loads(sent) if sent else {}
    return found


async def campaigns(_request: Request, _state: State) -> Response:
    """The one shop."""
    shop = {
        "id": CAMPAIGN,
        "domain": "Sandbox shop",
        "business": {"id": BUSINESS, "name": "Sandbox"},
        "placementType": "FBS",
        "apiAvailability": "AVAILABLE",
    }
    return JSONResponse({"campaigns": [shop], "paging": {}})


def _offer(good: Good) -> dict[str, Any]:
    return {
        "offer": {
            "offerId": good.sku,
            "name": good.title,
            "vendor": good.brand,
            "barcodes": [good.barcode],
            "description": "",
            "marketCategoryId": 105,
            "cardStatus": "HAS_CARD_CAN_UPDATE",
            "archived": False,
        },
        "mapping": {"marketSku": good.nm, "marketCategoryId": 105, "marketCategoryName": "Goods"},
        "showcaseUrls": [{"showcaseType": "B2C", "showcaseUrl": f"https://market.yandex.ru/product/{good.nm}"}],
    }


async def offers(request: Request, state: State) -> Response:
    """The catalogue."""
    wanted = (await body_of(request)).get("offerIds")
    found = [good for good in state.goods.values() if wanted is None or good.sku in wanted]
    try:
        part, paging = page(request, found, 50, 100)
    except ValueError as error:
        return bad(str(error))
    return fine({"offerMappings": [_offer(good) for good in part], "paging": paging})


def _priced(good: Good) -> dict[str, Any]:
    crossed = {"discountBase": good.before} if good.before > good.shown else {}
    return {"offerId": good.sku, "price": {"value": good.shown, "currencyId": "RUR", **crossed}}


async def prices(request: Request, state: State) -> Response:
    """Prices of these, or of all."""
    wanted = (await body_of(request)).get("offerIds")
    if wanted is not None and not 1 <= len(wanted) <= 200:
        return bad("offerIds must have 1 to 200 items")
    found = [good for good in state.goods.values() if wanted is None or good.sku in wanted]
    try:
        part, paging = page(request, found, 250, 500)
    except ValueError as error:
        return bad(str(error))
    return fine({"offers": [_priced(good) for good in part], "paging": paging})


async def set_prices(request: Request, state: State) -> Response:
    """Take prices, to be shown later; a steep fall goes into quarantine without a word. One wrong refuses all."""
    given, known = (await body_of(request)).get("offers") or [], _by_sku(state)
    if not 1 <= len(given) <= 500:
        return bad("offers must have 1 to 500 items")
    unknown = [one["offerId"] for one in given if one["offerId"] not in known]
    if unknown:
        return bad(f"Unknown offers: {', '.join(unknown)}")
    if any(one["price"]["currencyId"] != "RUR" or one["price"]["value"] != int(one["price"]["value"]) for one in given):
        return bad("Only whole roubles are counted here")
    for one in given:
        good, value = known[one["offerId"]], int(one["price"]["value"])
        if value * 3 > good.shown:
            state.later(good, "price", value)
            state.later(good, "discount", 0)
            state.later(good, "before", int(one["price"].get("discountBase") or 0))
    return fine()


async def warehouses(_request: Request, state: State) -> Response:
    """The shop's one warehouse, and another shop's."""
    group = {"groupInfo": {"id": 7, "name": "All"}} if state.manners.grouped else {}
    place = {"id": WAREHOUSE, "name": "Own warehouse", "campaignId": CAMPAIGN, "express": False, **group}
    there = [place, {**place, "id": WAREHOUSE + 1, "campaignId": CAMPAIGN + 1}] if group else [place]
    return fine({"warehouses": there, "paging": {}})


async def lone_warehouses(_request: Request, state: State) -> Response:
    """The cabinet's one warehouse, where it is in no group."""
    models = [{"placementType": "FBS", "apiAvailability": "AVAILABLE"}]
    place = {"id": WAREHOUSE, "name": "Own warehouse", "models": models}
    return fine({"warehouses": [] if state.manners.grouped else [place], "paging": {}})


def _stock(good: Good, state: State) -> dict[str, Any]:
    frozen = sum(one.units for one in state.orders.values() if one.nm == good.nm and one.status in {"new", "confirm"})
    kinds = {"FIT": good.stock + frozen, "FREEZE": frozen, "AVAILABLE": good.stock}
    counts = [{"type": kind, "count": count} for kind, count in kinds.items()]
    return {"offerId": good.sku, "stocks": counts, "updatedAt": moment(good.updated_at)}


async def _stocks(request: Request, state: State) -> tuple[list[dict[str, Any]], dict[str, str]]:
    wanted = (await body_of(request)).get("offerIds")
    found = [good for good in state.goods.values() if wanted is None or good.sku in wanted]
    part, paging = page(request, found, 50, 100)
    return [_stock(good, state) for good in part], paging


async def group_stocks(request: Request, state: State) -> Response:
    """How many are shown of these, in the shop's group; and what lies in the market's own warehouse for returns."""
    shown, paging = await _stocks(request, state)
    back = {state.goods[one.nm].sku: one.back for one in state.orders.values() if one.back_at is not None}
    lying = [
        {"offerId": sku, "stocks": [{"type": "AVAILABLE", "count": units}]}
        for sku, units in back.items()
        if sku in {one["offerId"] for one in shown}
    ]
    theirs = [{"warehouseId": RETURNS_WAREHOUSE, "offers": lying}] if lying else []
    return fine({"warehouses": [{"warehouseId": WAREHOUSE, "offers": shown}, *theirs], "paging": paging})


async def stocks(request: Request, state: State) -> Response:
    """How many are shown of these, at the warehouse."""
    if (await body_of(request)).get("partnerWarehouseId") != WAREHOUSE:
        return bad("Unknown warehouse")
    shown, paging = await _stocks(request, state)
    return fine({"partnerWarehouseId": WAREHOUSE, "offers": shown, "paging": paging})


def _tell(state: State, counts: list[tuple[str, Any]]) -> Response:
    known = _by_sku(state)
    unknown = [sku for sku, _ in counts if sku not in known]
    if unknown or not 1 <= len(counts) <= 2000:
        return bad(f"Unknown SKUs: {', '.join(unknown)}" if unknown else "1 to 2000 items")
    if any(not isinstance(count, int) or count < 0 for _, count in counts):
        return bad("count must not be negative")
    for sku, count in counts:
        state.later(known[sku], "stock", count)
    return fine()


async def set_group_stocks(request: Request, state: State) -> Response:
    """Take stock, to be shown a little later: only where warehouses are in a group."""
    if not state.manners.grouped:
        return bad("The cabinet has no groups of warehouses, use the other call")
    given = (await body_of(request)).get("skus") or []
    return _tell(state, [(one["sku"], one["items"][0].get("count")) for one in given])


async def set_stocks(request: Request, state: State) -> Response:
    """Take stock, to be shown a little later: only where warehouses are in no group."""
    if state.manners.grouped:
        return bad("The cabinet has groups of warehouses, use the other call")
    given = (await body_of(request)).get("skuItems") or []
    if any(one["partnerWarehouseId"] != WAREHOUSE for one in given):
        return bad("Unknown warehouse")
    return _tell(state, [(one["sku"], one.get("count")) for one in given])
