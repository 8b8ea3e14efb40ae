"""A product's days as a series: units asked for, and the days of which nobody knows.

Unknown are days without stock, days on which the shop was shut though it usually opens on that weekday, and promotion
spikes. Models need a number for each day, so an unknown one gets what that weekday usually had before it; errors are
never counted on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tradepost.forecasting.rules import SEASON

Days = NDArray[np.float64]
Marks = NDArray[np.bool_]

WEEKS = 8  # of the same weekday, that stand in for an unknown day
LIMIT = 3.0  # robust deviations above the usual: a spike
NEIGHBOURS = 28  # days on each side that say what is usual


@dataclass(frozen=True, slots=True)
class Demand:
    """A product's history: one number a day from its first sale through the last day, zero where nothing was sold.

    `unknown` marks days without stock and days the shop was shut, `promoted` those on which it was sold at a discount.
    """

    product_id: int
    start: date
    units: Sequence[float]
    unknown: Sequence[int] = ()
    promoted: Sequence[int] = ()

    @property
    def through(self) -> date:
        """The last day."""
        return self.start + timedelta(days=len(self.units) - 1)

    def to_json(self) -> dict[str, Any]:
        """Itself as a child process gets it; days are told by their place in the series."""
        return {
            "product_id": self.product_id,
            "start": self.start.isoformat(),
            "units": list(self.units),
            "unknown": list(self.unknown),
            "promoted": list(self.promoted),
        }

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> "Demand":
        """The opposite of `to_json`."""
        return cls(**{**given, "start": date.fromisoformat(given["start"])})


def marks(length: int, places: Sequence[int]) -> Marks:
    """A series of so many days with these marked."""
    found = np.zeros(length, dtype=np.bool_)
    found[list(places)] = True
    return found


def spikes(units: Days, unknown: Marks, promoted: Marks) -> Marks:
    """Promotion spikes: days sold at a discount whose demand lies far above the ordinary days around them.

    A Hampel identifier (Hampel 1974; Pearson 2002) on the logarithm of what was sold: above the median of the
    ordinary selling days within NEIGHBOURS days by more than LIMIT x 1.4826 x their median absolute deviation,
    taken as a third at least. A discount that moved nothing is an ordinary day, and so is a large order at the full
    price: that is demand.
    """
    found = np.zeros(len(units), dtype=np.bool_)
    selling = units > 0
    ordinary = np.flatnonzero(selling & ~unknown & ~promoted)
    if len(ordinary) < 4:
        return found  # nothing to compare with: always on offer, or hardly ever sold
    usual = np.log(units[ordinary])
    for day in np.flatnonzero(promoted & selling & ~unknown):
        low, high = np.searchsorted(ordinary, [day - NEIGHBOURS, day + NEIGHBOURS + 1])
        near = usual[low:high] if high - low >= 4 else usual
        middle = float(np.median(near))
        deviation = max(1.4826 * float(np.median(np.abs(near - middle))), 1 / 3)
        found[day] = float(np.log(units[day])) > middle + LIMIT * deviation
    return found


def fill(units: Days, unknown: Marks) -> Days:
    """The series with a number in place of each unknown day: the mean of up to WEEKS known same weekdays before it.

    Where there are none before, of those after it; where there are none at all, of every known day.
    """
    if not unknown.any():
        return units
    filled = units.copy()
    known = ~unknown
    whole = float(units[known].mean()) if known.any() else 0.0
    for weekday in range(SEASON):
        places = np.arange(weekday, len(units), SEASON)
        there = places[known[places]]
        if not len(there):
            filled[places] = whole
            continue
        values = units[there]
        for place in places[unknown[places]]:
            before = int(np.searchsorted(there, place))
            filled[place] = values[max(0, before - WEEKS) : before].mean() if before else values[:WEEKS].mean()
    return filled
