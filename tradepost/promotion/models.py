"""Tables of keywords, semantic cores, proposals and positions; advertising has its own, in ad_models."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core import clock
from tradepost.core.db import Base, BigId, Changing, table_args
from tradepost.promotion import ad_models as _ads  # noqa: F401 - a room's tables are found by this file


class Keyword(Changing):
    """Words that buyers look by, on a channel, for a product or the whole shop.

    `lemmas` makes it unique there: the same words in other forms or another order are the same keyword.
    `product_key` is `product_id`, 0 for the whole shop, so that a database can hold it unique.
    """

    __tablename__ = "keywords"
    __table_args__ = table_args(
        UniqueConstraint("lemmas", "channel", "product_key"),
        Index("ix_keywords_product", "product_id"),
        Index("ix_keywords_frequency", "frequency", "id"),
        Index("ix_keywords_word", "word", "id"),
    )

    word: Mapped[str]
    lemmas: Mapped[str]
    language: Mapped[str] = mapped_column(String(2))
    channel: Mapped[str] = mapped_column(String(60), default="store")
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    product_key: Mapped[int] = mapped_column(BigId, default=0)
    frequency: Mapped[int] = mapped_column(default=0)  # searches a month
    own_position: Mapped[int | None]
    competitor_position: Mapped[int | None]
    competitor: Mapped[str] = mapped_column(default="")
    checked_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Proposal(Changing):
    """Better texts for a product: proposed, applied or undone. `before` is what they replaced, to be put back."""

    __tablename__ = "seo_proposals"
    __table_args__ = table_args(Index("ix_seo_proposals_product", "product_id", "id"))

    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    channel: Mapped[str] = mapped_column(String(60))
    language: Mapped[str] = mapped_column(String(2))
    status: Mapped[str] = mapped_column(String(10), default="proposed")
    keywords: Mapped[list[str]]
    present: Mapped[dict[str, Any]]
    proposed: Mapped[dict[str, Any]]
    points: Mapped[dict[str, Any]]
    notes: Mapped[list[Any]]
    score_before: Mapped[int]
    score_after: Mapped[int]
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    applied_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class SemanticCore(Changing):
    """The words of a part of the shop: where they are collected, what is left out of them, and when it was done last.

    `product_id` or `category_id` narrow it; without either it is about the whole shop.
    """

    __tablename__ = "semantic_cores"
    __table_args__ = table_args()

    name: Mapped[str]
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    category_id: Mapped[int | None] = mapped_column(ForeignKey("categories.id", ondelete="SET NULL"))
    sources: Mapped[list[str]]
    minus: Mapped[list[str]] = mapped_column(default=list)
    days: Mapped[int] = mapped_column(default=90)
    job_id: Mapped[str | None] = mapped_column(String(36))
    collected_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class CoreCluster(Base):
    """Phrases of a core that mean the same; `fixed` when somebody named it."""

    __tablename__ = "core_clusters"
    __table_args__ = table_args(Index("ix_core_clusters_core", "core_id", "id"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    core_id: Mapped[int] = mapped_column(ForeignKey("semantic_cores.id", ondelete="CASCADE"))
    name: Mapped[str]
    fixed: Mapped[bool] = mapped_column(default=False)


class CorePhrase(Base):
    """A phrase of a core. `fixed`: somebody put it where it is, and collecting again leaves it there."""

    __tablename__ = "core_phrases"
    __table_args__ = table_args(
        UniqueConstraint("core_id", "lemmas"),
        Index("ix_core_phrases_cluster", "cluster_id"),
        Index("ix_core_phrases_frequency", "core_id", "frequency", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    core_id: Mapped[int] = mapped_column(ForeignKey("semantic_cores.id", ondelete="CASCADE"))
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey("core_clusters.id", ondelete="SET NULL"))
    phrase: Mapped[str]
    lemmas: Mapped[str]
    language: Mapped[str] = mapped_column(String(2))
    frequency: Mapped[int] = mapped_column(default=0)
    sources: Mapped[list[str]]
    results: Mapped[int | None]  # how many products the own search finds
    tail: Mapped[str] = mapped_column(String(6))
    excluded: Mapped[bool] = mapped_column(default=False)
    fixed: Mapped[bool] = mapped_column(default=False)


class PositionDay(Base):
    """Where a keyword's product stood on a day; null when it was not among the `looked` that were looked at."""

    __tablename__ = "keyword_positions"
    __table_args__ = table_args(UniqueConstraint("keyword_id", "day"))

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    keyword_id: Mapped[int] = mapped_column(ForeignKey("keywords.id", ondelete="CASCADE"))
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(default=clock.now)
    position: Mapped[int | None]
    looked: Mapped[int]
    fell: Mapped[bool] = mapped_column(default=False)
