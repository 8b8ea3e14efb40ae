"""Prices out: looked at first, stored, told in one go, read back. None goes below its floor.

Asking for it only marks listings; a sync tells each the price that holds when it is told. What a channel shows is read
later: then it is verified, or failed when it shows something else for long. Where prices follow by themselves, what
changes here is marked as well; a change of more than a third then waits for somebody to ask.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product, Variant
from tradepost.channels.adapter import Refused
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.listings import FAILED, SENT, VERIFIED
from tradepost.channels.models import Channel, Listing
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Outcome, Price
from tradepost.channels.working import Work, done_until, keep_since, write_each
from tradepost.core import clock
from tradepost.core.errors import Invalid
from tradepost.core.money import Money, to_text
from tradepost.core.paging import contains
from tradepost.core.settings import settings
from tradepost.pricing import changing, service as pricing

Decision = Literal["send", "same", "below_floor", "no_price", "sizes"]
DECISIONS: tuple[Decision, ...] = ("send", "same", "below_floor", "no_price", "sizes")
AT_A_TIME = 1000
MOST_BY_ITSELF = 3  # a change of more than one in so many is held: a typing error is far more often one
LOOKS_AT_ALL = timedelta(minutes=50)
# So long a marketplace may take to show a price; what is in quarantine there it never shows.
SETTLES = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a listing ought to cost on its channel, in minor units, and whether that is to be sent.

    `crossed` is what of `before` its marketplace crosses out: it may take less.
    """

    price: int | None
    before: int | None
    crossed: int | None
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
    adapter, here, found = adapter_of(channel), settings().currency, {}
    for one in rows:
        offer = offers.get(int(one.variant_id or 0))
        floor = floors.get(int(one.variant_id or 0))
        price = None if offer is None else offer.unit_price
        before = offer.base_price if offer is not None and offer.base_price > offer.unit_price else None
        there = None if before is None else adapter.crossed_out(_price(one, price, before, here))
        crossed = None if there is None else there.minor
        costs = {offers[variant].unit_price for variant in siblings[one.external_id] if variant in offers}
        decision = _decided(one, price, crossed, floor, several=len(costs) > 1)
        found[one.id] = Meant(price, before, crossed, floor, decision)
    return found


def _decided(row: Listing, price: int | None, crossed: int | None, floor: int | None, *, several: bool) -> Decision:
    if not price:  # nobody sells for nothing by a price that is missing
        return "no_price"
    if floor is not None and price < floor:
        return "below_floor"
    if several:
        return "sizes"
    # Another price may be on its way still, and a discount stays there until something else is told.
    on_its_way = row.price_state == SENT and row.sent_price != price
    shown = row.read_price == price and (row.sent_price is None or row.read_before == crossed)
    return "same" if shown and row.sent_before == crossed and not on_its_way else "send"


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
            values = {"price_due": clock.now(), "price_by_hand": True, "updated_at": Listing.updated_at}
            await db.execute(marked.values(**values).execution_options(synchronize_session=False))


async def mark(db: AsyncSession, channel: Channel, variant_ids: Collection[int]) -> int:
    """Have the prices of these variants looked at where prices follow by themselves: how many items are concerned."""
    count = 0
    for some in parts(sorted(variant_ids), AT_A_TIME):
        concerned = update(Listing).where(
            Listing.channel_id == channel.id, Listing.variant_id.in_(some), Listing.price_due.is_(None)
        )
        values = {"price_due": clock.now(), "updated_at": Listing.updated_at}
        marked: Any = await db.execute(concerned.values(**values).execution_options(synchronize_session=False))
        count += marked.rowcount
    return count


async def look_at_all(db: AsyncSession, channel: Channel) -> None:
    """Have everything looked at next time, not only what is marked."""
    await keep_since(db, channel, Capability.PRICES_PUSH, None)


async def _mark_all(work: Work) -> None:
    """Once in a while, mark everything that ought to be told by itself, or of which something is to be said.

    Prices also begin and end by themselves, as a price list does.
    """
    channel, state, here = work.channel, work.state, settings().currency
    if "upto" not in state:
        async with work.step() as db:
            looked = await done_until(db, channel, Capability.PRICES_PUSH)
            if looked is not None and clock.now() - looked < LOOKS_AT_ALL:
                return
            await keep_since(db, channel, Capability.PRICES_PUSH, clock.now())
            state["upto"] = 0
    while True:
        async with work.step() as db:
            linked = select(Listing).where(
                Listing.channel_id == channel.id, Listing.variant_id.is_not(None), Listing.price_due.is_(None)
            )
            query = linked.where(Listing.id > state["upto"]).order_by(Listing.id).limit(AT_A_TIME)
            rows = list((await db.execute(query)).scalars())
            decided = await meant(db, channel, rows)
            wrong = [one for one in rows if _goes(channel, one, decided[one.id]) or _speaks(one, decided[one.id], here)]
            await write_each(db, Listing, [{"row": one.id} for one in wrong], price_due=clock.now())
            state["upto"] = rows[-1].id if rows else state["upto"]
        if not rows:
            return


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
    if channel.prices_follow:
        await _mark_all(work)
    while True:
        async with work.step() as db:
            rows = await _due(db, channel, later)
            decided = await meant(db, channel, rows)
            going = [one for one in rows if _goes(channel, one, decided[one.id])]
            told_now = {one.id for one in going}
            stays = [_stays(one, decided[one.id], here) for one in rows if one.id not in told_now]
            await write_each(db, Listing, stays, price_due=None, price_by_hand=False)
            stored = [
                {"row": one.id, "sent_price": decided[one.id].price, "sent_before": decided[one.id].crossed}
                for one in going
            ]
            await write_each(
                db, Listing, stored, price_state=SENT, price_sent_at=clock.now(), price_error="", price_reference=""
            )
            work.count("problems", sum(one["price_state"] == FAILED for one in stays))
            seen = {one.id: one.price_due for one in going}
        if not rows:
            return
        prices = {one.external_id: _price(one, decided[one.id].price, decided[one.id].before, here) for one in going}
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


def _goes(channel: Channel, row: Listing, one: Meant) -> bool:
    """Whether it is told: whatever somebody asked for; by itself what was not told yet and is not held."""
    if one.decision != "send" or row.price_by_hand:
        return one.decision == "send"
    return channel.prices_follow and _news(row, one) and not _large(row, one)


def _news(row: Listing, one: Meant) -> bool:
    """Whether it is another price than was told last, of something of which it is known what it costs there.

    What a channel shows instead of what it was told is not told again and again: somebody there wants it so.
    """
    return row.read_price is not None and (row.sent_price, row.sent_before) != (one.price, one.crossed)


def _large(row: Listing, one: Meant) -> bool:
    there = row.read_price or 0
    return abs((one.price or 0) - there) * MOST_BY_ITSELF > there


def _speaks(row: Listing, one: Meant, currency: str) -> bool:
    """Whether something else is to be said of an item that is not told than is."""
    return _news(row, one) and _stays(row, one, currency)["price_error"] != row.price_error


def _stays(row: Listing, one: Meant, currency: str) -> dict[str, Any]:
    """Why it is not sent after all; what has the price already is as it should be."""
    if one.decision == "send" and not (_news(row, one) and _large(row, one)):
        as_it_is = {"price_state": row.price_state, "price_error": row.price_error, "price_sent_at": row.price_sent_at}
        return {"row": row.id, **as_it_is}
    why = {
        "same": "",
        "send": f"{_text(one.price, currency)} instead of {_text(row.read_price, currency)} is a change of more than"
        " a third: it is sent when you ask for it",
        "no_price": "It has no price here",
        "below_floor": f"{_text(one.price, currency)} is below the floor price {_text(one.floor, currency)}",
        "sizes": "Its sizes cost different prices here, and the card has one",
    }[one.decision]
    return {"row": row.id, "price_state": FAILED if why else VERIFIED, "price_error": why, "price_sent_at": None}


def _text(amount: int | None, currency: str) -> str:
    return to_text(amount or 0, currency)


def _price(row: Listing, price: int | None, before: int | None, currency: str) -> Price:
    crossed = None if before is None else Money(before, currency)
    return Price(row.external_id, Money(price or 0, currency), crossed)


async def _conclude(db: AsyncSession, told: Sequence[tuple[Listing, Outcome, datetime | None]]) -> None:
    """What became of each: the mark is wiped where it is still the one that was seen."""
    refused = [{"row": row.id, "price_error": outcome.error[:500]} for row, outcome, _ in told if not outcome.accepted]
    await write_each(db, Listing, refused, price_state=FAILED)
    taken = [{"row": row.id, "price_reference": outcome.reference} for row, outcome, _ in told if outcome.reference]
    await write_each(db, Listing, taken)
    await write_each(
        db,
        Listing,
        [{"row": row.id, "seen": seen} for row, _, seen in told],
        mark="price_due",
        price_due=None,
        price_by_hand=False,
    )


async def compare(db: AsyncSession, channel: Channel, items: Collection[str]) -> None:
    """Those of these items that show what they were told are verified, also what was taken for refused.

    What is crossed out is a part of that: a discount that did not arrive is none for the buyer.
    """
    for some in parts(sorted(items), AT_A_TIME):
        shown = update(Listing).where(
            Listing.channel_id == channel.id,
            Listing.external_id.in_(some),
            Listing.price_state.in_((SENT, FAILED)),
            Listing.price_sent_at.is_not(None),
            Listing.read_price == Listing.sent_price,
            Listing.read_before.is_not_distinct_from(Listing.sent_before),
        )
        values = {"price_state": VERIFIED, "price_error": "", "updated_at": Listing.updated_at}
        await db.execute(shown.values(**values).execution_options(synchronize_session=False))


async def hear(work: Work) -> None:
    """Ask what became of prices that are decided on later: what was refused fails with the marketplace's reason."""
    mine = Listing.channel_id == work.channel.id, Listing.price_state == SENT, Listing.price_reference != ""
    async with work.step() as db:
        query = select(Listing.price_reference).where(*mine).distinct().order_by(Listing.price_reference)
        references = list((await db.execute(query)).scalars())
    for reference in references:
        try:
            refused = {one.external_id: one.error for one in await work.adapter.priced(reference) if not one.accepted}
        except Refused:  # a task that is forgotten there says nothing more; the prices themselves are looked at
            continue
        async with work.step() as db:
            rows = select(Listing.id, Listing.external_id).where(*mine, Listing.price_reference == reference)
            failed = [
                {"row": row_id, "price_error": refused[item][:500]}
                for row_id, item in (await db.execute(rows.order_by(Listing.id))).all()
                if item in refused
            ]
            await write_each(db, Listing, failed, price_state=FAILED)
            work.count("problems", len(failed))


async def give_up(db: AsyncSession, channel: Channel) -> tuple[int, int]:
    """Once everything was read: how many show something else for long and failed, and how many may still come."""
    waiting = select(Listing).where(Listing.channel_id == channel.id, Listing.price_state == SENT)
    failed, left, here = [], 0, settings().currency
    for one in (await db.execute(waiting.order_by(Listing.id))).scalars():
        if one.price_due is not None or clock.now() - (one.price_sent_at or clock.now()) < SETTLES:
            left += 1
            continue
        failed.append({"row": one.id, "price_error": _differs(one, here)})
    await write_each(db, Listing, failed, price_state=FAILED)
    return len(failed), left


def _differs(row: Listing, currency: str) -> str:
    """What it was told, and what it shows instead; of what is crossed out only where it is that which differs."""
    told, shows = _text(row.sent_price, currency), "nothing"
    if row.read_price is not None:
        shows = _text(row.read_price, currency)
        if row.read_before != row.sent_before:
            told += _beside(row.sent_before, currency)
            shows += _beside(row.read_before, currency)
    return f"It was told {told} and shows {shows}"


def _beside(crossed: int | None, currency: str) -> str:
    return f" with {'nothing' if crossed is None else to_text(crossed, currency)} crossed out"
