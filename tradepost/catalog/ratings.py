"""What buyers give a product, as told by the reviews, which stand above the catalogue."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product


async def rate(db: AsyncSession, product_id: int, *, average: int, count: int) -> None:
    """Write a product's rating, in hundredths of stars. What buyers say is no edit: its version stays as it is."""
    await db.execute(
        update(Product)
        .where(Product.id == product_id)
        .values(rating_average=average, rating_count=count, updated_at=Product.updated_at)
        .execution_options(synchronize_session=False)
    )
