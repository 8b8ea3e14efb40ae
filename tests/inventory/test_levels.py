"""Stock entries: kept from an opening stock on, set, corrected, looked at; who may do it."""

from datetime import datetime

import pytest

from tests import make_stock as make

INVENTORY = "/api/v1/inventory"


async def test_a_product_begins_to_be_kept_with_its_opening_stock(owner):
    lamp = await make.goods("LAMP")
    answer = await owner.post(
        f"{INVENTORY}/",
        json={"product_id": lamp.product_id, "quantity": 40, "location": "Moscow", "low_stock_threshold": 5},
    )
    assert answer.status_code == 201, answer.text
    entry = answer.json()
    assert {name: entry[name] for name in ("product_id", "product_name", "sku", "location")} == {
        "product_id": lamp.product_id,
        "product_name": "Lamp",
        "sku": "LAMP",
        "location": "Moscow",
    }
    assert (entry["quantity"], entry["on_hand"], entry["reserved"], entry["low_stock_threshold"]) == (40, 40, 0, 5)
    assert entry["low_stock"] is False
    assert datetime.fromisoformat(entry["last_restock_date"]).tzinfo is not None
    assert (await owner.get(f"{INVENTORY}/{entry['id']}")).json() == entry
    history = (await owner.get(f"{INVENTORY}/{entry['id']}/history")).json()
    assert [(c["previous_quantity"], c["new_quantity"], c["change_reason"]) for c in history] == [
        (0, 40, "Opening stock")
    ]


async def test_the_same_product_is_not_kept_twice_at_one_location(owner):
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, 3, at="Moscow")
    answer = await owner.post(INVENTORY, json={"product_id": lamp.product_id, "quantity": 9, "location": "Moscow"})
    assert answer.status_code == 409
    assert answer.json()["inventory_id"] == level
    assert await make.numbers(level) == (3, 0)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"quantity": -5}, "quantity"),
        ({"quantity": 10**12}, "quantity"),
        ({"quantity": 1.5}, "quantity"),
        ({"quantity": "many"}, "quantity"),
        ({"low_stock_threshold": -1}, "low_stock_threshold"),
        ({"product_id": 0}, "product_id"),
        ({"product_id": 999999}, "product_id"),
        ({"variant_id": 999999}, "variant_id"),
        ({"location": ""}, "location"),
        ({"location": "x" * 256}, "location"),
    ],
)
async def test_what_makes_no_sense_is_refused_by_field_and_changes_nothing(owner, wrong, field):
    lamp = await make.goods("LAMP")
    answer = await owner.post(INVENTORY, json={"product_id": lamp.product_id, "quantity": 1} | wrong)
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert (await owner.get(INVENTORY)).json()["total"] == 0
    assert (await owner.get(f"{INVENTORY}/locations")).json()["total"] == 0
