"""What a market's items add up to. Pure: tables of items in, figures out; amounts are minor units.

A table of items has a row for each thing on sale, with the columns of `COLUMNS`; units and revenue are those of the
same number of days in every row.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

COLUMNS = (
    *("channel", "external_id", "name", "category", "brand", "seller", "price", "units", "revenue"),
    *("stock_days", "first_seen", "rating", "reviews", "product_id"),
)
NEW_DAYS = 90  # an item is a newcomer for so long
TOP = 10
SEGMENTS = 5
FEWEST_POINTS = 4  # months with sales below which no trend is told

# What an entry score is made of, and how much each counts; parts that are not known leave their weight to the rest.
WEIGHTS = {"demand": 25, "growth": 20, "openness": 20, "newcomers": 15, "sell_through": 10, "unmet": 10}


@dataclass(frozen=True, slots=True)
class Trend:
    """By what part revenue changes a month, with the bounds of its 95 % interval."""

    monthly: float
    low: float
    high: float
    months: int

    @property
    def direction(self) -> str:
        """Growing or falling only where the whole interval says so."""
        return "growing" if self.low > 0 else "falling" if self.high < 0 else "flat"


@dataclass(frozen=True, slots=True)
class Segment:
    """A range of prices, both included, and what is sold in it."""

    low: int
    high: int
    items: int
    units: int
    revenue: int
    share: float | None
    per_item: int


@dataclass(slots=True)
class Figures:
    """What a niche's items add up to."""

    items: int = 0
    items_sold: int = 0
    units: int = 0
    revenue: int = 0
    average_price: int | None = None
    median_price: int | None = None
    per_item: int | None = None
    sellers: int = 0
    brands: int = 0
    seller_hhi: float | None = None
    brand_hhi: float | None = None
    top_share: float | None = None
    sold_share: float | None = None
    newcomers: int | None = None
    newcomer_share: float | None = None
    newcomer_revenue_share: float | None = None
    lost: int | None = None
    lost_share: float | None = None


@dataclass(slots=True)
class Score:
    """How inviting a niche is, 0 to 100, and the parts that it is the weighted mean of; None where one is not known."""

    total: float | None
    parts: dict[str, float | None] = field(default_factory=dict)


def part(of: float, whole: float) -> float | None:
    """A share, unrounded; None of nothing."""
    return of / whole if whole else None


def figures(items: "pl.DataFrame", today: date, days: int) -> Figures:
    """What items add up to; newcomers are those first seen within NEW_DAYS before today."""
    import polars as pl

    if items.is_empty():
        return Figures()
    sold = items.filter(pl.col("units") > 0)
    revenue, units = int(items["revenue"].sum()), int(items["units"].sum())
    found = Figures(
        items=items.height,
        items_sold=sold.height,
        units=units,
        revenue=revenue,
        average_price=_half_up(revenue, units),
        median_price=_half_up(int(items["price"].median() * 2), 2),  # type: ignore[operator,arg-type]  # a number
        per_item=_half_up(revenue, items.height),
        sellers=_named(items, "seller").n_unique(),
        brands=_named(items, "brand").n_unique(),
        seller_hhi=hhi(_sums(items, "seller")),
        brand_hhi=hhi(_sums(items, "brand")),
        top_share=part(int(items["revenue"].top_k(min(TOP, items.height)).sum()), revenue),
        sold_share=sold.height / items.height,
    )
    known = items.filter(pl.col("first_seen").is_not_null())
    if known.height:
        new = known.filter(pl.col("first_seen") > today - timedelta(days=NEW_DAYS))
        found.newcomers = new.height
        found.newcomer_share = new.height / known.height
        found.newcomer_revenue_share = part(int(new["revenue"].sum()), int(known["revenue"].sum()))
    counted = items.filter(pl.col("stock_days").is_not_null())
    if counted.height:
        found.lost = sum(
            lost_revenue(money, there, days) for money, there in counted.select("revenue", "stock_days").iter_rows()
        )
        found.lost_share = part(found.lost, revenue + found.lost)
    return found


def _half_up(of: int, whole: int) -> int | None:
    return (2 * of + whole) // (2 * whole) if whole > 0 else None


def _named(items: "pl.DataFrame", column: str) -> "pl.Series":
    import polars as pl

    return items.filter(pl.col(column) != "")[column]


def _sums(items: "pl.DataFrame", column: str) -> list[int]:
    import polars as pl

    return items.filter(pl.col(column) != "").group_by(column).agg(pl.col("revenue").sum())["revenue"].to_list()


def hhi(revenues: Sequence[int]) -> float | None:
    """The Herfindahl-Hirschman index: the sum of squared shares in percent, 10,000 for a single seller.

    Below 1,000 a market is unconcentrated, above 1,800 highly concentrated (US Merger Guidelines, 2023, 2.1).
    """
    whole = sum(one for one in revenues if one > 0)
    return sum((100 * one / whole) ** 2 for one in revenues if one > 0) if whole else None


def lost_revenue(revenue: int, stock_days: int, days: int) -> int:
    """What an item would have brought on the days on which it could not be bought, at the pace of the others."""
    if stock_days <= 0 or stock_days >= days or revenue <= 0:
        return 0
    return revenue * (days - stock_days) // stock_days


def segments(items: "pl.DataFrame") -> list[Segment]:
    """Up to SEGMENTS ranges of prices with about as many items in each; equal prices are never torn apart."""
    if items.is_empty():
        return []
    ordered = items.sort("price").select("price", "units", "revenue").rows()
    whole = sum(row[2] for row in ordered)
    found: list[Segment] = []
    start = 0
    for n in range(1, SEGMENTS + 1):
        end = max(start, round(len(ordered) * n / SEGMENTS))
        while start < end < len(ordered) and ordered[end][0] == ordered[end - 1][0]:
            end += 1
        rows = ordered[start:end]
        if rows:
            money = sum(row[2] for row in rows)
            units = sum(row[1] for row in rows)
            found.append(
                Segment(rows[0][0], rows[-1][0], len(rows), units, money, part(money, whole), money // len(rows))
            )
        start = end
    return found


def seasonality(months: Mapping[date, int]) -> dict[int, float] | None:
    """Each calendar month's revenue against the average month of its year: {1: 0.8, ...}; None below a whole year.

    The ratio-to-average method (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3.4), over whole years
    that end with the last month.
    """
    ordered = sorted(months)
    years = len(ordered) // 12
    if not years:
        return None
    ordered = ordered[-years * 12 :]
    found: dict[int, list[float]] = {}
    for year in range(years):
        block = ordered[year * 12 : (year + 1) * 12]
        mean = sum(months[month] for month in block) / 12
        if mean <= 0:
            return None
        for month in block:
            found.setdefault(month.month, []).append(months[month] / mean)
    if len(found) < 12:
        return None  # a month is missing in between
    return {month: sum(values) / len(values) for month, values in sorted(found.items())}


def trend(months: Mapping[date, int]) -> Trend | None:
    """The monthly change by Theil and Sen: the median slope of the logarithm of revenue between all pairs of months.

    The interval is Sen's, by Kendall's tau (P. K. Sen, 1968, JASA 63). Where two whole years are known the season is
    taken out first. None with fewer than FEWEST_POINTS months that had sales.
    """
    from scipy import stats

    season = seasonality(months) if len(months) >= 24 else None
    points = [
        (month.year * 12 + month.month, math.log(money / (season[month.month] if season else 1)))
        for month, money in sorted(months.items())
        if money > 0 and (season is None or season[month.month] > 0)
    ]
    if len(points) < FEWEST_POINTS:
        return None
    slope = stats.theilslopes([y for _, y in points], [x for x, _ in points], 0.95)
    return Trend(math.expm1(slope.slope), math.expm1(slope.low_slope), math.expm1(slope.high_slope), len(points))


def score(niche: Figures, market: Figures, moving: Trend | None) -> Score:
    """How inviting a niche is beside the market that it is part of.

    Each part is 0 to 100:

    demand        r ÷ (1 + r), r = revenue per item ÷ the whole market's: 50 when they are alike
    growth        50 + 10 for each percent of monthly growth
    openness      100 − HHI ÷ 100, of sellers, or of brands where sellers are not known
    newcomers     r ÷ (1 + r), r = the newcomers' share of revenue ÷ their share of items
    sell_through  the part of items that sell at all
    unmet         twice the part of revenue that was lost to empty shelves
    """
    concentration = niche.seller_hhi if niche.seller_hhi is not None else niche.brand_hhi
    parts = {
        "demand": _beside(niche.per_item, market.per_item),
        "growth": None if moving is None else _within(50 + 1000 * moving.monthly),
        "openness": None if concentration is None else _within(100 - concentration / 100),
        "newcomers": _beside(niche.newcomer_revenue_share, niche.newcomer_share),
        "sell_through": None if niche.sold_share is None else 100 * niche.sold_share,
        "unmet": None if niche.lost_share is None else _within(200 * niche.lost_share),
    }
    known = {name: value for name, value in parts.items() if value is not None}
    weight = sum(WEIGHTS[name] for name in known)
    total = sum(WEIGHTS[name] * value for name, value in known.items()) / weight if weight else None
    return Score(total, parts)


def _beside(value: float | None, other: float | None) -> float | None:
    if value is None or not other:
        return None
    ratio = max(0.0, value / other)
    return 100 * ratio / (1 + ratio)


def _within(value: float) -> float:
    return min(100.0, max(0.0, value))


def moved(before: int, now: int, percent: int) -> bool:
    """Whether a figure moved so many percent from what it was, in either direction."""
    return now != before if not before else abs(now - before) * 100 >= percent * abs(before)


def table(rows: Sequence[Sequence[Any]]) -> "pl.DataFrame":
    """Items as a table, its columns named and typed."""
    import polars as pl

    text, number = pl.String, pl.Int64
    kinds: dict[str, Any] = dict.fromkeys(COLUMNS, text)
    kinds |= dict.fromkeys(("price", "units", "revenue", "stock_days", "rating", "reviews", "product_id"), number)
    kinds["first_seen"] = pl.Date
    return pl.DataFrame(list(rows), schema=kinds, orient="row")
