"""Places where stock lies."""

import pytest

from tests import make_stock as make

LOCATIONS = "/api/v1/inventory/locations"


async def test_a_location_is_made_changed_and_removed(owner):
    made = await owner.post(LOCATIONS, json={"name": "Moscow", "address": "Tverskaya 1", "priority": 2})
    assert made.status_code == 201
    place = made.json()
    assert (place["name"], place["priority"], place["active"], place["on_hand"]) == ("Moscow", 2, True, 0)
    changed = (await owner.put(f"{LOCATIONS}/{place['id']}", json={"name": "Kazan", "priority": 1})).json()
    assert (changed["name"], changed["priority"], changed["address"]) == ("Kazan", 1, "Tverskaya 1")
    assert (await owner.delete(f"{LOCATIONS}/{place['id']}")).status_code == 204
    assert (await owner.get(f"{LOCATIONS}/{place['id']}")).status_code == 404
    (event,) = await make.happened("location.updated")
    assert event.changes == {"name": ["Moscow", "Kazan"], "priority": [2, 1]}


async def test_two_locations_have_two_names(owner):
    await owner.post(LOCATIONS, json={"name": "Moscow"})
    kazan = (await owner.post(LOCATIONS, json={"name": "Kazan"})).json()
    for answer in (
        await owner.post(LOCATIONS, json={"name": "Moscow"}),
        await owner.put(f"{LOCATIONS}/{kazan['id']}", json={"name": "Moscow"}),
    ):
        assert answer.status_code == 409
        assert answer.json()["errors"][0]["field"] == "name"
    names = [place["name"] for place in (await owner.get(LOCATIONS, params={"sort": "name"})).json()["items"]]
    assert names == ["Kazan", "Moscow"]


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "x" * 256}, {"priority": 10**6}, {"address": "x" * 501}])
async def test_a_location_that_makes_no_sense_is_refused(owner, wrong):
    answer = await owner.post(LOCATIONS, json={"name": "Moscow"} | wrong)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == next(iter(wrong))
    assert (await owner.get(LOCATIONS)).json()["total"] == 0


async def test_a_location_shows_what_lies_there(owner):
    await make.stock(await make.goods("LAMP"), 10, at="Moscow")
    await make.stock(await make.goods("VASE"), 5, at="Moscow")
    (place,) = (await owner.get(LOCATIONS)).json()["items"]
    assert (place["products"], place["on_hand"], place["reserved"]) == (2, 15, 0)


async def test_a_location_is_not_removed_while_goods_lie_there_and_closed_once_they_are_gone(owner):
    level = await make.stock(await make.goods("LAMP"), 10, at="Moscow")
    (place,) = (await owner.get(LOCATIONS)).json()["items"]
    full = await owner.delete(f"{LOCATIONS}/{place['id']}")
    assert (full.status_code, full.json()["detail"]) == (409, "10 units lie at Moscow: transfer them first")
    await owner.put(f"/api/v1/inventory/{level}", json={"quantity": 0})
    assert (await owner.delete(f"{LOCATIONS}/{place['id']}")).status_code == 204
    kept = (await owner.get(f"{LOCATIONS}/{place['id']}")).json()
    assert kept["active"] is False  # its history stays


async def test_a_closed_location_serves_no_order(owner):
    lamp = await make.goods("LAMP")
    await make.location("Closed", priority=0, active=False)
    closed = await make.stock(lamp, 10, at="Closed")
    await make.location("Open", priority=1)
    open_ = await make.stock(lamp, 3, at="Open")
    items = {"items": [{"sku": "LAMP", "quantity": 4}]}
    refused = await owner.post("/api/v1/sales", json=items)
    assert (refused.status_code, refused.json()["left"]) == (409, 3)
    items["items"][0]["quantity"] = 3
    assert (await owner.post("/api/v1/sales", json=items)).status_code == 201
    assert (await make.numbers(closed), await make.numbers(open_)) == ((10, 0), (0, 0))


async def test_goods_without_a_location_go_to_the_first_open_one(owner):
    await make.location("Second", priority=2)
    await make.location("Closed", priority=0, active=False)
    await make.location("First", priority=1)
    lamp = await make.goods("LAMP")
    entry = (await owner.post("/api/v1/inventory", json={"product_id": lamp.product_id, "quantity": 1})).json()
    assert entry["location"] == "First"
