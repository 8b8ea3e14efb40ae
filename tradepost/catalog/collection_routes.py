"""The routes of /collections and /favorites."""

from typing import Annotated

from fastapi import Depends, Request, Response

from tradepost.accounts.auth import Caller, SignedIn, Visitor
from tradepost.catalog import collections as collecting, favorites as keeping, queries
from tradepost.catalog.models import Collection, CollectionProduct, Favorite, Product
from tradepost.catalog.readers import Editor, is_staff
from tradepost.catalog.schemas import (
    CollectionChange,
    CollectionIn,
    CollectionOut,
    FavoriteOut,
    ProductOut,
)
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.slugs import by_id_or_slug
from tradepost.core.web import Id, current_version, router as make_router, version_tag

# --- collections ---

collections = make_router("collections")
_collection_page = paging(Collection.id, "name", name=Collection.name, created_at=Collection.created_at)
_place_page = paging(CollectionProduct.id, "position", position=CollectionProduct.position)


@collections.get("/collections")
async def list_collections(
    page: Annotated[Paging, Depends(_collection_page)], db: Db, who: Visitor
) -> Page[CollectionOut]:
    """The collections by name."""
    staff = is_staff(who)
    found = await paged(db, collecting.visible(staff=staff), page)
    return Page[CollectionOut](**found | {"items": await collecting.shapes(db, found["items"], staff=staff)})


async def _collection(db: Db, key: str, who: Caller | None) -> Collection:
    query = collecting.visible(staff=is_staff(who)).where(by_id_or_slug(Collection, key))
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("collection", key)
    return found


@collections.get("/collections/{collection_id}")
async def read_collection(collection_id: str, db: Db, who: Visitor, response: Response) -> CollectionOut:
    """One collection, by its id or slug."""
    return await _collected(db, await _collection(db, collection_id, who), response, staff=is_staff(who))


async def _collected(db: Db, found: Collection, response: Response, *, staff: bool = True) -> CollectionOut:
    version_tag(response, found.version)
    return (await collecting.shapes(db, [found], staff=staff))[0]


@collections.get("/collections/{collection_id}/products")
async def list_collected(
    collection_id: str, page: Annotated[Paging, Depends(_place_page)], db: Db, who: Visitor
) -> Page[ProductOut]:
    """A collection's products in the order it gives them."""
    staff, collection = is_staff(who), await _collection(db, collection_id, who)
    query = (
        queries.visible(staff=staff)
        .options(*queries.WITH_EVERYTHING)
        .join(CollectionProduct, CollectionProduct.product_id == Product.id)
        .where(CollectionProduct.collection_id == collection.id)
    )
    found = await paged(db, query, page)
    return Page[ProductOut].model_construct(**found | {"items": await queries.shapes(db, found["items"], staff=staff)})


@collections.post("/collections", status_code=201)
async def create_collection(body: CollectionIn, db: Db, _who: Editor, response: Response) -> CollectionOut:
    """Add a collection."""
    return await _collected(db, await collecting.create(db, body), response)


@collections.put("/collections/{collection_id}")
async def change_collection(
    collection_id: Id, body: CollectionChange, db: Db, _who: Editor, request: Request, response: Response
) -> CollectionOut:
    """Change a collection; `product_ids` replaces its list."""
    collection = await collecting.find(db, collection_id)
    current_version(request, collection.version)
    return await _collected(db, await collecting.change(db, collection, body), response)


@collections.delete("/collections/{collection_id}", status_code=204)
async def remove_collection(collection_id: Id, db: Db, _who: Editor) -> None:
    """Delete a collection; its products stay."""
    await collecting.remove(db, await collecting.find(db, collection_id))


# --- favourites ---

favorites = make_router("favorites")
_favorite_page = paging(Favorite.id, "-created_at", created_at=Favorite.created_at)


@favorites.get("/favorites")
async def list_favorites(page: Annotated[Paging, Depends(_favorite_page)], db: Db, who: SignedIn) -> Page[FavoriteOut]:
    """What you keep an eye on, newest first."""
    found = await paged(db, keeping.of(who.id), page)
    shown = await queries.shapes(db, [product for _, product in found["items"]], staff=False)
    pairs = zip(found["items"], shown, strict=True)
    found["items"] = [_favorite(favorite, product) for (favorite, _), product in pairs]
    return Page[FavoriteOut].model_construct(**found)


def _favorite(favorite: Favorite, product: ProductOut) -> FavoriteOut:
    return FavoriteOut.model_construct(product_id=product.id, created_at=favorite.created_at, product=product)


@favorites.post("/favorites/{product_id}", status_code=201)
async def add_favorite(product_id: Id, db: Db, who: SignedIn) -> FavoriteOut:
    """Keep an eye on a product; once more changes nothing."""
    favorite, product = await keeping.add(db, who.id, product_id)
    return _favorite(favorite, await queries.shape(db, product, staff=False))


@favorites.delete("/favorites/{product_id}", status_code=204)
async def remove_favorite(product_id: Id, db: Db, who: SignedIn) -> None:
    """Keep an eye on it no longer; once more changes nothing."""
    await keeping.remove(db, who.id, product_id)
