"""A profile is one's own: read, changed, and nobody else's."""

import pytest
from sqlalchemy import select

from tests.make_accounts import bearer as signed_with, log_in, register, tokens
from tradepost.accounts.models import Account
from tradepost.core import db
from tradepost.core.events import Event


@pytest.mark.parametrize("path", ["/profile", "/profile/", "/api/v1/profile"])
async def test_it_tells_what_one_says_about_oneself(buyer, path):
    answer = await buyer.get(path)
    assert answer.status_code == 200
    assert answer.json() == {
        "id": buyer.id,
        "username": "alice",
        "email": "alice@example.com",
        "name": "Alice",
        "language": "en",
        "email_confirmed": True,
        "created_at": buyer.account.created_at.isoformat().replace("+00:00", "Z"),
    }


async def test_only_what_is_sent_changes(buyer):
    answer = await buyer.put("/profile/", json={"id": buyer.id, "username": "New_Username"})
    assert answer.status_code == 200
    assert answer.json()["username"] == "new_username"
    kept = (await buyer.get("/profile")).json()
    assert (kept["email"], kept["name"], kept["email_confirmed"]) == ("alice@example.com", "Alice", True)


async def test_a_new_name_signs_in_and_the_old_one_does_not(guest):
    await register(guest)
    signed = signed_with((await tokens(guest))["access_token"])
    assert (await guest.put("/profile", json={"username": "caroline"}, headers=signed)).status_code == 200
    assert (await log_in(guest, "caroline")).status_code == 200
    assert (await log_in(guest, "carol")).status_code == 401


async def test_alice_cannot_change_bobs(buyer, stranger):
    answer = await buyer.put("/profile", json={"id": stranger.id, "username": "mine"})
    assert answer.status_code == 404
    assert (await stranger.get("/profile")).json()["username"] == "bob"
    assert (await buyer.get("/profile")).json()["username"] == "alice"


@pytest.mark.parametrize("field", ["username", "email"])
async def test_a_taken_name_is_a_conflict_that_names_the_field(buyer, stranger, field):
    taken = (await stranger.get("/profile")).json()[field]
    answer = await buyer.put("/profile", json={field: taken.upper(), "name": "Changed"})
    assert answer.status_code == 409
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert (await buyer.get("/profile")).json()["name"] == "Alice"


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"username": "a@b"}, "username"),
        ({"email": "nonsense"}, "email"),
        ({"username": None, "email": None}, "username"),
        ({"name": "x" * 256}, "name"),
        ({"name": None}, "name"),
        ({"language": "tlh"}, "language"),
        ({"id": "one"}, "id"),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_changes(buyer, body, wrong):
    before = (await buyer.get("/profile")).json()
    answer = await buyer.put("/profile", json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [wrong]
    assert (await buyer.get("/profile")).json() == before


async def test_one_of_the_two_names_may_go(buyer):
    answer = await buyer.put("/profile", json={"username": None})
    assert (answer.status_code, answer.json()["username"]) == (200, None)
    assert (await buyer.put("/profile", json={"email": None})).status_code == 422


async def test_what_is_not_ones_to_change_is_left_aside(buyer):
    answer = await buyer.put("/profile", json={"role": "owner", "email_confirmed": False, "active": False})
    assert answer.status_code == 200
    assert (await buyer.get("/auth/me")).json()["role"] == "customer"
    async with db.reading() as session:
        assert (await session.execute(select(Event.id))).first() is None


async def test_a_change_is_in_the_log_with_before_and_after(buyer):
    await buyer.put("/profile", json={"name": "Alice A.", "username": "alice"})
    async with db.reading() as session:
        event = (await session.execute(select(Event))).scalar_one()
    assert (event.name, event.actor_id, event.subject_id) == ("account.updated", buyer.id, buyer.id)
    assert event.changes == {"name": ["Alice", "Alice A."]}


async def test_the_language_is_remembered(buyer):
    await buyer.put("/profile", json={"language": "ru"})
    assert (await buyer.get("/auth/me")).json()["language"] == "ru"
    async with db.reading() as session:
        assert (await session.get(Account, buyer.id)).language == "ru"
