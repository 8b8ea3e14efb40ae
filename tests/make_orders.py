"""Orders for tests, placed as buyers place them: a test alters what it is about."""

from typing import Any

import httpx
from sqlalchemy import func, select

from tests import make_stock
from tests.make_stock import Goods
from tradepost.core import db
from tradepost.core.events import Event
from tradepost.orders.models import Order, OrderLine
from tradepost.payments.models import Payment

CHECKOUT = "/api/v1/checkout"
ADDRESS = {"name": "Ann Lee", "line1": "1 High Street", "city": "Leeds", "postcode": "LS1 1AA", "country": "GB"}


async def goods(sku: str = "LAMP", units: int = 10, *, price: int = 1990) -> tuple[Goods, int]:
    """Something for sale and the level it lies at."""
    found = await make_stock.goods(sku, price=price)
    return found, await make_stock.stock(found, units)


def body(of: Goods, quantity: int = 1, **fields: Any) -> dict[str, Any]:
    """A checkout in one call."""
    return {"items": [{"variant_id": of.variant_id, "quantity": quantity}], "email": "ann@example.com", **fields}


async def check_out(
    who: httpx.AsyncClient, of: Goods, quantity: int = 1, *, key: str | None = None, **fields: Any
) -> httpx.Response:
    """Order some units."""
    headers = {"Idempotency-Key": key} if key else {}
    return await who.post(CHECKOUT, json=body(of, quantity, **fields), headers=headers)


async def placed(who: httpx.AsyncClient, of: Goods, quantity: int = 1, **fields: Any) -> dict[str, Any]:
    """An order that was placed, as the buyer got it."""
    answer = await check_out(who, of, quantity, **fields)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def of_number(number: str) -> Order:
    """An order as the database has it."""
    async with db.reading() as session:
        return (await session.execute(select(Order).where(Order.number == number))).scalar_one()


async def lines_of(number: str) -> list[OrderLine]:
    """Its lines."""
    async with db.reading() as session:
        query = select(OrderLine).join(Order).where(Order.number == number).order_by(OrderLine.id)
        return list((await session.execute(query)).scalars())


async def payments_of(number: str) -> list[Payment]:
    """Its payments."""
    async with db.reading() as session:
        query = select(Payment).join(Order).where(Order.number == number).order_by(Payment.id)
        return list((await session.execute(query)).scalars())


async def timeline(number: str) -> list[str]:
    """What happened to it, oldest first."""
    async with db.reading() as session:
        query = select(Event.name).join(Order, Order.id == Event.subject_id)
        query = query.where(Event.subject_type == "orders", Order.number == number).order_by(Event.id)
        return list((await session.execute(query)).scalars())


async def count(table: Any = Order) -> int:
    """How many rows there are."""
    async with db.reading() as session:
        return int((await session.execute(select(func.count()).select_from(table))).scalar_one())
