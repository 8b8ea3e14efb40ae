"""Reviews for tests: each call makes one valid thing, of which a test alters what it is about."""

import itertools
from typing import Any

import httpx
from sqlalchemy import select

from tests import make_stock
from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, db
from tradepost.orders.models import Order, OrderLine
from tradepost.reviews import queries

_numbers = itertools.count(1)


async def lamp() -> int:
    """The id of a product that is on sale."""
    return (await make_stock.goods(f"LAMP-{next(_numbers)}")).product_id


async def posted(who: httpx.AsyncClient, product_id: int, rating: int = 5, **fields: Any) -> dict[str, Any]:
    """A review of a product."""
    answer = await who.post(f"/api/v1/products/{product_id}/reviews", json={"rating": rating, **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def order(account_id: int, product_id: int, *, status: str = "delivered", customer_id: int | None = None) -> int:
    """An order of one unit of a product, as its tables hold it."""
    async with db.transaction() as session:
        product = (await session.execute(select(Product).where(Product.id == product_id))).scalar_one()
        variant = (await session.execute(select(Variant.id).where(Variant.product_id == product_id))).scalar_one()
        now = clock.now()
        made = Order(
            number=f"ORDER-{next(_numbers)}",
            account_id=None if customer_id else account_id,
            customer_id=customer_id,
            status=status,
            placed_at=now,
            business_day=clock.business_day(now),
            currency="RUB",
            lines=[
                OrderLine(
                    product_id=product.id,
                    variant_id=variant,
                    name=product.name,
                    sku="S",
                    quantity=1,
                    unit_price=1,
                    total=1,
                )
            ],
        )
        session.add(made)
        await session.flush()
        return made.id


async def drift() -> list[str]:
    """What `tradepost doctor` would complain of."""
    async with db.reading() as session:
        return list(await queries.drift(session))


async def moderated(owner: httpx.AsyncClient, rule: str) -> None:
    """The shop's rule for when reviews are shown."""
    answer = await owner.put("/api/v1/reviews/settings", json={"moderation": rule})
    assert answer.status_code == 200, answer.text
