"""The own store as a channel: what buyers say there and where a product stands, read from the shop's own rooms."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from tradepost.channels.adapter import Adapter, Refused
from tradepost.channels.capabilities import Capability
from tradepost.channels.shapes import Checked, Part, Position, Review
from tradepost.core import clock
from tradepost.core.db import reading, transaction
from tradepost.core.errors import NotFound
from tradepost.reviews import queries, service as reviews
from tradepost.reviews.models import Review as Written
from tradepost.reviews.rules import PUBLISHED
from tradepost.search import finding

AT_A_TIME = 200
LOOKED = 200


class Store(Adapter):
    """The shop itself: its items are products, by their id."""

    title = "The own store"

    async def check(self) -> Checked:
        """It is here."""
        return Checked(works=True, message="The own store is this installation itself")

    async def reviews(self, since: datetime, cursor: str | None = None) -> Part[Review]:
        """Published reviews that were written, changed or let through since a moment, oldest first."""
        query = (
            queries.reviews(queries.Wanted(status=PUBLISHED))
            .where(Written.updated_at >= since, Written.id > int(cursor or 0))
            .order_by(Written.id)
            .limit(AT_A_TIME + 1)
        )
        async with reading() as db:
            rows = (await db.execute(query)).all()
            answers = await queries.replies(db, [row[0].id for row in rows])
        found = [
            Review(
                external_id=str(one.id),
                item_id=str(one.product_id),
                sku="",
                item_name=name,
                rating=one.rating,
                text="\n".join(part for part in (one.title, one.text) if part),
                author=author or "",
                at=one.created_at,
                answer="\n\n".join(reply.text for reply in answers[one.id]),
            )
            for one, name, _slug, author in rows[:AT_A_TIME]
        ]
        return Part(found, found[-1].external_id if len(rows) > AT_A_TIME else None)

    async def answer(self, what: Literal["review", "question"], external_id: str, text: str) -> None:
        """Answer a review."""
        if what != "review":
            self._lacks(Capability.QUESTIONS)
        async with transaction() as db:
            try:
                await reviews.reply(db, int(external_id), None, text)
            except (NotFound, ValueError) as error:
                raise Refused(f"The store has no review {external_id}") from error

    async def positions(
        self, item_ids: Sequence[str], queries: Sequence[str], start: date, end: date
    ) -> Sequence[Position]:
        """Where products stand now for these queries, among the first two hundred. Unavailable without an index."""
        today = clock.business_day(clock.now())
        if not start <= today <= end:
            return []
        found = []
        for query in queries:
            ids = (await asyncio.to_thread(finding.search, finding.Wanted(q=query), limit=LOOKED, counted=False)).ids
            places = {str(product_id): place for place, product_id in enumerate(ids, 1)}
            found += [Position(item, query, today, places.get(item), LOOKED) for item in item_ids]
        return found
