"""What a thing costs: the one place where prices and taxes are asked for."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import rules as goods, trials
from tradepost.catalog.models import Category, Product, Variant, first_picture
from tradepost.core import clock, trials as marks
from tradepost.core.db import send
from tradepost.core.settings import settings
from tradepost.core.stamps import Kept, Stamps, current
from tradepost.pricing.models import ListPrice, Price, PriceList, TaxRate, TaxSettings
from tradepost.pricing.rules import STORE, ListRule, Offer, Rate, TaxRule, TaxTable, Tier, applicable, resolve

STAMP = "pricing"


@dataclass(frozen=True, slots=True)
class Book:
    """What is few and read by everybody: the active price lists without their items, and the taxes."""

    lists: tuple[ListRule, ...]
    taxes: tuple[TaxRule, ...]
    prices_include_tax: bool


async def _load(db: AsyncSession) -> Book:
    fields = [getattr(PriceList, name) for name in ListRule.__dataclass_fields__]
    lists = await db.execute(select(*fields).where(PriceList.active).order_by(PriceList.priority, PriceList.id))
    rates = await db.execute(
        select(
            TaxRate.id,
            TaxRate.country,
            TaxRate.category_id,
            TaxRate.name,
            TaxRate.ppm,
            TaxRate.starts_at,
            TaxRate.ends_at,
        ).order_by(TaxRate.id)
    )
    included = (await db.execute(select(TaxSettings.prices_include_tax))).scalar_one_or_none()
    return Book(
        lists=tuple(ListRule(*row) for row in lists),
        taxes=tuple(
            TaxRule(row.id, row.country, row.category_id, Rate(row.name, row.ppm), row.starts_at, row.ends_at)
            for row in rates
        ),
        prices_include_tax=True if included is None else included,
    )


BOOK = Kept(STAMP, _load)


async def taxes(db: AsyncSession, stamps: Stamps | None = None, *, at: datetime | None = None) -> TaxTable:
    """The taxes in force at a moment, now when none is given."""
    book = await BOOK.get(db, stamps)
    return TaxTable(book.taxes, prices_include_tax=book.prices_include_tax, at=at or clock.now())


async def offers(
    db: AsyncSession,
    wanted: Mapping[int, int],
    *,
    currency: str | None = None,
    channel: str = STORE,
    group_id: int | None = None,
    at: datetime | None = None,
    stamps: Stamps | None = None,
) -> dict[int, Offer]:
    """What so many units of each variant cost this buyer, {variant id: quantity} -> {variant id: Offer}.

    The installation's currency unless another is named. A variant that is not there, or has no price in that currency,
    is missing. One statement, one more when price lists may apply, one more without `stamps`.
    """
    if not wanted:
        return {}
    currency = currency or settings().currency
    stamps = await current(db) if stamps is None else stamps
    book = await BOOK.get(db, stamps)
    lists = applicable(book.lists, currency=currency, channel=channel, group_id=group_id, at=at or clock.now())
    order = [one.id for one in lists]
    tiers = await tiers_of(db, wanted, order)
    home = currency == settings().currency
    rows = (await send(db, _goods(home=home), {"ids": list(wanted), "currency": currency})).all()
    tried = await _tried(db, rows, stamps, home=home) if channel == STORE else {}
    found = {}
    for row in rows:
        change, amount = tried.get(row.id, ({}, row.amount))
        tier = resolve(order, tiers.get(row.id, ()), wanted[row.id])
        found[row.id] = Offer(
            variant_id=row.id,
            product_id=row.product_id,
            sku=row.sku,
            name=change.get("title") or row.name,
            options=row.options,
            unit_price=amount if tier is None else tier.amount,
            base_price=amount,
            list_id=None if tier is None else tier.list_id,
            currency=currency,
            cost=row.cost,
            weight_g=row.weight_g,
            category_id=row.category_id,
            category_path=row.path or "",
            brand_id=row.brand_id,
            sellable=row.status == goods.ACTIVE and not row.archived,
            slug=row.slug,
            thumbnails=change.get("thumbnails") or row.thumbnails,
        )
    return found


async def _tried(
    db: AsyncSession, rows: Sequence[Any], stamps: Stamps, *, home: bool
) -> dict[int, tuple[trials.Change, int]]:
    """What this visitor is shown otherwise and what it costs them, by variant; prices are on trial at home alone."""
    ids = {row.product_id for row in rows}
    changed = await marks.changes(db, trials.PRODUCTS, ids, stamps.get(marks.STAMP), "cart")
    goods_ = [(row.id, row.product_id, row.amount) for row in rows] if home and changed else []
    asked = await trials.repriced(db, changed, goods_)
    return {
        row.id: (changed[row.product_id], asked.get(row.id, row.amount)) for row in rows if row.product_id in changed
    }


@lru_cache
def _goods(*, home: bool) -> Select[Any]:
    """The statement in its two forms, put together once: it is part of every order."""
    query = (
        select(
            Variant.id,
            Variant.product_id,
            Variant.sku,
            Variant.options,
            Variant.cost,
            Variant.weight_g,
            Variant.archived,
            Product.name,
            Product.slug,
            first_picture(Variant.product_id, Variant.id).label("thumbnails"),
            Product.status,
            Product.category_id,
            Product.brand_id,
            Category.path,
            (Variant.price if home else Price.amount).label("amount"),
        )
        .join(Product, Product.id == Variant.product_id)
        .outerjoin(Category, Category.id == Product.category_id)
        .where(Variant.id.in_(bindparam("ids", expanding=True)))
    )
    theirs = (Price.variant_id == Variant.id) & (Price.currency == bindparam("currency"))
    return query if home else query.join(Price, theirs)


async def tiers_of(db: AsyncSession, variant_ids: Collection[int], list_ids: Collection[int]) -> dict[int, list[Tier]]:
    """What these lists say of these variants, in one statement; none when there are no lists."""
    found: dict[int, list[Tier]] = defaultdict(list)
    if list_ids and variant_ids:
        query = select(ListPrice.variant_id, ListPrice.list_id, ListPrice.min_quantity, ListPrice.amount).where(
            ListPrice.variant_id.in_(variant_ids), ListPrice.list_id.in_(list_ids)
        )
        for variant_id, *tier in await db.execute(query):
            found[variant_id].append(Tier(*tier))
    return found
