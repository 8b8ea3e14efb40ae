"""Promotions in the Ozon dialect: actions, what takes part in them, and leaving."""

from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.ozon.answers import Body, refused
from tradepost.channels.sandbox.state import State


async def actions(_: Body, state: State) -> Response:
    """Those that are open."""
    found = [
        {
            "id": one.id,
            "title": one.name,
            "action_type": "DISCOUNT",
            "is_participating": bool(one.prices),
            "participating_products_count": len(one.prices),
        }
        for one in state.promos.values()
    ]
    return JSONResponse({"result": found})


async def products(body: Body, state: State) -> Response:
    """Who takes part, a part."""
    one = state.promos.get(int(body["action_id"]))
    if one is None:
        return refused(404, "action not found")
    last, limit = body.get("last_id") or 0, int(body.get("limit") or 100)
    if isinstance(last, str):
        return refused(400, "proto: syntax error: invalid value for double type")
    start = int(last)
    part = list(one.prices.items())[start : start + limit]
    found = [{"id": nm, "price": state.goods[nm].shown, "action_price": price} for nm, price in part]
    told = {"products": found, "total": len(one.prices), "last_id": float(start + len(part))}
    return JSONResponse({"result": told})


async def leave(body: Body, state: State) -> Response:
    """Take products out."""
    one = state.promos.get(int(body["action_id"]))
    if one is None:
        return refused(404, "action not found")
    asked = [int(number) for number in body["product_ids"]]
    stay = [number for number in asked if number in one.held]
    for number in asked:
        if number not in one.held:
            one.prices.pop(number, None)
    rejected = [{"product_id": number, "reason": "product is frozen in the action"} for number in stay]
    left = [number for number in asked if number not in stay]
    return JSONResponse({"result": {"product_ids": left, "rejected": rejected}})
