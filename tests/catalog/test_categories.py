"""Categories: a tree of names."""

from tests import make_catalog as make


async def test_the_seller_services_body_makes_a_category_without_a_prefix(manager, guest):
    answer = await manager.post("/categories/", json={"name": "Kettles", "description": "For tea"})
    assert answer.status_code == 201
    made = answer.json()
    assert made["name"] == "Kettles"
    assert made["description"] == "For tea"
    assert made["slug"] == "kettles"
    assert made["path"] == [made["id"]]
    for address in ("/categories/", "/api/v1/categories/"):
        assert (await guest.get(address)).json() == {"items": [made], "total": 1, "next": None}
        assert (await guest.get(f"{address}{made['id']}")).json() == made


async def test_a_category_is_read_by_its_slug_made_of_russian_letters(manager, guest):
    made = await make.category(manager, name="Щётки и губки")
    assert made["slug"] == "shchetki-i-gubki"
    assert (await guest.get("/api/v1/categories/shchetki-i-gubki")).json() == made


async def test_slugs_that_would_be_the_same_get_a_number(manager):
    made = [await make.category(manager, name=name) for name in ("Tea", "Tea!", "Téa", "2024", "!!!")]
    assert [category["slug"] for category in made] == ["tea", "tea-2", "tea-3", "category-2024", "category"]


async def test_a_name_is_given_once(manager, guest):
    await make.category(manager, name="Kettles")
    answer = await manager.post("/api/v1/categories", json={"name": " Kettles "})
    assert answer.status_code == 409
    assert answer.json()["errors"] == [{"field": "name", "message": "There is a category of this name already"}]
    other = await make.category(manager, name="Pots")
    assert (await manager.put(f"/api/v1/categories/{other['id']}", json={"name": "Kettles"})).status_code == 409
    assert [c["name"] for c in (await guest.get("/api/v1/categories")).json()["items"]] == ["Kettles", "Pots"]


async def test_a_change_leaves_out_what_it_does_not_name_and_is_written_down(manager, told):
    made = await make.category(manager, name="Kettles", description="For tea")
    answer = await manager.put(f"/api/v1/categories/{made['id']}", json={"position": 3})
    assert answer.status_code == 200
    assert answer.json() | {"updated_at": ""} == made | {"position": 3, "updated_at": ""}
    events = await told("categories", made["id"], full=True)
    assert [event.name for event in events] == ["category.created", "category.updated"]
    assert events[0].changes["name"] == [None, "Kettles"]
    assert events[1].changes == {"position": [0, 3]}
    assert events[1].actor_name == "manager"


async def test_a_change_that_changes_nothing_says_nothing(manager, told):
    made = await make.category(manager)
    answer = await manager.put(f"/api/v1/categories/{made['id']}", json={"name": made["name"]})
    assert answer.json() == made
    assert await told("categories", made["id"]) == ["category.created"]


async def test_an_outdated_version_is_not_written_over(manager, guest):
    made = await make.category(manager)
    address = f"/api/v1/categories/{made['id']}"
    tag = (await manager.get(address)).headers["etag"]
    assert (await manager.put(address, json={"name": "First"}, headers={"If-Match": tag})).status_code == 200
    assert (await manager.put(address, json={"name": "Second"}, headers={"If-Match": tag})).status_code == 412
    assert (await guest.get(address)).json()["name"] == "First"


async def test_a_category_that_holds_nothing_is_deleted(manager, guest, told):
    made = await make.category(manager)
    answer = await manager.delete(f"/api/v1/categories/{made['id']}")
    assert answer.status_code == 200
    assert answer.json() == {"deleted": True, "archived": False, "products": 0}
    assert (await guest.get(f"/api/v1/categories/{made['id']}")).status_code == 404
    assert await told("categories", made["id"]) == ["category.created", "category.deleted"]


async def test_a_category_with_products_stays_and_says_how_many(manager, guest, told):
    made = await make.category(manager)
    for _ in range(2):
        await make.product(manager, category_id=made["id"])
    answer = await manager.delete(f"/api/v1/categories/{made['id']}")
    assert answer.status_code == 409
    assert answer.json()["products"] == 2
    assert answer.json()["detail"].startswith("2 products are in this category")
    assert (await guest.get(f"/api/v1/categories/{made['id']}")).json() == made
    assert await told("categories", made["id"]) == ["category.created"]


async def test_a_category_goes_with_its_products_into_the_archive(manager, guest, told):
    top = await make.category(manager)
    below = await make.category(manager, parent_id=top["id"])
    product = await make.product(manager, category_id=below["id"])
    answer = await manager.delete(f"/api/v1/categories/{top['id']}?products=archive")
    assert answer.json() == {"deleted": False, "archived": True, "products": 1}
    for address in (f"categories/{top['id']}", f"categories/{below['id']}", f"products/{product['id']}"):
        assert (await guest.get(f"/api/v1/{address}")).status_code == 404
    assert (await manager.get(f"/api/v1/products/{product['id']}")).json()["status"] == "archived"
    assert (await manager.get(f"/api/v1/categories/{below['id']}")).json()["archived"] is True
    assert (await manager.get("/api/v1/categories")).json()["total"] == 0
    assert (await manager.get("/api/v1/categories?archived=true")).json()["total"] == 2
    assert await told("products", product["id"]) == ["product.created", "product.archived"]
    assert await told("categories", below["id"]) == ["category.created", "category.archived"]


async def test_a_category_whose_products_are_all_archived_is_archived_too(manager):
    made = await make.category(manager)
    await make.product(manager, category_id=made["id"], status="archived")
    answer = await manager.delete(f"/api/v1/categories/{made['id']}")
    assert answer.json() == {"deleted": False, "archived": True, "products": 0}
    again = await manager.put(f"/api/v1/categories/{made['id']}", json={"archived": False})
    assert again.json()["archived"] is False


async def test_what_a_category_holds_moves_to_another_one(manager, guest, told):
    old, new = await make.category(manager), await make.category(manager)
    below = await make.category(manager, parent_id=old["id"])
    product = await make.product(manager, category_id=old["id"])
    answer = await manager.delete(f"/api/v1/categories/{old['id']}?move_to={new['id']}")
    assert answer.json() == {"deleted": True, "archived": False, "products": 1}
    assert (await guest.get(f"/api/v1/products/{product['id']}")).json()["category_id"] == new["id"]
    assert (await guest.get(f"/api/v1/categories/{below['id']}")).json()["path"] == [new["id"], below["id"]]
    events = await told("products", product["id"], full=True)
    assert events[-1].changes == {"category_id": [old["id"], new["id"]]}


async def test_products_are_not_moved_to_a_category_that_is_not_there_or_below(manager, guest):
    old = await make.category(manager)
    below = await make.category(manager, parent_id=old["id"])
    product = await make.product(manager, category_id=old["id"])
    for target in (below["id"], old["id"], 2**40):
        answer = await manager.delete(f"/api/v1/categories/{old['id']}?move_to={target}")
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "move_to"
    assert (await guest.get(f"/api/v1/products/{product['id']}")).json()["category_id"] == old["id"]
