"""Secrets at rest: tokens as hashes; what must be read again (seeds, channel keys) encrypted by a key ring."""

import base64
import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from tradepost.core.settings import settings

SEALED: dict[str, bool] = {"sealed": True}  # a column's `info`: it holds what `encrypt` made, see `rotating`


def new_secret(prefix: str = "", *, size: int = 32) -> str:
    """A random secret to hand out once; keep only its `digest`."""
    return f"{prefix}{secrets.token_urlsafe(size)}"


def digest(secret: str) -> str:
    """What is stored of a random secret: SHA-256 in hex (long random strings need no slow hash)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(left: str, right: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())


def _keys() -> list[Fernet]:
    """The ring's keys, newest first."""
    return [Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest())) for key in settings().key_ring()]


def encrypt(text: str) -> str:
    """Encrypt with the newest key of the ring."""
    return _keys()[0].encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Decrypt with whichever key of the ring fits; ValueError when none does."""
    try:
        return MultiFernet(_keys()).decrypt(text.encode()).decode()
    except InvalidToken as error:
        raise ValueError("none of the installation's encryption keys opens this") from error


def renewed(text: str) -> str | None:
    """The same text under the newest key; None when it is under that already. ValueError when no key opens it."""
    try:
        _keys()[0].decrypt(text.encode())
    except InvalidToken:
        return encrypt(decrypt(text))
    return None
