"""Two hundred buyers at four doors want the last fifty: exactly fifty are sold, and the ledger adds up."""

import asyncio
import os
from collections.abc import Sequence
from typing import Any

import httpx

from tests import make_stock
from tests.contracts import orders
from tests.people import Person, sign_up
from tradepost.orders.models import Order
from tradepost.payments.models import Payment

BUYERS, LAST, AT_ONCE = 200, 50, 32
# How often in a row: once, or ten times by `make proof`.
ROUNDS = int(os.environ.get("TRADEPOST_TEST_ROUNDS", "1"))
TRIES = 8


async def sent(who: httpx.AsyncClient, path: str, body: dict[str, Any] | None, wanted: int) -> Any:
    """The answer's body, or None for whoever was refused; a door that was busy at this moment is tried again."""
    for _ in range(TRIES):
        answer = await who.post(path, json=body)
        assert answer.status_code in {wanted, 409}, answer.text
        if answer.status_code == wanted:
            return answer.json()
        if "retry-after" not in answer.headers:
            return None
    raise AssertionError(answer.text)


async def at_the_store(who: httpx.AsyncClient, lamp: make_stock.Goods) -> bool:
    body = {"items": [{"variant_id": lamp.variant_id, "quantity": 1}]}
    return await sent(who, "/api/v1/checkout", body, 201) is not None


async def at_the_platform(who: httpx.AsyncClient, lamp: make_stock.Goods) -> bool:
    assert await sent(who, "/api/cart/", {"product_id": lamp.product_id, "quantity": 1}, 201)
    return await sent(who, "/api/orders/", None, 201) is not None


async def at_the_backend(who: httpx.AsyncClient, lamp: make_stock.Goods) -> bool:
    body = {"location": "Germany", "items": [{"product_id": lamp.product_id, "quantity": 1}]}
    made = await sent(who, "/orders/create", body, 201)
    return made is not None and bool(await sent(who, "/orders/execute", {"order_id": made["order"]["id"]}, 200))


async def at_the_rpc(who: httpx.AsyncClient, lamp: make_stock.Goods) -> bool:
    body = {"items": [{"product_id": lamp.product_id, "quantity": 1}]}
    made = await sent(who, "/ecommerce/v1/purchase_products", body, 200)
    return bool(made["successful_purchases"])


DOORS = (at_the_store, at_the_platform, at_the_backend, at_the_rpc)


async def test_fifty_of_two_hundred_get_the_last_fifty(app):
    people = [await sign_up(f"buyer{number}") for number in range(BUYERS)]
    for round_ in range(1, ROUNDS + 1):
        await sell_out(app, people, round_)


async def sell_out(app: Any, people: Sequence[Any], round_: int) -> None:
    """All of them want a lamp that is new in the shop; whoever was first at one door is first at another now."""
    lamp = await make_stock.goods(f"LAMP-{round_}", price=10_000)
    level = await make_stock.stock(lamp, LAST)
    gate = asyncio.Semaphore(AT_ONCE)

    async def buy(number: int) -> bool:
        async with gate, Person(app, people[number]) as who:
            return await DOORS[(number + round_) % 4](who, lamp)

    bought = await asyncio.gather(*(buy(number) for number in range(BUYERS)))

    assert sum(bought) == LAST
    assert (await orders.count(Order), await orders.count(Payment)) == (LAST * round_, LAST * round_)
    sent_away = sum(1 for kind, _ in await make_stock.movements(level) if kind == "shipped")
    assert await make_stock.numbers(level) == (LAST - sent_away, LAST - sent_away)
    assert await make_stock.drift() == []
