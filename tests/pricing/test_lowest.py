"""The lowest price of 30 days: what a reduced price is compared with, by European law."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests import make_catalog, make_prices, make_stock
from tests.pricing.conftest import PRICES
from tests.pricing.test_price_lists import LISTS, put
from tradepost.core import clock, db
from tradepost.pricing import history

DAY = timedelta(days=1)
NOW = datetime.fromisoformat("2026-06-30T12:00:00+00:00")


def ago(days: float) -> Any:
    """While this runs it is so many days before now."""
    return clock.at(NOW - days * DAY)


async def lowest(variant_id: int, days_ago: float = 0, currency: str = "RUB") -> tuple[str, str, bool]:
    """(current, lowest of 30 days, reduced) as it was so many days ago; asked in the order in which things happen."""
    with ago(days_ago):
        async with db.reading() as session:
            found = (await history.lowest(session, [variant_id]))[variant_id, currency]
    return found.current, found.lowest, found.reduced


@pytest.fixture
async def lamp(owner) -> int:
    """A lamp that has cost 100.00 for a year."""
    with ago(365):
        made = await make_catalog.product(owner, price="100.00")
    return made["variants"][0]["id"]


async def sell_for(who, variant_id: int, amount: str, currency: str = "RUB") -> None:
    answer = await who.put(f"{PRICES}/{variant_id}", json={"prices": {currency: amount}})
    assert answer.status_code == 200, answer.text


async def test_what_never_had_another_price_is_not_reduced(owner, lamp):
    assert await lowest(lamp) == (10000, 10000, False)
    async with db.reading() as session:
        assert await history.lowest_30_days(session, [lamp, 10**9]) == {lamp: 10000}
        assert await history.lowest_30_days(session, [lamp], currency="EUR") == {}
        assert await history.lowest_30_days(session, []) == {}


async def test_a_reduced_price_is_compared_with_the_lowest_of_the_30_days_before_it(owner, lamp):
    seen = []
    for days, amount in ((50, "60.00"), (40, "120.00"), (20, "90.00"), (15, "130.00"), (5, "80.00")):
        with ago(days):
            await sell_for(owner, lamp, amount)
        seen.append(await lowest(lamp, days - 1))
    assert seen == [
        (6000, 10000, True),
        (12000, 6000, False),  # a rise is no reduction
        (9000, 6000, True),  # 60.00 was 20 days gone
        (13000, 6000, False),  # 25 days gone
        (8000, 9000, True),  # 35 days gone, and 120.00 held as the 30 began
    ]


async def test_the_price_that_held_when_the_30_days_began_counts(owner, lamp):
    with ago(35.001):
        await sell_for(owner, lamp, "70.00")
    with ago(34.999):
        await sell_for(owner, lamp, "100.00")
    with ago(5):
        await sell_for(owner, lamp, "80.00")
    assert await lowest(lamp) == (8000, 7000, True)  # for a moment of the 30 days
    with ago(4.998):
        await sell_for(owner, lamp, "79.00")
    assert await lowest(lamp, 4.99) == (7900, 8000, True)  # now it is out of them


async def test_a_low_price_of_long_ago_is_the_usual_price(owner, lamp):
    with ago(31):
        await sell_for(owner, lamp, "80.00")
    assert await lowest(lamp, 2) == (8000, 10000, True)
    assert await lowest(lamp) == (8000, 10000, False)


async def test_each_currency_has_its_own(owner, lamp):
    with ago(100):
        await sell_for(owner, lamp, "10.00", "EUR")
    with ago(10):
        await sell_for(owner, lamp, "8.00", "EUR")
    assert await lowest(lamp, currency="EUR") == (800, 1000, True)
    assert await lowest(lamp) == (10000, 10000, False)


async def listed(who, variant_id: int, amount: str, **fields) -> int:
    """A list for everybody with this price; its id."""
    made = (await who.post(LISTS, json={"name": f"Sale {amount}", **fields})).json()["id"]
    assert (await put(who, made, (variant_id, amount))).json()["changed"] == 1
    return made


async def test_a_sale_by_a_list_is_compared_with_the_price_before_it(owner, lamp):
    with ago(50):
        await sell_for(owner, lamp, "95.00")
    assert await lowest(lamp, 11) == (9500, 10000, False)  # reduced, but 39 days ago
    with ago(10):
        await listed(owner, lamp, "80.00")
    assert await lowest(lamp) == (8000, 9500, True)
    assert await lowest(lamp, -100) == (8000, 9500, True)  # as long as the sale lasts


async def test_a_sale_that_was_over_counts_in_the_30_days_of_the_next(owner, lamp):
    with ago(30):
        first = await listed(owner, lamp, "70.00")
    with ago(20):
        await owner.put(f"{LISTS}/{first}", json={"active": False})
    assert await lowest(lamp, 19) == (10000, 7000, False)  # back at the usual price
    with ago(10):
        await listed(owner, lamp, "80.00")
    assert await lowest(lamp) == (8000, 7000, True)
    with ago(9):
        assert (await owner.delete(f"{LISTS}/{first}")).status_code == 204  # what was, was
    assert await lowest(lamp) == (8000, 7000, True)


async def test_a_sale_with_a_window_counts_from_its_beginning_to_its_end(owner, lamp):
    with ago(60):
        await listed(owner, lamp, "70.00", starts_at=(NOW - 40 * DAY).isoformat(), ends_at=(NOW - 35 * DAY).isoformat())
    assert await lowest(lamp, 41) == (10000, 10000, False)
    assert await lowest(lamp, 37) == (7000, 10000, True)
    with ago(6):
        await sell_for(owner, lamp, "90.00")
    assert await lowest(lamp, 5) == (9000, 7000, True)  # the window ended 29 days before
    with ago(4):
        await sell_for(owner, lamp, "89.00")
    assert await lowest(lamp) == (8900, 9000, True)  # 31 days before


async def test_a_sale_that_never_began_was_not_there(owner, lamp):
    with ago(60):
        plan = await listed(owner, lamp, "70.00", starts_at=(NOW - 40 * DAY).isoformat())
    with ago(50):
        await owner.put(f"{LISTS}/{plan}", json={"starts_at": (NOW - 2 * DAY).isoformat()})
    with ago(20):
        await sell_for(owner, lamp, "90.00")
    assert await lowest(lamp, 3) == (9000, 10000, True)
    assert await lowest(lamp) == (7000, 9000, True)


async def test_editing_a_list_does_not_begin_its_sale_anew(owner, lamp):
    with ago(10):
        sale = await listed(owner, lamp, "80.00")
    other = (await make_catalog.product(owner))["variants"][0]["id"]
    with ago(5):
        await put(owner, sale, (other, "1.00"))
        await owner.put(f"{LISTS}/{sale}", json={"priority": 3, "ends_at": (NOW + 9 * DAY).isoformat()})
    assert await lowest(lamp) == (8000, 10000, True)
    with ago(4):
        await put(owner, sale, (lamp, "75.00"))
    assert await lowest(lamp) == (7500, 8000, True)  # a new reduction, compared with the one before


async def test_what_is_only_for_some_is_not_announced_to_the_public(owner, lamp):
    group = (await owner.post("/api/v1/customers/groups", json={"name": "Dealers"})).json()["id"]
    with ago(20):
        await listed(owner, lamp, "50.00", group_id=group)
        await listed(owner, lamp, "55.00", channel="ozon")
        many = (await owner.post(LISTS, json={"name": "Many"})).json()["id"]
        await put(owner, many, (lamp, "60.00", 10))
    assert await lowest(lamp) == (10000, 10000, False)
    with ago(5):
        await sell_for(owner, lamp, "90.00")
    assert await lowest(lamp) == (9000, 10000, True)


async def test_prices_of_before_history_was_kept_are_what_their_first_change_replaced(owner):
    lamp = (await make_stock.goods("OLD", price=5000)).variant_id  # written past the catalogue
    assert await lowest(lamp) == (5000, 5000, False)
    with ago(3):
        await sell_for(owner, lamp, "40.00")
    assert await lowest(lamp) == (4000, 5000, True)
    sale = await make_prices.price_list((lamp, 3000))
    assert sale
    assert await lowest(lamp) == (3000, 4000, True)


async def test_the_lowest_takes_as_many_statements_for_many_as_for_one(owner, lamp, statements):
    more = [(await make_catalog.product(owner))["variants"][0]["id"] for _ in range(5)]
    await listed(owner, lamp, "80.00")
    counts = []
    for ids in ([lamp], [lamp, *more]):
        await lowest(lamp)
        statements.clear()
        async with db.reading() as session:
            await history.lowest(session, ids)
        counts.append(len(statements))
    assert counts == [7, 7]
