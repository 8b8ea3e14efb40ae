"""Customers and baskets of the real year: segments, cohorts and pairs as Polars counts them."""

from datetime import date
from typing import Any

import polars as pl

from tests.truth.ranking import SUMMER, YEAR, between, everything
from tests.truth.year import SOLD, close, pounds
from tradepost.analytics import segments

WHO = "Customer ID"


def scored(lines: pl.DataFrame, span: tuple[date, date]) -> pl.DataFrame:
    """Everybody who bought in these days, with scores by fifths and the segment."""
    people = (
        between(lines, span)
        .drop_nulls(WHO)
        .group_by(WHO)
        .agg(
            last=pl.col("day").filter(SOLD).max(),
            orders=pl.col("Invoice").filter(SOLD).n_unique(),
            net=pl.col("net").sum(),
        )
    )
    people = people.filter(pl.col("orders") > 0)
    fifths = [
        (5 * (pl.col(column).rank("min").cast(pl.Int64) - 1) // people.height + 1).alias(name)
        for name, column in (("r", "last"), ("f", "orders"), ("m", "net"))
    ]
    people = people.with_columns(fifths)
    names = [segments.segment(r, f).name for r, f in people.select("r", "f").iter_rows()]
    return people.with_columns(segment=pl.Series(names))


async def customers_are_segmented_as_the_file_has_them(owner: Any, lines: pl.DataFrame) -> None:
    for span in (YEAR, SUMMER):
        expected = scored(lines, span)
        found = (
            await owner.get("/api/v1/analytics/customers", params={"start_date": span[0], "end_date": span[1]})
        ).json()
        assert found["customers"] == expected.height
        groups = expected.group_by("segment").agg(
            pl.len(), pl.col("net").sum().alias("net"), pl.col("orders").sum().alias("orders"),
            (pl.lit(span[1]) - pl.col("last")).dt.total_days().mean().alias("days"),
        )  # fmt: skip
        known = {name: rest for name, *rest in groups.iter_rows()}
        for one in found["segments"]:
            count, net, orders, days = known[one["name"]]
            assert (one["customers"], one["revenue"], one["orders"]) == (count, pounds(net), orders)
            assert close(one["share"], net / expected["net"].sum())
            assert close(one["average_recency_days"], days)
            assert close(one["average_order_value"], net / 100 / orders)
        assert close(found["historic"]["revenue_per_customer"], expected["net"].mean() / 100)
        assert close(found["historic"]["median_revenue"], expected["net"].median() / 100)
        check_newness(found["newness"], lines, span)

        _, items = await everything(owner, "customers/segments/at_risk", span)
        theirs = expected.filter(pl.col("segment") == "at_risk").sort("net", descending=True)
        assert [one["revenue"] for one in items] == [pounds(net) for net in theirs["net"]]
        by_name = {str(int(row[WHO])): row for row in theirs.iter_rows(named=True)}
        for one in items:
            row = by_name[one["name"]]
            assert (one["orders"], one["last_order"]) == (row["orders"], row["last"].isoformat())
            assert (one["recency"], one["frequency"], one["monetary"]) == (row["r"], row["f"], row["m"])


def firsts(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.filter(SOLD).drop_nulls(WHO).group_by(WHO).agg(first=pl.col("day").min())


def check_newness(found: dict[str, Any], lines: pl.DataFrame, span: tuple[date, date]) -> None:
    some = between(lines, span).join(firsts(lines), on=WHO, how="left")
    begun = pl.col("first") >= span[0]
    who = pl.when(pl.col(WHO).is_null()).then(pl.lit("unknown")).when(begun).then(pl.lit("new"))
    some = some.with_columns(who=who.otherwise(pl.lit("returning")))
    groups = some.group_by("who").agg(
        pl.col(WHO).filter(SOLD).drop_nulls().n_unique(), pl.col("Invoice").filter(SOLD).n_unique(), pl.col("net").sum()
    )
    for name, people, orders, net in groups.iter_rows():
        assert (found[name]["customers"], found[name]["orders"], found[name]["revenue"]) == (
            people,
            orders,
            pounds(net),
        )
        assert close(found[name]["share"], net / some["net"].sum())


async def cohorts_are_the_files(owner: Any, lines: pl.DataFrame) -> None:
    span = (date(2010, 2, 1), date(2010, 10, 31))
    answer = await owner.get("/api/v1/analytics/customers", params={"start_date": span[0], "end_date": span[1]})
    theirs = lines.filter(pl.col("day") <= span[1]).join(firsts(lines), on=WHO)
    theirs = theirs.filter(pl.col("first").is_between(*span)).with_columns(
        cohort=pl.col("first").dt.truncate("1mo"), month=pl.col("day").dt.truncate("1mo")
    )
    cells = theirs.group_by("cohort", "month").agg(pl.col(WHO).filter(SOLD).n_unique(), pl.col("net").sum())
    known = {(cohort, month): (people, pounds(net)) for cohort, month, people, net in cells.iter_rows()}
    found = answer.json()["cohorts"]
    assert [len(one["cells"]) for one in found] == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    for one in found:
        cohort = date.fromisoformat(one["month"])
        assert one["customers"] == known[cohort, cohort][0]
        for cell in one["cells"]:
            month = cohort.replace(month=cohort.month + cell["months"])
            people, net = known.get((cohort, month), (0, "0.00"))
            assert (cell["customers"], cell["revenue"]) == (people, net)
            assert close(cell["retention"], people / one["customers"])


async def pairs_are_the_files(owner: Any, lines: pl.DataFrame) -> None:
    for span, support, product in ((YEAR, 0.015, None), (SUMMER, 0.004, "85123A")):
        bought = between(lines, span).filter(SOLD).select("Invoice", "sku").unique()
        orders = bought["Invoice"].n_unique()
        counts = bought.group_by("sku").agg(n=pl.len()).filter(pl.col("n") >= support * orders)
        kept = bought.join(counts, on="sku")
        both = kept.join(kept, on="Invoice").filter(pl.col("sku") < pl.col("sku_right"))
        both = both.group_by("sku", "sku_right").agg(both=pl.len(), one=pl.first("n"), other=pl.first("n_right"))
        both = both.filter(pl.col("both") >= support * orders)
        params: dict[str, Any] = {"min_support": support}
        if product:
            both = both.filter((pl.col("sku") == product) | (pl.col("sku_right") == product))
            listed = await owner.get("/api/v1/products", params={"q": product})
            (params["product_id"],) = (one["id"] for one in listed.json()["items"] if one["sku"] == product)
        first, items = await everything(owner, "baskets", span, **params)
        assert (first["orders"], len(items)) == (orders, both.height)
        assert len(items) > (10 if product else 100)
        known = {frozenset((row["sku"], row["sku_right"])): row for row in both.iter_rows(named=True)}
        for pair in items:
            skus = (pair["first"]["sku"], pair["second"]["sku"])
            row = known[frozenset(skus)]
            one, other = (row["one"], row["other"]) if skus[0] == row["sku"] else (row["other"], row["one"])
            assert (pair["orders"], pair["first"]["orders"], pair["second"]["orders"]) == (row["both"], one, other)
            assert product is None or skus[0] == product
            assert close(pair["support"], row["both"] / orders)
            assert close(pair["confidence"], row["both"] / one)
            assert close(pair["confidence_back"], row["both"] / other)
            assert close(pair["lift"], (row["both"] / orders) / (one / orders * other / orders))
        lifts = [pair["lift"] for pair in items]
        assert lifts == sorted(lifts, reverse=True)


CHECKS = (customers_are_segmented_as_the_file_has_them, cohorts_are_the_files, pairs_are_the_files)
