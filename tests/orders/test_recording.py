"""Sales recorded after the fact: what is kept of them, what they take from stock, and what is refused."""

from decimal import Decimal

import pytest

from tests import make_stock as make

SALES = "/api/v1/sales"


async def test_a_sale_keeps_its_lines_as_they_were_and_takes_the_goods(owner):
    lamp = await make.goods("LAMP", name="Desk lamp", cost=800)
    vase = await make.goods("VASE", name="Vase", price=4550, cost=None)
    lamps, vases = await make.stock(lamp, 10), await make.stock(vase, 5)
    answer = await owner.post(
        f"{SALES}/",
        json={
            "order_number": "AMZ-1",
            "order_date": "2026-03-01T21:30:00Z",
            "platform": "Amazon",
            "status": "Completed",
            "items": [
                {"product_id": lamp.product_id, "quantity": 3, "unit_price": 19.9, "discount": "4.70"},
                {"sku": "VASE", "quantity": 1},
            ],
        },
    )
    assert answer.status_code == 201, answer.text
    sale = answer.json()
    assert {name: sale[name] for name in ("order_number", "platform", "status", "total_amount", "currency")} == {
        "order_number": "AMZ-1",
        "platform": "Amazon",
        "status": "delivered",
        "total_amount": "100.50",
        "currency": "RUB",
    }
    assert (sale["subtotal"], sale["discount"], sale["total"], sale["units"]) == ("105.20", "4.70", "100.50", 4)
    assert (sale["payment_status"], sale["fulfilment_status"]) == ("paid", "delivered")
    assert sale["business_day"] == "2026-03-01"
    assert [
        (i["sku"], i["name"], i["quantity"], i["unit_price"], i["discount"], i["total"], i["unit_cost"])
        for i in sale["items"]
    ] == [
        ("LAMP", "Desk lamp", 3, "19.90", "4.70", "55.00", "8.00"),
        ("VASE", "Vase", 1, "45.50", "0.00", "45.50", None),
    ]
    assert sum(Decimal(item["total"]) for item in sale["items"]) == Decimal(sale["total"])
    assert (await make.numbers(lamps), await make.numbers(vases)) == ((7, 0), (4, 0))
    assert (await owner.get(f"{SALES}/{sale['id']}")).json() == sale
    assert (await owner.get(f"{SALES}/order/AMZ-1")).json() == sale


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"quantity": 0}, "items.1.quantity"),
        ({"quantity": -5}, "items.1.quantity"),
        ({"quantity": 10**12}, "items.1.quantity"),
        ({"unit_price": -1}, "items.1.unit_price"),
        ({"unit_price": "NaN"}, "items.1.unit_price"),
        ({"unit_price": "1e400"}, "items.1.unit_price"),
        ({"unit_price": "1.005"}, "items.1.unit_price"),
        ({"unit_price": "999999999999", "quantity": 10**9}, "items.1.quantity"),
        ({"discount": "-0.01"}, "items.1.discount"),
        ({"discount": "10.01", "unit_price": "10"}, "items.1.discount"),
        ({"product_id": 999999}, "items.1.product_id"),
        ({"variant_id": 999999}, "items.1.variant_id"),
        ({"sku": "NO-SUCH"}, "items.1.sku"),
    ],
)
async def test_a_line_that_makes_no_sense_is_named_and_nothing_is_changed(owner, wrong, field):
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, 10)
    items = [{"product_id": lamp.product_id, "quantity": 1}, {"product_id": lamp.product_id, "quantity": 1} | wrong]
    answer = await owner.post(SALES, json={"items": items})
    assert answer.status_code == 422, answer.text
    assert field in [error["field"] for error in answer.json()["errors"]]
    assert (await owner.get(SALES)).json()["total"] == 0
    assert await make.numbers(level) == (10, 0)
