"""The process that does the jobs: hands due rows to DBOS, which runs them durably, on schedule, within limits."""

import asyncio
import fcntl
import math
import os
import socket
import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSConfig, SetWorkflowID
from sqlalchemy import select

from tradepost.core import clock, followers, jobs
from tradepost.core.db import transaction
from tradepost.core.logs import logger
from tradepost.core.settings import settings

log = logger("worker")

# How many jobs of a queue run at once in one worker.
QUEUES = {"default": 4, "imports": 1, "channels": 4, "sales": 4}
LOOK_EVERY = 0.5
SWEEP_EVERY = 15
FORGET_EVERY = 6 * 3600


@DBOS.workflow(name="perform")
async def perform(job_id: str, attempt: int, attempts: int) -> None:
    """A job as a durable workflow: tried again with growing pauses, then given up with an id that is in the log."""
    try:
        await DBOS.run_step_async(
            {
                "name": "execute",
                "retries_allowed": True,
                "max_attempts": attempts,
                "interval_seconds": 1,
                "backoff_rate": 3,
            },
            jobs.execute,
            job_id,
            attempt,
        )
    except Exception as error:
        reference = uuid.uuid4().hex[:12]
        log.error("job.failed", job=job_id, reference=reference, exc_info=error)
        await DBOS.run_step_async(
            {"name": "give_up"},
            jobs.give_up,
            job_id,
            attempt,
            f"It failed {attempts} times; the log has the cause under {reference}",
        )


@DBOS.workflow(name="on_schedule")
async def on_schedule(scheduled: datetime, kind: str) -> None:
    """A line of the timetable came due: write its job, once for all workers."""

    async def write() -> None:
        key = f"{kind}@{scheduled.isoformat()}"
        async with transaction() as db:
            if (await db.execute(select(jobs.Job.id).where(jobs.Job.key == key))).scalar() is None:
                await jobs.later(db, jobs.KINDS[kind].handler, key=key)

    await DBOS.run_step_async({"name": "write"}, write)


def _slot(folder: Path) -> tuple[int, Any]:
    """The lowest number that no living worker on this machine holds.

    A worker that is started again takes its old number, and with it the work it left unfinished.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1000):
        file = (folder / f"worker-{number}.lock").open("w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
        else:
            return number, file
    raise RuntimeError("a thousand workers on one machine")


async def work(stop: asyncio.Event) -> None:
    """Run until `stop` is set. Needs `core.db.connect` and every module's jobs imported."""
    number, lock = _slot(settings().data_dir / "run")
    name = f"{socket.gethostname()[:80]}-{number}"
    await jobs.hand_back(name)
    await jobs.begin()
    config: DBOSConfig = {
        "name": "tradepost",
        "system_database_url": settings().jobs_database,
        "executor_id": name,
        # A job survives an upgrade: its handler starts anew from its own saved state.
        "application_version": "tradepost",
        "log_level": "WARNING",
        "use_listen_notify": False,
        "scheduler_polling_interval_sec": 30.0,
    }
    DBOS(config=config)
    DBOS.launch()
    for queue, most in QUEUES.items():
        await DBOS.register_queue_async(queue, worker_concurrency=most, polling_interval_sec=LOOK_EVERY)
    await DBOS.apply_schedules_async(
        [
            {"schedule_name": kind, "schedule": line, "workflow_fn": on_schedule, "context": kind}
            for kind, line in jobs.SCHEDULES.items()
        ]
    )
    log.info("worker.ready", slot=number, pid=os.getpid())
    swept = forgotten = -math.inf
    loop = asyncio.get_running_loop()
    following = asyncio.create_task(followers.run(stop))
    try:
        while not stop.is_set():
            try:
                if loop.time() - swept > SWEEP_EVERY:
                    swept = loop.time()
                    if loop.time() - forgotten > FORGET_EVERY:
                        forgotten = loop.time()
                        await asyncio.to_thread(_forget)
                    if lost := await jobs.sweep(name):
                        log.warning("jobs.reclaimed", count=lost)
                await _hand_over(name)
            except Exception as error:
                log.error("worker.trouble", exc_info=error)
            try:
                await asyncio.wait_for(stop.wait(), LOOK_EVERY)
            except TimeoutError:
                continue
    finally:
        stop.set()
        await following
        DBOS.destroy(workflow_completion_timeout_sec=5)
        lock.close()


def _forget() -> None:
    """Ended workflows older than a week: the jobs' own rows are what people see."""
    before = (clock.now() - timedelta(days=7)).isoformat()
    while old := DBOS.list_workflows(
        status=["SUCCESS", "ERROR", "CANCELLED"], end_time=before, limit=500, load_input=False, load_output=False
    ):
        DBOS.delete_workflows([workflow.workflow_id for workflow in old])


async def _hand_over(worker: str) -> None:
    for one in await jobs.claim(worker):
        kind = jobs.KINDS.get(one.kind)
        if kind is None:
            await jobs.give_up(one.id, one.attempt, f"This version of the program knows no job called {one.kind}")
            continue
        with SetWorkflowID(f"{one.id}:{one.attempt}"):
            await DBOS.enqueue_workflow_async(one.queue, perform, one.id, one.attempt, kind.attempts)
