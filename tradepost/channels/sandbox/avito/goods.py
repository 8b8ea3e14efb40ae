"""The account, its listings, prices and stock in the Avito dialect."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.avito.answers import USER, bad, no
from tradepost.channels.sandbox.state import Good, State

LEAF = "goods"
FIELDS: list[dict[str, Any]] = [
    {
        "tag": "Condition",
        "label": "Состояние",
        "content": [
            {
                "data_type": "string",
                "field_type": "select",
                "required": True,
                "values": [{"value": "Новое"}, {"value": "Б/у"}],
            }
        ],
    },
    {"tag": "Color", "label": "Цвет", "content": [{"data_type": "string", "field_type": "input", "required": False}]},
]


async def account(_request: Request, _state: State) -> Response:
    """Whose token it is."""
    return JSONResponse({"id": USER, "name": "Sandbox", "email": "", "phone": "", "phones": [], "profile_url": ""})


def _item(good: Good) -> dict[str, Any]:
    return {
        "id": good.nm,
        "title": good.title,
        "price": good.shown,
        "status": "active",
        "url": f"https://avito.ru/{good.nm}",
        "address": "Moscow",
        "category": {"id": 105, "name": "Goods"},
    }


async def items(request: Request, state: State) -> Response:
    """Listings by page."""
    page, limit = int(request.query_params.get("page", 1)), int(request.query_params.get("per_page", 25))
    if not 1 <= limit < 100 or page < 1:
        return bad("per_page must be above 0 and below 100, page at least 1")
    found = list(state.goods.values())[(page - 1) * limit : page * limit]
    meta = {"page": page, "per_page": limit}
    return JSONResponse({"meta": meta, "resources": [_item(good) for good in found]})


async def ad_ids(request: Request, state: State) -> Response:
    """The seller's own numbers of listings; nothing for whoever has no feed."""
    if not state.manners.feed:
        return no(403, "forbidden", "Autoload is not available")
    wanted = [int(one) for one in request.query_params.get("query", "").split(",") if one]
    found = [state.goods[one] for one in wanted if one in state.goods]
    return JSONResponse({"items": [{"avito_id": good.nm, "ad_id": good.sku} for good in found]})


async def set_price(request: Request, state: State) -> Response:
    """Take a price, to be shown later."""
    good, price = state.goods.get(request.path_params["item"]), (await request.json()).get("price")
    if good is None:
        return no(404, "not found", "The item is not found")
    if not isinstance(price, int) or price < 1:
        return bad("price must be a number above zero")
    state.later(good, "price", price)
    state.later(good, "discount", 0)
    return JSONResponse({"result": {"success": True}})


async def stocks(request: Request, state: State) -> Response:
    """How many can be bought of at most ten."""
    wanted = (await request.json()).get("item_ids") or []
    if not 1 <= len(wanted) <= 10:
        return bad("item_ids must have 1 to 10 numbers")
    found = [state.goods[one] for one in wanted if one in state.goods]
    shown = [
        {
            "item_id": good.nm,
            "quantity": good.stock,
            "is_multiple": True,
            "is_unlimited": False,
            "is_out_of_stock": good.stock <= 0,
        }
        for good in found
    ]
    return JSONResponse({"stocks": shown})


async def set_stocks(request: Request, state: State) -> Response:
    """Take stock, to be shown a little later; what is wrong with an item is said inside the 200."""
    given = (await request.json()).get("stocks") or []
    if not 1 <= len(given) <= 200:
        return bad("stocks must have 1 to 200 items")
    told = []
    for one in given:
        good, why = state.goods.get(one["item_id"]), ""
        if good is None:
            why = "The item is not found"
        elif not 0 <= one["quantity"] <= 999_999:
            why = "The quantity must be from 0 to 999999"
        else:
            state.later(good, "stock", one["quantity"])
        told.append({"item_id": one["item_id"], "success": not why, "errors": [why] if why else []})
    return JSONResponse({"stocks": told})


async def tree(_request: Request, _state: State) -> Response:
    """A top, which has no slug, and one leaf."""
    return JSONResponse({"categories": [{"name": "All goods", "nested": [{"name": "Goods", "slug": LEAF}]}]})


async def fields(request: Request, _state: State) -> Response:
    """What the leaf wants to know."""
    slug = request.path_params["slug"]
    if slug != LEAF:
        return no(404, "not found", "The category is not found")
    return JSONResponse({"node": {"name": "Goods", "slug": slug}, "fields": FIELDS})
