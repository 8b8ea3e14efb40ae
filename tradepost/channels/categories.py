"""A channel's categories: the tree as it was last read, and what a leaf wants to know, kept once somebody needed it.

Marketplaces let trees be read seldom (fifty times an hour and less), so all pages read these rows; the tree is read
anew every week or on demand.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from rapidfuzz import fuzz, process, utils
from sqlalchemy import Select, delete, func, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from tradepost.catalog.models import Category as OurCategory
from tradepost.channels import service
from tradepost.channels.adapter import Adapter, Refused
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import CategoryMapping, Channel, ChannelCategory, Sync
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Attribute, Category
from tradepost.channels.working import Step, Work
from tradepost.core import clock, dialects
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.paging import contains

EVERY = timedelta(days=7)
AT_A_TIME = 500
BETWEEN = " / "
SUGGESTED = 5
LIKE_ENOUGH = 60.0  # of 100
LOOKED_AT = 50  # of those whose own name is most alike, the paths are compared
_TREE = ("parent_id", "name", "path", "search", "leaf", "read_at")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A category of a channel that one of ours may be; `score` is 0 to 100."""

    external_id: str
    path: str
    score: float


async def read(work: Work) -> None:
    """The sync: the tree when it is a week old or somebody asked, and what those categories want that are mapped."""
    async with work.step() as db:
        stale = await _stale(db, work.channel)
    if stale and not work.state.get("tree"):
        tree = await work.adapter.categories()
        async with work.step() as db:
            work.count("new", await keep(db, work.channel, tree))
            work.count("seen", len(tree))
            work.state["tree"] = True
    if (refused := await learn_mapped(work)) is not None:
        raise refused


async def _stale(db: AsyncSession, channel: Channel) -> bool:
    mine = Sync.channel_id == channel.id, Sync.capability == Capability.CATEGORIES.value
    if (await db.execute(select(Sync.cause).where(*mine))).scalar_one_or_none() == "hand":
        return True
    at = await read_at(db, channel.id)
    return at is None or clock.now() - at >= EVERY


async def read_at(db: AsyncSession, channel_id: int) -> datetime | None:
    """When the tree was last read; None: never."""
    query = select(func.max(ChannelCategory.read_at)).where(ChannelCategory.channel_id == channel_id)
    return (await db.execute(query)).scalar_one()


async def count(db: AsyncSession, channel_id: int) -> int:
    """How many there are."""
    query = select(func.count(ChannelCategory.id)).where(ChannelCategory.channel_id == channel_id)
    return int((await db.execute(query)).scalar_one())


async def keep(db: AsyncSession, channel: Channel, tree: Sequence[Category]) -> int:
    """Keep a tree in place of the one before; what leaves want stays: how many are new."""
    now, known = clock.now(), {one.external_id: one for one in tree}
    rows: list[dict[str, Any]] = [
        {
            "channel_id": channel.id,
            "external_id": one.external_id,
            "parent_id": one.parent_id or "",
            "name": one.name[:255],
            "path": (path := _path(one, known))[:1000],
            "search": path.lower()[:1000],
            "leaf": one.leaf,
            "read_at": now,
            "wants": [],
            "wants_at": None,
        }
        for one in known.values()
    ]
    before = await count(db, channel.id)
    table, key = inspect(ChannelCategory).local_table, ["channel_id", "external_id"]
    for some in parts(rows, AT_A_TIME):
        await db.execute(dialects.upsert(db, table, some, key=key, update=_TREE))
    after = await count(db, channel.id)
    gone = ChannelCategory.channel_id == channel.id, ChannelCategory.read_at < now
    await db.execute(delete(ChannelCategory).where(*gone).execution_options(synchronize_session=False))
    return after - before


def _path(one: Category, known: Mapping[str, Category]) -> str:
    names, seen = [one.name], {one.external_id}
    while (above := one.parent_id or "") in known and above not in seen:
        one = known[above]
        seen.add(one.external_id)
        names.append(one.name)
    return BETWEEN.join(reversed(names))


# --- what a leaf wants to know ---


def wants_of(row: ChannelCategory) -> list[Attribute]:
    """What a category wants to know, as it was read."""
    return [Attribute(**one) for one in row.wants]


async def learn_mapped(work: Work) -> Refused | None:
    """Read what the categories want that ours are mapped to, where it is not known or a week old.

    One that is refused keeps no other back: the last refusal is returned.
    """
    refused: Refused | None = None
    async with work.step() as db:
        fresh = clock.now() - EVERY
        query = (
            select(ChannelCategory.external_id)
            .where(
                ChannelCategory.channel_id == work.channel.id,
                ChannelCategory.leaf,
                ChannelCategory.wants_at.is_(None) | (ChannelCategory.wants_at < fresh),
                ChannelCategory.external_id.in_(
                    select(CategoryMapping.external_id).where(CategoryMapping.channel_id == work.channel.id)
                ),
            )
            .order_by(ChannelCategory.id)
        )
        missing = list((await db.execute(query)).scalars())
    for category_id in missing:
        try:
            await _learn(work.adapter, work.channel, category_id, work.step)
        except Refused as error:
            refused = error
        else:
            work.count("changed")
    return refused


async def learn(channel_id: int, category_id: str) -> None:
    """Ask a channel now what a leaf wants, and keep it. NotFound, Invalid for a category that is no leaf; Failed."""
    async with reading() as db:
        channel = await service.get(db, channel_id)
        if not (await get(db, channel_id, category_id)).leaf:
            raise Invalid("category", "cards go into a category that has none below it")
    async with adapter_of(channel).require(Capability.CATEGORIES) as adapter:
        await _learn(adapter, channel, category_id, transaction)


async def _learn(adapter: Adapter, channel: Channel, category_id: str, step: Step) -> None:
    wants = await adapter.attributes(category_id)
    async with step() as db:
        mine = ChannelCategory.channel_id == channel.id, ChannelCategory.external_id == category_id
        kept = {"wants": [asdict(one) for one in wants], "wants_at": clock.now()}
        await db.execute(
            update(ChannelCategory).where(*mine).values(**kept).execution_options(synchronize_session=False)
        )


# --- looking at it ---


def found(channel_id: int, *, parent: str | None = None, q: str = "", leaf: bool | None = None) -> Select[Any]:
    """Categories below one ("" for those at the top), or those whose path has these letters."""
    query = select(ChannelCategory).where(ChannelCategory.channel_id == channel_id)
    if parent is not None:
        query = query.where(ChannelCategory.parent_id == parent)
    if leaf is not None:
        query = query.where(ChannelCategory.leaf.is_(leaf))
    return query.where(contains(ChannelCategory.search, q.strip())) if q.strip() else query


async def get(db: AsyncSession, channel_id: int, category_id: str) -> ChannelCategory:
    """A category as it was last read. NotFound."""
    query = select(ChannelCategory).where(
        ChannelCategory.channel_id == channel_id, ChannelCategory.external_id == category_id
    )
    query = query.options(undefer(ChannelCategory.wants)).execution_options(populate_existing=True)
    row = (await db.execute(query)).scalar_one_or_none()
    if row is None:
        raise NotFound("category", category_id)
    return row


async def by_id(db: AsyncSession, channel_id: int, wanted: Sequence[str]) -> dict[str, ChannelCategory]:
    """Categories by their numbers; those that are not there are missing."""
    rows: dict[str, ChannelCategory] = {}
    for some in parts(sorted(set(wanted)), AT_A_TIME):
        query = select(ChannelCategory).where(
            ChannelCategory.channel_id == channel_id, ChannelCategory.external_id.in_(some)
        )
        query = query.options(undefer(ChannelCategory.wants)).execution_options(populate_existing=True)
        rows |= {one.external_id: one for one in (await db.execute(query)).scalars()}
    return rows


def paths_of(ours: Sequence[OurCategory]) -> dict[int, str]:
    """Our categories' names behind those above them, as the channel's have them."""
    names = {one.id: one.name for one in ours}
    return {
        one.id: BETWEEN.join(names[int(above)] for above in one.path.strip("/").split("/") if int(above) in names)
        for one in ours
    }


async def suggestions(db: AsyncSession, channel: Channel, category_id: int) -> list[Suggested]:
    """The leaves that are most like one of our categories, by name and by path. NotFound."""
    ours = list((await db.execute(select(OurCategory))).scalars())
    path = paths_of(ours).get(category_id)
    if path is None:
        raise NotFound("category", category_id)
    query = select(ChannelCategory.external_id, ChannelCategory.name, ChannelCategory.path).where(
        ChannelCategory.channel_id == channel.id, ChannelCategory.leaf
    )
    leaves = [cast("tuple[str, str, str]", tuple(one)) for one in await db.execute(query.order_by(ChannelCategory.id))]
    return await asyncio.to_thread(_most_like, path, leaves)


def _most_like(path: str, leaves: Sequence[tuple[str, str, str]]) -> list[Suggested]:
    name = path.rsplit(BETWEEN, 1)[-1]
    alike = process.extract(
        name, [one[1] for one in leaves], scorer=fuzz.WRatio, processor=utils.default_process, limit=LOOKED_AT
    )
    scored = []
    for _, own, place in alike:
        external_id, _, theirs = leaves[place]
        # The name says most; of two lamps the one below "Light" is nearer than the one below "Cars".
        whole = fuzz.token_set_ratio(path, theirs, processor=utils.default_process)
        scored.append(Suggested(external_id, theirs, round(0.7 * own + 0.3 * whole, 1)))
    best = sorted(scored, key=lambda one: (-one.score, one.path))
    return [one for one in best if one.score >= LIKE_ENOUGH][:SUGGESTED]
