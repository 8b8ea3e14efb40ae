"""Answers and lists as files: CSV, XLSX or Parquet, with the columns that their pages show."""

import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import anyio.to_thread
from pydantic import BaseModel

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
    kind: Literal["date", "moment", "id", "text", "money", "number", "count", "flag"]
    values: list[Any]


async def file_of(body: QueryIn, found: QueryOut, wanted: Format) -> bytes:
    """The rows of an answer as a file's bytes."""
    return await anyio.to_thread.run_sync(_write, list(_columns(body, found)), minor_digits(found.currency), wanted)


async def list_of(
    rows: Sequence[BaseModel], shape: type[BaseModel], currency: str, wanted: Format, money: Collection[str] = ()
) -> bytes:
    """A list's rows as a file's bytes; `money` names the fields that are amounts."""

    def made() -> bytes:
        told = [row.model_dump() for row in rows]
        return _write(list(_fields(shape, told, money)), minor_digits(currency), wanted)

    return await anyio.to_thread.run_sync(made)


_KINDS: dict[Any, Any] = {bool: "flag", int: "count", float: "number", date: "date", datetime: "moment"}


def _fields(
    shape: type[BaseModel], rows: Sequence[dict[str, Any]], money: Collection[str], under: str = ""
) -> Iterator[Column]:
    """A column for each field; those of a thing within a row are called by both names."""
    for name, field in shape.model_fields.items():
        values = [row[name] for row in rows]
        parts = get_args(field.annotation) if get_origin(field.annotation) in {Union, UnionType} else ()
        kind = next((part for part in parts if part is not NoneType), field.annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _fields(kind, values, money, f"{under}{name}_")
        else:
            called = f"{under}{field.serialization_alias or name}"
            known: Any = "count" if int in parts else _KINDS.get(kind, "text")
            yield Column(called, "money" if name in money else known, values)


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
        "number": pl.Float64, "money": pl.Decimal(20, digits), "flag": pl.Boolean,
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
    if isinstance(value, tuple):  # from one score to another
        return " to ".join(str(one) for one in value)
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).replace(tzinfo=None)
    return defused(value) if wanted == "csv" else value


def file_name(title: str, on: date, wanted: Format) -> str:
    """What a report's file is called: letters and digits of its title, and the day."""
    words = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title.lower())
    safe = "-".join(part for part in words.split("-") if part)
    return f"{safe or 'report'}-{on.isoformat()}.{wanted}"
