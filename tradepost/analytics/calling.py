"""What routes about figures have in common: who may ask, of which days and sales, and which page of a long list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query, Response
from pydantic import BaseModel

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.analytics import exporting
from tradepost.analytics.exporting import Format
from tradepost.analytics.schemas import Day, Days, Filters
from tradepost.core import clock
from tradepost.core.errors import Invalid
from tradepost.core.paging import decode, encode
from tradepost.core.web import Line

Reader = Annotated[Caller, may(Right.REPORTS_READ)]
RowIds = Annotated[list[Annotated[int, Query(ge=1, le=2**63 - 1)]], Query(max_length=200)]
Words = Annotated[list[Line], Query(max_length=200)]


def days(
    start_date: Annotated[Day | None, Query(description="The first day, in the installation's zone")] = None,
    end_date: Annotated[Day | None, Query(description="The last day, included")] = None,
) -> Days:
    """A range of days of the address."""
    if start_date and end_date and start_date > end_date:
        raise Invalid("end_date", "is before start_date")
    return Days(start_date=start_date, end_date=end_date)


def narrowing(
    category_id: Annotated[RowIds, Query(description="With everything below them")] = [],  # noqa: B006 - it is copied
    platform: Annotated[Words, Query(description="As orders name them")] = [],  # noqa: B006 - it is copied
) -> Filters:
    """Which sales are meant; all unless some are named."""
    return Filters(category_ids=category_id, platforms=platform)


Span = Annotated[Days, Depends(days)]
Narrow = Annotated[Filters, Depends(narrowing)]


@dataclass(slots=True)
class Paged:
    """Which part of a list in order is asked for: a dependency whose fields are query parameters."""

    limit: Annotated[int, Query(ge=1, le=1_000, description="How many items a page has")] = 100
    cursor: Annotated[str | None, Query(max_length=2_000, description="The `next` of the page before")] = None

    def of(self, found: Any, key: str, order: str) -> tuple[list[dict[str, Any]], str | None]:
        """Rows of an Arrow table that is in order, and the next page's cursor. `order` names list and order.

        A cursor holds the last row's place and key: when rows came or went meanwhile it goes on behind that very row.
        """
        start = 0
        if self.cursor:
            place, last = decode(self.cursor, order)
            start = _behind(found[key], place, last)
        rows: list[dict[str, Any]] = found.slice(start, self.limit).to_pylist()
        further = start + len(rows) < found.num_rows
        return rows, encode(order, [start + len(rows) - 1, rows[-1][key]]) if further else None


Page = Annotated[Paged, Depends()]

# --- as a file ---

AsFile = Annotated[Format | None, Query(alias="format", description="All of the list as a file")]
EVERYTHING = 100_000  # rows of a list that a file holds


def whole(page: Paged, wanted: Format | None) -> Paged:
    """The page that is asked for; of a file all there is."""
    return page if wanted is None else Paged(limit=EVERYTHING, cursor=None)


async def list_file(
    title: str,
    wanted: Format,
    rows: Sequence[BaseModel],
    shape: type[BaseModel],
    currency: str,
    money: Collection[str] = (),
) -> Response:
    """A list as a file; `money` names the fields that are amounts."""
    return file_answer(title, wanted, await exporting.list_of(rows, shape, currency, wanted, money))


def file_answer(title: str, wanted: Format, content: bytes) -> Response:
    """A file to be saved, called by its title and the day."""
    name = exporting.file_name(title, clock.business_day(clock.now()), wanted)
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=exporting.TYPES[wanted], headers=headers)


def _behind(keys: Any, place: int, last: Any) -> int:
    import pyarrow as pa
    import pyarrow.compute as pc

    if place < len(keys) and keys[place].as_py() == last:
        return place + 1
    found = int(pc.index(keys, pa.scalar(last, keys.type)).as_py())
    return found + 1 if found >= 0 else place
