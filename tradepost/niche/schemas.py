"""What goes over the wire about markets and niches. Amounts are decimal texts in the shop's currency."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.core.web import Change, Schema, Text, not_null
from tradepost.niche.market import Wanted
from tradepost.niche.rules import WEIGHTS, Figures, Score, Segment, Trend

Term = Annotated[str, StringConstraints(strip_whitespace=True, max_length=150), Text]
Told = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), Text]
Days = Annotated[int, Field(ge=7, le=365)]
By = Literal["category", "brand", "seller", "channel"]


def amount(minor: int | None) -> str | None:
    """Minor units as people read them."""
    return None if minor is None else to_text(minor, settings().currency)


class NicheIn(Schema):
    """A niche: what all of these keep of the market; nothing keeps it whole."""

    search_term: Term = ""
    category: Told = ""
    brand: Told = ""
    seller: Told = ""
    channel: Term = ""

    @property
    def wanted(self) -> Wanted:
        """The same, as the market is asked."""
        return Wanted(self.search_term, self.category, self.brand, self.seller, self.channel)


class NicheFigures(Schema):
    """What a niche's items add up to over the days; shares are parts of one, indices go up to 10,000."""

    items: int
    items_sold: int
    units: int
    revenue: str
    average_price: str | None
    median_price: str | None
    per_item: str | None
    sellers: int
    brands: int
    seller_hhi: float | None
    brand_hhi: float | None
    top_share: float | None
    sold_share: float | None
    newcomers: int | None
    newcomer_share: float | None
    newcomer_revenue_share: float | None
    lost: str | None
    lost_share: float | None

    @staticmethod
    def of(found: Figures) -> dict[str, Any]:
        """Figures with their amounts as texts."""
        money = ("revenue", "average_price", "median_price", "per_item", "lost")
        return {name: amount(value) if name in money else value for name, value in asdict(found).items()}


class PriceSegment(Schema):
    """A range of prices, both included, and what is sold in it."""

    low: str
    high: str
    items: int
    units: int
    revenue: str
    share: float | None
    per_item: str

    @classmethod
    def of(cls, one: Segment) -> "PriceSegment":
        """A segment with its amounts as texts."""
        money = {name: amount(getattr(one, name)) for name in ("low", "high", "revenue", "per_item")}
        return cls(items=one.items, units=one.units, share=one.share, **money)


class ScorePart(Schema):
    """A part of the entry score, 0 to 100; null where it is not known, and then its weight is the others'."""

    name: str
    weight: int
    score: float | None


class EntryScore(Schema):
    """How inviting a niche is, 0 to 100: the weighted mean of the parts that are known."""

    total: float | None
    parts: list[ScorePart]

    @classmethod
    def of(cls, found: Score) -> "EntryScore":
        """A score with each part's weight."""
        parts = [ScorePart(name=name, weight=WEIGHTS[name], score=value) for name, value in found.parts.items()]
        return cls(total=found.total, parts=parts)


class TrendOut(Schema):
    """The part by which revenue changes a month, its 95 % interval, and what that says."""

    monthly: float
    low: float
    high: float
    months: int
    direction: Literal["growing", "falling", "flat"]

    @classmethod
    def of(cls, found: Trend | None) -> "TrendOut | None":
        """A trend; None where there are too few months to tell one."""
        return None if found is None else cls.model_validate(found)


class MonthOut(Schema):
    """A whole month's revenue."""

    start: date
    revenue: str


class ShareOut(Schema):
    """A seller or brand, and its part of the revenue."""

    name: str
    items: int
    revenue: str
    share: float | None


class MarketItem(Schema):
    """Something on sale in the niche; `product_id` where it is the shop's own."""

    channel: str
    external_id: str
    name: str
    category: str
    brand: str
    seller: str
    price: str
    units: int
    revenue: str
    rating: float | None
    reviews: int | None
    stock_days: int | None
    first_seen: date | None
    product_id: int | None


class SourceOut(Schema):
    """Where figures come from: a channel's snapshots, the newest first; `own` is the shop's catalogue, as of now."""

    id: int | None
    channel: str
    taken_on: date
    days: int
    items: int


class AnalysisOut(NicheFigures):
    """A niche from every side."""

    niche: NicheIn
    days: int
    currency: str
    score: EntryScore
    trend: TrendOut | None
    seasonality: dict[int, float] | None
    months: list[MonthOut]
    segments: list[PriceSegment]
    top_sellers: list[ShareOut]
    top_brands: list[ShareOut]
    top_items: list[MarketItem]
    sources: list[SourceOut]


class FoundOut(NicheFigures):
    """One of the niches that were found, and its name."""

    name: str
    niche: NicheIn
    score: float | None


class NichesOut(Schema):
    """Niches by revenue; `total` counts those there are."""

    items: list[FoundOut]
    total: int
    next: str | None = None
    currency: str
    days: int
    market: NicheFigures


class CompareNiches(Schema):
    """Two to five niches to lay beside each other."""

    niches: Annotated[list[NicheIn], Field(min_length=2, max_length=5)]
    days: Days = 30


class FavoriteIn(Schema):
    """A niche to keep; with `alert_percent` its keeper is told when its revenue moves so far from what it was."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), Text]
    niche: NicheIn
    alert_percent: Annotated[int | None, Field(ge=1, le=1000)] = None

    @model_validator(mode="after")
    def _narrows(self) -> "FavoriteIn":
        if not any(self.niche.model_dump().values()):
            raise ValueError("niche: name a word, category, brand, seller or channel")
        return self


class FavoriteChange(Change):
    """What is to be different."""

    name: Annotated[str | None, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), Text] = None
    alert_percent: Annotated[int | None, Field(ge=1, le=1000)] = None

    _there = not_null("name")


class KeptNiche(Schema):
    """A niche that is kept; `told` is the revenue that the next alert is measured from."""

    id: int
    name: str
    niche: NicheIn
    alert_percent: int | None
    told: str | None
    told_at: datetime | None
    created_at: datetime
    version: int
