"""What is bought together, over HTTP."""

from decimal import Decimal
from typing import Annotated, Any

from fastapi import Query

from tradepost.analytics import baskets
from tradepost.analytics.baskets import Sort
from tradepost.analytics.baskets_schemas import BasketsOut, Pair
from tradepost.analytics.calling import AsFile, Narrow, Page, Reader, Span, list_file, whole
from tradepost.core.settings import settings
from tradepost.core.web import router as make_router
from tradepost.orders.queries import RowNumber

router = make_router("analytics")


@router.get("/analytics/baskets", response_model=BasketsOut)
async def bought_together(
    _who: Reader,
    days: Span,
    narrow: Narrow,
    page: Page,
    product_id: Annotated[RowNumber, Query(description="The companions of this product alone")] = None,
    min_support: Annotated[
        Decimal,
        Query(ge=0, le=1, max_digits=12, allow_inf_nan=False, description="The share of all orders a pair must be in"),
    ] = Decimal("0.01"),
    sort: Annotated[Sort, Query(description="The largest first")] = "lift",
    wanted: AsFile = None,
) -> Any:
    """Products that are bought together: support, confidence in both directions and lift of each pair."""
    found = await baskets.pairs(days, narrow, product_id, min_support, sort, whole(page, wanted))
    return found if wanted is None else await list_file("baskets", wanted, found.items, Pair, settings().currency)
