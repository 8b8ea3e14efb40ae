"""Files as rows, one at a time: CSV, XLSX, Parquet and JSON lines, told by content, streamed.

`open_table(path, name)` gives the columns at once and the rows lazily. Row numbers are what a spreadsheet shows: a file
with a header line has its first row of data in row 2; Parquet and JSON lines count from 1.
"""

import csv
import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from tradepost.core.errors import Invalid

MAX_COLUMNS = 100
MAX_CELL = 50_000
MAX_UNPACKED = 3_000_000_000
MAX_RATIO = 150
ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
}
NAMES = {"csv": "CSV", "xlsx": "XLSX", "parquet": "Parquet", "jsonl": "JSON lines"}

csv.field_size_limit(4_000_000)


class BadFile(Invalid):
    """The file as a whole cannot be read."""

    def __init__(self, message: str) -> None:
        super().__init__("file", message)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not even be read."""

    message: str


Values = dict[str, Any] | BadRow


@dataclass(slots=True)
class Table:
    """A file being read: columns, then (row number, {column: value}) one by one; `size` in rows where it is known."""

    columns: list[str]
    rows: Iterator[tuple[int, Values]]
    size: int | None = None
    format: str = field(default="")


@contextmanager
def open_table(path: Path, name: str) -> Iterator[Table]:
    """Open a file by its content; BadFile says what is wrong with it and what would be right."""
    kind = _kind(path, name)
    with ExitStack() as opened:
        yield _table(kind, path, opened)


def _table(kind: str, path: Path, opened: ExitStack) -> Table:
    table = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet, "jsonl": _jsonl}[kind](path, opened)
    table.format = kind
    if len(table.columns) > MAX_COLUMNS:
        raise BadFile(f"has {len(table.columns)} columns; {MAX_COLUMNS} is the most")
    named = [column for column in table.columns if column]
    if not named:
        raise BadFile("has no header line with the names of its columns")
    twice = sorted({column for column in named if named.count(column) > 1})
    if twice:
        raise BadFile(f"has the column {twice[0]!r} more than once")
    return table


def _kind(path: Path, name: str) -> str:
    with path.open("rb") as file:
        head = file.read(4096)
    ending = ENDINGS.get(Path(name).suffix.lower())
    if not head.strip():
        raise BadFile("is empty")
    if head.startswith(b"PK\x03\x04"):
        found = "xlsx"
    elif head.startswith(b"PAR1"):
        found = "parquet"
    elif head.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile("is an old Excel file (.xls): save it as .xlsx or CSV")
    elif head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFile("is not UTF-8 but UTF-16: save it as CSV UTF-8")
    elif b"\0" in head or head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise BadFile("is neither CSV, XLSX, Parquet nor JSON lines")
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        found = "jsonl"
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        raise BadFile("is one JSON array: JSON lines have one object a line, without brackets and commas between them")
    else:
        found = "csv"
    if ending is not None and ending != found:
        raise BadFile(f"is named like {NAMES[ending]} but holds {NAMES[found] if found != 'csv' else 'something else'}")
    return found


# --- CSV ---


def _csv(path: Path, opened: ExitStack) -> Table:
    file = opened.enter_context(path.open(encoding="utf-8-sig", newline="", errors="strict"))
    try:
        first = file.readline(1_000_000)
        file.seek(0)
    except UnicodeDecodeError as error:
        raise _not_utf8(error, 1) from error
    delimiter = max(",;\t|", key=first.count)
    records = csv.reader(file, delimiter=delimiter)
    try:
        header = next(records, [])
    except (csv.Error, UnicodeDecodeError) as error:
        raise BadFile(f"cannot be read as CSV: {error}") from error
    columns = [cell.strip() for cell in header]

    def rows() -> Iterator[tuple[int, Values]]:
        number = 1
        try:
            for record in records:
                number += 1
                if not any(record):
                    continue
                if len(record) > len(columns) and any(cell.strip() for cell in record[len(columns) :]):
                    yield number, BadRow(f"has {len(record)} cells, the header has {len(columns)}")
                    continue
                yield number, dict(zip(columns, record, strict=False))
        except UnicodeDecodeError as error:
            raise _not_utf8(error, number) from error
        except csv.Error as error:
            raise BadFile(f"cannot be read as CSV after row {number}: {error}") from error

    return Table(columns, rows())


def _not_utf8(error: UnicodeDecodeError, row: int) -> BadFile:
    byte = error.object[error.start]
    return BadFile(f"is not UTF-8 (byte 0x{byte:02X} somewhere after row {row}): save it as CSV UTF-8")


# --- JSON lines ---


def _jsonl(path: Path, opened: ExitStack) -> Table:
    file = opened.enter_context(path.open("rb"))

    def parsed() -> Iterator[tuple[int, Values]]:
        for number, line in enumerate(_lines(file), 1):
            text = line.removeprefix(b"\xef\xbb\xbf").strip()
            if not text:
                continue
            try:
                value = json.loads(text)
            except (ValueError, RecursionError):
                yield number, BadRow("is not valid JSON")
                continue
            if not isinstance(value, dict):
                yield number, BadRow("is not a JSON object")
                continue
            yield number, {str(key).strip(): cell for key, cell in value.items()}

    rows = parsed()
    # Objects may lack what is empty, so that the first hundred together say what the columns are.
    start: list[tuple[int, Values]] = []
    columns: dict[str, None] = {}
    for item in rows:
        start.append(item)
        if isinstance(item[1], dict):
            columns |= dict.fromkeys(item[1])
        if len(start) == 100:
            break
    if not columns:
        raise BadFile("has no line that is a JSON object")
    return Table(list(columns), chain(start, rows))


def _lines(file: Any) -> Iterator[bytes]:
    while line := file.readline(16_000_001):
        if len(line) > 16_000_000:
            raise BadFile("has a line of more than 16 MB")
        yield line


# --- Parquet ---


def _parquet(path: Path, opened: ExitStack) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = opened.enter_context(pq.ParquetFile(path))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise BadFile("is not a whole Parquet file: it may have been cut off") from error
    columns = [name.strip() for name in file.schema_arrow.names]

    def rows() -> Iterator[tuple[int, Values]]:
        number = 0
        try:
            for batch in file.iter_batches(batch_size=5_000, use_threads=False):
                cells = [column.to_pylist() for column in batch.columns]
                for record in zip(*cells, strict=True):
                    number += 1
                    yield number, dict(zip(columns, record, strict=True))
        except (pa.ArrowException, OSError, ValueError) as error:
            raise BadFile(f"is damaged after row {number}") from error

    return Table(columns, rows(), size=file.metadata.num_rows)


# --- XLSX ---


def _check_archive(path: Path) -> None:
    """An XLSX file is a ZIP archive: whole, a workbook, and no bomb."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise BadFile("is not a whole XLSX file: it may have been cut off") from error
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if unpacked > MAX_UNPACKED or (unpacked > 50_000_000 and unpacked / packed > MAX_RATIO):
        raise BadFile(f"would unpack to {unpacked // 1_000_000} MB, more than a sheet of its size can honestly hold")
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise BadFile("is a ZIP archive but not an XLSX workbook")


def _xlsx(path: Path, opened: ExitStack) -> Table:
    import openpyxl

    _check_archive(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        opened.callback(book.close)
        sheet = book.worksheets[0]
        lines = enumerate(sheet.iter_rows(values_only=True), 1)
        start, header = next(
            ((number, line) for number, line in lines if any(cell is not None for cell in line)), (0, ())
        )
    except Exception as error:
        raise BadFile("cannot be read as an XLSX workbook") from error
    columns = ["" if cell is None else str(cell).strip() for cell in header]
    while columns and not columns[-1]:
        columns.pop()

    def rows() -> Iterator[tuple[int, Values]]:
        number = start
        try:
            for number, line in lines:
                if any(cell is not None for cell in line):
                    yield number, {column: cell for column, cell in zip(columns, line, strict=False) if column}
        except BadFile:
            raise
        except Exception as error:
            raise BadFile(f"cannot be read after row {number}: {type(error).__name__}") from error

    return Table(columns, rows())
