"""Adding, reading, changing and removing products."""

from tests import make_catalog as make


async def test_a_product_added_by_a_manager_is_on_sale_at_once(manager, guest):
    category = await make.category(manager, name="Kettles")
    body = {
        "name": "Чайник «Ёлка»",
        "description": "1.7 l",
        "sku": "KET-1",
        "price": "1499.90",
        "category_id": category["id"],
    }
    answer = await manager.post("/api/v1/products/", json=body)
    assert answer.status_code == 201
    made = answer.json()
    seen = (await guest.get(f"/api/v1/products/{made['id']}")).json()
    assert seen == made | {"cost": None}
    assert made["slug"] == "chainik-elka"
    assert made["price"] == "1499.90"
    assert made["currency"] == "RUB"
    assert made["status"] == "active"
    assert made["category"] == {"id": category["id"], "name": "Kettles", "slug": "kettles"}
    assert made["brand"] is made["seller"] is None
    assert [variant["sku"] for variant in made["variants"]] == ["KET-1"]
    assert made["media"] == []
    assert (await guest.get("/api/v1/products/chainik-elka")).json() == seen
    listed = (await guest.get("/api/v1/products")).json()
    assert listed == {"items": [seen], "total": 1, "next": None}
