"""Changes of prices at a moment to come, once each, and back again where that was asked for."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, case, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, events, money
from tradepost.core.errors import Conflict, Invalid, NotFound, Problem
from tradepost.core.settings import settings
from tradepost.pricing import changing
from tradepost.pricing.models import PlannedPrice, Price, PriceChange
from tradepost.pricing.rules import CANCELLED, DONE, FAILED, IN_FORCE, PENDING, WAITING, overlap


async def find(db: AsyncSession, planned_id: int) -> PlannedPrice:
    """A planned change, locked; NotFound."""
    query = select(PlannedPrice).where(PlannedPrice.id == planned_id).with_for_update()
    found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("planned price change", planned_id)
    return found


async def find_held(db: AsyncSession, planned_id: int) -> PlannedPrice:
    """A planned change to be changed: its product locked, then itself; NotFound."""
    query = select(PlannedPrice.variant_id).where(PlannedPrice.id == planned_id)
    variant_id = (await db.execute(query)).scalar_one_or_none()
    if variant_id is None:
        raise NotFound("planned price change", planned_id)
    await changing.hold(db, [variant_id])
    return await find(db, planned_id)


async def create(
    db: AsyncSession,
    variant_id: int,
    amount: Decimal,
    *,
    currency: str | None = None,
    starts_at: datetime,
    ends_at: datetime | None = None,
) -> PlannedPrice:
    """Plan a variant's new price from a moment on, and back at `ends_at`.

    Invalid, naming the field, for a moment that is past, an amount below the floor, or a time in which another change
    of the same price is planned.
    """
    held = (await changing.hold(db, [variant_id])).get(variant_id)
    if held is None:
        raise Invalid("variant_id", f"there is no variant {variant_id}")
    code = changing.currency_of(currency or settings().currency, "currency")
    made = PlannedPrice(
        variant_id=variant_id,
        currency=code,
        amount=changing.minor(amount, code, "amount"),
        starts_at=starts_at,
        ends_at=ends_at,
        status=WAITING,
    )
    await _makes_sense(db, made)
    changes = {"price": [None, money.to_text(made.amount, code)]}
    changes |= {name: [None, events.plain(getattr(made, name))] for name in ("starts_at", "ends_at")}
    await events.record(
        db, "price.planned", made, subject_name=held.sku, changes=changes, variant_id=variant_id, currency=code
    )
    return made


async def change(db: AsyncSession, found: PlannedPrice, given: dict[str, Any]) -> None:
    """Change what `find_held` gave: all of it while it waits, its end while it is in force.

    Conflict once it is over, Invalid as for a new one.
    """
    if found.status not in PENDING:
        raise Conflict(f"The change is {found.status}: plan a new one")
    if found.status == IN_FORCE and given.keys() - {"ends_at"}:
        raise Conflict("The change is in force: only its end can still change")
    if found.status == IN_FORCE and given.get("ends_at", 0) is None:
        found.status = DONE  # the new price stays
    if "amount" in given:
        given = given | {"amount": changing.minor(given["amount"], found.currency, "amount")}
    for name, value in given.items():
        setattr(found, name, value)
    changes = events.changed(found)
    if changes:
        with db.no_autoflush:
            await _makes_sense(db, found, began=found.status != WAITING)
        if "amount" in changes:
            changes["amount"] = [money.to_text(one, found.currency) for one in changes["amount"]]
        await events.record(
            db,
            "price.plan_changed",
            found,
            subject_name=await _sku(db, found),
            changes=changes,
            variant_id=found.variant_id,
            currency=found.currency,
        )
        await db.flush()


async def _sku(db: AsyncSession, planned: PlannedPrice) -> str:
    with db.no_autoflush:
        return (await db.execute(select(Variant.sku).where(Variant.id == planned.variant_id))).scalar_one()


async def cancel(db: AsyncSession, found: PlannedPrice) -> None:
    """Do not make a change that `find_held` gave; Conflict once it is made."""
    if found.status != WAITING:
        raise Conflict(
            "The change is in force: give it another end"
            if found.status == IN_FORCE
            else f"The change is {found.status}"
        )
    found.status = CANCELLED
    changes = events.changed(found)
    await events.record(
        db,
        "price.plan_cancelled",
        found,
        subject_name=await _sku(db, found),
        changes=changes,
        variant_id=found.variant_id,
        currency=found.currency,
    )
    await db.flush()


async def _makes_sense(db: AsyncSession, planned: PlannedPrice, *, began: bool = False) -> None:
    now = clock.now()
    if not began and planned.starts_at <= now:
        raise Invalid("starts_at", "must be in the future")
    if planned.ends_at is not None and planned.ends_at <= planned.starts_at:
        raise Invalid("ends_at", "must be after starts_at")
    floor = (await changing.floors(db, [planned.variant_id], planned.currency)).get(planned.variant_id)
    changing.not_below(planned.amount, floor, planned.currency, "amount")
    others = select(PlannedPrice.id, PlannedPrice.starts_at, PlannedPrice.ends_at).where(
        PlannedPrice.variant_id == planned.variant_id,
        PlannedPrice.currency == planned.currency,
        PlannedPrice.status.in_(PENDING),
    )
    for other_id, starts_at, ends_at in await db.execute(others.order_by(PlannedPrice.starts_at)):
        if other_id != planned.id and overlap((starts_at, ends_at), (planned.starts_at, planned.ends_at)):
            raise Invalid("starts_at", f"change {other_id} of the same price is planned for this time")


# --- when the moment has come ---

DUE = case((PlannedPrice.status == WAITING, PlannedPrice.starts_at), else_=PlannedPrice.ends_at)


async def next_due(db: AsyncSession) -> int | None:
    """The planned change whose moment came first and is not done."""
    now = clock.now()
    query = select(PlannedPrice.id).where(
        or_(
            and_(PlannedPrice.status == WAITING, PlannedPrice.starts_at <= now),
            and_(PlannedPrice.status == IN_FORCE, PlannedPrice.ends_at <= now),
        )
    )
    # Where one ends at the moment when the next begins, it ends first.
    order = (DUE, case((PlannedPrice.status == IN_FORCE, 0), else_=1), PlannedPrice.id)
    return (await db.execute(query.order_by(*order).limit(1))).scalar_one_or_none()


async def make(db: AsyncSession, planned_id: int) -> bool:
    """Make a change that is due, or take it back, in this transaction; False when somebody else has, or cancelled it.

    A price that somebody changed meanwhile is not taken back, nor is one that they set after the moment, while nobody
    made the change: theirs is the later word. One that cannot be made any more (the floor forbids it) has failed, and
    says why.
    """
    query = select(PlannedPrice.variant_id).where(PlannedPrice.id == planned_id)
    variant_id = (await db.execute(query)).scalar_one_or_none()
    if variant_id is None:
        return False
    product, variant = await changing.find(db, variant_id)
    planned, now = await find(db, planned_id), clock.now()
    if planned.status == WAITING and planned.starts_at <= now:
        planned.before = await _price(db, variant, planned.currency)
        if await _set_since(db, planned):
            await _fail(db, variant, planned, "somebody set another price after this moment")
        else:
            planned.status = IN_FORCE if planned.ends_at else DONE
            await _set(db, product, variant, planned, planned.amount)
    elif planned.status == IN_FORCE and planned.ends_at and planned.ends_at <= now:
        planned.status = DONE
        if await _price(db, variant, planned.currency) == planned.amount:
            await _set(db, product, variant, planned, planned.before)
    else:
        return False
    await db.flush()
    return True


async def _price(db: AsyncSession, variant: Variant, currency: str) -> int | None:
    if currency == settings().currency:
        return variant.price
    query = select(Price.amount).where(Price.variant_id == variant.id, Price.currency == currency)
    return (await db.execute(query)).scalar_one_or_none()


async def _set_since(db: AsyncSession, planned: PlannedPrice) -> bool:
    """Whether somebody, and no plan or job, made the price what it is after a change's moment."""
    query = select(PriceChange.before).where(
        PriceChange.variant_id == planned.variant_id,
        PriceChange.currency == planned.currency,
        PriceChange.created_at.between(planned.starts_at, clock.now()),
        PriceChange.actor_kind != events.Actor().kind,
    )
    first = (await db.execute(query.order_by(PriceChange.id).limit(1))).one_or_none()
    return first is not None and first.before != planned.before  # one that was taken back again is no word at all


async def _set(db: AsyncSession, product: Product, variant: Variant, planned: PlannedPrice, amount: int | None) -> None:
    text = None if amount is None else Decimal(money.to_text(amount, planned.currency))
    try:
        await changing.change(db, product, variant, {planned.currency: text})
    except Problem as problem:
        await _fail(db, variant, planned, problem.detail)


async def _fail(db: AsyncSession, variant: Variant, planned: PlannedPrice, why: str) -> None:
    planned.status, planned.problem = FAILED, why[:500]
    await events.record(
        db,
        "price.plan_failed",
        planned,
        subject_name=variant.sku,
        variant_id=variant.id,
        currency=planned.currency,
        problem=planned.problem,
    )
