"""Answers for people: names beside ids, amounts as texts, and how much it is more than before."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import engine, question as questions
from tradepost.analytics.days import next_start
from tradepost.analytics.dimensions import DIMENSIONS
from tradepost.analytics.metrics import METRICS
from tradepost.analytics.question import TIME, Answer, Key, Question, Range
from tradepost.analytics.schemas import ChangeOut, Days, Filters, QueryIn, QueryOut, QueryRow
from tradepost.catalog.models import Brand, Category, Product, Seller, Variant
from tradepost.core.db import reading
from tradepost.core.errors import Invalid
from tradepost.core.money import minor_digits, to_text
from tradepost.core.settings import settings
from tradepost.customers.models import Customer
from tradepost.customers.rules import country_code
from tradepost.orders.recording import status_from

Only = tuple[tuple[str, tuple[Any, ...]], ...]
_NAMED: dict[str, Any] = {
    "products": Product, "categories": Category, "brands": Brand, "sellers": Seller, "customers": Customer,
}  # fmt: skip


async def only(db: AsyncSession, wanted: Filters) -> Only:
    """Filters as a question has them: a category with everything below it, a country by its code."""
    found: dict[str, Collection[Any]] = {
        "product": wanted.product_ids,
        "brand": wanted.brand_ids,
        "seller": wanted.seller_ids,
        "customer": wanted.customer_ids,
        "platform": wanted.platforms,
        "channel": wanted.channels,
        "country": [country_code(one) for one in wanted.countries],
        "sku": wanted.skus,
        "status": [status_from(one) for one in wanted.statuses],
        "currency": [one.upper() for one in wanted.currencies],
    }
    if wanted.category_ids:
        found["category"] = await branch(db, wanted.category_ids)
    return tuple((name, tuple(sorted(set(values)))) for name, values in found.items() if values)


async def branch(db: AsyncSession, category_ids: Collection[int]) -> list[int]:
    """Categories and everything below them; those that there are not stay, and match nothing."""
    below = [Category.path.like(f"%/{category_id}/%") for category_id in category_ids]
    query = select(Category.id).where(or_(Category.id.in_(category_ids), *below))
    return [*(await db.execute(query)).scalars(), *category_ids]


async def ask(body: QueryIn) -> QueryOut:
    """The answer to a query."""
    body = body.dated()
    async with reading() as db:
        asked = body.question(await only(db, body.filters))
    async with engine.asking() as moment:
        found = await questions.answer(moment, asked, total=body.totals)
        before = None
        if (days := _days_before(body)) is not None:
            before = await questions.answer(moment, replace(asked, days=days, limit=None), total=body.totals)
    async with reading() as db:
        names = await names_of(db, found)
    out = QueryOut(
        currency=asked.currency,
        timezone=body.timezone or settings().timezone,
        start_date=body.start_date,
        end_date=body.end_date,
        previous=None if days is None else Days(start_date=days.start, end_date=days.end),
        rates={code: str(rate) for code, rate in settings().exchange_rates.items()} if _foreign(asked) else {},
        rows=[_row(asked, key, figures, names) for key, figures in found.rows],
        totals=_row(asked, (), found.total, {}) if body.totals else None,
    )
    if before is not None:
        _compare(asked, out, found, before)
    return out


def _foreign(asked: Question) -> bool:
    return bool(settings().exchange_rates) and asked.currency == settings().currency


def _days_before(body: QueryIn) -> Range | None:
    if body.compare is None or body.start_date is None or body.end_date is None:
        return None
    if isinstance(body.compare, Days):
        return body.compare.range
    if body.compare == "previous_period":
        return questions.compared(body.range)
    return Range(_year_before(body.start_date), _year_before(body.end_date))


def _year_before(day: date) -> date:
    if day.year == 1:
        raise Invalid("start_date", "leaves no days before it to compare with")
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


async def names_of(db: AsyncSession, found: Answer) -> dict[str, dict[Any, str]]:
    """What the ids in an answer's keys are called: {dimension: {id: name}}."""
    names: dict[str, dict[Any, str]] = {}
    for place, name in enumerate(found.question.keys):
        if name != TIME and (table := DIMENSIONS[name].names):
            names[name] = await named(db, table, {key[place] for key, _ in found.rows} - {None})
    return names


async def named(db: AsyncSession, table: str, ids: Collection[int]) -> dict[int, str]:
    """{id: name} of products, categories, brands, sellers or customers."""
    model, found, wanted = _NAMED[table], {}, sorted(ids)
    for start in range(0, len(wanted), 5_000):
        query = select(model.id, model.name).where(model.id.in_(wanted[start : start + 5_000]))
        found.update({row[0]: row[1] for row in await db.execute(query)})
    return found


async def skus_of(db: AsyncSession, product_ids: Collection[int]) -> dict[int, str]:
    """{product id: the SKU of its first variant}."""
    found: dict[int, str] = {}
    wanted = sorted(product_ids)
    for start in range(0, len(wanted), 5_000):
        query = select(Variant.product_id, Variant.sku).where(Variant.product_id.in_(wanted[start : start + 5_000]))
        for product_id, sku in await db.execute(query.order_by(Variant.position, Variant.id)):
            found.setdefault(product_id, sku)
    return found


def _row(asked: Question, key: Key, figures: Mapping[str, Any], names: Mapping[str, Mapping[Any, str]]) -> QueryRow:
    values = dict(zip(asked.keys, key, strict=True)) if key else {}
    start = values.pop(TIME, None)
    return QueryRow(
        start=start,
        end=None if start is None else end_of(asked, start),
        dimensions=values,
        names={name: found[values[name]] for name, found in names.items() if values.get(name) in found},
        metrics=shown(figures, asked.currency),
    )


def end_of(asked: Question, start: date | datetime) -> date | datetime:
    """A bucket's last day; of an hour its last second."""
    if isinstance(start, datetime):
        return start + timedelta(hours=1, seconds=-1)
    following = next_start(asked.grain or "day", start)
    return date.max if following is None else following - timedelta(days=1)


def shown(figures: Mapping[str, Any], currency: str) -> dict[str, Any]:
    """Figures as they go over the wire."""
    return {name: worded(value, METRICS[name].unit, currency) for name, value in figures.items()}


def worded(value: Any, unit: str, currency: str) -> Any:
    """Money as a decimal string; an average of money with all its digits, as ratios come unrounded."""
    if value is None or unit not in {"money", "average_money"}:
        return value
    if unit == "money" or value == int(value):
        return to_text(int(value), currency)
    return format(Decimal(repr(float(value))).scaleb(-minor_digits(currency)), "f")


# --- comparison ---


def _compare(asked: Question, out: QueryOut, found: Answer, before: Answer) -> None:
    """Put the figures of the days before beside each row: buckets of time by their place, everything else by key."""
    then: dict[Any, dict[str, Any]] = {}
    place = dict[Any, int]()
    for key, figures in sorted(before.rows, key=lambda row: str(row[0][:1]) if asked.grain else ""):
        then[_matched(asked, key, place)] = figures
    place.clear()
    matched: dict[Key, Any] = {}
    for key, _ in sorted(found.rows, key=lambda row: str(row[0][:1]) if asked.grain else ""):
        matched[key] = _matched(asked, key, place)
    for row, (key, figures) in zip(out.rows, found.rows, strict=True):
        _beside(asked, row, figures, then.get(matched[key], {}))
    if out.totals is not None:
        _beside(asked, out.totals, found.total, before.total)


def _matched(asked: Question, key: Key, place: dict[Any, int]) -> Any:
    if not asked.grain:
        return key
    rest = key[1:]
    place[rest] = place.get(rest, -1) + 1
    return (place[rest], rest)


def _beside(asked: Question, row: QueryRow, now: Mapping[str, Any], then: Mapping[str, Any]) -> None:
    before = {name: then.get(name, 0 if METRICS[name].unit in {"money", "count"} else None) for name in asked.metrics}
    row.previous = shown(before, asked.currency)
    row.change = {name: change(name, now[name], before[name], asked.currency) for name in asked.metrics}


def change(name: str, now: Any, then: Any, currency: str) -> ChangeOut:
    """How much more it is now, in its own unit and in percent."""
    if now is None or then is None:
        return ChangeOut(absolute=None, percent=None)
    return ChangeOut(
        absolute=worded(now - then, METRICS[name].unit, currency),
        percent=100 * (now - then) / abs(then) if then else None,
    )
