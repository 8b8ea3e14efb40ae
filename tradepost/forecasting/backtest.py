"""Choosing a model by what it would have said before, and how wide its band must be for what came then."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tradepost.forecasting.demand import Days, Marks
from tradepost.forecasting.rules import BANDS, HORIZON, MEDIAN, SEASON, SEASONAL_NAIVE, SPREADS, STEP, WINDOWS

ENOUGH = 42  # days a model is given before the first day it is asked for
MARGIN = 0.05  # by how much of its error, and in every window, a single model must beat the median to be preferred


def origins(length: int) -> tuple[list[int], int]:
    """How many days are known before each window, newest first, and how long a window is.

    A young product has windows of one week; one that is younger still has none.
    """
    for window, step, enough in ((HORIZON, STEP, ENOUGH), (SEASON, SEASON, 2 * SEASON)):
        found = [length - window - step * n for n in range(WINDOWS)]
        found = [origin for origin in found if origin >= enough]
        if found:
            return found, window
    return [], 0


def scale(units: Days, unknown: Marks) -> float:
    """The mean absolute difference from the same weekday before: what MASE divides by (Hyndman and Koehler 2006)."""
    if len(units) <= SEASON:
        return 0.0
    both = ~(unknown[SEASON:] | unknown[:-SEASON])
    steps = np.abs(units[SEASON:] - units[:-SEASON])[both]
    return float(steps.mean()) if len(steps) else 0.0


@dataclass(frozen=True, slots=True)
class Window:
    """What each model said of a stretch of days, what came, and which of the days are known."""

    said: Mapping[str, NDArray[np.float64]]
    came: Days
    known: Marks

    def error(self, model: str) -> float:
        """The mean absolute error on the known days."""
        return float(np.abs(self.said[model] - self.came)[self.known].mean())


def choose(windows: Sequence[Window]) -> str:
    """The model for a product.

    It is the median of the models (the most dependable choice in comparisons of many: Petropoulos and Svetunkov 2020),
    unless a single one was better in every window, by MARGIN at least: then the best of those. Taking simply the lowest
    of a dozen errors over a few windows would reward luck.
    """
    windows = [window for window in windows if window.known.any()]
    if len(windows) < 2:
        return MEDIAN
    shared = set(windows[0].said).intersection(*(window.said for window in windows[1:]))
    limits = [window.error(MEDIAN) * (1 - MARGIN) for window in windows]
    best, lowest = MEDIAN, math.inf
    for model in sorted(shared - {MEDIAN}):
        errors = [window.error(model) for window in windows]
        if all(error < limit for error, limit in zip(errors, limits, strict=True)) and sum(errors) < lowest:
            best, lowest = model, sum(errors)
    return best


@dataclass(frozen=True, slots=True)
class Record:
    """What a backtest said of each day, and what came less that (0 on unknown days); `places` are the days' own."""

    said: NDArray[np.float64]
    residuals: NDArray[np.float64]
    known: Marks
    places: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tested:
    """The chosen model's errors: mean absolute scaled (MASE), of the sum, deviations of sums; and the record."""

    error: float | None
    naive_error: float | None
    bias: float | None
    deviations: list[float]
    record: Record


def measure(windows: Sequence[Window], starts: Sequence[int], model: str, scaled_by: float) -> Tested:
    """A model's record over the windows; `starts` are the places of their first days in the series."""
    said = np.concatenate([window.said[model] for window in windows])
    came = np.concatenate([window.came for window in windows])
    known = np.concatenate([window.known for window in windows])
    naive = np.concatenate([window.said[SEASONAL_NAIVE] for window in windows])
    length = len(windows[0].came)
    places = np.concatenate([np.arange(start, start + length) for start in starts])
    residuals = np.where(known, came - said, 0.0)
    rated = scaled_by > 0 and bool(known.any())
    total = float(came[known].sum())
    return Tested(
        error=float(np.abs(residuals[known]).mean()) / scaled_by if rated else None,
        naive_error=float(np.abs(naive - came)[known].mean()) / scaled_by if rated else None,
        bias=float(said[known].sum()) / total - 1 if total > 0 else None,
        deviations=deviations(np.split(residuals, len(windows))),
        record=Record(said, residuals, known, places),
    )


def deviations(residuals: Sequence[NDArray[np.float64]]) -> list[float]:
    """The root mean square of the errors' sums over SPREADS days, of all such stretches in all windows.

    Errors of following days go together when a whole level is missed, so sums are measured rather than one day's
    deviation taken times the root of the days. Stretches longer than a window grow by that root from the longest that
    fits.
    """
    found: list[float] = []
    longest = len(residuals[0])
    for days in SPREADS:
        if days > longest:
            found.append(found[-1] * math.sqrt(days / SPREADS[len(found) - 1]))
            continue
        sums = [np.convolve(window, np.ones(days), mode="valid") for window in residuals]
        found.append(float(np.sqrt(np.mean(np.concatenate(sums) ** 2))))
    return found


def bands(record: Record, ahead: NDArray[np.float64], first: int) -> dict[str, tuple[list[float], list[float]]]:
    """Low and high of each day ahead for each of BANDS, never below zero; `first` is the first day's place.

    Split conformal prediction with errors weighted by their size to be expected (Lei et al. 2018, section 5.2): the
    error of a day is divided by the root of what was said of it, as counts vary; the quantiles of these, apart for
    below and above since demand is skewed, times the root of what is said now. The share of days inside then holds
    whatever the distribution is, as far as coming weeks are like those of the backtest. A weekday on which nothing
    was ever sold in the backtest, and nothing is foretold, has no width: a shop's day of rest.
    """
    usual = float(record.said[record.known].mean()) if record.known.any() else 0.0
    floor = max(usual / 4, 1e-9)
    came = record.said + record.residuals
    weekdays = record.places % SEASON
    coming = (first + np.arange(len(ahead))) % SEASON
    resting = [
        weekday
        for weekday in range(SEASON)
        if (there := record.known & (weekdays == weekday)).sum() >= 2
        and not came[there].any()
        and ahead[coming == weekday].max(initial=0.0) <= usual / 50
    ]
    used = record.known & ~np.isin(weekdays, resting)
    scores = np.sort(record.residuals[used] / np.sqrt(record.said[used] + floor))
    widths = np.where(np.isin(coming, resting), 0.0, np.sqrt(ahead + floor))
    return {
        band: (
            [max(0.0, float(value)) for value in ahead + widths * _quantile(scores, (1 - share) / 2, up=False)],
            [max(0.0, float(value)) for value in ahead + widths * _quantile(scores, (1 + share) / 2, up=True)],
        )
        for band, share in BANDS.items()
    }


def _quantile(ordered: NDArray[np.float64], share: float, *, up: bool) -> float:
    """A conformal quantile: of n errors the one whose rank is share x (n + 1), rounded outwards."""
    if not len(ordered):
        return 0.0
    rank = (len(ordered) + 1) * share
    place = math.ceil(rank) if up else math.floor(rank)
    return float(ordered[min(max(place, 1), len(ordered)) - 1])
