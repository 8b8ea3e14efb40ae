"""Any error as an answer: problem+json (RFC 9457), which says what would help and never how the program failed."""

import re
import uuid
from collections.abc import Callable, Mapping
from typing import Any

import orjson
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import IntegrityError
from starlette.exceptions import HTTPException
from starlette.types import Scope

from tradepost.core import dialects
from tradepost.core.errors import BadRequest, Conflict, Invalid, Problem, Unavailable
from tradepost.core.logs import logger

log = logger("web")

_KINDS = {400: "bad-request", 404: "not-found", 405: "method-not-allowed", 413: "too-large"}

# How another documented system says an error: the body of its answer.
Shape = Callable[[Problem], dict[str, Any]]


def install(app: FastAPI, shapes: Mapping[str, Shape | None] | None = None) -> None:
    """Errors that the framework would answer by itself are answered as all others are; the edge has those.

    `shapes` are by path: what is below one is answered in its shape, or as a problem where that is None.
    """
    app.state.shapes = shapes or {}

    async def handle(request: Request, error: Exception) -> Response:
        return answer(error, request.scope)

    for kind in (RequestValidationError, HTTPException):
        app.add_exception_handler(kind, handle)


def answer(error: Exception, scope: Scope) -> Response:
    """An error as problem+json, or in the shape of the system whose call it was."""
    problem = as_problem(error)
    shape = _shape(scope)
    if shape is not None:
        content = orjson.dumps(shape(problem), default=str)
        return Response(content, problem.status, headers=problem.headers, media_type="application/json")
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


def _shape(scope: Scope) -> Shape | None:
    shapes: Mapping[str, Shape | None] = getattr(getattr(scope.get("app"), "state", None), "shapes", {})
    path = scope["path"]
    while path and path not in shapes:
        path = path.rpartition("/")[0]
    return shapes.get(path)


def as_problem(error: Exception) -> Problem:
    """Any error as what the outside may know of it; what nobody expected is in the log under the answer's reference."""
    if isinstance(error, Problem):
        return error
    known = _of_framework(error) or _of_database(error)
    if known is not None:
        return known
    reference = structlog.contextvars.get_contextvars().get("request_id") or uuid.uuid4().hex
    log.error("request.failed", reference=reference, exc_info=error)
    made = Problem("Something went wrong on our side; the log has the cause under this reference", reference=reference)
    made.status, made.kind, made.title = 500, "internal", "Internal error"
    return made


def _of_framework(error: Exception) -> Problem | None:
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if not isinstance(error, HTTPException):
        return None
    cause = error.__cause__
    # The framework wraps whatever happens while a body is read.
    if isinstance(cause, Problem):
        return cause
    if isinstance(cause, UnicodeDecodeError):
        return BadRequest("The body is not UTF-8 text")
    made = Problem(str(error.detail), headers=dict(error.headers or {}))
    made.status, made.kind, made.title = error.status_code, _KINDS.get(error.status_code, "error"), str(error.detail)
    return made


def _of_database(error: Exception) -> Problem | None:
    if isinstance(error, IntegrityError):
        if dialects.is_unique_violation(error):
            return Conflict("Something with this name or number exists already")
        if dialects.is_foreign_key_violation(error):
            return Conflict("Something that this refers to is gone, or something still refers to it")
    if dialects.is_lost_race(error):
        return Conflict("Others were changing the same thing at this moment: try again", headers={"Retry-After": "1"})
    if dialects.is_bad_value(error):
        # Whoever sent it is told; that no field's own check caught it is for the log.
        log.warning("request.bad_value", exc_info=error)
        return Invalid("", "A value is too large, too long, or not of the kind its field takes")
    if dialects.is_away(error):
        log.error("database.away", exc_info=error)
        return Unavailable("The database cannot be reached at this moment: try again")
    return None


_DECIMAL = re.compile(r"Decimal\('([^']*)'\)")  # a bound as Python writes it


def _invalid(error: RequestValidationError) -> Problem:
    found: dict[str, str] = {}
    for item in error.errors():
        if item["type"] == "json_invalid":
            return BadRequest(f"The body is not valid JSON: {item.get('ctx', {}).get('error', '')}")
        message, where = item["msg"].removeprefix("Value error, "), item["loc"]
        if item["type"] == "value_error" and (named := re.match(r"([a-z_]+): ", message)):
            # What a shape says of several fields together begins with the one that is meant.
            where, message = (*where, named[1]), message[named.end() :]
        message = _DECIMAL.sub(r"\1", message)
        found.setdefault(_field(where), message[:1].lower() + message[1:])
    pairs = list(found.items())
    return Invalid(*pairs[0], *pairs[1:])


def _field(location: tuple[Any, ...]) -> str:
    """A field's name as people know it: without "body" or "query" in front, union branches dropped."""
    named = [str(part) for part in location[1:] if not (isinstance(part, str) and ("[" in part or "(" in part))]
    return ".".join(named) or str(location[0] if location else "")
