"""The formulae: what is spread adds up, the moving average is what fractions give, packs hold what is wanted."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from tradepost.suppliers import rules
from tradepost.suppliers.rules import Charge, Goods

AMOUNTS = st.integers(0, 10**10)
PPM = st.integers(0, 2 * 10**6)
GOODS = st.builds(
    Goods, st.integers(1, 10_000), AMOUNTS, st.integers(0, 50_000), st.integers(0, 10**6), st.none() | PPM
)
BILLS = st.builds(
    Charge,
    st.sampled_from(rules.CHARGES),
    st.fractions(0, 10**8, max_denominator=10**6),
    st.sampled_from((rules.WHOLE, rules.KG, rules.M3)),
    spread=st.sampled_from((rules.VALUE, rules.WEIGHT, rules.VOLUME, rules.QUANTITY)),
    recoverable=st.booleans(),
)
SHARES = st.builds(
    Charge, st.sampled_from(rules.CHARGES), ppm=PPM, spread=st.just(rules.VALUE), recoverable=st.booleans()
)


@given(st.lists(GOODS, min_size=1, max_size=8), st.lists(BILLS | SHARES, max_size=6))
def test_the_parts_of_every_landed_cost_add_up_and_spreading_loses_nothing(
    goods: list[Goods], charges: list[Charge]
) -> None:
    lines, totals = rules.landed(goods, charges)

    for kind in rules.CHARGES:
        told = sum(total for charge, total in zip(charges, totals, strict=True) if charge.kind == kind)
        assert sum(line.parts.get(kind, 0) for line in lines) == told
    coming_back = sum(total for charge, total in zip(charges, totals, strict=True) if charge.recoverable)
    assert sum(line.recoverable for line in lines) == coming_back
    assert sum(line.total for line in lines) == sum(one.value for one in goods) + sum(totals) - coming_back
    for line, one in zip(lines, goods, strict=True):
        assert line.value == one.value
        assert all(part >= 0 for part in line.parts.values())
        assert 0 <= line.recoverable <= line.total + line.recoverable
        assert abs(Fraction(line.unit) - Fraction(line.total, line.quantity)) <= Fraction(1, 2 * 10**6)


def test_a_worked_example_of_an_import_comes_out_as_by_hand() -> None:
    """Two goods from China: 100 at 1,000.00 and 300 at 200.00; freight by weight, duty, VAT of both."""
    lamps = Goods(100, 10_000_000, weight_g=2_000, volume_cm3=10_000, duty_ppm=100_000)
    cloths = Goods(300, 6_000_000, weight_g=500, volume_cm3=1_000)
    charges = [
        Charge(rules.VAT, ppm=200_000),
        Charge(rules.DUTY, ppm=50_000),
        Charge(rules.FREIGHT, Fraction(10_000), per=rules.KG, spread=rules.WEIGHT),
        Charge(rules.OTHER, Fraction(70_001), spread=rules.VOLUME),
    ]
    (one, two), totals = rules.landed([lamps, cloths], charges)

    # Freight: 200 kg + 150 kg at 100.00; duty: 10 % of 120,000.00, 5 % of 75,000.00; VAT: 20 % of the sums.
    assert (one.parts, one.customs_value, one.total) == (
        {"freight": 2_000_000, "other": 53_847, "duty": 1_200_000, "vat": 2_640_000}, 12_000_000, 15_893_847,
    )  # fmt: skip
    assert (two.parts, two.customs_value, two.total) == (
        {"freight": 1_500_000, "other": 16_154, "duty": 375_000, "vat": 1_575_000}, 7_500_000, 9_466_154,
    )  # fmt: skip
    assert totals == [4_215_000, 1_575_000, 3_500_000, 70_001]
    assert (one.unit, two.unit) == (Decimal("158938.470000"), Decimal("31553.846667"))


def test_a_line_without_a_weight_is_named() -> None:
    goods = [Goods(1, 5, weight_g=3), Goods(1, 5)]
    with pytest.raises(rules.Lacking) as lacking:
        rules.landed(goods, [Charge(rules.FREIGHT, Fraction(5), spread=rules.WEIGHT)])
    assert (lacking.value.place, lacking.value.field) == (1, "weight_g")


RECEIPTS = st.tuples(st.just("in"), st.integers(1, 5_000), st.integers(0, 10**9))
SALES = st.tuples(st.just("out"), st.integers(1, 5_000), st.just(0))


@given(st.lists(RECEIPTS | SALES, max_size=40))
def test_the_moving_average_is_what_fractions_give_over_any_receipts_and_sales(
    steps: list[tuple[str, int, int]],
) -> None:
    on_hand, kept = 0, None
    exact, receipts = Fraction(0), 0
    for what, units, value in steps:
        if what == "out":
            on_hand -= min(units, on_hand)
            continue
        kept = rules.average(on_hand, kept, units, value)
        exact = (on_hand * exact + value) / (on_hand + units) if on_hand else Fraction(value, units)
        on_hand, receipts = on_hand + units, receipts + 1

        assert kept >= 0
        assert kept == kept.quantize(rules.FINE)
        # Each step is rounded to a millionth of a coin; averaging never makes an error larger.
        assert abs(Fraction(kept) - exact) <= Fraction(receipts, 2 * 10**6)


def test_what_came_before_anything_was_known_makes_the_average() -> None:
    assert rules.average(0, None, 3, 100) == Decimal("33.333333")
    assert rules.average(7, None, 3, 100) == Decimal("33.333333")  # nobody knows what the seven had cost
    assert rules.average(0, Decimal(900), 3, 100) == Decimal("33.333333")
    assert rules.average(-2, Decimal(900), 4, 100) == Decimal(25)
    assert rules.average(10, Decimal(100), 30, 6_000) == Decimal(175)
    assert rules.coins(Decimal("33.500000")) == 34


@given(st.integers(0, 10**12), st.lists(st.integers(1, 1_000), min_size=1, max_size=12))
def test_deliveries_in_parts_cost_the_whole_together(total: int, came: list[int]) -> None:
    quantity, before, parts = sum(came), 0, []
    for units in came:
        parts.append(rules.part_of(total, quantity, before, units))
        before += units
    assert sum(parts) == total
    assert min(parts) >= 0


@given(st.integers(0, 10**6), st.integers(1, 10**4), st.integers(1, 10**3))
def test_an_order_is_enough_and_in_whole_packs_and_no_pack_too_many(wanted: int, minimum: int, pack: int) -> None:
    units = rules.to_order(wanted, minimum, pack)
    assert units >= max(wanted, minimum)
    assert units % pack == 0
    assert units - pack < max(wanted, minimum)


def test_currencies_of_other_coins_convert_exactly() -> None:
    assert rules.convert(1_000, "JPY", Decimal("0.62"), "RUB") == 62_000
    assert rules.convert(1_000, "KWD", Decimal("301.5"), "RUB") == 30_150
    assert rules.half_up(rules.convert(4_550, "CNY", Decimal("12.3456"), "RUB")) == 56_172


def test_what_a_channel_leaves_of_a_unit() -> None:
    sale = rules.Sale(12_000, tax_ppm=200_000, commission_ppm=155_000, logistics=500)
    assert (sale.tax, sale.commission, sale.left(Decimal("4000.4"))) == (2_000, 1_860, 3_640)


def test_nothing_follows_what_is_over() -> None:
    assert rules.NEXT[rules.RECEIVED] == rules.NEXT[rules.CANCELLED] == frozenset()
    assert rules.CANCELLED not in rules.NEXT[rules.PARTLY]
    assert rules.status_after([(5, 5, 0), (3, 1, 2)]) == rules.RECEIVED
    assert rules.status_after([(5, 5, 0), (3, 1, 1)]) == rules.PARTLY
