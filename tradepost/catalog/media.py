"""Pictures of products: adding, ordering, taking away. Files are stored before their row and removed after it."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.catalog import jobs, service, variants
from tradepost.catalog.models import Media, Product
from tradepost.catalog.schemas import MediaChange
from tradepost.core import events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.jobs import later
from tradepost.core.pictures import Kept

MOST = 100


def of(product: Product, media_id: int) -> Media:
    """A product's picture; NotFound."""
    for picture in product.media:
        if picture.id == media_id:
            return picture
    raise NotFound("picture", media_id)


async def add(db: AsyncSession, product: Product, kept: Kept, *, alt: str = "", variant_id: int | None = None) -> Media:
    """Give a locked product one more picture, behind the others."""
    if len(product.media) >= MOST:
        raise Conflict(f"A product has at most {MOST} pictures")
    if variant_id is not None:
        _is_of(product, variant_id)
    media = Media(
        product_id=product.id,
        variant_id=variant_id,
        key=kept.key,
        thumbnails=kept.thumbnails,
        content_type=kept.picture.content_type,
        alt=alt,
        width=kept.picture.width,
        height=kept.picture.height,
        size=len(kept.picture.content),
        position=1 + max((other.position for other in product.media), default=-1),
    )
    db.add(media)
    await db.flush()
    set_committed_value(product, "media", [*product.media, media])
    await _record(db, product, {"media": [None, media.id]})
    return media


async def change(db: AsyncSession, product: Product, media: Media, body: MediaChange) -> Media:
    """Change a picture's text, or the variant it shows."""
    if body.variant_id is not None:
        _is_of(product, body.variant_id)
    for field, value in body.given.items():
        setattr(media, field, value)
    changes = events.changed(media)
    if changes:
        await _record(db, product, {f"media.{media.id}.{field}": pair for field, pair in changes.items()})
    return media


async def order(db: AsyncSession, product: Product, ids: Sequence[int]) -> Sequence[Media]:
    """Put a locked product's pictures in this order. Invalid unless each is named once."""
    if sorted(ids) != sorted(media.id for media in product.media):
        raise Invalid("ids", "must name each of the product's pictures once")
    before = [media.id for media in product.media]
    for media in product.media:
        media.position = ids.index(media.id)
    set_committed_value(product, "media", sorted(product.media, key=lambda media: media.position))
    if before != list(ids):
        await _record(db, product, {"media": [before, list(ids)]})
    return product.media


async def remove(db: AsyncSession, product: Product, media: Media) -> None:
    """Take a picture away; its files go once that is committed."""
    await later(db, jobs.remove_files, keys=service.file_keys([media]))
    await db.delete(media)
    await _record(db, product, {"media": [media.id, None]})
    set_committed_value(product, "media", [other for other in product.media if other is not media])


async def _record(db: AsyncSession, product: Product, changes: dict[str, list[object]]) -> None:
    service.touch(product)
    await db.flush()
    await events.record(db, "product.updated", product, subject_name=product.name, changes=changes)


def _is_of(product: Product, variant_id: int) -> None:
    try:
        variants.of(product, variant_id)
    except NotFound as error:
        raise Invalid("variant_id", f"the product has no variant {variant_id}") from error
