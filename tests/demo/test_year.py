"""The demo shop's year as it is thought out, before a database sees it."""

from collections import Counter
from datetime import date
from random import Random
from zoneinfo import ZoneInfo

import pytest

from tradepost.demo import drawing
from tradepost.demo.goods import BRANDS, SHELVES
from tradepost.demo.people import PEOPLE
from tradepost.demo.year import Ware, deliveries, sales

ZONE = ZoneInfo("Europe/Moscow")
TODAY = date(2026, 6, 30)
WARES = [Ware(thing.price * 100, shelf.seasons) for shelf in SHELVES for thing in shelf.things]


def year(seed=1, today=TODAY):
    return sales(Random(seed), WARES, today, ZONE, 100)


def test_there_are_eight_shelves_of_five_things_and_twenty_people():
    assert [len(shelf.things) for shelf in SHELVES] == [5] * 8
    assert len({shelf.name for shelf in SHELVES}) == 8
    assert {shelf.brand for shelf in SHELVES} == set(BRANDS)
    assert len({person.email for person in PEOPLE}) == 20
    assert all(person.email.endswith("@shop.example") for person in PEOPLE)


def test_one_seed_and_day_make_one_year():
    assert year() == year()
    assert year(seed=2) != year()


@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 21), date(2028, 2, 29), date(2026, 1, 1)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_hundred_orders_fill_the_year_that_ends_today(seed, today):
    made = year(seed, today)
    days = [sale.at.date() for sale in made]
    assert len(made) == 200
    assert days == sorted(days)
    assert (today - days[0]).days <= 364
    assert days[-1] == today
    assert made[-1].at.hour == 0  # whenever today is read, it lies behind
    assert len({(day.year, day.month) for day in days}) >= 12
    assert {sale.platform for sale in made} == {
        "store",
        "Wildberries",
        "Ozon",
        "Yandex Market",
        "Avito",
        "Amazon",
        "Walmart",
    }
    fates = Counter(sale.later[-1][1] if sale.later else sale.status for sale in made)
    assert {"delivered", "executed", "cancelled", "returned"} <= set(fates)
    assert all(at.date() <= today for sale in made for at, _ in sale.later)
    numbers = [sale.number for sale in made if sale.number]
    assert len(set(numbers)) == len(numbers)
    assert any(item.discount for sale in made for item in sale.items)
    assert all(0 <= item.discount < item.price * item.quantity for sale in made for item in sale.items)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_deliveries_come_before_a_shelf_is_empty(seed):
    random = Random(seed)
    made, opening = sales(random, WARES, TODAY, ZONE, 100), [random.randint(6, 18) for _ in WARES]
    left = dict(enumerate(opening))
    steps = [(one.at, one.units, 1) for one in deliveries(random, made, opening, ZONE)]
    steps += [(sale.at, {item.ware: item.quantity for item in sale.items}, -1) for sale in made]
    for _, units, sign in sorted(steps, key=lambda step: step[0]):
        for ware, quantity in units.items():
            left[ware] += sign * quantity
            assert left[ware] >= 0
    assert 0 in left.values()


def test_every_picture_is_another_one():
    drawn = {
        drawing.picture(thing.shape, shelf.colours, turn).tobytes()
        for shelf in SHELVES
        for turn, thing in enumerate(shelf.things)
    }
    assert len(drawn) == 40


def test_every_shape_is_drawn_for_something():
    assert {thing.shape for shelf in SHELVES for thing in shelf.things} == set(drawing.SHAPES)
