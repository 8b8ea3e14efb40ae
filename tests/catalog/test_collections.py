"""Collections: products in an order made by hand."""

from tests import make_catalog as make


async def test_a_collection_shows_its_products_in_its_own_order(manager, guest, told):
    first, second, hidden = [await make.product(manager) for _ in range(3)]
    await manager.put(f"/api/v1/products/{hidden['id']}", json={"status": "draft"})
    ids = [second["id"], hidden["id"], first["id"]]
    made = await make.collection(manager, name="Для чая", description="Tea", product_ids=ids)
    assert (made["slug"], made["product_ids"]) == ("dlia-chaia", ids)
    seen = (await guest.get("/api/v1/collections/dlia-chaia")).json()
    assert seen == made | {"product_ids": [second["id"], first["id"]]}
    assert (await guest.get("/api/v1/collections")).json()["items"] == [seen]
    listed = (await guest.get(f"/api/v1/collections/{made['id']}/products")).json()
    assert [product["id"] for product in listed["items"]] == [second["id"], first["id"]]
    page = (await guest.get("/api/v1/collections/dlia-chaia/products?limit=1")).json()
    following = await guest.get(f"/api/v1/collections/dlia-chaia/products?limit=1&cursor={page['next']}")
    assert [product["id"] for product in following.json()["items"]] == [first["id"]]
    changed = await manager.put(f"/api/v1/collections/{made['id']}", json={"product_ids": [first["id"], second["id"]]})
    assert changed.json()["product_ids"] == [first["id"], second["id"]]
    assert changed.json()["name"] == "Для чая"
    assert (await manager.delete(f"/api/v1/collections/{made['id']}")).status_code == 204
    assert (await guest.get("/api/v1/collections/dlia-chaia")).status_code == 404
    assert (await guest.get(f"/api/v1/products/{first['id']}")).status_code == 200
    assert await told("collections", made["id"]) == ["collection.created", "collection.updated", "collection.deleted"]


async def test_an_unpublished_collection_is_seen_by_staff_alone(manager, analyst, guest):
    made = await make.collection(manager, published=False)
    for address in (f"collections/{made['id']}", f"collections/{made['slug']}", f"collections/{made['id']}/products"):
        assert (await guest.get(f"/api/v1/{address}")).status_code == 404
        assert (await analyst.get(f"/api/v1/{address}")).status_code == 200
    assert (await guest.get("/api/v1/collections")).json()["total"] == 0


async def test_a_product_that_is_not_there_or_named_twice_is_refused(manager):
    product = await make.product(manager)
    for ids in ([999999999], [product["id"], product["id"]]):
        answer = await manager.post("/api/v1/collections", json={"name": "Best", "product_ids": ids})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "product_ids"
    assert (await manager.get("/api/v1/collections")).json()["total"] == 0


async def test_a_name_is_given_once_and_a_version_guards(manager):
    made, other = await make.collection(manager, name="Best"), await make.collection(manager)
    assert (await manager.post("/api/v1/collections", json={"name": "Best"})).status_code == 409
    assert (await manager.put(f"/api/v1/collections/{other['id']}", json={"name": "Best"})).status_code == 409
    address = f"/api/v1/collections/{made['id']}"
    tag = {"If-Match": (await manager.get(address)).headers["etag"]}
    product = await make.product(manager)
    assert (await manager.put(address, json={"product_ids": [product["id"]]}, headers=tag)).status_code == 200
    assert (await manager.put(address, json={"product_ids": []}, headers=tag)).status_code == 412
    assert (await manager.get(address)).json()["product_ids"] == [product["id"]]


async def test_a_list_of_collections_takes_three_statements(manager, guest, statements):
    for _ in range(3):
        await make.collection(manager, product_ids=[(await make.product(manager))["id"]])
    statements.clear()
    assert (await guest.get("/api/v1/collections")).json()["total"] == 3
    assert len(statements) == 3
