"""What buyers say, in the Yandex Market dialect: reviews with comments, questions with answers."""

from datetime import date, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tradepost.channels.sandbox.state import Said, State, Talk
from tradepost.channels.sandbox.yandex_market.answers import BUSINESS, CAMPAIGN, MOSCOW, bad, fine, moment, no, page
from tradepost.channels.sandbox.yandex_market.goods import body_of

# A month and six of them, the shortest that there are.
MONTH, HALF_A_YEAR = timedelta(days=28), timedelta(days=181)


def _number(said: Said) -> int:
    return int(said.id.rpartition("-")[2])


def _find(state: State, number: Any, *, review: bool) -> Said | None:
    return next((one for one in state.said.values() if _number(one) == number and bool(one.stars) is review), None)


def _all(state: State, *, reviews: bool) -> list[Said]:
    return sorted((one for one in state.said.values() if bool(one.stars) is reviews), key=lambda one: (one.at, one.id))


async def feedbacks(request: Request, state: State) -> Response:
    """Reviews, in the order they were published."""
    asked = await body_of(request)
    end = datetime.fromisoformat(asked["dateTimeTo"]) if "dateTimeTo" in asked else state.now()
    start = datetime.fromisoformat(asked["dateTimeFrom"]) if "dateTimeFrom" in asked else end - HALF_A_YEAR
    if end - start > HALF_A_YEAR:
        return bad("At most 6 months")
    reviews = _all(state, reviews=True)
    found = [one for one in reviews if start < one.at and (one.at < end or "dateTimeTo" not in asked)]
    try:
        part, paging = page(request, found, 25, 50)
    except ValueError as error:
        return bad(str(error))
    shown = [
        {
            "feedbackId": _number(one),
            "createdAt": moment(one.at),
            "needReaction": not one.answer,
            "identifiers": {"offerId": state.goods[one.nm].sku},
            "author": one.author,
            "description": {"comment": one.text},
            "statistics": {"rating": one.stars, "commentsCount": int(bool(one.answer))},
        }
        for one in part
    ]
    return fine({"feedbacks": shown, "paging": paging})


def _answer(one: Said) -> list[dict[str, Any]]:
    said = {
        "id": _number(one),
        "text": one.answer,
        "canModify": True,
        "author": {"type": "BUSINESS", "name": "Sandbox"},
    }
    return [{**said, "status": "PUBLISHED"}] if one.answer else []


async def comments(request: Request, state: State) -> Response:
    """Comments on a review: the shop's."""
    said = _find(state, (await body_of(request)).get("feedbackId"), review=True)
    if said is None:
        return no(404, "not found", "The feedback is not found")
    return fine({"comments": [{**one, "feedbackId": _number(said)} for one in _answer(said)], "paging": {}})


async def comment(request: Request, state: State) -> Response:
    """Answer a review."""
    body = await body_of(request)
    said, text = _find(state, body.get("feedbackId"), review=True), body.get("comment", {}).get("text", "")
    if said is None:
        return no(404, "not found", "The feedback is not found")
    if not 1 <= len(text) <= 4096:
        return bad("text must have 1 to 4096 letters")
    said.answer = text
    return fine({**_answer(said)[0], "feedbackId": _number(said)})


async def questions(request: Request, state: State) -> Response:
    """Questions, the oldest first where that is asked for."""
    asked = await body_of(request)
    today = state.now().astimezone(MOSCOW).date()
    end = date.fromisoformat(asked["dateTo"]) if "dateTo" in asked else today
    start = date.fromisoformat(asked["dateFrom"]) if "dateFrom" in asked else end - MONTH
    if end - start > MONTH:
        return bad("At most 1 month")
    found = [one for one in _all(state, reviews=False) if start <= one.at.astimezone(MOSCOW).date() <= end]
    if asked.get("sort") != "CREATED_AT_ASC":
        found.reverse()
    try:
        part, paging = page(request, found, 25, 50)
    except ValueError as error:
        return bad(str(error))
    shown = [
        {
            "questionIdentifiers": {"id": _number(one), "offerId": state.goods[one.nm].sku},
            "businessId": BUSINESS,
            "text": one.text,
            "createdAt": moment(one.at),
            "votes": {"likes": 0, "dislikes": 0},
            "author": {"type": "USER", "name": one.author},
        }
        for one in part
    ]
    return fine({"questions": shown, "paging": paging, "totalCount": len(found)})


async def answers_to(request: Request, state: State) -> Response:
    """Answers to a question: the shop's."""
    said = _find(state, (await body_of(request)).get("questionId"), review=False)
    if said is None:
        return no(404, "not found", "The question is not found")
    shown = [{**one, "questionId": _number(said), "createdAt": moment(state.now())} for one in _answer(said)]
    return fine({"answers": shown, "paging": {}})


async def answer(request: Request, state: State) -> Response:
    """Answer a question."""
    body = await body_of(request)
    parent = body.get("parentEntityId") or {}
    said = _find(state, parent.get("id"), review=False)
    if said is None or parent.get("type") != "QUESTION" or body.get("operationType") != "CREATE":
        return no(404, "not found", "The question is not found")
    if not 1 <= len(body.get("text", "")) <= 5000:
        return bad("text must have 1 to 5000 letters")
    said.answer = body["text"]
    return fine({"entity": {"id": _number(said), "type": "ANSWER"}})


def _chat_number(talk: Talk) -> int:
    return int(talk.id.rpartition("-")[2])


def _talk(state: State, number: str | None) -> Talk | None:
    return next((one for one in state.talks.values() if str(_chat_number(one)) == number), None)


def _context(talk: Talk) -> dict[str, Any]:
    return {"type": "DIRECT", "customer": {"name": talk.author, "publicId": talk.author}, "campaignId": CAMPAIGN}


async def chats(request: Request, state: State) -> Response:
    """Conversations with buyers."""
    try:
        part, paging = page(request, list(state.talks.values()), 10, 20)
    except ValueError as error:
        return bad(str(error))
    shown = [
        {
            "chatId": _chat_number(one),
            "context": _context(one),
            "type": "CHAT",
            "status": "WAITING_FOR_CUSTOMER" if one.lines[-1].ours else "WAITING_FOR_PARTNER",
            "createdAt": moment(one.lines[0].at),
            "updatedAt": moment(one.lines[-1].at),
        }
        for one in part
    ]
    return fine({"chats": shown, "paging": paging})


async def history(request: Request, state: State) -> Response:
    """A conversation, the newest message first."""
    talk = _talk(state, request.query_params.get("chatId"))
    if talk is None:
        return no(404, "not found", "The chat is not found")
    try:
        part, paging = page(request, talk.lines[::-1], 50, 100)
    except ValueError as error:
        return bad(str(error))
    shown = [
        {
            "messageId": one.id,
            "createdAt": moment(one.at),
            "sender": "PARTNER" if one.ours else "CUSTOMER",
            "message": one.text,
        }
        for one in part
    ]
    return fine({"context": _context(talk), "messages": shown, "paging": paging})


async def send(request: Request, state: State) -> Response:
    """Write into a conversation."""
    talk, text = _talk(state, request.query_params.get("chatId")), (await body_of(request)).get("message", "")
    if talk is None:
        return no(404, "not found", "The chat is not found")
    if not 1 <= len(text) <= 4096:
        return bad("message must have 1 to 4096 letters")
    state.write(talk, text, ours=True)
    return fine()


async def returns(request: Request, state: State) -> Response:
    """What buyers brought back since a day."""
    start = date.fromisoformat(request.query_params.get("fromDate", "1970-01-01"))
    found = [one for one in state.orders.values() if one.back_at and one.back_at.astimezone(MOSCOW).date() >= start]
    try:
        part, paging = page(request, found, 50, 100)
    except ValueError as error:
        return bad(str(error))
    shown = [
        {
            "id": one.id,
            "orderId": one.id,
            "creationDate": moment(one.back_at or one.at),
            "updateDate": moment(one.back_at or one.at),
            "refundStatus": "REFUNDED",
            "shipmentStatus": "IN_TRANSIT",
            "returnType": "RETURN",
            "items": [{"shopSku": state.goods[one.nm].sku, "count": one.back}],
        }
        for one in part
    ]
    return fine({"returns": shown, "paging": paging})
