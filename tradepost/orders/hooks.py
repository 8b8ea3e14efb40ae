"""Somebody's orders in the export of their data. Deleting an account leaves orders as they are: figures stay."""

from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_export
from tradepost.accounts.models import Account
from tradepost.customers.models import Customer
from tradepost.orders import queries
from tradepost.orders.models import Order
from tradepost.orders.schemas import order_out
from tradepost.shipping.hooks import orders_of


@on_export("orders")
async def export_orders(db: AsyncSession, account: Account) -> Any:
    """Their orders with the lines, as they see them."""
    own = or_(Order.account_id == account.id, Customer.account_id == account.id)
    rows = (await db.execute(queries.orders().where(own).order_by(Order.id))).all()
    lines = await queries.lines_of(db, [row[0].id for row in rows])
    return [order_out(row, lines[row[0].id], staff=False).model_dump(mode="json") for row in rows]


@orders_of
def own_orders(account: Account) -> Select[int]:
    """The orders whose parcels somebody may follow."""
    own = or_(Order.account_id == account.id, Customer.account_id == account.id)
    return select(Order.id).outerjoin(Customer, Customer.id == Order.customer_id).where(own)
