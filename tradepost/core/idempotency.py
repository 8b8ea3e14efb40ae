"""`Idempotency-Key`: the same key and body give the first answer again, the same key with another body is a conflict.

The row is written in the request's own transaction before the work and completed with the answer after it, so a second
request with the same key waits for the first to commit and then reads its answer. A refused request leaves no row.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fastapi import Request, Response
from sqlalchemy import String, delete, insert, inspect, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from starlette.datastructures import UploadFile

from tradepost.core import clock, crypto, dialects
from tradepost.core.db import Base, BigId, LongText, is_resumable, is_stepwise, table_args, transaction
from tradepost.core.errors import Conflict, Invalid, Problem
from tradepost.core.jobs import Run, job

KEPT = timedelta(days=7)
KEPT_HEADERS = ("content-type", "etag", "location")


class IdempotencyKey(Base):
    """A request that was done, under the caller's own name for it.

    `body` holds the request's fingerprint and the whole answer, encrypted: a request may hold a password, an answer
    what is shown once and stored nowhere else, such as a new API key.
    """

    __tablename__ = "idempotency_keys"
    __table_args__ = table_args()

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    owner: Mapped[str] = mapped_column(String(80), index=True)
    # SHA-256 of owner, route and key: any key fits any index.
    name: Mapped[str] = mapped_column(String(64), unique=True)
    body: Mapped[str] = mapped_column(LongText, default="", info=crypto.SEALED)
    created_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)


class _Replayed(Exception):
    """Not an error: this request was done before, and here is its answer."""

    def __init__(self, response: Response) -> None:
        self.response = response


async def once(request: Request, key: str, handler: Callable[[Request], Awaitable[Response]]) -> Response:
    """Do a request under its Idempotency-Key, or give the first answer again.

    The key is claimed by `replay`, which the first dependency that knows who asks calls: keys belong to callers.
    """
    request.state.idempotency_key = key
    try:
        response = await handler(request)
    except _Replayed as replayed:
        return replayed.response
    except Problem as refusal:
        if refusal.keeps or is_resumable(request):
            await _let_go(request)
        raise
    # What is streamed is nowhere as a whole, and a refusal is no answer to keep: both may be asked for again.
    if response.status_code >= 400 or not hasattr(response, "body"):
        await _let_go(request)
    else:
        await _keep(request, response)
    return response


async def replay(request: Request, owner: str) -> None:
    """Claim the request's key, if it has one, for this caller; when it was used before, that answer ends it.

    Conflict when it was used for another request.
    """
    key = getattr(request.state, "idempotency_key", None)
    if key is None or hasattr(request.state, "idempotency"):
        return
    name, mark = _name(request, owner, key), await _fingerprint(request)
    if is_stepwise(request):
        request.state.given = Given(name, mark)
        if is_resumable(request):
            await _claim(request, owner, name, mark)
        return
    db: AsyncSession = request.state.db
    look = select(IdempotencyKey.body).where(IdempotencyKey.name == name)
    found = (await db.execute(look)).scalar_one_or_none()
    if found is None:
        values = {"owner": owner[:80], "name": name, "body": "", "created_at": clock.now()}
        try:
            async with db.begin_nested():
                await db.execute(insert(IdempotencyKey).values(values))
        except IntegrityError:
            # The insert waited for the other request's commit; its row is there now.
            found = (await db.execute(look)).scalar_one()
        else:
            request.state.idempotency = name, mark
            return
    raise _Replayed(_first_answer(found, mark))


@dataclass(frozen=True, slots=True)
class Given:
    """The key of a request done in steps: `name` is unique to the caller, route and key; `mark` tells its body."""

    name: str
    mark: str


async def _claim(request: Request, owner: str, name: str, mark: str) -> None:
    """Claim a key for a request done in steps, in a transaction of its own.

    A key without an answer is that of a try that goes on at this moment, or was killed: its request may be done again.
    """
    begun = crypto.encrypt(json.dumps({"request": mark}))
    row = {"owner": owner[:80], "name": name, "body": begun, "created_at": clock.now()}
    async with transaction() as db:
        await db.execute(dialects.upsert(db, inspect(IdempotencyKey).local_table, [row], key=["name"]))
        found = (await db.execute(select(IdempotencyKey.body).where(IdempotencyKey.name == name))).scalar_one()
    first = _opened(found, mark)
    if "status" in first:
        raise _Replayed(_first_answer(found, mark))
    request.state.idempotency = name, mark


def given(request: Request) -> Given | None:
    """The `Idempotency-Key` of a request done in steps (`db.stepwise`), known once it is known who asks."""
    return getattr(request.state, "given", None)


def _name(request: Request, owner: str, key: str) -> str:
    if not 1 <= len(key) <= 255 or not key.isprintable():
        raise Invalid("Idempotency-Key", "must be 1 to 255 printable characters")
    return hashlib.sha256(f"{owner}\n{request.method} {request.url.path}\n{key}".encode()).hexdigest()


def _opened(kept: str, mark: str) -> dict[str, Any]:
    try:
        first: dict[str, Any] = json.loads(crypto.decrypt(kept))
    except ValueError as error:
        raise Conflict("The answer under this Idempotency-Key can no longer be read: use a new key") from error
    if first["request"] != mark:
        raise Conflict("This Idempotency-Key was used for another request")
    return first


def _first_answer(kept: str, mark: str) -> Response:
    first = _opened(kept, mark)
    headers = {**first["headers"], "Idempotency-Replayed": "true"}
    return Response(first["body"].encode("latin-1"), first["status"], headers=headers)


async def _keep(request: Request, response: Response) -> None:
    """Complete the row with the answer, before the transaction commits."""
    name, mark = getattr(request.state, "idempotency", (None, None))
    if name is None:
        return
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    # Latin-1 gives each byte a letter: a body need not be text.
    body = bytes(response.body).decode("latin-1")
    answer = json.dumps({"request": mark, "status": response.status_code, "headers": headers, "body": body})
    async with _session(request) as db:
        await db.execute(update(IdempotencyKey).where(IdempotencyKey.name == name).values(body=crypto.encrypt(answer)))


async def _let_go(request: Request) -> None:
    """Give the key back: the same request may try again."""
    name, _mark = getattr(request.state, "idempotency", (None, None))
    if name is not None:
        async with _session(request) as db:
            await db.execute(delete(IdempotencyKey).where(IdempotencyKey.name == name))


@asynccontextmanager
async def _session(request: Request) -> AsyncIterator[AsyncSession]:
    """The request's own transaction; of a request done in steps, one more."""
    if is_stepwise(request):
        async with transaction() as db:
            yield db
    else:
        yield request.state.db


async def _fingerprint(request: Request) -> str:
    """What tells this request from another: its query and body; of a form the fields and each file's name and content.

    A form's own text would not do: its boundary is drawn anew each time.
    """
    hashed = hashlib.sha256()

    def part(text: str | bytes) -> None:
        data = text.encode() if isinstance(text, str) else text
        hashed.update(f"{len(data)}:".encode() + data)

    part(request.url.query)
    if request.headers.get("content-type", "").startswith(("multipart/form-data", "application/x-www-form-urlencoded")):
        form = await request.form()
        for name, value in sorted(form.multi_items(), key=lambda pair: pair[0]):
            part(name)
            if isinstance(value, UploadFile):
                part(value.filename or "")
                while block := await value.read(1 << 20):
                    part(block)
                await value.seek(0)
            else:
                part(value)
    else:
        part(await request.body())
    return hashed.hexdigest()


@job("core.forget_idempotency_keys", every="17 3 * * *")
async def forget(run: Run) -> dict[str, Any]:
    """Keys older than a week are forgotten."""
    async with run.transaction() as db:
        gone: Any = await db.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < clock.now() - KEPT))
    return {"forgotten": gone.rowcount}
