"""What goes over the wire about a seller's day. Amounts are decimal strings of the shop's currency."""

from datetime import date, datetime
from typing import Literal

from tradepost.core.web import Schema

Part = Literal["runs_out", "loses_money", "position_fell", "reply_waits"]


class Task(Schema):
    """Something to do today. `at_risk` is the money that is lost if nobody does it, as its part estimates it.

    `key` is the line of the inbox, `keyword_id` the keyword; which of the figures are there depends on the kind.
    """

    kind: Part
    name: str
    at_risk: str
    product_id: int | None = None
    available: int | None = None
    days_left: float | None = None
    reorder_quantity: int | None = None
    margin: float | None = None
    units: int | None = None
    keyword_id: int | None = None
    word: str | None = None
    channel: str | None = None
    before: int | None = None
    now: int | None = None
    key: str | None = None
    waiting_since: datetime | None = None


class DayPart(Schema):
    """How much there is of a kind, whether or not all of it is in the list; `locked` names the plans that have it."""

    kind: Part
    count: int
    at_risk: str
    locked: str = ""


class SellsOut(Schema):
    """A product that sells: its last seven days beside the seven before."""

    product_id: int
    sku: str
    name: str
    revenue: str
    units: int
    previous_units: int


class DayPlan(Schema):
    """A seller's day: what to do, the largest sum at risk first, and what sells."""

    day: date
    currency: str
    at_risk: str
    parts: list[DayPart]
    tasks: list[Task]
    sells: list[SellsOut]
