"""Conversations in the Wildberries dialect: one list of everything that was said, and signatures to write with."""

from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import problem
from tradepost.channels.sandbox.state import Line, State, Talk
from tradepost.channels.sandbox.wildberries.answers import currency, moment

AT_A_TIME = 100


def _sign(talk: Talk) -> str:
    return f"{talk.id}:signed"


def _card(talk: Talk, state: State) -> dict[str, Any]:
    good = state.goods[talk.nm]
    return {"nmID": good.nm, "price": good.shown, "priceCurrency": currency(state), "rid": "", "size": "0"}


def _stamp(at: datetime) -> int:
    return int(at.timestamp() * 1000)


async def chats(_request: Request, state: State) -> Response:
    """Every conversation."""
    shown = [
        {
            "chatID": talk.id,
            "replySign": _sign(talk),
            "clientName": talk.author,
            "goodCard": _card(talk, state),
            "lastMessage": {"text": talk.lines[-1].text, "addTimestamp": _stamp(talk.lines[-1].at)},
        }
        for talk in state.talks.values()
    ]
    return JSONResponse({"result": shown, "errors": None})


def _event(talk: Talk, line: Line, state: State) -> dict[str, Any]:
    first = line is talk.lines[0]
    return {
        "chatID": talk.id,
        "eventID": f"event-{line.id}",
        "eventType": "message",
        "isNewChat": first,
        "message": {"text": line.text, **({"attachments": {"goodCard": _card(talk, state)}} if first else {})},
        "source": "seller-public-api" if line.ours else "rusite",
        "addTimestamp": _stamp(line.at),
        "addTime": moment(line.at),
        "sender": "seller" if line.ours else "client",
        **({"replySign": _sign(talk)} if first else {}),
        **({} if line.ours else {"clientName": talk.author}),
    }


async def events(request: Request, state: State) -> Response:
    """What was said behind a moment, a hundred at a time; those of one moment stay together."""
    after = int(request.query_params.get("next", 0))
    said = [(line, talk) for talk in state.talks.values() for line in talk.lines if _stamp(line.at) > after]
    said.sort(key=lambda pair: (pair[0].at, pair[0].id))
    if len(said) > AT_A_TIME:
        last = said[AT_A_TIME - 1][0].at
        said = [pair for pair in said if pair[0].at <= last]
    shown = [_event(talk, line, state) for line, talk in said]
    following = shown[-1]["addTimestamp"] if shown else after
    result = {"next": following, "totalEvents": len(shown), "events": shown}
    if shown:
        result |= {"oldestEventTime": shown[0]["addTime"], "newestEventTime": shown[-1]["addTime"]}
    return JSONResponse({"result": result, "errors": None})


async def write(request: Request, state: State) -> Response:
    """Write to a buyer, by a conversation's signature."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return problem(400, "bad request", "the body must be multipart/form-data")
    form = await request.form()
    sign, text = str(form.get("replySign") or ""), str(form.get("message") or "")
    talk = next((one for one in state.talks.values() if _sign(one) == sign), None)
    if talk is None or not 1 <= len(text) <= 1000:
        return problem(400, "bad request", "replySign is not known, or message has not 1 to 1000 letters")
    line = state.write(talk, text, ours=True)
    return JSONResponse({"result": {"addTime": _stamp(line.at), "chatID": talk.id}, "errors": []})
