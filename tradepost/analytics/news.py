"""What the log says that the files do not know yet: which orders and which products changed."""

from dataclasses import dataclass, field

from sqlalchemy import case, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core.events import Event

_ABOUT = ("orders", "products", "variants")


@dataclass(slots=True)
class News:
    """Ids of what changed. `more`: there is more than was asked for, and this is not all.

    `mark` tells these news from any others behind the same position: the log only grows.
    """

    orders: set[int] = field(default_factory=set)
    products: set[int] = field(default_factory=set)
    mark: tuple[int, int] = (0, 0)
    more: bool = False

    def __len__(self) -> int:
        return len(self.orders) + len(self.products)


async def news_after(db: AsyncSession, position: int, *, most: int) -> News:
    """What was committed and stands behind a position, whether it has a position yet or not."""
    found, seen = News(), set[int]()
    product = case((Event.subject_type == "variants", Event.data), else_=null())
    # Those without a position first: one that gets its position between the two questions is seen by both.
    for where in (Event.position.is_(None), Event.position > position):
        query = select(Event.id, Event.subject_type, Event.subject_id, product)
        query = query.where(where, Event.subject_type.in_(_ABOUT)).limit(most + 1)
        for event_id, subject, subject_id, data in await db.execute(query):
            seen.add(event_id)
            if subject == "orders":
                found.orders.add(subject_id)
            elif subject == "products":
                found.products.add(subject_id)
            elif product_id := (data or {}).get("product_id"):
                found.products.add(product_id)
    found.more = len(seen) > most
    found.mark = (len(seen), max(seen, default=0))
    return found
