"""Semantic cores: made, collected, and edited phrase by phrase or many at once."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Select, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Category, Product
from tradepost.core import events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.jobs import ENDED, Job, later
from tradepost.promotion import collecting, keywords, phrases, words
from tradepost.promotion.jobs import collect_core
from tradepost.promotion.limits import STORE
from tradepost.promotion.models import CoreCluster, CorePhrase, SemanticCore
from tradepost.promotion.schemas import KeywordIn
from tradepost.promotion.semantic_schemas import BulkIn, CoreChange, CoreIn, PhraseIn

BY_HAND = "by hand"


async def find(db: AsyncSession, core_id: int, *, lock: bool = False) -> SemanticCore:
    """A core; NotFound."""
    query = select(SemanticCore).where(SemanticCore.id == core_id)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound("semantic core", core_id)
    return found


async def create(db: AsyncSession, body: CoreIn) -> SemanticCore:
    """A new core, which is collected at once as a job."""
    if body.product_id is not None and body.category_id is not None:
        raise Invalid("category_id", "choose a product or a category, not both")
    for field, model in (("product_id", Product), ("category_id", Category)):
        key = getattr(body, field)
        if key is not None and await db.get(model, key) is None:
            raise Invalid(field, f"there is no {field.removesuffix('_id')} {key}")
    row = SemanticCore(**body.model_dump())
    db.add(row)
    await db.flush()
    changes = {"name": [None, row.name]}
    await events.record(db, "semantic_core.created", row, subject_name=row.name, changes=changes)
    await collect(db, row)
    return row


async def collect(db: AsyncSession, row: SemanticCore) -> Job:
    """Have a locked core collected; a job that has not ended yet is the answer."""
    if row.job_id is not None:
        job = await db.get(Job, row.job_id)
        if job is not None and job.status not in ENDED:
            return job
    made = await later(db, collect_core, title=row.name, total=collecting.STEPS, core_id=row.id)
    row.job_id = made.id
    await db.flush()
    return made


async def change(db: AsyncSession, row: SemanticCore, body: CoreChange) -> SemanticCore:
    """Change a locked core; other minus words leave out or take back what they are about."""
    for name, value in body.given.items():
        setattr(row, name, value)
    if changes := events.changed(row):
        if "minus" in changes:
            await collecting.split(db, row)
        await events.record(db, "semantic_core.updated", row, subject_name=row.name, changes=changes)
        await db.flush()
    return row


async def remove(db: AsyncSession, row: SemanticCore) -> None:
    """Delete a locked core with all that it holds."""
    await events.record(db, "semantic_core.deleted", row, subject_name=row.name, changes={"name": [row.name, None]})
    await db.execute(delete(SemanticCore).where(SemanticCore.id == row.id))


def counts() -> Select[Any]:
    """Of each core how many phrases there are, in which part, and how many searches a month they are."""
    live = CorePhrase.excluded.is_(False)
    parts = [
        func.sum(case((live & (CorePhrase.tail == tail), 1), else_=0)).label(tail)
        for tail in (phrases.MAIN, phrases.MIDDLE, phrases.LONG)
    ]
    query = select(
        CorePhrase.core_id,
        func.count().label("phrases"),
        func.sum(case((live, 0), else_=1)).label("excluded"),
        func.sum(case((live, CorePhrase.frequency), else_=0)).label("frequency"),
        *parts,
    ).group_by(CorePhrase.core_id)
    return cast("Select[Any]", query)


def clusters(core_id: int) -> Select[Any]:
    """A core's clusters, the most asked first, each with its phrases counted."""
    live = CorePhrase.excluded.is_(False)
    frequency = func.coalesce(func.sum(case((live, CorePhrase.frequency), else_=0)), 0)
    size = func.sum(case((live, 1), else_=0))
    query = (
        select(CoreCluster.id, CoreCluster.name, size.label("phrases"), frequency.label("frequency"))
        .join(CorePhrase, CorePhrase.cluster_id == CoreCluster.id)
        .where(CoreCluster.core_id == core_id)
        .group_by(CoreCluster.id, CoreCluster.name)
        .having(size > 0)
        .order_by(frequency.desc(), size.desc(), CoreCluster.id)
    )
    return cast("Select[Any]", query)


async def rename(db: AsyncSession, core: SemanticCore, cluster_id: int, name: str) -> None:
    """Call a cluster of a locked core something else; it keeps the name when the core is collected again."""
    row = await _cluster(db, core.id, cluster_id)
    changes = {"cluster": [row.name, name]}
    row.name, row.fixed = name, True
    mine = update(CorePhrase).where(CorePhrase.cluster_id == row.id)
    await db.execute(mine.values(fixed=True).execution_options(synchronize_session=False))
    await events.record(db, "semantic_core.updated", core, subject_name=core.name, changes=changes)
    await db.flush()


async def _cluster(db: AsyncSession, core_id: int, cluster_id: int) -> CoreCluster:
    query = select(CoreCluster).where(CoreCluster.id == cluster_id, CoreCluster.core_id == core_id)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("cluster", cluster_id)
    return found


async def add(db: AsyncSession, core: SemanticCore, bodies: Sequence[PhraseIn]) -> tuple[int, int]:
    """Add phrases to a locked core by hand: how many are new, how many were there already and stay as they are."""
    keys = {keywords.key_of(one.phrase, f"{n}.phrase"): one for n, one in enumerate(bodies)}
    known = select(CorePhrase.lemmas).where(CorePhrase.core_id == core.id, CorePhrase.lemmas.in_(list(keys)))
    there = set((await db.execute(known)).scalars())
    rows = [
        CorePhrase(
            core_id=core.id,
            phrase=words.clean(one.phrase),
            lemmas=key,
            language=words.language_of(one.phrase),
            frequency=one.frequency,
            sources=[BY_HAND],
            tail=phrases.LONG,
            fixed=True,
        )
        for key, one in keys.items()
        if key not in there
    ]
    db.add_all(rows)
    await db.flush()
    await collecting.split(db, core)
    added = [one.phrase for one in rows]
    if added:
        await events.record(db, "semantic_core.updated", core, subject_name=core.name, changes={"added": [None, added]})
    return len(rows), len(bodies) - len(rows)


async def bulk(db: AsyncSession, core: SemanticCore, body: BulkIn) -> int:
    """Do something with phrases of a locked core: how many. Invalid for one that is not its own."""
    query = select(CorePhrase).where(CorePhrase.core_id == core.id, CorePhrase.id.in_(body.ids))
    found = list((await db.execute(query.order_by(CorePhrase.id))).scalars())
    if missing := sorted(set(body.ids) - {one.id for one in found}):
        raise Invalid("ids", f"there is no phrase {missing[0]} in this core")
    if body.action == "keywords":
        return await _keep(db, core, found)
    if body.action == "remove":
        await db.execute(delete(CorePhrase).where(CorePhrase.id.in_(body.ids)))
    elif body.action == "move":
        target = await _target(db, core, body)
        for one in found:
            one.cluster_id, one.fixed = target, True
    else:
        for one in found:
            one.excluded, one.fixed = body.action == "exclude", True
    await db.flush()
    await collecting.split(db, core)
    changes: dict[str, Any] = {body.action: [None, [one.phrase for one in found][:50]]}
    await events.record(db, "semantic_core.updated", core, subject_name=core.name, changes=changes)
    return len(found)


async def _target(db: AsyncSession, core: SemanticCore, body: BulkIn) -> int:
    if body.cluster_id is not None:
        return (await _cluster(db, core.id, body.cluster_id)).id
    if not body.cluster_name:
        raise Invalid("cluster_id", "name the cluster to move to, or give a name for a new one")
    row = CoreCluster(core_id=core.id, name=body.cluster_name, fixed=True)
    db.add(row)
    await db.flush()
    return row.id


async def _keep(db: AsyncSession, core: SemanticCore, found: Sequence[CorePhrase]) -> int:
    """Take phrases among the keywords of the own store, for the core's product where it has one."""
    bodies = [
        KeywordIn(word=one.phrase, frequency=one.frequency, product_id=core.product_id, channel=STORE) for one in found
    ]
    added = await keywords.add(db, bodies, "en")
    if not any(one.added for one in added):
        raise Conflict("All of these are keywords already")
    return sum(one.added for one in added)
