"""Orders in the Yandex Market dialect: an order of one item, in one box or none."""

from datetime import date, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.state import Order, State
from tradepost.channels.sandbox.yandex_market.answers import CAMPAIGN, MOSCOW, bad, fine, moment, no, page
from tradepost.channels.sandbox.yandex_market.goods import body_of

# A page that a printer takes, with nothing on it.
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 105 148]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
WORK = {"new": "STARTED", "confirm": "STARTED", "complete": "READY_TO_SHIP"}


def stands(order: Order) -> tuple[str, str]:
    """Its status and the word beside it."""
    if order.back_at is not None and order.back == order.units:
        return "RETURNED", "DELIVERY_SERVICE_DELIVERED"
    if order.fate == "sold":
        return "DELIVERED", "DELIVERY_SERVICE_DELIVERED"
    if order.status == "cancel":
        return "CANCELLED", "SHOP_FAILED"
    if order.fate.startswith(("cancel", "declined")):
        return "CANCELLED", "USER_CHANGED_MIND"
    if order.fate == "sorted":
        return "DELIVERY", "DELIVERY_SERVICE_RECEIVED"
    return ("PROCESSING", WORK[order.status]) if order.paid else ("UNPAID", "WAITING_USER_INPUT")


def _program(order: Order) -> str:
    return "FBY" if order.stored else "FBS"


def _order(order: Order, state: State) -> dict[str, Any]:
    good, (status, substatus) = state.goods[order.nm], stands(order)
    packed = order.status in {"confirm", "complete"}
    costs = {
        "payment": order.price * order.units - order.points,
        "cashback": order.points,
        "subsidy": order.points + order.subsidy,
    }
    prices = {name: {"value": kopecks / 100, "currencyId": "RUR"} for name, kopecks in costs.items() if kopecks}
    item = {"id": order.id, "offerId": good.sku, "offerName": good.title, "count": order.units}
    box = {"boxId": order.id, "barcode": f"{order.id}-1", "items": [{"id": order.id, "fullCount": order.units}]}
    day = order.at.astimezone(MOSCOW).date()
    return {
        "orderId": order.id,
        "campaignId": CAMPAIGN,
        "programType": _program(order),
        "status": status,
        "substatus": substatus,
        "creationDate": moment(order.at),
        "updateDate": moment(order.changed),
        "paymentType": "PREPAID",
        "paymentMethod": "YANDEX",
        "fake": False,
        "items": [{**item, "prices": prices}],
        "delivery": {
            "type": "DELIVERY",
            "serviceName": "Market",
            "deliveryServiceId": 1,
            "deliveryPartnerType": "YANDEX_MARKET",
            "dates": {"fromDate": str(day)},
            "shipment": {"id": 9_000_000 + day.toordinal(), "shipmentDate": str(day)},
            "courier": {"address": {"city": "Moscow"}},
            **({"boxesLayout": [box]} if packed else {}),
        },
    }


async def orders(request: Request, state: State) -> Response:
    """Orders by their numbers, or those placed in a range of days and changed in another; without days the last 30."""
    asked = await body_of(request)
    programs = asked.get("programTypes") or ["FBS", "FBY"]
    found = sorted((one for one in state.orders.values() if _program(one) in programs), key=lambda one: one.id)
    if wanted := asked.get("orderIds"):
        found = [one for one in found if one.id in wanted]
    else:
        days, today = asked.get("dates") or {}, state.now().astimezone(MOSCOW).date()
        start = date.fromisoformat(days.get("creationDateFrom") or str(today - timedelta(days=30)))
        end = max(date.fromisoformat(days.get("creationDateTo") or str(today)), start + timedelta(days=1))
        if (end - start).days > 30:
            return bad("At most 30 days")
        found = [one for one in found if start <= one.at.astimezone(MOSCOW).date() < end]
        if since := days.get("updateDateFrom"):
            found = [one for one in found if one.changed >= datetime.fromisoformat(since)]
        if until := days.get("updateDateTo"):
            found = [one for one in found if one.changed <= datetime.fromisoformat(until)]
    try:
        part, paging = page(request, found, 50, 50)
    except ValueError as error:
        return bad(str(error))
    body = {"orders": [_order(one, state) for one in part], "paging": paging}
    return JSONResponse(body)


async def boxes(request: Request, state: State) -> Response:
    """Say what is in which box, until it is ready to ship."""
    order = state.orders.get(request.path_params["order"])
    if order is None:
        return no(404, "not found", "The order is not found")
    if stands(order) != ("PROCESSING", "STARTED"):
        return bad("The order's status does not allow it")
    given = (await body_of(request)).get("boxes") or []
    items = [item for box in given for item in box.get("items", [])]
    if [one["id"] for one in items] != [order.id] or items[0].get("fullCount") != order.units:
        return bad("All items of the order must be in boxes")
    order.status = "confirm"
    return fine({"boxes": [{"boxId": order.id, "items": items}]})


async def ready(request: Request, state: State) -> Response:
    """Have several orders at another status: what became of each is in a 200."""
    given = (await body_of(request)).get("orders") or []
    if not 1 <= len(given) <= 30:
        return bad("orders must have 1 to 30 items")
    told = []
    for one in given:
        order = state.orders.get(one["id"])
        why = "The order is not found" if order is None else _move(order, one["status"], one.get("substatus", ""))
        status, substatus = stands(order) if order is not None else ("UNKNOWN", "UNKNOWN")
        said = {"updateStatus": "ERROR", "errorDetails": why} if why else {"updateStatus": "OK"}
        told.append({"id": one["id"], "status": status, "substatus": substatus, **said})
    return fine({"orders": told})


def _move(order: Order, status: str, substatus: str) -> str:
    """Have an order at another status: why not, or nothing."""
    now = stands(order)
    if now[0] != "PROCESSING" or (status, substatus) == now:
        return f"The order is {now[0]}/{now[1]}"
    if (status, substatus) == ("CANCELLED", "SHOP_FAILED"):
        order.status = "cancel"
        return ""
    if (status, substatus) == ("PROCESSING", "READY_TO_SHIP") and order.status == "confirm":
        order.status = "complete"
        return ""
    return "The order has no boxes" if order.status == "new" else "No such change"


async def status(request: Request, state: State) -> Response:
    """Have an order at another status."""
    order = state.orders.get(request.path_params["order"])
    if order is None:
        return no(404, "not found", "The order is not found")
    wanted = (await body_of(request))["order"]
    if why := _move(order, wanted["status"], wanted.get("substatus", "")):
        return bad(why)
    return JSONResponse({"order": _order(order, state)})


async def labels(request: Request, state: State) -> Response:
    """Labels of an order's boxes."""
    order = state.orders.get(request.path_params["order"])
    if order is None or order.status not in {"confirm", "complete"}:
        return bad("The order has no boxes")
    return Response(PDF, media_type="application/pdf")
