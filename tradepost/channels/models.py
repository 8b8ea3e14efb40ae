"""Tables of channels."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, LongText, table_args


class Channel(Changing):
    """A place where the merchant sells. `code` is what orders, price lists and expenses call it, and never changes.

    Every channel shows what is available less its `buffer`; when little is left, the one with the lower `priority`
    goes first. Credentials are encrypted and leave this table only for the marketplace.
    """

    __tablename__ = "channels"
    __table_args__ = table_args(
        CheckConstraint("buffer >= 0", name="buffer_not_negative"),
        Index("ix_channels_type", "type", "id"),
    )

    type: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str]
    enabled: Mapped[bool] = mapped_column(default=True)
    buffer: Mapped[int] = mapped_column(default=0)
    priority: Mapped[int] = mapped_column(default=100)
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    credentials: Mapped[str] = mapped_column(LongText, default="")
    # What the last check found; none yet where `works` is empty.
    checked_at: Mapped[datetime | None]
    works: Mapped[bool | None]
    message: Mapped[str] = mapped_column(String(500), default="")
    account: Mapped[str] = mapped_column(default="")
    expires_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
