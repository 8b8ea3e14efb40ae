"""Goods that come back in stages, the money for them, and what of it counts on which day."""

import pytest
from sqlalchemy import select

from tests.mailbox import mail_server, text_of
from tests.orders.conftest import order, row, shelf
from tradepost.core import db
from tradepost.orders.models import Order
from tradepost.payments.models import Payment

SHOP = "/api/v1/orders"


@pytest.fixture
async def sent(manager, lamp, placed):
    """Alice's three lamps, which have left."""
    answer = await manager.post(f"{SHOP}/{placed['number']}/shipments", json={})
    assert answer.status_code == 201, answer.text
    return placed


async def ask(who, placed, units, **more):
    line = placed["items"][0]["id"]
    body = {"lines": [{"line_id": line, "quantity": units}], "reason": "Too bright", **more}
    return await who.post(f"{SHOP}/{placed['number']}/returns", json=body)


async def step(who, found, what, **body):
    return await who.post(f"/api/v1/returns/{found['id']}/{what}", json=body)


async def money(number: str) -> tuple[int, int]:
    found = await row(number)
    return found.paid, found.refunded


async def credit_notes(number: str) -> list[Order]:
    sale = await row(number)
    async with db.reading() as session:
        return list(
            (await session.execute(select(Order).where(Order.returns_id == sale.id).order_by(Order.id))).scalars()
        )


async def test_a_return_goes_through_its_stages(manager, buyer, lamp, sent):
    answer = await ask(buyer, sent, 2, comment="Both blind me")
    assert answer.status_code == 201, answer.text
    found = answer.json()
    assert (found["status"], found["reason"]) == ("requested", "Too bright")
    assert found["number"].startswith("RT-")
    assert found["may_become"] == ["approved", "cancelled", "rejected"]

    approved = await step(manager, found, "approve", text="Send it to the shop")
    assert (approved.json()["status"], approved.json()["answer"]) == ("approved", "Send it to the shop")
    assert await shelf(lamp) == (7, 0)
    line = found["lines"][0]["id"]
    received = await step(manager, found, "receive", lines=[{"line_id": line, "received": 2, "restock": 1}])
    assert received.status_code == 200, received.text
    assert received.json()["lines"][0] | {"sku": "LAMP"} == {
        "id": line, "order_line_id": sent["items"][0]["id"], "sku": "LAMP", "name": "Lamp",
        "quantity": 2, "received": 2, "restocked": 1,
    }  # fmt: skip
    assert await shelf(lamp) == (8, 0)  # the other one is broken

    refunded = await step(manager, found, "refund")
    assert refunded.status_code == 200, refunded.text
    assert (refunded.json()["status"], refunded.json()["refund"]) == ("refunded", "39.80")
    assert await money(sent["number"]) == (5970, 3980)
    seen = (await buyer.get(f"{SHOP}/{sent['number']}")).json()
    assert (seen["status"], seen["payment_status"]) == ("shipped", "partially_refunded")
    (note,) = await credit_notes(sent["number"])
    assert (note.number, note.total, note.units) == (f"{sent['number']}-C1", -3980, -2)
    again = await step(manager, found, "refund")
    assert (again.status_code, again.json()["refund"]) == (200, "39.80")
    assert await money(sent["number"]) == (5970, 3980)


@pytest.mark.parametrize(
    ("language", "agreed", "arrived"),
    [
        ("en", "You may send this of your order", "is back with us"),
        ("ru", "можно отправить нам обратно", "к нам вернулось"),
    ],
)
async def test_the_buyer_reads_what_was_decided(manager, buyer, sent, configure, language, agreed, arrived):
    """Two are asked for and agreed to, one comes: each answer is a mail, with the goods and the shop's own words."""
    async with db.transaction() as session:
        (await session.get_one(Order, sent["id"])).language = language
    found = (await ask(buyer, sent, 2)).json()
    with mail_server() as (box, address):
        configure(smtp_url=address)
        assert len(await box.arrived()) == 2  # that it was ordered, and sent; nothing of what they asked for themselves
        await step(manager, found, "approve", text="Bring them to the shop")
        first = await box.one()
        await step(manager, found, "receive", lines=[{"line_id": found["lines"][0]["id"], "received": 1}])
        second = await box.one()
        await step(manager, found, "close", text="Worn")
        third = await box.one()
        again = (await ask(buyer, sent, 1)).json()
        await step(manager, again, "reject", text="It is too late")
        fourth = await box.one()
        last = (await ask(buyer, sent, 1)).json()
        await step(buyer, last, "cancel")
        assert await box.arrived() == []
    assert {mail["To"] for mail in (first, second, third, fourth)} == {"alice@example.com"}
    assert [found["number"] in mail["Subject"] for mail in (first, second, third)] == [True] * 3
    for mail, words, answer in (
        (first, agreed, "Bring them to the shop"),
        (second, arrived, ""),
        (third, sent["number"], "Worn"),
        (fourth, sent["number"], "It is too late"),
    ):
        assert words in text_of(mail)
        assert answer in text_of(mail)
        assert f"/order/{sent['number']}" in text_of(mail)
    assert ["2 × Lamp" in text_of(first), "1 × Lamp" in text_of(second), "1 × Lamp" in text_of(third)] == [True] * 3
    assert again["number"] in fourth["Subject"]


async def test_when_all_came_back_the_order_is_returned(manager, buyer, lamp, sent):
    found = (await ask(buyer, sent, 3)).json()
    await step(manager, found, "approve")
    await step(manager, found, "receive")
    assert await shelf(lamp) == (10, 0)
    assert (await row(sent["number"])).status == "returned"
    await step(manager, found, "refund")
    found_order = await row(sent["number"])
    assert (found_order.payment_status, found_order.refunded) == ("refunded", 5970)


async def test_the_figures_fall_on_the_day_of_the_refund(manager, buyer, lamp, sent):
    async def revenue() -> tuple[str, int]:
        total = (await manager.get("/api/v1/sales/summary")).json()["total"]
        return total["revenue"], total["units"]

    assert await revenue() == ("59.70", 3)
    found = (await ask(buyer, sent, 1)).json()
    await step(manager, found, "approve")
    await step(manager, found, "receive")
    assert await revenue() == ("59.70", 3)
    await step(manager, found, "refund")
    assert await revenue() == ("39.80", 2)
    gift = await manager.post(f"{SHOP}/{sent['number']}/refunds", json={"amount": "5.00", "reason": "Sorry"})
    assert gift.status_code == 201, gift.text
    assert await revenue() == ("34.80", 2)


async def test_no_more_comes_back_than_was_sent(manager, buyer, lamp, sent):
    assert (await ask(buyer, sent, 4)).json()["errors"] == [
        {"field": "lines.0.quantity", "message": "only 3 can come back"}
    ]
    assert (await ask(buyer, sent, 2)).status_code == 201
    assert (await ask(buyer, sent, 2)).status_code == 422
    assert (await ask(buyer, sent, 1)).status_code == 201
    assert (await ask(buyer, sent, 1)).json()["errors"][0]["message"] == "nothing of it can come back"
    assert len((await buyer.get(f"{SHOP}/{sent['number']}/returns")).json()) == 2


async def test_what_has_not_left_cannot_come_back(buyer, lamp, placed):
    assert (await ask(buyer, placed, 1)).status_code == 422
    assert await shelf(lamp) == (10, 3)


async def test_a_rejected_or_cancelled_return_may_be_asked_for_again(manager, buyer, stranger, sent):
    first = (await ask(buyer, sent, 3)).json()
    assert (await step(stranger, first, "cancel")).status_code == 404
    assert (await step(buyer, first, "cancel")).json()["status"] == "cancelled"
    second = (await ask(buyer, sent, 3)).json()
    rejected = await step(manager, second, "reject", text="It was worn")
    assert (rejected.json()["status"], rejected.json()["answer"]) == ("rejected", "It was worn")
    assert (await step(manager, second, "approve")).status_code == 409
    assert (await ask(buyer, sent, 3)).status_code == 201


async def test_stages_are_not_skipped(manager, buyer, lamp, sent):
    found = (await ask(buyer, sent, 1)).json()
    assert (await step(manager, found, "receive")).status_code == 409
    assert (await step(manager, found, "refund")).status_code == 409
    assert await shelf(lamp) == (7, 0)
    assert await money(sent["number"]) == (5970, 0)


async def test_what_a_refund_is_for_is_told_in_money(manager, buyer, sent):
    found = (await ask(buyer, sent, 2)).json()
    await step(manager, found, "approve")
    await step(manager, found, "receive", lines=[{"line_id": found["lines"][0]["id"], "received": 2, "restock": 2}])
    assert (await step(manager, found, "refund")).status_code == 200
    sale = await row(sent["number"])
    async with db.reading() as session:
        paid_by = (await session.execute(select(Payment.id).where(Payment.order_id == sale.id))).scalar_one()
    (made,) = (await manager.get(f"/api/v1/payments/{paid_by}/refunds")).json()
    assert made["amount"] == "39.80"
    (piece,) = made["lines"]
    assert (piece["line_id"], piece["quantity"], piece["amount"]) == (sent["items"][0]["id"], 2, "39.80")


async def test_the_money_of_a_unit_goes_back_once(manager, buyer, placed):
    """Three lamps at 19.90 and a delivery that was paid: two are refunded ahead, then all three come back."""
    number, line = placed["number"], placed["items"][0]["id"]
    two = [{"line_id": line, "quantity": 2}]
    first = await refund(manager, number, lines=two)
    assert (first.status_code, first.json()[0]["amount"]) == (201, "39.80")
    again = await refund(manager, number, lines=two)
    assert (again.status_code, again.json()["errors"][0]["field"]) == (422, "lines.0.quantity")
    assert await money(number) == (5970, 3980)

    assert (await manager.post(f"{SHOP}/{number}/shipments", json={})).status_code == 201
    found = (await ask(buyer, placed, 3)).json()
    await step(manager, found, "approve")
    await step(manager, found, "receive", lines=[{"line_id": found["lines"][0]["id"], "received": 3, "restock": 3}])
    answer = await step(manager, found, "refund")
    assert (answer.status_code, answer.json()["refund"]) == (200, "19.90")
    assert await money(number) == (5970, 5970)
    assert sum(note.units for note in await credit_notes(number)) == -3


async def test_what_was_refunded_whole_is_not_refunded_at_its_return(manager, buyer, sent):
    assert (await refund(manager, sent["number"])).status_code == 201
    found = (await ask(buyer, sent, 1)).json()
    await step(manager, found, "approve")
    await step(manager, found, "receive", lines=[{"line_id": found["lines"][0]["id"], "received": 1, "restock": 1}])
    assert (await step(manager, found, "refund")).status_code == 422
    assert (await step(manager, found, "close")).json()["status"] == "closed"
    assert await money(sent["number"]) == (5970, 5970)


async def test_a_parcel_taken_back_after_its_order_was_cancelled_moves_nothing(manager, lamp, sent):
    (parcel,) = (await manager.get(f"{SHOP}/{sent['number']}/shipments")).json()
    assert (await manager.post(f"{SHOP}/{sent['number']}/cancel", json={})).status_code == 200
    assert await shelf(lamp) == (10, 0)
    answer = await manager.post(f"/api/v1/shipments/{parcel['id']}/events", json={"status": "cancelled"})
    assert answer.status_code == 201, answer.text
    assert await shelf(lamp) == (10, 0)
    assert (await row(sent["number"])).fulfilment_status == "cancelled"


async def test_what_was_cancelled_does_not_come_back_a_second_time(manager, buyer, lamp, sent):
    """Ten lamps, three of them sent: one lies in the shop again, broken; one is announced; then all is cancelled."""
    broken, announced = (await ask(buyer, sent, 1)).json(), (await ask(buyer, sent, 1)).json()
    for found in (broken, announced):
        assert (await step(manager, found, "approve")).status_code == 200
    line = broken["lines"][0]["id"]
    await step(manager, broken, "receive", lines=[{"line_id": line, "received": 1, "restock": 0}])
    assert (await manager.post(f"{SHOP}/{sent['number']}/cancel", json={})).status_code == 200
    assert await shelf(lamp) == (9, 0)

    assert (await manager.get(f"/api/v1/returns/{announced['id']}")).json()["status"] == "cancelled"
    lines = [{"line_id": announced["lines"][0]["id"], "received": 1, "restock": 1}]
    assert (await step(manager, announced, "receive", lines=lines)).status_code == 409
    answer = await ask(buyer, sent, 1)
    assert (answer.status_code, "is cancelled" in answer.json()["detail"]) == (409, True)
    assert await shelf(lamp) == (9, 0)
    assert await money(sent["number"]) == (5970, 5970)


async def test_less_than_the_goods_are_worth_may_go_back_but_not_more(manager, buyer, sent):
    found = (await ask(buyer, sent, 1)).json()
    await step(manager, found, "approve")
    await step(manager, found, "receive")
    for amount, said in (
        ("19.91", "is more than the goods are worth: the rest is a refund of its own"),
        ("0", "must be more than 0: close the return to end it without money"),
    ):
        refused = await step(manager, found, "refund", amount=amount)
        assert refused.status_code == 422, amount
        assert refused.json()["errors"] == [{"field": "amount", "message": said}]
    assert await money(sent["number"]) == (5970, 0)
    refunded = await step(manager, found, "refund", amount="10.00")
    assert refunded.json()["refund"] == "10.00"
    (note,) = await credit_notes(sent["number"])
    assert (note.total, note.subtotal, note.discount) == (-1000, -1990, -990)


async def test_only_staff_decide_and_strangers_see_nothing(analyst, buyer, stranger, guest, sent):
    found = (await ask(buyer, sent, 1)).json()
    for who, status in ((analyst, 403), (buyer, 403), (stranger, 403), (guest, 401)):
        assert (await step(who, found, "approve")).status_code == status
    assert (await stranger.get(f"/api/v1/returns/{found['id']}")).status_code == 404
    assert (await ask(stranger, sent, 1)).status_code == 404
    assert (await analyst.get("/api/v1/returns")).json()["total"] == 1
    assert [one["id"] for one in (await buyer.get("/api/v1/returns")).json()["items"]] == [found["id"]]
    assert (await stranger.get("/api/v1/returns")).json()["total"] == 0


async def test_a_guest_sends_back_with_the_orders_token(manager, guest, stranger, lamp):
    answer = await order(guest, (lamp, 1), email="guest@example.com")
    number, token = answer["order"]["number"], {"X-Order-Token": answer["token"]}
    await manager.post(f"{SHOP}/{number}/shipments", json={})
    body = {"lines": [{"line_id": answer["order"]["items"][0]["id"], "quantity": 1}]}
    assert (await guest.post(f"{SHOP}/{number}/returns", json=body)).status_code == 401
    assert (await stranger.post(f"{SHOP}/{number}/returns", json=body)).status_code == 404
    made = await guest.post(f"{SHOP}/{number}/returns", json=body, headers=token)
    assert made.status_code == 201, made.text
    (seen,) = (await guest.get(f"{SHOP}/{number}/returns", headers=token)).json()
    assert seen["number"] == made.json()["number"]


# --- refunds without a return ---


async def refund(who, number, **body):
    return await who.post(f"{SHOP}/{number}/refunds", json=body)


async def test_money_goes_back_for_lines_or_as_an_amount_and_never_more_than_came(manager, placed):
    line = placed["items"][0]["id"]
    answer = await refund(manager, placed["number"], lines=[{"line_id": line, "quantity": 1}], reason="Scratched")
    assert answer.status_code == 201, answer.text
    assert [(one["amount"], one["status"]) for one in answer.json()] == [("19.90", "succeeded")]
    too_much = await refund(manager, placed["number"], amount="39.81")
    assert too_much.json()["errors"] == [{"field": "amount", "message": "only 39.80 RUB can go back"}]
    assert await money(placed["number"]) == (5970, 1990)
    rest = await refund(manager, placed["number"])
    assert [one["amount"] for one in rest.json()] == ["39.80"]
    assert (await row(placed["number"])).payment_status == "refunded"
    assert (await refund(manager, placed["number"])).status_code == 422


async def test_the_same_key_gives_back_once(manager, placed):
    for _ in range(2):
        answer = await manager.post(
            f"{SHOP}/{placed['number']}/refunds", json={"amount": "10.00"}, headers={"Idempotency-Key": "sorry"}
        )
        assert answer.status_code == 201, answer.text
    assert await money(placed["number"]) == (5970, 1000)


@pytest.mark.parametrize(
    "body",
    [
        {"amount": "-1"}, {"amount": "NaN"}, {"amount": "1e400"}, {"amount": "0"}, {"amount": "0.001"},
        {"shipping": "1.00"}, {"lines": [{"line_id": 999_999, "quantity": 1}]}, {"lines": []},
    ],
)  # fmt: skip
async def test_nonsense_gives_nothing_back(manager, placed, body):
    assert (await refund(manager, placed["number"], **body)).status_code == 422
    assert await money(placed["number"]) == (5970, 0)


async def test_who_may_give_money_back(analyst, buyer, stranger, guest, placed):
    for who, status in ((analyst, 403), (buyer, 403), (stranger, 403), (guest, 401)):
        assert (await refund(who, placed["number"], amount="1.00")).status_code == status
    assert await money(placed["number"]) == (5970, 0)


async def test_the_buyer_reads_of_money_that_comes_back(manager, placed, configure):
    with mail_server() as (box, address):
        configure(smtp_url=address)
        await box.arrived()
        await refund(manager, placed["number"], amount="10.00", reason="Late")
        mail = await box.one()
    assert mail["To"] == "alice@example.com"
    assert "Reason: Late." in mail.get_content()


@pytest.mark.parametrize(("language", "why"), [("en", "Reason: Return {}."), ("ru", "Причина: возврат {}.")])
async def test_the_buyer_reads_for_which_return_money_comes_back(manager, buyer, sent, configure, language, why):
    async with db.transaction() as session:
        (await session.get_one(Order, sent["id"])).language = language
    found = (await ask(buyer, sent, 1)).json()
    await step(manager, found, "approve")
    await step(manager, found, "receive")
    with mail_server() as (box, address):
        configure(smtp_url=address)
        await box.arrived()
        await step(manager, found, "refund")
        mail = await box.one()
    assert why.format(found["number"]) in text_of(mail)


async def test_a_cancelled_order_gets_no_credit_note(buyer, placed):
    await buyer.post(f"{SHOP}/{placed['number']}/cancel", json={})
    assert await money(placed["number"]) == (5970, 5970)
    assert await credit_notes(placed["number"]) == []
    async with db.reading() as session:
        (payment,) = (await session.execute(select(Payment))).scalars()
    assert (payment.captured, payment.refunded) == (5970, 5970)
