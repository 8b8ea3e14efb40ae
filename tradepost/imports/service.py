"""Starting an import: the file is stored and looked into, then a job does the rest."""

from collections.abc import Mapping
from pathlib import Path

import anyio
from fastapi import UploadFile
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import files
from tradepost.core.errors import Problem
from tradepost.core.jobs import Job, later
from tradepost.core.settings import settings
from tradepost.imports import fields, readers
from tradepost.imports.jobs import HANDLERS


def look(path: Path, name: str, kind: str, mapping: Mapping[str, str]) -> dict[str, str]:
    """{our field: column} of a file; Invalid when it is no table or lacks a required column."""
    with readers.open_table(path, name) as table:
        return fields.match(kind, table.columns, mapping)


async def start(
    db: AsyncSession, kind: str, upload: UploadFile, *, mapping: Mapping[str, str], dry_run: bool, move_stock: bool
) -> Job:
    """Store an upload and write down the job that imports it; a file that is no table is refused and not kept."""
    name = upload.filename or "file"
    key = files.new_key("imports", name)
    await files.save_upload(upload, key, most=settings().max_upload_bytes)

    def check() -> None:
        with files.local_copy(key) as path:
            look(path, name, kind, mapping)

    try:
        await anyio.to_thread.run_sync(check)
    except Problem:
        await files.delete(key)
        raise
    return await begin(db, kind, key, name, mapping=mapping, dry_run=dry_run, move_stock=move_stock)


async def begin(
    db: AsyncSession, kind: str, key: str, name: str, *, mapping: Mapping[str, str], dry_run: bool, move_stock: bool
) -> Job:
    """The job for a file that is stored already."""
    return await later(
        db,
        HANDLERS[kind],
        title=name,
        kind=kind,
        file=key,
        name=name,
        mapping=dict(mapping),
        dry_run=dry_run,
        move_stock=move_stock,
    )
