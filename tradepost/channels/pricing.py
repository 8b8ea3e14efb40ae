"""Prices out: looked at first, stored, told in one go, read back. None goes below its floor.

Asking for it only marks listings; a sync tells each the price that holds when it is told. What a channel shows is read
later: then it is verified, or failed when it shows something else for long.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy import Select, bindparam, func, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product, Variant
from tradepost.channels.listings import FAILED, SENT, VERIFIED
from tradepost.channels.models import Channel, Listing
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Outcome, Price
from tradepost.channels.working import Work
from tradepost.core import clock
from tradepost.core.errors import Invalid
from tradepost.core.money import Money, to_text
from tradepost.core.paging import contains
from tradepost.core.settings import settings
from tradepost.pricing import changing, service as pricing

Decision = Literal["send", "same", "below_floor", "no_price", "sizes"]
DECISIONS: tuple[Decision, ...] = ("send", "same", "below_floor", "no_price", "sizes")
AT_A_TIME = 1000
# So long a marketplace may take to show a price; what is in quarantine there it never shows.
SETTLES = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a listing ought to cost on its channel, in minor units, and whether that is to be sent."""

    price: int | None
    before: int | None
    floor: int | None
    decision: Decision


def priced(channel_id: int, *, q: str = "", state: str | None = None) -> Select[Any]:
    """A channel's linked listings with what they are here: (Listing, Variant.sku, Product.id, Product.name)."""
    everything = (
        select(Listing, Variant.sku, Product.id, Product.name)
        .join(Variant, Variant.id == Listing.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .where(Listing.channel_id == channel_id)
    )
    query = cast("Select[Any]", everything)
    if state is not None:
        query = query.where(Listing.price_state == state)
    return query.where(contains(Listing.search, q.strip())) if q.strip() else query


async def meant(db: AsyncSession, channel: Channel, rows: Sequence[Listing]) -> dict[int, Meant]:
    """What these linked listings ought to cost, by listing: by the channel's price list, else the variant's own price.

    A card has one price: where its sizes ought to cost different ones, none is sent.
    """
    siblings = await _siblings(db, channel, {one.external_id for one in rows})
    variants = {int(one.variant_id) for one in rows if one.variant_id is not None}.union(*siblings.values(), ())
    offers = await pricing.offers(db, dict.fromkeys(sorted(variants), 1), channel=channel.code)
    floors = await changing.floors(db, variants)
    found = {}
    for one in rows:
        offer = offers.get(int(one.variant_id or 0))
        floor = floors.get(int(one.variant_id or 0))
        price = None if offer is None else offer.unit_price
        before = offer.base_price if offer is not None and offer.base_price > offer.unit_price else None
        costs = {offers[variant].unit_price for variant in siblings[one.external_id] if variant in offers}
        found[one.id] = Meant(price, before, floor, _decided(one, price, floor, several=len(costs) > 1))
    return found


def _decided(row: Listing, price: int | None, floor: int | None, *, several: bool) -> Decision:
    if not price:  # nobody sells for nothing by a price that is missing
        return "no_price"
    if floor is not None and price < floor:
        return "below_floor"
    if several:
        return "sizes"
    return "same" if row.read_price == price else "send"


async def _siblings(db: AsyncSession, channel: Channel, items: Collection[str]) -> Mapping[str, set[int]]:
    """The variants of each item, whatever sizes they are."""
    found: dict[str, set[int]] = defaultdict(set)
    for some in parts(sorted(items), AT_A_TIME):
        query = select(Listing.external_id, Listing.variant_id).where(
            Listing.channel_id == channel.id, Listing.external_id.in_(some), Listing.variant_id.is_not(None)
        )
        for item, variant_id in await db.execute(query):
            found[item].add(int(variant_id or 0))
    return found


async def floors_of(db: AsyncSession, channel: Channel, items: Collection[str]) -> Mapping[str, int]:
    """The highest floor of each item's variants, in minor units; those without one are missing."""
    variants = await _siblings(db, channel, items)
    floors = await changing.floors(db, set().union(*variants.values())) if variants else {}
    found = {item: max((floors[one] for one in some if one in floors), default=0) for item, some in variants.items()}
    return {item: floor for item, floor in found.items() if floor}


async def ask(
    db: AsyncSession, channel: Channel, listing_ids: Sequence[int] | None = None, *, dry_run: bool = False
) -> dict[Decision, int]:
    """Have the prices of these listings told, of all linked ones without any: how many are decided how.

    Marked are those to be sent; nothing at all is with `dry_run`. Invalid for a listing that is not here or not linked.
    """
    counts: dict[Decision, int] = dict.fromkeys(DECISIONS, 0)
    last = 0
    chosen = None if listing_ids is None else sorted(set(listing_ids))
    if chosen is not None:
        await _known(db, channel, chosen)
    while True:
        query = select(Listing).where(
            Listing.channel_id == channel.id, Listing.variant_id.is_not(None), Listing.id > last
        )
        if chosen is not None:
            query = query.where(Listing.id.in_(chosen))
        rows = list((await db.execute(query.order_by(Listing.id).limit(AT_A_TIME))).scalars())
        if not rows:
            return counts
        last = rows[-1].id
        decided = await meant(db, channel, rows)
        for one in decided.values():
            counts[one.decision] += 1
        wanted = [listing_id for listing_id, one in decided.items() if one.decision == "send"]
        if not dry_run and wanted:
            marked = update(Listing).where(Listing.id.in_(wanted))
            values = {"price_due": clock.now(), "updated_at": Listing.updated_at}
            await db.execute(marked.values(**values).execution_options(synchronize_session=False))


async def _known(db: AsyncSession, channel: Channel, wanted: Sequence[int]) -> None:
    query = select(func.count(Listing.id)).where(
        Listing.channel_id == channel.id, Listing.id.in_(wanted), Listing.variant_id.is_not(None)
    )
    if (await db.execute(query)).scalar_one() != len(wanted):
        raise Invalid("listing_ids", f"names an item that is not on {channel.name}, or no variant yet")


async def push(work: Work) -> None:
    """Tell a channel the prices that wait, until none does.

    What will be sent is stored before it is sent. Killed in between, the marks are still there and the prices that hold
    then are sent again.
    """
    channel, later, here = work.channel, set[int](), settings().currency
    while True:
        async with work.step() as db:
            rows = await _due(db, channel, later)
            decided = await meant(db, channel, rows)
            going = [one for one in rows if decided[one.id].decision == "send"]
            staying = [one for one in rows if decided[one.id].decision != "send"]
            await _each(db, [_stays(one, decided[one.id], here) for one in staying], price_due=None)
            stored = [{"listing": one.id, "sent_price": decided[one.id].price} for one in going]
            await _each(db, stored, price_state=SENT, price_error="", price_sent_at=clock.now())
            work.count("problems", sum(decided[one.id].decision != "same" for one in staying))
            seen = {one.id: one.price_due for one in going}
        if not rows:
            return
        prices = {one.external_id: _price(one, decided[one.id], here) for one in going}
        outcomes = (
            {one.external_id: one for one in await work.adapter.push_prices(list(prices.values()))} if going else {}
        )
        later |= {one.id for one in going if outcomes[one.external_id].again is not None}
        async with work.step() as db:
            await _conclude(
                db, [(one, outcomes[one.external_id], seen[one.id]) for one in going if one.id not in later]
            )
            told = [outcomes[one.external_id] for one in going if one.id not in later]
            work.count("seen", len(rows))
            work.count("changed", sum(one.accepted for one in told))
            work.count("problems", sum(not one.accepted for one in told))
            if pauses := [one.again for one in outcomes.values() if one.again is not None]:
                work.state["again"] = max([work.state.get("again", 0.0), *pauses])


async def _due(db: AsyncSession, channel: Channel, later: Collection[int]) -> list[Listing]:
    query = (
        select(Listing)
        .where(Listing.channel_id == channel.id, Listing.price_due.is_not(None), Listing.variant_id.is_not(None))
        .order_by(Listing.price_due, Listing.id)
        .limit(AT_A_TIME + len(later))
        .execution_options(populate_existing=True)
    )
    found = [one for one in (await db.execute(query)).scalars() if one.id not in later][:AT_A_TIME]
    return sorted(found, key=lambda one: one.id)


def _stays(row: Listing, one: Meant, currency: str) -> dict[str, Any]:
    """Why it is not sent after all; what has the price already is as it should be."""
    why = {
        "same": "",
        "no_price": "It has no price here",
        "below_floor": f"{_text(one.price, currency)} is below the floor price {_text(one.floor, currency)}",
        "sizes": "Its sizes cost different prices here, and the card has one",
    }[one.decision]
    return {"listing": row.id, "price_state": FAILED if why else VERIFIED, "price_error": why}


def _text(amount: int | None, currency: str) -> str:
    return to_text(amount or 0, currency)


def _price(row: Listing, one: Meant, currency: str) -> Price:
    before = None if one.before is None else Money(one.before, currency)
    return Price(row.external_id, Money(one.price or 0, currency), before)


async def _conclude(db: AsyncSession, told: Sequence[tuple[Listing, Outcome, datetime | None]]) -> None:
    """What became of each: the mark is wiped where it is still the one that was seen."""
    refused = [
        {"listing": row.id, "price_error": outcome.error[:500]} for row, outcome, _ in told if not outcome.accepted
    ]
    await _each(db, refused, price_state=FAILED)
    await _each(db, [{"listing": row.id, "seen": seen} for row, _, seen in told], price_due=None)


async def _each(db: AsyncSession, rows: Sequence[dict[str, Any]], **same: Any) -> None:
    """Write to many listings, each its own values, without a new version; `seen`: only where the mark is that one."""
    if not rows:
        return
    table = inspect(Listing).local_table
    one = update(table).where(table.c.id == bindparam("listing"))  # type: ignore[arg-type]  # a mapped table is a Table
    if "seen" in rows[0]:
        one = one.where(table.c.price_due == bindparam("seen", type_=table.c.price_due.type))
    connection = await db.connection()
    await connection.execute(one.values(updated_at=table.c.updated_at, **same), list(rows))


async def compare(db: AsyncSession, channel: Channel, items: Collection[str]) -> None:
    """Those of these items that show what they were told are verified."""
    for some in parts(sorted(items), AT_A_TIME):
        shown = update(Listing).where(
            Listing.channel_id == channel.id,
            Listing.external_id.in_(some),
            Listing.price_state == SENT,
            Listing.read_price == Listing.sent_price,
        )
        values = {"price_state": VERIFIED, "price_error": "", "updated_at": Listing.updated_at}
        await db.execute(shown.values(**values).execution_options(synchronize_session=False))


async def give_up(db: AsyncSession, channel: Channel) -> tuple[int, int]:
    """Once everything was read: how many show something else for long and failed, and how many may still come."""
    waiting = select(Listing).where(Listing.channel_id == channel.id, Listing.price_state == SENT)
    failed, left, here = [], 0, settings().currency
    for one in (await db.execute(waiting.order_by(Listing.id))).scalars():
        if one.price_due is not None or clock.now() - (one.price_sent_at or clock.now()) < SETTLES:
            left += 1
            continue
        shows = "nothing" if one.read_price is None else to_text(one.read_price, here)
        why = f"It was told {_text(one.sent_price, here)} and shows {shows}"
        failed.append({"listing": one.id, "price_error": why})
    await _each(db, failed, price_state=FAILED)
    return len(failed), left
