"""How Yandex Market says what is fine and what is not, how its lists go on; and the limits of its groups of calls."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import Handler, Pace, Voice
from tradepost.channels.sandbox.state import State

T = TypeVar("T")
BUSINESS, CAMPAIGN, WAREHOUSE, RETURNS_WAREHOUSE = 51_000, 21_000, 31_000, 91_000
MOSCOW = ZoneInfo("Europe/Moscow")
CAMPAIGNS = Pace("campaigns", 1000, 3600, 10)
CARDS = Pace("cards", 100, 60, 10)
CATEGORIES = Pace("categories", 50, 3600, 5)
PRICES_READ = Pace("prices_read", 10, 60, 4)
PRICES = Pace("prices", 20, 60, 5)
WAREHOUSES = Pace("warehouses", 100, 3600, 5)
LONE_WAREHOUSES = Pace("lone_warehouses", 100, 3600, 5)
STOCKS = Pace("stocks", 50, 60, 5)
STOCKS_READ = Pace("stocks_read", 500, 60, 20)
ORDERS = Pace("orders", 10_000, 3600, 50)
RETURNS = Pace("returns", 5000, 3600, 20)
CHATS = Pace("chats", 5000, 3600, 20)
MESSAGES = Pace("messages", 1000, 3600, 10)
FEEDBACK = Pace("feedback", 5000, 3600, 20)
COMMENTS = Pace("comments", 1000, 3600, 10)
QUESTIONS = Pace("questions", 1000, 3600, 10)
ANSWERS = Pace("answers", 500, 3600, 10)
PROMOS = Pace("promos", 1000, 3600, 10)
PROMO_OFFERS = Pace("promo_offers", 5000, 3600, 20)
BIDS = Pace("bids", 500, 60, 20)
FIGURES = Pace("yandex_figures", 10_000, 3600, 50)


def no(status: int, title: str, detail: str) -> JSONResponse:
    """A refusal: one error with a code and a message."""
    return JSONResponse(
        {"status": "ERROR", "errors": [{"code": title.upper().replace(" ", "_"), "message": detail}]}, status
    )


def _token(request: Request) -> str:
    return request.headers.get("api-key") or request.headers.get("authorization", "").removeprefix("Bearer ")


VOICE = Voice(token=_token, no=no, stranger=403, too_many=420, tells=False)


def at_home(handler: Handler) -> Handler:
    """A handler that knows one cabinet and one shop."""

    async def answer(request: Request, state: State) -> Response:
        asked = request.path_params
        if asked.get("business", BUSINESS) != BUSINESS or asked.get("campaign", CAMPAIGN) != CAMPAIGN:
            return no(404, "not found", "The cabinet or the shop is not found")
        return await handler(request, state)

    return answer


def bad(message: str) -> JSONResponse:
    return no(400, "bad request", message)


def fine(result: Any = None) -> JSONResponse:
    return JSONResponse({"status": "OK"} if result is None else {"status": "OK", "result": result})


def moment(at: datetime) -> str:
    return at.astimezone(MOSCOW).isoformat()


def page(request: Request, items: Sequence[T], usual: int, most: int) -> tuple[Sequence[T], dict[str, str]]:
    """A part of a list, and how it goes on; ValueError for a part that is too large."""
    limit, start = int(request.query_params.get("limit", usual)), int(request.query_params.get("pageToken", 0))
    if not 1 <= limit <= most:
        raise ValueError(f"limit must be from 1 to {most}")
    more = {"nextPageToken": str(start + limit)} if start + limit < len(items) else {}
    return items[start : start + limit], more
