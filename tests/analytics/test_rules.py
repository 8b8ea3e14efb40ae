"""Rules of the seller's analysis, from values alone."""

import statistics
from decimal import Decimal
from fractions import Fraction

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings, strategies as st

from tradepost.analytics import rules


def classes(values: list[int], a: str = "80", b: str = "95") -> str:
    return "".join(rules.ranked(pa.array(values, pa.int64()), Decimal(a), Decimal(b))[2].to_pylist())


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([80, 15, 5], "ABC"),  # 80 % stand before the second: not below
        ([79, 16, 5], "AAC"),  # 79 % do
        ([100], "A"),
        ([7999, 1, 1500, 500], "AABC"),
        ([50, 50, 0, 0], "AACC"),
        ([120, -20], "AC"),  # a return of what was sold before the range
        ([0, 0], "CC"),
        ([5, -10], "CC"),
        ([], ""),
        # Floats would see 79.99999999999999 % and 80 % alike.
        ([7_999_999_999_999_999, 1, 1_999_999_999_999_999, 1], "AABC"),
        ([8_000_000_000_000_000, 1_500_000_000_000_000, 500_000_000_000_000], "ABC"),
    ],
)
def test_an_item_is_a_while_what_stands_before_it_is_below_80_percent(values: list[int], expected: str) -> None:
    assert classes(values) == expected


amounts = st.lists(st.integers(-(10**6), 10**12), min_size=1, max_size=60).map(
    lambda found: sorted(found, reverse=True)
)
percents = st.decimals(Decimal(1), Decimal(100), places=2)


@given(amounts, percents, percents)
def test_classes_follow_each_other_and_shares_add_up_to_the_whole(
    values: list[int], one: Decimal, other: Decimal
) -> None:
    a, b = sorted((one, other))
    share, up_to, letters = (found.to_pylist() for found in rules.ranked(pa.array(values, pa.int64()), a, b))
    total = sum(values)
    assert letters == sorted(letters)
    if total <= 0:
        assert set(letters) == {"C"}
        assert set(share) == set(up_to) == {None}
        return
    before = [Fraction(sum(values[:n]), total) for n in range(len(values))]
    assert letters == ["A" if 100 * x < Fraction(a) else "B" if 100 * x < Fraction(b) else "C" for x in before]
    assert letters[0] == "A"
    assert up_to[-1] == 1
    scale = sum(abs(value) for value in values) / total
    assert sum(share) == pytest.approx(1, abs=1e-12 * scale)


def steady(units: list[int], periods: int) -> dict[str, object]:
    """What an engine makes of a product's units in its busy periods."""
    table = ibis.memtable(pa.table({"units": pa.array(units, pa.int64())}))
    exact = table.units.cast(rules.WIDE)
    mean, deviation, variation = rules.steadiness(exact.sum(), (exact * exact).sum(), periods)
    found = table.agg(mean=mean, deviation=deviation, variation=variation)
    row: dict[str, object] = (
        found.mutate(letter=rules.steady_class(found.variation, 10, 25)).to_pyarrow().to_pylist()[0]
    )
    return row


@pytest.mark.parametrize(
    ("units", "periods", "expected"),
    [
        ([9, 11], 2, {"mean": 10.0, "deviation": 1.0, "variation": 0.1, "letter": "X"}),
        ([27, 33], 2, {"mean": 30.0, "deviation": 3.0, "variation": 0.1, "letter": "X"}),
        ([3, 5], 2, {"mean": 4.0, "deviation": 1.0, "variation": 0.25, "letter": "Y"}),
        ([2, 4], 2, {"mean": 3.0, "deviation": 1.0, "variation": 1 / 3, "letter": "Z"}),
        ([4], 2, {"mean": 2.0, "deviation": 2.0, "variation": 1.0, "letter": "Z"}),  # the other period counts as zero
        ([7, 7, 7], 3, {"mean": 7.0, "deviation": 0.0, "variation": 0.0, "letter": "X"}),
        ([5, -5], 2, {"mean": 0.0, "deviation": 5.0, "variation": None, "letter": "Z"}),
        ([-5], 1, {"mean": -5.0, "deviation": 0.0, "variation": None, "letter": "Z"}),
    ],
)
def test_variation_is_the_population_deviation_over_the_mean(
    units: list[int], periods: int, expected: dict[str, object]
) -> None:
    assert steady(units, periods) == expected


@settings(max_examples=20)  # each is compiled to SQL
@given(st.lists(st.integers(10**9, 10**9 + 50), min_size=1, max_size=20), st.integers(0, 5))
def test_nothing_is_lost_where_units_are_many_and_hardly_vary(units: list[int], quiet: int) -> None:
    found = steady(units, len(units) + quiet)
    all_of_them = [*units, *[0] * quiet]
    deviation = statistics.pstdev(all_of_them)
    assert found["deviation"] == pytest.approx(deviation, rel=1e-9, abs=1e-6)
    assert found["variation"] == pytest.approx(deviation / statistics.fmean(all_of_them), rel=1e-9, abs=1e-15)


def test_there_is_advice_for_each_cell_in_both_languages() -> None:
    assert set(rules.ADVICE) == set(rules.CELLS)
    assert len({text for pair in rules.ADVICE.values() for text in pair}) == 18
