"""Pictures of products: adding, ordering, taking away. Files are stored before their row and removed after it."""

from collections.abc import Sequence
from dataclasses import dataclass

import anyio
from fastapi import UploadFile
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.catalog import jobs, pictures, service, variants
from tradepost.catalog.models import Media, Product
from tradepost.catalog.schemas import MediaChange
from tradepost.core import events, files
from tradepost.core.errors import Conflict, Invalid, NotFound, TooLarge
from tradepost.core.jobs import later
from tradepost.core.settings import settings

FOLDER = "media"
MOST = 100


def of(product: Product, media_id: int) -> Media:
    """A product's picture; NotFound."""
    for picture in product.media:
        if picture.id == media_id:
            return picture
    raise NotFound("picture", media_id)


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture whose files are stored and whose row is not written yet."""

    picture: pictures.Picture
    key: str
    thumbnails: dict[str, str]


async def keep(upload: UploadFile, name: str) -> Kept:
    """Check an upload, make it ready in a thread and store its files; done before any row is locked.

    TooLarge beyond the setting, UnsupportedMedia for what is no picture, Invalid for a damaged one.
    """
    most = settings().max_picture_bytes
    content = await upload.read(most + 1)
    if len(content) > most:
        raise TooLarge(f"A picture may have {most / 1_000_000:g} MB")
    return await store(await anyio.to_thread.run_sync(pictures.prepare, content), name)


async def store(picture: pictures.Picture, name: str, *, folder: str = "") -> Kept:
    """Store a picture and its thumbnails in a folder of their own, which nobody can guess unless it is given."""
    file = f"{name[:60]}.{picture.ending}"
    key = f"{FOLDER}/{folder}/{file}" if folder else files.new_key(FOLDER, file)
    folder = key.rsplit("/", 1)[0]
    thumbnails = {str(width): f"{folder}/{width}.webp" for width in picture.thumbnails}
    await files.write(key, picture.content)
    for width, content in picture.thumbnails.items():
        await files.write(thumbnails[str(width)], content)
    return Kept(picture, key, thumbnails)


async def discard(kept: Kept) -> None:
    """Remove the files of a picture that was not taken after all."""
    for key in (kept.key, *kept.thumbnails.values()):
        await files.delete(key)


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
