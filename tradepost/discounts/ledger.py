"""Gift cards and store credit: money the shop owes, as a ledger whose entries add up to each balance.

Whoever places an order calls `spend` in its transaction, `unspend` when it is cancelled or refunded to where the money
came from, and `refund_to` to turn a refund into store credit. Each happens once under its order or key.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, crypto, dialects, events
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.money import MAX_MINOR, to_text
from tradepost.discounts.models import Purse, PurseEntry

GIFT_CARD, CREDIT = "gift_card", "credit"
BAD_CARD = "is no gift card that can be used here"  # the same for every reason: a guesser learns nothing


def normal_card(code: str) -> str:
    """A card's code as it is hashed: letters and digits alone, upper case, however it was typed."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def card_hash(code: str) -> str:
    """Under what a card's code is stored."""
    return crypto.digest(normal_card(code))


def _of(code: str | None, account_id: int | None, currency: str) -> Select[Purse]:
    if code is not None:
        return select(Purse).where(Purse.hash == card_hash(code))
    return select(Purse).where(Purse.account_id == account_id, Purse.currency == currency)


def is_open(purse: Purse) -> bool:
    """Whether it can be spent: neither disabled nor expired."""
    return purse.disabled_at is None and (purse.expires_at is None or purse.expires_at > clock.now())


async def available(db: AsyncSession, *, code: str | None = None, account_id: int | None = None, currency: str) -> int:
    """What a gift card, or an account's credit, can pay in this currency. Invalid for a card that is none here."""
    found = (await db.execute(_of(code, account_id, currency))).scalar_one_or_none()
    if found is None or not is_open(found) or found.currency != currency:
        if code is not None:
            raise Invalid("gift_card", BAD_CARD)
        return 0
    return found.balance


async def spend(
    db: AsyncSession,
    *,
    code: str | None = None,
    account_id: int | None = None,
    currency: str,
    amount: int,
    order_id: int,
) -> int:
    """Pay for an order with a gift card or an account's credit: what was paid, `amount` or all that is left.

    Called again for the same order it answers what was paid then. Invalid for a card that is none here.
    """
    found = (
        await db.execute(_of(code, account_id, currency).with_for_update().execution_options(populate_existing=True))
    ).scalar_one_or_none()
    if found is not None and (before := await _entry(db, found.id, f"spent:{order_id}")) is not None:
        return -before.amount
    if found is None or not is_open(found) or found.currency != currency:
        if code is not None:
            raise Invalid("gift_card", BAD_CARD)
        return 0
    taken = min(amount, found.balance)
    if taken <= 0:
        return 0
    await add(db, found, -taken, kind="spent", key=f"spent:{order_id}", order_id=order_id)
    return taken


async def unspend(db: AsyncSession, *, order_id: int, key: str, amount: int | None = None, reason: str = "") -> int:
    """Give back what gift cards and credit paid for an order, all that is left of it or so much; what was given back.

    Each purse gets back at most what it paid. `key` names the cancellation or refund: the same key gives back once.
    """
    back = 0
    for purse in await _paid_by(db, order_id):
        if (before := await _entry(db, purse.id, f"back:{key}")) is not None:
            back += before.amount
            continue
        of_order = (PurseEntry.purse_id == purse.id, PurseEntry.order_id == order_id)
        moved = PurseEntry.kind.in_(("spent", "given_back"))
        left = -int((await db.execute(select(func.sum(PurseEntry.amount)).where(*of_order, moved))).scalar_one() or 0)
        part = left if amount is None else min(left, amount - back)
        if part > 0:
            await add(db, purse, part, kind="given_back", key=f"back:{key}", order_id=order_id, reason=reason)
            back += part
    return back


async def _paid_by(db: AsyncSession, order_id: int) -> Sequence[Purse]:
    """The purses that paid for an order, locked."""
    paid_by = select(PurseEntry.purse_id).where(PurseEntry.order_id == order_id, PurseEntry.kind == "spent")
    query = select(Purse).where(Purse.id.in_(paid_by)).order_by(Purse.id).with_for_update()
    return (await db.execute(query.execution_options(populate_existing=True))).scalars().all()


async def move_spent(db: AsyncSession, *, order_id: int, to_order_id: int, key: str, amount: int) -> int:
    """Let what gift cards and credit paid for an order pay for another, so much or all that is left: how much."""
    purses = await _paid_by(db, order_id)
    before = {purse.id: purse.balance for purse in purses}
    back = await unspend(db, order_id=order_id, key=key, amount=amount)
    for purse in purses:
        if part := purse.balance - before[purse.id]:
            await add(db, purse, -part, kind="spent", key=f"spent:{to_order_id}", order_id=to_order_id)
    return back


async def refund_to(
    db: AsyncSession, *, account_id: int, currency: str, amount: int, order_id: int, key: str, reason: str = ""
) -> Purse:
    """Turn a refund into credit of an account; the same key does it once."""
    purse = await credit_of(db, account_id, currency)
    if await _entry(db, purse.id, f"refund:{key}") is None:
        await add(db, purse, amount, kind="refunded", key=f"refund:{key}", order_id=order_id, reason=reason)
    return purse


async def credit_of(db: AsyncSession, account_id: int, currency: str) -> Purse:
    """An account's purse in a currency, locked; made when there is none."""
    made = {"kind": CREDIT, "account_id": account_id, "currency": currency, "balance": 0}
    table: Any = Purse.__table__
    await db.execute(dialects.upsert(db, table, [made], key=["account_id", "currency"]))
    query = _of(None, account_id, currency).with_for_update()
    return (await db.execute(query.execution_options(populate_existing=True))).scalar_one()


async def add(
    db: AsyncSession,
    purse: Purse,
    amount: int,
    *,
    kind: str,
    key: str | None = None,
    order_id: int | None = None,
    reason: str = "",
) -> PurseEntry:
    """Change a balance by so much, with the entry and the event that tell of it. Conflict when it would fall below 0.

    The purse's row is locked by the update; `purse` shows the new balance afterwards.
    """
    done: Any = await db.execute(
        update(Purse)
        .where(Purse.id == purse.id, Purse.balance + amount >= 0, Purse.balance + amount <= MAX_MINOR)
        .values(balance=Purse.balance + amount)
        .execution_options(synchronize_session=False)
    )
    if not done.rowcount:
        if amount > 0:
            raise Invalid("amount", "makes the balance larger than can be kept")
        raise Conflict(f"Less than {to_text(-amount, purse.currency)} {purse.currency} is left")
    await db.refresh(purse, ["balance", "updated_at"])
    who = events.actor()
    entry = PurseEntry(
        purse_id=purse.id,
        kind=kind,
        amount=amount,
        balance=purse.balance,
        key=key,
        order_id=order_id,
        reason=reason,
        actor_kind=who.kind,
        actor_id=who.id,
        actor_name=who.name[:255],
    )
    db.add(entry)
    await events.record(
        db,
        f"{purse.kind}.{kind}",
        purse,
        subject_name=title(purse),
        changes={"balance": [purse.balance - amount, purse.balance]},
        order_id=order_id,
        reason=reason,
    )
    await db.flush()
    return entry


def title(purse: Purse) -> str:
    """What a purse is called in the log; of a card the last four letters of its code, never more."""
    return f"gift card ...{purse.last4}" if purse.kind == GIFT_CARD else f"credit of account {purse.account_id}"


async def _entry(db: AsyncSession, purse_id: int, key: str) -> PurseEntry | None:
    query = select(PurseEntry).where(PurseEntry.purse_id == purse_id, PurseEntry.key == key)
    return (await db.execute(query)).scalar_one_or_none()


def entries() -> Select[PurseEntry, str]:
    """Entries with the currency of their purse."""
    return select(PurseEntry, Purse.currency).join(Purse, Purse.id == PurseEntry.purse_id)


async def expire(db: AsyncSession, *, limit: int = 200) -> int:
    """Write off what is left on cards whose time is over; how many cards."""
    query = (
        select(Purse)
        .where(Purse.expires_at <= clock.now(), Purse.balance > 0)
        .order_by(Purse.id)
        .limit(limit)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    due: Sequence[Purse] = (await db.execute(query)).scalars().all()
    for purse in due:
        await add(db, purse, -purse.balance, kind="expired")
    return len(due)


async def drift(db: AsyncSession) -> list[tuple[int, int, int]]:
    """(purse, balance, sum of its entries) where the two differ; `tradepost doctor` shows them."""
    sums = (
        select(PurseEntry.purse_id, func.sum(PurseEntry.amount).label("amount"))
        .group_by(PurseEntry.purse_id)
        .subquery()
    )
    added = func.coalesce(sums.c.amount, 0)
    query = (
        select(Purse.id, Purse.balance, added)
        .outerjoin(sums, sums.c.purse_id == Purse.id)
        .where(Purse.balance != added)
        .order_by(Purse.id)
    )
    return [(row[0], row[1], int(row[2])) for row in await db.execute(query)]
