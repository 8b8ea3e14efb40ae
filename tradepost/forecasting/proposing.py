"""What to buy now, from whom: products that fell to their reorder point, as drafts of purchases by supplier.

What is on its way or drafted counts as if it lay there, so that nothing is proposed twice. The lead time is that of the
offer a variant would be bought by: the preferred one, else the cheapest.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, stamps
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.forecasting import rules
from tradepost.forecasting.models import Forecast
from tradepost.forecasting.schemas import (
    DraftedOut,
    ProposalGroup,
    ProposalLine,
    ProposalsIn,
    ProposalsOut,
    SkippedOut,
    UnsuppliedLine,
)
from tradepost.forecasting.service import Terms
from tradepost.inventory.models import Level, Location
from tradepost.inventory.queries import AVAILABLE
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import REVENUE, SALE
from tradepost.suppliers import purchasing, queries as buying, rates
from tradepost.suppliers.models import Purchase, Supplier, SupplierItem
from tradepost.suppliers.purchase_schemas import PurchaseIn, PurchaseLineIn
from tradepost.suppliers.rules import convert, to_order

SHARES_OF = timedelta(days=91)  # a product's demand is divided over its variants as they sold in this time


class Offer(NamedTuple):
    """What a variant would be bought by."""

    item: SupplierItem
    supplier: Supplier
    lead_time: int


@dataclass(slots=True)
class Kept:
    """A variant as it stands: what can be promised, and what is on its way or drafted."""

    id: int
    sku: str
    available: int
    on_order: int
    offer: Offer | None = None

    @property
    def position(self) -> int:
        """What counts as being there."""
        return self.available + self.on_order


@dataclass(slots=True)
class Need:
    """A variant of which so many units are missing."""

    forecast: Forecast
    name: str
    variant: Kept
    order: rules.Reorder
    units: int
    at_risk: int


@dataclass(slots=True)
class _Known:
    variants: dict[int, list[Kept]] = field(default_factory=lambda: defaultdict(list))
    shares: dict[int, Fraction] = field(default_factory=dict)
    rates: dict[str, Decimal] = field(default_factory=dict)


async def _forecasts(db: AsyncSession) -> list[tuple[Forecast, str]]:
    query = (
        select(Forecast, Product.name)
        .join(Product, Product.id == Forecast.product_id)
        .where(Product.status == "active", Forecast.demand_91 > 0)
        .options(defer(Forecast.ahead), defer(Forecast.backtest))
        .order_by(Forecast.product_id)
    )
    return [(row[0], row[1]) for row in await db.execute(query)]


async def _known(db: AsyncSession, terms: Terms) -> _Known:
    """Everything that is counted for variants of products with a forecast, in six statements."""
    known = _Known()
    stock = (
        select(Level.variant_id, func.sum(AVAILABLE).label("units"))
        .join(Location, Location.id == Level.location_id)
        .where(Location.active)
        .group_by(Level.variant_id)
        .subquery()
    )
    coming = await buying.on_order(db)
    rows = await db.execute(
        select(Variant.product_id, Variant.id, Variant.sku, func.coalesce(stock.c.units, 0))
        .join(Forecast, Forecast.product_id == Variant.product_id)
        .outerjoin(stock, stock.c.variant_id == Variant.id)
        .where(Variant.archived.is_(False))
        .order_by(Variant.product_id, Variant.position, Variant.id)
    )
    by_id: dict[int, Kept] = {}
    for product_id, variant_id, sku, units in rows:
        by_id[variant_id] = Kept(variant_id, sku, int(units), coming.get(variant_id, 0))
        known.variants[product_id].append(by_id[variant_id])
    offers = (
        await db.execute(
            select(SupplierItem, Supplier)
            .join(Supplier, Supplier.id == SupplierItem.supplier_id)
            .where(SupplierItem.variant_id.is_not(None), SupplierItem.archived.is_(False), Supplier.archived.is_(False))
            .order_by(SupplierItem.id)
        )
    ).all()
    known.rates = await rates.known(db, {item.currency for item, _ in offers})
    best: dict[int, tuple[Any, ...]] = {}
    for item, supplier in offers:
        days = supplier.lead_time_days if item.lead_time_days is None else item.lead_time_days
        offer = Offer(item, supplier, max(1, min(365, terms.lead_time if days is None else days)))
        rank = _rank(offer, known.rates)
        if item.variant_id in by_id and (item.variant_id not in best or rank < best[item.variant_id]):
            best[item.variant_id], by_id[item.variant_id].offer = rank, offer
    several = [product_id for product_id, kept in known.variants.items() if len(kept) > 1]
    known.shares = await _shares(db, several) if several else {}
    return known


def _rank(offer: Offer, known: Mapping[str, Decimal]) -> tuple[Any, ...]:
    """The preferred first, then the cheapest in the shop's currency, then the soonest."""
    item, rate = offer.item, known.get(offer.item.currency)
    price = convert(item.price, item.currency, rate, settings().currency) if rate is not None else Fraction(0)
    return (not item.preferred, rate is None, price, offer.lead_time, item.id)


async def _shares(db: AsyncSession, product_ids: Sequence[int]) -> dict[int, Fraction]:
    """{variant id: its units of late}; a product of which nothing was sold is missing."""
    first = clock.business_day(clock.now()) - SHARES_OF
    rows = await db.execute(
        select(OrderLine.variant_id, func.sum(OrderLine.quantity))
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            Order.business_day >= first,
            Order.kind == SALE,
            Order.status.in_(REVENUE),
            OrderLine.product_id.in_(product_ids),
        )
        .group_by(OrderLine.variant_id)
    )
    return {variant_id: Fraction(int(units)) for variant_id, units in rows}


def needs(found: Sequence[tuple[Forecast, str]], known: _Known, terms: Terms) -> list[Need]:
    """The variants to buy, those with the most money at risk first."""
    wanted: list[Need] = []
    for forecast, name in found:
        variants = known.variants.get(forecast.product_id, [])
        if not variants:
            continue
        lead_time = max(kept.offer.lead_time if kept.offer else terms.lead_time for kept in variants)
        position = sum(kept.position for kept in variants)
        order = rules.reorder(
            forecast.knots,
            forecast.figures["spreads"],
            available=position,
            service_level=terms.service_level,
            lead_time=lead_time,
            cover=terms.cover,
        )
        if not order.due:
            continue
        risk = rules.at_risk(forecast.knots, available=position, lead_time=lead_time, unit_value=forecast.unit_value)
        for kept, units in zip(variants, _divided(order, variants, known.shares), strict=True):
            if units > 0:
                wanted.append(Need(forecast, name, kept, order, units, risk))
    return sorted(wanted, key=lambda need: (-need.at_risk, need.forecast.product_id, need.variant.id))


def _divided(order: rules.Reorder, variants: Sequence[Kept], sold: Mapping[int, Fraction]) -> list[int]:
    """How many of each variant are missing: what the product is filled up to, by its shares of late, less its own."""
    if len(variants) == 1:
        return [order.quantity]
    parts = [sold.get(kept.id, Fraction(0)) for kept in variants]
    if not any(parts):
        parts = [Fraction(1)] * len(variants)
    return [
        max(0, math.ceil(order.up_to * part / sum(parts)) - max(0, kept.position))
        for kept, part in zip(variants, parts, strict=True)
    ]


async def propose(db: AsyncSession, terms: Terms) -> ProposalsOut:
    """What to buy now, by supplier: nothing is written."""
    found = await _forecasts(db)
    known = await _known(db, terms)
    wanted = needs(found, known, terms)
    groups: dict[tuple[int, str], ProposalGroup] = {}
    totals: dict[tuple[int, str], int] = defaultdict(int)
    without = []
    for need in wanted:
        offer, home = need.variant.offer, settings().currency
        if offer is None:
            without.append(_unsupplied(need, home))
            continue
        key = (offer.supplier.id, offer.item.currency)
        if key not in groups:
            groups[key] = _group(offer, known.rates)
        line = _line(need, offer, home)
        totals[key] += offer.item.price * line.quantity
        groups[key].lines.append(line)
    for key, group in groups.items():
        group.total = to_text(totals[key], group.currency)
    return ProposalsOut(
        as_of=max((forecast.through for forecast, _ in found), default=None),
        made_at=max((forecast.made_at for forecast, _ in found), default=None),
        service_level=terms.service_level,
        cover_days=terms.cover,
        currency=settings().currency,
        groups=list(groups.values()),
        without_supplier=without,
    )


def _group(offer: Offer, known: Mapping[str, Decimal]) -> ProposalGroup:
    currency = offer.item.currency
    return ProposalGroup(
        supplier_id=offer.supplier.id,
        supplier=offer.supplier.name,
        country=offer.supplier.country,
        currency=currency,
        total="0",
        lines=[],
        problem=None if currency in known else rates.missing(currency),
    )


def _line(need: Need, offer: Offer, home: str) -> ProposalLine:
    item = offer.item
    quantity = to_order(need.units, item.min_order_quantity, item.pack_size)
    return ProposalLine(
        item_id=item.id,
        supplier_sku=item.sku,
        **_told(need, home),
        quantity=quantity,
        min_order_quantity=item.min_order_quantity,
        pack_size=item.pack_size,
        unit_price=to_text(item.price, item.currency),
        cost=to_text(item.price * quantity, item.currency),
        lead_time_days=offer.lead_time,
    )


def _unsupplied(need: Need, home: str) -> UnsuppliedLine:
    return UnsuppliedLine(**_told(need, home))


def _told(need: Need, home: str) -> dict[str, Any]:
    return {
        "product_id": need.forecast.product_id,
        "variant_id": need.variant.id,
        "sku": need.variant.sku,
        "name": need.name,
        "available": need.variant.available,
        "on_order": need.variant.on_order,
        "lead_time_demand": need.order.demand,
        "reorder_point": need.order.point,
        "order_up_to": need.order.up_to,
        "needed": need.units,
        "at_risk": to_text(need.at_risk, home),
    }


async def draft(db: AsyncSession, terms: Terms, body: ProposalsIn) -> DraftedOut:
    """Drafts of purchases of what is proposed, one for each supplier and currency.

    Of two at once the second waits for the first, and sees its drafts as goods on their way.
    """
    await stamps.bump(db, "purchase proposals")
    proposed = await propose(db, terms)
    chosen = None if body.lines is None else {one.item_id: one.quantity for one in body.lines}
    made, skipped = [], []
    for group in proposed.groups:
        if body.supplier_ids is not None and group.supplier_id not in body.supplier_ids:
            continue
        lines = [
            PurchaseLineIn(
                item_id=line.item_id,
                quantity=line.quantity if chosen is None else chosen[line.item_id] or line.quantity,
            )
            for line in group.lines
            if chosen is None or line.item_id in chosen
        ]
        if not lines:
            continue
        if group.problem is not None:
            skipped.append(SkippedOut(supplier_id=group.supplier_id, supplier=group.supplier, problem=group.problem))
            continue
        wanted = PurchaseIn(supplier_id=group.supplier_id, lines=lines, currency=group.currency, status="draft")
        made.append((await purchasing.buy(db, wanted)).id)
    rows = await db.execute(buying.purchases().where(Purchase.id.in_(made)).order_by(Purchase.id))
    return DraftedOut(purchases=await buying.rows(db, rows.all()), skipped=skipped)
