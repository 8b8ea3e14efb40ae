"""What goes over the wire about customers. Amounts are decimal strings of the shop's currency, ratios unrounded."""

from datetime import date
from typing import Literal

from tradepost.core.web import Schema

Stay = Literal["month", "quarter", "year"]


class Group(Schema):
    """Customers, their orders, and what these brought less what came back; its share of all revenue."""

    customers: int
    orders: int
    revenue: str
    share: float | None


class Newness(Schema):
    """Who bought: for the first time of all, again, or without being known."""

    new: Group
    returning: Group
    unknown: Group


class SegmentOut(Schema):
    """A segment: the scores that make it, how many are in it, what they brought, what to do."""

    name: str
    recency: tuple[int, int]
    frequency: tuple[int, int]
    customers: int
    customer_share: float | None
    orders: int
    revenue: str
    share: float | None
    average_order_value: str | None
    average_recency_days: float | None
    sentence: str
    sentence_ru: str


class CohortCell(Schema):
    """A cohort some months after its first order: who bought, as a part of it, and for how much."""

    months: int
    customers: int
    retention: float
    revenue: str


class Cohort(Schema):
    """Customers whose first order of all was in a month (within the days that are asked for), and what followed."""

    month: date
    customers: int
    cells: list[CohortCell]


class Historic(Schema):
    """What customers have brought up to now, each on average and in the middle."""

    revenue_per_customer: str | None
    median_revenue: str | None
    profit_per_customer: str | None
    orders_per_customer: float | None
    units_without_cost: int


class Projected(Schema):
    """What a customer will still bring on average; null where there are no two whole periods to compare.

    `retention`: of those who bought in a period, the part that bought in the next too; `profit` of a period's buyer.
    """

    value: str | None
    period: Stay
    periods: int
    retention: float | None
    profit: str | None
    discount_rate: float
    formula: str
    source: str


class CustomersOut(Schema):
    """Customers of a range of days: `as_of` is the day from which recency looks back."""

    currency: str
    start_date: date | None
    end_date: date | None
    as_of: date
    customers: int
    newness: Newness
    segments: list[SegmentOut]
    cohorts: list[Cohort]
    historic: Historic
    projected: Projected


class Buyer(Schema):
    """A customer with scores: 5 is the best fifth."""

    customer_id: int
    name: str
    first_order: date
    last_order: date
    recency_days: int
    orders: int
    revenue: str
    recency: int
    frequency: int
    monetary: int


class SegmentListOut(Schema):
    """A segment's customers, those who brought most first."""

    currency: str
    as_of: date
    name: str
    sentence: str
    sentence_ru: str
    items: list[Buyer]
    total: int
    next: str | None = None
