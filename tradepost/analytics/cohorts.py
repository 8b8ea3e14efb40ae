"""Cohorts: customers by the month of their first order of all, how many of them come back, and for how much."""

from datetime import date, datetime
from typing import Any

from tradepost.analytics import buyers_schemas as shapes, meant, tables
from tradepost.analytics.engine import Asking
from tradepost.analytics.question import Range
from tradepost.analytics.schemas import Days
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.orders.rules import SALE

MOST = 60  # cohorts of an answer, the latest ones


def first_orders() -> Any:
    """The day of each customer's first sale of all, whatever days are asked for."""
    every = tables.lines()
    every = every.filter(every.counted & (every.kind == SALE) & every.customer_id.notnull())
    return every.group_by("customer_id").agg(first=every.day.min())


async def cohorts(ask: Asking, days: Days) -> list[shapes.Cohort]:
    """Those who came in a range of days, and what they bought until its end."""
    wanted = Range(None, days.end_date)
    lines = await meant.lines(ask, wanted)
    found = lines.join(first_orders(), "customer_id")
    found = tables.between(found.mutate(bought=found.day, day=found["first"]), days.start_date, days.end_date)
    found = found.mutate(cohort=found.day.truncate("M"), month=found.bought.truncate("M"))
    rows = await ask.run(
        found.group_by("cohort", "month").agg(
            customers=found.customer_id.nunique(where=found.kind == SALE), revenue=found.net.sum()
        )
    )
    cells: dict[date, dict[int, tuple[int, int]]] = {}
    for row in rows:
        cohort, month = _day(row["cohort"]), _day(row["month"])
        since = (month.year - cohort.year) * 12 + month.month - cohort.month
        cells.setdefault(cohort, {})[since] = (row["customers"], row["revenue"])
    last = max((_day(row["month"]) for row in rows), default=None)
    return [_cohort(month, cells[month], last) for month in sorted(cells)[-MOST:] if last]


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _cohort(month: date, cells: dict[int, tuple[int, int]], last: date) -> shapes.Cohort:
    size = cells[0][0]
    until = (last.year - month.year) * 12 + last.month - month.month
    return shapes.Cohort(
        month=month,
        customers=size,
        cells=[
            shapes.CohortCell(
                months=since, customers=count, retention=count / size, revenue=to_text(revenue, settings().currency)
            )
            for since in range(until + 1)
            for count, revenue in [cells.get(since, (0, 0))]
        ],
    )
