"""Many at once: the last fifty are sold to fifty, one cart or one key makes one order and one charge."""

import asyncio
from collections import Counter

import httpx
import pytest

from tests import make_discounts, make_orders as make, make_payments, make_stock
from tradepost.orders.models import Order
from tradepost.payments.models import Payment

BUYERS, LAST, AT_ONCE = 200, 50, 32
CART = "/api/v1/cart"


async def together(calls):
    """Do all of these, so many at once."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def through(call):
        async with gate:
            return await call

    return await asyncio.gather(*[through(call) for call in calls])


async def by_cart(guest, lamp) -> httpx.Response:
    filled = await guest.post(f"{CART}/lines", json={"variant_id": lamp.variant_id})
    token = {"X-Cart-Token": filled.json()["token"]}
    return await guest.post(make.CHECKOUT, json={"email": "ann@example.com"}, headers=token)


async def test_two_hundred_buyers_of_the_last_fifty_get_exactly_fifty(guest):
    lamp, level = await make.goods("LAMP", LAST)
    vase, vases = await make.goods("VASE", 1000)

    async def direct(n: int) -> httpx.Response:
        items = [{"variant_id": one.variant_id} for one in ((lamp, vase) if n % 2 else (vase, lamp))]
        return await guest.post(make.CHECKOUT, json={"items": items, "email": f"buyer{n}@example.com"})

    answers = await together([by_cart(guest, lamp) if n % 2 else direct(n) for n in range(BUYERS)])
    assert Counter(answer.status_code for answer in answers) == {201: LAST, 409: BUYERS - LAST}
    assert {(a.json()["sku"], a.json()["left"]) for a in answers if a.status_code == 409} == {("LAMP", 0)}
    assert await make_stock.numbers(level) == (LAST, LAST)
    both = sum(len(answer.json()["order"]["items"]) == 2 for answer in answers if answer.status_code == 201)
    assert await make_stock.numbers(vases) == (1000, both)
    numbers = {answer.json()["order"]["number"] for answer in answers if answer.status_code == 201}
    assert len(numbers) == await make.count(Order) == await make.count(Payment) == LAST
    assert await make_stock.drift() == []
    assert await make_payments.drift() == []


@pytest.mark.parametrize("provider", ["offline", "stripe"])
async def test_a_hundred_tries_of_one_cart_make_one_order_and_one_charge(provider, guest, localstripe):
    lamp, level = await make.goods(price=1990)
    filled = await guest.post(f"{CART}/lines", json={"variant_id": lamp.variant_id})
    token = {"X-Cart-Token": filled.json()["token"]}
    body = {
        "email": "ann@example.com",
        "payment_provider": provider,
        "payment": {"payment_method": "pm_card_visa"} if provider == "stripe" else {},
    }
    tries = [guest.post(make.CHECKOUT, json=body, headers=token) for _ in range(100)]
    answers = await together(tries)
    assert Counter(answer.status_code for answer in answers) == {201: 100}
    assert len({answer.json()["order"]["number"] for answer in answers}) == 1
    assert (await make.count(Order), await make.count(Payment)) == (1, 1)
    assert await make_stock.numbers(level) == (10, 1)
    assert localstripe.charges() == ([("succeeded", 1990, True)] if provider == "stripe" else [])


@pytest.mark.parametrize("provider", ["offline", "stripe"])
async def test_a_hundred_tries_under_one_key_make_one_order_and_one_charge(provider, guest, localstripe):
    lamp, level = await make.goods(price=1990)
    card = {"payment_provider": "stripe", "payment": {"payment_method": "pm_card_visa"}}
    tries = [make.check_out(guest, lamp, key="k", **(card if provider == "stripe" else {})) for _ in range(100)]
    answers = await together(tries)
    assert Counter(answer.status_code for answer in answers) == {201: 100}
    assert len({answer.json()["order"]["number"] for answer in answers}) == 1
    assert {answer.json()["order"]["status"] for answer in answers} == {"paid"}
    assert (await make.count(Order), await make.count(Payment)) == (1, 1)
    assert await make_stock.numbers(level) == (10, 1)
    assert localstripe.charges() == ([("succeeded", 1990, True)] if provider == "stripe" else [])


async def test_a_code_with_ten_uses_is_used_ten_times_by_fifty(guest):
    lamp, level = await make.goods("LAMP", 100, price=1000)
    ten = await make_discounts.discount("TEN", uses=10)
    answers = await together([make.check_out(guest, lamp, codes=["TEN"], email=f"b{n}@example.com") for n in range(50)])
    codes = Counter(answer.status_code for answer in answers)
    assert codes[201] == 10
    assert set(codes) <= {201, 409, 422}
    assert await make_discounts.counts(ten) == (10, 10)
    assert await make_stock.numbers(level) == (100, 10)


async def test_one_gift_card_is_not_spent_twice(guest):
    lamp, level = await make.goods("LAMP", 100, price=1000)
    card = await make_discounts.card("GIFT-1234", 2500)
    answers = await together([make.check_out(guest, lamp, gift_card="GIFT-1234") for _ in range(20)])
    made = [answer.json()["order"] for answer in answers if answer.status_code == 201]
    assert sum(round(float(order["credit"]) * 100) for order in made) == 2500
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert await make_discounts.balance(card) == 0
    assert await make_stock.numbers(level) == (100, len(made))
    assert await make_discounts.drift() == []
