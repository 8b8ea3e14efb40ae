"""Formulae against scipy and statsmodels, which are not loaded by the program itself."""

import math

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, strategies as st
from scipy import stats
from statsmodels.stats.power import NormalIndPower, TTestIndPower
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_effectsize, proportions_ztest

from tradepost.experiments import before_after, comparing, planning
from tradepost.experiments.comparing import Group

EXACT = 1e-9


def group(values: np.ndarray) -> Group:
    return Group(len(values), int((values != 0).sum()), float(values.sum()), float((values * values).sum()))


def share(hits: int, visitors: int) -> Group:
    return Group(visitors, hits, hits, hits)


@pytest.mark.parametrize(
    ("before", "after", "alpha", "power", "ratio"),
    [
        (0.03, 0.033, 0.05, 0.8, 1.0),
        (0.05, 0.06, 0.05, 0.8, 1.0),
        (0.2, 0.18, 0.01, 0.9, 1.0),
        (0.5, 0.6, 0.05, 0.95, 3),
    ],
)
def test_visitors_needed_to_compare_shares(before, after, alpha, power, ratio):
    effect = proportion_effectsize(after, before)
    found = planning.shares(before, after, alpha=alpha, power=power, ratio=ratio)
    assert NormalIndPower().power(effect, found, alpha, ratio=ratio) == pytest.approx(power, rel=EXACT)
    wanted = NormalIndPower().solve_power(effect, alpha=alpha, power=power, ratio=ratio)
    assert found == pytest.approx(wanted, rel=1e-6)


@pytest.mark.parametrize(
    ("deviations", "alpha", "power", "ratio"),
    [(0.5, 0.05, 0.8, 1.0), (0.1, 0.05, 0.8, 1.0), (0.02, 0.01, 0.9, 1.0), (0.8, 0.05, 0.8, 2.0)],
)
def test_visitors_needed_to_compare_means(deviations, alpha, power, ratio):
    found = planning.means(deviations, alpha=alpha, power=power, ratio=ratio)
    assert TTestIndPower().power(deviations, found, alpha, ratio=ratio) == pytest.approx(power, rel=EXACT)
    wanted = TTestIndPower().solve_power(deviations, alpha=alpha, power=power, ratio=ratio)
    assert found == pytest.approx(wanted, rel=1e-6)


def test_the_published_example_of_a_sample_size():
    # Cohen (1988), table 2.4.1: d = 0.50, two-sided 5 %, power 80 %: 64 in each group.
    assert math.ceil(planning.means(0.5)) == 64
    # Table 6.4.1: h = 0.20, two-sided 5 %, power 80 %: 392 in each group.
    after = math.sin(math.asin(math.sqrt(0.5)) + 0.1) ** 2
    assert math.floor(planning.shares(0.5, after)) == 392


def test_looking_every_day_takes_more_visitors_than_one_look():
    assert planning.every_day(0.1) > planning.means(0.1)
    assert planning.every_day(0.1) < 2.5 * planning.means(0.1)
    n = planning.every_day(0.1)
    assert planning.power_every_day(n, 0.1, 0.05) == pytest.approx(0.8, rel=1e-9)


@given(
    n1=st.integers(2, 20_000), n2=st.integers(2, 20_000), part1=st.floats(0, 1), part2=st.floats(0, 1),
    alpha=st.sampled_from([0.01, 0.05, 0.2]),
)  # fmt: skip
def test_two_shares(n1, n2, part1, part2, alpha):
    one, two = share(round(n1 * part1), n1), share(round(n2 * part2), n2)
    found = comparing.of_shares(one, two, alpha)
    low, high = confint_proportions_2indep(two.outcomes, n2, one.outcomes, n1, method="newcomb", alpha=alpha)
    assert (found.low, found.high) == pytest.approx((low, high), rel=EXACT, abs=EXACT)
    if 0 < one.outcomes + two.outcomes < n1 + n2:
        _, p = proportions_ztest([one.outcomes, two.outcomes], [n1, n2])
        assert found.p_value == pytest.approx(p, rel=1e-6, abs=1e-12)
    else:
        assert found.p_value == 1.0


@pytest.mark.parametrize("seed", range(5))
def test_two_means_and_ranks(seed):
    random = np.random.default_rng(seed)
    one = np.where(random.random(400) < 0.2, random.lognormal(3, 1, 400).round(2), 0)
    two = np.where(random.random(300) < 0.25, random.lognormal(3.1, 1, 300).round(0), 0)
    found = comparing.of_means(group(one), group(two))
    wanted = stats.ttest_ind(two, one, equal_var=False)
    edges = wanted.confidence_interval(0.95)
    assert found.p_value == pytest.approx(wanted.pvalue, rel=EXACT)
    assert (found.low, found.high) == pytest.approx((edges.low, edges.high), rel=EXACT)
    ranked = comparing.of_ranks(group(one), group(two), (list(one[one != 0]), list(two[two != 0])))
    wanted = stats.mannwhitneyu(two, one, method="asymptotic")
    assert ranked.p_value == pytest.approx(wanted.pvalue, rel=EXACT)
    assert ranked.superiority == pytest.approx(wanted.statistic / (400 * 300), rel=EXACT)
    assert (ranked.estimate, ranked.low, ranked.high) == (found.estimate, found.low, found.high)


@pytest.mark.parametrize(
    ("counts", "weights"), [([100, 130], [1, 1]), ([990, 1010, 3100], [1, 1, 3]), ([0, 0], [1, 1])]
)
def test_the_split(counts, weights):
    due = [sum(counts) * weight / sum(weights) for weight in weights]
    wanted = stats.chisquare(counts, due).pvalue if sum(counts) else 1.0
    assert comparing.split(counts, weights) == pytest.approx(wanted, rel=EXACT)


def test_the_band_for_any_moment_is_the_likelihood_ratio_of_a_normal_mixture():
    estimate, variance, expected, alpha = 0.011, 2.5e-5, 0.004, 0.05
    band = comparing.always(estimate, variance, expected, alpha)
    # By numbers: the likelihood of the estimate averaged over effects N(0, expected^2), by that of no effect.
    effects = np.linspace(-0.1, 0.1, 400_001)
    averaged = np.trapezoid(
        stats.norm.pdf(estimate, effects, variance**0.5) * stats.norm.pdf(effects, 0, expected), effects
    )
    ratio = averaged / stats.norm.pdf(estimate, 0, variance**0.5)
    assert band.p_value == pytest.approx(min(1.0, 1 / ratio), rel=1e-6)
    # The band's edges are the effects at which that ratio is just 1 / alpha.
    edge = comparing.always(band.high - estimate, variance, expected, alpha)
    assert edge.p_value == pytest.approx(alpha, rel=1e-9)
    assert edge.low == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_a_change_against_goods_like_them(seed):
    random = np.random.default_rng(seed)
    first, days = 28, 28 + 7 * (seed + 1)
    season = 10 + 3 * np.sin(np.arange(days) / 7 * 2 * np.pi)
    own, like = random.poisson(season) + 2.0 * (np.arange(days) >= first), random.poisson(3 * season)
    found = before_after.estimate(own, like, first)
    gap = own - own[:first].mean() / like[:first].mean() * like
    behind = sm.add_constant((np.arange(days) >= first).astype(float))
    options = {"maxlags": before_after.lags(days), "use_correction": True}
    wanted = sm.OLS(gap, behind).fit(cov_type="HAC", cov_kwds=options, use_t=True)
    assert (found.estimate, found.newey_west) == pytest.approx((wanted.params[1], wanted.bse[1]), rel=EXACT)
    # The program's own error is never below it, and its test is Student's.
    assert found.error >= found.newey_west
    arm = stats.t.ppf(0.975, days - 2) * found.error
    assert (found.low, found.high) == pytest.approx((found.estimate - arm, found.estimate + arm), rel=EXACT)
    assert found.p_value == pytest.approx(2 * stats.t.sf(abs(found.estimate) / found.error, days - 2), rel=1e-6)
    assert found.expected == pytest.approx(own[first:].mean() - found.estimate)


def test_a_change_wants_a_week_on_either_side():
    with pytest.raises(ValueError, match="7 days before"):
        before_after.estimate([1.0] * 13, [1.0] * 13, 7)
