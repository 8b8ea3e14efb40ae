"""Cards in the Yandex Market dialect: one leaf of a tree, what it wants to know, and offers that say it or do not."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.state import State
from tradepost.channels.sandbox.yandex_market.answers import bad, fine, no
from tradepost.channels.sandbox.yandex_market.goods import body_of

ALL, GOODS = 90_401, 105
COLOURS = {11: "red", 12: "blue"}
PLAIN = {"filtering": False, "distinctive": False, "multivalue": False, "allowCustomValues": False}
WANTED: list[dict[str, Any]] = [
    {
        **PLAIN,
        "id": 1,
        "name": "Colour",
        "type": "ENUM",
        "required": True,
        "values": [{"id": number, "value": name} for number, name in COLOURS.items()],
    },
    {
        **PLAIN,
        "id": 2,
        "name": "Power",
        "type": "NUMERIC",
        "required": False,
        "unit": {"defaultUnitId": 5, "units": [{"id": 5, "name": "W", "fullName": "watt"}]},
    },
]
NEW = ("name", "vendor", "description", "pictures")


async def tree(_request: Request, _state: State) -> Response:
    """A top and one leaf."""
    return fine({"id": ALL, "name": "All goods", "children": [{"id": GOODS, "name": "Goods"}]})


async def parameters(request: Request, _state: State) -> Response:
    """What the leaf wants to know."""
    category = request.path_params["category"]
    if category != GOODS:
        return no(404, "not found", "The category is not found, or is no leaf")
    return fine({"categoryId": category, "parameters": WANTED})


def _wrong(offer: dict[str, Any], *, new: bool) -> str:
    if offer.get("marketCategoryId", GOODS) != GOODS:
        return "Unknown category"
    lacking = [name for name in NEW if not offer.get(name)] if new else []
    if lacking:
        return f"A new offer wants {', '.join(lacking)}"
    for one in offer.get("parameterValues", []):
        if one["parameterId"] == 1 and COLOURS.get(one.get("valueId")) != one.get("value"):
            return "Colour is not valid"
    return ""


async def set_offers(request: Request, state: State) -> Response:
    """Make or change offers: what is wrong with which is said inside a 200, and then none of them is taken."""
    given = [one["offer"] for one in (await body_of(request)).get("offerMappings") or []]
    if not 1 <= len(given) <= 500:
        return bad("offerMappings must have 1 to 500 items")
    known = {good.sku: good for good in state.goods.values()}
    wrong = {one["offerId"]: why for one in given if (why := _wrong(one, new=one["offerId"] not in known))}
    if wrong:
        errors = [
            {"offerId": sku, "errors": [{"type": "INVALID_CATEGORY", "message": why}]} for sku, why in wrong.items()
        ]
        return JSONResponse({"status": "OK", "results": errors})
    for offer in given:
        good = known.get(offer["offerId"])
        if good is None:
            price = int(offer.get("basicPrice", {}).get("value", 0))
            barcode = (offer.get("barcodes") or [""])[0]
            state.add_good(offer["offerId"], title=offer["name"], barcode=barcode, price=price, brand=offer["vendor"])
        else:
            good.title, good.brand = offer.get("name", good.title), offer.get("vendor", good.brand)
    return JSONResponse({"status": "OK"})


async def tariffs(request: Request, _state: State) -> Response:
    """What services cost: twelve percent for a place, an amount for the way."""
    body = await body_of(request)
    if ("campaignId" in body.get("parameters", {})) == ("sellingProgram" in body.get("parameters", {})):
        return bad("campaignId or sellingProgram, and not both")
    given = body.get("offers") or []
    if not 1 <= len(given) <= 200:
        return bad("offers must have 1 to 200 items")
    fee = [{"name": "value", "value": "12"}, {"name": "valueType", "value": "relative"}]
    way = [{"name": "value", "value": "85.5"}, {"name": "valueType", "value": "absolute"}]
    shown = [
        {
            "offer": one,
            "tariffs": [
                {"type": "FEE", "amount": one["price"] * 0.12, "currency": "RUR", "parameters": fee},
                {"type": "DELIVERY_TO_CUSTOMER", "amount": 85.5, "currency": "RUR", "parameters": way},
            ],
        }
        for one in given
    ]
    return fine({"offers": shown})
