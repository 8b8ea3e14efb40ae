"""Prices and floors: changing what a variant costs, and what it may not cost less than.

Whoever changes a price, sets a floor, fills a price list or plans a change holds the product's row: of two at once the
second sees what the first did.
"""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import delete, func, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import service as catalog, variants
from tradepost.catalog.models import Product, Variant
from tradepost.catalog.schemas import VariantChange
from tradepost.core import clock, dialects, events, money
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.settings import settings
from tradepost.pricing import history
from tradepost.pricing.models import Floor, ListPrice, PlannedPrice, Price, PriceList
from tradepost.pricing.rules import IN_FORCE, WAITING


def currency_of(code: str, field: str) -> str:
    """A currency's code; Invalid, naming the field, for what is none."""
    try:
        money.minor_digits(code)
    except ValueError as error:
        raise Invalid(field, str(error)) from error
    return code


def minor(amount: Decimal, currency: str, field: str) -> int:
    """An amount in minor units; Invalid, naming the field, when it is finer than the currency's coin."""
    try:
        return money.to_minor(amount, currency_of(currency, field))
    except ValueError as error:
        raise Invalid(field, str(error)) from error


# --- floors ---


async def floors(db: AsyncSession, variant_ids: Collection[int], currency: str | None = None) -> dict[int, int]:
    """The floors of variants in a currency, the installation's when none is named; those without one are missing."""
    query = select(Floor.variant_id, Floor.amount).where(
        Floor.variant_id.in_(variant_ids), Floor.currency == (currency or settings().currency)
    )
    return {variant_id: amount for variant_id, amount in await db.execute(query)}  # noqa: C416 - rows are no pairs to a type checker


def not_below(amount: int, floor: int | None, currency: str, field: str) -> None:
    """Invalid, naming the field and the floor, for an amount below it."""
    if floor is not None and amount < floor:
        raise Invalid(field, f"must not be below the floor price {money.to_text(floor, currency)} {currency}")


class Held(NamedTuple):
    """A variant whose product nobody else changes until this transaction ends."""

    id: int
    product_id: int
    sku: str
    price: int


async def hold(db: AsyncSession, variant_ids: Collection[int]) -> dict[int, Held]:
    """Lock the products of these variants, in id order, and read the variants; unknown ones are missing."""
    ids = select(Variant.product_id).where(Variant.id.in_(variant_ids))
    products = list((await db.execute(select(Product.id).where(Product.id.in_(ids)).order_by(Product.id))).scalars())
    await db.execute(select(Product.id).where(Product.id.in_(products)).order_by(Product.id).with_for_update())
    query = select(Variant.id, Variant.product_id, Variant.sku, Variant.price).where(Variant.id.in_(variant_ids))
    return {row.id: Held(*row) for row in await db.execute(query)}


async def find(db: AsyncSession, variant_id: int) -> tuple[Product, Variant]:
    """A variant with its product, locked to be changed; NotFound."""
    product_id = (await db.execute(select(Variant.product_id).where(Variant.id == variant_id))).scalar_one_or_none()
    if product_id is None:
        raise NotFound("variant", variant_id)
    product = await catalog.find(db, product_id)
    return product, variants.of(product, variant_id)


async def change(
    db: AsyncSession, product: Product, variant: Variant, wanted: Mapping[str, Decimal | None], *, field: str = "prices"
) -> None:
    """Give a variant that `find` gave new prices by currency; None takes one away. Others stay.

    Invalid, naming `prices.EUR` and the like, for what is no currency or amount, and below the floor.
    """
    home = settings().currency
    amounts = {
        code: None if amount is None else minor(amount, code, f"{field}.{code}") for code, amount in wanted.items()
    }
    if amounts.get(home, 0) is None:
        raise Invalid(f"{field}.{home}", "must not be null: a variant always has a price in the shop's currency")
    codes = sorted(currency_of(code, f"{field}.{code}") for code in amounts)
    rows = await db.execute(select(Floor.currency, Floor.amount).where(Floor.variant_id == variant.id))
    lowest = {row.currency: row.amount for row in rows}
    for code in codes:
        amount = amounts[code]
        if amount is not None:
            not_below(amount, lowest.get(code), code, f"{field}.{code}")
    own = wanted.get(home)
    if own is not None:
        await variants.change(db, product, variant, VariantChange(price=own))
    await _others(db, product, variant, {code: amounts[code] for code in codes if code != home})


async def _others(db: AsyncSession, product: Product, variant: Variant, amounts: Mapping[str, int | None]) -> None:
    """Prices in other currencies than the installation's."""
    if not amounts:
        return
    query = select(Price).where(Price.variant_id == variant.id, Price.currency.in_(amounts))
    there = {row.currency: row for row in (await db.execute(query)).scalars()}
    changes: list[history.Change] = []
    for code, amount in amounts.items():
        row = there.get(code)
        before = None if row is None else row.amount
        if before == amount:
            continue
        if row is None:
            db.add(Price(variant_id=variant.id, currency=code, amount=amount))
        elif amount is None:
            await db.delete(row)
        else:
            row.amount = amount
        changes.append(history.Change(variant.id, code, before, amount))
        texts = [None if one is None else money.to_text(one, code) for one in (before, amount)]
        await events.record(
            db,
            "price.changed",
            variant,
            subject_name=variant.sku,
            changes={"price": texts},
            product_id=product.id,
            currency=code,
        )
    if changes:
        _touch(product, variant)
        await db.flush()
        await history.write(db, changes)


def _touch(product: Product, variant: Variant) -> None:
    """A variant's prices are part of it: its version goes up, and so does its product's."""
    variant.updated_at = clock.now()
    catalog.touch(product)


async def set_floor(
    db: AsyncSession, product: Product, variant: Variant, amount: Decimal | None, *, currency: str | None = None
) -> None:
    """Set what a variant may not cost less than; None takes the floor away.

    Invalid on `amount` for a floor above a price that is, is in a list, or is planned.
    """
    code = currency_of(currency or settings().currency, "currency")
    floor = None if amount is None else minor(amount, code, "amount")
    if floor is not None:
        for what, price in await _reached(db, variant, code):
            if price < floor:
                raise Invalid("amount", f"must not be above {what}, which is {money.to_text(price, code)} {code}")
    query = select(Floor.amount).where(Floor.variant_id == variant.id, Floor.currency == code)
    before = (await db.execute(query)).scalar_one_or_none()
    if before == floor:
        return
    if floor is None:
        await db.execute(delete(Floor).where(Floor.variant_id == variant.id, Floor.currency == code))
    else:
        now = clock.now()
        row = {"variant_id": variant.id, "currency": code, "amount": floor, "created_at": now, "updated_at": now}
        await db.execute(
            dialects.upsert(
                db,
                inspect(Floor).local_table,
                [row],
                key=["variant_id", "currency"],
                update=["amount", "updated_at"],
            )
        )
    texts = [None if one is None else money.to_text(one, code) for one in (before, floor)]
    await events.record(
        db,
        "floor.changed",
        variant,
        subject_name=variant.sku,
        changes={"floor": texts},
        product_id=product.id,
        currency=code,
    )
    _touch(product, variant)
    await db.flush()


async def _reached(db: AsyncSession, variant: Variant, currency: str) -> list[tuple[str, int]]:
    """What a variant costs in a currency, may cost by a list, and will cost by what is planned, each with its name."""
    found: list[tuple[str, int]] = []
    if currency == settings().currency:
        found.append(("the price", variant.price))
    else:
        query = select(Price.amount).where(Price.variant_id == variant.id, Price.currency == currency)
        found += [("the price", amount) for amount in (await db.execute(query)).scalars()]
    listed = (
        select(PriceList.name, func.min(ListPrice.amount))
        .join(ListPrice, ListPrice.list_id == PriceList.id)
        .where(ListPrice.variant_id == variant.id, PriceList.currency == currency)
        .group_by(PriceList.id, PriceList.name)
        .order_by(PriceList.id)
    )
    found += [(f"the price in the list {name!r}", amount) for name, amount in await db.execute(listed)]
    planned = (
        select(PlannedPrice)
        .where(
            PlannedPrice.variant_id == variant.id,
            PlannedPrice.currency == currency,
            PlannedPrice.status.in_((WAITING, IN_FORCE)),
        )
        .order_by(PlannedPrice.id)
    )
    for one in (await db.execute(planned)).scalars():
        amount = one.amount if one.status == WAITING else one.before
        if amount is not None:
            found.append((f"the price planned by change {one.id}", amount))
    return found
