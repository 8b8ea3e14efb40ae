"""What pricing does by itself."""

from typing import Any

from tradepost.core.db import reading
from tradepost.core.jobs import Run, job
from tradepost.pricing import planning


@job("pricing.make_planned_changes", every="* * * * *")
async def make_planned_changes(run: Run) -> dict[str, Any]:
    """Prices whose moment has come: each in a transaction of its own that also says that it is done."""
    while True:
        async with reading() as db:
            due = await planning.next_due(db)
        if due is None:
            return {"made": run.done}
        async with run.transaction() as db:
            run.done += await planning.make(db, due)
