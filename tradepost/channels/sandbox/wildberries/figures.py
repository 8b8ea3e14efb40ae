"""Figures in the Wildberries dialect: orders as they were; what was opened and typed is made up by number and day."""

from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import problem
from tradepost.channels.sandbox.state import Good, State
from tradepost.channels.sandbox.wildberries.answers import MOSCOW, currency

WEEK, YEAR = timedelta(days=7), timedelta(days=365)


def _bad(why: str) -> Response:
    return problem(400, "bad request", why)


def _period(
    asked: dict[str, Any], state: State, *, back: timedelta = YEAR, most: timedelta = YEAR
) -> list[date] | None:
    """Its days; None for a period that is not answered."""
    try:
        first, last = (date.fromisoformat(asked[name]) for name in ("start", "end"))
    except (KeyError, TypeError, ValueError):
        return None
    today = state.now().astimezone(MOSCOW).date()
    if first > last or last > today or today - first > back or last - first >= most:
        return None
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _opened(good: Good, day: date, state: State) -> dict[str, int]:
    mine = [one for one in state.orders.values() if one.nm == good.nm and one.at.astimezone(MOSCOW).date() == day]
    units, views = sum(one.units for one in mine), (day.toordinal() * 17 + good.nm) % 400 + 100
    return {
        "openCount": views,
        "cartCount": views // 20 + units,
        "orderCount": units,
        "orderSum": sum(one.price * one.units for one in mine) // 100,
    }


def _product(good: Good) -> dict[str, Any]:
    return {"nmId": good.nm, "title": good.title, "vendorCode": good.sku, "brandName": good.brand}


async def funnel(request: Request, state: State) -> Response:
    """Figures of a whole period, of all cards without numbers."""
    body = await request.json()
    days, numbers = _period(body.get("selectedPeriod"), state), body.get("nmIds") or list(state.goods)
    limit, offset = int(body.get("limit", 50)), int(body.get("offset", 0))
    if days is None or limit > 1000 or len(numbers) > 1000:
        return _bad("selectedPeriod is of the last 365 days, limit and nmIds at most 1000")
    shown = []
    for good in [state.goods[number] for number in numbers if number in state.goods][offset : offset + limit]:
        told = [_opened(good, day, state) for day in days]
        sums = {name: sum(one[name] for one in told) for name in told[0]}
        period = {"start": str(days[0]), "end": str(days[-1])}
        shown.append({"product": _product(good), "statistic": {"selected": {"period": period, **sums}}})
    return JSONResponse({"data": {"products": shown, "currency": currency(state)}})


async def funnel_days(request: Request, state: State) -> Response:
    """Figures by day, of the last week."""
    body = await request.json()
    days, numbers = _period(body.get("selectedPeriod"), state, back=WEEK), body.get("nmIds") or []
    if days is None or not 1 <= len(numbers) <= 20:
        return _bad("selectedPeriod is of the last week, nmIds are 1 to 20")
    shown = [
        {
            "product": _product(good),
            "history": [{"date": str(day), **_opened(good, day, state)} for day in days],
            "currency": currency(state),
        }
        for good in [state.goods[number] for number in numbers if number in state.goods]
    ]
    return JSONResponse(shown)


def _typed(good: Good) -> list[tuple[str, int, int]]:
    """What buyers are made up to have typed: the good's name, its first word, and that it is to be bought."""
    name = good.title.lower()
    texts = dict.fromkeys([name, name.split()[0], f"купить {name}"])
    return [(text, 900 // (n + 1) + good.nm % 50, good.nm % 20 + 1 + 4 * n) for n, text in enumerate(texts)]


async def queries(request: Request, state: State) -> Response:
    """The queries by which cards were opened most, so many of each."""
    body = await request.json()
    limit, numbers = int(body.get("limit", 0)), body.get("nmIds") or []
    if _period(body.get("currentPeriod"), state) is None or not 1 <= limit <= 30 or not 1 <= len(numbers) <= 50:
        return _bad("currentPeriod is of the last 365 days, limit is 1 to 30, nmIds are 1 to 50")
    items = [
        {
            "text": text,
            "nmId": good.nm,
            "vendorCode": good.sku,
            "name": good.title,
            "frequency": {"current": searches},
            "weekFrequency": searches,
            "medianPosition": {"current": place},
            "avgPosition": {"current": place},
            "openCard": {"current": searches // 3, "percentile": 50},
            "addToCart": {"current": searches // 20, "percentile": 50},
            "orders": {"current": searches // 60, "percentile": 50},
            "visibility": {"current": 50},
        }
        for good in [state.goods[number] for number in numbers if number in state.goods]
        for text, searches, place in _typed(good)[:limit]
    ]
    return JSONResponse({"data": {"items": items, "currency": currency(state)}})


async def query_days(request: Request, state: State) -> Response:
    """Where a card stood for queries, by day; 0 for those that it was not found by."""
    body = await request.json()
    days, texts = _period(body.get("period"), state, most=WEEK), body.get("searchTexts") or []
    good = state.goods.get(body.get("nmId", 0))
    if days is None or good is None or not 1 <= len(texts) <= 30:
        return _bad("period is at most 7 days of the last 365, searchTexts are 1 to 30")
    known = {text: (searches, place) for text, searches, place in _typed(good)}
    items = []
    for text in texts:
        searches, place = known.get(" ".join(text.lower().split()), (0, 0))
        told = [{"dt": str(day), "avgPosition": place, "orders": searches // 60} for day in days]
        items.append({"text": text, "frequency": searches, "dateItems": told})
    return JSONResponse({"data": {"total": [], "items": items}})
