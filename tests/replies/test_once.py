"""Nobody is answered twice: whatever happens, in whatever order, however often it is read, killed or tried again."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sqlalchemy import delete, func, select, update

from tests import make_reviews
from tests.make_replies import RULES, SENDINGS, asked, became, happen, ordered, outcomes, rule, sendings, told
from tradepost.conversations.models import Message
from tradepost.core import clock, db, events, jobs, reactions
from tradepost.core.events import Reader
from tradepost.core.jobs import Job
from tradepost.notifications.models import Notification
from tradepost.replies import sending
from tradepost.replies.models import AutoReply, Sending
from tradepost.reviews.models import Reply

NAME = "replies.answer"


async def read_again(since: int = 0) -> None:
    """As if nothing behind this position had ever been read."""
    async with db.transaction() as session:
        await session.execute(update(Reader).where(Reader.name == NAME).values(position=since))


async def count(table, *where) -> int:
    async with db.reading() as session:
        return int((await session.execute(select(func.count(table.id)).where(*where))).scalar_one())


async def test_two_workers_at_once_answer_once(owner, buyer):
    await rule(owner)
    await ordered(buyer)
    await asyncio.gather(*[reactions.catch_up(NAME) for _ in range(3)])
    assert outcomes(await sendings()) == [("sent", "")]
    assert len(await told(buyer.id)) == 1


async def test_a_worker_killed_in_the_middle_has_answered_nothing_and_the_next_one_answers(owner, buyer, monkeypatch):
    await rule(owner)
    await ordered(buyer)
    whole = sending._send

    async def killed(*given):
        await whole(*given)
        raise RuntimeError("killed")

    monkeypatch.setattr(sending, "_send", killed)
    with pytest.raises(RuntimeError):
        await happen()
    assert (await sendings(), await told(buyer.id)) == ([], [])
    monkeypatch.undo()
    await happen()
    await happen()
    assert len(await told(buyer.id)) == 1


async def test_an_answer_let_go_by_two_at_once_goes_out_once(owner, manager, buyer):
    await rule(owner, approve=True)
    await ordered(buyer)
    await happen()
    (held,) = await sendings()
    path = f"{SENDINGS}/{held.id}/approve"
    answers = await asyncio.gather(*[who.post(path) for who in (owner, manager, owner)])
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]
    assert len(await told(buyer.id)) == 1


async def test_the_morning_job_done_twice_sends_once(owner, buyer):
    await rule(owner, quiet_from="00:00", quiet_to="23:59")
    await ordered(buyer)
    await happen()
    with clock.at(clock.now() + timedelta(days=1)):
        await jobs.drain()
        async with db.transaction() as session:
            again = update(Job).where(Job.kind == "replies.release")
            (made,) = await sendings()
            await session.execute(
                again.values(status="queued", attempt=Job.attempt + 1, args={"sending_id": made.id})
            )  # fmt: skip
        await jobs.drain()
    assert len(await told(buyer.id)) == 1


async def test_three_lines_in_a_row_are_answered_once_and_the_next_matter_anew(owner, buyer):
    await rule(owner, "question_asked", response="We will look into it.")
    made = await asked(buyer, await make_reviews.lamp())
    path = f"/api/v1/conversations/{made['id']}/messages"
    for text in ("Hello?", "Anybody?"):
        await buyer.post(path, json={"text": text})
    await happen()
    line = f"/api/v1/inbox/thread-{made['id']}"
    found = (await owner.get(line)).json()
    assert [(one["text"], one["auto"]) for one in found["messages"] if one["sender"] == "shop"] == [
        ("We will look into it.", True)
    ]
    # A first word is no answer: it still waits, since its first line.
    assert (found["state"], found["waiting_since"], found["answered_at"]) == ("waiting", found["asked_at"], None)
    await owner.post(f"{line}/reply", json={"text": "Yes."})
    await buyer.post(path, json={"text": "And is it warm?"})
    await happen()
    assert await count(Message, Message.auto) == 2


async def test_an_answer_that_settles_a_question_ends_its_wait(owner, buyer):
    await rule(owner, "question_asked", response="It does.", settles=True, conditions={"words": ["dimming"]})
    made = await asked(buyer, await make_reviews.lamp(), "Does it dim?")
    await happen()
    found = (await owner.get(f"/api/v1/inbox/thread-{made['id']}")).json()
    assert (found["state"], found["public"]) == ("answered", True)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("became"), st.integers(0, 1), st.sampled_from(["shipped", "delivered", "cancelled"])),
        st.tuples(st.just("review"), st.integers(0, 1)),
        st.tuples(
            st.just("rule"), st.sampled_from(["order_shipped", "order_delivered", "review_posted"]), st.booleans()
        ),
        st.tuples(st.just("quiet"), st.sampled_from(["order_shipped", "order_cancelled"])),
        st.tuples(st.just("forget_rule"), st.integers(0, 5)),
        st.sampled_from([("read",), ("again",), ("both",), ("decide", "approve"), ("decide", "reject"), ("morning",)]),
    ),
    min_size=3,
    max_size=12,
)


class Played:
    """A shop in which things happen, people decide, and whoever reads the log reads it again."""

    def __init__(self, owner, people, numbers) -> None:
        self.owner, self.people, self.numbers, self.begun = owner, people, numbers, 0

    async def became(self, order: int, status: str) -> None:
        await became(self.numbers[order], status)

    async def review(self, person: int) -> None:
        await make_reviews.posted(self.people[person], await make_reviews.lamp(), 5)

    async def rule(self, trigger: str, approve: bool) -> None:
        await rule(self.owner, trigger, response="Hello", approve=approve, position=0)

    async def quiet(self, trigger: str) -> None:
        await rule(self.owner, trigger, response="Good morning", quiet_from="00:00", quiet_to="23:59")

    async def forget_rule(self, place: int) -> None:
        listed = (await self.owner.get(RULES)).json()["items"]
        for one in listed[place : place + 1]:
            await self.owner.delete(f"{RULES}/{one['id']}")

    async def read(self) -> None:
        await reactions.catch_up(NAME)

    async def again(self) -> None:
        await read_again(self.begun)
        await reactions.catch_up(NAME)

    async def both(self) -> None:
        await read_again(self.begun)
        await asyncio.gather(*[reactions.catch_up(NAME) for _ in range(2)])

    async def morning(self) -> None:
        with clock.at(clock.now() + timedelta(hours=23, minutes=59)):
            await jobs.drain()

    async def decide(self, verb: str) -> None:
        for one in (await sendings(status="held"))[:1]:
            assert (await self.owner.post(f"{SENDINGS}/{one.id}/{verb}")).status_code == 200

    async def play(self, steps: list[tuple]) -> None:
        for table in (Sending, Notification, Reply, AutoReply, Job):
            async with db.transaction() as session:
                await session.execute(delete(table))
        await reactions.catch_up(NAME)
        self.begun = await events.head()
        for what, *asked_for in (*steps, ("again",), ("morning",), ("again",)):
            await getattr(self, what)(*asked_for)
        sent = [one.cause for one in await sendings(status="sent")]
        assert len(sent) == len(set(sent))
        # What really went out: to each cause one notification at most, to each review one answer.
        async with db.reading() as session:
            heard = (
                (await session.execute(select(Notification.cause).where(Notification.kind == "reply"))).scalars().all()
            )
            replied = (await session.execute(select(Reply.review_id))).scalars().all()
        assert len(heard) == len(set(heard))
        assert len(replied) == len(set(replied))
        assert len(heard) + len(replied) == len(sent)


async def test_no_sequence_of_events_retries_and_rules_answers_a_cause_twice(owner, buyer, stranger):
    numbers = [(await ordered(who, sku))["number"] for who, sku in ((buyer, "LAMP"), (stranger, "VASE"))]
    shop, loop = Played(owner, (buyer, stranger), numbers), asyncio.get_running_loop()

    @given(STEPS)
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    def explore(steps: list[tuple]) -> None:
        asyncio.run_coroutine_threadsafe(shop.play(steps), loop).result()

    await asyncio.to_thread(explore)  # hypothesis calls, and does not wait for, what it tries
