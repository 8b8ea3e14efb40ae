"""What goes over the wire about an order after it was placed: dispatch, returns, refunds, notes."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tradepost.cart.rules import MOST_LINES
from tradepost.cart.schemas import LineIn
from tradepost.core.money import Amount, to_text
from tradepost.core.web import Line, LongLine, Schema, Text
from tradepost.orders.models import Order, OrderLine, OrderNote, Return
from tradepost.orders.rules import RETURN_NEXT

RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]
Units = Annotated[int, Field(ge=1, le=10**9)]
Count = Annotated[int, Field(ge=0, le=10**9)]
Link = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500, pattern=r"^(https?://\S+)?$"), Text]
Tracking = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), Text]
Carrier = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Text]
Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000), Text]
Comment = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000), Text]

ReturnStatus = Literal[
    "requested", "approved", "rejected", "cancelled", "received", "refunded", "exchanged", "closed"
]  # fmt: skip


class LineUnits(Schema):
    """Some units of an order's line."""

    line_id: RowId
    quantity: Units


class DispatchIn(Schema):
    """What is sent: all that is open when no lines are named, from wherever it lies when no location is."""

    lines: Annotated[list[LineUnits], Field(min_length=1, max_length=1000)] | None = None
    location_id: RowId | None = None
    carrier: Carrier = Field("", description="The shipping method's when left out")
    tracking_number: Tracking = ""
    tracking_url: Link = ""
    note: LongLine = ""


class ReturnIn(Schema):
    """Which goods are to come back, and why."""

    lines: Annotated[list[LineUnits], Field(min_length=1, max_length=1000)]
    reason: Line = ""
    comment: Comment = ""


class AnswerIn(Schema):
    """What the buyer is told."""

    text: Comment = ""


class ArrivedIn(Schema):
    """What came of a return's line; those not fit to be sold again are not restocked. All of them when left out."""

    line_id: RowId
    received: Count
    restock: Count | None = None
    location_id: RowId | None = None


class ReceiveIn(Schema):
    """What came; everything that was to come, all of it fit to be sold, when left out."""

    lines: Annotated[list[ArrivedIn], Field(min_length=1, max_length=1000)] | None = None
    location_id: RowId | None = Field(None, description="Where the goods go; the first location when left out")


class ReturnRefundIn(Schema):
    """How much goes back; what the goods were paid with when left out."""

    amount: Amount | None = None


class ExchangeIn(Schema):
    """What is sent instead of the returned goods; these count for what was paid for them, or for `amount` of it.

    `expected_total` is what the new order shall come to: 409 with its new totals when it comes to something else.
    """

    items: Annotated[list[LineIn], Field(min_length=1, max_length=MOST_LINES)]
    amount: Amount | None = None
    expected_total: Amount | None = None


class ReturnLineOut(Schema):
    """Units of an order's line that are to come back."""

    id: int
    order_line_id: int
    sku: str
    name: str
    quantity: int
    received: int
    restocked: int


class ReturnOut(Schema):
    """Goods that come back; `refund` is what went back for them, in the order's currency.

    `exchange_id` and `exchange_number` are the order that was sent instead.
    """

    id: int
    number: str
    order_id: int
    order_number: str
    status: ReturnStatus
    may_become: list[str]
    reason: str
    comment: str
    answer: str
    refund: str
    currency: str
    exchange_id: int | None
    exchange_number: str | None
    lines: list[ReturnLineOut]
    created_at: datetime
    approved_at: datetime | None
    received_at: datetime | None
    ended_at: datetime | None
    version: int


def return_out(found: Return, order: Order, lines: dict[int, OrderLine], *, instead: str | None = None) -> ReturnOut:
    """A return for the wire; `lines` are its order's, by id, `instead` the number of the order sent for it."""
    own = {
        name: getattr(found, name)
        for name in ("id", "number", "order_id", "status", "reason", "comment", "answer", "exchange_id", "created_at",
                     "approved_at", "received_at", "ended_at", "version")
    }  # fmt: skip
    return ReturnOut(
        **own,
        order_number=order.number,
        may_become=sorted(RETURN_NEXT[found.status]),
        exchange_number=instead,
        refund=to_text(found.refund, order.currency),
        currency=order.currency,
        lines=[
            ReturnLineOut(
                id=line.id,
                order_line_id=line.order_line_id,
                sku=lines[line.order_line_id].sku,
                name=lines[line.order_line_id].name,
                quantity=line.quantity,
                received=line.received,
                restocked=line.restocked,
            )
            for line in found.lines
        ],
    )


class NoteIn(Schema):
    """A note; a public one the buyer sees too."""

    text: Note
    public: bool = False


class NoteOut(Schema):
    """A note; who wrote it is for staff."""

    id: int
    text: str
    public: bool
    actor_name: str | None = None
    created_at: datetime


def note_out(note: OrderNote, *, staff: bool) -> NoteOut:
    """A note as staff or the buyer see it."""
    return NoteOut(
        id=note.id,
        text=note.text,
        public=note.public,
        actor_name=note.actor_name if staff else None,
        created_at=note.created_at,
    )


class RefundLineIn(LineUnits):
    """Money for units of a line; what they were paid with when `amount` is left out."""

    amount: Amount | None = None


class OrderRefundIn(Schema):
    """Money that goes back: for lines, for delivery, or simply an amount; all that is left when nothing is said."""

    amount: Amount | None = None
    lines: Annotated[list[RefundLineIn], Field(min_length=1, max_length=1000)] | None = None
    shipping: Amount | None = None
    reason: Line = ""
