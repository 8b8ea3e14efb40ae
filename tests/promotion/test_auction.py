"""The auction's rule: second prices by bid x quality, nobody above his bid, nobody against himself; pacing."""

from datetime import UTC, datetime
from math import isclose

import pytest
from hypothesis import given, strategies as st

from tradepost.promotion import auction
from tradepost.promotion.auction import Entry, hold

FAIR = 100_000


def entry(
    item: int, bid: int, quality: int = FAIR, *, campaign: int | None = None, product: int | None = None
) -> Entry:
    return Entry(item, product or item, campaign or item, bid, quality)


def placed(*entries: Entry, places: int = 3) -> list[tuple[int, int, int]]:
    return [(one.entry.item, one.place, one.price) for one in hold(entries, places)]


def test_at_equal_quality_each_pays_the_bid_behind_and_the_last_the_least() -> None:
    # The example of Edelman, Ostrovsky and Schwarz: bids of 10, 4 and 2 for two places; prices are 4 and 2.
    assert placed(entry(1, 1000), entry(2, 400), entry(3, 200), places=2) == [(1, 1, 400), (2, 2, 200)]
    assert placed(entry(1, 1000)) == [(1, 1, auction.RESERVE)]
    assert placed() == []


def test_a_better_ad_stands_higher_for_less() -> None:
    # 300 x 10 % beats 500 x 5 %: it pays 500 x 5 / 10 = 250.
    assert placed(entry(1, 500, 50_000), entry(2, 300, 100_000)) == [(2, 1, 250), (1, 2, 1)]


def test_a_price_is_rounded_up_to_the_coin_that_keeps_the_place() -> None:
    ((item, _, price), _) = placed(entry(1, 100, 70_000), entry(2, 100, 50_000))
    assert (item, price) == (1, 72)  # 100 x 5 / 7 = 71.43
    assert price * 70_000 >= 100 * 50_000 > (price - 1) * 70_000


def test_nobody_bids_against_himself_and_a_product_stands_once() -> None:
    mine = [entry(1, 900, campaign=7), entry(2, 800, campaign=7)]
    assert placed(*mine, entry(3, 100, campaign=8)) == [(1, 1, 100), (2, 2, 100), (3, 3, 1)]
    same = [entry(1, 900, campaign=7, product=5), entry(2, 800, campaign=8, product=5), entry(3, 100, campaign=8)]
    assert placed(*same) == [(1, 1, 800), (3, 2, 1)]


ENTRIES = st.lists(
    st.builds(
        Entry,
        item=st.integers(1, 60),
        product=st.integers(1, 8),
        campaign=st.integers(1, 5),
        bid=st.integers(0, 10_000),
        quality=st.integers(1, 1_000_000),
    ),
    max_size=12,
    unique_by=lambda one: one.item,
)


@given(ENTRIES, st.integers(1, 4))
def test_prices_are_never_above_the_bid_nor_below_the_least_and_places_go_by_score(
    entries: list[Entry], places: int
) -> None:
    shown = hold(entries, places)
    assert [one.place for one in shown] == list(range(1, len(shown) + 1))
    assert len({one.entry.product for one in shown}) == len(shown) <= places
    scores = [one.entry.score for one in shown]
    assert scores == sorted(scores, reverse=True)
    for one in shown:
        assert auction.RESERVE <= one.price <= one.entry.bid
        behind = [
            other.score
            for other in entries
            if other.campaign != one.entry.campaign and other.bid >= 1 and other.score < one.entry.score
        ]
        assert one.price in {1, one.entry.bid} or one.price * one.entry.quality >= max(behind)


@given(ENTRIES, st.integers(1, 4), st.integers(1, 5_000))
def test_bidding_more_never_costs_a_place(entries: list[Entry], places: int, more: int) -> None:
    for one in entries:
        raised = [Entry(o.item, o.product, o.campaign, o.bid + more, o.quality) if o is one else o for o in entries]
        before = {p.entry.item: p.place for p in hold(entries, places)}.get(one.item, 99)
        after = {p.entry.item: p.place for p in hold(raised, places)}.get(one.item, 99)
        assert after <= before


def test_clicks_are_weighed_by_how_much_their_place_is_looked_at() -> None:
    assert [round(auction.attention(place), 4) for place in (1, 2, 3, 4)] == [1.0, 0.6309, 0.5, 0.4307]
    # 30 clicks of 900 looks, and 100 looks at the shop's 2 %: 32 of 1000.
    assert isclose(auction.click_share(30, 900, 0.02), 0.032)
    assert isclose(auction.click_share(0, 0, 0.02), 0.02)
    assert auction.quality(0.032, auction.relevance(None)) == 32_000
    assert auction.quality(0.032, auction.relevance(3)) == 16_000
    assert auction.quality(0, 1) == 1


@pytest.mark.parametrize(
    ("hour", "minute", "allowed"), [(0, 0, 100), (11, 0, 1200), (11, 30, 1250), (22, 59, 2398), (23, 30, 2400)]
)
def test_a_daily_budget_is_spread_over_the_day_an_hour_ahead(hour: int, minute: int, allowed: int) -> None:
    assert auction.allowance(2400, datetime(2026, 3, 2, hour, minute, tzinfo=UTC)) == allowed


@given(
    bid=st.integers(1, 10_000),
    budget=st.none() | st.integers(1, 50_000),
    daily=st.none() | st.integers(1, 50_000),
    spent=st.integers(0, 50_000),
    today=st.integers(0, 50_000),
    paced=st.booleans(),
    hour=st.integers(0, 23),
)
def test_nobody_bids_more_than_is_left(
    bid: int, budget: int | None, daily: int | None, spent: int, today: int, paced: bool, hour: int
) -> None:
    moment = datetime(2026, 3, 2, hour, tzinfo=UTC)
    can = auction.affordable(bid, budget=budget, spent=spent, daily=daily, today=today, paced=paced, moment=moment)
    assert 0 <= can <= bid
    if can:
        assert budget is None or spent + can <= budget
        assert daily is None or today + can <= daily
    if daily is not None and paced and today >= auction.allowance(daily, moment):
        assert can == 0
