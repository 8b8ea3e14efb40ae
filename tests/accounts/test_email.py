"""An e-mail address is confirmed by the link that was sent to it; mails speak the reader's language."""

import asyncio

from sqlalchemy import select

from tests.mailbox import text_of, token_in
from tests.make_accounts import bearer, register, tokens
from tradepost.accounts.texts import ROLES, TEXTS
from tradepost.core import db
from tradepost.core.events import Event

CONFIRM = "/api/v1/auth/email/confirm"
ME = "/api/v1/auth/me"


async def test_registering_with_one_sends_the_link_that_confirms_it(guest, mailbox):
    await register(guest, email="carol@example.com")
    signed = bearer((await tokens(guest, "carol@example.com"))["access_token"])
    assert (await guest.get(ME, headers=signed)).json()["email_confirmed"] is False
    mail = await mailbox.one()
    assert (mail["To"], mail["Subject"]) == ("carol@example.com", "Tradepost: confirm your e-mail address")
    answer = await guest.post(CONFIRM, json={"token": token_in(mail, "/account/confirm")})
    assert answer.status_code == 200
    assert answer.json()["email"] == "carol@example.com"
    assert (await guest.get(ME, headers=signed)).json()["email_confirmed"] is True


async def test_registering_without_one_sends_nothing(guest, mailbox):
    await register(guest)
    assert await mailbox.arrived() == []


async def test_the_link_is_good_once(guest, mailbox):
    await register(guest, email="carol@example.com")
    token = await mailbox.token()
    answers = await asyncio.gather(*[guest.post(CONFIRM, json={"token": token}) for _ in range(3)])
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400]


async def test_confirming_is_in_the_log(guest, mailbox):
    account = await register(guest, email="carol@example.com")
    await guest.post(CONFIRM, json={"token": await mailbox.token()})
    async with db.reading() as session:
        event = (await session.execute(select(Event).where(Event.name == "account.email_confirmed"))).scalar_one()
    assert (event.actor_id, event.subject_id, list(event.changes)) == (
        account["id"],
        account["id"],
        ["email_confirmed_at"],
    )


async def test_a_new_address_is_confirmed_again_and_the_old_one_is_told(guest, mailbox):
    await register(guest, email="carol@example.com")
    old_link = await mailbox.token()
    signed = bearer((await tokens(guest, "carol@example.com"))["access_token"])
    answer = await guest.put("/api/v1/profile", json={"email": "New@Example.com"}, headers=signed)
    assert (answer.json()["email"], answer.json()["email_confirmed"]) == ("new@example.com", False)
    to_new, to_old = await mailbox.arrived()
    assert (to_old["To"], to_old["Subject"]) == ("carol@example.com", "Tradepost: your e-mail address was changed")
    assert "new@example.com" not in text_of(to_old)
    assert (await guest.post(CONFIRM, json={"token": old_link})).status_code == 400
    assert to_new["To"] == "new@example.com"
    assert (await guest.post(CONFIRM, json={"token": token_in(to_new)})).json()["email"] == "new@example.com"
    assert (await guest.get(ME, headers=signed)).json()["email_confirmed"] is True


async def test_the_link_is_sent_again_on_request(guest, mailbox):
    await register(guest, email="carol@example.com")
    await mailbox.arrived()
    signed = bearer((await tokens(guest, "carol@example.com"))["access_token"])
    assert (await guest.post("/auth/email/resend", headers=signed)).status_code == 202
    assert (await guest.post(CONFIRM, json={"token": await mailbox.token("/account/confirm")})).status_code == 200
    assert (await guest.post("/auth/email/resend", headers=signed)).status_code == 409


async def test_mails_are_in_the_accounts_language_else_in_the_installations(guest, mailbox, configure):
    configure(language="ru")
    await register(guest, username="carol", email="carol@example.com")
    assert (await mailbox.one())["Subject"] == "Tradepost: подтвердите адрес почты"
    signed = bearer((await tokens(guest))["access_token"])
    await guest.put("/profile", json={"language": "en"}, headers=signed)
    await guest.post("/auth/email/resend", headers=signed)
    assert (await mailbox.one())["Subject"] == "Tradepost: confirm your e-mail address"


async def test_nothing_that_a_stranger_typed_is_mailed_to_others(guest, mailbox):
    await register(guest, username="buy cheap pills", email="victim@example.com", name="Win at http://evil.example")
    mail = text_of(await mailbox.one())
    assert "pills" not in mail
    assert "evil" not in mail


def test_every_text_is_there_in_every_language():
    assert set(TEXTS["ru"]) == set(TEXTS["en"])
    assert set(ROLES["ru"]) == set(ROLES["en"])
