"""What goes over the wire about carts. Amounts are decimal strings in the cart's currency."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from tradepost.cart.models import Cart
from tradepost.cart.rules import MOST_LINES, MOST_UNITS, Trouble, troubles
from tradepost.cart.totals import Line as TotalLine, Totals
from tradepost.catalog.rules import small_picture
from tradepost.core.money import to_text
from tradepost.core.web import Line, Name, Schema, Text
from tradepost.customers.schemas import Email, Phone, Postcode, RealCountry, RowId
from tradepost.inventory.schemas import Which
from tradepost.shipping.rules import Quote

Currency = Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True, min_length=3, max_length=3), Text]
Units = Annotated[int, Field(ge=1, le=MOST_UNITS)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Text]
ProviderName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20, pattern=r"^[a-z0-9_]*$")]


class PostalIn(Schema):
    """Where something goes to; the country by its ISO 3166 code or its English or Russian name."""

    name: Line = ""
    phone: Phone = ""
    line1: Name
    line2: Line = ""
    city: Name
    region: Line = ""
    postcode: Postcode = ""
    country: RealCountry


class LineIn(Which):
    """Units of a product's first variant, or of the one that `variant_id` or `sku` names."""

    quantity: Units = 1


class AddIn(LineIn):
    """What goes into the cart; a cart has one currency, the installation's unless another is named first."""

    currency: Currency | None = None


class QuantityIn(Schema):
    """How many a line shall have."""

    quantity: Units


class CartCodeIn(Schema):
    """A code as it was typed."""

    code: Code


class CartChange(Schema):
    """What is known for the checkout so far. What is left out stays; null takes it away."""

    currency: Currency | None = None
    country: RealCountry | None = None
    email: Email | None = None
    shipping_address: PostalIn | None = None
    billing_address: PostalIn | None = None
    shipping_method_id: RowId | None = None
    payment_provider: ProviderName | None = None
    codes: Annotated[list[Code], Field(max_length=MOST_LINES)] | None = None
    gift_card: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Text] | None = None


class TroubleOut(Schema):
    """What is wrong with a line: `gone`, `too_few` (`left` are there), `price_changed` (`before`, `now`)."""

    kind: str
    left: int | None = None
    before: str | None = None
    now: str | None = None


class CartLineOut(Schema):
    """A line at the price of now; a gift has no id: it comes and goes with its discount."""

    id: int | None
    variant_id: int
    product_id: int | None = None
    sku: str | None = None
    name: str | None = None
    slug: str | None = None
    picture: str | None = None
    options: dict[str, Any] = {}
    quantity: int
    unit_price: str | None = None
    discount: str | None = None
    tax: str | None = None
    total: str | None = None
    gift: bool = False
    troubles: list[TroubleOut] = []


class DiscountGiven(Schema):
    """A discount that is given."""

    discount_id: int
    code: str | None
    name: str
    amount: str


class CodeNotGood(Schema):
    """A code that gives nothing, and why."""

    code: str
    reason: str
    kind: str


class DeliveryOut(Schema):
    """A way of delivery and what it asks."""

    method_id: int
    code: str
    name: str
    carrier: str
    amount: str
    pickup: bool
    days_min: int | None
    days_max: int | None
    pickup_address: str = ""


class TaxSum(Schema):
    """A rate, what it is on, and what it comes to; `rate` is a percentage: "20", "9.5"."""

    name: str
    rate: str
    base: str
    amount: str


class TotalsOut(Schema):
    """What it comes to. `due` is left after gift card and credit."""

    currency: str
    subtotal: str
    discount: str
    shipping: str
    shipping_discount: str
    tax: str
    total: str
    credit: str
    due: str
    prices_include_tax: bool
    discounts: list[DiscountGiven]
    refused_codes: list[CodeNotGood]
    taxes: list[TaxSum]


class CartOut(Schema):
    """A cart at the prices of now. `token` is shown once, to the guest whose cart was just made.

    `ready`: nothing is wrong with any line. `shipping_fault` says why the chosen method does not serve.
    """

    id: int | None
    token: str | None = None
    status: str
    currency: str
    country: str
    email: str
    shipping_address: dict[str, Any] | None
    billing_address: dict[str, Any] | None
    shipping_method_id: int | None
    shipping_method: DeliveryOut | None
    shipping_fault: str
    payment_provider: str
    codes: list[str]
    gift_card: bool
    lines: list[CartLineOut]
    units: int
    ready: bool
    totals: TotalsOut
    held_until: datetime | None = None
    updated_at: datetime | None = None
    version: int = 0


class AbandonedOut(Schema):
    """A cart that somebody left: whom to write to, and what it is worth at the prices they saw."""

    id: int
    account_id: int | None
    name: str
    email: str
    country: str
    lines: int
    units: int
    value: str
    currency: str
    updated_at: datetime
    reported_at: datetime | None


def percent(ppm: int) -> str:
    """Parts per million as a percentage: 95000 -> "9.5"."""
    whole, part = divmod(ppm, 10_000)
    return f"{whole}.{part:04d}".rstrip("0").rstrip(".")


def totals_out(totals: Totals) -> TotalsOut:
    """The sums as people see them."""
    currency, sums = totals.currency, totals.sums

    def text(minor: int) -> str:
        return to_text(minor, currency)

    return TotalsOut(
        currency=currency,
        subtotal=text(sums.subtotal),
        discount=text(sums.discount),
        shipping=text(sums.shipping),
        shipping_discount=text(totals.shipping_discount),
        tax=text(sums.tax),
        total=text(sums.total),
        credit=text(totals.credit),
        due=text(totals.due),
        prices_include_tax=totals.tax_included,
        discounts=[
            DiscountGiven(discount_id=one.discount_id, code=one.code, name=one.name, amount=text(one.amount))
            for one in totals.taken.applied
        ],
        refused_codes=[CodeNotGood.model_validate(one) for one in totals.taken.refused],
        taxes=[
            TaxSum(name=row["name"], rate=percent(row["ppm"]), base=text(row["base"]), amount=text(row["amount"]))
            for row in sums.tax_lines
        ],
    )


def quote_out(quote: Quote) -> DeliveryOut:
    """A way of delivery as people see it."""
    values = {name: getattr(quote, name) for name in DeliveryOut.model_fields if name != "amount"}
    return DeliveryOut(**values, amount=to_text(quote.amount, quote.currency))


def cart_out(
    cart: Cart,
    totals: Totals,
    left: Mapping[int, int],
    *,
    token: str | None = None,
    held_until: datetime | None = None,
) -> CartOut:
    """A cart as its buyer sees it; `left` has the units that there are for them."""
    worked = {line.offer.variant_id: line for line in totals.lines if line.gift is None}
    lines = []
    for line in cart.lines:
        known = worked.get(line.variant_id)
        wrong = troubles(
            quantity=line.quantity,
            seen=line.price_seen,
            price=known.part.unit_price if known else None,
            left=left.get(line.variant_id, 0),
        )
        lines.append(_line_out(line.id, line.variant_id, line.quantity, known, wrong, cart.currency))
    ready = bool(lines) and not any(line.troubles for line in lines) and not totals.fault
    lines += [
        _line_out(None, one.offer.variant_id, one.part.quantity, one, [], cart.currency)
        for one in totals.lines
        if one.gift is not None
    ]
    return CartOut(
        id=cart.id,
        token=token,
        status=cart.status,
        currency=cart.currency,
        country=cart.country,
        email=cart.email,
        shipping_address=cart.shipping_address,
        billing_address=cart.billing_address,
        shipping_method_id=cart.shipping_method_id,
        shipping_method=quote_out(totals.quote) if totals.quote else None,
        shipping_fault=totals.fault,
        payment_provider=cart.payment_provider,
        codes=cart.codes,
        gift_card=bool(cart.gift_card),
        lines=lines,
        units=sum(line.quantity for line in cart.lines),
        ready=ready,
        totals=totals_out(totals),
        held_until=held_until,
        updated_at=cart.updated_at,
        version=cart.version,
    )


def _line_out(
    line_id: int | None,
    variant_id: int,
    quantity: int,
    worked: TotalLine | None,
    wrong: list[Trouble],
    currency: str,
) -> CartLineOut:
    shown = [
        TroubleOut(
            kind=one.kind,
            left=one.left,
            before=None if one.before is None else to_text(one.before, currency),
            now=None if one.now is None else to_text(one.now, currency),
        )
        for one in wrong
    ]
    if worked is None:
        return CartLineOut(id=line_id, variant_id=variant_id, quantity=quantity, troubles=shown)
    offer, part = worked.offer, worked.part
    return CartLineOut(
        id=line_id,
        variant_id=variant_id,
        product_id=offer.product_id,
        sku=offer.sku,
        name=offer.name,
        slug=offer.slug,
        picture=small_picture(offer.thumbnails),
        options=offer.options,
        quantity=quantity,
        unit_price=to_text(part.unit_price, currency),
        discount=to_text(part.discount, currency),
        tax=to_text(worked.tax, currency),
        total=to_text(part.total, currency),
        gift=worked.gift is not None,
        troubles=shown,
    )


def abandoned_out(row: Any) -> AbandonedOut:
    """A row of `abandoned.carts`."""
    cart: Cart
    cart, name, email, lines, units, value = row
    return AbandonedOut(
        id=cart.id,
        account_id=cart.account_id,
        name=name or (cart.shipping_address or {}).get("name", ""),
        email=cart.email or email or "",
        country=cart.country,
        lines=lines,
        units=int(units),
        value=to_text(int(value), cart.currency),
        currency=cart.currency,
        updated_at=cart.updated_at,
        reported_at=cart.abandoned_at,
    )
