"""Accounts through the API, as people make them: register, sign in, and read the mail that comes."""

from typing import Any

import httpx

PASSWORD = "correct horse battery"


async def register(client: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    """An account named carol, unless told otherwise; the answer."""
    body = {
        "password": PASSWORD,
        **(fields if {"username", "email"} & set(fields) else {"username": "carol", **fields}),
    }
    answer = await client.post("/api/v1/auth/register", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def log_in(
    client: httpx.AsyncClient, login: str = "carol", password: str = PASSWORD, **more: str
) -> httpx.Response:
    return await client.post("/api/v1/auth/login", json={"login": login, "password": password, **more})


async def tokens(client: httpx.AsyncClient, login: str = "carol", password: str = PASSWORD) -> dict[str, Any]:
    """The tokens of a log-in that succeeds."""
    answer = await log_in(client, login, password)
    assert answer.status_code == 200, answer.text
    return answer.json()


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
