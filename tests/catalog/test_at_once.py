"""Several people at the same product at the same moment."""

import asyncio

from tests import make_catalog as make


async def test_of_two_changes_of_one_version_one_is_taken(manager, owner, guest):
    product = await make.product(manager)
    address = f"/api/v1/products/{product['id']}"
    tag = {"If-Match": (await manager.get(address)).headers["etag"]}
    answers = await asyncio.gather(
        *[who.put(address, json={"name": name}, headers=tag) for who, name in ((manager, "One"), (owner, "Two"))]
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    winner = next(answer for answer in answers if answer.status_code == 200)
    assert (await guest.get(address)).json()["name"] == winner.json()["name"]


async def test_changes_of_different_fields_without_a_version_are_both_kept(manager, owner, guest):
    product = await make.product(manager)
    address = f"/api/v1/products/{product['id']}"
    answers = await asyncio.gather(
        manager.put(address, json={"name": "Kettle"}), owner.put(address, json={"description": "Red"})
    )
    assert [answer.status_code for answer in answers] == [200, 200]
    kept = (await guest.get(address)).json()
    assert (kept["name"], kept["description"]) == ("Kettle", "Red")


async def test_of_two_prices_for_one_version_one_is_taken(manager, owner, told):
    product = await make.product(manager)
    variant = product["variants"][0]["id"]
    address = f"/api/v1/products/{product['id']}/variants/{variant}"
    tag = {"If-Match": (await manager.get(address)).headers["etag"]}
    answers = await asyncio.gather(
        *[who.put(address, json={"price": price}, headers=tag) for who, price in ((manager, "5.00"), (owner, "6.00"))]
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    assert await told("variants", variant) == ["variant.created", "price.changed"]


async def test_one_sku_is_given_once_however_many_ask(manager, guest):
    body = {"name": "Kettle", "sku": "KET-1", "price": "10.00"}
    answers = await asyncio.gather(*[manager.post("/api/v1/products", json=body) for _ in range(5)])
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    for answer in answers:
        if answer.status_code == 409:
            # MariaDB may end one of several that wait for each other: that one may simply try again.
            assert answer.json().get("errors", [{}])[0].get("field") == "sku" or answer.headers["retry-after"] == "1"
    assert (await guest.get("/api/v1/products")).json()["total"] == 1


async def test_products_of_one_name_added_at_once_all_get_a_slug(manager, guest):
    body = {"name": "Kettle", "price": "10.00"}
    answers = await asyncio.gather(*[manager.post("/api/v1/products", json=body) for _ in range(4)])
    assert [answer.status_code for answer in answers] == [201] * 4
    slugs = {answer.json()["slug"] for answer in answers}
    assert slugs == {"kettle", "kettle-2", "kettle-3", "kettle-4"}


async def test_the_last_two_variants_are_not_both_removed_at_once(manager):
    product = await make.product(manager)
    await make.variant(manager, product["id"])
    address = f"/api/v1/products/{product['id']}/variants"
    ids = [variant["id"] for variant in (await manager.get(address)).json()["items"]]
    answers = await asyncio.gather(*[manager.delete(f"{address}/{variant}") for variant in ids])
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert (await manager.get(address)).json()["total"] == 1


async def test_a_category_is_not_deleted_under_a_product_that_just_came_in(manager, guest):
    category = await make.category(manager)
    body = {"name": "Kettle", "price": "10.00", "category_id": category["id"]}
    added, removed = await asyncio.gather(
        manager.post("/api/v1/products", json=body), manager.delete(f"/api/v1/categories/{category['id']}")
    )
    there = (await guest.get(f"/api/v1/categories/{category['id']}")).status_code
    outcomes = {(201, 409): 200, (422, 200): 404, (409, 200): 404}
    assert outcomes[added.status_code, removed.status_code] == there
