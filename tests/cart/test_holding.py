"""Where carts keep their goods for a time: from the last change on, as far as there are any, and never twice."""

from datetime import timedelta

import pytest

from tests import make_orders, make_stock as make
from tradepost.core import clock, db
from tradepost.inventory import holding

CART = "/api/v1/cart"


@pytest.fixture
async def lamp(configure, app):
    configure(hold_carts="true", hold_minutes="15")
    return await make_orders.goods("LAMP", 5)


async def sweep(**later) -> int:
    with clock.at(clock.now() + timedelta(**later)):
        async with db.transaction() as session:
            return await holding.release_expired(session)


async def test_what_is_kept_follows_the_cart(guest, stranger, lamp):
    goods, level = lamp
    filled = (await guest.post(f"{CART}/lines", json={"sku": goods.sku, "quantity": 2})).json()
    token, line = {"X-Cart-Token": filled["token"]}, filled["lines"][0]["id"]
    assert filled["held_until"] is not None
    assert await make.numbers(level) == (5, 2)
    more = await guest.put(f"{CART}/lines/{line}", json={"quantity": 7}, headers=token)
    assert await make.numbers(level) == (5, 5)  # all there are
    assert more.json()["lines"][0]["troubles"][0] == {"kind": "too_few", "left": 5, "before": None, "now": None}
    theirs = (await stranger.post(f"{CART}/lines", json={"sku": goods.sku})).json()
    assert theirs["lines"][0]["troubles"][0]["left"] == 0
    await guest.put(f"{CART}/lines/{line}", json={"quantity": 1}, headers=token)
    assert await make.numbers(level) == (5, 1)
    await guest.delete(f"{CART}/lines/{line}", headers=token)
    assert await make.numbers(level) == (5, 0)
    assert await make.drift() == []


async def test_time_runs_from_the_last_change(guest, lamp):
    goods, level = lamp
    filled = (await guest.post(f"{CART}/lines", json={"sku": goods.sku, "quantity": 2})).json()
    token, line = {"X-Cart-Token": filled["token"]}, filled["lines"][0]["id"]
    with clock.at(clock.now() + timedelta(minutes=10)):
        await guest.put(f"{CART}/lines/{line}", json={"quantity": 3}, headers=token)
    assert await sweep(minutes=20) == 0
    assert await sweep(minutes=26) == 1
    assert await make.numbers(level) == (5, 0)
    order = await guest.post(make_orders.CHECKOUT, json={"email": "ann@example.com"}, headers=token)
    assert order.status_code == 201, order.text
    assert await make.numbers(level) == (5, 3)
    assert await make.drift() == []


async def test_a_cart_that_goes_over_to_an_account_keeps_its_goods_once(guest, buyer, lamp):
    goods, level = lamp
    filled = (await guest.post(f"{CART}/lines", json={"sku": goods.sku, "quantity": 2})).json()
    await buyer.post(f"{CART}/lines", json={"sku": goods.sku})
    assert await make.numbers(level) == (5, 3)
    await buyer.post(f"{CART}/merge", headers={"X-Cart-Token": filled["token"]})
    assert await make.numbers(level) == (5, 3)
    assert await make.drift() == []


async def test_without_the_setting_nothing_is_kept(guest, app):
    goods, level = await make_orders.goods("LAMP", 5)
    filled = (await guest.post(f"{CART}/lines", json={"sku": goods.sku, "quantity": 2})).json()
    assert filled["held_until"] is None
    assert await make.numbers(level) == (5, 0)
