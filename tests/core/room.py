"""A small room of the tests' own, on the app that is served: notes on a board. What core promises is tried on it."""

import asyncio
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, File, Form, Request, Response, UploadFile
from fastapi.responses import StreamingResponse
from sqlalchemy import BigInteger, ForeignKey, Integer, String, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.accounts.auth import Visitor
from tradepost.core import clock, db, events, idempotency
from tradepost.core.db import Changing, Db, table_args
from tradepost.core.errors import Conflict, NotFound, Problem
from tradepost.core.money import Amount
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, Line, Name, Schema, current_version, router as make_router, version_tag


class Note(Changing):
    __tablename__ = "core_test_notes"
    __table_args__ = table_args()

    label: Mapped[str] = mapped_column(String(255), unique=True)
    size: Mapped[int] = mapped_column(Integer, default=0)
    big: Mapped[int] = mapped_column(BigInteger, default=0)
    at: Mapped[datetime] = mapped_column(default=clock.now)
    under: Mapped[int | None] = mapped_column(ForeignKey("core_test_notes.id"))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class LineIn(Schema):
    quantity: int
    price: Amount = Amount.__origin__(0)


class NoteIn(Schema):
    label: Name
    size: int = 0
    big: int = 0
    under: int | None = None
    items: list[LineIn] = []
    more: dict[str, Any] = {}


class NoteOut(Schema):
    id: int
    label: str
    size: int
    version: int


class Kept(Problem):
    status, kind, title, keeps = 401, "kept", "Refused, and the mark stays", True


router = make_router("board")
MET = asyncio.Event()
tries: list[tuple[str, str]] = []

LISTED = paging(Note.id, "label", most=50, label=Note.label, size=Note.size, at=Note.at)


async def add(session: Any, label: str, **fields: Any) -> Note:
    note = Note(label=label, **fields)
    session.add(note)
    await session.flush()
    await events.record(session, "note.pinned", note, subject_name=label)
    return note


async def labels() -> list[str]:
    """What is on the board, seen by a connection of its own."""
    async with db.reading() as session:
        return list((await session.execute(select(Note.label).order_by(Note.id))).scalars())


@router.post("/notes", status_code=201)
async def pin(body: NoteIn, db: Db, response: Response, who: Visitor) -> NoteOut:
    note = await add(db, body.label, size=body.size, big=body.big, under=body.under)
    response.headers["location"] = f"/board/notes/{note.id}"
    return NoteOut.model_validate(note)


@router.get("/notes")
async def listed(db: Db, page: Annotated[Paging, Depends(LISTED)], label: Line = "") -> Page[NoteOut]:
    query = select(Note).where(Note.label == label) if label else select(Note)
    return Page[NoteOut](**await paged(db, query, page, NoteOut.model_validate))


@router.get("/notes/{number}")
async def one(number: Id, db: Db, response: Response) -> NoteOut:
    note = await db.get(Note, number)
    if note is None:
        raise NotFound("note", number)
    version_tag(response, note.version)
    return NoteOut.model_validate(note)


@router.put("/notes/{number}")
async def change(number: Id, body: NoteIn, request: Request, db: Db, response: Response) -> NoteOut:
    note = await db.get_one(Note, number)
    current_version(request, note.version)
    note.label, note.size = body.label, body.size
    await db.flush()
    version_tag(response, note.version)
    return NoteOut.model_validate(note)


@router.post("/stale/{number}")
async def stale(number: Id, db: Db) -> None:
    """Somebody else changes the note between this one's look and its write."""
    note = await db.get_one(Note, number)
    await db.execute(text("UPDATE core_test_notes SET version = version + 1 WHERE id = :id"), {"id": number})
    note.size += 1
    await db.flush()


@router.post("/crossed/{first}/{second}")
async def crossed(first: str, second: str, db: Db, who: Visitor) -> None:
    """Two notes grow, one after the other; two that cross wait, where they can, until each has its first."""
    await db.execute(update(Note).where(Note.label == first).values(size=Note.size + 1))
    tries.append((first, second))
    if len(tries) == 2:
        MET.set()
    with suppress(TimeoutError):
        # SQLite lets one write at a time: there the other never comes.
        await asyncio.wait_for(MET.wait(), 0.3 if db.get_bind().dialect.name == "sqlite" else 10)
    await db.execute(update(Note).where(Note.label == second).values(size=Note.size + 1))


@router.post("/broken")
async def broken(db: Db, who: Visitor) -> None:
    await add(db, "half done")
    raise RuntimeError("the trace says hunter2")


@router.post("/refused")
async def refused(db: Db, who: Visitor) -> None:
    await add(db, "half done")
    raise Conflict("not like this")


@router.post("/kept")
async def kept(db: Db, who: Visitor) -> None:
    await add(db, f"mark {len(await labels())}")
    raise Kept


@router.post("/doomed")
async def doomed(db: Db) -> NoteOut:
    """All goes well until the commit."""
    await _doom(db)
    return NoteOut.model_validate(await add(db, "never seen"))


async def _doom(session: Any) -> None:
    name = session.get_bind().dialect.name
    if name == "sqlite":
        await session.execute(text("PRAGMA defer_foreign_keys = ON"))
        await session.execute(
            text(
                "INSERT INTO core_test_notes (label, size, big, at, under, version, created_at, updated_at) "
                "VALUES ('orphan', 0, 0, '2026-01-01', 999, 1, '2026-01-01', '2026-01-01')"
            )
        )
        return
    ask, kill = {
        "postgresql": ("SELECT pg_backend_pid()", "SELECT pg_terminate_backend({})"),
        "mysql": ("SELECT CONNECTION_ID()", "KILL {}"),
    }[name]
    number = (await session.execute(text(ask))).scalar_one()

    async def cut() -> None:
        async with db.engine().connect() as other:
            await other.execute(text(kill.format(number)))

    session.info["cut"] = cut


@router.post("/steps", status_code=201)
@db.stepwise
async def in_steps(body: NoteIn, request: Request, who: Visitor) -> dict[str, Any]:
    """A note pinned in two transactions, the first of which stays whatever becomes of the second."""
    given, borrowed = idempotency.given(request), db.engine().pool.checkedout()
    async with db.transaction() as session:
        await add(session, f"{body.label} {len(await labels())}")
    async with db.transaction() as session:
        await add(session, f"{body.label} {len(await labels())}")
        if body.size:
            raise Conflict("not like this")
    return {"key": given and given.name, "mark": given and given.mark, "borrowed": borrowed}


@router.post("/resumed", status_code=201)
@db.resumable
async def resumed(body: NoteIn, request: Request, who: Visitor) -> NoteOut:
    """A note pinned in steps, found again by its label when it is there; `size` 1 is refused, 2 ends badly."""
    async with db.transaction() as session:
        query = select(Note).where(Note.label == body.label)
        note = (await session.execute(query)).scalar_one_or_none() or await add(session, body.label)
        if body.size == 1:
            raise Conflict("not like this")
    if body.size == 2:
        raise RuntimeError("killed here")
    return NoteOut.model_validate(note)


@router.post("/upload")
async def upload(
    file: Annotated[UploadFile, File()], db: Db, who: Visitor, note: Annotated[str, Form()] = ""
) -> NoteOut:
    content = await file.read()
    return NoteOut.model_validate(await add(db, f"{note} {len(content)} bytes {len(await labels())}".strip()))


@router.post("/streamed")
async def streamed(db: Db, who: Visitor) -> StreamingResponse:
    await add(db, f"streamed {len(await labels())}")

    async def parts() -> Any:
        yield b"a"
        yield b"b"

    return StreamingResponse(parts())
