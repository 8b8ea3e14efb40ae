"""Ozon's Performance API: tokens for half an hour, campaigns paid by the click, their bids and daily figures.

Amounts are millionths of a rouble; figures are made up by the campaign's number and the day.
"""

from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import Pace, Voice
from tradepost.channels.sandbox.ozon.answers import LENT, moment
from tradepost.channels.sandbox.state import Campaign, State

ADVERTS = Pace("adverts", 100_000, 86_400, 100_000)
HALF_AN_HOUR = 1800
IN_A_KOPECK = 10_000
LEAST, USUAL = 300, 1200  # kopecks of a click
STATES = {4: "INACTIVE", 9: "RUNNING", 11: "INACTIVE"}


def no(status: int, _title: str, detail: str) -> JSONResponse:
    """A refusal: a sentence."""
    return JSONResponse({"error": detail}, status)


VOICE = Voice(
    token=lambda request: request.headers.get("authorization", "").removeprefix("Bearer "), no=no, tells=False
)


async def token(request: Request) -> Response:
    """A token by client credentials: the secret is one of the tokens that hold here, the client any."""
    state: State = request.app.state.market
    state.live()
    given = await request.json()
    until = state.tokens.get(given.get("client_secret", ""))
    if given.get("grant_type") != "client_credentials" or until is None or until <= state.now():
        return no(401, "unauthorized", "invalid client credentials")
    made = f"{LENT}{state.number(0)}"
    state.tokens[made] = state.now() + timedelta(seconds=HALF_AN_HOUR)
    return JSONResponse({"access_token": made, "expires_in": HALF_AN_HOUR, "token_type": "Bearer"})


def _mine(request: Request, state: State) -> Campaign | None:
    found = state.campaigns.get(int(request.path_params["campaign"]))
    return found if found and found.dialect == "ozon" else None


def _advert(one: Campaign) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "title": one.name,
        "state": f"CAMPAIGN_STATE_{STATES[one.status]}",
        "advObjectType": "SKU",
        "paymentType": "CPC",
        "fromDate": str(one.at.date()),
        "toDate": "",
        "budget": "0",
        "dailyBudget": str(one.daily * IN_A_KOPECK),
        "weeklyBudget": "0",
        "productAutopilotStrategy": "TARGET_BIDS",
        "createdAt": moment(one.at),
        "updatedAt": moment(one.at),
    }


def _page(request: Request, items: list[Any]) -> list[Any]:
    size, number = (int(request.query_params.get(name, usual)) for name, usual in (("pageSize", 100), ("page", 1)))
    return items[size * (number - 1) : size * number]


async def adverts(request: Request, state: State) -> Response:
    """Campaigns."""
    wanted = set(request.query_params.getlist("campaignIds"))
    found = [one for one in state.campaigns.values() if one.dialect == "ozon"]
    shown = [_advert(one) for one in found if not wanted or str(one.id) in wanted]
    return JSONResponse({"list": _page(request, shown), "total": str(len(shown))})


async def create(request: Request, state: State) -> Response:
    """Make a campaign, which shows nothing yet."""
    body = await request.json()
    if body.get("placement") not in {"PLACEMENT_SEARCH_AND_CATEGORY", "PLACEMENT_TOP_PROMOTION"}:
        return no(400, "bad request", "placement is not known")
    made = Campaign(state.number(8_000_000), body.get("title") or "", [], state.now(), status=4, dialect="ozon")
    made.daily = int(body.get("dailyBudget") or 0) // IN_A_KOPECK
    state.campaigns[made.id] = made
    return JSONResponse({"campaignId": str(made.id)})


async def move(request: Request, state: State) -> Response:
    """Start or stop a campaign."""
    one = _mine(request, state)
    if one is None:
        return no(404, "not found", "campaign is not found")
    if request.path_params["verb"] == "activate":
        if not one.nms:
            return no(400, "bad request", "campaign has no products")
        one.status = 9
    else:
        one.status = 11
    return JSONResponse(_advert(one))


async def change(request: Request, state: State) -> Response:
    """What it may spend in a day."""
    one, body = _mine(request, state), await request.json()
    if one is None:
        return no(404, "not found", "campaign is not found")
    if "dailyBudget" in body:
        daily = int(body["dailyBudget"]) // IN_A_KOPECK
        if 0 < daily < 50_000:
            return no(400, "bad request", "dailyBudget is below 500 roubles")
        one.daily = daily
    return JSONResponse({"campaignId": str(one.id)})


async def products(request: Request, state: State) -> Response:
    """What a campaign shows; POST has it show more, PUT sets bids."""
    one = _mine(request, state)
    if one is None:
        return no(404, "not found", "campaign is not found")
    numbers = {good.chrt: good.nm for good in state.goods.values()}
    if request.method == "GET":
        shown = [
            {"sku": str(state.goods[nm].chrt), "bid": str(one.bids[nm] * IN_A_KOPECK), "title": state.goods[nm].title}
            for nm in one.nms
        ]
        return JSONResponse({"products": _page(request, shown)})
    given = [(numbers.get(int(told["sku"])), told.get("bid")) for told in (await request.json())["bids"]]
    if not 1 <= len(given) <= 500:
        return no(400, "bad request", "bids must have 1 to 500 items")
    for nm, bid in given:
        if nm is None or (request.method == "PUT" and nm not in one.nms):
            return no(400, "bad request", "sku is not in the campaign")
        if bid is not None and int(bid) < LEAST * IN_A_KOPECK:
            return no(400, "bad request", "bid is below the least")
    for nm, bid in given:
        if nm is not None and nm not in one.nms:
            one.nms.append(nm)
        if nm is not None:
            one.bids[nm] = USUAL if bid is None else int(bid) // IN_A_KOPECK
    return JSONResponse({})


async def competitive(request: Request, state: State) -> Response:
    """What others bid."""
    one = _mine(request, state)
    skus = request.query_params.getlist("skus")
    if one is None or len(skus) > 200:
        return no(400, "bad request", "no such campaign, or too many skus")
    shown = {str(state.goods[nm].chrt) for nm in one.nms}
    told = [{"sku": sku, "bid": str(USUAL * IN_A_KOPECK if sku in shown else 0)} for sku in skus]
    return JSONResponse({"campaignId": str(one.id), "bids": told})


async def least(request: Request, _state: State) -> Response:
    """The least that is taken, in roubles."""
    skus = (await request.json())["sku"]
    return JSONResponse({"minBids": [{"sku": sku, "bid": LEAST / 100} for sku in skus]})


def _amount(kopecks: int) -> str:
    return f"{kopecks // 100},{kopecks % 100:02d}"


async def daily(request: Request, state: State) -> Response:
    """Figures by campaign and day."""
    asked = request.query_params
    first, last = (date.fromisoformat(asked[name]) for name in ("dateFrom", "dateTo"))
    if (last - first).days > 61:
        return no(400, "bad request", "max statistics period: 62 days")
    rows = []
    for number in asked.getlist("campaignIds"):
        one = state.campaigns.get(int(number))
        if one is None or one.dialect != "ozon" or one.status == 4:
            continue
        for step in range((last - first).days + 1):
            day = first + timedelta(days=step)
            if not one.at.date() <= day <= state.now().date():
                continue
            views = (one.id * 31 + day.toordinal() * 17) % 400 + 100
            clicks, orders = views // 20, views // 160
            told = {"views": str(views), "clicks": str(clicks), "orders": str(orders)}
            spent, money = clicks * USUAL, orders * 99_000
            row = {"id": number, "title": one.name, "date": str(day), **told}
            rows.append({**row, "moneySpent": _amount(spent), "avgBid": _amount(USUAL), "ordersMoney": _amount(money)})
    return JSONResponse({"rows": rows})
