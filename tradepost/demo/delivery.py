"""Where the demo shop delivers to, how, and for how much."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.shipping import zones
from tradepost.shipping.schemas import MethodIn, RateIn, ZoneIn

Price = Callable[[int], Decimal]


class Way(NamedTuple):
    """A method: amounts in roubles, `rates` as (up to so many grams, amount)."""

    code: str
    name: str
    name_ru: str
    kind: str
    days: tuple[int, int]
    amount: int = 0
    rates: Sequence[tuple[int | None, int]] = ()
    more: dict[str, Any] = {}


SHOWROOM = {"pickup_address": "18 Pokrovka St, Moscow, every day from 10 to 21"}
POST = {"carrier": "Post", "tracking_url": "https://post.shop.example/track/{number}"}
TABLE = {"carrier": "table"}

ZONES: tuple[tuple[ZoneIn, Sequence[Way]], ...] = (
    (
        ZoneIn(name="Moscow", countries=["RU"], regions=["Moscow", "Москва"], postcodes=["10", "11", "12"]),
        (
            Way(
                "courier", "Courier tomorrow", "Курьер завтра", "carrier", (1, 1), 0, ((5000, 390), (30000, 690)), TABLE
            ),
            Way("pickup", "Pick up at the showroom", "Самовывоз из шоурума", "pickup", (0, 1), more=SHOWROOM),
            Way("post", "Post", "Почта", "weight", (2, 4), 0, ((500, 190), (2000, 260), (10000, 420)), POST),
        ),
    ),
    (
        ZoneIn(name="Russia", countries=["RU"], position=1),
        (
            Way("courier", "Courier", "Курьер", "free_over", (3, 7), 590, more={"free_over": 9000}),
            Way("post", "Post", "Почта", "weight", (5, 12), 0, ((500, 240), (2000, 350), (10000, 690)), POST),
        ),
    ),
    (
        ZoneIn(name="Nearby", countries=["AM", "AZ", "BY", "GE", "KG", "KZ", "RS", "TJ", "UZ"], position=2),
        (Way("post", "Post", "Почта", "weight", (7, 20), 0, ((500, 590), (2000, 990), (10000, 2400)), POST),),
    ),
    (
        ZoneIn(name="World", rest_of_world=True, position=3),
        (
            Way("air", "Air mail", "Авиапочта", "weight", (10, 30), 0, ((500, 990), (2000, 1900), (10000, 5200)), POST),
            Way("express", "Express", "Экспресс", "flat", (3, 6), 4900, more={"weight_limit_g": 10000}),
        ),
    ),
)


async def offer(db: AsyncSession, price: Price) -> None:
    """Make the zones and methods; `price` turns roubles into the shop's currency."""
    for body, ways in ZONES:
        zone = await zones.add_zone(db, body)
        for place, way in enumerate(ways):
            await zones.add_method(db, _method(zone.id, place, way, price))


def _method(zone_id: int, place: int, way: Way, price: Price) -> MethodIn:
    more = dict(way.more)
    if "free_over" in more:
        more["free_over"] = price(more["free_over"])
    return MethodIn(
        zone_id=zone_id,
        position=place,
        code=way.code,
        name=way.name,
        name_ru=way.name_ru,
        kind=way.kind,
        amount=price(way.amount) if way.amount else Decimal(0),
        rates=[RateIn(up_to_g=grams, amount=price(amount)) for grams, amount in way.rates],
        days_min=way.days[0],
        days_max=way.days[1],
        **more,
    )
