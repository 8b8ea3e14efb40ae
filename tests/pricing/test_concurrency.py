"""Many at once: no price slips under a floor that is set at the same moment, and no change is lost."""

import asyncio
from collections import Counter

from tests import make_catalog
from tests.pricing.conftest import PRICES
from tradepost.catalog import importing
from tradepost.core import db


async def current(who, variant_id: int) -> tuple[int, int]:
    """(price, floor) in kopecks."""
    (one,) = (await who.get(f"{PRICES}/{variant_id}")).json()["prices"]
    return minor(one["price"]), minor(one["floor"] or "0.00")


def minor(text: str) -> int:
    return int(text.replace(".", ""))


async def test_prices_and_floors_set_at_once_never_cross(owner, lamp, history):
    url = f"{PRICES}/{lamp['id']}"
    product = f"/api/v1/products/{lamp['product_id']}"
    made = (await owner.post("/api/v1/price-lists", json={"name": "Sale"})).json()

    async def imported(n: int) -> int:
        async with db.transaction() as session:
            done = await importing.update(session, {"LAMP": {"price": 1000 + 100 * n}}, importing.Names())
        return 422 if done.refused else 200

    async def asked(call) -> int:
        return (await call).status_code

    doors = [
        lambda n: asked(owner.put(url, json={"prices": {"RUB": f"{10 + n}.00"}})),
        lambda n: asked(owner.put(f"{url}/floor", json={"amount": f"{10 + n}.00"})),
        lambda n: asked(owner.put(product, json={"price": f"{10 + n}.00"})),
        lambda n: asked(
            owner.put(
                f"/api/v1/price-lists/{made['id']}/items",
                json={"items": [{"variant_id": lamp["id"], "price": f"{10 + n}.00"}]},
            )
        ),
        imported,
    ]
    answers = Counter(await asyncio.gather(*[doors[n % 5](n % 9) for n in range(45)]))
    assert set(answers) <= {200, 422}
    assert answers[200] > 0
    price, floor = await current(owner, lamp["id"])
    listed = (await owner.get(f"/api/v1/price-lists/{made['id']}/items")).json()["items"]
    assert price >= floor
    assert all(minor(one["price"]) >= floor for one in listed)
    changes = await history(lamp["id"])
    assert [after for _code, _before, after in changes[:-1]] == [before for _code, before, _after in changes[1:]]
    assert changes[-1][2] == price


async def test_of_many_changes_from_the_same_page_one_is_made(owner, lamp, history):
    url = f"{PRICES}/{lamp['id']}"
    seen = {"If-Match": (await owner.get(url)).headers["etag"]}
    answers = await asyncio.gather(
        *[owner.put(url, json={"prices": {"EUR": f"{n + 1}.00"}}, headers=seen) for n in range(12)]
    )
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: 11}
    assert len(await history(lamp["id"])) == 2


async def test_lists_filled_at_once_in_different_order_do_not_block_each_other(owner):
    goods = [(await make_catalog.product(owner))["variants"][0]["id"] for _ in range(6)]
    lists = [(await owner.post("/api/v1/price-lists", json={"name": f"List {n}"})).json()["id"] for n in range(6)]

    def fill(n: int):
        order = goods[n:] + goods[:n]
        items = [{"variant_id": one, "price": f"{n + 1}.00"} for one in order]
        return owner.put(f"/api/v1/price-lists/{lists[n]}/items", json={"items": items})

    answers = await asyncio.gather(*[fill(n) for n in range(6)])
    assert [(answer.status_code, answer.json()["changed"]) for answer in answers] == [(200, 6)] * 6
