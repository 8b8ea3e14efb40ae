"""Every change of a price is written down, whichever door it came through."""

import httpx

from tests import make_catalog
from tests.pricing.conftest import PRICES
from tradepost.core import jobs


async def bring(who: httpx.AsyncClient, content: bytes) -> dict:
    answer = await who.post("/api/v1/products/import", files={"file": ("goods.csv", content)})
    assert answer.status_code == 202, answer.text
    await jobs.drain()
    return (await who.get(f"/api/v1/jobs/{answer.json()['id']}")).json()


async def test_through_the_product_the_variant_and_the_prices(owner, lamp, history):
    product = f"/api/v1/products/{lamp['product_id']}"
    await owner.put(product, json={"price": "18.00"})
    await owner.put(f"{product}/variants/{lamp['id']}", json={"price": "17.00"})
    await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": "16.00"}})
    await owner.put(product, json={"price": "16.00", "name": "No change of the price"})
    assert await history(lamp["id"]) == [
        ("RUB", None, 1990), ("RUB", 1990, 1800), ("RUB", 1800, 1700), ("RUB", 1700, 1600),
    ]  # fmt: skip


async def test_a_new_variant_begins_its_history(owner, lamp, history):
    more = await make_catalog.variant(owner, lamp["product_id"], price="25.00")
    assert await history(more["id"]) == [("RUB", None, 2500)]
    made = await make_catalog.product(
        owner,
        sku=None,
        price="5.00",
        variants=[{"options": {"size": "S"}}, {"options": {"size": "L"}, "price": "6.00"}],
    )
    assert [await history(one["id"]) for one in made["variants"]] == [[("RUB", None, 500)], [("RUB", None, 600)]]


async def test_through_an_import(owner, lamp, history):
    rows = "".join(f"SKU-{n},Thing {n},{n}.50\n" for n in range(150))
    job = await bring(owner, b"sku,name,price\nLAMP,Lamp,15.00\n" + rows.encode())
    assert (job["status"], job["result"]["imported"]) == ("succeeded", 151)
    assert await history(lamp["id"]) == [("RUB", None, 1990), ("RUB", 1990, 1500)]
    found = (await owner.get("/api/v1/products", params={"q": "SKU-149"})).json()["items"][0]
    assert await history(found["variants"][0]["id"]) == [("RUB", None, 14950)]
    await bring(owner, b"sku,price\nLAMP,15.00\nSKU-149,1\n")
    assert len(await history(lamp["id"])) == 2
    assert await history(found["variants"][0]["id"]) == [("RUB", None, 14950), ("RUB", 14950, 100)]


async def test_history_says_who_and_is_read_newest_first_by_currency(owner, manager, lamp):
    await manager.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": "15.00"}})
    await manager.put(f"{PRICES}/{lamp['id']}", json={"prices": {"EUR": "0.17"}})
    url = f"{PRICES}/{lamp['id']}/history"
    found = (await owner.get(url)).json()
    assert [
        (one["currency"], one["before"], one["after"], one["actor_id"]) for one in found["items"]
    ] == [
        ("EUR", None, "0.17", manager.id),
        ("RUB", "19.90", "15.00", manager.id),
        ("RUB", None, "19.90", owner.id),
    ]  # fmt: skip
    assert (await owner.get(url, params={"currency": "RUB", "limit": 1})).json()["items"][0]["after"] == "15.00"
    assert (await owner.get(url, params={"currency": "RUB"})).json()["total"] == 2


async def test_a_refused_change_leaves_no_history(owner, lamp, history):
    await make_catalog.product(owner, sku="TAKEN")
    url = f"/api/v1/products/{lamp['product_id']}"
    assert (await owner.put(url, json={"price": "1.00", "sku": "TAKEN"})).status_code == 409
    assert await history(lamp["id"]) == [("RUB", None, 1990)]


async def test_a_product_that_nothing_refers_to_goes_with_its_prices(owner, lamp, history):
    await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {"EUR": "1"}})
    assert (await owner.delete(f"/api/v1/products/{lamp['product_id']}")).json() == {"deleted": True, "archived": False}
    assert await history(lamp["id"]) == []


async def test_who_leaves_is_not_named_any_more(owner, manager, lamp):
    await manager.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": "15.00"}})
    number = manager.id
    answer = await owner.delete(f"/api/v1/users/{number}")
    assert answer.status_code in {200, 204}, answer.text
    found = (await owner.get(f"{PRICES}/{lamp['id']}/history")).json()["items"][0]
    assert (found["after"], found["actor_name"]) == ("15.00", f"account {number}")
