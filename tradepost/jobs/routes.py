"""Long work as people see it: /jobs."""

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any

import orjson
from fastapi import Depends, Query, Response
from sqlalchemy import Select, or_, select
from sse_starlette import EventSourceResponse, ServerSentEvent

from tradepost.accounts.auth import AnyCaller, Caller, may
from tradepost.accounts.rights import Right
from tradepost.core import jobs
from tradepost.core.db import Db, reading
from tradepost.core.errors import NotFound
from tradepost.core.jobs import Job, JobError
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.sheets import defused
from tradepost.core.web import Schema, router as make_router

router = make_router("jobs")

Listed = Annotated[Paging, Depends(paging(Job.id, "-created_at", created_at=Job.created_at))]
LOOK_EVERY = 0.3


class RowError(Schema):
    """A row of the file that was not taken."""

    row: int
    field: str
    message: str


class JobOut(Schema):
    """A job: `done` of `total` steps (null while unknown); `errors` are the first hundred of `error_count` bad rows."""

    id: str
    kind: str
    title: str
    status: str
    done: int
    total: int | None
    message: str
    error: str
    error_count: int
    errors: list[RowError] = []
    result: dict[str, Any] | None
    started_by: str
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


def shape(job: Job, errors: list[JobError] | None = None) -> JobOut:
    """A job's row for the wire; its arguments stay inside."""
    plain = {name: getattr(job, name) for name in JobOut.model_fields if name not in {"errors", "started_by"}}
    return JobOut(**plain, started_by=job.actor_name, errors=[RowError.model_validate(e) for e in errors or []])


def _visible(who: Caller) -> Select[Job]:
    """Jobs people see: staff all, others their own."""
    shown = [kind.name for kind in jobs.KINDS.values() if kind.shown]
    query = select(Job).where(Job.kind.in_(shown))
    return query if who.has(Right.JOBS_READ) else query.where(Job.account_id == who.id, Job.actor_kind == "account")


async def _found(db: Db, who: Caller, job_id: str) -> Job:
    job: Job | None = (await db.execute(_visible(who).where(Job.id == job_id))).scalar_one_or_none()
    if job is None:
        raise NotFound("job", job_id)
    return job


async def _errors(db: Db, job_id: str, limit: int = 100) -> list[JobError]:
    return list(
        (
            await db.execute(select(JobError).where(JobError.job_id == job_id).order_by(JobError.id).limit(limit))
        ).scalars()
    )


@router.get("/jobs")
async def list_jobs(
    db: Db,
    who: AnyCaller,
    page: Listed,
    status: Annotated[str | None, Query(max_length=12)] = None,
    kind: Annotated[
        str | None, Query(max_length=60, description="A kind, or the first word of several: imports")
    ] = None,
) -> Page[JobOut]:
    """Jobs, newest first: all for staff, their own for others."""
    query = _visible(who)
    if status:
        query = query.where(Job.status == status)
    if kind:
        query = query.where(or_(Job.kind == kind, Job.kind.startswith(f"{kind}.", autoescape=True)))
    return Page[JobOut](**await paged(db, query, page, shape))


@router.get("/jobs/{job_id}")
async def get_job(db: Db, who: AnyCaller, job_id: str) -> JobOut:
    """One job with its progress and its first hundred row errors."""
    job = await _found(db, who, job_id)
    return shape(job, await _errors(db, job.id))


@router.get("/jobs/{job_id}/errors")
async def get_errors(db: Db, who: AnyCaller, job_id: str) -> Response:
    """Every row error as CSV (row, field, message)."""
    job = await _found(db, who, job_id)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["row", "field", "message"])
    for error in await _errors(db, job.id, 1_000_000):
        writer.writerow([error.row, error.field, defused(error.message)])
    return Response(
        text.getvalue(),
        media_type="text/csv",
        headers={"content-disposition": f'attachment; filename="errors-{job.id}.csv"'},
    )


@router.get("/jobs/{job_id}/events")
async def follow_job(db: Db, who: AnyCaller, job_id: str) -> EventSourceResponse:
    """The job as server-sent events, `event: job` each time something changed, until it has ended."""
    first = await _found(db, who, job_id)

    async def changes() -> AsyncIterator[ServerSentEvent]:
        last = b""
        while True:
            async with reading() as session:
                job = await session.get(Job, first.id)
                if job is None:
                    return
                body = orjson.dumps(shape(job, await _errors(session, job.id)).model_dump(mode="json"))
            if body != last:
                yield ServerSentEvent(data=body.decode(), event="job")
                last = body
            if job.status in jobs.ENDED:
                return
            await asyncio.sleep(LOOK_EVERY)

    return EventSourceResponse(changes(), ping=15)


@router.post("/jobs/{job_id}/cancel")
async def cancel_job(db: Db, who: Annotated[Caller, may(Right.JOBS_WRITE)], job_id: str) -> JobOut:
    """Stop a job before its next step; what it has committed stays."""
    job = await _found(db, who, job_id)
    await jobs.cancel(db, job)
    return shape(job)


@router.post("/jobs/{job_id}/retry")
async def retry_job(db: Db, who: Annotated[Caller, may(Right.JOBS_WRITE)], job_id: str) -> JobOut:
    """Do a failed or cancelled job again from where it stopped."""
    job = await _found(db, who, job_id)
    await jobs.retry(db, job)
    return shape(job)
