"""What the shop says: adding, changing, illustrating, taking away."""

from datetime import datetime
from typing import Any, TypeVar

from fastapi import UploadFile
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.content import jobs
from tradepost.content.models import Banner, Page, Post
from tradepost.content.rules import DRAFT, PUBLISHED, filed
from tradepost.core import clock, events, pictures, slugs
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.jobs import later
from tradepost.core.web import Change, Schema

Kind = TypeVar("Kind", Page, Post, Banner)
NOUNS: dict[type[Page] | type[Post] | type[Banner], str] = {Page: "page", Post: "post", Banner: "banner"}
TRIES = 5


async def create(db: AsyncSession, kind: type[Kind], body: Schema) -> Kind:
    """Add a page, post or banner as its body describes it. Conflict for a slug that is another's."""
    values = body.model_dump()
    slug = values.pop("slug", None)
    row = kind()
    _set(row, values)
    _check_times(row)
    if isinstance(row, Post):
        row.dated = row.publish_at or clock.now()
    changes = events.changed(row)
    if isinstance(row, Banner):
        db.add(row)
        await db.flush()
    else:
        await _insert(db, row, slug)
        changes["slug"] = [None, row.slug]
    await events.record(db, f"{NOUNS[kind]}.created", row, subject_name=row.title, changes=changes)
    return row


async def _insert(db: AsyncSession, row: Page | Post, slug: str | None) -> None:
    """Write a new row under the slug that was asked for, or a free one made of its title."""
    for _ in range(TRIES):
        row.slug = slug or await slugs.free(db, type(row).slug, row.title, NOUNS[type(row)])
        try:
            async with db.begin_nested():
                db.add(row)
        except IntegrityError as error:
            if not is_unique_violation(error, f"{row.__tablename__}.slug"):
                raise
            if slug is not None:
                raise _taken(row) from error
            continue  # somebody took it between the look and the insert: look again
        return
    raise Conflict("Others were adding the same thing at this moment: try again", headers={"Retry-After": "1"})


def _taken(row: Page | Post) -> Conflict:
    message = f"There is a {NOUNS[type(row)]} with this slug already"
    return Conflict(message, errors=[{"field": "slug", "message": message}])


def _set(row: Page | Post | Banner, values: dict[str, Any]) -> None:
    values = dict(values)
    seo = values.pop("seo", None)
    if seo is not None and not isinstance(row, Banner):
        row.seo_title, row.seo_description = seo["title"], seo["description"]
    if "tags" in values and isinstance(row, Post):
        values["tags"] = list(dict.fromkeys(values["tags"]))
        row.tagged = filed(values["tags"])
    for name, value in values.items():
        setattr(row, name, value)


def _check_times(row: Page | Post | Banner) -> None:
    if row.publish_at is not None and row.unpublish_at is not None and row.unpublish_at <= row.publish_at:
        raise Invalid("unpublish_at", "must be after publish_at")


async def find(db: AsyncSession, kind: type[Kind], row_id: int) -> Kind:
    """A page, post or banner to be changed, locked; NotFound."""
    query = select(kind).where(kind.id == row_id).with_for_update()
    found: Kind | None = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound(NOUNS[kind], row_id)
    return found


async def change(db: AsyncSession, row: Kind, body: Change) -> Kind:
    """Change a row that `find` gave. Conflict for a slug that is another's."""
    given = body.given
    if given.get("seo") is not None:
        given["seo"] = given["seo"].model_dump()
    with db.no_autoflush:
        _set(row, given)
    _check_times(row)
    changes = {name: pair for name, pair in events.changed(row).items() if name != "tagged"}
    if not changes:
        return row
    if isinstance(row, Post):
        row.dated = _date(row, changes)
    try:
        await db.flush()
    except IntegrityError as error:
        if not isinstance(row, Banner) and is_unique_violation(error, f"{row.__tablename__}.slug"):
            raise _taken(row) from error
        raise
    await _record(db, row, changes)
    return row


def _date(post: Post, changes: dict[str, list[Any]]) -> datetime:
    """The moment a post bears: when it is to be published, or was published by hand."""
    if post.publish_at is not None:
        return post.publish_at
    return clock.now() if changes.get("status") == [DRAFT, PUBLISHED] else post.dated


async def _record(db: AsyncSession, row: Page | Post | Banner, changes: dict[str, list[Any]]) -> None:
    verb = {PUBLISHED: "published", DRAFT: "withdrawn"}.get(changes.get("status", [None, ""])[1], "updated")
    await events.record(db, f"{NOUNS[type(row)]}.{verb}", row, subject_name=row.title, changes=changes)


async def illustrate(
    db: AsyncSession, kind: type[Post] | type[Banner], row_id: int, upload: UploadFile, alt: str
) -> Any:
    """Give a post its cover, or a banner its picture, in the place of the one before. NotFound; see pictures.keep."""
    if (await db.execute(select(kind.id).where(kind.id == row_id))).first() is None:
        raise NotFound(NOUNS[kind], row_id)
    kept = await pictures.keep(upload, f"{NOUNS[kind]}-{row_id}")
    try:
        row = await find(db, kind, row_id)  # type: ignore[type-var]  # a union of two of the kinds is both of them
        stored = {
            "key": kept.key,
            "thumbnails": kept.thumbnails,
            "alt": alt,
            "width": kept.picture.width,
            "height": kept.picture.height,
        }
        await _show(db, row, stored)
    except Exception:
        await pictures.discard(kept)
        raise
    return row


async def take_picture_away(db: AsyncSession, row: Post | Banner) -> None:
    """Leave a row that `find` gave without a picture."""
    await _show(db, row, None)


async def _show(db: AsyncSession, row: Post | Banner, stored: dict[str, Any] | None) -> None:
    name = "cover" if isinstance(row, Post) else "picture"
    before = getattr(row, name)
    if before is None and stored is None:
        return
    await _forget_files(db, before)
    setattr(row, name, stored)
    await db.flush()
    keys = [one and one["key"] for one in (before, stored)]
    await _record(db, row, {name: keys})


async def _forget_files(db: AsyncSession, stored: dict[str, Any] | None) -> None:
    if stored is not None:
        await later(db, jobs.remove_files, keys=[stored["key"], *stored["thumbnails"].values()])


async def remove(db: AsyncSession, row: Page | Post | Banner) -> None:
    """Delete a row that `find` gave; its picture goes once that is committed."""
    if not isinstance(row, Page):
        await _forget_files(db, row.cover if isinstance(row, Post) else row.picture)
    await events.record(db, f"{NOUNS[type(row)]}.deleted", row, subject_name=row.title)
    await db.delete(row)
    await db.flush()
