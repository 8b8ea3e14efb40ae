"""What routes about figures have in common: who may ask, of which days and sales, and which page of a long list."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.analytics.schemas import Day, Days, Filters
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


def _behind(keys: Any, place: int, last: Any) -> int:
    import pyarrow as pa
    import pyarrow.compute as pc

    if place < len(keys) and keys[place].as_py() == last:
        return place + 1
    found = int(pc.index(keys, pa.scalar(last, keys.type)).as_py())
    return found + 1 if found >= 0 else place
