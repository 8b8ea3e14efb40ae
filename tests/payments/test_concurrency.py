"""Many at once: one charge, and never more back than was captured, on every database."""

import asyncio
from collections import Counter

from tests import make_payments as make
from tradepost.core import db
from tradepost.core.errors import Conflict, Invalid
from tradepost.payments import asking, service
from tradepost.payments.models import Payment, Refund


async def attempt(call):
    try:
        return (await call).status
    except (Conflict, Invalid) as refusal:
        return type(refusal).__name__


async def test_two_partial_refunds_at_once_never_exceed_what_was_captured(clean):
    for n in range(5):
        payment = await make.paid(await make.order(f"TP-{n}"))
        found = await asyncio.gather(*[attempt(service.refund(payment.id, 80_000)) for _ in range(2)])
        assert Counter(found) == {"succeeded": 1, "Invalid": 1}
        assert await make.sums(payment.id) == (149_990, 80_000, 0)
    assert await make.drift() == []


async def test_forty_small_refunds_at_once_stop_at_the_last_kopeck(clean):
    payment = await make.paid(await make.order(total=1_000), amount=1_000)
    found = await asyncio.gather(*[attempt(service.refund(payment.id, 30)) for _ in range(40)])
    assert Counter(found) == {"succeeded": 33, "Invalid": 7}
    assert await make.sums(payment.id) == (1_000, 990, 0)
    assert await make.drift() == []


async def test_twenty_refunds_under_one_key_are_one(clean):
    payment = await make.paid(await make.order())
    found = await asyncio.gather(*[service.refund(payment.id, 10_000, key="r-1") for _ in range(20)])
    assert len({one.id for one in found}) == 1
    assert await make.count(Refund) == 1
    assert await make.sums(payment.id) == (149_990, 10_000, 0)
    assert await make.drift() == []


async def test_twenty_of_all_that_is_left_give_it_back_once(clean):
    payment = await make.paid(await make.order())
    found = await asyncio.gather(*[attempt(service.refund(payment.id, None)) for _ in range(20)])
    assert Counter(found) == {"succeeded": 1, "Invalid": 19}
    assert await make.sums(payment.id) == (149_990, 149_990, 0)


async def test_a_hundred_who_settle_one_payment_capture_it_once(clean, monkeypatch):
    monkeypatch.setattr(
        asking, "PATIENCE", 60.0
    )  # a hundred beside other tests: who is told "as it stands" was too early
    payment = await make.payment(await make.order())
    found = await asyncio.gather(*[service.settle(payment.id) for _ in range(100)])
    assert {one.status for one in found} == {"captured"}
    assert await make.happened() == ["payment.captured"]
    assert await make.sums(payment.id) == (149_990, 0, 0)


async def test_capturing_and_letting_go_at_once_do_one_of_them(clean):
    await make.provider(options={"captures": "on_receipt"})
    for n in range(5):
        payment = await make.paid(await make.order(f"TP-{n}"))
        found = await asyncio.gather(
            attempt(service.capture(payment.id)),
            attempt(service.void(payment.id)),
            attempt(service.capture(payment.id)),
        )
        ended = (await service.get_now(payment.id)).status
        assert ended in {"captured", "voided"}
        assert set(found) <= {ended, "Conflict"}


async def test_payments_of_many_orders_at_once_do_not_wait_for_each_other_to_fail(clean):
    orders = [await make.order(f"TP-{n}") for n in range(30)]
    found = await asyncio.gather(*[make.paid(order) for order in orders])
    assert {one.status for one in found} == {"captured"}
    async with db.reading() as session:
        assert [len(await service.of_order(session, order)) for order in orders] == [1] * 30
    assert await make.count(Payment) == 30
