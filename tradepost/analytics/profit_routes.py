"""Profit over HTTP."""

from typing import Annotated

from fastapi import Depends, Query

from tradepost.analytics import profit
from tradepost.analytics.calling import Page, Reader, RowIds, Span, Words
from tradepost.analytics.profit_schemas import ProfitOut
from tradepost.analytics.schemas import Filters
from tradepost.core.web import router as make_router

router = make_router("analytics")


def narrowing(
    product_id: RowIds = [],  # noqa: B006 - it is copied
    category_id: Annotated[RowIds, Query(description="With everything below them")] = [],  # noqa: B006 - it is copied
    channel: Annotated[Words, Query(description="Such as store or wildberries")] = [],  # noqa: B006 - it is copied
) -> Filters:
    """Which sales are meant; all unless some are named."""
    return Filters(product_ids=product_id, category_ids=category_id, channels=channel)


@router.get("/analytics/profit")
async def profit_analysis(
    _who: Reader, days: Span, page: Page, wanted: Annotated[Filters, Depends(narrowing)]
) -> ProfitOut:
    """What is left of what was sold, each deduction a line, in all and by product, category and channel.

    Of some products, categories or channels only what was spent for them is subtracted.
    """
    return await profit.profit(days, page, wanted)
