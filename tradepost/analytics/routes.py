"""Figures over HTTP."""

from typing import Annotated

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.analytics import asking, baskets_routes, buyers_routes, profit_routes, ranking_routes, shelves_routes
from tradepost.analytics.dimensions import DIMENSIONS
from tradepost.analytics.metrics import METRICS
from tradepost.analytics.schemas import DimensionOut, MetricOut, MetricsOut, QueryIn, QueryOut
from tradepost.core.db import asks
from tradepost.core.web import router as make_router

router = make_router("analytics")
Reader = Annotated[Caller, may(Right.REPORTS_READ)]


@router.get("/analytics/metrics")
async def list_metrics(_who: Reader) -> MetricsOut:
    """What can be asked: every metric with its unit and formula, every dimension, every grain."""
    return MetricsOut(
        metrics=[MetricOut.model_validate(one) for one in METRICS.values()],
        dimensions=[DimensionOut.model_validate(one) for one in DIMENSIONS.values()],
        grains=["hour", "day", "week", "month", "quarter", "year"],
    )


@router.post("/analytics/query")
@asks
async def query(body: QueryIn, _who: Reader) -> QueryOut:
    """Any metrics by any dimensions, with filters, in buckets of time, beside the figures of other days."""
    return await asking.ask(body)


for _part in (ranking_routes, baskets_routes, buyers_routes, shelves_routes, profit_routes):
    router.include_router(_part.router)
bare = router
