"""What staff do with payments: look, capture, let go, give back."""

import pytest

from tests import make_payments as make
from tradepost.payments import service
from tradepost.payments.models import Refund

PAYMENTS = "/api/v1/payments"


async def promised():
    await make.provider(options={"captures": "on_receipt"})
    return await make.paid(await make.order())


async def test_payments_are_listed_newest_first_and_narrowed(owner):
    first = await make.paid(await make.order("TP-1"))
    await make.provider(options={"captures": "on_receipt"})
    second = await make.paid(await make.order("TP-2"))
    everything = (await owner.get(PAYMENTS)).json()
    assert [one["id"] for one in everything["items"]] == [second.id, first.id]
    for filters, wanted in (
        ({"status": "captured"}, [first.id]),
        ({"order_id": second.order_id}, [second.id]),
        ({"provider": "stripe"}, []),
        ({"under_way": True}, []),
        ({"sort": "created_at", "limit": 1}, [first.id]),
    ):
        assert [one["id"] for one in (await owner.get(PAYMENTS, params=filters)).json()["items"]] == wanted, filters


async def test_a_payment_is_shown_in_decimals_and_without_what_is_the_buyers(owner):
    payment = await make.paid(await make.order(), language="en")
    await service.settle_refund((await make.refund(payment.id, 10_000)).id)
    shown = (await owner.get(f"{PAYMENTS}/{payment.id}")).json()
    assert {name: shown[name] for name in ("amount", "captured", "refunded", "refunding", "refundable")} == {
        "amount": "1499.90",
        "captured": "1499.90",
        "refunded": "100.00",
        "refunding": "0.00",
        "refundable": "1399.90",
    }
    assert set(shown) & {"key", "method", "browser_secret", "lease"} == set()
    assert (await owner.get(f"{PAYMENTS}/{payment.id + 1}")).status_code == 404


async def test_promised_money_is_captured_once(owner):
    payment = await promised()
    answers = [await owner.post(f"{PAYMENTS}/{payment.id}/capture", json={"amount": "1000.00"}) for _ in range(2)]
    assert [(one.status_code, one.json()["captured"]) for one in answers] == [(200, "1000.00")] * 2
    assert (await owner.post(f"{PAYMENTS}/{payment.id}/capture", json={"amount": "900"})).status_code == 409
    assert (await owner.post(f"{PAYMENTS}/{payment.id}/void")).status_code == 409
    assert await make.happened() == ["payment.authorised", "payment.captured"]


async def test_promised_money_is_let_go(owner):
    payment = await promised()
    assert (await owner.post(f"{PAYMENTS}/{payment.id}/void")).json()["status"] == "voided"
    assert (await owner.post(f"{PAYMENTS}/{payment.id}/capture")).status_code == 409


async def test_money_is_given_back_with_its_reason(owner):
    payment = await make.paid(await make.order())
    answer = await owner.post(f"{PAYMENTS}/{payment.id}/refunds", json={"amount": "100.50", "reason": "Broken"})
    assert (answer.status_code, answer.json()["status"], answer.json()["amount"]) == (201, "succeeded", "100.50")
    rest = (await owner.post(f"{PAYMENTS}/{payment.id}/refunds", json={})).json()
    assert rest["amount"] == "1399.40"
    listed = (await owner.get(f"{PAYMENTS}/{payment.id}/refunds")).json()
    assert [(one["amount"], one["reason"]) for one in listed] == [("100.50", "Broken"), ("1399.40", "")]
    assert await make.drift() == []


async def test_a_repeated_request_is_one_refund(owner):
    payment = await make.paid(await make.order())
    url, headers = f"{PAYMENTS}/{payment.id}/refunds", {"Idempotency-Key": "refund of a lamp"}
    first = await owner.post(url, json={"amount": "10.00"}, headers=headers)
    again = await owner.post(url, json={"amount": "10.00"}, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert (await owner.post(url, json={"amount": "20.00"}, headers=headers)).status_code == 409
    assert await make.sums(payment.id) == (149_990, 1_000, 0)


@pytest.mark.parametrize(
    "amount", ["0", "-1", "1499.91", "1.001", "NaN", 1e300, 10**12, "a lot", True, [], "1\0"], ids=repr
)
async def test_an_amount_that_makes_no_sense_is_refused_by_field(owner, amount):
    payment = await make.paid(await make.order())
    body = {"amount": amount}
    answer = await owner.post(f"{PAYMENTS}/{payment.id}/refunds", json=body)
    assert answer.status_code in {400, 422}, answer.text
    if answer.status_code == 422:
        assert answer.json()["errors"][0]["field"] == "amount"
    assert (await make.sums(payment.id), await make.count(Refund)) == ((149_990, 0, 0), 0)
    await make.provider(options={"captures": "on_receipt"})
    held = await make.paid(await make.order("TP-2"))
    assert (await owner.post(f"{PAYMENTS}/{held.id}/capture", json=body)).status_code in {400, 422}
    assert (await service.get_now(held.id)).status == "authorised"


async def test_numbers_that_are_no_payment_are_not_found(owner):
    for call in ("capture", "void", "refunds", "settle"):
        answer = await owner.post(f"{PAYMENTS}/999999/{call}", json={"amount": "1.00"})
        assert answer.status_code == 404, call
        assert (await owner.post(f"{PAYMENTS}/0/{call}", json={"amount": "1.00"})).status_code == 422


async def test_analysts_look_and_buyers_do_not(analyst, buyer):
    payment = await make.paid(await make.order())
    for person, reads in ((analyst, 200), (buyer, 403)):
        assert (await person.get(f"{PAYMENTS}/{payment.id}")).status_code == reads
        for call in ("capture", "void", "refunds", "settle"):
            assert (await person.post(f"{PAYMENTS}/{payment.id}/{call}", json={})).status_code == 403
    assert await make.sums(payment.id) == (149_990, 0, 0)
