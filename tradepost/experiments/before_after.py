"""A change that everybody saw from a day on: the changed goods' days against those of goods like them.

Difference in differences: what the changed goods sold a day, less what the others did scaled to the same level, is
regressed on whether the day lies behind the change. Neighbouring days are alike: Bertrand, Duflo, Mullainathan
(Quarterly Journal of Economics 119, 2004) tell what becomes of an error that forgets it. Newey and West's (Econometrica
55, 1987) is too small in few days, as the simulations in the tests show; so the error is the larger of theirs and that
of a first-order autoregression whose memory is estimated without its bias (Kendall, Biometrika 41, 1954).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

FEWEST_DAYS = 7  # on either side: a week has good and bad days


@dataclass(frozen=True, slots=True)
class Changed:
    """Sales of a day more since the change than there would have been without it.

    `expected` is what would have been sold a day; `drift` the p-value that the goods went apart before the change.
    `variance` is what a band for any moment is made of.
    """

    estimate: float
    error: float
    newey_west: float
    variance: float
    low: float
    high: float
    p_value: float
    before: float
    after: float
    expected: float
    scale: float
    drift: float

    @property
    def lift(self) -> float | None:
        """The change as a part of what would have been; None of nothing."""
        return self.estimate / self.expected if self.expected > 0 else None


def lags(days: int) -> int:
    """How many days back are taken for alike: floor(4 (T / 100)^(2/9))."""
    return int(4 * (days / 100) ** (2 / 9))


def estimate(changed: Sequence[float], others: Sequence[float], first: int, *, alpha: float = 0.05) -> Changed:
    """Days of the changed goods and of the others, day `first` being the first after the change.

    ValueError with fewer than a week on either side.
    """
    import numpy as np
    from scipy.special import ndtri, stdtr, stdtrit

    days = len(changed)
    if first < FEWEST_DAYS or days - first < FEWEST_DAYS:
        raise ValueError(f"{FEWEST_DAYS} days before the change and as many after it are needed")
    own, like = np.asarray(changed, float), np.asarray(others, float)
    level, theirs = own[:first].mean(), like[:first].mean()
    scale = level / theirs if theirs > 0 else 0.0
    gap = own - scale * like
    behind = (np.arange(days) >= first).astype(float)
    (_, effect), newey_west = _regressed(gap, np.column_stack([np.ones(days), behind]))
    error, free = max(newey_west, _remembering(gap - effect * behind - gap[:first].mean(), first)), days - 2
    (_, slope), slope_error = _regressed(gap[:first], np.column_stack([np.ones(first), np.arange(first)]))
    arm = float(stdtrit(free, 1 - alpha / 2)) * error
    after = float(own[first:].mean())
    return Changed(
        estimate=effect,
        error=error,
        newey_west=newey_west,
        variance=error**2 * float(stdtrit(free, 1 - alpha / 2) / ndtri(1 - alpha / 2)) ** 2,
        low=effect - arm,
        high=effect + arm,
        p_value=float(2 * stdtr(free, -abs(effect) / error)) if error else (1.0 if abs(effect) < 1e-12 else 0.0),
        before=float(level),
        after=after,
        expected=after - effect,
        scale=float(scale),
        drift=float(2 * stdtr(first - 2, -abs(slope) / slope_error)) if slope_error else 1.0,
    )


def _regressed(values: Any, columns: Any) -> tuple[tuple[float, float], float]:
    """Least squares on two columns, and Newey and West's error of the second, corrected for few days."""
    import numpy as np

    x, y = np.asarray(columns, float), np.asarray(values, float)
    inverse = np.linalg.inv(x.T @ x)
    found = inverse @ x.T @ y
    scores = x * (y - x @ found)[:, None]
    days, most = len(y), lags(len(y))
    meat = scores.T @ scores
    for lag in range(1, most + 1):
        part = scores[lag:].T @ scores[:-lag]
        meat += (1 - lag / (most + 1)) * (part + part.T)
    cov = inverse @ meat @ inverse * days / (days - x.shape[1])
    return (float(found[0]), float(found[1])), math.sqrt(max(0.0, float(cov[1, 1])))


def _remembering(rest: Any, first: int) -> float:
    """The error of a difference of means of days that remember the day before, of what the regression left over."""
    import numpy as np

    left = np.asarray(rest, float)
    days, square = len(left), float(left @ left)
    if square == 0:
        return 0.0
    memory = float(left[1:] @ left[:-1]) / square
    memory = min(max(memory + (1 + 3 * memory) / days, 0.0), 0.9)
    variance = square / (days - 2) * (1 / first + 1 / (days - first))
    return math.sqrt(variance * (1 + memory) / (1 - memory))


def alike(own: Sequence[float], other: Sequence[float]) -> float:
    """How closely two goods' weeks went together, -1 to 1; 0 when one of them does not move."""
    import numpy as np

    a, b = np.asarray(own, float), np.asarray(other, float)
    if a.std() == 0 or b.std() == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])
