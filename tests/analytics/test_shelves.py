"""Stock as figures: value, turnover, cover, what lies dead and what runs out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests import make_catalog, make_figures as make, make_stock
from tradepost.core import clock

INVENTORY = "/api/v1/analytics/inventory"
NOON = datetime(2026, 4, 10, 12, tzinfo=UTC)
TEN_DAYS = {"start_date": "2026-04-01", "end_date": "2026-04-10", "dead_after_days": 30}


async def shelves(owner: Any) -> dict[str, make_stock.Goods]:
    """Four things on the shelves, as of noon of April 10:

    LAMP   cost 8.00    100 since January, 40 more on April 5, 20 sold on April 3: 140 on hand, threshold 10
    VASE   cost 5.00    7 since January, one sold in February, threshold 7
    DUST   cost 1.00    9 since January, never sold
    NEW    no cost      4 since April 9, never sold; 3 of them in a closed shop
    """
    goods = {
        "LAMP": await make_stock.goods("LAMP", price=2000, cost=800),
        "VASE": await make_stock.goods("VASE", price=1000, cost=500),
        "DUST": await make_stock.goods("DUST", price=300, cost=100),
        "NEW": await make_stock.goods("NEW", price=100, cost=None),
    }
    await make_stock.location("Closed shop", active=False)
    with clock.at(datetime(2026, 1, 5, 12, tzinfo=UTC)):
        await make_stock.stock(goods["LAMP"], 100, threshold=10)
        await make_stock.stock(goods["VASE"], 7, threshold=7)
        await make_stock.stock(goods["DUST"], 9)
    with clock.at(datetime(2026, 4, 5, 12, tzinfo=UTC)):
        await make_stock.stock(goods["LAMP"], 40, threshold=10)
    with clock.at(NOON - timedelta(days=1)):
        await make_stock.stock(goods["NEW"], 1)
        await make_stock.stock(goods["NEW"], 3, at="Closed shop")
    await make.sale(owner, "2026-02-01", ("VASE", 1, "10.00"))
    await make.sale(owner, "2026-04-03", ("LAMP", 20, "20.00"))
    return goods


async def test_stock_against_demand(owner: Any, analyst: Any) -> None:
    goods = await shelves(owner)

    with clock.at(NOON):
        answer = await analyst.post(INVENTORY, json=TEN_DAYS)

    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["currency"], found["days"], found["start_date"], found["as_of"]) == (
        "RUB", 10, "2026-04-01", "2026-04-10T12:00:00Z"
    )  # fmt: skip
    # LAMP 1120 + VASE 35 + DUST 9; before the first day 800 + 35 + 9 lay there
    assert found["total"] == {
        "variants": 4, "on_hand": 160, "reserved": 0, "available": 157, "value": "1164.00", "retail_value": "2901.00",
        "units_without_cost": 4, "units_sold": 20, "cost_of_goods_sold": "160.00", "average_value": "1004.00",
        "turnover": pytest.approx(160 / 1004, rel=1e-12),
        "turnover_yearly": pytest.approx(16 / 100.4 * 36.5, rel=1e-12),
        "days_of_cover": 72.75,
    }  # fmt: skip
    assert [item["sku"] for item in found["items"]] == ["LAMP", "VASE", "DUST", "NEW"]
    assert found["items"][0] == {
        "variant_id": goods["LAMP"].variant_id, "product_id": goods["LAMP"].product_id, "sku": "LAMP", "name": "Lamp",
        "on_hand": 140, "reserved": 0, "available": 140, "unit_cost": "8.00", "value": "1120.00", "units_sold": 20,
        "daily_units": 2.0, "days_of_cover": 70.0, "average_units": 120.0, "turnover": pytest.approx(1 / 6, rel=1e-12),
        "last_sold": "2026-04-03", "low": False, "out": False, "dead": False,
    }  # fmt: skip
    new = found["items"][3]
    assert (new["on_hand"], new["available"], new["value"], new["dead"]) == (4, 1, None, False)
    assert (found["low_stock"]["count"], [item["sku"] for item in found["low_stock"]["items"]]) == (1, ["VASE"])
    dead = found["dead_stock"]
    assert (dead["count"], dead["units"], dead["value"]) == (2, 16, "44.00")
    assert [(item["sku"], item["last_sold"]) for item in dead["items"]] == [("VASE", "2026-02-01"), ("DUST", None)]
    assert {one["name"] for one in found["formulas"]} >= {
        "value",
        "turnover",
        "days_of_cover",
        "dead_stock",
        "low_stock",
    }

    with clock.at(NOON):
        only_dead = (
            await analyst.post(INVENTORY, json={**TEN_DAYS, "state": "dead", "sort": "on_hand", "limit": 1})
        ).json()
        rest = {**TEN_DAYS, "state": "dead", "sort": "on_hand", "cursor": only_dead["next"]}
        then = (await analyst.post(INVENTORY, json=rest)).json()
        of_lamp = (await analyst.post(INVENTORY, json={"product_ids": [goods["LAMP"].product_id]})).json()
    assert [item["sku"] for item in only_dead["items"] + then["items"]] == ["VASE", "DUST"]
    assert (only_dead["total_items"], then["next"]) == (2, None)
    assert (of_lamp["total"]["variants"], of_lamp["days"], of_lamp["start_date"]) == (1, 90, "2026-01-11")


async def test_who_may_ask(owner: Any, guest: Any, buyer: Any, analyst: Any) -> None:
    assert (await guest.post(INVENTORY)).status_code == 401
    assert (await buyer.post(INVENTORY)).status_code == 403
    empty = (await analyst.post("/analytics/inventory")).json()
    assert (empty["items"], empty["total"]["value"], empty["total"]["turnover"]) == ([], "0.00", None)
    shelf = await make_catalog.category(owner, name="Shelf")
    none = await analyst.post(INVENTORY, json={"category_ids": [shelf["id"]]})
    assert none.json()["total"]["variants"] == 0
    wrong = {"start_date": "2026-02-01", "end_date": "2026-01-01"}
    assert (await analyst.post(INVENTORY, json=wrong)).status_code == 422
