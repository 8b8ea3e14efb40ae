"""The models that compete, by statsforecast: on this machine's processors, or on Spark by the library's own backend."""

import logging
import warnings
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from statsforecast import StatsForecast
from statsforecast.models import (
    IMAPA,
    TSB,
    AutoETS,
    CrostonSBA,
    SeasonalExponentialSmoothing,
    SeasonalExponentialSmoothingOptimized,
    SeasonalNaive,
    SeasonalWindowAverage,
    Theta,
)

from tradepost.forecasting.demand import Days
from tradepost.forecasting.rules import MEDIAN, MEMBERS, SEASON, SEASONAL_NAIVE

SLOW = 0.1  # how much of a seasonal smoothing, or of TSB, the newest day is
SHORTEST = 2 * SEASON

logging.getLogger("fugue").setLevel(logging.ERROR)


def models() -> list[Any]:
    """Every candidate by its name in `rules.MODELS`. ETS has no trend: over four weeks it is hardly ever true."""
    return [
        SeasonalNaive(SEASON, alias=SEASONAL_NAIVE),
        AutoETS(season_length=SEASON, model="ANA", alias="ets"),
        Theta(season_length=SEASON, alias="theta"),
        SeasonalExponentialSmoothingOptimized(SEASON, alias="seasonal_smoothing"),
        SeasonalExponentialSmoothing(SEASON, alpha=SLOW, alias="seasonal_smoothing_slow"),
        SeasonalWindowAverage(SEASON, 8, alias="average_8_weeks"),
        SeasonalWindowAverage(SEASON, 12, alias="average_12_weeks"),
        TSB(alpha_d=SLOW, alpha_p=SLOW, alias="tsb"),
        CrostonSBA(alias="croston"),
        IMAPA(alias="imapa"),
    ]


def forecast(
    series: Mapping[str, tuple[date, Days]], horizon: int, *, jobs: int = 1, spark: Any = None
) -> dict[str, dict[str, NDArray[np.float64]]]:
    """Every candidate's daily forecast of every series (its first day and its values), by the series' name.

    None is below zero. The median's members stand beside it. A model that a series is too short for is absent. With
    `spark`, a Spark session, the series are spread over its cluster.
    """
    frame = pd.concat(
        [
            pd.DataFrame({"unique_id": name, "ds": pd.date_range(start, periods=len(values), freq="D"), "y": values})
            for name, (start, values) in series.items()
        ],
        ignore_index=True,
    )
    engine = StatsForecast(models(), freq="D", n_jobs=jobs, fallback_model=SeasonalWindowAverage(SEASON, 1))
    table: Any
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of series that are all zeros, mostly
        if spark is None:
            table = engine.forecast(df=frame, h=horizon)
        else:
            table = engine.forecast(df=spark.createDataFrame(frame), h=horizon)
            table = table.toPandas()
    if table.index.name == "unique_id":
        table = table.reset_index()
    table = table.sort_values(["unique_id", "ds"], kind="stable")
    found: dict[str, dict[str, NDArray[np.float64]]] = {}
    names = [column for column in table.columns if column not in {"unique_id", "ds"}]
    values = np.maximum(table[names].to_numpy(dtype=np.float64), 0.0)
    for place, name in enumerate(table["unique_id"].to_numpy()[::horizon]):
        block = values[place * horizon : (place + 1) * horizon]
        own = {model: block[:, n] for n, model in enumerate(names) if np.isfinite(block[:, n]).all()}
        own[MEDIAN] = np.median([own[model] for model in MEMBERS if model in own], axis=0)
        found[str(name)] = own
    return found
