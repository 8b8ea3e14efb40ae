"""A real shop's year as Polars reads it (UCI Online Retail II, 525,461 lines): what every figure is held against."""

from pathlib import Path
from typing import Any

import polars as pl

from tests.machine import Unavailable, needed
from tradepost.customers.rules import country_code

FILE = Path(__file__).parents[3] / "shared" / "data" / "online_retail_2009_2010.parquet"
ZONE = "Europe/London"
SOLD = pl.col("kind") == "sale"


def read() -> pl.DataFrame:
    """The file's rows, as they are sales or returns; `net` is in pennies, `day` the shop's own."""
    if not FILE.is_file():
        needed(Unavailable(f"the real year of orders is not there: {FILE} (UCI Online Retail II as Parquet)"))
    rows = pl.read_parquet(FILE).with_row_index("row", offset=1)
    moment = pl.col("InvoiceDate").str.to_datetime(strict=False).dt.replace_time_zone(ZONE).dt.convert_time_zone("UTC")
    return rows.with_columns(
        net=(pl.col("Price") * 100).round(0).cast(pl.Int64) * pl.col("Quantity"),
        moment=moment,
        day=moment.dt.convert_time_zone(ZONE).dt.date(),
        sku=pl.col("StockCode").str.strip_chars(),
        kind=pl.when((pl.col("Quantity") > 0).any().over("Invoice")).then(pl.lit("sale")).otherwise(pl.lit("return")),
        country=pl.col("Country").map_elements(country_code, return_dtype=pl.String),
    )


def pounds(pennies: int) -> str:
    """An amount as the API writes it."""
    sign = "-" if pennies < 0 else ""
    return f"{sign}{abs(pennies) // 100}.{abs(pennies) % 100:02d}"


def sums(lines: pl.DataFrame, *by: str) -> pl.DataFrame:
    """Revenue in pennies, orders and units, by the named columns in their order."""
    figures = (
        pl.col("net").sum().alias("revenue"),
        pl.col("Invoice").filter(SOLD).n_unique().alias("orders"),
        pl.col("Quantity").sum().alias("units"),
    )
    return lines.group_by(*by).agg(*figures).sort(*by) if by else lines.select(*figures)


def close(found: Any, expected: float) -> bool:
    """Whether two ratios are the same to one in a thousand million."""
    return abs(float(found) - expected) <= 1e-9 * max(1.0, abs(expected))
