"""The routes of the cart: one's own, by log-in or, for guests, by the token in `X-Cart-Token`."""

from typing import Annotated, Literal

from fastapi import Depends, Header, Query, Request, Response, status

from tradepost.accounts.auth import Caller, SignedIn, Visitor, may
from tradepost.accounts.rights import Right
from tradepost.cart import abandoned, service, showing
from tradepost.cart.models import Cart
from tradepost.cart.schemas import (
    AbandonedOut,
    AddIn,
    CartChange,
    CartCodeIn,
    CartOut,
    DeliveryOut,
    QuantityIn,
    abandoned_out,
    quote_out,
)
from tradepost.cart.service import Holder
from tradepost.core.db import Db
from tradepost.core.errors import BadRequest
from tradepost.core.limiter import client_address
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, Line, router as make_router
from tradepost.discounts import throttle

router = make_router("cart")

CartToken = Annotated[
    str | None, Header(alias="X-Cart-Token", max_length=200, description="A guest's cart, as it was given")
]
_abandoned = paging(Cart.id, "-updated_at", updated_at=Cart.updated_at)
AbandonedPaging = Annotated[Paging, Depends(_abandoned)]


async def holder_of(who: Visitor, token: CartToken = None) -> Holder:
    """Whose cart this request is about: the account's of whoever signed in, else the token's."""
    if who is None:
        return Holder(token=token)
    person = who.person
    return Holder(account_id=person.id, email=person.email or "")


Whose = Annotated[Holder, Depends(holder_of)]


@router.get("/cart")
async def get_cart(db: Db, whose: Whose) -> CartOut:
    """The cart at the prices of now, each line with what is wrong with it; an empty one when there is none."""
    return await showing.cart(db, await service.find(db, whose), whose)


@router.put("/cart")
async def change_cart(body: CartChange, db: Db, whose: Whose, request: Request, response: Response) -> CartOut:
    """Write down country, e-mail, addresses, shipping method, payment provider, codes or gift card.

    429 after many gift cards that are none, so that their codes cannot be guessed.
    """
    cart, token = await service.open_(db, whose)
    given = body.model_dump(exclude_unset=True)
    for name in ("country", "email", "payment_provider", "gift_card"):
        if name in given and given[name] is None:
            given[name] = ""
    if given.get("codes", ()) is None:
        given["codes"] = []
    async with throttle.entering(client_address(request.scope), body.gift_card):
        await service.change(db, cart, given)
    return await showing.cart(db, cart, whose, token=_shown(token, response))


@router.delete("/cart")
async def empty_cart(db: Db, whose: Whose) -> CartOut:
    """Take everything out."""
    cart = await service.current(db, whose)
    await service.empty(db, cart)
    return await showing.cart(db, cart, whose)


@router.post("/cart/lines", status_code=status.HTTP_201_CREATED)
async def add_line(body: AddIn, db: Db, whose: Whose, response: Response) -> CartOut:
    """Put something in. A guest without a token gets a cart, and its token this once: send it as `X-Cart-Token`."""
    cart, token = await service.open_(db, whose, body.currency)
    await service.add(db, cart, [(body, body.quantity)])
    return await showing.cart(db, cart, whose, token=_shown(token, response))


@router.put("/cart/lines/{line_id}")
async def change_line(line_id: Id, body: QuantityIn, db: Db, whose: Whose) -> CartOut:
    """Set how many; the price is the one of now."""
    cart = await service.current(db, whose)
    await service.set_quantity(db, cart, line_id, body.quantity)
    return await showing.cart(db, cart, whose)


@router.delete("/cart/lines/{line_id}")
async def remove_line(line_id: Id, db: Db, whose: Whose) -> CartOut:
    """Take a line out."""
    cart = await service.current(db, whose)
    await service.remove(db, cart, line_id)
    return await showing.cart(db, cart, whose)


@router.post("/cart/codes", status_code=status.HTTP_201_CREATED)
async def add_code(body: CartCodeIn, db: Db, whose: Whose, response: Response) -> CartOut:
    """Enter a discount code; `totals` says what it gives, or under `refused_codes` why it gives nothing."""
    cart, token = await service.open_(db, whose)
    await service.add_code(db, cart, body.code)
    return await showing.cart(db, cart, whose, token=_shown(token, response))


@router.delete("/cart/codes")
async def remove_code(db: Db, whose: Whose, code: Annotated[Line | None, Query()] = None) -> CartOut:
    """Take out one code, or all of them."""
    cart = await service.current(db, whose)
    await service.remove_code(db, cart, code)
    return await showing.cart(db, cart, whose)


@router.get("/cart/shipping")
async def shipping_methods(
    db: Db, whose: Whose, language: Annotated[Literal["en", "ru"] | None, Query(description="Of the names")] = None
) -> list[DeliveryOut]:
    """The ways of delivery for what is in the cart, to where it goes, and what each asks."""
    cart = await service.find(db, whose)
    return [] if cart is None else [quote_out(one) for one in await showing.ways(db, cart, language)]


@router.post("/cart/merge")
async def merge_carts(db: Db, who: SignedIn, token: CartToken = None) -> CartOut:
    """Put the guest's cart of `X-Cart-Token` into one's own."""
    if not token:
        raise BadRequest("Send the guest's cart as X-Cart-Token")
    mine = await service.merge(db, who.id, token)
    return await showing.cart(db, mine, Holder(account_id=who.id, email=who.person.email or ""))


@router.get("/carts/abandoned")
async def abandoned_carts(
    db: Db,
    _who: Annotated[Caller, may(Right.ORDERS_READ, Right.CUSTOMERS_READ)],
    page: AbandonedPaging,
    hours: Annotated[int | None, Query(ge=1, le=24 * 365, description="Untouched for so many hours")] = None,
) -> Page[AbandonedOut]:
    """Carts that somebody filled and left, the last left first."""
    query = abandoned.carts(hours or settings().abandoned_hours)
    return Page[AbandonedOut](**await paged(db, query, page, abandoned_out))


def _shown(token: str | None, response: Response) -> str | None:
    """A token is a secret: no cache on the way keeps it."""
    if token is not None:
        response.headers["cache-control"] = "no-store"
    return token
