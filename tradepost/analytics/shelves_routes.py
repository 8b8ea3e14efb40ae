"""Stock's figures over HTTP."""

from typing import Any

from tradepost.analytics import shelves
from tradepost.analytics.calling import EVERYTHING, AsFile, Reader, list_file
from tradepost.analytics.shelves_schemas import InventoryIn, InventoryOut, Shelf
from tradepost.core.db import asks
from tradepost.core.web import router as make_router

router = make_router("analytics")


@router.post("/analytics/inventory", response_model=InventoryOut)
@asks
async def stock_analysis(_who: Reader, body: InventoryIn | None = None, wanted: AsFile = None) -> Any:
    """What the stock is worth, how fast it turns, how long it lasts, what lies dead and what runs out."""
    body = body or InventoryIn()
    if wanted is None:
        return await shelves.inventory(body)
    found = await shelves.inventory(body.model_copy(update={"limit": EVERYTHING, "cursor": None}))
    return await list_file("stock", wanted, found.items, Shelf, found.currency, ("unit_cost", "value"))
