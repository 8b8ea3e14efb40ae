"""Tables of conversations."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, LongText, Row, table_args


class Conversation(Changing):
    """A question, a talk, or another channel's review: waiting for the shop, answered, or done without an answer.

    `waiting_since` and `waiting_for` are the time and the number of the buyer's first word that has no answer yet.
    `answered_at` is when the shop answered for the first time; with `asked_at` it tells how quick it was.
    """

    __tablename__ = "conversations"
    __table_args__ = table_args(
        UniqueConstraint("channel", "kind", "external_id"),
        CheckConstraint("rating IS NULL OR rating BETWEEN 1 AND 5", name="rating_in_range"),
        Index("ix_conversations_status", "status", "last_at"),
        Index("ix_conversations_last_at", "last_at"),
        Index("ix_conversations_product", "product_id", "public"),
    )

    kind: Mapped[str] = mapped_column(String(10))  # question | message | review
    channel: Mapped[str] = mapped_column(String(60), default="store")
    # The channel's own name for it; of the shop's own, "order:7" for the one talk there is about an order.
    external_id: Mapped[str | None] = mapped_column(String(120))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id", ondelete="SET NULL"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id", ondelete="SET NULL"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    author: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(5), default="")
    rating: Mapped[int | None]
    status: Mapped[str] = mapped_column(String(10), default="waiting")
    public: Mapped[bool] = mapped_column(default=False)  # a question that the product's page shows with its answer
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None]
    waiting_for: Mapped[int | None] = mapped_column(BigInteger)
    last_at: Mapped[datetime]
    search: Mapped[str] = mapped_column(LongText, default="")  # lower case: who, about what, and what was said
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Message(Row):
    """One thing that the buyer or the shop said. An answer for another channel is on its way, sent or failed."""

    __tablename__ = "messages"
    __table_args__ = table_args(
        UniqueConstraint("conversation_id", "external_id"), Index("ix_messages_conversation", "conversation_id", "id")
    )

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    external_id: Mapped[str | None] = mapped_column(String(120))
    by_shop: Mapped[bool] = mapped_column(default=False)
    auto: Mapped[bool] = mapped_column(default=False)  # written by an auto reply
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(LongText)
    state: Mapped[str] = mapped_column(String(10), default="sent")  # sent | sending | failed
    error: Mapped[str] = mapped_column(String(500), default="")
