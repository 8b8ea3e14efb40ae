"""A real shop's year (UCI Online Retail II, 525,461 lines) comes in with one call; the figures are the file's own."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.machine import Unavailable, needed
from tradepost.customers.rules import country_code

FILE = Path(__file__).parents[3] / "shared" / "data" / "online_retail_2009_2010.parquet"


@pytest.fixture(scope="session")
def year() -> pl.DataFrame:
    """The file's rows that are sales or returns: three write off bad debts with a price below zero."""
    if not FILE.is_file():
        needed(Unavailable(f"the real year of orders is not there: {FILE} (UCI Online Retail II as Parquet)"))
    rows = pl.read_parquet(FILE).with_row_index("row", offset=1)
    return rows.with_columns(
        pennies=(pl.col("Price") * 100).round(0).cast(pl.Int64) * pl.col("Quantity"),
        month=pl.col("InvoiceDate").str.slice(0, 7),
        country=pl.col("Country").map_elements(country_code, return_dtype=pl.String),
    )


def pounds(pennies: int) -> str:
    sign = "-" if pennies < 0 else ""
    return f"{sign}{abs(pennies) // 100}.{abs(pennies) % 100:02d}"


async def test_every_row_is_accounted_for_and_every_figure_is_the_files_own(
    owner: Any, bring: Any, configure: Any, year: pl.DataFrame
) -> None:
    configure(currency="GBP")
    content = FILE.read_bytes()

    job = await bring(owner, "orders", content, FILE.name)

    refused = year.filter(pl.col("Price") < 0)
    taken = year.filter(pl.col("Price") >= 0)
    assert job["result"] == {
        "rows": 525_461,
        "imported": 525_458,
        "skipped": 0,
        "failed": 3,
        "dry_run": False,
        "errors": [{"row": row, "field": "unit_price", "message": "must not be below 0"} for row in refused["row"]],
    }

    await check_months(owner, taken)
    await check_countries(owner, taken)
    total = (await owner.get("/api/v1/sales", params={"limit": 1})).json()["total"]
    assert total == taken["Invoice"].n_unique() == 28_813
    # One code of the file ends in a space in a few rows: it is the same product.
    codes = taken["StockCode"].str.strip_chars().n_unique()
    assert (await owner.get("/api/v1/products", params={"limit": 1})).json()["total"] == codes == 4630
    assert (await owner.get("/api/v1/customers", params={"limit": 1})).json()["total"] == taken[
        "Customer ID"
    ].drop_nulls().n_unique()

    again = await bring(owner, "orders", content, FILE.name)

    assert again["result"] == {**job["result"], "imported": 0, "skipped": 525_458}
    assert (await owner.get("/api/v1/sales", params={"limit": 1})).json()["total"] == total
    await check_months(owner, taken)


async def check_months(owner: Any, taken: pl.DataFrame) -> None:
    answer = (await owner.get("/api/v1/sales/summary", params={"by": "month"})).json()
    months = taken.group_by("month").agg(pl.col("Quantity").sum(), pl.col("pennies").sum()).sort("month")
    assert answer["currency"] == "GBP"
    assert [(m["key"][:7], m["units"], m["revenue"]) for m in sorted(answer["items"], key=lambda m: m["key"])] == [
        (month, units, pounds(pennies)) for month, units, pennies in months.iter_rows()
    ]
    assert (answer["total"]["units"], answer["total"]["revenue"]) == (
        taken["Quantity"].sum(),
        pounds(taken["pennies"].sum()),
    )


async def check_countries(owner: Any, taken: pl.DataFrame) -> None:
    answer = (await owner.get("/api/v1/sales/summary", params={"by": "country"})).json()
    invoices = taken.group_by("country", "Invoice").agg(sold=(pl.col("Quantity") > 0).any())
    expected = invoices.group_by("country").agg(orders=pl.col("sold").sum(), returns=(~pl.col("sold")).sum())
    assert {c["key"]: (c["orders"], c["returns"]) for c in answer["items"]} == {
        country: (orders, returns) for country, orders, returns in expected.iter_rows()
    }
    for country in ("GB", "DE", "Channel Islands"):
        listed = (await owner.get("/api/v1/sales", params={"country": country, "limit": 1})).json()["total"]
        assert listed == taken.filter(pl.col("country") == country)["Invoice"].n_unique()
