"""What was ordered and sold, from whichever warehouse, in the Wildberries dialect: feeds by what changed."""

from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.state import Order, State
from tradepost.channels.sandbox.wildberries.answers import MOSCOW, PARENT_NAME, SUBJECT_NAME, local
from tradepost.channels.sandbox.wildberries.orders import fate, sold_at

ROWS = 80_000
SPP = 20  # per cent that the marketplace gives from its own pocket
NEVER = "0001-01-01T00:00:00"


def _row(order: Order, state: State, at: datetime, changed: datetime) -> dict[str, Any]:
    good, pays = state.goods[order.nm], order.price * order.units / 100
    asked = round(pays * 100 / (100 - SPP), 2)
    return {
        "date": local(at),
        "lastChangeDate": local(changed),
        "warehouseName": "Подольск" if order.stored else "Own warehouse",
        "warehouseType": "Склад WB" if order.stored else "Склад продавца",
        "countryName": "Россия",
        "oblastOkrugName": "Центральный федеральный округ",
        "regionName": "Московская",
        "supplierArticle": good.sku,
        "nmId": good.nm,
        "barcode": good.barcode,
        "category": PARENT_NAME,
        "subject": SUBJECT_NAME,
        "brand": good.brand,
        "techSize": "0",
        "incomeID": 1 if order.stored else 0,
        "isSupply": False,
        "isRealization": True,
        "totalPrice": asked,
        "discountPercent": 0,
        "spp": SPP,
        "finishedPrice": pays,
        "priceWithDisc": asked,
        "sticker": str(order.id),
        "gNumber": f"u{order.id}",
        "srid": f"r{order.id}",
    }


def _told(request: Request, rows: list[dict[str, Any]]) -> Response:
    """Those that changed since a moment, the earliest first."""
    asked = request.query_params.get("dateFrom")
    if not asked:
        return JSONResponse({"errors": ["dateFrom: Поле обязательно"]}, 400)
    try:
        start = datetime.fromisoformat(asked)
    except ValueError:
        return JSONResponse({"errors": ["dateFrom: Значение не является датой"]}, 400)
    begin = local(start if start.tzinfo else start.replace(tzinfo=MOSCOW))
    found = sorted((row for row in rows if row["lastChangeDate"] >= begin), key=lambda row: row["lastChangeDate"])
    return JSONResponse(found[:ROWS])


async def ordered(request: Request, state: State) -> Response:
    """What was ordered."""
    rows = []
    for order in state.orders.values():
        gone = order.status == "cancel" or fate(order, state.now()).startswith(("canceled", "declined"))
        cancelled = {"isCancel": gone, "cancelDate": local(order.changed) if gone else NEVER}
        rows.append(_row(order, state, order.at, order.changed) | cancelled)
    return _told(request, rows)


async def sold(request: Request, state: State) -> Response:
    """What its buyers took, and what they brought back to a warehouse of the marketplace."""
    rows = []
    for order in state.orders.values():
        for letter, at in (("S", sold_at(order, state.now())), ("R", order.back_at)):
            if at is not None:
                row = _row(order, state, at, at)
                paid = {"paymentSaleAmount": 0, "forPay": row["finishedPrice"], "saleID": f"{letter}{order.id}"}
                rows.append(row | paid)
    return _told(request, rows)
