"""The named questions over a few sales whose figures can be counted by hand."""

from tests.analytics.test_asking import SPRING, a_quarter

API = "/api/v1"


async def post(who, path, **body):
    answer = await who.post(f"{API}/{path}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_sales_by_day_product_category_and_platform(analyst, owner) -> None:
    ids = await a_quarter(owner)
    found = await post(analyst, "analytics/sales", **SPRING)
    assert found["total"] == {
        "revenue": "479.00", "orders": 4, "units": 8, "gross_sales": "480.00", "discounts": "1.00", "refunds": "0.00",
        "returns": 0, "average_order_value": "119.75",
    }  # fmt: skip
    assert [one for one in found["days"] if one["orders"]] == [
        {"date": "2026-01-05", "revenue": "39.00", "orders": 1, "units": 2},
        {"date": "2026-01-11", "revenue": "120.00", "orders": 1, "units": 2},
        {"date": "2026-02-02", "revenue": "300.00", "orders": 1, "units": 3},
        {"date": "2026-03-31", "revenue": "20.00", "orders": 1, "units": 1},
    ]
    assert [(one["sku"], one["name"], one["revenue"], one["share"]) for one in found["products"]] == [
        ("VASE", "Vase", "400.00", 400 / 479),
        ("LAMP", "Lamp", "79.00", 79 / 479),
    ]
    assert [(one["category"], one["revenue"]) for one in found["categories"]] == [
        (None, "400.00"),
        ("Desk lamps", "79.00"),
    ]
    assert [(one["platform"], one["revenue"]) for one in found["platforms"]] == [
        ("Amazon", "339.00"),
        ("store", "140.00"),
    ]
    some = await post(analyst, "analytics/sales", category_ids=[ids["lamps"]], platforms=["Amazon"], **SPRING)
    assert (some["total"]["revenue"], [one["sku"] for one in some["products"]]) == ("39.00", ["LAMP"])
    nobody = await post(analyst, "analytics/sales", product_ids=[2**40])
    assert (nobody["total"]["revenue"], nobody["total"]["average_order_value"], nobody["products"]) == (
        "0.00",
        None,
        [],
    )


async def test_periods_are_compared_as_a_whole_and_by_category(analyst, owner) -> None:
    ids = await a_quarter(owner)
    periods = {
        "current": {"start_date": "2026-01-01", "end_date": "2026-01-31"},
        "previous": {"start_date": "2026-02-01", "end_date": "2026-02-28"},
    }
    found = await post(analyst, "analytics/revenue/compare", **periods)
    assert found["current"] == {
        "start_date": "2026-01-01", "end_date": "2026-01-31", "revenue": "159.00", "orders": 2, "units": 4,
        "average_order_value": "79.50",
    }  # fmt: skip
    assert found["change"]["revenue"] == {"absolute": "-141.00", "percent": -47}
    assert [(one["category"], one["current"]["revenue"], one["change"]["revenue"]) for one in found["by_category"]] == [
        (None, "100.00", {"absolute": "-200.00", "percent": -100 * 200 / 300}),
        ("Desk lamps", "59.00", {"absolute": "59.00", "percent": None}),
    ]
    of_lamps = await post(analyst, "analytics/revenue/compare", category_ids=[ids["lamps"]], **periods)
    assert (of_lamps["current"]["revenue"], of_lamps["previous"]["revenue"]) == ("59.00", "0.00")
    assert [one["category_id"] for one in of_lamps["by_category"]] == [ids["desk"]]


async def test_a_year_has_its_buckets(analyst, owner) -> None:
    await a_quarter(owner)
    found = await post(analyst, "analytics/revenue", period="annual", start_date="2025-07-01", end_date="2026-06-30")
    assert found["buckets"] == [
        {"start": "2025-01-01", "end": "2025-12-31", "revenue": "0.00", "orders": 0, "units": 0},
        {"start": "2026-01-01", "end": "2026-12-31", "revenue": "479.00", "orders": 4, "units": 8},
    ]
    assert (found["currency"], found["total"]) == ("RUB", "479.00")
    too_many = await analyst.post(
        f"{API}/analytics/revenue", json={"period": "daily", "start_date": "2000-01-01", "end_date": "2026-01-01"}
    )
    assert (too_many.status_code, too_many.json()["errors"][0]["field"]) == (422, "end_date")
    wrong = await analyst.post(f"{API}/analytics/revenue", json={"period": "fortnightly", "start_date": "2026-01-01"})
    assert {one["field"] for one in wrong.json()["errors"]} == {"period", "end_date"}


async def test_the_summary_channels_and_how_people_order(analyst, owner, buyer, guest) -> None:
    await a_quarter(owner)
    summary = (await analyst.get(f"{API}/dashboard/summary", params=SPRING)).json()
    assert summary["metrics"]["gross_profit"]["value"] == "459.00"
    assert summary["metrics"]["orders"] == {"value": 4, "previous": 0, "change": {"absolute": 4, "percent": None}}
    assert summary["previous"] == {"start_date": "2025-10-03", "end_date": "2025-12-31"}
    assert [one["sku"] for one in summary["top_products"]] == ["VASE", "LAMP"]
    assert [(one["platform"], one["share"]) for one in summary["platforms"]] == [
        ("Amazon", 339 / 479),
        ("store", 140 / 479),
    ]
    usual = (await analyst.get(f"{API}/dashboard/summary")).json()  # today something was returned
    assert usual["metrics"]["refunds"]["value"] == "20.00"

    channels = (await analyst.get(f"{API}/analytics/channels", params=SPRING)).json()
    assert [
        (one["channel"], one["platforms"], one["orders"], one["cancellation_rate"]) for one in channels["items"]
    ] == [
        ("amazon", ["Amazon"], 2, 0),
        ("store", ["store"], 2, 1 / 4),
    ]
    ordering = (await analyst.get(f"{API}/analytics/orders", params=SPRING)).json()
    assert ordering["by_weekday"][0] == {"weekday": 1, "orders": 2, "revenue": "339.00"}
    assert ordering["by_hour"][12] == {"hour": 12, "orders": 4, "revenue": "479.00"}
    assert (ordering["lines_per_order"], ordering["units_per_order"], ordering["repeat_rate"]) == (5 / 4, 2, 0.5)

    for path in ("dashboard/summary", "analytics/channels", "analytics/orders"):
        assert (await guest.get(f"{API}/{path}")).status_code == 401
        assert (await buyer.get(f"{API}/{path}")).status_code == 403
    for path in ("analytics/sales", "analytics/revenue", "analytics/revenue/compare"):
        assert (await guest.post(f"{API}/{path}", json={})).status_code == 401
        assert (await buyer.post(f"{API}/{path}", json={})).status_code == 403
