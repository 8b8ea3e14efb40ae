"""What goes over the wire: what was found, what it can be narrowed to, what the merchant set."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from tradepost.catalog.schemas import ProductOut
from tradepost.core.money import Amount
from tradepost.core.web import Schema, Text

Ref = Annotated[int, Field(ge=1, le=2**63 - 1)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Text]
Key = Annotated[str, StringConstraints(max_length=120)]
Sort = Literal["relevance", "price", "-price", "newest", "rating", "name"]
FURTHEST = 10_000  # how far into a list one may go


class SearchIn(Schema):
    """What is looked for. One more filter, `attr.NAME=VALUE`, has a name for each attribute, and may be repeated."""

    q: Annotated[str, Field(max_length=500, description="What to look for; empty for everything"), Text] = ""
    category: Annotated[list[Key], Field(max_length=100, description="Ids or slugs; any of them, with all below")] = []
    brand: Annotated[list[Key], Field(max_length=100, description="Ids or slugs; any of them")] = []
    price_min: Amount | None = None
    price_max: Amount | None = None
    in_stock: bool | None = None
    rating_min: Annotated[float, Field(ge=0, le=5, allow_inf_nan=False)] | None = None
    attributes: Annotated[list[str], Field(max_length=100, description="NAME:VALUE, the same as attr.NAME=VALUE")] = []
    sort: Sort = "relevance"
    limit: Annotated[int, Field(ge=1, le=200, description="How many items a page has")] = 24
    offset: Annotated[int, Field(ge=0, le=FURTHEST)] = 0
    cursor: Annotated[str, Field(max_length=2000, description="The `next` of the page before")] | None = None
    facets: Annotated[bool, Field(description="Count what it could be narrowed to")] = True


class PlaceFacet(Schema):
    """A category or brand, and how many products choosing it would leave; categories say below which they stand."""

    id: int
    name: str
    slug: str
    count: int
    parent_id: int | None = None


class PriceFacet(Schema):
    """Products from `min` to `max`, both included, as they are sent back in `price_min` and `price_max`."""

    min: str | None
    max: str | None
    count: int


class RatingFacet(Schema):
    """Products with so many stars or more."""

    min: int
    count: int


class StockFacet(Schema):
    """Products that can be had, and those that cannot."""

    yes: int
    no: int


class ValueFacet(Schema):
    """A value of an attribute."""

    value: str
    count: int


class Facets(Schema):
    """What the search could be narrowed to; each counted without its own filter."""

    category: list[PlaceFacet]
    brand: list[PlaceFacet]
    price: list[PriceFacet]
    rating: list[RatingFacet]
    in_stock: StockFacet
    attributes: dict[str, list[ValueFacet]]


class SearchOut(Schema):
    """A page of what was found. `query` differs from what was typed when the keyboard had another layout.

    `match` is how: `exact`, `similar` (words mistyped or only begun) or `partial` (some of them).
    """

    items: list[ProductOut]
    total: int
    next: str | None
    match: Literal["exact", "similar", "partial"]
    query: str
    facets: Facets | None


class PlaceSuggestion(Schema):
    """A product, category or brand to go to."""

    id: int
    name: str
    slug: str


class SuggestOut(Schema):
    """What somebody may be about to type: `words` are whole questions."""

    products: list[PlaceSuggestion]
    categories: list[PlaceSuggestion]
    brands: list[PlaceSuggestion]
    words: list[str]


# --- for the merchant ---


class Pin(Schema):
    """For one question: the products that come first, in order, and those that are not shown."""

    query: Phrase
    product_ids: Annotated[list[Ref], Field(max_length=50)] = []
    hidden_ids: Annotated[list[Ref], Field(max_length=50)] = []


Factor = Annotated[float, Field(ge=0.1, le=10, allow_inf_nan=False)]


class Boosts(Schema):
    """How much a match counts by where it is, beside the usual 1: properties are category, brand and attributes."""

    name: Factor = 1.0
    properties: Factor = 1.0
    description: Factor = 1.0


class SettingsIn(Schema):
    """All of what is set: what is left out is as at first. `synonyms` are groups of words that mean the same."""

    synonyms: Annotated[list[Annotated[list[Phrase], Field(min_length=2, max_length=20)]], Field(max_length=500)] = []
    boosts: Boosts = Boosts()
    pins: Annotated[list[Pin], Field(max_length=500)] = []

    @model_validator(mode="after")
    def _each_once(self) -> "SettingsIn":
        asked = [" ".join(pin.query.lower().split()) for pin in self.pins]
        if len(set(asked)) < len(asked):
            raise ValueError("pins: one question stands there twice")
        return self


class SettingsOut(SettingsIn):
    """What is set."""

    version: int


class StatusOut(Schema):
    """This machine's index: `behind` is how many events of the log are not in it yet."""

    ready: bool
    state: str
    documents: int
    position: int
    behind: int
    done: int
    total: int
    bytes: int
    built_at: datetime | None


class SearchedOut(Schema):
    """Something that was searched for: how often, and how many products it found the last time."""

    query: str
    searches: int
    results: int
    last_at: datetime


class QueriesOut(Schema):
    """What was searched for most, and what for in vain."""

    top: list[SearchedOut]
    without_results: list[SearchedOut]
