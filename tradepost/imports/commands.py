"""Imports on the command line: the same job as over HTTP, done here and now, with a progress bar."""

import asyncio
import shutil
from collections.abc import Mapping
from pathlib import Path

import anyio
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from tradepost.core import clock, files, jobs
from tradepost.core.db import reading, transaction
from tradepost.core.jobs import Job
from tradepost.imports import service

SHOWN = 20


async def import_file(kind: str, path: Path, mapping: Mapping[str, str], *, dry_run: bool, move_stock: bool) -> Job:
    """Import a file and show how far it is; the ended job. Killed in between, the next worker finishes it."""
    service.look(path, path.name, kind, mapping)
    key = files.new_key("imports", path.name)

    def store() -> None:
        with path.open("rb") as source, files.open_for_writing(key) as target:
            shutil.copyfileobj(source, target, files.CHUNK)

    await anyio.to_thread.run_sync(store)
    async with transaction() as db:
        job = await service.begin(db, kind, key, path.name, mapping=mapping, dry_run=dry_run, move_stock=move_stock)
        job.dispatched, job.worker, job.lease_until = job.attempt, "command", clock.now() + jobs.LEASE  # ours to do
    doing = asyncio.create_task(jobs.execute(job.id, job.attempt))
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    ) as progress:
        bar = progress.add_task(f"Importing {kind}", total=None)
        while not doing.done():
            await asyncio.wait([doing], timeout=0.3)
            async with reading() as db:
                now = await db.get(Job, job.id)
            if now is not None:
                progress.update(
                    bar, completed=now.done, total=now.total, description=now.message or f"Importing {kind}"
                )
    error = doing.exception()
    if error is not None:
        await jobs.give_up(job.id, job.attempt, str(error))
        raise error
    async with reading() as db:
        ended = await db.get(Job, job.id)
    return ended or job


def report(job: Job) -> int:
    """Print what became of it; the exit code: 0 when every row was taken or there already, 1 otherwise."""
    console = Console()
    if job.status != jobs.SUCCEEDED or job.result is None:
        console.print(f"[red]{job.status}: {job.error}")
        return 1
    result = job.result
    verb = "would be imported" if result["dry_run"] else "imported"
    console.print(
        f"{result['rows']:,} rows: {result['imported']:,} {verb}, "
        f"{result['skipped']:,} there already, {result['failed']:,} not taken."
    )
    if result["errors"]:
        table = Table("row", "field", "what is wrong")
        for error in result["errors"][:SHOWN]:
            table.add_row(str(error["row"]), error["field"], error["message"])
        console.print(table)
        if len(result["errors"]) > SHOWN:
            console.print(f"… and more: tradepost keeps them all under job {job.id}.")
    return 1 if result["failed"] else 0
