"""Tables of experiments. Amounts are minor units of the installation's currency."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Double, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Base, BigId, Changing, LongText, Row, table_args


class Hypothesis(Changing):
    """What somebody wants to know, and how it is tried.

    `variants` are shown to visitors of the own store, the first being what there is: [{"name", "weight", "price",
    "percent", "title", "text", "picture_id"}]. `market` says what was changed elsewhere and what it is compared with:
    {"product_ids", "control_ids", "platforms", "changed_on", "days_before", "days_after"}. `running_key` names what is
    on trial while it is, so that nothing is twice at once; `salt` tells this experiment's visitors apart.
    """

    __tablename__ = "hypotheses"
    __table_args__ = table_args(
        Index("ix_hypotheses_status", "status", "id"),
        Index("ix_hypotheses_name", "name", "id"),
    )

    name: Mapped[str]
    description: Mapped[str] = mapped_column(LongText, default="")
    search: Mapped[str] = mapped_column(LongText, default="")  # name and description in lower case
    kind: Mapped[str] = mapped_column(String(12), default="store")  # store | before_after
    status: Mapped[str] = mapped_column(String(10), default="draft")
    metric: Mapped[str] = mapped_column(String(12), default="conversion")
    counts: Mapped[str] = mapped_column(String(8), default="product")  # product | order: of what is bought
    test: Mapped[str] = mapped_column(String(12), default="auto")
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id", ondelete="SET NULL"), index=True)
    page_id: Mapped[int | None] = mapped_column(ForeignKey("content_pages.id", ondelete="SET NULL"), index=True)
    variants: Mapped[list[Any]] = mapped_column(default=list)
    market: Mapped[dict[str, Any]] = mapped_column(default=dict)
    baseline: Mapped[float | None] = mapped_column(Double)
    deviation: Mapped[float | None] = mapped_column(Double)
    minimum_effect: Mapped[float] = mapped_column(Double, default=10.0)  # percent of the baseline
    alpha: Mapped[float] = mapped_column(Double, default=0.05)
    power: Mapped[float] = mapped_column(Double, default=0.8)
    salt: Mapped[str] = mapped_column(String(32), default="")
    running_key: Mapped[str | None] = mapped_column(String(40), unique=True)
    started_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    kept: Mapped[int | None]  # the variant that was applied for good
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Exposure(Row):
    """A visitor who was shown a variant, once for each experiment; `unit` is a hash that names nobody.

    `clicked_on` is the first day on which they opened what is on trial.
    """

    __tablename__ = "experiment_exposures"
    __table_args__ = table_args(
        UniqueConstraint("hypothesis_id", "unit"),
        Index("ix_experiment_exposures_day", "hypothesis_id", "day", "variant"),
    )

    hypothesis_id: Mapped[int] = mapped_column(ForeignKey("hypotheses.id", ondelete="CASCADE"))
    unit: Mapped[str] = mapped_column(String(40))
    variant: Mapped[int]
    day: Mapped[date]
    clicked_on: Mapped[date | None]


class Outcome(Base):
    """An order that a visitor of an experiment placed; what it brought is read from the order as it stands."""

    __tablename__ = "experiment_orders"
    __table_args__ = table_args(
        UniqueConstraint("hypothesis_id", "order_id"),
        Index("ix_experiment_orders_exposure", "exposure_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    hypothesis_id: Mapped[int] = mapped_column(ForeignKey("hypotheses.id", ondelete="CASCADE"))
    exposure_id: Mapped[int] = mapped_column(ForeignKey("experiment_exposures.id", ondelete="CASCADE"))
    order_id: Mapped[int] = mapped_column(BigInteger, index=True)
