"""What lists say beside ids: a line's picture and address in the shop, where an order came from, an order's number."""

from tests import make_catalog, make_discounts, make_orders as make
from tests.orders.conftest import order

CART = "/api/v1/cart"


async def test_lines_of_carts_and_orders_show_the_products_picture(owner, buyer, lamp):
    product = (await owner.get(f"/api/v1/products/{lamp.product_id}")).json()
    await make_catalog.media(owner, lamp.product_id)
    own = await make_catalog.media(owner, lamp.product_id, variant_id=str(lamp.variant_id))
    shown = {"slug": product["slug"], "picture": own["thumbnails"]["160"]}

    def seen(line: dict) -> dict:
        return {name: line[name] for name in shown}

    (line,) = (await buyer.post(f"{CART}/lines", json={"variant_id": lamp.variant_id})).json()["lines"]
    assert seen(line) == shown
    made = (await buyer.post(make.CHECKOUT, json={"payment_provider": "offline"})).json()["order"]
    assert seen(made["items"][0]) == shown
    again = (await buyer.post(make.CHECKOUT, json={"payment_provider": "offline"})).json()["order"]
    assert (again["id"], seen(again["items"][0])) == (made["id"], shown)
    assert seen((await buyer.get(f"/api/v1/orders/{made['number']}")).json()["items"][0]) == shown
    assert seen((await owner.get("/api/v1/sales")).json()["items"][0]["items"][0]) == shown

    for media_id in [one["id"] for one in (await owner.get(f"/api/v1/products/{lamp.product_id}")).json()["media"]]:
        await owner.delete(f"/api/v1/products/{lamp.product_id}/media/{media_id}")
    assert (await buyer.get(f"/api/v1/orders/{made['number']}")).json()["items"][0]["picture"] is None


async def test_an_order_says_whether_it_was_placed_here(owner, buyer, lamp):
    placed = (await order(buyer, (lamp, 1)))["order"]
    sale = {"items": [{"variant_id": lamp.variant_id, "quantity": 1}]}
    recorded = (await owner.post("/api/v1/sales", json=sale)).json()
    assert (placed["origin"], recorded["origin"]) == ("placed", "recorded")


async def test_what_belongs_to_an_order_says_its_number(owner, buyer, lamp):
    discount_id = await make_discounts.discount("TEN")
    number = (await order(buyer, (lamp, 2), codes=["TEN"]))["order"]["number"]
    (parcel,) = (await owner.post(f"/api/v1/orders/{number}/shipments", json={})).json()
    for path in ("payments", "shipments", f"discounts/{discount_id}/uses"):
        (one,) = (await owner.get(f"/api/v1/{path}")).json()["items"]
        assert one["order_number"] == number, path
    assert (await owner.get(f"/api/v1/shipments/{parcel['id']}")).json()["order_number"] == number
