"""A question in the registry's words, and its answer: metrics by dimensions, over a range of days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from tradepost.analytics import costs, currency, tables
from tradepost.analytics.days import before, starts
from tradepost.analytics.dimensions import DIMENSIONS, Grain, bucket
from tradepost.analytics.engine import Asking
from tradepost.analytics.metrics import HEAD, METRICS, Metric
from tradepost.core import clock
from tradepost.core.settings import settings
from tradepost.orders.rules import SALE

_ANY = (date(2000, 1, 1), date(2000, 1, 1))
TIME = "start"  # what a bucket's first day is called among an answer's keys
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Days, both included; an end that is not given is open."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `only` is {column of a line: accepted values}, `products` those of its product as it is now.

    `sort` names metrics or dimensions, with a minus for the largest first; `limit` counts rows.
    """

    metrics: tuple[str, ...]
    by: tuple[str, ...] = ()
    days: Range = Range()
    grain: Grain | None = None
    only: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    zone: ZoneInfo | None = None
    sort: tuple[str, ...] = ()
    limit: int | None = None

    @property
    def currency(self) -> str:
        """In which currency the answer's amounts are: the shop's, or the one that alone is asked for."""
        wanted = dict(self.only).get("currency", ())
        return str(wanted[0]) if len(wanted) == 1 else settings().currency

    @property
    def keys(self) -> tuple[str, ...]:
        """What tells the answer's rows apart."""
        return ((TIME,) if self.grain else ()) + self.by


@dataclass(slots=True)
class Answer:
    """Rows, each its keys' values and its metrics', in order; and the same metrics of everything at once."""

    question: Question
    rows: list[tuple[Key, dict[str, Any]]] = field(default_factory=list)
    total: dict[str, Any] = field(default_factory=dict)


async def answer(ask: Asking, question: Question, *, total: bool = True) -> Answer:
    """A question's answer. Amounts are minor units, ratios plain numbers, None where there is nothing to divide by.

    With a grain and both ends of the days given, buckets in which nothing happened are there with zeros.
    Problem when amounts of several currencies would have to be added up without a stated rate.
    """
    rates = await currency.rates(ask, question.days.start, question.days.end, dict(question.only), question.currency)
    costed = await _costed(ask, question)
    rows = await _rows(ask, question, rates, costed=costed)
    found = Answer(question, rows)
    if total:
        whole = replace(question, by=(), grain=None, sort=(), limit=None)
        alone = question.keys == () and rows
        found.total = rows[0][1] if alone else (await _rows(ask, whole, rates, costed=costed))[0][1]
    return found


async def _costed(ask: Asking, question: Question) -> bool:
    """Whether lines take costs that were laid beside the question; those are in the shop's currency alone."""
    if question.currency != settings().currency or not any(METRICS[name].costed for name in question.metrics):
        return False
    read = _read(question)
    return await costs.lay(ask, tables.between(tables.lines(), read.start, read.end), read.start, read.end)


def _read(question: Question) -> Range:
    """The merchant's days that may hold the question's: a day in another zone may lie in a neighbouring month."""
    margin = timedelta(days=2) if question.zone else timedelta()
    return Range(_shifted(question.days.start, -margin), _shifted(question.days.end, margin))


async def counted(ask: Asking, question: Question) -> Any:
    """The lines that a question's figures are made of, as an expression: those that are revenue, in its currency."""
    days = question.days
    rates = await currency.rates(ask, days.start, days.end, dict(question.only), question.currency)
    lines = _lines(question, rates, _span(ask, question), clock.zone())
    return lines.filter(lines.counted)


async def _rows(
    ask: Asking, question: Question, rates: Mapping[str, float], *, costed: bool
) -> list[tuple[Key, dict[str, Any]]]:
    wanted = [METRICS[name] for name in question.metrics]
    levels = {metric.of: [one for one in wanted if one.of == metric.of] for metric in wanted}
    days = question.days
    found: dict[Key, dict[str, Any]] = {}
    in_sql = len(levels) == 1 and not _filled(question)
    for of, metrics in levels.items():
        names = tuple(metric.name for metric in metrics)
        expression = _prepared(
            question, of, names, tuple(rates.items()), (_span(ask, question), clock.zone()), costed, in_sql
        )
        history = of == "newcomers"  # whose first order it was is only seen in all of it
        read = Range() if history else _read(question)
        for row in await ask.run(expression, start=read.start, end=read.end):
            key = tuple(
                _shown(row.pop(f"key_{name}"), question) if name == TIME else row.pop(f"key_{name}")
                for name in question.keys
            )
            found.setdefault(key, {}).update(row)
    nothing = {metric.name: 0 if metric.unit in {"money", "count"} else None for metric in wanted}
    if not question.keys:
        found.setdefault((), {})
    if _filled(question):
        assert question.grain is not None and days.start is not None and days.end is not None  # noqa: S101, PT018 - _filled says so
        for start in starts(question.grain, days.start, days.end):
            found.setdefault((start,), {})
    rows = [(key, {name: made.get(name, nothing[name]) for name in question.metrics}) for key, made in found.items()]
    return rows if in_sql else _ordered(rows, question)


def _shifted(day: date | None, by: timedelta) -> date | None:
    return (
        None
        if day is None or not timedelta() < (day - date.min) < (date.max - date.min) - timedelta(days=3)
        else day + by
    )


def _filled(question: Question) -> bool:
    return bool(question.grain and not question.by and question.days.start and question.days.end)


def _shown(value: Any, question: Question) -> Any:
    """A bucket's first moment: a day, or of an hour a moment by the clock of the place."""
    if question.grain == "hour":
        return datetime(1970, 1, 1) + timedelta(hours=value)  # noqa: DTZ001 - a wall clock's
    return value.date() if isinstance(value, datetime) else value


# --- the expression ---


@lru_cache(maxsize=500)
def _prepared(
    question: Question,
    of: str,
    names: tuple[str, ...],
    rates: tuple[tuple[str, float], ...],
    when: tuple[tables.Span, ZoneInfo],
    costed: bool,  # noqa: FBT001 - whether costs lie beside it
    in_sql: bool,  # noqa: FBT001 - whether its rows are put in order there
) -> Any:
    lines = _lines(question, dict(rates), *when)
    made = _expression(costs.joined(lines) if costed else lines, question, of, [METRICS[name] for name in names])
    return _sorted(made, question) if in_sql else made


def _lines(question: Question, rates: Mapping[str, float], span: tables.Span, home: ZoneInfo) -> Any:
    """The lines that are meant, with the columns that the question's dimensions need."""
    lines = tables.lines()
    zone = question.zone or home
    if question.zone is not None:
        lines = tables.in_zone(lines, zone, span)
    lines = tables.between(lines, question.days.start, question.days.end)
    if any(DIMENSIONS[name].by_product for name in (*question.by, *dict(question.only))):
        lines = tables.with_products(lines)
    for name, values in question.only:
        lines = lines.filter(DIMENSIONS[name].column(lines).isin(values))
    if "hour" in question.by:
        lines = lines.mutate(hour=tables.hour(lines, zone, span))
    columns = {f"key_{name}": DIMENSIONS[name].column(lines) for name in question.by}
    if question.grain == "hour":
        columns[f"key_{TIME}"] = tables.hours(lines, zone, span)
    elif question.grain:
        columns[f"key_{TIME}"] = bucket(lines, question.grain)
    if heads := _heads(question):
        columns[HEAD] = lines[heads]
    return currency.converted(lines.mutate(**columns), rates)


def _heads(question: Question) -> str | None:
    """The mark of one line an order among those that are meant, or one an order in each row; None where there is none.

    Whatever belongs to a whole order keeps its first line or leaves it; goods leave some of an order's lines.
    """
    told = {name for name in (*question.by, *dict(question.only)) if DIMENSIONS[name].of_goods}
    if not told:
        return "heads_order"
    return "heads_product" if "product" in question.by and "sku" not in told else None


def _span(ask: Asking, question: Question) -> tables.Span:
    if question.zone is None and question.grain != "hour" and "hour" not in question.by:
        return _ANY  # no clock is looked at
    first, last = ask.span
    return max(first, question.days.start or first), min(last, question.days.end or last)


def _expression(found: Any, question: Question, of: str, metrics: Sequence[Metric]) -> Any:
    keys = [f"key_{name}" for name in question.keys]
    if not any(metric.uncounted for metric in metrics):
        found = found.filter(found.counted)
    if of == "orders":
        found = found.filter(found.counted & (found.kind == SALE))
        found = found.group_by([*keys, "order_id"]).agg(net=found.net.sum().cast("int64"))
    elif of in {"customers", "newcomers"}:
        found = found.filter(found.counted & (found.kind == SALE) & found.customer_id.notnull())
        counts = {"orders": found[HEAD].sum() if HEAD in found.columns else found.order_id.nunique()}
        if of == "newcomers":
            found = _with_first(found)
            counts = {"new": (_moment(found) == found.first_moment).any()}
        found = found.group_by([*keys, "customer_id"]).agg(**counts)
    figures = {metric.name: metric.expression(found) for metric in metrics}
    return found.group_by(keys).agg(**figures) if keys else found.agg(**figures)


def _moment(lines: Any) -> Any:
    """A number that tells which of two orders came first, and which they are."""
    return lines.placed * 2**32 + lines.order_id


def _with_first(lines: Any) -> Any:
    """Lines with the first order of their customer, of all that are counted whatever the question keeps to."""
    every = tables.lines()
    every = every.filter(every.counted & (every.kind == SALE) & every.customer_id.notnull())
    first = every.group_by("customer_id").agg(first_moment=_moment(every).min())
    return lines.join(first, "customer_id")


# --- in order ---


def _sort(question: Question) -> list[tuple[str, bool]]:
    """(name, largest first): what is asked for, else time, else the first metric, the largest first; then the keys."""
    asked = [(name.lstrip("-"), name.startswith("-")) for name in question.sort]
    usual = [(TIME, False)] if question.grain else [(question.metrics[0], True)]
    named = [*(asked or usual), *((name, False) for name in question.keys)]
    return [(name, down) for n, (name, down) in enumerate(named) if name not in {other for other, _ in named[:n]}]


def _sorted(expression: Any, question: Question) -> Any:
    import ibis

    if not question.keys:
        return expression
    order = []
    for name, down in _sort(question):
        column = expression[f"key_{name}" if name in question.keys else name]
        order.append(ibis.desc(column, nulls_first=False) if down else ibis.asc(column, nulls_first=False))
    expression = expression.order_by(order)
    return expression if question.limit is None else expression.limit(question.limit)


def _ordered(rows: list[tuple[Key, dict[str, Any]]], question: Question) -> list[tuple[Key, dict[str, Any]]]:
    for name, down in reversed(_sort(question)):
        place = question.keys.index(name) if name in question.keys else None

        def value(row: tuple[Key, dict[str, Any]], place: int | None = place, name: str = name) -> Any:
            return row[1][name] if place is None else row[0][place]

        there = [row for row in rows if value(row) is not None]
        rows = sorted(there, key=value, reverse=down) + [row for row in rows if value(row) is None]
    return rows if question.limit is None else rows[: question.limit]


def compared(days: Range) -> Range:
    """The days before: as many, ending the day before the first."""
    if days.start is None or days.end is None:
        return Range()
    return Range(*before(days.start, days.end))
