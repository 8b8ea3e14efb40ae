"""Sales recorded after the fact: what is kept of them, what they take from stock, and what is refused."""

import asyncio
from collections import Counter
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import update

from tests import make_stock as make
from tradepost.catalog.models import Product, Variant
from tradepost.core import db

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


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"items": []}, "items"),
        ({"items": [{"quantity": 1}]}, "items.0"),
        ({"order_date": "yesterday"}, "order_date"),
        ({"order_date": "0001-01-01T00:00:00"}, "order_date"),
        ({"order_date": "9999-12-31T23:59:59Z"}, "order_date"),
        ({"order_date": "2100-01-01"}, "order_date"),
        ({"order_date": 10**30}, "order_date"),
        ({"status": "lost in the post"}, "status"),
        ({"status": ""}, "status"),
        ({"platform": ""}, "platform"),
        ({"platform": "x" * 61}, "platform"),
        ({"customer_id": 999999}, "customer_id"),
        ({"currency": "USD"}, "currency"),
        ({"currency": "roubles"}, "currency"),
        ({"order_number": ""}, "order_number"),
        ({"order_number": "x" * 61}, "order_number"),
        ({"order_number": "a\nb"}, "order_number"),
    ],
)
async def test_a_sale_that_makes_no_sense_is_refused_by_field_and_nothing_is_changed(owner, wrong, field):
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, 10)
    body = {"order_number": "A-1", "items": [{"product_id": lamp.product_id, "quantity": 1}]} | wrong
    answer = await owner.post(SALES, json=body)
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert (await owner.get(SALES)).json()["total"] == 0
    assert await make.numbers(level) == (10, 0)


@pytest.mark.parametrize("number", ["1e400", "-1e400", "NaN", "Infinity", "9" * 400])
async def test_a_number_that_is_none_is_refused(owner, number):
    level = await make.stock(await make.goods("LAMP"), 10)
    body = f'{{"items": [{{"sku": "LAMP", "quantity": 1, "unit_price": 1, "discount": {number}}}]}}'
    answer = await owner.post(SALES, content=body, headers={"content-type": "application/json"})
    assert answer.status_code in {400, 422}, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert await make.numbers(level) == (10, 0)


async def test_every_wrong_line_is_named_at_once(owner):
    await make.stock(await make.goods("LAMP"), 10)
    items = [
        {"sku": "LAMP", "quantity": 1, "unit_price": "1.234"},
        {"sku": "LAMP", "quantity": 1},
        {"sku": "LAMP", "quantity": 1, "unit_price": "1", "discount": "2"},
    ]
    answer = await owner.post(SALES, json={"items": items})
    assert [error["field"] for error in answer.json()["errors"]] == ["items.0.unit_price", "items.2.discount"]


async def test_a_number_is_one_sales(owner):
    await make.stock(await make.goods("LAMP"), 10)
    body = {"order_number": "A-1", "items": [{"sku": "LAMP", "quantity": 1}]}
    assert (await owner.post(SALES, json=body)).status_code == 201
    again = await owner.post(SALES, json=body)
    assert again.status_code == 409
    assert again.json()["errors"] == [{"field": "order_number", "message": "is the number of another order"}]
    assert (await owner.get(SALES)).json()["total"] == 1


async def test_of_many_with_one_number_at_once_one_is_recorded(owner):
    level = await make.stock(await make.goods("LAMP"), 100)
    body = {"order_number": "A-1", "items": [{"sku": "LAMP", "quantity": 1}]}
    answers = await asyncio.gather(*[owner.post(SALES, json=body) for _ in range(32)])
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 31}
    assert await make.numbers(level) == (99, 0)


async def test_without_a_number_one_is_given_that_nobody_has(owner):
    await make.stock(await make.goods("LAMP"), 10)
    body = {"order_date": "2026-03-01", "items": [{"sku": "LAMP", "quantity": 1}]}
    first = (await owner.post(SALES, json=body)).json()
    assert first["number"] == f"TP-2026-{first['id']:06d}"
    assert first["version"] == 1
    taken = f"TP-2026-{first['id'] + 2:06d}"
    await owner.post(SALES, json=body | {"order_number": taken})
    third = (await owner.post(SALES, json=body)).json()
    assert third["number"].startswith(taken)
    assert third["number"] != taken


async def test_when_too_few_are_left_nothing_is_recorded_and_nothing_leaves(owner):
    lamps, vases = await make.stock(await make.goods("LAMP"), 10), await make.stock(await make.goods("VASE"), 1)
    items = [{"sku": "LAMP", "quantity": 3}, {"sku": "VASE", "quantity": 2}]
    answer = await owner.post(SALES, json={"order_number": "A-1", "items": items})
    assert answer.status_code == 409
    assert (answer.json()["sku"], answer.json()["left"]) == ("VASE", 1)
    assert answer.json()["detail"] == "Only 1 of VASE are left"
    assert (await owner.get(SALES)).json()["total"] == 0
    assert (await make.numbers(lamps), await make.numbers(vases)) == ((10, 0), (1, 0))
    assert await make.happened("order.recorded") == []


async def test_two_lines_of_one_product_are_taken_together(owner):
    level = await make.stock(await make.goods("LAMP"), 5)
    items = [{"sku": "LAMP", "quantity": 3}, {"sku": "LAMP", "quantity": 3}]
    assert (await owner.post(SALES, json={"items": items})).json()["left"] == 5
    items[1]["quantity"] = 2
    sale = (await owner.post(SALES, json={"items": items})).json()
    assert [item["quantity"] for item in sale["items"]] == [3, 2]
    assert await make.numbers(level) == (0, 0)


async def test_what_is_promised_to_others_is_not_sold(owner):
    level = await make.stock(await make.goods("LAMP"), 5)
    await owner.post("/api/v1/inventory/reservations", json={"items": [{"sku": "LAMP", "quantity": 4}]})
    answer = await owner.post(SALES, json={"items": [{"sku": "LAMP", "quantity": 2}]})
    assert (answer.status_code, answer.json()["left"]) == (409, 1)
    assert await make.numbers(level) == (5, 4)


@pytest.mark.parametrize("more", [{"move_stock": False}, {"status": "cancelled"}, {"status": "returned"}])
async def test_what_moves_no_goods_needs_none(owner, more):
    level = await make.stock(await make.goods("LAMP"), 1)
    answer = await owner.post(SALES, json={"items": [{"sku": "LAMP", "quantity": 5}]} | more)
    assert answer.status_code == 201, answer.text
    assert answer.json()["moved_stock"] is False
    assert await make.numbers(level) == (1, 0)


async def test_history_is_kept_though_the_product_changes(owner):
    lamp = await make.goods("LAMP", name="Desk lamp", price=1990)
    await make.stock(lamp, 10)
    sale = (await owner.post(SALES, json={"items": [{"sku": "LAMP", "quantity": 1}]})).json()
    async with db.transaction() as session:
        await session.execute(update(Product).where(Product.id == lamp.product_id).values(name="Floor lamp"))
        await session.execute(
            update(Variant).where(Variant.id == lamp.variant_id).values(sku="FLOOR", price=9990, cost=1)
        )
    (item,) = (await owner.get(f"{SALES}/{sale['id']}")).json()["items"]
    assert (item["name"], item["sku"], item["unit_price"], item["unit_cost"]) == ("Desk lamp", "LAMP", "19.90", "8.00")


@pytest.mark.parametrize(
    ("zone", "given", "placed_at", "day"),
    [
        ("Europe/Moscow", "2026-03-01T23:30:00Z", "2026-03-01T23:30:00Z", "2026-03-02"),
        ("Europe/Moscow", "2026-03-01T23:30:00", "2026-03-01T20:30:00Z", "2026-03-01"),
        ("America/New_York", "2026-03-01T01:00:00+03:00", "2026-02-28T22:00:00Z", "2026-02-28"),
        ("UTC", "2026-03-01", "2026-03-01T00:00:00Z", "2026-03-01"),
    ],
)
async def test_the_day_of_a_sale_is_the_shops_own(owner, configure, zone, given, placed_at, day):
    configure(timezone=zone)
    await make.stock(await make.goods("LAMP"), 1)
    answer = await owner.post(SALES, json={"order_date": given, "items": [{"sku": "LAMP", "quantity": 1}]})
    sale = (await owner.get(f"{SALES}/{answer.json()['id']}")).json()
    assert datetime.fromisoformat(sale["order_date"]) == datetime.fromisoformat(placed_at)
    assert sale["business_day"] == day


async def test_the_buyers_country_is_the_sales_unless_it_says_another(owner):
    await make.stock(await make.goods("LAMP"), 10)
    ann = (await owner.post("/api/v1/customers", json={"name": "Ann", "country": "EIRE"})).json()
    body = {"customer_id": ann["id"], "items": [{"sku": "LAMP", "quantity": 1}]}
    sale = (await owner.post(SALES, json=body)).json()
    assert (sale["country"], sale["customer"]) == ("IE", {"id": ann["id"], "name": "Ann", "email": None})
    assert (await owner.post(SALES, json=body | {"country": "Germany"})).json()["country"] == "DE"
    assert (await owner.post(SALES, json=body | {"country": "Channel Islands"})).json()["country"] == "Channel Islands"


async def test_a_sale_is_an_event_with_who_recorded_it(owner, manager):
    await make.stock(await make.goods("LAMP"), 10)
    sale = (await manager.post(SALES, json={"platform": "Walmart", "items": [{"sku": "LAMP", "quantity": 2}]})).json()
    (event,) = await make.happened("order.recorded")
    assert (event.subject_type, event.subject_id, event.subject_name) == ("orders", sale["id"], sale["number"])
    assert (event.actor_kind, event.actor_id) == ("account", manager.id)
    assert event.changes == {"status": [None, "paid"]}
    assert event.data == {"kind": "sale", "platform": "Walmart", "total": 3980, "units": 2}


async def test_the_same_key_makes_one_order_of_a_hundred_tries(owner):
    level = await make.stock(await make.goods("LAMP"), 100)
    body, key = {"items": [{"sku": "LAMP", "quantity": 1}]}, {"Idempotency-Key": "checkout-1"}
    answers = await asyncio.gather(*[owner.post(SALES, json=body, headers=key) for _ in range(100)])
    assert Counter(answer.status_code for answer in answers) == {201: 100}
    assert len({answer.content for answer in answers}) == 1
    assert sum("idempotency-replayed" not in answer.headers for answer in answers) == 1
    assert (await owner.get(SALES)).json()["total"] == 1
    assert await make.numbers(level) == (99, 0)
    other = await owner.post(SALES, json=body | {"platform": "Amazon"}, headers=key)
    assert other.status_code == 409
    assert (await owner.get(SALES)).json()["total"] == 1
