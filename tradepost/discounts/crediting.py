"""Store credit of accounts: seen, granted and taken back. Orders spend it through discounts.ledger."""

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.core.errors import NotFound
from tradepost.discounts import ledger
from tradepost.discounts.models import Purse, PurseEntry


async def known(db: AsyncSession, account_id: int) -> None:
    """NotFound when there is no such account, or no more."""
    query = select(Account.id).where(Account.id == account_id, Account.deleted_at.is_(None))
    if (await db.execute(query)).first() is None:
        raise NotFound("account", account_id)


async def of(db: AsyncSession, account_id: int) -> list[Purse]:
    """An account's purses, by currency."""
    query = select(Purse).where(Purse.account_id == account_id).order_by(Purse.currency)
    return list((await db.execute(query)).scalars())


def entries(account_id: int, currency: str | None) -> Select[PurseEntry, str]:
    """The entries of an account's purses with their currency, of one currency or all."""
    query = ledger.entries().where(Purse.account_id == account_id)
    return query if currency is None else query.where(Purse.currency == currency)


async def grant(db: AsyncSession, account_id: int, currency: str, amount: int, *, reason: str) -> PurseEntry:
    """Give an account so much. NotFound for no account."""
    await known(db, account_id)
    purse = await ledger.credit_of(db, account_id, currency)
    return await ledger.add(db, purse, amount, kind="granted", reason=reason)


async def withdraw(db: AsyncSession, account_id: int, currency: str, amount: int, *, reason: str) -> PurseEntry:
    """Take so much back. NotFound for no account, Conflict when less is left."""
    await known(db, account_id)
    purse = await ledger.credit_of(db, account_id, currency)
    return await ledger.add(db, purse, -amount, kind="withdrawn", reason=reason)
