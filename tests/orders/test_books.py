"""`tradepost doctor` finds an order whose money or sums do not add up, whatever was changed by hand."""

import pytest
from sqlalchemy import update

from tests import make_orders as make
from tradepost.core import db
from tradepost.orders import standing
from tradepost.orders.models import Order, OrderLine
from tradepost.payments.models import Payment


async def drift():
    async with db.reading() as session:
        return await standing.drift(session)


@pytest.mark.parametrize(
    ("table", "values", "found"),
    [
        (Order, {"paid": 1}, (1, 3980, 3980, 3980)),
        (Order, {"total": 5}, (3980, 3980, 5, 3980)),
        (Order, {"shipping": 20}, (3980, 3980, 3980, 4000)),
        (OrderLine, {"total": 7}, (3980, 3980, 3980, 7)),
        (Payment, {"captured": 9}, (3980, 9, 3980, 3980)),
    ],
)
async def test_an_order_that_does_not_add_up_is_found(table, values, found, guest):
    lamp, _ = await make.goods(price=1990)
    made = await make.placed(guest, lamp, 2)
    assert await drift() == []
    async with db.transaction() as session:
        await session.execute(update(table).values(**values).execution_options(synchronize_session=False))
    assert await drift() == [(made["order"]["number"], *found)]
