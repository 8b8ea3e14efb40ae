"""Orders as buyers place them, for what comes after."""

from typing import Any

import pytest
from sqlalchemy import func, select

from tests import make_stock as make
from tests.payments.conftest import line, localstripe, localstripe_server
from tests.people import Person
from tradepost.core import db
from tradepost.inventory import service as inventory
from tradepost.inventory.models import Level
from tradepost.orders.models import Order

ADDRESS = {
    "name": "Alice Smith", "line1": "1 Lamp Street", "city": "Riga", "postcode": "LV-1001", "country": "Latvia",
    "phone": "+371 1234567",
}  # fmt: skip


@pytest.fixture
async def lamp(app: Any) -> make.Goods:
    """Ten lamps at 19.90, on the shelf of the first location."""
    found = await make.goods("LAMP", price=1990)
    await make.stock(found, 10)
    return found


async def order(who: Any, *lines: tuple[make.Goods, int], **fields: Any) -> dict[str, Any]:
    """An order placed and paid at once by the offline provider; the whole answer."""
    items = [{"variant_id": goods.variant_id, "quantity": units} for goods, units in lines]
    body = {"items": items, "payment_provider": "offline", "shipping_address": ADDRESS, **fields}
    answer = await who.post("/api/v1/checkout", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture
async def placed(buyer: Person, lamp: make.Goods) -> dict[str, Any]:
    """Alice's order of three lamps, paid: 59.70."""
    found: dict[str, Any] = (await order(buyer, (lamp, 3)))["order"]
    assert (found["status"], found["payment_status"], found["total"]) == ("paid", "paid", "59.70")
    return found


async def shelf(goods: make.Goods) -> tuple[int, int]:
    """(on hand, reserved) of a thing over all locations; the ledger adds up meanwhile."""
    async with db.reading() as session:
        assert list(await inventory.drift(session)) == []
        query = select(func.sum(Level.on_hand), func.sum(Level.reserved)).where(Level.variant_id == goods.variant_id)
        on_hand, reserved = (await session.execute(query)).one()
        return int(on_hand), int(reserved)


async def row(number: str) -> Order:
    async with db.reading() as session:
        return (await session.execute(select(Order).where(Order.number == number))).scalar_one()


# A provider over a real network, for orders that are paid by one.
__all__ = ["line", "localstripe", "localstripe_server"]
