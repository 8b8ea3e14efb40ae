"""How many there are in all may be set as a whole, wherever they lie."""

import pytest

from tests import make_stock
from tradepost.core import db
from tradepost.inventory import queries, service
from tradepost.inventory.rules import Line


async def set_total(goods: make_stock.Goods, quantity: int) -> None:
    async with db.transaction() as session:
        await service.set_total(session, goods.variant_id, quantity, reason="Counted")


async def test_what_is_more_goes_to_the_first_location_and_what_is_less_leaves_where_it_is_served(app):
    lamp = await make_stock.goods()
    await make_stock.location("Front", priority=1)
    await make_stock.location("Back", priority=2)
    back = await make_stock.stock(lamp, 20, at="Back")
    front = await make_stock.stock(lamp, 5, at="Front")
    await set_total(lamp, 30)
    assert (await make_stock.numbers(front), await make_stock.numbers(back)) == ((10, 0), (20, 0))
    await set_total(lamp, 12)
    assert (await make_stock.numbers(front), await make_stock.numbers(back)) == ((0, 0), (12, 0))
    await set_total(lamp, 12)
    assert await make_stock.movements(front) == [("received", 5), ("adjusted", 5), ("adjusted", -10)]
    assert await make_stock.drift() == []


async def test_what_is_promised_is_left_alone(app):
    lamp = await make_stock.goods()
    level = await make_stock.stock(lamp, 10)
    async with db.transaction() as session:
        await service.reserve(session, [Line(lamp.variant_id, 4)])
    for quantity, on_hand in ((0, 4), (3, 7)):
        await set_total(lamp, quantity)
        assert await make_stock.numbers(level) == (on_hand, 4)


@pytest.mark.parametrize("quantity", [0, 7])
async def test_goods_that_lie_nowhere_lie_at_the_first_location_then(app, quantity):
    lamp = await make_stock.goods()
    await set_total(lamp, quantity)
    async with db.reading() as session:
        assert await queries.available(session, [lamp.variant_id]) == {lamp.variant_id: quantity}
