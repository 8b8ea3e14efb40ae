"""The outermost layers of the app, plain ASGI: ids, limits, headers, the last door, a log line and a measurement."""

import re
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import structlog
from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tradepost.core import events, problems, trials
from tradepost.core.errors import BadRequest, TooLarge
from tradepost.core.limiter import Limiter, client_address
from tradepost.core.logs import logger
from tradepost.core.settings import settings

log = logger("web")

REQUESTS = Counter("tradepost_requests_total", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram(
    "tradepost_request_seconds",
    "Time to answer",
    ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

CONTENT_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def content_policy(**changes: str) -> str:
    """The Content-Security-Policy, where a page needs more with some of it changed: `worker_src="blob:"`."""
    policy = CONTENT_POLICY | {name.replace("_", "-"): value for name, value in changes.items()}
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def widened_policy(sources: Iterable[Mapping[str, str]]) -> str:
    """The Content-Security-Policy of a page that may load from these addresses as well, each by its directive."""
    policy = dict(CONTENT_POLICY)
    for name, more in (pair for one in sources for pair in one.items()):
        policy[name] = f"{policy.get(name, policy['default-src'])} {more}"
    return "; ".join(f"{name} {value}" for name, value in policy.items())


# What every answer carries, unless it says otherwise itself.
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=()",
    b"cross-origin-opener-policy": b"same-origin",
    b"content-security-policy": content_policy().encode(),
    b"cache-control": b"no-store",
}


def is_quiet(path: str) -> bool:
    """Whether a path is asked for by machines or by the dozen: neither limited nor logged."""
    return path in {"/health", "/ready", "/metrics"} or path.startswith(("/assets/", "/media/"))


class Edge:
    """Outside of everything: the request's id, headers on every answer, its line in the log and its measurement."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = _given_id(scope) or uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        events.act_as(events.Actor())
        _look(scope)
        if len(scope["path"]) > 1 and scope["path"].endswith("/"):  # answers with and without, and without a redirect
            scope["path"] = scope["path"].rstrip("/") or "/"
            scope["raw_path"] = scope.get("raw_path", b"").rstrip(b"/") or b"/"
        method, head = scope["method"], scope["method"] == "HEAD"
        if head:  # what GET would answer, without its body
            scope["method"] = "GET"
        started, status = time.perf_counter(), 500

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                present = {name.lower() for name, _value in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    (b"x-request-id", request_id.encode()),
                    *((name, value) for name, value in HEADERS.items() if name not in present),
                ]
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        try:
            await self.app(scope, receive, answer)
        finally:
            seconds = time.perf_counter() - started
            # Labels are few whatever is asked for: a route's template, not the path; a method that there is.
            route, label = _template(scope), method if method in METHODS else "other"
            counter, histogram = _measured(label, route, status)
            counter.inc()
            histogram.observe(seconds)
            if not is_quiet(scope["path"]):
                log.info(
                    "request",
                    method=method,
                    path=scope["path"],
                    status=status,
                    ms=round(seconds * 1000, 1),
                    actor=events.actor().name,
                )


@lru_cache(maxsize=10_000)
def _measured(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """What counts such requests, looked up once."""
    return REQUESTS.labels(method, route, status), SECONDS.labels(method, route)


def _look(scope: Scope) -> None:
    """Note by which number a browser is known; only the calls of the store itself show anybody anything otherwise."""
    number = next((value for name, value in scope["headers"] if name == b"x-visitor"), b"")
    trials.looks(number.decode("latin-1"), shopping=scope["path"].startswith(tuple(settings().native_prefixes)))


def _given_id(scope: Scope) -> str:
    """The id under which a trusted proxy, our gateway for one, wrote down this request."""
    if not settings().trust_proxy:
        return ""
    told = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
    return told.decode("ascii") if re.fullmatch(rb"[\w-]{8,64}", told) else ""


def _template(scope: Scope) -> str:
    """The path of the route that answered, as it was declared, behind the prefix that its router stands under."""
    route, given = scope.get("route"), scope.get("path_params", {})
    if route is None:
        return ""
    filled = route.path_format.format_map(given) if set(route.param_convertors) == set(given) else None
    prefix = scope["path"].removesuffix(filled) if filled and scope["path"].endswith(filled) else ""
    return f"{prefix}{route.path_format}"


class Gate:
    """Inside of what may be read from other origins: limits, and the last door, where any error becomes an answer."""

    def __init__(self, app: ASGIApp, *, who: Callable[[Scope], str | None], limiter: Limiter) -> None:
        self.app, self.who, self.limiter = app, who, limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sent = False

        async def answer(message: Message) -> None:
            nonlocal sent
            sent = True
            await send(message)

        try:
            await self._admit(scope)
            await self.app(scope, _limited(receive, scope), answer)
        except Exception as error:
            if sent:
                log.error("request.broken", path=scope["path"], exc_info=error)
                raise
            await problems.answer(error, scope)(scope, receive, answer)

    async def _admit(self, scope: Scope) -> None:
        if "\0" in scope["path"] or b"%00" in scope.get("query_string", b""):
            raise BadRequest("A NUL character is not text")
        rate = settings().rate_limit
        if rate and not is_quiet(scope["path"]):
            await self.limiter.hit(rate, "all", self.who(scope) or client_address(scope))


def _limited(receive: Receive, scope: Scope) -> Receive:
    """The body, refused while it arrives when it grows beyond the limit; files may be larger than JSON."""
    headers = dict(scope["headers"])
    if scope["method"] == "GET" and b"content-length" not in headers and b"transfer-encoding" not in headers:
        return receive  # nothing will come
    form = headers.get(b"content-type", b"").startswith(b"multipart/form-data")
    most, size = (settings().max_upload_bytes + 1_000_000 if form else settings().max_body_bytes), 0
    told = headers.get(b"content-length", b"0")
    if not told.isdigit():
        raise BadRequest("Content-Length is no number")
    if int(told) > most:
        raise TooLarge(f"The body is larger than {most:,} bytes")

    async def limited() -> Message:
        nonlocal size
        message = await receive()
        if message["type"] == "http.request":
            size += len(message.get("body", b""))
            if size > most:
                raise TooLarge(f"The body is larger than {most:,} bytes")
        return message

    return limited
