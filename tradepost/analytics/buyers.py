"""Customers: how lately, how often and for how much they buy (RFM), who comes back, and what they are worth."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tradepost.analytics import buyers_schemas as shapes, costs, engine, lifetime, meant
from tradepost.analytics.asking import named, worded
from tradepost.analytics.calling import Paged
from tradepost.analytics.cohorts import cohorts, first_orders
from tradepost.analytics.engine import Asking
from tradepost.analytics.schemas import Days
from tradepost.analytics.segments import SEGMENTS, Segment, score, segment_of
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.orders.rules import SALE


def as_of(days: Days) -> date:
    """The day from which recency looks back: the last one that is asked for, or today."""
    return days.end_date or clock.business_day(clock.now())


async def customers(days: Days, period: shapes.Stay, discount_rate: Decimal) -> shapes.CustomersOut:
    """Segments, cohorts, worth, and new against returning. The discount rate is in percent a year."""
    day, span = as_of(days), {"start": days.start_date, "end": days.end_date}
    async with engine.asking() as ask:
        lines = await _costed(ask, days)
        people = scored(lines)
        groups = await ask.run(
            people.group_by("segment").agg(
                customers=people.count(),
                orders=people.orders.sum(),
                revenue=people.revenue.sum(),
                last_days=people.last.epoch_days().sum(),
            ),
            **span,
        )
        return shapes.CustomersOut(
            currency=settings().currency,
            start_date=days.start_date,
            end_date=days.end_date,
            as_of=day,
            customers=sum(row["customers"] for row in groups),
            newness=await _newness(ask, lines, days),
            segments=_segments(groups, day),
            cohorts=await cohorts(ask, days),
            historic=await lifetime.historic(ask, people, days),
            projected=await lifetime.projected(ask, lines, days, period, float(discount_rate) / 100),
        )


async def of_segment(days: Days, segment: Segment, page: Paged) -> shapes.SegmentListOut:
    """A segment's customers, those who brought most first."""
    day, currency = as_of(days), settings().currency
    async with engine.asking() as ask:
        people = scored(await _costed(ask, days))
        people = people.filter(people.segment == segment.name).drop("segment", "profit", "uncosted")
        people = people.order_by([people.revenue.desc(), people.customer_id])
        found = await ask.table(people, start=days.start_date, end=days.end_date)
    rows, following = page.of(found, "customer_id", f"segment {segment.name}")
    async with reading() as db:
        names = await named(db, "customers", {row["customer_id"] for row in rows})
    return shapes.SegmentListOut(
        currency=currency,
        as_of=day,
        name=segment.name,
        sentence=segment.sentence,
        sentence_ru=segment.sentence_ru,
        items=[
            shapes.Buyer(
                customer_id=row["customer_id"],
                name=names.get(row["customer_id"], ""),
                first_order=row["first"],
                last_order=row["last"],
                recency_days=(day - row["last"]).days,
                orders=row["orders"],
                revenue=to_text(row["revenue"], currency),
                recency=row["recency"],
                frequency=row["frequency"],
                monetary=row["monetary"],
            )
            for row in rows
        ],
        total=found.num_rows,
        next=following,
    )


async def _costed(ask: Asking, days: Days) -> Any:
    return await costs.filled(ask, await meant.lines(ask, days), days.range.start, days.range.end)


def scored(lines: Any) -> Any:
    """Everybody who bought, one row a customer: when, how often, for how much, the three scores and the segment."""
    import ibis

    known = lines.filter(lines.customer_id.notnull())
    sale = known.kind == SALE
    people = known.group_by("customer_id").agg(
        first=known.day.min(where=sale),
        last=known.day.max(where=sale),
        orders=known.order_id.nunique(where=sale),
        revenue=known.net.sum(),
        profit=known.net.sum() - known.cost.sum().fill_null(0),
        uncosted=known.units.sum(where=sale & known.cost.isnull()).fill_null(0),
    )
    people = people.filter(people.orders > 0)  # who only sent something back did not buy in these days
    everybody = people.count().over(ibis.window())
    scores = {
        name: score(ibis.rank().over(ibis.window(order_by=people[column])), everybody).cast("int64")
        for name, column in (("recency", "last"), ("frequency", "orders"), ("monetary", "revenue"))
    }
    people = people.mutate(**scores)
    return people.mutate(segment=segment_of(people.recency, people.frequency))


# --- what is answered ---


async def _newness(ask: Asking, lines: Any, days: Days) -> shapes.Newness:
    """Customers whose first order of all lies in these days, those who had bought before, and who is not known."""
    import ibis

    found = lines.left_join(first_orders(), "customer_id").drop("customer_id_right")
    begun = found["first"] >= ibis.literal(days.start_date) if days.start_date else found["first"].notnull()
    found = found.mutate(
        who=ibis.cases((found.customer_id.isnull(), "unknown"), (begun, "new"), else_="returning"),
        sale=found.kind == SALE,
    )
    rows = await ask.run(
        found.group_by("who").agg(
            customers=found.customer_id.nunique(where=found.sale),
            orders=found.order_id.nunique(where=found.sale),
            revenue=found.net.sum(),
        )
    )
    whole = sum(row["revenue"] for row in rows)
    groups = {
        row.pop("who"): shapes.Group(
            customers=row["customers"],
            orders=row["orders"],
            revenue=to_text(row["revenue"], settings().currency),
            share=row["revenue"] / whole if whole else None,
        )
        for row in rows
    }
    nobody = shapes.Group(customers=0, orders=0, revenue=to_text(0, settings().currency), share=0.0 if whole else None)
    return shapes.Newness(**{name: groups.get(name, nobody) for name in ("new", "returning", "unknown")})


def _segments(groups: Sequence[Mapping[str, Any]], day: date) -> list[shapes.SegmentOut]:
    count, whole = sum(row["customers"] for row in groups), sum(row["revenue"] for row in groups)
    found, currency = {row["segment"]: row for row in groups}, settings().currency
    today = (day - date(1970, 1, 1)).days
    made = []
    for one in SEGMENTS:
        row = found.get(one.name)
        made.append(
            shapes.SegmentOut(
                name=one.name,
                recency=one.recency,
                frequency=one.frequency,
                customers=row["customers"] if row else 0,
                customer_share=(row["customers"] if row else 0) / count if count else None,
                orders=row["orders"] if row else 0,
                revenue=to_text(row["revenue"] if row else 0, currency),
                share=(row["revenue"] if row else 0) / whole if whole else None,
                average_order_value=worded(row["revenue"] / row["orders"], "average_money", currency) if row else None,
                average_recency_days=(today * row["customers"] - row["last_days"]) / row["customers"] if row else None,
                sentence=one.sentence,
                sentence_ru=one.sentence_ru,
            )
        )
    return made
