"""Lists: `{"items", "total", "next"}` with `limit`, `cursor`, `sort` and filters by name."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import AfterValidator, BaseModel
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core.errors import Invalid
from tradepost.core.settings import settings

SEAL = 12  # bytes
# How a cursor says what JSON cannot; a datetime is a date as well, so it comes first.
KINDS: dict[str, Any] = {"t": datetime, "d": date, "n": Decimal}

Item = TypeVar("Item")
Source = TypeVar("Source")


class Page(BaseModel, Generic[Item]):
    """One page of a list: `next` is the cursor of the following page, null on the last; `total` counts all pages."""

    items: list[Item]
    total: int
    next: str | None = None


class Paging:
    """What the caller asked of a list: made by `paging(...)`, used by `paged(...)`."""

    def __init__(
        self, limit: int, cursor: str | None, columns: Sequence[ColumnElement[Any]], *, descending: bool, sort: str
    ) -> None:
        self.limit, self.columns, self.descending = limit, columns, descending
        self.order = f"{sort} of {', '.join(str(column) for column in columns)}"
        self.after = decode(cursor, self.order) if cursor else None


def paging(key: Any, default: str, *, most: int = 200, usual: int = 24, **columns: Any) -> Callable[..., Paging]:
    """A dependency for a list that may be sorted by the named columns (`sort=-created_at` descends).

    `key` is the table's unique id: it breaks ties, so that pages neither repeat nor skip a row. No column may be null.
    """
    names = {**columns, "id": columns.get("id", key)}
    choices = [f"{sign}{name}" for name in names for sign in ("", "-")]

    def known(sort: str) -> str:
        if sort not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return sort

    def dependency(
        limit: Annotated[int, Query(ge=1, le=most, description="How many items a page has")] = usual,
        cursor: Annotated[str | None, Query(description="The `next` of the page before", max_length=2000)] = None,
        sort: Annotated[
            str,
            AfterValidator(known),
            Query(description="Sort by; a leading minus descends", json_schema_extra={"enum": choices}),
        ] = default,
    ) -> Paging:
        name = sort.removeprefix("-")
        by = [names[name]] if name == "id" else [names[name], key]
        return Paging(limit, cursor, by, descending=sort.startswith("-"), sort=sort)

    return dependency


def encode(order: str, values: Sequence[Any]) -> str:
    """A cursor that holds these values, good for lists in this order alone."""
    content = json.dumps([_plain(value) for value in values], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_seal(order, content) + content).decode().rstrip("=")


def decode(cursor: str, order: str) -> list[Any]:
    """The values of a cursor; Invalid when it is no cursor of a list in this order."""
    try:
        sealed = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        seal, content = sealed[:SEAL], sealed[SEAL:]
        if not hmac.compare_digest(seal, _seal(order, content)):
            raise ValueError("not one of ours, or of another list")
        return [_value(saved) for saved in json.loads(content)]
    except ValueError as error:
        raise Invalid("cursor", "is not the `next` of a page of this list in this order") from error


def _seal(order: str, content: bytes) -> bytes:
    """Cursors are sealed: what comes back is what this list gave out, and of the types that its columns have."""
    key = hashlib.blake2b(settings().signing_key().encode(), person=b"cursor").digest()
    return hashlib.blake2b(order.encode() + b"\n" + content, key=key, digest_size=SEAL).digest()


def _plain(value: Any) -> Any:
    for tag, kind in KINDS.items():
        if isinstance(value, kind):
            return {tag: str(value) if kind is Decimal else value.isoformat()}
    return value


def _value(saved: Any) -> Any:
    if not isinstance(saved, dict):
        return saved
    ((tag, text),) = saved.items()
    return Decimal(text) if tag == "n" else KINDS[tag].fromisoformat(text)


async def paged(
    db: AsyncSession,
    query: Select[Any],
    page: Paging,
    shape: Callable[[Any], Any] | None = None,
    *,
    total: int | None = None,
) -> dict[str, Any]:
    """Run a list's query for one page: two statements, the count and the rows.

    `shape` turns a result row (or the entity, when the query selects one) into what the answer holds.
    """
    if total is None:
        counted = (
            query.order_by(None).with_only_columns(func.count(), maintain_column_froms=True)
            if not query._group_by_clauses and not query._distinct  # noqa: SLF001 - a Select tells in no other way
            else select(func.count()).select_from(query.order_by(None).subquery())
        )
        total = (await db.execute(counted)).scalar_one()
    single = len(query.column_descriptions) == 1
    width = len(page.columns)
    rows = (await db.execute(window(query, page))).unique().all()
    found = [row[0] if single else row[:-width] for row in rows[: page.limit]]
    items = [shape(item) for item in found] if shape else found
    return {"items": items, "total": total, "next": following([row[-width:] for row in rows], page)}


def window(query: Select[Any], page: Paging) -> Select[Any]:
    """The rows of a page, and one more if there is any: each with what it is sorted by at its end."""
    columns = [column.expression if hasattr(column, "expression") else column for column in page.columns]
    if page.after is not None:
        query = query.where(_behind(columns, page.after, descending=page.descending))
    query = query.order_by(None).order_by(*[column.desc() if page.descending else column.asc() for column in columns])
    return query.add_columns(*[column.label(f"_cursor_{n}") for n, column in enumerate(columns)]).limit(page.limit + 1)


def following(ends: Sequence[Sequence[Any]], page: Paging) -> str | None:
    """The cursor of the next page, from the ends of the rows of `window`."""
    return encode(page.order, ends[page.limit - 1]) if len(ends) > page.limit else None


def _behind(columns: Sequence[ColumnElement[Any]], values: Sequence[Any], *, descending: bool) -> ColumnElement[bool]:
    """Rows that come after the cursor, written out because not every database compares tuples by an index."""
    choices = []
    for n, (column, value) in enumerate(zip(columns, values, strict=True)):
        further = column < value if descending else column > value
        choices.append(and_(*[c == v for c, v in zip(columns[:n], values[:n], strict=True)], further))
    return or_(*choices)


def contains(column: Any, text: str) -> ColumnElement[bool]:
    """A filter for text anywhere in a column that holds lower-case text."""
    escaped = text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    found: ColumnElement[bool] = column.like(f"%{escaped}%", escape="\\")
    return found


def paging_depends(dependency: Callable[..., Paging]) -> Any:
    """`Annotated[Paging, ...]` for a route's signature."""
    return Annotated[Paging, Depends(dependency)]
