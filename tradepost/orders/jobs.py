"""What orders do by themselves."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tradepost.core import mail
from tradepost.core.db import reading
from tradepost.core.jobs import Run, job
from tradepost.orders import mailing
from tradepost.orders.models import Order
from tradepost.payments.models import Payment


@job("orders.confirm", attempts=6)
async def confirm(run: Run) -> None:
    """Tell the buyer by mail that the order has come."""
    async with reading() as db:
        query = select(Order).where(Order.id == run.args["order_id"]).options(selectinload(Order.lines))
        order = (await db.execute(query)).scalar_one_or_none()
        if order is None or not order.email:
            return
        how = select(Payment.instructions).where(Payment.order_id == order.id).order_by(Payment.id.desc()).limit(1)
        instructions = (await db.execute(how)).scalar_one_or_none() or ""
    subject, text = mailing.confirmation(order, how_to_pay=instructions)
    await mail.deliver(order.email, subject, text)


@job("orders.sweep", every="* * * * *", at_start=True)
async def sweep_orders(run: Run) -> dict[str, Any]:
    """Go on with what is open. Providers are asked on the way: the run's own transaction is only a sign of life."""
    from tradepost.orders import sweeping  # noqa: PLC0415 - it stands on paying, which writes the job above

    expired, freed = await sweeping.sweep()
    async with run.transaction():
        run.done = expired + freed
    return {"expired": expired, "let_go": freed}
