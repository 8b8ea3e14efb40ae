"""Tables of what people are told."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

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
