"""How often listings on Avito are looked at and ordered, day by day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tradepost.channels.adapter import Refused
from tradepost.channels.avito.connected import Connected
from tradepost.channels.rules import parts
from tradepost.channels.shapes import ItemDay
from tradepost.core.money import Money

ITEMS = 200
LONGEST = timedelta(days=269)  # 270 days, both included
AT_A_TIME = 1000
ORDERED, WORTH = "orderedItems", "orderedItemsPrice"


class Figures(Connected):
    """Views are told of many days at once, orders of one day a call, once a minute."""

    async def item_statistics(self, item_ids: Sequence[str], start: date, end: date) -> Sequence[ItemDay]:
        """People who looked at each listing, and what was ordered with Avito's delivery, by day; of 270 days.

        Nothing is told of carts. An account that may not see its orders here sees the views all the same.
        """
        views = await self._views(item_ids, start, end)
        ordered = await self._ordered(item_ids, start, end)
        place = {item: n for n, item in enumerate(item_ids)}
        return [
            ItemDay(item, day, views.get((item, day)), None, *ordered.get((item, day), (None, None)))
            for item, day in sorted({*views, *ordered}, key=lambda one: (one[1], place.get(one[0], 0)))
        ]

    async def _views(self, item_ids: Sequence[str], start: date, end: date) -> dict[tuple[str, date], int]:
        found: dict[tuple[str, date], int] = {}
        first = start
        while first <= end:
            last = min(first + LONGEST, end)
            for some in parts(item_ids, ITEMS):
                for one in await self.api.statistics([int(item) for item in some], first, last):
                    found |= {(str(one.item_id), day.date): day.uniq_views for day in one.stats}
            first = last + timedelta(days=1)
        return found

    async def _ordered(
        self, item_ids: Sequence[str], start: date, end: date
    ) -> dict[tuple[str, date], tuple[int | None, Money | None]]:
        wanted, found = set(item_ids), {}
        try:
            for back in range((end - start).days + 1):
                day = start + timedelta(days=back)
                for item, told in (await self.figures_of(day, (ORDERED, WORTH))).items():
                    if item in wanted:
                        orders = int(told[ORDERED]) if ORDERED in told else None
                        found[item, day] = orders, kopecks(told[WORTH]) if WORTH in told else None
        except Refused:
            return {}
        return found

    async def figures_of(self, day: date, metrics: Sequence[str]) -> Mapping[str, Mapping[str, Decimal]]:
        """{listing: {figure: value}} of a day; a figure that this account may not see is missing."""
        found: dict[str, dict[str, Decimal]] = {}
        offset = 0
        while True:
            part = await self.in_turn(self.api.analytics, day, metrics, offset, limit=AT_A_TIME)
            found |= {str(one.id): {told.slug: told.value for told in one.metrics} for one in part}
            if len(part) < AT_A_TIME:
                return found
            offset += AT_A_TIME


def kopecks(value: Decimal) -> Money:
    """Their number of kopecks, which may have a fraction."""
    return Money(int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP)), "RUB")
