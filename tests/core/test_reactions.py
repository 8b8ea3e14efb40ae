"""A room reacts to what happened: once to each event, in order, together with what it writes."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, db, events, reactions
from tradepost.core.events import Event
from tradepost.core.reactions import Reacting, catch_up, reaction

given: list[str] = []
matches = {"left": True}


@pytest.fixture(autouse=True)
def fresh():
    given.clear()
    matches["left"] = True


@reaction("tests.note", "lamp.lit", "candle.")
async def note(db: AsyncSession, happened: Sequence[Event]) -> None:
    """What was given, and a row of its own for each."""
    for event in happened:
        given.append(event.name)
        db.add(Event(**events.row("tests.noted", "events", event.id)))
    if not matches["left"]:
        raise RuntimeError("out of matches")


@reaction("tests.remember", "lamp.lit", history=True)
async def remember(db: AsyncSession, happened: Sequence[Event]) -> None:
    given.extend(f"remembered {event.name}" for event in happened)


async def happen(*names: str) -> None:
    async with db.transaction() as session:
        for name in names:
            session.add(Event(**events.row(name, "lamps", 1)))


async def noted() -> int:
    async with db.reading() as session:
        return (await session.execute(select(func.count(Event.id)).where(Event.name == "tests.noted"))).scalar_one()


async def test_each_event_is_given_once_and_in_order(clean):
    await happen("lamp.lit", "candle.lit", "lamp.broken", "candle.out")
    assert await catch_up("tests.note") == 3
    assert given == ["lamp.lit", "candle.lit", "candle.out"]
    assert await catch_up("tests.note") == 0
    await happen("lamp.lit")
    assert await catch_up("tests.note") == 1
    assert await noted() == 4


async def test_history_is_for_those_who_ask_for_it(clean):
    with events.importing():
        await happen("lamp.lit")
    await catch_up("tests.note", "tests.remember")
    assert given == ["remembered lamp.lit"]


async def test_what_fails_has_written_nothing_and_is_tried_again_while_the_others_go_on(clean):
    matches["left"] = False
    await happen("lamp.lit")
    with pytest.raises(RuntimeError, match="out of matches"):
        await catch_up("tests.note", "tests.remember")
    assert await noted() == 0
    assert given == ["lamp.lit", "remembered lamp.lit"]
    matches["left"] = True
    await catch_up("tests.note", "tests.remember")
    assert given == ["lamp.lit", "remembered lamp.lit", "lamp.lit"]
    assert await noted() == 1


async def test_two_machines_at_once_react_once(clean):
    await happen(*["lamp.lit"] * 10)
    await catch_up("tests.remember")  # the positions are given
    given.clear()
    counts = await asyncio.gather(*[catch_up("tests.note") for _ in range(4)])
    assert sum(counts) == 10
    assert await noted() == 10


async def test_a_new_reaction_begins_with_the_news_of_a_day(clean):
    with clock.at(clock.now() - timedelta(days=2)):
        await happen("lamp.lit")
    await happen("candle.lit")
    await catch_up("tests.note")
    assert given == ["candle.lit"]


async def test_long_stretches_are_read_piece_by_piece(clean, monkeypatch):
    monkeypatch.setattr(reactions, "STRETCH", 2)
    await happen("lamp.lit", "lamp.broken", "lamp.broken", "lamp.broken", "candle.lit")
    assert await catch_up("tests.note") == 2
    assert given == ["lamp.lit", "candle.lit"]


async def test_the_follower_looks_for_news_and_costs_two_statements_without(clean, statements: list[str], monkeypatch):
    monkeypatch.setattr(reactions, "PAUSE", 0.0)
    follower: Any = Reacting()
    await follower.open()
    await happen("lamp.lit")
    await follower.look()
    await follower.look()  # what reactions wrote is news as well
    assert given.count("lamp.lit") == 1
    while await catch_up():
        pass
    await follower.look()
    statements.clear()
    await follower.look()
    assert len(statements) == 2
    await follower.close()
