"""What the stories of prices stand on."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from tests import make_catalog
from tradepost.core import db
from tradepost.pricing.models import PriceChange

PRICES = "/api/v1/prices"


@pytest.fixture
async def lamp(owner) -> dict[str, Any]:
    """A lamp for 19.90, its one variant as the catalogue shows it."""
    made = await make_catalog.product(owner, name="Lamp", sku="LAMP")
    variant: dict[str, Any] = made["variants"][0]
    return variant


@pytest.fixture
def history() -> Callable[..., Any]:
    """`await history(variant_id)`: (currency, before, after) of each change, oldest first."""

    async def read(variant_id: int) -> list[tuple[str, int | None, int | None]]:
        async with db.reading() as session:
            rows = await session.execute(
                select(PriceChange.currency, PriceChange.before, PriceChange.after)
                .where(PriceChange.variant_id == variant_id)
                .order_by(PriceChange.id)
            )
            return [(currency, before, after) for currency, before, after in rows]

    return read
