"""Giving money back: in part, in several parts, and never more than was captured."""

from datetime import timedelta

import pytest

from tests import make_payments as make
from tradepost.core import clock
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.payments import service
from tradepost.payments.jobs import sweep
from tradepost.payments.models import Refund


async def test_money_goes_back_in_parts_until_there_is_none_left(clean):
    payment = await make.paid(await make.order())
    for amount in (50_000, 90_000, None):
        refund = await service.settle_refund((await make.refund(payment.id, amount)).id)
        assert (refund.status, refund.currency) == ("succeeded", "RUB")
    assert await make.sums(payment.id) == (149_990, 149_990, 0)
    with pytest.raises(Invalid) as refused:
        await make.refund(payment.id, 1)
    assert refused.value.extra["refundable"] == 0
    assert await make.happened() == ["payment.captured", *["refund.opened", "refund.succeeded"] * 3]
    assert await make.drift() == []


async def test_what_is_on_its_way_back_is_counted(clean):
    payment = await make.paid(await make.order())
    await make.refund(payment.id, 100_000)
    assert await make.sums(payment.id) == (149_990, 0, 100_000)
    with pytest.raises(Invalid) as refused:
        await make.refund(payment.id, 49_991)
    assert (refused.value.extra["refundable"], await make.count(Refund)) == (49_990, 1)
    assert await make.drift() == []


async def test_the_same_key_is_the_same_refund(clean):
    payment = await make.paid(await make.order())
    first = await make.refund(payment.id, 10_000, reason="Broken", lines=[{"line_id": 1, "quantity": 1}], key="r-1")
    again = await make.refund(payment.id, 10_000, reason="Broken", lines=[{"line_id": 1, "quantity": 1}], key="r-1")
    assert first.id == again.id
    for other in ({"amount": 20_000, "reason": "Broken"}, {"amount": 10_000, "reason": "Late"}):
        with pytest.raises(Conflict):
            await make.refund(payment.id, key="r-1", **other)
    assert await make.sums(payment.id) == (149_990, 0, 10_000)


@pytest.mark.parametrize("amount", [0, -1, 149_991, 10**15])
async def test_an_amount_that_cannot_go_back_is_refused(clean, amount):
    payment = await make.paid(await make.order())
    with pytest.raises(Invalid) as refused:
        await make.refund(payment.id, amount)
    assert refused.value.extra["errors"][0]["field"] == "amount"
    assert (await make.sums(payment.id), await make.count(Refund)) == ((149_990, 0, 0), 0)


async def test_what_was_not_captured_cannot_go_back(clean):
    await make.provider(options={"captures": "on_receipt"})
    payment = await make.paid(await make.order())
    for amount in (1, None):
        with pytest.raises(Conflict):
            await make.refund(payment.id, amount)
    with pytest.raises(NotFound):
        await make.refund(payment.id + 1, 1)
    assert await make.count(Refund) == 0


async def test_a_refund_that_fails_gives_the_amount_back(clean):
    await make.provider(options={"test_mode": True})
    payment = await make.paid(await make.order(), tell_refund="fail")
    refund = await service.settle_refund((await make.refund(payment.id, 149_990)).id)
    assert (refund.status, refund.error_code) == ("failed", "told")
    assert await make.sums(payment.id) == (149_990, 0, 0)
    assert (await make.refund(payment.id, 149_990)).status == "pending"
    assert await make.drift() == []


async def test_a_refund_without_an_answer_stays_set_aside_and_the_sweep_sends_it(clean):
    await make.provider(options={"test_mode": True})
    payment = await make.paid(await make.order(), tell_refund="time_out")
    refund = await service.settle_refund((await make.refund(payment.id, 100)).id)
    assert (refund.status, refund.error_code) == ("pending", "no_answer")
    assert await make.sums(payment.id) == (149_990, 0, 100)
    with clock.at(clock.now() + timedelta(hours=1)):
        assert await sweep() == 1
    assert await make.sums(payment.id) == (149_990, 100, 0)
    assert (await service.settle_refund(refund.id)).status == "succeeded"
    assert await make.happened() == ["payment.captured", "refund.opened", "refund.succeeded"]


async def test_a_planted_drift_is_found(clean):
    payment = await make.paid(await make.order())
    await service.settle_refund((await make.refund(payment.id, 100)).id)
    async with clean.begin() as connection:
        await connection.exec_driver_sql("UPDATE payments SET refunded = 90")
    assert await make.drift() == [(payment.id, 90, 0, 100, 0)]
