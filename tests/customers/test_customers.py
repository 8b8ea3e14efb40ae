"""Customers as the merchant keeps them: made, changed, found; each e-mail once."""

import asyncio
from collections import Counter

import pytest

from tests import make_stock as make

CUSTOMERS = "/api/v1/customers"


async def customer(who, name: str = "Ann", **fields) -> dict:
    answer = await who.post(CUSTOMERS, json={"name": name} | fields)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_customer_is_kept_with_the_country_by_its_code(owner):
    answer = await owner.post(
        f"{CUSTOMERS}/",
        json={
            "name": "Иван Петров",
            "email": " Ivan@Example.com ",
            "phone": "+7 900",
            "address": "Тверская 1",
            "country": "россия",
        },
    )
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["name"], made["email"], made["phone"], made["address"], made["country"]) == (
        "Иван Петров",
        "ivan@example.com",
        "+7 900",
        "Тверская 1",
        "RU",
    )
    assert (await owner.get(f"{CUSTOMERS}/{made['id']}")).json() == made
    (event,) = await make.happened("customer.created")
    assert (event.subject_id, event.actor_name, event.changes["email"]) == (
        made["id"],
        "owner",
        [None, "ivan@example.com"],
    )


@pytest.mark.parametrize("email", ["ann@example.com", "ANN@Example.COM", "  ann@example.com"])
async def test_an_email_is_one_customers(owner, email):
    await customer(owner, email="ann@example.com")
    answer = await owner.post(CUSTOMERS, json={"name": "Another Ann", "email": email})
    assert answer.status_code == 409
    assert answer.json()["errors"] == [{"field": "email", "message": "is the e-mail of another customer"}]
    assert (await owner.get(CUSTOMERS)).json()["total"] == 1


async def test_of_many_with_one_email_at_once_one_is_made(owner):
    body = {"name": "Ann", "email": "ann@example.com"}
    answers = await asyncio.gather(*[owner.post(CUSTOMERS, json=body) for _ in range(16)])
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 15}
    assert {a.json()["errors"][0]["field"] for a in answers if a.status_code == 409} == {"email"}


async def test_customers_without_an_email_do_not_clash(owner):
    await customer(owner, "Ann")
    await customer(owner, "Ben", email="")
    assert [c["email"] for c in (await owner.get(CUSTOMERS)).json()["items"]] == [None, None]


async def test_what_is_left_out_stays_and_the_change_is_an_event(owner):
    ann = await customer(owner, email="ann@example.com", phone="1")
    answer = await owner.put(f"{CUSTOMERS}/{ann['id']}", json={"phone": "2", "country": "EIRE"})
    assert answer.status_code == 200
    assert answer.json() | {"updated_at": "", "version": 0} == ann | {
        "phone": "2",
        "country": "IE",
        "updated_at": "",
        "version": 0,
    }
    (event,) = await make.happened("customer.updated")
    assert event.changes == {"phone": ["1", "2"], "country": ["", "IE"]}


async def test_an_email_can_be_taken_away_but_not_taken_over(owner):
    ann, ben = await customer(owner, "Ann", email="ann@example.com"), await customer(owner, "Ben")
    taken = await owner.put(f"{CUSTOMERS}/{ben['id']}", json={"email": "ann@example.com"})
    assert (taken.status_code, taken.json()["errors"][0]["field"]) == (409, "email")
    assert (await owner.get(f"{CUSTOMERS}/{ben['id']}")).json() == ben
    assert (await owner.put(f"{CUSTOMERS}/{ann['id']}", json={"email": None})).json()["email"] is None
    assert (await owner.put(f"{CUSTOMERS}/{ben['id']}", json={"email": "ann@example.com"})).status_code == 200


async def test_an_update_of_what_changed_in_the_meantime_is_refused(owner, manager):
    ann = await customer(owner)
    seen = (await owner.get(f"{CUSTOMERS}/{ann['id']}")).headers["etag"]
    await manager.put(f"{CUSTOMERS}/{ann['id']}", json={"name": "Anna"})
    late = await owner.put(f"{CUSTOMERS}/{ann['id']}", json={"name": "Annie"}, headers={"If-Match": seen})
    assert late.status_code == 412
    assert (await owner.get(f"{CUSTOMERS}/{ann['id']}")).json()["name"] == "Anna"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": None}, "name"),
        ({"name": "x" * 256}, "name"),
        ({"email": "nobody"}, "email"),
        ({"email": "a@" + "b" * 300 + ".com"}, "email"),
        ({"phone": "1" * 51}, "phone"),
        ({"country": "x" * 61}, "country"),
        ({"group_id": 999999}, "group_id"),
        ({"group_id": 0}, "group_id"),
    ],
)
async def test_a_customer_that_makes_no_sense_is_refused_by_field(owner, wrong, field):
    answer = await owner.post(CUSTOMERS, json={"name": "Ann"} | wrong)
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert (await owner.get(CUSTOMERS)).json()["total"] == 0


async def test_customers_are_found_by_any_part_of_what_they_are_known_by(owner):
    ivan = await customer(owner, "Иван ПЕТРОВ", email="ivan@example.com", country="RU")
    ann = await customer(owner, "Ann 100%_sure", phone="+44 20", external_id="C-17", country="UK")

    async def found(**filters):
        return [c["id"] for c in (await owner.get(f"{CUSTOMERS}/", params=filters)).json()["items"]]

    assert await found() == [ann["id"], ivan["id"]]
    assert await found(q="петров") == await found(q="ПЕТР") == await found(q="IVAN@") == [ivan["id"]]
    assert await found(q="+44") == await found(q="c-17") == await found(q="100%_") == [ann["id"]]
    assert await found(q="%") == [ann["id"]]
    assert await found(q="nobody") == []
    assert await found(country="GB") == await found(country="Великобритания") == [ann["id"]]
    assert await found(sort="name") == [ann["id"], ivan["id"]]
    assert await found(sort="-name") == [ivan["id"], ann["id"]]


async def test_the_list_takes_as_many_statements_for_many_as_for_one(owner, statements):
    counts = []
    for more in (1, 14):
        for n in range(more):
            await customer(owner, f"Customer {more} {n}")
        statements.clear()
        await owner.get(CUSTOMERS)
        counts.append(len(statements))
    assert counts == [3, 3]


async def test_staff_read_managers_write_and_nobody_else(owner, manager, analyst, buyer, guest):
    ann = await customer(owner)
    everybody = (owner, manager, analyst, buyer, guest)
    read = [(await who.get(f"{CUSTOMERS}/{ann['id']}")).status_code for who in everybody]
    assert read == [200, 200, 200, 403, 401]
    listed = [(await who.get(CUSTOMERS)).status_code for who in everybody]
    assert listed == [200, 200, 200, 403, 401]
    changed = [
        (await who.put(f"{CUSTOMERS}/{ann['id']}", json={"name": f"By {n}"})).status_code
        for n, who in enumerate(everybody)
    ]
    assert changed == [200, 200, 403, 403, 401]
    made = [(await who.post(CUSTOMERS, json={"name": "Ben"})).status_code for who in everybody]
    assert made == [201, 201, 403, 403, 401]
    assert (await owner.get(f"{CUSTOMERS}/{ann['id']}")).json()["name"] == "By 1"


@pytest.mark.parametrize("key", ["999999", "0", "-1", "1e3", "99999999999999999999"])
async def test_whoever_is_not_there_is_not_found(owner, key):
    assert (await owner.get(f"{CUSTOMERS}/{key}")).status_code in {404, 422}
    assert (await owner.put(f"{CUSTOMERS}/{key}", json={"name": "x"})).status_code in {404, 422}


async def test_groups_hold_customers_and_go_without_them(owner):
    vip = (await owner.post(f"{CUSTOMERS}/groups", json={"name": "VIP"})).json()
    ann = await customer(owner, group_id=vip["id"])
    await customer(owner, "Ben")
    assert (await owner.get(f"{CUSTOMERS}/groups")).json()["items"] == [vip | {"customers": 1}]
    assert [c["id"] for c in (await owner.get(CUSTOMERS, params={"group_id": vip["id"]})).json()["items"]] == [
        ann["id"]
    ]
    renamed = (await owner.put(f"{CUSTOMERS}/groups/{vip['id']}", json={"name": "Wholesale"})).json()
    assert (renamed["name"], renamed["customers"]) == ("Wholesale", 1)
    assert (await owner.delete(f"{CUSTOMERS}/groups/{vip['id']}")).status_code == 204
    assert (await owner.get(f"{CUSTOMERS}/groups/{vip['id']}")).status_code == 404
    assert (await owner.get(f"{CUSTOMERS}/{ann['id']}")).json()["group_id"] is None


async def test_two_groups_have_two_names(owner, analyst):
    await owner.post(f"{CUSTOMERS}/groups", json={"name": "VIP"})
    again = await owner.post(f"{CUSTOMERS}/groups", json={"name": "VIP"})
    assert (again.status_code, again.json()["errors"][0]["field"]) == (409, "name")
    assert (await analyst.post(f"{CUSTOMERS}/groups", json={"name": "Other"})).status_code == 403
    assert (await owner.get(f"{CUSTOMERS}/groups")).json()["total"] == 1
