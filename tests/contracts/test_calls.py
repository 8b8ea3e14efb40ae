"""Every call that the documents list is one that the app describes."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

CONTRACTS = Path(__file__).parents[3] / "shared" / "contracts"
FILES = ("0-seller-service.yaml", "1-ecommerce-platform.yaml", "2-backend-api.yaml", "4-fastapi-backend.yaml")


def shape(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path).rstrip("/")


@pytest.mark.parametrize("file", FILES)
def test_every_documented_call_is_described(shared_app: Any, file: str):
    if not CONTRACTS.is_dir():
        pytest.skip(f"the documents' lists of calls are not beside the project: {CONTRACTS}")
    calls = [one["call"].split() for one in yaml.safe_load((CONTRACTS / file).read_text())["calls"]]
    served = {
        (method.upper(), shape(path)) for path, methods in shared_app.openapi()["paths"].items() for method in methods
    }
    assert [f"{method} {path}" for method, path in calls if (method, shape(path)) not in served] == []
