"""One inbox for reviews, questions and messages: what waits, who answers, and how quick."""

from datetime import UTC, datetime, timedelta

import pytest

from tests import make_reviews
from tests.make_replies import asked, ordered, written
from tradepost.conversations.receiving import receive
from tradepost.core import clock, db

INBOX = "/api/v1/inbox"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


async def keys(who, **wanted) -> list[str]:
    answer = await who.get(INBOX, params=wanted)
    assert answer.status_code == 200, answer.text
    return [one["key"] for one in answer.json()["items"]]


@pytest.fixture
async def full(owner, buyer, stranger):
    """A review of five stars, one of two that is answered, a question, a message, and a marketplace's review."""
    lamp = await make_reviews.lamp()
    with clock.at(NOON):
        good = await make_reviews.posted(buyer, lamp, 5, title="Прекрасно", text="Свет тёплый")
    with clock.at(NOON + timedelta(minutes=1)):
        bad = await make_reviews.posted(stranger, lamp, 2, text="Too dark")
        await owner.post(f"/api/v1/reviews/{bad['id']}/reply", json={"text": "Turn it on."})
    with clock.at(NOON + timedelta(minutes=2)):
        question = await asked(buyer, lamp, "Does it dim?")
    number = (await ordered(stranger, "VASE"))["number"]
    with clock.at(NOON + timedelta(minutes=3)):
        talk = await written(stranger, number)
    async with db.transaction() as session:
        pulled, _ = await receive(
            session, "ozon", "review", "oz-1", text="Norm", rating=4, author="Ivan", subject="Desk lamp",
            at=NOON + timedelta(minutes=4),
        )  # fmt: skip
    return {
        "good": f"review-{good['id']}",
        "bad": f"review-{bad['id']}",
        "question": f"thread-{question['id']}",
        "message": f"thread-{talk['conversation_id']}",
        "pulled": f"thread-{pulled.id}",
        "number": number,
    }


async def test_everything_is_in_one_list_and_narrowed_by_kind_channel_state_rating_and_words(full, owner):
    everything = [full[name] for name in ("pulled", "message", "question", "bad", "good")]
    assert await keys(owner) == everything
    assert await keys(owner, sort="last_at") == everything[::-1]
    assert await keys(owner, kind="review") == [full["pulled"], full["bad"], full["good"]]
    assert await keys(owner, kind="question") == [full["question"]]
    assert await keys(owner, channel="ozon") == [full["pulled"]]
    assert await keys(owner, state="answered") == [full["bad"]]
    assert await keys(owner, state="waiting", kind="review") == [full["pulled"], full["good"]]
    assert await keys(owner, rating=4) == [full["pulled"]]
    assert await keys(owner, q="dim") == [full["question"]]
    assert await keys(owner, q="прекрасно") == [full["good"]]
    assert await keys(owner, q=full["number"].lower()) == [full["message"]]
    assert await keys(owner, q="ivan") == [full["pulled"]]
    assert await keys(owner, q="nothing like it") == []


async def test_pages_neither_repeat_nor_skip(full, owner):
    found, cursor = [], None
    while True:
        params = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = (await owner.get(INBOX, params=params)).json()
        assert page["total"] == 5
        found += [one["key"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == await keys(owner)


async def test_a_line_says_all_there_is_to_know(full, owner):
    found = (await owner.get(f"{INBOX}/{full['good']}")).json()
    expected = {
        "kind": "review", "channel": "store", "state": "waiting", "rating": 5, "author": "Alice", "verified": False,
        "public": True, "order": None, "answered_at": None, "text": "Прекрасно\n\nСвет тёплый", "held": [],
    }  # fmt: skip
    assert found | expected == found
    assert (found["asked_at"], found["waiting_since"]) == ("2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z")
    assert [one["sender"] for one in (await owner.get(f"{INBOX}/{full['bad']}")).json()["messages"]] == [
        "buyer",
        "shop",
    ]
    for key in ("review-999999", "thread-999999", "order-1", "thread-0", "review-1x"):
        assert (await owner.get(f"{INBOX}/{key}")).status_code == 404


async def test_each_is_answered_from_here(full, owner, guest):
    for name in ("good", "question", "message"):
        answer = await owner.post(f"{INBOX}/{full[name]}/reply", json={"text": f"To the {name} one"})
        assert (answer.status_code, answer.json()["state"], answer.json()["waiting_since"]) == (201, "answered", None)
        assert answer.json()["messages"][-1]["text"] == f"To the {name} one"
    assert await keys(owner, state="waiting") == [full["pulled"]]
    review = full["good"].removeprefix("review-")
    shown = (await guest.get(f"/api/v1/reviews/{review}")).json()
    assert [one["text"] for one in shown["replies"]] == ["To the good one"]
    for body in ({}, {"text": "  "}):
        assert (await owner.post(f"{INBOX}/{full['good']}/reply", json=body)).status_code == 422
    assert (await owner.post(f"{INBOX}/thread-999999/reply", json={"text": "?"})).status_code == 404


async def test_what_needs_no_answer_is_set_aside_and_taken_back(full, owner):
    for name in ("good", "question", "message", "pulled"):
        path = f"{INBOX}/{full[name]}/state"
        before = (await owner.get(f"{INBOX}/{full[name]}")).json()
        for _ in range(2):  # twice changes nothing
            assert (await owner.put(path, json={"state": "done"})).json()["state"] == "done"
        assert full[name] not in await keys(owner, state="waiting")
        for _ in range(2):
            after = (await owner.put(path, json={"state": "waiting"})).json()
        assert after == before
    answered = await owner.put(f"{INBOX}/{full['bad']}/state", json={"state": "done"})
    assert answered.json()["state"] == "answered"


async def test_a_rejected_review_waits_for_nobody(full, owner):
    review = full["good"].removeprefix("review-")
    await owner.put(f"/api/v1/reviews/{review}", json={"status": "rejected"})
    assert await keys(owner, kind="review", state="done") == [full["good"]]


async def test_response_times_are_of_first_answers_in_all_by_kind_and_by_channel(owner, buyer, stranger):
    lamp = await make_reviews.lamp()
    begin = datetime(2026, 3, 2, 9, tzinfo=UTC)
    for hours, who in ((1, buyer), (2, buyer), (30, stranger)):
        with clock.at(begin):
            made = await asked(who, lamp, f"After {hours} hours?")
        with clock.at(begin + timedelta(hours=hours)):
            await owner.post(f"{INBOX}/thread-{made['id']}/reply", json={"text": "Yes"})
        with clock.at(begin + timedelta(hours=hours + 1)):  # a second answer is no first one
            await owner.post(f"{INBOX}/thread-{made['id']}/reply", json={"text": "Indeed"})
    with clock.at(begin):
        review = await make_reviews.posted(buyer, lamp, 4)
    with clock.at(begin + timedelta(hours=3)):
        await owner.post(f"/api/v1/reviews/{review['id']}/reply", json={"text": "Thanks"})
    with clock.at(begin + timedelta(hours=4)):
        await asked(stranger, lamp, "Never answered?")
    async with db.transaction() as session:
        await receive(session, "avito", "message", "a-1", text="Hello", at=begin - timedelta(days=40))
    with clock.at(begin + timedelta(hours=5)):
        early = (await owner.get(f"{INBOX}/figures")).json()
    with clock.at(begin + timedelta(hours=40)):
        found = (await owner.get(f"{INBOX}/figures")).json()
    hour = 3600
    assert found["total"] == {
        "received": 5, "answered": 4, "waiting": 2, "median": 2.5 * hour, "mean": 9 * hour,
        "within_day": 3 / 5, "oldest_waiting": (begin - timedelta(days=40)).isoformat().replace("+00:00", "Z"),
    }  # fmt: skip
    assert (
        found["by_kind"]["question"] | {"received": 4, "answered": 3, "median": 2 * hour, "mean": 11 * hour}
        == (found["by_kind"]["question"])
    )
    assert found["by_kind"]["question"]["within_day"] == 2 / 4
    assert (
        found["by_kind"]["review"] | {"received": 1, "median": 3 * hour, "within_day": 1.0, "waiting": 0}
        == (found["by_kind"]["review"])
    )
    assert (found["by_channel"]["avito"]["received"], found["by_channel"]["avito"]["waiting"]) == (0, 1)
    # The day of the one that waits is not over yet: nobody can say that it was not answered within it.
    assert early["by_kind"]["question"]["within_day"] == 2 / 3
    for query, status in (
        ("kind=review", 200),
        ("start_date=2026-03-03&end_date=2026-03-02", 422),
        ("start_date=2020-01-01", 422),
        ("kind=letter", 422),
    ):
        assert (await owner.get(f"{INBOX}/figures?{query}")).status_code == status


async def test_there_is_no_median_of_nothing(owner):
    found = (await owner.get(f"{INBOX}/figures")).json()
    assert found["total"] == {
        "received": 0, "answered": 0, "waiting": 0, "median": None, "mean": None, "within_day": None,
        "oldest_waiting": None,
    }  # fmt: skip
    assert (found["by_kind"], found["by_channel"]) == ({}, {})


async def test_analysts_read_and_customers_have_none_of_it(full, analyst, buyer, guest, owner):
    line = f"{INBOX}/{full['question']}"
    for person, reads, writes in ((analyst, 200, 403), (buyer, 403, 403), (guest, 401, 401)):
        for path in (INBOX, f"{INBOX}/figures", line):
            assert (await person.get(path)).status_code == reads
        assert (await person.post(f"{line}/reply", json={"text": "Yes"})).status_code == writes
        assert (await person.put(f"{line}/state", json={"state": "done"})).status_code == writes
        assert (await person.put(f"{line}/public", json={"public": True})).status_code == writes
        assert (await person.post(f"{line}/messages/1/retry")).status_code == writes
    assert (await owner.get(line)).json()["state"] == "waiting"
