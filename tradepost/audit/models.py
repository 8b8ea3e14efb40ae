"""What users did."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Row, table_args


class Activity(Row):
    """One thing somebody did: `kind` is signed_in, viewed, searched, favourited, ...; guests have no account."""

    __tablename__ = "activities"
    __table_args__ = table_args(
        Index("ix_activities_account", "account_id", "id"), Index("ix_activities_kind", "kind", "id")
    )

    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    kind: Mapped[str] = mapped_column(String(30))
    subject_type: Mapped[str] = mapped_column(String(40), default="")
    subject_id: Mapped[int | None] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
