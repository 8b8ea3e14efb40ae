"""Tables of price rules, of their runs, and of what competitors ask. Amounts are minor units of the shop's currency."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, Row, table_args


class PriceRule(Changing):
    """Which goods, and what is done to their prices: steps in their order.

    `revision` goes up whenever what it does changes; `confirmed` is the revision whose dry run somebody looked at.
    `next_at` is when it runs by itself, none while it does not. Of rules that mean the same goods on the same channel
    the one of the highest `priority` has them, of equal ones the oldest.
    """

    __tablename__ = "price_rules"
    __table_args__ = table_args(Index("ix_price_rules_next_at", "next_at"))

    name: Mapped[str] = mapped_column(String(120), unique=True)
    chosen: Mapped[dict[str, Any]]
    steps: Mapped[list[Any]]
    terms: Mapped[dict[str, Any]]
    channel: Mapped[str | None] = mapped_column(String(40))  # none: the goods' own prices
    active: Mapped[bool] = mapped_column(default=True)
    priority: Mapped[int] = mapped_column(default=0)
    every_hours: Mapped[int | None]
    at_hour: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=1)
    confirmed: Mapped[int | None]
    confirmed_by: Mapped[str] = mapped_column(default="")
    confirmed_by_id: Mapped[int | None] = mapped_column(BigInteger)
    confirmed_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class RuleRun(Row):
    """A rule as it was when it ran, or was only tried; `bulk_id` is the change of many prices that it made.

    `status`: running, done. `last` is the variant up to which it is through.
    """

    __tablename__ = "price_rule_runs"
    __table_args__ = table_args(Index("ix_price_rule_runs_rule", "rule_id", "id"))

    rule_id: Mapped[int | None] = mapped_column(ForeignKey("price_rules.id", ondelete="SET NULL"))
    rule_name: Mapped[str] = mapped_column(String(120))
    revision: Mapped[int]
    dry: Mapped[bool]
    scheduled: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(String(10), default="running")
    chosen: Mapped[dict[str, Any]]
    steps: Mapped[list[Any]]
    terms: Mapped[dict[str, Any]]
    channel: Mapped[str | None] = mapped_column(String(40))
    last: Mapped[int] = mapped_column(BigInteger, default=0)
    bulk_id: Mapped[int | None] = mapped_column(ForeignKey("bulk_changes.id", ondelete="SET NULL"), index=True)
    job_id: Mapped[str | None] = mapped_column(String(36))
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    actor_name: Mapped[str]


class RuleDecision(Row):
    """What a run came to for a variant, step by step. `outcome`: changed (in a dry run: would be), same, refused."""

    __tablename__ = "price_rule_decisions"
    __table_args__ = table_args(
        UniqueConstraint("run_id", "variant_id"), Index("ix_price_rule_decisions_outcome", "run_id", "outcome", "id")
    )

    run_id: Mapped[int] = mapped_column(ForeignKey("price_rule_runs.id", ondelete="CASCADE"))
    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"), index=True)
    before: Mapped[int] = mapped_column(BigInteger)
    after: Mapped[int] = mapped_column(BigInteger)
    margin_before: Mapped[int | None] = mapped_column(BigInteger)
    margin_after: Mapped[int | None] = mapped_column(BigInteger)
    outcome: Mapped[str] = mapped_column(String(10))
    problem: Mapped[str] = mapped_column(String(500), default="")
    effects: Mapped[list[Any]]


class CompetitorPrice(Changing):
    """What a competitor asked for what is a variant of the shop's, as it was seen at a moment. `source`: file, hand."""

    __tablename__ = "competitor_prices"
    __table_args__ = table_args(
        UniqueConstraint("variant_id", "competitor", "observed_at"),
        Index("ix_competitor_prices_seen", "observed_at", "id"),
        CheckConstraint("price > 0", name="price_above_zero"),
    )

    variant_id: Mapped[int] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"))
    competitor: Mapped[str] = mapped_column(String(120))
    price: Mapped[int] = mapped_column(BigInteger)
    observed_at: Mapped[datetime]
    url: Mapped[str] = mapped_column(String(500), default="")
    source: Mapped[str] = mapped_column(String(10))
