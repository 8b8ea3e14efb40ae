"""Cards and prices in: what is on a channel, which variants that is, and what it costs there."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels import carding, listings, pricing
from tradepost.channels.models import Channel, Listing
from tradepost.channels.shapes import Price
from tradepost.channels.working import Work
from tradepost.core import clock, events
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.notifications.service import tell_staff


async def cards(work: Work) -> None:
    """A channel's cards become listings, and those that are clearly one variant are linked to it.

    Cards that were sent there are looked for among them.
    """
    begun = datetime.fromisoformat(work.state.setdefault("begun", clock.now().isoformat()))
    if not work.state.get("cursor"):
        await carding.hear(work)
    while True:
        part = await work.adapter.cards(work.state.get("cursor"))
        async with work.step() as db:
            work.count("new", await listings.see(db, work.channel, part.items))
            work.count("seen", len(part.items))
            if part.cursor is None:
                failed, work.state["waits"] = await carding.compare(db, work.channel, begun)
                work.count("problems", failed)
                found = await listings.match(db, work.channel)
                work.count("changed", found.by_barcode + found.by_sku)
            work.state["cursor"] = part.cursor
        if part.cursor is None:
            return


async def prices(work: Work) -> None:
    """What buyers are shown there, beside what was sent; staff are told of what has gone below its floor."""
    while True:
        part = await work.adapter.prices((), work.state.get("cursor"))
        async with work.step() as db:
            await _keep(db, work, part.items)
            await pricing.compare(db, work.channel, {one.external_id for one in part.items})
            work.count("seen", len(part.items))
            work.state["cursor"] = part.cursor
            if part.cursor is None:
                failed, work.state["waits"] = await pricing.give_up(db, work.channel)
                work.count("problems", failed)
        if part.cursor is None:
            await pricing.hear(work)
            return


async def _keep(db: AsyncSession, work: Work, found: Sequence[Price]) -> None:
    here = settings().currency
    told = {
        one.external_id: (one.price.minor, None if one.before is None else one.before.minor)
        for one in found
        if one.price.currency == here
    }
    query = select(Listing.id, Listing.external_id, Listing.read_price, Listing.read_before).where(
        Listing.channel_id == work.channel.id, Listing.external_id.in_(told)
    )
    other: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    new: dict[str, int] = {}
    for listing_id, external_id, price, crossed in (await db.execute(query.order_by(Listing.id))).all():
        if (price, crossed) != told[external_id]:
            other[told[external_id]].append(listing_id)
        if price != told[external_id][0]:
            new[external_id] = told[external_id][0]
    for (price, crossed), ids in sorted(other.items(), key=lambda one: one[1]):
        changed = update(Listing).where(Listing.id.in_(ids))
        values = {"read_price": price, "read_before": crossed, "updated_at": Listing.updated_at}
        await db.execute(changed.values(**values).execution_options(synchronize_session=False))
        work.count("changed", len(ids))
    for external_id, floor in sorted((await pricing.floors_of(db, work.channel, new)).items()):
        if new[external_id] < floor:
            await _tell(db, work.channel, external_id, new[external_id], floor)


async def _tell(db: AsyncSession, channel: Channel, external_id: str, shown: int, floor: int) -> None:
    """A channel shows a price below its floor, whatever it is that lowered it: a person looks why."""
    about: dict[str, Any] = {"code": channel.code, "external_id": external_id, "shown": shown, "floor": floor}
    event = await events.record(db, "channel.below_floor", channel, subject_name=channel.name, **about)
    await db.flush()
    here = settings().currency
    await tell_staff(
        db,
        "floor",
        cause=f"event:{event.id}",
        data=about,
        link=f"/admin/channels/{channel.id}/prices",
        item=external_id,
        channel=channel.name,
        shown=f"{to_text(shown, here)} {here}",
        floor=f"{to_text(floor, here)} {here}",
    )
