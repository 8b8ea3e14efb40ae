"""Niches that somebody keeps an eye on, and what they are told of them."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.accounts.rights import RIGHTS, Right, Role
from tradepost.core import clock, events
from tradepost.core.db import reading
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, NotFound
from tradepost.core.jobs import Run
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.niche import market, rules
from tradepost.niche.models import Favorite
from tradepost.niche.schemas import FavoriteChange, FavoriteIn, KeptNiche, NicheIn, amount
from tradepost.niche.texts import text_of
from tradepost.notifications.rules import KINDS, Kind
from tradepost.notifications.service import notify

KIND = "niche"
KINDS[KIND] = Kind(right=Right.REPORTS_READ)  # a niche that they watch moved
DAYS = 30


def of(account_id: int) -> Select[Favorite]:
    """Somebody's niches."""
    return select(Favorite).where(Favorite.account_id == account_id)


async def find(db: AsyncSession, account_id: int, favorite_id: int, *, lock: bool = False) -> Favorite:
    """One of somebody's own; NotFound."""
    query = of(account_id).where(Favorite.id == favorite_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found: Favorite | None = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("niche", favorite_id)
    return found


async def keep(db: AsyncSession, account_id: int, body: FavoriteIn, revenue: int) -> Favorite:
    """Keep a niche; Conflict when another of theirs has that name. Alerts are measured from the revenue it has now."""
    made = Favorite(
        account_id=account_id,
        name=body.name,
        wanted=body.niche.model_dump(),
        alert_percent=body.alert_percent,
        told={"revenue": revenue},
        told_at=clock.now(),
    )
    try:
        async with db.begin_nested():
            db.add(made)
            await db.flush()
    except IntegrityError as error:
        if is_unique_violation(error):
            raise Conflict(f"You keep a niche called {body.name} already") from error
        raise
    await events.record(db, "niche_favorite.created", made, subject_name=made.name, account_id=account_id)
    return made


async def change(db: AsyncSession, found: Favorite, body: FavoriteChange) -> None:
    """Rename it, or be told otherwise."""
    for name, value in body.given.items():
        setattr(found, name, value)
    if changes := events.changed(found, leave_out=("updated_at", "version")):
        await events.record(
            db, "niche_favorite.updated", found, subject_name=found.name, changes=changes, account_id=found.account_id
        )
    try:
        await db.flush()
    except IntegrityError as error:
        if is_unique_violation(error):
            raise Conflict(f"You keep a niche called {found.name} already") from error
        raise


async def leave(db: AsyncSession, found: Favorite) -> None:
    """Keep it no longer."""
    await events.record(
        db, "niche_favorite.deleted", found, subject_name=found.name, account_id=found.account_id
    )  # fmt: skip
    await db.delete(found)
    await db.flush()


def shape(found: Favorite) -> KeptNiche:
    """A niche as it goes over the wire."""
    return KeptNiche(
        id=found.id,
        name=found.name,
        niche=NicheIn(**found.wanted),
        alert_percent=found.alert_percent,
        told=amount(found.told.get("revenue")),
        told_at=found.told_at,
        created_at=found.created_at,
        version=found.version,
    )


async def revenue_of(niche: NicheIn) -> int:
    """A niche's revenue of the last DAYS days, in minor units."""
    found = await market.items(niche.wanted, DAYS)
    return int(found["revenue"].sum())


async def watch(run: Run) -> dict[str, Any]:
    """Tell people of their niches that moved: each move once, measured from what they were last told."""
    told = 0
    async with reading() as db:
        query = select(Favorite.id).where(Favorite.alert_percent.is_not(None)).order_by(Favorite.id)
        ids = list((await db.execute(query)).scalars())
    run.total = len(ids)
    for favorite_id in ids:
        told += await _look(run, favorite_id)
        run.done += 1
    return {"watched": len(ids), "told": told}


async def _look(run: Run, favorite_id: int) -> int:
    async with reading() as db:
        seen = await db.get(Favorite, favorite_id)
    if seen is None:
        return 0
    now = await revenue_of(NicheIn(**seen.wanted))
    async with run.transaction() as db:
        found = await db.get(Favorite, favorite_id, with_for_update=True, populate_existing=True)
        if found is None or found.alert_percent is None:
            return 0
        before = int(found.told.get("revenue", 0))
        if not rules.moved(before, now, found.alert_percent):
            return 0
        who = await db.get(Account, found.account_id)
        if who is None or Right.REPORTS_READ not in RIGHTS[Role(who.role)]:
            return 0
        language = who.language or settings().language
        before_text, now_text = (to_text(one, settings().currency) for one in (before, now))
        title, text = text_of(language, found.name, before_text, now_text, before=before, now=now)
        await notify(
            db,
            found.account_id,
            kind=KIND,
            title=title,
            text=text,
            link="/admin/niche/favorites",
            cause=f"niche:{found.id}:{clock.business_day(clock.now())}",
        )
        found.told, found.told_at = {"revenue": now}, clock.now()
        return 1
