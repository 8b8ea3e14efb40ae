"""The same few people in every test: accounts made straight in the database, each a client of the app."""

import uuid
from datetime import timedelta
from typing import Any, Self

import httpx

from tradepost.accounts.models import Account, Session, Setup
from tradepost.accounts.tokens import access_token
from tradepost.core import clock, db


async def sign_up(name: str, role: str = "customer", **fields: Any) -> Account:
    """An account with a role and no password (tests of log-in register through the API)."""
    async with db.transaction() as session:
        account = Account(
            username=name,
            email=f"{name}@example.com",
            name=name.title(),
            role=role,
            email_confirmed_at=clock.now(),
            **fields,
        )
        session.add(account)
        await session.flush()
        if role == "owner":
            session.add(Setup(id=1))
    return account


async def open_session(account: Account) -> str:
    """A session of an account; its access token."""
    number = str(uuid.uuid4())
    async with db.transaction() as session:
        session.add(
            Session(
                id=number,
                account_id=account.id,
                created_at=clock.now(),
                used_at=clock.now(),
                expires_at=clock.now() + timedelta(days=30),
            )
        )
    return access_token(account.id, number)[0]


class Person(httpx.AsyncClient):
    """Somebody who is signed in."""

    def __init__(self, app: Any, account: Account) -> None:
        super().__init__(transport=httpx.ASGITransport(app), base_url="http://shop")
        self.account = account

    @property
    def id(self) -> int:
        return self.account.id

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.headers["Authorization"] = f"Bearer {await open_session(self.account)}"
        return self
