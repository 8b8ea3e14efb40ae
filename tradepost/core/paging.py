"""Lists: `{"items", "total", "next"}` with `limit`, `cursor`, `sort` and filters by name."""

import base64
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core.errors import Invalid

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
        self.limit, self.columns, self.descending, self.sort = limit, columns, descending, sort
        self.after = _decode(cursor, sort, len(columns)) if cursor else None


def paging(key: Any, default: str, *, most: int = 200, usual: int = 24, **columns: Any) -> Callable[..., Paging]:
    """A dependency for a list that may be sorted by the named columns (`sort=-created_at` descends).

    `key` is the table's unique id: it breaks ties, so that pages neither repeat nor skip a row. Columns must not be null.
    """
    names = {name: column for name, column in columns.items()} | ({} if "id" in columns else {"id": key})
    order = StrEnum(
        "Sort", {f"{name}{suffix}": f"{sign}{name}" for name in names for sign, suffix in (("", ""), ("-", "_desc"))}
    )  # type: ignore[misc]  # an enum made of data

    def dependency(
        limit: Annotated[int, Query(ge=1, le=most, description="How many items a page has")] = usual,
        cursor: Annotated[str | None, Query(description="The `next` of the page before", max_length=1000)] = None,
        sort: Annotated[order, Query(description="Sort by; a leading minus descends")] = order(default),  # type: ignore[valid-type]
    ) -> Paging:
        chosen = str(sort)
        name = chosen.lstrip("-")
        return Paging(
            limit,
            cursor,
            [names[name]] if name == "id" else [names[name], key],
            descending=chosen.startswith("-"),
            sort=chosen,
        )

    return dependency


def _encode(sort: str, values: Sequence[Any]) -> str:
    plain = [
        {"t": value.isoformat()}
        if isinstance(value, datetime)
        else {"d": value.isoformat()}
        if isinstance(value, date)
        else value
        for value in values
    ]
    return base64.urlsafe_b64encode(json.dumps([sort, *plain], separators=(",", ":")).encode()).decode().rstrip("=")


def _decode(cursor: str, sort: str, count: int) -> list[Any]:
    try:
        saved, *values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = [
            datetime.fromisoformat(v["t"])
            if isinstance(v, dict) and "t" in v
            else date.fromisoformat(v["d"])
            if isinstance(v, dict)
            else v
            for v in values
        ]
        if saved != sort or len(values) != count or any(isinstance(v, (list, dict)) for v in values):
            raise ValueError
    except (ValueError, TypeError, KeyError, UnicodeDecodeError) as error:
        raise Invalid("cursor", "is not the `next` of a page of this list in this order") from error
    return values


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
            if not query._group_by_clauses and not query._distinct
            else select(func.count()).select_from(query.order_by(None).subquery())
        )  # noqa: SLF001 - the only way to ask a Select whether it groups
        total = (await db.execute(counted)).scalar_one()
    columns = [column.expression if hasattr(column, "expression") else column for column in page.columns]
    if page.after is not None:
        query = query.where(_behind(columns, page.after, descending=page.descending))
    query = query.order_by(None).order_by(*[column.desc() if page.descending else column.asc() for column in columns])
    single = len(query.column_descriptions) == 1
    rows = (
        (
            await db.execute(
                query.add_columns(*[column.label(f"_cursor_{n}") for n, column in enumerate(columns)]).limit(
                    page.limit + 1
                )
            )
        )
        .unique()
        .all()
    )
    following = _encode(page.sort, rows[page.limit - 1][-len(columns) :]) if len(rows) > page.limit else None
    found = [row[0] if single else row[: -len(columns)] for row in rows[: page.limit]]
    return {"items": [shape(item) for item in found] if shape else found, "total": total, "next": following}


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
