"""Customers' figures over HTTP."""

from decimal import Decimal
from typing import Annotated, Any

from fastapi import Path, Query

from tradepost.analytics import buyers, segments
from tradepost.analytics.buyers_schemas import Buyer, CustomersOut, SegmentListOut, SegmentOut, Stay
from tradepost.analytics.calling import AsFile, Page, Reader, Span, list_file, whole
from tradepost.core.errors import NotFound
from tradepost.core.web import router as make_router

router = make_router("analytics")


@router.get("/analytics/customers", response_model=CustomersOut)
async def customer_analysis(
    _who: Reader,
    days: Span,
    period: Annotated[Stay, Query(description="From one to the next of which customers are said to stay")] = "quarter",
    discount_rate: Annotated[
        Decimal, Query(gt=0, le=1_000, max_digits=9, description="Percent a year by which later money is worth less")
    ] = Decimal(10),
    wanted: AsFile = None,
) -> Any:
    """RFM segments, cohorts by the month of the first order, what a customer is worth, new against returning.

    A file holds the segments.
    """
    found = await buyers.customers(days, period, discount_rate)
    if wanted is None:
        return found
    money = ("revenue", "average_order_value")
    return await list_file("segments", wanted, found.segments, SegmentOut, found.currency, money)


@router.get("/analytics/customers/segments/{name}", response_model=SegmentListOut)
async def customers_of_segment(
    _who: Reader, name: Annotated[str, Path(max_length=40)], days: Span, page: Page, wanted: AsFile = None
) -> Any:
    """The customers of a segment, those who brought most first."""
    if name not in segments.BY_NAME:
        raise NotFound("segment", name)
    found = await buyers.of_segment(days, segments.BY_NAME[name], whole(page, wanted))
    if wanted is None:
        return found
    return await list_file(f"customers {name}", wanted, found.items, Buyer, found.currency, ("revenue",))
