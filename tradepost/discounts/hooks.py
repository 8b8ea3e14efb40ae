"""What becomes of somebody's discounts and credit when they leave, and when the calendar has a promotion."""

from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.accounts.rights import Right
from tradepost.core.dates import ShopDate, dates
from tradepost.core.money import to_text
from tradepost.discounts.models import Discount, DiscountUse, Purse, PurseEntry
from tradepost.discounts.rules import who_is


def _names(account: Account) -> list[str]:
    """Under which their uses may be counted: as an account, and as a guest with the same address."""
    return [who_is(account.id, None), *([who_is(None, account.email)] if account.email else [])]


@on_export("discounts")
async def export_uses(db: AsyncSession, account: Account) -> Any:
    """The discounts their orders got."""
    query = (
        select(Discount.name, DiscountUse)
        .join(Discount, Discount.id == DiscountUse.discount_id)
        .where(DiscountUse.who.in_(_names(account)))
        .order_by(DiscountUse.id)
    )
    return [
        {"discount": name, "code": use.code, "order_id": use.order_id, "at": use.created_at.isoformat()}
        for name, use in await db.execute(query)
    ]


@on_export("store_credit")
async def export_credit(db: AsyncSession, account: Account) -> Any:
    """Their credit, and every change of it."""
    query = (
        select(Purse.currency, PurseEntry)
        .join(PurseEntry, PurseEntry.purse_id == Purse.id)
        .where(Purse.account_id == account.id)
        .order_by(PurseEntry.id)
    )
    return [
        {
            "kind": entry.kind,
            "amount": to_text(entry.amount, currency),
            "balance": to_text(entry.balance, currency),
            "currency": currency,
            "order_id": entry.order_id,
            "reason": entry.reason,
            "at": entry.created_at.isoformat(),
        }
        for currency, entry in await db.execute(query)
    ]


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """Uses stay counted and money stays in the ledger, without the person's address and name."""
    quiet = {"synchronize_session": False}
    if account.email:
        await db.execute(
            update(DiscountUse)
            .where(DiscountUse.who == who_is(None, account.email))
            .values(who=who_is(account.id, None))
            .execution_options(**quiet)
        )
        await db.execute(update(Purse).where(Purse.email == account.email).values(email="").execution_options(**quiet))
    await db.execute(
        update(PurseEntry)
        .where(PurseEntry.actor_kind == "account", PurseEntry.actor_id == account.id)
        .values(actor_name=f"account {account.id}")
        .execution_options(**quiet)
    )


@dates("promotion", Right.DISCOUNTS_READ)
async def promotions(db: AsyncSession, start: datetime, end: datetime, language: str) -> list[ShopDate]:  # noqa: ARG001 - the offer's face
    """Discounts that begin or end: one without a last day is there on its first, as one without a first on its last."""
    starts, ends = Discount.starts_at, Discount.ends_at
    query = select(Discount.id, Discount.name, starts, ends).where(
        Discount.active.is_(True),
        or_(
            (starts < end) & (ends > start),
            ends.is_(None) & (starts >= start) & (starts < end),
            starts.is_(None) & (ends >= start) & (ends < end),
        ),
    )
    return [
        ShopDate(str(row.id), row.name, row.starts_at or row.ends_at, row.ends_at or row.starts_at,
                 link=f"/admin/discounts/{row.id}")
        for row in await db.execute(query.order_by(Discount.id))
    ]  # fmt: skip
