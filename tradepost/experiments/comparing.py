"""What two groups of visitors tell: a difference, how sure it is, and whether that may be said already.

- shares: the two-proportion z-test with the pooled variance; interval by Newcombe's hybrid score method (Statistics in
  Medicine 17, 1998, method 10), which holds at small counts;
- means: Welch's t-test (Biometrika 34, 1947);
- any amounts: the Mann-Whitney test (Annals of Mathematical Statistics 18, 1947), normal with ties, continuity
  corrected;
- at any moment: the mixture sequential probability ratio test with a normal mixture (Robbins, Annals of Mathematical
  Statistics 41, 1970; Johari, Koomen, Pekelis, Walsh, Operations Research 70, 2022). Without an effect its interval
  leaves out zero at any time at all, however often one looks, with a chance of at most alpha;
- the split: the chi-square test of the counts against the weights.

scipy.special is all that these take: see `planning`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_VISITORS, FEWEST_OUTCOMES = 100, 20  # below this a normal approximation promises what it cannot hold
OFF_SPLIT = 0.001


@dataclass(frozen=True, slots=True)
class Group:
    """Visitors, how many of them did anything, and of what they brought the sum and the sum of squares.

    Of a share all three are how many did it.
    """

    visitors: int
    outcomes: int
    total: float
    squares: float

    @property
    def mean(self) -> float:
        """What one of them brought."""
        return self.total / self.visitors if self.visitors else 0.0

    @property
    def variance(self) -> float:
        """Of one of them, estimated with n - 1."""
        n = self.visitors
        return max(0.0, (self.squares - self.total * self.total / n) / (n - 1)) if n > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """The second less the first: an interval and a p-value for one look."""

    estimate: float
    low: float
    high: float
    p_value: float
    superiority: float | None = None  # Mann-Whitney: the chance that a visitor of the second brings more


def _wilson(hits: float, n: int, edge: float) -> tuple[float, float]:
    share, square = hits / n, edge * edge
    middle = (share + square / (2 * n)) / (1 + square / n)
    arm = edge / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return middle - arm, middle + arm


def of_shares(first: Group, second: Group, alpha: float = 0.05) -> Compared:
    """Two shares. Both groups have visitors."""
    from scipy.special import ndtr, ndtri

    edge = float(ndtri(1 - alpha / 2))
    one, two = first.mean, second.mean
    (low1, high1), (low2, high2) = (_wilson(group.total, group.visitors, edge) for group in (first, second))
    gap = two - one
    pooled = _pooled(first, second)
    p = float(2 * ndtr(-abs(gap) / math.sqrt(pooled))) if pooled > 0 else 1.0
    low = gap - math.hypot(two - low2, high1 - one)
    return Compared(gap, low, gap + math.hypot(high2 - two, one - low1), p)


def _pooled(first: Group, second: Group) -> float:
    """The variance of a difference of shares if there were none."""
    share = (first.total + second.total) / (first.visitors + second.visitors)
    return share * (1 - share) * (1 / first.visitors + 1 / second.visitors)


def of_means(first: Group, second: Group, alpha: float = 0.05) -> Compared:
    """Two means. Both groups have at least two visitors."""
    from scipy.special import stdtr, stdtrit

    parts = [group.variance / group.visitors for group in (first, second)]
    gap, variance = second.mean - first.mean, sum(parts)
    if variance <= 0:
        return Compared(gap, gap, gap, 1.0 if gap == 0 else 0.0)
    free = (
        variance
        * variance
        / sum(part * part / (group.visitors - 1) for part, group in zip(parts, (first, second), strict=True))
    )
    error = math.sqrt(variance)
    arm = float(stdtrit(free, 1 - alpha / 2)) * error
    return Compared(gap, gap - arm, gap + arm, float(2 * stdtr(free, -abs(gap) / error)))


def of_ranks(
    first: Group, second: Group, amounts: tuple[Sequence[float], Sequence[float]], alpha: float = 0.05
) -> Compared:
    """What visitors brought, compared by rank; `amounts` are those of visitors who brought anything, the rest nothing.

    Estimate and interval are those of the means: ranks have no roubles.
    """
    import numpy as np
    from scipy.special import ndtr

    n1, n2 = first.visitors, second.visitors
    values = np.concatenate([np.asarray(amounts[0], float), np.asarray(amounts[1], float)])
    group = np.concatenate([np.zeros(len(amounts[0]), int), np.ones(len(amounts[1]), int)])
    known, where = np.unique(np.append(values, 0.0), return_inverse=True)
    counts = np.zeros((2, len(known)))
    np.add.at(counts, (group, where[:-1]), 1)
    counts[0, where[-1]] += n1 - len(amounts[0])
    counts[1, where[-1]] += n2 - len(amounts[1])
    ties = counts.sum(axis=0)
    below = np.cumsum(counts[0]) - counts[0]
    more = float((counts[1] * (below + counts[0] / 2)).sum())  # pairs in which the second brings more, ties half
    every = n1 + n2
    spread = n1 * n2 / 12 * ((every + 1) - float((ties**3 - ties).sum()) / (every * (every - 1)))
    away = abs(more - n1 * n2 / 2) - 0.5
    p = min(1.0, float(2 * ndtr(-away / math.sqrt(spread)))) if spread > 0 else 1.0
    plain = of_means(first, second, alpha)
    return Compared(plain.estimate, plain.low, plain.high, p, more / (n1 * n2))


# --- at any moment ---


@dataclass(frozen=True, slots=True)
class Always:
    """What may be said at any moment: the interval, its p-value, and whether there are enough to say anything."""

    low: float
    high: float
    p_value: float
    enough: bool

    @property
    def decided(self) -> int:
        """1: the second is better, -1: worse, 0: nothing can be said yet."""
        if not self.enough:
            return 0
        return 1 if self.low > 0 else -1 if self.high < 0 else 0


def reach(variance: float, expected: float, alpha: float) -> float:
    """How far the interval reaches to either side of an estimate of this variance.

    `expected` is the effect that it is tuned to: narrowest where the standard error is some third of it.
    """
    prior = expected * expected
    both = variance + prior
    return math.sqrt(variance * both / prior * (2 * math.log(1 / alpha) + math.log(both / variance)))


def always(estimate: float, variance: float, expected: float, alpha: float, *, enough: bool = True) -> Always:
    """The interval that holds at every moment together, and the p-value that goes with it."""
    if variance <= 0 or expected == 0:
        return Always(-math.inf, math.inf, 1.0, enough=False)
    arm, prior = reach(variance, expected, alpha), expected * expected
    both = variance + prior
    log_ratio = 0.5 * math.log(variance / both) + estimate * estimate * prior / (2 * variance * both)
    return Always(estimate - arm, estimate + arm, min(1.0, math.exp(-log_ratio)) if log_ratio > 0 else 1.0, enough)


def always_of(first: Group, second: Group, expected: float, alpha: float, *, share: bool) -> Always:
    """The same of two groups."""
    if min(first.visitors, second.visitors) < 2:
        return Always(-math.inf, math.inf, 1.0, enough=False)
    parts = sum(group.variance / group.visitors for group in (first, second))
    variance = max(parts, _pooled(first, second)) if share else parts
    many = min(first.visitors, second.visitors) >= FEWEST_VISITORS
    many = many and first.outcomes + second.outcomes >= FEWEST_OUTCOMES
    return always(second.mean - first.mean, variance, expected, alpha, enough=many)


def split(counts: Sequence[int], weights: Sequence[int]) -> float:
    """How likely a split at least so far from the weights is by chance; below OFF_SPLIT something is wrong."""
    from scipy.special import chdtrc

    every, whole = sum(counts), sum(weights)
    if not every:
        return 1.0
    wanted = [every * weight / whole for weight in weights]
    far = sum((count - due) ** 2 / due for count, due in zip(counts, wanted, strict=True))
    return float(chdtrc(len(counts) - 1, far))
