"""Prices as pages of them need it: a constant number of statements however many variants there are."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, money, stamps
from tradepost.core.settings import settings
from tradepost.pricing import history, service
from tradepost.pricing.models import Floor, ListPrice, PlannedPrice, PriceChange, PriceList
from tradepost.pricing.rules import STORE, applicable, resolve, within
from tradepost.pricing.schemas import (
    CurrencyPriceOut,
    ItemOut,
    ListedPriceOut,
    OwnPriceOut,
    OwnPricesOut,
    PlannedOut,
    PriceChangeOut,
    PriceHistoryOut,
    PriceListOut,
    PricesOut,
    TierOut,
)


def variants() -> Any:
    """Variants with the name of their product."""
    return select(Variant, Product.name).join(Product, Product.id == Variant.product_id)


async def shown(db: AsyncSession, rows: Sequence[Any]) -> list[PricesOut]:
    """All that these variants cost, in nine statements at most."""
    ids = [variant.id for variant, _name in rows]
    if not ids:
        return []
    known, now = await stamps.current(db), clock.now()
    current = await history.lowest(db, ids, stamps=known)
    own = await history.own_prices(db, ids)
    floors = {
        (row.variant_id, row.currency): row.amount
        for row in await db.execute(
            select(Floor.variant_id, Floor.currency, Floor.amount).where(Floor.variant_id.in_(ids))
        )
    }
    lists = {
        one.id: one for one in (await service.BOOK.get(db, known)).lists if within(now, one.starts_at, one.ends_at)
    }
    tiers = await service.tiers_of(db, ids, lists)
    prices: dict[int, list[CurrencyPriceOut]] = defaultdict(list)
    for (variant_id, code), price in own.items():
        floor, seen = floors.get((variant_id, code)), current[variant_id, code]
        prices[variant_id].append(
            CurrencyPriceOut(
                currency=code,
                price=money.to_text(price, code),
                floor=None if floor is None else money.to_text(floor, code),
                current=money.to_text(seen.current, code),
                reduced=seen.reduced,
                lowest_30_days=money.to_text(seen.lowest, code),
            )
        )
    return [
        PricesOut(
            variant_id=variant.id,
            product_id=variant.product_id,
            sku=variant.sku,
            name=name,
            prices=prices[variant.id],
            lists=[
                ListedPriceOut(
                    list_id=one.id,
                    name=one.name,
                    currency=one.currency,
                    channel=one.channel,
                    group_id=one.group_id,
                    priority=one.priority,
                    min_quantity=tier.min_quantity,
                    price=money.to_text(tier.amount, one.currency),
                )
                for one in lists.values()
                for tier in sorted(tiers.get(variant.id, ()), key=lambda tier: tier.min_quantity)
                if tier.list_id == one.id
            ],
            version=variant.version,
        )
        for variant, name in rows
    ]


async def own(db: AsyncSession, product_id: int, *, currency: str, quantity: int, group_id: int | None) -> OwnPricesOut:
    """What somebody of this group pays in the store for each variant of a product."""
    known, now = await stamps.current(db), clock.now()
    query = select(Variant.id).where(Variant.product_id == product_id, Variant.archived.is_(False))
    ids = list((await db.execute(query.order_by(Variant.position, Variant.id))).scalars())
    wanted = dict.fromkeys(ids, quantity)
    offers = await service.offers(db, wanted, currency=currency, group_id=group_id, at=now, stamps=known)
    public = await history.lowest(db, ids, stamps=known)
    book = await service.BOOK.get(db, known)
    lists = applicable(book.lists, currency=currency, channel=STORE, group_id=group_id, at=now)
    order = [one.id for one in lists]
    theirs = {one.id for one in lists if one.group_id is not None}
    tiers = await service.tiers_of(db, ids, order)
    items = []
    for variant_id in ids:
        offer, seen = offers.get(variant_id), public.get((variant_id, currency))
        if offer is None or seen is None:
            continue
        listed = tiers.get(variant_id, [])
        steps = [
            TierOut(min_quantity=minimum, unit_price=money.to_text(tier.amount, currency))
            for minimum in sorted({tier.min_quantity for tier in listed})
            if (tier := resolve(order, listed, minimum)) is not None
        ]
        # A price for a group is nobody's announcement to the public.
        # Nor is a price on trial that lies above what everybody else pays.
        reduced = seen.reduced and offer.list_id not in theirs and offer.unit_price <= seen.current
        items.append(
            OwnPriceOut(
                variant_id=variant_id,
                sku=offer.sku,
                options=offer.options,
                unit_price=money.to_text(offer.unit_price, currency),
                base_price=money.to_text(offer.base_price, currency),
                reduced=reduced,
                lowest_30_days=money.to_text(seen.lowest, currency) if reduced else None,
                tiers=steps,
            )
        )
    return OwnPricesOut(
        product_id=product_id,
        currency=currency,
        quantity=quantity,
        prices_include_tax=book.prices_include_tax,
        items=items,
    )


def changes(variant_id: int) -> Select[Any]:
    """The history of a variant's prices."""
    return select(PriceChange).where(PriceChange.variant_id == variant_id)


def change_out(row: PriceChange) -> PriceChangeOut:
    """A row of it as people see it."""
    before, after = (
        None if amount is None else money.to_text(amount, row.currency) for amount in (row.before, row.after)
    )
    return PriceChangeOut(
        id=row.id,
        at=row.created_at,
        currency=row.currency,
        before=before,
        after=after,
        actor_kind=row.actor_kind,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
    )


def everything_changed() -> Any:
    """The history of all prices, each row with what it was the price of."""
    return (
        select(PriceChange, Variant.product_id, Variant.sku, Product.name)
        .join(Variant, Variant.id == PriceChange.variant_id)
        .join(Product, Product.id == Variant.product_id)
    )


def history_out(row: Any) -> PriceHistoryOut:
    """A row of it as people see it."""
    changed, product_id, sku, name = row
    return PriceHistoryOut(
        **change_out(changed).model_dump(),
        variant_id=changed.variant_id,
        product_id=product_id,
        sku=sku,
        name=name,
    )


def planned() -> Any:
    """Planned changes with the SKU they are of."""
    return select(PlannedPrice, Variant.sku).join(Variant, Variant.id == PlannedPrice.variant_id)


def planned_out(row: Any) -> PlannedOut:
    """A planned change as people see it."""
    found: PlannedPrice
    found, sku = row
    fields = {name: getattr(found, name) for name in PlannedOut.model_fields if name not in {"sku", "amount", "before"}}
    before = None if found.before is None else money.to_text(found.before, found.currency)
    return PlannedOut(**fields, sku=sku, amount=money.to_text(found.amount, found.currency), before=before)


def lists() -> Any:
    """Price lists and how many prices are in each."""
    counted = select(ListPrice.list_id, func.count().label("counted")).group_by(ListPrice.list_id).subquery()
    return select(PriceList, func.coalesce(counted.c.counted, 0)).outerjoin(counted, counted.c.list_id == PriceList.id)


def list_out(row: Any) -> PriceListOut:
    """A price list as people see it."""
    found, items = row
    fields = {name: getattr(found, name) for name in PriceListOut.model_fields if name != "items"}
    return PriceListOut(**fields, items=int(items))


def items(list_id: int) -> Any:
    """The prices in a list, each with what it is a price of."""
    return (
        select(ListPrice, Variant.product_id, Variant.sku, Product.name, PriceList.currency)
        .join(Variant, Variant.id == ListPrice.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .join(PriceList, PriceList.id == ListPrice.list_id)
        .where(ListPrice.list_id == list_id)
    )


def item_out(row: Any) -> ItemOut:
    """A price in a list as people see it."""
    item, product_id, sku, name, currency = row
    return ItemOut(
        id=item.id,
        variant_id=item.variant_id,
        product_id=product_id,
        sku=sku,
        name=name,
        min_quantity=item.min_quantity,
        price=money.to_text(item.amount, currency),
        currency=currency,
    )


def home(currency: str | None) -> str:
    """The currency that was named, or the installation's."""
    return currency or settings().currency
