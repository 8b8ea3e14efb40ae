"""Rules about customers, from values alone."""

import itertools

import pytest
from hypothesis import given, strategies as st

from tradepost.analytics import segments


def test_every_pair_of_scores_is_in_exactly_one_segment() -> None:
    fifths = range(1, 6)
    for recency, frequency in itertools.product(fifths, fifths):
        assert sum(one.has(recency, frequency) for one in segments.SEGMENTS) == 1
    assert segments.segment(5, 5).name == "champions"
    assert segments.segment(5, 1).name == "new"
    assert segments.segment(1, 5).name == "cannot_lose"
    assert segments.segment(1, 1).name == "hibernating"
    assert len(segments.BY_NAME) == 10


@given(st.lists(st.integers(0, 30), min_size=1, max_size=200))
def test_scores_are_fifths_and_who_are_alike_get_the_same(values: list[int]) -> None:
    scores = {value: segments.score(sum(other < value for other in values), len(values)) for value in values}
    assert set(scores.values()) <= {1, 2, 3, 4, 5}
    assert scores[min(values)] == 1
    assert [scores[value] for value in sorted(scores)] == sorted(scores.values())


def test_ten_who_differ_are_two_to_a_fifth() -> None:
    assert [segments.score(worse, 10) for worse in range(10)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_what_a_customer_will_still_bring() -> None:
    # 100 a year, four of five stay, money of next year is worth a tenth less: 100 x 0.8 / 0.3
    assert segments.worth_to_come(100, 0.8, 0.1) == pytest.approx(800 / 3, rel=1e-12)
    # The same, summed up year by year
    summed = sum(100 * 0.8**year / 1.1**year for year in range(1, 200))
    assert segments.worth_to_come(100, 0.8, 0.1) == pytest.approx(summed, rel=1e-12)
    assert segments.worth_to_come(100, 0.0, 0.1) == 0
    assert segments.a_period(0.1, 1) == pytest.approx(0.1, rel=1e-12)
    assert (1 + segments.a_period(0.1, 4)) ** 4 == pytest.approx(1.1, rel=1e-12)
