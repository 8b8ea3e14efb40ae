"""The providers there are. Each module, and the library behind it, is loaded when it is first used: they are large."""

import importlib
from functools import lru_cache

from tradepost.core.errors import NotFound
from tradepost.payments.base import Provider

NAMES = ("offline", "stripe")


@lru_cache
def _load(name: str) -> Provider:
    made: Provider = importlib.import_module(f"tradepost.payments.providers.{name}").PROVIDER
    return made


def provider(name: str) -> Provider:
    """A provider by its name; NotFound for one that there is not."""
    if name not in NAMES:
        raise NotFound("payment provider", name)
    return _load(name)
