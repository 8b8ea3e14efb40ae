"""What orders do by themselves."""

from typing import Any

from sqlalchemy import select

from tradepost.core import mail
from tradepost.core.db import reading
from tradepost.core.jobs import Run, job
from tradepost.orders import texts, tokens
from tradepost.orders.models import Order


@job("orders.confirm", attempts=6)
async def confirm(run: Run) -> None:
    """Tell the buyer by mail that the order has come."""
    async with reading() as db:
        order = (await db.execute(select(Order).where(Order.id == run.args["order_id"]))).scalar_one_or_none()
    if order is not None and order.email:
        subject, text = texts.confirmation(order, tokens.token_of(order.id) if order.account_id is None else "")
        await mail.deliver(order.email, subject, text)


@job("orders.sweep", every="* * * * *")
async def sweep_orders(run: Run) -> dict[str, Any]:
    """Go on with what is open. Providers are asked on the way: the run's own transaction is only a sign of life."""
    from tradepost.orders import sweeping  # noqa: PLC0415 - it stands on paying, which writes the job above

    expired, freed = await sweeping.sweep()
    async with run.transaction():
        run.done = expired + freed
    return {"expired": expired, "let_go": freed}
