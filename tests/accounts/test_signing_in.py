"""Signing in: wrong names and wrong passwords look alike, and guessing is slow."""

import asyncio
from datetime import timedelta

import jwt
import pytest
from sqlalchemy import update

from tests.make_accounts import PASSWORD, bearer, log_in, register, tokens
from tests.people import sign_up
from tradepost.accounts import passwords
from tradepost.accounts.models import Account, Session
from tradepost.accounts.tokens import access_token
from tradepost.core import clock, db
from tradepost.core.settings import settings

ME = "/api/v1/auth/me"


async def test_the_answer_holds_a_bearer_token_for_a_quarter_of_an_hour(guest):
    await register(guest)
    answer = await guest.post("/auth/login/", json={"username": "carol", "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert set(body) == {"access_token", "token_type", "expires_in", "refresh_token"}
    assert (body["token_type"], body["expires_in"]) == ("bearer", 900)


async def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(guest):
    await register(guest)
    unknown, wrong = await log_in(guest, "nobody"), await log_in(guest, "carol", "not the password")
    assert unknown.status_code == wrong.status_code == 401
    assert unknown.json() == wrong.json()
    assert unknown.json()["type"] == "/problems/wrong-password"


async def test_an_unknown_name_costs_a_hash_like_a_known_one(guest, monkeypatch, real_hashes):
    await register(guest)
    await sign_up("passwordless")
    done: list[bool] = []

    class Counting(passwords.PasswordHasher):
        def verify(self, hash: str, password: str) -> bool:  # noqa: A002 - the library's name for it
            done.append(hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$"))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Counting())
    for login in ("nobody", "nobody@example.com", "passwordless", "carol"):
        assert (await log_in(guest, login, "not the password")).status_code == 401
    assert done == [True] * 4


@pytest.mark.parametrize("body", [{"password": PASSWORD}, {"username": "carol"}, {"username": "carol", "password": ""}])
async def test_a_name_and_a_password_are_needed(guest, body):
    assert (await guest.post("/auth/login", json=body)).status_code == 422


async def test_hashes_made_with_weaker_parameters_are_renewed(guest, real_hashes):
    account = await register(guest)
    weak = passwords.PasswordHasher(memory_cost=8, time_cost=1, parallelism=1).hash(PASSWORD)
    async with db.transaction() as session:
        await session.execute(update(Account).values(password_hash=weak))
    assert (await log_in(guest)).status_code == 200
    async with db.reading() as session:
        stored = (await session.get(Account, account["id"])).password_hash
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert (await log_in(guest)).status_code == 200


class TestGuessing:
    """Failures are counted by account and address, by account, and by address."""

    async def test_is_stopped_after_five_failures_whether_or_not_there_is_such_an_account(self, guest):
        await register(guest)
        for name in ("carol", "nobody"):
            for _ in range(5):
                assert (await log_in(guest, name, "a guess")).status_code == 401
            refused = await log_in(guest, name, PASSWORD)
            assert refused.status_code == 429
            assert 1 <= int(refused.headers["retry-after"]) <= 61
            assert refused.json()["type"] == "/problems/too-fast"

    async def test_is_counted_when_it_happens_all_at_once(self, guest):
        await register(guest)
        answers = await asyncio.gather(*[log_in(guest, "carol", "a guess") for _ in range(12)])
        assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 7

    async def test_is_forgotten_after_a_log_in(self, guest):
        await register(guest)
        for _ in range(3):
            for _ in range(4):
                assert (await log_in(guest, "carol", "a guess")).status_code == 401
            assert (await log_in(guest)).status_code == 200

    async def test_does_not_stop_many_right_log_ins(self, guest):
        await register(guest)
        answers = await asyncio.gather(*[log_in(guest) for _ in range(8)])
        assert [answer.status_code for answer in answers] == [200] * 8

    async def test_at_one_name_leaves_the_others_alone(self, guest):
        await register(guest)
        await register(guest, username="dave")
        for _ in range(6):
            await log_in(guest, "carol", "a guess")
        assert (await log_in(guest, "dave")).status_code == 200

    async def test_from_one_address_at_many_names_is_stopped_for_the_address(self, guest, monkeypatch):
        monkeypatch.setattr("tradepost.accounts.throttle.PER_ADDRESS", "3/minute")
        await register(guest)
        for n in range(3):
            assert (await log_in(guest, f"nobody{n}", "a guess")).status_code == 401
        assert (await log_in(guest)).status_code == 429

    async def test_from_many_addresses_at_one_name_is_stopped_for_the_name(self, guest, configure, monkeypatch):
        monkeypatch.setattr("tradepost.accounts.throttle.PER_ACCOUNT", "3/minute")
        configure(trust_proxy="true")
        await register(guest)
        for n in range(3):
            guest.headers["X-Forwarded-For"] = f"192.0.2.{n}"
            assert (await log_in(guest, "carol", "a guess")).status_code == 401
        guest.headers["X-Forwarded-For"] = "192.0.2.99"
        assert (await log_in(guest)).status_code == 429


class TestAnAccessToken:
    """What opens a door, and what does not."""

    async def refused(self, client, token: str) -> None:
        answer = await client.get(ME, headers=bearer(token))
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"

    async def test_is_refused_when_it_was_signed_otherwise(self, guest):
        await register(guest)
        claims = jwt.decode((await tokens(guest))["access_token"], options={"verify_signature": False})
        key = settings().signing_key()
        assert (await guest.get(ME, headers=bearer(jwt.encode(claims, key, algorithm="HS256")))).status_code == 200
        for forged in (
            jwt.encode(claims, None, algorithm="none"),
            jwt.encode(claims, key.ljust(48, "."), algorithm="HS384"),
            jwt.encode(claims, "another key that is quite long enough", algorithm="HS256"),
            jwt.encode(claims, key, algorithm="HS256") + "x",
            "a.b.c",
        ):
            await self.refused(guest, forged)

    @pytest.mark.parametrize(
        "changes",
        [
            {"typ": "refresh"},
            {"typ": None},
            {"sub": "0"},
            {"sub": "-1"},
            {"sub": "9" * 30},
            {"sub": "²"},
            {"sid": "another"},
            {"sid": ["a", "list"]},
            {"sid": "x" * 100},
            {"exp": None},
            {"exp": 1},
            {"iat": 99999999999},
        ],
    )
    async def test_is_refused_when_its_claims_are_not_ours(self, guest, changes):
        await register(guest)
        claims = jwt.decode((await tokens(guest))["access_token"], options={"verify_signature": False})
        changed = {name: value for name, value in {**claims, **changes}.items() if value is not None}
        await self.refused(guest, jwt.encode(changed, settings().signing_key(), algorithm="HS256"))

    async def test_of_one_account_does_not_open_another_through_its_session(self, guest, buyer, stranger):
        async with db.reading() as session:
            theirs = (await session.execute(Session.__table__.select())).mappings().all()
        session_of = {row["account_id"]: row["id"] for row in theirs}
        await self.refused(guest, access_token(buyer.id, session_of[stranger.id])[0])

    async def test_ends_with_its_time(self, buyer, guest):
        token = buyer.headers["Authorization"].removeprefix("Bearer ")
        assert (await buyer.get(ME)).status_code == 200
        claims = jwt.decode(token, options={"verify_signature": False})
        claims["exp"] = int((clock.now() - timedelta(seconds=1)).timestamp())
        await self.refused(guest, jwt.encode(claims, settings().signing_key(), algorithm="HS256"))

    @pytest.mark.parametrize("fields", [{"active": False}, {"deleted_at": clock.now()}])
    async def test_ends_with_its_account(self, buyer, guest, fields):
        async with db.transaction() as session:
            await session.execute(update(Account).where(Account.id == buyer.id).values(**fields))
        await self.refused(guest, buyer.headers["Authorization"].removeprefix("Bearer "))

    async def test_ends_with_the_session_even_if_its_own_time_has_not_come(self, buyer):
        async with db.transaction() as session:
            await session.execute(update(Session).values(expires_at=clock.now() - timedelta(seconds=1)))
        assert (await buyer.get(ME)).status_code == 401

    @pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Basic YTpi", "bearer nonsense", "nonsense"])
    async def test_that_is_none_is_refused(self, guest, header):
        assert (await guest.get(ME, headers={"Authorization": header})).status_code == 401

    async def test_costs_one_statement(self, buyer, statements):
        statements.clear()
        assert (await buyer.get(ME)).status_code == 200
        assert len(statements) == 1


async def test_a_disabled_account_is_answered_like_a_wrong_password(guest):
    account = await register(guest)
    pair = await tokens(guest)
    async with db.transaction() as session:
        await session.execute(update(Account).where(Account.id == account["id"]).values(active=False))
    refused, unknown = await log_in(guest), await log_in(guest, "nobody")
    assert refused.status_code == 401
    assert refused.json() == unknown.json()
    assert (await guest.post("/auth/refresh", json={"refresh_token": pair["refresh_token"]})).status_code == 401


async def test_me_tells_who_and_what_they_may_do(manager, buyer):
    me = (await manager.get("/auth/me")).json()
    assert {name: me[name] for name in ("id", "username", "email", "name", "role", "via", "language")} == {
        "id": manager.id,
        "username": "manager",
        "email": "manager@example.com",
        "name": "Manager",
        "role": "manager",
        "via": "session",
        "language": "en",
    }
    assert "catalog:write" in me["rights"]
    assert "accounts:write" not in me["rights"]
    assert (me["two_factor"], me["email_confirmed"]) == (False, True)
    assert (await buyer.get("/api/v1/auth/me")).json()["rights"] == []
