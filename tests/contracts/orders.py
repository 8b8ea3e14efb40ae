"""Orders as the database has them."""

from typing import Any

from sqlalchemy import func, select

from tradepost.core import db
from tradepost.orders.models import Order


async def of_id(order_id: int) -> Order:
    """An order by its id, which is how these documents name them."""
    async with db.reading() as session:
        return (await session.execute(select(Order).where(Order.id == order_id))).scalar_one()


async def count(table: Any = Order) -> int:
    """How many rows there are."""
    async with db.reading() as session:
        return int((await session.execute(select(func.count()).select_from(table))).scalar_one())
