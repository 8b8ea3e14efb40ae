"""Orders in the Avito dialect, delivered through its own points."""

from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.avito.answers import bad, moment, no
from tradepost.channels.sandbox.state import Order, State
from tradepost.channels.sandbox.yandex_market.orders import PDF

MAKES_A_LABEL = timedelta(seconds=2)
STANDS = {"new": "on_confirmation", "confirm": "ready_to_ship", "complete": "in_transit", "cancel": "canceled"}
COMMISSION = 7  # percent of the price
ACTIONS = {"on_confirmation": [("confirm", True), ("reject", False)], "ready_to_ship": [("reject", False)]}


def stands(order: Order) -> str:
    """Its status: the point has the parcel once the fate says so."""
    if order.back_at is not None:
        return "on_return"
    if order.fate == "sold":
        return "delivered"
    if order.fate.startswith(("cancel", "declined")):
        return "canceled"
    return "in_transit" if order.fate == "sorted" else STANDS[order.status]


def _order(order: Order, state: State) -> dict[str, Any]:
    good, status = state.goods[order.nm], stands(order)
    price, keeps = order.price / 100, order.price * COMMISSION // 100 / 100
    paid = {"price": price, "total": price - keeps, "commission": keeps, "discountSum": 0}
    whole = {"price": price * order.units, "total": (price - keeps) * order.units, "discount": 0}
    item = {"avitoId": str(good.nm), "id": good.sku, "title": good.title, "count": order.units, "location": "Moscow"}
    return {
        "id": str(order.id),
        "marketplaceId": f"7{order.id}",
        "status": status,
        "createdAt": moment(order.at),
        "updatedAt": moment(order.back_at or state.now()),
        "items": [{**item, "prices": paid}],
        "prices": {**whole, "commission": keeps * order.units},
        "delivery": {"serviceType": "pvz", "serviceName": "Avito", "dispatchNumber": f"D{order.id}"},
        "schedules": {"shipTill": moment(order.at + timedelta(days=3))},
        "availableActions": [{"name": name, "required": needed} for name, needed in ACTIONS.get(status, [])],
        "returnPolicy": {"returnStatus": "in_transit", "trackingNumber": ""} if status == "on_return" else None,
    }


async def orders(request: Request, state: State) -> Response:
    """Orders by numbers, statuses, or since when they were placed; twenty a page."""
    asked = request.query_params
    page, limit, since = int(asked.get("page", 1)), int(asked.get("limit", 20)), int(asked.get("dateFrom", 0))
    ids, statuses = asked.getlist("ids"), asked.getlist("statuses")
    if not 1 <= limit <= 20:
        return bad("limit must be from 1 to 20")
    found = [
        one
        for one in sorted(state.orders.values(), key=lambda one: one.id)
        if one.at.timestamp() >= since and (not ids or str(one.id) in ids) and (not statuses or stands(one) in statuses)
    ]
    part = found[(page - 1) * limit : page * limit]
    return JSONResponse({"orders": [_order(one, state) for one in part], "hasMore": page * limit < len(found)})


async def move(request: Request, state: State) -> Response:
    """Have an order at another status."""
    body = await request.json()
    number, wanted = str(body.get("orderId", "")), body.get("transition")
    order = state.orders.get(int(number)) if number.isdecimal() else None
    if order is None:
        return no(404, "not found", "The order is not found")
    if wanted not in {name for name, _ in ACTIONS.get(stands(order), [])}:
        return bad(f"The order is {stands(order)}: {wanted} is not available")
    order.status = "confirm" if wanted == "confirm" else "cancel"
    return JSONResponse({"success": True})


async def label_task(request: Request, state: State) -> Response:
    """Have labels made, by the numbers of the deals."""
    wanted = (await request.json()).get("orderIDs") or []
    known = {f"7{one.id}" for one in state.orders.values() if stands(one) in {"ready_to_ship", "in_transit"}}
    if not 1 <= len(wanted) <= 50 or not set(wanted) <= known:
        return bad("1 to 50 orders that are to be sent")
    ready = state.now() + MAKES_A_LABEL
    return JSONResponse({"taskID": f"label-{ready.timestamp()}"})


async def labels(request: Request, state: State) -> Response:
    """Labels, once they are made."""
    ready = datetime.fromtimestamp(float(request.path_params["task"].removeprefix("label-")), UTC)
    if state.now() < ready:
        return no(404, "not found", "The document is not ready")
    return Response(PDF, media_type="application/pdf")
