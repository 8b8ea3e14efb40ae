"""Autostrategy campaigns and prices of target actions in the Avito dialect: budgets in roubles, bids in kopecks."""

from datetime import date, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.avito.answers import USER, bad, moment, no
from tradepost.channels.sandbox.avito.figures import MOSCOW
from tradepost.channels.sandbox.state import Campaign, State

DIALECT, ACTIONS = "avito", "avito_actions"
CLICKS = 5
LEAST, ADVISED = 500, 1400  # kopecks of a target action
STOPPED = 4


def _status(one: Campaign, state: State) -> int:
    if one.status == STOPPED:
        return STOPPED
    return 5 if one.at.date() > state.now().date() else 1


def _campaign(one: Campaign, state: State) -> dict[str, Any]:
    return {
        "campaignId": one.id,
        "campaignType": "AS",
        "title": one.name,
        "statusId": _status(one, state),
        "budget": one.budget,
        "balance": one.budget,
        "itemsCount": len(one.nms),
        "startTime": moment(one.at),
        "finishTime": moment(one.until or one.at),
        "updateTime": moment(state.now()),
        "userId": USER,
        "version": one.version,
    }


async def _mine(request: Request, state: State) -> tuple[dict[str, Any], Campaign | None]:
    body: dict[str, Any] = await request.json()
    one = state.campaigns.get(body["campaignId"])
    return body, one if one and one.dialect == DIALECT else None


async def campaigns(request: Request, state: State) -> Response:
    """The campaigns, a part."""
    body = await request.json()
    mine = [one for one in state.campaigns.values() if one.dialect == DIALECT]
    start = body.get("offset", 0)
    part = [_campaign(one, state) for one in mine[start : start + body["limit"]]]
    return JSONResponse({"campaigns": part, "totalCount": len(mine)})


async def create(request: Request, state: State) -> Response:
    """Make a campaign; it begins when it says."""
    body = await request.json()
    items = body.get("items") or []
    if body.get("campaignType") != "AS" or not items or any(one not in state.goods for one in items):
        return bad("items are needed, of this account")
    if not isinstance(body.get("budget"), int) or body["budget"] < 1000:
        return bad("budget is below 1000 roubles")
    starts, ends = (datetime.fromisoformat(body[name]) for name in ("startTime", "finishTime"))
    one = Campaign(state.number(700), body["title"], items, starts, 1, body["budget"], dialect=DIALECT, until=ends)
    state.campaigns[one.id] = one
    return JSONResponse({"campaign": _campaign(one, state)})


async def info(request: Request, state: State) -> Response:
    """A campaign with its listings."""
    _, one = await _mine(request, state)
    if one is None:
        return bad("The campaign is not found")
    items = [{"itemId": nm, "isActive": True} for nm in one.nms]
    return JSONResponse({"campaign": _campaign(one, state), "items": items})


async def change(request: Request, state: State) -> Response:
    """Change a campaign or end it, at the version that is known."""
    body, one = await _mine(request, state)
    if one is None or one.status == STOPPED:
        return bad("The campaign is not found, or is over")
    if body["version"] != one.version:
        return no(409, "conflict", "The campaign has another version")
    one.version += 1
    if request.url.path.endswith("/stop"):
        one.status = STOPPED
    one.budget = body.get("budget", one.budget)
    one.at = datetime.fromisoformat(body["startTime"]) if "startTime" in body else one.at
    return JSONResponse({"campaign": _campaign(one, state)})


async def stat(request: Request, state: State) -> Response:
    """Visits and calls of each day that it ran; made up by the campaign and the day."""
    _, one = await _mine(request, state)
    if one is None:
        return bad("The campaign is not found")
    first, today = one.at.astimezone(MOSCOW).date(), state.now().astimezone(MOSCOW).date()
    days = [first + timedelta(days=n) for n in range(max(0, (today - first).days + 1))]
    told = [{"date": str(day), "views": (one.id * 3 + day.toordinal() * 7) % 90, "calls": 1} for day in days]
    return JSONResponse({"stat": told, "totals": {"calls": len(told), "views": sum(day["views"] for day in told)}})


def _actions(state: State) -> Campaign:
    return state.campaigns.setdefault(USER, Campaign(USER, "Target actions", [], state.now(), 1, dialect=ACTIONS))


async def promoted(request: Request, state: State) -> Response:
    """What is paid for target actions."""
    wanted, bids = (await request.json())["itemIDs"], _actions(state).bids
    if not 1 <= len(wanted) <= 200:
        return bad("1 to 200 items")
    shown: list[dict[str, Any]] = [
        {"itemID": nm, "actionTypeID": CLICKS, **({"manualPromotion": {"bidPenny": bids[nm]}} if nm in bids else {})}
        for nm in wanted
        if nm in state.goods
    ]
    return JSONResponse({"items": shown})


async def terms(request: Request, state: State) -> Response:
    """What may be paid for a target action."""
    nm = request.path_params["item"]
    if nm not in state.goods:
        return no(404, "not found", "The item is not found")
    manual = {
        "bidPenny": _actions(state).bids.get(nm),
        "recBidPenny": ADVISED,
        "minBidPenny": LEAST,
        "maxBidPenny": 100 * ADVISED,
        "minLimitPenny": 10 * LEAST,
        "maxLimitPenny": 1000 * ADVISED,
        "bids": [{"valuePenny": ADVISED, "minForecast": 1, "maxForecast": 2, "compare": 10}],
    }
    return JSONResponse({"actionTypeID": CLICKS, "selectedType": "manual", "manual": manual})


async def set_bid(request: Request, state: State) -> Response:
    """Take a price; nothing is said."""
    body = await request.json()
    if body["itemID"] not in state.goods or body["actionTypeID"] != CLICKS:
        return bad("The item is not found, or has other actions")
    if body["bidPenny"] < LEAST:
        return bad("bidPenny is below the least")
    _actions(state).bids[body["itemID"]] = body["bidPenny"]
    return Response()


async def leave(request: Request, state: State) -> Response:
    """Go back to the price list."""
    _actions(state).bids.pop((await request.json())["itemID"], None)
    return JSONResponse({"message": "The base price holds again"})


async def spendings(request: Request, state: State) -> Response:
    """What listings cost by day, in roubles; made up by the listing and the day."""
    body = await request.json()
    first, last = (date.fromisoformat(body[name]) for name in ("dateFrom", "dateTo"))
    if body.get("grouping") != "day" or not 0 <= (last - first).days < 270:
        return bad("Only days are counted here, at most 270")
    items = [nm for nm in (body.get("filter") or {}).get("itemIDs", ()) if nm in state.goods]
    told = [
        {
            "date": str(day),
            "type": "day",
            "spendings": [
                {"slug": kind, "value": sum((nm + day.toordinal()) % 50 + 0.5 for nm in items)}
                for kind in body["spendingTypes"]
            ],
        }
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    ]
    return JSONResponse({"result": {"groupings": told, "timestamp": int(state.now().timestamp())}})
