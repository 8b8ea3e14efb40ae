"""Returns, accruals and figures in the Ozon dialect: reckoned from the orders there are."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.ozon.answers import Body, amount, currency, moment, refused
from tradepost.channels.sandbox.ozon.goods import SHARES
from tradepost.channels.sandbox.ozon.orders import WITH_THE_BUYER, number, status
from tradepost.channels.sandbox.state import Good, Order, State

# What bringing a parcel costs, and fetching it back, in kopecks; what the bank takes, in parts per thousand.
THERE, BACK, BANK = 6000, 4000, 15
TYPES = {1: "Логистика", 2: "Обратная логистика", 3: "Эквайринг", 4: "Размещение на складе"}
METRICS = ("ordered_units", "revenue", "hits_view", "hits_tocart")


async def returns(body: Body, state: State) -> Response:
    """What came back in a period, by number."""
    limit, after = int(body["limit"]), int(body.get("last_id") or 0)
    if not 1 <= limit <= 500:
        return refused(400, "limit must be from 1 to 500")
    period = body["filter"]["visual_status_change_moment"]
    start, end = (datetime.fromisoformat(period[name]) for name in ("time_from", "time_to"))
    found = [one for one in state.orders.values() if one.back_at and start <= one.back_at <= end and one.id > after]
    found.sort(key=lambda one: one.id)
    shown = [_return(one, one.back_at, state) for one in found[:limit] if one.back_at]
    return JSONResponse({"returns": shown, "has_next": len(found) > limit})


def _return(order: Order, at: datetime, state: State) -> dict[str, Any]:
    good = state.goods[order.nm]
    return {
        "id": str(order.id),
        "posting_number": number(order),
        "order_number": f"{order.id}-0001",
        "return_reason_name": "The buyer changed their mind",
        "type": "ClientReturn",
        "schema": "Fbo" if order.stored else "Fbs",
        "product": {"sku": str(good.chrt), "offer_id": good.sku, "name": good.title, "quantity": order.back},
        "logistic": {"return_date": moment(at)},
        "visual": {"status": {"id": 3, "sys_name": "ArrivedAtReturnPlace"}, "change_moment": moment(at)},
    }


def _sum(minor: int, state: State) -> dict[str, str]:
    sign = "-" if minor < 0 else ""
    return {"amount": f"{sign}{amount(abs(minor))}", "currency": currency(state)}


def _accruals(day: date, state: State) -> Iterator[dict[str, Any]]:
    """What was delivered on a day and what came back, each with its fees; the bank's share by itself."""
    for order in state.orders.values():
        good, sold = state.goods[order.nm], order.price * order.units
        share = SHARES["fbo" if order.stored else "fbs"]
        kept = sold * share // 100
        delivered = order.packed_at + WITH_THE_BUYER if order.packed_at else None
        if delivered and delivered.date() == day and status(order, state.now()) == "delivered":
            yield _posting(order, good, day, state, (sold, -kept, -THERE), 1)
            fee = {"type_id": 3, "accrued": _sum(-sold * BANK // 1000, state)}
            yield {
                **_head(order, day, 2, "ITEM"),
                "item_fees": {"fees": [{"sku": good.chrt, "fees": [fee]}]},
                "total_amount": fee["accrued"],
            }
        if order.back_at and order.back_at.date() == day:
            back = order.price * order.back
            yield _posting(order, good, day, state, (-back, back * share // 100, -BACK), 2)


def _head(order: Order, day: date, kind: int, category: str) -> dict[str, Any]:
    return {
        "accrual_id": order.id * 10 + kind,
        "accrued_category": category,
        "date": str(day),
        "unit_number": number(order),
    }


def _posting(
    order: Order, good: Good, day: date, state: State, sums: tuple[int, int, int], type_id: int
) -> dict[str, Any]:
    sold, kept, brought = sums
    return {
        **_head(order, day, 0 if sold > 0 else 1, "POSTING"),
        "posting": {
            "delivery_schema": "FBO" if order.stored else "FBS",
            "products": [
                {
                    "sku": good.chrt,
                    "commission": {"sale_amount": _sum(sold, state), "commission": _sum(kept, state)},
                    "delivery": {
                        "services": [{"type_id": type_id, "accrued": _sum(brought, state)}],
                        "total_accrued": _sum(brought, state),
                    },
                }
            ],
        },
        "total_amount": _sum(sum(sums), state),
    }


async def accruals(body: Body, state: State) -> Response:
    """A day's accruals, a hundred at a time."""
    found, skip = list(_accruals(date.fromisoformat(body["date"]), state)), int(body["last_id"] or 0)
    more = len(found) > skip + 100
    return JSONResponse({"accruals": found[skip : skip + 100], "last_id": str(skip + 100) if more else ""})


async def accrual_types(_body: Body, _state: State) -> Response:
    """What types are called."""
    return JSONResponse({"accrual_types": [{"id": n, "name": name, "description": ""} for n, name in TYPES.items()]})


async def figures(body: Body, state: State) -> Response:
    """Figures by item and day: what was ordered as it was, what was looked at made up by number and day."""
    if body["dimension"] != ["sku", "day"] or set(body["metrics"]) - set(METRICS):
        return refused(400, "InvalidArgument: only sku and day, and the metrics that the sandbox has")
    first, last = (date.fromisoformat(body[name]) for name in ("date_from", "date_to"))
    rows = []
    for step in range(max(0, (last - first).days + 1)):
        day = first + timedelta(days=step)
        for good in state.goods.values():
            told = _figures(good, day, state)
            dimensions = [{"id": str(good.chrt), "name": good.title}, {"id": str(day), "name": ""}]
            rows.append({"dimensions": dimensions, "metrics": [told[name] for name in body["metrics"]]})
    limit, offset = int(body["limit"]), int(body.get("offset") or 0)
    return JSONResponse({"result": {"data": rows[offset : offset + limit], "totals": []}, "timestamp": ""})


def _figures(good: Good, day: date, state: State) -> dict[str, float]:
    mine = [one for one in state.orders.values() if one.nm == good.nm and one.at.date() == day]
    units, views = sum(one.units for one in mine), (day.toordinal() * 17 + good.nm) % 400 + 100
    return {
        "ordered_units": units,
        "revenue": sum(one.price * one.units for one in mine) / 100,
        "hits_view": views,
        "hits_tocart": views // 20 + units,
    }


async def queries(body: Body, state: State) -> Response:
    """What buyers are made up to have typed: the name of a good, its first word, and that it is to be bought."""
    skus, size, page = {int(one) for one in body["skus"]}, int(body["page_size"]), int(body.get("page") or 0)
    if datetime.fromisoformat(body["date_to"]).date() >= state.now().date():
        return refused(400, "date_to must be before today")
    rows = []
    for good in state.goods.values():
        if good.chrt not in skus:
            continue
        name = good.title.lower()
        typed = dict.fromkeys([name, name.split()[0], f"купить {name}"])
        for n, text in enumerate(typed):
            searches = 900 // (n + 1) + good.nm % 50
            rows.append(
                {
                    "query": text,
                    "sku": good.chrt,
                    "unique_search_users": searches,
                    "unique_view_users": searches // 3,
                    "order_count": searches // 60,
                    "position": float(good.nm % 20 + 1 + 4 * n),
                }
            )
    pages = -(-len(rows) // size)
    return JSONResponse({"queries": rows[page * size : (page + 1) * size], "page_count": pages, "total": len(rows)})
