"""A serving process starts without the libraries that few requests need: whoever needs one loads it then."""

import subprocess
import sys

HEAVY = (
    # figures and forecasts
    "duckdb", "ibis", "numpy", "pandas", "polars", "pyarrow", "pyspark", "scipy", "sklearn", "statsforecast",
    "statsmodels",
    # words, papers, tables, payments, background work
    "dbos", "fpdf", "openpyxl", "pymorphy3", "stripe", "xlsxwriter", "yookassa",
)  # fmt: skip


def test_a_serving_process_never_loads_what_weighs() -> None:
    told = f"import sys, tradepost.app; tradepost.app.serve_app(); print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "[]"
