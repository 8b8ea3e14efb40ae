"""Tables of what people are told."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.crypto import SEALED
from tradepost.core.db import Base, BigId, LongText, Row, table_args


class Notification(Row):
    """Something one person is told. `cause` makes it unique: about one thing somebody is told once."""

    __tablename__ = "notifications"
    __table_args__ = table_args(
        UniqueConstraint("account_id", "cause"),
        Index("ix_notifications_account", "account_id", "id"),
        Index("ix_notifications_unread", "account_id", "read_at"),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(LongText, default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    cause: Mapped[str | None] = mapped_column(String(100))
    hidden: Mapped[bool] = mapped_column(default=False)  # only remembers its cause: unwanted in the app, or taken away
    read_at: Mapped[datetime | None]


class Choice(Base):
    """Where somebody wants to be told of a kind of thing; without a row the kind's usual way holds."""

    __tablename__ = "notification_choices"
    __table_args__ = table_args(UniqueConstraint("account_id", "kind"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(30))
    in_app: Mapped[bool]
    by_mail: Mapped[bool]
    by_webhook: Mapped[bool] = mapped_column(default=False)
    by_telegram: Mapped[bool] = mapped_column(default=False)
    digest: Mapped[bool] = mapped_column(default=False)


class Ways(Row):
    """Where somebody is told beside the app and their mail address, and when their digest comes.

    Secrets are encrypted. Each way's `error` is why the last thing sent there did not arrive; empty once one has.
    """

    __tablename__ = "notification_ways"
    __table_args__ = table_args(UniqueConstraint("account_id"))

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    webhook_url: Mapped[str] = mapped_column(String(700), default="")
    webhook_secret: Mapped[str] = mapped_column(LongText, default="", info=SEALED)
    webhook_error: Mapped[str] = mapped_column(String(255), default="")
    telegram_token: Mapped[str] = mapped_column(LongText, default="", info=SEALED)
    telegram_chat: Mapped[str] = mapped_column(String(64), default="")
    telegram_error: Mapped[str] = mapped_column(String(255), default="")
    digest_hour: Mapped[int] = mapped_column(default=8)  # of the shop's day
    digest_day: Mapped[date | None]  # the last one was sent on


class Gathered(Row):
    """Something that waits for somebody's next digest."""

    __tablename__ = "notifications_gathered"
    __table_args__ = table_args(Index("ix_notifications_gathered_account", "account_id", "id"))

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(LongText, default="")
    link: Mapped[str] = mapped_column(String(500), default="")
