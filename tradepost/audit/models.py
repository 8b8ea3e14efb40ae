"""What users did."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Row, table_args


class Activity(Row):
    """One thing somebody did: `kind` is signed_in, viewed, searched, ordered, ...

    Guests have no account; `visitor` is the number their browser drew for itself. `event_id` names the event of the log
    that it was read from, if it was.
    """

    __tablename__ = "activities"
    __table_args__ = table_args(
        Index("ix_activities_account", "account_id", "id"),
        Index("ix_activities_kind", "kind", "id"),
        Index("ix_activities_viewed", "account_id", "kind", "subject_type", "subject_id"),
    )

    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    kind: Mapped[str] = mapped_column(String(30))
    subject_type: Mapped[str] = mapped_column(String(40), default="")
    subject_id: Mapped[int | None] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    visitor: Mapped[str | None] = mapped_column(String(64))
    event_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
