"""What a market adds up to: figures against values worked out by hand or by another way."""

import math
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from tradepost.niche import rules

DAY = date(2026, 6, 30)


def item(n: int, price: int, units: int, **fields: object) -> tuple[object, ...]:
    row = {
        "channel": "ozon", "external_id": f"A{n}", "name": f"Item {n}", "category": "Lamps", "brand": "", "seller": "",
        "price": price, "units": units, "revenue": price * units, "stock_days": None, "first_seen": None,
        "rating": None, "reviews": None, "product_id": None,
    } | fields  # fmt: skip
    return tuple(row[name] for name in rules.COLUMNS)


def test_a_market_of_two_sellers_with_three_quarters_and_one_quarter():
    table = rules.table(
        [
            item(1, 1000, 30, seller="North", brand="Lumo", first_seen=date(2026, 6, 1), stock_days=15),
            item(2, 2000, 0, seller="North", first_seen=date(2020, 1, 1), stock_days=0),
            item(3, 500, 20, seller="South", first_seen=date(2026, 1, 1), stock_days=30),
        ]
    )
    found = rules.figures(table, DAY, 30)

    assert (found.items, found.items_sold, found.units, found.revenue) == (3, 2, 50, 40_000)
    assert (found.average_price, found.median_price, found.per_item) == (800, 1000, 13_333)
    assert (found.sellers, found.brands) == (2, 1)
    assert found.seller_hhi == 75**2 + 25**2
    assert found.brand_hhi == 10_000
    assert (found.top_share, found.sold_share) == (1.0, 2 / 3)
    assert (found.newcomers, found.newcomer_share, found.newcomer_revenue_share) == (1, 1 / 3, 0.75)
    # Half of its days it could not be bought: as much again would have been sold.
    assert (found.lost, found.lost_share) == (30_000, 30_000 / 70_000)


def test_nothing_adds_up_to_nothing():
    found = rules.figures(rules.table([]), DAY, 30)
    assert (found.items, found.revenue, found.average_price, found.seller_hhi, found.lost) == (0, 0, None, None, None)
    assert rules.segments(rules.table([])) == []
    assert rules.trend({}) is None
    assert rules.seasonality({}) is None
    assert rules.score(found, found, None).total is None


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**4)), max_size=40))
def test_segments_hold_every_item_once_and_equal_prices_together(goods: list[tuple[int, int]]):
    found = rules.segments(rules.table([item(n, price, units) for n, (price, units) in enumerate(goods)]))

    assert sum(one.items for one in found) == len(goods)
    assert sum(one.revenue for one in found) == sum(price * units for price, units in goods)
    assert len(found) <= rules.SEGMENTS
    for lower, higher in pairwise(found):
        assert lower.low <= lower.high < higher.low


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
def test_concentration_lies_between_equal_shares_and_one_seller(revenues: list[int]):
    found = rules.hhi(revenues)
    selling = [one for one in revenues if one]
    if not selling:
        assert found is None
    else:
        assert 10_000 / len(selling) * (1 - 1e-9) <= found <= 10_000 * (1 + 1e-9)


def months(values: list[int], year: int = 2024) -> dict[date, int]:
    return {date(year + n // 12, n % 12 + 1, 1): value for n, value in enumerate(values)}


def test_steady_growth_is_told_as_it_is():
    found = rules.trend(months([round(100_000 * 1.03**n) for n in range(10)]))
    assert found is not None
    assert found.monthly == pytest.approx(0.03, abs=1e-4)
    assert found.low <= found.monthly <= found.high
    assert (found.direction, found.months) == ("growing", 10)


def test_a_season_is_no_growth_once_two_years_are_known():
    season = [1, 1, 1, 1, 2, 3, 3, 2, 1, 1, 1, 1]
    two_years = months([1000 * one for one in season * 2])
    found, indices = rules.trend(two_years), rules.seasonality(two_years)
    assert found is not None
    assert found.monthly == pytest.approx(0, abs=1e-12)
    assert found.direction == "flat"
    assert indices == pytest.approx({n + 1: one / 1.5 for n, one in enumerate(season)})
    # A year with a month missing has no season to tell.
    assert rules.seasonality({month: money for month, money in two_years.items() if month.month != 5}) is None


def test_the_trend_is_the_median_of_slopes_between_all_pairs():
    values = [900, 1400, 1100, 1300, 2500]
    found = rules.trend(months(values))
    slopes = sorted((math.log(values[b]) - math.log(values[a])) / (b - a) for a in range(5) for b in range(a + 1, 5))
    assert found is not None
    assert math.log1p(found.monthly) == pytest.approx((slopes[4] + slopes[5]) / 2, abs=1e-12)


def test_an_entry_score_shows_its_parts_and_leaves_out_what_nobody_knows():
    niche = rules.Figures(items=4, per_item=300, seller_hhi=2000, sold_share=0.5)
    market = rules.Figures(items=9, per_item=100)
    found = rules.score(niche, market, rules.Trend(0.02, 0.01, 0.03, 12))

    assert found.parts == pytest.approx(
        {"demand": 75.0, "growth": 70.0, "openness": 80.0, "newcomers": None, "sell_through": 50.0, "unmet": None}
    )
    assert found.total == pytest.approx((25 * 75 + 20 * 70 + 20 * 80 + 10 * 50) / 75)


@pytest.mark.parametrize(
    ("before", "now", "percent", "told"),
    [(1000, 1199, 20, False), (1000, 1200, 20, True), (1000, 800, 20, True), (0, 0, 5, False), (0, 1, 5, True)],
)
def test_a_niche_has_moved_when_its_figure_did(before: int, now: int, percent: int, told: bool):
    assert rules.moved(before, now, percent) is told
