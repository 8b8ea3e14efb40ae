"""What to buy: products at their reorder point become drafts by supplier, in whole packs, once."""

import asyncio
from datetime import timedelta
from typing import Any

from tests import make_stock, make_suppliers as make
from tradepost.core import clock, db
from tradepost.forecasting.models import Forecast
from tradepost.forecasting.rules import KNOTS

PROPOSALS = "/purchases/proposals"


async def foretold(goods: make_stock.Goods, daily: int, *, deviation: float = 0.0, value: int = 2_000) -> None:
    """A forecast of so many units each day, told with that deviation of any sum."""
    sums = {f"demand_{day}": day * daily * 1_000 for day in KNOTS}
    async with db.transaction() as session:
        session.add(
            Forecast(
                product_id=goods.product_id,
                run_id="test",
                through=clock.business_day(clock.now()) - timedelta(days=1),
                days=300,
                unknown=0,
                model="ets",
                unit_value=value,
                figures={"spreads": [deviation] * 4, "error": 0.8, "naive_error": 1.0, "bias": 0.0},
                ahead={},
                backtest={},
                **sums,
            )
        )


async def test_what_fell_to_its_reorder_point_is_drafted_by_supplier_once(owner: Any, analyst: Any, buyer: Any) -> None:
    factory = await make.supplier(owner, currency="CNY", lead_time_days=30)
    near = await make.supplier(owner, country="RU", lead_time_days=10)
    await make.made(owner, "/api/v1/exchange_rates", {"currency": "CNY", "rate": "12.5"})
    lamp, desk, mug, vase, full = [await make_stock.goods(sku) for sku in ("LAMP", "DESK", "MUG", "VASE", "FULL")]
    for goods, units, daily in ((lamp, 70, 3), (desk, 5, 1), (mug, 0, 2), (vase, 10, 4), (full, 999, 3)):
        await make_stock.stock(goods, units)
        await foretold(goods, daily)
    cheap = await make.offer(
        owner, factory["id"], price="10.00", variant_id=lamp.variant_id, min_order_quantity=30, pack_size=24
    )
    await make.offer(owner, near["id"], price="130.00", variant_id=lamp.variant_id)
    at_home = await make.offer(owner, near["id"], price="50.00", variant_id=desk.variant_id)
    dear = await make.offer(owner, near["id"], price="60.00", variant_id=vase.variant_id, preferred=True)
    await make.offer(owner, factory["id"], price="1.00", variant_id=vase.variant_id)
    await make.offer(owner, near["id"], price="5.00", variant_id=full.variant_id)
    found = (await analyst.get(PROPOSALS, params={"cover_days": 20})).json()

    # The lamp's lead time is the cheap offer's 30 days: 90 asked for by then, 150 with 20 days more, 70 there.
    shown = ("item_id", "available", "reorder_point", "order_up_to", "needed", "quantity", "lead_time_days")
    groups = {
        group["supplier_id"]: (
            group["currency"],
            group["total"],
            [tuple(one[name] for name in shown) for one in group["lines"]],
        )
        for group in found["groups"]
    }
    assert groups == {
        factory["id"]: ("CNY", "960.00", [(cheap["id"], 70, 90, 150, 80, 96, 30)]),
        near["id"]: (
            "RUB", "7850.00",
            [(dear["id"], 10, 40, 120, 110, 110, 10), (at_home["id"], 5, 10, 30, 25, 25, 10)],
        ),
    }  # fmt: skip
    # Nobody sells mugs: two a day for the 14 days that hold where no offer says otherwise.
    assert [(one["sku"], one["reorder_point"], one["needed"], one["at_risk"]) for one in found["without_supplier"]] == [
        ("MUG", 28, 68, "560.00")
    ]
    assert (await buyer.get(PROPOSALS)).status_code == 403
    assert (await analyst.post(PROPOSALS)).status_code == 403
    assert (await owner.get("/purchases")).json()["total"] == 0

    one_only = {"lines": [{"item_id": at_home["id"], "quantity": 40}]}
    made = await owner.post(PROPOSALS, params={"cover_days": 20}, json=one_only)
    assert made.status_code == 201, made.text
    assert [(one["supplier_id"], one["status"], one["quantity"]) for one in made.json()["purchases"]] == [
        (near["id"], "draft", 40)
    ]
    both = await asyncio.gather(*[owner.post(PROPOSALS, params={"cover_days": 20}) for _ in range(2)])
    drafted = [one for answer in both for one in answer.json()["purchases"]]
    assert sorted((one["supplier_id"], one["currency"], one["cost"]) for one in drafted) == sorted(
        [(factory["id"], "CNY", "960.00"), (near["id"], "RUB", "6600.00")]
    )
    assert (await owner.get(PROPOSALS, params={"cover_days": 20})).json()["groups"] == []
    lamps = next(one for one in drafted if one["supplier_id"] == factory["id"])
    await make.done(owner, lamps["id"], "cancel")
    again = (await owner.get(f"/api/v1{PROPOSALS}", params={"cover_days": 20})).json()
    assert [group["supplier_id"] for group in again["groups"]] == [factory["id"]]


async def test_a_products_need_is_divided_over_its_variants_as_they_sell(owner: Any) -> None:
    near = await make.supplier(owner, country="RU", lead_time_days=10)
    red = await make_stock.goods("RED")
    blue = await make_stock.another_variant(red, "BLUE")
    for goods, units in ((red, 15), (blue, 9)):
        await make_stock.stock(goods, units)
        await make.offer(owner, near["id"], variant_id=goods.variant_id, sku=goods.sku)
    await foretold(red, 2)
    sale = {"items": [{"sku": "RED", "quantity": 9}, {"sku": "BLUE", "quantity": 3}]}
    assert (await owner.post("/api/v1/sales", json=sale)).status_code == 201
    (group,) = (await owner.get(PROPOSALS, params={"cover_days": 20})).json()["groups"]

    # Up to 60 in all, three quarters of them red: 45 - 6 and 15 - 6.
    assert {one["sku"]: (one["available"], one["needed"]) for one in group["lines"]} == {
        "RED": (6, 39),
        "BLUE": (6, 9),
    }


async def test_a_currency_without_a_rate_is_told_and_makes_no_draft(owner: Any) -> None:
    factory = await make.supplier(owner, currency="CNY")
    lamp = await make_stock.goods("LAMP")
    await make_stock.stock(lamp, 1)
    await foretold(lamp, 3)
    await make.offer(owner, factory["id"], variant_id=lamp.variant_id)
    message = "there is no exchange rate of CNY in RUB: give one, or add it to the exchange rates"
    assert (await owner.get(PROPOSALS)).json()["groups"][0]["problem"] == message
    made = (await owner.post(PROPOSALS)).json()
    assert (made["purchases"], [one["problem"] for one in made["skipped"]]) == ([], [message])
    assert (await owner.get("/purchases")).json()["total"] == 0
