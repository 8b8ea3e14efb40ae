"""YooKassa, by its own library, against a server with its documented shapes."""

import asyncio
from datetime import timedelta

import pytest

from tests import make_payments as make
from tests.payments.yookassa_server import SECRET
from tradepost.core import clock
from tradepost.core.errors import Conflict
from tradepost.payments import service
from tradepost.payments.jobs import sweep

HOOK = "/api/v1/payments/webhooks/yookassa"


@pytest.fixture
def line(yookassa_line):
    return yookassa_line[1]


async def begun(**method):
    payment = await make.payment(await make.order(), provider="yookassa", **method)
    return await service.settle(payment.id)


async def by_hand():
    await make.provider("yookassa", options={"captures": "by_hand"})


async def test_the_buyer_is_sent_to_pay_and_comes_back(yookassa):
    payment = await begun(return_url="https://shop.example/orders/1", description="Order TP-1")
    assert (payment.status, payment.captured) == ("pending", 0)
    there = yookassa.payments[payment.external_id]
    assert payment.redirect_url == there["confirmation"]["confirmation_url"]
    assert there["confirmation"]["return_url"] == "https://shop.example/orders/1"
    assert (there["amount"], there["description"]) == ({"value": "1499.90", "currency": "RUB"}, "Order TP-1")
    assert there["metadata"]["payment"] == payment.key
    yookassa.pay(payment.external_id)
    payment = await service.settle(payment.id)
    assert (payment.status, payment.captured, payment.redirect_url) == ("captured", 149_990, "")


async def test_a_declined_card_is_declined(yookassa):
    payment = await begun()
    yookassa.fail(payment.external_id)
    payment = await service.settle(payment.id)
    assert (payment.status, payment.captured, payment.error_code) == ("declined", 0, "insufficient_funds")


async def test_what_the_shop_may_not_do_fails(yookassa):
    order = await make.order(currency="USD")
    payment = await service.settle((await make.payment(order, provider="yookassa", currency="USD")).id)
    assert (payment.status, payment.error_code) == ("failed", "invalid_request")
    assert payment.error == "Currency is not available for this shop"
    assert yookassa.payments == {}


async def test_a_wrong_key_fails_without_saying_it(yookassa):
    await make.provider("yookassa", credentials={"secret_key": "another_key_that_is_wrong"})
    payment = await begun()
    assert (payment.status, payment.error_code) == ("failed", "not_configured")
    assert "another" not in payment.error


@pytest.mark.parametrize("how", ["loses", "cuts"])
async def test_a_time_out_is_resumed_under_the_same_key(yookassa, line, how):
    getattr(line, how).append("POST /v3/payments")
    payment = await begun()
    assert (payment.status, payment.error_code) == ("unknown", "no_answer")
    with clock.at(clock.now() + timedelta(hours=1)):
        assert await sweep() == 1
    payment = await service.get_now(payment.id)
    assert payment.status == "pending"
    assert list(yookassa.payments) == [payment.external_id]


async def test_an_answer_that_takes_too_long_is_none(yookassa, line, monkeypatch):
    monkeypatch.setattr("tradepost.payments.providers.yookassa.ANSWERS_WITHIN", 0.3)
    line.gate = asyncio.Event()
    payment = await begun()
    assert payment.status == "unknown"
    line.gate.set()
    monkeypatch.setattr("tradepost.payments.providers.yookassa.ANSWERS_WITHIN", 10)
    assert (await service.settle(payment.id)).status == "pending"
    assert len(yookassa.payments) == 1


async def test_twenty_who_ask_at_once_begin_it_once(yookassa):
    payment = await make.payment(await make.order(), provider="yookassa")
    found = await asyncio.gather(*[service.settle(payment.id) for _ in range(20)])
    assert {one.status for one in found} == {"pending"}
    assert len({one.external_id for one in found}) == len(yookassa.payments) == 1


async def test_promised_money_is_captured_in_part(yookassa):
    await by_hand()
    payment = await begun()
    yookassa.pay(payment.external_id)
    assert (await service.settle(payment.id)).status == "authorised"
    payment = await service.capture(payment.id, 100_000)
    assert (payment.status, payment.captured) == ("captured", 100_000)
    assert yookassa.payments[payment.external_id]["amount"]["value"] == "1000.00"


async def test_a_capture_whose_answer_is_lost_is_resumed(yookassa, line):
    await by_hand()
    payment = await begun()
    yookassa.pay(payment.external_id)
    await service.settle(payment.id)
    line.loses.append("/capture")
    payment = await service.capture(payment.id, 100_000)
    assert (payment.status, payment.task) == ("authorised", "capture")
    yookassa.forgetful = True
    payment = await service.resume(payment.id)
    assert (payment.status, payment.captured) == ("captured", 100_000)


async def test_promised_money_is_let_go(yookassa):
    await by_hand()
    payment = await begun()
    yookassa.pay(payment.external_id)
    await service.settle(payment.id)
    assert (await service.void(payment.id)).status == "voided"
    assert yookassa.charged() == []
    with pytest.raises(Conflict):
        await service.capture(payment.id)


async def later(minutes=30):
    with clock.at(clock.now() + timedelta(minutes=minutes)):
        return await sweep()


async def test_what_the_buyer_has_not_confirmed_is_let_go_and_watched_until_it_has_run_out(yookassa):
    payment = await begun()
    payment = await service.void(payment.id)
    assert (payment.status, payment.task, payment.redirect_url) == ("voided", "", "")
    assert await later() == 1
    yookassa.fail(payment.external_id, "expired_on_confirmation")
    assert (await later(60), await later(120)) == (1, 0)
    assert (await service.get_now(payment.id)).status == "voided"
    assert await make.happened() == ["payment.started", "payment.voided"]


async def test_what_is_paid_after_it_was_let_go_is_found_by_the_sweep(yookassa):
    """The order it was for has a say then: here nothing else was paid, so it counts."""
    payment = await begun()
    await service.void(payment.id)
    yookassa.pay(payment.external_id)
    assert await later() == 1
    assert (await service.get_now(payment.id)).captured == 149_990


async def test_what_is_promised_after_it_was_let_go_is_let_go_there_too(guest, yookassa):
    await by_hand()
    payment = await begun()
    await service.void(payment.id)
    yookassa.pay(payment.external_id)
    told = yookassa.notification("payment.waiting_for_capture", payment.external_id)
    assert (await guest.post(HOOK, json=told)).status_code == 200
    assert yookassa.payments[payment.external_id]["status"] == "canceled"
    assert (await service.get_now(payment.id)).status == "voided"
    assert await later() == 0


async def test_money_goes_back_in_parts(yookassa):
    payment = await begun()
    yookassa.pay(payment.external_id)
    await service.settle(payment.id)
    for amount in (50_000, None):
        refund = await service.refund(payment.id, amount, reason="Broken")
        assert refund.status == "succeeded"
    assert sorted(one["amount"]["value"] for one in yookassa.refunds.values()) == ["500.00", "999.90"]
    assert await make.sums(payment.id) == (149_990, 149_990, 0)


@pytest.mark.parametrize("forgetful", [False, True], ids=["the same day", "when the key is forgotten"])
async def test_a_refund_whose_answer_is_lost_is_sent_once(yookassa, line, forgetful):
    payment = await begun()
    yookassa.pay(payment.external_id)
    await service.settle(payment.id)
    yookassa.forgetful = forgetful
    line.loses.append("POST /v3/refunds")
    refund = await service.refund(payment.id, 50_000)
    assert (refund.status, refund.error_code) == ("pending", "no_answer")
    assert (await service.settle_refund(refund.id)).status == "succeeded"
    assert len(yookassa.refunds) == 1
    assert await make.sums(payment.id) == (149_990, 50_000, 0)


async def test_a_refund_that_is_refused_gives_the_amount_back(yookassa):
    payment = await begun()
    yookassa.pay(payment.external_id)
    await service.settle(payment.id)
    yookassa.refuses_refunds = "insufficient_funds"
    refund = await service.refund(payment.id, 50_000)
    assert (refund.status, refund.error_code) == ("failed", "insufficient_funds")
    assert await make.sums(payment.id) == (149_990, 0, 0)


async def test_a_notification_makes_us_look_and_the_same_again_does_nothing(guest, yookassa):
    payment = await begun()
    yookassa.pay(payment.external_id)
    told = yookassa.notification("payment.succeeded", payment.external_id)
    answers = [await guest.post(HOOK, json=told) for _ in range(3)]
    assert [(one.status_code, one.json()["new"]) for one in answers] == [(200, True), (200, False), (200, False)]
    assert (await service.get_now(payment.id)).status == "captured"
    assert await make.happened() == ["payment.started", "payment.captured"]


async def test_a_notification_that_lies_changes_nothing(guest, yookassa):
    payment = await begun()
    told = yookassa.notification("payment.succeeded", payment.external_id)
    told["object"] |= {"status": "succeeded", "paid": True}
    assert (await guest.post(HOOK, json=told)).status_code == 200
    assert (await service.get_now(payment.id)).status == "pending"


async def test_a_notification_from_elsewhere_is_refused(guest, owner, yookassa, configure):
    payment = await begun()
    told = yookassa.notification("payment.succeeded", payment.external_id)
    await make.provider("yookassa", options={"api_base": ""}, credentials={"secret_key": SECRET})
    configure(trust_proxy="true")
    for address, status in (("203.0.113.7", 400), ("nonsense", 400)):
        answer = await guest.post(HOOK, json=told, headers={"X-Forwarded-For": address})
        assert answer.status_code == status
    for body in ({}, [], {"type": "notification", "event": "payment.succeeded", "object": {}}, {"type": "x"}):
        answer = await guest.post(HOOK, json=body, headers={"X-Forwarded-For": "185.71.76.5"})
        assert answer.status_code == 400


async def test_a_notification_about_a_refund_is_looked_into(guest, yookassa):
    payment = await begun()
    yookassa.pay(payment.external_id)
    await service.settle(payment.id)
    refund = await service.refund(payment.id, 50_000)
    # The bank takes it back days later.
    yookassa.refunds[refund.external_id] |= {"status": "canceled", "cancellation_details": {"reason": "rejected"}}
    told = yookassa.notification("refund.succeeded", refund.external_id)
    assert (await guest.post(HOOK, json=told)).status_code == 200
    assert await make.sums(payment.id) == (149_990, 0, 0)
    assert await make.drift() == []


async def test_the_test_button_says_what_is_wrong(owner, yookassa):
    button = "/api/v1/payments/providers/yookassa/test"
    assert (await owner.post(button)).json() == {"works": True, "message": ""}
    await make.provider("yookassa", mode="live")
    assert not (await owner.post(button)).json()["works"]
    await make.provider("yookassa", credentials={"secret_key": "another_key_that_is_wrong"})
    assert (await owner.post(button)).json() == {
        "works": False,
        "message": "YooKassa does not accept this shop's number and secret key",
    }
