"""How Ozon writes moments and amounts, says who may ask, and says no; and the limits of its calls."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pycountry
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import Pace, Voice
from tradepost.channels.sandbox.state import State

WAREHOUSE = 1_020_000_031_000
ALL = Pace("all", 50, 1, 50)
STOCKS = Pace("stocks", 80, 60, 80)
FIGURES = Pace("figures", 1, 60, 1)
LENT = "performance-"  # how the tokens begin that advertising lends for half an hour
CODES = {400: 3, 403: 7, 404: 5, 429: 8, 500: 13, 504: 14}  # gRPC's
Body = dict[str, Any]
Handler = Callable[[Body, State], Awaitable[Response]]


def refused(status: int, message: str) -> JSONResponse:
    """An error: its code, and a sentence."""
    return JSONResponse({"code": CODES.get(status, 2), "message": message, "details": []}, status)


VOICE = Voice(
    token=lambda request: request.headers.get("api-key", "") if request.headers.get("client-id") else "",
    no=lambda status, _title, detail: refused(status, detail),
    stranger=403,
    tells=False,
)


def told(handler: Handler) -> Callable[[Request, State], Awaitable[Response]]:
    """A handler that is given the request's body; what is no object is refused."""

    async def answer(request: Request, state: State) -> Response:
        raw = await request.body()
        try:
            body = await request.json() if raw else {}
            return await handler(body, state)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            return refused(400, f"proto: syntax error: {type(error).__name__} {error}")

    return answer


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def amount(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02d}00"


def currency(state: State) -> str:
    """What it counts in."""
    found = pycountry.currencies.get(numeric=f"{state.manners.currency:03d}")
    return str(found.alpha_3) if found else "RUB"
