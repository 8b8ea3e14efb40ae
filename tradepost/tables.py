"""Every table, job and hook there is: imported once by whoever runs the program, whichever rooms it serves."""

import importlib
import pkgutil
from pathlib import Path


def load() -> None:
    """Import each module's models, jobs and hooks, and core's."""
    importlib.import_module("tradepost.core.idempotency")
    importlib.import_module("tradepost.core.mail")
    importlib.import_module("tradepost.core.stamps")
    package = Path(__file__).parent
    for module in pkgutil.iter_modules([str(package)]):
        for part in ("models", "jobs", "hooks"):
            if module.ispkg and (package / module.name / f"{part}.py").is_file():
                importlib.import_module(f"tradepost.{module.name}.{part}")
