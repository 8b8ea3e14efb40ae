"""Orders recorded after the fact: what was sold on some platform, which takes the goods from stock."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.core import clock, events, money
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.settings import settings
from tradepost.customers.models import Customer
from tradepost.inventory import finding, service as inventory
from tradepost.inventory.rules import Cause, Line as StockLine
from tradepost.orders import returning
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import CANCELLED, RETURNED, Line, number, standing, status_of, totals
from tradepost.orders.schemas import SaleIn, SaleItemIn

FIRST_YEAR = 1970


async def record(db: AsyncSession, sale: SaleIn) -> Order:
    """Record a sale: lines keep name, SKU, price and cost as they are now; the goods leave the shelves.

    Invalid names each wrong field; Conflict for a number that is taken; OutOfStock when there are too few: nothing is
    changed then.
    """
    status, placed_at, currency = status_from(sale.status), moment(sale.order_date), _currency(sale.currency)
    buyer = await customer(db, sale.customer_id)
    found = await finding.variants(db, sale.items, field="items")
    amounts = _amounts(sale.items, found, currency)
    try:
        sums = totals(amounts)
    except ValueError as error:
        raise Invalid("items", str(error)) from error
    takes = sale.move_stock and status not in {CANCELLED, RETURNED}
    payment, fulfilment = standing(status)
    order = Order(
        number=sale.order_number or placeholder(),
        customer_id=sale.customer_id,
        platform=sale.platform,
        country=(buyer.country if buyer else "") if sale.country is None else sale.country,
        status=status,
        payment_status=payment,
        fulfilment_status=fulfilment,
        placed_at=placed_at,
        business_day=clock.business_day(placed_at),
        currency=currency,
        subtotal=sums.subtotal,
        discount=sums.discount,
        total=sums.total,
        units=sums.units,
        moved_stock=takes,
        notes=sale.notes,
    )
    lines = [
        OrderLine(
            product_id=variant.product_id,
            variant_id=variant.variant_id,
            name=variant.name,
            sku=variant.sku,
            quantity=amount.quantity,
            unit_price=amount.unit_price,
            discount=amount.discount,
            total=amount.total,
            unit_cost=variant.cost,
        )
        for variant, amount in zip(found, amounts, strict=True)
    ]
    order.lines = lines
    await save(db, order)
    if sale.order_number is None:
        await give_number(db, order)
    if takes:
        goods = [StockLine(line.variant_id, line.quantity) for line in lines]
        await inventory.ship(db, goods, reason=f"Sale {order.number}", cause=Cause("orders", order.id))
    await events.record(
        db,
        "order.recorded",
        order,
        subject_name=order.number,
        changes={"status": [None, status]},
        kind=order.kind,
        platform=order.platform,
        total=order.total,
        units=order.units,
    )
    if status == RETURNED:
        await returning.take_back(db, order, at=placed_at)
    return order


async def save(db: AsyncSession, order: Order) -> None:
    """Write an order; Conflict when its number is taken."""
    wanted = order.number  # after a failed flush the row can no longer be asked
    db.add(order)
    try:
        await db.flush()
    except IntegrityError as error:
        if is_unique_violation(error, "orders.number"):
            raise Conflict(
                f"There is an order {wanted} already",
                errors=[{"field": "order_number", "message": "is the number of another order"}],
            ) from error
        raise


def placeholder() -> str:
    """What stands for a number until the order has one."""
    return f"~{uuid.uuid4().hex}"


async def give_number(db: AsyncSession, order: Order, **values: Any) -> None:
    """A number made of the order's id: nobody waits for a counter, and no two are alike. `values` are set with it."""
    made = number(order.id, order.business_day.year)
    if (await db.execute(select(Order.id).where(Order.number == made))).scalar_one_or_none() is not None:
        made = f"{made}-{uuid.uuid4().hex[:4]}"  # somebody recorded an order under the number that comes next
    # Not through the session: numbering is part of making the order, not a second version of it.
    await db.execute(
        update(Order)
        .where(Order.id == order.id)
        .values(number=made, updated_at=Order.updated_at, **values)
        .execution_options(synchronize_session=False)
    )
    for name, value in {"number": made, **values}.items():
        set_committed_value(order, name, value)


def _amounts(items: list[SaleItemIn], found: list[finding.Found], currency: str) -> list[Line]:
    """The lines' amounts in minor units; Invalid names every one that is wrong."""
    wrong: list[tuple[str, str]] = []
    lines: list[Line] = []
    for place, (item, variant) in enumerate(zip(items, found, strict=True)):
        amounts: dict[str, int] = {"unit_price": variant.price}
        for name in ("unit_price", "discount"):
            value = getattr(item, name)
            if value is not None:
                try:
                    amounts[name] = money.to_minor(value, currency)
                except ValueError as error:
                    wrong.append((f"items.{place}.{name}", str(error)))
        line = Line(item.quantity, amounts["unit_price"], amounts.get("discount", 0))
        if line.gross > money.MAX_MINOR:
            wrong.append((f"items.{place}.quantity", "the line comes to too much"))
        elif line.discount > line.gross:
            wrong.append((f"items.{place}.discount", "is more than the line comes to"))
        lines.append(line)
    if wrong:
        raise Invalid(*wrong[0], *wrong[1:])
    return lines


def status_from(word: str) -> str:
    """Our status for a word in a request; Invalid lists the accepted ones."""
    try:
        return status_of(word)
    except ValueError as error:
        raise Invalid("status", str(error)) from error


def moment(given: datetime | None) -> datetime:
    """When an order was placed, in UTC; Invalid for a time that nobody sold at."""
    if given is None:
        return clock.now()
    latest = clock.now() + timedelta(days=1)
    if given.year < FIRST_YEAR or given.year > latest.year + 1:
        raise Invalid("order_date", f"must be between the year {FIRST_YEAR} and today")
    placed_at = clock.local(given).astimezone(UTC)
    if placed_at > latest:
        raise Invalid("order_date", "is in the future: an order is recorded after the fact")
    return placed_at


def _currency(given: str | None) -> str:
    own = settings().currency
    if given not in (None, "", own):
        raise Invalid("currency", f"must be {own}, the shop's own: amounts of two currencies do not add up")
    return own


async def customer(db: AsyncSession, customer_id: int | None) -> Any:
    """Who bought; None for nobody known. Invalid for an id that is nobody's."""
    if customer_id is None:
        return None
    found = await db.get(Customer, customer_id)
    if found is None:
        raise Invalid("customer_id", f"there is no customer {customer_id}")
    return found
