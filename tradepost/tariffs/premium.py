"""Whether somebody may use what is premium. A room says it in the one line that says who may call it.

    Reader = Annotated[Caller, may(Right.REPORTS_READ)]                       # free for good
    Reader = Annotated[Caller, premium("forecasting", Right.REPORTS_READ)]    # premium, once a plan has it

A feature that no plan has is free: then this is one statement of a handful of rows. With a plan that has it, 402 for
whoever has no such plan, and the answer says which plans there are. Who lacks the right is told that first: 403.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import inspect, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.core import clock, dialects, stamps as stamped
from tradepost.core.db import Db, is_stepwise, reading, transaction
from tradepost.core.errors import PaymentRequired
from tradepost.core.money import to_text
from tradepost.tariffs.models import PremiumUse, Subscription, Tariff
from tradepost.tariffs.rules import FEATURES, GOOD, GRACE
from tradepost.tariffs.schemas import FeatureOut, PlanOut
from tradepost.tariffs.service import STAMP


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan has, as it is kept in memory."""

    id: int
    offered: bool
    includes: frozenset[str]
    limits: Mapping[str, int]
    shown: PlanOut


async def _load(db: AsyncSession) -> dict[int, Plan]:
    rows = (await db.execute(select(Tariff).order_by(Tariff.price, Tariff.id))).scalars()
    return {
        one.id: Plan(
            one.id,
            one.archived_at is None,
            frozenset(one.includes),
            one.limits,
            PlanOut(
                id=one.id,
                name=one.name,
                price=to_text(one.price, one.currency),
                currency=one.currency,
                period=one.period,
                trial_days=one.trial_days,
            ),
        )
        for one in rows
        if one.includes
    }


_kept = stamped.Kept(STAMP, _load)


def offered(plans: Mapping[int, Plan], feature: str) -> list[Plan]:
    """The plans on offer that have a feature, the cheapest first: while there is none, it is free."""
    return [plan for plan in plans.values() if plan.offered and feature in plan.includes]


async def held(db: AsyncSession, account_id: int) -> set[int]:
    """The plans that somebody has at this moment."""
    now = clock.now()
    # One that is renewed goes on while the job has not yet come round to it.
    runs = or_(
        Subscription.paid_until.is_(None),
        Subscription.paid_until > now,
        Subscription.renews.is_(True),
        Subscription.status == GRACE,
    )
    query = select(Subscription.tariff_id).where(
        Subscription.account_id == account_id, Subscription.status.in_(GOOD), runs
    )
    return set((await db.execute(query)).scalars())


def limit_of(plans: list[Plan], feature: str) -> int | None:
    """How often a day a feature may be set to work with these plans; None for no limit."""
    limits = [plan.limits.get(feature) for plan in plans]
    return None if not limits or None in limits else max(one for one in limits if one is not None)


def premium(feature: str, *rights: Right) -> Any:
    """A dependency like `may(...)` for what is premium; what is set to work (no GET) counts by the plan's limit."""
    if feature not in FEATURES:
        raise ValueError(f"{feature} is none of {', '.join(FEATURES)}")

    async def check(request: Request, who: Annotated[Caller, may(*rights)], db: Db) -> Caller:
        if who.account is None:  # the installation's own key
            return who
        # A request done in steps has given its connection back, and takes none but for a moment.
        async with _session(request, db) as session:
            await require(session, who.id, feature, counts=request.method not in {"GET", "HEAD"})
        return who

    return Depends(check)


@asynccontextmanager
async def _session(request: Request, db: AsyncSession) -> AsyncIterator[AsyncSession]:
    if not is_stepwise(request):
        yield db
    elif request.method in {"GET", "HEAD"}:
        async with reading() as session:
            yield session
    else:
        async with transaction() as session:
            yield session


async def require(db: AsyncSession, account_id: int, feature: str, *, counts: bool = False) -> None:
    """PaymentRequired, with the plans that have it, for whoever may not use a feature, or not once more today."""
    plans = await _kept.get(db)
    gate = offered(plans, feature)
    if not gate:
        return
    theirs = [plans[number] for number in await held(db, account_id) if number in plans]
    having = [plan for plan in theirs if feature in plan.includes]
    names = ", ".join(f"{plan.shown.name} ({plan.shown.price} {plan.shown.currency})" for plan in gate)
    extra: dict[str, Any] = {"feature": feature, "plans": [plan.shown.model_dump() for plan in gate]}
    if not having:
        raise PaymentRequired(f"{FEATURES[feature]['en']} is part of the plan: {names}", **extra)
    limit = limit_of(having, feature)
    if counts and limit is not None and not await _use(db, account_id, feature, limit):
        raise PaymentRequired(f"Your plan has {limit} a day, and they are used up; there is: {names}", **extra)


async def _use(db: AsyncSession, account_id: int, feature: str, limit: int) -> bool:
    """Count a use, if there is one left today: one conditional UPDATE."""
    today = clock.business_day(clock.now())
    row = {"account_id": account_id, "feature": feature, "day": today, "used": 0}
    await db.execute(dialects.upsert(db, inspect(PremiumUse).local_table, [row], key=["account_id", "feature", "day"]))
    this = (PremiumUse.account_id == account_id, PremiumUse.feature == feature, PremiumUse.day == today)
    taken: Any = await db.execute(
        update(PremiumUse)
        .where(*this, PremiumUse.used < limit)
        .values(used=PremiumUse.used + 1)
        .execution_options(synchronize_session=False)
    )
    return bool(taken.rowcount)


async def features(db: AsyncSession, account_id: int) -> list[FeatureOut]:
    """Everything that can be premium, and what of it somebody may use."""
    plans = await _kept.get(db)
    theirs = [plans[number] for number in await held(db, account_id) if number in plans]
    today = clock.business_day(clock.now())
    query = select(PremiumUse.feature, PremiumUse.used).where(
        PremiumUse.account_id == account_id, PremiumUse.day == today
    )
    used = {row.feature: row.used for row in await db.execute(query)}
    found = []
    for key, title in FEATURES.items():
        gate, having = offered(plans, key), [plan for plan in theirs if key in plan.includes]
        found.append(
            FeatureOut(
                key=key,
                title=title,
                premium=bool(gate),
                yours=not gate or bool(having),
                limit=limit_of(having, key) if gate else None,
                used_today=used.get(key, 0),
                plans=[plan.shown for plan in gate],
            )
        )
    return found
