"""Tables of keywords, semantic cores, proposals and positions."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import BigId, Changing, table_args


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
