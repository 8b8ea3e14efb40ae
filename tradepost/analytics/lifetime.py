"""What a customer has brought, and what one will still bring by how many stay from period to period."""

from datetime import timedelta
from typing import Any

from tradepost.analytics import buyers_schemas as shapes, meant, segments
from tradepost.analytics.asking import worded
from tradepost.analytics.days import next_start, starts
from tradepost.analytics.engine import Asking
from tradepost.analytics.question import Range
from tradepost.analytics.schemas import Days
from tradepost.core.settings import settings
from tradepost.orders.rules import SALE

A_YEAR = {"month": 12, "quarter": 4, "year": 1}
FORMULA = "profit × retention ÷ (1 + discount rate of a period − retention)"
SOURCE = "S. Gupta, D. R. Lehmann: Managing Customers as Investments, 2005"


async def historic(ask: Asking, people: Any, days: Days) -> shapes.Historic:
    """What those who bought in these days have brought in them."""
    (row,) = await ask.run(
        people.agg(
            customers=people.count(),
            revenue=people.revenue.sum(),
            median=people.revenue.median(),
            profit=people.profit.sum(),
            orders=people.orders.sum(),
            uncosted=people.uncosted.sum().fill_null(0),
        ),
        start=days.start_date,
        end=days.end_date,
    )
    count, currency = row["customers"], settings().currency
    return shapes.Historic(
        revenue_per_customer=worded(row["revenue"] / count, "average_money", currency) if count else None,
        median_revenue=worded(row["median"], "average_money", currency) if count else None,
        profit_per_customer=worded(row["profit"] / count, "average_money", currency) if count else None,
        orders_per_customer=row["orders"] / count if count else None,
        units_without_cost=row["uncosted"],
    )


async def projected(ask: Asking, lines: Any, days: Days, period: shapes.Stay, yearly: float) -> shapes.Projected:
    """What a customer will still bring, from the whole periods of the range: parts of some would mislead."""
    wanted = await meant.span(ask, days)
    whole = _whole(wanted, period) if wanted else []
    found = shapes.Projected(
        value=None,
        period=period,
        periods=len(whole),
        retention=None,
        profit=None,
        discount_rate=yearly,
        formula=FORMULA,
        source=SOURCE,
    )
    if len(whole) < 2:  # nothing to compare with
        return found
    first, last = whole[0].start, whole[-1].end
    rows = await ask.run(_staying(lines, whole, period), start=first, end=last)
    bought, stayed, profit = (sum(row[name] for row in rows) for name in ("bought", "stayed", "profit"))
    before = sum(row["bought"] for row in rows if row["period"] != _number(whole[-1].start, period))
    if not before:
        return found
    found.retention = stayed / before
    margin = profit / bought
    value = segments.worth_to_come(margin, found.retention, segments.a_period(yearly, A_YEAR[period]))
    found.profit = worded(margin, "average_money", settings().currency)
    found.value = worded(value, "average_money", settings().currency)
    return found


def _whole(wanted: Range, period: shapes.Stay) -> list[Range]:
    """The periods that lie in a range of days from their first day to their last."""
    assert wanted.start is not None and wanted.end is not None  # noqa: S101, PT018 - a span has both
    found = []
    for start in starts(period, wanted.start, wanted.end):
        following = next_start(period, start)
        end = following - timedelta(days=1) if following else None
        if start >= wanted.start and end is not None and end <= wanted.end:
            found.append(Range(start, end))
    return found


def _number(day: Any, period: shapes.Stay) -> int:
    """Periods counted through, so that each is one more than the one before it."""
    place = {"month": day.month - 1, "quarter": (day.month - 1) // 3, "year": 0}[period]
    return int(day.year * A_YEAR[period] + place)


def _staying(lines: Any, whole: list[Range], period: shapes.Stay) -> Any:
    """Of each period: how many customers bought, how many of them in the next one too, and the profit they brought."""
    import ibis

    found = lines.filter(lines.customer_id.notnull())
    found = found.filter((found.day >= ibis.literal(whole[0].start)) & (found.day <= ibis.literal(whole[-1].end)))
    place = {"month": found.day.month() - 1, "quarter": found.day.quarter() - 1, "year": ibis.literal(0)}[period]
    found = found.mutate(period=(found.day.year().cast("int64") * A_YEAR[period] + place.cast("int64")))
    each = found.group_by("period", "customer_id").agg(
        bought=(found.kind == SALE).any(), profit=found.net.sum() - found.cost.sum().fill_null(0)
    )
    active = each.filter(each.bought)
    later = active.select(was=active.period - 1, again="customer_id").view()
    found = each.left_join(later, [each.period == later.was, each.customer_id == later.again])
    return found.group_by("period").agg(
        bought=found.bought.sum().fill_null(0),
        stayed=(found.bought & found.again.notnull()).sum().fill_null(0),
        profit=found.profit.sum(),
    )
