"""What goes over the wire about keywords, scores and proposals."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints

from tradepost.channels.rules import code_of
from tradepost.core.web import Change, Line, LongLine, Schema, Text, not_null
from tradepost.promotion.limits import STORE
from tradepost.promotion.models import Keyword, Proposal

RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=150, pattern=r"[^\W_]"), Text]
# However it is spelt: what Ozon's limits and positions are is known of the channel ozon.
Channel = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Text, AfterValidator(code_of)
]
Frequency = Annotated[int, Field(ge=0, le=10**9)]
Place = Annotated[int, Field(ge=1, le=1_000_000)]
Language = Literal["en", "ru"]


# --- keywords ---


class KeywordIn(Schema):
    """Words that buyers look by. `frequency` are searches a month; positions are places in the channel's results."""

    word: Phrase
    channel: Channel = STORE
    product_id: RowId | None = None
    frequency: Frequency = 0
    own_position: Place | None = None
    competitor_position: Place | None = None
    competitor: Line = ""


class KeywordChange(Change):
    """What is to be different."""

    word: Phrase | None = None
    frequency: Frequency | None = None
    own_position: Place | None = None
    competitor_position: Place | None = None
    competitor: Line | None = None

    _there = not_null("word", "frequency", "competitor")


class KeywordOut(Schema):
    """A keyword; `own_position` is the newest known one, `checked_at` when it was looked for."""

    id: int
    word: str
    lemmas: str
    language: str
    channel: str
    product_id: int | None
    product_name: str | None
    frequency: int
    own_position: int | None
    competitor_position: int | None
    competitor: str
    checked_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, row: Keyword, product_name: str | None) -> Self:
        """As it goes over the wire."""
        names = [name for name in cls.model_fields if name != "product_name"]
        return cls(product_name=product_name, **{name: getattr(row, name) for name in names})


class KeywordAdded(KeywordOut):
    """A keyword of the list that was sent: `added`, or there already, which `message` then says."""

    added: bool
    message: str


# --- scores and proposals ---


class LimitsOut(Schema):
    """How long texts may be on a channel, and how many pictures there may be; null where no limit is documented."""

    channel: str
    title: int | None
    description: int | None
    pictures: int | None
    source: str


class PointOut(Schema):
    """A part of a score: how many of how many points, and why."""

    part: str
    points: int
    most: int
    reason: str
    text: str


class ScoreOut(Schema):
    """How well a product's texts answer the keywords on a channel, of a hundred."""

    product_id: int
    product_name: str
    channel: str
    keywords: list[str]
    score: int
    points: list[PointOut]


class OptimizeIn(Schema):
    """A product and the keywords it is to be found by, the main one first; without any, those kept for the product."""

    product_id: RowId
    keywords: Annotated[list[Phrase], Field(max_length=50)] = []
    channel: Channel = STORE
    language: Language | None = None


class Texts(Schema):
    """A product's texts: its name, description, and what search engines read."""

    title: str
    description: str
    keywords: str
    seo_title: str
    seo_description: str


class KeywordNote(Schema):
    """What was done with a keyword, or could not be: `added`, `left_out` (limit, number) or `check`."""

    kind: Literal["added", "left_out", "check"]
    keyword: str
    field: str
    why: str
    text: str


class ProposalOut(Schema):
    """Better texts beside the present ones, each with its score and the reasons for it."""

    id: int
    product_id: int
    product_name: str
    channel: str
    language: str
    status: Literal["proposed", "applied", "undone"]
    keywords: list[str]
    score_before: int
    score_after: int
    present: Texts
    proposed: Texts
    points_before: list[PointOut]
    points_after: list[PointOut]
    notes: list[KeywordNote]
    limits: LimitsOut
    applied_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


class ProposalShort(Schema):
    """A proposal in a list."""

    id: int
    product_id: int
    product_name: str
    channel: str
    status: str
    score_before: int
    score_after: int
    keywords: list[str]
    created_at: datetime

    @classmethod
    def of(cls, row: Proposal, product_name: str) -> Self:
        """As it goes over the wire."""
        names = [name for name in cls.model_fields if name != "product_name"]
        return cls(product_name=product_name, **{name: getattr(row, name) for name in names})


class ApplyIn(Schema):
    """Which of the texts to write, all unless said otherwise, and those that somebody changed before."""

    fields: Annotated[
        list[Literal["title", "description", "keywords", "seo_title", "seo_description"]], Field(min_length=1)
    ] = ["title", "description", "keywords", "seo_title", "seo_description"]
    texts: "TextsChange | None" = None


class TextsChange(Schema):
    """Texts as somebody changed them; what is left out is written as proposed."""

    title: Annotated[Line, Field(min_length=1)] | None = None
    description: LongLine | None = None
    keywords: Annotated[str, Field(max_length=500), Text] | None = None
    seo_title: Line | None = None
    seo_description: Annotated[str, Field(max_length=500), Text] | None = None


ApplyIn.model_rebuild()


# --- descriptions ---


class DescribeIn(Schema):
    """What to write, with these keywords or those kept for the product. The same seed gives the same templates."""

    product_id: RowId
    keywords: Annotated[list[Phrase], Field(max_length=50)] = []
    language: Language | None = None
    channel: Channel = STORE
    count: Annotated[int, Field(ge=1, le=10)] = 3
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1
    source: Literal["template", "model"] = "template"
    most: Annotated[int | None, Field(ge=50, le=50_000, description="Characters; the channel's limit holds too")] = None


class LeftOut(Schema):
    """A keyword that a text has not: `limit`, `number`, or the `model` left it out."""

    keyword: str
    why: str


class DescribedOut(Schema):
    """A description and who wrote it."""

    text: str
    length: int
    source: Literal["template", "model"]
    left_out: list[LeftOut]


class InventedOut(Schema):
    """Something that a model's text says and the product's facts do not."""

    kind: Literal["number", "value"]
    text: str


class TextRefused(Schema):
    """A model's text that was not taken."""

    text: str
    invented: list[InventedOut]


class DescriptionsOut(Schema):
    """Descriptions; `trouble` says why the model wrote none or fewer: no_model, no_answer, too_long."""

    product_id: int
    product_name: str
    language: str
    channel: str
    limit: int
    keywords: list[str]
    items: list[DescribedOut]
    refused: list[TextRefused]
    trouble: str
    model: bool
