"""What goes over the wire about stock. Amounts are decimal strings of the shop's currency, ratios unrounded."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from tradepost.analytics.schemas import Days, Ids
from tradepost.core.web import Schema

State = Literal["low", "out", "dead"]
Sort = Literal["-value", "value", "-days_of_cover", "days_of_cover", "-units_sold", "units_sold", "-on_hand", "on_hand"]


class InventoryIn(Days):
    """Which stock, and from which days demand is taken: the ninety up to today unless they are given."""

    product_ids: Ids = []
    category_ids: Annotated[Ids, Field(description="With everything below them")] = []
    dead_after_days: Annotated[int, Field(ge=1, le=3_650)] = 90
    state: Annotated[State | None, Field(description="List only what is low, out or dead")] = None
    sort: Sort = "-value"
    limit: Annotated[int, Field(ge=1, le=1_000)] = 100
    cursor: Annotated[str | None, Field(max_length=2_000)] = None


class Shelf(Schema):
    """A variant's stock over all locations, and how it sells.

    Null: a value where the cost is not known, a cover where nothing sells, a turnover where there was no stock.
    """

    variant_id: int
    product_id: int
    sku: str
    name: str
    on_hand: int
    reserved: int
    available: int
    unit_cost: str | None
    value: str | None
    units_sold: int
    daily_units: float
    days_of_cover: float | None
    average_units: float
    turnover: float | None
    last_sold: date | None
    low: bool
    out: bool
    dead: bool


class InventoryTotals(Schema):
    """All of it together; `units_without_cost` are on hand and in no value."""

    variants: int
    on_hand: int
    reserved: int
    available: int
    value: str
    retail_value: str
    units_without_cost: int
    units_sold: int
    cost_of_goods_sold: str
    average_value: str
    turnover: float | None
    turnover_yearly: float | None
    days_of_cover: float | None


class LowStock(Schema):
    """What has fallen to its threshold, the shortest cover first."""

    count: int
    out: int
    items: list[Shelf]


class DeadStock(Schema):
    """What lies and is not sold, the most valuable first."""

    count: int
    units: int
    value: str
    items: list[Shelf]


class Formula(Schema):
    """How a figure of the answer is computed."""

    name: str
    formula: str
    sentence: str
    sentence_ru: str


class InventoryOut(Schema):
    """Stock at this moment, against the demand of some days."""

    currency: str
    as_of: datetime
    start_date: date
    end_date: date
    days: int
    dead_after_days: int
    total: InventoryTotals
    low_stock: LowStock
    dead_stock: DeadStock
    formulas: list[Formula]
    items: list[Shelf]
    total_items: int
    next: str | None = None
