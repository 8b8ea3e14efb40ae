"""A purchase's life: draft, ordered, in parts, received or called off; stock and cost follow each delivery."""

import asyncio
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from tests import dying, make_stock, make_suppliers as make
from tradepost.accounts.leaving import delete_account
from tradepost.accounts.models import Account
from tradepost.core import clock, db
from tradepost.suppliers.models import CostChange, Purchase, Receipt

RATE = {"currency": "CNY", "rate": "12.5"}


async def test_a_purchase_goes_from_draft_to_received_in_parts(owner: Any, analyst: Any) -> None:
    factory = await make.supplier(owner, currency="CNY", lead_time_days=20)
    lamp, cloth = await make_stock.goods("LAMP", cost=None), await make_stock.goods("CLOTH", cost=None)
    item = await make.offer(
        owner, factory["id"], price="40.00", variant_id=lamp.variant_id, weight_g=2_000, lead_time_days=30
    )
    lines = [
        {"item_id": item["id"], "quantity": 100},
        {"sku": "CLOTH", "quantity": 300, "cost": "2400.00", "weight_g": 500},
    ]
    freight = {"kind": "freight", "amount": "100", "per": "kg", "currency": "RUB"}
    body = {"currency": "CNY", "charges": [freight, {"kind": "duty", "rate": 5}], "reference": "INV-7"}
    refused = await owner.post("/purchases", json={"supplier_id": factory["id"], "lines": lines, **body})
    assert refused.json()["errors"][0]["field"] == "exchange_rate"
    await make.made(owner, "/api/v1/exchange_rates", RATE)

    draft = await make.purchase(owner, factory["id"], *lines, **body)
    # Goods 50,000.00 + 30,000.00; freight 20,000.00 + 15,000.00; duty 5 % of 70,000.00 and 45,000.00.
    assert (draft["status"], draft["cost"], draft["exchange_rate"], draft["landed"]) == (
        "draft", "6400.00", "12.5", "120750.00",
    )  # fmt: skip
    assert [(one["landed"], one["unit_cost"]) for one in draft["lines"]] == [
        ("73500.00", "735.00"), ("47250.00", "157.50"),
    ]  # fmt: skip
    assert draft["lines"][0]["parts"] == {"goods": "50000.00", "freight": "20000.00", "duty": "3500.00"}
    assert [(one["kind"], one["total"], one["spread"]) for one in draft["charges"]] == [
        ("freight", "35000.00", "weight"), ("duty", "5750.00", "value"),
    ]  # fmt: skip
    assert draft["next"] == ["ordered", "cancelled"]
    path, lamps, cloths = f"/purchases/{draft['id']}", *(one["id"] for one in draft["lines"])
    early = await owner.post(f"{path}/receive")
    assert (early.status_code, early.json()["detail"]) == (409, f"{draft['number']} is draft: it cannot be received")

    today = clock.business_day(clock.now())
    ordered = await make.done(owner, draft["id"], "order")
    assert (ordered["status"], (date.fromisoformat(ordered["expected_on"]) - today).days) == ("ordered", 30)
    fixed = await owner.put(path, json={"charges": []})
    assert fixed.status_code == 409
    assert (await owner.put(path, json={"notes": "By rail"})).json()["notes"] == "By rail"

    part = await make.done(
        owner, draft["id"], "receive", {"lines": [{"line_id": lamps, "quantity": 30}], "note": "1st"}
    )
    assert (part["status"], part["received"], part["received_at"], part["next"]) == (
        "partly_received", 30, None, ["partly_received", "received"],
    )  # fmt: skip
    assert await make.cost(owner, lamp) == ("735.00", "735.00", 30)
    assert await make.cost(owner, cloth) == (None, None, 0)
    too_many = await owner.post(f"{path}/receive", json={"lines": [{"line_id": lamps, "quantity": 71}]})
    assert (too_many.status_code, too_many.json()["short"]) == (409, [{"line_id": lamps, "came": 71, "open": 70}])
    alien = await owner.post(f"{path}/receive", json={"lines": [{"line_id": 99_999, "quantity": 1}]})
    assert alien.json()["errors"][0]["field"] == "lines.0.line_id"
    assert (await owner.post(f"{path}/cancel")).status_code == 409

    whole = await make.done(owner, draft["id"], "receive")
    assert (whole["status"], whole["received"], whole["next"]) == ("received", 400, [])
    assert [[(one["quantity"], one["value"]) for one in receipt["lines"]] for receipt in whole["receipts"]] == [
        [(30, "22050.00")], [(70, "51450.00"), (300, "47250.00")],
    ]  # fmt: skip
    assert whole["receipts"][0]["note"] == "1st"
    assert await make.cost(owner, cloth) == ("157.50", "157.50", 300)
    assert (await owner.post(f"{path}/receive")).status_code == 409
    assert (await analyst.get(path)).json() == whole
    told = [await make_stock.happened(f"purchase.{name}") for name in ("created", "ordered", "received")]
    assert [len(found) for found in told] == [1, 1, 2]
    assert [one.data["units"] for one in told[2]] == [30, 370]
    assert cloths in {one["line_id"] for one in whole["receipts"][1]["lines"]}
    assert await make_stock.drift() == []


async def test_a_draft_is_rewritten_ordered_ones_are_called_off_and_the_rest_of_one_is_given_up(owner: Any) -> None:
    factory, other = await make.supplier(owner), await make.supplier(owner)
    lamp = await make_stock.goods("LAMP", cost=500)
    level = await make_stock.stock(lamp, 10)
    draft = await make.purchase(owner, factory["id"], {"sku": "LAMP", "quantity": 10, "unit_price": 7})
    path = f"/purchases/{draft['id']}"
    stale = await owner.put(path, json={"notes": "x"}, headers={"if-match": '"99"'})
    assert stale.status_code == 412
    change = {
        "supplier_id": other["id"], "lines": [{"sku": "LAMP", "quantity": 4, "unit_price": "8.00"}],
        "charges": [{"kind": "other", "amount": "1.01"}], "currency": "USD", "exchange_rate": 100,
    }  # fmt: skip
    changed = await owner.put(path, json=change)
    assert changed.status_code == 200, changed.text
    found = changed.json()
    assert (found["supplier_id"], found["cost"], found["currency"], found["landed"]) == (
        other["id"], "32.00", "USD", "3301.00",
    )  # fmt: skip
    assert [one["quantity"] for one in found["lines"]] == [4]
    cheaper = (await owner.put(path, json={"exchange_rate": 90})).json()
    assert cheaper["landed"] == "2970.90"

    await make.done(owner, draft["id"], "order", {"expected_on": "2026-01-05"})
    late = (await owner.get("/purchases", params={"status": "ordered"})).json()["items"]
    assert [(one["id"], one["late"], one["expected_on"]) for one in late] == [(draft["id"], True, "2026-01-05")]
    called_off = await make.done(owner, draft["id"], "cancel", {"reason": "Too late"})
    assert (called_off["status"], called_off["next"]) == ("cancelled", [])
    assert (await owner.delete(path)).status_code == 409
    for verb in ("order", "receive", "cancel", "close"):
        assert (await owner.post(f"{path}/{verb}")).status_code == 409
    assert await make_stock.numbers(level) == (10, 0)
    assert await make.cost(owner, lamp) == ("5.00", "5.00", 10)

    short = await make.purchase(
        owner, factory["id"], {"sku": "LAMP", "quantity": 8, "unit_price": 10}, status="ordered"
    )
    await make.done(owner, short["id"], "receive", {"lines": [{"line_id": short["lines"][0]["id"], "quantity": 6}]})
    closed = await make.done(owner, short["id"], "close", {"reason": "Sold out there"})
    assert (closed["status"], closed["received"], closed["missing"], closed["lines"][0]["open"]) == (
        "received",
        6,
        2,
        0,
    )
    assert await make.cost(owner, lamp) == ("6.875", "6.88", 16)

    third = await make.purchase(owner, factory["id"], {"sku": "LAMP", "quantity": 8, "unit_price": 10})
    assert (await owner.delete(f"/purchases/{third['id']}")).status_code == 204
    assert (await owner.get(f"/purchases/{third['id']}")).status_code == 404
    listed = (await owner.get("/purchases", params={"supplier_id": factory["id"], "q": short["number"].lower()})).json()
    assert [one["id"] for one in listed["items"]] == [short["id"]]


async def test_orders_after_a_purchase_cost_the_new_average_and_its_history_says_why(owner: Any) -> None:
    factory = await make.supplier(owner)
    lamp = await make_stock.goods("LAMP", price=2_000, cost=800)
    await make_stock.stock(lamp, 10)

    async def sold() -> str:
        sale = await owner.post("/api/v1/sales", json={"items": [{"sku": "LAMP", "quantity": 2}]})
        assert sale.status_code == 201, sale.text
        order = (await owner.get(f"/api/v1/orders/{sale.json()['order_number']}")).json()
        cost: str = order["items"][0]["unit_cost"]
        return cost

    assert await sold() == "8.00"
    body = {"product_id": lamp.product_id, "supplier_id": factory["id"], "quantity": 3, "cost": "31.00"}
    await make.made(owner, "/purchases", body)
    # (8 x 8.00 + 31.00) / 11
    assert await make.cost(owner, lamp) == ("8.63636364", "8.64", 11)
    assert await sold() == "8.64"
    await make.made(owner, "/purchases", body | {"quantity": 1, "cost": 9})
    assert await make.cost(owner, lamp) == ("8.67272728", "8.67", 10)

    path = f"/api/v1/costs/{lamp.variant_id}"
    by_hand = (await owner.put(path, json={"cost": "9.50", "note": "Counted again"})).json()
    assert (by_hand["average"], by_hand["cost"], by_hand["value"]) == ("9.50", "9.50", "95.00")
    product = await owner.put(f"/api/v1/products/{lamp.product_id}", json={"cost": "10.00"})
    assert product.status_code == 200
    await make.made(owner, "/purchases", body | {"quantity": 10, "cost": 50})
    assert await make.cost(owner, lamp) == ("7.50", "7.50", 20)
    history = (await owner.get(f"{path}/history")).json()["items"]
    assert [(one["kind"], one["before"], one["after"], one["on_hand"], one["quantity"]) for one in history] == [
        ("received", "10.00", "7.50", 10, 10),
        ("set", "9.50", "10.00", 10, 0),
        ("set", "8.67272728", "9.50", 10, 0),
        ("received", "8.63636364", "8.67272728", 9, 1),
        ("received", "8.00", "8.63636364", 8, 3),
    ]
    assert (history[2]["note"], history[2]["actor_name"]) == ("Counted again", "owner")
    assert history[0]["purchase_number"] == history[0]["note"]
    told = await make_stock.happened("cost.changed")
    assert [one.data["kind"] for one in told] == ["received", "received", "set", "set", "received"]
    assert (await owner.get("/api/v1/costs/99999")).status_code == 404


async def test_two_deliveries_at_once_never_bring_more_than_was_ordered(owner: Any) -> None:
    factory = await make.supplier(owner)
    lamp = await make_stock.goods("LAMP", cost=100)
    level = await make_stock.stock(lamp, 10)
    bought = await make.purchase(
        owner, factory["id"], {"sku": "LAMP", "quantity": 20, "cost": "60.00"}, status="ordered"
    )
    seven = {"lines": [{"line_id": bought["lines"][0]["id"], "quantity": 7}]}
    path = f"/purchases/{bought['id']}/receive"
    answers = await asyncio.gather(*[owner.post(path, json=seven) for _ in range(6)])

    assert Counter(answer.status_code for answer in answers) == {200: 2, 409: 4}
    found = (await owner.get(f"/purchases/{bought['id']}")).json()
    assert (found["status"], found["received"], len(found["receipts"])) == ("partly_received", 14, 2)
    assert await make_stock.numbers(level) == (24, 0)
    # 10 at 1.00, and 14 of 20 for 60.00: (10 + 42) / 24
    assert await make.cost(owner, lamp) == ("2.16666667", "2.17", 24)
    assert await make_stock.drift() == []


async def test_purchases_and_sales_at_once_leave_an_average_that_adds_up(owner: Any) -> None:
    """Whatever came first, the history is a chain in which each step is the formula's."""
    factory = await make.supplier(owner)
    lamp, desk = await make_stock.goods("LAMP", cost=100), await make_stock.goods("DESK", cost=900)
    for goods in (lamp, desk):
        await make_stock.stock(goods, 20)
    body = {
        "supplier_id": factory["id"], "status": "received",
        "lines": [{"sku": "LAMP", "quantity": 5, "cost": "9.99"}, {"sku": "DESK", "quantity": 3, "cost": "31.00"}],
    }  # fmt: skip
    turned = body | {"lines": body["lines"][::-1]}
    sale = {"items": [{"sku": "DESK", "quantity": 1}, {"sku": "LAMP", "quantity": 1}]}
    calls = [owner.post("/purchases", json=body if n % 2 else turned) for n in range(8)]
    calls += [owner.post("/api/v1/sales", json=sale) for _ in range(8)]
    answers = await asyncio.gather(*calls)

    assert Counter(answer.status_code for answer in answers) == {201: 16}
    for goods, units, value in ((lamp, 5, 999), (desk, 3, 3100)):
        async with db.reading() as session:
            rows = list(
                (
                    await session.execute(
                        select(CostChange).where(CostChange.variant_id == goods.variant_id).order_by(CostChange.id)
                    )
                ).scalars()
            )
        assert len(rows) == 8
        assert [row.before for row in rows[1:]] == [row.after for row in rows[:-1]]
        for row in rows:
            assert row.before is not None
            assert row.after is not None
            exact = (row.on_hand * row.before + value) / (row.on_hand + units)
            assert abs(row.after - exact) < Decimal("0.00001")
        assert await make.on_hand(goods) == 20 + 8 * units - 8
    assert await make_stock.drift() == []


STEPS = [
    ("tradepost.suppliers.purchasing:find", "after"),
    ("tradepost.suppliers.receiving:_count_in", "after"),
    ("tradepost.suppliers.costs:hold", "after"),
    ("tradepost.inventory.service:receive", "after"),
    ("tradepost.suppliers.costs:arrived", "after"),
    ("tradepost.suppliers.receiving:receive", "after"),  # all is written, nothing is committed
]


@pytest.mark.in_turn
@pytest.mark.parametrize(("step", "when"), STEPS)
async def test_a_delivery_that_is_killed_is_there_whole_or_not_at_all(
    owner: Any, clean: Any, step: str, when: str
) -> None:
    factory = await make.supplier(owner)
    lamp = await make_stock.goods("LAMP", cost=100)
    level = await make_stock.stock(lamp, 10)
    bought = await make.purchase(
        owner, factory["id"], {"sku": "LAMP", "quantity": 10, "cost": "30.00"}, status="ordered"
    )
    headers = {"authorization": owner.headers["authorization"], "idempotency-key": "the one delivery"}
    path = f"/purchases/{bought['id']}/receive"
    await dying.post(clean.url, path, {}, headers, dies=(step, when))

    assert (await owner.get(f"/purchases/{bought['id']}")).json() == bought
    assert await make_stock.numbers(level) == (10, 0)
    assert await make.cost(owner, lamp) == ("1.00", "1.00", 10)
    again = await owner.post(path, json={}, headers={"idempotency-key": "the one delivery"})
    assert again.json()["status"] == "received"
    twice = await owner.post(path, json={}, headers={"idempotency-key": "the one delivery"})
    assert (twice.json(), twice.headers["idempotency-replayed"]) == (again.json(), "true")
    assert await make_stock.numbers(level) == (20, 0)
    assert await make.cost(owner, lamp) == ("2.00", "2.00", 20)
    assert await make_stock.drift() == []


async def test_lead_times_are_told_as_they_were_kept(owner: Any, statements: list[str]) -> None:
    factory = await make.supplier(owner)
    await make_stock.goods("LAMP")
    for ordered, promised, received in (((1, 5), (1, 25), (1, 24)), ((2, 2), (2, 22), (3, 4)), ((3, 1), None, (3, 11))):
        with clock.at(datetime(2026, *ordered, 9, tzinfo=UTC)):
            bought = await make.purchase(owner, factory["id"], {"sku": "LAMP", "quantity": 1, "unit_price": 5})
            day = None if promised is None else f"2026-{promised[0]:02}-{promised[1]:02}"
            await make.done(owner, bought["id"], "order", {"expected_on": day})
        with clock.at(datetime(2026, *received, 9, tzinfo=UTC)):
            await make.done(owner, bought["id"], "receive")
    # Written down when it was there already: nobody was asked to be quick, or was.
    there = await make.purchase(
        owner, factory["id"], {"sku": "LAMP", "quantity": 1, "unit_price": 5}, status="received"
    )
    assert (there["status"], there["ordered_at"], there["expected_on"]) == ("received", None, None)
    found = (await owner.get(f"/suppliers/{factory['id']}/lead-times")).json()
    assert {name: found[name] for name in found if name not in {"items", "supplier_id"}} == {
        "deliveries": 3, "promised_days": 20.0, "taken_days": 59 / 3, "longest_days": 30, "late": 1,
        "on_time_share": 0.5,
    }  # fmt: skip
    assert [(one["days_taken"], one["days_late"]) for one in found["items"]] == [(10, None), (30, 10), (19, -1)]
    statements.clear()
    await owner.get("/purchases")
    few = len(statements)
    for _ in range(4):
        await make.purchase(owner, factory["id"], {"sku": "LAMP", "quantity": 1, "unit_price": 5})
    statements.clear()
    assert (await owner.get("/purchases")).json()["total"] == 8
    assert len(statements) == few


async def test_exchange_rates_hold_from_their_day_and_purchases_keep_theirs(owner: Any) -> None:
    factory = await make.supplier(owner)
    await make_stock.goods("LAMP")
    rates = "/api/v1/exchange_rates"
    made = await make.made(owner, rates, RATE | {"valid_from": "2026-01-01"})
    assert (made["rate"], made["shop_currency"], made["valid_from"]) == ("12.5", "RUB", "2026-01-01")
    await make.made(owner, rates, RATE | {"rate": 99, "valid_from": "2199-01-01"})
    twice = await owner.post(rates, json=RATE | {"valid_from": "2026-01-01"})
    assert (twice.status_code, twice.json()["errors"][0]["field"]) == (409, "valid_from")
    for wrong, field in (
        ({"currency": "RUB"}, "currency"),
        ({"currency": "QQQ"}, "currency"),
        ({"rate": 0}, "rate"),
        ({"rate": "0.00000000001"}, "rate"),
    ):
        refused = await owner.post(rates, json=RATE | wrong)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)
    line = {"sku": "LAMP", "quantity": 2, "unit_price": "3.00"}
    bought = await make.purchase(owner, factory["id"], line, currency="CNY")
    assert (bought["exchange_rate"], bought["landed"]) == ("12.5", "75.00")
    changed = (await owner.put(f"{rates}/{made['id']}", json={"rate": "13.123456"})).json()
    assert changed["rate"] == "13.123456"
    assert (await owner.get(f"/purchases/{bought['id']}")).json()["exchange_rate"] == "12.5"
    named = await make.purchase(owner, factory["id"], line, currency="cny", exchange_rate=14)
    assert (named["exchange_rate"], named["landed"]) == ("14", "84.00")
    assert (await owner.get(rates, params={"currency": "cny"})).json()["total"] == 2
    assert (await owner.delete(f"{rates}/{made['id']}")).status_code == 204
    none = await owner.post("/purchases", json={"supplier_id": factory["id"], "lines": [line], "currency": "CNY"})
    assert none.json()["errors"] == [
        {
            "field": "exchange_rate",
            "message": "there is no exchange rate of CNY in RUB: give one, or add it to the exchange rates",
        }
    ]


async def test_who_leaves_is_forgotten_and_what_they_took_in_stays(owner: Any, manager: Any) -> None:
    factory = await make.supplier(manager)
    lamp = await make_stock.goods("LAMP")
    body = {"product_id": lamp.product_id, "supplier_id": factory["id"], "quantity": 2, "cost": 9}
    await make.made(manager, "/purchases", body)
    async with db.transaction() as session:
        account = await session.get_one(Account, manager.id)
        await delete_account(session, account)
    async with db.reading() as session:
        names = [*(await session.execute(select(Receipt.actor_name))).scalars()]
        names += (await session.execute(select(CostChange.actor_name))).scalars()
        assert (await session.execute(select(func.count()).select_from(Purchase))).scalar_one() == 1
    assert names == [f"account {manager.id}"] * 2
    assert (await owner.get("/purchases")).json()["total"] == 1
