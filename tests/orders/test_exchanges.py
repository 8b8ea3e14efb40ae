"""Other goods for those that came back: shelves and money add up, whatever they cost."""

import asyncio
import re

import pytest
from sqlalchemy import select

from tests import make_discounts, make_payments, make_stock as make
from tests.mailbox import mail_server, text_of
from tests.orders.conftest import order, row, shelf
from tests.orders.test_editing import revenue
from tradepost.core import db
from tradepost.orders import standing
from tradepost.orders.models import Order
from tradepost.payments.models import Payment

SHOP = "/api/v1/orders"


@pytest.fixture
async def vase(app):
    """Ten vases at 10.00."""
    found = await make.goods("VASE", price=1000)
    await make.stock(found, 10)
    return found


@pytest.fixture
async def palace(app):
    """Ten palaces at 50.00."""
    found = await make.goods("PALACE", price=5000)
    await make.stock(found, 10)
    return found


async def returned(manager, who, made, units, headers=None):
    """So many units of an order's first line that were sent, have come back and lie on the shelf."""
    number = made["number"]
    sent = await manager.post(f"{SHOP}/{number}/shipments", json={})
    assert sent.status_code == 201, sent.text
    body = {"lines": [{"line_id": made["items"][0]["id"], "quantity": units}]}
    found = (await who.post(f"{SHOP}/{number}/returns", json=body, headers=headers or {})).json()
    for step in ("approve", "receive"):
        answer = await manager.post(f"/api/v1/returns/{found['id']}/{step}", json={})
        assert answer.status_code == 200, answer.text
    return found


async def exchange(who, found, *lines, **more):
    body = {"items": [{"variant_id": goods.variant_id, "quantity": units} for goods, units in lines], **more}
    return await who.post(f"/api/v1/returns/{found['id']}/exchange", json=body)


async def sent_instead(answer):
    assert answer.status_code == 200, answer.text
    async with db.reading() as session:
        return (await session.execute(select(Order).where(Order.id == answer.json()["exchange_id"]))).scalar_one()


async def payments():
    async with db.reading() as session:
        made = (await session.execute(select(Payment).order_by(Payment.id))).scalars()
        return [(one.captured, one.refunded) for one in made]


async def in_order():
    assert await make.drift() == []
    assert await make_payments.drift() == []
    assert await make_discounts.drift() == []
    async with db.reading() as session:
        assert await standing.drift(session) == []


async def test_goods_of_the_same_worth_cost_nothing_more(manager, buyer, lamp, placed):
    found = await returned(manager, buyer, placed, 1)
    assert await shelf(lamp) == (8, 0)
    answer = await exchange(manager, found, (lamp, 1))
    new = await sent_instead(answer)
    assert (answer.json()["status"], answer.json()["refund"], answer.json()["may_become"]) == ("exchanged", "0.00", [])
    number = answer.json()["exchange_number"]
    assert number == new.number != placed["number"]
    one = (await buyer.get(f"/api/v1/returns/{found['id']}")).json()
    (listed,) = (await buyer.get("/api/v1/returns")).json()["items"]
    (of_order,) = (await buyer.get(f"{SHOP}/{placed['number']}/returns")).json()
    assert {shown["exchange_number"] for shown in (one, listed, of_order)} == {number}
    assert (new.status, new.payment_status, new.total, new.paid) == ("paid", "paid", 1990, 1990)
    old = await row(placed["number"])
    assert (new.account_id, new.email, new.shipping_address) == (old.account_id, old.email, old.shipping_address)
    assert (old.paid, old.refunded, old.payment_status) == (5970, 1990, "partially_refunded")
    assert await payments() == [(5970, 1990), (1990, 0)]
    assert await shelf(lamp) == (8, 1)
    sent = await manager.post(f"{SHOP}/{new.number}/shipments", json={})
    assert sent.status_code == 201, sent.text
    assert await shelf(lamp) == (7, 0)
    assert await revenue(manager) == (2, 1, 3, "59.70")
    seen = (await buyer.get(f"{SHOP}/{new.number}")).json()
    assert (seen["due"], seen["total"]) == ("0.00", "19.90")
    names = [event["name"] for event in (await buyer.get(f"{SHOP}/{new.number}/events")).json()]
    assert names[:2] == ["order.placed", "order.paid"]
    await in_order()


async def test_what_the_new_goods_cost_less_goes_back(manager, buyer, lamp, vase, placed):
    found = await returned(manager, buyer, placed, 2)
    answer = await exchange(manager, found, (vase, 1))
    new = await sent_instead(answer)
    assert (answer.json()["refund"], new.total, new.paid, new.status) == ("29.80", 1000, 1000, "paid")
    old = await row(placed["number"])
    assert (old.paid, old.refunded) == (5970, 3980)
    assert await payments() == [(5970, 3980), (1000, 0)]
    assert (await shelf(lamp), await shelf(vase)) == ((9, 0), (10, 1))
    assert await revenue(manager) == (2, 2, 2, "29.90")
    await in_order()


async def test_what_the_new_goods_cost_more_is_due_and_paid(manager, buyer, lamp, palace, placed):
    found = await returned(manager, buyer, placed, 1)
    new = await sent_instead(await exchange(manager, found, (palace, 1)))
    assert (new.status, new.payment_status, new.total, new.paid) == ("pending", "partially_paid", 5000, 1990)
    paid = (await buyer.post(f"{SHOP}/{new.number}/pay", json={})).json()
    assert (paid["payment"]["amount"], paid["order"]["status"], paid["order"]["due"]) == ("30.10", "paid", "0.00")
    assert await payments() == [(5970, 1990), (1990, 0), (3010, 0)]
    assert await revenue(manager) == (2, 1, 3, "89.80")
    assert await shelf(palace) == (10, 1)
    await in_order()


async def test_the_money_goes_back_when_the_new_order_is_cancelled(manager, buyer, lamp, placed):
    found = await returned(manager, buyer, placed, 1)
    new = await sent_instead(await exchange(manager, found, (lamp, 1)))
    cancelled = (await buyer.post(f"{SHOP}/{new.number}/cancel", json={})).json()
    assert (cancelled["status"], cancelled["refunded"]) == ("cancelled", "19.90")
    assert await payments() == [(5970, 1990), (1990, 1990)]
    assert await shelf(lamp) == (8, 0)
    too_much = await manager.post(f"{SHOP}/{placed['number']}/refunds", json={"amount": "39.81"})
    assert too_much.json()["errors"][0]["message"] == "only 39.80 RUB can go back"
    await in_order()


async def test_what_a_gift_card_paid_pays_the_new_order_and_goes_back_to_it(manager, buyer, lamp, vase):
    card = await make_discounts.card("GIFT-1234", 2990)
    made = (await order(buyer, (lamp, 2), gift_card="GIFT-1234"))["order"]
    assert (made["credit"], made["total"]) == ("29.90", "39.80")
    found = await returned(manager, buyer, made, 2)
    new = await sent_instead(await exchange(manager, found, (lamp, 1), (vase, 1)))
    assert (new.total, new.paid, new.credit, new.status) == (2990, 2990, 2000, "paid")
    old = await row(made["number"])
    assert (old.paid, old.refunded, old.payment_status) == (3980, 3980, "refunded")
    assert await make_discounts.balance(card) == 990
    assert await payments() == [(990, 990), (990, 0)]
    await buyer.post(f"{SHOP}/{new.number}/cancel", json={})
    assert await make_discounts.balance(card) == 2990
    assert await payments() == [(990, 990), (990, 990)]
    assert await revenue(manager) == (1, 3, 0, "0.00")
    await in_order()


async def test_a_guest_gets_other_goods_too(manager, guest, stranger, lamp, vase):
    answer = await order(guest, (lamp, 1), email="guest@example.com")
    found = await returned(manager, guest, answer["order"], 1, headers={"X-Order-Token": answer["token"]})
    new = await sent_instead(await exchange(manager, found, (vase, 1)))
    assert (new.email, new.account_id, new.paid) == ("guest@example.com", None, 1000)
    assert (await stranger.get(f"{SHOP}/{new.number}")).status_code == 404
    assert (await guest.get(f"{SHOP}/{new.number}", headers={"X-Order-Token": answer["token"]})).status_code == 404


async def test_a_guest_is_told_where_to_pay_the_rest(manager, guest, lamp, vase, configure):
    answer = await order(guest, (vase, 1), email="guest@example.com")
    found = await returned(manager, guest, answer["order"], 1, headers={"X-Order-Token": answer["token"]})
    with mail_server() as (box, address):
        configure(smtp_url=address)
        await box.arrived()
        new = await sent_instead(await exchange(manager, found, (lamp, 1)))
        mail = await box.one()
    assert (new.total, new.paid, new.payment_status) == (1990, 1000, "partially_paid")
    assert "9.90" in text_of(mail)
    (token,) = re.findall(r"[?]token=(\S+)", text_of(mail))
    seen = await guest.get(f"{SHOP}/{new.number}", headers={"X-Order-Token": token})
    assert (seen.status_code, seen.json()["due"]) == (200, "9.90")


async def test_goods_may_count_for_less_than_was_paid(manager, buyer, lamp, vase, placed):
    found = await returned(manager, buyer, placed, 1)
    refused = await exchange(manager, found, (vase, 1), amount="19.91")
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "amount")
    new = await sent_instead(await exchange(manager, found, (vase, 1), amount="5.00"))
    assert (new.total, new.paid, new.payment_status) == (1000, 500, "partially_paid")
    assert (await row(placed["number"])).refunded == 500
    assert await revenue(manager) == (1, 1, 2, "54.70")  # what is not paid yet does not count


async def test_goods_whose_money_went_back_already_do_not_pay_again(manager, buyer, lamp, vase, placed):
    found = await returned(manager, buyer, placed, 3)
    await manager.post(f"{SHOP}/{placed['number']}/refunds", json={"amount": "50.00"})
    refused = await exchange(manager, found, (vase, 1))
    assert refused.json()["errors"] == [{"field": "amount", "message": "only 9.70 RUB can go back"}]
    assert await shelf(vase) == (10, 0)
    new = await sent_instead(await exchange(manager, found, (vase, 1), amount="9.70"))
    assert (new.total, new.paid) == (1000, 970)
    assert await payments() == [(5970, 5970), (970, 0)]


async def test_done_again_it_is_done_once(manager, buyer, lamp, vase, placed):
    found = await returned(manager, buyer, placed, 1)
    answers = await asyncio.gather(*(exchange(manager, found, (vase, 1)) for _ in range(3)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["exchange_id"] for answer in answers}) == 1
    assert await shelf(vase) == (10, 1)
    assert await payments() == [(5970, 1990), (1000, 0)]
    refund = await manager.post(f"/api/v1/returns/{found['id']}/refund", json={})
    assert refund.status_code == 409
    await in_order()


async def test_either_the_money_or_the_goods(manager, buyer, lamp, vase, placed):
    found = await returned(manager, buyer, placed, 1)
    swapped, refunded = await asyncio.gather(
        exchange(manager, found, (vase, 1)), manager.post(f"/api/v1/returns/{found['id']}/refund", json={})
    )
    assert sorted((swapped.status_code, refunded.status_code)) == [200, 409]
    assert (await row(placed["number"])).refunded == 1990
    await in_order()


async def test_what_cannot_be_sent_changes_nothing(manager, buyer, lamp, vase, placed):
    found = await returned(manager, buyer, placed, 1)
    short = await exchange(manager, found, (vase, 11))
    assert (short.status_code, short.json()["left"]) == (409, 10)
    other = await exchange(manager, found, (vase, 1), expected_total="1.00")
    assert (other.status_code, other.json()["totals"]["total"]) == (409, "10.00")
    many = [[{"sku": "VASE", "quantity": units}] for units in (0, -5, 10**12)]
    for items in ([], [{"variant_id": 999_999}], *many):
        refused = await manager.post(f"/api/v1/returns/{found['id']}/exchange", json={"items": items})
        assert refused.status_code == 422, refused.text
    for amount in ("-1", "NaN", "1e400", "0.001"):
        assert (await exchange(manager, found, (vase, 1), amount=amount)).status_code == 422
    assert (await exchange(manager, {"id": 999_999}, (vase, 1))).status_code == 404
    assert (await row(placed["number"])).refunded == 0
    assert await shelf(vase) == (10, 0)
    assert (await manager.get(f"/api/v1/returns/{found['id']}")).json()["status"] == "received"


async def test_stages_are_not_skipped(manager, buyer, lamp, vase, placed):
    await manager.post(f"{SHOP}/{placed['number']}/shipments", json={})
    body = {"lines": [{"line_id": placed["items"][0]["id"], "quantity": 1}]}
    found = (await buyer.post(f"{SHOP}/{placed['number']}/returns", json=body)).json()
    refused = await exchange(manager, found, (vase, 1))
    assert (refused.status_code, refused.json()["detail"]) == (409, "A return that is requested cannot be exchanged")
    assert await shelf(vase) == (10, 0)


async def test_only_staff_exchange(manager, analyst, buyer, stranger, guest, vase, placed):
    found = await returned(manager, buyer, placed, 1)
    for who, status in ((analyst, 403), (buyer, 403), (stranger, 403), (guest, 401)):
        assert (await exchange(who, found, (vase, 1))).status_code == status
    assert await shelf(vase) == (10, 0)
