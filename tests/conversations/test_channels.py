"""What other channels bring lies in the same inbox, once however often it comes; answers go back there."""

from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from sqlalchemy import select

from tests.make_replies import happen, outcomes, rule, sendings
from tradepost.channels import adapters
from tradepost.channels.adapter import Busy, ByHand
from tradepost.channels.shapes import Part, Question
from tradepost.conversations import hooks
from tradepost.conversations.models import Conversation, Message
from tradepost.conversations.receiving import receive, receive_answer
from tradepost.core import clock, db, jobs
from tradepost.core.errors import Conflict

INBOX = "/api/v1/inbox"
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


async def pulled(kind: str = "question", external_id: str = "q-1", text: str = "Does it dim?", **fields):
    async with db.transaction() as session:
        return await receive(session, "ozon", kind, external_id, **{"text": text, "at": AT, **fields})


async def messages() -> list[tuple[str, str, str]]:
    async with db.reading() as session:
        rows = (await session.execute(select(Message).order_by(Message.id))).scalars()
        return [(one.text, one.state, one.external_id or "") for one in rows]


@pytest.fixture
def courier(monkeypatch):
    """A channel that takes what it is brought, as the tests tell it to."""
    brought: list[hooks.Answer] = []
    faults: list[Exception] = []

    async def carry(answer: hooks.Answer) -> str | None:
        if faults:
            raise faults.pop(0)
        brought.append(answer)
        return f"oz-answer-{answer.message_id}"

    monkeypatch.setattr(hooks, "COURIERS", [carry])  # what the room of channels registers
    carry.brought, carry.faults = brought, faults
    return carry


async def test_the_same_twice_is_one(owner):
    first, new = await pulled(author="Ivan", subject="Desk lamp")
    again, still_new = await pulled(author="Ivan", subject="Desk lamp")
    assert (first.id, new, still_new) == (again.id, True, False)
    _, more = await pulled("message", "chat-1", message_id="m-1")
    await pulled("message", "chat-1", "And?", message_id="m-2")
    _, again = await pulled("message", "chat-1", "And?", message_id="m-2")
    assert (more, again) == (True, False)
    assert [text for text, _, _ in await messages()] == ["Does it dim?", "Does it dim?", "And?"]
    listed = (await owner.get(INBOX)).json()
    assert [(one["kind"], one["channel"], one["author"]) for one in listed["items"]] == [
        ("message", "ozon", ""), ("question", "ozon", "Ivan"),
    ]  # fmt: skip
    assert listed["items"][1]["asked_at"] == "2026-03-02T12:00:00Z"


async def test_a_channel_whose_clock_runs_ahead_asks_now_and_is_answered_later(owner):
    with clock.at(AT):
        made, _ = await pulled(at=AT + timedelta(seconds=61))
        line = (await owner.get(f"{INBOX}/thread-{made.id}")).json()
        assert (line["asked_at"], line["waiting_since"]) == ("2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z")
    with clock.at(AT + timedelta(seconds=10)):
        await owner.post(f"{INBOX}/thread-{made.id}/reply", json={"text": "Yes."})
        # One that the shop gave on the channel's pages, by a clock that was behind when it was asked.
        await pulled(external_id="q-2", at=AT)
        async with db.transaction() as session:
            at = AT - timedelta(seconds=5)
            await receive_answer(session, "ozon", "question", "q-2", text="Yes.", at=at, message_id="a-2")
        figures = (await owner.get(f"{INBOX}/figures")).json()["total"]
    assert (figures["answered"], figures["mean"], figures["median"]) == (2, 5.0, 5.0)


async def test_an_answer_goes_back_to_its_channel_by_a_job(owner, courier):
    made, _ = await pulled()
    answer = await owner.post(f"{INBOX}/thread-{made.id}/reply", json={"text": "Yes."})
    assert [(one["text"], one["state"]) for one in answer.json()["messages"]] == [
        ("Does it dim?", "sent"), ("Yes.", "sending"),
    ]  # fmt: skip
    assert courier.brought == []
    await jobs.drain()
    ((_, _, _), (text, state, name)) = await messages()
    (answer,) = courier.brought
    assert (text, state, name) == ("Yes.", "sent", f"oz-answer-{answer.message_id}")
    assert (answer.channel, answer.kind, answer.external_id, answer.text) == ("ozon", "question", "q-1", "Yes.")
    async with db.transaction() as session:  # the channel shows our own answer to whoever pulls
        new = await receive_answer(session, "ozon", "question", "q-1", text="Yes.", at=AT, message_id=name)
    assert new is False
    assert len(await messages()) == 2


async def test_an_answer_that_a_channel_refuses_is_marked_and_can_be_sent_again(owner, courier):
    made, _ = await pulled()
    courier.faults.append(Conflict("The question was deleted"))
    line = f"{INBOX}/thread-{made.id}"
    await owner.post(f"{line}/reply", json={"text": "Yes."})
    await jobs.drain()
    answer = (await owner.get(line)).json()["messages"][-1]
    assert (answer["state"], answer["error"]) == ("failed", "The question was deleted")
    again = await owner.post(f"{line}/messages/{answer['id']}/retry")
    assert again.json()["messages"][-1]["state"] == "sending"
    assert (await owner.post(f"{line}/messages/{answer['id']}/retry")).status_code == 409
    await jobs.drain()
    assert (await owner.get(line)).json()["messages"][-1]["state"] == "sent"
    assert [(one.text, one.again) for one in courier.brought] == [("Yes.", True)]
    assert (await owner.post(f"{line}/messages/{answer['id']}/retry")).status_code == 409
    assert (await owner.post(f"{line}/messages/999999/retry")).status_code == 404


async def test_a_channel_that_is_away_is_tried_again(owner, courier):
    made, _ = await pulled()
    courier.faults.append(ConnectionError("no route"))
    await owner.post(f"{INBOX}/thread-{made.id}/reply", json={"text": "Yes."})
    with pytest.raises(ConnectionError):
        await jobs.drain()
    async with db.reading() as session:
        sent = (await session.execute(select(Message).where(Message.by_shop))).scalar_one()
    assert (sent.state, sent.error) == ("sending", "ConnectionError: no route")
    assert (await owner.post(f"{INBOX}/thread-{made.id}/messages/{sent.id}/retry")).status_code == 200
    await jobs.drain()
    assert len(courier.brought) == 1


async def test_without_a_connected_channel_the_answer_says_so(owner):
    made, _ = await pulled()
    await owner.post(f"{INBOX}/thread-{made.id}/reply", json={"text": "Yes."})
    await jobs.drain()
    answer = (await owner.get(f"{INBOX}/thread-{made.id}")).json()["messages"][-1]
    assert (answer["state"], answer["error"]) == ("failed", "No connected channel is called ozon")


async def test_an_answer_given_on_the_channels_own_pages_is_taken_in(owner):
    made, _ = await pulled()
    later = AT + timedelta(hours=2)
    for expected in (True, False):
        async with db.transaction() as session:
            new = await receive_answer(session, "ozon", "question", "q-1", text="Yes.", at=later, message_id="a-1")
        assert new is expected
    found = (await owner.get(f"{INBOX}/thread-{made.id}")).json()
    assert (found["state"], found["answered_at"]) == ("answered", "2026-03-02T14:00:00Z")
    async with db.transaction() as session:
        assert await receive_answer(session, "ozon", "question", "q-2", text="?", at=later) is False


async def test_pulled_reviews_are_answered_by_rule_with_words_from_the_channel(owner, courier):
    await rule(
        owner,
        "review_posted",
        response="Спасибо за {{ review.rating }}!",
        conditions={"rating_min": 4, "channels": ["ozon"]},
    )
    now = clock.now()
    good, _ = await pulled("review", "r-1", "Хорошо", rating=5, at=now)
    await pulled("review", "r-2", "Плохо", rating=1, at=now)
    await pulled("review", "r-3", "Старый", rating=5)  # months old
    await happen()
    await jobs.drain()
    assert [(one.external_id, one.text) for one in courier.brought] == [("r-1", "Спасибо за 5!")]
    assert outcomes(await sendings()) == [("sent", ""), ("skipped", "rating"), ("skipped", "stale")]
    async with db.reading() as session:
        assert (await session.get_one(Conversation, good.id)).status == "answered"


async def test_what_is_no_kind_is_a_mistake(clean):
    with pytest.raises(ValueError, match="letter is none of question, message, review"):
        await pulled("letter")


class Market(ByHand):
    """A marketplace that shows answers, and may break off after it has taken one."""

    title = "Market"
    answers: ClassVar[dict[str, list[str]]] = {}
    breaks: ClassVar[list[Exception]] = []

    async def reviews(self, since, cursor=None):
        return Part([])

    async def questions(self, since, cursor=None):
        shown = [(name, "\n".join(texts)) for name, texts in self.answers.items()]
        return Part([Question(name, "i", "s", "Lamp", "?", "Ivan", AT, text) for name, text in shown])

    async def answer(self, what, external_id, text):
        self.answers.setdefault(external_id, []).append(text)
        if self.breaks:
            raise self.breaks.pop()


@pytest.fixture
async def market(owner, monkeypatch):
    monkeypatch.setitem(adapters.ADAPTERS, "other", Market)
    monkeypatch.setattr(Market, "answers", {})
    monkeypatch.setattr(Market, "breaks", [])
    answer = await owner.post("/api/v1/channels", json={"type": "other", "code": "ozon", "name": "Ozon"})
    assert answer.status_code == 201, answer.text
    return Market


async def test_an_answer_goes_through_what_the_channel_offers(owner, market):
    made, _ = await pulled()
    await owner.post(f"{INBOX}/thread-{made.id}/reply", json={"text": "Yes."})
    chat, _ = await pulled("message", "chat-1")
    await owner.post(f"{INBOX}/thread-{chat.id}/reply", json={"text": "Tomorrow."})
    await jobs.drain()
    assert market.answers == {"q-1": ["Yes."]}
    refused = (await owner.get(f"{INBOX}/thread-{chat.id}")).json()["messages"][-1]
    assert (refused["state"], "chats" in refused["error"]) == ("failed", True)


async def test_an_answer_whose_end_nobody_saw_is_looked_for_before_it_is_given_again(owner, market):
    made, _ = await pulled()
    market.breaks.append(Busy("too fast", again=1.0))  # taken, and then the line broke
    await owner.post(f"{INBOX}/thread-{made.id}/reply", json={"text": "Yes."})
    with pytest.raises(ConnectionError):
        await jobs.drain()
    answer = (await owner.get(f"{INBOX}/thread-{made.id}")).json()["messages"][-1]
    await owner.post(f"{INBOX}/thread-{made.id}/messages/{answer['id']}/retry")
    await jobs.drain()
    assert market.answers == {"q-1": ["Yes."]}
    assert (await owner.get(f"{INBOX}/thread-{made.id}")).json()["messages"][-1]["state"] == "sent"
