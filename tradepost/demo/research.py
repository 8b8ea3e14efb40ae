"""What others sell on two marketplaces, as a research service exports it: fifteen months of what the shelves sell too.

The same rows are the market of the demo shop and a file beside its data, to try an import with.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import money
from tradepost.core.settings import settings
from tradepost.demo.goods import SHELVES
from tradepost.niche import market

FILE = "demo-market-research.csv"
CHANNELS = (("wildberries", 1.0), ("ozon", 0.6))  # and how busy each is
MONTHS = 14
DAYS = 30
NEWCOMERS = 5  # of ten items of a shelf the last one is new for so many months at most

# By shelf: how its market moves a month, how uneven its sellers are, and ten things of others with their prices.
MARKET: dict[str, tuple[float, float, tuple[tuple[str, int], ...]]] = {
    "HOM": (0.012, 1.0, (
        ("Чайник эмалированный 2 л", 2190), ("Чайник со свистком стальной", 1790), ("Сковорода чугунная 24 см", 2890),
        ("Кружка керамическая 400 мл", 590), ("Набор кухонных полотенец", 990), ("Лампа настольная светодиодная", 3290),
        ("Кастрюля 3 л", 2490), ("Доска разделочная дубовая", 1490), ("Лампа настольная с диммером", 4990),
        ("Чайник электрический стеклянный", 3490))),
    "ELE": (0.025, 2.2, (
        ("Кабель USB-C 1 м", 490), ("Зарядное устройство 45 Вт", 1990), ("Наушники беспроводные", 3990),
        ("Внешний аккумулятор 10 000 мА·ч", 2290), ("Подставка для ноутбука", 1890), ("Наушники накладные", 5490),
        ("Переходник HDMI", 790), ("Колонка портативная", 4290), ("Держатель для телефона", 690),
        ("Часы умные", 6990))),
    "SPO": (0.004, 0.7, (
        ("Коврик для йоги 8 мм", 1690), ("Бутылка для воды 1 л", 990), ("Палатка трёхместная", 9990),
        ("Гантели 2 × 3 кг", 2390), ("Мяч футбольный", 1590), ("Эспандер ленточный", 690),
        ("Термос 1 л", 1890), ("Рюкзак туристический 40 л", 5490), ("Скакалка скоростная", 590),
        ("Фонарь налобный", 1290))),
    "KID": (-0.006, 1.2, (
        ("Кубики деревянные 30 шт.", 1290), ("Медведь плюшевый 50 см", 1990), ("Пазл 260 деталей", 690),
        ("Машинка инерционная", 890), ("Мелки восковые 12 цветов", 390), ("Конструктор магнитный", 3490),
        ("Кукла тканевая", 1790), ("Сортер деревянный", 1190), ("Железная дорога", 4990), ("Набор для лепки", 790))),
    "GAR": (0.002, 0.6, (
        ("Горшок керамический 3 л", 890), ("Лейка пластиковая 8 л", 690), ("Совок садовый", 490),
        ("Перчатки садовые", 290), ("Семена зелени, набор", 390), ("Секатор", 1290), ("Грунт 20 л", 590),
        ("Шланг 15 м", 1990), ("Фитолампа", 2290), ("Кашпо подвесное", 990))),
    "BEA": (0.018, 1.6, (
        ("Крем для рук с алоэ", 390), ("Мыло ручной работы", 290), ("Масло для лица 50 мл", 1490),
        ("Щётка для волос массажная", 890), ("Маска глиняная", 690), ("Сыворотка для лица", 1990),
        ("Шампунь твёрдый", 590), ("Бальзам для губ", 290), ("Скраб для тела", 790), ("Набор кистей", 1690))),
    "BOO": (-0.010, 0.9, (
        ("Блокнот в точку А5", 590), ("Ручка перьевая", 1290), ("Планер недатированный", 890),
        ("Книга о хлебе", 1590), ("Скотч декоративный, набор", 390), ("Тетрадь А4", 290), ("Чернила 50 мл", 690),
        ("Маркеры двусторонние 24 шт.", 1490), ("Закладки магнитные", 190), ("Пенал тканевый", 590))),
    "PET": (0.015, 0.8, (
        ("Миска для кошек", 490), ("Лежанка для собак", 2490), ("Поводок-рулетка 5 м", 1190),
        ("Мяч для собак", 290), ("Когтеточка напольная", 2990), ("Домик для кошек", 3490), ("Шлейка", 990),
        ("Фонтанчик-поилка", 2190), ("Игрушка-удочка", 390), ("Переноска", 2790))),
}  # fmt: skip
SELLERS = ("ООО Полюс", "ИП Громов", "Маяк Трейд", "ИП Лебедева", "Ладья", "ТД Восход", "ИП Соколов", "Орион Маркет")
BRANDS = ("Tervo", "Lumisto", "Akvilon", "Rodnik", "Kedrovka", "Miralta")


def rows(seed: int, today: date, priced: Callable[[int], Decimal]) -> Iterator[dict[str, Any]]:
    """A row for each thing of others, month by month, the last up to yesterday; amounts in minor units."""
    random = Random(seed)  # noqa: S311 - made-up data
    ends = [_month_end(today, back) for back in range(MONTHS, 0, -1)]
    ends += [today - timedelta(days=1)] * (today - timedelta(days=1) != ends[-1])
    for channel, busy in CHANNELS:
        for place, shelf in enumerate(SHELVES):
            moves, uneven, things = MARKET[shelf.code]
            for turn, (name, roubles) in enumerate(things):
                price = money.to_minor(priced(10 * round(roubles * random.uniform(0.09, 0.11))), settings().currency)
                usual = busy * random.uniform(60, 160) / (1 + uneven * turn / 3) * (2000 / roubles) ** 0.4
                new = turn >= len(things) - 2
                since = today - timedelta(days=random.randint(20, 30 * NEWCOMERS) if new else random.randint(500, 1500))
                seller = SELLERS[(turn if turn > uneven * 2 else 0) + place & 7]
                brand, stars = random.choice(BRANDS), random.randint(41, 50) * 10
                for n, end in enumerate(ends):
                    if since > end:
                        continue
                    season = shelf.seasons[end.month - 1] * 12 / sum(shelf.seasons)
                    there = DAYS if random.random() < 0.7 else random.randint(12, DAYS - 1)
                    pace = usual * (1 + moves) ** n * season * random.uniform(0.85, 1.15)
                    units = round(pace * min(there, max((end - since).days, 1)) / DAYS)
                    yield {
                        "external_id": f"{channel[0].upper()}{100 * (place + 1) + turn}",
                        "name": name,
                        "category": shelf.name,
                        "brand": brand,
                        "seller": seller,
                        "price": price,
                        "units": units,
                        "revenue": price * units,
                        "rating": stars,
                        "reviews": 12 * (n + 1) + turn,
                        "stock_days": there,
                        "first_seen": since,
                        "channel": channel,
                        "taken_on": end,
                    }


def _month_end(today: date, back: int) -> date:
    """The last day of the month so many months ago."""
    place = today.year * 12 + today.month - 1 - back + 1
    return date(place // 12, place % 12 + 1, 1) - timedelta(days=1)


async def observe(db: AsyncSession, found: Sequence[dict[str, Any]]) -> None:
    """Make it the market that the shop knows of."""
    snapshots: dict[tuple[str, date], list[dict[str, Any]]] = {}
    for row in found:
        snapshots.setdefault((row["channel"], row["taken_on"]), []).append(row)
    for (channel, taken_on), items in sorted(snapshots.items()):
        await market.observe(db, channel, taken_on, DAYS, items)


# As such services head their columns.
HEADS = {
    "external_id": "Артикул", "name": "Название", "category": "Предмет", "brand": "Бренд", "seller": "Продавец",
    "price": "Цена", "units": "Продажи, шт", "revenue": "Выручка", "rating": "Рейтинг", "reviews": "Кол-во отзывов",
    "stock_days": "Дней в наличии", "first_seen": "Дата появления", "taken_on": "Конец периода", "channel": "Площадка",
}  # fmt: skip


def write(found: Sequence[dict[str, Any]], file: Path) -> None:
    """The same as a file that the import takes."""
    currency = settings().currency
    shown = {
        "price": lambda value: money.to_text(value, currency),
        "revenue": lambda value: money.to_text(value, currency),
        "rating": lambda value: f"{value / 100:.1f}",
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow(HEADS.values())
        for row in found:
            writer.writerow([shown.get(name, str)(row[name]) for name in HEADS])
