"""The inbox: reviews of the own store and every conversation as one list, and how quick the shop answers.

Reviews stay in their room and conversations in theirs; this reads both at once. A key says which: "review-12" is a
review of the own store, "thread-7" a conversation, whatever its kind and channel.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import mean, median
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.catalog.models import Product
from tradepost.conversations import service as conversations
from tradepost.conversations.models import Conversation, Message
from tradepost.conversations.rules import ANSWERED, DONE, REVIEW, STORE, WAITING
from tradepost.core import clock
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.paging import contains
from tradepost.orders.models import Order
from tradepost.replies.models import ReviewDone
from tradepost.reviews import queries as review_queries
from tradepost.reviews.models import Reply, Review
from tradepost.reviews.rules import REJECTED

LONGEST_SPAN = 366  # days of figures
QUICK = timedelta(hours=24)

_replied = exists(select(Reply.id).where(Reply.review_id == Review.id))
_set_aside = exists(select(ReviewDone.id).where(ReviewDone.review_id == Review.id))
# How a review stands: one that was rejected is dealt with.
_standing: ColumnElement[str] = case(
    (_replied, ANSWERED), (or_(Review.status == REJECTED, _set_aside), DONE), else_=WAITING
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the inbox is asked for."""

    kind: str | None = None
    channel: str | None = None
    state: str | None = None
    rating: int | None = None
    q: str = ""


def listed(wanted: Wanted) -> Select[Any]:
    """A query of (is review, id), of lines with their `number` among all and the time `at` of the last word."""
    parts: list[Any] = [_conversations(wanted)]
    if wanted.kind in {None, REVIEW} and wanted.channel in {None, STORE}:
        parts.append(_reviews(wanted))
    lines: Any = union_all(*parts) if len(parts) > 1 else parts[0]
    lines = lines.subquery("lines")
    found: Select[Any] = select(lines.c.is_review, lines.c.id)
    return found


def _conversations(wanted: Wanted) -> Any:
    query = select(
        (Conversation.id * 2).label("number"),
        literal(0).label("is_review"),
        Conversation.id.label("id"),
        Conversation.last_at.label("at"),
    )
    for column, value in (
        (Conversation.kind, wanted.kind),
        (Conversation.channel, wanted.channel),
        (Conversation.status, wanted.state),
        (Conversation.rating, wanted.rating),
    ):
        if value is not None:
            query = query.where(column == value)
    for word in wanted.q.split()[:10]:
        query = query.where(contains(Conversation.search, word))
    return query


def _reviews(wanted: Wanted) -> Any:
    query = select(
        (Review.id * 2 + 1).label("number"), literal(1).label("is_review"), Review.id.label("id"),
        Review.created_at.label("at"),
    )  # fmt: skip
    if wanted.state is not None:
        query = query.where(_standing == wanted.state)
    if wanted.rating is not None:
        query = query.where(Review.rating == wanted.rating)
    for word in wanted.q.split()[:10]:
        products = select(Product.id).where(contains(Product.search, word))
        writers = select(Account.id).where(contains(Account.search, word))
        # Not every database knows the small letters of every alphabet: a word is also looked for as it is written.
        said = [
            part
            for column in (Review.text, Review.title)
            for part in (contains(func.lower(column), word), column.contains(word, autoescape=True),
                         column.contains(word.capitalize(), autoescape=True))
        ]  # fmt: skip
        query = query.where(or_(*said, Review.product_id.in_(products), Review.account_id.in_(writers)))
    return query


def parsed(key: str) -> tuple[bool, int]:
    """(whether it is a review of the own store, its id); NotFound for what is no key."""
    found = re.fullmatch(r"(review|thread)-([1-9]\d{0,17})", key)
    if found is None:
        raise NotFound("line of the inbox", key)
    return found[1] == "review", int(found[2])


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said, whichever room it is in."""

    id: int
    sender: str
    text: str
    created_at: datetime
    auto: bool = False
    state: str = "sent"
    error: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the inbox with all that was said."""

    key: str
    kind: str
    channel: str
    state: str
    rating: int | None
    author: str
    subject: str
    language: str
    public: bool
    verified: bool | None
    product: tuple[int, str, str] | None
    order: tuple[int, str] | None
    account_id: int | None
    asked_at: datetime
    answered_at: datetime | None
    waiting_since: datetime | None
    last_at: datetime
    messages: Sequence[Said]


async def loaded(db: AsyncSession, found: Sequence[Any]) -> list[Entry]:
    """These lines, (is review, id) each, in their order, in a constant number of statements."""
    reviews = await _reviews_of(db, [number for is_review, number in found if is_review])
    talks = await _talks_of(db, [number for is_review, number in found if not is_review])
    wanted = ((reviews if is_review else talks).get(number) for is_review, number in found)
    return [one for one in wanted if one is not None]


async def _reviews_of(db: AsyncSession, ids: Sequence[int]) -> dict[int, Entry]:
    if not ids:
        return {}
    query = (
        select(Review, Product.name, Product.slug, Account.name.label("author"), _standing.label("state"))
        .join(Product, Product.id == Review.product_id)
        .outerjoin(Account, Account.id == Review.account_id)
        .where(Review.id.in_(ids))
    )
    rows = (await db.execute(query)).all()
    replies = await review_queries.replies(db, ids)
    return {row[0].id: _of_review(row, replies[row[0].id]) for row in rows}


def _of_review(row: Any, replies: Sequence[Reply]) -> Entry:
    review, name, slug, author, state = row
    words = "\n\n".join(part for part in (review.title, review.text) if part)
    said = [Said(review.id, "buyer", words, review.created_at)]
    said += [Said(one.id, "shop", one.text, one.created_at, auto=one.account_id is None) for one in replies]
    return Entry(
        f"review-{review.id}", REVIEW, STORE, state, review.rating, author or "", name, review.language,
        review.status == "published", review.verified, (review.product_id, name, slug), None, review.account_id,
        review.created_at, replies[0].created_at if replies else None,
        review.created_at if state == WAITING else None, said[-1].created_at, said,
    )  # fmt: skip


async def _talks_of(db: AsyncSession, ids: Sequence[int]) -> dict[int, Entry]:
    if not ids:
        return {}
    query = (
        select(Conversation, Product.name, Product.slug, Order.number)
        .outerjoin(Product, Product.id == Conversation.product_id)
        .outerjoin(Order, Order.id == Conversation.order_id)
        .where(Conversation.id.in_(ids))
    )
    rows = (await db.execute(query)).all()
    said = await conversations.messages(db, ids)
    return {row[0].id: _of_talk(row, said[row[0].id]) for row in rows}


def _of_talk(row: Any, said: Iterable[Message]) -> Entry:
    one, name, slug, number = row
    words = [Said(m.id, "shop" if m.by_shop else "buyer", m.text, m.created_at, m.auto, m.state, m.error) for m in said]
    return Entry(
        f"thread-{one.id}", one.kind, one.channel, one.status, one.rating, one.author, one.subject, one.language,
        one.public, None, (one.product_id, name, slug) if name else None, (one.order_id, number) if number else None,
        one.account_id, one.asked_at, one.answered_at, one.waiting_since, one.last_at, words,
    )  # fmt: skip


async def one(db: AsyncSession, key: str) -> Entry:
    """One line; NotFound."""
    is_review, number = parsed(key)
    found = await (_reviews_of if is_review else _talks_of)(db, [number])
    if number not in found:
        raise NotFound("line of the inbox", key)
    return found[number]


# --- how quick ---


@dataclass(frozen=True, slots=True)
class Quickness:
    """What came in, and how quick it was answered for the first time, in seconds; None where nothing was."""

    received: int
    answered: int
    waiting: int
    median: float | None
    mean: float | None
    within_day: float | None
    oldest_waiting: datetime | None


@dataclass(frozen=True, slots=True)
class _Came:
    kind: str
    channel: str
    state: str
    asked_at: datetime
    answered_at: datetime | None


async def figures(
    db: AsyncSession, *, start: date, end: date, kind: str | None = None, channel: str | None = None
) -> dict[str, Any]:
    """How quick what came in from `start` to `end`, both included, was answered: in all, by kind, by channel."""
    if end < start or (end - start).days > LONGEST_SPAN:
        raise Invalid("end_date", f"must be on or after start_date, and within {LONGEST_SPAN} days of it")
    zone = clock.zone()
    begin = datetime.combine(start, time(), zone)
    until = datetime.combine(end + timedelta(days=1), time(), zone)
    came = await _came(db, begin, until, kind, channel)
    open_ = await _open(db, kind, channel)
    now = clock.now()
    return {
        "total": _quickness(came, open_, now),
        "by_kind": {
            name: _quickness([c for c in came if c.kind == name], [o for o in open_ if o[0] == name], now)
            for name in sorted({c.kind for c in came} | {o[0] for o in open_})
        },
        "by_channel": {
            name: _quickness([c for c in came if c.channel == name], [o for o in open_ if o[1] == name], now)
            for name in sorted({c.channel for c in came} | {o[1] for o in open_})
        },
    }


def _quickness(came: Sequence[_Came], open_: Sequence[Any], now: datetime) -> Quickness:
    took = [(c.answered_at - c.asked_at).total_seconds() for c in came if c.answered_at is not None]
    # Whether an answer comes within a day is known once it is there, or once the day is over.
    judged = [c for c in came if c.answered_at is not None or (c.state == WAITING and now - c.asked_at >= QUICK)]
    quick = sum(1 for seconds in took if seconds <= QUICK.total_seconds())
    return Quickness(
        received=len(came),
        answered=len(took),
        waiting=sum(o[2] for o in open_),
        median=median(took) if took else None,
        mean=mean(took) if took else None,
        within_day=quick / len(judged) if judged else None,
        oldest_waiting=min((o[3] for o in open_), default=None),
    )


async def _came(
    db: AsyncSession, begin: datetime, until: datetime, kind: str | None, channel: str | None
) -> list[_Came]:
    first = select(func.min(Reply.created_at)).where(Reply.review_id == Review.id).scalar_subquery()
    talks: Any = select(
        Conversation.kind, Conversation.channel, Conversation.status, Conversation.asked_at, Conversation.answered_at
    ).where(
        Conversation.asked_at >= begin,
        Conversation.asked_at < until,
        exists(select(Message.id).where(Message.conversation_id == Conversation.id, Message.by_shop.is_(False))),
    )
    reviews: Any = select(literal(REVIEW), literal(STORE), _standing, Review.created_at, first).where(
        Review.created_at >= begin, Review.created_at < until
    )
    found = [_Came(*row) for row in await db.execute(_narrowed(talks, kind, channel))]
    if kind in {None, REVIEW} and channel in {None, STORE}:
        found += [_Came(*row) for row in await db.execute(reviews)]
    return found


def _narrowed(query: Select[Any], kind: str | None, channel: str | None) -> Select[Any]:
    asked = [Conversation.kind == kind] if kind is not None else []
    asked += [Conversation.channel == channel] if channel is not None else []
    return query.where(and_(True, *asked)) if asked else query


async def _open(db: AsyncSession, kind: str | None, channel: str | None) -> list[tuple[str, str, int, datetime]]:
    """(kind, channel, how many wait, since when the first of them) at this moment."""
    talks: Any = (
        select(
            Conversation.kind, Conversation.channel, func.count(Conversation.id), func.min(Conversation.waiting_since)
        )
        .where(Conversation.status == WAITING)
        .group_by(Conversation.kind, Conversation.channel)
    )
    found: list[Any] = [tuple(row) for row in await db.execute(_narrowed(talks, kind, channel))]
    if kind in {None, REVIEW} and channel in {None, STORE}:
        waiting = select(func.count(Review.id), func.min(Review.created_at)).where(_standing == WAITING)
        many, since = (await db.execute(waiting)).one()
        if many:
            found.append((REVIEW, STORE, many, since))
    return found
