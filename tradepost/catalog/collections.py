"""Collections: products put together by hand, in an order of their own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import naming, rules
from tradepost.catalog.models import Collection, CollectionProduct, Product
from tradepost.catalog.schemas import CollectionChange, CollectionIn, CollectionOut
from tradepost.core import clock, dialects, events
from tradepost.core.errors import Invalid, NotFound


def visible(*, staff: bool) -> Select[Collection]:
    """The collections somebody may know of."""
    query = select(Collection)
    return query if staff else query.where(Collection.published.is_(True))


async def find(db: AsyncSession, collection_id: int) -> Collection:
    """A collection to be changed, locked; NotFound."""
    query = select(Collection).where(Collection.id == collection_id).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("collection", collection_id)
    return found


async def create(db: AsyncSession, body: CollectionIn) -> Collection:
    """Add a collection. Taken for a name that is another's, Invalid for a product that is not there."""
    collection = Collection(name=body.name, description=body.description, published=body.published)
    await naming.insert(db, collection)
    await _fill(db, collection, body.product_ids)
    changes = {"name": [None, body.name], "product_ids": [None, body.product_ids]}
    await events.record(db, "collection.created", collection, subject_name=collection.name, changes=changes)
    return collection


async def change(db: AsyncSession, collection: Collection, body: CollectionChange) -> Collection:
    """Change a locked collection; its list of products is replaced as a whole."""
    given = body.given
    ids = given.pop("product_ids", None)
    for field, value in given.items():
        setattr(collection, field, value)
    changes = events.changed(collection)
    await naming.save(db, collection)
    if ids is not None:
        before = await _ids(db, collection)
        if before != ids:
            await db.execute(delete(CollectionProduct).where(CollectionProduct.collection_id == collection.id))
            await _fill(db, collection, ids)
            collection.updated_at = clock.now()
            await db.flush()
            changes["product_ids"] = [before, ids]
    if changes:
        await events.record(db, "collection.updated", collection, subject_name=collection.name, changes=changes)
    return collection


async def remove(db: AsyncSession, collection: Collection) -> None:
    """Delete a locked collection; its products stay."""
    await events.record(db, "collection.deleted", collection, subject_name=collection.name)
    await db.delete(collection)
    await db.flush()


async def _ids(db: AsyncSession, collection: Collection) -> list[int]:
    query = select(CollectionProduct.product_id).where(CollectionProduct.collection_id == collection.id)
    return list((await db.execute(query.order_by(CollectionProduct.position, CollectionProduct.id))).scalars())


async def _fill(db: AsyncSession, collection: Collection, ids: Sequence[int]) -> None:
    if len(set(ids)) < len(ids):
        raise Invalid("product_ids", "names a product twice")
    there = set((await db.execute(select(Product.id).where(Product.id.in_(ids)))).scalars()) if ids else set()
    missing = [product_id for product_id in ids if product_id not in there]
    if missing:
        raise Invalid("product_ids", f"there is no product {missing[0]}")
    rows = [{"collection_id": collection.id, "product_id": id_, "position": n} for n, id_ in enumerate(ids)]
    await dialects.bulk_insert(db, CollectionProduct.__table__, rows)


async def shapes(db: AsyncSession, collections: Iterable[Collection], *, staff: bool) -> list[CollectionOut]:
    """Collections for the wire, with the products that the reader may see: one statement more."""
    found = list(collections)
    query = (
        select(CollectionProduct.collection_id, CollectionProduct.product_id)
        .join(Product, Product.id == CollectionProduct.product_id)
        .where(CollectionProduct.collection_id.in_([collection.id for collection in found]))
        .order_by(CollectionProduct.position, CollectionProduct.id)
    )
    if not staff:
        query = query.where(Product.status == rules.ACTIVE)
    held: dict[int, list[int]] = defaultdict(list)
    for collection_id, product_id in (await db.execute(query)).all():
        held[collection_id].append(product_id)
    plain = [name for name in CollectionOut.model_fields if name != "product_ids"]
    return [CollectionOut(**{name: getattr(row, name) for name in plain}, product_ids=held[row.id]) for row in found]
