"""What goes over the wire about semantic cores."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from tradepost.core.web import Change, Name, Schema, not_null
from tradepost.promotion.schemas import Frequency, Phrase, RowId

Source = Literal["products", "searches", "keywords", "suggestions", "channels"]
Sources = Annotated[list[Source], Field(min_length=1, max_length=5)]
Minus = Annotated[list[Phrase], Field(max_length=500)]
Days = Annotated[int, Field(ge=1, le=730, description="How far back the shop's own searches are counted")]
Tail = Literal["main", "middle", "long"]


class CoreIn(Schema):
    """A new core: of a product, of a category with what is below it, or of the whole shop."""

    name: Name
    product_id: RowId | None = None
    category_id: RowId | None = None
    sources: Sources = ["products", "searches", "keywords", "suggestions", "channels"]
    minus: Minus = []
    days: Days = 90


class CoreChange(Change):
    """What is to be different; a phrase with a minus word is left out at once."""

    name: Name | None = None
    sources: Sources | None = None
    minus: Minus | None = None
    days: Days | None = None

    _there = not_null("name", "sources", "minus", "days")


class CoreOut(Schema):
    """A core with what it holds: phrases, those left out, and the three parts of the rest."""

    id: int
    name: str
    product_id: int | None
    category_id: int | None
    sources: list[str]
    minus: list[str]
    days: int
    job_id: str | None
    collected_at: datetime | None
    phrases: int
    excluded: int
    frequency: int
    main: int
    middle: int
    long: int
    created_at: datetime
    updated_at: datetime
    version: int


class PhraseOut(Schema):
    """A phrase of a core; `results` is how many products the own search finds, null where nobody asked it."""

    id: int
    phrase: str
    lemmas: str
    language: str
    frequency: int
    sources: list[str]
    cluster_id: int | None
    results: int | None
    tail: Tail
    excluded: bool
    fixed: bool


class ClusterOut(Schema):
    """Phrases that mean the same."""

    id: int
    name: str
    phrases: int
    frequency: int


class ClusterName(Schema):
    """What a cluster is called."""

    name: Name


class PhraseIn(Schema):
    """A phrase that somebody adds."""

    phrase: Phrase
    frequency: Frequency = 0


class PhrasesAdded(Schema):
    """How many are new, and how many were there already, in some form."""

    added: int
    known: int


class BulkIn(Schema):
    """Something to be done with many phrases: `keywords` takes them among the keywords."""

    action: Literal["exclude", "include", "move", "remove", "keywords"]
    ids: Annotated[list[RowId], Field(min_length=1, max_length=1000)]
    cluster_id: RowId | None = None
    cluster_name: Name | None = None


class CoreChanged(Schema):
    """How many phrases it was done with."""

    changed: int
