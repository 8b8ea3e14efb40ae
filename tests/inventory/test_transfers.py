"""Goods move from one location to another: both change, or neither."""

import pytest

from tests import make_stock as make

TRANSFERS = "/api/v1/inventory/transfers"


async def test_a_transfer_takes_from_one_and_gives_to_the_other(owner):
    lamp = await make.goods("LAMP")
    moscow = await make.stock(lamp, 10, at="Moscow")
    kazan = await make.location("Kazan")
    answer = await owner.post(
        TRANSFERS, json={"sku": "LAMP", "from": "Moscow", "to": kazan, "quantity": 4, "reason": "Shop runs low"}
    )
    assert answer.status_code == 201, answer.text
    source, target = answer.json()["from"], answer.json()["to"]
    assert (source["id"], source["quantity"], target["location"], target["quantity"]) == (moscow, 6, "Kazan", 4)
    assert await make.movements(moscow) == [("received", 10), ("transferred", -4)]
    assert await make.movements(target["id"]) == [("transferred", 4)]
    assert await make.drift() == []


async def test_more_than_is_available_does_not_move(owner):
    lamp = await make.goods("LAMP")
    moscow, kazan = await make.stock(lamp, 10, at="Moscow"), await make.stock(lamp, 1, at="Kazan")
    await owner.post(
        "/api/v1/inventory/reservations", json={"items": [{"sku": "LAMP", "quantity": 8, "location": "Moscow"}]}
    )
    answer = await owner.post(TRANSFERS, json={"sku": "LAMP", "from": "Moscow", "to": "Kazan", "quantity": 3})
    assert (answer.status_code, answer.json()["sku"], answer.json()["left"]) == (409, "LAMP", 2)
    assert (await make.numbers(moscow), await make.numbers(kazan)) == ((10, 8), (1, 0))


async def test_nothing_moves_from_where_it_never_was(owner):
    lamp = await make.goods("LAMP")
    await make.stock(lamp, 10, at="Moscow")
    await make.location("Kazan")
    answer = await owner.post(TRANSFERS, json={"sku": "LAMP", "from": "Kazan", "to": "Moscow", "quantity": 1})
    assert (answer.status_code, answer.json()["left"]) == (409, 0)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"quantity": -1}, "quantity"),
        ({"from": "Nowhere"}, "from"),
        ({"to": "Nowhere"}, "to"),
        ({"to": 999999}, "to"),
        ({"to": "Moscow"}, "to"),
        ({"sku": "NO-SUCH"}, "sku"),
    ],
)
async def test_a_transfer_that_makes_no_sense_is_refused_by_field(owner, wrong, field):
    moscow = await make.stock(await make.goods("LAMP"), 10, at="Moscow")
    await make.location("Kazan")
    answer = await owner.post(TRANSFERS, json={"sku": "LAMP", "from": "Moscow", "to": "Kazan", "quantity": 1} | wrong)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["field"] == field
    assert await make.movements(moscow) == [("received", 10)]
