"""Tables of people's events, and of what each wants of the calendar."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Base, BigId, Changing, LongText, table_args


class CalendarEvent(Changing):
    """Something somebody has planned. A rule repeats it by the clock of its time zone; `remind_at` is due next."""

    __tablename__ = "calendar_events"
    __table_args__ = table_args(
        Index("ix_calendar_events_account", "account_id", "start_at", "id"),
        Index("ix_calendar_events_remind", "remind_at"),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    title: Mapped[str]
    description: Mapped[str] = mapped_column(LongText, default="")
    start_at: Mapped[datetime]
    end_at: Mapped[datetime]
    all_day: Mapped[bool] = mapped_column(default=False)
    timezone: Mapped[str] = mapped_column(String(64))
    rule: Mapped[str] = mapped_column(default="")  # RFC 5545's RRULE without its name
    remind_minutes: Mapped[int | None]
    remind_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class CalendarException(Base):
    """A single time of a repeated event that is otherwise: at another time, or not at all (`start_at` is null)."""

    __tablename__ = "calendar_exceptions"
    __table_args__ = table_args(UniqueConstraint("event_id", "occurs_at"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("calendar_events.id", ondelete="CASCADE"))
    occurs_at: Mapped[datetime]  # when the rule has it
    start_at: Mapped[datetime | None]
    end_at: Mapped[datetime | None]


class CalendarChoice(Changing):
    """What somebody wants of the calendar: whose holidays, which layers not, and the feed's address by its hash."""

    __tablename__ = "calendar_choices"
    __table_args__ = table_args()

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), unique=True)
    country: Mapped[str | None] = mapped_column(String(2))  # none: the installation's; empty: nobody's
    region: Mapped[str] = mapped_column(String(10), default="")
    hidden: Mapped[list[str]] = mapped_column(default=list)
    feed_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    feed_made_at: Mapped[datetime | None]
