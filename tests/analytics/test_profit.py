"""Profit: every deduction a line that says where it comes from, in all and by product, category and channel."""

from typing import Any

from hypothesis import given, strategies as st

from tests import make_catalog, make_figures as make, make_prices, make_shipping, make_stock
from tests.orders.conftest import order
from tradepost.analytics import profit
from tradepost.core import jobs

PROFIT = "/api/v1/analytics/profit"
MARCH = {"start_date": "2026-03-01", "end_date": "2026-03-31"}


async def march(owner: Any) -> dict[str, int]:
    """Two lamps on Ozon less 5.00, a vase whose cost nobody knows in the store, one lamp that came back; and bills."""
    lamps = await make_catalog.category(owner, name="Lamps")
    lamp = await make.product(owner, "LAMP", cost="8.00", category_id=lamps["id"])
    vase = await make.product(owner, "VASE")
    await make.sale(owner, "2026-03-02", ("LAMP", 2, "20.00", "5.00"), platform="Ozon")
    await make.sale(owner, "2026-03-03", ("VASE", 1, "100.00"))
    await make.sale(owner, "2026-03-03", ("VASE", 1, "100.00"), status="cancelled")
    await make.sale(owner, "2026-02-28", ("LAMP", 1, "20.00"))
    back = "order_number,order_date,sku,quantity,unit_price\nBACK,2026-03-20,LAMP,-1,20.00\n"
    answer = await owner.post("/api/v1/orders/import", files={"file": ("orders.csv", back)})
    assert answer.status_code == 202, answer.text
    await jobs.drain()
    for bill in (
        {"day": "2026-03-02", "kind": "fees", "amount": "4.50", "channel": "ozon", "product_id": lamp["id"]},
        {"day": "2026-03-31", "kind": "advertising", "amount": "10.00"},
        {"day": "2026-03-31", "kind": "shipping", "amount": "7.00", "channel": "store"},
        {"day": "2026-04-01", "kind": "shipping", "amount": "99.00"},
    ):
        assert (await owner.post("/api/v1/expenses", json=bill)).status_code == 201
    return {"lamp": lamp["id"], "vase": vase["id"], "lamps": lamps["id"]}


async def test_every_deduction_is_a_line(owner: Any, analyst: Any) -> None:
    ids = await march(owner)

    answer = await analyst.get(PROFIT, params=MARCH)

    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert [(line["name"], line["kind"], line["amount"], line["known"]) for line in found["lines"]] == [
        ("gross_sales", "amount", "140.00", True),
        ("discounts", "amount", "-5.00", True),
        ("refunds", "amount", "-20.00", True),
        ("revenue", "subtotal", "115.00", True),
        ("delivery", "amount", "0.00", True),
        ("tax", "amount", "0.00", True),
        ("cost_of_goods", "amount", "-8.00", True),
        ("gross_profit", "subtotal", "107.00", True),
        ("fees", "amount", "-4.50", True),
        ("shipping", "amount", "-7.00", True),
        ("advertising", "amount", "-10.00", True),
        ("payment_fees", "amount", "0.00", False),
        ("other", "amount", "0.00", False),
        ("profit", "subtotal", "85.50", True),
    ]
    assert all(line["source"] and line["source_ru"] for line in found["lines"])
    assert (found["profit"], found["margin"], found["cost_of_goods"]) == ("85.50", 85.5 / 115, "8.00")
    assert (found["units"], found["units_without_cost"]) == (2, 1)

    products = found["products"]
    assert [(one["product_id"], one["sku"], one["profit"], one["units_without_cost"]) for one in products["items"]] == [
        (ids["vase"], "VASE", "100.00", 1),
        (ids["lamp"], "LAMP", "2.50", 0),
        (None, "", "-17.00", 0),
    ]
    assert (products["total"], products["next"]) == (3, None)
    assert [(one["category"], one["profit"]) for one in found["categories"]] == [(None, "83.00"), ("Lamps", "2.50")]
    assert [(one["channel"], one["gross_sales"], one["profit"]) for one in found["channels"]] == [
        ("store", "100.00", "81.00"),
        ("ozon", "40.00", "14.50"),
        (None, "0.00", "-10.00"),
    ]
    first = (await analyst.get(PROFIT, params={**MARCH, "limit": 2})).json()["products"]
    rest = (await analyst.get(PROFIT, params={**MARCH, "limit": 2, "cursor": first["next"]})).json()["products"]
    assert first["items"] + rest["items"] == products["items"]

    # A cost that becomes known counts for what was sold without one.
    assert (await owner.put(f"/api/v1/products/{ids['vase']}", json={"cost": "60.00"})).status_code == 200
    later = (await analyst.get(PROFIT, params=MARCH)).json()
    assert (later["cost_of_goods"], later["profit"], later["units_without_cost"]) == ("68.00", "25.50", 0)
    asked = {"metrics": ["cost_of_goods", "gross_profit", "margin"], "dimensions": ["product"], "sort": ["product"]}
    told = (await analyst.post("/api/v1/analytics/query", json={**asked, **MARCH})).json()
    assert told["totals"]["metrics"] == {"cost_of_goods": "68.00", "gross_profit": "47.00", "margin": 47 / 115}
    assert [row["metrics"]["cost_of_goods"] for row in told["rows"]] == ["8.00", "60.00"]


async def test_profit_of_a_part_subtracts_what_was_spent_for_it(owner: Any, analyst: Any) -> None:
    ids = await march(owner)

    async def of(**wanted: Any) -> tuple[str, str, str, str]:
        found = (await analyst.get(PROFIT, params={**MARCH, **wanted})).json()
        lines = {line["name"]: line["amount"] for line in found["lines"]}
        return lines["revenue"], lines["fees"], lines["shipping"], lines["profit"]

    assert await of(channel="ozon") == ("35.00", "-4.50", "0.00", "14.50")
    assert await of(channel=["ozon", "store"]) == ("115.00", "-4.50", "-7.00", "95.50")
    assert await of(category_id=ids["lamps"]) == ("15.00", "-4.50", "0.00", "2.50")
    assert await of(product_id=ids["vase"]) == ("100.00", "0.00", "0.00", "100.00")
    assert await of(product_id=ids["lamp"], channel="store") == ("-20.00", "0.00", "0.00", "-12.00")
    assert await of(product_id=10**9) == ("0.00", "0.00", "0.00", "0.00")
    unread = (await analyst.get(PROFIT, params={**MARCH, "product_id": "lamp"})).json()
    assert unread["errors"][0]["field"] == "product_id.0"


async def test_tax_inside_prices_and_delivery_is_nobodys_profit(owner: Any, buyer: Any) -> None:
    lamp = await make_stock.goods("LAMP", price=1990, cost=800)
    await make_stock.stock(lamp, 10)
    zone = await make_shipping.zone(owner, countries=["LV"])
    way = await make_shipping.method(owner, zone["id"], amount="3.00")
    await make_prices.tax("PVN", 200_000, "LV")
    placed = await order(buyer, (lamp, 3), shipping_method_id=way["id"])
    assert (placed["order"]["total"], placed["order"]["tax"], placed["order"]["status"]) == ("62.70", "10.45", "paid")

    found = (await owner.get(PROFIT)).json()

    # 59.70 with 9.95 of tax in it, 3.00 for delivery with 0.50
    lines = {line["name"]: line["amount"] for line in found["lines"]}
    assert (lines["revenue"], lines["delivery"], lines["tax"]) == ("59.70", "3.00", "-10.45")
    assert (lines["cost_of_goods"], lines["profit"]) == ("-24.00", "28.25")
    await make_prices.tax_on_top()
    await order(buyer, (lamp, 1), shipping_method_id=way["id"])
    found = (await owner.get(PROFIT)).json()
    assert (found["revenue"], found["tax"], found["profit"]) == ("79.60", "10.45", "43.15")


async def test_who_may_ask(guest: Any, buyer: Any, analyst: Any) -> None:
    assert (await guest.get(PROFIT)).status_code == 401
    assert (await buyer.get(PROFIT)).status_code == 403
    empty = (await analyst.get("/analytics/profit")).json()
    assert (empty["profit"], empty["margin"], empty["products"]["items"], empty["channels"]) == ("0.00", None, [], [])


@given(st.dictionaries(st.sampled_from([*profit.SOLD, *profit.SPENT]), st.integers(-(10**9), 10**9)))
def test_the_lines_add_up_to_the_profit(sums: dict[str, int]) -> None:
    found = profit.worked_out(sums)
    signed = sum(sign * found[name] for name, sign, _, _ in profit.LINES)
    assert found["profit"] == signed
    assert found["revenue"] == found["gross_sales"] - found["discounts"] - found["refunds"]
