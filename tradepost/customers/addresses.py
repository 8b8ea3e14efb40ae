"""The postal addresses that people keep: their own and nobody else's. One of them is the default."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.core import events
from tradepost.core.errors import Conflict, NotFound
from tradepost.customers.models import Address

MOST = 50


async def of(db: AsyncSession, account_id: int) -> Sequence[Address]:
    """Somebody's addresses, the default first."""
    query = select(Address).where(Address.account_id == account_id).order_by(Address.is_default.desc(), Address.id)
    return (await db.execute(query)).scalars().all()


async def get(db: AsyncSession, account_id: int, address_id: int) -> Address:
    """An address looked up among one's own: another's is not found."""
    query = select(Address).where(Address.account_id == account_id, Address.id == address_id)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("address", address_id)
    return found


async def add(db: AsyncSession, account_id: int, values: dict[str, Any]) -> Address:
    """Keep one more; the first is the default. Conflict at the fifty-first."""
    await _lock(db, account_id)
    count = (await db.execute(select(func.count()).where(Address.account_id == account_id))).scalar_one()
    if count >= MOST:
        raise Conflict(f"{MOST} addresses are kept at most: delete one first")
    made = Address(**values | {"is_default": values.get("is_default") or not count}, account_id=account_id)
    if made.is_default:
        await _no_default(db, account_id)
    db.add(made)
    await db.flush()
    await events.record(db, "address.created", made, changes={name: [None, value] for name, value in values.items()})
    return made


async def change(db: AsyncSession, address: Address, values: dict[str, Any]) -> None:
    """Change what is given. The default stays the default until another one is made it."""
    await _lock(db, address.account_id)
    if values.get("is_default") is False and address.is_default:
        raise Conflict("One address is the default: make another one the default instead")
    for name, value in values.items():
        setattr(address, name, value)
    changes = events.changed(address)
    if not changes:
        return
    if "is_default" in changes:
        await _no_default(db, address.account_id, but=address.id)
    await events.record(db, "address.updated", address, changes=changes)
    await db.flush()


async def remove(db: AsyncSession, address: Address) -> None:
    """Delete an address; when it was the default, the oldest of the others becomes it."""
    await _lock(db, address.account_id)
    gone = {name: [getattr(address, name), None] for name in ("name", "line1", "city", "country")}
    await events.record(db, "address.deleted", address, changes=gone)
    await db.delete(address)
    await db.flush()
    if address.is_default:
        rest = await of(db, address.account_id)
        if rest:
            rest[0].is_default = True
            await db.flush()


async def _lock(db: AsyncSession, account_id: int) -> None:
    """One change of somebody's addresses at a time: so there are never fifty-one, nor two defaults."""
    await db.execute(select(Account.id).where(Account.id == account_id).with_for_update())


async def _no_default(db: AsyncSession, account_id: int, *, but: int = 0) -> None:
    with db.no_autoflush:
        await db.execute(
            update(Address)
            .where(Address.account_id == account_id, Address.id != but, Address.is_default)
            .values(is_default=False)
        )
