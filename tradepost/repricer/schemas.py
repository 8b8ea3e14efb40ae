"""What goes over the wire about price rules. Amounts are decimal strings of the shop's currency, shares per cent."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from tradepost.catalog.schemas import Ref
from tradepost.core.money import Amount
from tradepost.core.web import Change, Line, Schema, Text, not_null
from tradepost.pricing.schemas import Channel, Moment


def _exact(value: Any) -> Any:
    return str(value) if isinstance(value, float) else value


# Of a margin or of what lies below a price a hundred would be nothing left.
_Percent = Annotated[Decimal, BeforeValidator(_exact), Field(allow_inf_nan=False, max_digits=8, decimal_places=4)]
Share = Annotated[_Percent, Field(ge=0, le=95)]
Below = Annotated[_Percent, Field(ge=-100, le=95)]
Move = Annotated[_Percent, Field(ge=-90, le=500)]
Most = Annotated[_Percent, Field(ge=0, le=100)]
RuleName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), Text]
Rival = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), Text]
AnyRival = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Text]
Signed = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=-(Decimal(10) ** 12), le=Decimal(10) ** 12, allow_inf_nan=False, max_digits=16),
]


def _link(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise ValueError("must begin with https://")
    return value


Link = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Text, AfterValidator(_link)]


def above_zero(value: Decimal) -> Decimal:
    """A price that somebody asks."""
    if value <= 0:
        raise ValueError("must be above zero")
    return value


Price = Annotated[Amount, AfterValidator(above_zero)]


# --- steps ---


class MarginStep(Schema):
    """The least price of which this share is left over cost and fees; `only_raise` leaves a higher price alone."""

    kind: Literal["margin"]
    target: Share
    only_raise: bool = False


class CompetitorStep(Schema):
    """A competitor's price, less `percent` of it and less `amount`; below zero both lie above it.

    `competitor` names one; else it is the lowest, average, median or highest of all. What is older than
    `max_age_hours` is not used.
    """

    kind: Literal["competitor"]
    which: Literal["lowest", "average", "median", "highest"] = "lowest"
    competitor: AnyRival = ""
    percent: Below = Decimal(0)
    amount: Signed = Decimal(0)
    max_age_hours: Annotated[int, Field(ge=1, le=24 * 90)] = 72


class StockStep(Schema):
    """A move by `percent` when the units, or the days they last as they sold of late, are below or above `than`."""

    kind: Literal["stock"]
    measure: Literal["units", "days"] = "days"
    when: Literal["below", "above"]
    than: Annotated[int, Field(ge=0, le=1_000_000)]
    percent: Move


class RoundStep(Schema):
    """To the nearest price that ends so; `1` is a whole one."""

    kind: Literal["round"]
    to: Literal["0.90", "0.99", "1"]


class CeilingStep(Schema):
    """Not above an amount, neither here nor in the end."""

    kind: Literal["ceiling"]
    amount: Price


class FloorStep(Schema):
    """Not below an amount, neither here nor in the end."""

    kind: Literal["floor"]
    amount: Amount


class LimitStep(Schema):
    """No run takes a price further from what it was than this, unless a floor or ceiling does."""

    kind: Literal["limit"]
    percent: Most


StepIn = Annotated[
    MarginStep | CompetitorStep | StockStep | RoundStep | CeilingStep | FloorStep | LimitStep,
    Field(discriminator="kind"),
]


def _settles(steps: list[Any]) -> list[Any]:
    """A move by stock goes on from the price that the last run left: somewhere it has to end."""
    for n, one in enumerate(steps):
        if one.kind != "stock" or any(before.kind in {"margin", "competitor"} for before in steps[:n]):
            continue
        needed = "ceiling" if one.percent > 0 else "floor"
        if one.percent and not any(other.kind == needed for other in steps):
            raise ValueError(
                f"a step by stock moves the price again with every run: put a margin or competitor step before it, or "
                f"a {needed} step beside it"
            )
    return steps


Steps = Annotated[list[StepIn], Field(min_length=1, max_length=20), AfterValidator(_settles)]
Refs = Annotated[list[Ref], Field(min_length=1, max_length=10_000)]


class RuleGoodsIn(Schema):
    """Which goods: all that is named has to be true of one. Everything when `everything` says so."""

    everything: bool = False
    skus: Annotated[list[Annotated[str, StringConstraints(min_length=1, max_length=100), Text]], Field(
        min_length=1, max_length=10_000)] | None = None  # fmt: skip
    product_ids: Refs | None = None
    category_id: Ref | None = None
    brand_id: Ref | None = None
    supplier_id: Ref | None = None
    collection_id: Ref | None = None
    listed_on: Channel | None = None
    q: Line = ""

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not self.everything and not self.model_dump(exclude_defaults=True):
            raise ValueError("names nothing: say which goods, or everything")
        return self


class RuleTermsIn(Schema):
    """What selling takes, where it is not what the books say: the channel's share, the sending of a unit, the tax."""

    commission: Share | None = None
    logistics: Amount | None = None
    tax: Share | None = None


Hours = Annotated[int, Field(ge=1, le=24 * 7)]
Hour = Annotated[int, Field(ge=0, le=23)]


Priority = Annotated[
    int, Field(ge=-1000, le=1000, description="Of rules that mean the same goods the highest has them, else the oldest")
]


class PriceRuleIn(Schema):
    """A rule: which goods, on which channel (else their own prices), what is done, and when by itself.

    By itself it runs each `every_hours`, or each day at `at_hour` of the shop's clock; with neither, when it is told.
    """

    name: RuleName
    goods: RuleGoodsIn
    steps: Steps
    channel: Channel | None = None
    terms: RuleTermsIn = RuleTermsIn()
    active: bool = True
    priority: Priority = 0
    every_hours: Hours | None = None
    at_hour: Hour | None = None


class PriceRuleChange(Change):
    """What is left out stays as it is; what changes what the rule does takes a new dry run."""

    name: RuleName | None = None
    goods: RuleGoodsIn | None = None
    steps: Steps | None = None
    channel: Channel | None = None
    terms: RuleTermsIn | None = None
    active: bool | None = None
    priority: Priority | None = None
    every_hours: Hours | None = None
    at_hour: Hour | None = None

    _filled = not_null("name", "goods", "steps", "terms", "active", "priority")


class RunShort(Schema):
    """A run in a line. `status`: running, done, failed, undone."""

    id: int
    dry: bool
    revision: int
    status: Literal["running", "done", "failed", "undone"]
    changed: int
    same: int
    refused: int
    created_at: datetime


class PriceRuleOut(Schema):
    """A rule; `confirmed` when a dry run of what it does now was looked at, which it takes to run."""

    id: int
    name: str
    goods: dict[str, Any]
    steps: list[dict[str, Any]]
    channel: str | None
    terms: dict[str, Any]
    active: bool
    priority: int
    every_hours: int | None
    at_hour: int | None
    revision: int
    confirmed: bool
    confirmed_by: str
    confirmed_at: datetime | None
    next_at: datetime | None
    last_run: RunShort | None
    version: int
    created_at: datetime
    updated_at: datetime


class ConfirmIn(Schema):
    """The dry run that was looked at."""

    run_id: Ref


class RuleRunOut(RunShort):
    """A run of a rule, and what the rule was then. `bulk_id`: the change of many prices that it made."""

    rule_id: int | None
    rule_name: str
    scheduled: bool
    goods: dict[str, Any]
    steps: list[dict[str, Any]]
    terms: dict[str, Any]
    channel: str | None
    bulk_id: int | None
    job_id: str | None
    by: str


class EffectOut(Schema):
    """What a step did to the price, in words, and the numbers it went by."""

    kind: str
    reason: str
    before: str
    after: str
    text: str
    values: dict[str, Any]


class DecisionOut(Schema):
    """What a run came to for a variant; `margin` is what a sale leaves over cost and fees, null where no cost is known.

    `outcome`: changed (a dry run would), same, or refused, and `problem` says why.
    """

    id: int
    variant_id: int
    product_id: int
    sku: str
    name: str
    before: str
    after: str
    margin_before: str | None
    margin_after: str | None
    margin_percent_before: str | None
    margin_percent_after: str | None
    outcome: Literal["changed", "same", "refused"]
    problem: str
    effects: list[EffectOut]


# --- what competitors ask ---


class CompetitorPriceIn(Schema):
    """What a competitor asks for what is this variant; seen now unless a moment is named."""

    variant_id: Ref
    competitor: Rival
    price: Price
    observed_at: Moment | None = None
    url: Link = ""


class CompetitorPriceOut(Schema):
    """A competitor's price as it was seen, beside the shop's own now; `newest`: nothing newer of theirs is known."""

    id: int
    variant_id: int
    product_id: int
    sku: str
    name: str
    competitor: str
    price: str
    own_price: str
    observed_at: datetime
    url: str
    source: Literal["file", "hand"]
    newest: bool


# --- elasticity ---


class ElasticityAsked(Schema):
    """Whose demand, on which channel (else on all), and between what the price must lie.

    Without `floor` the floor price holds. Where the books do not say what selling takes, `commission`, `logistics` and
    `tax` do.
    """

    variant_id: Ref
    channel: Channel | None = None
    floor: Amount | None = None
    ceiling: Amount | None = None
    commission: Share | None = None
    logistics: Amount | None = None
    tax: Share | None = None
    days: Annotated[int, Field(ge=56, le=730)] = 365


class HeldOut(Schema):
    """A price there was, on how many days, and the units of such a day."""

    price: str
    days: int
    units_a_day: float


class LackOut(Schema):
    """Why there is no answer, or none to go by."""

    reason: str
    text: str


class IntervalOut(Schema):
    """Where the elasticity lies."""

    low: float
    high: float


class ProfitPoint(Schema):
    """A price, and what a day at it is expected to bring; `low` and `high` are the band of 80 %.

    What is of profit is null where the cost is not known.
    """

    price: str
    units: float
    units_low: float
    units_high: float
    profit: str | None
    profit_low: str | None
    profit_high: str | None


class ElasticityOut(Schema):
    """How demand answers to the price of a variant.

    `elasticity` is per cent of units for one per cent of price, null where history does not tell; `lacks` says why, and
    why there is no `best`. `best_low` and `best_high` are the best prices at the ends of the interval of 80 %; `bound`
    names what the best price stands at, if it stands at one.
    """

    variant_id: int
    sku: str
    name: str
    channel: str | None
    currency: str
    price: str
    cost: str | None
    terms: dict[str, Any]
    days: int
    unknown_days: int
    units: int
    held: list[HeldOut]
    lacks: list[LackOut]
    elasticity: float | None = None
    error: float | None = None
    interval_80: IntervalOut | None = None
    interval_95: IntervalOut | None = None
    low: str | None = None
    high: str | None = None
    now: ProfitPoint | None = None
    best: ProfitPoint | None = None
    best_low: str | None = None
    best_high: str | None = None
    bound: Literal["floor", "ceiling", "cheapest", "dearest"] | None = None
    curve: list[ProfitPoint] = []
