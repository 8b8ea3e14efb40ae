"""What every call goes through before it is answered: who asks, how often, and whether something breaks."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.state import State

Handler = Callable[[Request, State], Awaitable[Response]]


class Pace(NamedTuple):
    """A limit: so many calls in so many seconds, `burst` at once; a 4xx counts as several."""

    group: str
    calls: int
    seconds: float
    burst: int
    per_refusal: int = 1


def problem(status: int, title: str, detail: str) -> JSONResponse:
    """An error as RFC 7807 has it."""
    body = {"title": title, "detail": detail, "status": status, "statusText": title, "requestId": "sandbox"}
    return JSONResponse(body, status)


def _authorization(request: Request) -> str:
    return request.headers.get("authorization", "")


@dataclass(frozen=True, slots=True)
class Voice:
    """How a dialect is spoken: where the token is, how it says no, and whether headers tell of its limits."""

    token: Callable[[Request], str] = _authorization
    no: Callable[[int, str, str], Response] = problem  # status, title, detail
    stranger: int = 401
    too_many: int = 429
    tells: bool = True


PLAIN = Voice()


def behave(handler: Handler, pace: Pace, voice: Voice = PLAIN) -> Callable[[Request], Awaitable[Response]]:
    """A handler with the marketplace's manners around it."""

    async def answer(request: Request) -> Response:
        state: State = request.app.state.market
        state.live()
        token = voice.token(request)
        expires = state.tokens.get(token)
        if expires is None or expires <= state.now():
            detail = "token expired" if expires else "token is not known"
            return voice.no(voice.stranger, "unauthorized", detail)
        wait = too_fast(state, pace, token)
        if wait > 0:
            return _slow_down(pace, wait, voice)
        broken = state.random.random() if state.manners.faults else 1.0
        if broken < state.manners.faults / 2:
            return voice.no(500, "internal error", "nothing was done")
        response = await handler(request, state)
        if 400 <= response.status_code < 500:
            _count(state, pace, token, pace.per_refusal - 1)
        if broken < state.manners.faults:
            return voice.no(504, "gateway timeout", "the answer was lost")
        if voice.tells:
            interval, used = pace.seconds / pace.calls, _used(state, pace, token)
            response.headers["X-Ratelimit-Limit"] = str(pace.burst)
            response.headers["X-Ratelimit-Remaining"] = str(max(0, int(pace.burst - used / interval)))
            response.headers["X-Ratelimit-Reset"] = f"{max(0.0, used - (pace.burst - 1) * interval):.3f}"
        return response

    return answer


def _key(pace: Pace, token: str) -> str:
    return f"{pace.group} {token}"


def _used(state: State, pace: Pace, token: str) -> float:
    return max(0.0, state.buckets.get(_key(pace, token), 0.0) - state.now().timestamp())


def _count(state: State, pace: Pace, token: str, calls: float) -> None:
    busy = state.now().timestamp() + _used(state, pace, token)
    state.buckets[_key(pace, token)] = busy + calls * pace.seconds / pace.calls


def too_fast(state: State, pace: Pace, token: str) -> float:
    """0 and counted, or how many seconds too early it is."""
    if not state.manners.limits:
        return 0.0
    interval = pace.seconds / pace.calls
    early = _used(state, pace, token) - (pace.burst - 1) * interval
    if early > 1e-9:
        return early
    _count(state, pace, token, 1)
    return 0.0


def _slow_down(pace: Pace, wait: float, voice: Voice) -> Response:
    response = voice.no(voice.too_many, "too many requests", "Limited by global limiter")
    if not voice.tells:
        return response
    response.headers["X-Ratelimit-Retry"] = f"{wait:.3f}"
    response.headers["X-Ratelimit-Reset"] = f"{wait:.3f}"
    response.headers["X-Ratelimit-Limit"] = str(pace.burst)
    response.headers["X-Ratelimit-Remaining"] = "0"
    return response
