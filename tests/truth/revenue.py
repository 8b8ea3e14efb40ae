"""Revenue of the real year: in buckets, by product and country, in other zones, beside other days."""

from datetime import date, timedelta
from typing import Any

import polars as pl

from tests.make_figures import ask
from tests.truth.year import close, pounds, sums

API = "/api/v1/analytics"
WHOLE = {"start_date": "2009-11-01", "end_date": "2010-12-31"}
EVERY = {"daily": "1d", "weekly": "1w", "monthly": "1mo", "quarterly": "1q", "annual": "1y"}


async def post(who: Any, path: str, **body: Any) -> Any:
    answer = await who.post(f"{API}/{path}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def expected(lines: pl.DataFrame, every: str) -> dict[str, tuple[str, int, int]]:
    """{first day: (revenue, orders, units)} of the buckets in which there is something."""
    found = sums(lines.with_columns(start=pl.col("day").dt.truncate(every)), "start")
    return {str(start): (pounds(net), orders, units) for start, net, orders, units in found.iter_rows()}


async def buckets_hold_what_the_file_has(owner: Any, lines: pl.DataFrame) -> None:
    for period, every in EVERY.items():
        found = await post(owner, "revenue", period=period, **WHOLE)
        known, nothing = expected(lines, every), ("0.00", 0, 0)
        days = pl.date_range(date(2009, 11, 1), date(2010, 12, 31), eager=True)
        starts = days.dt.truncate(every).unique().sort()
        assert [one["start"] for one in found["buckets"]] == [str(start) for start in starts], period
        for one in found["buckets"]:
            assert (one["revenue"], one["orders"], one["units"]) == known.get(one["start"], nothing), (period, one)
        for one, following in zip(found["buckets"], found["buckets"][1:], strict=False):
            assert date.fromisoformat(one["end"]) + timedelta(days=1) == date.fromisoformat(following["start"])
        ((net, orders, units),) = sums(lines).iter_rows()
        assert (found["total"], found["orders"], found["units"]) == (pounds(net), orders, units)
        assert found["currency"] == "GBP"


async def only_the_days_of_the_range_count(owner: Any, lines: pl.DataFrame) -> None:
    some = lines.filter(pl.col("day").is_between(date(2010, 3, 3), date(2010, 4, 7)))
    found = await post(owner, "revenue", period="weekly", start_date="2010-03-03", end_date="2010-04-07")
    assert {one["start"]: (one["revenue"], one["orders"], one["units"]) for one in found["buckets"]} == expected(
        some, "1w"
    )
    empty = await post(owner, "revenue", period="monthly", start_date="2015-01-10", end_date="2015-03-01")
    assert [(one["start"], one["end"], one["revenue"], one["orders"]) for one in empty["buckets"]] == [
        ("2015-01-01", "2015-01-31", "0.00", 0),
        ("2015-02-01", "2015-02-28", "0.00", 0),
        ("2015-03-01", "2015-03-31", "0.00", 0),
    ]
    assert empty["total"] == "0.00"


async def every_product_and_country_adds_up(owner: Any, lines: pl.DataFrame) -> None:
    found = await ask(owner, "revenue", "orders", "units", dimensions=["sku"], limit=10_000)
    known = {sku: (pounds(net), orders, units) for sku, net, orders, units in sums(lines, "sku").iter_rows()}
    assert {row["dimensions"]["sku"]: tuple(row["metrics"].values()) for row in found["rows"]} == known
    figures = [float(row["metrics"]["revenue"]) for row in found["rows"]]
    assert figures == sorted(figures, reverse=True)

    found = await ask(owner, "revenue", "orders", "units", dimensions=["country"])
    known = {sku: (pounds(net), orders, units) for sku, net, orders, units in sums(lines, "country").iter_rows()}
    assert {row["dimensions"]["country"]: tuple(row["metrics"].values()) for row in found["rows"]} == known

    lamp = lines.filter(pl.col("sku") == "85123A")
    found = await ask(owner, "revenue", "orders", "units", grain="month", filters={"skus": ["85123A"]}, **WHOLE)
    months = expected(lamp, "1mo")
    assert {row["start"]: tuple(row["metrics"].values()) for row in found["rows"]} == {
        "2009-11-01": ("0.00", 0, 0),
        **months,
    }
    product = (await owner.get("/api/v1/products", params={"q": "85123A", "limit": 1})).json()["items"][0]
    sold = await post(owner, "sales", product_ids=[product["id"]], start_date="2010-05-01", end_date="2010-05-31")
    may = lamp.filter(pl.col("day").is_between(date(2010, 5, 1), date(2010, 5, 31)))
    assert (sold["total"]["revenue"], sold["total"]["orders"], sold["total"]["units"]) == months["2010-05-01"]
    assert len(sold["days"]) == 31
    days = {one["date"]: (one["revenue"], one["orders"], one["units"]) for one in sold["days"] if one["orders"]}
    assert days == expected(may, "1d")
    assert [(one["sku"], one["share"]) for one in sold["products"]] == [("85123A", 1.0)]


async def days_are_those_of_the_zone_that_is_asked_for(owner: Any, lines: pl.DataFrame) -> None:
    """Tokyo is so far ahead that an afternoon's orders are the next day's; Honolulu's morning is still yesterday."""
    for zone in ("Asia/Tokyo", "Pacific/Honolulu", "America/New_York"):
        there = lines.with_columns(day=pl.col("moment").dt.convert_time_zone(zone).dt.date())
        for grain, every in (("day", "1d"), ("week", "1w"), ("month", "1mo")):
            found = await ask(
                owner, "revenue", "orders", "units", grain=grain, timezone=zone, limit=1_000,
                start_date="2010-03-10", end_date="2010-11-10",
            )  # fmt: skip
            some = there.filter(pl.col("day").is_between(date(2010, 3, 10), date(2010, 11, 10)))
            known = expected(some, every)
            figures = {row["start"]: tuple(row["metrics"].values()) for row in found["rows"]}
            assert {start: one for start, one in figures.items() if one != ("0.00", 0, 0)} == known, (zone, grain)
            assert found["timezone"] == zone


async def two_periods_beside_each_other(owner: Any, lines: pl.DataFrame) -> None:
    body = {
        "current": {"start_date": "2010-11-01", "end_date": "2010-11-30"},
        "previous": {"start_date": "2009-12-01", "end_date": "2009-12-31"},
    }
    found = await post(owner, "revenue/compare", **body)
    now = lines.filter(pl.col("day").is_between(date(2010, 11, 1), date(2010, 11, 30)))
    then = lines.filter(pl.col("day").is_between(date(2009, 12, 1), date(2009, 12, 31)))
    nets = [frame["net"].sum() for frame in (now, then)]
    assert [found[name]["revenue"] for name in ("current", "previous")] == [pounds(net) for net in nets]
    assert found["change"]["revenue"]["absolute"] == pounds(nets[0] - nets[1])
    assert close(found["change"]["revenue"]["percent"], 100 * (nets[0] - nets[1]) / nets[1])
    orders = [frame.filter(pl.col("kind") == "sale")["Invoice"].n_unique() for frame in (now, then)]
    assert close(found["current"]["average_order_value"], nets[0] / 100 / orders[0])
    assert close(found["change"]["orders"]["percent"], 100 * (orders[0] - orders[1]) / orders[1])
    assert [one["category"] for one in found["by_category"]] == [None]
    assert found["by_category"][0]["current"]["revenue"] == pounds(nets[0])


CHECKS = (
    buckets_hold_what_the_file_has,
    only_the_days_of_the_range_count,
    every_product_and_country_adds_up,
    days_are_those_of_the_zone_that_is_asked_for,
    two_periods_beside_each_other,
)
