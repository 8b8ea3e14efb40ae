"""ABC, XYZ and their matrix: which products bring the most, and which sell steadily.

All products of the catalogue take part, those too of which nothing was sold, except archived ones that were not.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tradepost.analytics import costs, engine, meant, ranking_schemas as shapes, rules
from tradepost.analytics.asking import Only
from tradepost.analytics.calling import Paged
from tradepost.analytics.days import starts
from tradepost.analytics.dimensions import bucket
from tradepost.analytics.engine import Asking
from tradepost.analytics.question import Range
from tradepost.analytics.schemas import Days, Filters
from tradepost.catalog.rules import ARCHIVED
from tradepost.core.errors import Invalid
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.orders.rules import SALE


@dataclass(frozen=True, slots=True)
class Limits:
    """Up to which percentages the classes go: A and B of the share, X and Y of the variation. Invalid out of order."""

    a: Decimal = Decimal(80)
    b: Decimal = Decimal(95)
    x: Decimal = Decimal(10)
    y: Decimal = Decimal(25)

    def __post_init__(self) -> None:
        if self.b < self.a:
            raise Invalid("b", "must not be below a")
        if self.y < self.x:
            raise Invalid("y", "must not be below x")


async def abc(
    days: Days, filters: Filters, by: shapes.By, limits: Limits, letter: shapes.Abc | None, page: Paged
) -> shapes.AbcOut:
    """Products by what they bring: all, or those of a class."""
    narrowed = await meant.only(filters)
    async with engine.asking() as ask:
        lines = await _valued(ask, days.range, narrowed, by)
        sold = lines.group_by("product_id").agg(**_worth(lines, by))
        found = await ask.table(_of_all(sold, narrowed), start=days.start_date, end=days.end_date)
        made = await asyncio.to_thread(_ranked, found, limits)
        listed = _only(made, "abc", letter)
        rows, following = page.of(listed, "product_id", f"abc {by} {letter}")
        await _name(rows)
    sums, whole = _sums(made, "abc"), _total(made, "value")
    return shapes.AbcOut(
        **_asked(days),
        by=by,
        a=float(limits.a),
        b=float(limits.b),
        total_value=_shown(whole, by),
        units_without_cost=_total(made, "uncosted") if by == "profit" else None,
        classes=[
            shapes.ClassSum(letter=one, **_summed(sums.get(one), whole, made.num_rows, by)) for one in ("A", "B", "C")
        ],
        items=[shapes.Ranked(**{**row, "letter": row["abc"], "value": _shown(row["value"], by)}) for row in rows],
        total=listed.num_rows,
        next=following,
    )


async def xyz(
    days: Days, filters: Filters, period: shapes.Period, limits: Limits, letter: shapes.Xyz | None, page: Paged
) -> shapes.XyzOut:
    """Products by how steadily they sell: all, or those of a class."""
    narrowed = await meant.only(filters)
    async with engine.asking() as ask:
        wanted, periods = await _cut(ask, days, period)
        lines = await meant.lines(ask, wanted, narrowed)
        found = _of_all(_steady(lines, period, periods, limits, {}), narrowed)
        steadiest = [found.variation.asc(nulls_first=False), found.product_id]
        made = await ask.table(found.order_by(steadiest), start=wanted.start, end=wanted.end)
        listed = _only(made, "xyz", letter)
        rows, following = page.of(listed, "product_id", f"xyz {period} {letter}")
        await _name(rows)
    sums = _sums(made, "xyz")
    return shapes.XyzOut(
        **_asked(wanted),
        period=period,
        periods=periods,
        x=float(limits.x),
        y=float(limits.y),
        classes=[
            shapes.SteadySum(
                letter=one,
                products=sums[one]["products"] if one in sums else 0,
                product_share=_part(sums[one]["products"], made.num_rows) if one in sums else _part(0, made.num_rows),
                units=sums[one]["units"] if one in sums else 0,
            )
            for one in ("X", "Y", "Z")
        ],
        items=[shapes.Steady(**{**row, "letter": row["xyz"]}) for row in rows],
        total=listed.num_rows,
        next=following,
    )


async def matrix(
    days: Days,
    filters: Filters,
    by: shapes.By,
    period: shapes.Period,
    limits: Limits,
    cell: shapes.Cell | None,
    page: Paged,
) -> shapes.MatrixOut:
    """The nine cells, and the products of one, or of all."""
    narrowed = await meant.only(filters)
    async with engine.asking() as ask:
        wanted, periods = await _cut(ask, days, period)
        lines = await _valued(ask, wanted, narrowed, by)
        sold = _steady(lines, period, periods, limits, _worth(lines, by))
        found = await ask.table(_of_all(sold, narrowed), start=wanted.start, end=wanted.end)
        made = await asyncio.to_thread(_ranked, found, limits)
        listed = _only(made, "cell", cell)
        rows, following = page.of(listed, "product_id", f"abc-xyz {by} {period} {cell}")
        await _name(rows)
    sums, whole = _sums(made, "cell"), _total(made, "value")
    return shapes.MatrixOut(
        **_asked(wanted),
        by=by,
        a=float(limits.a),
        b=float(limits.b),
        period=period,
        periods=periods,
        x=float(limits.x),
        y=float(limits.y),
        total_value=_shown(whole, by),
        units_without_cost=_total(made, "uncosted") if by == "profit" else None,
        cells=[
            shapes.CellSum(
                cell=one,
                advice=rules.ADVICE[one][0],
                advice_ru=rules.ADVICE[one][1],
                **_summed(sums.get(one), whole, made.num_rows, by),
            )
            for one in rules.CELLS
        ],
        items=[shapes.Placed(**{**row, "value": _shown(row["value"], by)}) for row in rows],
        total=listed.num_rows,
        next=following,
    )


# --- what is asked ---


async def _cut(ask: Asking, days: Days, period: shapes.Period) -> tuple[Range, int]:
    """The days that are meant, and into how many periods they are cut: none where nothing was ever sold."""
    wanted = await meant.span(ask, days)
    if wanted is None or wanted.start is None or wanted.end is None:
        return days.range, 0
    return wanted, sum(1 for _ in starts(period, wanted.start, wanted.end))


async def _valued(ask: Asking, days: Range, narrowed: Only, by: shapes.By) -> Any:
    lines = await meant.lines(ask, days, narrowed)
    return await costs.filled(ask, lines, days.start, days.end) if by == "profit" else lines


def _worth(lines: Any, by: shapes.By) -> dict[str, Any]:
    """What a product is ranked by, and for a profit how many sold units have no cost."""
    if by == "units":
        return {"value": lines.units.sum()}
    if by == "revenue":
        return {"value": lines.net.sum()}
    return {
        "value": lines.net.sum() - lines.cost.sum().fill_null(0),
        "uncosted": lines.units.sum(where=lines.cost.isnull() & (lines.kind == SALE)).fill_null(0),
    }


def _steady(lines: Any, period: shapes.Period, periods: int, limits: Limits, worth: dict[str, Any]) -> Any:
    """How steadily each product sells, and what it is worth, one row a product."""
    parts = (
        lines.mutate(bucket=bucket(lines, period))
        .group_by("product_id", "bucket")
        .agg(units=lines.units.sum(), **worth)
    )
    exact = parts.units.cast(rules.WIDE)
    found = parts.group_by("product_id").agg(
        sold=exact.sum(), squares=(exact * exact).sum(), **{name: parts[name].sum() for name in worth}
    )
    mean, deviation, variation = rules.steadiness(found.sold, found.squares, max(periods, 1))
    found = found.mutate(units=found.sold.cast("int64"), mean=mean, deviation=deviation, variation=variation)
    return found.mutate(xyz=rules.steady_class(found.variation, float(limits.x), float(limits.y))).drop(
        "sold", "squares"
    )


_NOTHING = {"value": 0, "uncosted": 0, "units": 0, "mean": 0.0, "deviation": 0.0, "xyz": "Z"}


def _of_all(sold: Any, narrowed: Only) -> Any:
    """The same of every product, with nothing for those that were not sold; the most valuable first."""
    goods = meant.goods(narrowed).select("product_id", "status")
    found = goods.outer_join(sold, "product_id")
    found = found.filter(found.product_id_right.notnull() | (found.status != ARCHIVED))
    found = found.mutate(
        product_id=found.product_id.coalesce(found.product_id_right),
        **{name: found[name].fill_null(nothing) for name, nothing in _NOTHING.items() if name in found.columns},
    ).drop("product_id_right", "status")
    return found.order_by([found.value.desc(), found.product_id]) if "value" in found.columns else found


# --- what is answered ---


def _ranked(found: Any, limits: Limits) -> Any:
    import pyarrow.compute as pc

    share, up_to, letters = rules.ranked(found["value"], limits.a, limits.b)
    found = found.append_column("share", share).append_column("cumulative_share", up_to).append_column("abc", letters)
    if "xyz" in found.column_names:
        found = found.append_column("cell", pc.binary_join_element_wise(letters, found["xyz"], ""))
    return found


def _only(found: Any, column: str, wanted: str | None) -> Any:
    import pyarrow.compute as pc

    return found if wanted is None else found.filter(pc.equal(found[column], wanted))


def _sums(found: Any, by: str) -> dict[str, dict[str, int]]:
    """{class: products, and the sums of value and units}."""
    named = [name for name in ("value", "units") if name in found.column_names]
    rows = found.group_by(by).aggregate([("product_id", "count"), *((name, "sum") for name in named)]).to_pylist()
    return {
        row[by]: {"products": row["product_id_count"], **{name: row[f"{name}_sum"] for name in named}} for row in rows
    }


def _total(found: Any, column: str) -> int:
    import pyarrow.compute as pc

    return int(pc.sum(found[column]).as_py() or 0)


def _summed(sums: dict[str, int] | None, whole: int, products: int, by: shapes.By) -> dict[str, Any]:
    count, value = (sums["products"], sums["value"]) if sums else (0, 0)
    return {
        "products": count,
        "product_share": _part(count, products),
        "value": _shown(value, by),
        "share": _part(value, whole) if whole > 0 else None,
    }


def _part(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _shown(value: int, by: shapes.By) -> shapes.Value:
    return value if by == "units" else to_text(value, settings().currency)


def _asked(days: Days | Range) -> dict[str, Any]:
    wanted = days.range if isinstance(days, Days) else days
    return {"currency": settings().currency, "start_date": wanted.start, "end_date": wanted.end}


async def _name(rows: Sequence[dict[str, Any]]) -> None:
    """Write what each product is called, now, beside its figures."""
    names = await meant.named({row["product_id"] for row in rows})
    for row in rows:
        row.update(names.get(row["product_id"], {"sku": "", "name": ""}))
