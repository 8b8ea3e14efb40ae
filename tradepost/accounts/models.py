"""Tables of people who sign in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.crypto import SEALED
from tradepost.core.db import Base, BigId, Changing, Row, table_args


class Account(Changing):
    """Somebody who signs in, by username or e-mail. Deleting one empties it: orders and figures keep their row."""

    __tablename__ = "accounts"
    __table_args__ = table_args(Index("ix_accounts_role", "role"))

    username: Mapped[str | None] = mapped_column(String(100), unique=True)  # lower case
    email: Mapped[str | None] = mapped_column(String(255), unique=True)  # lower case
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(String(20), default="customer")
    language: Mapped[str] = mapped_column(String(5), default="")
    password_hash: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    email_confirmed_at: Mapped[datetime | None]
    last_login_at: Mapped[datetime | None]
    totp_secret: Mapped[str | None] = mapped_column(Text, info=SEALED)
    totp_enabled_at: Mapped[datetime | None]
    totp_last_step: Mapped[int | None]  # a code is good once
    deleted_at: Mapped[datetime | None]
    search: Mapped[str] = mapped_column(String(700), default="")  # lower case: username, e-mail, name

    @property
    def label(self) -> str:
        """What the account is called in lists and logs."""
        return self.username or self.email or f"account {self.id}"


# What events, exports and answers never hold.
SECRET = ("password_hash", "totp_secret", "totp_last_step", "search", "updated_at")


@event.listens_for(Account, "before_insert")
@event.listens_for(Account, "before_update")
def _make_findable(_mapper: object, _connection: object, account: Account) -> None:
    words = (account.username, account.email, account.name)
    account.search = " ".join(word for word in words if word).lower()[:700]


class Session(Base):
    """One log-in on one device: a family of refresh tokens of which the newest is good.

    With the session its access tokens end.
    """

    __tablename__ = "sessions"
    __table_args__ = table_args()

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    address: Mapped[str] = mapped_column(String(64), default="")
    device: Mapped[str] = mapped_column(default="")


class RefreshToken(Row):
    """A refresh token by its hash; spent when it was exchanged. One that comes back spent ends its session."""

    __tablename__ = "refresh_tokens"
    __table_args__ = table_args()

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    spent_at: Mapped[datetime | None]


class ApiKey(Row):
    """A machine's key by its hash, with the rights it may use (never more than its maker has)."""

    __tablename__ = "api_keys"
    __table_args__ = table_args()

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    prefix: Mapped[str] = mapped_column(String(20))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]]
    expires_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class MailToken(Row):
    """A link sent by mail, by its hash: `purpose` is reset, confirm or invite."""

    __tablename__ = "mail_tokens"
    __table_args__ = table_args()

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(10))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str] = mapped_column(default="")
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class RecoveryCode(Row):
    """A code that stands in for the second factor, once."""

    __tablename__ = "recovery_codes"
    __table_args__ = table_args()

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None]


class Setup(Base):
    """One row, with id 1, once the installation has its owner: two first registrations at once make one owner.

    Whoever changes who owns it locks this row first.
    """

    __tablename__ = "setup"
    __table_args__ = table_args()

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
