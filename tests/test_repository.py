"""What the repository says about itself is so."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tradepost.core.settings import Settings

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "tradepost"


def layers() -> list[str]:
    """The import list as import-linter has it, top to bottom."""
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (contract,) = configuration["tool"]["importlinter"]["contracts"]
    return list(contract["layers"])


def test_the_import_list_in_the_manual_is_the_one_that_is_checked():
    page = (ROOT / "docs/architecture.md").read_text()
    block = page.split("## The import list", 1)[1].split("```")[1].strip()
    # Two spaces end the names; what follows is a description.
    assert [re.split(r" {2,}", line)[0] for line in block.splitlines()] == layers()


@pytest.mark.parametrize("room", re.findall(r"\(?\w+\)?", " ".join(layers())))
def test_a_room_stands_in_parentheses_only_while_it_is_planned(room: str):
    name = room.strip("()")
    exists = (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()
    assert exists is not room.startswith("(")


def test_every_room_says_what_it_is_for():
    silent = [path.parent.name for path in PACKAGE.glob("*/__init__.py") if not path.read_text().startswith('"""')]
    assert silent == []


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-dev.lock", "scripts/setup-uv.lock", "scripts/setup-node.lock"]
)
def test_python_locks_hold_versions_and_hashes_and_no_addresses(lock: str):
    lines = [line.strip(" \\") for line in (ROOT / lock).read_text().splitlines()]
    pinned = [line for line in lines if re.match(r"[a-z0-9][\w.-]*==", line)]
    hashes = [line for line in lines if re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line)]
    assert pinned
    assert len(pinned) + len(hashes) == len(lines)


@pytest.mark.parametrize("lock", ["web/package-lock.json", "tests/prism/package-lock.json"])
def test_a_lock_of_node_packages_holds_hashes_and_no_addresses(lock: str):
    text = (ROOT / lock).read_text()
    assert '"resolved"' not in text
    assert text.count('"integrity": "sha512-') == text.count('    "node_modules/')


def test_the_example_of_settings_names_settings_that_exist():
    named = re.findall(r"^#?TRADEPOST_(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert named
    assert [name for name in named if name.lower() not in Settings.model_fields] == []


def test_no_tracked_file_records_where_packages_are_downloaded():
    pattern = r"https?://[^\" ]+(/simple/?|/packages/[^\" ]+\.(whl|tar\.gz)|/-/[^\" ]+\.tgz)"
    found = subprocess.run(
        ["git", "grep", "-lIE", pattern, "--", ":!docs", f":!{Path(__file__).relative_to(ROOT)}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.stdout == ""


def test_make_help_lists_every_command():
    help_text = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^  make (\w+)", help_text, re.MULTILINE)
    assert {"setup", "run", "test", "check", "format", "bench", "web", "clean"} <= set(listed)
