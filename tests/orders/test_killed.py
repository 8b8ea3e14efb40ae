"""kill -9 at every step of a checkout: afterwards it is finished or given up, and no money is without an order."""

from datetime import timedelta

import pytest

from tests import dying, make_discounts, make_orders as make, make_payments, make_stock
from tradepost.core import clock, db, jobs
from tradepost.orders.jobs import sweep_orders
from tradepost.orders.models import Order
from tradepost.payments.jobs import sweep_payments

HEADERS = {"Idempotency-Key": "the one checkout"}
PLACING = [
    ("tradepost.orders.opening:look", "after"),
    ("tradepost.cart.totals:work_out", "after"),
    ("tradepost.customers.service:ordering", "after"),
    ("tradepost.inventory.service:reserve", "before"),
    ("tradepost.inventory.service:reserve", "after"),
    ("tradepost.discounts.service:use", "after"),
    ("tradepost.orders.placing:place", "after"),  # all is written, nothing is committed
    ("tradepost.orders.checking_out:tried", "after"),  # committed, not answered
]
OFFLINE = [*PLACING, ("tradepost.payments.service:pay_now", "after")]
CARD = [
    *PLACING[-2:],
    ("tradepost.payments.service:open_payment", "after"),
    ("tradepost.payments.service:settle", "before"),  # the order is there, nobody was asked
    ("tradepost.payments.service:claim", "after"),  # the lease is taken
    ("tradepost.payments.providers.stripe:PROVIDER.ask", "before"),
    ("tradepost.payments.asking:answer", "after"),  # it is begun there, its number not known here
    ("tradepost.payments.asking:finish", "before"),  # it is charged there, not known here
    ("tradepost.payments.asking:write", "after"),  # written down, not committed
    ("tradepost.payments.asking:finish", "after"),  # committed, not answered
]


async def check_out_and_die(database, step: str, when: str, body) -> None:
    """A checkout in a process that kills itself at this step."""
    await dying.post(database.url, make.CHECKOUT, body, HEADERS, dies=(step, when))


async def sweep() -> None:
    """What the worker does once it is there again."""
    async with db.transaction() as session:
        await jobs.later(session, sweep_payments)
        await jobs.later(session, sweep_orders)
    await jobs.drain()


async def check_the_books(level: int, code: int, charges: list[int]) -> None:
    """One order that is paid, or none and everything free; every charge has its order."""
    assert await make_stock.drift() == []
    assert await make_payments.drift() == []
    assert await make_discounts.drift() == []
    assert await make.count(Order) <= 1
    async with db.reading() as session:
        order = (await session.execute(Order.__table__.select())).one_or_none()
    if order is not None and order.status == "paid":
        assert (order.paid, order.refunded) == (3582, 0)
        assert await make_stock.numbers(level) == (10, 2)
        assert await make_discounts.counts(code) == (1, 1)
        assert charges in ([], [3582])
    else:
        assert order is None or order.status == "cancelled"
        assert charges == []
        assert await make_stock.numbers(level) == (10, 0)
        assert await make_discounts.counts(code) == (0, 0)


@pytest.fixture
async def wish(clean):
    """A checkout of two lamps with a code, and what to look at afterwards."""
    lamp, level = await make.goods("LAMP", 10, price=1990)
    code = await make_discounts.discount("TENTH")
    return make.body(lamp, 2, codes=["TENTH"], expected_total="35.82"), level, code


@pytest.mark.in_turn
@pytest.mark.parametrize(("step", "when"), OFFLINE)
async def test_a_checkout_without_a_provider_is_done_whole_or_not_at_all(step, when, database, wish, guest):
    body, level, code = wish
    await check_out_and_die(database, step, when, body)
    await sweep()
    await check_the_books(level, code, [])
    again = await guest.post(make.CHECKOUT, json=body, headers=HEADERS)
    assert (again.status_code, again.json()["order"]["status"]) == (201, "paid"), again.text
    await check_the_books(level, code, [])
    assert await make.count(Order) == 1


@pytest.mark.in_turn
@pytest.mark.parametrize(("step", "when"), CARD)
async def test_a_checkout_by_card_is_finished_or_given_up(step, when, database, wish, guest, localstripe):
    body, level, code = wish
    body |= {"payment_provider": "stripe", "payment": {"payment_method": "pm_card_visa"}}
    await check_out_and_die(database, step, when, body)

    def charges() -> list[int]:
        return [amount for status, amount, _ in localstripe.charges() if status == "succeeded"]

    if charges():
        assert await make.count(Order) == 1  # the order was there before the money
    with clock.at(clock.now() + timedelta(minutes=5)):
        await sweep()
    await check_the_books(level, code, charges())
    with clock.at(clock.now() + timedelta(minutes=6)):
        again = await guest.post(make.CHECKOUT, json=body, headers=HEADERS)
    assert (again.status_code, again.json()["order"]["status"]) == (201, "paid"), again.text
    assert charges() == [3582]
    await check_the_books(level, code, charges())


@pytest.mark.parametrize("step", ["tradepost.payments.service:settle", "tradepost.payments.service:claim"])
async def test_a_checkout_that_nobody_finishes_in_time_is_given_up(step, database, wish, localstripe):
    """The provider cannot be asked by whoever comes later: there is no card, and the time is over."""
    body, level, code = wish
    body |= {"payment_provider": "stripe"}
    await check_out_and_die(database, step, "after" if step.endswith("claim") else "before", body)
    with clock.at(clock.now() + timedelta(minutes=61)):
        await sweep()
        await sweep()
    assert await make.count(Order) == 1
    await check_the_books(level, code, [amount for status, amount, _ in localstripe.charges() if status == "succeeded"])
