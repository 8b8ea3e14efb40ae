"""The routes of reviews: those of a product, for everybody; all of them, for staff; one's own."""

from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response

from tradepost.accounts.auth import AnyCaller, Caller, SignedIn, Visitor, may
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Product
from tradepost.catalog.queries import visible
from tradepost.catalog.readers import is_staff
from tradepost.core.db import Db
from tradepost.core.errors import Forbidden, NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.slugs import by_id_or_slug
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.reviews import queries, service
from tradepost.reviews.models import Review
from tradepost.reviews.rules import PUBLISHED
from tradepost.reviews.schemas import (
    ModerationBody,
    ReplyIn,
    ReplyOut,
    ReviewChange,
    ReviewIn,
    ReviewOut,
    ReviewPage,
    Status,
    VoteIn,
    VotesOut,
    shape,
    summary,
)

router = make_router("reviews")

Editor = Annotated[Caller, may(Right.REVIEWS_WRITE)]
Reader = Annotated[Caller, may(Right.REVIEWS_READ)]
_page = paging(
    Review.id, "-created_at", created_at=Review.created_at, helpful=Review.helpful, rating=Review.rating
)  # fmt: skip
ReviewPaging = Annotated[Paging, Depends(_page)]
StarsFilter = Annotated[int | None, Query(ge=1, le=5, description="Those with so many stars")]
RowNumber = Annotated[int | None, Query(ge=1, le=2**63 - 1)]
BY_AUTHOR, BY_STAFF = ("rating", "title", "text", "language"), ("status", "note")


async def _product(db: Db, key: str, who: Caller | None) -> Any:
    query = visible(staff=is_staff(who)).with_only_columns(Product.id).where(by_id_or_slug(Product, key))
    product_id = (await db.execute(query)).scalar_one_or_none()
    if product_id is None:
        raise NotFound("product", key)
    return product_id


async def _listed(db: Db, wanted: queries.Wanted, page: Paging, who: Caller | None, *, staff: bool) -> dict[str, Any]:
    found = await paged(db, queries.reviews(wanted), page)
    answers = await queries.replies(db, [row[0].id for row in found["items"]])
    own = who.id if who and who.session_id else 0  # nobody's id
    return found | {
        "items": [shape(row, answers[row[0].id], full=staff or row[0].account_id == own) for row in found["items"]]
    }


async def _answer(db: Db, review: Review, response: Response, *, full: bool = True) -> ReviewOut:
    version_tag(response, review.version)
    row = (await db.execute(queries.reviews(queries.Wanted()).where(Review.id == review.id))).one()
    return shape(row, (await queries.replies(db, [review.id]))[review.id], full=full)


@router.get("/products/{product_id}/reviews")
async def list_product_reviews(
    product_id: str,
    db: Db,
    who: Visitor,
    page: ReviewPaging,
    rating: StarsFilter = None,
    verified: Annotated[bool | None, Query(description="Only of those who bought it here, or of the others")] = None,
) -> ReviewPage:
    """What buyers say of a product (its id or slug), and its rating; those that are published."""
    found = await _product(db, product_id, who)
    wanted = queries.Wanted(product_id=found, status=PUBLISHED, rating=rating, verified=verified)
    listed = await _listed(db, wanted, page, who, staff=False)
    return ReviewPage.model_construct(**listed, summary=summary(await queries.distribution(db, found)))


@router.post("/products/{product_id}/reviews", status_code=201)
async def post_review(product_id: str, body: ReviewIn, db: Db, who: SignedIn, response: Response) -> ReviewOut:
    """Say what you think of a product, once: a second review is a conflict, the first can be changed."""
    found = await _product(db, product_id, who)
    review = await service.post(db, who.person, found, **body.model_dump())
    return await _answer(db, review, response)


@router.get("/reviews")
async def list_reviews(
    db: Db,
    who: AnyCaller,
    page: ReviewPaging,
    status: Status | None = None,
    rating: StarsFilter = None,
    verified: bool | None = None,
    product_id: RowNumber = None,
    account_id: RowNumber = None,
) -> Page[ReviewOut]:
    """All reviews for staff; your own for everybody else."""
    staff = who.has(Right.REVIEWS_READ)
    wanted = queries.Wanted(product_id, account_id if staff else who.person.id, status, rating, verified)
    return Page[ReviewOut].model_construct(**await _listed(db, wanted, page, who, staff=staff))


@router.get("/reviews/settings")
async def read_moderation(db: Db, _who: Reader) -> ModerationBody:
    """When reviews are shown."""
    return ModerationBody(moderation=await service.rule(db))


@router.put("/reviews/settings")
async def change_moderation(body: ModerationBody, db: Db, _who: Editor) -> ModerationBody:
    """Decide when reviews are shown; those that wait keep waiting."""
    await service.set_rule(db, body.moderation)
    return body


@router.get("/reviews/{review_id}")
async def read_review(review_id: Id, db: Db, who: Visitor, response: Response) -> ReviewOut:
    """One review: a published one for everybody, any for staff and its author."""
    review = await db.get(Review, review_id)
    full = who is not None and review is not None and _full(who, review)
    if review is None or not (full or review.status == PUBLISHED):
        raise NotFound("review", review_id)
    return await _answer(db, review, response, full=full)


def _full(who: Caller, review: Review) -> bool:
    own = who.session_id is not None and review.account_id == who.id
    return own or who.has(Right.REVIEWS_READ)


async def _found(db: Db, review_id: int, who: Caller) -> Any:
    """A review this caller may change, locked, with its product: any for staff, their own for others."""
    return await service.find(db, review_id, of=None if who.has(Right.REVIEWS_WRITE) else who.person.id)


@router.put("/reviews/{review_id}")
async def change_review(
    review_id: Id, body: ReviewChange, db: Db, who: AnyCaller, request: Request, response: Response
) -> ReviewOut:
    """Its author changes what it says, which may have to wait for approval again; staff decide what becomes of it."""
    review, product = await _found(db, review_id, who)
    current_version(request, review.version)
    words, decision = body.given(*BY_AUTHOR), body.given(*BY_STAFF)
    if words and review.account_id != (who.id if who.session_id else None):
        raise Forbidden("What a review says is its author's to change")
    if decision and not who.has(Right.REVIEWS_WRITE):
        raise Forbidden("Whether a review is published is for the shop to decide")
    if words:
        await service.rewrite(db, review, product, **words)
    if decision:
        await service.moderate(db, review, product, **decision)
    return await _answer(db, review, response)


@router.delete("/reviews/{review_id}", status_code=204)
async def remove_review(review_id: Id, db: Db, who: AnyCaller, request: Request) -> None:
    """Delete a review with its answers and votes: its author, or staff."""
    review, product = await _found(db, review_id, who)
    current_version(request, review.version)
    await service.remove(db, review, product)


@router.post("/reviews/{review_id}/reply", status_code=201)
async def reply_to_review(review_id: Id, body: ReplyIn, db: Db, who: Editor) -> ReplyOut:
    """Answer a review in the shop's name, for everybody to read; its author is told."""
    return ReplyOut.model_validate(await service.reply(db, review_id, who.account, body.text))


@router.delete("/reviews/{review_id}/reply/{reply_id}", status_code=204)
async def take_back_reply(review_id: Id, reply_id: Id, db: Db, _who: Editor) -> None:
    """Delete an answer."""
    await service.take_back_reply(db, review_id, reply_id)


@router.post("/reviews/{review_id}/votes")
async def vote(review_id: Id, body: VoteIn, db: Db, who: SignedIn) -> VotesOut:
    """Say whether a review helped you; once more replaces what you said."""
    return VotesOut.model_validate(await service.vote(db, who.id, review_id, helpful=body.helpful))


@router.delete("/reviews/{review_id}/votes")
async def take_back_vote(review_id: Id, db: Db, who: SignedIn) -> VotesOut:
    """Take your vote back."""
    return VotesOut.model_validate(await service.vote(db, who.id, review_id, helpful=None))
