"""Money of an order that goes back: from its payments, the newest first, and a credit note for what came of it.

The provider is asked after the commit: `opened = await open_refunds(db, order, ...)`, then `await settle(opened)`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import to_text
from tradepost.discounts import ledger
from tradepost.orders import mailing, paying, standing
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import CANCELLED, EXCESS, EXCESS_KEY, EXCHANGE, RETURN, RETURNED, is_for, part
from tradepost.payments import service as payments
from tradepost.payments.models import Payment, Refund

Piece = dict[str, Any]  # {"line_id", "quantity", "amount"}: what a refund is for, amounts in minor units


async def left(db: AsyncSession, order_id: int) -> list[tuple[int, int]]:
    """(payment id, minor units that may still go back) of an order, the newest first."""
    rest = Payment.captured - Payment.refunded - Payment.refunding
    query = select(Payment.id, rest).where(Payment.order_id == order_id, rest > 0).order_by(Payment.id.desc())
    return [(payment_id, int(amount)) for payment_id, amount in await db.execute(query)]


async def most(db: AsyncSession, order: Order) -> int:
    """What can go back of an order: from its payments, and to the gift cards and credit that paid."""
    return sum(rest for _payment, rest in await left(db, order.id)) + order.credit


def within(most: int, amount: int, order: Order) -> None:
    """Invalid for more than can go back."""
    if amount > most:
        raise Invalid("amount", _at_most(most, order))


async def open_refunds(
    db: AsyncSession, order: Order, amount: int, *, reason: str, key: str, pieces: Sequence[Piece] = ()
) -> list[int]:
    """Set money of a locked order aside to go back: the ids of the refunds, at most one for each payment.

    What gift cards and credit paid goes back to them, last and at once. Invalid when more is asked for than was paid
    and has not gone back. `key` is the caller's own name for this, at most 60 characters: asked for again it is the
    same refunds.
    """
    there = await left(db, order.id)
    from_payments = sum(rest for _payment, rest in there)
    within(from_payments + order.credit, amount, order)
    opened: list[int] = []
    open_ = amount
    for payment_id, rest in there:
        if not open_:
            break
        taken = min(rest, open_)
        # What it is for stands with the first piece of money alone: it is credited once.
        lines = list(pieces) if not opened else []
        refund = await payments.refund_now(db, payment_id, taken, reason=reason, lines=lines, key=f"{key}:{payment_id}")
        opened.append(refund.id)
        open_ -= taken
    if open_:
        back = await ledger.unspend(db, order_id=order.id, key=key, amount=open_, reason=reason)
        if back != open_:
            raise Invalid("amount", _at_most(from_payments + back, order))
        await paying.give_back(db, order, back, reason=reason)
        await credit(db, order, back, [] if opened else pieces, reason=reason)
    return opened


async def give_excess(db: AsyncSession, order: Order, *, reason: str, key: str) -> list[int]:
    """What was paid of a locked order beyond its total goes back, without a credit note: nothing was sold for it.

    From payments first, the newest before the others, then to gift cards and credit; ask the providers by `settle`
    after the commit. `paid` is less at once: should a provider refuse, it is as it was.
    """
    open_ = order.paid - order.total
    if open_ <= 0:
        return []
    order.paid = order.total
    opened = []
    await db.flush()
    for payment_id, rest in await left(db, order.id):
        taken = min(rest, open_)
        if taken:
            refund = await payments.refund_now(
                db, payment_id, taken, reason=reason, lines=[EXCESS], key=f"{EXCESS_KEY}{key}:{payment_id}"
            )
            opened.append(refund.id)
            open_ -= taken
    if open_:
        back = await ledger.unspend(db, order_id=order.id, key=key, amount=open_, reason=reason)
        if back != open_:
            raise Conflict(f"More of {order.number} has gone back already: refund the rest instead")
        order.credit -= back
        await db.flush()
    return opened


async def move(
    db: AsyncSession, order: Order, to: Order, amount: int, *, reason: str, key: str, pieces: Sequence[Piece]
) -> None:
    """Let so much of what was paid for a locked order pay for another: its credit note, and the other's `paid`.

    Taken as `open_refunds` takes it. Invalid when less is left.
    """
    open_, first = amount, [*pieces, EXCHANGE]
    for payment_id, rest in await left(db, order.id):
        taken = min(rest, open_)
        if taken:
            await payments.move(
                db, payment_id, taken, order_id=to.id, reason=reason, lines=first, key=f"{key}:{payment_id}"
            )
            first = [EXCHANGE]
            open_ -= taken
    if open_:
        back = await ledger.move_spent(db, order_id=order.id, to_order_id=to.id, key=key, amount=open_)
        if back != open_:
            raise Invalid("amount", _at_most(amount - open_ + back, order))
        await paying.give_back(db, order, back, reason=reason, moved=True)
        await credit(db, order, back, first, reason=reason)
        to.credit += back
    to.paid += amount


def _at_most(minor: int, order: Order) -> str:
    return f"only {to_text(minor, order.currency)} {order.currency} can go back"


async def settle(opened: Sequence[int]) -> None:
    """Ask the providers, outside any transaction. What fails is tried again by the payments' own sweep."""
    for refund_id in opened:
        await payments.settle_refund(refund_id)


async def by_number(db: AsyncSession, number: str) -> Order:
    """An order with its lines, its payments locked before it: whoever writes down a payment takes them so. NotFound."""
    found = (await db.execute(select(Order.id).where(Order.number == number))).scalar_one_or_none()
    if found is None:
        raise NotFound("order", number)
    return (await standing.locked(db, found))[0]


async def currency_of(number: str) -> str:
    """What an order's amounts are in. NotFound."""
    async with reading() as db:
        found = (await db.execute(select(Order.currency).where(Order.number == number))).scalar_one_or_none()
    if found is None:
        raise NotFound("order", number)
    return found


async def refund(
    number: str,
    *,
    amount: int | None = None,
    lines: Sequence[tuple[int, int, int | None]] = (),
    shipping: int = 0,
    reason: str = "",
    key: str,
) -> list[Refund]:
    """Give money of an order back, in steps of its own: opened in one transaction, sent after its commit.

    `lines` is (line id, units, minor units or None for what they were paid with); `amount` is the whole of it where it
    is not what lines and delivery come to; with neither, all that is left goes back. Never called in a transaction.
    """
    async with transaction() as db:
        order = await by_number(db, number)
        if again := await _under(db, order, key):
            named = {piece["line_id"] for piece in again[0].lines if "line_id" in piece}
            if again[0].reason != reason or named != {line_id for line_id, _units, _amount in lines}:
                raise Conflict("Another refund was asked for under this key")
        opened = [one.id for one in again] or await _open(db, order, amount, lines, shipping, reason=reason, key=key)
    return [await payments.settle_refund(refund_id) for refund_id in opened]


async def _open(
    db: AsyncSession,
    order: Order,
    amount: int | None,
    lines: Sequence[tuple[int, int, int | None]],
    shipping: int,
    *,
    reason: str,
    key: str,
) -> list[int]:
    pieces = _pieces(order, lines, await back(db, order))
    if shipping:
        if shipping > order.shipping:
            raise Invalid("shipping", f"only {to_text(order.shipping, order.currency)} was charged for delivery")
        pieces.append({"shipping": True, "amount": shipping})
    said = sum(piece["amount"] for piece in pieces)
    if amount is None:
        amount = said if pieces else order.paid - order.refunded
    elif pieces and amount != said:
        raise Invalid("amount", f"the lines come to {to_text(said, order.currency)}: leave the amount out")
    if not amount:
        raise Invalid("amount", "there is nothing to give back")
    return await open_refunds(db, order, amount, reason=reason, key=key, pieces=pieces)


async def _under(db: AsyncSession, order: Order, key: str) -> Sequence[Refund]:
    """What was opened for an order under this key: of several payments, in the order in which they were asked."""
    query = select(Refund).join(Payment, Payment.id == Refund.payment_id).where(Payment.order_id == order.id)
    query = query.where(Refund.key.startswith(f"{key}:", autoescape=True)).order_by(Refund.id)
    return (await db.execute(query)).scalars().all()


def _paid(order: Order, line: OrderLine) -> int:
    return line.total + (0 if order.prices_include_tax else line.tax)


@dataclass(slots=True)
class Back:
    """Of a variant in an order: the units, and the money in minor units, that have not gone back yet."""

    units: int = 0
    money: int = 0


async def back(db: AsyncSession, order: Order) -> dict[int, Back]:
    """{variant id: what has not gone back} of a locked order, its lines loaded; what is on its way counts as gone."""
    found: dict[int, Back] = {}
    by_id = {line.id: line for line in order.lines}
    for line in order.lines:
        own = found.setdefault(line.variant_id, Back())
        own.units += line.quantity
        own.money += _paid(order, line)
    noted = select(OrderLine).join(Order, Order.id == OrderLine.order_id)
    for line in (await db.execute(noted.where(Order.returns_id == order.id, Order.status != CANCELLED))).scalars():
        if line.variant_id in found:
            found[line.variant_id].units += line.quantity
            found[line.variant_id].money += _paid(order, line)
    pending = select(Refund.lines).join(Payment, Payment.id == Refund.payment_id)
    pending = pending.where(Payment.order_id == order.id, Refund.status == "pending")
    for pieces in (await db.execute(pending)).scalars():
        for piece in pieces:
            if (known := by_id.get(piece.get("line_id", 0))) is not None:
                found[known.variant_id].units -= piece["quantity"]
                found[known.variant_id].money -= piece["amount"]
    return found


def cut(order: Order, pieces: Sequence[Piece], left: Mapping[int, Back]) -> list[Piece]:
    """Pieces without the units and the money that went back before; what nothing is left of is not among them."""
    lines = {line.id: line for line in order.lines}
    made = []
    for piece in pieces:
        own = left[lines[piece["line_id"]].variant_id]
        amount = min(piece["amount"], max(0, own.money))
        units = min(piece["quantity"], max(0, own.units))
        tax = piece["tax"] if amount == piece["amount"] else _tax_in(amount, lines[piece["line_id"]])
        own.money -= amount
        own.units -= units
        if units or amount:
            made.append({**piece, "quantity": units, "amount": amount, "tax": tax})
    return made


def _tax_in(amount: int, line: OrderLine) -> int:
    return amount * line.tax_rate // (1_000_000 + line.tax_rate) if line.tax_rate else 0


def _pieces(order: Order, lines: Sequence[tuple[int, int, int | None]], left: Mapping[int, Back]) -> list[Piece]:
    sold, made = {line.id: line for line in order.lines}, []
    for place, (line_id, units, asked) in enumerate(lines):
        line = sold.pop(line_id, None)
        if line is None:
            raise Invalid(f"lines.{place}.line_id", "is no line of this order, or named twice")
        if units > line.quantity:
            raise Invalid(f"lines.{place}.quantity", f"only {line.quantity} were bought")
        own = left[line.variant_id]
        if units > own.units and asked is None:
            raise Invalid(f"lines.{place}.quantity", f"the money of all but {max(0, own.units)} has gone back already")
        most = min(part(_paid(order, line), line.quantity, 0, units), max(0, own.money))
        if asked is not None and asked > most:
            raise Invalid(f"lines.{place}.amount", f"only {to_text(most, order.currency)} can go back for it")
        amount = most if asked is None else asked
        tax = part(line.tax, line.quantity, 0, units) if asked is None else _tax_in(amount, line)
        made += cut(order, [{"line_id": line.id, "quantity": units, "amount": amount, "tax": tax}], left)
    return made


async def credited(db: AsyncSession, refund: Refund, payment: Payment, before: str) -> None:
    """Once a refund has gone through: its credit note, and a mail to the buyer."""
    if refund.status != "succeeded" or before == "succeeded" or payment.order_id is None:
        return
    order = (await standing.locked(db, payment.order_id))[0]
    if order.status == CANCELLED:
        return
    if not is_for(EXCESS, refund.lines):
        await credit(db, order, refund.amount, refund.lines, reason=refund.reason)
    if not is_for(EXCHANGE, refund.lines):
        await mailing.refunded(db, order, refund.amount, reason=refund.reason)


async def credit(db: AsyncSession, order: Order, amount: int, pieces: Sequence[Piece], *, reason: str) -> Order:
    """The credit note of money that went back for a locked order, on its day: an order of negative lines.

    An order that is cancelled leaves the figures by itself; one that stays is set against its credit notes.
    """
    now = clock.now()
    lines = {line.id: line for line in order.lines}
    made_lines = [_line(order, lines[piece["line_id"]], piece) for piece in pieces if piece.get("line_id") in lines]
    shipping = sum(piece["amount"] for piece in pieces if piece.get("shipping"))
    earlier = select(func.count()).select_from(Order).where(Order.returns_id == order.id)
    count = (await db.execute(earlier)).scalar_one()
    tax = sum(line.tax for line in made_lines)
    goods = -sum(line.total for line in made_lines) + (0 if order.prices_include_tax else -tax)
    # Money for no goods in particular is a discount given afterwards.
    rest = amount - goods - shipping
    subtotal = sum(line.quantity * line.unit_price for line in made_lines)
    made = Order(
        number=f"{order.number[:50]}-C{count + 1}",
        kind=RETURN,
        returns_id=order.id,
        customer_id=order.customer_id,
        account_id=order.account_id,
        platform=order.platform,
        country=order.country,
        status=RETURNED,
        payment_status="refunded",
        fulfilment_status="returned",
        placed_at=now,
        business_day=clock.business_day(now),
        currency=order.currency,
        subtotal=subtotal,
        discount=sum(line.discount for line in made_lines) + rest,
        shipping=-shipping,
        tax=tax,
        total=-amount,
        units=sum(line.quantity for line in made_lines),
        prices_include_tax=order.prices_include_tax,
        buyer_name=order.buyer_name,
        email=order.email,
        language=order.language,
        notes=reason,
    )
    made.lines = made_lines
    db.add(made)
    await db.flush()
    await events.record(
        db,
        "order.credited",
        made,
        subject_name=made.number,
        changes={"status": [None, made.status]},
        kind=made.kind,
        platform=made.platform,
        total=made.total,
        units=made.units,
        order_id=order.id,
    )
    return made


def _line(order: Order, line: OrderLine, piece: Piece) -> OrderLine:
    """The line taken back: `amount` is what went back for it, the tax on it included."""
    units, amount = piece["quantity"], piece["amount"]
    tax = piece.get("tax", 0)
    net = amount if order.prices_include_tax else amount - tax
    return OrderLine(
        product_id=line.product_id,
        variant_id=line.variant_id,
        name=line.name,
        sku=line.sku,
        options=line.options,
        quantity=-units,
        unit_price=line.unit_price,
        discount=-(units * line.unit_price - net),
        tax=-tax,
        tax_rate=line.tax_rate,
        total=-net,
        unit_cost=line.unit_cost,
    )
