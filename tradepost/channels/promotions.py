"""Promotions of a marketplace that go below a floor: left where its API allows that, and told to staff in any case."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels import pricing
from tradepost.channels.adapter import Refused
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, Listing, PromotionBelow
from tradepost.channels.shapes import InPromotion, Outcome
from tradepost.channels.working import Work
from tradepost.core import clock, events
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.notifications.service import tell_staff

LEAVING, LEFT, STAYS, FAILED = "leaving", "left", "stays", "failed"
Low = Sequence[tuple[InPromotion, int]]  # what takes part below its floor, with that floor


def below(channel_id: int) -> Select[Any]:
    """(what took part below its floor, title and SKU of its listing)."""
    listed = (
        select(Listing.title, Listing.sku)
        .where(Listing.channel_id == PromotionBelow.channel_id, Listing.external_id == PromotionBelow.external_id)
        .order_by(Listing.id)
        .limit(1)
    )
    title, sku = (listed.with_only_columns(one).scalar_subquery() for one in (Listing.title, Listing.sku))
    return select(PromotionBelow, title, sku).where(PromotionBelow.channel_id == channel_id)


async def pull(work: Work) -> None:
    """Look at what takes part for how much, and take out what goes below its floor.

    What will be taken out is written down before: what a worker that was killed, or whose answer was lost, has taken
    out is no longer there when it is looked at again, and is told of then.
    """
    channel = work.channel
    while True:
        part = await work.adapter.promotions(work.state.get("cursor"))
        async with work.step() as db:
            low = await _low(db, channel, part.items)
            await _plan(work, db, part.items, low)
        became = await _leave(work, low)
        async with work.step() as db:
            for row, one in zip(await _rows(db, channel, low), low, strict=True):
                state, error = became[row.promotion_id, row.external_id]
                await _become(db, channel, row, one, state, error)
                work.count("changed" if state == LEFT else "problems")
            work.count("seen", len(part.items))
            work.state["cursor"] = part.cursor
            if part.cursor is None:
                await _gone(db, channel)
        if part.cursor is None:
            return


async def _low(db: AsyncSession, channel: Channel, found: Sequence[InPromotion]) -> Low:
    """Those that cost less than their floor, with it. A promotion in another currency is not judged."""
    floors = await pricing.floors_of(db, channel, {one.item_id for one in found})
    return [
        (one, floors[one.item_id])
        for one in found
        if one.price.currency == settings().currency and one.price.minor < floors.get(one.item_id, 0)
    ]


async def _rows(db: AsyncSession, channel: Channel, low: Low) -> list[PromotionBelow]:
    """The row of each, new ones where there are none yet."""
    items = {one.item_id for one, _ in low}
    query = select(PromotionBelow).where(PromotionBelow.channel_id == channel.id, PromotionBelow.external_id.in_(items))
    known = {(row.promotion_id, row.external_id): row for row in (await db.execute(query)).scalars()}
    return [
        known.get((one.promotion_id, one.item_id))
        or PromotionBelow(channel_id=channel.id, promotion_id=one.promotion_id, external_id=one.item_id)
        for one, _ in low
    ]


async def _plan(work: Work, db: AsyncSession, found: Sequence[InPromotion], low: Low) -> None:
    """Write down what is about to be taken out and is news; nothing more of what is in its price again."""
    fine = {(one.promotion_id, one.item_id) for one in found} - {(one.promotion_id, one.item_id) for one, _ in low}
    for row in (await db.execute(_leaving(work.channel))).scalars():
        if (row.promotion_id, row.external_id) in fine:
            await db.delete(row)
    if Capability.PROMOTIONS_LEAVE in work.adapter.offers():
        for row, one in zip(await _rows(db, work.channel, low), low, strict=True):
            if (row.price, row.floor) != (one[0].price.minor, one[1]):
                await _become(db, work.channel, row, one, LEAVING)


def _leaving(channel: Channel) -> Select[PromotionBelow]:
    return select(PromotionBelow).where(PromotionBelow.channel_id == channel.id, PromotionBelow.state == LEAVING)


async def _gone(db: AsyncSession, channel: Channel) -> None:
    """What was to leave, and has been found in no promotion since, has left."""
    for row in (await db.execute(_leaving(channel).order_by(PromotionBelow.id))).scalars().all():
        row.state, row.error, row.seen_at = LEFT, "", clock.now()
        await _tell(db, channel, row)


async def _leave(work: Work, low: Low) -> Mapping[tuple[str, str], tuple[str, str]]:
    """{(promotion, item): (what became of it, why not)}."""
    if Capability.PROMOTIONS_LEAVE not in work.adapter.offers():
        return {(one.promotion_id, one.item_id): (STAYS, "") for one, _ in low}
    items: dict[str, list[str]] = defaultdict(list)
    for one, _ in low:
        items[one.promotion_id].append(one.item_id)
    became: dict[tuple[str, str], tuple[str, str]] = {}
    for promotion, some in items.items():
        try:
            outcomes = await work.adapter.leave_promotion(promotion, some)
        except Refused as error:
            outcomes = [Outcome(one, accepted=False, error=error.detail) for one in some]
        for outcome in outcomes:
            became[promotion, outcome.external_id] = (LEFT, "") if outcome.accepted else (FAILED, outcome.error[:500])
    return became


async def _become(
    db: AsyncSession, channel: Channel, row: PromotionBelow, low: tuple[InPromotion, int], state: str, error: str = ""
) -> None:
    """Write down what becomes of it; staff are told when that is news."""
    one, floor = low
    news = (row.state, row.price, row.floor) != (state, one.price.minor, floor)
    row.name, row.price, row.floor, row.state, row.error = one.name[:255], one.price.minor, floor, state, error
    row.seen_at = clock.now()
    db.add(row)
    if news and state != LEAVING:
        await _tell(db, channel, row)


async def _tell(db: AsyncSession, channel: Channel, row: PromotionBelow) -> None:
    about: dict[str, Any] = {name: getattr(row, name) for name in ("promotion_id", "external_id", "price", "floor")}
    about |= {"code": channel.code, "state": row.state}
    event = await events.record(db, "channel.promotion", channel, subject_name=channel.name, **about)
    await db.flush()
    here = settings().currency
    await tell_staff(
        db,
        "promotion_left" if row.state == LEFT else "promotion",
        cause=f"event:{event.id}",
        data=about,
        link=f"/admin/channels/{channel.id}/prices",
        item=row.external_id,
        channel=channel.name,
        promotion=row.name or row.promotion_id,
        price=f"{to_text(row.price, here)} {here}",
        floor=f"{to_text(row.floor, here)} {here}",
    )
