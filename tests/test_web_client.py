"""The web apps' typed client is the API's own description: a change of the server that was not written over is told."""

import re
import subprocess
import sys
from pathlib import Path

from tests.machine import Unavailable, needed

ROOT = Path(__file__).parents[1]
CLIENT = ROOT / "web" / "src" / "api" / "schema.d.ts"


def test_the_client_is_what_the_server_describes(tmp_path: Path) -> None:
    if not (ROOT / "web" / "node_modules").is_dir():
        needed(Unavailable("web packages are not installed: run make setup"))
    described = subprocess.run([sys.executable, "-m", "tradepost.cli", "openapi"], capture_output=True, check=True)
    (tmp_path / "openapi.json").write_bytes(described.stdout)

    made = subprocess.run(
        [ROOT / "scripts" / "node", "node", "scripts/generate-api.mjs", tmp_path / "openapi.json", "--stdout"],
        cwd=ROOT / "web",
        capture_output=True,
        text=True,
        check=True,
    )

    assert made.stdout == CLIENT.read_text(), "the web client is stale: run make openapi"


def test_no_two_shapes_of_the_api_have_the_same_name() -> None:
    """Two of one name are called by where they stand in the code, which says nothing to whoever reads it outside."""
    clashing = sorted(set(re.findall(r"tradepost__\w+", CLIENT.read_text())))
    assert clashing == []
