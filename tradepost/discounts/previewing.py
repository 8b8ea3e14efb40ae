"""What a basket would get, as staff try it out: the goods' prices of now, and nothing counted."""

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core.errors import Invalid
from tradepost.core.money import to_minor, to_text
from tradepost.core.settings import settings
from tradepost.customers.models import Customer
from tradepost.discounts import service
from tradepost.discounts.rules import Basket, BasketLine
from tradepost.discounts.schemas import AppliedOut, GiftOut, PreviewIn, PreviewLine, PreviewOut, RefusedOut
from tradepost.inventory import finding
from tradepost.pricing import service as pricing


async def preview(db: AsyncSession, body: PreviewIn) -> PreviewOut:
    """The basket with what would be taken off. Invalid names what is not there or has no price in the currency."""
    currency = body.currency or settings().currency
    customer = await db.get(Customer, body.customer_id) if body.customer_id else None
    if body.customer_id and customer is None:
        raise Invalid("customer_id", f"there is no customer {body.customer_id}")
    group = body.group_id if body.group_id is not None or customer is None else customer.group_id
    found = await finding.variants(db, body.items, field="items")
    wanted: dict[int, int] = {}
    for item, variant in zip(body.items, found, strict=True):
        wanted[variant.variant_id] = wanted.get(variant.variant_id, 0) + item.quantity
    offers = await pricing.offers(db, wanted, currency=currency, channel=body.channel, group_id=group, at=body.at)
    for place, variant in enumerate(found):
        if variant.variant_id not in offers:
            raise Invalid(f"items.{place}", f"has no price in {currency}")
    lines = [
        BasketLine(one.variant_id, one.product_id, one.category_path, item.quantity, one.unit_price)
        for item, one in ((item, offers[variant.variant_id]) for item, variant in zip(body.items, found, strict=True))
    ]
    try:
        shipping = to_minor(body.shipping, currency)
    except ValueError as error:
        raise Invalid("shipping", str(error)) from error
    basket = Basket(
        currency=currency,
        lines=lines,
        shipping=shipping,
        codes=tuple(body.codes),
        group_id=group,
        account_id=customer.account_id if customer else None,
        customer_id=body.customer_id,
        email=body.email or (customer.email if customer else None),
        first_order=body.first_order,
        channel=body.channel,
        at=body.at,
    )
    taken = await service.work_out(db, basket)
    subtotal = sum(line.amount for line in lines)

    def text(minor: int) -> str:
        return to_text(minor, currency)

    return PreviewOut(
        currency=currency,
        lines=[
            PreviewLine(
                variant_id=line.variant_id,
                sku=variant.sku,
                name=variant.name,
                quantity=line.quantity,
                unit_price=text(line.unit_price),
                amount=text(line.amount),
                discount=text(off),
            )
            for line, variant, off in zip(lines, found, taken.lines, strict=True)
        ],
        subtotal=text(subtotal),
        shipping=text(shipping),
        shipping_discount=text(taken.shipping),
        discount=text(taken.total),
        total=text(subtotal + shipping - taken.total),
        gifts=[GiftOut.model_validate(gift) for gift in taken.gifts],
        applied=[
            AppliedOut(discount_id=one.discount_id, code=one.code, name=one.name, amount=text(one.amount))
            for one in taken.applied
        ],
        refused=[RefusedOut.model_validate(one) for one in taken.refused],
    )
