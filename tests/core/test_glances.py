"""A glance: one statement outside any transaction, on a connection that stays open."""

import subprocess
import sys

from tradepost.core import db, events

LOOK_AND_END = """
import asyncio, sys, threading
from tradepost.core import db

async def look() -> None:
    db.connect(sys.argv[1])
    print((await db.glance("SELECT 1 + ?", 1))[0][0])
    await db.disconnect()

asyncio.run(look())
for thread in threading.enumerate():
    if thread is not threading.current_thread():
        thread.join(10)
"""


async def test_what_is_committed_is_seen_and_nothing_else(clean):
    async def count() -> int:
        ((found,),) = await db.glance("SELECT COUNT(*) FROM events WHERE id > ?", 0)
        return int(found)

    assert await count() == 0
    async with db.transaction() as session:
        await events.write(session, [events.row("lamp.lit", "lamps", 1)])
        await session.flush()
        assert await count() == 0
    assert await count() == 1


def test_a_process_that_has_looked_ends_without_a_word(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LOOK_AND_END, f"sqlite+aiosqlite:///{tmp_path}/shop.db"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "2\n", "")
