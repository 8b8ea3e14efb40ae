"""What goes over the wire about what comes back from channels."""

from datetime import datetime
from typing import Any, Literal, Self

from tradepost.core.web import Schema

ChannelReturnState = Literal["asked", "unknown", "coming", "received", "void"]


class ChannelReturnOut(Schema):
    """Something that comes back: `order_number` and `return_number` are the book's, `channel_order` the channel's.

    `counted` units were taken back in the book; `restocked` lie on a shelf again. `asked`: the marketplace has not
    agreed; `unknown`: the book has no such order yet, `problem` says why; `void`: nothing was left to take back.
    """

    id: int
    channel_id: int
    external_id: str
    channel_order: str
    order_id: int | None
    order_number: str | None
    return_id: int | None
    return_number: str | None
    item_id: str
    variant_id: int | None
    name: str | None
    sku: str | None
    quantity: int
    counted: int
    restocked: int
    reason: str
    said: str
    state: ChannelReturnState
    problem: str
    at: datetime
    received_at: datetime | None

    @classmethod
    def of(cls, found: Any) -> Self:
        """A row of `coming_back.returns_of`."""
        row, sale, back, name, sku = found
        made = {
            "channel_order": row.order_number,
            "order_number": sale,
            "return_number": back,
            "name": name,
            "sku": sku,
        }
        return cls(**made, **{name: getattr(row, name) for name in cls.model_fields if name not in made})


class ChannelReturnReceive(Schema):
    """Goods that arrived: fit for the shelf, or not."""

    restock: bool
