"""Each test begins with nobody seen: who was shown something waits in memory for a moment."""

import pytest

from tradepost.experiments import showing


@pytest.fixture(autouse=True)
def nobody_seen() -> None:
    showing._waiting.clear()
    showing._noted.clear()
