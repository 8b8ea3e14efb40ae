"""No answer, no entry of the log, no line of the server's log and no row in the database gives a secret away."""

import io
import re
import sys

import pyotp
import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from tests.make_accounts import PASSWORD, bearer, log_in, register, tokens
from tradepost.accounts import signing_in
from tradepost.accounts.models import Account, ApiKey, MailToken, RecoveryCode, RefreshToken
from tradepost.core import clock, db, logs
from tradepost.core.events import Event

NEW = "an entirely new password"
READS = (
    "/auth/me",
    "/profile",
    "/profile/export",
    "/auth/sessions",
    "/api/v1/api-keys",
    "/api/v1/users",
    "/api/v1/users/1",
    "/api/v1/rights",
    "/api/v1/audit?limit=200",
    "/api/v1/audit/export",
    "/api/v1/activity",
    "/api/v1/activity/export",
    "/api/v1/jobs",
)


@pytest.fixture
def log(configure, monkeypatch):
    """Everything the server logs from here on."""
    text = io.StringIO()
    monkeypatch.setattr(sys, "stderr", text)
    configure(log_level="debug", log_format="json")
    logs.set_up()
    yield text
    monkeypatch.undo()
    logs.set_up()


async def story(client, mailbox) -> tuple[set[str], list[str]]:
    """An account's life so far: its secrets, and every answer that was not meant to hold one."""
    answers: list[str] = []

    async def told(method: str, path: str, **more) -> dict:
        answer = await client.request(method, path, **more)
        answers.append(answer.text)
        return answer.json() if answer.content else {}

    body = {"username": "carol", "email": "carol@example.com", "password": PASSWORD}
    await told("POST", "/auth/register", json=body)
    await told("POST", "/auth/register", json=body)
    await told("POST", "/auth/login", json={"username": "carol", "password": NEW})
    pair = await tokens(client)
    signed = bearer(pair["access_token"])
    secrets = {PASSWORD, NEW, pair["access_token"], pair["refresh_token"], await mailbox.token()}
    seed = (await client.post("/auth/two-factor/setup", headers=signed)).json()["secret"]
    code = pyotp.TOTP(seed).now()
    recovery = (await client.post("/auth/two-factor/enable", json={"code": code}, headers=signed)).json()
    await told("POST", "/auth/login", json={"username": "carol", "password": PASSWORD, "otp": code})
    secrets |= {seed, *recovery["recovery_codes"], *(one.replace("-", "") for one in recovery["recovery_codes"])}
    made = {"json": {"name": "Till", "scopes": ["catalog:read"]}, "headers": {**signed, "Idempotency-Key": "till"}}
    secrets.add((await client.post("/api/v1/api-keys", **made)).json()["key"])
    again = await client.post("/auth/refresh", json={"refresh_token": pair["refresh_token"]})
    secrets |= {again.json()["access_token"], again.json()["refresh_token"]}
    signed = bearer(again.json()["access_token"])
    change = {"current_password": PASSWORD, "new_password": NEW}
    await told("POST", "/auth/password/change", json={**change, "current_password": NEW}, headers=signed)
    await told("POST", "/auth/password/change", json=change, headers=signed)
    await told("POST", "/auth/password/forgot", json={"email": "carol@example.com"})
    changed, reset = await mailbox.arrived()
    answers.append(changed.as_string())
    secrets.add(re.search(r"token=(\S+)", reset.get_content())[1])
    for path in READS:
        await_answer = await client.get(path, headers=signed)
        assert await_answer.status_code in {200, 404}, path
        answers.append(await_answer.text)
    await told("POST", "/auth/refresh", json={"refresh_token": pair["refresh_token"]})
    return secrets, answers


async def stored() -> set[str]:
    """What the database keeps instead of the secrets: no answer shows that either."""
    columns = (
        Account.password_hash,
        Account.totp_secret,
        RefreshToken.hash,
        MailToken.hash,
        ApiKey.hash,
        RecoveryCode.hash,
    )
    async with db.reading() as session:
        return {value for column in columns for value in (await session.execute(select(column))).scalars() if value}


async def test_no_answer_and_no_log_gives_a_secret_away(guest, mailbox, log):
    secrets, answers = await story(guest, mailbox)
    hashes = await stored()
    assert len(secrets) in {29, 30}  # two access tokens of one session and second are the same
    assert len(hashes) >= 17
    async with db.reading() as session:
        entries = [
            f"{one.changes} {one.data} {one.subject_name}" for one in (await session.scalars(select(Event))).all()
        ]
    assert len(entries) >= 6
    assert "account.registered" in answers[READS.index("/api/v1/audit?limit=200") - len(READS) - 1]
    lines = log.getvalue()
    assert lines.count('"event":"request"') > 20
    for text in (*answers, *entries, lines):
        assert [secret for secret in (*secrets, *hashes) if secret in text] == []


async def test_no_table_holds_a_secret_in_plain(guest, mailbox):
    secrets, _ = await story(guest, mailbox)
    async with db.reading() as session:
        for table in db.Base.metadata.sorted_tables:
            for row in (await session.execute(table.select())).all():
                assert [secret for secret in secrets if secret in repr(tuple(row))] == [], table.name


async def test_an_error_nobody_expected_shows_no_secret_in_the_log(guest, log, monkeypatch):
    await register(guest)

    async def broken(stored: str | None, password: str) -> bool:
        raise RuntimeError(f"cannot compare {len(password)} characters with {len(stored or '')}")

    monkeypatch.setattr(signing_in.passwords, "matches", broken)
    answer = await log_in(guest)
    assert answer.status_code == 500
    lines = log.getvalue()
    assert "cannot compare" in lines
    assert "cannot compare" not in answer.text
    assert answer.json()["reference"] in lines
    for secret in (PASSWORD, *(await stored())):
        assert secret not in lines


async def test_an_error_of_the_database_does_not_tell_the_values_of_its_statement(guest):
    await register(guest)
    values = {"username": "carol", "password_hash": "what nobody may read", "created_at": clock.now()}
    with pytest.raises(IntegrityError) as caught:
        async with db.transaction() as session:
            await session.execute(insert(Account).values(**values, updated_at=clock.now()))
    assert "INSERT INTO accounts" in str(caught.value)
    assert "what nobody may read" not in str(caught.value)
