"""How Wildberries writes moments, what is fine, and what is not; and the limits of its groups of calls."""

from datetime import UTC, datetime
from typing import Any

from starlette.responses import JSONResponse

from tradepost.channels.sandbox.manners import Pace

WAREHOUSE = 31_000
CONTENT = Pace("content", 100, 60, 5)
PRICES = Pace("prices", 10, 6, 5)
STOCKS = Pace("stocks", 300, 60, 20, per_refusal=10)
ORDERS = Pace("orders", 300, 60, 20, per_refusal=10)
FEEDBACKS = Pace("feedbacks", 3, 1, 6)
ADVERTS = Pace("adverts", 5, 1, 5)
FULLSTATS = Pace("fullstats", 3, 60, 1)
PING = Pace("ping", 3, 30, 3)
COMMON = Pace("common", 1, 60, 10)


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def wrong(message: str, status: int = 400) -> JSONResponse:
    """How older calls say no; newer ones have a code and a message."""
    return JSONResponse({"data": None, "error": True, "errorText": message, "additionalErrors": None}, status)


def refused(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"code": code, "message": message, "data": None}, status)


def fine(data: Any, status: int = 200) -> JSONResponse:
    return JSONResponse({"data": data, "error": False, "errorText": ""}, status)
