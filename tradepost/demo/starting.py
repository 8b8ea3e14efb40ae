"""What `make run` does on an empty installation: the demo shop and its owner, whose log-in is told at every start."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from tradepost.accounts import passwords, service as accounts
from tradepost.accounts.models import Account
from tradepost.accounts.rights import Role
from tradepost.catalog.models import Product
from tradepost.core.db import reading, transaction
from tradepost.core.jobs import later
from tradepost.core.settings import settings
from tradepost.customers.models import Customer
from tradepost.demo import selling
from tradepost.forecasting.jobs import run_forecasts
from tradepost.orders.models import Order

OWNER = "owner"


async def start(say: Callable[[str], object], *, seed: int = 1) -> None:
    """Fill the installation if it is empty, make its owner if it has none, and say how to sign in."""
    if await _holds(Product, Customer, Order):
        if not _note().exists():
            say("There is a shop here already: the demo is left out.")
    else:
        if not await _holds(Account):
            await _make_owner()
        say("Filling the demo shop...")
        # Loaded by the first start alone: the next ones only look whether there is a shop.
        from tradepost.demo.filling import fill  # noqa: PLC0415 - see above

        orders = await fill(seed=seed)
        await selling.connect()
        async with transaction() as db:
            await later(db, run_forecasts)  # tonight's, for whoever looks before
        say(f"The demo shop is ready: 40 products and a year of {orders} orders.")
    password = await _good_password()
    if password:
        say(f"Sign in at {settings().address}/admin as {OWNER} with the password {password}")


async def _holds(*tables: type[Account | Product | Customer | Order]) -> bool:
    async with reading() as db:
        for table in tables:
            if (await db.execute(select(table.id).limit(1))).scalar() is not None:
                return True
    return False


def _note() -> Path:
    return settings().data_dir / "demo-owner.txt"


def _password() -> str:
    """The demo owner's password: made by chance once, kept where only the installation's user can read it."""
    note = _note()
    note.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(note, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return note.read_text(encoding="ascii").strip()
    made = secrets.token_urlsafe(9)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{made}\n")
    return made


async def _make_owner() -> None:
    # Written down first: an owner whose password nobody knows would be worse than a password without an owner.
    password = _password()
    async with transaction() as db:
        await accounts.add(db, username=OWNER, password=password, role=Role.OWNER, name="Demo owner")


async def _good_password() -> str:
    """The demo owner's password if it still opens the shop; empty otherwise."""
    if not _note().exists():
        return ""
    password = _password()
    async with reading() as db:
        query = select(Account.password_hash).where(Account.username == OWNER, Account.active)
        stored = (await db.execute(query)).scalar()
    return password if stored and await passwords.matches(stored, password) else ""
