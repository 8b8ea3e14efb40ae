"""Whatever is done with orders, in whatever order: levels are what their movements add up to, and so is the money."""

import random
import uuid
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from tests import make_discounts, make_orders as make, make_payments, make_stock
from tradepost.core import db
from tradepost.core.errors import Conflict, Invalid
from tradepost.inventory import service as inventory
from tradepost.inventory.models import Level
from tradepost.inventory.rules import Line
from tradepost.orders import cancelling, dispatching, exchanging, paying, placing, refunding, returns, standing
from tradepost.orders.models import Order, OrderLine, Return
from tradepost.orders.returns import Arrived
from tradepost.orders.rules import APPROVED, CANCELLED, PAID, PENDING, RECEIVED, REQUESTED, RETURN, SALE
from tradepost.orders.wishes import Wish
from tradepost.payments.models import Payment, Refund

STEPS = 100
VERBS = (
    "place", "place", "place", "place", "some", "unpaid", "pay", "pay", "cancel", "send", "send", "receive",
    "ask", "ask", "answer", "answer", "arrive", "arrive", "give_back", "give_back", "exchange", "exchange", "close",
    "refund",
)  # fmt: skip
TURN = {"answer": REQUESTED, "arrive": APPROVED}


async def do(draw: random.Random, goods: list[Any]) -> str:
    """One thing that may happen in a shop; its name."""
    verb = draw.choice(VERBS)
    lines = {one.variant_id: draw.randint(1, 4) for one in draw.sample(goods, draw.randint(1, len(goods)))}
    if verb in {"place", "unpaid"}:
        method = {"tell": draw.choice(["approve", "approve", "decline", "time_out"])}
        wish = Wish(lines=lines, provider="" if verb == "unpaid" else "offline", method=method, codes=("TENTH",))
        async with db.transaction() as session:
            await placing.place(session, wish)
    elif verb == "some":
        async with db.transaction() as session:
            placed, rest = await placing.place_what_is_there(session, Wish(lines=lines))
            served = {line.variant_id for line in placed.order.lines} if placed else set()
            assert served | {one.variant_id for one in rest} == set(lines)
    elif verb == "receive":
        async with db.transaction() as session:
            one = draw.choice(goods)
            await inventory.receive(session, [Line(one.variant_id, draw.randint(1, 9))])
    elif verb in {"pay", "cancel", "send", "ask", "refund"}:
        await with_an_order(draw, verb)
    else:
        await with_a_return(draw, verb, lines)
    return verb


async def with_an_order(draw: random.Random, verb: str) -> None:
    """Pay it, cancel it, send some of it, ask to send some of it back, or give money back for nothing in particular."""
    async with db.reading() as session:
        query = select(Order.id).where(Order.kind == SALE).order_by(Order.id)
        if verb == "ask":
            query = query.where(Order.id.in_(select(OrderLine.order_id).where(OrderLine.fulfilled > 0)))
        elif verb == "send" and draw.random() < 0.9:  # without money there is little to give back
            query = query.where(Order.paid > 0)
        orders = list((await session.execute(query)).scalars())
    if not orders:
        raise Conflict("there is none yet")
    order_id = draw.choice(orders)
    if verb == "pay":
        await paying.pay(order_id)
    elif verb == "cancel":
        await cancelling.cancel_order(order_id, None, "drawn by chance")
    elif verb == "refund":
        async with db.reading() as session:
            order = await standing.loaded(session, order_id)
        line = draw.choice(order.lines)
        part: dict[str, Any] = {"amount": draw.randint(1, 199)}
        of_line = {"lines": [(line.id, draw.randint(1, line.quantity), None)]}
        what = draw.choice([part, part, part, of_line, of_line, {}])
        await refunding.refund(order.number, **what, reason="drawn", key=uuid.UUID(int=draw.getrandbits(128)).hex)
    else:
        async with db.transaction() as session:
            order, _ = await standing.locked(session, order_id)
            if verb == "ask":
                sent = [line for line in order.lines if line.fulfilled]
                some = [
                    (line.id, draw.randint(1, line.fulfilled)) for line in draw.sample(sent, draw.randint(1, len(sent)))
                ]
                await returns.request(session, order, some)
            else:
                some = [(line.id, draw.randint(1, line.quantity)) for line in order.lines if draw.random() < 0.7]
                await dispatching.dispatch(session, order, some or None)


async def with_a_return(draw: random.Random, verb: str, lines: dict[int, int]) -> None:
    """Its next stage; now and then one whose turn it is not."""
    async with db.reading() as session:
        query = select(Return.id).order_by(Return.id)
        if draw.random() < 0.8:
            query = query.where(Return.status == TURN.get(verb, RECEIVED))
        there = list((await session.execute(query)).scalars())
    if not there:
        raise Conflict("there is none yet")
    return_id, amount = draw.choice(there), draw.choice([None, None, Decimal(draw.randint(1, 333)) / 100])
    if verb == "give_back":
        await returns.refund_now(return_id, amount=amount)
    elif verb == "exchange":
        units = dict([draw.choice(list(lines.items()))])
        await exchanging.exchange_now(return_id, units, amount=amount)
    else:
        async with db.transaction() as session:
            found, order = await returns.find(session, return_id)
            if verb == "answer":
                await returns.answer(session, found, order, draw.choice(["approved"] * 4 + ["rejected", "cancelled"]))
            elif verb == "close":
                await returns.close(session, found, order)
            else:
                came = [(line.id, draw.randint(0, line.quantity)) for line in found.lines]
                arrived = [Arrived(line_id, units, draw.randint(0, units)) for line_id, units in came]
                await returns.receive(session, found, order, arrived)


async def check_the_books() -> None:
    assert await make_stock.drift() == []
    assert await make_payments.drift() == []
    assert await make_discounts.drift() == []
    async with db.reading() as session:
        assert await standing.drift(session) == []
        orders = {one.id: one for one in (await session.execute(select(Order))).scalars()}
        lines = list((await session.execute(select(OrderLine))).scalars())
        levels = list((await session.execute(select(Level))).scalars())
    kept: dict[int, int] = {}
    for line in lines:
        if orders[line.order_id].kind == RETURN:
            continue
        units = sum(line.reserved.values())
        kept[line.variant_id] = kept.get(line.variant_id, 0) + units
        open_ = 0 if orders[line.order_id].status == CANCELLED else line.quantity - line.fulfilled
        assert units == open_
        assert 0 <= line.returned <= line.fulfilled <= line.quantity
    for level in levels:
        assert level.on_hand >= level.reserved >= 0
    for variant_id, units in kept.items():
        assert sum(level.reserved for level in levels if level.variant_id == variant_id) == units
    for order in orders.values():
        of_order = [line for line in lines if line.order_id == order.id]
        if order.kind == SALE:
            assert order.total == sum(line.total for line in of_order) + order.shipping
            if order.status in {PENDING, PAID}:
                assert (order.status == PAID) == (order.paid == order.total)
    await check_the_money(orders)


async def check_the_money(orders: dict[int, Order]) -> None:
    """What went back is never more than what came, of no payment and of no order; credit notes say what went back."""
    async with db.reading() as session:
        payments = list((await session.execute(select(Payment))).scalars())
        query = select(Refund.payment_id, func.sum(Refund.amount)).where(Refund.status != "failed")
        rows = await session.execute(query.group_by(Refund.payment_id))
        gone = {payment_id: int(amount) for payment_id, amount in rows}
    for payment in payments:
        assert gone.get(payment.id, 0) == payment.refunded + payment.refunding <= payment.captured <= payment.amount
    for order in orders.values():
        if order.kind == RETURN:
            continue
        own = [payment for payment in payments if payment.order_id == order.id]
        assert order.paid == sum(payment.captured for payment in own)
        assert order.refunded == sum(payment.refunded for payment in own) <= order.paid
        notes = -sum(one.total for one in orders.values() if one.returns_id == order.id and one.status != CANCELLED)
        if order.status == CANCELLED:
            assert order.refunded == order.paid
        else:
            assert notes == order.refunded


@pytest.mark.in_turn
@pytest.mark.parametrize("seed", range(4))
async def test_any_sequence_of_verbs_leaves_the_books_in_order(seed, clean):
    draw = random.Random(seed)
    await make_payments.provider(options={"test_mode": True})
    await make_discounts.discount("TENTH")
    goods = []
    for n in range(3):
        one, _ = await make.goods(f"SKU-{n}", 40, price=333 * (n + 1))
        await make_stock.stock(one, 9, at="Kazan")
        goods.append(one)
    done: list[str] = []
    while len(done) < STEPS:
        try:
            done.append(await do(draw, goods))
        except (Conflict, Invalid):
            continue  # sold out, cancelled already, more than there is: nothing may have changed
    await check_the_books()
    assert await make.count(Order) > 5
    assert set(done) >= {"place", "send", "ask", "answer"}
    await see_through()
    await check_the_books()


async def see_through() -> None:
    """Every return that has come ends with its money, or without where none is left."""
    async with db.reading() as session:
        come = list((await session.execute(select(Return.id).where(Return.status == RECEIVED))).scalars())
    for return_id in come:
        try:
            await returns.refund_now(return_id)
        except Invalid:
            async with db.transaction() as session:
                await returns.close(session, *await returns.find(session, return_id))
