"""The routes of catalog: /products with variants and media here; categories, collections and the like beside it."""

from typing import Annotated, Literal

from fastapi import Depends, Form, Query, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from tradepost.accounts.auth import Caller, Visitor
from tradepost.catalog import (
    bulk,
    media as pictures_of,
    queries,
    reading,
    rules,
    service,
    stock,
    variants as choices,
)
from tradepost.catalog.collection_routes import collections, favorites
from tradepost.catalog.directory_routes import brands, categories, sellers
from tradepost.catalog.models import Product
from tradepost.catalog.readers import Editor, is_staff
from tradepost.catalog.schemas import (
    Bulk,
    BulkDone,
    MediaChange,
    MediaOrder,
    MediaOut,
    ProductChange,
    ProductIn,
    ProductOut,
    Removed,
    VariantChange,
    VariantIn,
    VariantOut,
)
from tradepost.core import files, pictures
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.kept import keeps
from tradepost.core.money import Amount
from tradepost.core.paging import Page, Paging, paging
from tradepost.core.routing import LateRoute, Router
from tradepost.core.web import Id, Line, current_version, router as make_router, version_tag, written

Key = Annotated[str | None, Query(max_length=120, description="An id or a slug")]

# --- products ---

products = make_router("products")
_product_page = paging(Product.id, "name", name=Product.name, price=Product.price, created_at=Product.created_at)
PriceFilter = Annotated[Amount | None, Query()]
Shown = Literal["draft", "active", "archived", "all"]


@products.get("/products", response_model=Page[ProductOut])
@keeps
async def list_products(
    page: Annotated[Paging, Depends(_product_page)],
    db: Db,
    who: Visitor,
    q: Annotated[str, Query(max_length=200, description="Words of the name, SKUs, barcodes")] = "",
    category: Annotated[str | None, Query(max_length=120, description="Id or slug; with all below it")] = None,
    brand: Key = None,
    seller: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    collection: Key = None,
    status: Annotated[list[Shown] | None, Query(description="Staff: all but archived unless asked for")] = None,
    price_min: PriceFilter = None,
    price_max: PriceFilter = None,
    in_stock: bool | None = None,
) -> Response:
    """Products: everybody sees those on sale, staff drafts and archived ones too."""
    staff = is_staff(who)
    shown: list[str] = [name for name in status or (rules.DRAFT, rules.ACTIVE) if name != "all"]
    wanted = queries.Wanted(
        q=q,
        category=category,
        brand=brand,
        seller=seller,
        collection=collection,
        status=tuple(rules.STATUSES) if "all" in (status or ()) else tuple(shown),
        price_min=None if price_min is None else rules.minor(price_min, "price_min"),
        price_max=None if price_max is None else rules.minor(price_max, "price_max"),
        in_stock=in_stock,
    )
    return written(await reading.page(db, wanted, page, staff=staff))


@products.post("/products/bulk")
async def change_many(body: Bulk, db: Db, _who: Editor) -> BulkDone:
    """One change of many products, all or none; sending the answer's `undo` here takes it back."""
    return await bulk.apply(db, body)


@products.get("/products/{product_id}", response_model=ProductOut)
@keeps
async def read_product(product_id: str, db: Db, who: Visitor) -> Response:
    """One product, by its id or slug."""
    found = await reading.one(db, product_id, staff=is_staff(who))
    if found is None:
        raise NotFound("product", product_id)
    shape, version = found
    response = written(shape)
    version_tag(response, version)
    return response


async def _answer(db: Db, product: Product, response: Response, *, staff: bool = True) -> ProductOut:
    version_tag(response, product.version)
    return await queries.shape(db, product, staff=staff)


@products.post("/products", status_code=201)
async def create_product(body: ProductIn, db: Db, _who: Editor, response: Response) -> ProductOut:
    """Add a product, on sale unless `status` says otherwise."""
    return await _answer(db, await service.create(db, body), response)


@products.put("/products/{product_id}")
async def change_product(
    product_id: Id, body: ProductChange, db: Db, _who: Editor, request: Request, response: Response
) -> ProductOut:
    """Change a product; fields left out stay. Variants and pictures have calls of their own."""
    product = await service.find(db, product_id)
    current_version(request, product.version)
    return await _answer(db, await service.change(db, product, body), response)


@products.delete("/products/{product_id}")
async def remove_product(product_id: Id, db: Db, _who: Editor, request: Request) -> Removed:
    """Delete a product; one that stock or orders refer to is archived instead, and the answer says so."""
    product = await service.find(db, product_id)
    current_version(request, product.version)
    deleted = await service.remove(db, product)
    return Removed(deleted=deleted, archived=not deleted)


# --- variants ---


@products.get("/products/{product_id}/variants")
async def list_variants(product_id: Id, db: Db, who: Visitor) -> Page[VariantOut]:
    """A product's variants in their order."""
    product = await _readable(db, product_id, who)
    shown = (await queries.shape(db, product, staff=is_staff(who))).variants
    return Page[VariantOut].model_construct(items=shown, total=len(shown), next=None)


async def _readable(db: Db, product_id: int, who: Caller | None) -> Product:
    query = queries.visible(staff=is_staff(who)).options(*queries.WITH_EVERYTHING).where(Product.id == product_id)
    product = (await db.execute(query)).scalar_one_or_none()
    if product is None:
        raise NotFound("product", product_id)
    return product


@products.get("/products/{product_id}/variants/{variant_id}")
async def read_variant(product_id: Id, variant_id: Id, db: Db, who: Visitor, response: Response) -> VariantOut:
    """One variant."""
    product, staff = await _readable(db, product_id, who), is_staff(who)
    variant = choices.of(product, variant_id)
    if variant.archived and not staff:
        raise NotFound("variant", variant_id)
    version_tag(response, variant.version)
    shown = (await queries.shape(db, product, staff=staff)).variants
    return next(one for one in shown if one.id == variant_id)


@products.post("/products/{product_id}/variants", status_code=201)
async def create_variant(product_id: Id, body: VariantIn, db: Db, _who: Editor, response: Response) -> VariantOut:
    """Give a product one more variant."""
    variant = await choices.add(db, await service.find(db, product_id), body)
    version_tag(response, variant.version)
    return queries.shape_variant(variant, await stock.available(db, [variant.id]), staff=True)


@products.put("/products/{product_id}/variants/{variant_id}")
async def change_variant(
    product_id: Id, variant_id: Id, body: VariantChange, db: Db, _who: Editor, request: Request, response: Response
) -> VariantOut:
    """Change a variant; fields left out stay."""
    product = await service.find(db, product_id)
    variant = choices.of(product, variant_id)
    current_version(request, variant.version)
    await choices.change(db, product, variant, body)
    version_tag(response, variant.version)
    return queries.shape_variant(variant, await stock.available(db, [variant.id]), staff=True)


@products.delete("/products/{product_id}/variants/{variant_id}")
async def remove_variant(product_id: Id, variant_id: Id, db: Db, _who: Editor, request: Request) -> Removed:
    """Delete a variant; one that stock or orders refer to is archived. The last one stays: 409."""
    product = await service.find(db, product_id)
    variant = choices.of(product, variant_id)
    current_version(request, variant.version)
    deleted = await choices.remove(db, product, variant)
    return Removed(deleted=deleted, archived=not deleted)


# --- media ---


@products.get("/products/{product_id}/media")
async def list_media(product_id: Id, db: Db, who: Visitor) -> Page[MediaOut]:
    """A product's pictures in their order."""
    shown = [queries.shape_media(media) for media in (await _readable(db, product_id, who)).media]
    return Page[MediaOut].model_construct(items=shown, total=len(shown), next=None)


@products.post("/products/{product_id}/media", status_code=201)
async def add_media(
    product_id: Id,
    file: UploadFile,
    db: Db,
    who: Editor,
    alt: Annotated[Line, Form()] = "",
    variant_id: Annotated[int | None, Form(ge=1, le=2**63 - 1)] = None,
) -> MediaOut:
    """Add a picture (JPEG, PNG, WebP, GIF): what cameras note in it is removed, thumbnails are made."""
    kept = await pictures.keep(file, (await _readable(db, product_id, who)).slug)
    try:
        product = await service.find(db, product_id)
        return queries.shape_media(await pictures_of.add(db, product, kept, alt=alt, variant_id=variant_id))
    except Exception:
        await pictures.discard(kept)
        raise


@products.put("/products/{product_id}/media/order")
async def order_media(product_id: Id, body: MediaOrder, db: Db, _who: Editor) -> Page[MediaOut]:
    """Put a product's pictures in a new order."""
    ordered = await pictures_of.order(db, await service.find(db, product_id), body.ids)
    shown = [queries.shape_media(media) for media in ordered]
    return Page[MediaOut].model_construct(items=shown, total=len(shown), next=None)


@products.put("/products/{product_id}/media/{media_id}")
async def change_media(product_id: Id, media_id: Id, body: MediaChange, db: Db, _who: Editor) -> MediaOut:
    """Change a picture's text, or the variant it shows."""
    product = await service.find(db, product_id)
    return queries.shape_media(await pictures_of.change(db, product, pictures_of.of(product, media_id), body))


@products.delete("/products/{product_id}/media/{media_id}", status_code=204)
async def remove_media(product_id: Id, media_id: Id, db: Db, _who: Editor) -> None:
    """Take a picture away."""
    product = await service.find(db, product_id)
    await pictures_of.remove(db, product, pictures_of.of(product, media_id))


served = Router(tags=["products"], route_class=LateRoute)


@served.get("/media/{path:path}")
async def media(path: str) -> StreamingResponse:
    """A stored picture. Its address changes with its content, so it may be kept for ever."""
    kind = pictures.TYPES.get(path.rsplit(".", 1)[-1])
    if kind is None:
        raise NotFound("picture")
    size, chunks = files.stream(f"{pictures.FOLDER}/{path}")
    headers = {
        "content-length": str(size),
        "cache-control": "public, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
    }
    return StreamingResponse(chunks, headers=headers, media_type=kind)


router = make_router()
for part in (categories, brands, sellers, products, collections, favorites):
    router.include_router(part)

bare = make_router()
for part in (categories, brands, sellers, favorites, served):
    bare.include_router(part)
