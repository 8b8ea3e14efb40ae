"""What the forecasts do by themselves."""

from typing import Any

from tradepost.core.jobs import Run, job


@job("forecasting.run", every="40 1 * * *", shown=True)
async def run_forecasts(run: Run) -> dict[str, Any]:
    """Forecast the whole catalogue, each night; killed, it goes on behind the last product it had committed."""
    from tradepost.forecasting import cataloguing

    return await cataloguing.forecast_all(run)
