"""Tables of what buyers say."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Base, BigId, Changing, LongText, Row, table_args


class Review(Changing):
    """What a buyer says of a product, once: pending, published or rejected. Whoever leaves takes their name along.

    `helpful` and `unhelpful` count its votes and are written with them.
    """

    __tablename__ = "reviews"
    __table_args__ = table_args(
        UniqueConstraint("product_id", "account_id"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating_in_range"),
        Index("ix_reviews_product", "product_id", "status", "rating"),
        Index("ix_reviews_status", "status", "id"),
        Index("ix_reviews_account", "account_id", "id"),
    )

    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    rating: Mapped[int]
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(LongText, default="")
    language: Mapped[str] = mapped_column(String(5), default="")
    verified: Mapped[bool] = mapped_column(default=False)  # they bought it here
    status: Mapped[str] = mapped_column(String(10), default="pending")
    note: Mapped[str] = mapped_column(String(500), default="")  # why it was rejected; its author and staff see it
    helpful: Mapped[int] = mapped_column(default=0)
    unhelpful: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Reply(Row):
    """What the shop answers, for everybody to read."""

    __tablename__ = "review_replies"
    __table_args__ = table_args(Index("ix_review_replies_review", "review_id", "id"))

    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(LongText)


class Vote(Row):
    """Whether somebody found a review helpful; a vote stays a vote when they leave."""

    __tablename__ = "review_votes"
    __table_args__ = table_args(UniqueConstraint("review_id", "account_id"))

    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    helpful: Mapped[bool]


class Moderation(Base):
    """One row, with id 1, once somebody chose: what is published `at_once`, on `approval`, or at once if `verified`."""

    __tablename__ = "review_moderation"
    __table_args__ = table_args()

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    rule: Mapped[str] = mapped_column(String(10), default="at_once")
