"""Tables of auto replies."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, LongText, Row, table_args


class AutoReply(Changing):
    """A rule: on this trigger, under these conditions, give this answer. Of several that fit, the first in line does.

    `response` is the template; `translations` has it in other languages, {"ru": ...}. `quiet_from` and `quiet_to` are
    times of the shop's day, "22:00"; nothing is sent between them.
    """

    __tablename__ = "auto_replies"
    __table_args__ = table_args(Index("ix_auto_replies_trigger", "trigger", "active", "position", "id"))

    name: Mapped[str] = mapped_column(default="")
    trigger: Mapped[str] = mapped_column(String(30))
    response: Mapped[str] = mapped_column(LongText)
    translations: Mapped[dict[str, Any]] = mapped_column(default=dict)
    conditions: Mapped[dict[str, Any]] = mapped_column(default=dict)
    active: Mapped[bool] = mapped_column(default=True)
    approve: Mapped[bool] = mapped_column(default=False)  # somebody looks at each answer before it goes out
    settles: Mapped[bool] = mapped_column(default=False)  # to a question or message: is it the answer, or a first word
    mail_guests: Mapped[bool] = mapped_column(default=False)  # who ordered without an account is written to
    quiet_from: Mapped[str | None] = mapped_column(String(5))
    quiet_to: Mapped[str | None] = mapped_column(String(5))
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Sending(Row):
    """What one rule made of one cause: sent, held for approval, waiting for the morning, or not, and why.

    `claim` is the cause again, on the one row that answers it: it is unique, so that nobody is answered twice.
    """

    __tablename__ = "auto_reply_sendings"
    __table_args__ = table_args(
        UniqueConstraint("auto_reply_id", "cause"),
        UniqueConstraint("claim"),
        Index("ix_auto_reply_sendings_status", "status", "id"),
    )

    auto_reply_id: Mapped[int | None] = mapped_column(ForeignKey("auto_replies.id", ondelete="SET NULL"))
    rule_name: Mapped[str] = mapped_column(default="")
    trigger: Mapped[str] = mapped_column(String(30))
    cause: Mapped[str] = mapped_column(String(100))
    claim: Mapped[str | None] = mapped_column(String(100))
    event_id: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(String(10))  # sent | held | waiting | skipped | failed | rejected
    reason: Mapped[str] = mapped_column(String(30), default="")
    detail: Mapped[str] = mapped_column(String(500), default="")
    channel: Mapped[str] = mapped_column(String(60), default="store")
    language: Mapped[str] = mapped_column(String(5), default="")
    about: Mapped[str] = mapped_column(default="")  # what people call what it is about: an order's number, a product
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(LongText, default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    target: Mapped[str] = mapped_column(String(12), default="")  # buyer | review | conversation | staff
    target_id: Mapped[int | None] = mapped_column(BigInteger)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    send_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(default="")


class ReviewDone(Row):
    """A review of the own store that somebody has set aside without an answer."""

    __tablename__ = "reviews_done"
    __table_args__ = table_args(UniqueConstraint("review_id"))

    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
