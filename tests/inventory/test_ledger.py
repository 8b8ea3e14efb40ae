"""Levels are what their movements add up to, whatever is done in whatever order; and a drift is found."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sqlalchemy import select, update

from tests import make_stock as make
from tradepost.core import db
from tradepost.core.errors import Conflict
from tradepost.inventory import holding, ledger, queries, service
from tradepost.inventory.models import Level, Movement
from tradepost.inventory.rules import Cause, Line

MANY = st.integers(1, 30)
PLACE = st.integers(0, 1)
STEP = st.one_of(
    st.tuples(st.just("receive"), PLACE, MANY),
    st.tuples(st.just("restock"), PLACE, MANY),
    st.tuples(st.just("ship"), PLACE, MANY),
    st.tuples(st.just("reserve"), PLACE, MANY),
    st.tuples(st.just("release"), PLACE, MANY),
    st.tuples(st.just("ship_reserved"), PLACE, MANY),
    st.tuples(st.just("adjust"), PLACE, st.integers(-30, 30)),
    st.tuples(st.just("set_available"), PLACE, st.integers(0, 30)),
    st.tuples(st.just("set_on_hand"), PLACE, st.integers(0, 30)),
    st.tuples(st.just("transfer"), PLACE, MANY),
    st.tuples(st.just("hold"), PLACE, MANY),
    st.tuples(st.just("release_hold"), PLACE, MANY),
)
_names = itertools.count()


class Book:
    """What a shopkeeper with a pencil would have: on hand and reserved at two places, and the holds."""

    def __init__(self) -> None:
        self.on_hand, self.reserved = [0, 0], [0, 0]
        self.holds: list[tuple[int, int, int]] = []

    def left(self, place: int) -> int:
        return self.on_hand[place] - self.reserved[place]

    def may(self, verb: str, place: int, n: int) -> bool:
        """Whether the verb must succeed."""
        if verb in {"ship", "reserve", "transfer", "hold"}:
            return n <= self.left(place)
        if verb in {"release", "ship_reserved"}:
            return n <= self.reserved[place]
        if verb == "adjust":
            return self.left(place) + n >= 0
        return verb != "set_on_hand" or n >= self.reserved[place]

    def note(self, verb: str, place: int, n: int) -> None:
        """Write it down."""
        if verb in {"receive", "restock", "adjust"}:
            self.on_hand[place] += n
        elif verb == "ship":
            self.on_hand[place] -= n
        elif verb in {"reserve", "hold"}:
            self.reserved[place] += n
        elif verb == "release":
            self.reserved[place] -= n
        elif verb == "ship_reserved":
            self.on_hand[place] -= n
            self.reserved[place] -= n
        elif verb == "set_available":
            self.on_hand[place] = self.reserved[place] + n
        elif verb == "set_on_hand":
            self.on_hand[place] = n
        elif verb == "transfer":
            self.on_hand[place] -= n
            self.on_hand[1 - place] += n


@settings(
    max_examples=20,
    deadline=None,
    # The tables stay between examples on purpose: each example has goods of its own.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, min_size=1, max_size=14))
async def test_any_sequence_of_verbs_leaves_levels_equal_to_their_movements(clean, steps):
    name = f"SKU-{next(_names)}"
    goods = await make.goods(name)
    levels = [await make.stock(goods, 0, at=f"{name} {side}") for side in ("left", "right")]
    async with db.reading() as session:
        rows = await session.execute(select(Level.location_id).where(Level.id.in_(levels)).order_by(Level.id))
        places = list(rows.scalars())
    book = Book()
    for verb, place, n in steps:
        if verb == "release_hold":
            if book.holds:
                hold_id, at, units = book.holds.pop()
                async with db.transaction() as session:
                    await holding.release(session, hold_id)
                book.note("release", at, units)
        elif book.may(verb, place, n):
            await _do(verb, goods.variant_id, levels, places, place, n, book)
            book.note(verb, place, n)
        else:
            with pytest.raises(Conflict):
                await _do(verb, goods.variant_id, levels, places, place, n, book)
        for at, level in enumerate(levels):
            assert await make.numbers(level) == (book.on_hand[at], book.reserved[at])
    assert await make.drift() == []
    await _movements_follow_each_other(levels)


async def _do(verb, variant_id, levels, places, place, n, book):
    line = Line(variant_id, n, places[place])
    async with db.transaction() as session:
        if verb == "adjust":
            await service.adjust(session, levels[place], n)
        elif verb == "transfer":
            await service.transfer(session, variant_id, source=places[place], target=places[1 - place], quantity=n)
        elif verb == "hold":
            made = await holding.hold(session, [line], minutes=5)
            book.holds.append((made.id, place, n))
        else:
            await getattr(service, verb)(session, [line])


async def _movements_follow_each_other(levels):
    async with db.reading() as session:
        for level in levels:
            rows = await session.execute(select(Movement).where(Movement.level_id == level).order_by(Movement.id))
            on_hand = reserved = 0
            for movement in rows.scalars():
                assert (movement.on_hand_before, movement.reserved_before) == (on_hand, reserved)
                on_hand, reserved = movement.on_hand_after, movement.reserved_after
                assert 0 <= reserved <= on_hand


async def test_every_drift_is_found_and_nothing_else(clean):
    sound = await make.stock(await make.goods("SOUND"), 10)
    changed = await make.stock(await make.goods("CHANGED"), 10)
    promised = await make.stock(await make.goods("PROMISED"), 10)
    unmoved = await make.stock(await make.goods("UNMOVED"), 0)
    forged = await make.stock(await make.goods("FORGED"), 10)
    assert await make.drift() == []
    async with db.transaction() as session:
        await session.execute(update(Level).where(Level.id == changed).values(on_hand=11))
        await session.execute(update(Level).where(Level.id == promised).values(reserved=1))
        await session.execute(update(Level).where(Level.id == unmoved).values(on_hand=1))
        await session.execute(update(Movement).where(Movement.level_id == forged).values(on_hand_after=9))
    assert await make.drift() == [
        (changed, 11, 0, 10, 0),
        (promised, 10, 1, 10, 0),
        (unmoved, 1, 0, 0, 0),
        (forged, 10, 0, 9, 0),
    ]
    assert sound not in {row[0] for row in await make.drift()}


async def test_the_search_for_drift_is_one_statement(clean, statements):
    for n in range(5):
        await make.stock(await make.goods(f"SKU-{n}"), n)
    statements.clear()
    await make.drift()
    assert len(statements) == 1


async def test_a_large_order_takes_as_many_statements_as_a_small_one(clean, statements):
    goods = [await make.goods(f"SKU-{n}") for n in range(60)]
    for one in goods:
        await make.stock(one, 100)
    counts = []
    for some in (goods[:2], goods):
        statements.clear()
        async with db.transaction() as session:
            await service.ship(session, [Line(one.variant_id, 1) for one in some], cause=Cause("orders", 1))
        counts.append(len(statements))
    assert counts[1] <= counts[0] <= 5  # fewer where many rows go in by COPY, which is no statement of the engine's


async def test_more_levels_than_one_batch_are_moved_all_or_none(clean, monkeypatch):
    monkeypatch.setattr(ledger, "BATCH", 3)
    goods = [await make.goods(f"SKU-{n}") for n in range(8)]
    levels = [await make.stock(one, 5) for one in goods]
    async with db.transaction() as session:
        await service.reserve(session, [Line(one.variant_id, 2) for one in goods])
    assert [await make.numbers(level) for level in levels] == [(5, 2)] * 8
    with pytest.raises(service.OutOfStock) as refusal:
        async with db.transaction() as session:
            await service.ship(session, [Line(one.variant_id, 3 + (n == 7)) for n, one in enumerate(goods)])
    assert refusal.value.extra["short"] == [{"sku": "SKU-7", "wanted": 4, "left": 3}]
    assert [await make.numbers(level) for level in levels] == [(5, 2)] * 8


async def test_what_an_order_took_is_known_by_place_until_it_is_back(clean):
    lamp = await make.goods("LAMP")
    await make.stock(lamp, 3, at="Moscow")
    await make.stock(lamp, 9, at="Kazan")
    cause = Cause("orders", 77)
    async with db.transaction() as session:
        await service.ship(session, [Line(lamp.variant_id, 5)], cause=cause)
        taken = sorted(await service.taken(session, cause), key=lambda line: -line.quantity)
        assert [line.quantity for line in taken] == [3, 2]
        await service.restock(session, taken[:1], cause=cause)
        assert await service.taken(session, cause) == taken[1:]


async def test_the_catalogue_is_told_what_can_be_promised(clean):
    lamp, vase, mug = await make.goods("LAMP"), await make.goods("VASE"), await make.goods("MUG")
    await make.location("Closed", active=False)
    await make.stock(lamp, 3, at="Moscow")
    await make.stock(lamp, 4, at="Kazan")
    await make.stock(lamp, 100, at="Closed")
    await make.stock(vase, 2)
    async with db.transaction() as session:
        await service.reserve(session, [Line(vase.variant_id, 2)])
    async with db.reading() as session:
        ids = [lamp.variant_id, vase.variant_id, mug.variant_id]
        assert await queries.available(session, ids) == {lamp.variant_id: 7, vase.variant_id: 0}
