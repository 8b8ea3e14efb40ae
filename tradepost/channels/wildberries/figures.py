"""What was looked at, carted and typed on Wildberries, and where items stood."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tradepost.channels.rules import parts
from tradepost.channels.shapes import ItemDay, Position, SearchQuery
from tradepost.channels.wildberries import told
from tradepost.channels.wildberries.connected import Connected
from tradepost.channels.wildberries.told import MOSCOW
from tradepost.core import clock
from tradepost.core.money import Money

WEEK = timedelta(days=6)  # seven days, both included
BY_DAY, IN_ALL = 20, 1000
ASKED, TEXTS, TOP = 50, 30, 30
MANY = 9  # calls, three a minute


class Figures(Connected):
    """Item statistics, search queries, positions."""

    async def item_statistics(self, item_ids: Sequence[str], start: date, end: date) -> Sequence[ItemDay]:
        """Items' figures by day: of the last week many days at once, of what is older a day a call, three a minute."""
        numbers = _numbers(item_ids)
        lately = clock.now().astimezone(MOSCOW).date() - WEEK
        days: list[ItemDay] = []
        for day in _days(start, min(end, lately - timedelta(days=1))):
            for some in parts(numbers, IN_ALL):
                found = await self.in_turn(self.api.funnel, some, day, day)
                days += [
                    _item_day(one.product.nm_id, day, one.statistic.selected, found.currency) for one in found.products
                ]
        if end >= lately:
            first = max(start, lately)
            for few in parts(numbers, BY_DAY):
                for card in await self.in_turn(self.api.funnel_days, few, first, end):
                    days += [
                        _item_day(card.product.nm_id, opened.date, opened, card.currency)
                        for opened in card.history
                        if opened.date is not None and first <= opened.date <= end
                    ]
        return days

    async def search_queries(self, item_ids: Sequence[str], start: date, end: date) -> Sequence[SearchQuery]:
        """The thirty queries of each item by which it was opened most."""
        return [
            SearchQuery(
                text=one.text,
                item_id=str(one.nm_id),
                frequency=int(one.frequency.current),
                views=int(one.open_card.current),
                orders=int(one.orders.current),
                position=one.avg_position.current or None,
            )
            for some in parts(_numbers(item_ids), ASKED)
            for one in await self._queries(some, start, end)
        ]

    async def _queries(self, numbers: Sequence[int], start: date, end: date) -> Sequence[told.Query]:
        found = await self.in_turn(self.api.queries, numbers, start, end, limit=TOP)
        if len(found) != TOP or len(numbers) == 1:
            return found
        # Whether so many are told of each item or of all is not said: exactly so many of several may be a cut.
        half = len(numbers) // 2
        return [one for some in (numbers[:half], numbers[half:]) for one in await self._queries(some, start, end)]

    async def positions(
        self, item_ids: Sequence[str], queries: Sequence[str], start: date, end: date
    ) -> Sequence[Position]:
        """The average place of a day. For few items any query is looked up; for many, those among an item's thirty."""
        numbers, wanted = _numbers(item_ids), {_same(one): one for one in queries}
        weeks = list(_weeks(start, end))
        if len(numbers) * -(-len(wanted) // TEXTS) * len(weeks) <= MANY:
            return await self._looked_up(numbers, wanted, weeks)
        return [
            Position(str(one.nm_id), wanted[_same(one.text)], day, one.avg_position.current)
            for day in _days(start, end)
            for some in parts(numbers, ASKED)
            for one in await self._queries(some, day, day)
            if _same(one.text) in wanted and one.avg_position.current
        ]

    async def _looked_up(
        self, numbers: Sequence[int], wanted: dict[str, str], weeks: Sequence[tuple[date, date]]
    ) -> list[Position]:
        found: list[Position] = []
        for number in numbers:
            for texts in parts(wanted.values(), TEXTS):
                for first, last in weeks:
                    rows = await self.in_turn(self.api.query_days, number, texts, first, last)
                    found += [
                        Position(str(number), wanted[_same(row.text)], day.dt, day.avg_position)
                        for row in rows
                        for day in row.date_items
                        if _same(row.text) in wanted and day.dt is not None and day.avg_position
                    ]
        return found


def _numbers(item_ids: Sequence[str]) -> list[int]:
    return [int(one) for one in dict.fromkeys(item_ids) if one.isdecimal()]


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _days(start: date, end: date) -> Iterator[date]:
    while start <= end:
        yield start
        start += timedelta(days=1)


def _weeks(start: date, end: date) -> Iterator[tuple[date, date]]:
    while start <= end:
        yield start, min(start + WEEK, end)
        start += WEEK + timedelta(days=1)


def _item_day(number: int, day: date, one: told.Opened, currency: str) -> ItemDay:
    return ItemDay(
        item_id=str(number),
        day=day,
        views=one.open_count,
        carts=one.cart_count,
        orders=one.order_count,
        revenue=Money(int(one.order_sum * 100), currency),
    )
