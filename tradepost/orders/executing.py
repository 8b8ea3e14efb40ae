"""Executing an order: paid and sent at once, as one of the documented systems ends its orders.

What is due is paid without a provider; whoever pays by one does so first.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core.errors import Conflict, PaymentRequired
from tradepost.orders import dispatching, paying, standing
from tradepost.orders.models import Order
from tradepost.orders.rules import BUYER_MAY_CANCEL, PENDING
from tradepost.payments.rules import AUTHORISED, DECLINED, FAILED


async def execute(db: AsyncSession, order_id: int) -> Order:
    """Pay what is due of an order and send its goods, in the caller's transaction.

    Conflict for one that was executed, cancelled or sent already, was recorded rather than placed, or waits for its
    payment; PaymentRequired when that is declined.
    """
    order, made = await standing.locked(db, order_id)
    if order.token_hash is None:
        raise Conflict("This order was recorded, not placed here: change its status instead")
    if order.status not in BUYER_MAY_CANCEL or any(line.fulfilled for line in order.lines):
        raise Conflict(f"An order that is {order.status} cannot be executed")
    payment = await paying.begin(db, order, made)
    if payment is not None and order.status == PENDING and payment.status != AUTHORISED:
        if payment.status in {DECLINED, FAILED}:
            raise PaymentRequired(f"The payment was declined: {payment.error}")
        raise Conflict("This order waits for its payment")
    order, _made = await standing.locked(db, order_id)  # as its payment has left it
    await dispatching.dispatch(db, order)
    return order
