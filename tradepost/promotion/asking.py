"""Channels asked by the name of what they offer: what buyers typed there, and where goods stand."""

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Variant
from tradepost.channels import service as channels
from tradepost.channels.adapter import Adapter, Failed
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.shapes import Access
from tradepost.channels.store import Store
from tradepost.core.logs import logger
from tradepost.promotion.limits import STORE

log = logger("promotion")
MOST_PARTS = 100  # of a channel's list of cards


def own_store() -> Adapter:
    """The own store, which is there whether anybody connected it or not."""
    return Store(Access(0, STORE, STORE, "", {}, {}))


async def offering(db: AsyncSession, capability: Capability) -> dict[str, Adapter]:
    """Who offers something, by code; the own store among them where it does."""
    found = {one.code: adapter_of(one) for one in await channels.offering(db, capability)}
    own = own_store()
    return ({STORE: own} if capability in own.offers() else {}) | found


async def items_of(db: AsyncSession, code: str, adapter: Adapter, product_ids: Sequence[int]) -> dict[int, str]:
    """What these products are called on a channel: its cards have our SKUs; the own store knows products by their id.

    Asked with a session that only reads. Raises Failed when the channel does not answer.
    """
    if code == STORE:
        return {one: str(one) for one in product_ids}
    if Capability.CARDS not in adapter.offers():
        return {}
    rows = await db.execute(select(Variant.sku, Variant.product_id).where(Variant.product_id.in_(product_ids)))
    by_sku = {row.sku: row.product_id for row in rows}
    found: dict[int, str] = {}
    async for sku, item in _cards(adapter):
        if sku in by_sku:
            found.setdefault(by_sku[sku], item)
    return found


async def _cards(adapter: Adapter) -> AsyncIterator[tuple[str, str]]:
    cursor: str | None = None
    for _ in range(MOST_PARTS):
        part = await adapter.cards(cursor)
        for card in part.items:
            yield card.sku, card.external_id
        cursor = part.cursor
        if cursor is None:
            return


__all__ = ["Failed", "items_of", "offering", "own_store"]
