"""What goes over the wire about ABC and XYZ. Amounts are decimal strings of the shop's currency, units numbers."""

from datetime import date
from typing import Literal

from pydantic import Field

from tradepost.core.web import Schema

By = Literal["revenue", "profit", "units"]
Period = Literal["day", "week", "month", "quarter"]
Abc = Literal["A", "B", "C"]
Xyz = Literal["X", "Y", "Z"]
Cell = Literal["AX", "AY", "AZ", "BX", "BY", "BZ", "CX", "CY", "CZ"]
Value = str | int


class Ranked(Schema):
    """A product; shares are unrounded, and null where there is nothing to have a share of."""

    product_id: int
    sku: str
    name: str
    value: Value
    share: float | None
    cumulative_share: float | None
    letter: Abc = Field(serialization_alias="class")


class Steady(Schema):
    """A product: mean and deviation are units a period, variation the one divided by the other."""

    product_id: int
    sku: str
    name: str
    units: int
    mean: float
    deviation: float
    variation: float | None
    letter: Xyz = Field(serialization_alias="class")


class Placed(Schema):
    """A product in its cell."""

    product_id: int
    sku: str
    name: str
    cell: Cell
    value: Value
    share: float | None
    cumulative_share: float | None
    mean: float
    deviation: float
    variation: float | None


class ClassSum(Schema):
    """A class: how many products, what they are worth together, and their shares."""

    letter: Abc = Field(serialization_alias="class")
    products: int
    product_share: float | None
    value: Value
    share: float | None


class SteadySum(Schema):
    """A class: how many products, and how many units of them were sold."""

    letter: Xyz = Field(serialization_alias="class")
    products: int
    product_share: float | None
    units: int


class CellSum(Schema):
    """A cell of the matrix, and what is usually done about it."""

    cell: Cell
    products: int
    product_share: float | None
    value: Value
    share: float | None
    advice: str
    advice_ru: str


class _Asked(Schema):
    currency: str
    start_date: date | None
    end_date: date | None


class AbcOut(_Asked):
    """Products by what they bring, the most first; `total_value` is everything together.

    `units_without_cost`: sold units whose cost nobody knows, which a profit counts as pure gain.
    """

    by: By
    a: float
    b: float
    total_value: Value
    units_without_cost: int | None = None
    classes: list[ClassSum]
    items: list[Ranked]
    total: int
    next: str | None = None


class XyzOut(_Asked):
    """Products by how steadily they sell, the steadiest first; `periods` is how many the range was cut into."""

    period: Period
    periods: int
    x: float
    y: float
    classes: list[SteadySum]
    items: list[Steady]
    total: int
    next: str | None = None


class MatrixOut(_Asked):
    """All nine cells, and the products of the one that is asked for, or of all."""

    by: By
    a: float
    b: float
    period: Period
    periods: int
    x: float
    y: float
    total_value: Value
    units_without_cost: int | None = None
    cells: list[CellSum]
    items: list[Placed]
    total: int
    next: str | None = None
