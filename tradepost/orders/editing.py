"""Changing what an order holds before it is sent: its goods, sums and discounts follow, and so does the money.

`edit` runs in the caller's transaction; what a provider over the network must do for it is done by
`refunding.settle(edited.refunds)` after the commit, or by the payments' own sweep.

Prices: a thing that stays keeps the unit price it was sold at when its units stay or become fewer. More of it, and
fewer where few cost more apiece than many, cost what so many cost today, all of them; a line of which units were sent
keeps its price. Discounts, delivery and tax are worked out anew.

Money: an order that became smaller is smaller, so what was paid too much goes back without a credit note and is no
longer `paid`; for one that became larger the rest is due, to be paid like any order.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.cart import buyers, totals
from tradepost.cart.buyers import Buyer
from tradepost.cart.rules import MOST_LINES, MOST_UNITS
from tradepost.cart.totals import Basket, Line as WorkedLine, Totals
from tradepost.core import clock, events
from tradepost.core.db import transaction
from tradepost.core.errors import Conflict, Invalid
from tradepost.discounts import service as discounts
from tradepost.discounts.rules import who_is
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Cause
from tradepost.orders import cancelling, contents, dispatching, mailing, paying, refunding, standing, wishes
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import BUYER_MAY_CANCEL, CANCELLED, EXCESS, PAID, PENDING, SALE, SHIPPED, is_for
from tradepost.payments.models import Payment, Refund
from tradepost.payments.rules import AUTHORISED
from tradepost.pricing import service as pricing

EDITABLE = BUYER_MAY_CANCEL  # not yet on its way as a whole
_TOLD = (
    "subtotal", "discount", "shipping", "tax", "total", "units", "paid", "credit", "status", "payment_status",
    "fulfilment_status",
)  # fmt: skip


class Edited(NamedTuple):
    """The order with its lines, and the refunds that are to be settled after the commit."""

    order: Order
    refunds: list[int]


async def edit(
    db: AsyncSession,
    order_id: int,
    units: Mapping[int, int],
    by: Caller | None,
    *,
    expected: int | None = None,
    guard: Callable[[Order], None] | None = None,
) -> Edited:
    """Let an order hold {variant id: units} from now on, in the caller's transaction: all of it or nothing.

    Whoever may not change orders may change their own while it is pending and nothing of it was sent; `by` is None when
    the shop does it by itself. `expected` is the total that was shown, in minor units; `guard` sees the locked order
    first. Raises OutOfStock, NotSold, TotalsChanged, UsedUp or another Conflict, and Invalid.
    """
    order, made = await standing.locked(db, order_id)
    if guard is not None:
        guard(order)
    of_staff = by is None or by.has(Right.ORDERS_WRITE)
    _may_change(order, of_staff=of_staff)
    _are_units(units)
    await _stays(db, order, made, units)
    worked = await _worked_out(db, order, units)
    _agreed(order, worked, expected)
    async with events.together(db):
        return await _write(db, order, made, worked)


async def edit_order(
    order_id: int,
    units: Mapping[int, int],
    by: Caller | None,
    *,
    expected: int | None = None,
    guard: Callable[[Order], None] | None = None,
) -> None:
    """`edit`, and what providers must do for it, each in transactions of its own. Never called inside one."""
    async with transaction() as db:
        edited = await edit(db, order_id, units, by, expected=expected, guard=guard)
    await refunding.settle(edited.refunds)


def _may_change(order: Order, *, of_staff: bool) -> None:
    if order.token_hash is None or order.kind != SALE:
        raise Conflict("This order was recorded, not placed here: cancel it and record it anew")
    if order.status not in EDITABLE:
        raise Conflict(f"An order that is {order.status} cannot be changed")
    if not of_staff and (order.status != PENDING or any(line.fulfilled for line in order.lines)):
        raise Conflict("This order is being prepared already: ask the shop to change it, or cancel it")


def _are_units(units: Mapping[int, int]) -> None:
    if not units:
        raise Invalid("lines", "an order holds at least one thing: cancel it instead")
    if len(units) > MOST_LINES:
        raise Invalid("lines", f"an order has at most {MOST_LINES} lines")
    for count in units.values():
        if not 1 <= count <= MOST_UNITS:
            raise Invalid("lines", f"an order holds 1 to {MOST_UNITS} units of a thing")


async def _stays(db: AsyncSession, order: Order, made: list[Payment], units: Mapping[int, int]) -> None:
    """Conflict where units would be taken out that were sent, or for which money went back already."""
    if any(payment.refunding for payment in made):
        query = select(Refund).where(Refund.payment_id.in_([one.id for one in made]), Refund.status == "pending")
        if any(not is_for(EXCESS, refund.lines) for refund in (await db.execute(query)).scalars()):
            raise Conflict("Money of this order is on its way back: change it when that is through")
    credited = await _credited(db, order) if order.refunded else {}
    for line in order.lines:
        if line.gift:
            continue
        back = max(0, credited.get(line.variant_id, 0) - line.returned)
        least = min(line.quantity, line.fulfilled + back)
        if units.get(line.variant_id, 0) < least:
            what = "sent" if not back else "sent or refunded" if line.fulfilled else "refunded"
            raise _stay(line, least, what)


def _stay(line: OrderLine, least: int, what: str = "sent") -> Conflict:
    return Conflict(f"{least} of {line.sku} were {what} already and stay in the order", sku=line.sku, least=least)


async def _credited(db: AsyncSession, order: Order) -> dict[int, int]:
    """{variant id: units} for which credit notes were written."""
    query = select(OrderLine.variant_id, func.sum(OrderLine.quantity)).join(Order, Order.id == OrderLine.order_id)
    query = query.where(Order.returns_id == order.id, Order.status != CANCELLED).group_by(OrderLine.variant_id)
    return {variant_id: -int(units) for variant_id, units in await db.execute(query)}


async def _worked_out(db: AsyncSession, order: Order, units: Mapping[int, int]) -> Totals:
    address, buyer = order.shipping_address or {}, await _buyer(db, order)
    held: dict[int, int] = {}
    for line in order.lines:
        held[line.variant_id] = held.get(line.variant_id, 0) + line.quantity
    basket = Basket(
        lines=units,
        buyer=buyer,
        currency=order.currency,
        country=order.country,
        region=address.get("region", ""),
        postcode=address.get("postcode", ""),
        shipping_method_id=order.shipping_method_id,
        codes=tuple(one["code"] for one in order.discounts if one["code"]),
        language=order.language or None,
        fixed=await _kept_prices(db, order, units, buyer.group_id),
        held=held,
        order_id=order.id,
    )
    return await totals.work_out(db, basket)


async def _kept_prices(
    db: AsyncSession, order: Order, units: Mapping[int, int], group_id: int | None
) -> dict[int, int]:
    """The unit prices of what stays at the price it was sold at."""
    own = {line.variant_id: line for line in order.lines if not line.gift and line.variant_id in units}
    fewer = {key: line for key, line in own.items() if units[key] < line.quantity and not line.fulfilled}
    dearer: set[int] = set()
    if fewer:
        many, few = [
            await pricing.offers(db, wanted, currency=order.currency, group_id=group_id)
            for wanted in ({key: line.quantity for key, line in fewer.items()}, {key: units[key] for key in fewer})
        ]
        dearer = {key for key in many.keys() & few.keys() if few[key].unit_price > many[key].unit_price}
    return {
        key: line.unit_price
        for key, line in own.items()
        if line.fulfilled or (units[key] <= line.quantity and key not in dearer)
    }


async def _buyer(db: AsyncSession, order: Order) -> Buyer:
    """Who buys; their first order stays the first while it is changed."""
    buyer = await buyers.known(db, order.account_id, order.email)
    if buyer.first_order is not False:
        return buyer
    theirs = [Order.account_id == order.account_id] if order.account_id else []
    if order.email:
        theirs.append(Order.email == order.email)
    before = exists().where(or_(*theirs), Order.id < order.id, Order.kind == SALE, Order.status != CANCELLED)
    return replace(buyer, first_order=not (await db.execute(select(before))).scalar_one())


def _agreed(order: Order, worked: Totals, expected: int | None) -> None:
    """Whether this can be the order: everything is sold, it can be delivered, and the total is the one expected."""
    if worked.missing:
        raise wishes.NotSold("Something in this order is not sold here any more", variant_ids=list(worked.missing))
    if worked.fault:
        raise Invalid("shipping_method_id", worked.fault)
    if expected is not None and expected != worked.sums.total:
        raise wishes.TotalsChanged(worked)
    if worked.taken.refused and expected is None:
        raise Invalid("codes", worked.taken.refused[0].reason)
    if worked.sums.total < order.refunded:
        raise Conflict("More has gone back for this order than it would come to: refund the rest instead")


async def _write(db: AsyncSession, order: Order, made: list[Payment], worked: Totals) -> Edited:
    before = {name: getattr(order, name) for name in _TOLD} | {"lines": _shown(order.lines)}
    lines = await _goods(db, order, worked)
    _sums(order, worked)
    await db.flush()
    await discounts.use_instead(
        db, worked.taken.applied, order_id=order.id, who=who_is(order.account_id, order.email or None)
    )
    refunds = await refunding.give_excess(
        db, order, reason="The order was changed", key=f"edit:{order.id}:{order.version}"
    )
    # A refund that failed at once has had the order read anew.
    set_committed_value(order, "lines", lines)
    standing.settle(order, promised=any(payment.status == AUTHORISED for payment in made))
    if any(line.fulfilled for line in lines):
        dispatching.stand(order)
    after = {name: getattr(order, name) for name in _TOLD} | {"lines": _shown(lines)}
    changes = {name: [value, after[name]] for name, value in before.items() if value != after[name]}
    if changes:
        await events.record(
            db, "order.edited", order, subject_name=order.number, changes=changes, currency=order.currency
        )
        await mailing.edited(db, order)
    if order.status == PAID != before["status"]:
        await standing.tell_paid(db, order)
        await paying.confirm(db, order)
    await db.flush()
    if order.status == SHIPPED:
        await dispatching.arrive(db, order)
    return Edited(order, refunds)


def _shown(lines: list[OrderLine]) -> dict[str, int]:
    """{SKU: units}, gifts among them."""
    found: dict[str, int] = {}
    for line in lines:
        found[line.sku] = found.get(line.sku, 0) + line.quantity
    return found


async def _goods(db: AsyncSession, order: Order, worked: Totals) -> list[OrderLine]:
    """The order's lines as they are now, and what the shelves keep for them; only the difference moves."""
    pairs, gone = _paired(order, worked)
    wanted: dict[int, int] = {}
    for row, line in pairs:
        variant_id, open_ = line.offer.variant_id, line.part.quantity - (row.fulfilled if row else 0)
        wanted[variant_id] = wanted.get(variant_id, 0) + open_
    kept = await inventory.keep_instead(
        db,
        [one for row in order.lines for one in cancelling.reserved(row)],
        wanted,
        reason=f"Changed {order.number}",
        cause=Cause("orders", order.id),
    )
    places, lines = contents.places_of(kept), []
    for row, line in pairs:
        open_ = line.part.quantity - (row.fulfilled if row else 0)
        reserved = contents.share(places.get(line.offer.variant_id, []), open_)
        lines.append(_rewritten(row, line, reserved) if row else contents.line_of(order, line, reserved=reserved))
    db.add_all(lines)
    for row in gone:
        await db.delete(row)
    set_committed_value(order, "lines", lines)
    return lines


def _paired(order: Order, worked: Totals) -> tuple[list[tuple[OrderLine | None, WorkedLine]], list[OrderLine]]:
    """Each line that there shall be with the row it has already, if any, and the rows that go."""
    there: dict[tuple[int, bool], list[OrderLine]] = {}
    for held in sorted(order.lines, key=lambda line: -line.fulfilled):
        there.setdefault((held.variant_id, held.gift), []).append(held)
    pairs: list[tuple[OrderLine | None, WorkedLine]] = []
    for line in worked.lines:
        rows = there.get((line.offer.variant_id, line.gift is not None), [])
        row = rows.pop(0) if rows else None
        _not_less(row, line.part.quantity)
        pairs.append((row, line))
    gone = [held for rows in there.values() for held in rows]
    for held in gone:
        _not_less(held, 0)
    return pairs, gone


def _not_less(row: OrderLine | None, units: int) -> None:
    if row is not None and units < row.fulfilled:
        raise _stay(row, row.fulfilled)


def _rewritten(row: OrderLine, line: WorkedLine, reserved: dict[str, int]) -> OrderLine:
    """The row of a line that stays: its units and money; name, SKU and cost are what they were."""
    row.quantity, row.unit_price = line.part.quantity, line.part.unit_price
    row.discount, row.total = line.part.discount, line.part.total
    row.tax, row.tax_rate = line.tax, line.part.rate.ppm
    row.reserved = reserved
    return row


def _sums(order: Order, worked: Totals) -> None:
    sums: Any = worked.sums
    for name in ("subtotal", "discount", "shipping", "shipping_tax", "tax", "total", "units", "tax_lines"):
        setattr(order, name, getattr(sums, name))
    order.shipping_discount, order.prices_include_tax = worked.shipping_discount, worked.tax_included
    order.discounts = contents.given(worked)
    order.updated_at = clock.now()  # a new version, even where its lines alone have changed
