"""Which visitor is shown what, and who was shown it: asked by the rooms below through core/trials.

What runs is kept in memory under the experiments' stamp. Reading never writes: who was shown something is kept for a
moment and written together, or lost with the process, in every variant alike; an order writes it down by itself.
"""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import and_, inspect, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Media
from tradepost.core import clock, dialects, trials
from tradepost.core.db import transaction
from tradepost.core.logs import logger
from tradepost.core.stamps import Kept
from tradepost.core.trials import NOBODY, STAMP, Looking, Place
from tradepost.experiments import rules
from tradepost.experiments.models import Exposure, Hypothesis, Outcome
from tradepost.experiments.rules import PAGES, PRODUCTS, RUNNING, STORE

log = logger("experiments")
WRITE_AFTER = 1.0  # seconds
MOST_WAITING, MOST_NOTED, MOST_TRIES, AT_ONCE = 10_000, 50_000, 5, 500


@dataclass(frozen=True, slots=True)
class Trial:
    """An experiment that runs: what is on trial, and what each variant changes of it."""

    id: int
    salt: str
    weights: tuple[int, ...]
    changes: tuple[Mapping[str, Any], ...]
    in_lists: bool


Running = Mapping[tuple[str, int], Trial]


async def _load(db: AsyncSession) -> Running:
    query = select(Hypothesis).where(Hypothesis.status == RUNNING, Hypothesis.kind == STORE).order_by(Hypothesis.id)
    rows = (await db.execute(query.execution_options(populate_existing=True))).scalars().all()
    wanted = {one["picture_id"] for row in rows for one in row.variants if one.get("picture_id")}
    thumbnails: dict[int, Any] = {}
    if wanted:
        found = await db.execute(select(Media.id, Media.thumbnails).where(Media.id.in_(wanted)))
        thumbnails = {row[0]: row[1] for row in found}
    running: dict[tuple[str, int], Trial] = {}
    for row in rows:
        changes = [rules.change_of(one) for one in row.variants]
        for change in changes:
            if change.get("picture_id") in thumbnails:
                change["thumbnails"] = thumbnails[change["picture_id"]]
        key = (PRODUCTS, row.product_id) if row.product_id is not None else (PAGES, row.page_id or 0)
        weights = tuple(one["weight"] for one in row.variants)
        running[key] = Trial(row.id, row.salt, weights, tuple(changes), rules.is_seen_in_lists(row.variants))
    return running


KEPT = Kept(STAMP, _load)


async def changes(
    db: AsyncSession, who: Looking, subject: str, ids: Collection[int], number: int, place: Place
) -> Mapping[int, Mapping[str, Any]]:
    """What this visitor is shown otherwise of these rows."""
    running = await KEPT.get(db, {STAMP: number})
    found: dict[int, Mapping[str, Any]] = {}
    for row_id in ids:
        trial = running.get((subject, row_id))
        if trial is None:
            continue
        if who is not NOBODY:
            who.told_apart = True
        if not who.name:
            continue
        unit = rules.unit_of(trial.salt, who.name)
        variant = rules.variant_of(unit, trial.weights)
        if place != "list" or trial.in_lists:
            note(trial.id, unit, variant, opened=place == "page")
        if trial.changes[variant]:
            found[row_id] = trial.changes[variant]
    return found


# --- who was shown it ---


@dataclass(frozen=True, slots=True)
class _Seen:
    variant: int
    day: date
    opened: bool


_waiting: dict[tuple[int, str], _Seen] = {}
_noted: set[tuple[int, str, bool]] = set()
_writing: asyncio.Task[None] | None = None


def note(hypothesis_id: int, unit: str, variant: int, *, opened: bool) -> None:
    """Note that a visitor was shown a variant, and whether they opened its page: it is written soon."""
    global _writing  # noqa: PLW0603 - one list a process
    key = (hypothesis_id, unit)
    if (*key, True) in _noted or (*key, opened) in _noted or len(_waiting) >= MOST_WAITING:
        return
    if key in _waiting:
        _waiting[key] = replace(_waiting[key], opened=_waiting[key].opened or opened)
    else:
        _waiting[key] = _Seen(variant, clock.business_day(clock.now()), opened)
    if _writing is None or _writing.done():
        _writing = asyncio.create_task(_soon())


async def _soon() -> None:
    await asyncio.sleep(WRITE_AFTER)
    tries = 0
    while _waiting:
        try:
            await write()
        except Exception as error:
            log.warning("exposures.not_noted", exc_info=error)
            tries += 1
            if tries == MOST_TRIES:
                _waiting.clear()
            await asyncio.sleep(WRITE_AFTER)


async def write() -> None:
    """Write down who was shown what; it waits until it is written, for an order may come meanwhile."""
    found = dict(_waiting)
    if len(_noted) > MOST_NOTED:
        _noted.clear()
    keys = sorted(found)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        async with transaction() as db:
            query = select(Hypothesis.id).where(Hypothesis.id.in_({one for one, _ in some}))
            # An experiment that has ended meanwhile shows nobody anything more.
            open_ = set((await db.execute(query.where(Hypothesis.status == RUNNING))).scalars())
            await _expose(db, [(key, found[key]) for key in some if key[0] in open_])
        for key in some:
            _noted.add((*key, found[key].opened))
            if _waiting.get(key) == found[key]:
                del _waiting[key]


async def _expose(db: AsyncSession, seen: Sequence[tuple[tuple[int, str], _Seen]]) -> None:
    """Rows of visitors, once for each; who opened the page is marked."""
    if not seen:
        return
    now = clock.now()
    rows = [
        {
            "hypothesis_id": key[0],
            "unit": key[1],
            "variant": one.variant,
            "day": one.day,
            "clicked_on": one.day if one.opened else None,
            "created_at": now,
        }
        for key, one in seen
    ]
    table = inspect(Exposure).local_table
    await db.execute(dialects.upsert(db, table, rows, key=["hypothesis_id", "unit"]))
    opened: dict[tuple[int, date], list[str]] = defaultdict(list)
    for (hypothesis_id, unit), one in seen:
        if one.opened:
            opened[hypothesis_id, one.day].append(unit)
    for (hypothesis_id, day), units in sorted(opened.items()):
        await db.execute(
            update(Exposure)
            .where(Exposure.hypothesis_id == hypothesis_id, Exposure.unit.in_(units), Exposure.clicked_on.is_(None))
            .values(clicked_on=day)
            .execution_options(synchronize_session=False)
        )


# --- what they ordered ---


async def ordered(db: AsyncSession, who: Looking, order_id: int, product_ids: Sequence[int], number: int) -> None:
    """Write down an order for every experiment that its buyer is in: those of what it is of, and those seen before."""
    running = await KEPT.get(db, {STAMP: number})
    if not running or not who.name:
        return
    units = {trial.id: rules.unit_of(trial.salt, who.name) for trial in running.values()}
    now = clock.business_day(clock.now())
    of_it = [
        ((trial.id, units[trial.id]), _Seen(rules.variant_of(units[trial.id], trial.weights), now, opened=False))
        for (subject, row_id), trial in sorted(running.items())
        if (subject == PRODUCTS and row_id in product_ids) or (trial.id, units[trial.id]) in _waiting
    ]
    await _expose(db, of_it)
    theirs = or_(*[and_(Exposure.hypothesis_id == key, Exposure.unit == unit) for key, unit in units.items()])
    found = (await db.execute(select(Exposure.hypothesis_id, Exposure.id).where(theirs))).all()
    rows = [{"hypothesis_id": row[0], "exposure_id": row[1], "order_id": order_id} for row in found]
    if rows:
        table = inspect(Outcome).local_table
        await db.execute(dialects.upsert(db, table, rows, key=["hypothesis_id", "order_id"]))


trials.kept_by(changes=changes, ordered=ordered)
