"""Elasticity from days whose truth is known, held to statsmodels; and the price that earns most, to its closed form."""

import math
import warnings

import numpy as np
import pytest
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from tradepost.repricer import elasticity
from tradepost.repricer.elasticity import Day, Unit

WEEK = (1.0, 0.9, 0.8, 1.0, 1.3, 1.8, 1.5)
PRICES = (1800.0, 2000.0, 2200.0, 1900.0)


def days(seed: int, truth: float, *, length: int = 240, base: float = 6.0, memory: float = 0.0) -> list[Day]:
    """Days with prices that hold for ten each, a week's rhythm, a trend, and scatter well beyond Poisson's law."""
    chance = np.random.default_rng(seed)
    found, mood = [], 0.0
    for n in range(length):
        price = PRICES[(n // 10) % 4]
        mood = memory * mood + chance.normal(0, 0.3) * math.sqrt(1 - memory**2)
        mean = base * WEEK[n % 7] * math.exp(0.3 * n / length + mood - 0.045) * (price / 2000) ** truth
        found.append(Day(n, n % 7, price, float(chance.negative_binomial(8, 8 / (8 + mean)))))
    return found


def test_the_fit_and_its_errors_are_those_of_statsmodels():
    sample = days(1, -2.0)
    found = elasticity.fit(sample)
    assert found is not None
    x = np.column_stack([
        np.ones(len(sample)),
        np.log([day.price / found.usual for day in sample]),
        [day.place / (len(sample) - 1) - 0.5 for day in sample],
        *[[float(day.weekday == one) for day in sample] for one in range(1, 7)],
    ])  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = GLM([day.units for day in sample], x, family=Poisson()).fit(
            tol=1e-12, cov_type="HAC", cov_kwds={"maxlags": elasticity.lags(len(sample)), "use_correction": True}
        )
    assert found.weights == pytest.approx(theirs.params, abs=1e-7)
    assert np.sqrt(np.diag(found.spread)) == pytest.approx(theirs.bse, rel=1e-6)
    assert elasticity.lags(240) == 4
    # t with 231 degrees of freedom, from a table: 1.970 for 95 %.
    low, high = found.interval(0.95)
    assert (high - low) / 2 == pytest.approx(1.970 * found.error, rel=1e-3)
    # The coming week at a price, by the same model's own words.
    rows = x[:7].copy()
    rows[:, 1], rows[:, 2] = math.log(2100 / found.usual), len(sample) / (len(sample) - 1) - 0.5
    units, error = found.units(2100)
    means = np.exp(rows @ theirs.params)
    assert units == pytest.approx(means.mean(), rel=1e-6)
    slope = means @ rows / means.sum()
    assert error == pytest.approx(math.sqrt(slope @ theirs.cov_params() @ slope), rel=1e-6)


@pytest.mark.parametrize("memory", [0.0, 0.5])
def test_the_intervals_hold_the_truth_as_often_as_they_say(memory):
    truth, many = -2.0, 300
    fits = [elasticity.fit(days(seed, truth, memory=memory)) for seed in range(many)]
    held = dict.fromkeys((0.8, 0.95), 0)
    for found in fits:
        for level in held:
            low, high = found.interval(level)
            held[level] += low <= truth <= high
    assert np.mean([found.elasticity for found in fits]) == pytest.approx(truth, abs=0.05)
    # Three standard errors of a share of 300, and what an estimated covariance takes: they may be a little short.
    assert 0.71 <= held[0.8] / many <= 0.87
    assert 0.89 <= held[0.95] / many <= 0.99


def test_days_without_a_sale_and_days_of_rest_do_not_bend_it():
    fits = [elasticity.fit(days(seed, -1.5, base=0.7, length=364)) for seed in range(60)]
    assert np.mean([found.elasticity for found in fits]) == pytest.approx(-1.5, abs=0.25)
    sample = [day._replace(units=0.0) if day.weekday == 6 else day for day in days(3, -2.0)]
    assert elasticity.fit(sample).weights == pytest.approx(
        elasticity.fit([day for day in sample if day.weekday != 6]).weights, abs=1e-9
    )


def test_a_price_that_only_rises_with_time_is_not_told_from_it():
    sample = [Day(n, n % 7, 1000 * math.exp(0.002 * n), 5.0) for n in range(100)]
    assert elasticity.fit(sample) is None


LACKING = [
    (days(1, -2.0)[:40], ["days"]),
    (days(1, -2.0, base=0.1), ["units"]),
    ([day._replace(price=2000.0) for day in days(1, -2.0)], ["prices"]),
    ([day._replace(price=2000 + day.price / 100) for day in days(1, -2.0)], ["prices"]),
    ([day._replace(price=1960.0 + 30 * (n // 10 % 3)) for n, day in enumerate(days(1, -2.0))], ["spread"]),
    ([], ["days", "units", "prices"]),
    (days(1, -2.0), []),
]


@pytest.mark.parametrize(("sample", "reasons"), LACKING)
def test_it_says_what_is_lacking(sample, reasons):
    assert [reason for reason, _values in elasticity.lacking(sample)] == reasons


BEST = [
    # c e / (1 + e): 1000 * 2 / 1 and 1000 * 3 / 2; with a fifth taken, 1000 / 0.8 * 2.
    (-2.0, Unit(1, 1000), 1500, 3000, 2000),
    (-3.0, Unit(1, 1000), 1200, 3000, 1500),
    (-2.0, Unit(0.8, 1000), 1500, 3000, 2500),
    (-2.0, Unit(1, 1000), 2100, 3000, 2100),
    (-2.0, Unit(1, 1000), 1500, 1900, 1900),
    (-1.0, Unit(1, 1000), 1500, 3000, 3000),
    (-0.5, Unit(1, 1000), 1500, 3000, 3000),
]


@pytest.mark.parametrize(("truth", "unit", "low", "high", "wanted"), BEST)
def test_the_best_price_is_that_of_the_closed_form_within_bounds(truth, unit, low, high, wanted):
    assert elasticity.best(truth, unit, low, high) == pytest.approx(wanted)
    # No price of a fine grid earns more.
    grid = np.linspace(low, high, 2001)
    profit = (grid * unit.keeps - unit.costs) * grid**truth
    assert grid[profit.argmax()] == pytest.approx(wanted, abs=(high - low) / 2000)


def test_the_curve_has_its_top_where_the_best_price_is_and_a_band_around_it():
    found = elasticity.fit(days(1, -2.0, length=360))
    unit = Unit(0.9, 1000)
    curve = elasticity.curve(found, unit, 1800, 2600)
    top = max(curve, key=lambda one: one.profit)
    assert top.price == pytest.approx(elasticity.best(found.elasticity, unit, 1800, 2600), abs=20)
    assert all(one.profit_low < one.profit < one.profit_high for one in curve)
    assert all(one.units_low < one.units < one.units_high for one in curve)
    # Below what it takes nothing is earned, and the band turns round with the sign.
    loss = elasticity.point(found, unit, 1000)
    assert loss.profit_low < loss.profit < loss.profit_high < 0
