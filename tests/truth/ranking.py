"""ABC, XYZ and their matrix over the real year: the class of every product, item by item."""

from datetime import date
from typing import Any

import polars as pl

from tests.truth.year import close, pounds

API = "/api/v1/analytics"
YEAR = (date(2009, 12, 1), date(2010, 12, 9))
SUMMER = (date(2010, 6, 7), date(2010, 9, 5))  # thirteen weeks


async def everything(who: Any, path: str, span: tuple[date, date], **params: Any) -> tuple[dict[str, Any], list[Any]]:
    """A list's first page, and the items of all of them."""
    found: list[Any] = []
    first: dict[str, Any] = {}
    cursor: dict[str, Any] = {}
    while True:
        asked = {"start_date": span[0], "end_date": span[1], "limit": 1_000, **params, **cursor}
        answer = await who.get(f"{API}/{path}", params=asked)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        first = first or page
        found += page["items"]
        if page["next"] is None:
            assert len(found) == page["total"]
            return first, found
        cursor = {"cursor": page["next"]}


def between(lines: pl.DataFrame, span: tuple[date, date]) -> pl.DataFrame:
    return lines.filter(pl.col("day").is_between(*span))


def ranked(lines: pl.DataFrame, span: tuple[date, date], value: str, a: int = 80, b: int = 95) -> pl.DataFrame:
    """Every SKU with its value, share and class, the most valuable first."""
    sums = between(lines, span).group_by("sku").agg(value=pl.col(value).sum())
    found = lines.select("sku").unique().join(sums, on="sku", how="left").with_columns(pl.col("value").fill_null(0))
    found = found.sort("value", descending=True)
    total, up_to = found["value"].sum(), pl.col("value").cum_sum()
    before = up_to - pl.col("value")
    letter = pl.when(before * 100 < a * total).then(pl.lit("A")).when(before * 100 < b * total).then(pl.lit("B"))
    return found.with_columns(
        share=pl.col("value") / total, cumulative=up_to / total, letter=letter.otherwise(pl.lit("C"))
    )


def steady(lines: pl.DataFrame, span: tuple[date, date], period: str, x: int, y: int) -> pl.DataFrame:
    """Every SKU with mean, deviation and class of its units a period, those without sales too."""
    every, starts = {"week": "1w", "month": "1mo", "quarter": "1q", "day": "1d"}[period], set()
    for day in pl.date_range(*span, eager=True):
        starts.add(pl.Series([day]).dt.truncate(every)[0])
    grid = lines.select("sku").unique().join(pl.DataFrame({"start": sorted(starts)}), how="cross")
    sold = between(lines, span).with_columns(start=pl.col("day").dt.truncate(every))
    units = sold.group_by("sku", "start").agg(units=pl.col("Quantity").sum())
    found = grid.join(units, on=["sku", "start"], how="left").with_columns(pl.col("units").fill_null(0))
    mean, deviation = pl.col("units").mean(), pl.col("units").std(ddof=0)
    found = found.group_by("sku").agg(units=pl.col("units").sum(), mean=mean, deviation=deviation)
    variation = pl.when(pl.col("units") > 0).then(pl.col("deviation") / pl.col("mean"))
    found = found.with_columns(variation=variation)
    letter = pl.when(pl.col("variation") <= x / 100).then(pl.lit("X")).when(pl.col("variation") <= y / 100)
    return found.with_columns(letter=letter.then(pl.lit("Y")).otherwise(pl.lit("Z")))


async def every_product_has_its_abc_class(owner: Any, lines: pl.DataFrame) -> None:
    for span, by, value in ((YEAR, "revenue", "net"), (SUMMER, "units", "Quantity")):
        first, items = await everything(owner, "abc", span, by=by)
        expected = ranked(lines, span, value)
        known = {row["sku"]: row for row in expected.iter_rows(named=True)}
        money = by == "revenue"
        assert [one["value"] for one in items] == [pounds(v) if money else v for v in expected["value"]]
        # Which of two products of the same value comes first is no matter of the file.
        alone = set(expected.filter(pl.col("value").is_unique())["sku"])
        for one in items:
            row = known[one["sku"]]
            assert one["value"] == (pounds(row["value"]) if money else row["value"])
            assert close(one["share"], row["share"])
            if one["sku"] in alone:
                assert (one["class"], close(one["cumulative_share"], row["cumulative"])) == (row["letter"], True)
        assert [one["class"] for one in items] == expected["letter"].to_list()
        assert [(c["class"], c["products"]) for c in first["classes"]] == [
            (letter, (expected["letter"] == letter).sum()) for letter in "ABC"
        ]
        assert first["total_value"] == (pounds(expected["value"].sum()) if money else expected["value"].sum())


async def every_product_has_its_xyz_class(owner: Any, lines: pl.DataFrame) -> None:
    for span, period, x, y in ((YEAR, "month", 50, 100), (SUMMER, "week", 10, 25)):
        first, items = await everything(owner, "xyz", span, period=period, x=x, y=y)
        expected = {row["sku"]: row for row in steady(lines, span, period, x, y).iter_rows(named=True)}
        assert (first["periods"], len(items)) == ({"month": 13, "week": 13}[period], len(expected))
        for one in items:
            row = expected[one["sku"]]
            assert (one["units"], one["class"]) == (row["units"], row["letter"]), (one, row)
            assert close(one["mean"], row["mean"])
            assert close(one["deviation"], row["deviation"])
            assert one["variation"] is row["variation"] is None or close(one["variation"], row["variation"])


async def every_product_is_in_its_cell(owner: Any, lines: pl.DataFrame) -> None:
    first, items = await everything(owner, "abc-xyz", SUMMER, x=60, y=120)
    abc, xyz = ranked(lines, SUMMER, "net"), steady(lines, SUMMER, "week", 60, 120)
    alone = set(abc.filter(pl.col("value").is_unique())["sku"])
    both = abc.join(xyz, on="sku").with_columns(cell=pl.col("letter") + pl.col("letter_right"))
    cells = dict(both.select("sku", "cell").iter_rows())
    assert [one["sku"] for one in items if one["sku"] in alone and cells[one["sku"]] != one["cell"]] == []
    sizes = dict(both.group_by("cell").agg(pl.len()).iter_rows())
    assert {cell["cell"]: cell["products"] for cell in first["cells"] if cell["products"]} == sizes
    assert len(sizes) >= 8
    _, of_cell = await everything(owner, "abc-xyz", SUMMER, x=60, y=120, cell="AX")
    assert of_cell == [one for one in items if one["cell"] == "AX"]


CHECKS = (every_product_has_its_abc_class, every_product_has_its_xyz_class, every_product_is_in_its_cell)
