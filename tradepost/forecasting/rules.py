"""What follows from a forecast: how long stock lasts, when to reorder and how much, what a shortage costs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

SEASON = 7  # days: shops live by the week
HORIZON = 28  # days: what a backtest foretells, and what is asked for when nothing else is
LONGEST = 91  # days a forecast reaches
WINDOWS, STEP = 5, 14  # a backtest's: the newest ends with the last day, each other one two weeks earlier
RECORD = WINDOWS * HORIZON  # days in a whole backtest
BANDS = {"80": 0.8, "95": 0.95}  # the share of days that is to lie inside

# The forecast's demand is kept as sums up to these days in thousandths of a unit, its errors as the deviation of sums
# over those. In between is a straight line for demand, and a power of time for errors.
KNOTS = (7, 14, 21, 28, 42, 56, 91)
SPREADS = (1, 7, 14, 28)
MILLI = 1000

# The models there are, as they are stored and spoken of. The median is taken of those in MEMBERS.
SEASONAL_NAIVE, MEDIAN, NO_SALES = "seasonal_naive", "median", "no_sales"
MEMBERS = (
    "ets",
    "theta",
    "seasonal_smoothing",
    "seasonal_smoothing_slow",
    "average_8_weeks",
    "average_12_weeks",
    "tsb",
)
MODELS = (SEASONAL_NAIVE, *MEMBERS, "croston", "imapa", MEDIAN, NO_SALES)


def sums(daily: Sequence[float]) -> list[int]:
    """Demand up to each of KNOTS in thousandths of a unit, of a daily forecast LONGEST days long."""
    return [round(math.fsum(daily[:day]) * MILLI) for day in KNOTS]


def pieces(knots: Sequence[Any]) -> list[tuple[int, Any, int, Any]]:
    """The straight pieces of demand over time: (day, demand by then, later day, demand by then)."""
    ends = list(zip(KNOTS, knots, strict=True))
    return [(day, total, after, more) for (day, total), (after, more) in zip([(0, 0), *ends], ends, strict=False)]


def demand_until(knots: Sequence[int], days: int) -> int:
    """Thousandths of a unit that will be asked for in so many days; past the last knot as in the weeks before it.

    In whole numbers, so that a database adds up the same (see `queries`).
    """
    parts: list[tuple[int, int, int, int]] = pieces(knots)
    for day, total, after, more in parts:
        if days <= after:
            return total + (more - total) * (days - day) // (after - day)
    day, total, after, more = parts[-1]
    return more + (more - total) * (days - after) // (after - day)


def days_left(knots: Sequence[int], available: int) -> int | None:
    """How long stock lasts if the forecast is right, in hundredths of a day; None when nothing will be asked for."""
    if available <= 0:
        return 0
    stock, parts = available * MILLI, list[tuple[int, int, int, int]](pieces(knots))
    for day, total, after, more in parts:
        if stock < more:
            return day * 100 + (stock - total) * (after - day) * 100 // (more - total)
    day, total, after, more = parts[-1]
    return after * 100 + (stock - more) * (after - day) * 100 // (more - total) if more > total else None


def spread(deviations: Sequence[float], days: float) -> float:
    """The standard deviation of the forecast's error, summed over so many days, as the backtest measured it.

    Measured sums are those of SPREADS days. Between two of them the deviation is a power of the number of days (a
    straight line on log-log paper); beyond the last it grows with the square root of the days, as it does when later
    errors tell nothing of one another.
    """
    if days <= 0:
        return 0.0
    if days >= SPREADS[-1]:
        return deviations[-1] * math.sqrt(days / SPREADS[-1])
    for day, after, low, high in zip(SPREADS, SPREADS[1:], deviations, deviations[1:], strict=False):
        if days <= after:
            if low <= 0 or high <= 0:
                return low + (high - low) * (days - day) / (after - day)
            return low * float((high / low) ** (math.log(days / day) / math.log(after / day)))
    raise AssertionError("the last spread ends the line")


@dataclass(frozen=True, slots=True)
class Reorder:
    """When to order and how much: `demand` over the lead time and `safety_stock` make the `point`."""

    demand: float
    safety_stock: float
    point: int
    up_to: int
    quantity: int
    due: bool


def reorder(
    knots: Sequence[int],
    deviations: Sequence[float],
    *,
    available: int,
    service_level: float,
    lead_time: int,
    cover: int,
) -> Reorder:
    """The reorder point s and the quantity that fills stock up to S, under continuous review.

    s = d(L) + z(service level) x deviation of the forecast's error over L; S = d(L + C) + z x deviation over L + C;
    quantity = S - available, rounded up, once available has fallen to s. L is the lead time, C how many days an order
    is to last, z the quantile of the standard normal distribution: the service level is the probability that no unit is
    missing before an order arrives. (Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains,
    4th ed. 2017, chapter 6: order-point systems, with the deviation of the forecast's errors over the lead time.)
    """
    z = NormalDist().inv_cdf(service_level)
    demand = demand_until(knots, lead_time) / MILLI
    safety = max(0.0, z * spread(deviations, lead_time))
    point = math.ceil(round(demand + safety, 6))
    whole = demand_until(knots, lead_time + cover) / MILLI + max(0.0, z * spread(deviations, lead_time + cover))
    up_to = max(point, math.ceil(round(whole, 6)))
    due = available <= point and up_to > available
    return Reorder(demand, safety, point, up_to, max(0, up_to - max(0, available)) if due else 0, due)


def at_risk(knots: Sequence[int], *, available: int, lead_time: int, unit_value: int) -> int:
    """Money a lead time loses, in minor units: what is asked for after stock ran out, before an order can arrive."""
    return max(0, demand_until(knots, lead_time) - max(0, available) * MILLI) * unit_value // MILLI
