"""What is read about reviews: lists, a product's distribution of stars, purchases, and whether it all adds up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tradepost.accounts.models import Account
from tradepost.catalog.models import Product
from tradepost.customers.models import Customer
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import REVENUE, SALE
from tradepost.reviews.models import Reply, Review, Vote
from tradepost.reviews.rules import PUBLISHED, STARS, average

Writer = aliased(Account)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of reviews is narrowed to."""

    product_id: int | None = None
    account_id: int | None = None
    status: str | None = None
    rating: int | None = None
    verified: bool | None = None


def reviews(wanted: Wanted) -> Select[Any]:
    """Reviews with their product and who wrote them: (Review, Product.name, Product.slug, name)."""
    everything = (
        select(Review, Product.name, Product.slug, Writer.name)
        .join(Product, Product.id == Review.product_id)
        .outerjoin(Writer, Writer.id == Review.account_id)
    )
    query = cast("Select[Any]", everything)
    for column, value in (
        (Review.product_id, wanted.product_id),
        (Review.account_id, wanted.account_id),
        (Review.status, wanted.status),
        (Review.rating, wanted.rating),
        (Review.verified, wanted.verified),
    ):
        if value is not None:
            query = query.where(column == value)
    return query


async def replies(db: AsyncSession, review_ids: Collection[int]) -> dict[int, list[Reply]]:
    """The answers to each review, oldest first, in one statement."""
    found: dict[int, list[Reply]] = {review_id: [] for review_id in review_ids}
    if found:
        query = select(Reply).where(Reply.review_id.in_(found)).order_by(Reply.id)
        for one in (await db.execute(query)).scalars():
            found[one.review_id].append(one)
    return found


async def distribution(db: AsyncSession, product_id: int) -> dict[int, int]:
    """How many published reviews of a product give each number of stars: {5: 12, 4: 3, 3: 0, 2: 1, 1: 0}."""
    query = (
        select(Review.rating, func.count(Review.id))
        .where(Review.product_id == product_id, Review.status == PUBLISHED)
        .group_by(Review.rating)
    )
    counted = {stars: many for stars, many in await db.execute(query)}  # noqa: C416 - rows are no pairs to a type checker
    return {stars: counted.get(stars, 0) for stars in reversed(STARS)}


def bought(account_id: Any, product_id: Any) -> ColumnElement[bool]:
    """The condition that an account bought a product: an order of theirs that is paid has it."""
    # Left alone, a subquery two levels down would look at all accounts with a review, not at this one's.
    theirs = select(Customer.id).where(Customer.account_id == account_id).correlate_except(Customer)
    return exists().where(
        OrderLine.product_id == product_id,
        Order.id == OrderLine.order_id,
        Order.kind == SALE,
        Order.status.in_(REVENUE),
        or_(
            Order.account_id == account_id,
            Order.customer_id.in_(theirs),
        ),
    )


async def has_bought(db: AsyncSession, account_id: int, product_id: int) -> bool:
    """Whether an account bought a product."""
    return bool((await db.execute(select(bought(account_id, product_id)))).scalar_one())


async def drift(db: AsyncSession) -> Sequence[str]:
    """A line for each product whose rating is not what its reviews come to, and each review with a wrong count."""
    counts = (
        select(Review.product_id, func.count(Review.id).label("many"), func.sum(Review.rating).label("stars"))
        .where(Review.status == PUBLISHED)
        .group_by(Review.product_id)
        .subquery()
    )
    query = (
        select(Product.id, Product.rating_average, Product.rating_count, counts.c.many, counts.c.stars)
        .outerjoin(counts, counts.c.product_id == Product.id)
        .where(or_(Product.rating_count != 0, Product.rating_average != 0, counts.c.many.is_not(None)))
    )
    lines = []
    for product_id, shown, count, many, stars in await db.execute(query):
        there = int(many or 0)
        real = average(int(stars or 0), there)
        if (shown, count) != (real, there):
            lines.append(
                f"product {product_id} shows {shown / 100:.2f} of {count}, its reviews say {real / 100:.2f} of {there}"
            )
    votes = [func.coalesce(func.sum(case((Vote.helpful.is_(way), 1), else_=0)), 0) for way in (True, False)]
    wrong = (
        select(Review.id, Review.helpful, Review.unhelpful, *votes)
        .outerjoin(Vote, Vote.review_id == Review.id)
        .group_by(Review.id, Review.helpful, Review.unhelpful)
        .having(or_(Review.helpful != votes[0], Review.unhelpful != votes[1]))
    )
    for review_id, yes, no, real_yes, real_no in await db.execute(wrong):
        lines.append(f"review {review_id} shows {yes} and {no} votes, there are {real_yes} and {real_no}")
    return lines
