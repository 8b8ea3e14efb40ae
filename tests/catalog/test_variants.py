"""Variants: what is bought, counted and priced."""

from tests import make_catalog as make


async def test_a_variant_is_added_read_and_changed(manager, guest, told):
    product = await make.product(manager, price="10.00")
    body = {
        "sku": "LAMP-RED",
        "barcode": "4600000000024",
        "options": {"colour": "red"},
        "price": "12.50",
        "cost": "6.00",
        "weight_g": 300,
        "length_mm": 10,
        "width_mm": 20,
        "height_mm": 30,
    }
    address = f"/api/v1/products/{product['id']}/variants"
    answer = await manager.post(address, json=body)
    assert answer.status_code == 201
    made = answer.json()
    assert {name: made[name] for name in body} == body
    assert (await guest.get(f"{address}/{made['id']}")).json() == made | {"cost": None}
    listed = (await guest.get(address)).json()
    assert [variant["sku"] for variant in listed["items"]] == [product["sku"], "LAMP-RED"]
    assert listed["total"] == 2
    changed = await manager.put(f"{address}/{made['id']}", json={"price": "13.00", "options": {"colour": "crimson"}})
    assert changed.json() | {"updated_at": ""} == made | {
        "price": "13.00",
        "options": {"colour": "crimson"},
        "updated_at": "",
    }
    events = await told("variants", made["id"], full=True)
    assert [event.name for event in events] == ["variant.created", "variant.updated", "price.changed"]
    assert events[1].changes == {"options": [{"colour": "red"}, {"colour": "crimson"}]}
    assert events[2].changes == {"price": ["12.50", "13.00"]}


async def test_a_variant_without_a_price_costs_what_the_product_does(manager):
    product = await make.product(manager, price="10.00")
    assert (await make.variant(manager, product["id"], sku=None))["price"] == "10.00"


async def test_a_sku_or_choice_that_another_has_is_refused(manager):
    product, other = await make.product(manager), await make.product(manager, sku="TAKEN")
    address = f"/api/v1/products/{product['id']}/variants"
    red = await make.variant(manager, product["id"], options={"colour": "red"})
    for body, field in (
        ({"sku": "TAKEN", "options": {"colour": "blue"}}, "sku"),
        ({"options": {"colour": "red"}}, "options"),
        ({}, "options"),
    ):
        answer = await manager.post(address, json=body)
        assert answer.status_code == 409
        assert answer.json()["errors"][0]["field"] == field
    blue = await make.variant(manager, product["id"], options={"colour": "blue"})
    for body, field in (({"sku": "TAKEN"}, "sku"), ({"options": {"colour": "red"}}, "options")):
        answer = await manager.put(f"{address}/{blue['id']}", json=body)
        assert answer.status_code == 409
        assert answer.json()["errors"][0]["field"] == field
    skus = [variant["sku"] for variant in (await manager.get(address)).json()["items"]]
    assert skus == [product["sku"], red["sku"], blue["sku"]]
    assert (await manager.get(f"/api/v1/products/{other['id']}")).json() == other


async def test_the_last_variant_stays(manager):
    product = await make.product(manager)
    only = product["variants"][0]["id"]
    address = f"/api/v1/products/{product['id']}/variants"
    assert (await manager.delete(f"{address}/{only}")).status_code == 409
    assert (await manager.put(f"{address}/{only}", json={"archived": True})).status_code == 409
    second = await make.variant(manager, product["id"])
    assert (await manager.delete(f"{address}/{only}")).json() == {"deleted": True, "archived": False}
    assert (await manager.delete(f"{address}/{second['id']}")).status_code == 409
    left = (await manager.get(f"/api/v1/products/{product['id']}")).json()
    assert [variant["id"] for variant in left["variants"]] == [second["id"]]
    assert left["sku"] == second["sku"]


async def test_a_variant_with_stock_is_archived(manager, guest, told):
    product = await make.product(manager)
    variant = await make.variant(manager, product["id"], price="1.00")
    await make.stock(variant["id"], 2)
    address = f"/api/v1/products/{product['id']}/variants"
    assert (await manager.delete(f"{address}/{variant['id']}")).json() == {"deleted": False, "archived": True}
    assert (await guest.get(f"{address}/{variant['id']}")).status_code == 404
    assert [v["id"] for v in (await guest.get(address)).json()["items"]] == [product["variants"][0]["id"]]
    assert (await manager.get(f"{address}/{variant['id']}")).json()["archived"] is True
    assert (await guest.get(f"/api/v1/products/{product['id']}")).json()["price"] == "19.90"
    assert await told("variants", variant["id"]) == ["variant.created", "variant.archived"]
    back = await manager.put(f"{address}/{variant['id']}", json={"archived": False})
    assert back.json()["archived"] is False
    assert (await guest.get(f"/api/v1/products/{product['id']}")).json()["price"] == "1.00"


async def test_an_outdated_price_is_not_written_over(manager):
    product = await make.product(manager)
    address = f"/api/v1/products/{product['id']}/variants/{product['variants'][0]['id']}"
    tag = {"If-Match": (await manager.get(address)).headers["etag"]}
    assert (await manager.put(address, json={"price": "5.00"}, headers=tag)).status_code == 200
    assert (await manager.put(address, json={"price": "6.00"}, headers=tag)).status_code == 412
    assert (await manager.delete(address, headers=tag)).status_code == 412
    assert (await manager.get(address)).json()["price"] == "5.00"


async def test_a_variant_is_found_below_its_own_product_alone(manager):
    product, other = await make.product(manager), await make.product(manager)
    address = f"/api/v1/products/{other['id']}/variants/{product['variants'][0]['id']}"
    assert (await manager.get(address)).status_code == 404
    assert (await manager.put(address, json={"price": "1.00"})).status_code == 404
    assert (await manager.delete(address)).status_code == 404
    assert (await manager.get(f"/api/v1/products/{product['id']}")).json() == product
