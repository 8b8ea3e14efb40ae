"""Argon2id with the library's own profile (RFC 9106, 64 MiB), in threads: hashing takes a processor for a moment."""

import os
import secrets
import unicodedata
from functools import lru_cache

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

_hasher = PasswordHasher()
# Each hash takes 64 MiB and a core: a crowd at the door waits here and not in memory.
_slots = CapacityLimiter(max(2, os.cpu_count() or 2))


def _form(password: str) -> str:
    # The same letters typed on another keyboard may arrive in another Unicode form.
    return unicodedata.normalize("NFKC", password)


@lru_cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe())


def _matches(stored: str | None, password: str) -> bool:
    nobodys = _nobodys()
    try:
        _hasher.verify(stored or nobodys, password)
    except (Argon2Error, InvalidHashError):
        return False
    return stored is not None


async def hashed(password: str) -> str:
    """What is stored of a password."""
    return await to_thread.run_sync(_hasher.hash, _form(password), limiter=_slots)


async def matches(stored: str | None, password: str) -> bool:
    """Whether a password is the stored one. Without a stored one it takes as long and says no."""
    return await to_thread.run_sync(_matches, stored, _form(password), limiter=_slots)


def outdated(stored: str) -> bool:
    """Whether a stored hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)
