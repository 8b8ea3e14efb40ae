"""Questions that somebody keeps."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, table_args


class Report(Changing):
    """A question with a name: its author's own, or shared with all who may read figures.

    `schedule` says when it is mailed: {"every": "day|week|month", "on": weekday or day of the month, "hour", "format",
    "to": [addresses]}; `next_at` is the next time, none when it is not mailed.
    """

    __tablename__ = "reports"
    __table_args__ = table_args(Index("ix_reports_next_at", "next_at"))

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    query: Mapped[dict[str, Any]] = mapped_column(default=dict)
    shared: Mapped[bool] = mapped_column(default=False)
    schedule: Mapped[dict[str, Any] | None]
    next_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
