"""On a real shop's year (UCI Online Retail II) the forecast is as good as docs/forecasts.md says."""

import pytest

from bench import forecasts
from bench.imports import YEAR
from tests.machine import Unavailable, needed


@pytest.fixture(scope="module")
def outcome() -> forecasts.Outcome:
    """The 200 best-selling products, forecast without their last 28 days."""
    if not YEAR.is_file():
        needed(Unavailable(f"the real year of orders is not there: {YEAR} (UCI Online Retail II as Parquet)"))
    return forecasts.hold_out()


def test_the_forecast_beats_the_seasonal_naive_one_and_keeps_its_word(outcome: forecasts.Outcome):
    error, naive = outcome.mean("error"), outcome.mean("naive_error")
    assert len(outcome.held) == 200
    assert error <= 0.9 * naive
    assert outcome.foretold("error") == pytest.approx(error, rel=0.1)
    assert 0.7 <= outcome.inside("80") <= 0.9
    assert 0.85 <= outcome.inside("95") <= 0.99
    # To the last digits that the page has of them.
    assert (round(error, 2), round(naive, 2), round(outcome.inside("80"), 2)) == (0.82, 1.13, 0.77)
