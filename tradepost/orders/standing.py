"""Where an order that was placed here stands: the one writer of its statuses, and what is told when it is paid."""

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.core import events
from tradepost.core.errors import Conflict, NotFound
from tradepost.orders.models import SHOP, Order, OrderLine
from tradepost.orders.rules import CANCELLED, EXCESS_KEY, PAID, PENDING, may_become, money_standing
from tradepost.payments.models import Payment, Refund
from tradepost.payments.rules import AUTHORISED


async def loaded(db: AsyncSession, order_id: int) -> Order:
    """An order with its lines, as it stands. NotFound when there is none."""
    query = select(Order).where(Order.id == order_id).options(selectinload(Order.lines).undefer_group(SHOP))
    found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("order", order_id)
    return found


async def locked(db: AsyncSession, order_id: int) -> tuple[Order, list[Payment]]:
    """An order with its lines and payments, nobody else's to change until this transaction ends.

    Payments are locked first, as whoever writes down a payment's outcome takes them; and read once more under the
    order's lock, as another may have begun one while this one waited for it.
    """
    query = select(Payment).where(Payment.order_id == order_id).order_by(Payment.id)
    await db.execute(query.with_only_columns(Payment.id).with_for_update())
    wanted = select(Order).where(Order.id == order_id).options(selectinload(Order.lines)).with_for_update()
    found = (await db.execute(wanted.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("order", order_id)
    return found, list((await db.execute(query.execution_options(populate_existing=True))).scalars())


def settle(order: Order, *, promised: bool = False) -> None:
    """Write the statuses that follow from the sums: the one writer of `payment_status`, and of pending to paid."""
    cancelled = order.status == CANCELLED
    order.payment_status = money_standing(
        total=order.total, paid=order.paid, refunded=order.refunded, cancelled=cancelled, promised=promised
    )
    if order.paid >= order.total and not cancelled:
        order.expires_at = None
        if order.status == PENDING:
            order.status = PAID


def not_yet_paid(order: Order, payment: Payment) -> None:
    """Take back that an order being placed was taken for paid: its payment has not come to that."""
    order.paid, order.status = order.credit, PENDING
    settle(order, promised=payment.status == AUTHORISED)


def advance(order: Order, status: str) -> None:
    """The one writer of what an order becomes beside paid. Conflict for a status that cannot follow."""
    allowed = may_become(order.kind, order.status)
    if status not in allowed:
        raise Conflict(
            f"An order that is {order.status} cannot become {status}"
            + (f"; it may become {', '.join(sorted(allowed))}" if allowed else ""),
            allowed=sorted(allowed),
        )
    order.status = status


async def drift(db: AsyncSession) -> list[tuple[str, int, int, int, int]]:
    """Orders placed here whose money or sums do not add up; empty when all is well.

    (number, paid, what payments and credit paid, total, what lines, shipping and tax come to) of each.
    """
    taken = select(func.sum(Payment.captured)).where(Payment.order_id == Order.id).correlate(Order).scalar_subquery()
    # What was paid too much and went back is paid no more.
    excess = (
        select(func.sum(Refund.amount))
        .join(Payment, Payment.id == Refund.payment_id)
        .where(Payment.order_id == Order.id, Refund.key.startswith(EXCESS_KEY), Refund.status != "failed")
        .correlate(Order)
        .scalar_subquery()
    )
    lines = select(func.sum(OrderLine.total)).where(OrderLine.order_id == Order.id).correlate(Order).scalar_subquery()
    paid = func.coalesce(taken, 0) - func.coalesce(excess, 0) + Order.credit
    added = case((Order.prices_include_tax, 0), else_=Order.tax)
    total = func.coalesce(lines, 0) + Order.shipping + added
    query = (
        select(Order.number, Order.paid, paid, Order.total, total)
        .where(Order.token_hash.is_not(None), or_(Order.paid != paid, Order.total != total))
        .order_by(Order.id)
    )
    return [(row[0], row[1], int(row[2]), row[3], int(row[4])) for row in await db.execute(query)]


async def tell_paid(db: AsyncSession, order: Order) -> None:
    """The event that an order is paid."""
    await events.record(
        db,
        "order.paid",
        order,
        subject_name=order.number,
        changes={"status": [PENDING, PAID]},
        paid=order.paid,
        currency=order.currency,
    )
