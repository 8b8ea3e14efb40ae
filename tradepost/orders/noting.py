"""Notes beside an order: for the shop's people, or for the buyer too."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import events
from tradepost.orders.models import Order, OrderNote


async def note(db: AsyncSession, order: Order, text: str, *, public: bool) -> OrderNote:
    """Write a note. What it says is in its row alone: the log tells that there is one."""
    made = OrderNote(order_id=order.id, text=text, public=public, actor_name=events.actor().name[:255])
    db.add(made)
    await db.flush()
    await events.record(db, "order.noted", order, subject_name=order.number, public=public, note_id=made.id)
    return made


async def of_order(db: AsyncSession, order_id: int, *, staff: bool) -> Sequence[OrderNote]:
    """An order's notes, oldest first: for the buyer the public ones."""
    query = select(OrderNote).where(OrderNote.order_id == order_id).order_by(OrderNote.id)
    if not staff:
        query = query.where(OrderNote.public)
    return (await db.execute(query)).scalars().all()
