"""Campaigns of the own store and of channels: made, changed, started, paused and ended.

One of the own store is changed in the request's transaction. One of a channel is asked for there first, outside any
transaction, and written down as it was answered; the next sync reads it back.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Select, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product
from tradepost.catalog.rules import ARCHIVED
from tradepost.channels import service as channels
from tradepost.channels.adapter import Adapter
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.channels.shapes import CampaignDraft
from tradepost.core import clock, events
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.events import Event
from tradepost.core.money import Money, as_minor, to_text
from tradepost.core.settings import settings
from tradepost.core.stamps import bump
from tradepost.promotion.ad_models import AdCampaign, AdItem
from tradepost.promotion.advertising import DRAFT, ENDED, PAUSED, RUNNING, STAMP
from tradepost.promotion.limits import STORE

State = Literal["running", "paused", "ended"]
NEXT: Mapping[str, frozenset[str]] = {
    DRAFT: frozenset({RUNNING, ENDED}),
    RUNNING: frozenset({PAUSED, ENDED}),
    PAUSED: frozenset({RUNNING, ENDED}),
    ENDED: frozenset(),
}
VERBS = {RUNNING: "started", PAUSED: "paused", ENDED: "ended"}
LACKS = {"budget": "has no budget for the whole campaign", "daily_budget": "has no budget for the day"}
UNTOLD = ("updated_at", "version", "seen_at")


def is_own(row: AdCampaign) -> bool:
    """Whether the own store runs it."""
    return row.channel_id is None


def listed() -> Select[Any]:
    """Campaigns of every channel; those of one that was let go are kept for what they cost."""
    there = select(Channel.id).where(channels.THERE)
    return select(AdCampaign).where(or_(AdCampaign.channel_id.is_(None), AdCampaign.channel_id.in_(there)))


async def find(db: AsyncSession, campaign_id: int, *, lock: bool = False) -> AdCampaign:
    """A campaign, locked when it is to be changed; NotFound."""
    query = listed().where(AdCampaign.id == campaign_id).execution_options(populate_existing=True)
    found: AdCampaign | None = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound("campaign", campaign_id)
    return found


async def items_of(db: AsyncSession, campaign_ids: Sequence[int]) -> dict[int, list[tuple[AdItem, str | None]]]:
    """What these campaigns show, each with its product's name, in one statement."""
    query = (
        select(AdItem, Product.name)
        .outerjoin(Product, Product.id == AdItem.product_id)
        .where(AdItem.campaign_id.in_(campaign_ids))
        .order_by(AdItem.campaign_id, AdItem.id)
    )
    found: dict[int, list[tuple[AdItem, str | None]]] = {one: [] for one in campaign_ids}
    for row in await db.execute(query) if campaign_ids else []:
        found[row[0].campaign_id].append((row[0], row[1]))
    return found


# --- the own store's ---


async def create(db: AsyncSession, given: Mapping[str, Any]) -> AdCampaign:
    """A campaign of the own store, which shows nothing before it is started. `given`: the fields of CampaignIn."""
    row = AdCampaign(
        channel=STORE, kind="cpc", currency=settings().currency, state=DRAFT, name=given["name"], paced=given["paced"],
        starts_on=given["starts_on"], ends_on=given["ends_on"],
        budget=_minor(given["budget"], "budget"), daily_budget=_minor(given["daily_budget"], "daily_budget"),
        spent=0, spent_today=0,
    )  # fmt: skip
    check(row)
    db.add(row)
    await db.flush()
    await put_items(db, row, given["items"])
    told = {name: [None, getattr(row, name)] for name in ("name", "channel", "budget", "daily_budget")}
    await events.record(db, "ad_campaign.created", row, subject_name=row.name, changes=told)
    return row


def _minor(amount: Decimal | None, field: str) -> int | None:
    return as_minor(amount, settings().currency, field=field)


def check(row: AdCampaign) -> None:
    """Whether budgets and days fit together; Invalid names the field."""
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise Invalid("ends_on", "lies before the first day")
    if row.budget is not None and row.daily_budget is not None and row.daily_budget > row.budget:
        raise Invalid("daily_budget", "is more than the whole budget")
    if is_own(row) and row.budget is not None and row.budget < row.spent:
        raise Invalid("budget", f"{to_text(row.spent, row.currency)} of it is spent already")


async def change(db: AsyncSession, row: AdCampaign, given: Mapping[str, Any]) -> None:
    """Change a locked campaign of the own store; what is left out stays. Conflict for one that has ended."""
    if row.state == ENDED:
        raise Conflict("The campaign has ended: make a new one")
    for name in ("name", "paced", "starts_on", "ends_on"):
        if name in given:
            setattr(row, name, given[name])
    for name in ("budget", "daily_budget"):
        if name in given:
            setattr(row, name, _minor(given[name], name))
    check(row)
    await _tell(db, row)


async def _tell(db: AsyncSession, row: AdCampaign) -> None:
    changes = events.changed(row, leave_out=UNTOLD)
    if changes:
        await db.flush()
        await events.record(db, "ad_campaign.updated", row, subject_name=row.name, changes=changes)
        await bump(db, STAMP)


async def put_items(db: AsyncSession, row: AdCampaign, wanted: Sequence[Mapping[str, Any]]) -> None:
    """Have a campaign of the own store show these products at these bids, and no others: [{"product_id", "bid"}]."""
    if row.state == ENDED:
        raise Conflict("The campaign has ended: make a new one")
    bids = await _bids(db, row, wanted)
    if row.state != DRAFT and not bids:
        raise Invalid("items", "a campaign that was started shows something")
    before = {item.item_id: item for item, _ in (await items_of(db, [row.id]))[row.id]}
    changed = {}
    for product, bid in sorted(bids.items()):
        item = before.pop(str(product), None)
        if item is None:
            db.add(AdItem(campaign_id=row.id, item_id=str(product), product_id=product, bid=bid))
            changed[f"bid.{product}"] = [None, bid]
        elif item.bid != bid:
            changed[f"bid.{product}"] = [item.bid, bid]
            item.bid = bid
    for name, item in before.items():
        changed[f"bid.{name}"] = [item.bid, None]
    if before:
        gone = [item.id for item in before.values()]
        await db.execute(delete(AdItem).where(AdItem.id.in_(gone)).execution_options(synchronize_session=False))
    if changed:
        row.updated_at = clock.now()
        await db.flush()
        await events.record(db, "ad_campaign.updated", row, subject_name=row.name, changes=changed)
        await bump(db, STAMP)


async def _bids(db: AsyncSession, row: AdCampaign, wanted: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """{product: bid in minor units} of what is wanted; Invalid names the field."""
    bids: dict[int, int] = {}
    for number, one in enumerate(wanted):
        if one["product_id"] in bids:
            raise Invalid(f"items.{number}.product_id", "is named twice")
        bids[one["product_id"]] = as_minor(one["bid"], row.currency, field=f"items.{number}.bid") or 0
    query = select(Product.id).where(Product.id.in_(bids), Product.status != ARCHIVED)
    there = set((await db.execute(query)).scalars()) if bids else set()
    for number, one in enumerate(wanted):
        if one["product_id"] not in there:
            raise Invalid(f"items.{number}.product_id", "there is no such product")
    return bids


async def move(db: AsyncSession, row: AdCampaign, state: State) -> None:
    """Start, pause or end a locked campaign of the own store; one that is so already stays so.

    Conflict where it cannot follow; Invalid for a start without anything to show.
    """
    if row.state == state:
        return
    may_follow(row, state)
    if state == RUNNING and not (await items_of(db, [row.id]))[row.id]:
        raise Invalid("items", "choose what the campaign shows first")
    await _moved(db, row, state)


def may_follow(row: AdCampaign, state: State) -> None:
    """Conflict for a state that cannot follow the one a campaign is in."""
    if state not in NEXT[row.state]:
        if row.state == ENDED:
            raise Conflict("The campaign has ended: make a new one")
        raise Conflict("The campaign has not begun: there is nothing to pause")


async def _moved(db: AsyncSession, row: AdCampaign, state: str) -> None:
    before, row.state = row.state, state
    await db.flush()
    changes = {"state": [before, state]}
    await events.record(db, f"ad_campaign.{VERBS[state]}", row, subject_name=row.name, changes=changes)
    await bump(db, STAMP)


async def remove(db: AsyncSession, row: AdCampaign) -> None:
    """Strike out a locked campaign that never began; Conflict for any other, whose figures stay."""
    if not is_own(row) or row.state != DRAFT:
        raise Conflict("Only a draft of the own store can be struck out: end the campaign instead")
    await events.record(db, "ad_campaign.deleted", row, subject_name=row.name)
    await db.delete(row)
    await db.flush()


def is_over(row: AdCampaign, today: date) -> bool:
    """Whether a running campaign's last day lies behind."""
    return row.state == RUNNING and row.ends_on is not None and row.ends_on < today


# --- of every channel, asked outside any transaction ---


async def channel_of(db: AsyncSession, row: AdCampaign) -> Channel:
    """The channel of a campaign that is not the own store's."""
    return await channels.get(db, row.channel_id or 0)


async def create_on(channel_code: str, given: Mapping[str, Any]) -> AdCampaign:
    """Make a campaign on a channel, which does not run yet. Invalid, NotOffered, Failed.

    After a lost answer it is asked for again as it was: the channel is looked at first, and what is missing is done.
    `items` are the channel's own numbers or products that it lists; bids are set with it where one is named.
    """
    from tradepost.promotion import ad_syncing

    async with reading() as db:
        channel = await channels.by_code(db, channel_code)
        if channel is None:
            raise Invalid("channel", "there is no such channel")
        items = await ad_syncing.wanted_items(db, channel, given["items"])
    async with adapter_of(channel).require(Capability.CAMPAIGNS) as adapter:
        currency = ad_syncing.currency_of(channel)
        draft = CampaignDraft(
            given["name"], [item for item, _ in items],
            budget=_there(channel, adapter, given["budget"], "budget"),
            daily_budget=_there(channel, adapter, given["daily_budget"], "daily_budget"),
        )  # fmt: skip
        bids = [
            ad_syncing.bid_in(adapter, item, as_minor(bid, currency, field="items") or 0, currency)
            for item, bid in items
            if bid
        ]
        made = await adapter.create_campaign(draft)
        if bids and Capability.BIDS in adapter.offers():
            await adapter.set_bids(made, bids)
        await ad_syncing.pull(channel, adapter, only=made)
    async with transaction() as db:
        query = select(AdCampaign).where(AdCampaign.channel_id == channel.id, AdCampaign.external_id == made)
        row = (await db.execute(query.with_for_update())).scalar_one_or_none()
        if row is None:
            raise Conflict(f"{channel.name} made campaign {made}, and does not show it yet: read it again later")
        if not await _is_told(db, row):
            await events.record(db, "ad_campaign.created", row, subject_name=row.name)
    return row


async def _is_told(db: AsyncSession, row: AdCampaign) -> bool:
    """Whether somebody has made it before: asked for twice, it is the same one."""
    query = select(Event.id).where(
        Event.subject_type == AdCampaign.__tablename__, Event.subject_id == row.id, Event.name == "ad_campaign.created"
    )
    return (await db.execute(query.limit(1))).scalar_one_or_none() is not None


def _there(channel: Channel, adapter: Adapter, amount: Decimal | None, field: str) -> Money | None:
    """A budget as its channel takes it; Invalid for one that it does not have."""
    if amount is None:
        return None
    if field not in adapter.budgets:
        raise Invalid(field, f"{channel.name} {LACKS[field]}")
    return Money(as_minor(amount, adapter.ad_currency, field=field) or 0, adapter.ad_currency)


async def set_state(campaign_id: int, state: State) -> AdCampaign:
    """Start, pause or end any campaign."""
    async with reading() as db:
        row = await find(db, campaign_id)
        channel = None if is_own(row) else await channel_of(db, row)
    if channel is not None and row.state != state:
        may_follow(row, state)
        async with adapter_of(channel).require(Capability.CAMPAIGNS) as adapter:
            await adapter.set_campaign(row.external_id or "", state)
    async with transaction() as db:
        row = await find(db, campaign_id, lock=True)
        if channel is None:
            await move(db, row, state)
        elif row.state != state:
            if row.bids_in == "percent" and state == PAUSED:
                await _stop(db, row)
            await _moved(db, row, state)
    return row


async def _stop(db: AsyncSession, row: AdCampaign) -> None:
    """Have no bids: so is paused what is run by its bids."""
    stopped = update(AdItem).where(AdItem.campaign_id == row.id).values(bid=0)
    await db.execute(stopped.execution_options(synchronize_session=False))


async def set_bids(campaign_id: int, bids: Mapping[str, int]) -> dict[str, str]:
    """Set bids of any campaign, {item: minor units or hundredths of a per cent}: {item: why it was refused}, if any."""
    async with reading() as db:
        row = await find(db, campaign_id)
        channel = None if is_own(row) else await channel_of(db, row)
    refused: dict[str, str] = {}
    if channel is not None:
        from tradepost.promotion import ad_syncing

        async with adapter_of(channel).require(Capability.BIDS) as adapter:
            wanted = [ad_syncing.bid_in(adapter, item, bid, row.currency) for item, bid in sorted(bids.items())]
            outcomes = await adapter.set_bids(row.external_id or "", wanted)
        refused = {one.external_id: one.error for one in outcomes if not one.accepted}
    async with transaction() as db:
        row = await find(db, campaign_id, lock=True)
        if row.state == ENDED and channel is None:
            raise Conflict("The campaign has ended: make a new one")
        changed = {}
        for item, _ in (await items_of(db, [campaign_id]))[campaign_id]:
            bid = bids.get(item.item_id)
            if bid is not None and item.item_id not in refused and item.bid != bid:
                changed[f"bid.{item.item_id}"] = [item.bid, bid]
                item.bid = bid
        if changed and row.bids_in == "percent":
            # What is run by its bids runs when there is one.
            there = [item.bid for item, _ in (await items_of(db, [campaign_id]))[campaign_id]]
            row.state = RUNNING if any(there) else PAUSED
        if changed:
            await db.flush()
            await events.record(db, "ad_campaign.updated", row, subject_name=row.name, changes=changed)
            await bump(db, STAMP)
    return refused


async def set_budget(campaign_id: int, *, daily: bool, amount: int) -> None:
    """Set a campaign's budget, for all of it or for each day, in minor units; Invalid where its channel has no such."""
    async with reading() as db:
        row = await find(db, campaign_id)
        channel = None if is_own(row) else await channel_of(db, row)
    if channel is not None:
        field = "daily_budget" if daily else "budget"
        async with adapter_of(channel).require(Capability.CAMPAIGNS) as adapter:
            if field not in adapter.budgets:
                raise Invalid(field, f"{channel.name} {LACKS[field]}")
            put = adapter.set_daily_budget if daily else adapter.set_budget
            await put(row.external_id or "", Money(amount, row.currency))
    async with transaction() as db:
        row = await find(db, campaign_id, lock=True)
        setattr(row, "daily_budget" if daily else "budget", amount)
        check(row)
        await _tell(db, row)
