"""The one who writes the index of a machine: builds it from the tables, then lets it follow the log.

How far the log has been read is a document of the index itself and is committed with what was read, so that the two
never disagree, whenever the process is killed.
"""

import asyncio
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import tantivy
from sqlalchemy import func, or_, select

from tradepost.catalog import rules
from tradepost.catalog.models import Category, Product, Variant
from tradepost.core import clock, events
from tradepost.core.db import reading
from tradepost.core.events import Event
from tradepost.core.logs import logger
from tradepost.inventory.models import Level
from tradepost.search import documents, store
from tradepost.search.service import SETTINGS_CHANGED
from tradepost.search.store import NAMES, STATE, Names, Status

log = logger("search")
HEAP = 15_000_000  # the least that tantivy takes
EVENTS = 2_000
# An index that has nothing new to tell still notes now and then how far it has read.
NOTE_EVERY = 5_000
REBUILD_ASKED = "search.reindex_asked"
_OF_PRODUCTS = ("product.", "variant.", "price.", "stock.changed", "review.", "rating.")
_OF_OTHERS = ("category.", "brand.", "location.", "search.")


@dataclass(slots=True)
class News:
    """What a stretch of the log means for the index."""

    products: set[int] = field(default_factory=set)
    variants: set[int] = field(default_factory=set)
    categories: set[int] = field(default_factory=set)
    brands: set[int] = field(default_factory=set)
    locations: set[int] = field(default_factory=set)
    settings: bool = False
    rebuild: bool = False

    def take(self, happened: Any) -> None:
        """Note what an event (name, subject_type, subject_id, data) touches."""
        name, data = happened.name, happened.data or {}
        if name == REBUILD_ASKED:
            self.rebuild = True
        elif name == SETTINGS_CHANGED:
            self.settings = True
        elif happened.subject_type == "products":
            self.products.add(happened.subject_id)
        elif "product_id" in data:
            self.products.add(data["product_id"])
        elif "variant_id" in data:
            self.variants.add(data["variant_id"])
        elif happened.subject_type in {"variants", "categories", "brands", "locations"}:
            getattr(self, happened.subject_type).add(happened.subject_id)


class Keeper:
    """Keeps the index of this machine. Whoever makes one holds `followers.turn(FOLLOWER)`."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._writer: tantivy.IndexWriter | None = None
        self._names = Names()
        self._state: dict[str, Any] = {}
        self._read = 0  # how far the log is read; the index knows it from the last commit

    @property
    def position(self) -> int:
        """How far the log is read."""
        return self._read

    async def open(self) -> None:
        """Take up the index where it stands; build it when there is none that can be read."""
        await self.close()
        path = store.current()
        if path is not None:
            try:
                await asyncio.to_thread(self._open, path)
            except (OSError, ValueError) as error:
                log.warning("search.damaged", path=str(path), exc_info=error)
        if self._writer is None:
            await self.rebuild()
        store.tell(replace(store.status(), state="following"))

    def _open(self, path: Path) -> None:
        index = tantivy.Index.open(str(path))
        index.config_reader("manual")
        index.reload()
        state = store.read_data(index.searcher(), STATE)
        if not state:
            raise ValueError("the index does not say how far it has read")
        self._writer = index.writer(heap_size=HEAP, num_threads=1)
        self._path, self._state, self._read = path, state, state["position"]
        self._names = Names()

    async def close(self) -> None:
        """Let go of the index; what was not committed is read again."""
        writer, self._writer = self._writer, None
        if writer is not None:
            await asyncio.to_thread(writer.wait_merging_threads)

    # --- building ---

    async def rebuild(self) -> None:
        """Make the index anew beside the old one, which serves until the new one is whole."""
        await self.close()
        await events.settle_all()
        # What is changed while we read may be in the rows or not; the log behind this position brings it again.
        position = await events.head()
        async with reading() as db:
            asked = select(func.max(Event.id)).where(Event.name == REBUILD_ASKED, Event.position <= position)
            request = (await db.execute(asked)).scalar() or 0
            on_sale = select(func.count()).select_from(Product).where(Product.status == rules.ACTIVE)
            total = (await db.execute(on_sale)).scalar_one()
            names = await documents.load_names(db, 1)
            settings = await documents.load_settings(db)
        known = Status("building", 0, total, store.status().request, store.status().built_at)
        store.tell(known)
        path = store.new_folder()
        index = tantivy.Index(store.SCHEMA, path=str(path))
        writer = index.writer(heap_size=HEAP, num_threads=1)
        last = done = 0
        while ids := await _next_ids(last):
            done += await self._add(writer, ids, names, fresh=True)
            last = ids[-1]
            store.tell(replace(known, done=done))
        self._state = {
            "position": position, "names": 1, "settings": settings, "request": request,
            "built_at": clock.now().isoformat(),
        }  # fmt: skip
        writer.add_document(documents.of_names(names))
        writer.add_document(documents.state(self._state))
        await asyncio.to_thread(writer.commit)
        store.name_current(path)
        self._path, self._writer, self._names, self._read = path, writer, names, position
        store.tell(Status("following", done, done, request, self._state["built_at"]))
        log.info("search.built", documents=done, position=position)

    async def _add(self, writer: tantivy.IndexWriter, ids: Sequence[int], names: Names, *, fresh: bool) -> int:
        """Bring the documents of these products up to date; how many of them are on sale."""
        async with reading() as db:
            found = await documents.load(db, ids)

        def write() -> None:
            if not fresh:
                for product_id in ids:
                    writer.delete_documents_by_term("key", documents.key_of(product_id))
            for goods in found:
                writer.add_document(documents.product(goods, names))

        await asyncio.to_thread(write)
        return len(found)

    # --- following ---

    async def look(self) -> None:
        """Bring what happened since the last look into the index; build it again when it is gone."""
        if self._writer is None or self._path is None or store.current() != self._path:
            log.warning("search.gone", path=str(self._path))
            await self.rebuild()
        await events.settle_all()
        head = await events.head()
        if head == self._read:
            return
        news = News()
        async for found in _between(self._read, head):
            for happened in found:
                news.take(happened)
        if news.rebuild:
            await self.rebuild()
            return
        written = await self._apply(news)
        self._read = head
        if written or head - self._state["position"] >= NOTE_EVERY:
            await self._commit()

    async def _apply(self, news: News) -> bool:
        assert self._writer is not None  # noqa: S101 - look() made sure
        writer, products = self._writer, set(news.products)
        named = bool(news.categories or news.brands)
        if named or self._names.version != self._state["names"]:
            async with reading() as db:
                self._names = await documents.load_names(db, self._state["names"] + named)
        if named:
            self._state["names"] = self._names.version
            writer.delete_documents_by_term("key", NAMES)
            writer.add_document(documents.of_names(self._names))
        if news.settings:
            async with reading() as db:
                self._state["settings"] = await documents.load_settings(db)
        products |= await _affected(news)
        for ids in _parts(products):
            await self._add(writer, ids, self._names, fresh=False)
        return bool(products or named or news.settings)

    async def _commit(self) -> None:
        assert self._writer is not None  # noqa: S101 - look() made sure
        writer = self._writer
        self._state["position"] = self._read

        def commit() -> None:
            writer.delete_documents_by_term("key", STATE)
            writer.add_document(documents.state(self._state))
            writer.commit()

        await asyncio.to_thread(commit)


async def _next_ids(after: int) -> list[int]:
    query = select(Product.id).where(Product.id > after).order_by(Product.id).limit(documents.BATCH)
    async with reading() as db:
        return list((await db.execute(query)).scalars())


async def _between(position: int, head: int) -> Any:
    """What concerns the index in a stretch of the log, in batches."""
    concerns = or_(*[Event.name.startswith(name) for name in (*_OF_PRODUCTS, *_OF_OTHERS)])
    columns = (Event.position, Event.name, Event.subject_type, Event.subject_id, Event.data)
    while position < head:
        query = select(*columns).where(Event.position > position, Event.position <= head, concerns)
        async with reading() as db:
            found = (await db.execute(query.order_by(Event.position).limit(EVENTS))).all()
        yield found
        if len(found) < EVENTS:
            return
        position = found[-1].position


async def _affected(news: News) -> set[int]:
    """The products behind what is not a product itself."""
    wanted: list[Any] = [select(Variant.product_id).where(Variant.id.in_(part)) for part in _parts(news.variants)]
    wanted += [select(Product.id).where(Product.brand_id.in_(part)) for part in _parts(news.brands)]
    for part in _parts(news.locations):
        lying = select(Level.variant_id).where(Level.location_id.in_(part))
        wanted.append(select(Variant.product_id).where(Variant.id.in_(lying)))
    found: set[int] = set()
    async with reading() as db:
        for part in _parts(news.categories):
            paths = (await db.execute(select(Category.path).where(Category.id.in_(part)))).scalars().all()
            for path in paths:
                below = select(Category.id).where(Category.path.startswith(path))
                wanted.append(select(Product.id).where(Product.category_id.in_(below)))
        for query in wanted:
            found |= set((await db.execute(query)).scalars())
    return found


def _parts(ids: Collection[int]) -> Iterator[Sequence[int]]:
    """Ids in order, so many at a time that every database takes them in one statement."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), documents.BATCH):
        yield ordered[start : start + documents.BATCH]
