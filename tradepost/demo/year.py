"""The demo shop's year, thought out before any of it is written: who bought what, when, where and how it ended.

Nothing here knows a database. The same seed and the same day give the same year.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tradepost.demo.people import ABROAD, PEOPLE

DAYS, ORDERS = 365, 200
HOURS = (1, 1, 1, 1, 1, 1, 2, 4, 6, 8, 10, 11, 12, 11, 10, 10, 11, 12, 14, 16, 16, 13, 8, 3)
HOME = {"store": 31, "Wildberries": 26, "Ozon": 22, "Yandex Market": 12, "Avito": 7}
AWAY = {"store": 20, "Amazon": 48, "Walmart": 32}
NUMBERS = {"Wildberries": "WB", "Ozon": "OZ", "Yandex Market": "YM", "Avito": "AV", "Amazon": "AMZ", "Walmart": "WM"}


@dataclass(frozen=True, slots=True)
class Ware:
    """A variant as the year sees it: its price in minor units, and how well it sells in each month."""

    price: int
    seasons: Sequence[int]


@dataclass(frozen=True, slots=True)
class Item:
    """A line: which ware, how many, at what price, and what comes off the whole line."""

    ware: int
    quantity: int
    price: int
    discount: int


@dataclass(slots=True)
class Sale:
    """An order: `later` are the statuses that follow, each at its moment."""

    at: datetime
    person: int
    platform: str
    number: str | None
    status: str
    items: list[Item]
    later: list[tuple[datetime, str]] = field(default_factory=list)

    @property
    def kept(self) -> bool:
        """Whether the goods stayed with the buyer."""
        return not any(status in {"cancelled", "returned"} for _, status in self.later)


def sales(random: Random, wares: Sequence[Ware], today: date, zone: ZoneInfo, step: int) -> list[Sale]:
    """Two hundred orders over the year that ends today, oldest first; prices are multiples of `step`."""
    days = [today - timedelta(days=DAYS - 1 - n) for n in range(DAYS)]
    chosen = sorted([*random.choices(days, [_busy(day, n) for n, day in enumerate(days)], k=ORDERS - 3), *days[-3:]])
    loyal = [1 / (1 + n * 0.35) for n in range(len(PEOPLE))]
    random.shuffle(loyal)
    made = [_sale(random, day, today, zone, wares, loyal, step) for day in chosen]
    return sorted(made, key=lambda sale: sale.at)


def _busy(day: date, n: int) -> float:
    """How many orders a day may expect, beside other days: a growing shop, busy weekends, gifts in December."""
    growth = 1 + 1.1 * n / DAYS
    weekend = (1.0, 0.9, 0.95, 1.0, 1.15, 1.4, 1.3)[day.weekday()]
    gifts = 1.9 if (day.month, day.day) >= (11, 20) and (day.month, day.day) <= (12, 28) else 1.0
    wave = 1 + 0.15 * math.sin(2 * math.pi * (day.timetuple().tm_yday - 60) / 365)
    return growth * weekend * gifts * wave


def _sale(
    random: Random, day: date, today: date, zone: ZoneInfo, wares: Sequence[Ware], loyal: list[float], step: int
) -> Sale:  # fmt: skip
    person = random.choices(range(len(PEOPLE)), loyal)[0]
    places = AWAY if PEOPLE[person].country in ABROAD else HOME
    platform = random.choices(list(places), list(places.values()))[0]
    # Today's orders came in the night: wherever it is read, and whenever, they lie in the past.
    hour = random.choices(range(24), HOURS)[0] if day < today else 0
    moment = datetime.combine(day, time(hour, random.randrange(60 if day < today else 5), random.randrange(60)), zone)
    number = f"{NUMBERS[platform]}-{random.randrange(10**7, 10**8)}" if platform in NUMBERS else None
    weights = [ware.seasons[day.month - 1] for ware in wares]
    lines = random.choices((1, 2, 3, 4), (46, 30, 16, 8))[0]
    picked = dict.fromkeys(random.choices(range(len(wares)), weights, k=lines))
    items = [_item(random, ware, wares[ware], platform, step, old=(today - day).days) for ware in picked]
    status, later = _fate(random, moment, (today - day).days)
    return Sale(moment, person, platform, number, status, items, later)


def _item(random: Random, index: int, ware: Ware, platform: str, step: int, *, old: int) -> Item:
    quantity = random.choices((1, 2, 3), (78, 17, 5))[0]
    # Prices went up in spring, and marketplaces take a commission that the buyer pays.
    share = (0.95 if old > 210 else 1.0) * (1.0 if platform == "store" else 1.06)
    price = max(step, round(ware.price * share / step) * step)
    off = random.choices((0, 5, 10, 15, 20), (68, 8, 12, 7, 5))[0]
    return Item(index, quantity, price, price * quantity * off // 100 // step * step)


def _fate(random: Random, moment: datetime, old: int) -> tuple[str, list[tuple[datetime, str]]]:
    """The status an order is recorded with, and what follows."""
    chance = random.random()
    if old > 21:
        if chance < 0.06:
            return "paid", [(moment + timedelta(hours=random.randrange(2, 40)), "cancelled")]
        if chance < 0.13:
            return "delivered", [(moment + timedelta(days=random.randrange(3, 14)), "returned")]
        return ("executed" if chance > 0.9 else "delivered"), []
    if old > 8:
        return ("delivered" if chance < 0.8 else "shipped"), []
    if old > 3:
        return ("shipped" if chance < 0.6 else "processing"), []
    return ("paid" if chance < 0.5 else "processing" if chance < 0.75 else "pending"), []


@dataclass(frozen=True, slots=True)
class Delivery:
    """Goods from suppliers: {ware: units}."""

    at: datetime
    units: dict[int, int]


def deliveries(random: Random, found: Sequence[Sale], opening: Sequence[int], zone: ZoneInfo) -> Iterator[Delivery]:
    """One delivery a month, just so much that no sale comes to an empty shelf; what is left in the end differs."""
    left = Counter(dict(enumerate(opening)))
    spare = [random.choice((0, 2, 3, 4, 8, 12, 16, 25)) for _ in opening]
    months = sorted({(sale.at.year, sale.at.month) for sale in found})
    for year, month in months:
        sold: Counter[int] = Counter()
        for sale in found:
            if (sale.at.year, sale.at.month) == (year, month):
                sold.update({item.ware: item.quantity for item in sale.items})
        units = {ware: n + spare[ware] - left[ware] for ware, n in sorted(sold.items()) if left[ware] < n + spare[ware]}
        if units:
            yield Delivery(datetime(year, month, 1, tzinfo=zone) - timedelta(hours=9), units)
        left.update(units)
        left.subtract(sold)
