"""What buyers say in the Avito dialect."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.avito.answers import USER, bad, no
from tradepost.channels.sandbox.state import Line, State, Talk

BUYER = 5_000


async def reviews(request: Request, state: State) -> Response:
    """Reviews of the seller, the newest first."""
    if not {"offset", "limit"} <= set(request.query_params) or not 1 <= int(request.query_params["limit"]) <= 50:
        return bad("offset and a limit from 1 to 50 are wanted")
    start, limit = int(request.query_params["offset"]), int(request.query_params["limit"])
    found = sorted((one for one in state.said.values() if one.stars), key=lambda one: (one.at, one.id), reverse=True)
    shown = [
        {
            "id": int(one.id.rpartition("-")[2]),
            "score": one.stars,
            "text": one.text,
            "createdAt": int(one.at.timestamp()),
            "canAnswer": not one.answer,
            "stage": "done",
            "usedInScore": True,
            "item": {"id": one.nm, "title": state.goods[one.nm].title},
            "sender": {"name": one.author},
            "answer": {"id": 1, "text": one.answer, "status": "published", "createdAt": 0} if one.answer else None,
        }
        for one in found[start : start + limit]
    ]
    return JSONResponse({"reviews": shown, "total": len(found)})


async def answer(request: Request, state: State) -> Response:
    """Answer a review, once."""
    body = await request.json()
    said = next((one for one in state.said.values() if one.stars and one.id == f"review-{body.get('reviewId')}"), None)
    if said is None:
        return no(404, "not found", "The review is not found")
    if said.answer or not body.get("message"):
        return bad("It has an answer already, or there is none to give")
    said.answer = body["message"]
    return JSONResponse({"id": 1, "createdAt": int(state.now().timestamp())})


def _chat(talk: Talk, state: State) -> dict[str, Any]:
    return {
        "id": talk.id,
        "created": int(talk.lines[0].at.timestamp()),
        "updated": int(talk.lines[-1].at.timestamp()),
        "context": {"type": "item", "value": {"id": talk.nm, "title": state.goods[talk.nm].title, "user_id": USER}},
        "users": [{"id": USER, "name": "Sandbox"}, {"id": BUYER, "name": talk.author}],
    }


async def chats(request: Request, state: State) -> Response:
    """Conversations."""
    start, limit = int(request.query_params.get("offset", 0)), int(request.query_params.get("limit", 100))
    if not 1 <= limit <= 100 or not 0 <= start <= 1000:
        return bad("limit must be from 1 to 100, offset at most 1000")
    return JSONResponse({"chats": [_chat(one, state) for one in list(state.talks.values())[start : start + limit]]})


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "author_id": USER if line.ours else BUYER,
        "direction": "out" if line.ours else "in",
        "created": int(line.at.timestamp()),
        "type": "text",
        "content": {"text": line.text},
        "is_read": True,
    }


async def messages(request: Request, state: State) -> Response:
    """A conversation, the newest first."""
    talk = state.talks.get(request.path_params["chat"])
    if talk is None:
        return no(404, "not found", "The chat is not found")
    start, limit = int(request.query_params.get("offset", 0)), int(request.query_params.get("limit", 100))
    return JSONResponse([_line(one) for one in talk.lines[::-1][start : start + limit]])


async def send(request: Request, state: State) -> Response:
    """Write into a conversation."""
    talk, body = state.talks.get(request.path_params["chat"]), await request.json()
    text = (body.get("message") or {}).get("text", "")
    if talk is None:
        return no(404, "not found", "The chat is not found")
    if not 1 <= len(text) <= 1000 or body.get("type") != "text":
        return bad("1 to 1000 letters of text")
    state.write(talk, text, ours=True)
    return JSONResponse(_line(talk.lines[-1]))
