"""Looked at every day, an experiment without an effect is called one in at most one case of twenty; seeds are fixed."""

import numpy as np
import pytest

from tradepost.experiments import before_after, comparing, results
from tradepost.experiments.comparing import Group, always_of

ALPHA = 0.05


def counted(hits: np.ndarray, visitors: int) -> list[list[Group]]:
    """Days of experiments as they stand: of shares, (experiments, days) of new buyers among so many new visitors."""
    total = hits.cumsum(axis=1)
    return [[Group(visitors * (day + 1), int(n), float(n), float(n)) for day, n in enumerate(row)] for row in total]


def alarms(first: list[list[Group]], second: list[list[Group]], expected: float, *, share: bool) -> float:
    """The part of experiments that are decided on any of their days."""
    decided = sum(
        any(always_of(one, two, expected, ALPHA, share=share).decided for one, two in zip(before, after, strict=True))
        for before, after in zip(first, second, strict=True)
    )
    return decided / len(first)


@pytest.mark.parametrize(
    ("share", "visitors", "days", "minimum"),
    [(0.03, 100, 56, 0.1), (0.01, 100, 56, 0.3), (0.2, 60, 56, 0.2), (0.5, 100, 28, 0.1), (0.03, 2000, 56, 0.1)],
)
def test_shares_looked_at_every_day(share, visitors, days, minimum):
    random = np.random.default_rng(20260101)
    groups = [counted(random.binomial(visitors, share, (600, days)), visitors) for _ in range(2)]
    assert alarms(*groups, share * minimum, share=True) <= ALPHA


@pytest.mark.parametrize(("visitors", "minimum"), [(100, 0.1), (400, 0.5)])
def test_revenue_looked_at_every_day(visitors, minimum):
    random = np.random.default_rng(7)
    days, share, experiments = 42, 0.05, 400
    groups = []
    for _ in range(2):
        buyers = random.binomial(visitors, share, (experiments, days))
        amounts = random.lognormal(3, 1, buyers.sum())
        place = np.repeat(np.arange(buyers.size), buyers.ravel())
        sums = [np.bincount(place, values, buyers.size).reshape(buyers.shape) for values in (amounts, amounts**2)]
        total, squares, hits = (part.cumsum(axis=1) for part in (*sums, buyers))
        groups.append(
            [
                [
                    Group(visitors * (n + 1), int(hits[row, n]), float(total[row, n]), float(squares[row, n]))
                    for n in range(days)
                ]
                for row in range(experiments)
            ]
        )
    mean = share * np.exp(3.5)
    assert alarms(*groups, mean * minimum, share=False) <= ALPHA


def test_an_effect_is_found_with_the_visitors_that_were_planned():
    share, minimum, days = 0.05, 0.2, 40
    need = results.needed(
        "conversion", share, None, minimum_effect=minimum * 100, alpha=ALPHA, power=0.8, weights=[1, 1]
    )
    assert need.every_day is not None
    visitors = -(-need.every_day // days)
    random = np.random.default_rng(3)
    before = counted(random.binomial(visitors, share, (300, days)), visitors)
    after = counted(random.binomial(visitors, share * (1 + minimum), (300, days)), visitors)
    assert alarms(before, after, share * minimum, share=True) >= 0.8


def test_the_usual_test_looked_at_every_day_would_cry_wolf():
    """What the boundary is for: the p-value of one look, looked at every day, is wrong far more often."""
    random = np.random.default_rng(20260101)
    one, two = [counted(random.binomial(100, 0.2, (300, 56)), 100) for _ in range(2)]
    wrong = sum(
        any(comparing.of_shares(a, b).p_value < ALPHA for a, b in zip(before, after, strict=True))
        for before, after in zip(one, two, strict=True)
    )
    assert wrong / 300 > 3 * ALPHA


@pytest.mark.parametrize("memory", [0.0, 0.5])
def test_changes_on_marketplaces_looked_at_every_day(memory):
    """Days that are like the days before them, and no effect."""
    random = np.random.default_rng(11)
    first, days, wrong, tries = 28, 56, 0, 200
    for _ in range(tries):
        noise = random.normal(0, 1, (2, days))
        for n in range(1, days):
            noise[:, n] = memory * noise[:, n - 1] + (1 - memory**2) ** 0.5 * noise[:, n]
        own, like = 20 + 3 * noise[0], 60 + 5 * noise[1]
        for n in range(first + 7, days + 1):
            made = before_after.estimate(own[:n], like[:n], first)
            if comparing.always(made.estimate, made.variance, 2.0, ALPHA).decided:
                wrong += 1
                break
    assert wrong / tries <= ALPHA
