"""The routes of price lists."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response

from tradepost.catalog.models import Variant
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.pricing import changing, listing, queries
from tradepost.pricing.models import ListPrice, PriceList
from tradepost.pricing.readers import Reader, Writer
from tradepost.pricing.schemas import (
    Channel,
    ItemOut,
    ItemsDone,
    ItemsIn,
    PriceListChange,
    PriceListIn,
    PriceListOut,
)

lists = make_router("prices", prefix="/price-lists")
_lists = paging(PriceList.id, "priority", priority=PriceList.priority, name=PriceList.name)
_items = paging(ListPrice.id, "id", sku=Variant.sku, price=ListPrice.amount, min_quantity=ListPrice.min_quantity)


async def _answer(db: Db, list_id: int, response: Response) -> PriceListOut:
    row = (await db.execute(queries.lists().where(PriceList.id == list_id))).one_or_none()
    if row is None:
        raise NotFound("price list", list_id)
    shown = queries.list_out(row)
    version_tag(response, shown.version)
    return shown


@lists.get("")
async def list_lists(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_lists)],
    active: Annotated[bool | None, Query()] = None,
    channel: Annotated[Channel | None, Query()] = None,
    group_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Page[PriceListOut]:
    """Price lists in the order in which they are asked for a price."""
    query = queries.lists()
    if active is not None:
        query = query.where(PriceList.active.is_(active))
    if channel is not None:
        query = query.where(PriceList.channel == channel)
    if group_id is not None:
        query = query.where(PriceList.group_id == group_id)
    return Page[PriceListOut](**await paged(db, query, page, queries.list_out))


@lists.post("", status_code=201)
async def create_list(body: PriceListIn, db: Db, _who: Writer, response: Response) -> PriceListOut:
    """A new list, in the shop's currency unless another is named. 409 when one has this name."""
    made = await listing.create(db, body.model_dump() | {"currency": queries.home(body.currency)})
    return await _answer(db, made.id, response)


@lists.get("/{list_id}")
async def read_list(list_id: Id, db: Db, _who: Reader, response: Response) -> PriceListOut:
    """One price list."""
    return await _answer(db, list_id, response)


@lists.put("/{list_id}")
async def change_list(
    list_id: Id, body: PriceListChange, db: Db, _who: Writer, request: Request, response: Response
) -> PriceListOut:
    """Change whom a list is for, when, and before which others; fields left out stay."""
    found = await listing.find(db, list_id)
    current_version(request, found.version)
    await listing.change(db, found, body.given)
    return await _answer(db, list_id, response)


@lists.delete("/{list_id}", status_code=204)
async def delete_list(list_id: Id, db: Db, _who: Writer, request: Request) -> None:
    """Delete a list with the prices in it."""
    found = await listing.find(db, list_id)
    current_version(request, found.version)
    await listing.remove(db, found)


@lists.get("/{list_id}/items")
async def list_items(
    list_id: Id,
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_items)],
    variant_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Page[ItemOut]:
    """The prices in a list."""
    if await db.get(PriceList, list_id) is None:
        raise NotFound("price list", list_id)
    query = queries.items(list_id)
    if variant_id is not None:
        query = query.where(ListPrice.variant_id == variant_id)
    return Page[ItemOut](**await paged(db, query, page, queries.item_out))


@lists.put("/{list_id}/items")
async def put_items(
    list_id: Id, body: ItemsIn, db: Db, _who: Writer, request: Request, response: Response
) -> ItemsDone:
    """Set, change and take out up to a thousand prices at once, all or none; the others of the list stay."""
    found = await listing.find(db, list_id)
    current_version(request, found.version)
    items = [
        listing.Item(
            one.variant_id,
            one.min_quantity,
            None if one.price is None else changing.minor(one.price, found.currency, f"items.{place}.price"),
        )
        for place, one in enumerate(body.items)
    ]
    changed = await listing.put(db, found, items)
    version_tag(response, found.version)
    return ItemsDone(changed=changed, version=found.version)
