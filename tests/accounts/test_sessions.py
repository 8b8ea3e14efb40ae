"""A session: refreshed by tokens that are good once, ended by logging out or by a token that comes back."""

import asyncio

import httpx
import jwt
import pytest
from sqlalchemy import func, select

from tests.make_accounts import bearer, register, tokens
from tradepost.accounts.models import RefreshToken, Session
from tradepost.core import db

ME = "/api/v1/auth/me"


async def me(client: httpx.AsyncClient, token: str) -> int:
    return (await client.get(ME, headers=bearer(token))).status_code


async def refresh(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.post("/api/v1/auth/refresh", json={"refresh_token": token})


async def test_a_refresh_token_gives_the_next_pair(guest):
    await register(guest)
    first = await tokens(guest)
    answer = await refresh(guest, first["refresh_token"])
    assert answer.status_code == 200
    second = answer.json()
    assert second["refresh_token"] != first["refresh_token"]
    assert second["token_type"] == "bearer"
    assert second["expires_in"] == 900
    assert answer.headers["cache-control"] == "no-store"
    assert await me(guest, second["access_token"]) == 200


async def test_a_refresh_token_may_come_as_the_bearer(guest):
    await register(guest)
    first = await tokens(guest)
    answer = await guest.post("/auth/refresh", headers=bearer(first["refresh_token"]))
    assert answer.status_code == 200
    assert await me(guest, answer.json()["access_token"]) == 200


async def test_a_spent_token_that_comes_back_ends_the_whole_session(guest):
    await register(guest)
    first = await tokens(guest)
    second = (await refresh(guest, first["refresh_token"])).json()
    third = (await refresh(guest, second["refresh_token"])).json()
    assert (await refresh(guest, first["refresh_token"])).status_code == 401
    assert await me(guest, third["access_token"]) == 401
    assert (await refresh(guest, third["refresh_token"])).status_code == 401


async def test_a_stolen_session_leaves_the_others_alone(guest):
    await register(guest)
    one, other = await tokens(guest), await tokens(guest)
    await refresh(guest, one["refresh_token"])
    assert (await refresh(guest, one["refresh_token"])).status_code == 401
    assert await me(guest, other["access_token"]) == 200


async def test_of_two_refreshes_at_once_one_wins(guest):
    await register(guest)
    first = await tokens(guest)
    answers = await asyncio.gather(*[refresh(guest, first["refresh_token"]) for _ in range(4)])
    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401]
    async with db.reading() as session:
        assert (await session.execute(select(func.count(RefreshToken.id)))).scalar_one() == 2
        assert (await session.execute(select(Session.ended_at))).scalar_one() is not None


@pytest.mark.parametrize("token", ["", "nonsense", "tpr_nonsense"])
async def test_what_is_no_refresh_token_gives_nothing(guest, token):
    answer = await guest.post("/api/v1/auth/refresh", headers=bearer(token))
    assert answer.status_code == 401


async def test_an_access_token_is_no_refresh_token_nor_the_other_way_round(guest):
    await register(guest)
    pair = await tokens(guest)
    assert (await refresh(guest, pair["access_token"])).status_code == 401
    assert await me(guest, pair["refresh_token"]) == 401
    assert (await refresh(guest, pair["refresh_token"])).status_code == 200


async def test_logging_out_ends_the_access_token_and_the_refresh_token(guest):
    await register(guest)
    pair = await tokens(guest)
    assert (await guest.post("/auth/logout", headers=bearer(pair["access_token"]))).status_code == 204
    assert await me(guest, pair["access_token"]) == 401
    assert (await refresh(guest, pair["refresh_token"])).status_code == 401


async def test_logging_out_works_with_the_refresh_token_alone(guest):
    await register(guest)
    pair = await tokens(guest)
    answer = await guest.post("/api/v1/auth/logout", json={"refresh_token": pair["refresh_token"]})
    assert answer.status_code == 204
    assert await me(guest, pair["access_token"]) == 401


async def test_logging_out_without_a_token_is_refused(guest):
    assert (await guest.post("/api/v1/auth/logout")).status_code == 401


async def test_the_access_token_names_account_and_session_and_lasts_a_quarter_of_an_hour(guest):
    account = await register(guest)
    claims = jwt.decode((await tokens(guest))["access_token"], options={"verify_signature": False})
    assert claims["sub"] == str(account["id"])
    assert claims["exp"] - claims["iat"] == 900
