"""The owner invites staff by mail; who opens the link chooses a password and works here."""

import asyncio

import pytest
from sqlalchemy import func, select

from tests.mailbox import text_of, token_in
from tests.make_accounts import PASSWORD, bearer, log_in, tokens
from tradepost.accounts.models import Account
from tradepost.core import db

INVITE = "/api/v1/users/invite"
ACCEPT = "/api/v1/auth/accept-invitation"


async def invite(owner, email="dave@example.com", role="manager", **more):
    return await owner.post(INVITE, json={"email": email, "role": role, **more})


async def test_somebody_invited_chooses_a_password_and_has_the_role(owner, guest, mailbox):
    invited = await invite(owner, "Dave@Example.com", name="Dave")
    assert invited.status_code == 201
    assert {name: invited.json()[name] for name in ("email", "name", "role", "status")} == {
        "email": "dave@example.com",
        "name": "Dave",
        "role": "manager",
        "status": "invited",
    }
    mail = await mailbox.one()
    assert (mail["To"], mail["Subject"]) == ("dave@example.com", "Tradepost: you are invited")
    assert "Owner invites you to work in Tradepost as manager." in text_of(mail)
    token = token_in(mail, "/admin/invitation")
    accepted = await guest.post(ACCEPT, json={"token": token, "password": PASSWORD, "username": "Dave"})
    assert accepted.status_code == 200
    assert (accepted.json()["username"], accepted.json()["role"]) == ("dave", "manager")
    me = await guest.get("/auth/me", headers=bearer((await tokens(guest, "dave"))["access_token"]))
    assert (me.json()["role"], me.json()["email_confirmed"], me.json()["name"]) == ("manager", True, "Dave")
    assert (await owner.get(f"/api/v1/users/{invited.json()['id']}")).json()["status"] == "active"


async def test_an_invitation_speaks_the_installations_language(owner, mailbox, configure):
    configure(language="ru")
    await invite(owner, role="analyst")
    assert "Owner приглашает вас работать в Tradepost. Ваша роль: аналитик." in text_of(await mailbox.one())


async def test_who_has_not_accepted_cannot_sign_in_or_reset_a_password(owner, guest, mailbox):
    await invite(owner)
    await mailbox.arrived()
    assert (await log_in(guest, "dave@example.com")).status_code == 401
    await guest.post("/auth/password/forgot", json={"email": "dave@example.com"})
    assert await mailbox.arrived() == []


async def test_an_invitation_is_good_once(owner, guest, mailbox):
    await invite(owner)
    token = await mailbox.token()
    tries = [guest.post(ACCEPT, json={"token": token, "password": f"{PASSWORD} {n}"}) for n in range(3)]
    assert sorted(answer.status_code for answer in await asyncio.gather(*tries)) == [200, 400, 400]


async def test_inviting_again_replaces_the_first_invitation(owner, guest, mailbox):
    await invite(owner)
    first = await mailbox.token()
    assert (await invite(owner, role="analyst")).status_code == 201
    second = await mailbox.token()
    assert (await guest.post(ACCEPT, json={"token": first, "password": PASSWORD})).status_code == 400
    assert (await guest.post(ACCEPT, json={"token": second, "password": PASSWORD})).json()["role"] == "analyst"


async def test_a_withdrawn_invitation_is_not_good(owner, guest, mailbox):
    user = (await invite(owner)).json()
    token = await mailbox.token()
    assert (await owner.delete(f"/api/v1/users/{user['id']}")).status_code == 204
    assert (await guest.post(ACCEPT, json={"token": token, "password": PASSWORD})).status_code == 400
    assert (await owner.get(f"/api/v1/users/{user['id']}")).status_code == 404


async def test_an_invited_account_cannot_be_opened_for_its_holder(owner, mailbox):
    user = (await invite(owner)).json()
    assert (await owner.patch(f"/api/v1/users/{user['id']}", json={"active": True})).status_code == 409


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"password": "password1"}, 422),
        ({"password": "dave@example.com"}, 422),
        ({"password": PASSWORD, "username": "a@b"}, 422),
        ({"password": PASSWORD, "username": "owner"}, 409),
    ],
)
async def test_a_bad_answer_leaves_the_invitation_good(owner, guest, mailbox, body, status):
    await invite(owner)
    token = await mailbox.token()
    assert (await guest.post(ACCEPT, json={"token": token, **body})).status_code == status
    assert (await guest.post(ACCEPT, json={"token": token, "password": PASSWORD})).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"email": "owner@example.com", "role": "manager"}, 409),
        ({"email": "dave@example.com", "role": "customer"}, 422),
        ({"email": "dave@example.com", "role": "emperor"}, 422),
        ({"email": "dave", "role": "manager"}, 422),
        ({"role": "manager"}, 422),
    ],
)
async def test_what_is_no_invitation_makes_no_account(owner, body, status):
    assert (await owner.post(INVITE, json=body)).status_code == status
    async with db.reading() as session:
        assert (await session.execute(select(func.count(Account.id)))).scalar_one() == 1


async def test_inviting_and_accepting_are_in_the_log(owner, guest, mailbox):
    user = (await invite(owner)).json()
    await guest.post(ACCEPT, json={"token": await mailbox.token(), "password": PASSWORD})
    accepted, invited = (await owner.get("/api/v1/audit?name=account.")).json()["items"]
    assert (invited["name"], invited["actor"]["name"]) == ("account.invited", "owner")
    assert invited["changes"] == {"email": [None, "dave@example.com"], "role": [None, "manager"]}
    assert (accepted["name"], accepted["actor"]["id"]) == ("account.invitation_accepted", user["id"])
    assert accepted["changes"]["active"] == [False, True]
    assert "password_hash" not in accepted["changes"]
