"""What is done with a cart: found through whoever holds it, filled, changed, shown, merged at log-in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.cart import buyers, keeping
from tradepost.cart.models import ABANDONED, ACTIVE, MERGED, Cart, CartLine
from tradepost.cart.rules import MOST_LINES, MOST_UNITS
from tradepost.cart.totals import Basket
from tradepost.catalog.models import Variant
from tradepost.core import clock, crypto, dialects, events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import minor_digits
from tradepost.core.settings import settings
from tradepost.discounts import ledger
from tradepost.discounts.rules import LONGEST_CODE, normal_code
from tradepost.discounts.service import MOST_CODES
from tradepost.inventory.finding import Naming, variants
from tradepost.pricing import service as pricing

OPEN = (ACTIVE, ABANDONED)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose cart: an account's, or that of a guest who shows its token."""

    account_id: int | None = None
    token: str | None = None
    email: str = ""


async def find(db: AsyncSession, holder: Holder, *, lock: bool = False, ended: bool = False) -> Cart | None:
    """The holder's cart with its lines; None when an account has none, or nobody shows a token.

    NotFound for a token that opens none: one that is another's, or (unless `ended`) of a cart that was ordered.
    """
    query = select(Cart).options(selectinload(Cart.lines)).execution_options(populate_existing=True)
    if lock:
        query = query.with_for_update(of=Cart)
    if holder.account_id is not None:
        query = query.where(Cart.active_account_id == holder.account_id)
        return (await db.execute(query)).scalar_one_or_none()
    if not holder.token:
        return None
    query = query.where(Cart.token_hash == crypto.digest(holder.token), Cart.account_id.is_(None))
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None or (found.status not in OPEN and not ended):
        raise NotFound("cart")
    return found


async def current(db: AsyncSession, holder: Holder) -> Cart:
    """The holder's cart, locked. NotFound when there is none."""
    found = await find(db, holder, lock=True)
    if found is None:
        raise NotFound("cart")
    return found


async def open_(db: AsyncSession, holder: Holder, currency: str | None = None) -> tuple[Cart, str | None]:
    """The holder's cart, locked, made when there is none (any more); and the token of a guest's that was made.

    Conflict when it is in another currency than the one that is asked for.
    """
    found = await find(db, holder, lock=True, ended=True)
    if found is not None and found.status in OPEN:
        if currency is not None and currency != found.currency:
            await _recount(found, currency)
        return found, None
    wanted = known_currency(currency or settings().currency)
    if holder.account_id is None:
        token = crypto.new_secret("tpc_")
        made = Cart(currency=wanted, token_hash=crypto.digest(token), codes=[], lines=[])
        db.add(made)
        await db.flush()
        return made, token
    now = clock.now()
    row = {
        "account_id": holder.account_id, "active_account_id": holder.account_id, "currency": wanted, "status": ACTIVE,
        "country": "", "email": "", "payment_provider": "", "codes": [], "gift_card": "", "version": 1,
        "created_at": now, "updated_at": now,
    }  # fmt: skip
    # Another request of theirs may make it at this moment: that one is as good.
    await db.execute(dialects.upsert(db, Cart.__table__, [row], key=["active_account_id"]))
    return await current(db, holder), None


async def _recount(cart: Cart, currency: str) -> None:
    if cart.lines:
        raise Conflict(
            f"This cart is in {cart.currency}: order what is in it first, or empty it to buy in {currency}",
            currency=cart.currency,
        )
    cart.currency = known_currency(currency)


def known_currency(code: str) -> str:
    """A currency's code; Invalid for one that is none."""
    try:
        minor_digits(code)
    except ValueError as error:
        raise Invalid("currency", str(error)) from error
    return code


# --- lines ---


async def add(db: AsyncSession, cart: Cart, wanted: Sequence[tuple[Naming, int]], *, field: str = "") -> list[CartLine]:
    """Put units of variants into a locked cart, each on top of what is there of it; the lines they are in.

    Invalid names what is not for sale, or too many units; Conflict for more than MOST_LINES lines.
    """
    found = await variants(db, [one for one, _quantity in wanted], field=field)
    lines = {line.variant_id: line for line in cart.lines}
    units = {line.variant_id: line.quantity for line in cart.lines}
    for variant, (_one, quantity) in zip(found, wanted, strict=True):
        units[variant.variant_id] = units.get(variant.variant_id, 0) + quantity
    if len(units) > MOST_LINES:
        raise Conflict(f"A cart has {MOST_LINES} lines at most")
    touched = {variant.variant_id: units[variant.variant_id] for variant in found}
    for place, variant in enumerate(found):
        if touched[variant.variant_id] > MOST_UNITS:
            raise Invalid(_field(field, place, "quantity"), f"comes to more than {MOST_UNITS:,} units of {variant.sku}")
    prices = await _prices(db, cart, touched)
    for place, variant in enumerate(found):
        if variant.variant_id not in prices:
            raise Invalid(_field(field, place, "variant_id"), f"{variant.sku} is not sold here in {cart.currency}")
    for variant_id, quantity in touched.items():
        line = lines.get(variant_id)
        before = line.quantity if line else 0
        if line is None:
            line = CartLine(variant_id=variant_id, quantity=quantity, price_seen=prices[variant_id])
            cart.lines.append(line)
        line.quantity, line.price_seen = quantity, prices[variant_id]
        await _changed(db, cart, "cart.line_added", variant_id, before, quantity)
    await _touch(db, cart)
    return [line for line in cart.lines if line.variant_id in touched]


async def contents(db: AsyncSession, cart: Cart) -> list[tuple[int, int, int]]:
    """What is in a cart as (line id, product id, units), oldest first, whether or not it is still sold."""
    rows = await db.execute(
        select(CartLine.id, Variant.product_id, CartLine.quantity)
        .join(Variant, Variant.id == CartLine.variant_id)
        .where(CartLine.cart_id == cart.id)
        .order_by(CartLine.id)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _field(prefix: str, place: int, name: str) -> str:
    return f"{prefix}.{place}.{name}" if prefix else name


async def set_quantity(db: AsyncSession, cart: Cart, line_id: int, quantity: int) -> None:
    """Set a line's units, at the price of now. NotFound for a line of another cart, Invalid for what is not sold."""
    line = _line(cart, line_id)
    prices = await _prices(db, cart, {line.variant_id: quantity})
    if line.variant_id not in prices:
        raise Invalid("quantity", "this is no longer sold here: take it out of the cart")
    before, line.quantity, line.price_seen = line.quantity, quantity, prices[line.variant_id]
    await _changed(db, cart, "cart.line_changed", line.variant_id, before, quantity)
    await _touch(db, cart)


async def remove(db: AsyncSession, cart: Cart, line_id: int) -> None:
    """Take a line out. NotFound for a line of another cart."""
    line = _line(cart, line_id)
    cart.lines.remove(line)
    await _changed(db, cart, "cart.line_removed", line.variant_id, line.quantity, 0)
    await _touch(db, cart)


async def empty(db: AsyncSession, cart: Cart) -> None:
    """Take everything out; address and codes stay."""
    count = len(cart.lines)
    cart.lines.clear()
    await events.record(db, "cart.emptied", cart, lines=count)
    await _touch(db, cart)


def _line(cart: Cart, line_id: int) -> CartLine:
    for line in cart.lines:
        if line.id == line_id:
            return line
    raise NotFound("line", line_id)


async def _prices(db: AsyncSession, cart: Cart, units: dict[int, int]) -> dict[int, int]:
    buyer = await buyer_of(db, cart)
    offers = await pricing.offers(db, units, currency=cart.currency, group_id=buyer.group_id)
    return {variant_id: offer.unit_price for variant_id, offer in offers.items() if offer.sellable}


async def buyer_of(db: AsyncSession, cart: Cart) -> buyers.Buyer:
    """Who buys what is in a cart."""
    return await buyers.known(db, cart.account_id, cart.email)


async def _changed(db: AsyncSession, cart: Cart, name: str, variant_id: int, before: int, after: int) -> None:
    await events.record(db, name, cart, changes={"quantity": [before, after]}, variant_id=variant_id)


async def _touch(db: AsyncSession, cart: Cart) -> None:
    """Somebody did something: the cart is in use again, and its goods are kept anew where carts keep any."""
    cart.status, cart.abandoned_at, cart.updated_at = ACTIVE, None, clock.now()
    await db.flush()
    await keeping.keep(db, cart)


# --- what is known for the checkout ---

_PLAIN = ("country", "email", "shipping_address", "billing_address", "shipping_method_id", "payment_provider")


async def change(db: AsyncSession, cart: Cart, given: dict[str, Any]) -> None:
    """Write down what is given of currency, country, e-mail, addresses, shipping method, provider, codes, gift card.

    The country follows the address. Conflict for another currency while there is something in the cart, Invalid for a
    gift card that is none.
    """
    if (currency := given.get("currency")) and currency != cart.currency:
        await _recount(cart, currency)
    for name in _PLAIN:
        if name in given:
            setattr(cart, name, given[name])
    if given.get("shipping_address"):
        cart.country = given["shipping_address"]["country"]
    if "codes" in given:
        cart.codes = _codes(given["codes"])
    changes = events.changed(cart, leave_out=("updated_at", "version", "gift_card"))
    if "gift_card" in given:
        if given["gift_card"]:
            await ledger.available(db, code=given["gift_card"], currency=cart.currency)
        cart.gift_card = crypto.encrypt(given["gift_card"]) if given["gift_card"] else ""
        changes["gift_card"] = [None, "given" if given["gift_card"] else None]
    if changes:
        await events.record(db, "cart.updated", cart, changes=changes)
    await _touch(db, cart)


def _codes(codes: Sequence[str]) -> list[str]:
    found = list(dict.fromkeys(code for given in codes if (code := normal_code(given))))
    if len(found) > MOST_CODES:
        raise Invalid("codes", f"are {MOST_CODES} at most")
    if any(len(code) > LONGEST_CODE or not code.isprintable() for code in found):
        raise Invalid("codes", "are words of letters and digits")
    return found


async def add_code(db: AsyncSession, cart: Cart, code: str) -> None:
    """Enter one code more; whether it holds is said by the totals."""
    await change(db, cart, {"codes": [*cart.codes, code]})


async def remove_code(db: AsyncSession, cart: Cart, code: str | None) -> None:
    """Take a code out, or all of them. NotFound for one that is not in."""
    wanted = normal_code(code) if code is not None else None
    if wanted is not None and wanted not in cart.codes:
        raise NotFound("code", code)
    await change(db, cart, {"codes": [one for one in cart.codes if wanted is not None and one != wanted]})


def gift_card_of(cart: Cart) -> str:
    """The gift card's code in the clear; nothing when it can no longer be read."""
    try:
        return crypto.decrypt(cart.gift_card) if cart.gift_card else ""
    except ValueError:
        return ""


def basket_of(cart: Cart, buyer: buyers.Buyer, *, gift_card: bool = True) -> Basket:
    """A cart as it is worked out."""
    address = cart.shipping_address or {}
    return Basket(
        lines={line.variant_id: line.quantity for line in cart.lines},
        buyer=buyer,
        currency=cart.currency,
        country=cart.country,
        region=address.get("region", ""),
        postcode=address.get("postcode", ""),
        shipping_method_id=cart.shipping_method_id,
        codes=tuple(cart.codes),
        gift_card=gift_card_of(cart) if gift_card else "",
    )


# --- merging ---


async def merge(db: AsyncSession, account_id: int, token: str) -> Cart:
    """Put a guest's cart into the account's: units of the same variant add up, codes and addresses fill what is empty.

    NotFound for a token that opens no cart; Conflict when the two are in different currencies.
    """
    guest = await find(db, Holder(token=token), lock=True)
    if guest is None:
        raise NotFound("cart")
    mine, _token = await open_(db, Holder(account_id=account_id))
    if not mine.lines:
        mine.currency = guest.currency
    elif guest.lines and mine.currency != guest.currency:
        raise Conflict(f"This cart is in {guest.currency}, yours is in {mine.currency}", currency=mine.currency)
    lines = {line.variant_id: line for line in mine.lines}
    for line in guest.lines:
        if (known := lines.get(line.variant_id)) is not None:
            known.quantity = min(MOST_UNITS, known.quantity + line.quantity)
        elif len(mine.lines) < MOST_LINES:
            mine.lines.append(CartLine(variant_id=line.variant_id, quantity=line.quantity, price_seen=line.price_seen))
    for name in (*_PLAIN, "gift_card"):
        if not getattr(mine, name):
            setattr(mine, name, getattr(guest, name))
    mine.codes = _codes([*mine.codes, *guest.codes][:MOST_CODES])
    count = len(guest.lines)
    await keeping.let_go(db, guest)
    guest.status, guest.codes, guest.gift_card = MERGED, [], ""
    await db.execute(delete(CartLine).where(CartLine.cart_id == guest.id))
    await events.record(db, "cart.merged", mine, from_cart=guest.id, lines=count)
    await _touch(db, mine)
    return mine
