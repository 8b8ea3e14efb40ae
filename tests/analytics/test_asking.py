"""Any metrics by any dimensions: what everybody sees is what was committed, from the files and from what is newer."""

import pytest

from tests import make_catalog, make_figures as make
from tests.make_figures import ask, table

METRICS = "/api/v1/analytics/metrics"


async def a_quarter(owner) -> dict:
    """Two products of two categories, six sales and what became of them; the ids.

    A  Jan 5   Amazon  DE  Ann   2 lamps - 1.00            39.00
    B  Jan 11  store   RU  Ann   1 lamp, 1 vase           120.00
    C  Feb 2   Amazon  DE  -     3 vases                  300.00
    D  Feb 2   store   -   -     cancelled                     -
    E  Mar 31  store   -   -     pending                       -
    F  Mar 31  store   DE  Bob   1 lamp, returned today    20.00
    """
    lamps = await make_catalog.category(owner, name="Lamps")
    desk = await make_catalog.category(owner, name="Desk lamps", parent_id=lamps["id"])
    lamp = await make.product(owner, "LAMP", category_id=desk["id"], cost="5.00")
    vase = await make.product(owner, "VASE")
    ann = (await owner.post("/api/v1/customers", json={"name": "Ann"})).json()
    bob = (await owner.post("/api/v1/customers", json={"name": "Bob"})).json()
    on_amazon = {"platform": "Amazon", "country": "DE"}
    await make.sale(owner, "2026-01-05", ("LAMP", 2, "20.00", "1.00"), customer_id=ann["id"], **on_amazon)
    await make.sale(
        owner, "2026-01-11", ("LAMP", 1, "20.00"), ("VASE", 1, "100.00"), customer_id=ann["id"], country="RU"
    )
    await make.sale(owner, "2026-02-02", ("VASE", 3, "100.00"), **on_amazon)
    await make.sale(owner, "2026-02-02", ("VASE", 1, "100.00"), status="cancelled")
    await make.sale(owner, "2026-03-31", ("VASE", 1, "100.00"), status="pending")
    back = await make.sale(owner, "2026-03-31", ("LAMP", 1, "20.00"), customer_id=bob["id"], country="DE")
    await make.change(owner, back, status="returned")
    return {
        "lamp": lamp["id"], "vase": vase["id"], "ann": ann["id"], "bob": bob["id"],
        "lamps": lamps["id"], "desk": desk["id"],
    }  # fmt: skip


SPRING = {"start_date": "2026-01-01", "end_date": "2026-03-31"}


@pytest.fixture(params=["from the tables", "from the files", "from both"])
def kept(request):
    return request.param


async def test_figures_are_the_same_wherever_the_rows_are(owner, kept) -> None:
    if kept == "from both":
        await make.product(owner, "OTHER")
        await make.sale(owner, "2025-12-31", ("OTHER", 1, "1.00"), status="cancelled")
        await make.compact()
    ids = await a_quarter(owner)
    if kept == "from the files":
        await make.compact()

    found = await ask(owner, "revenue", "orders", "units", "average_order_value", "median_order_value", **SPRING)
    assert found["currency"] == "RUB"
    assert found["rows"][0]["metrics"] == found["totals"]["metrics"] == {
        "revenue": "479.00", "orders": 4, "units": 8, "average_order_value": "119.75", "median_order_value": "79.50",
    }  # fmt: skip

    by_month = await ask(owner, "revenue", "orders", grain="month", **SPRING)
    assert table(by_month) == [
        ("2026-01-01", "159.00", 2),
        ("2026-02-01", "300.00", 1),
        ("2026-03-01", "20.00", 1),
    ]
    assert [row["end"] for row in by_month["rows"]] == ["2026-01-31", "2026-02-28", "2026-03-31"]

    by_product = await ask(owner, "revenue", "units", dimensions=["product"], **SPRING)
    assert table(by_product) == [(ids["vase"], "400.00", 4), (ids["lamp"], "79.00", 4)]
    assert [row["names"] for row in by_product["rows"]] == [{"product": "Vase"}, {"product": "Lamp"}]

    by_channel = await ask(owner, "orders", "new_customers", dimensions=["channel"], sort=["channel"], **SPRING)
    assert table(by_channel) == [("amazon", 2, 1), ("store", 2, 1)]

    people = await ask(owner, "customers", "new_customers", "returning_customers", "repeat_rate", **SPRING)
    assert people["totals"]["metrics"] == {
        "customers": 2, "new_customers": 2, "returning_customers": 0, "repeat_rate": 0.5,
    }  # fmt: skip
    later = await ask(owner, "new_customers", "returning_customers", start_date="2026-01-06", end_date="2026-03-31")
    assert later["totals"]["metrics"] == {"new_customers": 1, "returning_customers": 1}

    of_branch = await ask(owner, "revenue", "cost_of_goods", filters={"category_ids": [ids["lamps"]]}, **SPRING)
    assert of_branch["totals"]["metrics"] == {"revenue": "79.00", "cost_of_goods": "20.00"}
    rates = await ask(owner, "cancellation_rate", "return_rate", "margin", **SPRING)
    assert rates["totals"]["metrics"] == {"cancellation_rate": 1 / 6, "return_rate": 0, "margin": 459 / 479}


async def test_what_changes_is_seen_at_once(owner) -> None:
    ids = await a_quarter(owner)
    await make.compact()
    assert (await ask(owner, "revenue", **SPRING))["totals"]["metrics"] == {"revenue": "479.00"}

    again = await make.sale(owner, "2026-02-03", ("LAMP", 1, "10.00"))
    assert (await ask(owner, "revenue", **SPRING))["totals"]["metrics"] == {"revenue": "489.00"}
    await make.change(owner, again, status="cancelled")
    assert (await ask(owner, "revenue", **SPRING))["totals"]["metrics"] == {"revenue": "479.00"}
    await make.compact()
    assert (await ask(owner, "revenue", **SPRING))["totals"]["metrics"] == {"revenue": "479.00"}

    vases = await make_catalog.category(owner, name="Vases")
    of_vases = {"filters": {"category_ids": [vases["id"]]}, **SPRING}
    assert (await ask(owner, "revenue", **of_vases))["totals"]["metrics"] == {"revenue": "0.00"}
    moved = await owner.put(f"/api/v1/products/{ids['vase']}", json={"category_id": vases["id"]})
    assert moved.status_code == 200
    assert (await ask(owner, "revenue", **of_vases))["totals"]["metrics"] == {"revenue": "400.00"}
    renamed = await owner.put(f"/api/v1/categories/{vases['id']}", json={"name": "Pots"})
    assert renamed.status_code == 200
    by_category = await ask(owner, "revenue", dimensions=["category"], **SPRING)
    assert [(row["names"], row["metrics"]["revenue"]) for row in by_category["rows"]] == [
        ({"category": "Pots"}, "400.00"),
        ({"category": "Desk lamps"}, "79.00"),
    ]


async def test_beside_each_figure_stands_that_of_the_days_before(analyst, owner) -> None:
    await a_quarter(owner)
    february = {"start_date": "2026-02-01", "end_date": "2026-02-28"}

    found = await ask(
        analyst, "revenue", "orders", compare={"start_date": "2026-01-01", "end_date": "2026-01-31"}, **february
    )

    assert found["totals"]["previous"] == {"revenue": "159.00", "orders": 2}
    assert found["totals"]["change"] == {
        "revenue": {"absolute": "141.00", "percent": 100 * 141 / 159},
        "orders": {"absolute": -1, "percent": -50},
    }
    usual = await ask(analyst, "revenue", compare="previous_period", **february)
    assert usual["previous"] == {"start_date": "2026-01-04", "end_date": "2026-01-31"}
    year_ago = await ask(analyst, "revenue", compare="previous_year", **february)
    assert year_ago["totals"]["change"] == {"revenue": {"absolute": "300.00", "percent": None}}


async def test_who_may_ask(owner, guest, buyer, analyst) -> None:
    body = {"metrics": ["revenue"]}
    assert (await guest.post(make.QUERY, json=body)).status_code == 401
    assert (await buyer.post(make.QUERY, json=body)).status_code == 403
    assert (await buyer.get(METRICS)).status_code == 403
    listed = (await analyst.get(METRICS)).json()
    assert {"name", "unit", "formula", "sentence", "sentence_ru"} == set(listed["metrics"][0])
    assert [one["name"] for one in listed["metrics"]][:2] == ["revenue", "gross_sales"]

    every = await ask(analyst, *[one["name"] for one in listed["metrics"]])
    assert set(every["totals"]["metrics"]) == {one["name"] for one in listed["metrics"]}
    assert every["totals"]["metrics"]["revenue"] == "0.00"
    for wrong, field in (
        ({"metrics": ["turnover"]}, "metrics.0"),
        ({"metrics": ["revenue"], "dimensions": ["colour"]}, "dimensions.0"),
        ({"metrics": ["revenue"], "timezone": "Moon/Base"}, "timezone"),
        ({"metrics": ["revenue"], "start_date": "2026-02-01", "end_date": "2026-01-01"}, "end_date"),
        ({"metrics": ["revenue"], "sort": ["-colour"]}, "sort"),
        ({"metrics": ["revenue"], "preset": "today", "start_date": "2026-02-01"}, "preset"),
        ({"metrics": ["revenue"], "compare": "previous_period"}, "compare"),
    ):
        refused = await analyst.post(make.QUERY, json=wrong)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)
