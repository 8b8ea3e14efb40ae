"""What shoppers see of stock in the catalogue."""

from tests import make_stock as make

PRODUCTS = "/api/v1/products"


async def test_a_product_shows_how_many_can_be_bought(owner, guest):
    lamp = await make.goods("LAMP")
    await make.stock(lamp, 10)
    assert (await guest.get(f"{PRODUCTS}/{lamp.product_id}")).json()["available"] == 10
    await owner.post("/api/v1/inventory/reservations", json={"items": [{"sku": "LAMP", "quantity": 3}]})
    await owner.post("/api/v1/sales", json={"items": [{"sku": "LAMP", "quantity": 2}]})
    assert (await guest.get(f"{PRODUCTS}/{lamp.product_id}")).json()["available"] == 5


async def test_the_list_can_leave_out_what_is_sold_out(owner, guest):
    lamp, vase = await make.goods("LAMP"), await make.goods("VASE")
    await make.goods("MUG")
    await make.stock(lamp, 10)
    await make.stock(vase, 1)
    await owner.post("/api/v1/sales", json={"items": [{"sku": "VASE", "quantity": 1}]})
    found = (await guest.get(PRODUCTS, params={"in_stock": True})).json()
    assert [(product["id"], product["available"]) for product in found["items"]] == [(lamp.product_id, 10)]
