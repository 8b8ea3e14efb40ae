"""Reports of sales, commissions and returns in the Wildberries dialect: reckoned from the orders there are."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import problem
from tradepost.channels.sandbox.state import Order, State
from tradepost.channels.sandbox.wildberries.answers import (
    MOSCOW,
    PARENT,
    PARENT_NAME,
    SUBJECT,
    SUBJECT_NAME,
    currency,
    local,
)
from tradepost.channels.sandbox.wildberries.orders import sold_at

# What bringing an item costs, and fetching it back, and the point it is picked up at, in kopecks.
THERE, BACK, POINT = 6000, 4000, 500
SHARES = {"kgvpMarketplace": 19.5, "paidStorageKgvp": 17, "kgvpSupplier": 12.5, "kgvpSupplierExpress": 3}  # percent
BANK = 15  # parts per thousand
SOLD, RETURNED, BROUGHT, FINED = "Продажа", "Возврат", "Логистика", "Штраф"


def _amount(minor: int) -> str:
    return f"{minor / 100:.2f}"


def _rows(order: Order, state: State) -> Iterator[dict[str, Any]]:
    """What was sold, what came back, and what bringing it cost: each a row, in the order it happened."""
    good, sold = state.goods[order.nm], order.price * order.units
    share = SHARES["paidStorageKgvp" if order.stored else "kgvpMarketplace"]
    point, bank, kept = POINT, sold * BANK // 1000, sold * int(share * 10) // 1000
    events: list[tuple[datetime | None, str, int]] = [
        (sold_at(order, state.now()), SOLD, THERE),
        (order.back_at, RETURNED, BACK),
    ]
    number = order.id * 10
    for at, kind, brought in events:
        if at is None:
            continue
        day = at.astimezone(MOSCOW).date()
        monday = day - timedelta(days=day.weekday())
        common = {
            "reportId": monday.toordinal(),
            "reportType": 1,
            "dateFrom": str(monday),
            "dateTo": str(monday + timedelta(days=6)),
            "createDate": str(monday + timedelta(days=7)),
            "rrDate": str(day),
            "currency": currency(state),
            **({} if order.stored else {"orderId": order.id}),
            "srid": f"r{order.id}",
            "nmId": good.nm,
            "vendorCode": good.sku,
            "title": good.title,
            "sku": good.barcode,
        }
        yield {
            **common,
            "rrdId": number,
            "docTypeName": kind,
            "sellerOperName": kind,
            "quantity": order.units,
            "retailAmount": _amount(sold),
            "forPay": _amount(sold - kept - bank - point),
            "acquiringFee": _amount(bank),
            "ppvzReward": _amount(point),
        }
        yield {
            **common,
            "rrdId": number + 1,
            "docTypeName": SOLD,
            "sellerOperName": BROUGHT,
            "bonusTypeName": "К клиенту при продаже" if kind == SOLD else "От клиента при возврате",
            "quantity": 0,
            "deliveryService": _amount(brought),
        }
        if order.fine and kind == SOLD:
            yield {
                **common,
                "rrdId": order.id * 10 + 9,
                "docTypeName": SOLD,
                "sellerOperName": FINED,
                "bonusTypeName": "Передан позже срока",
                "quantity": 0,
                "penalty": _amount(order.fine),
            }
        number += 2


async def sales(request: Request, state: State) -> Response:
    """Rows of a range of days behind one of them; 204 when there are none. A week is told while it still runs."""
    body = await request.json()
    limit, after = int(body.get("limit", 100_000)), int(body.get("rrdId", 0))
    try:
        start, end = (date.fromisoformat(body[name][:10]) for name in ("dateFrom", "dateTo"))
    except (KeyError, TypeError, ValueError):
        return problem(400, "GetReportDetailByPeriodNB decode error", "dateFrom and dateTo are days")
    if not 1 <= limit <= 100_000:
        return problem(400, "bad request", "limit must be from 1 to 100000")
    rows = [row for order in state.orders.values() for row in _rows(order, state)]
    found = sorted(
        (row for row in rows if str(start) <= row["rrDate"] <= str(end) and row["rrdId"] > after),
        key=lambda row: row["rrdId"],
    )[:limit]
    if not found:
        return Response(status_code=204)
    fields = set(body.get("fields") or found[0]) | {"rrdId"}
    return JSONResponse([{name: value for name, value in row.items() if name in fields} for row in found])


async def commissions(_request: Request, _state: State) -> Response:
    """What is taken in the one category there is."""
    names = {"parentID": PARENT, "parentName": PARENT_NAME, "subjectID": SUBJECT, "subjectName": SUBJECT_NAME}
    return JSONResponse({"report": [{**SHARES, "kgvpPickup": 12.5, "kgvpBooking": 12.5, **names}]})


async def goods_returns(request: Request, state: State) -> Response:
    """What came back: a day later it can be fetched, after another it was."""
    asked = request.query_params
    try:
        start, end = (date.fromisoformat(asked[name]) for name in ("dateFrom", "dateTo"))
    except (KeyError, ValueError):
        return problem(400, "bad request", "dateFrom and dateTo are days")
    if (end - start).days > 30:
        return problem(400, "bad request", "at most 31 days")
    shown = []
    for order in state.orders.values():
        if order.back_at is None or not start <= order.back_at.astimezone(MOSCOW).date() <= end:
            continue
        good, ready = state.goods[order.nm], order.back_at + timedelta(days=1)
        fetched = ready + timedelta(days=1)
        active = fetched > state.now()
        status = "Готов к выдаче" if ready <= state.now() else "В пути в пвз"
        shown.append(
            {
                "srid": f"r{order.id}",
                "shkId": order.id,
                **({} if order.stored else {"orderId": order.id}),
                "nmId": good.nm,
                "barcode": good.barcode,
                "orderDt": str(order.back_at.astimezone(MOSCOW).date()),
                "readyToReturnDt": local(ready) if ready <= state.now() else None,
                "completedDt": None if active else local(fetched),
                "isStatusActive": int(active),
                "returnType": "Возврат покупателя",
                "reason": "Не подошёл",
                "status": status if active else "Выдано",
            }
        )
    return JSONResponse({"report": shown})
