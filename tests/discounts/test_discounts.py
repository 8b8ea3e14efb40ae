"""Discounts as staff make, change, list and delete them."""

import pytest
from sqlalchemy import update

from tests import make_catalog, make_discounts as make, make_stock
from tradepost.core import db
from tradepost.discounts.models import Discount
from tradepost.discounts.rules import Applied

DISCOUNTS = "/api/v1/discounts"
TENTH = {"name": "Spring", "kind": "percentage", "percent": "10"}


async def made(who, **fields):
    answer = await who.post(DISCOUNTS, json=TENTH | fields)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_discount_says_what_it_was_made_of(owner):
    product = await make_catalog.product(owner)
    category = await make_catalog.category(owner)
    sent = {
        "name": "Lamps in May",
        "kind": "percentage",
        "percent": "12.5",
        "only_matching": False,
        "combines": False,
        "priority": -3,
        "starts_at": "2026-05-01T00:00:00Z",
        "ends_at": "2026-06-01T00:00:00Z",
        "max_uses": 100,
        "max_per_customer": 2,
        "min_amount": "99.90",
        "min_quantity": 2,
        "product_ids": [product["id"]],
        "category_ids": [category["id"]],
        "channels": ["store"],
        "first_order": True,
    }
    answer = await made(owner, **sent)
    assert {name: answer[name] for name in sent} == sent
    assert (answer["currency"], answer["automatic"], answer["active"], answer["used"]) == ("RUB", True, True, 0)
    read = await owner.get(f"{DISCOUNTS}/{answer['id']}")
    assert read.json() == answer
    (event,) = await make_stock.happened("discount.created")
    assert event.changes["percent"] == [None, "12.5"]
    assert event.changes["min_amount"] == [None, "99.90"]


@pytest.mark.parametrize(
    "terms",
    [
        {"kind": "amount", "amount": "500.00", "only_matching": True},
        {"kind": "free_shipping", "cap": "300.00"},
        {"kind": "buy_x_get_y", "buy": 2, "get": 1, "percent": "50", "times": 3, "get_product_ids": []},
    ],
)
async def test_each_kind_keeps_its_own_terms(owner, terms):
    body = {name: value for name, value in TENTH.items() if name != "percent"} | terms
    answer = await owner.post(DISCOUNTS, json=body)
    assert answer.status_code == 201, answer.text
    assert {name: answer.json()[name] for name in terms} == terms


async def test_a_gift_is_worth_its_price_of_today_unless_told_otherwise(owner):
    lamp = await make_stock.goods("LAMP", price=1990)
    body = {"name": "Gift", "kind": "gift", "gift_variant_id": lamp.variant_id, "gift_quantity": 2}
    answer = (await owner.post(DISCOUNTS, json=body)).json()
    assert (answer["worth"], answer["currency"]) == ("39.80", "RUB")
    told = (await owner.post(DISCOUNTS, json=body | {"worth": "5.00"})).json()
    assert told["worth"] == "5.00"
    one = await owner.put(f"{DISCOUNTS}/{told['id']}", json={"gift_quantity": 1})
    assert one.json()["worth"] == "19.90"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"percent": 0}, "percent"),
        ({"percent": "-1"}, "percent"),
        ({"percent": 100.01}, "percent"),
        ({"percent": "NaN"}, "percent"),
        ({"percent": None}, "percent"),
        ({"percent": "0.00001"}, "percent"),
        ({"amount": "5"}, "amount"),
        ({"kind": "amount", "percent": None, "amount": "0"}, "amount"),
        ({"kind": "amount", "percent": None, "amount": "1.001"}, "amount"),
        ({"kind": "amount", "percent": None, "amount": 10**13}, "amount"),
        ({"kind": "buy_x_get_y", "buy": 1}, "get"),
        ({"kind": "buy_x_get_y", "buy": 0, "get": 1}, "buy"),
        ({"kind": "gift", "percent": None}, "gift_variant_id"),
        ({"kind": "gift", "percent": None, "gift_variant_id": 999}, "gift_variant_id"),
        ({"kind": "other"}, "kind"),
        ({"name": ""}, "name"),
        ({"min_amount": "-1"}, "min_amount"),
        ({"min_quantity": -5}, "min_quantity"),
        ({"max_uses": 0}, "max_uses"),
        ({"max_uses": 10**12}, "max_uses"),
        ({"product_ids": [999]}, "product_ids"),
        ({"category_ids": [999]}, "category_ids"),
        ({"group_ids": [999]}, "group_ids"),
        ({"currency": "XXL"}, "currency"),
        ({"starts_at": "2026-05-01T00:00:00Z", "ends_at": "2026-05-01T00:00:00Z"}, "ends_at"),
        ({"starts_at": "0001-01-01T00:00:00Z"}, "starts_at"),
        ({"automatic": True, "codes": ["A"]}, "codes"),
        ({"codes": ["A", "a"]}, "codes"),
        ({"codes": [" "]}, "codes.0"),
    ],
)
async def test_what_makes_no_sense_is_refused_with_the_name_of_its_field(owner, fields, field):
    answer = await owner.post(DISCOUNTS, json=TENTH | fields)
    assert answer.status_code == 422, answer.text
    assert field in {error["field"] for error in answer.json()["errors"]}
    assert (await owner.get(DISCOUNTS)).json()["total"] == 0


async def test_numbers_no_database_holds_are_refused(owner):
    for body in ('{"name": "A", "kind": "amount", "amount": 1e400}', '{"name": "A\\u0000", "kind": "amount"}'):
        answer = await owner.post(DISCOUNTS, content=body, headers={"content-type": "application/json"})
        assert 400 <= answer.status_code < 500
    assert (await owner.get(DISCOUNTS)).json()["total"] == 0


async def test_what_is_left_out_of_a_change_stays(owner):
    before = await made(owner, min_amount="50.00", max_uses=10)
    answer = await owner.put(f"{DISCOUNTS}/{before['id']}", json={"percent": 15, "max_uses": None})
    assert answer.status_code == 200, answer.text
    after = answer.json()
    assert (after["percent"], after["max_uses"], after["min_amount"]) == ("15", None, "50.00")
    assert after["version"] == before["version"] + 1
    (event,) = await make_stock.happened("discount.updated")
    assert event.changes == {"percent": ["10", "15"], "max_uses": [10, None]}


async def test_a_change_that_changes_nothing_leaves_no_trace(owner):
    before = await made(owner, min_amount="50.00")
    answer = await owner.put(f"{DISCOUNTS}/{before['id']}", json={"percent": "10.00", "name": "Spring"})
    assert answer.json() == before
    assert await make_stock.happened("discount.updated") == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": None}, "name"),
        ({"active": None}, "active"),
        ({"amount": "5"}, "amount"),
        ({"percent": None}, "percent"),
    ],
)
async def test_a_change_that_makes_no_sense_changes_nothing(owner, change, field):
    before = await made(owner)
    answer = await owner.put(f"{DISCOUNTS}/{before['id']}", json=change)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
    assert (await owner.get(f"{DISCOUNTS}/{before['id']}")).json() == before


async def test_a_change_of_what_somebody_changed_meanwhile_is_refused(owner, manager):
    answer = await owner.get(f"{DISCOUNTS}/{(await made(owner))['id']}")
    path, seen = f"{DISCOUNTS}/{answer.json()['id']}", {"If-Match": answer.headers["etag"]}
    assert (await manager.put(path, json={"percent": 20}, headers=seen)).status_code == 200
    assert (await owner.put(path, json={"percent": 30}, headers=seen)).status_code == 412
    assert (await owner.get(path)).json()["percent"] == "20"


async def test_a_use_is_no_change_that_if_match_would_see(owner):
    answer = await owner.get(f"{DISCOUNTS}/{(await made(owner))['id']}")
    await make.used(Applied(answer.json()["id"], None, "Spring", 1), 1)
    seen = {"If-Match": answer.headers["etag"]}
    changed = await owner.put(f"{DISCOUNTS}/{answer.json()['id']}", json={"percent": 20}, headers=seen)
    assert (changed.status_code, changed.json()["used"]) == (200, 1)


async def test_a_changed_discount_holds_from_the_next_basket_on(owner):
    before = await made(owner)
    assert (await make.worked_out(make.basket())).total == 100
    await owner.put(f"{DISCOUNTS}/{before['id']}", json={"percent": 20})
    assert (await make.worked_out(make.basket())).total == 200
    await owner.put(f"{DISCOUNTS}/{before['id']}", json={"active": False})
    assert (await make.worked_out(make.basket())).total == 0


async def test_a_discount_that_nobody_got_is_deleted_with_its_codes(owner):
    first = await made(owner, codes=["SPRING"])
    assert (await owner.delete(f"{DISCOUNTS}/{first['id']}")).status_code == 204
    assert (await owner.get(f"{DISCOUNTS}/{first['id']}")).status_code == 404
    await made(owner, codes=["SPRING"])  # the code is free again
    assert len(await make_stock.happened("discount.deleted")) == 1


async def test_a_discount_that_orders_got_stays(owner):
    first = await made(owner)
    await make.used(Applied(first["id"], None, "Spring", 1), 1)
    answer = await owner.delete(f"{DISCOUNTS}/{first['id']}")
    assert answer.status_code == 409
    assert answer.json()["detail"] == "Orders got this discount: switch it off instead (active: false)"
    assert (await owner.get(f"{DISCOUNTS}/{first['id']}")).status_code == 200


async def test_discounts_are_found_by_kind_state_and_code(owner):
    spring = await made(owner, codes=["SPRING"])
    ship = (await owner.post(DISCOUNTS, json={"name": "Ship", "kind": "free_shipping", "active": False})).json()
    for query, ids in (
        ("", [ship["id"], spring["id"]]),
        ("kind=percentage", [spring["id"]]),
        ("active=false", [ship["id"]]),
        ("automatic=true", [ship["id"]]),
        ("code=spring", [spring["id"]]),
        ("code=none", []),
        ("sort=name", [ship["id"], spring["id"]]),
    ):
        answer = await owner.get(f"{DISCOUNTS}?{query}")
        assert [item["id"] for item in answer.json()["items"]] == ids, query
    assert (spring["codes"], spring["code"]) == (1, "SPRING")


async def test_discounts_are_for_staff_and_their_change_for_those_who_may(guest, buyer, analyst, owner):
    known = await made(owner)
    path = f"{DISCOUNTS}/{known['id']}"
    for who, reads, writes in ((guest, 401, 401), (buyer, 403, 403), (analyst, 200, 403)):
        assert (await who.get(DISCOUNTS)).status_code == reads
        assert (await who.get(path)).status_code == reads
        assert (await who.get(f"{path}/uses")).status_code == reads
        assert (await who.get(f"{path}/codes")).status_code == reads
        assert (await who.post(DISCOUNTS, json=TENTH)).status_code == writes
        assert (await who.put(path, json={"percent": 1})).status_code == writes
        assert (await who.delete(path)).status_code == writes
        assert (await who.post(f"{path}/codes", json={"count": 1})).status_code == writes
    assert (await owner.get(path)).json() == known


@pytest.mark.parametrize("path", ["999", "999/codes", "999/uses"])
async def test_an_unknown_discount_is_not_found(owner, path):
    assert (await owner.get(f"{DISCOUNTS}/{path}")).status_code == 404


async def test_the_doctor_finds_uses_that_no_order_made(owner):
    first = await made(owner)
    async with db.transaction() as session:
        await session.execute(update(Discount).values(used=3))
    assert await make.drift() == [(first["id"], 3, 0)]
