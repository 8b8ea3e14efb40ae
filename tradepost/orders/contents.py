"""What an order holds: units as somebody names them, and lines as they are written from what was worked out."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.cart.schemas import LineIn
from tradepost.cart.totals import Line as WorkedLine, Totals
from tradepost.core.db import new
from tradepost.inventory import finding
from tradepost.inventory.rules import Line as StockLine
from tradepost.orders.models import Order, OrderLine


async def units(db: AsyncSession, items: Sequence[LineIn], *, field: str) -> dict[int, int]:
    """What somebody names, as {variant id: units}, the same variant once. Invalid names what is not there."""
    found: dict[int, int] = {}
    for variant, item in zip(await finding.variants(db, items, field=field), items, strict=True):
        found[variant.variant_id] = found.get(variant.variant_id, 0) + item.quantity
    return found


def given(worked: Totals) -> list[dict[str, Any]]:
    """The discounts that an order got, as its row keeps them."""
    return [
        {"discount_id": one.discount_id, "code": one.code, "name": one.name, "amount": one.amount}
        for one in worked.taken.applied
    ]


def lines_of(order: Order, worked: Totals, kept: Iterable[StockLine]) -> list[OrderLine]:
    """The lines, each with the places that keep its units."""
    places = places_of(kept)
    return [
        line_of(order, line, reserved=share(places[line.offer.variant_id], line.part.quantity)) for line in worked.lines
    ]


def line_of(order: Order, line: WorkedLine, *, reserved: dict[str, int]) -> OrderLine:
    """A line as it is sold."""
    return new(
        OrderLine,
        order_id=order.id,
        product_id=line.offer.product_id,
        variant_id=line.offer.variant_id,
        name=line.offer.name,
        sku=line.offer.sku,
        quantity=line.part.quantity,
        unit_price=line.part.unit_price,
        discount=line.part.discount,
        tax=line.tax,
        total=line.part.total,
        unit_cost=line.offer.cost,
        options=line.offer.options,
        slug=line.offer.slug,
        thumbnails=line.offer.thumbnails,
        tax_rate=line.part.rate.ppm,
        weight_g=line.offer.weight_g,
        gift=line.gift is not None,
        reserved=reserved,
        fulfilled=0,
        returned=0,
    )


def places_of(kept: Iterable[StockLine]) -> dict[int, list[list[int]]]:
    """Where units of each variant are kept: {variant id: [[location id, units], ...]}, for `share` to take from."""
    places: dict[int, list[list[int]]] = {}
    for one in kept:
        places.setdefault(one.variant_id, []).append([one.location_id or 0, one.quantity])
    return places


def share(places: list[list[int]], units: int) -> dict[str, int]:
    """Take so many units from what the places keep: {location id: units}."""
    found: dict[str, int] = {}
    for place in places:
        taken = min(units, place[1])
        if taken:
            found[str(place[0])] = taken
            place[1] -= taken
            units -= taken
    return found
