"""Profit over HTTP."""

from typing import Annotated, Any, Literal

from fastapi import Depends, Query

from tradepost.analytics import profit
from tradepost.analytics.calling import AsFile, Page, Reader, RowIds, Span, Words, list_file, whole
from tradepost.analytics.profit_schemas import CategoryProfit, ChannelProfit, ProductProfit, ProfitOut, Profits
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


@router.get("/analytics/profit", response_model=ProfitOut)
async def profit_analysis(
    _who: Reader,
    days: Span,
    page: Page,
    narrow: Annotated[Filters, Depends(narrowing)],
    wanted: AsFile = None,
    of: Annotated[Literal["product", "category", "channel"], Query(description="Which list a file holds")] = "product",
) -> Any:
    """What is left of what was sold, each deduction a line, in all and by product, category and channel.

    Of some products, categories or channels only what was spent for them is subtracted.
    """
    found = await profit.profit(days, whole(page, wanted), narrow)
    if wanted is None:
        return found
    lists: dict[str, tuple[Any, type[Profits]]] = {
        "product": (found.products.items, ProductProfit),
        "category": (found.categories, CategoryProfit),
        "channel": (found.channels, ChannelProfit),
    }
    amounts = [name for name, *_ in profit.LINES]
    return await list_file(f"profit {of}", wanted, *lists[of], found.currency, amounts)
