"""Advice on bids: what a click of an item brings, and which bid would have earned most in the shop's own history."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Category, Product, Variant
from tradepost.channels.rules import code_of
from tradepost.core import clock
from tradepost.core.errors import NotFound
from tradepost.core.settings import settings
from tradepost.pricing import service as pricing
from tradepost.promotion import ad_figures, bidding
from tradepost.promotion.ad_figures import Sums
from tradepost.promotion.ad_models import AdAuction, AdCampaign, AdDay, AdItem
from tradepost.promotion.auction import Entry
from tradepost.promotion.bidding import Auction, Point
from tradepost.repricer import rules as prices
from tradepost.repricer.running import tax_in
from tradepost.suppliers import margins

DAYS = 56  # of history that conversion is told by
LISTS = 2_000  # auctions that bids are tried on
FEWEST = 20  # of them: what a handful of lists tells is chance
USUAL = 0.03  # orders of a click where a shop has no clicks of its own yet


@dataclass(frozen=True, slots=True)
class Worth:
    """What a click of an item brings, in minor units, and what that is made of; `lacks` says what is not known."""

    sums: Sums
    usual: float
    conversion: float
    margin: float | None
    value: float | None
    lacks: str = ""
    share: int | None = None  # what a unit leaves of its price, in hundredths of a per cent


@dataclass(frozen=True, slots=True)
class Advice:
    """`most`: no bid above it can earn. `advised`: the bid that would have earned most; None: none, or not known.

    `basis`: auctions (tried on lists as they were), history (bids as they held there), value (no history yet), none.
    """

    item: AdItem
    campaign: AdCampaign
    product_name: str | None
    worth: Worth
    most: int | None
    advised: int | None
    basis: str
    reason: str
    lists: int = 0
    points: Sequence[Point] = field(default_factory=list)


def listed() -> Select[Any]:
    """Items of campaigns that are not over, each with its campaign and its product's name."""
    query = (
        select(AdItem, AdCampaign, Product.name)
        .join(AdCampaign, AdCampaign.id == AdItem.campaign_id)
        .outerjoin(Product, Product.id == AdItem.product_id)
        .where(AdCampaign.state != "ended")
    )
    return cast("Select[Any]", query)


async def worths(db: AsyncSession, rows: Sequence[tuple[AdItem, AdCampaign]]) -> list[Worth]:
    """What a click of each of these brings, in a few statements however many there are."""
    today = clock.business_day(clock.now())
    start = today - timedelta(days=DAYS - 1)
    sums = await ad_figures.by_items(db, sorted({campaign.id for _, campaign in rows}), start, today)
    usual = {code: await _usual(db, code, start) for code in {row[1].channel for row in rows}}
    goods = await _margins(db, rows)
    found = []
    for item, campaign in rows:
        own = sums[campaign.id, item.item_id]
        share = bidding.conversion(own.orders, own.clicks, usual[campaign.channel])
        unit, lacks = goods.get(item.id, ((None, 0), "product"))
        margin: float | None = None
        if not lacks and unit[0] is not None:
            # An order of several units brings several times what one leaves.
            units = own.revenue / own.orders / unit[1] if own.orders and own.revenue and unit[1] else 1.0
            margin = unit[0] * units
        value = None if margin is None else share * margin
        left = None if margin is None or not unit[1] else bidding.floor(10_000 * (unit[0] or 0) / unit[1])
        found.append(Worth(own, usual[campaign.channel], share, margin, value, lacks, left))
    return found


async def _usual(db: AsyncSession, channel: str, start: Any) -> float:
    """Orders of a click on a channel, all campaigns together."""
    ids = (await db.execute(select(AdCampaign.id).where(AdCampaign.channel == channel))).scalars().all()
    total = Sums()
    for one in (await ad_figures.by_campaign(db, ids, start)).values():
        total.add(one)
    return bidding.conversion(total.orders, total.clicks, USUAL)


async def _margins(
    db: AsyncSession, rows: Sequence[tuple[AdItem, AdCampaign]]
) -> dict[int, tuple[tuple[int | None, int], str]]:
    """{ad item: ((what a unit leaves, its price), what is lacking)}; by the cheapest variant of its product."""
    products = {item.product_id for item, _ in rows if item.product_id is not None}
    query = (
        select(Variant.id, Variant.product_id, Variant.price, Variant.cost, Category.path)
        .join(Product, Product.id == Variant.product_id)
        .outerjoin(Category, Category.id == Product.category_id)
        .where(Variant.product_id.in_(products), Variant.archived.is_(False))
        .order_by(Variant.product_id, Variant.price.desc(), Variant.id.desc())
    )
    cheapest = {row.product_id: row for row in await db.execute(query)} if products else {}
    takes, taxes = await margins.lately(db), await pricing.taxes(db)
    asked: dict[str, Any] = {}
    for code in {campaign.channel for _, campaign in rows}:
        wanted = {row.id: 1 for row in cheapest.values()}
        asked[code] = await pricing.offers(db, wanted, channel=code) if wanted else {}
    found = {}
    for item, campaign in rows:
        row = cheapest.get(item.product_id) if item.product_id is not None else None
        if row is None:
            continue
        offer = asked[campaign.channel].get(row.id)
        price = row.price if offer is None else offer.unit_price
        took = takes.get(code_of(campaign.channel))
        terms = prices.Terms(
            tax_in(taxes, row.path or ""), took.commission_ppm if took else 0, took.logistics if took else 0
        )
        lacks = "currency" if campaign.currency != settings().currency else "cost" if row.cost is None else ""
        found[item.id] = ((prices.left(price, row.cost, terms), price), lacks)
    return found


def most_of(campaign: AdCampaign, worth: Worth) -> int | None:
    """The bid above which none earns: what a click or a thousand views bring; of sales, the share that one leaves."""
    if campaign.bids_in == "percent":
        return worth.share
    if worth.value is None:
        return None
    if campaign.kind == "cpm":
        views = worth.sums.views
        return None if not views else bidding.floor(1000 * worth.sums.clicks / views * worth.value)
    return bidding.floor(worth.value)


async def page(db: AsyncSession, rows: Sequence[Any]) -> list[Advice]:
    """Items with what a click of theirs brings, and whether their bid is above it; nothing is tried."""
    told = await worths(db, [(row[0], row[1]) for row in rows])
    found = []
    for (item, campaign, name), worth in zip(rows, told, strict=True):
        most = most_of(campaign, worth)
        reason = worth.lacks or ("views" if most is None else "too_high" if (item.bid or 0) > most else "earns")
        found.append(Advice(item, campaign, name, worth, most, None, "none" if most is None else "value", reason))
    return found


async def advise(db: AsyncSession, item_id: int) -> Advice:
    """Advice on one item's bid, tried on its history. NotFound."""
    row = (await db.execute(listed().where(AdItem.id == item_id))).one_or_none()
    if row is None:
        raise NotFound("advertised item", item_id)
    (plain,) = await page(db, [row])
    if plain.most is None or plain.worth.value is None or plain.campaign.bids_in == "percent":
        return plain
    if plain.campaign.channel_id is None:
        return await _by_auctions(db, plain, plain.worth.value, plain.most)
    return await _by_days(db, plain, plain.worth.value)


def _told(plain: Advice, points: Sequence[Point], value: float, basis: str, lists: int) -> Advice:
    found = bidding.best(points, value)
    reason = "loses" if found is None else "advised"
    advised = None if found is None else found.bid
    return Advice(
        plain.item, plain.campaign, plain.product_name, plain.worth, plain.most, advised, basis, reason, lists, points
    )


async def _by_auctions(db: AsyncSession, plain: Advice, value: float, most: int) -> Advice:
    since = clock.business_day(clock.now()) - timedelta(days=DAYS - 1)
    query = select(AdAuction.places, AdAuction.entries).where(AdAuction.day >= since).order_by(AdAuction.id.desc())
    rows = (await db.execute(query.limit(LISTS))).all()
    item = plain.item.id
    auctions: list[Auction] = [
        (row.places, [Entry(one[0], one[4], one[1], one[2], one[3]) for one in row.entries])
        for row in rows
        if any(one[0] == item for one in row.entries)
    ]
    if len(auctions) < FEWEST:
        return plain
    highest = max(most, plain.item.bid or 0)
    bids = {*bidding.steps(auctions, item, highest), *({plain.item.bid} if plain.item.bid else ())}
    points = await asyncio.to_thread(bidding.replay, auctions, item, sorted(bids))
    return _told(plain, points, value, "auctions", len(auctions))


async def _by_days(db: AsyncSession, plain: Advice, value: float) -> Advice:
    since = clock.business_day(clock.now()) - timedelta(days=DAYS - 1)
    query = select(AdDay.bid, AdDay.clicks, AdDay.cost).where(
        AdDay.campaign_id == plain.campaign.id, AdDay.item_id == plain.item.item_id, AdDay.day >= since,
        AdDay.bid.is_not(None),
    )  # fmt: skip
    points = bidding.from_days([(row.bid, row.clicks, row.cost) for row in await db.execute(query)])
    if len(points) < 2:
        return plain
    return _told(plain, points, value, "history", 0)
