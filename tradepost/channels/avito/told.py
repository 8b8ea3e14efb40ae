"""What Avito tells of figures and advertising, as far as it is looked at."""

from datetime import date
from typing import Annotated

from pydantic import Field

from tradepost.channels.avito.answers import Amount, Answer, Empty, Perhaps


class StatDay(Answer):
    """A listing's day."""

    date: date
    uniq_views: int = Field(0, alias="uniqViews")
    uniq_contacts: int = Field(0, alias="uniqContacts")
    uniq_favorites: int = Field(0, alias="uniqFavorites")


class ItemStats(Answer):
    """A listing's days."""

    item_id: int = Field(alias="itemId")
    stats: Annotated[list[StatDay], Empty] = []


class Stats(Answer):
    """Days of listings."""

    items: Annotated[list[ItemStats], Empty] = []


class Metric(Answer):
    """A figure by its name."""

    slug: str
    value: Amount


class Group(Answer):
    """Figures of a listing, or of what else they are grouped by."""

    id: int
    metrics: Annotated[list[Metric], Empty] = []


class Groups(Answer):
    """A part of the figures."""

    groupings: Annotated[list[Group], Empty] = []


class Spent(Answer):
    """What was spent on something: roubles."""

    slug: str
    value: Amount


class SpentDay(Answer):
    """What was spent on a day."""

    date: date
    spendings: Annotated[list[Spent], Empty] = []


class Spendings(Answer):
    """Days of spending."""

    groupings: Annotated[list[SpentDay], Empty] = []


class Strategy(Answer):
    """A campaign: AS (autostrategy) or AP (autopilot). Its budget is roubles; a change wants its version."""

    id: int = Field(alias="campaignId")
    kind: str = Field("", alias="campaignType")
    title: str = ""
    status: int = Field(3, alias="statusId")
    budget: int = 0
    version: int = 0
    created_at: Perhaps = Field(None, alias="createTime")
    updated_at: Perhaps = Field(None, alias="updateTime")
    starts_at: Perhaps = Field(None, alias="startTime")
    ends_at: Perhaps = Field(None, alias="finishTime")


class Strategies(Answer):
    """A part of the campaigns."""

    campaigns: Annotated[list[Strategy], Empty] = []


class StrategyItem(Answer):
    """A listing of a campaign."""

    item_id: int = Field(alias="itemId")
    is_active: bool = Field(True, alias="isActive")


class WholeStrategy(Answer):
    """A campaign with its listings."""

    campaign: Strategy | None = None
    items: Annotated[list[StrategyItem], Empty] = []


class StrategyDay(Answer):
    """A campaign's day: visits and calls."""

    date: date
    views: int = 0
    calls: int = 0


class StrategyDays(Answer):
    """A campaign's days."""

    stat: Annotated[list[StrategyDay], Empty] = []


class ByHand(Answer):
    """What a target action may cost, and what all of a day: kopecks."""

    bid: int = Field(alias="bidPenny")
    limit: int | None = Field(None, alias="limitPenny")


class ByItself(Answer):
    """A budget within which it bids by itself: kopecks."""

    budget: int = Field(0, alias="budgetPenny")


class Promoted(Answer):
    """A listing whose target actions are paid for: which action, and how it bids."""

    item_id: int = Field(alias="itemID")
    action: int = Field(alias="actionTypeID")
    manual: ByHand | None = Field(None, alias="manualPromotion")
    auto: ByItself | None = Field(None, alias="autoPromotion")


class PromotedItems(Answer):
    """Listings with their prices."""

    items: Annotated[list[Promoted], Empty] = []


class ManualTerms(Answer):
    """What is advised for a target action, and the least that is taken: kopecks."""

    advised: int = Field(alias="recBidPenny")
    least: int = Field(alias="minBidPenny")


class Terms(Answer):
    """What may be paid for a listing's target action."""

    manual: ManualTerms | None = None
