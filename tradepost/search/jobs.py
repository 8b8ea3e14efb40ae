"""What the search does later."""

from typing import Any

from tradepost.core.jobs import Run, job


@job("search.reindex", shown=True)
async def reindex(run: Run) -> dict[str, Any]:
    """Make the index anew on every machine; the progress is that of the machine whose worker does this."""
    from tradepost.search import rebuilding  # noqa: PLC0415 - only here and in `serve` the index is needed

    if "request" not in run.state:
        async with run.transaction() as db:
            run.state["request"] = await rebuilding.ask(db)

    async def report(done: int, total: int) -> None:
        if (done, total) != (run.done, run.total):
            run.done, run.total = done, total
            async with run.transaction():
                pass

    return {"documents": await rebuilding.watch(run.state["request"], report)}
