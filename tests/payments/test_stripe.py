"""Stripe, against localstripe over HTTP: what is charged there is counted there."""

import asyncio
from datetime import timedelta

import pytest

from tests import make_payments as make
from tradepost.core import clock
from tradepost.core.errors import Conflict
from tradepost.payments import service
from tradepost.payments.jobs import sweep
from tradepost.payments.providers.stripe import from_stripe, to_stripe

CARD, DECLINED = "pm_card_visa", "pm_card_chargeCustomerFail"


async def pay(**method):
    return await make.payment(await make.order(), provider="stripe", **method)


async def by_hand(line):
    await make.provider("stripe", options={"captures": "by_hand"})


async def test_a_card_is_charged_once(localstripe):
    payment = await service.settle((await pay(payment_method=CARD)).id)
    assert (payment.status, payment.captured, payment.error) == ("captured", 149_990, "")
    assert payment.external_id.startswith("pi_")
    assert localstripe.charges() == [("succeeded", 149_990, True)]
    intent = localstripe.get(f"/v1/payment_intents/{payment.external_id}")
    assert (intent["currency"], intent["metadata"]["payment"]) == ("rub", payment.key)


async def test_a_declined_card_is_declined_and_its_intent_given_up(localstripe):
    payment = await service.settle((await pay(payment_method=DECLINED)).id)
    assert (payment.status, payment.captured) == ("declined", 0)
    assert (payment.error, payment.error_code) == ("Your card was declined.", "card_declined")
    assert localstripe.charges() == [("failed", 149_990, True)]
    assert localstripe.get(f"/v1/payment_intents/{payment.external_id}")["status"] == "canceled"


async def test_a_card_that_does_not_exist_fails_and_charges_nothing(localstripe):
    payment = await service.settle((await pay(payment_method="pm_nobody")).id)
    assert (payment.status, payment.captured, payment.external_id) == ("failed", 0, None)
    assert localstripe.charges() == []


async def test_without_a_card_the_browser_goes_on_with_a_secret(localstripe):
    payment = await service.settle((await pay()).id)
    assert (payment.status, payment.captured) == ("pending", 0)
    secret = service.browser_secret(payment)
    assert secret.startswith(f"{payment.external_id}_secret_")
    assert secret not in payment.browser_secret
    assert localstripe.charges() == []
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert await sweep() == 1
    assert (await service.get_now(payment.id)).status == "pending"


@pytest.mark.parametrize("step", ["POST /v1/payment_intents", "/confirm"])
@pytest.mark.parametrize("how", ["loses", "cuts"])
async def test_a_time_out_at_any_step_is_resumed_and_charged_once(localstripe, line, step, how):
    getattr(line, how).append(step)
    payment = await service.settle((await pay(payment_method=CARD)).id)
    assert (payment.status, payment.captured, payment.error_code) == ("unknown", 0, "no_answer")
    payment = await service.settle(payment.id)
    assert (payment.status, payment.captured) == ("captured", 149_990)
    assert localstripe.charges() == [("succeeded", 149_990, True)]
    assert (await service.settle(payment.id)).status == "captured"
    assert len(localstripe.charges()) == 1


async def test_an_answer_that_takes_too_long_is_none(localstripe, line, monkeypatch):
    monkeypatch.setattr("tradepost.payments.asking.ANSWER_WITHIN", 0.3)
    line.gate = asyncio.Event()
    payment = await service.settle((await pay(payment_method=CARD)).id)
    assert payment.status == "unknown"
    line.gate.set()
    monkeypatch.setattr("tradepost.payments.asking.ANSWER_WITHIN", 10)
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert await sweep() == 1
    assert (await service.get_now(payment.id)).status == "captured"
    assert localstripe.charges() == [("succeeded", 149_990, True)]


async def test_twenty_who_ask_at_once_charge_once(localstripe):
    payment = await pay(payment_method=CARD)
    found = await asyncio.gather(*[service.settle(payment.id) for _ in range(20)])
    assert {one.status for one in found} == {"captured"}
    assert localstripe.charges() == [("succeeded", 149_990, True)]
    assert await make.happened() == ["payment.captured"]


async def test_a_process_killed_after_the_charge_is_followed_by_one_that_finds_it(localstripe, line):
    """The lease of the dead runs out; whoever comes next looks at the intent that was written down."""
    payment = await pay(payment_method=CARD)
    line.watched = "/confirm"
    asked = asyncio.create_task(service.settle(payment.id))
    await line.here.wait()
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    left = await service.get_now(payment.id)
    assert (left.status, left.lease is None) == ("created", False)
    with clock.at(clock.now() + timedelta(minutes=10)):
        assert await sweep() == 1
    assert (await service.get_now(payment.id)).status == "captured"
    assert [charge[0] for charge in localstripe.charges()] == ["succeeded"]


async def test_promised_money_is_captured_in_part_by_hand(localstripe, line):
    await by_hand(line)
    payment = await service.settle((await pay(payment_method=CARD)).id)
    assert (payment.status, payment.captured) == ("authorised", 0)
    assert localstripe.charges() == [("succeeded", 149_990, False)]
    payment = await service.capture(payment.id, 100_000)
    assert (payment.status, payment.captured) == ("captured", 100_000)
    assert (await service.capture(payment.id, 100_000)).captured == 100_000
    with pytest.raises(Conflict):
        await service.capture(payment.id, 90_000)
    assert localstripe.charges() == [("succeeded", 149_990, True)]


async def test_a_capture_whose_answer_is_lost_is_resumed_by_the_sweep(localstripe, line):
    await by_hand(line)
    payment = await service.settle((await pay(payment_method=CARD)).id)
    line.loses.append("/capture")
    payment = await service.capture(payment.id)
    assert (payment.status, payment.task, payment.error_code) == ("authorised", "capture", "no_answer")
    with pytest.raises(Conflict):
        await service.void(payment.id)
    with clock.at(clock.now() + timedelta(hours=1)):
        assert await sweep() == 1
    payment = await service.get_now(payment.id)
    assert (payment.status, payment.captured, payment.task) == ("captured", 149_990, "")


async def test_promised_money_is_let_go(localstripe, line):
    await by_hand(line)
    payment = await service.settle((await pay(payment_method=CARD)).id)
    payment = await service.void(payment.id)
    assert payment.status == "voided"
    assert localstripe.get(f"/v1/payment_intents/{payment.external_id}")["status"] == "canceled"
    with pytest.raises(Conflict):
        await service.capture(payment.id)


async def test_what_the_buyer_pays_while_it_is_voided_is_paid(localstripe):
    """The order ran out of time and the buyer was quicker: the money is there, and the answer says so."""
    payment = await service.settle((await pay()).id)
    number = payment.external_id
    localstripe.post(f"/v1/payment_intents/{number}", payment_method=CARD)
    localstripe.post(f"/v1/payment_intents/{number}/confirm")
    payment = await service.void(payment.id)
    assert (payment.status, payment.captured) == ("captured", 149_990)


async def test_money_goes_back_in_parts(localstripe):
    payment = await service.settle((await pay(payment_method=CARD)).id)
    for amount in (50_000, None):
        refund = await service.settle_refund((await make.refund(payment.id, amount)).id)
        assert refund.status == "succeeded"
        assert refund.external_id.startswith("re_")
    assert sorted(localstripe.refunds()) == [50_000, 99_990]
    assert await make.sums(payment.id) == (149_990, 149_990, 0)


@pytest.mark.parametrize("how", ["loses", "cuts"])
async def test_a_refund_whose_answer_is_lost_is_sent_once(localstripe, line, how):
    payment = await service.settle((await pay(payment_method=CARD)).id)
    getattr(line, how).append("POST /v1/refunds")
    refund = await service.settle_refund((await make.refund(payment.id, 50_000)).id)
    assert (refund.status, refund.error_code) == ("pending", "no_answer")
    refund = await service.settle_refund(refund.id)
    assert (refund.status, localstripe.refunds()) == ("succeeded", [50_000])
    assert await make.sums(payment.id) == (149_990, 50_000, 0)


@pytest.mark.parametrize(
    ("amount", "currency", "there"),
    [(149_990, "RUB", 149_990), (500, "JPY", 500), (1_234, "KWD", 1_234), (700, "ISK", 70_000)],
)
def test_amounts_are_counted_as_stripe_counts_them(amount, currency, there):
    assert to_stripe(amount, currency) == there
    assert from_stripe(there, currency) == amount
