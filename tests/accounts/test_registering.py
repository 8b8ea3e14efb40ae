"""Opening an account: what names and passwords may be, who becomes the owner, and whose name it is already."""

import asyncio

import pytest
from sqlalchemy import func, select

from tests.make_accounts import PASSWORD, bearer, log_in, register, tokens
from tradepost.accounts.models import Account, Setup
from tradepost.accounts.service import ensure_owner
from tradepost.core import db
from tradepost.core.events import Event

REGISTER = "/api/v1/auth/register"


async def count(table) -> int:
    async with db.reading() as session:
        return (await session.execute(select(func.count()).select_from(table))).scalar_one()


@pytest.mark.parametrize("path", [REGISTER, "/auth/register", "/auth/register/"])
async def test_a_username_and_a_password_are_enough(guest, path):
    answer = await guest.post(path, json={"username": "your_username", "password": "your_password"})
    assert answer.status_code == 201
    body = answer.json()
    assert body == {"id": body["id"], "username": "your_username", "email": None, "name": "", "role": "owner"}


async def test_an_email_and_a_password_are_enough(guest):
    account = await register(guest, email="carol@shop.local")
    assert (account["username"], account["email"]) == (None, "carol@shop.local")
    assert (await log_in(guest, "carol@shop.local")).status_code == 200


async def test_either_name_signs_in_however_it_is_typed(guest):
    await register(guest, username=" Carol  Smith ", email="Carol@Example.COM")
    for login in ("carol smith", "CAROL SMITH", "carol@example.com", " Carol@Example.com "):
        for field in ("login", "username", "email"):
            answer = await guest.post("/auth/login", json={field: login, "password": PASSWORD})
            assert answer.status_code == 200, (login, field)


async def test_the_first_account_owns_the_installation_and_the_next_ones_are_customers(guest):
    assert (await register(guest, username="first"))["role"] == "owner"
    assert (await register(guest, username="second"))["role"] == "customer"


async def test_an_installation_with_any_account_is_not_empty(guest, buyer):
    assert (await register(guest, username="late"))["role"] == "customer"
    assert await count(Setup) == 0


async def test_of_many_first_registrations_at_once_one_is_the_owner(guest):
    answers = await asyncio.gather(*[register(guest, username=f"person{n}") for n in range(6)])
    assert sorted(answer["role"] for answer in answers) == ["customer"] * 5 + ["owner"]
    assert await count(Setup) == 1


async def test_a_role_cannot_be_asked_for(guest, owner):
    assert (await register(guest, username="mallory", role="owner", active=False))["role"] == "customer"


@pytest.mark.parametrize("field", ["username", "email"])
async def test_a_taken_name_is_a_conflict_that_names_the_field(guest, field):
    first = {"username": "carol", "email": "carol@example.com"}
    await register(guest, **first)
    other = {"username": "dave", "email": "dave@example.com", field: first[field].upper(), "password": PASSWORD}
    answer = await guest.post(REGISTER, json=other)
    assert answer.status_code == 409
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert await count(Account) == 1


async def test_of_many_who_want_the_same_name_at_once_one_gets_it(guest):
    body = {"username": "carol", "email": "carol@example.com", "password": PASSWORD}
    answers = await asyncio.gather(*[guest.post(REGISTER, json=body) for _ in range(5)])
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert await count(Account) == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, ["username"]),
        ({"username": "", "email": " "}, ["username"]),
        ({"username": "carol@example.com"}, ["username"]),
        ({"username": "x" * 101}, ["username"]),
        ({"username": "car\u200bol"}, ["username"]),
        ({"email": "no address"}, ["email"]),
        ({"email": "carol@example.com\nBcc: all@example.com"}, ["email"]),
        ({"email": f"{'x' * 250}@example.com"}, ["email"]),
        ({"username": "a@b", "email": "b", "password": "short"}, ["username", "email", "password"]),
        ({"username": "carol", "password": "seven77"}, ["password"]),
        ({"username": "carol", "password": "x" * 201}, ["password"]),
        ({"username": "carol", "password": "Password1"}, ["password"]),
        ({"username": "carol", "password": "zzzzzzzzzz"}, ["password"]),
        ({"username": "carolina1", "password": "CAROLINA1"}, ["password"]),
        ({"email": "carol@example.com", "password": "carol@example.com"}, ["password"]),
        ({"username": "carol", "password": None}, ["password"]),
    ],
)
async def test_what_is_wrong_is_named_field_by_field(guest, fields, wrong):
    answer = await guest.post(REGISTER, json={"password": PASSWORD, **fields})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == wrong
    assert await count(Account) == 0


async def test_every_character_of_a_password_counts(guest):
    await register(guest, password="  spaces around  ")
    assert (await log_in(guest, password="spaces around")).status_code == 401
    assert (await log_in(guest, password="  spaces around  ")).status_code == 200


async def test_the_same_letters_in_another_unicode_form_are_the_same_password(guest):
    await register(guest, password="Café à la crème")
    assert (await log_in(guest, password="Cafe\u0301 a\u0300 la cre\u0300me")).status_code == 200


async def test_registering_is_in_the_log_as_what_the_account_did(guest):
    account = await register(guest, username="carol", email="carol@example.com", name="Carol")
    async with db.reading() as session:
        event = (await session.execute(select(Event))).scalar_one()
    assert (event.name, event.subject_type, event.subject_id) == ("account.registered", "accounts", account["id"])
    assert (event.actor_kind, event.actor_id, event.actor_name) == ("account", account["id"], "carol")
    assert event.changes == {
        "username": [None, "carol"],
        "email": [None, "carol@example.com"],
        "name": [None, "Carol"],
        "role": [None, "owner"],
    }


class TestTheOwnerOfTheSettings:
    """TRADEPOST_OWNER_EMAIL and TRADEPOST_OWNER_PASSWORD name the owner."""

    async def ensure(self) -> Account | None:
        async with db.transaction() as session:
            return await ensure_owner(session)

    async def test_is_made_at_start_once(self, guest, configure):
        configure(owner_email="Boss@Example.com", owner_password=PASSWORD)
        made = await self.ensure()
        assert (made.email, made.role) == ("boss@example.com", "owner")
        assert await self.ensure() is None
        assert await count(Account) == 1
        pair = await tokens(guest, "boss@example.com")
        me = (await guest.get("/auth/me", headers=bearer(pair["access_token"]))).json()
        assert (me["role"], me["email_confirmed"]) == ("owner", True)

    async def test_is_the_only_one_that_registering_cannot_become(self, guest, configure):
        configure(owner_email="boss@example.com", owner_password=PASSWORD)
        assert (await register(guest))["role"] == "customer"
        await self.ensure()
        assert (await register(guest, username="second"))["role"] == "customer"

    async def test_is_made_once_by_processes_that_start_together(self, app, configure):
        configure(owner_email="boss@example.com", owner_password=PASSWORD)
        made = await asyncio.gather(*[self.ensure() for _ in range(3)])
        assert len([one for one in made if one]) == 1
        assert await count(Account) == 1

    async def test_takes_over_the_address_if_somebody_registered_with_it(self, guest, configure):
        configure(owner_email="boss@example.com", owner_password="the password of the settings")
        await register(guest, email="boss@example.com")
        pair = await tokens(guest, "boss@example.com")
        assert (await self.ensure()).role == "owner"
        assert (await guest.get("/auth/me", headers=bearer(pair["access_token"]))).status_code == 401
        assert (await log_in(guest, "boss@example.com")).status_code == 401
        assert (await log_in(guest, "boss@example.com", "the password of the settings")).status_code == 200

    async def test_is_not_made_beside_another_owner(self, owner, configure):
        configure(owner_email="boss@example.com", owner_password=PASSWORD)
        assert await self.ensure() is None
        assert await count(Account) == 1

    async def test_needs_both_settings(self, guest, configure):
        configure(owner_email="boss@example.com")
        assert await self.ensure() is None
        assert (await register(guest))["role"] == "owner"
