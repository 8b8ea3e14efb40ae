"""A small file at once: all of it in the request's own transaction, or nothing. Files of any size are jobs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import anyio
from fastapi import UploadFile
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import importing as catalog, naming, rules
from tradepost.core import events, files
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings
from tradepost.imports import fields, readers
from tradepost.inventory import importing as inventory

MOST_ROWS = 10_000
MOST_TOLD = 100

Row = tuple[int, dict[str, Any]]
Wrong = list[tuple[int, str, str]]


class BadRows(Invalid):
    """422: what is wrong in which row; nothing was taken."""

    def __init__(self, wrong: Wrong) -> None:
        told = sorted(wrong)[:MOST_TOLD]
        row, field, message = told[0]
        Exception.__init__(self, message)
        where = f"Row {row}: {field} {message}".rstrip()
        more = f" ({len(wrong) - 1} more)" if len(wrong) > 1 else ""
        self.detail, self.headers = f"{where}{more}. Nothing was imported", {}
        self.extra = {"errors": [{"row": row, "field": field, "message": message} for row, field, message in told]}


async def take_goods(db: AsyncSession, upload: UploadFile) -> int:
    """Products that go by their names: name, quantity, price and category; how many there are now.

    Unknown categories are made. BadRows for a value that is wrong, a name that is taken or stands twice; BadFile for a
    file that is no table, or too long for one answer.
    """
    key = files.new_key("imports", upload.filename or "file")
    await files.save_upload(upload, key, most=settings().max_upload_bytes)
    try:
        rows, wrong = await anyio.to_thread.run_sync(_read, key, upload.filename or "file")
    finally:
        await files.delete(key)
    await naming.claim_names(db)
    taken = await naming.taken(db, [values["name"] for _row, values in rows])
    wrong += [(row, "name", "is the name of a product already") for row, values in rows if values["name"] in taken]
    if wrong:
        raise BadRows(wrong)
    await _make(db, rows)
    return len(rows)


def _read(key: str, name: str) -> tuple[list[Row], Wrong]:
    with files.local_copy(key) as path:
        return _rows(path, name)


def _rows(path: Path, name: str) -> tuple[list[Row], Wrong]:
    found: list[Row] = []
    wrong: Wrong = []
    seen: dict[str, int] = {}
    with readers.open_table(path, name) as table:
        parser = fields.Parser("goods", fields.match("goods", table.columns))
        for number, values in table.rows:
            if len(found) + len(wrong) >= MOST_ROWS:
                raise readers.BadFile(f"has more than {MOST_ROWS:,} rows: import it as a job")
            if isinstance(values, readers.BadRow):
                wrong.append((number, "", values.message))
                continue
            parsed, faults = parser.row(values)
            wrong += [(number, field, message) for field, message in faults]
            if faults:
                continue
            if seen.setdefault(parsed["name"], number) != number:
                wrong.append((number, "name", f"stands in row {seen[parsed['name']]} already"))
            found.append((number, parsed))
    if not found and not wrong:
        raise readers.BadFile("has no rows")
    return found, wrong


async def _make(db: AsyncSession, rows: Sequence[Row]) -> None:
    skus = [rules.new_sku() for _ in rows]
    new = [
        catalog.NewProduct(
            sku,
            values["name"],
            category=values["category"],
            description=values.get("description", ""),
            price=values["price"],
            status=rules.ACTIVE,
        )
        for sku, (_row, values) in zip(skus, rows, strict=True)
    ]
    with events.importing():
        made = await catalog.create(db, new, catalog.Names())
        levels = {made[sku].variant_id: values["quantity"] for sku, (_row, values) in zip(skus, rows, strict=True)}
        await inventory.set_levels(db, levels, reason="Product import")
