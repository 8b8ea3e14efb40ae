"""What may still be changed of a sale: its status by the table, never its lines; cancelling brings goods back."""

import asyncio
from collections import Counter

import pytest

from tests import make_stock as make
from tradepost.core import db
from tradepost.inventory import service
from tradepost.inventory.rules import Line
from tradepost.orders import changing
from tradepost.orders.rules import NEXT, STATUSES

SALES = "/api/v1/sales"


async def sale(who, *, quantity: int = 2, **fields) -> dict:
    answer = await who.post(SALES, json={"items": [{"sku": "LAMP", "quantity": quantity}]} | fields)
    assert answer.status_code == 201, answer.text
    return answer.json()


@pytest.mark.parametrize("status", STATUSES)
async def test_each_status_may_become_what_the_table_says_and_nothing_else(owner, status):
    await make.stock(await make.goods("LAMP"), 100)
    for following in STATUSES:
        made = await sale(owner, status=status, quantity=1)
        answer = await owner.put(f"{SALES}/{made['id']}", json={"status": following})
        if following == status:
            assert (answer.status_code, answer.json()) == (200, made)
        elif following in NEXT[status]:
            assert (answer.status_code, answer.json()["status"]) == (200, following)
        else:
            assert answer.status_code == 409
            assert answer.json()["allowed"] == sorted(NEXT[status])
            assert (await owner.get(f"{SALES}/{made['id']}")).json() == made
    assert await make.drift() == []


async def test_what_follows_from_the_status_follows_it(owner):
    await make.stock(await make.goods("LAMP"), 10)
    made = await sale(owner, status="pending")
    stands = [(made["payment_status"], made["fulfilment_status"])]
    for word in ("Paid", "in transit", "Completed"):
        changed = (await owner.put(f"{SALES}/{made['id']}", json={"status": word})).json()
        stands.append((changed["payment_status"], changed["fulfilment_status"]))
    assert stands == [("unpaid", "unfulfilled"), ("paid", "unfulfilled"), ("paid", "shipped"), ("paid", "delivered")]


async def test_a_change_is_told_on_the_timeline_with_before_and_after(owner, manager):
    await make.stock(await make.goods("LAMP"), 10)
    made = await sale(owner, order_number="A-1")
    await manager.put(f"{SALES}/{made['id']}", json={"status": "shipped", "platform": "Amazon"})
    told = (await owner.get("/api/v1/orders/A-1/events")).json()
    assert [(event["name"], event["actor_name"]) for event in told] == [
        ("order.recorded", "owner"),
        ("order.updated", "manager"),
    ]
    assert told[1]["changes"] == {
        "platform": ["store", "Amazon"],
        "status": ["paid", "shipped"],
        "fulfilment_status": ["unfulfilled", "shipped"],
    }


async def test_what_is_given_changes_and_what_is_left_out_stays(owner):
    await make.stock(await make.goods("LAMP"), 10)
    ann = (await owner.post("/api/v1/customers", json={"name": "Ann"})).json()
    made = await sale(owner, order_number="A-1")
    answer = await owner.put(
        f"{SALES}/{made['id']}",
        json={
            "order_number": "A-2",
            "order_date": "2026-02-03T10:00:00Z",
            "customer_id": ann["id"],
            "platform": "Walmart",
            "country": "Ireland",
            "notes": "Called twice",
        },
    )
    assert answer.status_code == 200, answer.text
    changed = answer.json()
    assert (changed["number"], changed["business_day"], changed["customer"]["name"]) == ("A-2", "2026-02-03", "Ann")
    assert (changed["platform"], changed["country"], changed["notes"]) == ("Walmart", "IE", "Called twice")
    same = ("id", "status", "total", "items", "currency", "units", "created_at")
    assert {name: changed[name] for name in same} == {name: made[name] for name in same}
    assert (await owner.put(f"{SALES}/{made['id']}", json={"customer_id": None})).json()["customer"] is None


@pytest.mark.parametrize(
    ("wrong", "status", "field"),
    [
        ({"status": "lost in the post"}, 422, "status"),
        ({"order_date": "9999-12-31"}, 422, "order_date"),
        ({"customer_id": 999999}, 422, "customer_id"),
        ({"platform": ""}, 422, "platform"),
        ({"order_number": "TAKEN"}, 409, "order_number"),
        ({"items": []}, 422, "items"),
        ({"items": [{"sku": "LAMP", "quantity": 3}]}, 422, "items"),
        ({"items": [{"sku": "LAMP", "quantity": 2, "unit_price": "1"}]}, 422, "items"),
    ],
)
async def test_a_change_that_makes_no_sense_is_refused_and_changes_nothing(owner, wrong, status, field):
    level = await make.stock(await make.goods("LAMP"), 10)
    await sale(owner, order_number="TAKEN")
    made = await sale(owner, order_number="A-1")
    answer = await owner.put(f"{SALES}/{made['id']}", json={"notes": "new"} | wrong)
    assert answer.status_code == status, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert (await owner.get(f"{SALES}/{made['id']}")).json() == made
    assert await make.numbers(level) == (6, 0)


async def test_a_client_may_send_back_the_lines_it_was_given(owner):
    await make.stock(await make.goods("LAMP"), 10)
    made = await sale(owner)
    answer = await owner.put(f"{SALES}/{made['id']}", json=made | {"status": "shipped"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["items"] == made["items"]


async def test_an_update_of_what_changed_in_the_meantime_is_refused(owner, manager):
    await make.stock(await make.goods("LAMP"), 10)
    made = await sale(owner)
    seen = {"If-Match": (await owner.get(f"{SALES}/{made['id']}")).headers["etag"]}
    await manager.put(f"{SALES}/{made['id']}", json={"status": "shipped"})
    assert (await owner.put(f"{SALES}/{made['id']}", json={"status": "cancelled"}, headers=seen)).status_code == 412
    assert (await owner.get(f"{SALES}/{made['id']}")).json()["status"] == "shipped"


async def test_cancelling_brings_the_goods_back_to_where_they_were(owner):
    lamp = await make.goods("LAMP")
    await make.location("Moscow", priority=0)
    await make.location("Kazan", priority=1)
    moscow, kazan = await make.stock(lamp, 3, at="Moscow"), await make.stock(lamp, 10, at="Kazan")
    made = await sale(owner, quantity=5, order_number="A-1")
    assert (await make.numbers(moscow), await make.numbers(kazan)) == ((0, 0), (8, 0))
    answer = await owner.put(f"{SALES}/{made['id']}", json={"status": "Canceled"})
    assert (answer.json()["status"], answer.json()["payment_status"]) == ("cancelled", "refunded")
    assert (await make.numbers(moscow), await make.numbers(kazan)) == ((3, 0), (10, 0))
    (newest, *_) = (await owner.get(f"/api/v1/inventory/{moscow}/history")).json()
    assert (newest["kind"], newest["change_reason"], newest["cause_type"], newest["cause_id"]) == (
        "returned",
        "Cancelled A-1",
        "orders",
        made["id"],
    )
    assert [e["name"] for e in (await owner.get("/api/v1/orders/A-1/events")).json()] == [
        "order.recorded",
        "order.cancelled",
    ]


async def test_cancelling_what_took_nothing_brings_nothing(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    made = await sale(owner, move_stock=False)
    await owner.put(f"{SALES}/{made['id']}", json={"status": "cancelled"})
    assert await make.movements(level) == [("received", 10)]


async def test_of_many_who_cancel_at_once_one_brings_the_goods_back(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    made = await sale(owner)
    answers = await asyncio.gather(
        *[owner.put(f"{SALES}/{made['id']}", json={"status": "cancelled"}) for _ in range(16)]
    )
    assert Counter(answer.status_code for answer in answers) == {200: 16}
    assert await make.movements(level) == [("received", 10), ("shipped", -2), ("returned", 2)]
    assert len(await make.happened("order.cancelled")) == 1


async def test_a_sale_comes_back_as_a_return_of_its_own_on_its_own_day(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    made = await sale(owner, order_number="A-1", order_date="2026-01-05", platform="Amazon", country="DE")
    returned = (await owner.put(f"{SALES}/{made['id']}", json={"status": "returned"})).json()
    assert (returned["status"], returned["payment_status"], returned["fulfilment_status"]) == (
        "returned",
        "refunded",
        "returned",
    )
    back = (await owner.get(f"{SALES}/order/A-1-R")).json()
    assert (back["kind"], back["returns_id"], back["status"]) == ("return", made["id"], "returned")
    assert (back["total"], back["units"], back["platform"], back["country"]) == ("-39.80", -2, "Amazon", "DE")
    assert [(i["sku"], i["quantity"], i["total"]) for i in back["items"]] == [("LAMP", -2, "-39.80")]
    assert back["business_day"] > "2026-01-05"
    assert await make.numbers(level) == (10, 0)
    assert await make.movements(level) == [("received", 10), ("shipped", -2), ("returned", 2)]
    refused = await owner.put(f"{SALES}/{back['id']}", json={"status": "cancelled"})
    assert (refused.status_code, refused.json()["allowed"]) == (409, [])
    assert await make.drift() == []


async def test_of_many_who_return_it_at_once_one_return_is_made(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    made = await sale(owner)
    await asyncio.gather(*[owner.put(f"{SALES}/{made['id']}", json={"status": "returned"}) for _ in range(16)])
    assert (await owner.get(SALES, params={"kind": "return"})).json()["total"] == 1
    assert await make.numbers(level) == (10, 0)


async def test_what_left_without_a_trace_of_the_order_still_comes_back(owner):
    """Goods of an imported order left before the order had an id."""
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, 10)
    made = await sale(owner, move_stock=False)
    async with db.transaction() as session:
        await service.ship(session, [Line(lamp.variant_id, 2)], reason="Import")
        order = await changing.locked(session, made["id"])
        order.moved_stock = True
    await owner.put(f"{SALES}/{made['id']}", json={"status": "cancelled"})
    assert await make.numbers(level) == (10, 0)
