"""How Wildberries writes moments, what is fine, and what is not; and the limits of its groups of calls."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import pycountry
from starlette.responses import JSONResponse

from tradepost.channels.sandbox.manners import Pace
from tradepost.channels.sandbox.state import State

WAREHOUSE = 31_000
PARENT, SUBJECT, PARENT_NAME, SUBJECT_NAME = 479, 105, "Home", "Goods"  # the one category there is
CONTENT = Pace("content", 100, 60, 5)
UPLOADS = Pace("uploads", 10, 60, 5)
UPDATES = Pace("updates", 10, 60, 5)
FAULTS = Pace("faults", 10, 60, 5)
MEDIA = Pace("media", 100, 60, 5)
PRICES = Pace("prices", 10, 6, 5)
CALENDAR = Pace("calendar", 10, 6, 5)
STOCKS = Pace("stocks", 300, 60, 20, per_refusal=10)
ORDERS = Pace("orders", 300, 60, 20, per_refusal=10)
CANCELS = Pace("cancels", 100, 60, 20, per_refusal=10)
FEEDBACKS = Pace("feedbacks", 3, 1, 6)
ADVERTS = Pace("adverts", 5, 1, 5)
NEW_ADVERTS = Pace("new adverts", 5, 60, 5)
BUDGETS = Pace("budgets", 4, 1, 4)
DEPOSITS = Pace("deposits", 1, 1, 5)
LEAST_BIDS = Pace("least bids", 20, 60, 5)
FULLSTATS = Pace("fullstats", 3, 60, 1)
PING = Pace("ping", 3, 30, 3)
COMMON = Pace("common", 1, 60, 10)
FINANCE = Pace("finance", 1, 60, 1)
COMMISSIONS = Pace("commissions", 1, 60, 2)
RETURNS = Pace("returns", 1, 60, 10)
ORDERED = Pace("ordered", 1, 60, 10)
SOLD = Pace("sold", 1, 60, 1)
CHATS = Pace("chats", 10, 10, 10)
FUNNEL = Pace("funnel", 3, 60, 3)
FUNNEL_DAYS = Pace("funnel days", 3, 60, 3)
QUERIES = Pace("queries", 3, 60, 3)
QUERY_DAYS = Pace("query days", 3, 60, 3)
MOSCOW = ZoneInfo("Europe/Moscow")


@lru_cache(1 << 17)  # a catalogue is looked through by when its cards changed, again and again
def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local(at: datetime) -> str:
    """A moment as reports have it: Moscow's, without a zone."""
    return at.astimezone(MOSCOW).strftime("%Y-%m-%dT%H:%M:%S")


def currency(state: State) -> str:
    """What it counts in."""
    found = pycountry.currencies.get(numeric=f"{state.manners.currency:03d}")
    return str(found.alpha_3) if found else "RUB"


def wrong(message: str, status: int = 400) -> JSONResponse:
    """How older calls say no; newer ones have a code and a message."""
    return JSONResponse({"data": None, "error": True, "errorText": message, "additionalErrors": None}, status)


def refused(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"code": code, "message": message, "data": None}, status)


def fine(data: Any, status: int = 200) -> JSONResponse:
    return JSONResponse({"data": data, "error": False, "errorText": ""}, status)
