"""`tradepost reindex`."""

from rich.progress import Progress

from tradepost.core.db import transaction
from tradepost.search import rebuilding


async def reindex() -> int:
    """Make the index anew and show how far it is; how many products are in it."""
    with Progress(transient=True) as bar:
        task = bar.add_task("Indexing", total=None)

        async def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total or None)

        async with transaction() as db:
            request = await rebuilding.ask(db)
        return await rebuilding.watch(request, report)
