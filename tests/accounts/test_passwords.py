"""A password changed by who knows the old one, and chosen anew by who has the mailbox."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from tests.mailbox import text_of
from tests.make_accounts import PASSWORD, bearer, log_in, register, tokens
from tests.people import sign_up
from tradepost.accounts.models import Account, MailToken
from tradepost.core import clock, db, jobs
from tradepost.core.events import Event

ME = "/api/v1/auth/me"
CHANGE = "/api/v1/auth/password/change"
FORGOT = "/api/v1/auth/password/forgot"
RESET = "/api/v1/auth/password/reset"
NEW = "a better battery staple"


async def change(client, pair, current=PASSWORD, new=NEW):
    body = {"current_password": current, "new_password": new}
    return await client.post(CHANGE, json=body, headers=bearer(pair["access_token"]))


async def test_changing_it_ends_all_other_sessions(guest):
    await register(guest)
    here, there = await tokens(guest), await tokens(guest)
    assert (await change(guest, here)).status_code == 204
    assert (await guest.get(ME, headers=bearer(here["access_token"]))).status_code == 200
    assert (await guest.get(ME, headers=bearer(there["access_token"]))).status_code == 401
    assert (await guest.post("/auth/refresh", json={"refresh_token": there["refresh_token"]})).status_code == 401
    assert (await guest.post("/auth/refresh", json={"refresh_token": here["refresh_token"]})).status_code == 200
    assert (await log_in(guest)).status_code == 401
    assert (await log_in(guest, password=NEW)).status_code == 200


async def test_changing_it_needs_the_old_one(guest):
    await register(guest)
    pair = await tokens(guest)
    answer = await change(guest, pair, current="not the password")
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "current_password", "message": "is not right"}]
    assert (await log_in(guest)).status_code == 200


async def test_the_old_one_cannot_be_guessed_from_a_stolen_session(guest):
    await register(guest)
    pair = await tokens(guest)
    for _ in range(5):
        assert (await change(guest, pair, current="a guess")).status_code == 422
    refused = await change(guest, pair)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1
    assert (await log_in(guest)).status_code == 200


@pytest.mark.parametrize("new", ["short", "password1", "carolina", "Carol@Example.com", "x" * 201])
async def test_the_new_one_obeys_the_rules(guest, new):
    await register(guest, username="carolina", email="carol@example.com")
    pair = await tokens(guest, "carolina")
    answer = await change(guest, pair, new=new)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["new_password"]
    assert (await log_in(guest, "carolina")).status_code == 200


async def test_a_change_is_in_the_log_and_told_by_mail_without_the_password(guest, mailbox):
    account = await register(guest, email="carol@example.com")
    await mailbox.arrived()
    pair = await tokens(guest, "carol@example.com")
    assert (await change(guest, pair)).status_code == 204
    async with db.reading() as session:
        query = select(Event).where(Event.name == "account.password_changed")
        event = (await session.execute(query)).scalar_one()
    assert (event.actor_id, event.subject_id, event.changes, event.data) == (account["id"], account["id"], {}, {})
    mail = await mailbox.one()
    assert (mail["To"], mail["Subject"]) == ("carol@example.com", "Tradepost: your password was changed")
    assert NEW not in text_of(mail)


class TestAForgottenPassword:
    """A link by mail, for an hour, once."""

    async def test_is_chosen_anew_by_the_link_and_all_sessions_end(self, guest, mailbox):
        await register(guest, username="carol", email="carol@example.com")
        await mailbox.arrived()
        pair = await tokens(guest)
        assert (await guest.post(FORGOT, json={"email": " Carol@Example.com "})).status_code == 202
        mail = await mailbox.one()
        assert (mail["To"], mail["From"]) == ("carol@example.com", "shop@shop.example")
        assert mail["Subject"] == "Tradepost: choose a new password"
        link = text_of(mail).split("https://shop.example/admin/reset?token=")[1].split()[0]
        answer = await guest.post(RESET, json={"token": link, "password": NEW})
        assert answer.status_code == 204
        assert (await guest.get(ME, headers=bearer(pair["access_token"]))).status_code == 401
        assert (await guest.post("/auth/refresh", json={"refresh_token": pair["refresh_token"]})).status_code == 401
        assert (await log_in(guest)).status_code == 401
        assert (await log_in(guest, password=NEW)).status_code == 200

    async def test_proves_the_address(self, guest, mailbox):
        account = await register(guest, email="carol@example.com")
        await mailbox.arrived()
        await guest.post(FORGOT, json={"email": "carol@example.com"})
        await guest.post(RESET, json={"token": await mailbox.token(), "password": NEW})
        async with db.reading() as session:
            assert (await session.get(Account, account["id"])).email_confirmed_at is not None

    async def test_gets_the_same_answer_for_an_address_that_nobody_has(self, guest, mailbox, statements):
        await register(guest, email="carol@example.com")
        await sign_up("disabled", active=False)
        await mailbox.arrived()
        answers, sent = [], []
        for email in ("carol@example.com", "nobody@example.com", "disabled@example.com"):
            statements.clear()
            answers.append(await guest.post(FORGOT, json={"email": email}))
            sent.append(list(statements))
        assert [answer.status_code for answer in answers] == [202, 202, 202]
        assert answers[0].json() == answers[1].json() == answers[2].json()
        assert sent[0] == sent[1] == sent[2]
        assert [mail["To"] for mail in await mailbox.arrived()] == ["carol@example.com"]

    async def test_link_is_good_once(self, guest, mailbox):
        await register(guest, email="carol@example.com")
        await mailbox.arrived()
        await guest.post(FORGOT, json={"email": "carol@example.com"})
        token = await mailbox.token("/admin/reset")
        tries = [guest.post(RESET, json={"token": token, "password": f"{NEW} {n}"}) for n in range(4)]
        answers = await asyncio.gather(*tries)
        assert sorted(answer.status_code for answer in answers) == [204, 400, 400, 400]
        again = await guest.post(RESET, json={"token": token, "password": NEW})
        assert (again.status_code, again.json()["type"]) == (400, "/problems/bad-link")

    async def test_link_is_good_for_an_hour(self, guest, mailbox):
        await register(guest, email="carol@example.com")
        await mailbox.arrived()
        await guest.post(FORGOT, json={"email": "carol@example.com"})
        token = await mailbox.token()
        async with db.transaction() as session:
            query = select(MailToken.created_at, MailToken.expires_at).where(MailToken.purpose == "reset")
            row = (await session.execute(query)).one()
            assert timedelta(minutes=59) < row.expires_at - row.created_at <= timedelta(hours=1)
            await session.execute(update(MailToken).values(expires_at=clock.now() - timedelta(seconds=1)))
        assert (await guest.post(RESET, json={"token": token, "password": NEW})).status_code == 400
        assert (await log_in(guest, "carol@example.com")).status_code == 200

    async def test_links_end_with_the_first_that_was_used_and_with_a_change(self, guest, mailbox):
        await register(guest, email="carol@example.com")
        await mailbox.arrived()
        for _ in range(3):
            await guest.post(FORGOT, json={"email": "carol@example.com"})
        first, second, third = [text_of(mail).split("token=")[1].split()[0] for mail in await mailbox.arrived()]
        assert (await guest.post(RESET, json={"token": second, "password": NEW})).status_code == 204
        for token in (first, third):
            assert (await guest.post(RESET, json={"token": token, "password": PASSWORD})).status_code == 400
        await mailbox.arrived()
        await guest.post(FORGOT, json={"email": "carol@example.com"})
        fourth = await mailbox.token()
        pair = await tokens(guest, "carol@example.com", NEW)
        assert (await change(guest, pair, NEW, "yet another password")).status_code == 204
        assert (await guest.post(RESET, json={"token": fourth, "password": PASSWORD})).status_code == 400

    async def test_link_to_an_address_that_was_left_is_not_good(self, guest, mailbox):
        await register(guest, username="carol", email="carol@example.com")
        await mailbox.arrived()
        await guest.post(FORGOT, json={"email": "carol@example.com"})
        token = await mailbox.token()
        pair = await tokens(guest)
        moved = await guest.put("/profile", json={"email": "new@example.com"}, headers=bearer(pair["access_token"]))
        assert moved.status_code == 200
        assert (await guest.post(RESET, json={"token": token, "password": NEW})).status_code == 400
        assert (await log_in(guest)).status_code == 200

    async def test_link_for_something_else_is_not_good(self, guest, mailbox):
        await register(guest, email="carol@example.com")
        token = await mailbox.token("/account/confirm")
        assert (await guest.post(RESET, json={"token": token, "password": NEW})).status_code == 400
        assert (await log_in(guest, "carol@example.com")).status_code == 200

    async def test_a_bad_new_password_leaves_the_link_good(self, guest, mailbox):
        await register(guest, email="carol@example.com")
        await mailbox.arrived()
        await guest.post(FORGOT, json={"email": "carol@example.com"})
        token = await mailbox.token()
        assert (await guest.post(RESET, json={"token": token, "password": "12345678"})).status_code == 422
        assert (await guest.post(RESET, json={"token": token, "password": NEW})).status_code == 204

    async def test_opens_the_door_again_that_guessers_closed(self, guest, mailbox, monkeypatch):
        monkeypatch.setattr("tradepost.accounts.throttle.PER_ACCOUNT", "3/hour")
        monkeypatch.setattr("tradepost.accounts.throttle.PER_ACCOUNT_AND_ADDRESS", "100/minute")
        await register(guest, email="carol@example.com")
        await mailbox.arrived()
        for _ in range(3):
            await log_in(guest, "carol@example.com", "a guess")
        assert (await log_in(guest, "carol@example.com")).status_code == 429
        await guest.post(FORGOT, json={"email": "carol@example.com"})
        await guest.post(RESET, json={"token": await mailbox.token(), "password": NEW})
        assert (await log_in(guest, "carol@example.com", NEW)).status_code == 200

    async def test_mails_are_not_sent_without_end(self, guest):
        for _ in range(5):
            assert (await guest.post(FORGOT, json={"email": "nobody@example.com"})).status_code == 202
        refused = await guest.post(FORGOT, json={"email": "nobody@example.com"})
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) > 3000

    async def test_what_is_no_address_is_refused(self, guest):
        assert (await guest.post(FORGOT, json={"email": "carol"})).status_code == 422
        async with db.reading() as session:
            assert (await session.execute(select(func.count(jobs.Job.id)))).scalar_one() == 0
