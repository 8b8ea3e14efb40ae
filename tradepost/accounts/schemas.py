"""What goes over the wire about accounts."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from tradepost.accounts.auth import Caller
from tradepost.accounts.models import Account, Session
from tradepost.accounts.rights import Right, Role
from tradepost.accounts.sessions import Tokens
from tradepost.core.settings import settings
from tradepost.core.web import Line, Schema

# Every character of a password counts, the spaces around it too. How long a new one must be is a rule, not a type.
Password = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=1000)]
Token = Annotated[str, StringConstraints(min_length=1, max_length=255)]
Code = Annotated[str, StringConstraints(min_length=6, max_length=40)]
Language = Literal["en", "ru"]


class RegisterIn(Schema):
    """A username, an e-mail or both."""

    username: Line | None = None
    email: Line | None = None
    password: Password
    name: Line = ""


class AccountOut(Schema):
    """An account as its owner sees it."""

    id: int
    username: str | None
    email: str | None
    name: str
    role: Role


class LoginIn(Schema):
    """Who (a username or an e-mail, in whichever of the three fields) and the password.

    Where two-factor log-in is on, `otp` is the authenticator's code or a recovery code (`recovery_code` is the same).
    """

    username: Line | None = None
    email: Line | None = None
    login: Line | None = None
    password: Password
    otp: Code | None = None
    recovery_code: Code | None = None

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not self.name:
            raise ValueError("a username or an e-mail address is needed")
        return self

    @property
    def name(self) -> str:
        return self.login or self.email or self.username or ""


class TokensOut(Schema):
    """`access_token` for the next `expires_in` seconds, `refresh_token` to get the next pair, once."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the name of a scheme
    expires_in: int
    refresh_token: str

    @classmethod
    def of(cls, tokens: Tokens) -> Self:
        return cls(access_token=tokens.access_token, expires_in=tokens.expires_in, refresh_token=tokens.refresh_token)


class RefreshIn(Schema):
    """The refresh token; it may come as the bearer instead."""

    refresh_token: Token | None = None


class MeOut(Schema):
    """Who asks, and what they may do. `id` is 0 for the installation's own API_KEY."""

    id: int
    username: str | None
    email: str | None
    name: str
    role: Role
    rights: list[Right]
    two_factor: bool
    email_confirmed: bool
    language: str
    via: Literal["session", "key"]

    @classmethod
    def of(cls, who: Caller) -> Self:
        account = who.account
        return cls(
            id=who.id,
            username=account.username if account else None,
            email=account.email if account else None,
            name=account.name if account else "API_KEY",
            role=who.role,
            rights=sorted(who.rights),
            two_factor=bool(account and account.totp_enabled_at),
            email_confirmed=bool(account and account.email_confirmed_at),
            language=(account.language if account else "") or settings().language,
            via="session" if who.key_id is None else "key",
        )


class ProfileOut(Schema):
    """What people say about themselves."""

    id: int
    username: str | None
    email: str | None
    name: str
    language: str
    email_confirmed: bool
    created_at: datetime

    @classmethod
    def of(cls, account: Account) -> Self:
        shown = {field: getattr(account, field) for field in ("id", "username", "email", "name", "created_at")}
        return cls(
            **shown,
            language=account.language or settings().language,
            email_confirmed=account.email_confirmed_at is not None,
        )


class ProfileIn(Schema):
    """What is to change; what is left out stays. `id` may repeat one's own. Null removes a username or e-mail."""

    id: Annotated[int | None, Field(ge=1, le=2**63 - 1)] = None
    username: Line | None = None
    email: Line | None = None
    name: Line = ""
    language: Language = "en"


class PasswordIn(Schema):
    """The password once more, for what cannot be undone."""

    password: Password


class PasswordChangeIn(Schema):
    """The password as it is and as it shall be."""

    current_password: Password
    new_password: Password


class ForgotIn(Schema):
    """Where the link shall go."""

    email: Line


class LinkIn(Schema):
    """The token of a link that came by mail."""

    token: Token


class ResetIn(LinkIn):
    """A new password, by the link."""

    password: Password


class AcceptIn(ResetIn):
    """Somebody who was invited chooses a password, and may choose names."""

    username: Line | None = None
    name: Line | None = None


class InviteIn(Schema):
    """Who is invited to be what."""

    email: Line
    role: Role
    name: Line = ""


class SeedOut(Schema):
    """For the authenticator, shown once: the secret, the same as an address, and as a picture of it (SVG)."""

    secret: str
    uri: str
    qr: str


class CodeIn(Schema):
    """What the authenticator shows."""

    code: Code


class ProofIn(Schema):
    """The password and the second factor (or a recovery code)."""

    password: Password
    code: Code


class RecoveryCodesOut(Schema):
    """Each stands in for the authenticator once. They are not shown again."""

    recovery_codes: list[str]


class SessionOut(Schema):
    """A log-in on a device; `current` is the one that asks."""

    id: str
    device: str
    address: str
    created_at: datetime
    used_at: datetime
    expires_at: datetime
    current: bool

    @classmethod
    def of(cls, session: Session, *, current: str | None) -> Self:
        shown = {field: getattr(session, field) for field in cls.model_fields if field != "current"}
        return cls(**shown, current=session.id == current)


class KeyIn(Schema):
    """A key for a machine: `scopes` are rights that its maker holds."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    scopes: Annotated[list[Right], Field(min_length=1)]
    expires_at: datetime | None = None


class KeyOut(Schema):
    """A key without its secret; `prefix` is how it begins."""

    id: int
    name: str
    prefix: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None


class NewKeyOut(KeyOut):
    """A key with its secret, which is not shown again."""

    key: str


class UserOut(Schema):
    """An account as staff see it. `status`: invited (has not accepted yet), active, or disabled."""

    id: int
    username: str | None
    email: str | None
    name: str
    role: Role
    status: Literal["invited", "active", "disabled"]
    two_factor: bool
    email_confirmed: bool
    created_at: datetime
    last_login_at: datetime | None

    @classmethod
    def of(cls, account: Account) -> Self:
        return cls(
            **{field: getattr(account, field) for field in ("id", "username", "email", "name", "created_at")},
            role=Role(account.role),
            status="active" if account.active else "disabled" if account.password_hash else "invited",
            two_factor=account.totp_enabled_at is not None,
            email_confirmed=account.email_confirmed_at is not None,
            last_login_at=account.last_login_at,
        )


class UserIn(Schema):
    """What of an account its owner's installation changes; what is left out stays."""

    role: Role | None = None
    active: bool | None = None
    name: Line | None = None


class RightsOut(Schema):
    """Every right there is, and which of them each role holds."""

    rights: list[Right]
    roles: dict[Role, list[Right]]
