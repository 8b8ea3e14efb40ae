"""What the named questions are asked with and answered in. Amounts are decimal strings of the shop's currency."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from tradepost.analytics.schemas import ChangeOut, Day, Days, Ids, Words
from tradepost.core.web import Schema

_PERIODS = {"day": "daily", "week": "weekly", "month": "monthly", "year": "annual", "yearly": "annual"}


def _period(value: object) -> object:
    return _PERIODS.get(value.strip().lower(), value.strip().lower()) if isinstance(value, str) else value


Period = Annotated[Literal["daily", "weekly", "monthly", "quarterly", "annual"], BeforeValidator(_period)]
GRAINS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year"}


class WholeDays(Schema):
    """A range of days, both given and both included."""

    start_date: Day
    end_date: Day

    @model_validator(mode="after")
    def _in_order(self) -> "WholeDays":
        if self.start_date > self.end_date:
            raise ValueError("end_date: is before start_date")
        return self


class SalesIn(Days):
    """Which sales; what is left out is not narrowed. Categories hold everything below them."""

    product_ids: Ids = []
    category_ids: Ids = []
    platforms: Words = []


class RevenueIn(WholeDays):
    """Of which days, and in which buckets."""

    period: Period = "daily"


class CompareIn(Schema):
    """Which days are set against which, and of which categories: all unless some are named."""

    current: WholeDays
    previous: WholeDays
    category_ids: Ids = []


class Sold(Schema):
    """What was sold, less discounts and returns."""

    revenue: str
    orders: int
    units: int


class Sums(Sold):
    """What was sold, and what it is made of."""

    gross_sales: str
    discounts: str
    refunds: str
    returns: int
    average_order_value: str | None


class DaySold(Sold):
    """A day's."""

    date: date


class ProductSold(Sold):
    """A product's, and its share of the revenue, unrounded."""

    product_id: int
    sku: str
    name: str
    share: float | None


class CategorySold(Sold):
    """A category's; no id: products without one."""

    category_id: int | None
    category: str | None
    share: float | None


class PlatformSold(Sold):
    """A platform's."""

    platform: str
    share: float | None


class SalesOut(Schema):
    """Sales of a range of days, told apart by day, product, category and platform; the largest first."""

    currency: str
    start_date: date | None
    end_date: date | None
    total: Sums
    days: list[DaySold]
    products: list[ProductSold]
    categories: list[CategorySold]
    platforms: list[PlatformSold]


class Bucket(Sold):
    """A day, a week from Monday on, a calendar month or year; at the ends, only its days within the range count."""

    start: date
    end: date


class RevenueOut(Schema):
    """Revenue in buckets, the empty ones too; `total` is the whole revenue."""

    currency: str
    period: str
    buckets: list[Bucket]
    total: str
    orders: int
    units: int


class PeriodSold(Sold):
    """What was sold in a period."""

    start_date: date
    end_date: date
    average_order_value: str | None


class Changes(Schema):
    """How much more it is than before."""

    revenue: ChangeOut
    orders: ChangeOut
    units: ChangeOut
    average_order_value: ChangeOut | None = None


class CategoryCompared(Schema):
    """A category in both periods."""

    category_id: int | None
    category: str | None
    current: Sold
    previous: Sold
    change: Changes


class CompareOut(Schema):
    """Two periods beside each other, as a whole and by category."""

    currency: str
    current: PeriodSold
    previous: PeriodSold
    change: Changes
    by_category: list[CategoryCompared]


class KeyFigure(Schema):
    """A figure, what it was in the period before, and how much more it is."""

    value: str | int | float | None
    previous: str | int | float | None
    change: ChangeOut


class DashboardOut(Schema):
    """The business at a glance: each figure beside that of as many days before."""

    currency: str
    start_date: date
    end_date: date
    previous: Days
    metrics: dict[str, KeyFigure]
    top_products: list[ProductSold]
    platforms: list[PlatformSold]


class WeekdaySold(Schema):
    """What was sold on this day of the week, 1 for Monday."""

    weekday: int
    orders: int
    revenue: str


class HourSold(Schema):
    """What was sold in this hour of the day."""

    hour: int
    orders: int
    revenue: str


class OrdersOut(Schema):
    """How people order. Rates are unrounded, and null where there is nothing to divide by."""

    currency: str
    start_date: date | None
    end_date: date | None
    orders: int
    revenue: str
    average_order_value: str | None
    median_order_value: str | None
    units_per_order: float | None
    lines_per_order: float | None
    cancellation_rate: float | None
    return_rate: float | None
    repeat_rate: float | None
    customers: int
    new_customers: int
    returning_customers: int
    by_weekday: list[WeekdaySold]
    by_hour: list[HourSold]


class ChannelSold(Sold):
    """A channel's figures; `share` is its part of the revenue."""

    channel: str
    platforms: Annotated[list[str], Field(description="How orders spell it")]
    average_order_value: str | None
    returns: int
    refunds: str
    return_rate: float | None
    cancellation_rate: float | None
    share: float | None


class ChannelsOut(Schema):
    """Channels, the one with the most revenue first."""

    currency: str
    start_date: date | None
    end_date: date | None
    items: list[ChannelSold]
    total: Sold
