"""What an unpaid order holds may be changed: its sums, discounts and goods follow, and nobody's are lost."""

from sqlalchemy import select

from tests import make_discounts, make_stock
from tests.contracts import orders
from tradepost.cart.buyers import Buyer
from tradepost.core import db
from tradepost.discounts.models import Discount
from tradepost.orders import cancelling, placing, rewriting, standing
from tradepost.orders.wishes import Wish


async def placed(units: dict[int, int], **fields) -> int:
    async with db.transaction() as session:
        made = await placing.place(session, Wish(lines=units, buyer=Buyer(email="a@b.example"), provider="", **fields))
        return made.order.id


async def rewritten(order_id: int, units: dict[int, int]) -> None:
    async with db.transaction() as session:
        await rewriting.rewrite(session, order_id, units)


async def uses(discount_id: int) -> int:
    async with db.reading() as session:
        return (await session.execute(select(Discount.used).where(Discount.id == discount_id))).scalar_one()


async def test_discounts_are_worked_out_anew_and_counted_once(app):
    lamp, shade = await make_stock.goods("LAMP", price=1000), await make_stock.goods("SHADE", price=500)
    for one in (lamp, shade):
        await make_stock.stock(one, 10)
    tenth = await make_discounts.discount("TENTH", max_uses=1)
    order_id = await placed({lamp.variant_id: 2}, codes=("TENTH",))
    assert ((await orders.of_id(order_id)).total, await uses(tenth)) == (1800, 1)

    await rewritten(order_id, {lamp.variant_id: 1, shade.variant_id: 4})

    order = await orders.of_id(order_id)
    assert (order.subtotal, order.discount, order.total, order.units) == (3000, 300, 2700, 5)
    assert [(one["code"], one["amount"]) for one in order.discounts] == [("TENTH", 300)]
    assert await uses(tenth) == 1
    (event,) = await make_stock.happened("order.updated")
    assert event.changes["items"] == [{"LAMP": 2}, {"LAMP": 1, "SHADE": 4}]
    assert event.changes["total"] == [1800, 2700]

    async with db.transaction() as session:
        await cancelling.cancel(session, await standing.loaded(session, order_id), None)
    assert await uses(tenth) == 0
    assert await make_stock.drift() == []


async def test_what_stays_keeps_its_place_on_the_shelves(app):
    lamp = await make_stock.goods("LAMP", price=1000)
    await make_stock.location("Front", priority=1)
    await make_stock.location("Back", priority=2)
    back, front = await make_stock.stock(lamp, 5, at="Back"), await make_stock.stock(lamp, 5, at="Front")
    order_id = await placed({lamp.variant_id: 7})
    assert (await make_stock.numbers(front), await make_stock.numbers(back)) == ((5, 5), (5, 2))
    await rewritten(order_id, {lamp.variant_id: 10})
    assert (await make_stock.numbers(front), await make_stock.numbers(back)) == ((5, 5), (5, 5))
    await rewritten(order_id, {lamp.variant_id: 1})
    assert (await make_stock.numbers(front), await make_stock.numbers(back)) == ((5, 1), (5, 0))
    assert await make_stock.drift() == []
