"""A place of its own for what the demo keeps beside the database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


@pytest.fixture
def fresh_home(tmp_path: Path, configure: Callable[..., None]) -> Iterator[Path]:
    """An empty data directory."""
    configure(data_dir=tmp_path)
    return tmp_path
