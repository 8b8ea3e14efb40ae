"""Reviews stay when their author leaves, without the name; they are theirs to take along.

A purchase that comes after its review makes it a verified one.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.core.events import Event, plain
from tradepost.core.reactions import reaction
from tradepost.reviews import queries, service
from tradepost.reviews.models import Reply, Review, Vote

SHOWN = ("created_at", "rating", "title", "text", "status", "verified", "published_at")


@on_export("reviews")
async def export(db: AsyncSession, account: Account) -> Any:
    """What they said of products."""
    query = queries.reviews(queries.Wanted(account_id=account.id)).order_by(Review.id)
    return [
        {"product": row[1], **{name: plain(getattr(row[0], name)) for name in SHOWN}} for row in await db.execute(query)
    ]


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """Reviews, answers and votes stay without whoever gave them; what was said before a change leaves the log."""
    reviews = list((await db.execute(select(Review.id).where(Review.account_id == account.id))).scalars())
    await db.execute(
        update(Event)
        .where(Event.subject_type == "reviews", Event.subject_id.in_(reviews))
        .values(changes={})
        .execution_options(synchronize_session=False)
    )
    for table in (Review, Reply, Vote):
        await db.execute(
            update(table)
            .where(table.account_id == account.id)
            .values(account_id=None)
            .execution_options(synchronize_session=False)
        )


@reaction("reviews.verify", "order.", history=True)
async def verify(db: AsyncSession, happened: Sequence[Event]) -> None:
    """What happened to orders may make reviews of what is in them verified purchases."""
    await service.verify(db, {event.subject_id for event in happened if event.subject_type == "orders"})
