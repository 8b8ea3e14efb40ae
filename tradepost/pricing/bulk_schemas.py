"""What goes over the wire about changes of many prices. Amounts are decimal strings of the shop's currency."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from tradepost.catalog.schemas import Ref
from tradepost.core.money import Amount
from tradepost.core.paging import Page
from tradepost.core.web import Line, Schema
from tradepost.pricing.schemas import Channel, Moment


def _exact(value: Any) -> Any:
    return str(value) if isinstance(value, float) else value


Rise = Annotated[
    Decimal, BeforeValidator(_exact), Field(gt=-100, le=10_000, allow_inf_nan=False, max_digits=9, decimal_places=4)
]
Step = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=-(Decimal(10) ** 12), le=Decimal(10) ** 12, allow_inf_nan=False, max_digits=16),
]


class BulkFilterIn(Schema):
    """Which products: all that is named has to be true of one. `category_id` is that category with all below it."""

    product_ids: Annotated[list[Ref], Field(min_length=1, max_length=10_000)] | None = None
    category_id: Ref | None = None
    brand_id: Ref | None = None
    q: Line = ""

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.product_ids or self.category_id or self.brand_id or self.q.split()):
            raise ValueError("names nothing: give product_ids, category_id, brand_id or q")
        return self


class BulkMoveIn(Schema):
    """How each price moves: by a percentage, by an amount, or to one; then to the nearest that ends in `rounding`."""

    percent: Rise | None = None
    amount: Step | None = None
    set: Amount | None = None
    rounding: Literal["0.90", "0.99", "none"] = "none"

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if sum(one is not None for one in (self.percent, self.amount, self.set)) != 1:
            raise ValueError("give one of percent, amount and set")
        return self


class BulkPricesIn(Schema):
    """A change of many prices: of which goods, how, on which channel (else their own prices), from when (else now)."""

    filter: BulkFilterIn
    change: BulkMoveIn
    channel: Channel | None = None
    at: Moment | None = None


class BulkPreviewItemOut(Schema):
    """What would become of a variant's price; `margin` is what the new price leaves over the cost, null without one.

    `refused` says why it would stay as it is, and is empty where nothing stands against it.
    """

    variant_id: int
    product_id: int
    sku: str
    name: str
    before: str
    after: str
    cost: str | None
    margin: str | None
    margin_percent: str | None
    floor: str | None
    refused: str


class BulkPreviewOut(Page[BulkPreviewItemOut]):
    """One page of what would change, and how many of all variants would change, stay the same, and be refused."""

    products: int
    changing: int
    same: int
    refused: int


BulkStatus = Literal["running", "done", "undoing", "undone"]
Outcome = Literal["changed", "planned", "refused", "undone", "kept"]


class BulkOut(Schema):
    """A change of many prices and what became of it; `job_id` is the job that does it, where there are many goods."""

    id: int
    filter: dict[str, Any]
    change: dict[str, Any]
    channel: str | None
    list_id: int | None
    at: datetime | None
    status: BulkStatus
    job_id: str | None
    changed: int
    planned: int
    refused: int
    undone: int
    kept: int
    created_at: datetime


class BulkItemOut(Schema):
    """A variant in such a change: its price before (null where the list had none) and after, and what became of it."""

    id: int
    variant_id: int
    product_id: int
    sku: str
    name: str
    before: str | None
    after: str
    planned_id: int | None
    outcome: Outcome
    problem: str
