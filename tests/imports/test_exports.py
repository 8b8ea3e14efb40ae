"""What came in goes out again, in every format, and no cell of it is ever run by a spreadsheet."""

import csv
import io
from typing import Any

import openpyxl
import polars as pl
import pytest

from tests.imports.files import FORMATS, written
from tests.imports.test_products import ROWS

FORMULAS = ["=1+1", "+7 900", "-2", "@SUM(A1)", "\tx"]


@pytest.mark.parametrize("form", FORMATS)
async def test_products_go_out_and_come_back_unchanged(owner: Any, bring: Any, form: str) -> None:
    await bring(owner, "products", written("csv", ROWS), "products.csv")

    file = await owner.get("/api/v1/products/export", params={"format": form})

    assert file.status_code == 200
    assert file.headers["content-disposition"].startswith('attachment; filename="products-')
    job = await bring(owner, "products", file.content, f"products.{form}")
    assert (job["result"]["imported"], job["result"]["skipped"], job["result"]["errors"]) == (0, 2, [])


async def test_a_cell_that_looks_like_a_formula_is_text(owner: Any, bring: Any) -> None:
    rows = [{"external_id": f"X{n}", "name": name} for n, name in enumerate(FORMULAS)]
    await bring(owner, "customers", written("jsonl", rows), "customers.jsonl")

    text = (await owner.get("/api/v1/customers/export", params={"format": "csv"})).content.decode("utf-8-sig")
    names = [row["name"] for row in csv.DictReader(io.StringIO(text))]
    assert names == ["'=1+1", "'+7 900", "'-2", "'@SUM(A1)", "x"]

    book = openpyxl.load_workbook(
        io.BytesIO((await owner.get("/api/v1/customers/export", params={"format": "xlsx"})).content)
    )
    cells = [row[0] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(name.strip(), "s") for name in FORMULAS]

    again = await bring(owner, "customers", text.encode(), "customers.csv")
    assert (again["result"]["imported"], again["result"]["skipped"]) == (0, 5)


async def test_numbers_stay_numbers_in_parquet(owner: Any, bring: Any) -> None:
    await bring(owner, "products", written("csv", ROWS), "products.csv")

    frame = pl.read_parquet((await owner.get("/api/v1/products/export", params={"format": "parquet"})).content)

    assert frame.select(pl.col("price").cast(pl.Float64), "sku").rows() == [(1499.90, "LAMP"), (5.00, "MUG")]


async def test_an_unknown_format_is_refused(owner: Any) -> None:
    answer = await owner.get("/api/v1/products/export", params={"format": "doc"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "format")
