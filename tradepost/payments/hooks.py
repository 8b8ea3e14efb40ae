"""Where rooms above take part in what becomes of a payment, inside the transaction that writes it down.

    @on_payment
    async def mark_paid(db: AsyncSession, payment: Payment, before: str) -> None: ...

    @on_refund
    async def mark_refunded(db: AsyncSession, refund: Refund, payment: Payment, before: str) -> None: ...

`before` is the status it had; the row has the new one already. A listener that raises takes the outcome back: the
payment stays to be asked about, and the provider answers the same again.
"""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.payments.models import Payment, Refund

Listener = Callable[[AsyncSession, Payment, str], Awaitable[None]]
RefundListener = Callable[[AsyncSession, Refund, Payment, str], Awaitable[None]]

SETTLED: list[Listener] = []
REFUNDED: list[RefundListener] = []


def on_payment(listener: Listener) -> Listener:
    """Call this whenever a payment's status changes."""
    SETTLED.append(listener)
    return listener


def on_refund(listener: RefundListener) -> RefundListener:
    """Call this whenever a refund's status changes; the payment's sums have it already."""
    REFUNDED.append(listener)
    return listener
