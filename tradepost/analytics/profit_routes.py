"""Profit over HTTP."""

from tradepost.analytics import profit
from tradepost.analytics.calling import Page, Reader, Span
from tradepost.analytics.profit_schemas import ProfitOut
from tradepost.core.web import router as make_router

router = make_router("analytics")


@router.get("/analytics/profit")
async def profit_analysis(_who: Reader, days: Span, page: Page) -> ProfitOut:
    """What is left of what was sold, each deduction a line, in all and by product, category and channel."""
    return await profit.profit(days, page)
