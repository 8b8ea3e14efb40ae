"""What goes over the wire about reviews."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from tradepost.core.paging import Page
from tradepost.core.web import Line, Schema, Text
from tradepost.reviews.models import Reply, Review
from tradepost.reviews.rules import average
from tradepost.reviews.texts import buyer_in

Stars = Annotated[int, Field(ge=1, le=5, strict=True)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000), Text]
Language = Annotated[str, StringConstraints(pattern=r"^([a-z]{2})?$")]
Status = Literal["pending", "published", "rejected"]


class ReviewIn(Schema):
    """A review: 1 to 5 stars, and why. `language` is that of the shop's pages the buyer reads unless it is given."""

    rating: Stars
    title: Line = ""
    text: Said = ""
    language: Language = ""


class ReviewChange(Schema):
    """What of a review changes: rating, title, text and language by its author, status and note by staff."""

    rating: Stars | None = None
    title: Line | None = None
    text: Said | None = None
    language: Language | None = None
    status: Status | None = None
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Text] | None = None

    def given(self, *names: str) -> dict[str, Any]:
        """Those of these fields that were sent; null is left aside."""
        found = {name: getattr(self, name) for name in names}
        return {name: value for name, value in found.items() if value is not None}


class ReplyIn(Schema):
    """What the shop answers."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000), Text]


class ReplyOut(Schema):
    """What the shop answered."""

    id: int
    text: str
    created_at: datetime


class VoteIn(Schema):
    """Whether it helped."""

    helpful: bool


class VotesOut(Schema):
    """How many found a review helpful, and how many did not."""

    helpful: int
    unhelpful: int


class Reviewed(Schema):
    """The product a review is about, in short."""

    id: int
    name: str
    slug: str


class ReviewOut(Schema):
    """A review. `account_id` and `note` are for its author and staff.

    `author` is the name they show, never what they sign in with: a word for it where they gave none, empty once they
    have left.
    """

    id: int
    product: Reviewed
    account_id: int | None
    author: str
    rating: int
    title: str
    text: str
    language: str
    verified: bool
    status: Status
    note: str | None
    helpful: int
    unhelpful: int
    replies: list[ReplyOut]
    published_at: datetime | None
    created_at: datetime
    updated_at: datetime


class RatingSummary(Schema):
    """A product's rating: average with two decimals (null of none), count, and how many gave each number of stars."""

    average: str | None
    count: int
    distribution: dict[str, int]


class ReviewPage(Page[ReviewOut]):
    """A page of a product's reviews, with its rating."""

    summary: RatingSummary


class ModerationBody(Schema):
    """When reviews are shown: `at_once`, on `approval`, or at once those that are `verified` purchases."""

    moderation: Literal["at_once", "approval", "verified"]


def shape(row: Any, replies: Iterable[Reply], *, full: bool) -> ReviewOut:
    """A row of `queries.reviews` for the wire; `full` for its author and staff."""
    review: Review = row[0]
    _, name, slug, author = row
    plain = (
        "id", "rating", "title", "text", "language", "verified", "status", "helpful", "unhelpful", "published_at",
        "created_at", "updated_at",
    )  # fmt: skip
    return ReviewOut.model_construct(
        **{field: getattr(review, field) for field in plain},
        product=Reviewed.model_construct(id=review.product_id, name=name, slug=slug),
        account_id=review.account_id if full else None,
        author=author or (buyer_in(review.language) if review.account_id is not None else ""),
        note=review.note if full else None,
        replies=[ReplyOut.model_validate(reply) for reply in replies],
    )


def summary(distribution: Mapping[int, int]) -> RatingSummary:
    """{stars: how many} for the wire."""
    stars, count = sum(one * many for one, many in distribution.items()), sum(distribution.values())
    return RatingSummary(
        average=f"{average(stars, count) / 100:.2f}" if count else None,
        count=count,
        distribution={str(one): many for one, many in distribution.items()},
    )
