"""What the calendar does by itself."""

from typing import Any

from tradepost.calendar import service
from tradepost.core.jobs import Run, job


@job("calendar.remind", every="* * * * *", at_start=True)
async def remind(run: Run) -> dict[str, Any]:
    """Remind people of what is about to begin: each batch in a transaction of its own, until none is due."""
    while True:
        async with run.transaction() as db:
            batch = await service.remind(db)
            run.done += batch
        if not batch:
            return {"reminded": run.done}
