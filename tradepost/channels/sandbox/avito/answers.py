"""How Avito gives tokens and says no, and the limits of its groups of calls."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import Pace, Voice
from tradepost.channels.sandbox.state import State

USER = 94_235
DAY = 86_400
ACCOUNT = Pace("account", 60, 60, 10)
ITEMS = Pace("items", 25, 60, 3)
AD_IDS = Pace("ad_ids", 60, 60, 5)
CATEGORIES = Pace("avito_categories", 60, 60, 5)
PRICES = Pace("avito_prices", 150, 60, 10)
STOCKS = Pace("avito_stocks", 100, 60, 10)
STOCKS_READ = Pace("avito_stocks_read", 100, 60, 10)
ORDERS = Pace("avito_orders", 500, 60, 20)
TRANSITIONS = Pace("transitions", 100, 60, 10)
LABELS = Pace("labels", 1000, 60, 20)
REVIEWS = Pace("reviews", 60, 60, 5)
MESSENGER = Pace("messenger", 300, 60, 20)
FIGURES = Pace("avito_figures", 60, 60, 3)
ANALYTICS = Pace("analytics", 1, 60, 1)
SPENDINGS = Pace("spendings", 1, 60, 1)
CAMPAIGNS = Pace("avito_campaigns", 60, 60, 10)
PROMOTED = Pace("promoted", 400, 60, 20)
TERMS = Pace("bid_terms", 20, 60, 5)
BIDS = Pace("avito_bids", 20, 60, 5)
BIDS_BACK = Pace("bids_back", 300, 60, 20)


def no(status: int, _title: str, detail: str) -> JSONResponse:
    """How most sections say no."""
    return JSONResponse({"error": {"code": status, "message": detail}}, status)


def _bearer(request: Request) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ")


VOICE = Voice(token=_bearer, no=no, stranger=403, tells=False)


def bad(message: str) -> JSONResponse:
    return no(400, "bad request", message)


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


async def token(request: Request) -> Response:
    """A token for a day by client credentials: the secret is one of the tokens that hold here, the client any."""
    state: State = request.app.state.market
    state.live()
    given = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
    until = state.tokens.get(given.get("client_secret", ""))
    if given.get("grant_type") != "client_credentials" or until is None or until <= state.now():
        # Theirs as well comes with 200.
        return JSONResponse({"error": "invalid_client", "error_description": "Client authentication failed"})
    made = f"avito-{state.number(0)}"
    state.tokens[made] = state.now() + timedelta(seconds=DAY)
    return JSONResponse({"access_token": made, "expires_in": DAY, "token_type": "Bearer"})
