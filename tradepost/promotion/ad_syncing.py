"""Campaigns as channels have them: listed, with their bids and figures, and written down here.

A channel is asked by its capabilities `campaigns`, `bids` and `ad_statistics`, outside any transaction. Reading twice
changes nothing: a day's figures are replaced by what the channel says of it now.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.channels import service as channels
from tradepost.channels.adapter import Adapter, Failed
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, Listing
from tradepost.channels.shapes import AdDay as Told, Bid, Campaign
from tradepost.core import clock, dialects
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Invalid
from tradepost.core.jobs import ENDED as JOB_ENDED, Job, Run, later
from tradepost.core.money import Money
from tradepost.core.settings import settings
from tradepost.expenses import advertising as expenses
from tradepost.expenses.advertising import AdSpent
from tradepost.promotion.ad_models import AdCampaign, AdDay, AdItem
from tradepost.promotion.advertising import ENDED

BACK = 30  # days of figures that are read again: late orders are told late
AT_ONCE = 500


def currency_of(channel: Channel) -> str:
    """The currency in which a channel's advertising is paid."""
    return adapter_of(channel).ad_currency


async def start(db: AsyncSession) -> Job:
    """Have every channel's campaigns read; a job that has not ended yet is the answer."""
    from tradepost.promotion.jobs import sync_campaigns

    waiting = select(Job).where(Job.kind == "promotion.campaigns", Job.status.not_in(JOB_ENDED))
    if job := (await db.execute(waiting.order_by(Job.created_at).limit(1))).scalar_one_or_none():
        return job
    return await later(db, sync_campaigns, title="Campaigns")


async def sync(run: Run) -> dict[str, Any]:
    """Read every channel that offers campaigns; one that does not answer is named, and the others go on."""
    async with reading() as db:
        found = await channels.offering(db, Capability.CAMPAIGNS)
    run.total = len(found)
    run.state = {"through": [], "campaigns": 0, "silent": [], **run.state}
    for channel in found:
        if channel.id in run.state["through"]:
            continue
        try:
            async with adapter_of(channel) as adapter:
                count = await pull(channel, adapter)
            told = {"campaigns": run.state["campaigns"] + count}
        except Failed as error:
            told = {"silent": [*run.state["silent"], f"{channel.code}: {error.detail}"]}
        async with run.transaction():
            run.done += 1
            run.state = {**run.state, **told, "through": [*run.state["through"], channel.id]}
    return {name: run.state[name] for name in ("campaigns", "silent")}


async def pull(channel: Channel, adapter: Adapter, *, only: str | None = None) -> int:
    """Read a channel's campaigns, or one of them, and write them down: how many there were."""
    listed = [one for one in await adapter.campaigns() if only is None or one.external_id == only]
    offers = adapter.offers()
    bids: dict[str, Sequence[Bid]] = {}
    if Capability.BIDS in offers:
        bids = {one.external_id: await adapter.bids(one.external_id) for one in listed if one.state != "ended"}
    today = clock.business_day(clock.now())
    days: Sequence[Told] = []
    if Capability.AD_STATISTICS in offers and (ids := [one.external_id for one in listed if one.state != "draft"]):
        days = await adapter.ad_statistics(ids, today - timedelta(days=BACK - 1), today)
    async with transaction() as db:
        products = await _products(db, channel, {item for one in listed for item in one.item_ids})
        rows = {one.external_id: await _campaign(db, channel, one, currency_of(channel)) for one in listed}
        for one in listed:
            await _items(db, rows[one.external_id], one, bids.get(one.external_id), products)
        await _days(db, rows, days, bids, today)
        await _spent(db, channel, rows, days, products)
    return len(listed)


async def _spent(
    db: AsyncSession,
    channel: Channel,
    rows: Mapping[str, AdCampaign],
    told: Sequence[Told],
    products: Mapping[str, int],
) -> None:
    """What the days cost, among the expenses; what is not in the shop's currency is in no figure of its."""
    costs: dict[tuple[int, str, date], int] = defaultdict(int)
    for one in told:
        if one.campaign_id in rows and one.cost.currency == settings().currency:
            costs[rows[one.campaign_id].id, one.item_id, one.day] += one.cost.minor
    names = {row.id: row.name for row in rows.values()}
    spent = [
        AdSpent(f"{campaign}:{day}:{item}"[:120], day, channel.code, products.get(item), cost, names[campaign])
        for (campaign, item, day), cost in costs.items()
    ]
    await expenses.tell(db, spent)


async def _campaign(db: AsyncSession, channel: Channel, told: Campaign, currency: str) -> AdCampaign:
    query = select(AdCampaign).where(
        AdCampaign.channel_id == channel.id, AdCampaign.external_id == told.external_id
    )  # fmt: skip
    row = (await db.execute(query.with_for_update())).scalar_one_or_none()
    if row is None:
        row = AdCampaign(
            channel=channel.code, channel_id=channel.id, external_id=told.external_id, name=told.name[:255],
            currency=currency, spent=0, spent_today=0,
        )  # fmt: skip
        db.add(row)
    row.name, row.state, row.kind = told.name[:255], told.state, told.kind[:40]
    row.starts_on, row.ends_on = told.starts_on, told.ends_on
    for name in ("budget", "daily_budget"):
        amount = getattr(told, name)
        if amount is None or amount.currency == currency:
            setattr(row, name, None if amount is None else amount.minor)
    row.seen_at = clock.now()
    await db.flush()
    return row


async def _items(
    db: AsyncSession, row: AdCampaign, told: Campaign, bids: Sequence[Bid] | None, products: Mapping[str, int]
) -> None:
    """What a campaign shows; bids of several places of an item are told by the dearest."""
    by_item: dict[str, Bid] = {}
    for one in bids or ():
        known = by_item.get(one.item_id)
        if known is None or (bid_of(one) or 0) > (bid_of(known) or 0):
            by_item[one.item_id] = one
    there = {
        one.item_id: one
        for one in (await db.execute(select(AdItem).where(AdItem.campaign_id == row.id))).scalars()
    }  # fmt: skip
    for item in dict.fromkeys([*told.item_ids, *by_item]):
        found = there.pop(item, None)
        if found is None:
            found = AdItem(campaign_id=row.id, item_id=item)
            db.add(found)
        found.product_id = products.get(item)
        if bids is not None:
            bid = by_item.get(item)
            for name, amount in (
                ("bid", bid and bid.amount), ("least", bid and bid.least), ("advised", bid and bid.advised)
            ):  # fmt: skip
                setattr(found, name, amount.minor if amount and amount.currency == row.currency else None)
            if bid is not None and bid.share is not None:
                found.bid, found.least, found.advised = bid.share, bid.least_share, bid.advised_share
    if there and told.state != ENDED:
        gone = [one.id for one in there.values()]
        await db.execute(delete(AdItem).where(AdItem.id.in_(gone)).execution_options(synchronize_session=False))
    await db.flush()


def bid_of(one: Bid) -> int | None:
    """A bid as a number: minor units, or hundredths of a per cent."""
    return one.share if one.amount is None else one.amount.minor


def bid_in(adapter: Adapter, item: str, bid: int, currency: str) -> Bid:
    """A number as a channel's bid."""
    return Bid(item, share=bid) if adapter.bids_in == "percent" else Bid(item, Money(bid, currency))


async def _days(
    db: AsyncSession,
    rows: Mapping[str, AdCampaign],
    told: Sequence[Told],
    bids: Mapping[str, Sequence[Bid]],
    today: date,
) -> None:
    """A day's figures, item by item; today's and a new day's also with what is bid now."""
    now = {(campaign, one.item_id): bid_of(one) for campaign, some in bids.items() for one in some}
    sums: dict[tuple[int, str, date], dict[str, Any]] = defaultdict(
        lambda: {"views": 0, "looks": 0, "clicks": 0, "cost": 0, "orders": 0, "revenue": 0, "bid": None}
    )
    for one in told:
        row = rows.get(one.campaign_id)
        if row is None or one.cost.currency != row.currency:
            continue
        into = sums[row.id, one.item_id, one.day]
        into["views"] += one.views
        into["clicks"] += one.clicks
        into["cost"] += one.cost.minor
        into["orders"] += one.orders
        into["revenue"] += one.revenue.minor if one.revenue and one.revenue.currency == row.currency else 0
        if one.day == today:
            into["bid"] = now.get((one.campaign_id, one.item_id))
    values = [
        {"campaign_id": key[0], "item_id": key[1], "day": key[2], **found} for key, found in sorted(sums.items())
    ]  # fmt: skip
    table = inspect(AdDay).local_table
    key, counts = ["campaign_id", "item_id", "day"], ["views", "clicks", "cost", "orders", "revenue"]
    for start_at in range(0, len(values), AT_ONCE):
        some = values[start_at : start_at + AT_ONCE]
        past = [one for one in some if one["day"] != today]
        # What was bid on a day that is over stays as it was noted then.
        if past:
            await db.execute(dialects.upsert(db, table, past, key=key, update=counts))
        if present := [one for one in some if one["day"] == today]:
            await db.execute(dialects.upsert(db, table, present, key=key, update=[*counts, "bid"]))


async def _products(db: AsyncSession, channel: Channel, items: set[str]) -> dict[str, int]:
    """Which products a channel's items are, by its listings."""
    if not items:
        return {}
    query = (
        select(Listing.external_id, Variant.product_id)
        .join(Variant, Variant.id == Listing.variant_id)
        .where(Listing.channel_id == channel.id, Listing.external_id.in_(items))
    )
    return {row[0]: row[1] for row in await db.execute(query)}


async def wanted_items(
    db: AsyncSession, channel: Channel, wanted: Sequence[Mapping[str, Any]]
) -> list[tuple[str, Any]]:  # fmt: skip
    """The channel's numbers of what is to be shown there, each with its bid. Invalid for a product not listed there."""
    ids = {one["product_id"] for one in wanted if one["item_id"] is None}
    query = (
        select(Variant.product_id, Listing.external_id)
        .join(Listing, Listing.variant_id == Variant.id)
        .where(Listing.channel_id == channel.id, Variant.product_id.in_(ids))
        .order_by(Listing.id)
    )
    listed: dict[int, str] = {}
    for product, item in await db.execute(query) if ids else []:
        listed.setdefault(product, item)
    found = []
    for number, one in enumerate(wanted):
        number_there: str | None = one["item_id"] or listed.get(one["product_id"])
        if number_there is None:
            raise Invalid(f"items.{number}.product_id", f"is not listed on {channel.name}")
        found.append((number_there, one["bid"]))
    if not found:
        raise Invalid("items", "name what the campaign shows")
    return found
