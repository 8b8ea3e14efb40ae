"""How often listings are looked at and ordered, in the Avito dialect."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.avito.answers import bad
from tradepost.channels.sandbox.state import Good, State

MOSCOW = ZoneInfo("Europe/Moscow")


async def statistics(request: Request, state: State) -> Response:
    """Made up by the listing and the day, so that asking twice tells the same."""
    body = await request.json()
    first, last = (date.fromisoformat(body[name]) for name in ("dateFrom", "dateTo"))
    if not 1 <= len(body["itemIds"]) <= 200 or not 0 <= (last - first).days < 270:
        return bad("1 to 200 items and at most 270 days")
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    shown = [
        {
            "itemId": item,
            "stats": [
                {
                    "date": str(day),
                    "uniqViews": (item * 7 + day.toordinal() * 13) % 50,
                    "uniqContacts": 1,
                    "uniqFavorites": 0,
                }
                for day in days
            ],
        }
        for item in body["itemIds"]
        if item in state.goods
    ]
    return JSONResponse({"result": {"items": shown}})


def _figures(good: Good, day: date, state: State) -> dict[str, float]:
    ordered = [one for one in state.orders.values() if one.nm == good.nm and one.at.astimezone(MOSCOW).date() == day]
    return {
        "orderedItems": sum(one.units for one in ordered),
        "orderedItemsPrice": sum(one.units * one.price for one in ordered),
    }


async def analytics(request: Request, state: State) -> Response:
    """Figures of a day by listing; of those that are asked for, those that there are."""
    body = await request.json()
    if body.get("grouping") != "item" or body["dateFrom"] != body["dateTo"] or not 1 <= body["limit"] <= 1000:
        return bad("Only a day by item is counted here, at most 1000 of them")
    day, start = date.fromisoformat(body["dateFrom"]), int(body["offset"])
    goods = list(state.goods.values())
    shown = [
        {
            "id": good.nm,
            "type": "item",
            "metrics": [
                {"slug": slug, "value": value}
                for slug, value in _figures(good, day, state).items()
                if slug in body["metrics"]
            ],
        }
        for good in goods[start : start + body["limit"]]
    ]
    return JSONResponse({"result": {"dataTotalCount": len(goods), "groupings": shown, "timestamp": ""}})
