"""What buyers say, and advertising, in the Wildberries dialect."""

from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import problem
from tradepost.channels.sandbox.state import Campaign, Said, State
from tradepost.channels.sandbox.wildberries.answers import fine, moment, wrong


def _about(said: Said, state: State) -> dict[str, Any]:
    good = state.goods[said.nm]
    return {
        "nmId": good.nm,
        "imtId": good.nm,
        "productName": good.title,
        "supplierArticle": good.sku,
        "supplierName": "Sandbox seller",
        "brandName": good.brand,
    }


def _of_people(request: Request, state: State, *, reviews: bool) -> list[Said]:
    asked = request.query_params
    answered = asked.get("isAnswered", "").lower() == "true"
    start, end = int(asked.get("dateFrom", 0)), int(asked.get("dateTo", 2**40))
    found = [
        one
        for one in state.said.values()
        if bool(one.stars) is reviews and bool(one.answer) is answered and start <= one.at.timestamp() <= end
    ]
    found.sort(key=lambda one: (one.at, one.id), reverse=asked.get("order") != "dateAsc")
    skip = int(asked.get("skip", 0))
    return found[skip : skip + int(asked.get("take", 0))]


def _feedback(one: Said, state: State) -> dict[str, Any]:
    return {
        "id": one.id,
        "text": one.text,
        "pros": "",
        "cons": "",
        "productValuation": one.stars,
        "createdDate": moment(one.at),
        "answer": {"text": one.answer, "state": "wbRu", "editable": False} if one.answer else None,
        "state": "wbRu" if one.answer else "none",
        "productDetails": _about(one, state),
        "photoLinks": None,
        "userName": one.author,
        "wasViewed": True,
    }


async def feedback(request: Request, state: State) -> Response:
    """One review."""
    one = state.said.get(request.query_params.get("id", ""))
    return wrong("The feedback is not found", 404) if one is None or not one.stars else fine(_feedback(one, state))


async def feedbacks(request: Request, state: State) -> Response:
    """Reviews, answered or not."""
    if not 1 <= int(request.query_params.get("take", 0)) <= 5000 or "isAnswered" not in request.query_params:
        return wrong("take must be from 1 to 5000, isAnswered true or false")
    shown = [_feedback(one, state) for one in _of_people(request, state, reviews=True)]
    return fine({"countUnanswered": 0, "countArchive": 0, "feedbacks": shown})


async def answer_feedback(request: Request, state: State) -> Response:
    """Answer a review. A number that there is not is taken like any other, and nothing comes of it."""
    body = await request.json()
    if not 2 <= len(body.get("text", "")) <= 5000:
        return wrong("text must have 2 to 5000 letters")
    said = state.said.get(body.get("id", ""))
    if said is not None and said.stars:
        said.answer = body["text"]
    return Response(status_code=204)


async def questions(request: Request, state: State) -> Response:
    """Questions, answered or not."""
    if not 1 <= int(request.query_params.get("take", 0)) <= 10_000 or "isAnswered" not in request.query_params:
        return wrong("take must be from 1 to 10000, isAnswered true or false")
    shown = [
        {
            "id": one.id,
            "text": one.text,
            "createdDate": moment(one.at),
            "state": "wbRu" if one.answer else "suppliersPortalSynch",
            "answer": {"text": one.answer, "editable": False, "createDate": moment(one.at)} if one.answer else None,
            "productDetails": _about(one, state),
            "wasViewed": True,
            "isWarned": False,
        }
        for one in _of_people(request, state, reviews=False)
    ]
    return fine({"countUnanswered": 0, "countArchive": 0, "questions": shown})


async def answer_question(request: Request, state: State) -> Response:
    """Answer a question."""
    body = await request.json()
    said = state.said.get(body.get("id", ""))
    if said is None or said.stars:
        return wrong("The question is not found", 404)
    if "answer" in body:
        said.answer = body["answer"]["text"]
    return fine(None)


def _advert(one: Campaign) -> dict[str, Any]:
    return {
        "id": one.id,
        "bid_type": "manual",
        "status": one.status,
        "settings": {
            "name": one.name,
            "payment_type": "cpm",
            "placements": {"search": True, "recommendations": False},
        },
        "nm_settings": [
            {
                "nm_id": nm,
                "bids_kopecks": {"search": one.bids.get(nm, 0), "recommendations": 0},
                "subject": {"id": 105, "name": "Goods"},
            }
            for nm in one.nms
        ],
        "timestamps": {
            "created": moment(one.at),
            "updated": moment(one.at),
            "started": None,
            "deleted": "2100-01-01T00:00:00Z",
        },
    }


async def adverts(request: Request, state: State) -> Response:
    """Campaigns."""
    wanted = request.query_params.get("ids")
    ids = {int(one) for one in wanted.split(",")} if wanted else None
    mine = [one for one in state.campaigns.values() if one.dialect == "wildberries"]
    return JSONResponse({"adverts": [_advert(one) for one in mine if ids is None or one.id in ids]})


async def new_advert(request: Request, state: State) -> Response:
    """Make a campaign."""
    body = await request.json()
    nms = [nm for nm in body.get("nms", []) if nm in state.goods]
    if not nms or len(body["nms"]) > 50:
        return problem(400, "bad request", "nms: none of them is yours, or they are more than 50")
    made = Campaign(state.number(20_000_000), body["name"], nms, state.now())
    state.campaigns[made.id] = made
    return JSONResponse(made.id)


def _campaign(request: Request, state: State) -> Campaign | None:
    return state.campaigns.get(int(request.query_params.get("id", 0)))


async def move_advert(request: Request, state: State) -> Response:
    """Start, pause or stop a campaign."""
    one, verb = _campaign(request, state), request.path_params["verb"]
    allowed = {"start": ({4, 11}, 9), "pause": ({9}, 11), "stop": ({4, 9, 11}, 7)}
    if one is None or verb not in allowed:
        return problem(404, "not found", "the campaign is not found")
    before, after = allowed[verb]
    if one.status not in before:
        return problem(422, "unprocessable", "the campaign's status does not allow it")
    if verb == "start" and not one.budget:
        return problem(400, "bad request", "the campaign has no budget")
    one.status = after
    return Response(status_code=200)


async def budget(request: Request, state: State) -> Response:
    """A campaign's budget."""
    one = _campaign(request, state)
    if one is None:
        return problem(404, "not found", "the campaign is not found")
    return JSONResponse({"cash": 0, "netting": 0, "total": one.budget, "currency": "RUB"})


async def deposit(request: Request, state: State) -> Response:
    """Top up a budget."""
    one, body = _campaign(request, state), await request.json()
    if one is None:
        return problem(404, "not found", "the campaign is not found")
    if int(body.get("sum", 0)) < 1000:
        return problem(400, "bad request", "at least 1000 roubles")
    one.budget += int(body["sum"])
    return JSONResponse({"total": one.budget, "currency": "RUB"})


async def set_bids(request: Request, state: State) -> Response:
    """Set bids."""
    body = await request.json()
    for part in body["bids"]:
        one = state.campaigns.get(part["advert_id"])
        if one is None or any(bid["nm_id"] not in one.nms or bid["bid_kopecks"] < 10_000 for bid in part["nm_bids"]):
            return problem(400, "bad request", "no such campaign or item, or a bid below the least")
        one.bids |= {bid["nm_id"]: bid["bid_kopecks"] for bid in part["nm_bids"]}
    return JSONResponse({"bids": body["bids"], "currency": "RUB"})


async def least_bids(request: Request, _state: State) -> Response:
    """The least bids there are."""
    body = await request.json()
    least = [{"type": kind, "value": 10_000, "currency": "RUB"} for kind in body["placement_types"]]
    return JSONResponse({"bids": [{"nm_id": nm, "bids": least} for nm in body["nm_ids"]]})


async def fullstats(request: Request, state: State) -> Response:
    """Made up by the campaign's number and the day, so that asking twice tells the same."""
    asked = request.query_params
    first, last = (datetime.fromisoformat(asked[name]).date() for name in ("beginDate", "endDate"))
    if (last - first).days > 30:
        return problem(400, "bad request", "at most 31 days")
    shown = []
    for number in map(int, asked["ids"].split(",")):
        one = state.campaigns.get(number)
        if one is None or one.status not in {7, 9, 11}:
            continue
        days = []
        for step in range((last - first).days + 1):
            day = first + timedelta(days=step)
            if not one.at.date() <= day <= state.now().date():
                continue
            nms = []
            for nm in one.nms:
                views = (number * 31 + day.toordinal() * 17 + nm) % 400 + 100
                clicks = views // 20
                figures = {"views": views, "clicks": clicks, "orders": clicks // 8, "sum": round(views * 0.35, 2)}
                nms.append({"nmId": nm, "name": state.goods[nm].title, **figures, "sum_price": clicks // 8 * 990})
            days.append({"date": f"{day}T00:00:00Z", "apps": [{"appType": 1, "nms": nms}]})
        shown.append({"advertId": number, "days": days, "currency": "RUB"})
    return JSONResponse(shown)
