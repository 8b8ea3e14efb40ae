"""Cancelling: goods are free again, what was used is given back, what was paid goes back, once."""

import asyncio

import pytest

from tests import make_discounts, make_orders as make, make_payments, make_stock
from tradepost.core import db
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Cause
from tradepost.orders import cancelling, standing
from tradepost.payments.models import Refund

ORDERS = "/api/v1/orders"


async def cancel(who, made, reason="", **more):
    headers = {"X-Order-Token": made["token"]} if more.get("token", made["token"]) else {}
    return await who.post(f"{ORDERS}/{made['order']['number']}/cancel", json={"reason": reason}, headers=headers)


async def test_a_guest_cancels_and_gets_everything_back(guest):
    lamp, level = await make.goods(price=1990)
    made = await make.placed(guest, lamp, 3)
    answer = await cancel(guest, made, "Too late")
    assert answer.status_code == 200, answer.text
    order = answer.json()
    assert (order["status"], order["payment_status"], order["fulfilment_status"]) == (
        "cancelled",
        "refunded",
        "cancelled",
    )
    assert (order["refunded"], order["due"], order["cancel_reason"]) == ("59.70", "0.00", "Too late")
    assert order["cancelled_at"] is not None
    assert await make_stock.numbers(level) == (10, 0)
    assert await make_stock.movements(level) == [("received", 10), ("reserved", 3), ("released", -3)]
    assert (await make.timeline(order["number"]))[2:] == ["order.cancelled", "order.refunded"]
    again = await cancel(guest, made)
    assert again.status_code == 409
    assert await make.count(Refund) == 1
    assert await make_stock.drift() == []
    assert await make_payments.drift() == []


async def test_a_retry_under_the_same_key_gets_the_same_answer(guest):
    lamp, level = await make.goods()
    made = await make.placed(guest, lamp)
    headers = {"X-Order-Token": made["token"], "Idempotency-Key": "k"}
    address = f"{ORDERS}/{made['order']['number']}/cancel"
    first, again = [await guest.post(address, json={"reason": "Late"}, headers=headers) for _ in range(2)]
    assert (first.status_code, again.status_code, again.json()) == (200, 200, first.json())
    assert (await guest.post(address, json={"reason": "Other"}, headers=headers)).status_code == 409
    assert await make_stock.numbers(level) == (10, 0)


async def test_what_was_used_is_given_back(guest):
    lamp, _ = await make.goods(price=1000)
    once = await make_discounts.discount("ONCE", uses=1)
    card = await make_discounts.card("GIFT-1234", 500)
    made = await make.placed(guest, lamp, codes=["ONCE"], gift_card="GIFT-1234")
    assert (made["order"]["total"], made["order"]["credit"], made["payment"]["amount"]) == ("9.00", "5.00", "4.00")
    order = (await cancel(guest, made)).json()
    assert (order["refunded"], order["payment_status"]) == ("9.00", "refunded")
    assert await make_discounts.counts(once) == (0, 0)
    assert await make_discounts.balance(card) == 500
    assert await make_discounts.drift() == []
    await make.placed(guest, lamp, codes=["ONCE"], gift_card="GIFT-1234")


async def test_of_many_who_cancel_at_once_one_does(guest, owner):
    lamp, level = await make.goods(price=1990)
    made = await make.placed(guest, lamp, 2)
    answers = await asyncio.gather(*[cancel(who, made) for who in (guest, owner) for _ in range(6)])
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 11
    assert await make_stock.numbers(level) == (10, 0)
    assert (await make.of_number(made["order"]["number"])).refunded == 3980


async def test_only_ones_own_order_is_cancelled(guest, buyer, stranger, analyst):
    lamp, level = await make.goods()
    made = await make.placed(buyer, lamp, email=None)
    assert (await cancel(stranger, made)).status_code == 404
    assert (await cancel(guest, made)).status_code == 401
    assert await make_stock.numbers(level) == (10, 1)
    assert (await cancel(buyer, made)).status_code == 200


async def test_staff_cancel_what_is_on_its_way_and_it_is_restocked(guest, owner):
    lamp, level = await make.goods(price=1990)
    made = await make.placed(guest, lamp, 2)
    number = made["order"]["number"]
    async with db.transaction() as session:  # as dispatch does it
        order = await standing.loaded(session, made["order"]["id"])
        line = order.lines[0]
        await inventory.ship_reserved(session, cancelling.reserved(line), cause=Cause("orders", order.id))
        line.reserved, line.fulfilled = {}, 2
        standing.advance(order, "shipped")
    assert await make_stock.numbers(level) == (8, 0)
    assert (await cancel(guest, made)).status_code == 409
    assert (await make.of_number(number)).status == "shipped"
    answer = await cancel(owner, made | {"token": None}, "Lost")
    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
    assert await make_stock.numbers(level) == (10, 0)
    assert await make_stock.drift() == []


async def test_a_card_is_refunded_by_its_provider(guest, localstripe):
    lamp, _ = await make.goods(price=1990)
    made = await make.placed(guest, lamp, payment_provider="stripe", payment={"payment_method": "pm_card_visa"})
    order = (await cancel(guest, made)).json()
    assert (order["status"], order["payment_status"], order["refunded"]) == ("cancelled", "refunded", "19.90")
    assert localstripe.refunds() == [1990]


async def test_a_payment_that_was_begun_is_let_go(guest, localstripe):
    lamp, _ = await make.goods(price=1990)
    made = await make.placed(guest, lamp, payment_provider="stripe")
    order = (await cancel(guest, made)).json()
    assert (order["status"], order["payment_status"]) == ("cancelled", "cancelled")
    assert [payment.status for payment in await make.payments_of(order["number"])] == ["voided"]


@pytest.mark.parametrize("reason", ["a\0b"])
async def test_a_reason_is_text(reason, guest):
    lamp, level = await make.goods()
    made = await make.placed(guest, lamp)
    assert (await cancel(guest, made, reason)).status_code == 400
    assert (await cancel(guest, made, "x" * 256)).status_code == 422
    assert await make_stock.numbers(level) == (10, 1)


async def test_a_sale_that_was_recorded_is_not_cancelled_here(owner):
    lamp, _ = await make.goods()
    sale = (await owner.post("/api/v1/sales", json={"items": [{"sku": lamp.sku, "quantity": 1}]})).json()
    assert (await owner.post(f"{ORDERS}/{sale['number']}/cancel", json={})).status_code == 404


async def test_the_status_of_what_was_placed_here_is_not_set_by_hand(guest, owner):
    lamp, level = await make.goods()
    made = await make.placed(guest, lamp)
    answer = await owner.put(f"/api/v1/sales/{made['order']['id']}", json={"status": "cancelled"})
    assert answer.status_code == 409
    assert await make_stock.numbers(level) == (10, 1)
    noted = await owner.put(f"/api/v1/sales/{made['order']['id']}", json={"notes": "Call first", "status": "paid"})
    assert (noted.status_code, noted.json()["notes"]) == (200, "Call first")
