"""One stock: what changes here, every channel that lists it is told, and what it shows is read back.

A change only marks the listings it concerns; a sync tells the newest number of each, however often it has changed.
A mark is wiped when the channel has taken the number, unless somebody marked the listing again while it was on its way.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels.adapters import types_offering
from tradepost.channels.capabilities import Capability
from tradepost.channels.listings import FAILED, SENT, VERIFIED
from tradepost.channels.models import Channel, Listing
from tradepost.channels.rules import parts, shown
from tradepost.channels.shapes import Outcome, Stock
from tradepost.channels.working import Work, write_each
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.inventory import queries as inventory

AT_A_TIME = 1000
# A marketplace shows what it took a little later: until then nobody worries.
SETTLES = timedelta(minutes=2)
LOOKED_AT = timedelta(hours=6)  # so often what is right is looked at all the same


class Due(NamedTuple):
    """A listing that is to be told."""

    id: int
    external_id: str
    size_id: str
    variant_id: int
    asked: int


def telling() -> list[str]:
    """The types of channels that are told how many there are."""
    return types_offering(Capability.STOCK_PUSH)


async def mark(db: AsyncSession, *conditions: ColumnElement[bool]) -> set[int]:
    """Have these listings told anew: the channels they are on. In id order, as whoever tells them takes them."""
    query = (
        select(Listing.id, Listing.channel_id)
        .join(Channel, Channel.id == Listing.channel_id)
        .where(Listing.variant_id.is_not(None), Channel.type.in_(telling()), *conditions)
        .order_by(Listing.id)
    )
    found = [tuple(row) for row in await db.execute(query)]
    for some in parts([listing_id for listing_id, _ in found], AT_A_TIME):
        marked = update(Listing).where(Listing.id.in_(some))
        values = {"stock_due": clock.now(), "stock_asked": Listing.stock_asked + 1, "updated_at": Listing.updated_at}
        await db.execute(marked.values(**values).execution_options(synchronize_session=False))
    return {channel_id for _, channel_id in found}


async def levels(db: AsyncSession, channel: Channel, variant_ids: Collection[int]) -> Mapping[int, int]:
    """How many of each variant a channel shows, as the stock is now."""
    there = await inventory.available(db, variant_ids)
    ranks: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for some in parts(sorted(variant_ids), AT_A_TIME):
        query = (
            select(Listing.variant_id, Channel.id, Channel.priority)
            .join(Channel, Channel.id == Listing.channel_id)
            .where(Listing.variant_id.in_(some), Channel.enabled, Channel.type.in_(telling()))
            .distinct()
        )
        for variant_id, channel_id, priority in await db.execute(query):
            ranks[int(variant_id or 0)].append((channel_id, priority))
    return {
        one: shown(
            there.get(one, 0),
            buffer=channel.buffer,
            places=len(ranks[one]),
            ahead=sum(priority < channel.priority for _, priority in ranks[one]),
        )
        for one in variant_ids
    }


async def push(work: Work) -> None:
    """Tell a channel what it waits for, until it waits for nothing more.

    What will be sent is stored before it is sent. Killed in between, the marks are still there and the newest numbers
    are sent again: they are levels, not differences, so that twice is as good as once. What the channel does not take
    now keeps its mark; `again` in the state says when to come back for it.
    """
    channel, later = work.channel, set[int]()
    while True:
        async with reading() as db:
            due = await _due(db, channel, later)
            numbers = await levels(db, channel, {one.variant_id for one in due})
        if not due:
            return
        stocks = [Stock(one.external_id, numbers[one.variant_id], one.size_id) for one in due]
        now = clock.now()
        async with work.step() as db:
            sent = [{"row": one.id, "sent_stock": stock.quantity} for one, stock in zip(due, stocks, strict=True)]
            await write_each(db, Listing, sent, state=SENT, error="", sent_at=now)
        outcomes = await work.adapter.push_stock(stocks)
        told = [pair for pair in zip(due, outcomes, strict=True) if pair[1].again is None]
        pauses = [outcome.again for outcome in outcomes if outcome.again is not None]
        later |= {one.id for one, outcome in zip(due, outcomes, strict=True) if outcome.again is not None}
        async with work.step() as db:
            await _conclude(db, told)
            work.count("seen", len(due))
            work.count("changed", sum(outcome.accepted for _, outcome in told))
            work.count("problems", sum(not outcome.accepted for _, outcome in told))
            if pauses:
                work.state["again"] = max([work.state.get("again", 0.0), *pauses])


async def _due(db: AsyncSession, channel: Channel, later: Collection[int]) -> list[Due]:
    """Those that have waited longest, in id order, as everybody takes them."""
    query = (
        select(Listing.id, Listing.external_id, Listing.size_id, Listing.variant_id, Listing.stock_asked)
        .where(Listing.channel_id == channel.id, Listing.stock_due.is_not(None), Listing.variant_id.is_not(None))
        .order_by(Listing.stock_due, Listing.id)
        .limit(AT_A_TIME + len(later))
    )
    found = [Due(*row) for row in await db.execute(query)]  # type: ignore[arg-type]  # no variant is none of these
    return sorted([one for one in found if one.id not in later][:AT_A_TIME])


async def _conclude(db: AsyncSession, told: Sequence[tuple[Due, Outcome]]) -> None:
    """What became of each: the mark is wiped where it is still the one that was seen."""
    refused = [{"row": one.id, "error": outcome.error[:500]} for one, outcome in told if not outcome.accepted]
    await write_each(db, Listing, refused, state=FAILED)
    await write_each(
        db, Listing, [{"row": one.id, "seen": one.asked} for one, _ in told], mark="stock_asked", stock_due=None
    )


async def read_back(work: Work) -> None:
    """Look whether the channel shows what it was told; where it does not for long, it is told again."""
    channel, now = work.channel, clock.now()
    while True:
        async with reading() as db:
            query = (
                select(Listing)
                .where(
                    Listing.channel_id == channel.id,
                    Listing.id > work.state.get("after", 0),
                    Listing.variant_id.is_not(None),
                    Listing.sent_stock.is_not(None),
                    or_(
                        Listing.state == SENT,
                        and_(
                            Listing.state == VERIFIED, or_(Listing.read_at.is_(None), Listing.read_at < now - LOOKED_AT)
                        ),
                        and_(Listing.state == FAILED, Listing.stock_due.is_(None), Listing.sent_at < now - SETTLES),
                    ),
                )
                .order_by(Listing.id)
                .limit(AT_A_TIME)
            )
            rows = list((await db.execute(query)).scalars())
        if not rows:
            return
        asked = [Stock(one.external_id, 0, one.size_id) for one in rows]
        found = {(one.external_id, one.size_id): one.quantity for one in await work.adapter.stocks(asked)}
        async with work.step() as db:
            changed: list[dict[str, Any]] = []
            wrong: list[int] = []
            for one in rows:
                there = found.get((one.external_id, one.size_id))
                state, error = one.state, one.error
                if there == one.sent_stock:
                    state, error = VERIFIED, ""
                elif one.stock_due is None and now - (one.sent_at or now) >= SETTLES and one.state != FAILED:
                    state, error = FAILED, f"It was told {one.sent_stock} and shows {there}"
                    wrong.append(one.id)
                changed.append(
                    {
                        "row": one.id,
                        "seen": one.stock_asked,
                        "read_stock": there,
                        "read_at": now,
                        "state": state,
                        "error": error,
                    }
                )
            await write_each(db, Listing, changed, mark="stock_asked")
            if wrong:
                await mark(db, Listing.id.in_(wrong))
            work.count("seen", len(rows))
            work.count("problems", len(wrong))
            work.state["after"] = rows[-1].id
            work.state["waits"] = work.state.get("waits", 0) + sum(one["state"] == SENT for one in changed)
