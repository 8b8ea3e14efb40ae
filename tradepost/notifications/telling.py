"""What staff are told by themselves: an order came in, something runs low, a review or an answer waits."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock
from tradepost.core.events import Event
from tradepost.core.reactions import reaction
from tradepost.notifications.service import tell_staff

STALE = timedelta(days=1)  # what comes to light so late is told by nobody's bell


@reaction(
    "notifications.tell_staff", "order.placed", "stock.low", "review.posted", "review.withdrawn", "question.asked",
    "message.received",
)  # fmt: skip
async def tell(db: AsyncSession, happened: Sequence[Event]) -> None:
    """Tell staff once of each of these."""
    for event in happened:
        if event.at < clock.now() - STALE:
            continue
        cause = f"event:{event.id}"
        if event.name == "order.placed":
            data = {"order_id": event.subject_id}
            await tell_staff(db, "sale", cause=cause, data=data, link="/admin/orders", number=event.subject_name)
        elif event.name == "stock.low":
            left, data = event.data["available"], {"level_id": event.subject_id, **event.data}
            link = "/admin/stock"
            await tell_staff(db, "stock", cause=cause, data=data, link=link, sku=event.subject_name, left=left)
        elif event.name in {"question.asked", "message.received"}:
            # Of three lines in a row, the first is news.
            wait, link = f"wait:{event.data['wait']}", f"/admin/inbox/thread-{event.subject_id}"
            await tell_staff(db, "waiting", cause=wait, link=link, data={}, about=event.subject_name)
        elif _waits(event):
            data = {"review_id": event.subject_id, "product_id": event.data["product_id"]}
            words = {"product": event.subject_name, "rating": event.data["rating"]}
            await tell_staff(db, "moderation", cause=cause, data=data, link="/admin/reviews", **words)


def _waits(event: Event) -> bool:
    """Whether a review waits because of what its author did; one that staff took back is no news to them."""
    return bool(event.data["status"] == "pending" and event.data["account_id"] == event.actor_id)
