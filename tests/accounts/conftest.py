"""What tests of accounts share: counters of failures that start at nothing, and people who log in for themselves."""

from collections.abc import Iterator

import pytest

from tradepost.accounts import throttle


@pytest.fixture(autouse=True)
def _nobody_has_failed_yet() -> Iterator[None]:
    throttle.limiter.cache_clear()
    yield
    throttle.limiter.cache_clear()
