"""What price rules do by themselves."""

from typing import Any

from tradepost.core.jobs import Run, job
from tradepost.repricer import running
from tradepost.repricer.service import RUNNING


@job("repricer.run_due", every="*/5 * * * *")
async def run_due(run: Run) -> dict[str, Any]:
    """Rules whose time has come."""
    return {"rules": await running.run_due(run)}


@job("repricer.run_rule", shown=True)
async def run_rule(run: Run) -> dict[str, Any]:
    """A run over many goods, some at a time."""
    going = True
    while going:
        async with run.transaction() as db:
            found = await running.find(db, run.args["run_id"], lock=True)
            if found.status == RUNNING:
                run.done += await running.step(db, found)
            going = found.status == RUNNING
            told = {} if going else (await running.counts(db, [found.id]))[found.id]
    return told


@job("repricer.forget", every="50 3 * * *")
async def forget(run: Run) -> dict[str, Any]:
    """Throw away the decisions of runs that are a month old."""
    async with run.transaction() as db:
        return {"runs": await running.forget(db)}
