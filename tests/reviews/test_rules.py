"""What ratings come to, and which reviews are shown at once."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from tradepost.reviews import rules


@given(st.lists(st.integers(1, 5), min_size=1, max_size=500))
def test_an_average_is_the_nearest_hundredth(stars):
    found = rules.average(sum(stars), len(stars))
    exact = Fraction(100 * sum(stars), len(stars))
    assert Fraction(-1, 2) < found - exact <= Fraction(1, 2)
    assert 100 <= found <= 500


def test_nothing_averages_to_nothing():
    assert rules.average(0, 0) == 0


@pytest.mark.parametrize(("stars", "count", "found"), [(5, 1, 500), (14, 3, 467), (9, 2, 450), (13, 8, 163)])
def test_some_averages(stars, count, found):
    assert rules.average(stars, count) == found


@pytest.mark.parametrize(
    ("rule", "verified", "status"),
    [
        ("at_once", False, "published"),
        ("approval", True, "pending"),
        ("verified", True, "published"),
        ("verified", False, "pending"),
    ],
)
def test_when_a_review_is_shown(rule, verified, status):
    assert rules.first_status(rule, verified=verified) == status
