"""Placing an order: priced, reserved, written down, and paid at once where that needs no network.

`place` is the one way in, for the store's own checkout and for every documented API; it runs in the caller's
transaction. What a buyer sent is turned into a `Wish` by whoever calls.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.cart import totals
from tradepost.cart.totals import Totals
from tradepost.core import clock, crypto, events, trials
from tradepost.core.db import new, put
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.jobs import later
from tradepost.core.settings import settings
from tradepost.customers import service as customers
from tradepost.discounts import ledger, service as discounts
from tradepost.discounts.rules import who_is
from tradepost.inventory import ledger as shelves, service as inventory
from tradepost.inventory.rules import Cause, Line as StockLine
from tradepost.orders import contents, jobs, opening as openings, recording, standing, tokens
from tradepost.orders.models import Order
from tradepost.orders.opening import Opening
from tradepost.orders.paying import PLACING, method_of
from tradepost.orders.rules import PAID, PENDING
from tradepost.orders.wishes import CreditSpent, NotSold, Placed, Rest, TotalsChanged, Wish
from tradepost.payments import service as payments
from tradepost.payments.models import Payment
from tradepost.payments.providers import face as face_of
from tradepost.payments.rules import CAPTURED, DECLINED, FAILED
from tradepost.shipping import service as shipping


async def place(db: AsyncSession, wish: Wish, *, opening: Opening | None = None) -> Placed:
    """Place an order, in the caller's transaction: all of it or nothing.

    An immediate provider is asked at once; another payment is left `created`, to be settled after the commit
    (`payments.settle`). An order that an earlier try with the same key has made is answered again. Raises OutOfStock,
    NotSold, TotalsChanged, UsedUp (each a Conflict) or Invalid; Conflict too for another wish under the same key.
    """
    opening = opening or await openings.look(db, account_id=wish.buyer.account_id, email=wish.buyer.email, key=wish.key)
    if opening.earlier is not None:
        if wish.key is not None and opening.earlier.mark != wish.key.mark:
            raise Conflict("This Idempotency-Key was used for another request")
        return await earlier(db, opening.earlier.order_id)
    wish = replace(wish, buyer=opening.buyer)
    if not wish.lines:
        raise Invalid("items", "order at least one thing")
    if wish.provider:
        await payments.way_to_pay(db, wish.provider, stamps=opening.stamps, field="payment_provider")
    worked = await totals.work_out(db, wish.basket, opening.stamps)
    await _agreed(db, wish, worked, opening)
    async with events.together(db):
        return await _write(db, wish, worked, opening)


async def _agreed(db: AsyncSession, wish: Wish, worked: Totals, opening: Opening) -> None:
    """Whether this is what the buyer wants: everything there is, delivered, at the total that was shown."""
    if worked.missing:
        raise NotSold("Something in this order is not sold here any more", variant_ids=list(worked.missing))
    if wish.strict:
        await _delivered(db, wish, worked, opening)
    if worked.fault:
        raise Invalid("shipping_method_id", worked.fault)
    if wish.expected is not None and wish.expected != worked.sums.total:
        raise TotalsChanged(worked)
    if worked.taken.refused and wish.expected is None:
        raise Invalid("codes", worked.taken.refused[0].reason)


async def _delivered(db: AsyncSession, wish: Wish, worked: Totals, opening: Opening) -> None:
    """Where the shop delivers at all, a buyer chooses how, and says where to unless they come for it."""
    if not any(area.methods for area in await shipping.areas(db, opening.stamps)):
        return
    if not worked.parcel.country:
        raise Invalid("shipping_address", "where shall it go?")
    if wish.shipping_method_id is None:
        offered = await shipping.quotes(db, worked.parcel, opening.stamps, language=wish.language or None)
        if not offered:
            raise Invalid("shipping_address.country", "nothing is delivered there")
        names = ", ".join(f"{one.method_id} ({one.name})" for one in offered)
        raise Invalid("shipping_method_id", f"choose one of {names}")
    if worked.quote is not None and not worked.quote.pickup and not wish.shipping_address:
        raise Invalid("shipping_address", "where shall it go?")


async def _write(db: AsyncSession, wish: Wish, worked: Totals, opening: Opening) -> Placed:
    customer_id = opening.buyer.customer_id
    if customer_id is None and (wish.buyer.account_id or wish.buyer.email):
        customer_id = await customers.ordering(
            db,
            email=wish.buyer.email or None,
            name=_name(wish),
            phone=wish.phone or (wish.shipping_address or {}).get("phone", ""),
            country=wish.basket.country,
            account_id=wish.buyer.account_id,
        )
    order = _order(wish, worked, customer_id)
    await _number(db, order, opening)
    db.info.setdefault(PLACING, set()).add(order.id)
    try:
        payment = await _fill(db, order, wish, worked, opening)
    finally:
        db.info[PLACING].discard(order.id)
    await events.record(
        db,
        "order.placed",
        order,
        subject_name=order.number,
        changes={"status": [None, order.status]},
        platform=order.platform,
        total=order.total,
        currency=order.currency,
        units=order.units,
        account_id=order.account_id,
        customer_id=order.customer_id,
    )
    await trials.ordered(db, order.id, [line.offer.product_id for line in worked.lines], opening.stamps)
    if order.status == PAID:
        await standing.tell_paid(db, order)
    if order.email and _is_settled(order, payment):
        await later(db, jobs.confirm, key=f"orders.confirm:{order.id}", order_id=order.id)
    await db.flush()
    return Placed(order, payment)


def _is_settled(order: Order, payment: Payment | None) -> bool:
    """Whether the buyer has done all there is to do: paid, or promised to pay without a provider."""
    if order.status == PAID or payment is None:
        return order.status == PAID
    return face_of(payment.provider).immediate and payment.status not in {DECLINED, FAILED}


async def _number(db: AsyncSession, order: Order, opening: Opening) -> None:
    """Write the order's row, under the number that its id gives it."""
    if opening.number is not None:
        order.id, order.number = opening.number
        order.token_hash = crypto.digest(tokens.token_of(order.id))
        await put(db, [order])
        return
    order.number = recording.placeholder()
    db.add(order)
    await db.flush()
    await recording.give_number(db, order, token_hash=crypto.digest(tokens.token_of(order.id)))


async def _fill(db: AsyncSession, order: Order, wish: Wish, worked: Totals, opening: Opening) -> Payment | None:
    """The order's goods, discounts and money."""
    goods = [StockLine(line.offer.variant_id, line.part.quantity) for line in worked.lines]
    kept = await inventory.reserve(db, goods, reason=f"Order {order.number}", cause=Cause("orders", order.id))
    lines = contents.lines_of(order, worked, kept)
    if opening.line_id is not None:
        for line_id, line in enumerate(lines, opening.line_id):
            line.id = line_id
    await put(db, lines)
    set_committed_value(order, "lines", lines)
    who = who_is(wish.buyer.account_id, wish.buyer.email or None)
    await discounts.use(db, worked.taken.applied, order_id=order.id, who=who)
    if worked.credit:
        await _spend(db, order, wish, worked)
    if not wish.provider and wish.expires and order.status == PENDING:
        order.expires_at = clock.now() + timedelta(minutes=settings().unpaid_minutes)
    if not wish.provider or order.paid - order.credit <= 0:
        return None
    return await _pay(db, order, wish, opening)


async def _pay(db: AsyncSession, order: Order, wish: Wish, opening: Opening) -> Payment:
    immediate = face_of(wish.provider).immediate
    made = await (payments.pay_now if immediate else payments.open_payment)(
        db,
        order_id=order.id,
        provider=wish.provider,
        amount=order.total - order.credit,
        currency=order.currency,
        method=method_of(order, wish.method),
        stamps=opening.stamps,
    )
    if made.status != CAPTURED:  # the usual outcome was written with the order's row
        standing.not_yet_paid(order, made)
    if not immediate:
        order.expires_at = clock.now() + timedelta(minutes=settings().unpaid_minutes)
    return made


async def _spend(db: AsyncSession, order: Order, wish: Wish, worked: Totals) -> None:
    """Take from gift card and credit what was worked out; Conflict when somebody spent it meanwhile."""
    spent = 0
    if wish.gift_card:
        spent += await ledger.spend(
            db, code=wish.gift_card, currency=order.currency, amount=order.total, order_id=order.id
        )
    if wish.use_credit and wish.buyer.account_id and spent < order.total:
        spent += await ledger.spend(
            db,
            account_id=wish.buyer.account_id,
            currency=order.currency,
            amount=order.total - spent,
            order_id=order.id,
        )
    if spent != worked.credit:
        raise CreditSpent("The gift card or the credit was used for something else meanwhile: look at the totals again")


def _name(wish: Wish) -> str:
    address = wish.shipping_address or wish.billing_address or {}
    return wish.name or str(address.get("name", ""))


def _order(wish: Wish, worked: Totals, customer_id: int | None) -> Order:
    """The order's row. One that will be paid at once is written as paid: any other outcome corrects that."""
    now, sums = clock.now(), worked.sums
    order = new(
        Order,
        kind="sale",
        customer_id=customer_id,
        account_id=wish.buyer.account_id,
        platform=wish.platform,
        country=wish.basket.country,
        status=PENDING,
        payment_status="unpaid",
        fulfilment_status="unfulfilled",
        placed_at=now,
        business_day=clock.business_day(now),
        currency=worked.currency,
        subtotal=sums.subtotal,
        discount=sums.discount,
        shipping=sums.shipping,
        shipping_discount=worked.shipping_discount,
        shipping_tax=sums.shipping_tax,
        tax=sums.tax,
        total=sums.total,
        units=sums.units,
        moved_stock=True,
        notes=wish.notes,
        cart_id=wish.cart_id,
        checkout_key=wish.key.name if wish.key else None,
        checkout_mark=wish.key.mark if wish.key else None,
        email=wish.buyer.email,
        phone=wish.phone,
        buyer_name=_name(wish)[:255],
        language=wish.language,
        shipping_address=None if wish.shipping_address is None else dict(wish.shipping_address),
        billing_address=None if wish.billing_address is None else dict(wish.billing_address),
        shipping_method_id=worked.quote.method_id if worked.quote else None,
        shipping_method=worked.quote.name if worked.quote else "",
        payment_provider=wish.provider,
        prices_include_tax=worked.tax_included,
        discounts=contents.given(worked),
        tax_lines=sums.tax_lines,
        credit=worked.credit,
        paid=worked.credit,
        refunded=0,
        version=1,
        created_at=now,
        updated_at=now,
    )
    if wish.provider or worked.due == 0:
        order.paid = sums.total
    standing.settle(order)
    return order


async def earlier(db: AsyncSession, order_id: int) -> Placed:
    """An order that is there already, as the answer to one more try."""
    order = await standing.loaded(db, order_id)
    made = await payments.of_order(db, order_id)
    return Placed(order, made[-1] if made else None, again=True)


async def of_cart(db: AsyncSession, cart_id: int) -> Placed | None:
    """The order that was made of a cart."""
    found = (await db.execute(select(Order.id).where(Order.cart_id == cart_id))).scalar_one_or_none()
    return None if found is None else await earlier(db, found)


async def place_what_is_there(
    db: AsyncSession, wish: Wish, items: Sequence[tuple[int, int]] | None = None
) -> tuple[Placed | None, list[Rest]]:
    """One order of the lines that can be served whole, and the lines that cannot; no order when none can.

    Where lines name the same variant again, `items` are all of them, (variant id, units), tried one after the other.
    Nobody else takes of these goods meanwhile: the levels are locked first.
    """
    opening = await openings.look(db, account_id=wish.buyer.account_id, email=wish.buyer.email, key=wish.key)
    if opening.earlier is not None:
        return await place(db, wish, opening=opening), []
    left: dict[int, int] = {}
    for shelf in await shelves.lock_serving(db, wish.lines):
        left[shelf.variant_id] = left.get(shelf.variant_id, 0) + shelf.available
    worked = await totals.work_out(db, replace(wish, buyer=opening.buyer).basket, opening.stamps)
    lines: dict[int, int] = {}
    rest: list[Rest] = []
    for number, (variant_id, wanted) in enumerate(wish.lines.items() if items is None else items):
        there = left.get(variant_id, 0) - lines.get(variant_id, 0)
        if variant_id in worked.missing or wanted > there:
            rest.append(Rest(variant_id, wanted, there, variant_id not in worked.missing, number))
        else:
            lines[variant_id] = lines.get(variant_id, 0) + wanted
    if not lines:
        return None, rest
    return await place(db, replace(wish, lines=lines), opening=opening), rest
