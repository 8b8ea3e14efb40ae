"""Orders and supplies in the Wildberries dialect."""

import base64
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.state import Order, State, Supply
from tradepost.channels.sandbox.wildberries.answers import WAREHOUSE, moment, refused

# A label that a printer takes: one white dot, since nobody reads it here.
PNG = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef924"
        "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
    )
).decode()


WITH_THE_BUYER = timedelta(days=3)  # after it was handed over


def fate(order: Order, now: datetime) -> str:
    """Their own word for how an order stands."""
    if order.fate == "waiting" and order.packed_at is not None and order.packed_at + WITH_THE_BUYER <= now:
        return "sold"
    return order.fate


def sold_at(order: Order, now: datetime) -> datetime | None:
    """When its buyer took it."""
    return order.packed_at + WITH_THE_BUYER if order.packed_at is not None and fate(order, now) == "sold" else None


def _ours(state: State) -> dict[int, Order]:
    """What the seller packs: the marketplace's own warehouses are no business of these calls."""
    return {one.id: one for one in state.orders.values() if not one.stored}


def _task_of(order: Order, state: State) -> dict[str, Any]:
    good = state.goods[order.nm]
    return {
        "id": order.id,
        "rid": f"r{order.id}",
        "orderUid": f"u{order.id}",
        "article": good.sku,
        "skus": [good.barcode],
        "nmId": good.nm,
        "chrtId": good.chrt,
        "createdAt": moment(order.at),
        "price": order.price,
        "convertedPrice": order.price,
        "currencyCode": state.manners.currency,
        "convertedCurrencyCode": state.manners.currency,
        "deliveryType": "fbs",
        "warehouseId": WAREHOUSE,
        "officeId": 15,
        "offices": ["Moscow"],
        "address": {"fullAddress": "Moscow", "longitude": 37.6, "latitude": 55.7},
        "cargoType": 1,
        "crossBorderType": 0,
        "comment": "",
        "isZeroOrder": False,
        "options": {"isB2B": False},
        **({"supplyId": order.supply} if order.supply else {}),
    }


async def new_orders(_request: Request, state: State) -> Response:
    """Those that nobody has touched."""
    waiting = [order for order in _ours(state).values() if order.status == "new" and order.fate == "waiting"]
    return JSONResponse({"orders": [_task_of(order, state) for order in waiting]})


async def orders(request: Request, state: State) -> Response:
    """Orders placed in a range of days, by number."""
    asked = request.query_params
    limit, after = int(asked.get("limit", 0)), int(asked.get("next", 0))
    start, end = int(asked.get("dateFrom", 0)), int(asked.get("dateTo", state.now().timestamp() + 1))
    if not 1 <= limit <= 1000:
        return refused(400, "IncorrectParameter", "limit must be from 1 to 1000")
    if end - start > timedelta(days=30).total_seconds() and "dateFrom" in asked:
        return refused(400, "IncorrectParameter", "At most 30 days")
    found = sorted(
        (one for one in _ours(state).values() if one.id > after and start <= one.at.timestamp() <= end),
        key=lambda one: one.id,
    )[:limit]
    following = found[-1].id if len(found) == limit else 0
    return JSONResponse({"next": following, "orders": [_task_of(order, state) for order in found]})


async def statuses(request: Request, state: State) -> Response:
    """How orders stand."""
    wanted = (await request.json()).get("orders") or []
    if not 1 <= len(wanted) <= 1000:
        return refused(400, "IncorrectRequestBody", "1 to 1000 orders")
    ours = _ours(state)
    found = [ours[number] for number in wanted if number in ours]
    return JSONResponse(
        {"orders": [{"id": one.id, "supplierStatus": one.status, "wbStatus": fate(one, state.now())} for one in found]}
    )


async def stickers(request: Request, state: State) -> Response:
    """Labels of those that are packed."""
    wanted = (await request.json()).get("orders") or []
    ours = _ours(state)
    packed = [n for n in wanted if n in ours and ours[n].status in {"confirm", "complete"}]
    made = [{"orderId": n, "partA": str(n)[:5], "partB": str(n)[5:], "barcode": f"!{n}", "file": PNG} for n in packed]
    return JSONResponse({"stickers": made})


async def cancel(request: Request, state: State) -> Response:
    """Cancel as the seller."""
    order = _ours(state).get(request.path_params["order"])
    if order is None:
        return refused(404, "NotFound", "The order is not found")
    if order.status in {"complete", "cancel"} or order.fate != "waiting":
        return refused(409, "StatusMismatch", "The order cannot be cancelled in this status")
    order.status, order.fate, order.supply = "cancel", "canceled", ""
    return Response(status_code=204)


async def supplies(request: Request, state: State) -> Response:
    """Every supply."""
    after = int(request.query_params.get("next", 0))
    limit = int(request.query_params.get("limit", 0))
    found = list(state.supplies.values())[after : after + limit]
    following = after + limit if len(found) == limit else 0
    shown = [
        {"id": one.id, "name": one.name, "done": one.done, "createdAt": moment(one.at), "cargoType": 1} for one in found
    ]
    return JSONResponse({"next": following, "supplies": shown})


async def new_supply(request: Request, state: State) -> Response:
    """Open a supply."""
    made = Supply(f"WB-GI-{state.number(1_000_000)}", (await request.json()).get("name", ""), state.now())
    state.supplies[made.id] = made
    return JSONResponse({"id": made.id}, 201)


async def into_supply(request: Request, state: State) -> Response:
    """Put orders into an open supply, which confirms them."""
    supply = state.supplies.get(request.path_params["supply"])
    numbers = (await request.json()).get("orders") or []
    ours = _ours(state)
    if supply is None or any(number not in ours for number in numbers):
        return refused(404, "NotFound", "The supply or an order is not found")
    if supply.done or not 1 <= len(numbers) <= 100:
        return refused(400 if not supply.done else 409, "Incorrect", "The supply is closed, or not 1 to 100 orders")
    wanted = [ours[number] for number in numbers]
    if any(order.status not in {"new", "confirm"} or order.fate != "waiting" for order in wanted):
        return refused(409, "FailedToAddSupplyOrder", "An order's status does not allow it")
    for order in wanted:
        order.status, order.supply = "confirm", supply.id
    return Response(status_code=204)


def _inside(supply: Supply, state: State) -> list[Order]:
    return [order for order in state.orders.values() if order.supply == supply.id]


async def orders_in(request: Request, state: State) -> Response:
    """What is in a supply."""
    supply = state.supplies.get(request.path_params["supply"])
    if supply is None:
        return refused(404, "NotFound", "The supply is not found")
    return JSONResponse({"orderIds": [order.id for order in _inside(supply, state)]})


async def drop_supply(request: Request, state: State) -> Response:
    """Delete a supply that is open and empty."""
    supply = state.supplies.get(request.path_params["supply"])
    if supply is None:
        return refused(404, "NotFound", "The supply is not found")
    if supply.done or _inside(supply, state):
        return refused(409, "SupplyHasOrders", "The supply is closed, or holds orders")
    del state.supplies[supply.id]
    return Response(status_code=204)


async def supply_code(request: Request, state: State) -> Response:
    """The QR code of a supply that was handed over."""
    supply = state.supplies.get(request.path_params["supply"])
    if supply is None:
        return refused(404, "NotFound", "The supply is not found")
    if not supply.done:
        return refused(409, "SupplyNotClosed", "The supply was not handed over")
    return JSONResponse({"barcode": supply.id, "file": PNG})


async def deliver(request: Request, state: State) -> Response:
    """Hand a supply over."""
    supply = state.supplies.get(request.path_params["supply"])
    if supply is None:
        return refused(404, "NotFound", "The supply is not found")
    inside = _inside(supply, state)
    if supply.done or not inside:
        return refused(409, "SupplyHasZeroOrders" if not inside else "SupplyIsDone", "The supply cannot be delivered")
    supply.done = True
    for order in inside:
        if order.status == "confirm":
            order.status, order.packed_at = "complete", state.now()
    return Response(status_code=204)
