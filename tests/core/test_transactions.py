"""One request is one transaction: committed before the answer leaves, or gone as a whole."""

import asyncio
import json
from contextlib import nullcontext
from typing import Any

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.util import await_only

from tests.core import room
from tradepost.core import db


async def exchange(app: Any, path: str, body: dict[str, Any], on_start: Any) -> None:
    """A request on the wire: `on_start` is awaited when the first byte of the answer would leave."""
    content = json.dumps(body).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
    scope = {"type": "http", "http_version": "1.1", "method": "POST", "path": path, "raw_path": path.encode(),
             "query_string": b"", "headers": headers, "client": ("127.0.0.1", 1), "server": ("shop", 80),
             "scheme": "http", "root_path": ""}  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": content, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            await on_start(message)

    await app(scope, receive, send)


async def test_another_connection_sees_the_row_when_the_first_byte_arrives(app):
    seen: list[Any] = []

    async def look(start: dict[str, Any]) -> None:
        seen.append((start["status"], await room.labels()))

    await exchange(app, "/board/notes", {"label": "milk"}, look)
    assert seen == [(201, ["milk"])]


async def test_a_commit_that_fails_is_no_success(guest, database):
    def last_moment(session: Any) -> None:
        # The connection is cut, where the database lets another cut it.
        if cut := session.info.pop("cut", None):
            await_only(cut())

    event.listen(Session, "before_commit", last_moment)
    try:
        answer = await guest.post("/board/doomed")
    finally:
        event.remove(Session, "before_commit", last_moment)
    assert answer.status_code == (409 if database.dialect.name == "sqlite" else 503), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert await room.labels() == []


@pytest.mark.parametrize(("path", "status"), [("/board/broken", 500), ("/board/refused", 409)])
async def test_any_error_takes_everything_back(path, status, guest):
    assert (await guest.post(path)).status_code == status
    assert await room.labels() == []
    async with db.reading() as session:
        assert (await session.execute(text("SELECT COUNT(*) FROM events"))).scalar_one() == 0


@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": "k"}])
async def test_two_that_wait_for_each_other_are_both_done(headers, owner, database):
    """The database ends one of them; it is done again, and nobody notices."""
    async with db.transaction() as session:
        await room.add(session, "milk")
        await room.add(session, "eggs")
    room.tries.clear()
    room.MET = asyncio.Event()  # of this test's loop
    crossing = [owner.post(f"/board/crossed/{way}", headers=headers) for way in ("milk/eggs", "eggs/milk")]
    answers = await asyncio.gather(*crossing)
    assert [answer.status_code for answer in answers] == [200, 200], [answer.text for answer in answers]
    async with db.reading() as session:
        sizes = (await session.execute(select(room.Note.size))).scalars().all()
    assert sizes == [2, 2]
    # SQLite lets one write at a time: nobody waits for anybody there. Elsewhere the one that is done again may meet
    # the other once more.
    assert (len(room.tries) == 2) if database.dialect.name == "sqlite" else (len(room.tries) >= 3)


async def test_a_refusal_that_must_leave_a_mark_leaves_it(guest):
    assert (await guest.post("/board/kept")).status_code == 401
    assert await room.labels() == ["mark 0"]


async def test_a_reading_session_commits_nothing(clean):
    refuses = pytest.raises(DBAPIError, match="read-only") if clean.dialect.name == "postgresql" else nullcontext()
    async with db.reading() as session:
        session.add(room.Note(label="written while reading"))
        with refuses:  # the others forget
            await session.flush()
    assert await room.labels() == []


async def test_a_write_and_its_event_are_two_statements_and_a_list_is_two(guest, statements):
    statements.clear()
    assert (await guest.post("/board/notes", json={"label": "milk"})).status_code == 201
    assert [statement.split()[0] for statement in statements] == ["INSERT", "INSERT"]
    statements.clear()
    assert (await guest.get("/board/notes")).status_code == 200
    assert [statement.split()[0] for statement in statements] == ["SELECT", "SELECT"]


async def test_a_write_in_steps_keeps_each_of_them_and_holds_no_connection_between(owner):
    before = db.engine().pool.checkedout()  # what looks at the log keeps a connection of its own
    done = await owner.post("/board/steps", json={"label": "milk"})
    assert (done.status_code, done.json()) == (201, {"key": None, "mark": None, "borrowed": before})
    refused = await owner.post("/board/steps", json={"label": "eggs", "size": 1})
    assert refused.status_code == 409
    assert await room.labels() == ["milk 0", "milk 1", "eggs 2"]


async def test_a_write_in_steps_asks_who_it_is(guest):
    answer = await guest.post("/board/steps", json={"label": "milk"}, headers={"Authorization": "Bearer no.such.token"})
    assert answer.status_code == 401
    assert await room.labels() == []


async def test_a_write_in_steps_finds_its_key_by_itself(owner, stranger):
    async def asked(who, key, label="milk"):
        answer = await who.post("/board/steps", json={"label": label}, headers={"Idempotency-Key": key})
        return answer.json()["key"], answer.json()["mark"]

    key, mark = await asked(owner, "k")
    assert await asked(owner, "k") == (key, mark)
    assert (await asked(owner, "k", "eggs"))[0] == key
    assert (await asked(owner, "k", "eggs"))[1] != mark
    assert (await asked(owner, "j"))[0] != key
    assert (await asked(stranger, "k"))[0] != key
    answer = await owner.post("/board/steps", json={"label": "tea"}, headers={"Idempotency-Key": "x" * 256})
    assert answer.status_code == 422
    assert len(await room.labels()) == 12
