"""What pricing does by itself."""

from typing import Any

from tradepost.core.db import reading
from tradepost.core.jobs import Run, job
from tradepost.pricing import bulk, planning


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


@job("pricing.change_prices", shown=True)
async def change_prices(run: Run) -> dict[str, Any]:
    """A change of many prices, or its undoing, some at a time; one that meanwhile is to be undone stops."""
    last: int | None = run.state.get("last", 0)
    while last is not None:
        async with run.transaction() as db:
            found = await bulk.find(db, run.args["bulk_id"])
            if found.status != run.args["status"]:
                break
            last, done = await bulk.step(db, found, last)
            run.state["last"] = last
            run.done += done
    async with reading() as db:
        return await bulk.outcomes(db, run.args["bulk_id"])
