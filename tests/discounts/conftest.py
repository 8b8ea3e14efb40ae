"""What tests of gift cards stand on: nobody has looked at a card yet."""

from collections.abc import Iterator

import pytest

from tradepost.discounts import throttle


@pytest.fixture(autouse=True)
def _nobody_has_looked_yet() -> Iterator[None]:
    throttle.limiter.cache_clear()
    yield
    throttle.limiter.cache_clear()
