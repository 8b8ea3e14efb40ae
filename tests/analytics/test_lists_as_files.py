"""Lists of the analyses as files: all of their rows, with money as numbers, whatever page is asked for."""

import io
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from tests import make_figures as make, make_stock

DAYS = {"start_date": "2026-01-01", "end_date": "2026-03-31"}
FILES = {
    "csv": ("text/csv; charset=utf-8", pl.read_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", None),
    "parquet": ("application/vnd.apache.parquet", pl.read_parquet),
}


@pytest.fixture
async def goods(owner) -> dict[str, int]:
    """A lamp for 80.00 that cost 30.00, a vase for 20.00 that nobody knows the cost of, sold together and alone."""
    lamp = await make.product(owner, "LAMP", cost="30.00")
    vase = await make.product(owner, "=VASE")
    ann = (await owner.post("/api/v1/customers", json={"name": "Ann"})).json()
    await make.sale(owner, "2026-01-05", ("LAMP", 1, "80.00"), ("=VASE", 1, "20.00"), customer_id=ann["id"])
    await make.sale(owner, "2026-01-06", ("LAMP", 1, "80.00"))
    return {"lamp": lamp["id"], "vase": vase["id"], "ann": ann["id"]}


async def parquet(who, path: str, **asked: Any) -> pl.DataFrame:
    answer = await who.get(f"/api/v1/analytics/{path}", params={**DAYS, **asked, "format": "parquet"})
    assert answer.status_code == 200, answer.text
    return pl.read_parquet(io.BytesIO(answer.content))


async def test_a_ranking_in_every_kind_of_file(analyst, goods) -> None:
    for wanted, (kind, read) in FILES.items():
        asked = {**DAYS, "format": wanted, "limit": 1}
        answer = await analyst.get("/api/v1/analytics/abc-xyz", params=asked)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == kind
        assert answer.headers["content-disposition"].startswith('attachment; filename="abc-xyz-')
        assert answer.headers["content-disposition"].endswith(f'.{wanted}"')
        if read is None:
            assert answer.content[:2] == b"PK"
            continue
        found = read(io.BytesIO(answer.content))
        assert found.columns == [
            "product_id", "sku", "name", "cell", "value", "share", "cumulative_share", "mean", "deviation", "variation",
        ]  # fmt: skip
        assert found["product_id"].to_list() == [goods["lamp"], goods["vase"]]
        assert [Decimal(str(one)) for one in found["value"]] == [Decimal(160), Decimal(20)]
        # What a spreadsheet would run as a formula is defused where it is text alone.
        assert found["sku"].to_list() == ["LAMP", "'=VASE" if wanted == "csv" else "=VASE"]


async def test_the_other_lists(analyst, goods) -> None:
    abc = await parquet(analyst, "abc")
    assert abc.select("sku", "value", "class").rows() == [
        ("LAMP", Decimal("160.00"), "A"),
        ("=VASE", Decimal("20.00"), "B"),
    ]
    units = await parquet(analyst, "abc", by="units")
    assert units.select("sku", "value").rows() == [("LAMP", 2), ("=VASE", 1)]
    assert units.schema["value"] == pl.Int64
    assert (await parquet(analyst, "xyz", **{"class": "Z"})).select("units", "class").rows() == [(2, "Z"), (1, "Z")]
    profit = await parquet(analyst, "profit")
    assert profit.select("product_id", "revenue", "cost_of_goods", "profit", "margin").rows() == [
        (goods["lamp"], Decimal("160.00"), Decimal("60.00"), Decimal("100.00"), 0.625),
        (goods["vase"], Decimal("20.00"), Decimal("0.00"), Decimal("20.00"), 1.0),
    ]
    channels = await parquet(analyst, "profit", of="channel")
    assert channels.select("channel", "profit").rows() == [("store", Decimal("120.00"))]
    (pair,) = (await parquet(analyst, "baskets")).to_dicts()
    assert (pair["first_product_id"], pair["second_sku"], pair["orders"], pair["support"]) == (
        goods["lamp"], "=VASE", 1, 0.5,
    )  # fmt: skip
    segments = await parquet(analyst, "customers")
    assert segments["customers"].sum() == 1
    assert segments.select("name", "recency", "frequency").row(0) == ("champions", "5 to 5", "4 to 5")
    (name,) = segments.filter(pl.col("customers") == 1)["name"].to_list()
    buyers = await parquet(analyst, f"customers/segments/{name}")
    assert buyers.select("customer_id", "orders", "revenue").rows() == [(goods["ann"], 1, Decimal("100.00"))]


async def test_an_empty_list_has_its_columns(analyst) -> None:
    found = await parquet(analyst, "baskets")
    assert found.height == 0
    assert found.columns[:5] == ["first_product_id", "first_sku", "first_name", "first_orders", "second_product_id"]


async def test_stock_as_a_file(analyst) -> None:
    for sku, units in (("LAMP", 3), ("VASE", 5)):
        await make_stock.stock(await make_stock.goods(sku, cost=1000), units)
    answer = await analyst.post("/api/v1/analytics/inventory?format=parquet", json={"limit": 1})
    assert answer.status_code == 200, answer.text
    found = pl.read_parquet(io.BytesIO(answer.content))
    assert found.select("sku", "on_hand", "value", "low").rows() == [
        ("VASE", 5, Decimal("50.00"), False),
        ("LAMP", 3, Decimal("30.00"), False),
    ]


async def test_who_may_take_files(guest, buyer, analyst) -> None:
    asked = {"format": "xlsx"}
    assert (await guest.get("/api/v1/analytics/abc", params=asked)).status_code == 401
    assert (await buyer.get("/api/v1/analytics/abc", params=asked)).status_code == 403
    refused = await analyst.get("/api/v1/analytics/abc", params={"format": "doc"})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "format"
