"""How demand answers to a price, and which price earns most. Pure: days in, figures out.

Demand is log-log: units of a day = exp(a + weekday + trend) * (price / usual price)^e, where e is the elasticity. It is
fitted by Poisson pseudo-maximum likelihood, which takes days without a sale as they are, where the logarithm of nothing
does not: Santos Silva and Tenreyro, The Log of Gravity, Review of Economics and Statistics 88 (2006). Standard errors
are Newey and West's (Econometrica 55, 1987) with the lag of their rule of thumb: units may scatter more than Poisson's
law says, and a good day may be followed by another. Intervals are by the t distribution.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LEAST_DAYS, LEAST_UNITS, LEAST_PRICES, LEAST_HELD = 56, 50, 3, 7
LEAST_SPREAD = 0.05  # the dearest price over the cheapest, less one
ALIKE = 0.01  # prices as near as this are one
POINTS = 41
STEPS = 100


class Day(NamedTuple):
    """A day on which the goods could be bought: its place in time, its weekday, what was asked, what was sold."""

    place: int
    weekday: int
    price: float
    units: float


class Held(NamedTuple):
    """A price, the days it was asked on, and the units sold on them."""

    price: float
    days: int
    units: float


def held(days: Sequence[Day]) -> list[Held]:
    """The prices there were, those within one per cent as one, the cheapest first."""
    found: dict[int, list[Day]] = {}
    for day in days:
        found.setdefault(round(math.log(day.price) / ALIKE), []).append(day)
    return [
        Held(sum(one.price for one in group) / len(group), len(group), sum(one.units for one in group))
        for _key, group in sorted(found.items())
    ]


def lacking(days: Sequence[Day]) -> list[tuple[str, dict[str, Any]]]:
    """What keeps an elasticity from being reckoned, as (reason, numbers); nothing when there is enough."""
    prices = held(days)
    lasting = [one for one in prices if one.days >= LEAST_HELD]
    units = sum(day.units for day in days)
    found: list[tuple[str, dict[str, Any]]] = []
    if len(days) < LEAST_DAYS:
        found.append(("days", {"there": len(days), "needed": LEAST_DAYS}))
    if units < LEAST_UNITS:
        found.append(("units", {"there": round(units), "needed": LEAST_UNITS}))
    if len(lasting) < LEAST_PRICES:
        found.append(("prices", {"there": len(lasting), "needed": LEAST_PRICES, "held": LEAST_HELD}))
    elif lasting[-1].price < lasting[0].price * (1 + LEAST_SPREAD):
        spread = round(100 * (lasting[-1].price / lasting[0].price - 1), 1)
        found.append(("spread", {"there": spread, "needed": round(100 * LEAST_SPREAD)}))
    return found


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted demand: `weights` are the coefficients, the elasticity second, `spread` their covariances.

    `usual` is the price that the others are measured by. `ahead` holds the days of a week after the last one.
    """

    weights: Numbers
    spread: Numbers
    usual: float
    free: int
    ahead: Numbers

    @property
    def elasticity(self) -> float:
        """Per cent more units for one per cent more price."""
        return float(self.weights[1])

    @property
    def error(self) -> float:
        """Its standard error."""
        return math.sqrt(float(self.spread[1, 1]))

    def interval(self, level: float) -> tuple[float, float]:
        """Where it lies with this confidence."""
        far = self.edge(level) * self.error
        return self.elasticity - far, self.elasticity + far

    def edge(self, level: float) -> float:
        """So many standard errors on each side."""
        from scipy.special import stdtrit

        return float(stdtrit(self.free, (1 + level) / 2))

    def units(self, price: float) -> tuple[float, float]:
        """Units a day at a price over the coming week, and the standard error of their logarithm (delta method)."""
        rows = self.ahead.copy()
        rows[:, 1] = math.log(price / self.usual)
        each = np.exp(rows @ self.weights)
        slope = each @ rows / each.sum()
        return float(each.mean()), math.sqrt(max(0.0, float(slope @ self.spread @ slope)))


def fit(days: Sequence[Day]) -> Fit | None:
    """The demand that fits these days best; None when price cannot be told from weekday and trend."""
    sold: dict[int, float] = {}
    for day in days:
        sold[day.weekday] = sold.get(day.weekday, 0.0) + day.units
    # A weekday on which nothing is ever sold is a day of rest: it says nothing of prices.
    days = [day for day in days if sold[day.weekday] > 0]
    weekdays = sorted(weekday for weekday, units in sold.items() if units > 0)
    if not days:
        return None
    usual = math.exp(sum(math.log(day.price) for day in days) / len(days))
    first, span = days[0].place, max(1, days[-1].place - days[0].place)

    def row(place: int, weekday: int, price: float) -> list[float]:
        trend = (place - first) / span - 0.5
        return [1.0, math.log(price / usual), trend, *(float(weekday == one) for one in weekdays[1:])]

    x = np.array([row(day.place, day.weekday, day.price) for day in days])
    y = np.array([day.units for day in days])
    if len(days) <= x.shape[1] or np.linalg.matrix_rank(x) < x.shape[1]:
        return None
    weights = _poisson(x, y)
    if weights is None:
        return None
    last = days[-1].place + 1
    ahead = np.array([row(last, weekday, usual) for weekday in weekdays])
    return Fit(weights, newey_west(x, y, weights), usual, len(days) - x.shape[1], ahead)


def _poisson(x: Numbers, y: Numbers) -> Numbers | None:
    """Newton's steps to the maximum of Poisson's likelihood; None where there is none."""
    weights = np.zeros(x.shape[1])
    weights[0] = math.log(y.mean())
    for _ in range(STEPS):
        mean = np.exp(np.clip(x @ weights, -50, 50))
        move = np.linalg.solve((x * mean[:, None]).T @ x, x.T @ (y - mean))
        # A step that is too long would leap over the top.
        weights = weights + move * min(1.0, 5.0 / max(1e-12, float(np.abs(move).max())))
        if float(np.abs(move).max()) < 1e-9:
            return weights
    return None


def newey_west(x: Numbers, y: Numbers, weights: Numbers) -> Numbers:
    """The covariances of the coefficients, whatever the scatter, and with days that resemble their neighbours."""
    n, k = x.shape
    mean = np.exp(x @ weights)
    scores = x * (y - mean)[:, None]
    meat = scores.T @ scores
    most = lags(n)
    for lag in range(1, most + 1):
        pair = scores[lag:].T @ scores[:-lag]
        meat += (1 - lag / (most + 1)) * (pair + pair.T)
    bread = np.linalg.inv((x * mean[:, None]).T @ x)
    found: Numbers = bread @ meat @ bread * (n / (n - k))
    return found


def lags(n: int) -> int:
    """How many days a day may resemble: 4 (n/100)^(2/9)."""
    return math.floor(4 * math.pow(n / 100, 2 / 9))


# --- the price that earns most ---


@dataclass(frozen=True, slots=True)
class Unit:
    """What one unit brings and takes: `keeps` of each price is left by tax and commission, `costs` goes off that."""

    keeps: float
    costs: float

    def left(self, price: float) -> float:
        """What a sale leaves."""
        return price * self.keeps - self.costs


class Point(NamedTuple):
    """A price, the units and the profit of a day there, and where they lie with a confidence."""

    price: float
    units: float
    units_low: float
    units_high: float
    profit: float
    profit_low: float
    profit_high: float


def point(found: Fit, unit: Unit, price: float, level: float = 0.8) -> Point:
    """What a day at a price is expected to bring."""
    units, error = found.units(price)
    far = math.exp(found.edge(level) * error)
    low, high = units / far, units * far
    left = unit.left(price)
    ends = sorted((left * low, left * high))
    return Point(price, units, low, high, left * units, ends[0], ends[1])


def best(elasticity: float, unit: Unit, low: float, high: float) -> float:
    """The price within bounds whose expected profit is highest.

    (p k - c) p^e has its one maximum at p = (c/k) e / (1 + e) where e < -1: the mark-up rule of Lerner. Where demand
    answers less than that, the profit rises with every price, up to the bound.
    """
    if elasticity >= -1:
        return high
    return min(max(unit.costs / unit.keeps * elasticity / (1 + elasticity), low), high)


def curve(found: Fit, unit: Unit, low: float, high: float) -> list[Point]:
    """The expected profit from one bound to the other."""
    if high <= low:
        return [point(found, unit, low)]
    return [point(found, unit, low + (high - low) * n / (POINTS - 1)) for n in range(POINTS)]
