"""The table of expenses."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, table_args


class Expense(Changing):
    """Money that was spent on a day, in minor units of the shop's currency; below zero it came back.

    `source` and `reference` tell where it was read, such as a report and its row: the same again is the same expense.
    """

    __tablename__ = "expenses"
    __table_args__ = table_args(
        UniqueConstraint("source", "reference"),
        Index("ix_expenses_day", "day", "id"),
        Index("ix_expenses_product", "product_id"),
    )

    day: Mapped[date]
    kind: Mapped[str] = mapped_column(String(20))
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    channel: Mapped[str] = mapped_column(String(60), default="")  # of none in particular when empty
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id", ondelete="SET NULL"))
    note: Mapped[str] = mapped_column(String(255), default="")
    source: Mapped[str] = mapped_column(String(40), default="manual")
    reference: Mapped[str | None] = mapped_column(String(120))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
