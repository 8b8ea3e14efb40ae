"""Rows as CSV that a spreadsheet may open: streamed, and with nothing in them that it would run."""

import csv
import io
from collections.abc import AsyncIterator, Sequence
from typing import Any

from fastapi.responses import StreamingResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defused(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; an import takes it off again."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def csv_answer(name: str, columns: Sequence[str], pages: AsyncIterator[Sequence[Sequence[Any]]]) -> StreamingResponse:
    """An answer that is a CSV file called `name`: a line of columns, then the pages' rows as they come."""

    async def lines() -> AsyncIterator[str]:
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(columns)
        async for page in pages:
            writer.writerows([[defused(value) for value in row] for row in page])
            yield text.getvalue()
            text.seek(0)
            text.truncate()
        yield text.getvalue()

    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return StreamingResponse(lines(), media_type="text/csv; charset=utf-8", headers=headers)
