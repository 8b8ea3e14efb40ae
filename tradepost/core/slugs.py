"""The readable part of an address: made of a text, nobody else's, and never taken for an id."""

from collections.abc import Iterable
from typing import Any

from slugify import slugify
from sqlalchemy import ColumnElement, false, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute


def slug_of(text: str, fallback: str = "item") -> str:
    """The readable part of an address: "Чайник «Ёлка»" is chainik-elka. Never digits alone: those are ids."""
    made = slugify(text, max_length=100, word_boundary=True)
    if not made:
        return fallback
    return f"{fallback}-{made}" if made.isdigit() else made


def next_free(slug: str, taken: Iterable[str]) -> str:
    """The slug itself, or with the lowest number from 2 on that nobody has."""
    used = set(taken)
    if slug not in used:
        return slug
    number = 2
    while f"{slug}-{number}" in used:
        number += 1
    return f"{slug}-{number}"


async def free(db: AsyncSession, column: InstrumentedAttribute[str], text: str, fallback: str) -> str:
    """A slug made of a text that no row has yet."""
    wanted = slug_of(text, fallback)
    taken = await db.execute(select(column).where((column == wanted) | column.like(f"{wanted}-%")))
    return next_free(wanted, taken.scalars())


def by_id_or_slug(model: Any, key: str) -> ColumnElement[bool]:
    """The condition to be the row of this id, or of this slug: slugs are never digits alone."""
    if not (key.isascii() and key.isdigit()):
        found: ColumnElement[bool] = model.slug == key
    elif int(key) < 2**63:
        found = model.id == int(key)
    else:
        found = false()
    return found
