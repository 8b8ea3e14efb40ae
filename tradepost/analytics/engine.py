"""Asking the facts: one moment of the truth, any number of Ibis expressions over it.

    async with engine.asking() as ask:
        lines = tables.between(tables.lines(), start, end)
        rows = await ask.run(lines.filter(lines.counted).group_by("product_id").agg(revenue=lines.net.sum()))

What was committed before `asking` is in the answer: the files, and for every order that the log names behind them, its
rows from the tables in the files' place. Nothing is written, except that files which are gone or far behind are made
first.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from tradepost.analytics import compacting, facts, files, running
from tradepost.analytics.files import Manifest
from tradepost.analytics.news import News, news_after
from tradepost.analytics.running import Source
from tradepost.analytics.tables import LINES, PRODUCTS, Span
from tradepost.catalog.models import Product
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.orders.models import Order

# Orders and products that a question reads from the tables; when more of them are new, the files are brought up first.
MOST_NEW = 4_000


@dataclass(slots=True)
class Asking:
    """One moment of the truth. `span`: the first and the last day there are lines of; `currencies`: of what."""

    manifest: Manifest | None
    news: News
    fresh: dict[str, Any]
    span: Span
    _small: dict[str, Any] = field(default_factory=dict)

    def currencies(self, start: date | None = None, end: date | None = None) -> set[str]:
        """The currencies there may be in a range of days (that of its whole months)."""
        found = set(self.fresh[LINES]["currency"].unique().to_pylist())
        for part in self._months(start, end):
            found |= set(part.currencies)
        return found

    def costed(self, start: date | None, end: date | None) -> bool:
        """Whether every line of a range of days (that of its whole months) has noted what it had cost."""
        return not self.fresh[LINES]["cost"].null_count and all(part.costed for part in self._months(start, end))

    def _months(self, start: date | None, end: date | None) -> Iterator[files.Part]:
        for month, part in sorted((self.manifest.months if self.manifest else {}).items()):
            if (start is None or facts.following(month) > start) and (end is None or month <= end):
                yield part

    async def source(self, name: str, start: date | None, end: date | None) -> Source:
        """Where a table's rows are; of lines, only the months of a range of days."""
        where = files.folder()
        if name == LINES:
            paths = [str(where / part.name) for part in self._months(start, end)]
            last = self.manifest.last_order if self.manifest else 0
            return Source(paths, sorted(n for n in self.news.orders if n <= last), self.fresh[LINES])
        if name == PRODUCTS:
            part = self.manifest.products if self.manifest else None
            paths = [str(where / part.name)] if part else []
            return Source(paths, sorted(self.news.products), self.fresh[PRODUCTS])
        if name not in self._small:
            async with reading() as db:
                self._small[name] = await facts.small(db, name)
        return Source(fresh=self._small[name])

    def lay(self, name: str, rows: Any) -> None:
        """Have an Arrow table stand for one of the tables of `tables.py` in what is asked from here on."""
        self._small[name] = rows

    def laid(self, name: str) -> Any:
        """What `lay` has put in place of a table; None when nothing has."""
        return self._small.get(name)

    async def table(self, expression: Any, *, start: date | None = None, end: date | None = None) -> Any:
        """An expression's answer as an Arrow table. A range of days that it keeps to spares reading other months."""
        named = running.tables_in(expression)
        sources = {name: await self.source(name, start, end) for name in named}
        return await running.run(expression, sources)

    async def run(self, expression: Any, *, start: date | None = None, end: date | None = None) -> list[dict[str, Any]]:
        """An expression's answer, row by row."""
        found = await self.table(expression, start=start, end=end)
        rows: list[dict[str, Any]] = found.to_pylist()
        return rows


@asynccontextmanager
async def asking() -> AsyncIterator[Asking]:
    """Ask from here on; everything that was committed by now is seen, and nothing later by a part of the question."""
    manifest, news, fresh = await _now()
    yield Asking(manifest, news, fresh, _span(manifest, fresh[LINES]))


# The newest rows that were read from the tables, by what they are news to.
_kept: dict[Any, dict[str, Any]] = {}


async def _now() -> tuple[Manifest | None, News, dict[str, Any]]:
    for attempt in range(2):
        manifest = await asyncio.to_thread(files.read)
        async with reading() as db:
            if manifest is not None and manifest.mark != await files.mark_at(db, manifest.position):
                manifest = None
            most = None if attempt else MOST_NEW
            news = await (
                _everything(db, most) if manifest is None else news_after(db, manifest.position, most=most or _ALL)
            )
            if not news.more:
                return manifest, news, await _fresh(db, manifest, news)
        await compacting.compact()
    raise AssertionError("the second attempt takes whatever is new")


_ALL = 10**9


async def _everything(db: Any, most: int | None) -> News:
    """Everything as news: there are no files."""
    found = News()
    for model, ids in ((Order, found.orders), (Product, found.products)):
        ids |= set((await db.execute(select(model.id).limit((most or _ALL) + 1))).scalars())
    found.more = most is not None and len(found) > most
    return found


async def _fresh(db: Any, manifest: Manifest | None, news: News) -> dict[str, Any]:
    """What is new, from the tables; the same news are read once."""
    key = (manifest.key(), news.mark) if manifest is not None else None
    if key is not None and key in _kept:
        return _kept[key]
    made = {
        LINES: await facts.lines_of(db, sorted(news.orders)),
        PRODUCTS: await facts.products_of(db, sorted(news.products)),
    }
    _kept.clear()
    if key is not None:
        _kept[key] = made
    return made


def _span(manifest: Manifest | None, fresh: Any) -> Span:
    import pyarrow.compute as pc

    days: list[date] = []
    for month in manifest.months if manifest else ():
        days += [month, facts.following(month)]
    if fresh.num_rows:
        found = pc.min_max(fresh["day"]).as_py()
        days += [found["min"], found["max"]]
    return (min(days), max(days)) if days else (clock.business_day(clock.now()),) * 2
