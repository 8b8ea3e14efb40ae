"""Reviews: writing, changing, letting through, answering, voting.

Whoever writes something of a product's reviews locks the product's row first, then the review's: its rating is counted
anew under that lock, so that it is always what its published reviews come to.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.catalog import ratings
from tradepost.catalog.models import Product
from tradepost.catalog.rules import ACTIVE
from tradepost.core import clock, events
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Forbidden, Invalid, NotFound
from tradepost.core.settings import settings
from tradepost.notifications import service as notifications
from tradepost.orders.models import OrderLine
from tradepost.reviews import queries
from tradepost.reviews.models import Moderation, Reply, Review, Vote
from tradepost.reviews.rules import AT_ONCE, PENDING, PUBLISHED, REJECTED, STARS, average, first_status
from tradepost.reviews.texts import text_of


async def post(
    db: AsyncSession,
    account: Account,
    product_id: int,
    *,
    rating: int,
    title: str = "",
    text: str = "",
    language: str = "",
) -> Review:
    """Write somebody's review of a product that is on sale. `rating` is 1 to 5 stars.

    Published at once or waiting, by the shop's rule. NotFound for the product, Conflict for a second review of it.
    """
    _check_stars(rating)
    product = await _product(db, product_id)
    if product.status != ACTIVE:
        raise NotFound("product", product_id)
    verified = await queries.has_bought(db, account.id, product_id)
    status = first_status(await rule(db), verified=verified)
    review = Review(
        product_id=product_id,
        account_id=account.id,
        rating=rating,
        title=title,
        text=text,
        language=language or account.language or settings().language,
        verified=verified,
        status=status,
        published_at=clock.now() if status == PUBLISHED else None,
    )
    try:
        async with db.begin_nested():
            db.add(review)
    except IntegrityError as error:
        if is_unique_violation(error):
            raise Conflict("You have reviewed this product already: change that review instead") from error
        raise
    changes = {"rating": [None, rating], "title": [None, title], "text": [None, text], "status": [None, status]}
    await _record(db, "review.posted", review, product, changes=changes, account_id=account.id)
    if status == PUBLISHED:
        await _record(db, "review.published", review, product, account_id=account.id)
        await _count(db, product_id)
    return review


def _check_stars(rating: int) -> None:
    if rating not in STARS:
        raise Invalid("rating", "must be 1 to 5 stars")


async def _product(db: AsyncSession, product_id: int) -> Product:
    """A product, locked: others may refer to it meanwhile, nobody else counts its reviews. NotFound."""
    query = select(Product).where(Product.id == product_id).with_for_update(key_share=True)
    found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("product", product_id)
    return found


async def listing(db: AsyncSession, product_id: int) -> Sequence[Review]:
    """The published reviews of a product that is on sale, newest first; NotFound."""
    query = select(Product.id).where(Product.id == product_id, Product.status == ACTIVE)
    if (await db.execute(query)).first() is None:
        raise NotFound("product", product_id)
    shown = select(Review).where(Review.product_id == product_id, Review.status == PUBLISHED)
    return (await db.execute(shown.order_by(Review.id.desc()))).scalars().all()


async def find(db: AsyncSession, review_id: int, *, of: int | None = None) -> tuple[Review, Product]:
    """A review to be changed and its product, both locked; `of` asks for one of this account. NotFound."""
    query = select(Review.product_id).where(Review.id == review_id)
    if of is not None:
        query = query.where(Review.account_id == of)
    product_id = (await db.execute(query)).scalar_one_or_none()
    if product_id is None:
        raise NotFound("review", review_id)
    product = await _product(db, product_id)
    locked = select(Review).where(Review.id == review_id).with_for_update()
    review = (await db.execute(locked.execution_options(populate_existing=True))).scalar_one_or_none()
    if review is None:
        raise NotFound("review", review_id)
    return review, product


async def rewrite(db: AsyncSession, review: Review, product: Product, **given: Any) -> Review:
    """Change a review that `find` gave, as its author: rating, title, text, language.

    What is said anew is judged anew: by the shop's rule, and after a rejection by staff whatever the rule.
    """
    if "rating" in given:
        _check_stars(given["rating"])
    judged = first_status(await rule(db), verified=review.verified)
    for field, value in given.items():
        setattr(review, field, value)
    changes = events.changed(review)
    if not changes:
        return review
    if review.status == REJECTED:
        review.status = PENDING
    elif changes.keys() - {"language"}:
        review.status = judged
    return await _save(db, review, product, "review.updated")


async def moderate(
    db: AsyncSession, review: Review, product: Product, *, status: str | None = None, note: str | None = None
) -> Review:
    """Publish a review that `find` gave, take it back or reject it, as staff; `note` tells its author why."""
    if note is not None:
        review.note = note
    if status is not None:
        review.status = status
    return await _save(db, review, product, "review.updated")


async def _save(db: AsyncSession, review: Review, product: Product, name: str) -> Review:
    """Write a changed review, its product's rating and what happened; its author is told when staff decided."""
    changes = events.changed(review)
    if not changes:
        return review
    moved = changes.get("status")
    if moved:
        review.published_at = clock.now() if review.status == PUBLISHED else None
        name = {PUBLISHED: "review.published", REJECTED: "review.rejected", PENDING: "review.withdrawn"}[review.status]
    await db.flush()
    await _record(db, name, review, product, changes=changes, account_id=review.account_id)
    if changes.keys() & {"status", "rating"}:
        await _count(db, product.id)
    if moved and review.status != PENDING:
        await _tell(db, review, product, review.status, note=review.note)
    return review


async def remove(db: AsyncSession, review: Review, product: Product) -> None:
    """Delete a review that `find` gave, with its answers and votes."""
    await _record(db, "review.deleted", review, product, account_id=review.account_id)
    await db.delete(review)
    await db.flush()
    await _count(db, product.id)


async def reply(db: AsyncSession, review_id: int, by: Account | None, text: str) -> Reply:
    """Answer a review, for everybody to read; its author is told. NotFound."""
    review, product = await find(db, review_id)
    made = Reply(review_id=review.id, account_id=by.id if by else None, text=text)
    db.add(made)
    await db.flush()
    changes = {"reply": [None, text]}
    about = {"account_id": review.account_id, "reply_id": made.id}
    await _record(db, "review.replied", review, product, changes=changes, **about)
    await _tell(db, review, product, "replied", reply=text)
    return made


async def take_back_reply(db: AsyncSession, review_id: int, reply_id: int) -> None:
    """Delete an answer; NotFound."""
    review, product = await find(db, review_id)
    query = select(Reply).where(Reply.id == reply_id, Reply.review_id == review.id)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("reply", reply_id)
    await _record(db, "review.reply_deleted", review, product, changes={"reply": [found.text, None]}, reply_id=reply_id)
    await db.delete(found)
    await db.flush()


async def vote(db: AsyncSession, account_id: int, review_id: int, *, helpful: bool | None) -> Review:
    """Say whether a published review helped; None takes a vote back. NotFound; Forbidden for one's own."""
    query = select(Review).where(Review.id == review_id, Review.status == PUBLISHED)
    locked = query.with_for_update().execution_options(populate_existing=True)
    review = (await db.execute(locked)).scalar_one_or_none()
    if review is None:
        raise NotFound("review", review_id)
    if review.account_id == account_id:
        raise Forbidden("Your own review is for others to vote on")
    own = select(Vote).where(Vote.review_id == review_id, Vote.account_id == account_id)
    found = (await db.execute(own)).scalar_one_or_none()
    if helpful is None:
        if found is not None:
            await db.delete(found)
    elif found is None:
        db.add(Vote(review_id=review_id, account_id=account_id, helpful=helpful))
    else:
        found.helpful = helpful
    await db.flush()
    counts = {
        name: select(func.count(Vote.id)).where(Vote.review_id == review_id, Vote.helpful.is_(way)).scalar_subquery()
        for name, way in (("helpful", True), ("unhelpful", False))
    }
    # A vote is no change of the review: neither its version nor its time moves.
    await db.execute(
        update(Review)
        .where(Review.id == review_id)
        .values(**counts, updated_at=Review.updated_at)
        .execution_options(synchronize_session=False)
    )
    await db.refresh(review)
    return review


async def verify(db: AsyncSession, order_ids: Collection[int]) -> int:
    """Mark the reviews of those who bought what they reviewed with one of these orders: how many were marked."""
    if not order_ids:
        return 0
    lines = select(OrderLine.product_id).where(OrderLine.order_id.in_(order_ids))
    query = (
        select(Review.id, Review.product_id, Product.name)
        .join(Product, Product.id == Review.product_id)
        .where(
            Review.verified.is_(False),
            Review.product_id.in_(lines),
            queries.bought(Review.account_id, Review.product_id),
        )
        .order_by(Review.id)
    )
    found = (await db.execute(query)).all()
    for review_id, product_id, name in found:
        # Nobody's edit: neither its version nor its time moves.
        await db.execute(
            update(Review)
            .where(Review.id == review_id)
            .values(verified=True, updated_at=Review.updated_at)
            .execution_options(synchronize_session=False)
        )
        changes = {"verified": [False, True]}
        row = events.row(
            "review.verified", "reviews", review_id, subject_name=name, changes=changes, product_id=product_id
        )
        db.add(events.Event(**row))
    return len(found)


async def rule(db: AsyncSession) -> str:
    """When reviews are shown: at_once, approval or verified."""
    return (await db.execute(select(Moderation.rule).where(Moderation.id == 1))).scalar_one_or_none() or AT_ONCE


async def set_rule(db: AsyncSession, wanted: str) -> None:
    """Decide when reviews are shown; those that wait keep waiting."""
    query = select(Moderation).where(Moderation.id == 1).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        found = Moderation(id=1, rule=AT_ONCE)
        db.add(found)
        await db.flush()
    found.rule = wanted
    changes = events.changed(found)
    if changes:
        await events.record(db, "review_moderation.updated", found, changes=changes)
    await db.flush()


async def _count(db: AsyncSession, product_id: int) -> None:
    """Count the rating of a locked product anew."""
    counts = await queries.distribution(db, product_id)
    stars, count = sum(one * many for one, many in counts.items()), sum(counts.values())
    await ratings.rate(db, product_id, average=average(stars, count), count=count)


async def _record(db: AsyncSession, name: str, review: Review, product: Product, **more: Any) -> None:
    about: dict[str, Any] = {
        "product_id": product.id,
        "status": review.status,
        "rating": review.rating,
        "verified": review.verified,
    }
    await events.record(db, name, review, subject_name=product.name, **about, **more)


async def _tell(db: AsyncSession, review: Review, product: Product, what: str, **values: str) -> None:
    if review.account_id is None or (review.account_id == events.actor().id and events.actor().kind == "account"):
        return
    language = (await db.execute(select(Account.language).where(Account.id == review.account_id))).scalar_one()
    title, text = text_of(what, language or settings().language, product=product.name, **values)
    await notifications.notify(
        db,
        review.account_id,
        kind="review",
        title=title,
        text=text,
        link=f"/p/{product.slug}",
        data={"review_id": review.id, "product_id": product.id},
    )
