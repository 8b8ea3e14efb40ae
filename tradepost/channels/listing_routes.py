"""The routes of /channels/{id}/listings."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.channels import listings, pricing, service, stocking, syncing
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Listing
from tradepost.channels.schemas import (
    ListingIn,
    ListingLink,
    ListingOut,
    ListingPriceOut,
    ListingState,
    MatchedOut,
    PricesOutIn,
    PricesOutOut,
    SuggestionOut,
)
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag

router = make_router("channels")

Reader = Annotated[Caller, may(Right.CHANNELS_READ)]
Writer = Annotated[Caller, may(Right.CHANNELS_WRITE)]
Pages = Annotated[
    Paging, Depends(paging(Listing.id, "-id", id=Listing.id, title=Listing.title, updated_at=Listing.updated_at))
]


async def _shown(db: AsyncSession, row: Listing, response: Response) -> ListingOut:
    query = listings.listed(row.channel_id).where(Listing.id == row.id)
    version_tag(response, row.version)
    return (await _with_levels(db, row.channel_id, [(await db.execute(query)).one()]))[0]


async def _with_levels(db: AsyncSession, channel_id: int, found: Sequence[Any]) -> list[ListingOut]:
    variants = {one[0].variant_id for one in found if one[0].variant_id is not None}
    levels = await stocking.levels(db, await service.get(db, channel_id), variants)
    return [ListingOut.of(one, levels) for one in found]


@router.get("/channels/{channel_id}/listings")
async def list_listings(
    channel_id: Id,
    db: Db,
    _who: Reader,
    page: Pages,
    q: Annotated[str, Query(max_length=255, description="Part of the title, SKU, barcode or number there")] = "",
    linked: Annotated[bool | None, Query(description="Those whose variant is known, or not")] = None,
    state: ListingState | None = None,
) -> Page[ListingOut]:
    """A channel's items, and which variants they are."""
    await service.get(db, channel_id)
    query = listings.listed(channel_id, q=q, linked=linked, state=state)
    found = await paged(db, query, page)
    return Page[ListingOut](**{**found, "items": await _with_levels(db, channel_id, found["items"])})


@router.post("/channels/{channel_id}/listings", status_code=201)
async def add_listing(channel_id: Id, body: ListingIn, db: Db, _who: Writer, response: Response) -> ListingOut:
    """Write an item down by hand."""
    channel = await service.get(db, channel_id)
    return await _shown(db, await listings.add(db, channel, **body.model_dump()), response)


@router.post("/channels/{channel_id}/listings/match")
async def match_listings(channel_id: Id, db: Db, _who: Writer) -> MatchedOut:
    """Link what is not linked yet, by barcode, else by SKU."""
    channel = await service.get(db, channel_id, lock=True)
    return MatchedOut.model_validate(await listings.match(db, channel))


@router.get("/channels/{channel_id}/listings/{listing_id}/suggestions")
async def suggest_variants(channel_id: Id, listing_id: Id, db: Db, _who: Reader) -> list[SuggestionOut]:
    """Which variants an item may be, by its title and SKU."""
    found = await listings.suggestions(db, await listings.get(db, channel_id, listing_id))
    return [SuggestionOut.model_validate(one) for one in found]


@router.get("/channels/{channel_id}/listings/{listing_id}")
async def read_listing(channel_id: Id, listing_id: Id, db: Db, _who: Reader, response: Response) -> ListingOut:
    """One item."""
    return await _shown(db, await listings.get(db, channel_id, listing_id), response)


@router.put("/channels/{channel_id}/listings/{listing_id}")
async def link_listing(
    channel_id: Id, listing_id: Id, body: ListingLink, db: Db, _who: Writer, request: Request, response: Response
) -> ListingOut:
    """Say which variant an item is; `If-Match` guards against lost updates."""
    row = await listings.get(db, channel_id, listing_id, lock=True)
    current_version(request, row.version)
    channel = await service.get(db, channel_id)
    return await _shown(db, await listings.link(db, channel, row, body.variant_id), response)


@router.delete("/channels/{channel_id}/listings/{listing_id}", status_code=204)
async def remove_listing(channel_id: Id, listing_id: Id, db: Db, _who: Writer) -> None:
    """Forget an item; what is on the marketplace stays there."""
    await listings.remove(db, await listings.get(db, channel_id, listing_id, lock=True))


@router.get("/channels/{channel_id}/prices")
async def list_channel_prices(
    channel_id: Id,
    db: Db,
    _who: Reader,
    page: Pages,
    q: Annotated[str, Query(max_length=255, description="Part of the title, SKU, barcode or number there")] = "",
    state: ListingState | None = None,
) -> Page[ListingPriceOut]:
    """What a channel's items ought to cost there and what they do: what telling it would change."""
    channel = await service.get(db, channel_id)
    found = await paged(db, pricing.priced(channel_id, q=q, state=state), page)
    meant = await pricing.meant(db, channel, [one[0] for one in found["items"]])
    return Page[ListingPriceOut](**{**found, "items": [ListingPriceOut.of(one, meant) for one in found["items"]]})


@router.post("/channels/{channel_id}/prices", status_code=202)
async def push_channel_prices(channel_id: Id, body: PricesOutIn, db: Db, _who: Writer) -> PricesOutOut:
    """Tell a channel the prices of these items, or of all; in the background. None goes below its floor."""
    channel = await service.get(db, channel_id)
    adapter_of(channel).require(Capability.PRICES_PUSH)
    syncing.able(channel)
    counts = await pricing.ask(db, channel, body.listing_ids, dry_run=body.dry_run)
    if not body.dry_run and counts["send"]:
        await syncing.want(db, channel_id, Capability.PRICES_PUSH, cause=syncing.HAND)
    return PricesOutOut(dry_run=body.dry_run, **counts)
