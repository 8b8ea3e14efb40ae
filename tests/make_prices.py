"""Prices and taxes for tests, written straight into the tables: a test alters what it is about."""

import itertools
from datetime import datetime
from typing import Any

from tradepost.core import db, stamps
from tradepost.pricing.models import ListPrice, Price, PriceList, TaxRate, TaxSettings

_numbers = itertools.count(1)


async def price(variant_id: int, currency: str, amount: int) -> None:
    """What a variant costs in another currency."""
    async with db.transaction() as session:
        session.add(Price(variant_id=variant_id, currency=currency, amount=amount))


async def price_list(*items: tuple[int, int] | tuple[int, int, int], **fields: Any) -> int:
    """A list with (variant id, amount) or (variant id, amount, from which quantity on); its id."""
    async with db.transaction() as session:
        made = PriceList(**{"name": f"List {next(_numbers)}", "currency": "RUB", **fields})
        session.add(made)
        await session.flush()
        for variant_id, amount, *minimum in items:
            session.add(
                ListPrice(list_id=made.id, variant_id=variant_id, amount=amount, min_quantity=(minimum or [1])[0])
            )
        await stamps.bump(session, "pricing")
        return made.id


async def tax(name: str, ppm: int, country: str = "", *, category_id: int | None = None, **window: datetime) -> int:
    """A rate; its id."""
    async with db.transaction() as session:
        made = TaxRate(name=name, ppm=ppm, country=country, category_id=category_id, **window)
        session.add(made)
        await session.flush()
        await stamps.bump(session, "pricing")
        return made.id


async def tax_on_top() -> None:
    """From now on prices are without tax."""
    async with db.transaction() as session:
        session.add(TaxSettings(id=1, prices_include_tax=False))
        await stamps.bump(session, "pricing")
