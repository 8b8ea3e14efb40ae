"""Paying without a provider: what an order's payment becomes by the merchant's settings, or as it was told."""

from contextlib import suppress
from datetime import timedelta

import pytest

from tests import make_payments as make
from tradepost.core import clock, db
from tradepost.core.errors import Conflict, Invalid
from tradepost.payments import service
from tradepost.payments.jobs import sweep
from tradepost.payments.models import Payment


async def test_out_of_the_box_an_order_is_paid_at_once(clean):
    payment = await service.settle((await make.payment(await make.order())).id)
    assert (payment.status, payment.captured, payment.currency) == ("captured", 149_990, "RUB")
    assert await make.happened() == ["payment.captured"]


async def test_it_is_opened_with_one_insert(clean, statements):
    order = await make.order()
    stamps: dict[str, int] = {}
    async with db.transaction() as session:
        await service.providers(session, stamps)
        statements.clear()
        await service.open_payment(
            session, order_id=order, provider="offline", amount=100, currency="RUB", stamps=stamps
        )
        assert [one.split()[0] for one in statements] == ["INSERT"]


async def test_it_is_paid_inside_the_transaction_that_opens_it(clean, statements, monkeypatch):
    monkeypatch.setattr("tradepost.payments.hooks.SETTLED", [])  # what orders make of it is theirs to count
    order, stamps = await make.order(), {}
    async with db.transaction() as session:
        await service.providers(session, stamps)
        statements.clear()
        payment = await service.pay_now(
            session, order_id=order, provider="offline", amount=100, currency="RUB", stamps=stamps
        )
    assert (payment.status, payment.captured) == ("captured", 100)
    assert [" ".join(one.split()[:3]) for one in statements] == ["INSERT INTO payments", "INSERT INTO events"]


async def test_what_is_taken_back_was_never_paid(clean):
    order = await make.order()
    with suppress(RuntimeError):
        async with db.transaction() as session:
            payment = await service.open_payment(
                session, order_id=order, provider="offline", amount=100, currency="RUB"
            )
            assert (await service.settle_now(session, payment)).status == "captured"
            raise RuntimeError
    assert await make.count(Payment) == 0
    assert await make.happened() == []


async def test_paid_on_receipt_it_is_promised_until_staff_say_so(clean):
    await make.provider(options={"captures": "on_receipt", "instructions_en": "Pay the courier"})
    payment = await service.settle((await make.payment(await make.order())).id)
    assert (payment.status, payment.captured, payment.instructions) == ("authorised", 0, "Pay the courier")
    payment = await service.capture(payment.id)
    assert (payment.status, payment.captured) == ("captured", 149_990)
    assert await make.happened() == ["payment.authorised", "payment.captured"]


async def test_paid_in_advance_it_waits_for_the_buyer_and_nobody_asks_by_itself(clean):
    await make.provider(options={"captures": "in_advance", "instructions_ru": "Счёт 4070"})
    payment = await service.settle((await make.payment(await make.order(), language="ru")).id)
    assert (payment.status, payment.instructions, payment.next_at) == ("pending", "Счёт 4070", None)
    payment = await service.capture(payment.id, 100_000)
    assert (payment.status, payment.captured) == ("captured", 100_000)


async def test_told_to_decline_it_declines(clean):
    await make.provider(options={"test_mode": True})
    payment = await make.paid(await make.order(), tell="decline")
    assert (payment.status, payment.captured, payment.error_code) == ("declined", 0, "told")
    assert await make.happened() == ["payment.declined"]


async def test_told_to_fail_it_fails(clean):
    await make.provider(options={"test_mode": True})
    payment = await make.paid(await make.order(), tell="fail")
    assert (payment.status, payment.captured, payment.error_code) == ("failed", 0, "told")
    assert await make.happened() == ["payment.failed"]


async def test_told_to_time_out_it_is_unknown_and_the_next_asking_resumes_it(clean):
    await make.provider(options={"test_mode": True})
    payment = await make.paid(await make.order(), tell="time_out", times=2)
    assert (payment.status, payment.captured, payment.error_code) == ("unknown", 0, "no_answer")
    assert (await service.settle(payment.id)).status == "unknown"
    payment = await service.settle(payment.id)
    assert (payment.status, payment.captured, payment.error) == ("captured", 149_990, "")
    assert await make.happened() == ["payment.unanswered", "payment.captured"]


async def test_told_to_delay_it_is_pending_until_the_sweep_comes_by(clean):
    await make.provider(options={"test_mode": True})
    payment = await make.paid(await make.order(), tell="delay", seconds=30)
    assert payment.status == "pending"
    assert await sweep() == 0
    with clock.at(payment.created_at + timedelta(seconds=31)):
        assert await sweep() == 1
    assert (await service.get_now(payment.id)).status == "captured"


@pytest.mark.parametrize("told", ["decline", "fail", "delay", "time_out"])
async def test_outside_of_test_mode_nobody_can_tell_it_anything(clean, told):
    assert (await make.paid(await make.order(), tell=told)).status == "captured"


async def test_a_provider_that_is_not_offered_is_refused_by_name(clean):
    await make.provider(enabled=False)
    order = await make.order()
    for name in ("offline", "paypal", ""):
        with pytest.raises(Invalid) as refused:
            await make.payment(order, provider=name)
        assert refused.value.extra["errors"][0]["field"] == "provider"
    assert await make.count(Payment) == 0


@pytest.mark.parametrize("amount", [0, -1])
async def test_there_is_no_payment_of_nothing(clean, amount):
    with pytest.raises(Invalid):
        await make.payment(await make.order(), amount=amount)
    assert await make.count(Payment) == 0


async def test_what_was_not_begun_is_voided_here(clean):
    payment = await service.void((await make.payment(await make.order())).id)
    assert (payment.status, (await service.settle(payment.id)).status) == ("voided", "voided")
    assert (await service.void(payment.id)).status == "voided"
    assert await make.happened() == ["payment.voided"]


async def test_captured_money_is_not_voided(clean):
    payment = await make.paid(await make.order())
    with pytest.raises(Conflict):
        await service.void(payment.id)
    assert (await service.get_now(payment.id)).status == "captured"


async def test_a_listener_hears_of_it_in_the_same_transaction_and_can_take_it_back(clean, monkeypatch):
    heard = []

    async def listen(session, payment, before):
        heard.append((payment.order_id, before, payment.status))
        if len(heard) == 1:
            raise RuntimeError

    monkeypatch.setattr("tradepost.payments.hooks.SETTLED", [listen])
    order = await make.order()
    payment = await make.payment(order)
    with pytest.raises(RuntimeError):
        await service.settle(payment.id)
    assert (await service.get_now(payment.id)).status == "created"
    assert await make.happened() == []
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert await sweep() == 1
    assert (await service.get_now(payment.id)).status == "captured"
    assert heard == [(order, "created", "captured")] * 2
