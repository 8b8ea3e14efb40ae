"""The guide's pages of commands, every line: each is run by a shell, with curl, against a server of its own."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.machine import Unavailable, needed
from tests.shop import Shop, running

GUIDE = Path(__file__).parents[2] / "docs/guide"
BLOCKS = re.compile(r"```(sh|json)\n(.*?)```", re.DOTALL)


def holds(answer: Any, shown: Any) -> bool:
    """Whether an answer has all that is shown of it."""
    if isinstance(shown, dict):
        return all(name in answer and holds(answer[name], value) for name, value in shown.items())
    return bool(answer == shown)


def script(page: str) -> tuple[str, list[tuple[int, Any]]]:
    """The page's commands, each block's output kept in a file; (block, what its last answer must have)."""
    # A refusal ends it, with what was refused; an answer ends its line, so that the last one can be told.
    parts = ["set -eu", 'curl() { command curl --fail-with-body --show-error "$@" && echo; }']
    shown = []
    number = -1
    for kind, text in BLOCKS.findall((GUIDE / page).read_text(encoding="utf-8")):
        if kind == "json":
            shown.append((number, json.loads(text)))
        else:
            number += 1
            parts.append(f"exec > out.{number}\n{text}")
    return "\n".join(parts), shown


@pytest.mark.parametrize(("page", "answers"), [("purchase.md", 9), ("price-rules.md", 3)])
def test_every_line_of_the_guide_does_what_the_guide_says(tmp_path: Path, page: str, answers: int) -> None:
    needed("curl" if shutil.which("curl") else Unavailable("No curl: install it (apt-get install curl)"))
    commands, shown = script(page)
    with running(Shop(tmp_path / "data")) as shop:
        done = subprocess.run(
            ["bash", "-c", commands],
            cwd=tmp_path,
            env={"SHOP": f"http://127.0.0.1:{shop.port}", "PATH": "/usr/local/bin:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        outputs = {number: (tmp_path / f"out.{number}").read_text() for number, _ in shown}
    assert done.returncode == 0, (done.stderr, list(outputs.values())[-1])
    for number, expected in shown:
        answer = json.loads(outputs[number].strip().splitlines()[-1])
        assert holds(answer, expected), (expected, answer)
    assert len(shown) == answers
    if page == "purchase.md":
        assert (tmp_path / "invoice.pdf").read_bytes().startswith(b"%PDF-")
