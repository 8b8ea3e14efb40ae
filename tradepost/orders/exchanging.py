"""Other goods for those that came back: a new order, paid with what the returned ones had cost.

The money does not leave the shop and come again: so much of the old order's payments pays for the new one (see
`refunding.move`), from where it goes back should the new order be cancelled. What the new goods cost more is due on the
new order; what they cost less goes back.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.cart.buyers import Buyer
from tradepost.core.db import transaction
from tradepost.core.errors import Conflict
from tradepost.core.money import as_minor
from tradepost.orders import paying, placing, refunding, returns, standing
from tradepost.orders.models import Order, Return
from tradepost.orders.rules import EXCHANGED, PAID, RECEIVED
from tradepost.orders.wishes import Wish


class Exchanged(NamedTuple):
    """The return, its order, the order that is sent instead, and the refunds to be settled after the commit."""

    found: Return
    order: Order
    new: Order
    refunds: list[int]


async def exchange(
    db: AsyncSession,
    found: Return,
    order: Order,
    units: Mapping[int, int],
    *,
    amount: int | None = None,
    expected: int | None = None,
) -> Exchanged:
    """Send {variant id: units} for a locked, received return, in the caller's transaction.

    The goods go where the old ones went, at today's prices and without a charge for delivery. `amount` (minor units) is
    what the returned goods count for where it is less than was paid for them; `expected` is the new order's total as it
    was shown. Raises what `placing.place` raises; Conflict for a return that is not there yet or was ended.
    """
    if found.status != RECEIVED:
        raise Conflict(f"A return that is {found.status} cannot be exchanged")
    pieces = await returns.pieces(db, found, order, amount)
    worth = sum(piece["amount"] for piece in pieces)
    refunding.within(await refunding.most(db, order), worth, order)
    placed = await placing.place(db, _wish(found, order, units, expected))
    new = placed.order
    spent = min(worth, new.total)
    reason, key = f"Return {found.number}", f"exchange:{found.id}"
    if spent:
        await refunding.move(db, order, new, spent, reason=reason, key=key, pieces=pieces)
        before = new.status
        standing.settle(new)
        if new.status == PAID != before:
            await standing.tell_paid(db, new)
    # With something left to pay, the mail is a guest's only way to it.
    await paying.confirm(db, new)
    opened = []
    if worth > spent:
        opened = await refunding.open_refunds(
            db, order, worth - spent, reason=reason, key=f"return:{found.id}", pieces=[] if spent else pieces
        )
    found.refund = worth - spent
    await returns.exchanged(db, found, new.id)
    return Exchanged(found, order, new, opened)


def _wish(found: Return, order: Order, units: Mapping[int, int], expected: int | None) -> Wish:
    return Wish(
        lines=units,
        buyer=Buyer(order.account_id, order.email),
        name=order.buyer_name,
        phone=order.phone,
        currency=order.currency,
        country=order.country,
        shipping_address=order.shipping_address,
        billing_address=order.billing_address,
        provider="",
        expected=expected,
        platform=order.platform,
        language=order.language,
        notes=f"{found.number}, {order.number}",
    )


async def exchange_now(
    return_id: int, units: Mapping[int, int], *, amount: Decimal | None = None, expected: Decimal | None = None
) -> Exchanged | None:
    """`exchange` in a transaction of its own, then the providers are asked. Never called in a transaction.

    A return that was exchanged already is left as it is: a retry does nothing twice, and the answer is None.
    """
    async with transaction() as db:
        found, order = await returns.find(db, return_id)
        if found.status == EXCHANGED:
            return None
        made = await exchange(
            db,
            found,
            order,
            units,
            amount=as_minor(amount, order.currency, field="amount"),
            expected=as_minor(expected, order.currency, field="expected_total"),
        )
    await refunding.settle(made.refunds)
    return made
