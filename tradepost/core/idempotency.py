"""`Idempotency-Key`: the same key and body give the first answer again, the same key with another body is a conflict.

The row is written in the request's own transaction before the work and completed with the answer after it, so a second
request with the same key waits for the first to commit and then reads its answer. A refused request leaves no row.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from fastapi import Request
from sqlalchemy import BigInteger, String, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from starlette.datastructures import UploadFile

from tradepost.core import clock
from tradepost.core.db import Base, BigId, LongText, table_args, transaction
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.jobs import Run, job

KEPT = timedelta(days=7)


class IdempotencyKey(Base):
    """A request that was done, under the caller's own name for it."""

    __tablename__ = "idempotency_keys"
    __table_args__ = table_args()

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    owner: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(
        String(64), unique=True
    )  # SHA-256 of owner, route and key: any key fits any index
    fingerprint: Mapped[str] = mapped_column(String(64))
    status: Mapped[int] = mapped_column(BigInteger, default=0)
    body: Mapped[str] = mapped_column(LongText, default="")
    content_type: Mapped[str] = mapped_column(String(100), default="")
    created_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)


async def fingerprint(request: Request) -> str:
    """What tells this request from another: method, path, query and body; of a form its fields and each file's content."""
    hashed = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}\n".encode())
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form()
        for name, value in sorted(form.multi_items(), key=lambda pair: pair[0]):
            hashed.update(f"\n{name}=".encode())
            if isinstance(value, UploadFile):
                while block := await value.read(1 << 20):
                    hashed.update(block)
                await value.seek(0)
            else:
                hashed.update(value.encode())
    else:
        hashed.update(await request.body())
    return hashed.hexdigest()


async def claim(db: AsyncSession, request: Request, owner: str, key: str) -> IdempotencyKey | None:
    """Take the key for this request, or give back the row of the request that had it first.

    Returns None when the key is now ours. Conflict when the key was used for another request.
    """
    if not 1 <= len(key) <= 255 or not key.isprintable():
        raise Invalid("Idempotency-Key", "must be 1 to 255 printable characters")
    name = hashlib.sha256(f"{owner}\n{request.method} {request.url.path}\n{key}".encode()).hexdigest()
    mark = await fingerprint(request)
    found = (await db.execute(select(IdempotencyKey).where(IdempotencyKey.name == name))).scalar_one_or_none()
    if found is None:
        try:
            async with db.begin_nested():
                await db.execute(
                    IdempotencyKey.__table__.insert(),
                    {
                        "owner": owner[:80],
                        "name": name,
                        "fingerprint": mark,
                        "status": 0,
                        "body": "",
                        "content_type": "",
                        "created_at": clock.now(),
                    },
                )  # type: ignore[attr-defined]  # a declarative table is a Table
        except IntegrityError:
            # The insert waited for the other request's commit; its row is there now.
            found = (await db.execute(select(IdempotencyKey).where(IdempotencyKey.name == name))).scalar_one()
        else:
            request.state.idempotency = name
            return None
    if found.fingerprint != mark:
        raise Conflict("This Idempotency-Key was used for another request")
    return found


async def keep(db: AsyncSession, name: str, *, status: int, body: str, content_type: str) -> None:
    """Complete the row with the answer, before the transaction commits."""
    await db.execute(
        update(IdempotencyKey)
        .where(IdempotencyKey.name == name)
        .values(status=status, body=body, content_type=content_type)
    )


@job("core.forget_idempotency_keys", every="17 3 * * *")
async def forget(run: Run) -> dict[str, Any]:
    """Keys older than a week are forgotten."""
    async with run.transaction() as db:
        gone: Any = await db.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < clock.now() - KEPT))
    return {"forgotten": gone.rowcount}


__all__ = ["IdempotencyKey", "claim", "forget", "keep", "transaction"]
