"""The routes by which a buyer orders, pays and cancels. Each asks a provider between its transactions."""

from fastapi import Request, Response, status

from tradepost.accounts.auth import Visitor
from tradepost.accounts.rights import Right
from tradepost.cart.routes import Whose
from tradepost.core import idempotency
from tradepost.core.db import reading, resumable, stepwise
from tradepost.core.limiter import client_address
from tradepost.core.money import as_minor
from tradepost.core.web import current_version, router as make_router, version_tag
from tradepost.discounts import throttle
from tradepost.orders import cancelling, checking_out, contents, editing, looking, paying
from tradepost.orders.looking import OrderToken
from tradepost.orders.schemas import (
    CancelIn,
    CheckedOut,
    CheckoutIn,
    LinesIn,
    NextOut,
    OrderOut,
    PayIn,
    next_out,
    order_out,
)
from tradepost.orders.wishes import Placed

router = make_router("checkout")


@router.post("/checkout", status_code=status.HTTP_201_CREATED)
@stepwise
async def check_out(body: CheckoutIn, request: Request, whose: Whose, response: Response) -> CheckedOut:
    """Order what is in the cart, or the `items` sent along. 409 with the new totals when it costs something else now.

    The same cart, or the same `Idempotency-Key`, makes one order and one payment, however often it is sent. A payment
    that is declined leaves the order `pending`: pay it in another way. 429 after many gift cards that are none.
    """
    async with throttle.entering(client_address(request.scope), body.gift_card):
        placed = await checking_out.check_out(body, whose, idempotency.given(request))
    return _answer(placed, response, guest=whose.account_id is None)


@router.post("/orders/{number:path}/pay")
@resumable
async def pay(number: str, body: PayIn, who: Visitor, token: OrderToken = None) -> CheckedOut:
    """Pay what is due of an order; a payment that is under way is gone on with, never doubled."""
    order = await looking.now(number, who, token)
    await paying.pay(order.id, provider=body.payment_provider, method=body.payment)
    placed = await looking.placed(order.id)
    return _shown(placed, staff=_is_staff(who))


@router.post("/orders/{number:path}/cancel")
@resumable
async def cancel(number: str, body: CancelIn, who: Visitor, token: OrderToken = None) -> OrderOut:
    """Cancel an order: staff any, buyers their own until it is on its way. What was paid goes back."""
    order = await looking.now(number, who, token)
    await cancelling.cancel_order(order.id, who or looking.GUEST, body.reason)
    return _shown(await looking.placed(order.id), staff=_is_staff(who)).order


@router.put("/orders/{number:path}/lines")
@stepwise
async def edit(
    number: str, body: LinesIn, request: Request, response: Response, who: Visitor, token: OrderToken = None
) -> OrderOut:
    """Let an order hold these lines instead: staff until it has left, buyers their own while it is pending.

    What was paid too much goes back; what is more is due, to be paid by `/pay`. Units that were sent stay. 409 with the
    new totals when it comes to something else than `expected_total`; `If-Match` guards against a change in between.
    """
    order = await looking.now(number, who, token)
    async with reading() as db:
        units = await contents.units(db, body.lines, field="lines")
    await editing.edit_order(
        order.id,
        units,
        who or looking.GUEST,
        expected=as_minor(body.expected_total, order.currency, field="expected_total"),
        guard=lambda found: current_version(request, found.version),
    )
    placed = await looking.placed(order.id)
    version_tag(response, placed.order.version)
    return _shown(placed, staff=_is_staff(who)).order


def _is_staff(who: Visitor) -> bool:
    return who is not None and who.has(Right.ORDERS_READ)


def _answer(placed: Placed, response: Response, *, guest: bool) -> CheckedOut:
    if placed.again:
        response.headers["idempotency-replayed"] = "true"
    response.headers["cache-control"] = "no-store"
    response.headers["location"] = f"/api/v1/orders/{placed.order.number}"
    return _shown(placed, staff=False, token=placed.token if guest else None)


def _shown(placed: Placed, *, staff: bool, token: str | None = None) -> CheckedOut:
    order = placed.order
    row = (order, order.buyer_name, order.email)
    payment: NextOut | None = next_out(placed.payment) if placed.payment else None
    return CheckedOut(order=order_out(row, order.lines, staff=staff), payment=payment, token=token)
