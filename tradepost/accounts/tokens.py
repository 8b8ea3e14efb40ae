"""Access tokens: JWT, HS256, a quarter of an hour, naming the account and the session they belong to."""

from datetime import timedelta
from typing import Any

import jwt
from starlette.types import Scope

from tradepost.core import clock
from tradepost.core.errors import NotSignedIn
from tradepost.core.settings import settings


def access_token(account_id: int, session_id: str) -> tuple[str, int]:
    """(token, seconds it is good for)."""
    now, minutes = clock.now(), settings().access_token_minutes
    claims = {
        "sub": str(account_id),
        "sid": session_id,
        "iat": now,
        "exp": now + timedelta(minutes=minutes),
        "typ": "access",
    }
    return jwt.encode(claims, settings().signing_key(), algorithm="HS256"), minutes * 60


def claims_of(token: str) -> dict[str, Any]:
    """What a token says, its signature and age checked; NotSignedIn for anything else."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token, settings().signing_key(), algorithms=["HS256"], options={"require": ["exp", "sub", "sid"]}
        )
    except jwt.ExpiredSignatureError as error:
        raise NotSignedIn("The access token has expired: refresh it or sign in again") from error
    except jwt.PyJWTError as error:
        raise NotSignedIn("The access token is not valid") from error
    # The key may be shared with other systems: their tokens are well signed and still none of ours.
    number, session = str(claims["sub"]), claims["sid"]
    ours = claims.get("typ") == "access" and number.isascii() and number.isdecimal() and len(number) <= 18
    if not ours or not isinstance(session, str) or len(session) > 36:
        raise NotSignedIn("The access token is not valid")
    return claims


def bearer(header: str | None) -> str | None:
    """The token of an Authorization header."""
    if header and header[:7].lower() == "bearer ":
        return header[7:].strip() or None
    return None


def account_of_scope(scope: Scope) -> str | None:
    """For rate limits: whose request this is, told by the token's signature alone."""
    for name, value in scope["headers"]:
        if name == b"authorization":
            token = bearer(value.decode("latin-1"))
            try:
                return f"account {claims_of(token)['sub']}" if token else None
            except NotSignedIn:
                return None
    return None
