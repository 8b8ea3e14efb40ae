"""The routes of /channels/{id}/cards: looked at first, then sent."""

from typing import Annotated

from fastapi import Depends, Query
from sqlalchemy import select

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Product, Variant
from tradepost.channels import carding, drafting, mapping, service, syncing
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.card_schemas import CardsOutIn, CardsOutOut, ChannelCardOut
from tradepost.channels.models import ChannelCard
from tradepost.channels.schemas import ListingState
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router

router = make_router("channels")

Reader = Annotated[Caller, may(Right.CHANNELS_READ)]
Writer = Annotated[Caller, may(Right.CHANNELS_WRITE)]
Pages = Annotated[Paging, Depends(paging(Variant.id, "name", name=Product.name, sku=Variant.sku, id=Variant.id))]


@router.get("/channels/{channel_id}/cards")
async def list_channel_cards(
    channel_id: Id,
    db: Db,
    _who: Reader,
    page: Pages,
    q: Annotated[str, Query(max_length=255, description="Part of the name, SKU or barcode")] = "",
    state: ListingState | None = None,
    mapped: Annotated[bool | None, Query(description="Those whose category goes somewhere there, or not")] = None,
    category_id: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Those in this category of ours")] = None,
) -> Page[ChannelCardOut]:
    """What the cards of what is on sale would be on a channel, what is lacking, and what became of those sent."""
    channel = await service.get(db, channel_id)
    query = carding.cards(channel_id, q=q, state=state)
    if category_id is not None:
        query = query.where(Product.category_id == category_id)
    if mapped is not None:
        here = [one.category.id for one in await mapping.places(db, channel) if one.external_id is not None]
        chosen = Product.category_id.in_(here)
        query = query.where(chosen if mapped else Product.category_id.is_(None) | ~chosen)
    found = await paged(db, query, page)
    rows = {one[0]: one[1] for one in found["items"]}
    made = await drafting.make(db, channel, rows)
    items = [ChannelCardOut.of(made[one], rows[one]) for one in rows if one in made]
    return Page[ChannelCardOut](**{**found, "items": items})


@router.get("/channels/{channel_id}/cards/{variant_id}")
async def read_channel_card(channel_id: Id, variant_id: Id, db: Db, _who: Reader) -> ChannelCardOut:
    """What a variant's card would be on a channel."""
    channel = await service.get(db, channel_id)
    made = (await drafting.make(db, channel, [variant_id])).get(variant_id)
    if made is None:
        raise NotFound("variant", variant_id)
    query = select(ChannelCard).where(ChannelCard.channel_id == channel_id, ChannelCard.variant_id == variant_id)
    return ChannelCardOut.of(made, (await db.execute(query)).scalar_one_or_none())


@router.post("/channels/{channel_id}/cards", status_code=202)
async def push_channel_cards(channel_id: Id, body: CardsOutIn, db: Db, _who: Writer) -> CardsOutOut:
    """Send a channel the cards of these variants, or of all on sale; in the background. None that lacks something."""
    channel = await service.get(db, channel_id)
    adapter_of(channel).require(Capability.CARDS_PUSH)
    syncing.able(channel)
    counts, kept_back = await carding.ask(db, channel, body.variant_ids, dry_run=body.dry_run)
    if not body.dry_run and counts["create"] + counts["update"]:
        await syncing.want(db, channel_id, Capability.CARDS_PUSH, cause=syncing.HAND)
    return CardsOutOut.of(counts, kept_back, dry_run=body.dry_run)
