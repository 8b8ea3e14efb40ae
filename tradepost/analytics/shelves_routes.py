"""Stock's figures over HTTP."""

from tradepost.analytics import shelves
from tradepost.analytics.calling import Reader
from tradepost.analytics.shelves_schemas import InventoryIn, InventoryOut
from tradepost.core.db import asks
from tradepost.core.web import router as make_router

router = make_router("analytics")


@router.post("/analytics/inventory")
@asks
async def stock_analysis(_who: Reader, body: InventoryIn | None = None) -> InventoryOut:
    """What the stock is worth, how fast it turns, how long it lasts, what lies dead and what runs out."""
    return await shelves.inventory(body or InventoryIn())
