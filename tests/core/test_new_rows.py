"""New rows that are written past the session's flush, and are its own from then on as if it had flushed them."""

import pytest
from sqlalchemy import inspect, null, select

from tests.core.room import Note
from tradepost.core import db
from tradepost.core.jobs import Job


async def labels() -> dict[int, str]:
    async with db.reading() as session:
        return {note.id: note.label for note in (await session.execute(select(Note).order_by(Note.id))).scalars()}


async def test_they_have_their_ids_in_their_order_and_every_default(clean):
    notes = [db.new(Note, label="one"), db.new(Note, label="two"), db.new(Note, label="three", size=3)]
    async with db.transaction() as session:
        await db.put(session, notes)
        assert all(inspect(note).persistent for note in notes)
        assert [note.size for note in notes] == [0, 0, 3]
        assert [note.version for note in notes] == [1, 1, 1]
        assert [note.under for note in notes] == [None, None, None]
        assert all(note.created_at.tzinfo and note.updated_at.tzinfo for note in notes)
    assert await labels() == {note.id: note.label for note in notes}


async def test_an_id_that_is_known_is_kept(clean):
    async with db.transaction() as session:
        await db.put(session, [db.new(Note, id=71, label="one"), db.new(Note, id=72, label="two")])
    assert await labels() == {71: "one", 72: "two"}


async def test_what_is_changed_afterwards_is_written_as_a_change(clean):
    note = db.new(Note, label="before")
    async with db.transaction() as session:
        await db.put(session, [note])
        note.label = "after"
    assert await labels() == {note.id: "after"}
    assert note.version == 2


async def test_nothing_is_left_of_them_when_the_transaction_is_taken_back(clean):
    async def fail() -> None:
        async with db.transaction() as session:
            await db.put(session, [db.new(Note, label="one")])
            raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        await fail()
    assert await labels() == {}


async def test_what_was_not_said_is_the_nothing_of_the_database_and_not_that_of_json(clean):
    job = db.new(Job, kind="core.nothing")
    async with db.transaction() as session:
        await db.put(session, [job])
        assert (job.result, job.args, job.status) == (None, {}, "queued")
    async with db.reading() as session:
        query = select(Job.id).where(Job.__table__.c.result.is_(null()))
        assert (await session.execute(query)).scalars().all() == [job.id]
