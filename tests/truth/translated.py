"""What two of the documents ask about sales, of the real year."""

from datetime import date
from typing import Any

import polars as pl

from tests.truth.year import SOLD, close, sums


async def get(who: Any, path: str, **params: Any) -> Any:
    answer = await who.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def the_backends_statistics_are_the_files(owner: Any, lines: pl.DataFrame) -> None:
    found = await get(owner, "/statistics/profit")
    assert found == {  # nothing is known of what the goods had cost
        "total_profit": lines["net"].sum() / 100,
        "executed_orders": lines.filter(SOLD)["Invoice"].n_unique(),
    }
    whole = lines["net"].sum()
    products = await get(owner, "/statistics/product-sales")
    known = sums(lines, "sku").sort("revenue", descending=True)
    assert sorted((one["revenue"], one["quantity"]) for one in products) == sorted(
        (net / 100, units) for net, units in known.select("revenue", "units").iter_rows()
    )
    assert close(sum(one["percent"] for one in products), 100)
    for one, net in zip(products, known["revenue"], strict=True):
        assert close(one["percent"], 100 * net / whole)
    (category,) = await get(owner, "/statistics/category-product-sales")
    assert (category["category"], category["revenue"], category["quantity"]) == (
        None,
        whole / 100,
        lines["Quantity"].sum(),
    )


async def the_rpcs_sales_data_are_the_files(owner: Any, lines: pl.DataFrame) -> None:
    some = lines.filter(pl.col("day").is_between(date(2010, 1, 5), date(2010, 2, 20)))
    span = {"start_date": "2010-01-05", "end_date": "2010-02-20"}
    for name, every in (("daily", "1d"), ("weekly", "1w"), ("monthly", "1mo"), ("yearly", "1y")):
        found = await get(owner, "/ecommerce/v1/get_sales_data", buckets=name, **span)
        known = {
            str(start): (net / 100, orders, units)
            for start, net, orders, units in sums(
                some.with_columns(start=pl.col("day").dt.truncate(every)), "start"
            ).iter_rows()
        }
        buckets = {one["start"]: (one["revenue"], one["orders"], one["units"]) for one in found["buckets"]}
        assert {start: one for start, one in buckets.items() if one != (0, 0, 0)} == known
        assert (found["revenue"], found["units"]) == (some["net"].sum() / 100, some["Quantity"].sum())
    day = some.filter(pl.col("day") == date(2010, 1, 5))
    told = await get(
        owner, "/ecommerce/v1/get_sales_data", start_date="2010-01-05", end_date="2010-01-05", include_sales_items=True
    )
    assert sorted((one["number"], one["quantity"], one["revenue"]) for one in told["sales"]) == sorted(
        (number, units, net / 100) for number, units, net in day.select("Invoice", "Quantity", "net").iter_rows()
    )


CHECKS = (the_backends_statistics_are_the_files, the_rpcs_sales_data_are_the_files)
