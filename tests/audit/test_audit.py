"""Who changed what: every write with its actor, before and after; found by filters, taken away as a file."""

import csv
import io

import pytest
from sqlalchemy import update

from tradepost.core import clock, db, events
from tradepost.core.events import Actor, Event

AUDIT = "/api/v1/audit"


async def happened(name: str, account, *, actor: Actor | None = None, **more) -> int:
    """An event about an account, by somebody."""
    with events.acting(actor or Actor()):
        async with db.transaction() as session:
            event = await events.record(session, name, await session.get(type(account), account.id), **more)
            await session.flush()
            return event.id


@pytest.fixture
async def log(buyer, stranger) -> None:
    """Four events, told in the order in which they happened."""
    owner = Actor("account", 77, "olga")
    changed = {"name": ["Alice", "Al"]}
    await happened("account.updated", buyer.account, actor=owner, subject_name="alice", changes=changed)
    await happened("account.disabled", stranger.account, actor=Actor("key", 5, "Till"))
    await happened("account.updated", stranger.account, actor=Actor("job", 1, "=cmd()"), origin="a file")
    with events.importing():
        await happened("product.created", buyer.account, actor=Actor("system", imported=True))


async def names(client, query: str = "") -> list[str]:
    answer = await client.get(f"{AUDIT}?{query}")
    assert answer.status_code == 200, answer.text
    return [one["name"] for one in answer.json()["items"]]


async def test_an_entry_tells_who_what_before_and_after(analyst, log, buyer):
    (entry,) = (await analyst.get(f"{AUDIT}?actor_id=77")).json()["items"]
    assert entry == {
        "id": entry["id"],
        "at": entry["at"],
        "name": "account.updated",
        "actor": {"kind": "account", "id": 77, "name": "olga"},
        "subject_type": "accounts",
        "subject_id": buyer.id,
        "subject_name": "alice",
        "imported": False,
        "changes": {"name": ["Alice", "Al"]},
        "data": {},
    }


async def test_the_newest_comes_first(analyst, log):
    assert await names(analyst) == ["product.created", "account.updated", "account.disabled", "account.updated"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("name=account.updated", 2),
        ("name=account.", 3),
        ("name=account", 0),
        ("name=%25.", 0),
        ("actor_kind=key", 1),
        ("actor_kind=key&actor_id=5", 1),
        ("actor_kind=account&actor_id=5", 0),
        ("subject_type=accounts", 4),
        ("subject_type=products", 0),
        ("imported=true", 1),
        ("imported=false", 3),
    ],
)
async def test_it_is_filtered(analyst, log, query, found):
    assert len(await names(analyst, query)) == found


async def test_it_is_filtered_by_whom_it_is_about(analyst, log, stranger):
    query = f"subject_type=accounts&subject_id={stranger.id}"
    assert await names(analyst, query) == ["account.updated", "account.disabled"]


async def test_days_are_those_of_the_installation_and_both_count(analyst, log, configure):
    configure(timezone="Asia/Vladivostok")
    async with db.transaction() as session:
        # Eleven at night in Vladivostok on the first of March, and half past midnight on the second.
        for name, moment in (("account.disabled", "2026-03-01T13:00:00"), ("product.created", "2026-03-01T14:30:00")):
            at = clock.datetime.fromisoformat(f"{moment}+00:00")
            await session.execute(update(Event).where(Event.name == name).values(at=at))
    assert await names(analyst, "start_date=2026-03-01&end_date=2026-03-01") == ["account.disabled"]
    assert await names(analyst, "start_date=2026-03-02&end_date=2026-03-02") == ["product.created"]
    assert await names(analyst, "end_date=2026-03-02") == ["product.created", "account.disabled"]
    assert len(await names(analyst, "start_date=2026-03-03")) == 2


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("start_date=2026-03-02&end_date=2026-03-01", "end_date"),
        ("start_date=yesterday", "start_date"),
        ("subject_id=x", "subject_id"),
        ("subject_id=99999999999999999999", "subject_id"),
        ("cursor=nonsense", "cursor"),
        ("limit=201", "limit"),
        ("end_date=9999-12-31", "end_date"),
        ("start_date=0001-01-01", "start_date"),
    ],
)
@pytest.mark.parametrize("path", [AUDIT, "/api/v1/activity"])
async def test_a_question_that_makes_no_sense_is_refused(analyst, path, query, field):
    if path != AUDIT and field == "subject_id":
        query, field = query.replace("subject_id", "account_id"), "account_id"
    answer = await analyst.get(f"{path}?{query}")
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


async def test_pages_neither_repeat_nor_skip(analyst, log):
    first = (await analyst.get(f"{AUDIT}?limit=3")).json()
    second = (await analyst.get(f"{AUDIT}?limit=3&cursor={first['next']}")).json()
    ids = [one["id"] for one in (*first["items"], *second["items"])]
    assert ids == sorted(set(ids), reverse=True)
    assert (first["total"], second["total"], len(ids), second["next"]) == (4, 4, 4, None)


async def test_the_list_takes_two_statements_and_one_for_who_asks(analyst, log, statements):
    statements.clear()
    await analyst.get(AUDIT)
    assert len(statements) == 3


async def test_it_is_taken_away_as_a_file_that_no_spreadsheet_runs(analyst, log, buyer):
    answer = await analyst.get(f"{AUDIT}/export?name=account.")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="audit.csv"'
    header, newest, _, oldest = csv.reader(io.StringIO(answer.text))
    assert header == [
        "at", "name", "actor_kind", "actor", "subject_type", "subject_id", "subject", "changes", "data",
    ]  # fmt: skip
    assert newest[3] == "'=cmd()"
    assert newest[8] == '{"origin":"a file"}'
    assert oldest[1:8] == [
        "account.updated", "account", "olga", "accounts", str(buyer.id), "alice", '{"name":["Alice","Al"]}',
    ]  # fmt: skip


async def test_a_file_holds_what_many_pages_hold(analyst, log, buyer, monkeypatch):
    monkeypatch.setattr("tradepost.audit.service.BATCH", 3)
    lines = (await analyst.get(f"{AUDIT}/export")).text.splitlines()
    assert len(lines) == 5


async def test_a_change_through_the_api_is_found_with_who_made_it(owner, buyer):
    await buyer.put("/profile", json={"name": "Alice A."})
    await owner.patch(f"/api/v1/users/{buyer.id}", json={"role": "analyst"})
    entries = (await owner.get(f"{AUDIT}?subject_type=accounts&subject_id={buyer.id}")).json()["items"]
    assert [(one["name"], one["actor"]["name"], one["changes"]) for one in entries] == [
        ("account.role_changed", "owner", {"role": ["customer", "analyst"]}),
        ("account.updated", "alice", {"name": ["Alice", "Alice A."]}),
    ]


async def test_reading_leaves_no_entry(analyst, log, statements):
    await analyst.get(AUDIT)
    await analyst.get(f"{AUDIT}/export")
    assert not [sent for sent in statements if not sent.lstrip().startswith("SELECT")]
