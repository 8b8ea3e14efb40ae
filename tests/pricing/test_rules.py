"""Rules of prices and taxes hold whatever the values: tax adds up, lists resolve as a plain reading of them does."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tradepost.pricing.rules import MILLION, Rate, Tier, resolve, tax_lines, tax_on

RATES = [
    Rate("standard", 220_000),
    Rate("reduced", 100_000),
    Rate("none", 0),
    Rate("odd", 83_333),
    Rate("all", MILLION),
]
AMOUNTS = st.integers(-(10**12), 10**12)
LINES = st.lists(st.tuples(AMOUNTS, st.sampled_from(RATES)), max_size=30)


def exact(amount: int, rate: Rate, *, included: bool) -> Fraction:
    return Fraction(amount * rate.ppm, MILLION + rate.ppm if included else MILLION)


@given(LINES, st.booleans())
def test_the_taxes_of_lines_add_up_to_the_tax_of_the_sum_of_each_rate(lines, included):
    taxes = tax_lines(lines, included=included)
    assert len(taxes) == len(lines)
    for rate in RATES:
        parts = [tax for tax, (_amount, own) in zip(taxes, lines, strict=True) if own == rate]
        whole = sum(amount for amount, own in lines if own == rate)
        assert sum(parts) == tax_on(whole, rate, included=included)
        assert abs(sum(parts) - exact(whole, rate, included=included)) <= Fraction(1, 2)


@given(LINES, st.booleans())
def test_no_line_is_a_coin_off_its_own_tax(lines, included):
    for tax, (amount, rate) in zip(tax_lines(lines, included=included), lines, strict=True):
        assert abs(tax - exact(amount, rate, included=included)) < 1


@given(AMOUNTS, st.sampled_from(RATES))
def test_the_tax_in_a_gross_amount_is_the_tax_on_what_is_left_without_it(amount, rate):
    gross = amount + tax_on(amount, rate, included=False)
    assert abs(tax_on(gross, rate, included=True) - tax_on(amount, rate, included=False)) <= 1


@pytest.mark.parametrize(
    ("lines", "included", "taxes"),
    [
        ([12_200], True, [2_200]),
        ([10_000], False, [2_200]),
        ([33, 33, 33], True, [6, 6, 6]),  # 5.95 each, 17.85 together
        ([10, 10, 10, 10], True, [2, 2, 2, 1]),  # 1.80 each, 7.21 together
        ([25, 25], False, [6, 5]),  # 5.50 each: eleven together, not twelve
        ([-25, -25], False, [-5, -6]),
        ([0, 7], False, [0, 2]),
        ([], True, []),
    ],
)
def test_tax_at_22_percent(lines, included, taxes):
    assert tax_lines([(amount, RATES[0]) for amount in lines], included=included) == taxes


def _examples() -> list[tuple[str, ...]]:
    """The rows of the guide's table of taxes."""
    text = (Path(__file__).parents[2] / "docs/guide/prices.md").read_text(encoding="utf-8")
    table = text.split("| Tax of each |")[1].splitlines()[2:]
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in table if row.startswith("|")]


@pytest.mark.parametrize(("amounts", "percent", "prices", "taxes", "together"), _examples())
def test_the_guides_examples_are_right(amounts, percent, prices, taxes, together):
    coins, expected = ([int(one.replace(".", "")) for one in cell.split(", ")] for cell in (amounts, taxes))
    rate = Rate("", int(percent.removesuffix(" %")) * 10_000)
    assert tax_lines([(amount, rate) for amount in coins], included=prices == "with") == expected
    assert sum(expected) == int(together.replace(".", ""))


TIERS = st.lists(
    st.builds(Tier, st.integers(1, 4), st.integers(1, 6), st.integers(0, 1000)),
    max_size=12,
    unique_by=lambda tier: (tier.list_id, tier.min_quantity),
)


@given(st.permutations([1, 2, 3]), TIERS, st.integers(1, 7))
def test_the_price_of_a_list_is_what_reading_the_lists_one_by_one_gives(order, tiers, quantity):
    expected = None
    for list_id in order:
        for minimum in range(quantity, 0, -1):
            for tier in tiers:
                if expected is None and (tier.list_id, tier.min_quantity) == (list_id, minimum):
                    expected = tier
    assert resolve(order, tiers, quantity) == expected
