"""Customers' figures over HTTP."""

from decimal import Decimal
from typing import Annotated

from fastapi import Path, Query

from tradepost.analytics import buyers, segments
from tradepost.analytics.buyers_schemas import CustomersOut, SegmentListOut, Stay
from tradepost.analytics.calling import Page, Reader, Span
from tradepost.core.errors import NotFound
from tradepost.core.web import router as make_router

router = make_router("analytics")


@router.get("/analytics/customers")
async def customer_analysis(
    _who: Reader,
    days: Span,
    period: Annotated[Stay, Query(description="From one to the next of which customers are said to stay")] = "quarter",
    discount_rate: Annotated[
        Decimal, Query(gt=0, le=1_000, max_digits=9, description="Percent a year by which later money is worth less")
    ] = Decimal(10),
) -> CustomersOut:
    """RFM segments, cohorts by the month of the first order, what a customer is worth, new against returning."""
    return await buyers.customers(days, period, discount_rate)


@router.get("/analytics/customers/segments/{name}")
async def customers_of_segment(
    _who: Reader, name: Annotated[str, Path(max_length=40)], days: Span, page: Page
) -> SegmentListOut:
    """The customers of a segment, those who brought most first."""
    if name not in segments.BY_NAME:
        raise NotFound("segment", name)
    return await buyers.of_segment(days, segments.BY_NAME[name], page)
