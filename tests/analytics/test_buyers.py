"""Customers: segments by recency, frequency and money; cohorts; what they are worth; new against returning."""

from typing import Any

import pytest

from tests import make_figures as make

CUSTOMERS = "/api/v1/analytics/customers"
YEAR = {"start_date": "2025-01-01", "end_date": "2025-12-31"}


async def a_year(owner: Any) -> dict[str, int]:
    """Five customers and somebody unknown: {name: id}. Everything costs half of what it is sold for, but gifts.

    Ann   Dec 20 of the year before, Jan 10, May 10, Aug 10, Nov 30    100.00 each
    Bob   Jan 20, Apr 20, Dec 1                                         50.00 each
    Cid   Feb 5                                                         30.00
    Dan   Jul 1, Oct 1                                                  20.00 each
    Eve   Nov 30                                                        10.00, a gift whose cost is not known
    """
    await make.product(owner, "COIN", cost="0.50")
    await make.product(owner, "GIFT")
    ids = {}
    for name, units, days in (
        ("Ann", 100, ("2024-12-20", "2025-01-10", "2025-05-10", "2025-08-10", "2025-11-30")),
        ("Bob", 50, ("2025-01-20", "2025-04-20", "2025-12-01")),
        ("Cid", 30, ("2025-02-05",)),
        ("Dan", 20, ("2025-07-01", "2025-10-01")),
        ("Eve", 10, ("2025-11-30",)),
    ):
        ids[name] = (await owner.post("/api/v1/customers", json={"name": name})).json()["id"]
        for day in days:
            sku = "GIFT" if name == "Eve" else "COIN"
            await make.sale(owner, day, (sku, units, "1.00"), customer_id=ids[name])
    await make.sale(owner, "2025-03-01", ("COIN", 7, "1.00"))
    await make.sale(owner, "2025-03-01", ("COIN", 7, "1.00"), customer_id=ids["Cid"], status="cancelled")
    return ids


async def test_segments_newness_and_worth(owner: Any, analyst: Any) -> None:
    ids = await a_year(owner)
    await make.compact()

    answer = await analyst.get(CUSTOMERS, params=YEAR)

    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["customers"], found["as_of"], found["currency"]) == (5, "2025-12-31", "RUB")
    # Recency: Cid 1, Dan 2, Ann and Eve 3, Bob 5. Frequency: Cid and Eve 1, Dan 3, Bob 4, Ann 5.
    assert {
        one["name"]: (one["customers"], one["revenue"], one["share"]) for one in found["segments"] if one["customers"]
    } == {
        "champions": (1, "150.00", pytest.approx(150 / 630, rel=1e-12)),
        "loyal": (1, "400.00", pytest.approx(400 / 630, rel=1e-12)),
        "about_to_sleep": (1, "10.00", pytest.approx(10 / 630, rel=1e-12)),
        "at_risk": (1, "40.00", pytest.approx(40 / 630, rel=1e-12)),
        "hibernating": (1, "30.00", pytest.approx(30 / 630, rel=1e-12)),
    }
    loyal = found["segments"][1]
    assert (loyal["average_order_value"], loyal["average_recency_days"], loyal["orders"]) == ("100.00", 31.0, 4)
    assert loyal["sentence_ru"].startswith("Покупают часто")
    assert found["newness"] == {
        "new": {"customers": 4, "orders": 7, "revenue": "230.00", "share": pytest.approx(230 / 637, rel=1e-12)},
        "returning": {"customers": 1, "orders": 4, "revenue": "400.00", "share": pytest.approx(400 / 637, rel=1e-12)},
        "unknown": {"customers": 0, "orders": 1, "revenue": "7.00", "share": pytest.approx(7 / 637, rel=1e-12)},
    }
    assert found["historic"] == {
        "revenue_per_customer": "126.00",
        "median_revenue": "40.00",
        "profit_per_customer": "64.00",
        "orders_per_customer": 11 / 5,
        "units_without_cost": 10,
    }
    # Quarters: Ann Bob Cid | Ann Bob | Ann Dan | Ann Bob Dan Eve: of seven who might, five came in the next one too.
    projected = found["projected"]
    assert (projected["period"], projected["periods"], projected["retention"]) == ("quarter", 4, 5 / 7)
    margin, discount = 320 / 11, 1.1**0.25 - 1
    assert float(projected["profit"]) == pytest.approx(margin, rel=1e-9)
    assert float(projected["value"]) == pytest.approx(margin * (5 / 7) / (1 + discount - 5 / 7), rel=1e-9)
    by_year = (await analyst.get(CUSTOMERS, params={**YEAR, "period": "year"})).json()["projected"]
    assert (by_year["periods"], by_year["value"], by_year["retention"]) == (1, None, None)

    listed = (await analyst.get(f"{CUSTOMERS}/segments/champions", params=YEAR)).json()
    assert (listed["total"], listed["next"]) == (1, None)
    assert listed["items"] == [
        {
            "customer_id": ids["Bob"], "name": "Bob", "first_order": "2025-01-20", "last_order": "2025-12-01",
            "recency_days": 30, "orders": 3, "revenue": "150.00", "recency": 5, "frequency": 4, "monetary": 4,
        }
    ]  # fmt: skip


async def test_cohorts(owner: Any, analyst: Any) -> None:
    await a_year(owner)

    found = (await analyst.get(CUSTOMERS, params=YEAR)).json()["cohorts"]

    # Ann's first order was the year before: she is in none of this year's.
    assert [(one["month"], one["customers"]) for one in found] == [
        ("2025-01-01", 1), ("2025-02-01", 1), ("2025-07-01", 1), ("2025-11-01", 1)
    ]  # fmt: skip
    january = found[0]["cells"]
    assert [(cell["months"], cell["retention"], cell["revenue"]) for cell in january if cell["customers"]] == [
        (0, 1.0, "50.00"), (3, 1.0, "50.00"), (11, 1.0, "50.00")
    ]  # fmt: skip
    assert len(january) == 12
    assert january[1] == {"months": 1, "customers": 0, "retention": 0.0, "revenue": "0.00"}
    assert len(found[3]["cells"]) == 2
    everything = (await analyst.get(CUSTOMERS)).json()["cohorts"]
    assert (everything[0]["month"], everything[0]["customers"], len(everything)) == ("2024-12-01", 1, 5)


async def test_who_may_ask(guest: Any, buyer: Any, analyst: Any) -> None:
    for path in (CUSTOMERS, f"{CUSTOMERS}/segments/new"):
        assert (await guest.get(path)).status_code == 401
        assert (await buyer.get(path)).status_code == 403
    empty = (await analyst.get("/analytics/customers")).json()
    assert (empty["customers"], empty["cohorts"], len(empty["segments"])) == (0, [], 10)
    assert (empty["historic"]["revenue_per_customer"], empty["projected"]["value"]) == (None, None)
    assert (await analyst.get("/analytics/customers/segments/new")).json()["items"] == []
    unknown = await analyst.get(f"{CUSTOMERS}/segments/whales")
    assert (unknown.status_code, unknown.json()["detail"]) == (404, "There is no segment whales")
    assert (await analyst.get(CUSTOMERS, params={"discount_rate": 0})).status_code == 422
