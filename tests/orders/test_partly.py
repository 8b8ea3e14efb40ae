"""One order of what is there: the lines that can be served whole, and a word about the rest."""

from sqlalchemy import update

from tests import make_orders as make, make_stock
from tradepost.catalog.models import Variant
from tradepost.core import db
from tradepost.orders import placing
from tradepost.orders.models import Order
from tradepost.orders.wishes import Rest, Wish


async def test_what_is_there_is_ordered_and_the_rest_is_named(clean):
    lamp, lamps = await make.goods("LAMP", 5)
    vase, vases = await make.goods("VASE", 2)
    gone, _ = await make.goods("GONE", 9)
    async with db.transaction() as session:
        await session.execute(update(Variant).where(Variant.id == gone.variant_id).values(archived=True))
    wish = Wish(lines={lamp.variant_id: 5, vase.variant_id: 3, gone.variant_id: 1, 10**9: 1})
    async with db.transaction() as session:
        placed, rest = await placing.place_what_is_there(session, wish)
    assert [(line.sku, line.quantity) for line in placed.order.lines] == [("LAMP", 5)]
    assert placed.order.status == "paid"
    assert rest == [
        Rest(vase.variant_id, 3, 2, sold=True, place=1),
        Rest(gone.variant_id, 1, 9, sold=False, place=2),
        Rest(10**9, 1, 0, sold=False, place=3),
    ]
    assert (await make_stock.numbers(lamps), await make_stock.numbers(vases)) == ((5, 5), (2, 0))


async def test_when_nothing_is_there_no_order_is_made(clean):
    lamp, _ = await make.goods("LAMP", 1)
    async with db.transaction() as session:
        placed, rest = await placing.place_what_is_there(session, Wish(lines={lamp.variant_id: 2}))
    assert (placed, rest) == (None, [Rest(lamp.variant_id, 2, 1, sold=True)])
    assert await make.count(Order) == 0


async def test_an_order_can_be_left_unpaid(clean):
    lamp, level = await make.goods("LAMP", 5)
    async with db.transaction() as session:
        placed = await placing.place(session, Wish(lines={lamp.variant_id: 2}, provider="", country="DE"))
    assert (placed.order.status, placed.order.payment_status, placed.payment) == ("pending", "unpaid", None)
    assert (placed.order.country, placed.order.expires_at) == ("DE", None)
    assert await make_stock.numbers(level) == (5, 2)
