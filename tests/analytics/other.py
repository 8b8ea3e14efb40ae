"""Another process of the same installation: does what its input says, a line at a time, and answers each.

die STEP    let a copy of this process compact, and kill itself at that step: `kill -9`, nothing is tidied up
ask SKU     the revenue of a SKU in minor units
"""

import asyncio
import os
import signal
import sys
from typing import Any

from tradepost import tables
from tradepost.analytics import compacting, engine, files
from tradepost.analytics.question import Question, answer
from tradepost.core import db, logs
from tradepost.core.settings import settings

# A month's file is written and closed; all are, and the manifest is not; it is replaced, and the old files are there.
STEPS: dict[str, tuple[Any, str, str]] = {
    "written": (compacting.Writer, "close", "after"),
    "unnamed": (files, "put", "before"),
    "named": (files, "sync", "after"),
}


def die(step: str) -> int:
    """What became of a copy of this process that compacts and dies at a step: minus the signal's number."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    place, name, when = STEPS[step]
    original = getattr(place, name)

    def deadly(*args: Any) -> None:
        if when == "after":
            original(*args)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(place, name, deadly)

    async def compact() -> None:
        db.connect(settings().database)
        await compacting.compact()

    asyncio.run(compact())
    os._exit(0)


async def ask(sku: str) -> int:
    """The revenue of a SKU, as this process sees it."""
    async with engine.asking() as now:
        found = await answer(now, Question(("revenue",), only=(("sku", (sku,)),)))
    return int(found.total["revenue"])


async def ask_all(line: str) -> None:
    """Answer questions until there are no more."""
    db.connect(settings().database)
    while line:
        sys.stdout.write(f"{await ask(line.split()[1])}\n")
        sys.stdout.flush()
        line = await asyncio.to_thread(sys.stdin.readline)
    await db.disconnect()


if __name__ == "__main__":
    logs.set_up()
    tables.load()
    while (told := sys.stdin.readline()).startswith("die "):
        sys.stdout.write(f"{die(told.split()[1])}\n")
        sys.stdout.flush()
    asyncio.run(ask_all(told))
