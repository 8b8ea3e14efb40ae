"""What happens to orders after their period: a return counts on its own day, a cancelled order leaves its own."""

from typing import Any

import polars as pl

from tests.make_figures import ask
from tests.truth.year import SOLD, pounds, sums

JUNE = {"start_date": "2010-06-01", "end_date": "2010-06-30"}


async def returns_and_cancellations_after_the_period(owner: Any, lines: pl.DataFrame) -> None:
    june = lines.filter(pl.col("day").dt.truncate("1mo") == pl.date(2010, 6, 1))
    ((net, orders, units),) = sums(june).iter_rows()
    before = await ask(owner, "revenue", "orders", "units", "cancellation_rate", "placed_orders", **JUNE)
    assert list(before["totals"]["metrics"].values()) == [pounds(net), orders, units, 0, orders]

    sales = june.filter(SOLD).group_by("Invoice").agg(pl.col("net").sum(), pl.col("Quantity").sum()).sort("net")
    (cancelled, its_net, its_units), (returned, back, _) = sales.row(-1), sales.row(-2)
    for number, status in ((cancelled, "cancelled"), (returned, "returned")):
        made = (await owner.get(f"/api/v1/sales/order/{number}")).json()
        assert (await owner.put(f"/api/v1/sales/{made['id']}", json={"status": status})).status_code == 200

    after = await ask(owner, "revenue", "orders", "units", "cancellation_rate", **JUNE)
    assert list(after["totals"]["metrics"].values()) == [
        pounds(net - its_net), orders - 1, units - its_units, 1 / orders,
    ]  # fmt: skip
    today = (await owner.get(f"/api/v1/sales/order/{returned}-R")).json()["business_day"]
    later = await ask(owner, "revenue", "refunds", "returns", start_date=today, end_date=today)
    assert later["totals"]["metrics"] == {"revenue": pounds(-back), "refunds": pounds(back), "returns": 1}


CHECKS = (returns_and_cancellations_after_the_period,)
