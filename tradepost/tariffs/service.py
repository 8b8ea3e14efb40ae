"""Plans: what there is to subscribe to."""

from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events, stamps as stamped
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import to_minor, to_text
from tradepost.core.settings import settings
from tradepost.tariffs.models import Subscription, Tariff
from tradepost.tariffs.rules import RUNNING
from tradepost.tariffs.schemas import TariffIn

STAMP = "tariffs"


def listed(*, archived: bool) -> Select[Tariff]:
    """The plans on offer, or those that are not any more."""
    return select(Tariff).where(Tariff.archived_at.is_not(None) if archived else Tariff.archived_at.is_(None))


async def find(db: AsyncSession, tariff_id: int, *, lock: bool = False) -> Tariff:
    """A plan; NotFound."""
    query = select(Tariff).where(Tariff.id == tariff_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found: Tariff | None = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("tariff", tariff_id)
    return found


def _minor(price: Any, currency: str) -> int:
    try:
        return to_minor(price, currency)
    except ValueError as error:
        raise Invalid("price", str(error)) from error


async def create(db: AsyncSession, body: TariffIn) -> Tariff:
    """A new plan. From now on what it includes is premium."""
    currency = body.currency or settings().currency
    made = Tariff(
        name=body.name,
        price=_minor(body.price, currency),
        currency=currency,
        features=body.features,
        includes=body.includes,
        limits=dict(body.limits),
        period=body.period,
        trial_days=body.trial_days,
    )
    changes = {"price": [None, to_text(made.price, currency)], "includes": [None, made.includes]}
    await events.record(db, "tariff.created", made, subject_name=made.name, changes=changes)
    await stamped.bump(db, STAMP)
    return made


async def change(db: AsyncSession, tariff: Tariff, given: dict[str, Any]) -> None:
    """Change a locked plan: features at once for everybody, the price from their next bill on."""
    if "price" in given:
        given = given | {"price": _minor(given["price"], tariff.currency)}
    if "includes" in given:
        given = given | {"includes": sorted(set(given["includes"]))}
    for name, value in given.items():
        setattr(tariff, name, value)
    if other := sorted(set(tariff.limits) - set(tariff.includes)):
        raise Invalid("limits", f"{other[0]} is not included in the plan")
    changes = events.changed(tariff)
    if changes:
        if "price" in changes:
            changes["price"] = [to_text(one, tariff.currency) for one in changes["price"]]
        await events.record(db, "tariff.updated", tariff, subject_name=tariff.name, changes=changes)
        await stamped.bump(db, STAMP)
    await db.flush()


async def archive(db: AsyncSession, tariff: Tariff, *, archived: bool) -> None:
    """Take a locked plan off the offer, or put it back: whoever has it keeps it."""
    if (tariff.archived_at is not None) != archived:
        tariff.archived_at = clock.now() if archived else None
        changes = {"archived": [not archived, archived]}
        await events.record(db, "tariff.updated", tariff, subject_name=tariff.name, changes=changes)
        await stamped.bump(db, STAMP)
    await db.flush()


async def remove(db: AsyncSession, tariff: Tariff) -> None:
    """Delete a plan that nobody ever had; Conflict otherwise."""
    had = select(exists().where(Subscription.tariff_id == tariff.id))
    if (await db.execute(had)).scalar_one():
        running = select(func.count()).where(Subscription.tariff_id == tariff.id, Subscription.status.in_(RUNNING))
        count = (await db.execute(running)).scalar_one()
        raise Conflict(f"Somebody has or had this plan ({count} now): archive it instead")
    await events.record(db, "tariff.deleted", tariff, subject_name=tariff.name)
    await stamped.bump(db, STAMP)
    await db.delete(tariff)
    await db.flush()
