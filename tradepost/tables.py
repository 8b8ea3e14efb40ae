"""Every table, job and hook there is: imported once by whoever runs the program, whichever rooms it serves."""

import gc
import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def uncollected() -> Iterator[None]:
    """Load without the collector: what is loaded stays, and counting through it again and again is a quarter of it."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def load() -> None:
    """Import each module's models, jobs and hooks, and core's."""
    with uncollected():
        _load()


def _load() -> None:
    importlib.import_module("tradepost.core.idempotency")
    importlib.import_module("tradepost.core.mail")
    importlib.import_module("tradepost.core.stamps")
    package = Path(__file__).parent
    for module in pkgutil.iter_modules([str(package)]):
        for part in ("models", "jobs", "hooks"):
            if module.ispkg and (package / module.name / f"{part}.py").is_file():
                importlib.import_module(f"tradepost.{module.name}.{part}")
