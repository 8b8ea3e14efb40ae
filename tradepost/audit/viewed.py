"""What somebody looked at last, as the catalogue shows it.

The catalogue stands above, so it cannot be asked from here. When it is loaded it says how products are shown.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.audit.models import Activity

PRODUCTS = "products"
Shows = Callable[[AsyncSession, Collection[int]], Awaitable[Mapping[int, Any]]]
_shows: list[Shows] = []


def products_are_shown(by: Shows) -> None:
    """Said once by the catalogue: `by(db, ids)` gives products for the wire by id, those that everybody may see."""
    _shows[:] = [by]


async def recently(db: AsyncSession, account_id: int, *, limit: int) -> list[tuple[int, datetime, Any]]:
    """(product id, when, product) of what somebody looked at last, each once; what is no longer on sale is left out."""
    latest = func.max(Activity.id)
    query = (
        select(Activity.subject_id, func.max(Activity.created_at), latest)
        .where(
            Activity.account_id == account_id,
            Activity.kind == "viewed",
            Activity.subject_type == PRODUCTS,
            Activity.subject_id.is_not(None),
        )
        .group_by(Activity.subject_id)
        .order_by(latest.desc())
        .limit(limit)
    )
    seen: list[tuple[Any, datetime]] = [(row[0], row[1]) for row in await db.execute(query)]
    shown = await _shows[0](db, [product_id for product_id, _ in seen]) if seen and _shows else {}
    return [(product_id, at, shown[product_id]) for product_id, at in seen if product_id in shown]
