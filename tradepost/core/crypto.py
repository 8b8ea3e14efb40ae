"""Secrets at rest: tokens as hashes; what must be read again (seeds, channel keys) encrypted by a key ring."""

import base64
import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from tradepost.core.settings import settings


def new_secret(prefix: str = "", *, size: int = 32) -> str:
    """A random secret to hand out once; keep only its `digest`."""
    return f"{prefix}{secrets.token_urlsafe(size)}"


def digest(secret: str) -> str:
    """What is stored of a random secret: SHA-256 in hex (long random strings need no slow hash)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(left: str, right: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())


def _ring() -> MultiFernet:
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest())) for key in settings().key_ring()]
    )


def encrypt(text: str) -> str:
    """Encrypt with the newest key of the ring."""
    return _ring().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Decrypt with whichever key of the ring fits; ValueError when none does."""
    try:
        return _ring().decrypt(text.encode()).decode()
    except InvalidToken as error:
        raise ValueError("none of the installation's encryption keys opens this") from error


def rotate(text: str) -> str:
    """The same text under the newest key."""
    return _ring().rotate(text.encode()).decode()
