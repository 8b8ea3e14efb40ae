"""What the tests need of the machine and may not find: a skip with its reason at home, an error in CI."""

import os
from dataclasses import dataclass
from typing import TypeVar

import pytest

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Unavailable:
    """Something that tests drive is not on this machine, and why."""

    reason: str


def on_ci() -> bool:
    return os.environ.get("CI") == "true"


def needed(found: Thing | Unavailable) -> Thing:
    """What was found. Where it was not, CI fails; at home the run goes on, and its summary names what was left out."""
    if not isinstance(found, Unavailable):
        return found
    if on_ci():
        pytest.fail(found.reason, pytrace=False)
    pytest.skip(found.reason)
