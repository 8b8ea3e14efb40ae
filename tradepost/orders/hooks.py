"""Where orders take part in the rooms below: what becomes of payments, who has ordered before, whose orders are whose.

Deleting an account leaves its orders, for figures and books; those that came to their end say no more who it was.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.cart import buyers
from tradepost.core.labels import names
from tradepost.customers.models import Customer
from tradepost.orders import dispatching, paying, queries, refunding, telling
from tradepost.orders.models import Order
from tradepost.orders.rules import CANCELLED, PAID, PENDING, PROCESSING, SALE
from tradepost.orders.schemas import order_out
from tradepost.payments.hooks import on_payment, on_refund
from tradepost.shipping.hooks import on_shipment, orders_of

REACTS = (telling.tell,)  # loading it is what makes it react
on_payment(paying.follow)
on_refund(paying.follow_refund)
on_refund(refunding.credited)
on_shipment(dispatching.follow)


def _ordered(account_id: Any, email: Any) -> ColumnElement[bool]:
    """Whether somebody has an order that was not cancelled."""
    theirs = [Order.account_id == account_id] if account_id is not None else []
    if email is not None:
        theirs.append(Order.email == email)
    return exists(select(Order.id).where(or_(*theirs), Order.kind == SALE, Order.status != CANCELLED))


buyers.ordered_before(_ordered)


@orders_of
def own(account: Account) -> Any:
    """The orders somebody may follow: placed by their account, or by the customer joined with it."""
    theirs = select(Customer.id).where(Customer.account_id == account.id)
    return select(Order.id).where(or_(Order.account_id == account.id, Order.customer_id.in_(theirs)))


@names("order")
async def numbers(db: AsyncSession, order_ids: Collection[int]) -> dict[int, str]:
    """What people call these orders."""
    rows = await db.execute(select(Order.id, Order.number).where(Order.id.in_(order_ids)))
    return {row.id: row.number for row in rows}


@on_export("orders")
async def export_orders(db: AsyncSession, account: Account) -> Any:
    """Their orders with the lines, as they see them."""
    own_orders = or_(Order.account_id == account.id, Customer.account_id == account.id)
    rows = (await db.execute(queries.orders().where(own_orders).order_by(Order.id))).all()
    lines = await queries.lines_of(db, [row[0].id for row in rows])
    return [order_out(row, lines[row[0].id], staff=False).model_dump(mode="json") for row in rows]


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """What is still to be sent needs its address; of all else, only the country stays, for taxes and figures."""
    theirs = (await db.execute(own(account))).scalars().all()
    await db.execute(
        update(Order)
        .where(Order.id.in_(theirs), Order.status.not_in((PENDING, PAID, PROCESSING)))
        .values(
            email="", phone="", buyer_name="", notes="", shipping_address=None, billing_address=None,
            updated_at=Order.updated_at,
        )
        .execution_options(synchronize_session=False)
    )  # fmt: skip
