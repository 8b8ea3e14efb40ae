"""A buyer's checkout, in one call: of a cart, or of lines that are sent with it.

Three steps, each whole: the order is placed in one transaction, under the lock of its cart; a provider over the network
is asked outside any; what it says is written in one. Whatever happens in between, a retry finds the order by its cart
or its key, and the sweeps (payments.jobs, orders.sweeping) finish it or give it up.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.cart import keeping, service as carts
from tradepost.cart.buyers import Buyer
from tradepost.cart.models import ORDERED, Cart
from tradepost.cart.service import Holder
from tradepost.core import clock, dialects
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.idempotency import Given
from tradepost.core.money import to_minor
from tradepost.core.settings import settings
from tradepost.inventory import finding
from tradepost.inventory.ledger import lock_serving
from tradepost.orders import placing
from tradepost.orders.paying import OFFLINE
from tradepost.orders.rules import CANCELLED
from tradepost.orders.schemas import CheckoutIn
from tradepost.orders.wishes import CreditSpent, Placed, Wish, counted
from tradepost.payments import service as payments
from tradepost.payments.rules import OPEN

TRIES = 6
# Whoever sends a cart once more, without naming it, means the one that was just ordered.
JUST_NOW = timedelta(minutes=15)
ONCE = ("orders.checkout_key", "orders.cart_id", "orders.number")


async def check_out(body: CheckoutIn, holder: Holder, key: Given | None, *, strict: bool = True) -> Placed:
    """Place the order and have it paid. Never called inside a transaction.

    `strict` is for buyers in the store: where the shop delivers, they choose how and say where to.
    The same cart, or the same key, again is the same order: Conflict for another body under the same key. Raises what
    `placing.place` raises; a payment that is declined leaves an order that can be paid in another way.
    """
    placed = await tried(lambda: _place(body, holder, _own(key, holder), strict=strict))
    return await settled(placed)


def _own(key: Given | None, holder: Holder) -> Given | None:
    """A guest's key counts for the cart it comes with: guests are told apart by nothing else."""
    if key is None or not holder.token:
        return key
    return Given(hashlib.sha256(f"{key.name}\n{holder.token}".encode()).hexdigest(), key.mark)


async def settled(placed: Placed) -> Placed:
    """The order after its provider was asked, outside any transaction."""
    payment = placed.payment
    if payment is None or payment.status not in OPEN or (placed.again and payment.status == "pending"):
        return placed
    if payment.provider == OFFLINE and payment.attempts:
        return placed  # was asked in the order's own transaction
    await payments.settle(payment.id)
    async with reading() as db:
        return (await placing.earlier(db, placed.order.id))._replace(again=placed.again)


async def tried(step: Callable[[], Awaitable[Placed]]) -> Placed:
    """Do a transaction, and again when it lost a race: the next try finds what the winner made."""
    for _try in range(TRIES):
        try:
            return await step()
        except CreditSpent:
            continue
        except IntegrityError as error:
            if not any(dialects.is_unique_violation(error, name) for name in ONCE):
                raise
        except DBAPIError as error:
            if not dialects.is_lost_race(error):
                raise
    return await step()


async def _place(body: CheckoutIn, holder: Holder, key: Given | None, *, strict: bool) -> Placed:
    async with transaction() as db:
        if body.items is not None:
            wish = await _of_items(db, body, holder, key)
            return await placing.place(db, replace(wish, strict=strict))
        cart = await _cart(db, holder, body.cart_id)
        if cart.status == ORDERED:
            made = await placing.of_cart(db, cart.id)
            if made is None:
                raise NotFound("cart", body.cart_id)
            if body.cart_id is None and key is None and made.order.status == CANCELLED:
                raise Conflict("The cart is empty")  # nobody sends once more what was called off since
            if key is not None and made.order.checkout_key == key.name and made.order.checkout_mark != key.mark:
                raise Conflict("This Idempotency-Key was used for another request")
            return made
        wish = _of_cart(cart, body, holder, key)
        if cart.hold_id is not None:
            # What the cart kept goes over to the order; all of it is locked at once, in the order of ids.
            await lock_serving(db, wish.lines)
            await keeping.let_go(db, cart)
        placed = await placing.place(db, replace(wish, strict=strict))
        if not placed.again:
            cart.status, cart.active_account_id, cart.gift_card = ORDERED, None, ""
        return placed


async def _cart(db: AsyncSession, holder: Holder, cart_id: int | None) -> Cart:
    """The cart that is meant, locked; one that was ordered already where it is named, or was ordered just now."""
    if holder.account_id is None:
        found = await carts.find(db, holder, lock=True, ended=True)
        if found is None:
            raise Invalid("items", "send them, or the cart's token as X-Cart-Token")
    else:
        found = await _own_cart(db, holder.account_id, cart_id)
        if found is None:
            raise Conflict("The cart is empty") if cart_id is None else NotFound("cart", cart_id)
    if found.status != ORDERED:
        if found.status not in carts.OPEN:
            raise NotFound("cart", cart_id)
        if not found.lines:
            raise Conflict("The cart is empty")
    return found


async def _own_cart(db: AsyncSession, account_id: int, cart_id: int | None) -> Cart | None:
    mine = select(Cart).where(Cart.account_id == account_id).options(selectinload(Cart.lines))
    mine = mine.with_for_update().execution_options(populate_existing=True)
    if cart_id is not None:
        return (await db.execute(mine.where(Cart.id == cart_id))).scalar_one_or_none()
    found = (await db.execute(mine.where(Cart.active_account_id == account_id))).scalar_one_or_none()
    if found is None:
        recent = mine.where(Cart.status == ORDERED, Cart.updated_at > clock.now() - JUST_NOW)
        found = (await db.execute(recent.order_by(Cart.id.desc()).limit(1))).scalars().first()
    return found


# --- wishes ---


def _common(body: CheckoutIn, holder: Holder, key: Given | None) -> dict[str, Any]:
    """What a wish takes from the request, wherever its lines come from."""
    given: dict[str, Any] = {"platform": "store", "key": key, "method": body.payment}
    given |= {"name": body.name, "phone": body.phone, "notes": body.note, "use_credit": body.use_credit}
    given["language"] = body.language or settings().language
    given["buyer"] = Buyer(holder.account_id, body.email or holder.email)
    if body.shipping_address is not None:
        given["shipping_address"] = body.shipping_address.model_dump()
    if body.billing_address is not None:
        given["billing_address"] = body.billing_address.model_dump()
    for name in ("country", "shipping_method_id", "gift_card"):
        if getattr(body, name) is not None:
            given[name] = getattr(body, name)
    if body.codes is not None:
        given["codes"] = tuple(body.codes)
    given["provider"] = body.payment_provider or OFFLINE
    return given


async def _of_items(db: AsyncSession, body: CheckoutIn, holder: Holder, key: Given | None) -> Wish:
    items = body.items or []
    if all(item.variant_id and not (item.product_id or item.sku) for item in items):
        # Their prices are read anyway: what is not there is missing from them.
        lines = counted([(item.variant_id or 0, item.quantity) for item in items])
    else:
        found = await finding.variants(db, items, field="items")
        pairs = zip(found, items, strict=True)
        lines = counted([(variant.variant_id, item.quantity) for variant, item in pairs])
    currency = carts.known_currency(body.currency or settings().currency)
    wish = Wish(lines=lines, currency=currency, expected=_expected(body, currency), **_common(body, holder, key))
    return _reachable(wish)


def _of_cart(cart: Cart, body: CheckoutIn, holder: Holder, key: Given | None) -> Wish:
    if body.currency not in (None, cart.currency):
        raise Conflict(f"This cart is in {cart.currency}", currency=cart.currency)
    given = _common(body, holder, key)
    given["buyer"] = Buyer(holder.account_id, body.email or cart.email or holder.email)
    given["provider"] = body.payment_provider or cart.payment_provider or OFFLINE
    kept = {
        "country": cart.country,
        "shipping_address": cart.shipping_address,
        "billing_address": cart.billing_address,
        "shipping_method_id": cart.shipping_method_id,
        "codes": tuple(cart.codes),
        "gift_card": carts.gift_card_of(cart),
    }
    lines = {line.variant_id: line.quantity for line in cart.lines}
    return _reachable(
        Wish(
            lines=lines,
            currency=cart.currency,
            cart_id=cart.id,
            expected=_expected(body, cart.currency),
            **kept | given,
        )
    )


def _expected(body: CheckoutIn, currency: str) -> int | None:
    if body.expected_total is None:
        return None
    try:
        return to_minor(body.expected_total, currency)
    except ValueError as error:
        raise Invalid("expected_total", str(error)) from error


def _reachable(wish: Wish) -> Wish:
    """A guest is known by an e-mail address alone: without one nobody could be told anything."""
    if wish.buyer.account_id is None and not wish.buyer.email:
        raise Invalid("email", "is needed, so that we can tell you about the order")
    return wish
