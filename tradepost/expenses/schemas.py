"""What goes over the wire about expenses."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field

from tradepost.core.money import to_text
from tradepost.core.web import Change, Line, Schema, not_null
from tradepost.expenses.models import Expense

Kind = Literal["fees", "shipping", "advertising", "payment_fees", "other"]
Day = Annotated[date, Field(ge=date(1, 1, 3), le=date(9000, 1, 1))]
RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]
Spent = Annotated[
    Decimal,
    BeforeValidator(lambda value: str(value) if isinstance(value, float) else value),
    Field(ge=-(Decimal(10) ** 12), le=Decimal(10) ** 12, allow_inf_nan=False, max_digits=16),
]
Channel = Annotated[Line, Field(max_length=60)]
Reference = Annotated[Line, Field(min_length=1, max_length=120)]


class ExpenseIn(Schema):
    """Money that was spent on a day, in the shop's currency; below zero it came back.

    `fees` are a marketplace's, `shipping` carriers' bills. A product or a channel is named where it was spent for one.
    """

    day: Day
    kind: Kind
    amount: Spent
    channel: Channel = ""
    product_id: RowId | None = None
    note: Line = ""
    reference: Annotated[
        Reference | None, Field(description="Of the bill or the report's row: the same one is taken once")
    ] = None


class ExpenseChange(Change):
    """What is to be different."""

    day: Day | None = None
    kind: Kind | None = None
    amount: Spent | None = None
    channel: Channel | None = None
    product_id: RowId | None = None
    note: Line | None = None
    reference: Reference | None = None

    _there = not_null("day", "kind", "amount", "channel", "note")


class ExpenseOut(Schema):
    """An expense."""

    id: int
    day: date
    kind: Kind
    amount: str
    currency: str
    channel: str
    product_id: int | None
    product_name: str | None
    note: str
    source: str
    reference: str | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, row: Expense, product_name: str | None) -> Self:
        """As it goes over the wire."""
        names = [name for name in cls.model_fields if name not in {"amount", "product_name"}]
        values = {name: getattr(row, name) for name in names}
        return cls(amount=to_text(row.amount, row.currency), product_name=product_name, **values)
