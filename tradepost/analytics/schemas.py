"""What goes over the wire about figures."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from tradepost.analytics.dimensions import DIMENSIONS, Grain
from tradepost.analytics.metrics import METRICS, Unit
from tradepost.analytics.question import TIME, Question, Range
from tradepost.analytics.schedules import Preset, preset_days
from tradepost.core import clock
from tradepost.core.settings import settings
from tradepost.core.web import Line, Schema

# Days that stay days in every time zone.
Day = Annotated[date, Field(ge=date(1, 1, 3), le=date(9000, 1, 1))]
Ids = Annotated[list[Annotated[int, Field(ge=1, le=2**63 - 1)]], Field(max_length=5_000)]
Words = Annotated[list[Line], Field(max_length=200)]


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except Exception as error:
        raise ValueError(f"{value!r} is no time zone of the IANA list, such as Europe/Moscow") from error
    return value


def _metric(value: str) -> str:
    if value not in METRICS:
        raise ValueError(f"{value!r} is no metric; GET /analytics/metrics lists them")
    return value


def _dimension(value: str) -> str:
    if value not in DIMENSIONS:
        raise ValueError(f"{value!r} is no dimension; GET /analytics/metrics lists them")
    return value


Zone = Annotated[str, AfterValidator(_zone)]
MetricName = Annotated[str, AfterValidator(_metric)]
DimensionName = Annotated[str, AfterValidator(_dimension)]


class Days(Schema):
    """A range of days, both included."""

    start_date: Day | None = None
    end_date: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Days":
        if self.start_date and self.end_date and self.start_date > self.end_date:
            raise ValueError("end_date: is before start_date")
        return self

    @property
    def range(self) -> Range:
        """The same for a question."""
        return Range(self.start_date, self.end_date)


class Filters(Schema):
    """Which lines are meant; what is left out is not narrowed. Categories hold everything below them."""

    product_ids: Ids = []
    category_ids: Ids = []
    brand_ids: Ids = []
    seller_ids: Ids = []
    customer_ids: Ids = []
    platforms: Words = []
    channels: Words = []
    countries: Words = []
    skus: Words = []
    statuses: Words = []
    currencies: Words = []


class QueryIn(Days):
    """Any metrics by any dimensions. Days are given, or named by a preset that goes along with today."""

    preset: Annotated[Preset | None, Field(description="Instead of start_date and end_date")] = None

    metrics: Annotated[list[MetricName], Field(min_length=1, max_length=40)]
    dimensions: Annotated[list[DimensionName], Field(max_length=4)] = []
    grain: Annotated[Grain | None, Field(description="Cuts time: each row is one bucket")] = None
    filters: Filters = Filters()
    timezone: Annotated[Zone | None, Field(description="Whose days; the shop's own unless given")] = None
    compare: Annotated[
        Literal["previous_period", "previous_year"] | Days | None,
        Field(description="Beside each figure that of the days before, of the same days a year ago, or of these"),
    ] = None
    sort: Annotated[list[Line], Field(max_length=6, description='"revenue", or "-revenue": the largest first')] = []
    limit: Annotated[int, Field(ge=1, le=100_000)] = 1_000
    totals: bool = True

    @model_validator(mode="after")
    def _sortable(self) -> "QueryIn":
        known = {*self.metrics, *self.dimensions, *([TIME] if self.grain else [])}
        for name in self.sort:
            if name.lstrip("-") not in known:
                raise ValueError(f"sort: {name!r} is not among what is asked for")
        if self.preset and (self.start_date or self.end_date):
            raise ValueError("preset: takes the place of start_date and end_date")
        if self.compare is not None and not self.preset and not (self.start_date and self.end_date):
            raise ValueError("compare: needs start_date and end_date, or a preset")
        return self

    def dated(self) -> "QueryIn":
        """The same with the days that its preset stands for today."""
        if self.preset is None:
            return self
        start, end = preset_days(
            self.preset, clock.now().astimezone(ZoneInfo(self.timezone or settings().timezone)).date()
        )
        return self.model_copy(update={"preset": None, "start_date": start, "end_date": end})

    def question(self, only: tuple[tuple[str, tuple[Any, ...]], ...]) -> Question:
        """The same as a question, whose filters were looked up."""
        zone = ZoneInfo(self.timezone) if self.timezone and self.timezone != settings().timezone else None
        return Question(
            metrics=tuple(dict.fromkeys(self.metrics)),
            by=tuple(dict.fromkeys(self.dimensions)),
            days=self.range,
            grain=self.grain,
            only=only,
            zone=zone,
            sort=tuple(self.sort),
            limit=self.limit,
        )


class MetricOut(Schema):
    """A metric: money as a decimal string, ratios unrounded, null where there is nothing to divide by."""

    name: str
    unit: Unit
    formula: str
    sentence: str
    sentence_ru: str


class DimensionOut(Schema):
    """A dimension."""

    name: str
    sentence: str
    sentence_ru: str


class MetricsOut(Schema):
    """What can be asked."""

    metrics: list[MetricOut]
    dimensions: list[DimensionOut]
    grains: list[str]


class ChangeOut(Schema):
    """How much more it is than before; percent is null where there was nothing before."""

    absolute: Any = Field(None, description="In the metric's own unit")
    percent: float | None = None


class QueryRow(Schema):
    """A row: its bucket's first day where there is a grain, its dimensions' values with names, and its metrics."""

    start: date | datetime | None = None
    end: date | datetime | None = None
    dimensions: dict[str, Any] = {}
    names: dict[str, str] = {}
    metrics: dict[str, Any]
    previous: dict[str, Any] | None = None
    change: dict[str, ChangeOut] | None = None


class QueryOut(Schema):
    """The answer; `totals` are the same metrics of everything that is meant, which is not always the rows' sum."""

    currency: str
    timezone: str
    start_date: date | None
    end_date: date | None
    previous: Days | None = None
    rates: dict[str, str] = Field({}, description="By which rates foreign amounts were converted")
    rows: list[QueryRow]
    totals: QueryRow | None = None
