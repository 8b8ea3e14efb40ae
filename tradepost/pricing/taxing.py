"""Taxes: rates by country and category, and whether prices have them in them."""

from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Category
from tradepost.core import events, stamps
from tradepost.core.errors import Invalid, NotFound
from tradepost.pricing.models import TaxRate, TaxSettings
from tradepost.pricing.service import STAMP

THE_ONE = 1


def percent(ppm: int) -> str:
    """Parts per million as people write a rate: 200,000 is "20", 83,333 is "8.3333"."""
    return f"{(Decimal(ppm) / 10_000).normalize():f}"


def ppm_of(rate: Decimal) -> int:
    """A percentage of at most four decimals in parts per million."""
    return int(rate * 10_000)


async def find(db: AsyncSession, rate_id: int) -> TaxRate:
    """A rate to be changed, locked; NotFound."""
    query = select(TaxRate).where(TaxRate.id == rate_id).with_for_update()
    found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("tax rate", rate_id)
    return found


async def create(db: AsyncSession, values: dict[str, Any]) -> TaxRate:
    """A new rate. Invalid for a category that is not there, and a time that ends before it begins."""
    made = TaxRate(**values)
    await _makes_sense(db, made)
    changes = {name: [None, events.plain(value)] for name, value in values.items() if value not in (None, "")}
    await events.record(db, "tax.created", made, subject_name=made.name, changes=_readable(changes))
    await stamps.bump(db, STAMP)
    return made


async def change(db: AsyncSession, found: TaxRate, values: dict[str, Any]) -> None:
    """Change a rate that `find` gave; Invalid as for a new one."""
    for name, value in values.items():
        setattr(found, name, value)
    changes = events.changed(found)
    if changes:
        with db.no_autoflush:
            await _makes_sense(db, found)
        await events.record(db, "tax.updated", found, subject_name=found.name, changes=_readable(changes))
        await db.flush()
        await stamps.bump(db, STAMP)


async def remove(db: AsyncSession, found: TaxRate) -> None:
    """Delete a rate that `find` gave: what was sold with it has it written down."""
    was = {"name": [found.name, None], "rate": [percent(found.ppm), None]}
    await events.record(db, "tax.deleted", found, subject_name=found.name, changes=was)
    await db.delete(found)
    await db.flush()
    await stamps.bump(db, STAMP)


def _readable(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    ppm = changes.pop("ppm", None)
    return changes if ppm is None else changes | {"rate": [None if one is None else percent(one) for one in ppm]}


async def _makes_sense(db: AsyncSession, rate: TaxRate) -> None:
    if rate.starts_at and rate.ends_at and rate.ends_at <= rate.starts_at:
        raise Invalid("ends_at", "must be after starts_at")
    if rate.category_id is not None and await db.get(Category, rate.category_id) is None:
        raise Invalid("category_id", f"there is no category {rate.category_id}")


async def settings_of(db: AsyncSession, *, lock: bool = False) -> TaxSettings:
    """How prices are meant; one that is not in the database yet when nobody has said so."""
    query = select(TaxSettings).where(TaxSettings.id == THE_ONE)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    return found or TaxSettings(id=THE_ONE, prices_include_tax=True, version=0)


async def include_tax(db: AsyncSession, found: TaxSettings, *, included: bool) -> None:
    """Say whether prices have the tax in them, for the whole installation."""
    before = found.prices_include_tax
    if before == included:
        return
    found.prices_include_tax = included
    changes = {"prices_include_tax": [before, included]}
    await events.record(db, "tax_settings.updated", found, changes=changes)
    await db.flush()
    await stamps.bump(db, STAMP)
