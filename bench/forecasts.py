"""How good forecasts are on a real shop's year, and how many products a second are forecast.

The last 28 days are held out; the 200 best-selling products of the days before are forecast from those days alone. The
table is that of docs/forecasts.md.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

import numpy as np
import polars as pl

from bench.imports import YEAR
from tradepost.forecasting import predicting, rules
from tradepost.forecasting.demand import Demand
from tradepost.forecasting.predicting import Predicted
from tradepost.forecasting.rules import HORIZON, SEASON
from tradepost.forecasting.stockouts import shut

BEST = 200
LEAD_TIMES = (7, 14, 28)
SERVICE_LEVEL = 0.95


def sales() -> pl.DataFrame:
    """Units sold by product and day: (sku, day, units, revenue)."""
    lines = pl.scan_parquet(YEAR).filter(
        pl.col("Quantity") > 0, pl.col("Price") >= 0, ~pl.col("Invoice").str.starts_with("C")
    )
    day = pl.col("InvoiceDate").str.slice(0, 10).str.to_date().alias("day")
    sums = (pl.col("Quantity").sum().alias("units"), (pl.col("Quantity") * pl.col("Price")).sum().alias("revenue"))
    return (
        lines.group_by(pl.col("StockCode").str.strip_chars().alias("sku"), day).agg(*sums).sort("sku", "day").collect()
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A product: its history, the days that were held out, and what was forecast of them."""

    demand: Demand
    came: np.ndarray
    said: Predicted

    @property
    def scale(self) -> float:
        """What MASE divides by: the mean absolute step from the same weekday before, in the history as it was."""
        units = np.asarray(self.demand.units)
        return float(np.abs(units[SEASON:] - units[:-SEASON]).mean())

    @property
    def error(self) -> float:
        """The forecast's MASE over the held-out days."""
        return float(np.abs(np.asarray(self.said.mean[:HORIZON]) - self.came).mean()) / self.scale

    @property
    def naive_error(self) -> float:
        """That of repeating the last week, as it was."""
        last = np.tile(np.asarray(self.demand.units)[-SEASON:], HORIZON // SEASON)
        return float(np.abs(last - self.came).mean()) / self.scale

    def inside(self, band: str) -> float:
        """The share of the held-out days that lie in a band."""
        low, high = (np.asarray(side[:HORIZON]) for side in self.said.bands[band])
        return float(((low - 1e-6 <= self.came) & (self.came <= high + 1e-6)).mean())


@dataclass(slots=True)
class Outcome:
    """Everything about a hold-out; `seconds` is what forecasting took, `work` what of them processors were busy for."""

    held: list[Held] = field(default_factory=list)
    seconds: float = 0.0
    work: float = 0.0

    def mean(self, name: str) -> float:
        """A figure's mean over the products: `error`, `naive_error`."""
        return float(np.mean([getattr(one, name) for one in self.held]))

    def foretold(self, name: str) -> float:
        """What the backtests said of it before."""
        return float(np.mean([value for one in self.held if (value := getattr(one.said, name)) is not None]))

    def inside(self, band: str) -> float:
        """The share of all held-out days that lie in a band."""
        return float(np.mean([one.inside(band) for one in self.held]))

    def bias(self) -> float:
        """All that was forecast over all that was sold, less one."""
        said = sum(sum(one.said.mean[:HORIZON]) for one in self.held)
        return said / float(sum(one.came.sum() for one in self.held)) - 1

    def served(self, lead_time: int) -> float:
        """The share of products that stock at the reorder point would have lasted for."""
        enough = [
            one.came[:lead_time].sum()
            <= rules.reorder(
                rules.sums(one.said.mean),
                one.said.deviations,
                available=0,
                service_level=SERVICE_LEVEL,
                lead_time=lead_time,
                cover=HORIZON,
            ).point
            for one in self.held
        ]
        return float(np.mean(enough))

    def together(self) -> tuple[float, float]:
        """Of the 200 as one: the share that was missed by day, and the share of days inside the 80 % band."""
        whole = [one for one in self.held if len(one.said.said) == rules.RECORD]
        ahead = np.sum([one.said.mean for one in whole], axis=0)
        came = np.sum([one.came for one in whole], axis=0)
        record = [np.sum([np.nan_to_num(np.array(getattr(one.said, name), dtype=float)) for one in whole], axis=0)
                  for name in ("said", "residuals")]  # fmt: skip
        low, high = (np.asarray(side[:HORIZON]) for side in predicting.together(*record, ahead)["bands"]["80"])
        missed = float(np.abs(ahead[:HORIZON] - came).sum() / came.sum())
        return missed, float(((low <= came) & (came <= high)).mean())


def hold_out(last: date | None = None, *, best_by: str = "units", best: int = BEST, jobs: int = 1) -> Outcome:
    """Forecast the days after `last` (by default all but the file's last 28) of what sold best until then."""
    found = sales()
    last = last or cast("date", found["day"].max()) - timedelta(days=HORIZON)
    known = found.filter(pl.col("day") <= last)
    ranked = known.group_by("sku").agg(pl.col("units", "revenue").sum()).sort(best_by, "sku", descending=[True, False])
    shop = known["day"].unique().sort().to_list()
    closed = shut(shop, shop[0], last)
    histories = [
        _history(n, known.filter(pl.col("sku") == sku), last, closed) for n, sku in enumerate(ranked["sku"][:best])
    ]
    started, busy = time.perf_counter(), sum(os.times()[:4])
    said = predicting.predict(histories, jobs=jobs)
    made = Outcome(seconds=time.perf_counter() - started, work=sum(os.times()[:4]) - busy)
    later = found.filter(pl.col("day") > last, pl.col("day") <= last + timedelta(days=HORIZON))
    for sku, history, one in zip(ranked["sku"][:best], histories, said, strict=True):
        came = np.zeros(HORIZON)
        for day, units in later.filter(pl.col("sku") == sku).select("day", "units").iter_rows():
            came[(day - last).days - 1] = units
        made.held.append(Held(history, came, one))
    return made


def _history(number: int, sold: pl.DataFrame, last: date, closed: set[date]) -> Demand:
    first = cast("date", sold["day"].min())
    units = [0.0] * ((last - first).days + 1)
    for day, count in sold.select("day", "units").iter_rows():
        units[(day - first).days] = float(count)
    unknown = sorted((day - first).days for day in closed if day >= first)
    return Demand(number, first, units, unknown)


def run(_databases: Sequence[str]) -> None:
    """Print the tables of docs/forecasts.md."""
    if not YEAR.is_file():
        print("forecasts: the real year is not beside the project, and made-up days would prove nothing.")
        return
    jobs = min(2, os.cpu_count() or 1)
    predicting.predict([Demand(0, date(2024, 1, 1), [1.0, 2.0, 3.0] * 30)])  # libraries are loaded, caches are warm
    by_units, by_revenue = hold_out(jobs=jobs), hold_out(best_by="revenue", jobs=jobs)
    row("the 200 best-selling products", "by units", "by revenue")
    row("---", "---:", "---:")
    both = (by_units, by_revenue)
    row("MASE of the forecast", *(f"{one.mean('error'):.3f}" for one in both))
    row("MASE of the seasonal naive forecast", *(f"{one.mean('naive_error'):.3f}" for one in both))
    row("better by", *(f"{1 - one.mean('error') / one.mean('naive_error'):.1%}" for one in both))
    row("MASE that the backtests had foretold", *(f"{one.foretold('error'):.3f}" for one in both))
    row("days inside the 80 % band", *(f"{one.inside('80'):.1%}" for one in both))
    row("days inside the 95 % band", *(f"{one.inside('95'):.1%}" for one in both))
    row("all that was forecast over all that was sold", *(f"{one.bias():+.1%}" for one in both))
    for lead_time in LEAD_TIMES:
        row(f"products served over {lead_time} days, of 95 %", *(f"{one.served(lead_time):.1%}" for one in both))
    row("added up: missed by day", *(f"{one.together()[0]:.1%}" for one in both))
    row("added up: days inside the 80 % band", *(f"{one.together()[1]:.1%}" for one in both))
    print()
    models: dict[str, list[Held]] = {}
    for one in by_units.held:
        models.setdefault(one.said.model, []).append(one)
    row("model", "chosen for", "MASE", "seasonal naive's")
    row("---", "---:", "---:", "---:")
    for model, of in sorted(models.items(), key=lambda pair: -len(pair[1])):
        errors = (np.mean([one.error for one in of]), np.mean([one.naive_error for one in of]))
        row(model, len(of), *(f"{value:.3f}" for value in errors))
    pace = (
        f"{BEST / by_units.seconds:.1f} products a second in {jobs} processes, {BEST / by_units.work:.1f} a second of"
    )
    print(f"\n{pace} a processor's time; each product is forecast from six points of its history.")


def row(*cells: object) -> None:
    """A line of a table."""
    print("|", " | ".join(str(cell) for cell in cells), "|")
