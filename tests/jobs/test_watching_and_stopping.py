"""A job's progress can be followed live; it can be stopped, and done again from where it stopped."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from tradepost.core import clock, db, events, jobs
from tradepost.core.errors import Conflict
from tradepost.core.jobs import Job, JobError, Run, job, later

STEPS = 5
reached = asyncio.Event()


@job("tests.count", shown=True)
async def count(run: Run) -> dict[str, Any]:
    """Five steps, each reporting a bad row; may be told to fail at one, or to ask for its own end after one."""
    while run.done < STEPS:
        async with run.transaction():
            if run.args.get("fail_at") == run.done:
                raise Conflict("The third step does not like you")
            run.error(run.done, "step", "done")
            run.done += 1
            run.message = f"step {run.done}"
        if run.args.get("ask_at") == run.done:
            async with db.transaction() as session:
                await jobs.cancel(session, (await session.execute(select(Job).where(Job.id == run.id))).scalar_one())
    return {"steps": run.done}


async def begin(who: Any, **args: Any) -> str:
    async with db.transaction() as session:
        with events.acting(events.Actor("account", who.id, "owner")):
            return (await later(session, count, title="Counting", total=STEPS, **args)).id


async def errors_of(job_id: str) -> int:
    async with db.reading() as session:
        found: int = (
            await session.execute(select(func.count(JobError.id)).where(JobError.job_id == job_id))
        ).scalar_one()
        return found


async def test_a_job_is_followed_live_until_it_ends(owner: Any) -> None:
    job_id = await begin(owner)
    follow = asyncio.create_task(owner.get(f"/api/v1/jobs/{job_id}/events"))
    await asyncio.sleep(0)
    await jobs.drain()

    stream = (await follow).text
    told = [json.loads(line.removeprefix("data: ")) for line in stream.splitlines() if line.startswith("data: ")]
    assert told[-1]["status"] == "succeeded"
    assert (told[-1]["done"], told[-1]["total"], told[-1]["result"]) == (STEPS, STEPS, {"steps": STEPS})


async def test_a_job_that_waits_is_stopped_at_once(owner: Any) -> None:
    job_id = await begin(owner)

    stopped = await owner.post(f"/api/v1/jobs/{job_id}/cancel")
    await jobs.drain()

    assert (stopped.status_code, stopped.json()["status"]) == (200, "cancelled")
    now = (await owner.get(f"/api/v1/jobs/{job_id}")).json()
    assert (now["status"], now["done"]) == ("cancelled", 0)
    assert (await owner.post(f"/api/v1/jobs/{job_id}/cancel")).status_code == 409


async def test_a_running_job_stops_before_its_next_step_and_goes_on_from_there(owner: Any) -> None:
    job_id = await begin(owner, ask_at=3)
    await jobs.drain()

    stopped = (await owner.get(f"/api/v1/jobs/{job_id}")).json()
    assert (stopped["status"], stopped["done"], stopped["error_count"], await errors_of(job_id)) == (
        "cancelled",
        3,
        3,
        3,
    )

    again = await owner.post(f"/api/v1/jobs/{job_id}/retry")
    assert (again.status_code, again.json()["status"]) == (200, "queued")
    await jobs.drain()

    ended = (await owner.get(f"/api/v1/jobs/{job_id}")).json()
    assert (ended["status"], ended["done"], ended["error_count"], await errors_of(job_id)) == ("succeeded", 5, 5, 5)
    assert (await owner.post(f"/api/v1/jobs/{job_id}/retry")).status_code == 409


async def test_a_refusal_ends_the_job_with_its_sentence_and_a_step_that_failed_leaves_nothing(owner: Any) -> None:
    job_id = await begin(owner, fail_at=2)
    await jobs.drain()

    failed = (await owner.get(f"/api/v1/jobs/{job_id}")).json()
    assert (failed["status"], failed["error"], failed["done"]) == ("failed", "The third step does not like you", 2)
    assert await errors_of(job_id) == 2


async def test_whoever_lost_the_job_can_write_no_more(owner: Any) -> None:
    job_id = await begin(owner)
    async with db.transaction() as session:
        late = clock.now() - timedelta(seconds=1)
        values = {"status": "running", "dispatched": 1, "worker": "slow", "lease_until": late}
        await session.execute(update(Job).where(Job.id == job_id).values(values))
    async with db.reading() as session:
        slow = Run((await session.execute(select(Job).where(Job.id == job_id))).scalar_one())
    assert await jobs.sweep("quick") == 1  # its lease has run out

    with pytest.raises(jobs.Superseded):
        async with slow.transaction():
            pass
    await jobs.drain()

    ended = (await owner.get(f"/api/v1/jobs/{job_id}")).json()
    assert (ended["status"], ended["done"], await errors_of(job_id)) == ("succeeded", 5, 5)


async def test_row_errors_come_as_a_file(owner: Any) -> None:
    job_id = await begin(owner)
    await jobs.drain()

    answer = await owner.get(f"/api/v1/jobs/{job_id}/errors")

    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.splitlines() == ["row,field,message", *[f"{n},step,done" for n in range(STEPS)]]


async def test_the_list_shows_the_newest_first_and_filters(owner: Any) -> None:
    first = await begin(owner)
    await jobs.drain()
    second = await begin(owner)

    listed = (await owner.get("/api/v1/jobs")).json()
    assert ([item["id"] for item in listed["items"]], listed["total"]) == ([second, first], 2)
    done = (await owner.get("/api/v1/jobs", params={"status": "succeeded"})).json()
    assert [item["id"] for item in done["items"]] == [first]
    assert (await owner.get("/api/v1/jobs/nothing")).status_code == 404


async def test_many_workers_looking_at_once_take_each_job_once(owner: Any) -> None:
    ids = {await begin(owner) for _ in range(12)}

    taken = await asyncio.gather(*(jobs.claim(f"worker-{n}") for n in range(8)))

    assert sorted(one.id for part in taken for one in part) == sorted(ids)
    assert [await jobs.claim("late") for _ in range(2)] == [[], []]


async def test_what_a_worker_took_and_never_began_is_done_by_another(owner: Any) -> None:
    job_id = await begin(owner)
    assert [one.id for one in await jobs.claim("lost")] == [job_id]
    assert await jobs.sweep("other") == 0  # it may still be at it

    async with db.transaction() as session:
        await session.execute(
            update(Job).where(Job.id == job_id).values(lease_until=clock.now() - timedelta(seconds=1))
        )
    assert await jobs.sweep("other") == 1
    await jobs.drain()

    ended = (await owner.get(f"/api/v1/jobs/{job_id}")).json()
    assert (ended["status"], ended["done"], await errors_of(job_id)) == ("succeeded", 5, 5)


async def test_a_worker_started_again_takes_up_what_it_had_taken(owner: Any) -> None:
    job_id = await begin(owner)
    await jobs.claim("vm-0")

    await jobs.hand_back("vm-0")

    assert [one.id for one in await jobs.claim("vm-0")] == [job_id]


async def test_old_housekeeping_is_forgotten_and_what_people_started_stays(owner: Any) -> None:
    shown = await begin(owner)
    async with db.transaction() as session:
        hidden = (await later(session, jobs.forget)).id
    await jobs.drain()
    async with db.transaction() as session:
        await session.execute(update(Job).values(finished_at=clock.now() - timedelta(days=8)))
        await later(session, jobs.forget)

    await jobs.drain()

    async with db.reading() as session:
        left = set(
            (await session.execute(select(Job.id).where(Job.finished_at < clock.now() - timedelta(days=1)))).scalars()
        )
    assert (shown in left, hidden in left) == (True, False)
