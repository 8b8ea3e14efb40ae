"""A file that cannot be taken gets one clear error and leaves nothing behind."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.imports.files import written
from tests.imports.test_orders import LINES
from tradepost.core import db, jobs
from tradepost.core.settings import settings

HEADER = b"order_number,order_date,sku,quantity,unit_price\n"
ROW = b"A-1,2025-03-01,MUG,1,5\n"


def bomb() -> bytes:
    """A few kilobytes that say they are a gigabyte of sheet."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written("xlsx", LINES))) as honest,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for part in honest.infolist():
            if part.filename != "xl/worksheets/sheet1.xml":
                archive.writestr(part.filename, honest.read(part))
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(200):
                sheet.write(b" " * 1_000_000)
    return out.getvalue()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "hello")
    return out.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "orders.csv", "is empty"),
    "a picture": (
        lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        "orders.csv",
        "is neither CSV, XLSX, Parquet nor JSON lines",
    ),
    "a PDF": (lambda: b"%PDF-1.7\n", "orders.pdf", "is neither CSV, XLSX, Parquet nor JSON lines"),
    "an old Excel file": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 100,
        "orders.xls",
        "is an old Excel file (.xls): save it as .xlsx or CSV",
    ),
    "named wrongly": (lambda: written("xlsx", LINES), "orders.csv", "is named like CSV but holds XLSX"),
    "cut-off parquet": (
        lambda: written("parquet", LINES)[:-20],
        "orders.parquet",
        "is not a whole Parquet file: it may have been cut off",
    ),
    "cut-off xlsx": (
        lambda: written("xlsx", LINES)[:-200],
        "orders.xlsx",
        "is not a whole XLSX file: it may have been cut off",
    ),
    "another archive": (zipped, "orders.xlsx", "is a ZIP archive but not an XLSX workbook"),
    "a zip bomb": (bomb, "orders.xlsx", "would unpack to 200 MB, more than a sheet of its size can honestly hold"),
    "200 columns": (
        lambda: ",".join(f"c{n}" for n in range(200)).encode() + b"\n",
        "orders.csv",
        "has 200 columns; 100 is the most",
    ),
    "Latin letters": (
        lambda: "order_number,Stück\n".encode("latin-1"),
        "orders.csv",
        "is not UTF-8 (byte 0xFC somewhere after row 1): save it as CSV UTF-8",
    ),
    "UTF-16": (
        lambda: "order_number\n".encode("utf-16"),
        "orders.csv",
        "is not UTF-8 but UTF-16: save it as CSV UTF-8",
    ),
    "a JSON array": (
        lambda: b'[{"sku": "A"}]',
        "orders.json",
        "is one JSON array: JSON lines have one object a line, without brackets and commas between them",
    ),
    "a column twice": (lambda: b"sku,sku\n1,2\n", "orders.csv", "has the column 'sku' more than once"),
    "missing columns": (
        lambda: b"sku,quantity\nA,1\n",
        "orders.csv",
        (
            "has no column for order_number, order_date, unit_price; its columns are sku, quantity. "
            "A mapping can say which column is which"
        ),
    ),
}


def kept_files() -> list[Path]:
    return [path for path in Path(settings().files, "imports").rglob("*") if path.is_file()]


@pytest.mark.parametrize("what", BAD)
async def test_a_bad_file_is_refused_at_the_door(owner: Any, what: str) -> None:
    content, name, message = BAD[what]
    kept = kept_files()

    answer = await owner.post("/api/v1/orders/import", files={"file": (name, content())})

    assert (answer.status_code, answer.json()["errors"]) == (422, [{"field": "file", "message": message}])
    async with db.reading() as session:
        assert (await session.execute(select(func.count()).select_from(jobs.Job))).scalar_one() == 0
    assert kept_files() == kept


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (
            HEADER + ROW * 20_000 + "A-2,2025-03-01,Größe,1,5\n".encode("latin-1"),
            "orders.csv",
            "file: is not UTF-8 (byte 0xF6 somewhere after row 19944): save it as CSV UTF-8",
        ),
        (
            HEADER + ROW + b'A-2,2025-03-01,"' + b"x" * 5_000_000,
            "orders.csv",
            "file: cannot be read as CSV after row 2: field larger than field limit (4000000)",
        ),
    ],
    ids=["letters that are not UTF-8 far below", "a cell of five million characters"],
)
async def test_what_shows_only_while_reading_ends_the_job_with_nothing_imported(
    owner: Any, bring: Any, content: bytes, name: str, message: str
) -> None:
    job = await bring(owner, "orders", content, name)

    assert (job["status"], job["error"]) == ("failed", message)
    assert (await owner.get("/api/v1/sales")).json()["total"] == 0


async def test_rows_that_cannot_be_read_are_rows_not_the_end(owner: Any, bring: Any) -> None:
    good = json.dumps(LINES[1])
    wrong = json.dumps({**LINES[1], "order_number": "A-9", "sku": ["no"]})
    content = f'{good}\n{{"order_number": \n[1, 2]\n{wrong}\n'.encode()

    job = await bring(owner, "orders", content, "orders.jsonl")

    assert job["result"]["errors"] == [
        {"row": 2, "field": "", "message": "is not valid JSON"},
        {"row": 3, "field": "", "message": "is not a JSON object"},
        {"row": 4, "field": "sku", "message": "must be one value, not a list or an object"},
    ]
    assert (job["result"]["imported"], job["result"]["failed"]) == (1, 3)


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("{", "is not valid JSON"),
        ('["sku"]', 'must be an object such as {"sku": "StockCode"}'),
        ('{"colour": "sku"}', None),
        (
            '{"sku": "Artikel"}',
            "the file has no column 'Artikel'; its columns are order_number, order_date, sku, quantity, unit_price",
        ),
    ],
)
async def test_a_bad_mapping_is_refused(owner: Any, mapping: str, message: str | None) -> None:
    answer = await owner.post(
        "/api/v1/orders/import", files={"file": ("orders.csv", HEADER + ROW)}, data={"mapping": mapping}
    )

    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == "mapping"
    assert error["message"] == message or (
        message is None and error["message"].startswith("'colour' is no field of orders; those are order_number")
    )


async def test_a_file_beyond_the_limit_is_refused(owner: Any, configure: Any) -> None:
    configure(max_upload_bytes=2_000)

    answer = await owner.post("/api/v1/orders/import", files={"file": ("orders.csv", HEADER + ROW * 1_000)})

    assert (answer.status_code, answer.json()["title"]) == (413, "Too large")
    assert (await owner.get("/api/v1/jobs")).json()["total"] == 0
