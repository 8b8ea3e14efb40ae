"""The log of what happened: written with what it tells of, read once and in order, with many writers at once."""

import asyncio
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from tests.core import room
from tests.core.room import Note
from tradepost.core import db, events
from tradepost.core.events import Actor, Event


async def pin(label: str, **fields) -> None:
    async with db.transaction() as session:
        await room.add(session, label, **fields)


async def read(position: int = 0, **options) -> list[Event]:
    return [event async for batch in events.after(position, **options) for event in batch]


async def rows() -> list[Event]:
    async with db.reading() as session:
        return list((await session.execute(select(Event).order_by(Event.id))).scalars())


async def test_an_event_tells_who_did_what_to_which(clean):
    with events.acting(Actor("account", 7, "carol")):
        await pin("milk")
    (event,) = await rows()
    assert (event.name, event.subject_type, event.subject_name) == ("note.pinned", "core_test_notes", "milk")
    assert (event.actor_kind, event.actor_id, event.actor_name, event.imported) == ("account", 7, "carol", False)
    assert event.at.tzinfo is not None
    async with db.reading() as session:
        assert (await session.execute(select(Note.id))).scalar_one() == event.subject_id


async def test_it_is_there_only_when_what_it_tells_of_is(clean):
    async def give_up() -> None:
        async with db.transaction() as session:
            await room.add(session, "milk")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await give_up()
    assert await rows() == []


async def test_changes_are_before_and_after_in_jsons_own_types(clean):
    await pin("milk", size=1)
    async with db.transaction() as session:
        note = (await session.execute(select(Note))).scalar_one()
        note.label, note.size, note.at = "cream", 1, datetime(2026, 1, 1, tzinfo=UTC)
        changes = events.changed(note)
        await session.flush()
        await events.record(session, "note.changed", note, subject_name=note.label, changes=changes, reason="thicker")
    event = (await rows())[-1]
    assert set(event.changes) == {"label", "at"}
    assert event.changes["label"] == ["milk", "cream"]
    assert event.changes["at"][1] == "2026-01-01T00:00:00+00:00"
    assert event.data == {"reason": "thicker"}


async def test_what_was_set_to_what_it_was_did_not_change(clean):
    await pin("milk", size=1)
    async with db.transaction() as session:
        note = (await session.execute(select(Note))).scalar_one()
        note.label, note.size, note.version = "milk", 1, 5
        assert events.changed(note) == {}
        session.expunge(note)


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, None), (True, True), (3, 3), ("x", "x"), ([1], [1]), (Decimal("1.50"), "1.50"),
     (date(2026, 1, 2), "2026-01-02"),
     (datetime(2026, 1, 2, tzinfo=UTC), "2026-01-02T00:00:00+00:00")],
)  # fmt: skip
def test_a_value_is_said_plainly(value, said):
    assert events.plain(value) == said


async def test_a_deletion_can_be_told_of(clean):
    await pin("milk")
    async with db.transaction() as session:
        note = (await session.execute(select(Note))).scalar_one()
        await session.delete(note)
        await session.flush()
        await events.record(session, "note.taken_down", note, subject_name=note.label)
    first, last = await rows()
    assert (last.name, last.subject_id) == ("note.taken_down", first.subject_id)
    assert await room.labels() == []


async def test_history_is_marked_as_such(clean):
    with events.acting(Actor("account", 7, "carol")), events.importing():
        await pin("from a file")
    await pin("by hand")
    assert [(event.imported, event.actor_name) for event in await rows()] == [(True, "carol"), (False, "system")]


async def test_who_acts_is_known_in_one_task_alone(clean):
    async def act(name: str) -> str:
        events.act_as(Actor("account", 1, name))
        await asyncio.sleep(0)
        return events.actor().name

    assert await asyncio.gather(act("carol"), act("dave")) == ["carol", "dave"]
    assert events.actor().name == "system"


async def test_positions_have_no_gap_and_follow_the_order_of_writing(clean):
    for n in range(5):
        await pin(f"note {n}")
    await events.settle_all()
    await pin("later")
    await events.settle_all()
    base = (await rows())[0].position
    assert [event.position - base for event in await rows()] == list(range(6))


async def test_a_late_commit_comes_after_what_was_read_before_it(clean):
    if clean.dialect.name == "sqlite":
        return  # one writer at a time: nothing is late
    session = db._State.write()
    await room.add(session, "slow")
    await session.flush()
    await pin("quick")
    first = await read()
    await session.commit()
    await session.close()
    second = await read(first[-1].position)
    assert [event.subject_name for event in first] == ["quick"]
    assert [event.subject_name for event in second] == ["slow"]
    assert second[0].id < first[0].id
    assert second[0].position == first[0].position + 1


async def test_many_writers_and_many_readers_see_everything_once_and_in_order(clean):
    """Each reader asks again from where it was; what was committed before a call is in its answer."""
    committed: list[str] = []

    async def write(writer: int) -> None:
        for n in range(6):
            label = f"{writer} {n}"
            await pin(label)
            committed.append(label)

    async def follow(done: asyncio.Event) -> list[Event]:
        seen: list[Event] = []
        position = 0
        while True:
            finished, before = done.is_set(), set(committed)
            seen += [event async for batch in events.after(position, batch=7) for event in batch]
            position = seen[-1].position if seen else 0
            assert before <= {event.subject_name for event in seen}
            if finished:
                return seen
            await asyncio.sleep(0)

    done = asyncio.Event()
    readers = [asyncio.create_task(follow(done)) for _ in range(3)]
    await asyncio.gather(*(write(n) for n in range(8)))
    done.set()
    for seen in await asyncio.gather(*readers):
        names = [event.subject_name for event in seen]
        assert sorted(names) == sorted(committed)
        positions = [event.position for event in seen]
        assert positions == list(range(positions[0], positions[0] + 48))
        for writer in range(8):
            assert [name for name in names if name.startswith(f"{writer} ")] == [f"{writer} {n}" for n in range(6)]


async def test_a_first_position_is_given_once_when_all_ask_at_once(clean):
    for n in range(3):
        await pin(f"note {n}")
    await asyncio.gather(*(events.settle_all() for _ in range(6)))
    positions = [event.position for event in await rows()]
    assert positions == list(range(positions[0], positions[0] + 3))
    async with db.reading() as session:
        counters = (await session.execute(select(func.count()).select_from(events.Reader))).scalar_one()
    assert counters == 1


async def test_more_than_a_batch_is_settled_in_several(clean, monkeypatch):
    monkeypatch.setattr(events, "BATCH", 4)
    for n in range(10):
        await pin(f"note {n}")
    assert [event.subject_name for event in await read(batch=3)] == [f"note {n}" for n in range(10)]


async def test_a_reader_may_want_only_some_names(clean):
    async with db.transaction() as session:
        note = Note(label="milk")
        for name in ("note.pinned", "note.moved", "note.pinned"):
            await events.record(session, name, note)
    assert [event.name for event in await read(names=["note.moved"])] == ["note.moved"]


async def test_settling_costs_the_same_for_one_event_and_for_many(clean, statements):
    await pin("first")
    await events.settle_all()
    for count in (1, 30):
        for n in range(count):
            await pin(f"{count} {n}")
        statements.clear()
        await events.settle_all()
        assert len(statements) == 5


async def test_what_is_recorded_together_is_written_in_one_statement(clean, statements):
    async with db.transaction() as session:
        note = await room.add(session, "milk")
        await session.flush()
        statements.clear()
        async with events.together(session):
            await events.record(session, "note.read", note)
            async with events.together(session):
                await events.write(session, [events.row("note.copied", "notes", note.id)])
            assert statements == []
        assert len(statements) == 1
    async with db.reading() as session:
        names = (await session.execute(select(events.Event.name).order_by(events.Event.id))).scalars().all()
    assert names == ["note.pinned", "note.read", "note.copied"]
