"""Many at once: nobody gets what is not there, and the ledger adds up, on every database."""

import asyncio
from collections import Counter

from tests import make_stock as make
from tradepost.core import db
from tradepost.inventory import service
from tradepost.inventory.rules import Line, OutOfStock

INVENTORY = "/api/v1/inventory"
TAKERS, LAST = 200, 50
AT_ONCE = 40  # more than there are connections; all two hundred would only wait longer for one


async def together(calls):
    """Do all of these, so many at once."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def through(call):
        async with gate:
            return await call

    return await asyncio.gather(*[through(call) for call in calls])


async def test_two_hundred_buyers_of_the_last_fifty_get_exactly_fifty(owner):
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, LAST)
    body = {"items": [{"product_id": lamp.product_id, "quantity": 1}]}
    answers = await together([owner.post("/api/v1/sales", json=body) for _ in range(TAKERS)])
    assert Counter(answer.status_code for answer in answers) == {201: LAST, 409: TAKERS - LAST}
    assert {(a.json()["sku"], a.json()["left"]) for a in answers if a.status_code == 409} == {("LAMP", 0)}
    assert await make.numbers(level) == (0, 0)
    assert (await owner.get("/api/v1/sales")).json()["total"] == LAST
    assert len({answer.json()["order_number"] for answer in answers if answer.status_code == 201}) == LAST
    assert Counter(await make.movements(level)) == {("received", LAST): 1, ("shipped", -1): LAST}
    assert await make.drift() == []


async def test_buyers_sellers_and_reservations_together_never_take_more_than_there_is(owner):
    """Through every door at once: sales, reservations, corrections and transfers share the same fifty."""
    lamp = await make.goods("LAMP")
    moscow = await make.stock(lamp, 30, at="Moscow")
    kazan = await make.stock(lamp, 20, at="Kazan")
    doors = [
        lambda: owner.post("/api/v1/sales", json={"items": [{"sku": "LAMP", "quantity": 1}]}),
        lambda: owner.post(f"{INVENTORY}/reservations", json={"items": [{"sku": "LAMP", "quantity": 1}]}),
        lambda: owner.post(f"{INVENTORY}/{moscow}/adjust", json={"by": -1}),
    ]
    answers = await together([doors[n % 3]() for n in range(120)])
    taken = sum(answer.status_code in {200, 201} for answer in answers)
    assert {answer.status_code for answer in answers} <= {200, 201, 409}
    (on_hand_m, reserved_m), (on_hand_k, reserved_k) = await make.numbers(moscow), await make.numbers(kazan)
    assert (on_hand_m - reserved_m) + (on_hand_k - reserved_k) == 50 - taken == 0
    assert await make.drift() == []


async def test_orders_of_the_same_goods_in_different_order_do_not_block_each_other(clean):
    goods = [await make.goods(f"SKU-{n}") for n in range(8)]
    # Made in the opposite order, so that ids of levels and of variants disagree.
    levels = [await make.stock(one, 40) for one in reversed(goods)]

    async def take(n: int) -> None:
        ordered = goods[n % 8 :] + goods[: n % 8]
        async with db.transaction() as session:
            await service.ship(session, [Line(one.variant_id, 1) for one in (ordered[::-1] if n % 2 else ordered)])

    await asyncio.gather(*[take(n) for n in range(40)])
    assert [await make.numbers(level) for level in levels] == [(0, 0)] * 8
    assert await make.drift() == []


async def test_transfers_both_ways_at_once_all_arrive(owner):
    lamp = await make.goods("LAMP")
    moscow, kazan = await make.stock(lamp, 100, at="Moscow"), await make.stock(lamp, 100, at="Kazan")

    def send(n: int):
        source, target = ("Moscow", "Kazan") if n % 2 else ("Kazan", "Moscow")
        return owner.post(
            f"{INVENTORY}/transfers", json={"sku": "LAMP", "from": source, "to": target, "quantity": 1 + n % 3}
        )

    answers = await together([send(n) for n in range(60)])
    assert Counter(answer.status_code for answer in answers) == {201: 60}
    there = sum((1 + n % 3) * (1 if n % 2 else -1) for n in range(60))
    assert (await make.numbers(moscow), await make.numbers(kazan)) == ((100 - there, 0), (100 + there, 0))
    assert await make.drift() == []


async def test_the_same_entry_is_opened_once(owner):
    lamp = await make.goods("LAMP")
    body = {"product_id": lamp.product_id, "quantity": 5, "location": "Moscow"}
    answers = await asyncio.gather(*[owner.post(INVENTORY, json=body) for _ in range(16)])
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 15}
    (entry,) = (await owner.get(INVENTORY)).json()["items"]
    assert entry["quantity"] == 5
    assert (await owner.get(f"{INVENTORY}/locations")).json()["total"] == 1
    assert await make.drift() == []


async def test_first_deliveries_of_one_thing_at_once_add_up(clean):
    lamp = await make.goods("LAMP")
    place = await make.location("Moscow")

    async def deliver() -> None:
        async with db.transaction() as session:
            await service.receive(session, [Line(lamp.variant_id, 3, place)])

    await asyncio.gather(*[deliver() for _ in range(32)])
    async with db.reading() as session:
        (level_id,) = (await service.ledger.ids_of(session, [(lamp.variant_id, place)])).values()
    assert await make.numbers(level_id) == (96, 0)
    assert await make.drift() == []


async def test_updates_from_the_same_page_are_made_once(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    seen = {"If-Match": (await owner.get(f"{INVENTORY}/{level}")).headers["etag"]}
    answers = await asyncio.gather(
        *[owner.put(f"{INVENTORY}/{level}", json={"quantity": 20 + n}, headers=seen) for n in range(16)]
    )
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: 15}
    assert len(await make.movements(level)) == 2


async def test_when_one_line_is_short_no_other_line_is_taken(clean):
    lamp, vase = await make.goods("LAMP"), await make.goods("VASE")
    lamps, vases = await make.stock(lamp, 1000), await make.stock(vase, 10)

    async def take() -> bool:
        try:
            async with db.transaction() as session:
                await service.ship(session, [Line(lamp.variant_id, 1), Line(vase.variant_id, 1)])
        except OutOfStock:
            return False
        return True

    assert sum(await asyncio.gather(*[take() for _ in range(40)])) == 10
    assert (await make.numbers(lamps), await make.numbers(vases)) == ((990, 0), (0, 0))
    assert await make.drift() == []
