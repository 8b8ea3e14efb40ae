"""What goes over the wire: hypotheses, their plans and their results. Amounts are decimal strings of `currency`."""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from tradepost.core.money import Amount
from tradepost.core.web import Change, LongLine, Name, Schema, Text, not_null

Ref = Annotated[int, Field(ge=1, le=2**63 - 1)]
Kind = Literal["store", "before_after"]
Status = Literal["draft", "running", "stopped"]
Metric = Literal["conversion", "price", "revenue", "clicks", "units"]
Counts = Literal["product", "order"]
Test = Literal["auto", "mann_whitney"]
Percent = Annotated[float, Field(gt=-100, le=1000, allow_inf_nan=False)]
Effect = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
Alpha = Annotated[float, Field(ge=0.0001, le=0.5, allow_inf_nan=False)]
Power = Annotated[float, Field(ge=0.5, le=0.999, allow_inf_nan=False)]
Level = Annotated[float, Field(gt=0, le=1e12, allow_inf_nan=False)]
Ids = Annotated[list[Ref], Field(max_length=200)]
Platform = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Text]
Days = Annotated[int, Field(ge=7, le=365)]


class TriedIn(Schema):
    """One variant, and what it changes: nothing for the first, which is what there is.

    `price` is asked for every variant of the product, `percent` changes what each costs; `picture_id` is the one that
    stands first.
    """

    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), Text] = ""
    weight: Annotated[int, Field(ge=1, le=1000)] = 1
    price: Amount | None = None
    percent: Percent | None = None
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), Text] | None = None
    text: LongLine | None = None
    picture_id: Ref | None = None

    @model_validator(mode="after")
    def _one_price(self) -> Self:
        if self.price is not None and self.percent is not None:
            raise ValueError("price and percent exclude each other")
        return self


class TriedOut(Schema):
    """A variant as it stands."""

    name: str
    weight: int
    price: str | None = None
    percent: float | None = None
    title: str | None = None
    text: str | None = None
    picture_id: int | None = None


class MarketIn(Schema):
    """A change that everybody saw: of which goods, from which day on, and what it is compared with.

    Without `control_ids` those that are most alike are taken when it begins; without `platforms` all sales count.
    """

    product_ids: Ids = []
    control_ids: Ids = []
    platforms: Annotated[list[Platform], Field(max_length=20)] = []
    changed_on: date | None = None
    days_before: Days = 28
    days_after: Days = 28


class Fields(Schema):
    """What a hypothesis says, whoever writes it down."""

    kind: Kind = "store"
    metric: Metric | None = None
    counts: Counts = "product"
    test: Test = "auto"
    product_id: Ref | None = None
    page_id: Ref | None = None
    variants: Annotated[list[TriedIn], Field(max_length=10)] = []
    market: MarketIn = MarketIn()
    baseline: Level | None = None
    deviation: Level | None = None
    minimum_effect: Effect = 10.0
    alpha: Alpha = 0.05
    power: Power = 0.8


class HypothesisIn(Fields):
    """A hypothesis; a name or a description is enough for a draft. `minimum_effect` is percent of the baseline."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), Text] = Field(
        default="", validate_default=True
    )
    description: LongLine = ""

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not self.name:
            self.name = " ".join(self.description.split())[:100]
        return self


class HypothesisChange(Change):
    """What of a hypothesis changes; once it has begun, only its name and description may."""

    name: Name | None = None
    description: LongLine | None = None
    kind: Kind | None = None
    metric: Metric | None = None
    counts: Counts | None = None
    test: Test | None = None
    product_id: Ref | None = None
    page_id: Ref | None = None
    variants: Annotated[list[TriedIn], Field(max_length=10)] | None = None
    market: MarketIn | None = None
    baseline: Level | None = None
    deviation: Level | None = None
    minimum_effect: Effect | None = None
    alpha: Alpha | None = None
    power: Power | None = None

    _filled = not_null(
        "name",
        "description",
        "kind",
        "metric",
        "counts",
        "test",
        "variants",
        "market",
        "minimum_effect",
        "alpha",
        "power",
    )


class MarketOut(Schema):
    """What was changed and what it is compared with."""

    product_ids: list[int] = []
    control_ids: list[int] = []
    platforms: list[str] = []
    changed_on: date | None = None
    days_before: int = 28
    days_after: int = 28


class Needed(Schema):
    """Visitors it takes: of each variant where they are alike, and of all.

    `once` is for one look at the end, `every_day` for a look every day; null where no number of visitors would do.
    """

    once: int | None
    once_total: int | None
    every_day: int | None
    every_day_total: int | None


class HypothesisOut(Schema):
    """A hypothesis. `missing` names what a draft still lacks to begin; `baseline` of money is in the shop's units."""

    id: int
    name: str
    description: str
    kind: Kind
    status: Status
    metric: Metric
    counts: Counts
    test: Test
    product_id: int | None
    page_id: int | None
    subject: str
    variants: list[TriedOut]
    market: MarketOut
    baseline: float | None
    deviation: float | None
    minimum_effect: float
    alpha: float
    power: float
    needed: Needed | None
    missing: list[dict[str, str]]
    kept: int | None
    started_at: datetime | None
    stopped_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


class SizeIn(Schema):
    """What a sample size is asked for.

    `baseline` is a share (0.03), or what a visitor brings; left out, it is read from the product's last four weeks, as
    `deviation` is.
    """

    metric: Metric = "conversion"
    product_id: Ref | None = None
    baseline: Level | None = None
    deviation: Level | None = None
    minimum_effect: Effect = 10.0
    alpha: Alpha = 0.05
    power: Power = 0.8
    weights: Annotated[list[Annotated[int, Field(ge=1, le=1000)]], Field(min_length=2, max_length=10)] = [1, 1]


class SizeOut(Schema):
    """What it takes; `measured` when the baseline was read from what was sold, `visitors_a_day` who came to see it."""

    metric: Metric
    baseline: float
    deviation: float | None
    measured: bool
    difference: float
    needed: Needed
    visitors_a_day: float | None
    days: int | None


class Said(Schema):
    """Words in both languages."""

    en: str
    ru: str


class Verdict(Said):
    """What may be concluded: draft, too_early, undecided, better, worse, no_difference, split_off."""

    state: Literal["draft", "too_early", "undecided", "better", "worse", "no_difference", "split_off"]
    variant: int | None = None


class TriedResult(Schema):
    """What visitors of a variant did; `value` is the metric: a share, or what one brought."""

    name: str
    weight: int
    visitors: int
    share: float | None
    outcomes: int
    orders: int
    revenue: str
    value: float | None


class Interval(Schema):
    """From where to where; null is without an end."""

    low: float | None
    high: float | None


class AlwaysOut(Interval):
    """What holds at whatever moment one looks."""

    p_value: float
    enough: bool


class TriedDay(Schema):
    """A day's end: the difference as it stood then, within its band for looking at any time."""

    day: date
    estimate: float
    low: float | None
    high: float | None


class ComparedOut(Schema):
    """A variant less the first. `interval` and `p_value` are for one look at the planned end, `always` for any time."""

    variant: int
    test: Literal["two_proportion_z", "welch_t", "mann_whitney", "difference_in_differences"]
    estimate: float
    lift: float | None
    interval: Interval
    p_value: float
    superiority: float | None = None
    always: AlwaysOut
    decided: Literal["better", "worse"] | None
    days: list[TriedDay]


class SplitOut(Schema):
    """How visitors fell to the variants, against the weights; `off` is a sample ratio mismatch (p < 0.001)."""

    p_value: float
    off: bool


class MarketDay(Schema):
    """What the changed goods sold on a day, and what they would have by the others."""

    day: date
    changed: float
    expected: float


class MarketResult(Schema):
    """A change that everybody saw, per day of the changed goods together."""

    changed_on: date
    through: date
    before: float
    after: float
    expected: float
    drift_p_value: float
    days: list[MarketDay]


class ResultOut(Schema):
    """What came of a hypothesis so far."""

    hypothesis_id: int
    status: Status
    kind: Kind
    metric: Metric
    currency: str
    started_at: datetime | None
    stopped_at: datetime | None
    needed: Needed | None
    progress: float | None
    variants: list[TriedResult]
    comparisons: list[ComparedOut]
    split: SplitOut | None
    market: MarketResult | None
    verdict: Verdict
    warnings: list[Said]


class KeepIn(Schema):
    """Which variant is kept for good; the one that the result found better when it is left out."""

    variant: Annotated[int, Field(ge=0, le=9)] | None = None


class ControlOut(Schema):
    """Goods like those that were changed: how near in price (1 is the same) and how alike their weeks were."""

    product_id: int
    name: str
    price: str
    same_category: bool
    price_ratio: float
    correlation: float
    weekly_units: float
    score: float


class ControlsOut(Schema):
    """The goods that are most alike, the best first."""

    currency: str
    items: list[ControlOut]
