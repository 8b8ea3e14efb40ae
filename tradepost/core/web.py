"""What routes are written with: ids and texts, shapes, and the conventions of the whole API.

An answer to GET has an ETag, a write may carry an `Idempotency-Key`, `If-Match` guards an update, JSON is strict.
"""

import hashlib
import json
import math
import re
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Annotated, Any

import orjson
from fastapi import Path, Request, Response
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, field_validator
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from tradepost.core import dialects, idempotency, kept
from tradepost.core.db import is_stepwise
from tradepost.core.errors import BadRequest, Invalid, PreconditionFailed, TooLarge
from tradepost.core.routing import LateRoute, Router
from tradepost.core.settings import settings

# How often a write is done that others keep winning against.
TRIES = 5
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

    model_config = ConfigDict(from_attributes=True, str_strip_whitespace=True, defer_build=True)


class Change(Schema):
    """A partial update: what is left out stays as it is; null empties what may be empty and is refused elsewhere."""

    @property
    def given(self) -> dict[str, Any]:
        """The fields that were sent, by name."""
        return {name: getattr(self, name) for name in self.model_fields_set}


def not_null(*fields: str) -> Any:
    """A validator for fields of a Change that cannot be empty."""

    def check(value: Any) -> Any:
        if value is None:
            raise ValueError("must not be null")
        return value

    return field_validator(*fields, mode="before")(check)


class ProblemOut(Schema):
    """An error, RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None


def current_version(request: Request, version: int) -> None:
    """`If-Match` guards an update: PreconditionFailed unless it names the row's current version."""
    wanted = request.headers.get("if-match")
    if wanted is None or wanted.strip() == "*":
        return
    if str(version) not in {tag.strip('"').split("-")[0] for tag in kept.tags(wanted)}:
        raise PreconditionFailed("Somebody changed this in the meantime: load it again", current=version)


def version_tag(response: Response, version: int) -> None:
    """Give a row's version with the answer; the edge adds the body's hash, so that If-None-Match sees every change."""
    response.headers["etag"] = f'"{version}"'


# JSON that Python reads and databases do not store: NUL, half a surrogate pair, NaN, numbers beyond what a float holds.
SUSPECT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])|NaN|Infinity|\d[eE]\+?\d{3}|\d{309}")


class Body(Request):
    """A request whose body is in memory only while it is small, and whose JSON is what every database can store."""

    async def body(self) -> bytes:
        """The body as a whole; TooLarge for one that only an upload may have."""
        if not hasattr(self, "_body"):
            most, found = settings().max_body_bytes, bytearray()
            async for chunk in self.stream():
                found += chunk
                if len(found) > most:
                    raise TooLarge(f"The body is larger than {most:,} bytes")
            self._body = bytes(found)
        return self._body

    async def json(self) -> Any:
        """The body as JSON; a number that is none, or half a character, is refused with the name of its field."""
        body = await self.body()
        found = json.loads(body.decode("utf-8-sig"))
        if SUSPECT.search(body):
            _check(found)
        return found


def _check(value: Any, field: str = "body") -> None:
    if isinstance(value, str):
        if "\0" in value:
            raise BadRequest("A NUL character is not text")
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise Invalid(field, "holds half a character")
    elif isinstance(value, float) and not math.isfinite(value):
        raise Invalid(field, "is not a finite number")
    elif isinstance(value, dict | list):
        for name, item in value.items() if isinstance(value, dict) else enumerate(value):
            _check(name, field)
            _check(item, str(name) if field == "body" else f"{field}.{name}")


class Route(LateRoute):
    """A route with those conventions."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        inner = super().get_route_handler()

        async def handler(plain: Request) -> Response:
            request = Body(plain.scope, plain.receive, plain._send)  # noqa: SLF001 - as FastAPI's manual does it
            if request.method == "GET":
                keeping = await kept.begin(request)
                response = _with_etag(await inner(request))
                if keeping is not None:
                    kept.end(request, keeping, response)
                return _unless_known(request, response)
            key = request.headers.get("idempotency-key")
            return await _insist(request, inner if key is None else partial(idempotency.once, key=key, handler=inner))

        return handler


async def _insist(request: Request, write: Callable[[Request], Awaitable[Response]]) -> Response:
    """Do a write, and do it again when another won a race for the same rows: it was taken back, and nobody was told.

    What is done in steps looks after each step itself; the files of a form can be read only once.
    """
    before = dict(request.scope.setdefault("state", {}))
    left = TRIES
    while True:
        left -= 1
        try:
            return await write(request)
        except (DBAPIError, StaleDataError) as error:
            once = is_stepwise(request) or getattr(request, "_form", None) is not None
            if once or not left or not dialects.is_lost_race(error):
                raise
            await request.state.db.rollback()
            request.scope["state"].clear()
            request.scope["state"].update(before)


def router(*tags: str, prefix: str = "") -> Router:
    """A module's router."""
    return Router(prefix=prefix, tags=list(tags), route_class=Route)


def _with_etag(response: Response) -> Response:
    body = getattr(response, "body", None)
    if response.status_code != 200 or not body or len(body) > 1_000_000:
        return response
    version = response.headers.get("etag", "").strip('"')
    mark = hashlib.blake2b(body, digest_size=8).hexdigest()
    response.headers["etag"] = f'"{version}-{mark}"' if version else f'"{mark}"'
    response.headers.setdefault("cache-control", "private, no-cache")
    return response


def _unless_known(request: Request, response: Response) -> Response:
    """304 for who has this very answer already."""
    asked, tag = request.headers.get("if-none-match"), response.headers.get("etag")
    if asked is None or tag is None or response.status_code != 200 or not {tag, "*"} & set(kept.tags(asked)):
        return response
    headers = {"etag": tag, "cache-control": response.headers["cache-control"]}
    return Response(status_code=304, headers=headers, background=response.background)


def written(shape: BaseModel) -> Response:
    """An answer written in one go, for what is asked for most: what it looks like is held by the tests."""
    return Response(shape.model_dump_json(), media_type="application/json")


class Json(JSONResponse):
    """JSON by orjson."""

    def render(self, content: Any) -> bytes:
        return orjson.dumps(content, option=orjson.OPT_NON_STR_KEYS)
