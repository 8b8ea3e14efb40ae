"""Collecting a semantic core, as a job: what is asked where, made one, grouped, and written in one transaction.

Killed before that transaction, it has written nothing and begins again.
"""

import asyncio
import sys
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, cast

import orjson
from sqlalchemy import Select, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import rules as catalog
from tradepost.catalog.models import Category, Product
from tradepost.channels.adapter import Failed
from tradepost.channels.capabilities import Capability
from tradepost.core import clock, events
from tradepost.core.db import reading
from tradepost.core.errors import NotFound, Unavailable
from tradepost.core.jobs import Run
from tradepost.core.logs import logger
from tradepost.promotion import asking, phrases, words
from tradepost.promotion.models import CoreCluster, CorePhrase, Keyword, SemanticCore
from tradepost.promotion.phrases import Collected
from tradepost.search import finding, noting, suggesting

log = logger("promotion")
PRODUCTS, SEARCHES, KEYWORDS, SUGGESTIONS, CHANNELS = "products", "searches", "keywords", "suggestions", "channels"
SOURCES = (PRODUCTS, SEARCHES, KEYWORDS, SUGGESTIONS, CHANNELS)
MOST_PRODUCTS = 5_000
MOST_PHRASES = 2_000  # a core of more is nobody's to look through; the most frequent ones stay
MOST_SEEDS = 200
LOOKED = 20  # products by which two phrases are compared
STEPS = 5

Found = tuple[str, str, int]


async def collect(run: Run) -> dict[str, Any]:
    """Collect the core of the job's argument."""
    run.total = STEPS
    async with reading() as db:
        core = await db.get(SemanticCore, run.args["core_id"])
        if core is None:
            raise NotFound("semantic core", run.args["core_id"])
        found, seeds = await _own(db, core)
    await _step(run, 1, "Looking at searches and keyword lists")
    async with reading() as db:
        for source, reader in ((SEARCHES, _searched), (KEYWORDS, _kept)):
            if source in core.sources:
                found += _about(await reader(db, core), seeds, everything=_whole(core))
    await _step(run, 2, "Asking for suggestions")
    if SUGGESTIONS in core.sources:
        found += await asyncio.to_thread(_suggested, seeds)
    if CHANNELS in core.sources:
        found += _about(await _from_channels(core), seeds, everything=_whole(core))
    await _step(run, 3, "Grouping")
    merged = phrases.merge(found)
    kept = dict(sorted(merged.items(), key=lambda pair: (-pair[1].frequency, pair[0]))[:MOST_PHRASES])
    results = await asyncio.to_thread(_results, [one.phrase for one in kept.values()])
    groups = await grouped([key.split(" ") for key in kept], [results.get(one.phrase) or [] for one in kept.values()])
    run.done, run.message = STEPS, "Done"
    async with run.transaction() as db:
        return await write(db, core.id, kept, groups, results)


async def _step(run: Run, done: int, message: str) -> None:
    run.done, run.message = done, message
    async with run.transaction():
        pass


def _whole(core: SemanticCore) -> bool:
    return core.product_id is None and core.category_id is None


# --- what is collected where: (phrase, source, searches a month) ---


def scope(query: Select[Any], core: SemanticCore) -> Select[Any]:
    """A query on products and their categories, narrowed to what a core is about."""
    if core.product_id is not None:
        return query.where(Product.id == core.product_id)
    query = query.where(Product.status == catalog.ACTIVE)
    if core.category_id is not None:
        top = select(Category.path).where(Category.id == core.category_id).scalar_subquery()
        query = query.where(or_(Product.category_id == core.category_id, Category.path.startswith(top)))
    return query


async def _own(db: AsyncSession, core: SemanticCore) -> tuple[list[Found], frozenset[str]]:
    """Phrases of the products' own texts, and the lemmas of their names: what the core is about."""
    columns = cast("Select[Any]", select(Product.name, Product.description, Category.name.label("category")))
    query = scope(columns.outerjoin(Category, Category.id == Product.category_id), core).order_by(Product.id)
    found: list[Found] = []
    seeds: set[str] = set()
    for row in (await db.execute(query.limit(MOST_PRODUCTS))).all():
        own = phrases.of_text(row.name) + (phrases.of_text(row.category) if row.category else [])
        own += phrases.of_description(row.description)
        seeds |= {lemma for phrase in own for lemma in words.lemmas(phrase) if len(lemma) > 2}
        found += [(phrase, PRODUCTS, 0) for phrase in own]
    return (found if PRODUCTS in core.sources else []), frozenset(seeds)


async def _searched(db: AsyncSession, core: SemanticCore) -> list[Found]:
    """What was searched for in the shop, as searches a month of thirty days."""
    since = clock.now() - timedelta(days=core.days)
    every, _ = await noting.queries(db, since=since, limit=1_000)
    return [(one.query, SEARCHES, max(1, round(one.searches * 30 / core.days))) for one in every]


async def _kept(db: AsyncSession, core: SemanticCore) -> list[Found]:
    """Keywords of imported lists, and those entered by hand."""
    query = select(Keyword.word, Keyword.channel, Keyword.frequency)
    if core.product_id is not None:
        query = query.where(or_(Keyword.product_id.is_(None), Keyword.product_id == core.product_id))
    rows = await db.execute(query.order_by(Keyword.frequency.desc(), Keyword.id).limit(10_000))
    return [(row.word, f"{KEYWORDS}:{row.channel}", row.frequency) for row in rows]


def _about(found: Iterable[Found], seeds: frozenset[str], *, everything: bool) -> list[Found]:
    """Those that have a word of the products' names; all, for a core of the whole shop."""
    return [one for one in found if everything or set(words.lemmas(one[0])) & seeds]


def _suggested(seeds: frozenset[str]) -> list[Found]:
    """What the own shop suggests behind these words; nothing while there is no index."""
    found = []
    try:
        for seed in sorted(seeds)[:MOST_SEEDS]:
            found += [(one, SUGGESTIONS, 0) for one in suggesting.suggest(seed).words]
    except Unavailable:
        return []
    return found


async def _from_channels(core: SemanticCore) -> list[Found]:
    """What buyers typed on channels before they saw these products; one that does not answer is left out."""
    found: list[Found] = []
    today = clock.business_day(clock.now())
    async with reading() as db:
        ids = scope(select(Product.id).outerjoin(Category, Category.id == Product.category_id), core)
        products = list((await db.execute(ids.limit(MOST_PRODUCTS))).scalars())
        offering = await asking.offering(db, Capability.SEARCH_QUERIES)
    for code, adapter in offering.items():
        try:
            async with adapter as channel:
                async with reading() as db:
                    items = await asking.items_of(db, code, channel, products)
                if items:
                    every = await channel.search_queries(list(items.values()), today - timedelta(days=29), today)
                    found += [(one.text, f"{CHANNELS}:{code}", one.frequency or 0) for one in every]
        except Failed as error:
            log.warning("promotion.channel_away", channel=code, error=error.detail)
    return found


# --- what it becomes ---


def _results(asked: Sequence[str]) -> dict[str, list[int] | None]:
    """The products that the own search finds for each phrase; None for all while there is no index."""
    found: dict[str, list[int] | None] = {}
    try:
        for phrase in asked:
            answer = finding.search(finding.Wanted(q=phrase), limit=LOOKED, counted=False)
            found[phrase] = answer.ids if answer.match != "partial" else []
    except Unavailable:
        return {}
    return found


async def grouped(lemmas: Sequence[Sequence[str]], results: Sequence[Sequence[int]]) -> list[int]:
    """A group for each phrase, found in a process of its own."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tradepost.promotion.clustering",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    answer, _ = await child.communicate(orjson.dumps({"phrases": lemmas, "results": results}))
    if child.returncode:
        raise RuntimeError("grouping phrases failed; the system may have run out of memory")
    found: list[int] = orjson.loads(answer)
    return found


async def write(
    db: AsyncSession, core_id: int, kept: dict[str, Collected], groups: Sequence[int], results: dict[str, Any]
) -> dict[str, Any]:
    """Replace what was collected before; what somebody moved, added or named stays as it is."""
    core = (await db.execute(select(SemanticCore).where(SemanticCore.id == core_id).with_for_update())).scalar_one()
    await db.execute(delete(CorePhrase).where(CorePhrase.core_id == core_id, CorePhrase.fixed.is_(False)))
    fixed = (await db.execute(select(CorePhrase).where(CorePhrase.core_id == core_id))).scalars().all()
    held = {one.cluster_id for one in fixed if one.cluster_id is not None}
    gone = delete(CoreCluster).where(CoreCluster.core_id == core_id, CoreCluster.fixed.is_(False))
    await db.execute(gone.where(CoreCluster.id.not_in(held)) if held else gone)
    there = {one.lemmas: one for one in fixed}
    for key, one in there.items():
        if key in kept:
            one.frequency, one.sources = kept[key].frequency, sorted(kept[key].by_source)
    new = {key: one for key, one in kept.items() if key not in there}
    place = dict(zip(kept, groups, strict=True))
    named = await _clusters(db, core_id, new, place)
    await db.flush()
    if new:
        rows = [
            {
                "core_id": core_id, "cluster_id": named[place[key]], "phrase": one.phrase, "lemmas": key,
                "language": words.language_of(one.phrase), "frequency": one.frequency,
                "sources": sorted(one.by_source), "results": None if one.phrase not in results
                else len(results[one.phrase]), "tail": phrases.LONG, "excluded": False, "fixed": False,
            }
            for key, one in new.items()
        ]  # fmt: skip
        await db.execute(insert(CorePhrase), rows)
    await split(db, core)
    core.collected_at = clock.now()
    counts: dict[str, Any] = {"phrases": len(new) + len(there), "clusters": len(set(named.values()) | held)}
    await events.record(db, "semantic_core.collected", core, subject_name=core.name, **counts)
    await db.flush()
    return counts


async def _clusters(
    db: AsyncSession, core_id: int, new: dict[str, Collected], place: dict[str, int]
) -> dict[int, int]:  # fmt: skip
    """A row for each group of new phrases, called as its most frequent one: {group: id}."""
    names: dict[int, tuple[int, int, str]] = {}
    for key, one in new.items():
        rank = (-one.frequency, len(one.phrase), one.phrase)
        names[place[key]] = min(names.get(place[key], rank), rank)
    rows = {group: CoreCluster(core_id=core_id, name=name) for group, (_, _, name) in sorted(names.items())}
    db.add_all(rows.values())
    await db.flush()
    return {group: row.id for group, row in rows.items()}


async def split(db: AsyncSession, core: SemanticCore) -> None:
    """Leave out what has a minus word, and split the rest by how often it is asked; what somebody decided stays."""
    query = select(CorePhrase.id, CorePhrase.lemmas, CorePhrase.frequency, CorePhrase.excluded, CorePhrase.fixed)
    found = (await db.execute(query.where(CorePhrase.core_id == core.id))).all()
    unwanted = phrases.unwanted_of(core.minus)
    out = {row.id for row in found if (row.excluded if row.fixed else phrases.minus(row.lemmas, unwanted))}
    tails = phrases.tails({row.lemmas: row.frequency for row in found if row.id not in out})
    alike: dict[tuple[str, bool], list[int]] = {}
    for row in found:
        alike.setdefault((tails.get(row.lemmas, phrases.LONG), row.id in out), []).append(row.id)
    for (tail, excluded), ids in alike.items():
        for start in range(0, len(ids), 500):
            chosen = update(CorePhrase).where(CorePhrase.id.in_(ids[start : start + 500]))
            await db.execute(
                chosen.values(tail=tail, excluded=excluded).execution_options(synchronize_session=False)
            )  # fmt: skip
