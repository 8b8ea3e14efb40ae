"""Imports as jobs: the file is staged, then applied batch by batch, each batch one transaction with its progress."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import anyio
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events, files, jobs
from tradepost.core.jobs import Cancelled, Job, JobError, Run, job
from tradepost.core.settings import settings
from tradepost.imports import staging
from tradepost.imports.batches import APPLY, Context, Group, Outcome

BATCH = 2_000
TELL_EVERY = 1.0


async def run_import(run: Run) -> dict[str, Any]:
    """Do an import from wherever it stands. Arguments: kind, file (stored), name, mapping, dry_run, move_stock."""
    target = settings().data_dir / "imports" / f"{run.id}.staging"
    if not run.state.get("staged") or not target.exists():
        await _stage(run, target)
    context = Context(move_stock=run.args.get("move_stock", False))
    apply = APPLY[run.args["kind"]]
    groups = await _next(target, run.state["group"])
    while groups:
        # The next batch is read while the database works on this one.
        coming = asyncio.create_task(_next(target, groups[-1][0]))
        async with _given_up(coming), run.transaction() as db:
            with events.importing():
                outcome = await (_try(db, context, groups, run) if run.args["dry_run"] else apply(db, context, groups))
            for row, field, message in outcome.errors:
                run.error(row, field, message)
            run.state = {
                **run.state,
                "group": groups[-1][0],
                "imported": run.state["imported"] + outcome.imported,
                "skipped": run.state["skipped"] + outcome.skipped,
                "failed": run.state["failed"] + len(outcome.errors),
            }
            run.done += sum(len(rows) for _group, rows in groups)
            run.message = f"{run.done:,} of {run.total or 0:,} rows"
        if run.args["dry_run"]:
            context = Context(move_stock=context.move_stock)  # what the trial made is gone again
        groups = await coming
    result = await _report(run)
    await anyio.to_thread.run_sync(_clear, target)
    return result


async def _next(target: Path, after: int) -> list[Group]:
    return await anyio.to_thread.run_sync(staging.groups, target, after, BATCH)


@asynccontextmanager
async def _given_up(task: "asyncio.Task[list[Group]]") -> AsyncIterator[None]:
    """When the block fails, nobody waits for the task any more; its thread reads its batch to the end."""
    try:
        yield
    except BaseException:
        task.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await task
        raise


async def _try(db: AsyncSession, context: Context, groups: list[Group], run: Run) -> Outcome:
    """Apply a batch and take it back: a dry run does exactly what the real one would."""
    savepoint = await db.begin_nested()
    try:
        return await APPLY[run.args["kind"]](db, context, groups)
    finally:
        await savepoint.rollback()
        db.expunge_all()


async def _stage(run: Run, target: Path) -> None:
    """Read the file into the job's staging; its bad rows and counts are committed as one: a restart repeats nothing."""
    stored, kind, name, mapping = run.args["file"], run.args["kind"], run.args["name"], run.args["mapping"]

    rows_read, stopped = 0, False

    def progress(count: int) -> None:
        nonlocal rows_read
        rows_read = count
        if stopped:
            raise Cancelled

    def read() -> staging.Staged:
        with files.local_copy(stored) as source:
            return staging.stage(source, name, kind, mapping, target, progress)

    # A restart whose staging is gone (another machine, a cleared disk) reads the file again and goes on where it was.
    again = bool(run.state.get("staged"))
    run.message = "Reading the file"
    reading = asyncio.create_task(anyio.to_thread.run_sync(read))
    try:
        # How many rows were read is told while the total is not known; a request to stop is heard meanwhile.
        while not (await asyncio.wait([reading], timeout=TELL_EVERY))[0]:
            if not again:
                run.done = rows_read
            async with run.transaction():
                pass
    except BaseException:
        stopped = True
        with suppress(Cancelled):
            await reading
        raise
    counts = reading.result()
    async with run.transaction() as db:
        if not again:
            await db.execute(delete(JobError).where(JobError.job_id == run.id))
            run.error_count, place = 0, 0
            while found := await anyio.to_thread.run_sync(staging.errors, target, place, 5_000):
                place = found[-1][0]
                await db.execute(
                    insert(JobError),
                    [
                        {"job_id": run.id, "row": row, "field": field[:60], "message": message}
                        for _place, row, field, message in found
                    ],
                )
            run.error_count = place
            run.state = {
                "staged": True,
                "group": 0,
                "imported": 0,
                "skipped": 0,
                "failed": counts.bad,
                "rows": counts.rows,
            }
            run.done = counts.bad
        run.total = counts.rows
        run.message = "Checked, now importing"


async def _report(run: Run) -> dict[str, Any]:
    async with run.transaction() as db:
        first = (
            (
                await db.execute(
                    select(JobError)
                    .where(JobError.job_id == run.id)
                    .order_by(JobError.row, JobError.id)
                    .limit(jobs.KEPT_ERRORS)
                )
            )
            .scalars()
            .all()
        )
    state = run.state
    run.message = "Tried, nothing changed" if run.args["dry_run"] else "Done"
    return {
        "rows": state["rows"],
        "imported": state["imported"],
        "skipped": state["skipped"],
        "failed": state["failed"],
        "dry_run": run.args["dry_run"],
        "errors": [{"row": error.row, "field": error.field, "message": error.message} for error in first],
    }


def _clear(target: Path) -> None:
    target.unlink(missing_ok=True)


def _register(kind: str) -> Any:
    async def handler(run: Run) -> dict[str, Any]:
        return await run_import(run)

    return job(f"imports.{kind}", queue="imports", shown=True)(handler)


HANDLERS = {kind: _register(kind) for kind in APPLY}


@job("imports.clear", every="41 3 * * *")
async def clear(run: Run) -> dict[str, Any]:
    """Remove what ended imports leave: uploads, and staging that a kill after the last commit left behind."""
    folder = settings().data_dir / "imports"
    names = [path.name.removesuffix(".staging") for path in folder.glob("*.staging")] if folder.is_dir() else []
    async with run.transaction() as db:
        going = set(
            (await db.execute(select(Job.id).where(Job.id.in_(names), Job.status.not_in((jobs.SUCCEEDED,))))).scalars()
        )
        ended = select(Job.args).where(Job.kind.startswith("imports."), Job.status == jobs.SUCCEEDED)
        recent = ended.where(Job.finished_at > clock.now() - timedelta(days=3))
        uploads = [args["file"] for args in (await db.execute(recent)).scalars() if "file" in args]
    gone = [name for name in names if name not in going]
    for name in gone:
        await anyio.to_thread.run_sync(_clear, folder / f"{name}.staging")
    for key in uploads:
        await files.delete(key)
    return {"cleared": len(gone), "uploads": len(uploads)}


__all__ = ["HANDLERS", "clear", "run_import"]
