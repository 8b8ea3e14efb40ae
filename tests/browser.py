"""The browser of the end-to-end tests: Debian's Chromium, or a Chrome that is here anyway. Nothing is downloaded."""

import os
import shutil
from pathlib import Path

from tests.machine import Unavailable

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Quiet and alone: no sandbox (tests may run as root in a container), and no talk with anybody but the shop under test.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> Path | Unavailable:
    """The browser's program: `TRADEPOST_TEST_BROWSER`, else the first of `NAMES` on the PATH."""
    chosen = os.environ.get("TRADEPOST_TEST_BROWSER")
    if chosen:
        return Path(chosen) if Path(chosen).is_file() else Unavailable(f"TRADEPOST_TEST_BROWSER: no file {chosen}")
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return Path(path)
    return Unavailable("No browser: install chromium (apt-get install chromium) to run the end-to-end tests")
