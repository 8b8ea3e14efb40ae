"""How people ordered in the real year: values, sizes, rates, new against returning, weekdays and hours, the summary."""

from datetime import date
from typing import Any

import polars as pl

from tests.truth.year import SOLD, ZONE, close, pounds, sums

API = "/api/v1"


async def get(who: Any, path: str, **params: Any) -> Any:
    answer = await who.get(f"{API}/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def between(lines: pl.DataFrame, start: date, end: date) -> pl.DataFrame:
    return lines.filter(pl.col("day").is_between(start, end))


def known_of(some: pl.DataFrame, lines: pl.DataFrame) -> dict[str, float]:
    """What the order analysis of some lines must say; `lines` are all there are."""
    sales = some.filter(SOLD)
    orders, net = sales["Invoice"].n_unique(), some["net"].sum()
    values = sales.group_by("Invoice").agg(pl.col("net").sum())["net"]
    buyers = sales.drop_nulls("Customer ID").group_by("Customer ID").agg(pl.col("Invoice").n_unique())
    first = (
        lines.filter(SOLD).drop_nulls("Customer ID").group_by("Customer ID").agg(pl.col("moment").min().alias("first"))
    )
    new = buyers.join(first, on="Customer ID").filter(pl.col("first") >= some["moment"].min()).height
    return {
        "orders": orders,
        "average_order_value": net / 100 / orders,
        "median_order_value": values.median() / 100,
        "units_per_order": some["Quantity"].sum() / orders,
        "lines_per_order": sales.height / orders,
        "cancellation_rate": 0,
        "return_rate": some.filter(~SOLD)["Invoice"].n_unique() / orders,
        "repeat_rate": (buyers["Invoice"] >= 2).sum() / buyers.height,
        "customers": buyers.height,
        "new_customers": new,
        "returning_customers": buyers.height - new,
    }


async def the_order_analysis_is_the_files(owner: Any, lines: pl.DataFrame) -> None:
    for start, end in ((date(2009, 11, 1), date(2010, 12, 31)), (date(2010, 6, 1), date(2010, 8, 31))):
        some = between(lines, start, end)
        found = await get(owner, "analytics/orders", start_date=start, end_date=end)
        assert found["revenue"] == pounds(some["net"].sum())
        for name, value in known_of(some, lines).items():
            assert close(found[name], value), (name, found[name], value)

        local = some.with_columns(there=pl.col("moment").dt.convert_time_zone(ZONE))
        days = sums(local.with_columns(weekday=pl.col("day").dt.weekday()), "weekday")
        hours = sums(local.with_columns(hour=pl.col("there").dt.hour()), "hour")
        for name, frame, many in (("weekday", days, range(1, 8)), ("hour", hours, range(24))):
            known = {key: (orders, pounds(net)) for key, net, orders, _ in frame.iter_rows()}
            assert [(one[name], one["orders"], one["revenue"]) for one in found[f"by_{name}"]] == [
                (key, *known.get(key, (0, "0.00"))) for key in many
            ], name
    nothing = await get(owner, "analytics/orders", start_date="2015-01-01", end_date="2015-01-31")
    assert (nothing["orders"], nothing["revenue"], nothing["average_order_value"], nothing["repeat_rate"]) == (
        0, "0.00", None, None,
    )  # fmt: skip


async def the_summary_is_the_files(owner: Any, lines: pl.DataFrame) -> None:
    found = await get(owner, "dashboard/summary", start_date="2010-11-10", end_date="2010-12-09", top=25)
    now, then = (
        between(lines, date(2010, 11, 10), date(2010, 12, 9)),
        between(lines, date(2010, 10, 11), date(2010, 11, 9)),
    )
    assert found["previous"] == {"start_date": "2010-10-11", "end_date": "2010-11-09"}
    for name, place in (("value", now), ("previous", then)):
        ((net, orders, units),) = sums(place).iter_rows()
        figures = found["metrics"]
        assert (figures["revenue"][name], figures["orders"][name], figures["units"][name]) == (
            pounds(net),
            orders,
            units,
        )
        assert figures["refunds"][name] == pounds(-place.filter(~SOLD)["net"].sum())
        assert figures["customers"][name] == place.filter(SOLD)["Customer ID"].drop_nulls().n_unique()
        assert close(figures["average_order_value"][name], net / 100 / orders)
    change = (now["net"].sum() - then["net"].sum()) / then["net"].sum()
    assert close(found["metrics"]["revenue"]["change"]["percent"], 100 * change)

    top = sums(now, "sku").sort("revenue", descending=True).head(25)
    assert [(one["sku"], one["revenue"], one["orders"], one["units"]) for one in found["top_products"]] == [
        (sku, pounds(net), orders, units) for sku, net, orders, units in top.iter_rows()
    ]
    for one, net in zip(found["top_products"], top["revenue"], strict=True):
        assert close(one["share"], net / now["net"].sum())
    assert [(one["platform"], one["revenue"], one["share"]) for one in found["platforms"]] == [
        ("store", pounds(now["net"].sum()), 1.0)
    ]
    channels = await get(owner, "analytics/channels", start_date="2010-11-10", end_date="2010-12-09")
    assert [(one["channel"], one["platforms"], one["revenue"]) for one in channels["items"]] == [
        ("store", ["store"], pounds(now["net"].sum()))
    ]


CHECKS = (the_order_analysis_is_the_files, the_summary_is_the_files)
