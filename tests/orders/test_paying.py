"""Paying an order: by a provider over the network, or without one; what fails leaves an order that can be paid."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from tests import make_orders as make, make_payments, make_stock
from tradepost.core import clock, db
from tradepost.orders import sweeping
from tradepost.orders.models import Order
from tradepost.payments import service as payments
from tradepost.payments.jobs import sweep as sweep_payments

CARD = {"payment_method": "pm_card_visa"}
NO_MONEY = {"payment_method": "pm_card_chargeCustomerFail"}
ORDERS = "/api/v1/orders"


async def by_card(guest, lamp, card=CARD, **fields):
    return await make.placed(guest, lamp, payment_provider="stripe", payment=card, **fields)


async def pay(guest, made, **body):
    address = f"{ORDERS}/{made['order']['number']}/pay"
    return await guest.post(address, json=body, headers={"X-Order-Token": made["token"]})


async def standing(made) -> tuple[str, str, int]:
    order = await make.of_number(made["order"]["number"])
    return order.status, order.payment_status, order.paid


async def test_a_card_is_charged_and_the_order_is_paid(guest, localstripe):
    lamp, _ = await make.goods(price=1990)
    made = await by_card(guest, lamp, expected_total="19.90")
    assert (made["order"]["status"], made["order"]["paid"], made["order"]["expires_at"]) == ("paid", "19.90", None)
    assert (made["payment"]["status"], made["payment"]["provider"]) == ("captured", "stripe")
    assert localstripe.charges() == [("succeeded", 1990, True)]
    assert await make.timeline(made["order"]["number"]) == ["order.placed", "order.paid"]


async def test_a_declined_card_leaves_an_order_that_another_card_pays(guest, localstripe):
    lamp, level = await make.goods(price=1990)
    made = await by_card(guest, lamp, NO_MONEY)
    assert (made["order"]["status"], made["payment"]["status"]) == ("pending", "declined")
    assert made["order"]["expires_at"] is not None
    answer = await pay(guest, made, payment_provider="stripe", payment=CARD)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["order"]["status"], answer.json()["payment"]["status"]) == ("paid", "captured")
    again = await pay(guest, made, payment_provider="stripe", payment=CARD)
    assert again.json()["order"] == answer.json()["order"]
    assert [status for status, *_ in localstripe.charges()].count("succeeded") == 1
    assert await make_stock.numbers(level) == (10, 1)
    assert len(await make.payments_of(made["order"]["number"])) == 2


async def test_many_who_pay_one_order_at_once_charge_it_once(guest, localstripe):
    lamp, _ = await make.goods(price=1990)
    made = await by_card(guest, lamp, NO_MONEY)
    answers = await asyncio.gather(*[pay(guest, made, payment_provider="stripe", payment=CARD) for _ in range(12)])
    assert {answer.status_code for answer in answers} == {200}
    assert await standing(made) == ("paid", "paid", 1990)
    assert [status for status, *_ in localstripe.charges()].count("succeeded") == 1


async def test_a_time_out_leaves_the_order_to_be_resumed_and_charged_once(guest, localstripe, line):
    lamp, _ = await make.goods(price=1990)
    line.loses.append("/confirm")
    first = await make.check_out(guest, lamp, key="k", payment_provider="stripe", payment=CARD)
    assert (first.json()["order"]["status"], first.json()["payment"]["status"]) == ("pending", "unknown")
    again = await make.check_out(guest, lamp, key="k", payment_provider="stripe", payment=CARD)
    assert (again.json()["order"]["id"], again.json()["order"]["status"]) == (first.json()["order"]["id"], "paid")
    assert localstripe.charges() == [("succeeded", 1990, True)]


async def test_nobody_comes_back_and_the_sweep_finishes_it(guest, localstripe, line):
    lamp, _ = await make.goods(price=1990)
    line.loses.append("/confirm")
    made = await by_card(guest, lamp)
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert await sweep_payments() == 1
    assert await standing(made) == ("paid", "paid", 1990)
    assert localstripe.charges() == [("succeeded", 1990, True)]


async def test_changing_ones_mind_about_how_to_pay_lets_the_first_way_go(guest, localstripe):
    lamp, _ = await make.goods(price=1990)
    made = await by_card(guest, lamp, {})
    assert (made["payment"]["status"], bool(made["payment"]["client_secret"])) == ("pending", True)
    answer = await pay(guest, made, payment_provider="offline")
    assert (answer.json()["order"]["status"], answer.json()["payment"]["provider"]) == ("paid", "offline")
    assert [payment.status for payment in await make.payments_of(made["order"]["number"])] == ["voided", "captured"]
    assert localstripe.charges() == []


@pytest.mark.parametrize(
    ("captures", "status", "payment_status", "payment"),
    [
        ("at_once", "paid", "paid", "captured"),
        ("on_receipt", "pending", "authorised", "authorised"),
        ("in_advance", "pending", "unpaid", "pending"),
    ],
)
async def test_without_a_provider_the_merchant_says_when_it_is_paid(captures, status, payment_status, payment, guest):
    lamp, level = await make.goods(price=1990)
    await make_payments.provider(options={"captures": captures})
    made = await make.placed(guest, lamp)
    order = made["order"]
    assert (order["status"], order["payment_status"], made["payment"]["status"]) == (status, payment_status, payment)
    assert order["expires_at"] is None
    if status == "pending":
        await payments.capture(made["payment"]["id"])
    assert await standing(made) == ("paid", "paid", 1990)
    assert await make_stock.numbers(level) == (10, 1)
    assert await make.timeline(order["number"]) == ["order.placed", "order.paid"]


async def test_a_payment_that_is_told_to_decline_leaves_the_order_pending(guest):
    lamp, _ = await make.goods(price=1990)
    await make_payments.provider(options={"test_mode": True})
    made = await make.placed(guest, lamp, payment={"tell": "decline"})
    assert (made["order"]["status"], made["order"]["due"], made["payment"]["status"]) == (
        "pending",
        "19.90",
        "declined",
    )
    assert (await pay(guest, made)).json()["order"]["status"] == "paid"


async def test_anothers_order_is_not_paid(guest, buyer):
    lamp, _ = await make.goods()
    await make_payments.provider(options={"captures": "in_advance"})
    made = await make.placed(guest, lamp)
    address = f"{ORDERS}/{made['order']['number']}/pay"
    assert (await guest.post(address, json={})).status_code == 401
    assert (await buyer.post(address, json={})).status_code == 404
    assert (await buyer.post(f"{ORDERS}/TP-1/pay", json={})).status_code == 404


# --- expiry ---


async def later(**delta) -> tuple[int, int]:
    with clock.at(clock.now() + timedelta(**delta)):
        return await sweeping.sweep()


async def test_an_order_that_stays_unpaid_expires_and_its_goods_are_free(guest, localstripe):
    lamp, level = await make.goods()
    made = await by_card(guest, lamp, {})
    assert await later(minutes=59) == (0, 0)
    assert await make_stock.numbers(level) == (10, 1)
    assert await later(minutes=61) == (1, 0)
    order = await make.of_number(made["order"]["number"])
    assert (order.status, order.payment_status, order.cancel_reason) == (
        "cancelled",
        "cancelled",
        "It was not paid in time",
    )
    assert await make_stock.numbers(level) == (10, 0)
    assert [payment.status for payment in await make.payments_of(order.number)] == ["voided"]
    assert await later(minutes=61) == (0, 0)
    assert await make_stock.drift() == []


async def test_an_order_that_was_paid_in_the_last_moment_stays(guest, localstripe, line):
    lamp, level = await make.goods(price=1990)
    line.loses.append("/confirm")
    made = await by_card(guest, lamp)  # it was charged, nobody here knows yet
    assert await later(minutes=61) == (0, 0)
    assert await standing(made) == ("paid", "paid", 1990)
    assert await make_stock.numbers(level) == (10, 1)


async def test_many_sweeps_at_once_expire_an_order_once(guest, localstripe):
    lamp, level = await make.goods()
    made = await by_card(guest, lamp, {})
    with clock.at(clock.now() + timedelta(minutes=61)):
        found = await asyncio.gather(*[sweeping.sweep() for _ in range(6)])
    assert sum(expired for expired, _ in found) == 1
    assert await make_stock.numbers(level) == (10, 0)
    assert (await make.timeline(made["order"]["number"])).count("order.cancelled") == 1


async def test_money_that_comes_for_a_cancelled_order_goes_back(guest, localstripe, line):
    lamp, _ = await make.goods(price=1990)
    made = await by_card(guest, lamp, {})
    (payment,) = await make.payments_of(made["order"]["number"])
    async with db.transaction() as session:
        await session.execute(
            update(Order).values(status="cancelled", payment_status="cancelled", fulfilment_status="cancelled")
        )
    localstripe.post(f"/v1/payment_intents/{payment.external_id}", payment_method="pm_card_visa")
    localstripe.post(f"/v1/payment_intents/{payment.external_id}/confirm")
    await payments.settle(payment.id)
    with clock.at(clock.now() + timedelta(minutes=5)):
        await sweep_payments()
    assert localstripe.refunds() == [1990]
    assert await standing(made) == ("cancelled", "refunded", 1990)
