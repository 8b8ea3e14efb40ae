"""What goes over the wire about advertising. Amounts are decimals in the campaign's currency, shares per cent."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from tradepost.catalog.schemas import ProductOut
from tradepost.core.money import Amount
from tradepost.core.web import Change, Name, Schema, Text, not_null
from tradepost.promotion.ad_rules import Action, Metric
from tradepost.promotion.limits import STORE
from tradepost.promotion.schemas import RowId
from tradepost.search.schemas import SearchIn

AdState = Literal["draft", "running", "paused", "ended"]
ChannelCode = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Text]
ItemNumber = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Text]


def _above_zero(value: Amount | None) -> Amount | None:
    if value is not None and value <= 0:
        raise ValueError("must be above zero")
    return value


def _not_below_zero(value: Amount | None) -> Amount | None:
    if value is not None and value < 0:
        raise ValueError("must not be below zero")
    return value


Positive = Annotated[Amount, AfterValidator(_above_zero)]
BidAmount = Annotated[Amount, AfterValidator(_not_below_zero)]
Percent = Annotated[int, Field(ge=-90, le=200)]
RuleTitle = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), Text]


# --- campaigns ---


class AdItemIn(Schema):
    """A product to show and what is bid for it; on a channel `item_id` is its own number, where the product has many.

    In the own store a bid is the most that one click may cost; a channel's bid is what it takes (a thousand views, a
    click, per cent of the price), and may be left to it. 0 stops an item where bids are per cent.
    """

    product_id: RowId | None = None
    item_id: ItemNumber | None = None
    bid: BidAmount | None = None


AdItems = Annotated[list[AdItemIn], Field(max_length=200)]


class CampaignIn(Schema):
    """A new campaign, of the own store unless `channel` names another. It shows nothing before it is started.

    `budget` is for all of it, `daily_budget` for each day; `paced` spreads the daily one evenly over the day. A channel
    takes the budgets that it has; days are the own store's.
    """

    name: Name
    channel: ChannelCode = STORE
    budget: Positive | None = None
    daily_budget: Positive | None = None
    paced: bool = True
    starts_on: date | None = None
    ends_on: date | None = None
    items: AdItems = []


class CampaignChange(Change):
    """What is to be different; of a channel's campaign only the budgets that it has."""

    name: Name | None = None
    budget: Positive | None = None
    daily_budget: Positive | None = None
    paced: bool | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    _there = not_null("name", "paced")


class AdItemsIn(Schema):
    """All that a campaign of the own store shows; of a channel's campaign the bids to be set."""

    items: AdItems


class AdFigures(Schema):
    """What advertising brought and cost. `cost_share` is the cost in per cent of the revenue it brought."""

    views: int
    clicks: int
    cost: str
    orders: int
    revenue: str
    click_rate: str | None
    conversion: str | None
    cost_per_click: str | None
    cost_per_order: str | None
    cost_share: str | None


class AdItemOut(Schema):
    """Something that a campaign shows; `least` and `advised` are a channel's, `problem` why a bid was refused."""

    id: int
    item_id: str
    product_id: int | None
    product_name: str | None
    bid: str | None
    least: str | None
    advised: str | None
    problem: str = ""
    figures: AdFigures | None = None


class CampaignOut(Schema):
    """A campaign with its figures of the days that were asked for. `left` is what its budget still holds.

    `holds` says why a running campaign of the own store shows nothing now: budget, day (its budget is spent), pace
    (it waits for the day to go on), not_begun, over.
    """

    id: int
    name: str
    channel: str
    external_id: str | None
    state: AdState
    kind: str
    currency: str
    budget: str | None
    daily_budget: str | None
    left: str | None
    spent: str
    spent_today: str
    paced: bool
    starts_on: date | None
    ends_on: date | None
    holds: str | None
    items: int
    figures: AdFigures
    seen_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


class CampaignPageOut(CampaignOut):
    """A campaign with what it shows. `takes`: budgets that can be changed; `bids_in`: amount, or percent of the price.

    `bid_note` is a word for what setting bids does besides on this channel: stop_words, they are lost.
    """

    takes: list[Literal["budget", "daily_budget"]]
    bids_in: Literal["amount", "percent"]
    bid_note: str
    shows: list[AdItemOut]


class AdChannelOut(Schema):
    """A channel on which campaigns can be made, and their terms there: as in CampaignPageOut."""

    code: str
    name: str
    currency: str
    takes: list[Literal["budget", "daily_budget"]]
    bids_in: Literal["amount", "percent"]


class AdDayOut(AdFigures):
    """A day's figures."""

    day: date


class AdDaysOut(Schema):
    """Figures day by day, days without any among them, and their sum."""

    currency: str
    start: date
    end: date
    days: list[AdDayOut]
    total: AdFigures


# --- promoted places ---


class PromotedIn(SearchIn):
    """The list beside which places are wanted, by its own filters, and how many there are."""

    places: Annotated[int, Field(ge=1, le=4)] = 3


class PromotedItemOut(Schema):
    """A promoted product: advertising, and to be shown as such. `click` is handed back when somebody opens it."""

    advertising: bool
    label: str
    place: int
    click: str
    product: ProductOut


class PromotedOut(Schema):
    """Promoted places beside a list, the first one first."""

    items: list[PromotedItemOut]


class ClickIn(Schema):
    """The `click` of a promoted place that somebody opened."""

    click: Annotated[str, StringConstraints(min_length=1, max_length=500), Text]


class ClickOut(Schema):
    """Whether the click was counted: not the second one of a visitor on a day, nor one of a program or of the staff."""

    counted: bool


class BidderOut(Schema):
    """Who bids for places beside a list now; `place` and `price` of those who get one.

    `share` is the expected share of clicks at the first place in per cent, times how well the product fits.
    """

    campaign_id: int
    campaign: str
    product_id: int
    product_name: str
    bid: str
    share: str
    place: int | None
    price: str | None


class AuctionOut(Schema):
    """The auction beside a list as it would be held now."""

    currency: str
    places: int
    bidders: list[BidderOut]


class AdvertisingOut(Schema):
    """Advertising in the own store: what runs, the terms, and the figures of the days that were asked for."""

    currency: str
    running: int
    places: int
    window_days: int
    least_bid: str
    usual_share: str
    figures: AdFigures


# --- rules ---


class AdRuleIn(Schema):
    """When something is done to campaigns, and within which limits.

    `metric` over the last `days`, today among them, is held against `threshold`: shares in per cent, amounts in the
    campaign's currency. Nothing is done before `least_clicks`. `percent` moves bids or daily budgets, never below
    `lowest` nor above `highest`.
    """

    name: RuleTitle
    channel: ChannelCode | None = None
    campaign_ids: Annotated[list[RowId], Field(max_length=100)] = []
    metric: Metric
    above: bool = True
    threshold: Amount
    days: Annotated[int, Field(ge=1, le=90)] = 7
    least_clicks: Annotated[int, Field(ge=0, le=100_000)] = 20
    action: Action
    percent: Percent | None = None
    lowest: Positive | None = None
    highest: Positive | None = None
    active: bool = True


class AdRuleChange(Change):
    """What is to be different; another doing takes a new dry run."""

    name: RuleTitle | None = None
    channel: ChannelCode | None = None
    campaign_ids: Annotated[list[RowId], Field(max_length=100)] | None = None
    metric: Metric | None = None
    above: bool | None = None
    threshold: Amount | None = None
    days: Annotated[int, Field(ge=1, le=90)] | None = None
    least_clicks: Annotated[int, Field(ge=0, le=100_000)] | None = None
    action: Action | None = None
    percent: Percent | None = None
    lowest: Positive | None = None
    highest: Positive | None = None
    active: bool | None = None

    _there = not_null(
        "name", "campaign_ids", "metric", "above", "threshold", "days", "least_clicks", "action", "active"
    )  # fmt: skip


class AdRuleOut(Schema):
    """A rule. `tried`: there was a dry run of what it does now; `confirmed`: somebody looked at it, and it runs."""

    id: int
    name: str
    channel: str | None
    campaign_ids: list[int]
    metric: str
    above: bool
    threshold: str
    days: int
    least_clicks: int
    action: str
    percent: int | None
    lowest: str | None
    highest: str | None
    active: bool
    tried: bool
    confirmed: bool
    confirmed_by: str
    confirmed_at: datetime | None
    sentence: str
    created_at: datetime
    updated_at: datetime
    version: int


class AdChangeOut(Schema):
    """What was, or would be, changed: a state, a daily budget, or an item's bid; amounts as decimal strings."""

    what: str
    item_id: str
    before: str
    after: str


class AdDecisionOut(Schema):
    """What a rule came to for a campaign, and why.

    `outcome`: would (in a dry run), done, failed, doing while it goes on, none. `id` is 0 for what is not kept.
    """

    id: int
    created_at: datetime
    rule_id: int | None
    rule_name: str
    campaign_id: int
    campaign: str
    channel: str
    currency: str
    dry: bool
    outcome: str
    reason: str
    text: str
    changes: list[AdChangeOut]
    problem: str
    by: str


class AdRunOut(Schema):
    """What a run, or a dry run, came to for each campaign that the rule is about."""

    dry: bool
    decisions: list[AdDecisionOut]


# --- rates ---


class RatePointOut(Schema):
    """What a bid would have brought: of own lists all that are kept, elsewhere a day.

    `extra_cost` is what each further click costs beside the bid before.
    """

    bid: str
    clicks: float
    cost: str
    earns: str
    extra_cost: str | None
    place: float | None


class BidRateOut(Schema):
    """Advice on the bid of an advertised item.

    A click brings `click_value` = `conversion` × `order_margin`; no bid above `most` can earn. `reason`: earns,
    too_high (the bid is above `most`), advised, loses (no bid earns), or what is not known: product, cost, currency,
    views.
    """

    id: int
    campaign_id: int
    campaign: str
    channel: str
    kind: str
    currency: str
    item_id: str
    product_id: int | None
    product_name: str | None
    bid: str | None
    clicks: int
    orders: int
    conversion: str
    usual_conversion: str
    order_margin: str | None
    click_value: str | None
    most: str | None
    reason: str


class BidAdviceOut(BidRateOut):
    """Advice that was tried on history.

    `basis`: auctions (the shop's own lists, `lists` of them), history (days at other bids there), value (there is no
    history yet), none.
    """

    advised: str | None
    basis: str
    lists: int
    points: list[RatePointOut]
