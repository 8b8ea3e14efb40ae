"""What is for sale, as lists and answers need it: a constant number of statements however many products there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sqlalchemy import Select, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload, undefer

from tradepost.catalog import rules, stock, trials
from tradepost.catalog.models import Brand, Category, Collection, CollectionProduct, Media, Product, Variant
from tradepost.catalog.schemas import (
    BrandShort,
    CategoryShort,
    MediaOut,
    Named,
    ProductOut,
    ProductSeo,
    RatingOut,
    Status,
    VariantOut,
)
from tradepost.core import money
from tradepost.core.paging import contains
from tradepost.core.settings import settings
from tradepost.core.slugs import by_id_or_slug

WITH_EVERYTHING = (
    selectinload(Product.variants),
    selectinload(Product.media),
    joinedload(Product.category),
    joinedload(Product.brand),
    joinedload(Product.seller),
    undefer(Product.trial),
)
MOST_WORDS = 10
Short = TypeVar("Short", CategoryShort, BrandShort, Named)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of products is narrowed to; prices in minor units; keys are ids or slugs."""

    q: str = ""
    category: str | None = None
    brand: str | None = None
    seller: int | None = None
    collection: str | None = None
    status: Sequence[str] = ()
    price_min: int | None = None
    price_max: int | None = None
    in_stock: bool | None = None


def visible(*, staff: bool) -> Select[Product]:
    """The products somebody may know of: what is on sale, for staff all."""
    query = select(Product)
    return query if staff else query.where(Product.status == rules.ACTIVE)


def chosen(query: Select[Any], wanted: Wanted, *, staff: bool) -> Select[Any]:
    """A query on products, narrowed to those of a list."""
    if not staff:
        query = query.where(Product.status == rules.ACTIVE)
    if wanted.status:
        query = query.where(Product.status.in_(wanted.status))
    for word in wanted.q.split()[:MOST_WORDS]:
        query = query.where(contains(Product.search, word))
    if wanted.category is not None:
        top = select(Category.path).where(by_id_or_slug(Category, wanted.category)).scalar_subquery()
        query = query.where(Product.category_id.in_(select(Category.id).where(Category.path.startswith(top))))
    if wanted.brand is not None:
        query = query.where(Product.brand_id.in_(select(Brand.id).where(by_id_or_slug(Brand, wanted.brand))))
    if wanted.seller is not None:
        query = query.where(Product.seller_id == wanted.seller)
    if wanted.collection is not None:
        query = query.where(_is_in(wanted.collection, staff=staff))
    variant = _with_variant(wanted)
    return query if variant is None else query.where(variant)


def cards() -> Any:
    """What is on sale, a row each, for lists that show neither variants nor pictures."""
    return (
        select(
            Product.id,
            Product.name,
            Product.description,
            Product.price,
            Product.category_id,
            Category.name.label("category"),
            Category.slug.label("category_slug"),
            Product.created_at,
        )
        .outerjoin(Category, Category.id == Product.category_id)
        .where(Product.status == rules.ACTIVE)
    )


def _is_in(collection: str, *, staff: bool) -> Any:
    found = select(CollectionProduct.product_id).join(Collection, Collection.id == CollectionProduct.collection_id)
    found = found.where(by_id_or_slug(Collection, collection))
    return Product.id.in_(found if staff else found.where(Collection.published.is_(True)))


def _with_variant(wanted: Wanted) -> Any:
    """Price and stock have to be true of one and the same variant: a dear one in stock is no cheap one in stock."""
    conditions: list[Any] = []
    if wanted.price_min is not None:
        conditions.append(Variant.price >= wanted.price_min)
    if wanted.price_max is not None:
        conditions.append(Variant.price <= wanted.price_max)
    counted = stock.in_stock()
    if wanted.in_stock and counted is not None:
        conditions.append(counted)
    live = (Variant.product_id == Product.id, Variant.archived.is_(False))
    found = exists().where(*live, *conditions) if conditions else None
    if wanted.in_stock is False and counted is not None:
        sold_out = ~exists().where(*live, counted)
        return sold_out if found is None else sold_out & found
    return found


async def shapes(db: AsyncSession, products: Iterable[Product], *, staff: bool) -> list[ProductOut]:
    """Products for the wire, with their stock in one more statement."""
    found = list(products)
    ids = [variant.id for product in found for variant in product.variants]
    available = await stock.available(db, ids)
    shown = [shape_whole(product, available, staff=staff) for product in found]
    if found and not staff:
        # What was just made has no mark, and is on no trial yet.
        await trials.show(db, shown, found[0].__dict__.get("trial"), "list")
    return shown


async def shape(db: AsyncSession, product: Product, *, staff: bool) -> ProductOut:
    """One product for the wire."""
    return (await shapes(db, [product], staff=staff))[0]


def shape_whole(product: Product, available: Any, *, staff: bool) -> ProductOut:
    """A product with all that belongs to it for the wire; `available` is what `stock.available` said."""
    live = [variant for variant in product.variants if not variant.archived]
    shown = product.variants if staff else live
    first = (live or product.variants)[0]
    currency = settings().currency
    return ProductOut.model_construct(
        id=product.id,
        name=product.name,
        slug=product.slug,
        description=product.description,
        sku=first.sku,
        barcode=first.barcode,
        price=money.to_text(product.price, currency),
        currency=currency,
        cost=_cost(first, currency) if staff else None,
        status=cast("Status", product.status),
        available=None if available is None else sum(available.get(variant.id, 0) for variant in live),
        category_id=product.category_id,
        category=_short(CategoryShort, product.category),
        brand_id=product.brand_id,
        brand=_short(BrandShort, product.brand),
        seller_id=product.seller_id,
        seller=_short(Named, product.seller),
        attributes=product.attributes,
        seo=ProductSeo.model_construct(
            title=product.seo_title, description=product.seo_description, keywords=product.seo_keywords
        ),
        variants=[shape_variant(variant, available, staff=staff) for variant in shown],
        media=[shape_media(media) for media in product.media],
        rating=shape_rating(product.rating_average, product.rating_count),
        published_at=product.published_at,
        created_at=product.created_at,
        updated_at=product.updated_at,
    )


def shape_rating(average: int, count: int) -> RatingOut | None:
    """A rating in hundredths of stars for the wire: 450 of 2 is "4.50"; None where nobody gave any."""
    return RatingOut.model_construct(average=f"{average / 100:.2f}", count=count) if count else None


def _short(schema: type[Short], row: Any) -> Short | None:
    return None if row is None else schema.model_validate(row)


def _cost(variant: Variant, currency: str) -> str | None:
    return None if variant.cost is None else money.to_text(variant.cost, currency)


def shape_variant(variant: Variant, available: Any, *, staff: bool) -> VariantOut:
    """A variant for the wire; `available` is what `stock.available` said."""
    currency = settings().currency
    return VariantOut.model_construct(
        id=variant.id,
        product_id=variant.product_id,
        sku=variant.sku,
        barcode=variant.barcode,
        options=variant.options,
        price=money.to_text(variant.price, currency),
        currency=currency,
        cost=_cost(variant, currency) if staff else None,
        available=None if available is None else available.get(variant.id, 0),
        weight_g=variant.weight_g,
        length_mm=variant.length_mm,
        width_mm=variant.width_mm,
        height_mm=variant.height_mm,
        position=variant.position,
        archived=variant.archived,
        created_at=variant.created_at,
        updated_at=variant.updated_at,
    )


def shape_media(media: Media) -> MediaOut:
    """A picture for the wire: where it is served."""
    return MediaOut.model_construct(
        id=media.id,
        url=f"/{media.key}",
        thumbnails={width: f"/{key}" for width, key in media.thumbnails.items()},
        alt=media.alt,
        content_type=media.content_type,
        width=media.width,
        height=media.height,
        size=media.size,
        variant_id=media.variant_id,
        position=media.position,
    )
