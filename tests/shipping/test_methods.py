"""The ways to deliver."""

import pytest

from tests import make_shipping as make
from tests.make_stock import happened

METHODS = f"{make.SHIPPING}/methods"
TABLE = [{"up_to_g": 500, "amount": "100"}, {"up_to_g": 1000, "amount": "150.50"}, {"amount": 200}]


async def test_a_method_is_made_changed_and_removed(owner):
    zone = await make.zone(owner)
    made = await owner.post(
        METHODS,
        json={
            "zone_id": zone["id"],
            "code": "post",
            "name": "Post",
            "name_ru": "Почта",
            "kind": "weight",
            "rates": TABLE,
            "carrier": "Post",
            "tracking_url": "https://post.example/{number}",
            "days_min": 3,
            "days_max": 7,
        },
    )
    assert made.status_code == 201, made.text
    method = made.json()
    assert (method["currency"], method["amount"], method["pickup"]) == ("RUB", "0.00", False)
    assert [(row["up_to_g"], row["amount"]) for row in method["rates"]] == [
        (500, "100.00"),
        (1000, "150.50"),
        (None, "200.00"),
    ]
    assert (await owner.get(f"{METHODS}/{method['id']}")).json() == method
    changed = (await owner.put(f"{METHODS}/{method['id']}", json={"free_over": "3000", "active": False})).json()
    assert (changed["free_over"], changed["active"], changed["version"]) == ("3000.00", False, 2)
    (event,) = await happened("shipping_method.updated")
    assert event.changes == {"free_over": [None, 300_000], "active": [True, False]}
    assert (await owner.delete(f"{METHODS}/{method['id']}")).json() == {"deleted": True, "active": False}
    assert (await owner.get(METHODS)).json()["total"] == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"zone_id": 10**12}, "zone_id"),
        ({"code": "Has Spaces"}, "code"),
        ({"kind": "teleport"}, "kind"),
        ({"currency": "XYZ"}, "currency"),
        ({"amount": -1}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"amount": "1e400"}, "amount"),
        ({"amount": "0.001"}, "amount"),
        ({"amount": 10**13}, "amount"),
        ({"rates": TABLE}, "rates"),
        ({"kind": "free_over"}, "free_over"),
        ({"kind": "pickup"}, "pickup_address"),
        ({"kind": "carrier", "carrier": "nobody", "rates": TABLE}, "carrier"),
        ({"kind": "carrier", "carrier": "table"}, "rates"),
        ({"kind": "weight"}, "rates"),
        ({"kind": "weight", "rates": [*TABLE, TABLE[0]]}, "rates.3.up_to_g"),
        ({"kind": "weight", "rates": [TABLE[1], TABLE[0]]}, "rates.1.up_to_g"),
        ({"kind": "weight", "rates": [TABLE[0], TABLE[0]]}, "rates.1.up_to_g"),
        ({"kind": "weight", "rates": [TABLE[0], {"amount": "99.99"}]}, "rates.1.amount"),
        ({"kind": "weight", "rates": [{"up_to_g": -1, "amount": 1}]}, "rates.0.up_to_g"),
        ({"kind": "weight", "rates": [{"up_to_amount": 5, "amount": 1}]}, "rates.0"),
        ({"kind": "amount", "rates": [{"country": "DE", "amount": 1}]}, "rates.0"),
        ({"kind": "amount", "rates": [{"amount": "0.001"}]}, "rates.0.amount"),
        ({"weight_limit_g": 0}, "weight_limit_g"),
        ({"days_min": 5, "days_max": 3}, "days_max"),
        ({"tracking_url": "https://post.example/"}, "tracking_url"),
        ({"tracking_url": "javascript:alert({number})"}, "tracking_url"),
    ],
)
async def test_a_method_that_makes_no_sense_is_refused(owner, wrong, field):
    zone = await make.zone(owner)
    body = {"zone_id": zone["id"], "code": "post", "name": "Post", "kind": "flat", "amount": "100"}
    answer = await owner.post(METHODS, json=body | wrong)
    assert answer.status_code == 422, answer.text
    assert field in [error["field"] for error in answer.json()["errors"]]
    assert (await owner.get(METHODS)).json()["total"] == 0


async def test_a_code_is_unique_in_its_zone(owner):
    one, two = await make.zone(owner), await make.zone(owner)
    await make.method(owner, one["id"], code="post")
    await make.method(owner, two["id"], code="post")
    body = {"zone_id": one["id"], "code": "post", "name": "Post", "kind": "flat"}
    answer = await owner.post(METHODS, json=body)
    assert answer.status_code == 409
    assert answer.json()["errors"] == [{"field": "code", "message": "is taken"}]
    assert (await owner.get(METHODS)).json()["total"] == 2


async def test_an_amount_is_never_read_in_another_currency(owner):
    zone = await make.zone(owner)
    method = await make.method(owner, zone["id"], amount="300.00", free_over="5000")
    kept = await owner.put(f"{METHODS}/{method['id']}", json={"currency": "JPY", "amount": 500})
    assert (kept.status_code, kept.json()["errors"][0]) == (
        422,
        {"field": "currency", "message": "give free_over in JPY as well"},
    )
    assert (await owner.get(f"{METHODS}/{method['id']}")).json() == method
    body = {"currency": "JPY", "amount": 500, "free_over": None}
    changed = (await owner.put(f"{METHODS}/{method['id']}", json=body)).json()
    assert (changed["currency"], changed["amount"], changed["free_over"]) == ("JPY", "500", None)


async def test_everybody_sees_the_methods_that_are_on_and_the_shops_people_all(owner, guest, buyer):
    zone = await make.zone(owner)
    shown = await make.method(owner, zone["id"])
    hidden = await make.method(owner, zone["id"], active=False)
    for who in (guest, buyer):
        assert [one["id"] for one in (await who.get(METHODS)).json()["items"]] == [shown["id"]]
        assert (await who.get(f"{METHODS}/{hidden['id']}")).status_code == 404
    assert (await owner.get(METHODS)).json()["total"] == 2


async def test_methods_are_listed_by_the_country_they_deliver_to(owner, guest):
    russia, world = await make.zone(owner), await make.zone(owner, rest_of_world=True)
    courier, parcel = await make.method(owner, russia["id"]), await make.method(owner, world["id"])
    for country, found in (("Россия", courier), ("Germany", parcel)):
        answer = await guest.get(METHODS, params={"country": country})
        assert [one["id"] for one in answer.json()["items"]] == [found["id"]]
    wrong = await guest.get(METHODS, params={"country": "Germny"})
    assert wrong.status_code == 422
    assert "did you mean Germany" in wrong.json()["errors"][0]["message"]


async def test_who_may_change_them(manager, analyst, buyer, guest):
    zone = await make.zone(manager)
    body = {"zone_id": zone["id"], "code": "post", "name": "Post", "kind": "flat"}
    assert [(await who.post(METHODS, json=body)).status_code for who in (guest, buyer, analyst)] == [401, 403, 403]
    method = (await manager.post(METHODS, json=body)).json()
    path = f"{METHODS}/{method['id']}"
    assert [(await who.put(path, json={"amount": 0})).status_code for who in (guest, buyer, analyst)] == [401, 403, 403]
    assert (await analyst.delete(path)).status_code == 403
