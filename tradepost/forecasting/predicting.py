"""From histories to forecasts: numbers in, numbers out, told nothing of tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from tradepost.forecasting import backtest, candidates, demand as days
from tradepost.forecasting.backtest import Record, Tested, Window
from tradepost.forecasting.demand import Days, Demand, Marks
from tradepost.forecasting.rules import HORIZON, LONGEST, MEDIAN, SEASON, SPREADS, STEP

DIGITS = 3


@dataclass(frozen=True, slots=True)
class Predicted:
    """A product's forecast for the days after `through`; errors are None when it is too young to be tested.

    `said` and `residuals` are the backtest, the newest window first, None on days of which nobody knows; empty for a
    product whose windows are not of full length.
    """

    product_id: int
    through: date
    days: int
    unknown: int
    model: str
    error: float | None
    naive_error: float | None
    bias: float | None
    mean: list[float]
    bands: dict[str, tuple[list[float], list[float]]]
    deviations: list[float]
    said: list[float]
    residuals: list[float | None]

    def to_json(self) -> dict[str, Any]:
        """Itself as the parent process gets it."""
        return {name: getattr(self, name) for name in self.__slots__} | {"through": self.through.isoformat()}


@dataclass(slots=True)
class _Product:
    demand: Demand
    units: Days
    unknown: Marks
    origins: list[int]
    window: int

    def name(self, origin: int) -> str:
        return f"{self.demand.product_id}@{origin}"

    def known_until(self, origin: int) -> tuple[date, Days]:
        """What a model may see when it stands there."""
        return self.demand.start, days.fill(self.units[:origin], self.unknown[:origin])


def predict(demands: Sequence[Demand], *, jobs: int = 1, spark: Any = None) -> list[Predicted]:
    """The forecast of each product: every model stood at every origin, the best one chosen, its band calibrated.

    All the series of a batch, of every origin, go to the models in one call, so that they spread over processors alike.
    """
    products = [_prepare(demand) for demand in demands]
    series = {
        product.name(origin): product.known_until(origin)
        for product in products
        if len(product.units) >= candidates.SHORTEST
        for origin in (*product.origins, len(product.units))
    }
    said = candidates.forecast(series, LONGEST, jobs=jobs, spark=spark) if series else {}
    return [_finish(product, said) for product in products]


def _prepare(demand: Demand) -> _Product:
    units = np.asarray(demand.units, dtype=np.float64)
    unknown = days.marks(len(units), demand.unknown)
    unknown |= days.spikes(units, unknown, days.marks(len(units), demand.promoted))
    found, window = backtest.origins(len(units))
    return _Product(demand, units, unknown, found, window)


def _finish(product: _Product, said_by: dict[str, dict[str, Days]]) -> Predicted:
    length = len(product.units)
    windows = [
        Window(
            {model: said[: product.window] for model, said in said_by[product.name(origin)].items()},
            product.units[origin : origin + product.window],
            ~product.unknown[origin : origin + product.window],
        )
        for origin in product.origins
    ]
    offered = said_by.get(product.name(length)) or {MEDIAN: _plain(product)}
    model = backtest.choose(windows)
    if model not in offered:
        model = MEDIAN
    said = offered[model]
    whole = product.window == HORIZON
    tested = (
        backtest.measure(windows, product.origins, model, backtest.scale(product.units, product.unknown))
        if windows
        else _untested(product, float(said.mean()))
    )
    return Predicted(
        product_id=product.demand.product_id,
        through=product.demand.through,
        days=length,
        unknown=int(product.unknown.sum()),
        model=model,
        error=tested.error,
        naive_error=tested.naive_error,
        bias=tested.bias,
        mean=_rounded(said),
        bands={
            band: ([round(value, DIGITS) for value in low], [round(value, DIGITS) for value in high])
            for band, (low, high) in backtest.bands(tested.record, said, length).items()
        },
        deviations=[round(value, DIGITS) for value in tested.deviations],
        said=_rounded(tested.record.said) if whole else [],
        residuals=[
            value if known else None
            for value, known in zip(_rounded(tested.record.residuals), tested.record.known, strict=True)
        ]
        if whole
        else [],
    )


def _rounded(values: Days) -> list[float]:
    return [round(float(value), DIGITS) for value in values]


def _plain(product: _Product) -> Days:
    """Two weeks are not there yet: each day has what the known days had on average."""
    return np.full(LONGEST, days.fill(product.units, product.unknown).mean())


def _untested(product: _Product, level: float) -> Tested:
    """A product too young for a backtest: its own days around their level stand for the errors."""
    known = ~product.unknown
    residuals = np.where(known, product.units - level, 0.0)
    daily = float(np.sqrt(np.mean(residuals[known] ** 2))) if known.any() else 0.0
    return Tested(
        error=None,
        naive_error=None,
        bias=None,
        deviations=[daily * day**0.5 for day in SPREADS],
        record=Record(np.full(len(residuals), level), residuals, known, np.arange(len(residuals))),
    )


def together(said: Sequence[float], residuals: Sequence[float], ahead: Sequence[float]) -> dict[str, Any]:
    """The band of a sum of products: calibrated by the sum's own record, as errors of products go together.

    Windows are laid as `backtest.origins` lays them; `error` is the share of the demand that was missed by day.
    """
    first = 100 * SEASON  # any place of the same weekday as the first day ahead
    starts = [first - HORIZON - STEP * n for n in range(len(said) // HORIZON)]
    places = np.array([day for start in starts for day in range(start, start + HORIZON)], dtype=np.int64)
    record = Record(
        np.asarray(said, dtype=np.float64),
        np.asarray(residuals, dtype=np.float64),
        np.ones(len(places), dtype=np.bool_),
        places,
    )
    came = float((record.said + record.residuals).sum())
    return {
        "bands": {
            band: (_rounded(np.asarray(low)), _rounded(np.asarray(high)))
            for band, (low, high) in backtest.bands(record, np.asarray(ahead, dtype=np.float64), first).items()
        },
        "error": float(np.abs(record.residuals).sum()) / came if came > 0 else None,
    }
