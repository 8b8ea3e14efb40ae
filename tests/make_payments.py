"""Orders to pay and payments for tests, straight in the database."""

from typing import Any

from sqlalchemy import func, select

from tradepost.core import clock, db
from tradepost.core.events import Event
from tradepost.orders.models import Order
from tradepost.payments import connecting, service
from tradepost.payments.models import Payment, Refund

TOTAL = 149_990


async def order(number: str = "TP-1", *, total: int = TOTAL, currency: str = "RUB") -> int:
    """An order that waits for its money; its id."""
    async with db.transaction() as session:
        made = Order(
            number=number,
            placed_at=clock.now(),
            business_day=clock.business_day(clock.now()),
            currency=currency,
            total=total,
            subtotal=total,
        )
        session.add(made)
        await session.flush()
        return made.id


async def provider(name: str = "offline", **given: Any) -> None:
    """Set a provider up, as the settings page does."""
    async with db.transaction() as session:
        row = await connecting.row_of(session, name, lock=True)
        await connecting.change(session, name, row, {"enabled": True, **given})


async def payment(
    order_id: int, *, provider: str = "offline", amount: int = TOTAL, currency: str = "RUB", **method: Any
) -> Payment:
    """A payment that was opened and not yet asked for."""
    async with db.transaction() as session:
        return await service.open_payment(
            session, order_id=order_id, provider=provider, amount=amount, currency=currency, method=method
        )


async def paid(order_id: int, *, amount: int = TOTAL, **method: Any) -> Payment:
    """A payment that was captured."""
    return await service.settle((await payment(order_id, amount=amount, **method)).id)


async def refund(payment_id: int, amount: int | None, **more: Any) -> Refund:
    """A refund that was opened and not yet sent."""
    async with db.transaction() as session:
        return await service.open_refund(session, payment_id, amount, **more)


async def sums(payment_id: int) -> tuple[int, int, int]:
    """(captured, refunded, refunding) of a payment."""
    found = await service.get_now(payment_id)
    return found.captured, found.refunded, found.refunding


async def happened() -> list[str]:
    """What was told of payments and refunds, oldest first."""
    async with db.reading() as session:
        of_payments = Event.subject_type.in_(("payments", "refunds"))
        return list((await session.execute(select(Event.name).where(of_payments).order_by(Event.id))).scalars())


async def count(kind: Any) -> int:
    """How many rows a table has."""
    async with db.reading() as session:
        return int((await session.execute(select(func.count()).select_from(kind))).scalar_one())


async def drift() -> list[tuple[int, int, int, int, int]]:
    """What `tradepost doctor` would complain of."""
    async with db.reading() as session:
        return list(await service.drift(session))
