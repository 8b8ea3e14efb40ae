"""What a forecast means for the shelf, and what a series is: numbers computed by hand, and rules as properties."""

import math
from datetime import date, timedelta
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, strategies as st

from tradepost.forecasting import backtest, demand, predicting, rules
from tradepost.forecasting.backtest import Record, Window
from tradepost.forecasting.demand import Demand
from tradepost.forecasting.stockouts import Shelf, days_without, shut

STEADY = rules.sums([10.0] * 91)
knots = st.lists(st.integers(0, 10**7), min_size=7, max_size=7).map(lambda steps: list(accumulate(steps)))


def test_stock_lasts_as_long_as_the_demand_takes_to_use_it_up():
    assert STEADY == [70_000, 140_000, 210_000, 280_000, 420_000, 560_000, 910_000]
    assert rules.days_left(STEADY, 0) == rules.days_left(STEADY, -5) == 0
    assert rules.days_left(STEADY, 25) == 250
    assert rules.days_left(STEADY, 910) == 9_100
    assert rules.days_left(STEADY, 10_000) == 100_000
    assert rules.days_left([0] * 7, 1) is None


@given(knots, st.integers(1, 10**5))
def test_what_is_asked_for_while_stock_lasts_is_the_stock(found: list[int], available: int):
    left = rules.days_left(found, available)
    if left is None:
        assert found[-1] <= available * 1000
        return
    days = left / 100
    assert rules.demand_until(found, math.floor(days)) <= available * 1000
    assert rules.demand_until(found, math.ceil(days + 0.01)) + 1 >= available * 1000


@given(knots, st.integers(1, 400), st.integers(1, 400))
def test_demand_grows_with_the_days(found: list[int], days: int, more: int):
    assert 0 <= rules.demand_until(found, days) <= rules.demand_until(found, days + more)
    assert [rules.demand_until(found, day) for day in rules.KNOTS] == found


def test_reorder_point_and_quantity_by_hand():
    # A fortnight takes 140, four weeks more 280; a fortnight's sum is wrong by 20, six weeks' by 40 x root(42 / 28).
    order = rules.reorder(STEADY, [5.0, 12.0, 20.0, 40.0], available=150, service_level=0.95, lead_time=14, cover=28)
    z = 1.6448536269514722
    assert order.demand == 140
    assert order.safety_stock == pytest.approx(z * 20)
    assert order.point == math.ceil(140 + z * 20) == 173
    assert order.up_to == math.ceil(420 + z * 40 * math.sqrt(1.5)) == 501
    assert (order.due, order.quantity) == (True, 351)
    enough = rules.reorder(STEADY, [5.0, 12.0, 20.0, 40.0], available=174, service_level=0.95, lead_time=14, cover=28)
    assert (enough.due, enough.quantity, enough.point) == (False, 0, 173)
    even = rules.reorder(STEADY, [5.0, 12.0, 20.0, 40.0], available=0, service_level=0.5, lead_time=14, cover=28)
    assert (even.safety_stock, even.point, even.quantity) == (0, 140, 420)


@given(
    knots,
    st.lists(st.floats(0, 1e4), min_size=4, max_size=4).map(sorted),
    st.integers(0, 10**5),
    st.floats(0.5, 0.999),
    st.integers(1, 365),
    st.integers(1, 365),
)
def test_more_safety_is_never_less_stock(found, deviations, available, level, lead, cover):
    one = rules.reorder(found, deviations, available=available, service_level=level, lead_time=lead, cover=cover)
    surer = rules.reorder(found, deviations, available=available, service_level=0.999, lead_time=lead, cover=cover)
    assert surer.point >= one.point >= math.floor(one.demand)
    assert one.up_to >= one.point
    if one.due:
        assert available + one.quantity == one.up_to > available
    else:
        assert one.quantity == 0


def test_deviations_between_those_that_were_measured():
    measured = [1.0, 7.0, 14.0, 28.0]  # errors that go together entirely: the power is 1
    assert [rules.spread(measured, day) for day in (1, 3, 7, 10, 28)] == pytest.approx([1, 3, 7, 10, 28])
    assert rules.spread(measured, 112) == pytest.approx(56)
    assert rules.spread([0.0, 0.0, 0.0, 0.0], 5) == 0


def test_money_at_risk_is_what_a_lead_time_lacks():
    assert rules.at_risk(STEADY, available=100, lead_time=14, unit_value=250) == 40 * 250
    assert rules.at_risk(STEADY, available=-5, lead_time=14, unit_value=250) == 140 * 250
    assert rules.at_risk(STEADY, available=140, lead_time=14, unit_value=250) == 0


MONDAY = date(2024, 1, 1)


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


def test_days_without_stock_are_those_on_which_no_shelf_had_any():
    emptied = Shelf(day(0), there=True, changes=[(day(3), False), (day(6), True)])
    other = Shelf(day(0), there=False, changes=[(day(4), False)])  # it had some until the fifth day
    assert days_without([emptied], day(0), day(9)) == {day(4), day(5)}
    assert days_without([emptied, other], day(0), day(9)) == {day(5)}
    assert days_without([Shelf(day(5), there=False)], day(0), day(7)) == {day(5), day(6), day(7)}
    assert days_without([Shelf(day(0), there=True)], day(0), day(7)) == set()
    assert days_without([], day(0), day(7)) == set()


def test_a_day_of_rest_is_known_and_a_day_the_shop_was_shut_is_not():
    sold = [day(n) for n in range(70) if n % 7 < 5 and n != 30]  # not at weekends, and not on one Wednesday
    assert shut(sold, day(0), day(69)) == {day(30)}


def test_unknown_days_get_what_their_weekday_had_before():
    units = np.array([1, 2, 3, 4, 5, 6, 7, 3, 2, 3, 4, 5, 6, 7, 99, 2, 3, 4, 5, 6, 7], dtype=float)
    filled = demand.fill(units, demand.marks(21, [14, 2]))
    assert filled[14] == 2  # of 1 and 3
    assert filled[2] == 3  # there is none before it: of those after
    assert units[14] == 99
    assert list(demand.fill(np.array([5.0, 0.0]), demand.marks(2, [1]))) == [5, 5]
    assert list(demand.fill(np.array([5.0]), demand.marks(1, [0]))) == [0]


def test_a_spike_is_far_above_the_usual_and_on_offer():
    units = np.array([10.0, 9, 11, 10, 12, 8, 10] * 6)
    units[[20, 30, 33]] = [80, 80, 14]
    nothing = demand.marks(42, [])
    # The thirty-first day sold as much at the full price: that is demand. The other offer hardly moved anything.
    assert list(np.flatnonzero(demand.spikes(units, nothing, demand.marks(42, [20, 33])))) == [20]
    assert not demand.spikes(units, nothing, demand.marks(42, range(42))).any()  # always on offer: nothing is unusual


def windows(count: int, **said: float) -> list[Window]:
    came = np.full(4, 10.0)
    return [
        Window({name: np.full(4, value) for name, value in said.items()}, came, np.ones(4, dtype=bool))
        for _ in range(count)
    ]


def test_a_single_model_is_preferred_when_it_was_better_every_time():
    assert backtest.choose(windows(3, median=12, ets=11, theta=10.5)) == "theta"
    assert backtest.choose(windows(3, median=12, ets=11.95)) == "median"  # by less than the margin
    assert backtest.choose(windows(1, median=12, ets=11)) == "median"  # once is no record
    mixed = [*windows(2, median=12, ets=10), *windows(1, median=12, ets=13)]
    assert backtest.choose(mixed) == "median"


def test_mean_absolute_scaled_error_by_hand():
    units = np.array([1.0, 2, 3, 4, 5, 6, 7, 2, 2, 3, 4, 5, 6, 9])
    none = demand.marks(14, [])
    assert backtest.scale(units, none) == pytest.approx(3 / 7)  # 1 and 2 off in seven days
    assert backtest.scale(units, demand.marks(14, [13])) == pytest.approx(1 / 6)
    found = backtest.measure(windows(2, seasonal_naive=14, ets=9), [0, 4], "ets", 2.0)
    assert (found.error, found.naive_error, found.bias) == (0.5, 2, pytest.approx(-0.1))
    assert found.deviations == pytest.approx([1, math.sqrt(7), math.sqrt(14), math.sqrt(28)])


@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
def test_bands_hold_their_share_of_what_they_were_calibrated_on_and_never_go_below_zero(seed: int, level: int):
    chance = np.random.default_rng(seed)
    said = np.full(140, float(level))
    residuals = chance.poisson(level, 140) - said
    record = Record(said, residuals, np.ones(140, dtype=bool), np.arange(140))
    found = backtest.bands(record, np.full(28, float(level)), 140)
    for band, least in (("80", 0.8), ("95", 0.94)):
        low, high = (values[0] for values in found[band])
        inside = ((said + residuals >= low - 1e-9) & (said + residuals <= high + 1e-9)).mean()
        assert inside >= least
        assert 0 <= low <= high
    assert found["95"][0][0] <= found["80"][0][0]
    assert found["95"][1][0] >= found["80"][1][0]


def test_a_young_product_is_forecast_as_far_as_its_days_say():
    week = [10.0, 10, 10, 10, 10, 4, 0]
    days, weeks, months = predicting.predict(
        [
            Demand(1, MONDAY, [3.0, 5.0]),
            Demand(2, MONDAY, week * 5),
            Demand(3, MONDAY, week * 20, unknown=[138, 139], promoted=[]),
        ]
    )
    assert (days.model, days.error, days.mean, days.said) == ("median", None, [4.0] * 91, [])
    assert weeks.error == pytest.approx(0, abs=0.1) or weeks.error is None
    assert weeks.mean[:7] == pytest.approx(week, abs=0.2)
    assert months.mean[:14] == pytest.approx(week * 2, abs=0.2)
    assert (months.days, months.unknown, len(months.said), months.residuals[26:28]) == (140, 2, 140, [None, None])
    for one in (days, weeks, months):
        assert len(one.mean) == 91
        assert all(0 <= low <= high for low, high in zip(one.bands["80"][0], one.bands["80"][1], strict=True))
