"""How many visitors a hypothesis needs, worked out before it begins.

Two shares are compared on the arcsine scale, where a difference means the same at every level: Cohen, Statistical Power
Analysis for the Behavioral Sciences (1988), chapter 6. Two means are compared by a t-test: chapter 2 there, with the
power of the noncentral t distribution. Looked at every day, the boundary of `comparing` takes more.

scipy's statistics bring ten times the memory of its special functions, and all that is needed of them is here in a few
lines; the tests hold these to statsmodels.
"""

import math
from collections.abc import Callable

MOST = 10**9  # nobody has so many visitors


def effect_of_shares(before: float, after: float) -> float:
    """Cohen's h: how far two shares lie apart."""
    return 2 * math.asin(math.sqrt(after)) - 2 * math.asin(math.sqrt(before))


def power_of_shares(n: float, effect: float, alpha: float, ratio: float = 1.0) -> float:
    """The chance to find an effect h with n visitors before and ratio * n after, two-sided."""
    from scipy.special import ndtr, ndtri

    far = abs(effect) * math.sqrt(n * ratio / (1 + ratio))
    edge = float(ndtri(1 - alpha / 2))
    return float(ndtr(far - edge) + ndtr(-far - edge))


def power_of_means(n: float, effect: float, alpha: float, ratio: float = 1.0) -> float:
    """The chance to find a difference of so many standard deviations, two-sided, by a t-test."""
    from scipy.special import nctdtr, stdtrit

    free = n + n * ratio - 2
    far = abs(effect) * math.sqrt(n * ratio / (1 + ratio))
    edge = float(stdtrit(free, 1 - alpha / 2))
    return float(1 - nctdtr(free, far, edge) + nctdtr(free, far, -edge))


def power_every_day(n: float, deviations: float, alpha: float, ratio: float = 1.0) -> float:
    """The chance that the boundary for a look every day is passed at the end; that it was passed before adds to it."""
    from scipy.special import ndtr

    from tradepost.experiments.comparing import reach

    variance = (1 + 1 / ratio) / n
    return float(ndtr((abs(deviations) - reach(variance, abs(deviations), alpha)) / math.sqrt(variance)))


def shares(before: float, after: float, *, alpha: float = 0.05, power: float = 0.8, ratio: float = 1.0) -> float:
    """Visitors that each of two variants needs to tell a share from another, looked at once at the end."""
    effect = effect_of_shares(before, after)
    return _least(lambda n: power_of_shares(n, effect, alpha, ratio), power, 1e-3)


def means(deviations: float, *, alpha: float = 0.05, power: float = 0.8, ratio: float = 1.0) -> float:
    """Visitors that each of two variants needs to tell means apart by so many standard deviations, looked at once."""
    return _least(lambda n: power_of_means(n, deviations, alpha, ratio), power, 2.0 + 1e-9)


def every_day(deviations: float, *, alpha: float = 0.05, power: float = 0.8, ratio: float = 1.0) -> float:
    """Visitors that each of two variants needs when it is looked at every day and ended as soon as it tells."""
    return _least(lambda n: power_every_day(n, deviations, alpha, ratio), power, 1.0)


def _least(power_of: Callable[[float], float], power: float, low: float) -> float:
    """The number from which on the power is reached; infinite when nobody has so many visitors."""
    from scipy.optimize import brentq

    high = max(2 * low, 10.0)
    while power_of(high) < power:
        low, high = high, high * 2
        if high > MOST:
            return math.inf
    if power_of(low) >= power:
        return low
    return float(brentq(lambda n: power_of(n) - power, low, high, xtol=1e-9, rtol=1e-13))
