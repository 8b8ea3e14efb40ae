"""The shop's own dates that rooms offer to whoever shows days: promotions, deliveries, changes of prices.

A room says so in its hooks; the calendar asks for all that fall in the days it shows:

    @dates("delivery", Right.INVENTORY_READ)
    async def deliveries(db: AsyncSession, start: datetime, end: datetime, language: str) -> list[ShopDate]: ...
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock


@dataclass(frozen=True, slots=True)
class ShopDate:
    """Something of the shop's own at a time. `key` is its own among its kind; `link` is a page of the back office."""

    key: str
    title: str
    start: datetime
    end: datetime
    all_day: bool = False
    text: str = ""
    link: str = ""

    @classmethod
    def on(cls, day: date, *, key: str, title: str, text: str = "", link: str = "") -> Self:
        """Something on a day of the shop's, at no particular time."""
        start, end = (clock.local(datetime.combine(one, datetime.min.time())) for one in (day, day + timedelta(days=1)))
        return cls(key, title, start, end, all_day=True, text=text, link=link)


# What falls between two moments, in words of a language.
Offer = Callable[[AsyncSession, datetime, datetime, str], Awaitable[Sequence[ShopDate]]]


@dataclass(frozen=True, slots=True)
class Layer:
    """A kind of the shop's dates, and the right that it takes to see them."""

    name: str
    right: str
    offer: Offer


LAYERS: dict[str, Layer] = {}


def dates(name: str, right: str) -> Callable[[Offer], Offer]:
    """Offer dates of a kind to whoever holds a right."""

    def register(offer: Offer) -> Offer:
        LAYERS[name] = Layer(name, right, offer)
        return offer

    return register
