"""Which orders followed an ad, and what becomes of the clicks of who leaves."""

from collections.abc import Sequence

from sqlalchemy import inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, dialects
from tradepost.core.trials import Looking
from tradepost.promotion.ad_models import AdClick, AdItem, AdSale
from tradepost.promotion.advertising import CHARGED, WINDOW, visitor_of


async def ordered(db: AsyncSession, who: Looking, order_id: int, product_ids: Sequence[int], _number: int) -> None:
    """Give each product of an order to the last paid click on an ad of it, if its buyer made one within WINDOW."""
    if not who.name or not product_ids:
        return
    query = (
        select(AdClick.id, AdClick.campaign_id, AdClick.product_id, AdItem.item_id)
        .join(AdItem, AdItem.id == AdClick.ad_item_id)
        .where(AdClick.visitor == visitor_of(who.name), AdClick.created_at >= clock.now() - WINDOW)
        .where(AdClick.product_id.in_(set(product_ids)), AdClick.outcome == CHARGED)
        .order_by(AdClick.id)
    )
    last = {row.product_id: row for row in await db.execute(query)}
    rows = [
        {"campaign_id": row.campaign_id, "item_id": row.item_id, "click_id": row.id, "order_id": order_id,
         "product_id": product, "created_at": clock.now()}
        for product, row in sorted(last.items())
    ]  # fmt: skip
    if rows:
        await db.execute(dialects.upsert(db, inspect(AdSale).local_table, rows, key=["order_id", "product_id"]))


async def forget(db: AsyncSession, account_id: int) -> None:
    """Clicks of who leaves stay counted under a name that leads nowhere."""
    gone = visitor_of(f"account:{account_id}")
    ids = (await db.execute(select(AdClick.id).where(AdClick.visitor == gone))).scalars().all()
    for one in ids:
        anonymous = visitor_of(f"gone:{one}")
        change = update(AdClick).where(AdClick.id == one).values(visitor=anonymous, network="")
        await db.execute(change.execution_options(synchronize_session=False))
