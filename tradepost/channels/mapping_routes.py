"""The routes of /channels/{id}/categories and /channels/{id}/mapping."""

from typing import Annotated

from fastapi import Depends, Path, Query
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.channels import categories, mapping, service, syncing
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.card_schemas import (
    AttributeSaidIn,
    CategoryMappingIn,
    CategorySuggestionOut,
    ChannelCategoryOut,
    ChannelMappingOut,
    MappedCategoryOut,
    MappingCopyIn,
    MappingCopyOut,
    PlaceOut,
    TakenOut,
)
from tradepost.channels.models import Channel, ChannelCategory
from tradepost.core.db import Db, stepwise
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router

router = make_router("channels")

Reader = Annotated[Caller, may(Right.CHANNELS_READ)]
Writer = Annotated[Caller, may(Right.CHANNELS_WRITE)]
Theirs = Annotated[str, Path(min_length=1, max_length=60, description="The channel's own number of it")]
Pages = Annotated[
    Paging, Depends(paging(ChannelCategory.id, "path", path=ChannelCategory.path, name=ChannelCategory.name))
]


async def _offering(db: AsyncSession, channel_id: int) -> Channel:
    """A channel that has categories; NotOffered for one that has none."""
    channel = await service.get(db, channel_id)
    adapter_of(channel).require(Capability.CATEGORIES)
    return channel


async def _mapped(db: AsyncSession, channel: Channel, category: str) -> MappedCategoryOut:
    return MappedCategoryOut.of(*await mapping.whole(db, channel, category))


@router.get("/channels/{channel_id}/categories")
async def list_channel_categories(
    channel_id: Id,
    db: Db,
    _who: Reader,
    page: Pages,
    parent: Annotated[
        str | None, Query(max_length=60, description='Those below this one; "" for those at the top')
    ] = None,
    q: Annotated[str, Query(max_length=255, description="Part of the path")] = "",
    leaf: Annotated[bool | None, Query(description="Those that cards go into, or the others")] = None,
) -> Page[ChannelCategoryOut]:
    """A channel's categories as its tree was last read; it is read anew every week, and by a sync of `categories`."""
    await _offering(db, channel_id)
    query = categories.found(channel_id, parent=parent, q=q, leaf=leaf)
    return Page[ChannelCategoryOut](**await paged(db, query, page, ChannelCategoryOut.of))


@router.get("/channels/{channel_id}/categories/suggestions")
async def suggest_channel_categories(
    channel_id: Id, db: Db, _who: Reader, category_id: Annotated[int, Query(ge=1, le=2**63 - 1)]
) -> list[CategorySuggestionOut]:
    """Which categories of a channel one of ours may be, by name and path."""
    found = await categories.suggestions(db, await _offering(db, channel_id), category_id)
    return [CategorySuggestionOut.model_validate(one) for one in found]


@router.post("/channels/{channel_id}/categories/{category}/attributes")
@stepwise
async def read_channel_attributes(channel_id: Id, category: Theirs, _who: Writer) -> MappedCategoryOut:
    """Ask the channel now what a category wants to know, and keep it."""
    return MappedCategoryOut.of(*await mapping.learn(channel_id, category))


@router.get("/channels/{channel_id}/mapping")
async def read_channel_mapping(channel_id: Id, db: Db, _who: Reader) -> ChannelMappingOut:
    """Where all our categories go on a channel, and how far what is required there is mapped."""
    return await _places(db, await _offering(db, channel_id))


async def _places(db: AsyncSession, channel: Channel) -> ChannelMappingOut:
    places, own = await mapping.places(db, channel), adapter_of(channel).card_rules.own
    wanted = sorted({one.external_id for one in places if one.external_id is not None})
    theirs = await categories.by_id(db, channel.id, wanted)
    said = await mapping.of_attributes(db, channel.id, wanted)
    return ChannelMappingOut(
        read_at=await categories.read_at(db, channel.id),
        categories=await categories.count(db, channel.id),
        items=[PlaceOut.of(one, theirs, said, own) for one in places],
    )


@router.put("/channels/{channel_id}/mapping/categories/{category_id}")
async def map_channel_category(
    channel_id: Id, category_id: Id, body: CategoryMappingIn, db: Db, _who: Writer
) -> ChannelMappingOut:
    """Say where a category of ours goes, with all below it that say nothing else; null: nowhere of its own."""
    channel = await _offering(db, channel_id)
    await mapping.put_category(db, channel, category_id, body.external_id)
    if body.external_id is not None:
        await syncing.want(db, channel_id, Capability.CATEGORIES, cause=syncing.CHANGE)  # what does it want to know?
    return await _places(db, channel)


@router.post("/channels/{channel_id}/mapping/copy")
async def copy_channel_mapping(channel_id: Id, body: MappingCopyIn, db: Db, _who: Writer) -> MappingCopyOut:
    """Take over what was said for another channel of the same type; what is said here already stays."""
    channel = await _offering(db, channel_id)
    copied = await mapping.copy(db, channel, body.from_channel_id)
    await syncing.want(db, channel_id, Capability.CATEGORIES, cause=syncing.CHANGE)
    return MappingCopyOut.model_validate(copied)


@router.get("/channels/{channel_id}/mapping/{category}")
async def read_mapped_category(channel_id: Id, category: Theirs, db: Db, _who: Reader) -> MappedCategoryOut:
    """What a channel's category wants to know, required first, what says each, and what might."""
    return await _mapped(db, await _offering(db, channel_id), category)


@router.post("/channels/{channel_id}/mapping/{category}/suggestions")
async def take_mapping_suggestions(channel_id: Id, category: Theirs, db: Db, _who: Writer) -> TakenOut:
    """Map what is open there as it is suggested."""
    channel = await _offering(db, channel_id)
    row = await categories.get(db, channel_id, category)
    return TakenOut(taken=await mapping.take_suggestions(db, channel, row))


@router.put("/channels/{channel_id}/mapping/{category}/{attribute}")
async def map_channel_attribute(
    channel_id: Id, category: Theirs, attribute: Theirs, body: AttributeSaidIn, db: Db, _who: Writer
) -> MappedCategoryOut:
    """Say what an attribute of a channel's category is taken from, for every product that goes there."""
    channel = await _offering(db, channel_id)
    await mapping.put_attribute(db, channel, await categories.get(db, channel_id, category), attribute, body.said)
    return await _mapped(db, channel, category)


@router.delete("/channels/{channel_id}/mapping/{category}/{attribute}", status_code=204)
async def unmap_channel_attribute(channel_id: Id, category: Theirs, attribute: Theirs, db: Db, _who: Writer) -> None:
    """Nothing says this attribute any longer."""
    channel = await _offering(db, channel_id)
    await mapping.drop_attribute(db, channel, await categories.get(db, channel_id, category), attribute)
