"""Forecasts over the wire. Units are numbers with a fraction: they are expectations."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from tradepost.core.paging import Page
from tradepost.core.web import Schema
from tradepost.suppliers.purchase_schemas import PurchaseRow


class DayOut(Schema):
    """A day ahead: its expected units, and the bands that hold 80 % (`low` to `high`) and 95 % of such days."""

    date: date
    mean: float
    low: float
    high: float
    low_95: float
    high_95: float


class PastOut(Schema):
    """A day of the backtest's newest window: what was foretold four weeks earlier at most, and what came.

    `actual` is null on a day of which nobody knows: without stock, with the shop shut, or in a promotion's spike.
    """

    date: date
    forecast: float
    actual: float | None


class StockOut(Schema):
    """What the forecast means for the shelf. `available` is null for what is not counted: nothing is due then."""

    available: int | None
    days_left: float | None = Field(description="Until it runs out if the forecast is right; null: it does not")
    runs_out_on: date | None
    service_level: float
    lead_time_days: int
    cover_days: int
    lead_time_demand: float
    safety_stock: float
    reorder_point: int
    order_up_to: int
    reorder_due: bool = Field(description="Whether stock has fallen to the reorder point")
    reorder_quantity: int = Field(description="What to order now; 0 while it is not due")
    at_risk: str = Field(description="Money that is lost until an order of today arrives")


class ForecastOut(Schema):
    """A product's forecast. Errors are MASE: 1 is as wrong as repeating the week before was, over its history.

    `bias` is what the backtest said in all over what came, less one. All are null for what is too young to be tested.
    """

    product_id: int
    name: str
    made_at: datetime
    as_of: date = Field(description="The last day of history; the forecast begins on the day after")
    horizon: int
    model: str
    error: float | None
    naive_error: float | None
    bias: float | None
    history_days: int
    unknown_days: int
    currency: str
    total: float
    daily: list[DayOut]
    backtest: list[PastOut]
    stock: StockOut


class RunsOutItem(Schema):
    """A product that runs out: when, what that costs, and what to order."""

    product_id: int
    name: str
    category_id: int | None
    available: int
    days_left: float
    runs_out_on: date
    lead_time_demand: float
    at_risk: str
    reorder_point: int
    reorder_due: bool
    reorder_quantity: int
    model: str
    error: float | None
    naive_error: float | None
    made_at: datetime


class RunsOutPage(Page[RunsOutItem]):
    """What runs out first. `at_risk` is the money of the whole list, not of the page."""

    currency: str
    at_risk: str


class CategoryItem(Schema):
    """A category's demand over the horizon with everything below it; `error` is the share missed day by day.

    `scope` is `category`, `all` for the whole shop, or `none` for products of no category.
    """

    scope: str
    category_id: int | None
    name: str | None
    parent_id: int | None
    products: int
    units: float
    error: float | None


class CategoriesOut(Schema):
    """The catalogue's demand ahead, category by category: a parent is its products and children added up."""

    as_of: date | None
    made_at: datetime | None
    horizon: int
    items: list[CategoryItem]


class CategoryDemandOut(CategoryItem):
    """One of them, day by day."""

    as_of: date
    made_at: datetime
    horizon: int
    daily: list[DayOut]


# --- what to buy ---


class UnsuppliedLine(Schema):
    """A variant to buy. `on_order` is on its way or drafted, and counts as if it lay there.

    `reorder_point`, `order_up_to` and `at_risk` are the product's; `needed` is what this variant lacks.
    """

    product_id: int
    variant_id: int
    sku: str
    name: str
    available: int
    on_order: int
    lead_time_demand: float
    reorder_point: int
    order_up_to: int
    needed: int
    at_risk: str


class ProposalLine(UnsuppliedLine):
    """The same with the offer it would be bought by; `quantity` is what is needed, in whole packs."""

    item_id: int
    supplier_sku: str
    quantity: int
    min_order_quantity: int
    pack_size: int
    unit_price: str
    cost: str
    lead_time_days: int


class ProposalGroup(Schema):
    """What to buy from one supplier in one currency; `problem` says why no draft can be made."""

    supplier_id: int
    supplier: str
    country: str
    currency: str
    total: str
    lines: list[ProposalLine]
    problem: str | None


class ProposalsOut(Schema):
    """What to buy now. `currency` is that of `at_risk`."""

    as_of: date | None
    made_at: datetime | None
    service_level: float
    cover_days: int
    currency: str
    groups: list[ProposalGroup]
    without_supplier: list[UnsuppliedLine]


class ProposedLine(Schema):
    """A line that is to be drafted; in another quantity than proposed, where one is given."""

    item_id: Annotated[int, Field(ge=1, le=2**63 - 1)]
    quantity: Annotated[int, Field(ge=1, le=10**9)] | None = None


class ProposalsIn(Schema):
    """Which of the proposals become drafts: all, those of these suppliers, or these lines."""

    supplier_ids: Annotated[list[int], Field(max_length=1000)] | None = None
    lines: Annotated[list[ProposedLine], Field(max_length=5000)] | None = None


class SkippedOut(Schema):
    """A supplier of whom no draft was made, and why."""

    supplier_id: int
    supplier: str
    problem: str


class DraftedOut(Schema):
    """The drafts that were made."""

    purchases: list[PurchaseRow]
    skipped: list[SkippedOut]
