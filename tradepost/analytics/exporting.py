"""An answer as a file: CSV, XLSX or Parquet, with the columns that its page shows."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import anyio.to_thread

from tradepost.analytics.dimensions import DIMENSIONS
from tradepost.analytics.metrics import METRICS
from tradepost.analytics.schemas import QueryIn, QueryOut, QueryRow
from tradepost.core.money import minor_digits
from tradepost.core.sheets import defused

Format = Literal["csv", "xlsx", "parquet"]
TYPES: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: where its values come from, and what they are."""

    name: str
    kind: Literal["date", "moment", "id", "text", "money", "number", "count"]
    values: list[Any]


async def file_of(body: QueryIn, found: QueryOut, wanted: Format) -> bytes:
    """The rows of an answer as a file's bytes."""
    return await anyio.to_thread.run_sync(_write, list(_columns(body, found)), minor_digits(found.currency), wanted)


def _columns(body: QueryIn, found: QueryOut) -> Iterator[Column]:
    rows = found.rows
    if body.grain:
        kind: Any = "moment" if body.grain == "hour" else "date"
        yield Column("start", kind, [row.start for row in rows])
        yield Column("end", kind, [row.end for row in rows])
    for name in dict.fromkeys(body.dimensions):
        one = DIMENSIONS[name]
        kind = {"id": "id", "text": "text", "number": "count"}[one.kind]
        yield Column(f"{name}_id" if one.names else name, kind, [row.dimensions.get(name) for row in rows])
        if one.names:
            yield Column(name, "text", [row.names.get(name) for row in rows])
    for name in dict.fromkeys(body.metrics):
        unit = METRICS[name].unit
        kind = {"money": "money", "count": "count"}.get(unit, "number")
        yield Column(name, kind, [row.metrics[name] for row in rows])
        if body.compare is not None:
            yield Column(f"{name}_before", kind, [(row.previous or {}).get(name) for row in rows])
            yield Column(f"{name}_change_percent", "number", [_percent(row, name) for row in rows])


def _percent(row: QueryRow, name: str) -> float | None:
    return row.change[name].percent if row.change and name in row.change else None


def _write(columns: list[Column], digits: int, wanted: Format) -> bytes:
    import polars as pl

    kinds: dict[str, Any] = {
        "date": pl.Date, "moment": pl.Datetime, "id": pl.Int64, "text": pl.String, "count": pl.Int64,
        "number": pl.Float64, "money": pl.Decimal(20, digits),
    }  # fmt: skip
    frame = pl.DataFrame(
        [pl.Series(one.name, [_value(one, value, wanted) for value in one.values], kinds[one.kind]) for one in columns]
    )
    target = io.BytesIO()
    if wanted == "csv":
        frame.write_csv(target)
    elif wanted == "parquet":
        frame.write_parquet(target)
    else:
        import xlsxwriter

        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(target, options) as book:
            frame.write_excel(book, worksheet="report", autofit=True)
    return target.getvalue()


def _value(column: Column, value: Any, wanted: Format) -> Any:
    if value is None:
        return None
    if column.kind == "money":
        return Decimal(value)
    if column.kind == "number":
        return float(value)
    return defused(value) if wanted == "csv" else value


def file_name(title: str, on: date, wanted: Format) -> str:
    """What a report's file is called: letters and digits of its title, and the day."""
    words = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title.lower())
    safe = "-".join(part for part in words.split("-") if part)
    return f"{safe or 'report'}-{on.isoformat()}.{wanted}"
