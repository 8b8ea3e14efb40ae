"""Every table and every job there is: imported here once, for migrations and workers, which need them all."""

import importlib
import pkgutil
from pathlib import Path


def load() -> None:
    """Import each module's models and jobs, and core's."""
    importlib.import_module("tradepost.core.idempotency")
    importlib.import_module("tradepost.core.mail")
    package = Path(__file__).parent
    for module in pkgutil.iter_modules([str(package)]):
        for part in ("models", "jobs"):
            if module.ispkg and (package / module.name / f"{part}.py").is_file():
                importlib.import_module(f"tradepost.{module.name}.{part}")
