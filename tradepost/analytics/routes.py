"""Figures over HTTP."""

from typing import Annotated, Any

from fastapi import Query

from tradepost.analytics import (
    asking,
    baskets_routes,
    buyers_routes,
    named,
    named_schemas as shapes,
    profit_routes,
    ranking_routes,
    report_routes,
    shelves_routes,
)
from tradepost.analytics.calling import Reader, Span
from tradepost.analytics.dimensions import DIMENSIONS
from tradepost.analytics.exporting import Format
from tradepost.analytics.metrics import METRICS
from tradepost.analytics.schemas import DimensionOut, Filters, MetricOut, MetricsOut, QueryIn, QueryOut
from tradepost.core.db import asks
from tradepost.core.web import router as make_router

router = make_router("analytics")


@router.get("/analytics/metrics")
async def list_metrics(_who: Reader) -> MetricsOut:
    """What can be asked: every metric with its unit and formula, every dimension, every grain."""
    return MetricsOut(
        metrics=[MetricOut.model_validate(one) for one in METRICS.values()],
        dimensions=[DimensionOut.model_validate(one) for one in DIMENSIONS.values()],
        grains=["hour", "day", "week", "month", "quarter", "year"],
    )


@router.post("/analytics/query", response_model=QueryOut)
@asks
async def query(
    body: QueryIn,
    _who: Reader,
    wanted: Annotated[Format | None, Query(alias="format", description="As a file")] = None,
) -> Any:
    """Any metrics by any dimensions, with filters, in buckets of time, beside the figures of other days."""
    found = await asking.ask(body)
    return found if wanted is None else await report_routes.file(body, found, wanted, "figures")


@router.post("/analytics/sales")
@asks
async def sales(body: shapes.SalesIn, _who: Reader) -> shapes.SalesOut:
    """Sales of a range of days, by day, product, category and platform."""
    return await named.sales(body)


@router.post("/analytics/revenue")
@asks
async def revenue(body: shapes.RevenueIn, _who: Reader) -> shapes.RevenueOut:
    """Revenue by day, week, month, quarter or year; buckets in which nothing was sold are there with zeros."""
    return await named.revenue(body)


@router.post("/analytics/revenue/compare")
@asks
async def compare_revenue(body: shapes.CompareIn, _who: Reader) -> shapes.CompareOut:
    """Two periods beside each other, as a whole and by category."""
    return await named.compare(body)


@router.get("/analytics/orders")
async def order_analysis(
    _who: Reader,
    days: Span,
    platform: Annotated[list[str], Query(max_length=200)] = [],  # noqa: B006 - FastAPI copies it
    country: Annotated[list[str], Query(max_length=200)] = [],  # noqa: B006 - FastAPI copies it
) -> shapes.OrdersOut:
    """How people order: values, sizes, rates, new against returning, and when."""
    return await named.orders(days, Filters(platforms=platform, countries=country))


@router.get("/analytics/channels")
async def channels(_who: Reader, days: Span) -> shapes.ChannelsOut:
    """What each channel brought, and which part of the whole that is."""
    return await named.channels(days)


@router.get("/dashboard/summary")
async def summary(
    _who: Reader, days: Span, top: Annotated[int, Query(ge=1, le=100, description="How many products")] = 10
) -> shapes.DashboardOut:
    """Key figures beside those of as many days before, top products, platforms; the last thirty days unless told."""
    return await named.summary(days, top)


for _part in (ranking_routes, baskets_routes, buyers_routes, shelves_routes, profit_routes, report_routes):
    router.include_router(_part.router)
bare = router
