"""Where the shop delivers to."""

import pytest

from tests import make_shipping as make
from tests.make_stock import happened

ZONES = f"{make.SHIPPING}/zones"


async def test_a_zone_is_made_changed_and_removed(owner):
    made = await owner.post(
        ZONES, json={"name": "Nearby", "countries": ["Беларусь", "kazakhstan", "BY"], "position": 2}
    )
    assert made.status_code == 201, made.text
    zone = made.json()
    assert (zone["name"], zone["countries"], zone["rest_of_world"]) == ("Nearby", ["BY", "KZ"], False)
    assert (await owner.get(f"{ZONES}/{zone['id']}")).json() == zone
    changed = await owner.put(f"{ZONES}/{zone['id']}", json={"postcodes": ["22 0", "05"], "regions": ["Минск"]})
    assert changed.json() | {"updated_at": ""} == zone | {
        "postcodes": ["220", "05"], "regions": ["Минск"], "version": 2, "updated_at": ""
    }  # fmt: skip
    (event,) = await happened("zone.updated")
    assert event.changes == {"postcodes": [[], ["220", "05"]], "regions": [[], ["Минск"]]}
    assert (await owner.delete(f"{ZONES}/{zone['id']}")).status_code == 204
    assert (await owner.get(f"{ZONES}/{zone['id']}")).status_code == 404
    assert [event.subject_name for event in await happened("zone.deleted")] == ["Nearby"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"countries": []}, "countries"),
        ({"countries": ["Germny"]}, "countries.0"),
        ({"countries": ["DE", "XX"]}, "countries.1"),
        ({"countries": ["DE"], "rest_of_world": True}, "rest_of_world"),
        ({"countries": [], "rest_of_world": True, "postcodes": ["10"]}, "rest_of_world"),
        ({"postcodes": ["--"]}, "postcodes.0"),
        ({"regions": [" "]}, "regions.0"),
        ({"name": ""}, "name"),
        ({"position": -1}, "position"),
        ({"position": 10**12}, "position"),
    ],
)
async def test_a_zone_that_is_nowhere_or_everywhere_is_refused(owner, wrong, field):
    answer = await owner.post(ZONES, json={"name": "Europe", "countries": ["DE"]} | wrong)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["field"] == field
    assert (await owner.get(ZONES)).json()["total"] == 0


async def test_a_wrong_change_leaves_the_zone_as_it_was(owner):
    zone = await make.zone(owner, countries=["DE"])
    for wrong in ({"countries": []}, {"rest_of_world": True}, {"name": None}):
        assert (await owner.put(f"{ZONES}/{zone['id']}", json=wrong)).status_code == 422
    assert (await owner.get(f"{ZONES}/{zone['id']}")).json() == zone


async def test_two_zones_have_two_names(owner):
    one, two = await make.zone(owner), await make.zone(owner)
    for answer in (
        await owner.post(ZONES, json={"name": one["name"], "rest_of_world": True}),
        await owner.put(f"{ZONES}/{two['id']}", json={"name": one["name"]}),
    ):
        assert answer.status_code == 409
        assert answer.json()["errors"][0]["field"] == "name"


async def test_a_change_of_an_older_version_is_refused(owner):
    zone = await make.zone(owner)
    await owner.put(f"{ZONES}/{zone['id']}", json={"position": 1})
    stale = await owner.put(f"{ZONES}/{zone['id']}", json={"position": 2}, headers={"if-match": '"1"'})
    assert stale.status_code == 412
    assert (await owner.get(f"{ZONES}/{zone['id']}")).json()["position"] == 1


async def test_a_zone_stays_while_methods_deliver_there(owner):
    zone = await make.zone(owner, name="Russia")
    method = await make.method(owner, zone["id"])
    kept = await owner.delete(f"{ZONES}/{zone['id']}")
    assert (kept.status_code, kept.json()["detail"]) == (
        409,
        "1 methods deliver to Russia: move or delete them first",
    )
    await owner.delete(f"{make.SHIPPING}/methods/{method['id']}")
    assert (await owner.delete(f"{ZONES}/{zone['id']}")).status_code == 204


async def test_who_may(manager, analyst, buyer, guest):
    body = {"name": "Russia", "countries": ["RU"]}
    assert [(await who.post(ZONES, json=body)).status_code for who in (guest, buyer, analyst)] == [401, 403, 403]
    zone = (await manager.post(ZONES, json=body)).json()
    assert [(await who.get(ZONES)).status_code for who in (guest, buyer, analyst)] == [401, 403, 200]
    assert (await analyst.delete(f"{ZONES}/{zone['id']}")).status_code == 403
    assert (await manager.get(ZONES)).json()["items"] == [zone]
