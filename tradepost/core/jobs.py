"""Work that can wait: a job is a row written in the transaction that causes it, done later by a worker, once.

`later(db, send, to="...")` writes the row. A worker (core.worker) hands it to DBOS, which runs `execute` durably:
a process killed at any moment starts the same job again where its last committed transaction left it.
A job's effect and its progress (`state`, `done`) are committed together, so nothing is done twice or missed.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core import clock, events
from tradepost.core.db import Base, BigId, LongText, new, put, reading, table_args, transaction
from tradepost.core.errors import Conflict, Problem
from tradepost.core.logs import logger

log = logger("jobs")
LEASE = timedelta(seconds=45)
KEPT_ERRORS = 1000

QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED = "queued", "running", "succeeded", "failed", "cancelled"
ENDED = (SUCCEEDED, FAILED, CANCELLED)


class Job(Base):
    """One piece of work. `attempt` fences: whoever holds an older one can no longer write."""

    __tablename__ = "jobs"
    __table_args__ = table_args(Index("ix_jobs_due", "status", "run_at"), Index("ix_jobs_newest", "created_at"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=lambda: str(uuid.uuid4()))
    kind: Mapped[str] = mapped_column(String(60), index=True)
    queue: Mapped[str] = mapped_column(String(30), default="default")
    title: Mapped[str] = mapped_column(String(255), default="")
    key: Mapped[str | None] = mapped_column(String(120), unique=True)
    status: Mapped[str] = mapped_column(String(12), default=QUEUED)
    attempt: Mapped[int] = mapped_column(default=1)
    dispatched: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str] = mapped_column(String(100), default="")
    cancel: Mapped[bool] = mapped_column(default=False)
    args: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[dict[str, Any]] = mapped_column(default=dict)
    done: Mapped[int] = mapped_column(BigInteger, default=0)
    total: Mapped[int | None] = mapped_column(BigInteger)
    message: Mapped[str] = mapped_column(String(255), default="")
    error_count: Mapped[int] = mapped_column(BigInteger, default=0)
    result: Mapped[dict[str, Any] | None]
    error: Mapped[str] = mapped_column(LongText, default="")
    account_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    actor_kind: Mapped[str] = mapped_column(String(20), default="system")
    actor_name: Mapped[str] = mapped_column(String(255), default="system")
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    run_at: Mapped[datetime] = mapped_column(default=clock.now)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]


class JobError(Base):
    """A row of a file that could not be taken, and why."""

    __tablename__ = "job_errors"
    __table_args__ = table_args(Index("ix_job_errors_job", "job_id", "id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"))
    row: Mapped[int] = mapped_column(BigInteger)
    field: Mapped[str] = mapped_column(String(60), default="")
    message: Mapped[str] = mapped_column(String(500))


class Superseded(Exception):
    """Another worker has taken this job over: stop without a word."""


class Cancelled(Exception):
    """Somebody cancelled the job: what is committed stays, the rest is not done."""


Handler = Callable[["Run"], Awaitable[dict[str, Any] | None]]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a job's name stands for. `shown`: people see it in the list of jobs; the others (mails) are housekeeping."""

    name: str
    handler: Handler
    queue: str
    attempts: int
    shown: bool


KINDS: dict[str, Kind] = {}
SCHEDULES: dict[str, str] = {}
AT_START: list[str] = []


def job(
    name: str,
    *,
    queue: str = "default",
    attempts: int = 3,
    shown: bool = False,
    every: str | None = None,
    at_start: bool = False,
) -> Callable[[Handler], Handler]:
    """Register a handler for a kind of job; `every` is a crontab line (UTC) on which it is also done by itself.

    `at_start`: also whenever a worker starts, for what a killed process may have left open.
    """

    def register(handler: Handler) -> Handler:
        KINDS[name] = Kind(name, handler, queue, attempts, shown)
        handler.job_name = name  # type: ignore[attr-defined]  # the function is how `later` names the job
        if every:
            SCHEDULES[name] = every
        if at_start:
            AT_START.append(name)
        return handler

    return register


async def later(
    db: AsyncSession,
    handler: Handler,
    *,
    title: str = "",
    key: str | None = None,
    at: datetime | None = None,
    total: int | None = None,
    queue: str | None = None,
    **args: Any,
) -> Job:
    """Write down a job in this transaction. Arguments are JSON's own types.

    `key` makes it unique; `at` delays it; `queue` is another one than its kind's.
    """
    kind, who = KINDS[handler.job_name], events.actor()  # type: ignore[attr-defined]  # set by @job
    made = new(
        Job,
        kind=kind.name,
        queue=queue or kind.queue,
        title=title,
        key=key,
        args=args,
        state={},
        total=total,
        run_at=at or clock.now(),
        account_id=who.id,
        actor_kind=who.kind,
        actor_name=who.name,
    )
    await put(db, [made])
    return made


class Run:
    """A job being done: its arguments, and transactions that commit effect and progress together."""

    def __init__(self, row: Job) -> None:
        self.id, self.attempt, self.kind, self.args = row.id, row.attempt, row.kind, dict(row.args)
        self.state: dict[str, Any] = dict(row.state)
        self.done, self.total, self.message, self.error_count = row.done, row.total, row.message, row.error_count
        self.result: dict[str, Any] | None = None
        self._errors: list[dict[str, Any]] = []

    def error(self, row: int, field: str, message: str) -> None:
        """Report a bad row; kept with the transaction that is open or comes next."""
        self.error_count += 1
        self._errors.append({"job_id": self.id, "row": row, "field": field[:60], "message": message[:500]})

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """One step: what the block writes and `state`, `done`, `total`, `message` of the run are committed as one.

        Raises Cancelled when somebody asked for it, Superseded when another worker has the job.
        """
        async with transaction() as db:
            cancel = (
                await db.execute(
                    select(Job.cancel)
                    .where(Job.id == self.id, Job.attempt == self.attempt, Job.status == RUNNING)
                    .with_for_update()
                )
            ).scalar_one_or_none()
            if cancel is None:
                raise Superseded
            if cancel:
                raise Cancelled
            yield db
            if self._errors:
                await db.execute(insert(JobError), self._errors)
            await db.execute(
                update(Job)
                .where(Job.id == self.id)
                .values(
                    state=self.state,
                    done=self.done,
                    total=self.total,
                    message=self.message[:255],
                    error_count=self.error_count,
                    lease_until=clock.now() + LEASE,
                )
                .execution_options(synchronize_session=False)
            )
        self._errors.clear()


async def _heartbeat(run: Run) -> None:
    while True:
        await asyncio.sleep(LEASE.total_seconds() / 3)
        with suppress(Exception):  # a busy database: the next beat comes soon, and the lease has time
            async with transaction() as db:
                await db.execute(
                    update(Job)
                    .where(Job.id == run.id, Job.attempt == run.attempt, Job.status == RUNNING)
                    .values(lease_until=clock.now() + LEASE)
                )


async def execute(job_id: str, attempt: int) -> None:
    """Do a job from where its last committed step left it. A Problem ends it; what a retry may mend is raised."""
    async with transaction() as db:
        taken: Any = await db.execute(
            update(Job)
            .where(Job.id == job_id, Job.attempt == attempt, Job.status.in_((QUEUED, RUNNING)))
            .values(status=RUNNING, started_at=clock.now(), lease_until=clock.now() + LEASE)
            .execution_options(synchronize_session=False)
        )
        if not taken.rowcount:
            return
        row = (await db.execute(select(Job).where(Job.id == job_id))).scalar_one()
    run = Run(row)
    beat = asyncio.create_task(_heartbeat(run))
    try:
        with events.acting(events.Actor(row.actor_kind, row.account_id, row.actor_name)):
            result = await KINDS[row.kind].handler(run)
        await _end(run, SUCCEEDED, result=result)
        log.info("job.done", job=job_id, kind=row.kind, done=run.done, errors=run.error_count)
    except Superseded:
        log.info("job.superseded", job=job_id, kind=row.kind)
    except Cancelled:
        await _end(run, CANCELLED, result=run.result)
        log.info("job.cancelled", job=job_id, kind=row.kind)
    except Problem as problem:
        await _end(run, FAILED, error=problem.detail, result=run.result)
        log.info("job.refused", job=job_id, kind=row.kind, detail=problem.detail)
    finally:
        beat.cancel()


async def _end(run: Run, status: str, *, result: dict[str, Any] | None = None, error: str = "") -> None:
    async with transaction() as db:
        values: dict[str, Any] = {
            "status": status,
            "finished_at": clock.now(),
            "result": result,
            "error": error,
            "done": run.done,
            "total": run.total,
            "error_count": run.error_count,
            "lease_until": None,
        }
        if status == SUCCEEDED and not KINDS[run.kind].shown:
            values["args"] = {}  # a mail's text may hold a link that opens an account
        ended: Any = await db.execute(
            update(Job)
            .where(Job.id == run.id, Job.attempt == run.attempt, Job.status == RUNNING)
            .values(**values)
            .execution_options(synchronize_session=False)
        )
        if ended.rowcount and run._errors:  # noqa: SLF001 - the run's own module
            await db.execute(insert(JobError), run._errors)  # noqa: SLF001 - its own module


async def give_up(job_id: str, attempt: int, why: str) -> None:
    """Mark a job as failed after its last attempt."""
    async with transaction() as db:
        await db.execute(
            update(Job)
            .where(Job.id == job_id, Job.attempt == attempt, Job.status.in_((QUEUED, RUNNING)))
            .values(status=FAILED, finished_at=clock.now(), error=why, lease_until=None)
        )


async def cancel(db: AsyncSession, found: Job) -> None:
    """Ask a job to stop: one that waits ends at once, one that runs ends before its next step."""
    if found.status in ENDED:
        raise Conflict(f"The job has already {found.status}")
    waiting: Any = await db.execute(
        update(Job)
        .where(Job.id == found.id, Job.status == QUEUED)
        .values(status=CANCELLED, cancel=True, finished_at=clock.now())
    )
    if not waiting.rowcount:
        await db.execute(update(Job).where(Job.id == found.id).values(cancel=True))
    await db.refresh(found)


async def retry(db: AsyncSession, found: Job) -> None:
    """Do a failed or cancelled job again, from where its last committed step left it."""
    again: Any = await db.execute(
        update(Job)
        .where(Job.id == found.id, Job.status.in_((FAILED, CANCELLED)))
        .values(status=QUEUED, attempt=Job.attempt + 1, cancel=False, error="", finished_at=None, run_at=clock.now())
    )
    if not again.rowcount:
        raise Conflict(f"Only a failed or cancelled job can be done again; this one is {found.status}")
    await db.refresh(found)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that one worker has taken to do."""

    id: str
    attempt: int
    kind: str
    queue: str


async def claim(worker: str, limit: int = 100) -> list[Claimed]:
    """Take jobs that are due, each for one worker alone whoever else is looking; its lease runs until it is renewed."""
    async with reading() as db:
        query = select(Job.id, Job.attempt, Job.kind, Job.queue).where(
            Job.status == QUEUED, Job.dispatched < Job.attempt, Job.run_at <= clock.now()
        )
        waiting = [Claimed(*row) for row in await db.execute(query.order_by(Job.run_at).limit(limit))]
    if not waiting:
        return []
    taken = []
    async with transaction() as db:
        for one in sorted(waiting, key=lambda job: job.id):
            ours: Any = await db.execute(
                update(Job)
                .where(Job.id == one.id, Job.attempt == one.attempt, Job.status == QUEUED, Job.dispatched < Job.attempt)
                .values(dispatched=Job.attempt, worker=worker, lease_until=clock.now() + LEASE)
                .execution_options(synchronize_session=False)
            )
            if ours.rowcount:
                taken.append(one)
    return [one for one in waiting if one in taken]


async def begin() -> None:
    """Write down what is done whenever a worker starts."""
    async with transaction() as db:
        for name in AT_START:
            await later(db, KINDS[name].handler)


async def hand_back(worker: str) -> None:
    """A worker that starts again takes anew what it had taken and not begun: handing it over twice does no harm."""
    async with transaction() as db:
        await db.execute(update(Job).where(Job.status == QUEUED, Job.worker == worker).values(dispatched=0))


async def sweep(worker: str) -> int:
    """Renew the leases of what this worker has waiting, put back what another has not been heard of for a lease.

    What is put back has one attempt more: whatever the lost worker still writes is fenced off. How many came back.
    """
    async with transaction() as db:
        await db.execute(
            update(Job).where(Job.status == QUEUED, Job.worker == worker).values(lease_until=clock.now() + LEASE)
        )
        lost: Any = await db.execute(
            update(Job)
            .where(Job.status.in_((QUEUED, RUNNING)), Job.dispatched == Job.attempt, Job.lease_until < clock.now())
            .values(status=QUEUED, attempt=Job.attempt + 1, lease_until=None)
        )
    return int(lost.rowcount)


async def drain(*, limit: int = 1000) -> int:
    """Do every job that is due, here and now, one after another: for commands without a worker, and for tests."""
    count = 0
    while count < limit and (claimed := await claim("here", 1)):
        (one,) = claimed
        try:
            await execute(one.id, one.attempt)
        except Exception as error:
            await give_up(one.id, one.attempt, str(error))
            raise
        count += 1
    return count


@job("core.forget_jobs", every="29 3 * * *")
async def forget(run: Run) -> dict[str, Any]:
    """Ended housekeeping is forgotten after a week, what people started after half a year."""
    shown = [kind.name for kind in KINDS.values() if kind.shown]
    async with run.transaction() as db:
        gone: Any = await db.execute(
            delete(Job).where(
                Job.status.in_(ENDED),
                (Job.kind.not_in(shown) & (Job.finished_at < clock.now() - timedelta(days=7)))
                | (Job.finished_at < clock.now() - timedelta(days=180)),
            )
        )
    return {"forgotten": gone.rowcount}
