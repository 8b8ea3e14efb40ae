"""Who only reads the shop's orders cancels none of them."""

from tests import make_stock
from tests.contracts import orders


async def test_an_analyst_reads_an_order_and_does_not_cancel_it(app, manager, analyst, buyer):
    lamp = await make_stock.goods()
    await make_stock.stock(lamp, 5)
    made = await buyer.post("/api/v1/checkout", json={"items": [{"variant_id": lamp.variant_id, "quantity": 2}]})
    assert made.status_code == 201, made.text
    number, order_id = made.json()["order"]["number"], made.json()["order"]["id"]

    assert (await analyst.get(f"/api/v1/orders/{number}")).status_code == 200
    assert (await analyst.post(f"/api/v1/orders/{number}/cancel", json={})).status_code == 404
    assert (await orders.of_id(order_id)).status == "paid"
    assert (await manager.post(f"/api/v1/orders/{number}/cancel", json={})).status_code == 200
    assert (await orders.of_id(order_id)).status == "cancelled"
