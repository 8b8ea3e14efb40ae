"""The parcel that goods make: what they weigh and what they cost."""

from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core.errors import Invalid
from tradepost.core.money import MAX_MINOR, to_minor
from tradepost.core.settings import settings
from tradepost.pricing import service as pricing
from tradepost.shipping.rules import Parcel
from tradepost.shipping.schemas import QuoteIn


async def parcel(db: AsyncSession, asked: QuoteIn) -> Parcel:
    """What a quote is asked for, in minor units and grams; a weight or value that is named goes before the goods' own.

    Goods without a weight weigh nothing. Invalid names goods that are not for sale in the currency.
    """
    currency = asked.currency or settings().currency
    wanted: dict[int, int] = {}
    for item in asked.items:
        wanted[item.variant_id] = wanted.get(item.variant_id, 0) + item.quantity
    offers = await pricing.offers(db, wanted, currency=currency)
    for place, item in enumerate(asked.items):
        offer = offers.get(item.variant_id)
        if offer is None or not offer.sellable:
            raise Invalid(f"items.{place}.variant_id", f"variant {item.variant_id} is not for sale in {currency}")
    weight = sum((offers[variant_id].weight_g or 0) * count for variant_id, count in wanted.items())
    value = sum(offers[variant_id].unit_price * count for variant_id, count in wanted.items())
    if value > MAX_MINOR:
        raise Invalid("items", "are worth more than can be counted")
    return Parcel(
        country=asked.country,
        region=asked.region,
        postcode=asked.postcode,
        weight_g=weight if asked.weight_g is None else asked.weight_g,
        amount=value if asked.amount is None else _coins(asked.amount, currency),
        currency=currency,
        quantity=sum(wanted.values()) or 1,
    )


def _coins(amount: Decimal, currency: str) -> int:
    try:
        return to_minor(amount, currency)
    except ValueError as error:
        raise Invalid("amount", str(error)) from error
