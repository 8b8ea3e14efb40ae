"""Who is buying, as far as prices and discounts depend on it.

Whether somebody has ordered before is the orders' to say: they stand above, and say here how they are asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.customers.models import Customer

Ordered = Callable[[Any, Any], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Buyer:
    """An account, or a guest by e-mail; `group_id` is an account's alone: an address that is typed proves nothing.

    `first_order` is None while nobody knows who it is.
    """

    account_id: int | None = None
    email: str = ""
    customer_id: int | None = None
    group_id: int | None = None
    first_order: bool | None = None


NOBODY = Buyer()
_ordered: Ordered | None = None


def ordered_before(condition: Ordered) -> None:
    """Said once by the orders: `condition(account_id, email)` is true when there is an order of theirs.

    Either may be None, or a parameter of a statement.
    """
    global _ordered  # noqa: PLW0603 - one book of orders a process
    _ordered = condition


def has_ordered(account_id: Any, email: Any) -> ColumnElement[bool]:
    """The condition that this account, or somebody with this e-mail, has ordered before.

    Values, or parameters of a statement; None for what is not known.
    """
    return false() if _ordered is None or (account_id is None and email is None) else _ordered(account_id, email)


def is_customer(account_id: Any, email: Any) -> ColumnElement[bool]:
    """The condition on customers that it is this account's, or, of a guest, the one with this e-mail."""
    found: ColumnElement[bool] = (
        Customer.account_id == account_id if account_id is not None else Customer.email == email
    )
    return found


async def known(db: AsyncSession, account_id: int | None, email: str) -> Buyer:
    """Whoever this is, in one statement; none when nobody is named."""
    if not (account_id or email):
        return NOBODY
    before = select(has_ordered(account_id, email or None)).scalar_subquery()
    query = select(Customer.id, Customer.group_id, before).where(is_customer(account_id, email))
    row = (await db.execute(query)).first()
    if row is None:
        ordered = (await db.execute(select(before))).scalar_one()
        return Buyer(account_id, email, first_order=not ordered)
    return Buyer(account_id, email, row[0], row[1] if account_id else None, first_order=not row[2])
