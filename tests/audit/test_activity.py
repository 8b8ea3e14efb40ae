"""What users did: noted from the shop's pages and at log-in, one's own for everybody, everybody's for staff."""

import csv
import io

import pytest
from sqlalchemy import select

from tests.make_accounts import bearer, register, tokens
from tradepost.audit.models import Activity
from tradepost.core import db

ACTIVITY = "/api/v1/activity"


async def kinds(client, query: str = "") -> list[str]:
    answer = await client.get(f"{ACTIVITY}?{query}")
    assert answer.status_code == 200, answer.text
    return [one["kind"] for one in answer.json()["items"]]


async def noted(client, kind: str = "viewed", **fields):
    answer = await client.post(ACTIVITY, json={"kind": kind, **fields})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_what_somebody_viewed_is_noted(buyer):
    made = await noted(buyer, subject_type="products", subject_id=7, text=" A lamp ")
    assert made == {
        "id": made["id"],
        "at": made["at"],
        "account_id": buyer.id,
        "account": "alice",
        "kind": "viewed",
        "subject_type": "products",
        "subject_id": 7,
        "text": "A lamp",
        "data": {},
    }
    assert (await buyer.get(ACTIVITY)).json() == {"items": [made], "total": 1, "next": None}


async def test_what_a_guest_searched_for_is_noted_without_a_name(guest, analyst):
    made = await noted(guest, "searched", text="lamp")
    assert (made["account_id"], made["account"]) == (None, "")
    assert (await analyst.get(ACTIVITY)).json()["items"] == [made]


async def test_a_bad_token_is_no_guest(guest):
    answer = await guest.post(ACTIVITY, json={"kind": "viewed"}, headers=bearer("nonsense"))
    assert answer.status_code == 401


async def test_log_ins_are_noted(guest, analyst):
    account = await register(guest)
    pair = await tokens(guest)
    (one,) = (await analyst.get(f"{ACTIVITY}?account_id={account['id']}")).json()["items"]
    assert (one["kind"], one["account"]) == ("signed_in", "carol")
    assert await kinds_of(guest, pair) == ["signed_in"]


async def kinds_of(guest, pair) -> list[str]:
    answer = await guest.get(ACTIVITY, headers=bearer(pair["access_token"]))
    return [one["kind"] for one in answer.json()["items"]]


async def test_alice_cannot_see_bobs(buyer, stranger):
    await noted(stranger, text="what Bob looked at")
    mine = await noted(buyer, "searched", text="lamp")
    assert (await buyer.get(ACTIVITY)).json()["items"] == [mine]
    assert (await buyer.get(f"{ACTIVITY}?account_id={stranger.id}")).json()["total"] == 0
    exported = (await buyer.get(f"{ACTIVITY}/export?account_id={stranger.id}")).text
    assert "Bob" not in exported
    assert "Bob" not in (await buyer.get(f"{ACTIVITY}/export")).text


async def test_staff_see_all_of_it(owner, manager, analyst, buyer, stranger, guest):
    await noted(buyer)
    await noted(stranger, "searched")
    await noted(guest)
    for person in (owner, manager, analyst):
        assert await kinds(person) == ["viewed", "searched", "viewed"]
    assert await kinds(analyst, f"account_id={stranger.id}") == ["searched"]
    assert await kinds(analyst, "kind=viewed&limit=1") == ["viewed"]
    assert (await analyst.get(f"{ACTIVITY}?kind=viewed&limit=1")).json()["total"] == 2


async def test_the_list_takes_two_statements_and_one_for_who_asks(analyst, buyer, stranger, statements):
    await noted(buyer)
    await noted(stranger)
    statements.clear()
    assert len(await kinds(analyst)) == 2
    assert len(statements) == 3


async def test_a_key_without_the_right_sees_nobodys(owner, guest):
    await noted(owner)
    body = {"name": "Till", "scopes": ["catalog:read"]}
    key = (await owner.post("/api/v1/api-keys", json=body)).json()["key"]
    for path in (ACTIVITY, f"{ACTIVITY}/export"):
        assert (await guest.get(path, headers={"X-API-Key": key})).status_code == 403


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "signed_in"}, "kind"),
        ({"kind": "bought"}, "kind"),
        ({}, "kind"),
        ({"kind": "viewed", "text": "x" * 256}, "text"),
        ({"kind": "viewed", "subject_type": "x" * 41}, "subject_type"),
        ({"kind": "viewed", "subject_id": 0}, "subject_id"),
        ({"kind": "viewed", "subject_id": 2**63}, "subject_id"),
    ],
)
async def test_what_a_page_cannot_tell_is_refused(buyer, body, field):
    answer = await buyer.post(ACTIVITY, json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    async with db.reading() as session:
        assert (await session.execute(select(Activity.id))).first() is None


async def test_it_is_taken_away_as_a_file(analyst, buyer):
    made = await noted(buyer, "searched", text="=HYPERLINK(evil)")
    answer = await analyst.get(f"{ACTIVITY}/export")
    assert answer.headers["content-disposition"] == 'attachment; filename="activity.csv"'
    header, row = csv.reader(io.StringIO(answer.text))
    assert header == ["at", "account_id", "account", "kind", "subject_type", "subject_id", "text", "data"]
    assert row == [
        made["at"].replace("Z", "+00:00"), str(buyer.id), "alice", "searched", "", "", "'=HYPERLINK(evil)", "{}",
    ]  # fmt: skip
