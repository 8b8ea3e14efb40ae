"""The providers there are. Each module, and the library behind it, is loaded when it is first asked: they are large."""

import asyncio
import importlib

from tradepost.core.errors import NotFound
from tradepost.payments.base import Face, Immediate, Provider
from tradepost.payments.providers import offline
from tradepost.payments.providers.faces import FACES


def face(name: str) -> Face:
    """What is known of a provider without loading it; NotFound for one that there is not."""
    if name not in FACES:
        raise NotFound("payment provider", name)
    return FACES[name]


_loaded: dict[str, Provider] = {}


def _load(name: str) -> None:
    _loaded[name] = importlib.import_module(f"tradepost.payments.providers.{name}").PROVIDER


async def loaded(name: str) -> Provider:
    """A provider ready to be asked; loaded the first time, beside the loop."""
    if face(name).name not in _loaded:
        await asyncio.to_thread(_load, name)
    return _loaded[name]


def immediate(name: str) -> Immediate:
    """A provider that may be asked inside a transaction; TypeError for one that answers over a network."""
    if not face(name).immediate:
        raise TypeError(f"{name} answers over a network: it cannot be asked inside a transaction")
    return offline.PROVIDER
