"""What serves is ready without the models: they are loaded by the process that forecasts, and go with it."""

import subprocess
import sys

HEAVY = ("statsforecast", "pandas", "scipy", "statsmodels", "numpy", "pyspark")


def test_a_serving_process_never_loads_the_models() -> None:
    told = f"import sys, tradepost.app; tradepost.app.create_app(); print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "[]"
