"""Products as a visitor of an experiment sees them: another price, title, picture or text."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import prices
from tradepost.catalog.schemas import MediaOut, ProductOut
from tradepost.core import money, trials
from tradepost.core.settings import settings
from tradepost.core.trials import Place

PRODUCTS = "products"
Change = Mapping[str, Any]  # {"price" (minor units) or "percent", "title", "text", "picture_id", "thumbnails"}


def price(change: Change, amount: int, floor: int = 0) -> int:
    """What is asked instead of an amount in minor units; never less than the floor, whenever that was set."""
    asked = amount
    if change.get("price") is not None:
        asked = int(change["price"])
    elif change.get("percent") is not None:
        exact = amount * (100 + Decimal(str(change["percent"]))) / 100
        asked = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    return asked if asked == amount else max(asked, floor, 0)


def changes_price(change: Change) -> bool:
    """Whether this variant is about a price."""
    return change.get("price") is not None or change.get("percent") is not None


async def repriced(
    db: AsyncSession, changed: Mapping[int, Change], goods: Iterable[tuple[int, int, int]]
) -> dict[int, int]:
    """The prices this visitor is asked, {variant id: minor units}, of (variant, product, amount); others are missing.

    One statement, for the floors, where there is a price on trial.
    """
    wanted = [one for one in goods if one[1] in changed and changes_price(changed[one[1]])]
    lowest = await prices.floors(db, [variant_id for variant_id, _, _ in wanted])
    return {
        variant_id: price(changed[product_id], amount, lowest.get(variant_id, 0))
        for variant_id, product_id, amount in wanted
    }


async def show(db: AsyncSession, shapes: Sequence[ProductOut], number: int | None, place: Place) -> None:
    """Make products for the wire what this visitor is shown; `number` is what `trials.mark()` gave with them."""
    changed = await trials.changes(db, PRODUCTS, {shape.id for shape in shapes}, number, place)
    if not changed:
        return
    currency = settings().currency
    goods = [
        (variant.id, shape.id, money.to_minor(Decimal(variant.price), currency))
        for shape in shapes
        for variant in shape.variants
    ]
    asked = await repriced(db, changed, goods)
    for shape in shapes:
        change = changed.get(shape.id)
        if change is None:
            continue
        shape.name = change.get("title") or shape.name
        shape.description = change.get("text") or shape.description
        shape.media = _led_by(change.get("picture_id"), shape.media)
        for variant in shape.variants:
            if variant.id in asked:
                variant.price = money.to_text(asked[variant.id], currency)
        if shape.variants:
            shape.price = min((variant.price for variant in shape.variants), key=Decimal)


def _led_by(picture_id: int | None, media: list[MediaOut]) -> list[MediaOut]:
    return sorted(media, key=lambda picture: picture.id != picture_id) if picture_id is not None else media
