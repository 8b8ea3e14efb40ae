"""`tradepost user`: whoever has the machine can make and mend accounts."""

import pytest
from sqlalchemy import func, select

from tests.make_accounts import PASSWORD, bearer, log_in, register, tokens
from tradepost.accounts import commands
from tradepost.accounts.models import Account
from tradepost.core import db
from tradepost.core.errors import Conflict, Invalid, NotFound


async def test_an_owner_is_made_and_the_next_who_registers_is_none(guest):
    assert await commands.create("Boss@Example.com", "owner", PASSWORD) == "boss@example.com is owner now."
    assert (await register(guest))["role"] == "customer"
    signed = bearer((await tokens(guest, "boss@example.com"))["access_token"])
    assert (await guest.get("/auth/me", headers=signed)).json()["role"] == "owner"


@pytest.mark.parametrize(
    ("login", "role", "password", "error"),
    [
        ("carol", "emperor", PASSWORD, Invalid),
        ("carol", "manager", "short", Invalid),
        ("not@an@address", "manager", PASSWORD, Invalid),
        ("owner", "manager", PASSWORD, Conflict),
    ],
)
async def test_what_is_wrong_makes_no_account(owner, login, role, password, error):
    with pytest.raises(error):
        await commands.create(login, role, password)
    async with db.reading() as session:
        assert (await session.execute(select(func.count(Account.id)))).scalar_one() == 1


async def test_staff_are_listed_and_customers_are_not(owner, analyst, buyer):
    assert await commands.staff() == "analyst  analyst\nowner    owner"


async def test_an_empty_installation_says_what_to_do(app):
    assert await commands.staff() == "Nobody yet: the first account that registers is the owner."


async def test_a_role_is_given_but_the_last_owner_stays(owner, buyer):
    assert await commands.set_role("alice@example.com", "manager") == "alice is manager now."
    assert (await buyer.get("/auth/me")).json()["role"] == "manager"
    with pytest.raises(Conflict):
        await commands.set_role("owner", "manager")
    with pytest.raises(NotFound):
        await commands.set_role("nobody", "manager")


async def test_a_role_given_first_of_all_makes_the_owner(guest):
    await commands.create("carol", "customer", PASSWORD)
    await commands.set_role("carol", "owner")
    assert (await register(guest, username="dave"))["role"] == "customer"


async def test_a_password_is_set_and_sessions_end(guest):
    await register(guest)
    pair = await tokens(guest)
    said = await commands.set_password("Carol", "another good password")
    assert said == "carol has a new password; all sessions have ended."
    assert (await guest.get("/auth/me", headers=bearer(pair["access_token"]))).status_code == 401
    assert (await log_in(guest, password="another good password")).status_code == 200
    with pytest.raises(Invalid):
        await commands.set_password("carol", "12345678")
