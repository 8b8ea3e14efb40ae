"""Adding, reading, changing and removing products."""

from datetime import datetime

from sqlalchemy import select

from tests import make_catalog as make
from tradepost.catalog.models import Product
from tradepost.core import db


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
    assert seen == made
    assert made["slug"] == "chainik-elka"
    assert made["price"] == "1499.90"
    assert made["currency"] == "RUB"
    assert made["status"] == "active"
    assert made["category"] == {"id": category["id"], "name": "Kettles", "slug": "kettles"}
    assert made["brand"] is made["seller"] is None
    assert [variant["sku"] for variant in made["variants"]] == ["KET-1"]
    assert made["media"] == []
    assert datetime.fromisoformat(made["published_at"]).tzinfo is not None
    assert (await guest.get("/api/v1/products/chainik-elka")).json() == seen
    assert (await guest.get("/api/v1/products")).json() == {"items": [seen], "total": 1, "next": None}


async def test_everything_that_can_be_said_of_a_product_comes_back(manager):
    brand, seller = await make.brand(manager), await make.seller(manager)
    said = {
        "barcode": "4600000000017",
        "cost": "700.00",
        "weight_g": 1200,
        "length_mm": 200,
        "width_mm": 150,
        "height_mm": 250,
    }
    more = {
        "attributes": {"Объём, л": 1.7, "colour": "red", "cordless": True, "for": ["tea", "coffee"], "cups": 8},
        "seo": {"title": "Red kettle", "description": "A kettle that is red", "keywords": "kettle, red"},
        "status": "draft",
    }
    made = await make.product(manager, brand_id=brand["id"], seller_id=seller["id"], **said, **more)
    assert {name: made[name] for name in more} == more
    assert {name: made["variants"][0][name] for name in said} == said
    assert made["cost"] == "700.00"
    assert made["barcode"] == "4600000000017"
    assert made["brand"] == {"id": brand["id"], "name": brand["name"], "slug": brand["slug"]}
    assert made["seller"] == {"id": seller["id"], "name": seller["name"]}
    assert made["published_at"] is None


async def test_a_product_without_a_sku_is_given_one(manager):
    first, second = await make.product(manager, sku=None), await make.product(manager, sku=None)
    assert first["sku"].startswith("TP-")
    assert first["sku"] != second["sku"]


async def test_products_of_one_name_have_different_slugs(manager):
    made = [await make.product(manager, name="Red kettle") for _ in range(3)]
    assert [product["slug"] for product in made] == ["red-kettle", "red-kettle-2", "red-kettle-3"]


async def test_a_sku_is_given_once(manager, guest):
    await make.product(manager, sku="KET-1")
    answer = await manager.post("/api/v1/products", json={"name": "Other", "sku": "KET-1", "price": "1"})
    assert answer.status_code == 409
    assert answer.json()["errors"] == [{"field": "sku", "message": "The SKU KET-1 is taken"}]
    other = await make.product(manager, sku="KET-2")
    answer = await manager.put(f"/api/v1/products/{other['id']}", json={"sku": "KET-1", "name": "Changed"})
    assert answer.status_code == 409
    assert answer.json()["errors"][0]["field"] == "sku"
    assert (await guest.get("/api/v1/products")).json()["total"] == 2
    assert (await guest.get(f"/api/v1/products/{other['id']}")).json() == other


async def test_several_variants_come_with_their_product(manager, guest):
    sizes = [
        {"sku": "TEE-S", "options": {"size": "S"}, "price": "10.00"},
        {"sku": "TEE-M", "options": {"size": "M"}},
        {"options": {"size": "L"}, "price": "9.50", "cost": "4.00"},
    ]
    body = {"name": "Tee", "price": "12.00", "cost": "5.00", "variants": sizes}
    made = (await manager.post("/api/v1/products", json=body)).json()
    assert [(v["options"]["size"], v["price"], v["cost"]) for v in made["variants"]] == [
        ("S", "10.00", "5.00"),
        ("M", "12.00", "5.00"),
        ("L", "9.50", "4.00"),
    ]
    assert made["price"] == "9.50"
    assert made["sku"] == "TEE-S"
    assert [v["cost"] for v in (await guest.get(f"/api/v1/products/{made['id']}")).json()["variants"]] == [None] * 3


async def test_a_change_leaves_out_what_it_does_not_name_and_is_written_down(manager, told):
    made = await make.product(manager, name="Kettle", price="100.00", cost="50.00")
    answer = await manager.put(f"/api/v1/products/{made['id']}", json={"name": "Red kettle", "price": "120.00"})
    assert answer.status_code == 200
    changed = answer.json()
    assert (changed["name"], changed["price"], changed["cost"]) == ("Red kettle", "120.00", "50.00")
    assert changed["slug"] == made["slug"]
    assert changed["variants"][0]["price"] == "120.00"
    events = await told("products", made["id"], full=True)
    assert [event.name for event in events] == ["product.created", "product.updated"]
    assert events[1].changes == {"name": ["Kettle", "Red kettle"]}
    priced = await told("variants", made["variants"][0]["id"], full=True)
    assert [event.name for event in priced] == ["variant.created", "price.changed"]
    assert priced[1].changes == {"price": ["100.00", "120.00"]}
    assert priced[1].data == {"currency": "RUB", "product_id": made["id"]}


async def test_the_answer_sent_back_changes_nothing(manager, told):
    category = await make.category(manager)
    made = await make.product(manager, category_id=category["id"], cost="5.00", attributes={"colour": "red"})
    answer = await manager.put(f"/api/v1/products/{made['id']}", json=made)
    assert answer.json() == made
    assert await told("products", made["id"]) == ["product.created"]


async def test_null_empties_what_may_be_empty(manager):
    category, brand = await make.category(manager), await make.brand(manager)
    made = await make.product(manager, category_id=category["id"], brand_id=brand["id"], cost="5.00", barcode="123")
    body = {"category_id": None, "brand_id": None, "cost": None, "barcode": None}
    changed = (await manager.put(f"/api/v1/products/{made['id']}", json=body)).json()
    assert {name: changed[name] for name in body} == body
    assert changed["category"] is changed["brand"] is None


async def test_the_price_of_a_product_with_several_variants_is_changed_on_them(manager):
    variants = [{"options": {"size": "S"}, "price": "10.00"}, {"options": {"size": "M"}, "price": "12.00"}]
    made = (await manager.post("/api/v1/products", json={"name": "Tee", "variants": variants})).json()
    address = f"/api/v1/products/{made['id']}"
    answer = await manager.put(address, json={"price": "11.00"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "price"
    assert (await manager.put(address, json=made | {"name": "Shirt"})).json()["name"] == "Shirt"
    assert [v["price"] for v in (await manager.get(address)).json()["variants"]] == ["10.00", "12.00"]


async def test_publishing_and_withdrawing_have_names_of_their_own(manager, told):
    made = await make.product(manager, status="draft")
    address = f"/api/v1/products/{made['id']}"
    published = (await manager.put(address, json={"status": "active"})).json()
    assert published["published_at"] is not None
    await manager.put(address, json={"status": "draft"})
    again = (await manager.put(address, json={"status": "active"})).json()
    assert again["published_at"] == published["published_at"]
    await manager.put(address, json={"status": "archived"})
    assert await told("products", made["id"]) == [
        "product.created",
        "product.published",
        "product.withdrawn",
        "product.published",
        "product.archived",
    ]


async def test_a_slug_can_be_chosen_and_is_given_once(manager, guest):
    made, other = await make.product(manager, name="Kettle"), await make.product(manager)
    changed = await manager.put(f"/api/v1/products/{made['id']}", json={"slug": "best-kettle"})
    assert changed.json()["slug"] == "best-kettle"
    assert (await guest.get("/api/v1/products/best-kettle")).status_code == 200
    assert (await guest.get("/api/v1/products/kettle")).status_code == 404
    answer = await manager.put(f"/api/v1/products/{other['id']}", json={"slug": "best-kettle"})
    assert answer.status_code == 409
    assert answer.json()["errors"][0]["field"] == "slug"
    for bad in ("12", "Best", "a b", "", "ёлка"):
        assert (await manager.put(f"/api/v1/products/{other['id']}", json={"slug": bad})).status_code == 422
    assert (await guest.get(f"/api/v1/products/{other['id']}")).json() == other


async def test_what_nothing_refers_to_is_deleted(manager, guest, told):
    made = await make.product(manager)
    answer = await manager.delete(f"/api/v1/products/{made['id']}")
    assert answer.status_code == 200
    assert answer.json() == {"deleted": True, "archived": False}
    assert (await manager.get(f"/api/v1/products/{made['id']}")).status_code == 404
    assert (await manager.delete(f"/api/v1/products/{made['id']}")).status_code == 404
    assert await told("products", made["id"]) == ["product.created", "product.deleted"]


async def test_what_stock_or_orders_refer_to_is_archived(manager, guest, told):
    made = await make.product(manager)
    await make.stock(made["variants"][0]["id"], 3)
    answer = await manager.delete(f"/api/v1/products/{made['id']}")
    assert answer.json() == {"deleted": False, "archived": True}
    assert (await guest.get(f"/api/v1/products/{made['id']}")).status_code == 404
    assert (await manager.get("/api/v1/products")).json()["total"] == 0
    assert (await manager.get("/api/v1/products?status=archived")).json()["total"] == 1
    assert await told("products", made["id"]) == ["product.created", "product.archived"]
    assert (await manager.delete(f"/api/v1/products/{made['id']}")).json() == {"deleted": False, "archived": True}
    assert await told("products", made["id"]) == ["product.created", "product.archived"]


async def test_a_version_guards_changes_and_the_removal(manager, guest):
    made = await make.product(manager)
    address = f"/api/v1/products/{made['id']}"
    old = {"If-Match": (await manager.get(address)).headers["etag"]}
    changed = await manager.put(address, json={"name": "First"}, headers=old)
    assert changed.status_code == 200
    answer = await manager.put(address, json={"name": "Second", "price": "1.00"}, headers=old)
    assert answer.status_code == 412
    assert (await manager.delete(address, headers=old)).status_code == 412
    assert (await guest.get(address)).json() == changed.json()
    new = {"If-Match": changed.headers["etag"]}
    assert (await manager.put(address, json={"name": "Second"}, headers=new)).status_code == 200


async def test_a_change_of_a_variant_is_a_change_of_its_product(manager):
    made = await make.product(manager)
    address = f"/api/v1/products/{made['id']}"
    tag = {"If-Match": (await manager.get(address)).headers["etag"]}
    await manager.put(f"{address}/variants/{made['variants'][0]['id']}", json={"price": "25.00"})
    assert (await manager.put(address, json={"price": "19.90"}, headers=tag)).status_code == 412
    assert (await manager.get(address)).json()["price"] == "25.00"


async def test_what_was_not_changed_is_not_sent_again(guest, manager):
    made = await make.product(manager)
    first = await guest.get(f"/api/v1/products/{made['id']}")
    again = await guest.get(f"/api/v1/products/{made['id']}", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


async def test_the_text_that_is_searched_follows_names_skus_and_barcodes(manager):
    made = await make.product(manager, name="Чайник ЁЛКА", sku="KET-1", barcode="AbC")
    await manager.put(f"/api/v1/products/{made['id']}", json={"name": "САМОВАР"})
    await make.variant(manager, made["id"], sku="KET-2", barcode="DEF")
    async with db.reading() as session:
        search = (await session.execute(select(Product.search))).scalar_one()
    assert search == "самовар ket-1 abc ket-2 def"


async def test_what_is_not_there_is_not_found(guest, manager):
    for key in ("999999999", "no-such-thing", str(2**63), "9" * 40, "0"):
        assert (await guest.get(f"/api/v1/products/{key}")).status_code == 404, key
    assert (await manager.put("/api/v1/products/999999999", json={"name": "x"})).status_code == 404
    assert (await manager.put(f"/api/v1/products/{2**63}", json={"name": "x"})).status_code == 422
