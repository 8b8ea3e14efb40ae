"""Many at once: limits hold, a retry counts once, no gift card pays more than it holds, on every database."""

import asyncio
from collections import Counter

from tests import make_discounts as make
from tradepost.core import db
from tradepost.discounts import ledger, service
from tradepost.discounts.rules import Applied, who_is
from tradepost.discounts.service import UsedUp

AT_ONCE = 40


async def together(calls):
    """Do all of these, so many at once; what each gave or raised."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def through(call):
        async with gate:
            return await call

    return await asyncio.gather(*[through(call) for call in calls], return_exceptions=True)


async def test_a_coupon_with_ten_uses_is_used_ten_times_under_fifty_tries(clean):
    ten = await make.discount("TEN", max_uses=10)
    one = Applied(ten, "TEN", "Ten", 100)
    answers = await together([make.used(one, order, f"email:{order}@example.com") for order in range(1, 51)])
    assert Counter(type(answer) for answer in answers) == {type(None): 10, UsedUp: 40}
    assert {str(answer) for answer in answers if answer} == {"TEN is used up"}
    assert await make.counts(ten) == (10, 10)
    assert await make.drift() == []


async def test_a_code_that_is_good_once_is_used_once_while_others_of_its_discount_are_not_touched(clean):
    many = await make.discount("ONE", "TWO", uses=1)
    tries = [make.used(Applied(many, "ONE", "Once", 100), order) for order in range(1, 21)]
    answers = await together([*tries, make.used(Applied(many, "TWO", "Once", 100), 21)])
    assert Counter(type(answer) for answer in answers) == {type(None): 2, UsedUp: 19}
    assert await make.counts(many) == (2, 2)
    assert await make.drift() == []


async def test_nobody_gets_more_than_each_customer_may_have(clean):
    twice = await make.discount(max_per_customer=2)
    one = Applied(twice, None, "Twice each", 100)
    people = [who_is(7, None), who_is(8, None), who_is(None, "Guest@Example.com")]
    answers = await together([make.used(one, order, people[order % 3]) for order in range(1, 31)])
    assert Counter(type(answer) for answer in answers) == {type(None): 6, UsedUp: 24}
    assert await make.counts(twice) == (6, 6)
    assert await make.drift() == []


async def test_an_order_that_is_tried_again_many_times_at_once_counts_once(clean):
    first, second = await make.discount("FIRST", max_uses=1), await make.discount(max_per_customer=1)
    both = [Applied(second, None, "Second", 5), Applied(first, "FIRST", "First", 100)]
    answers = await together([make.used(both, 1, "account:7") for _ in range(20)])
    assert Counter(type(answer) for answer in answers) == {type(None): 1, UsedUp: 19}
    assert await make.counts(first) == await make.counts(second) == (1, 1)
    assert await make.drift() == []


async def test_orders_that_take_the_same_discounts_in_another_order_do_not_block_each_other(clean):
    found = [await make.discount(max_uses=100) for _ in range(4)]
    applied = [Applied(one, None, "Some", 1) for one in found]

    async def take(order: int) -> None:
        turned = applied[order % 4 :] + applied[: order % 4]
        await make.used(turned[::-1] if order % 2 else turned, order, f"account:{order}")
        if order % 3 == 0:
            assert await make.given_back(order) == 4

    assert await together([take(order) for order in range(1, 31)]) == [None] * 30
    assert [await make.counts(one) for one in found] == [(20, 20)] * 4
    assert await make.drift() == []


async def test_a_gift_card_of_a_hundred_pays_twenty_orders_of_seven_no_more_than_a_hundred(clean):
    card = await make.card("ABCD-EFGH", 10_000)

    async def pay(order: int) -> int:
        async with db.transaction() as session:
            return await ledger.spend(session, code="abcd efgh", currency="RUB", amount=700, order_id=order)

    paid = await together([pay(order) for order in range(1, 21)])
    assert Counter(paid) == {700: 14, 200: 1, 0: 5}
    assert await make.balance(card) == 0
    found = await make.entries(card)
    assert [kind for kind, _, _ in found] == ["issued"] + ["spent"] * 15
    assert sum(amount for _, amount, _ in found) == 0
    assert [after for _, _, after in found] == [*range(10_000, 0, -700), 0]
    assert await make.drift() == []


async def test_one_order_tried_twenty_times_is_paid_from_credit_once(clean, buyer):
    async with db.transaction() as session:
        purse = await ledger.credit_of(session, buyer.id, "RUB")
        await ledger.add(session, purse, 5000, kind="granted")

    async def pay() -> int:
        async with db.transaction() as session:
            return await ledger.spend(session, account_id=buyer.id, currency="RUB", amount=1500, order_id=1)

    assert await together([pay() for _ in range(20)]) == [1500] * 20
    assert await make.balance(purse.id) == 3500
    assert await make.drift() == []


async def test_credit_of_nobody_yet_is_opened_once_by_many(clean, buyer):
    async def refund(n: int) -> int:
        async with db.transaction() as session:
            refund = {"account_id": buyer.id, "currency": "RUB", "amount": 100, "order_id": 1, "key": str(n % 5)}
            return (await ledger.refund_to(session, **refund)).id

    assert len(set(await together([refund(n) for n in range(20)]))) == 1
    async with db.reading() as session:
        assert await ledger.available(session, account_id=buyer.id, currency="RUB") == 500
    assert await make.drift() == []


async def test_two_cancellations_at_once_give_back_once(clean):
    ten = await make.discount("TEN", max_uses=10)
    await make.used(Applied(ten, "TEN", "Ten", 100), 1)
    assert sorted(await together([make.given_back(1) for _ in range(10)])) == [0] * 9 + [1]
    assert await make.counts(ten) == (0, 0)
    async with db.reading() as session:
        assert await service.drift(session) == []
