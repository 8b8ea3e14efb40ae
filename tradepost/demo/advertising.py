"""Advertising of the demo shop: campaigns of the own store with four weeks of figures, sales among them, and a rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import insert, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product
from tradepost.core import clock, dialects
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.queries import COUNTED
from tradepost.orders.rules import SALE
from tradepost.promotion import ad_ruling, advertising, auction, campaigns
from tradepost.promotion.ad_models import AdAuction, AdCampaign, AdClick, AdDay, AdItem, AdSale

DAYS = 28
LISTS = 12  # a day, that bids can be tried on
STORE = "store"


@dataclass(frozen=True, slots=True)
class _Told:
    """A campaign: what a click may cost in thousandths of a price, how often it is seen a day, and how it stands.

    Budgets are in clicks at that bid.
    """

    name: str
    bid: int
    views: int
    clicks: float
    state: campaigns.State
    budget: int | None
    daily: int | None


TOLD = (
    _Told("What sells anyway", 5, 70, 0.03, "running", 1500, 40),
    _Told("Presents", 6, 45, 0.028, "running", None, 30),
)
DEAR = _Told("Headphones, last ones", 16, 120, 0.031, "paused", 900, None)


async def advertise(db: AsyncSession, random: Random, products: Sequence[Product], today: date) -> None:
    """Write all of it down; orders that followed are the year's own."""
    first = today - timedelta(days=DAYS)
    by_id = {one.id: one for one in products}
    sold = list(dict.fromkeys(one.product_id for one in await _orders(db, list(by_id), first)))
    rest = [one.id for one in products if one.id not in sold]
    wanted = [
        (TOLD[0], (sold[::2] or rest[:2])[:4]),
        (TOLD[1], (sold[1::2] or rest[2:4])[:3]),
        (DEAR, [next(one.id for one in products if "headphones" in one.name)]),
    ]
    made: list[tuple[_Told, AdCampaign, list[AdItem]]] = []
    for told, ids in wanted:
        unit = max(2, round(min(by_id[one].price or 0 for one in ids) * told.bid / 1000))
        row = await campaigns.create(
            db,
            {
                "name": told.name, "paced": True, "starts_on": None, "ends_on": None,
                "budget": _amount(unit, told.budget), "daily_budget": _amount(unit, told.daily),
                "items": [{"product_id": one, "bid": _amount(unit, 1)} for one in ids],
            },
        )  # fmt: skip
        await campaigns.move(db, row, "running")
        if told.state != "running":
            await campaigns.move(db, row, told.state)
        items = [item for item, _ in (await campaigns.items_of(db, [row.id]))[row.id]]
        made.append((told, row, items))
    for told, row, items in made:
        await _month(db, random, told, row, items, today)
    await _auctions(db, random, [item for _, _, items in made[:2] for item in items], today)
    rule: dict[str, Any] = {
        "name": "Too dear", "channel": None, "campaign_ids": [], "metric": "cost_share", "above": True,
        "threshold": Decimal(15), "days": 7, "least_clicks": 20, "action": "pause", "percent": None, "lowest": None,
        "highest": None, "active": True,
    }  # fmt: skip
    await ad_ruling.create(db, rule)


def _amount(unit: int, count: int | None) -> Decimal | None:
    """So many clicks' worth, as the request would name it."""
    return None if count is None else Decimal(to_text(unit * count, settings().currency))


async def _month(
    db: AsyncSession, random: Random, told: _Told, row: AdCampaign, items: Sequence[AdItem], today: date
) -> None:
    first = today - timedelta(days=DAYS)
    sold = await _orders(db, [item.product_id or 0 for item in items], first)
    days: list[dict[str, Any]] = []
    spent = 0
    for item in items:
        for n in range(DAYS):
            day = first + timedelta(days=n)
            views = round(told.views / len(items) * random.uniform(0.7, 1.3))
            orders = [one for one in sold if one.product_id == item.product_id and one.business_day == day]
            clicks = len(orders) + round(views * told.clicks * random.uniform(0.6, 1.3))
            price = max(1, round((item.bid or 1) * random.uniform(0.45, 0.9)))
            for number in range(clicks):
                order = orders[number] if number < len(orders) else None
                await _click(db, row, item, day, price, number, order)
            cost = price * clicks
            spent += cost
            days.append(
                {"campaign_id": row.id, "item_id": item.item_id, "day": day, "views": views,
                 "looks": round(views * 1000 * auction.attention(2)), "clicks": clicks, "cost": cost, "orders": 0,
                 "revenue": 0, "bid": None}
            )  # fmt: skip
    await dialects.bulk_insert(db, inspect(AdDay).local_table, days)
    row.spent = spent if row.budget is None else min(spent, row.budget)
    row.spent_on, row.spent_today = first + timedelta(days=DAYS - 1), 0
    await db.flush()


async def _orders(db: AsyncSession, product_ids: Sequence[int], first: date) -> Sequence[Any]:
    """Orders of the own store that an ad may have brought: every other one."""
    query = (
        select(Order.id, OrderLine.product_id, Order.business_day)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(Order.platform == STORE, Order.kind == SALE, COUNTED, Order.business_day >= first)
        .where(OrderLine.product_id.in_(product_ids))
        .order_by(Order.id)
        .distinct()
    )
    return (await db.execute(query)).all()


async def _click(
    db: AsyncSession, row: AdCampaign, item: AdItem, day: date, price: int, number: int, order: Any | None
) -> None:
    """A visitor's click; only those that an order followed are kept one by one."""
    if order is None:
        return
    click = AdClick(
        campaign_id=row.id, ad_item_id=item.id, product_id=item.product_id or 0, day=day, place=1, cost=price,
        visitor=advertising.visitor_of(f"demo:{item.id}:{day}:{number}"), outcome=advertising.CHARGED,
    )  # fmt: skip
    db.add(click)
    await db.flush()
    values = {
        "campaign_id": row.id, "item_id": item.item_id, "click_id": click.id, "order_id": order.id,
        "product_id": order.product_id, "created_at": clock.now(),
    }  # fmt: skip
    table = inspect(AdSale).local_table
    await db.execute(dialects.upsert(db, table, [values], key=["order_id", "product_id"]))


async def _auctions(db: AsyncSession, random: Random, items: Sequence[AdItem], today: date) -> None:
    """Lists that were shown, with who bid, so that advice has something to try bids on."""
    rows = []
    for n in range(DAYS * LISTS):
        day = today - timedelta(days=DAYS - n // LISTS)
        entries = [
            [item.id, item.campaign_id, round((item.bid or 1) * random.uniform(0.6, 1)),
             auction.quality(0.03 * random.uniform(0.6, 1.4), 1.0), item.product_id]
            for item in items
        ]  # fmt: skip
        rows.append({"day": day, "query": "", "places": 3, "entries": entries, "created_at": clock.now()})
    await db.execute(insert(AdAuction), rows)
