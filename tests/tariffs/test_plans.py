"""The owner offers plans; everybody reads them; the seller service's calls answer as they are documented."""

import pytest

from tests.tariffs import make
from tradepost.tariffs.models import Tariff


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
@pytest.mark.parametrize("slash", ["", "/"])
async def test_a_plan_and_a_subscription_as_the_seller_service_documents_them(manager, buyer, prefix, slash):
    answer = await manager.post(f"{prefix}/tariffs{slash}", json=make.PREMIUM)
    assert answer.status_code == 201
    tariff = answer.json()
    assert tariff.items() >= {"name": "Premium", "price": "49.99", "features": make.PREMIUM["features"]}.items()
    assert (await buyer.get(f"{prefix}/tariffs{slash}")).json()["items"] == [tariff]

    body = {"tariff_id": tariff["id"], "end_date": "2065-12-31T23:59:59Z"}
    answer = await buyer.post(f"{prefix}/user_tariffs{slash}", json=body)
    assert answer.status_code == 201
    mine = answer.json()
    assert mine.items() >= (body | {"user_id": buyer.id, "status": "active", "paid_until": body["end_date"]}).items()
    assert await make.payments() == [("captured", 4999, 0)]
    (listed,) = (await buyer.get(f"{prefix}/user_tariffs{slash}")).json()["items"]
    assert (listed["id"], listed["tariff_name"], listed["good"]) == (mine["id"], "Premium", True)


async def test_who_may_do_what(owner, manager, analyst, buyer, stranger, guest):
    for who in (buyer, analyst):
        assert (await who.post("/tariffs", json=make.PREMIUM)).status_code == 403
    assert (await guest.get("/tariffs")).status_code == 401
    assert await make.count(Tariff) == 0
    tariff = await make.plan(owner)
    path = f"/tariffs/{tariff['id']}"
    for who in (buyer, analyst):
        assert (await who.get(path)).json() == tariff
        assert (await who.put(path, json={"price": "1.00"})).status_code == 403
        assert (await who.delete(path)).status_code == 403
        assert (await who.post(f"{path}/grant", json={"user_id": buyer.id})).status_code == 403
    mine = await make.subscribed(buyer, tariff)
    own = f"/user_tariffs/{mine['id']}"
    for who in (stranger, owner):
        assert (await who.get(own)).status_code == 404
        assert (await who.post(f"{own}/cancel")).status_code == 404
        assert (await who.post(f"{own}/pay", json={})).status_code == 404
    assert (await buyer.get("/tariffs/subscriptions")).status_code == 403
    (seen,) = (await analyst.get("/tariffs/subscriptions")).json()["items"]
    assert (seen["id"], seen["user_id"]) == (mine["id"], buyer.id)


async def test_a_plan_changes_and_is_archived_but_not_deleted_under_its_subscribers(owner, buyer):
    tariff = await make.plan(owner)
    path = f"/tariffs/{tariff['id']}"
    changed = await owner.put(path, json={"price": "59.00"}, headers={"If-Match": '"1"'})
    assert (changed.json()["price"], changed.json()["version"]) == ("59.00", 2)
    assert (await owner.put(path, json={"price": "1.00"}, headers={"If-Match": '"1"'})).status_code == 412
    mine = await make.subscribed(buyer, tariff)
    assert (await owner.delete(path)).status_code == 409
    assert (await owner.post(f"{path}/archive")).json()["archived"] is True
    assert (await buyer.get("/tariffs")).json()["items"] == []
    assert (await buyer.get("/tariffs", params={"archived": True})).status_code == 403
    assert len((await owner.get("/tariffs", params={"archived": True})).json()["items"]) == 1
    assert (await make.read(buyer, mine))["good"] is True
    other = await owner.post("/user_tariffs", json={"tariff_id": tariff["id"]})
    assert (other.status_code, other.json()["errors"][0]["field"]) == (422, "tariff_id")
    assert (await owner.post(f"{path}/restore")).json()["archived"] is False
    unused = await make.plan(owner, name="Unused")
    assert (await owner.delete(f"/tariffs/{unused['id']}")).status_code == 204
    assert await make.count(Tariff) == 1


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("price", {"price": -1}),
        ("price", {"price": "1.005"}),
        ("name", {"name": ""}),
        ("includes.0", {"includes": ["flying"]}),
        ("body", {"includes": ["niche"], "limits": {"forecasting": 3}}),
        ("period", {"period": "fortnight"}),
        ("currency", {"currency": "XXZ"}),
    ],
)
async def test_a_plan_that_makes_no_sense_is_refused(owner, field, body):
    answer = await owner.post("/tariffs", json=make.PREMIUM | body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert await make.count(Tariff) == 0


async def test_features_may_be_a_list_of_keys(owner):
    tariff = await make.plan(owner, features=["niche", "forecasting"], limits={"niche": 5})
    assert (tariff["features"], tariff["includes"]) == ("", ["forecasting", "niche"])
    assert tariff["limits"] == {"niche": 5}
