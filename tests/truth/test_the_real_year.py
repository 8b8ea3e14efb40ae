"""A real shop's year comes in with one call; then every figure there is must be the file's own, computed by Polars.

The year is imported once for each database: what is asked of it stands in the modules beside this one, in the order in
which it is asked. The last of them change orders.
"""

from typing import Any

import polars as pl
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.truth import buying, changing, ordering, ranking, revenue, translated, year as real
from tests.truth.year import FILE, pounds
from tradepost.analytics import compacting

CHECKS = (*revenue.CHECKS, *ordering.CHECKS, *ranking.CHECKS, *buying.CHECKS, *translated.CHECKS, *changing.CHECKS)


@pytest.fixture(scope="session")
def year() -> pl.DataFrame:
    return real.read()


async def test_every_row_is_accounted_for_and_every_figure_is_the_files_own(
    owner: Any, clean: AsyncEngine, bring: Any, configure: Any, year: pl.DataFrame
) -> None:
    configure(currency="GBP", timezone=real.ZONE)
    content = FILE.read_bytes()

    job = await bring(owner, "orders", content, FILE.name)

    # Three rows write off bad debts with a price below zero.
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
    codes = taken["sku"].n_unique()
    assert (await owner.get("/api/v1/products", params={"limit": 1})).json()["total"] == codes == 4630
    assert (await owner.get("/api/v1/customers", params={"limit": 1})).json()["total"] == taken[
        "Customer ID"
    ].drop_nulls().n_unique()

    if clean.dialect.name == "sqlite":  # smaller files come twice on each database: tests/imports
        again = await bring(owner, "orders", content, FILE.name)

        assert again["result"] == {**job["result"], "imported": 0, "skipped": 525_458}
        assert (await owner.get("/api/v1/sales", params={"limit": 1})).json()["total"] == total
        await check_months(owner, taken)

    made = await compacting.compact()
    assert sum(part.rows for part in made.months.values()) == 525_458
    for check in CHECKS:
        await check(owner, taken)


async def check_months(owner: Any, taken: pl.DataFrame) -> None:
    answer = (await owner.get("/api/v1/sales/summary", params={"by": "month"})).json()
    month = taken.with_columns(month=pl.col("InvoiceDate").str.slice(0, 7))
    months = month.group_by("month").agg(pl.col("Quantity").sum(), pl.col("net").sum()).sort("month")
    assert answer["currency"] == "GBP"
    assert [(m["key"][:7], m["units"], m["revenue"]) for m in sorted(answer["items"], key=lambda m: m["key"])] == [
        (month, units, pounds(pennies)) for month, units, pennies in months.iter_rows()
    ]
    assert (answer["total"]["units"], answer["total"]["revenue"]) == (
        taken["Quantity"].sum(),
        pounds(taken["net"].sum()),
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
