"""What a basket comes to: the one way in which cart, preview and order are worked out.

Prices, then discounts, then what delivery asks for what is left, then the tax on all of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.cart import rules
from tradepost.cart.buyers import NOBODY, Buyer
from tradepost.cart.rules import Part, Sums
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings
from tradepost.core.stamps import Stamps, current
from tradepost.discounts import ledger, rules as deals, service as discounts
from tradepost.discounts.rules import BasketLine, Gift, Taken
from tradepost.inventory import queries as stock
from tradepost.pricing import service as pricing
from tradepost.pricing.rules import STORE, Offer, Rate
from tradepost.shipping import service as shipping
from tradepost.shipping.rules import Parcel, Quote


@dataclass(frozen=True, slots=True)
class Basket:
    """What somebody is about to buy, and what its price depends on.

    `lines` is {variant id: units}, in the order in which they are shown; `fixed` has the unit prices (minor units) of
    those whose price is agreed already, whether they are still sold or not. `order_id` is given when an order is worked
    out anew, and `held` then has the units that are its own already.
    """

    lines: Mapping[int, int]
    buyer: Buyer = NOBODY
    currency: str = ""
    country: str = ""
    region: str = ""
    postcode: str = ""
    shipping_method_id: int | None = None
    codes: tuple[str, ...] = ()
    gift_card: str = ""
    use_credit: bool = False
    channel: str = STORE
    language: str | None = None
    fixed: Mapping[int, int] = field(default_factory=dict)
    held: Mapping[int, int] = field(default_factory=dict)
    order_id: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its price, discount and tax; `gift` is the discount that gives it."""

    offer: Offer
    part: Part
    tax: int
    gift: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What a basket comes to, in minor units of `currency`.

    `missing` are variants that are not sold here (any more). `quote` is what the chosen method asks before
    `shipping_discount`; `fault` says why it does not serve. `credit` is what gift card and credit would pay, `due` the
    rest.
    """

    currency: str
    tax_included: bool
    lines: tuple[Line, ...]
    missing: tuple[int, ...]
    sums: Sums
    taken: Taken
    parcel: Parcel
    quote: Quote | None = None
    fault: str = ""
    shipping_discount: int = 0
    credit: int = 0

    @property
    def due(self) -> int:
        """What is left to pay."""
        return self.sums.total - self.credit


async def work_out(db: AsyncSession, basket: Basket, stamps: Stamps | None = None) -> Totals:
    """What a basket comes to now. Changes nothing; the same basket and rules give the same answer.

    One statement for its prices and one for the stamps where they are not given; more where there are price lists,
    codes, limited discounts, gifts, a gift card or credit. Invalid for more money than can be counted, or a gift card
    that is none.
    """
    stamps = await current(db) if stamps is None else stamps
    basket = replace(basket, currency=basket.currency or settings().currency)
    found = await _offers(db, basket, basket.lines, stamps)
    sold = [found[variant_id] for variant_id in basket.lines if variant_id in found and found[variant_id].sellable]
    table = await pricing.taxes(db, stamps)

    gone: frozenset[int] = frozenset()
    while True:
        taken, quote, fault = await _with_shipping(db, basket, sold, stamps, gone)
        gifts = await _gifts(db, basket, taken, stamps)
        if len(gifts) == len(taken.gifts):
            break
        # What was chosen for a gift that has run out is chosen once more without it.
        gone |= {one.discount_id for one in taken.gifts} - {gift.discount_id for _offer, gift in gifts}
    parts = [
        Part(basket.lines[offer.variant_id], offer.unit_price, off, table.rate(basket.country, offer.category_path))
        for offer, off in zip(sold, taken.lines, strict=True)
    ] + [
        Part(
            gift.quantity,
            offer.unit_price,
            gift.quantity * offer.unit_price,
            table.rate(basket.country, offer.category_path),
        )
        for offer, gift in gifts
    ]
    asked = quote.amount if quote else 0
    off = min(taken.shipping, asked)
    rate = table.rate(basket.country, "") if asked else Rate("", 0)
    included = table.prices_include_tax
    try:
        sums = rules.add_up(parts, shipping=asked - off, shipping_rate=rate, tax_included=included)
    except ValueError as error:
        raise Invalid("items", str(error)) from error
    shown = [*((offer, None) for offer in sold), *((offer, gift.discount_id) for offer, gift in gifts)]
    return Totals(
        currency=basket.currency,
        tax_included=included,
        lines=tuple(
            Line(offer, part, tax, gift) for (offer, gift), part, tax in zip(shown, parts, sums.taxes, strict=True)
        ),
        missing=tuple(variant_id for variant_id in basket.lines if variant_id not in {o.variant_id for o in sold}),
        sums=sums,
        taken=taken,
        parcel=_parcel(basket, sold, taken),
        quote=quote,
        fault=fault,
        shipping_discount=off,
        credit=await _credit(db, basket, sums.total),
    )


async def _offers(db: AsyncSession, basket: Basket, lines: Mapping[int, int], stamps: Stamps) -> dict[int, Offer]:
    found = await pricing.offers(
        db,
        lines,
        currency=basket.currency,
        channel=basket.channel,
        group_id=basket.buyer.group_id,
        stamps=stamps,
    )
    for variant_id in found.keys() & basket.fixed.keys():
        found[variant_id] = replace(found[variant_id], unit_price=basket.fixed[variant_id], sellable=True)
    return found


async def _with_shipping(
    db: AsyncSession, basket: Basket, sold: Sequence[Offer], stamps: Stamps, gone: frozenset[int]
) -> tuple[Taken, Quote | None, str]:
    """Discounts and delivery depend on each other: what is taken off decides what is asked, and the other way round.

    Delivery is asked first for the goods at full price. When it asks something else for what the discounts leave, they
    are worked out once more for that.
    """
    full = _parcel(basket, sold, None)
    quote, fault = await _quote(db, basket, full, stamps)
    taken = await _discounts(db, basket, sold, quote, stamps, gone)
    again, fault = await _quote(db, basket, _parcel(basket, sold, taken), stamps)
    if (again and again.amount) != (quote and quote.amount):
        taken = await _discounts(db, basket, sold, again, stamps, gone)
    return taken, again, fault


async def _quote(db: AsyncSession, basket: Basket, parcel: Parcel, stamps: Stamps) -> tuple[Quote | None, str]:
    if basket.shipping_method_id is None or not parcel.quantity:
        return None, ""
    try:
        return await shipping.quote(db, basket.shipping_method_id, parcel, stamps, language=basket.language), ""
    except Invalid as refusal:
        return None, str(refusal.extra["errors"][0]["message"])


def _parcel(basket: Basket, sold: Sequence[Offer], taken: Taken | None) -> Parcel:
    units = [basket.lines[offer.variant_id] for offer in sold]
    return Parcel(
        country=basket.country,
        region=basket.region,
        postcode=basket.postcode,
        weight_g=sum(count * (offer.weight_g or 0) for count, offer in zip(units, sold, strict=True)),
        amount=sum(count * offer.unit_price for count, offer in zip(units, sold, strict=True))
        - (sum(taken.lines) if taken else 0),
        currency=basket.currency,
        quantity=sum(units),
    )


async def _discounts(
    db: AsyncSession,
    basket: Basket,
    sold: Sequence[Offer],
    quote: Quote | None,
    stamps: Stamps,
    gone: frozenset[int],
) -> Taken:
    buyer = basket.buyer
    return await discounts.work_out(
        db,
        deals.Basket(
            currency=basket.currency,
            lines=[
                BasketLine(
                    offer.variant_id,
                    offer.product_id,
                    offer.category_path,
                    basket.lines[offer.variant_id],
                    offer.unit_price,
                )
                for offer in sold
            ],
            shipping=quote.amount if quote else 0,
            codes=basket.codes,
            group_id=buyer.group_id,
            account_id=buyer.account_id,
            customer_id=buyer.customer_id,
            email=buyer.email or None,
            first_order=buyer.first_order,
            channel=basket.channel,
            order_id=basket.order_id,
            gone=gone,
        ),
        stamps,
    )


async def _gifts(db: AsyncSession, basket: Basket, taken: Taken, stamps: Stamps) -> list[tuple[Offer, Gift]]:
    """The gifts that can be given: on sale and there."""
    if not taken.gifts:
        return []
    wanted: dict[int, int] = {}
    for gift in taken.gifts:
        wanted[gift.variant_id] = wanted.get(gift.variant_id, 0) + gift.quantity
    offers = await _offers(db, basket, wanted, stamps)
    left = dict(await stock.available(db, wanted))
    for variant_id in wanted:
        left[variant_id] = left.get(variant_id, 0) + basket.held.get(variant_id, 0) - basket.lines.get(variant_id, 0)
    given = []
    for gift in taken.gifts:
        offer = offers.get(gift.variant_id)
        if offer is not None and offer.sellable and left[gift.variant_id] >= gift.quantity:
            left[gift.variant_id] -= gift.quantity
            given.append((offer, gift))
    return given


async def _credit(db: AsyncSession, basket: Basket, total: int) -> int:
    """What the gift card pays, and then the account's credit."""
    paid = 0
    if basket.gift_card:
        paid += min(total, await ledger.available(db, code=basket.gift_card, currency=basket.currency))
    if basket.use_credit and basket.buyer.account_id and paid < total:
        there = await ledger.available(db, account_id=basket.buyer.account_id, currency=basket.currency)
        paid += min(total - paid, there)
    return paid


def plain(totals: Totals) -> dict[str, Any]:
    """The sums alone, by name."""
    sums = totals.sums
    return {
        "subtotal": sums.subtotal,
        "discount": sums.discount,
        "shipping": sums.shipping,
        "shipping_discount": totals.shipping_discount,
        "tax": sums.tax,
        "total": sums.total,
        "credit": totals.credit,
        "due": totals.due,
    }
