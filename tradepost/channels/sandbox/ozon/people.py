"""What buyers say in the Ozon dialect: reviews with comments, questions with answers, conversations."""

from datetime import datetime
from typing import Any

from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.ozon.answers import Body, moment, refused
from tradepost.channels.sandbox.state import Said, State, Talk


def _of(body: Body, period: tuple[str, str], state: State, *, stars: bool) -> tuple[list[Said], bool]:
    """A part of what was said, oldest first, and whether there is more."""
    asked, limit = body.get("filters") or body.get("filter") or {}, int(body.get("limit") or 0)
    start, end = (datetime.fromisoformat(asked[name]) if asked.get(name) else None for name in period)
    found = sorted(
        (
            one
            for one in state.said.values()
            if bool(one.stars) is stars and (start is None or one.at >= start) and (end is None or one.at <= end)
        ),
        key=lambda one: (one.at, one.id),
    )
    after = next((n for n, one in enumerate(found, 1) if one.id == body.get("last_id")), 0)
    return found[after : after + limit], len(found) > after + limit


def _page(name: str, shown: list[dict[str, Any]], *, more: bool) -> Response:
    return JSONResponse({name: shown, "has_next": more, "last_id": shown[-1]["id"] if shown else ""})


async def reviews(body: Body, state: State) -> Response:
    """Reviews, without what was answered."""
    if not 1 <= int(body.get("limit") or 0) <= 100:
        return refused(400, "limit must be from 1 to 100")
    found, more = _of(body, ("published_from", "published_to"), state, stars=True)
    shown = [
        {
            "id": one.id,
            "sku": state.goods[one.nm].chrt,
            "text": one.text,
            "rating": one.stars,
            "published_at": moment(one.at),
            "status": "PROCESSED" if one.answer else "NEW",
            "order_status": "DELIVERED",
            "comments_amount": int(bool(one.answer)),
            "photos_amount": 0,
            "videos_amount": 0,
            "is_rating_participant": True,
        }
        for one in found
    ]
    return _page("reviews", shown, more=more)


def _find(state: State, said: str, *, stars: bool) -> Said | None:
    one = state.said.get(said)
    return one if one is not None and bool(one.stars) is stars else None


async def comments(body: Body, state: State) -> Response:
    """What was written under a review."""
    one = _find(state, body["review_id"], stars=True)
    if one is None:
        return refused(404, "review not found")
    shown = [{"id": f"{one.id}-1", "text": one.answer, "is_owner": True, "is_published": True}] if one.answer else []
    return JSONResponse({"comments": shown, "offset": 0})


async def comment(body: Body, state: State) -> Response:
    """Answer a review."""
    one = _find(state, body["review_id"], stars=True)
    if one is None:
        return refused(404, "review not found")
    if not body["text"]:
        return refused(400, "text must not be empty")
    one.answer = body["text"]
    return JSONResponse({"comment_id": f"{one.id}-1"})


def _question(one: Said, state: State) -> dict[str, Any]:
    return {
        "id": one.id,
        "sku": state.goods[one.nm].chrt,
        "text": one.text,
        "author_name": one.author,
        "published_at": moment(one.at),
        "status": "PROCESSED" if one.answer else "NEW",
        "answers_count": int(bool(one.answer)),
    }


async def questions(body: Body, state: State) -> Response:
    """Questions, without what was answered."""
    found, more = _of(body, ("date_from", "date_to"), state, stars=False)
    return _page("questions", [_question(one, state) for one in found], more=more)


async def question(body: Body, state: State) -> Response:
    """One question."""
    one = _find(state, body["question_id"], stars=False)
    return refused(404, "question not found") if one is None else JSONResponse(_question(one, state))


async def replies(body: Body, state: State) -> Response:
    """What was answered."""
    one = _find(state, body["question_id"], stars=False)
    if one is None or int(body["sku"]) != state.goods[one.nm].chrt:
        return refused(404, "question not found")
    shown = [{"id": f"{one.id}-1", "question_id": one.id, "text": one.answer}] if one.answer else []
    return JSONResponse({"answers": shown, "last_id": ""})


async def reply(body: Body, state: State) -> Response:
    """Answer a question."""
    one = _find(state, body["question_id"], stars=False)
    if one is None or int(body["sku"]) != state.goods[one.nm].chrt:
        return refused(404, "question not found")
    if not 2 <= len(body["text"]) <= 3000:
        return refused(400, "text must have 2 to 3000 letters")
    one.answer = body["text"]
    return JSONResponse({"answer_id": f"{one.id}-1"})


async def chats(body: Body, state: State) -> Response:
    """Conversations; one of them is with Ozon's own people, and nobody has written in it."""
    limit, skip = int(body["limit"]), int(body.get("cursor") or 0)
    if not 1 <= limit <= 100:
        return refused(400, "limit must be from 1 to 100")
    all_ = [("support", "SELLER_SUPPORT"), *((one.id, "BUYER_SELLER") for one in state.talks.values())]
    page, more = all_[skip : skip + limit], len(all_) > skip + limit
    shown = [{"chat": {"chat_id": number, "chat_type": kind, "chat_status": "OPENED"}} for number, kind in page]
    return JSONResponse({"chats": shown, "has_next": more, "cursor": str(skip + limit) if more else ""})


def _line(talk: Talk, n: int, state: State) -> dict[str, Any]:
    one, good = talk.lines[n], state.goods[talk.nm]
    return {
        "message_id": str(one.id),
        "created_at": moment(one.at),
        "data": [one.text],
        "is_read": False,
        "user": {"id": "seller" if one.ours else talk.author, "type": "Seller" if one.ours else "Customer"},
        "context": {"order_number": "", "sku": str(good.chrt)},
    }


async def history(body: Body, state: State) -> Response:
    """Messages of a conversation, the newest first, from one of them on."""
    talk, limit = state.talks.get(body["chat_id"]), int(body.get("limit") or 50)
    if talk is None:
        return refused(404, "chat not found")
    last = int(body.get("from_message_id") or 2**62)
    order = [n for n in reversed(range(len(talk.lines))) if talk.lines[n].id <= last]
    shown = [_line(talk, n, state) for n in order[:limit]]
    return JSONResponse({"messages": shown, "has_next": len(order) > limit})


async def write(body: Body, state: State) -> Response:
    """Write to a buyer, within 48 hours of the last word of theirs."""
    talk = state.talks.get(body["chat_id"])
    if talk is None:
        return refused(404, "chat not found")
    if not 1 <= len(body["text"]) <= 1000:
        return refused(400, "text must have 1 to 1000 letters")
    theirs = [one.at for one in talk.lines if not one.ours]
    if not theirs or (state.now() - theirs[-1]).total_seconds() > 48 * 3600:
        return refused(403, "the chat is closed: 48 hours have passed since the buyer's last message")
    state.write(talk, body["text"], ours=True)
    return JSONResponse({"result": "success"})
