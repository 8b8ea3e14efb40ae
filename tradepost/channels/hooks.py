"""Channels follow the log: whatever changes the stock is told everywhere; and somebody looks what is due."""

import asyncio
from collections.abc import Sequence

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels import fulfilling, pricing, service, stocking, syncing
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, Listing
from tradepost.core import followers
from tradepost.core.db import transaction
from tradepost.core.events import Event
from tradepost.core.reactions import reaction
from tradepost.orders import changing

changing.GUARDS.append(fulfilling.guard)
LOOK_EVERY = 0.5  # seconds
ARRANGED = {"channel.connected", "channel.updated", "channel.recovered"}


@reaction("channels.tell_stock", "stock.changed", "location.", "listing.linked", *ARRANGED, history=True)
async def tell_stock(db: AsyncSession, happened: Sequence[Event]) -> None:
    """Mark what is no longer as it was told, and have it told."""
    if concerned := _which(happened):
        await syncing.changed(db, await stocking.mark(db, *concerned))
    arranged = {one.subject_id for one in happened if one.name in ARRANGED}
    anew = {one.subject_id for one in happened if one.name in ARRANGED and _anew(one)}
    for channel_id in sorted(arranged):
        channel = await db.get(Channel, channel_id)
        if channel is not None and channel.gone_at is None:
            await syncing.arrange(db, channel, anew=channel_id in anew)


def _anew(one: Event) -> bool:
    """Whether a channel's key may have other rights now than before."""
    return (
        one.name == "channel.recovered"
        or bool(one.data.get("credentials_changed"))
        or bool({"options", "enabled"} & set(one.changes))
    )


def _which(happened: Sequence[Event]) -> list[ColumnElement[bool]]:
    """The listings that these events concern; none at all where the list is empty."""
    if any(_everywhere(one) for one in happened):
        return [true()]
    variants = {int(one.data["variant_id"]) for one in happened if one.name == "stock.changed"}
    linked = {one.subject_id for one in happened if one.name == "listing.linked"}
    if not variants and not linked:
        return []
    return [Listing.variant_id.in_(variants) | Listing.id.in_(linked)]


def _everywhere(one: Event) -> bool:
    """Places that open or close change many levels at once; a channel's buffer or rank, what it and others show."""
    if one.name == "channel.updated":
        return bool({"buffer", "priority", "enabled"} & set(one.changes))
    return one.name.startswith("location.")


@reaction("channels.tell_prices", "price.changed", "price_list.", "channel.updated", history=True)
async def tell_prices(db: AsyncSession, happened: Sequence[Event]) -> None:
    """Have a price that changed told where prices follow by themselves."""
    following = select(Channel).where(Channel.prices_follow, Channel.enabled).order_by(Channel.id)
    channels = list((await db.execute(following)).scalars())
    if not channels:
        return
    variants = {one.subject_id for one in happened if one.name == "price.changed"}
    variants |= {int(item["variant_id"]) for one in happened for item in one.data.get("items", ())}
    lists = any(one.name.startswith("price_list.") and "items" not in one.data for one in happened)
    begun = {one.subject_id for one in happened if {"prices_follow", "enabled"} & set(one.changes)}
    for channel in channels:
        if everything := lists or channel.id in begun:
            await pricing.look_at_all(db, channel)
        if everything or await pricing.mark(db, channel, variants):
            await syncing.want(db, channel.id, Capability.PRICES_PUSH, cause=syncing.CHANGE)


class Due:
    """The follower that makes jobs of what is due."""

    def __init__(self) -> None:
        self._again = 0.0

    async def open(self) -> None:
        """Have everything that is kept in step in the table, also what was connected by an earlier version."""
        async with transaction() as db:
            for channel in (await db.execute(select(Channel).where(service.THERE).order_by(Channel.id))).scalars():
                await syncing.arrange(db, channel)

    async def look(self) -> None:
        """Look at what is due, twice a second."""
        now = asyncio.get_running_loop().time()
        if now >= self._again:
            self._again = now + LOOK_EVERY
            await syncing.dispatch()

    async def close(self) -> None:
        """Nothing to let go of."""


followers.register("channels", Due)
