"""The web edge: problem+json, request ids, ETags, idempotency, rate limits, security headers, what is logged and measured."""

import asyncio
import hashlib
import time
import uuid
from collections.abc import Awaitable, Callable, Coroutine
from typing import Annotated, Any

import orjson
import structlog
from fastapi import APIRouter, FastAPI, Path, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from limits import parse
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from prometheus_client import Counter, Histogram
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tradepost.core import dialects, events, idempotency
from tradepost.core.errors import BadRequest, Conflict, Invalid, PreconditionFailed, Problem, TooFast, TooLarge
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

# A row's id in a path: whatever no database could hold is refused before one is asked.
Id = Annotated[int, Path(ge=1, le=2**63 - 1)]


def _text(value: str) -> str:
    if "\0" in value:
        raise ValueError("a NUL character is not text")
    return value


Text = AfterValidator(_text)  # JSON is refused at the edge when it holds a NUL; forms and files are seen only here
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255), Text]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), Text]
LongLine = Annotated[str, StringConstraints(max_length=50_000), Text]


class Schema(BaseModel):
    """What comes in or goes out over the wire. Unknown fields of a body are left aside; read from objects by name."""

    model_config = ConfigDict(from_attributes=True, str_strip_whitespace=True)


class ProblemOut(Schema):
    """An error, RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None


def problem_response(problem: Problem) -> Response:
    """An error as problem+json."""
    body = {
        "type": f"/problems/{problem.kind}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        **problem.extra,
    }
    return Response(
        orjson.dumps(body, default=str), problem.status, headers=problem.headers, media_type="application/problem+json"
    )


def _field(location: tuple[Any, ...]) -> str:
    """A field's name as people know it: without "body" or "query" in front, union branches dropped."""
    return ".".join(
        str(part) for part in location[1:] if not (isinstance(part, str) and ("[" in part or "(" in part))
    ) or str(location[0] if location else "")


def _invalid(error: RequestValidationError) -> Problem:
    found: dict[str, str] = {}
    for item in error.errors():
        if item["type"] == "json_invalid":
            return BadRequest(f"The body is not valid JSON: {item.get('ctx', {}).get('error', '')}")
        message = item["msg"].removeprefix("Value error, ")
        found.setdefault(_field(item["loc"]), message[:1].lower() + message[1:])
    pairs = list(found.items())
    return Invalid(*pairs[0], *pairs[1:])


def install_handlers(app: FastAPI) -> None:
    """One handler for every kind of error."""

    async def handle(_request: Request, error: Exception) -> Response:
        return problem_response(as_problem(error))

    for kind in (Problem, RequestValidationError, HTTPException, DBAPIError, StaleDataError):
        app.add_exception_handler(kind, handle)


def as_problem(error: Exception) -> Problem:
    """Any error as what the outside may know of it."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, HTTPException) and isinstance(error.__cause__, Problem):
        return error.__cause__  # refused while the body was read: the framework wraps whatever happens there
    if isinstance(error, HTTPException):
        made = Problem(str(error.detail), headers=dict(error.headers or {}))
        made.status, made.title = error.status_code, str(error.detail)  # type: ignore[misc]  # this one carries the framework's own status
        made.kind = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 400: "bad-request"}.get(
            error.status_code, "error"
        )  # type: ignore[misc]
        return made
    if isinstance(error, IntegrityError) and dialects.is_unique_violation(error):
        return Conflict("Something with this name or number exists already")
    if isinstance(error, IntegrityError) and dialects.is_foreign_key_violation(error):
        return Conflict("Something that this refers to is gone, or something still refers to it")
    if isinstance(error, StaleDataError) or (isinstance(error, DBAPIError) and dialects.is_retryable(error)):
        busy = Conflict("Others were changing the same thing at this moment: try again", headers={"Retry-After": "1"})
        return busy
    reference = structlog.contextvars.get_contextvars().get("request_id") or uuid.uuid4().hex
    log.error("request.failed", reference=reference, exc_info=error)
    made = Problem("Something went wrong on our side; the log has the cause under this reference", reference=reference)
    made.status, made.kind, made.title = 500, "internal", "Internal error"  # type: ignore[misc]  # not a class: nobody raises it
    return made


def current_version(request: Request, version: int) -> None:
    """`If-Match` guards an update: PreconditionFailed unless it names the row's current version."""
    wanted = request.headers.get("if-match")
    if wanted is None or wanted.strip() == "*":
        return
    tags = [tag.strip().removeprefix("W/").strip('"').split("-")[0] for tag in wanted.split(",")]
    if str(version) not in tags:
        raise PreconditionFailed("Somebody changed this in the meantime: load it again", current=version)


def version_tag(response: Response, version: int) -> None:
    """Give a row's version with the answer; the edge adds the body's hash, so that If-None-Match sees every change."""
    response.headers["etag"] = f'"{version}"'


class Route(APIRoute):
    """A route with the conventions of the whole API: an ETag on what is read, `Idempotency-Key` on what is written."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            if request.method == "GET":
                return _with_etag(request, await inner(request))
            key = request.headers.get("idempotency-key")
            return await (_once(request, key, inner) if key is not None else inner(request))

        return handler


def router(*tags: str, prefix: str = "") -> APIRouter:
    """A module's router."""
    return APIRouter(prefix=prefix, tags=list(tags), route_class=Route)


def _with_etag(request: Request, response: Response) -> Response:
    body = getattr(response, "body", None)
    if response.status_code != 200 or not body or len(body) > 1_000_000:
        return response
    version = response.headers.get("etag", "").strip('"')
    mark = hashlib.blake2b(body, digest_size=8).hexdigest()
    tag = f'"{version}-{mark}"' if version else f'"{mark}"'
    response.headers["etag"] = tag
    response.headers.setdefault("cache-control", "private, no-cache")
    asked = request.headers.get("if-none-match", "")
    if tag in [part.strip().removeprefix("W/") for part in asked.split(",")]:
        headers = {"etag": tag, "cache-control": response.headers["cache-control"]}
        return Response(status_code=304, headers=headers, background=response.background)
    return response


async def _once(request: Request, key: str, inner: Callable[[Request], Awaitable[Response]]) -> Response:
    """Do the request under its Idempotency-Key. The claim is made by the first dependency that knows who asks (see `idempotent`)."""
    request.state.idempotency_key = key
    try:
        response = await inner(request)
    except _Replayed as replayed:
        return replayed.response
    name = getattr(request.state, "idempotency", None)
    if name is not None and response.status_code < 400:
        body = getattr(response, "body", b"")
        await idempotency.keep(
            request.state.db,
            name,
            status=response.status_code,
            body=body.decode(),
            content_type=response.headers.get("content-type", "application/json"),
        )
    return response


class _Replayed(Exception):
    def __init__(self, response: Response) -> None:
        self.response = response


async def replay(request: Request, owner: str) -> None:
    """Called once the caller is known: stops here with the first answer when this key was already used."""
    key = getattr(request.state, "idempotency_key", None)
    if key is None or getattr(request.state, "idempotency", None) is not None:
        return
    first = await idempotency.claim(request.state.db, request, owner, key)
    if first is not None:
        raise _Replayed(
            Response(idempotency.answer(first), first.status, media_type=first.content_type, headers={"Idempotency-Replayed": "true"})
        )


SECURITY_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=()",
    b"cross-origin-opener-policy": b"same-origin",
    b"content-security-policy": b"default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
}


def client_address(scope: Scope) -> str:
    """Who calls: the peer, or behind a trusted proxy the last address it added."""
    if settings().trust_proxy:
        for name, value in scope["headers"]:
            if name == b"x-forwarded-for":
                return str(value.decode("latin-1").split(",")[-1].strip())
    return str(scope["client"][0]) if scope.get("client") else "unknown"


async def throttle(limiter: "Limiter", rate: str, *names: str) -> None:
    """Count one try under these names; TooFast when the rate is exceeded."""
    await limiter.hit(rate, *names)


class Limiter:
    """Rate limits in memory, or in Redis for several processes."""

    def __init__(self) -> None:
        url = settings().redis_url
        storage: Storage = RedisStorage(f"async+{url}") if url else MemoryStorage()
        self._window = MovingWindowRateLimiter(storage)

    async def hit(self, rate: str, *names: str) -> None:
        """Count one request; raises TooFast with the seconds to wait."""
        item = parse(rate)
        if not await self._window.hit(item, *names):
            reset, _left = await self._window.get_window_stats(item, *names)
            raise TooFast(int(reset - time.time()) + 1)

    async def check(self, rate: str, *names: str) -> None:
        """Raise TooFast when the rate is used up, counting nothing: for limits on failures alone."""
        item = parse(rate)
        if not await self._window.test(item, *names):
            reset, _left = await self._window.get_window_stats(item, *names)
            raise TooFast(int(reset - time.time()) + 1)

    async def clear(self, rate: str, *names: str) -> None:
        """Forget what was counted, as after a log-in that succeeded."""
        await self._window.clear(parse(rate), *names)


class Edge:
    """The outermost layer of the app, plain ASGI: ids, limits, headers, one log line and one measurement a request."""

    QUIET = ("/health", "/ready", "/metrics", "/assets/", "/media/")

    def __init__(self, app: ASGIApp, *, who: Callable[[Scope], str | None], limiter: Limiter) -> None:
        self.app, self.who, self.limiter = app, who, limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        events.act_as(events.Actor())
        path: str = scope["path"]
        if len(path) > 1 and path.endswith("/"):
            scope["path"] = path = path.rstrip("/") or "/"
            scope["raw_path"] = path.encode()
        started, status, sent = time.perf_counter(), 500, False

        async def answer(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status, sent = message["status"], True
                present = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    (b"x-request-id", request_id.encode()),
                    *((n, v) for n, v in SECURITY_HEADERS.items() if n not in present),
                ]
            await send(message)

        try:
            await self._admit(scope)
            await self.app(scope, _limited(receive, scope), answer)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - the last door: what nobody handled becomes a problem with a reference
            if sent:
                log.error("request.broken", path=path, exc_info=error)
                raise
            await problem_response(as_problem(error))(scope, receive, answer)
        finally:
            route = getattr(scope.get("route"), "path", "")
            seconds = time.perf_counter() - started
            REQUESTS.labels(scope["method"], route, status).inc()
            SECONDS.labels(scope["method"], route).observe(seconds)
            if not path.startswith(self.QUIET):
                log.info(
                    "request",
                    method=scope["method"],
                    path=path,
                    status=status,
                    ms=round(seconds * 1000, 1),
                    actor=events.actor().name,
                )

    async def _admit(self, scope: Scope) -> None:
        path: str = scope["path"]
        if "\0" in path or b"%00" in scope.get("query_string", b""):
            raise BadRequest("A NUL character is not text")
        rate = settings().rate_limit
        if rate and not path.startswith(self.QUIET):
            await self.limiter.hit(rate, "all", self.who(scope) or client_address(scope))


def _limited(receive: Receive, scope: Scope) -> Receive:
    """The body, refused while it arrives when it grows beyond the limit; files may be larger than JSON."""
    headers = dict(scope["headers"])
    form = headers.get(b"content-type", b"").startswith(b"multipart/form-data")
    most, size = (settings().max_upload_bytes + 1_000_000 if form else settings().max_body_bytes), 0
    if int(headers.get(b"content-length", b"0") or 0) > most:
        raise TooLarge(f"The body is larger than {most // 1_000_000} MB")

    async def limited() -> Message:
        nonlocal size
        message = await receive()
        if message["type"] == "http.request":
            body = message.get("body", b"")
            size += len(body)
            if size > most:
                raise TooLarge(f"The body is larger than {most // 1_000_000} MB")
            if not form and b"\\u0000" in body:
                raise BadRequest("A NUL character is not text")
        return message

    return limited


class Json(JSONResponse):
    """JSON by orjson."""

    def render(self, content: Any) -> bytes:
        return orjson.dumps(content, option=orjson.OPT_NON_STR_KEYS)
