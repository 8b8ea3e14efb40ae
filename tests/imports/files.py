"""The same table as a file of each kind."""

import io
import json
from collections.abc import Sequence
from typing import Any

import polars as pl
import xlsxwriter

FORMATS = ("csv", "xlsx", "parquet", "jsonl")


def written(form: str, rows: Sequence[dict[str, Any]]) -> bytes:
    """Rows as a file; every row names the same columns."""
    out = io.BytesIO()
    if form == "csv":
        return pl.DataFrame(list(rows), infer_schema_length=None).write_csv().encode()
    if form == "parquet":
        pl.DataFrame(list(rows), infer_schema_length=None).write_parquet(out)
    elif form == "jsonl":
        out.write("".join(json.dumps(row, default=str) + "\n" for row in rows).encode())
    else:
        book = xlsxwriter.Workbook(
            out, {"in_memory": True, "default_date_format": "yyyy-mm-dd hh:mm:ss", "remove_timezone": True}
        )
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list(rows[0]))
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row.values()):
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif value is not None:
                    sheet.write(number, place, value)
        book.close()
    return out.getvalue()


def first_row(form: str) -> int:
    """The number a report gives to the first row of data."""
    return 2 if form in {"csv", "xlsx"} else 1
