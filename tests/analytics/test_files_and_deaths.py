"""The files can be lost, left behind, written half: what is asked is what was committed, in every process."""

import asyncio
import os
import signal
import sys

import pytest
from sqlalchemy import update

from tests import make_figures as make
from tests.make_figures import ask
from tradepost.analytics import compacting, engine, files
from tradepost.core import db
from tradepost.core.events import Event


async def revenue(owner, sku: str = "LAMP") -> str:
    found = await ask(owner, "revenue", filters={"skus": [sku]})
    return found["totals"]["metrics"]["revenue"]


def in_folder() -> set[str]:
    return {path.name for path in files.folder().glob("*.parquet")}


@pytest.fixture
async def other(database):
    """Another process over the same database and data directory: `await other("ask LAMP")`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.analytics.other",
        env=os.environ | {"TRADEPOST_DATABASE_URL": database.url.render_as_string(hide_password=False)},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip

    async def tell(line: str) -> int:
        process.stdin.write(f"{line}\n".encode())
        await process.stdin.drain()
        return int(await asyncio.wait_for(process.stdout.readline(), 120))

    yield tell
    process.stdin.close()
    await process.wait()


async def test_compacting_is_killed_and_another_process_asks(owner, other) -> None:
    await make.product(owner, "LAMP")
    await make.sale(owner, "2026-01-05", ("LAMP", 1, "1.00"))
    await make.sale(owner, "2026-02-05", ("LAMP", 1, "2.00"))
    expected = 300
    for step in ("written", "unnamed", "named"):
        # The first of them begin without any files, the last finds some.
        assert await other(f"die {step}") == -signal.SIGKILL
        assert await revenue(owner) == f"{expected / 100:.2f}"
        if step == "unnamed":
            await make.compact()
        await make.sale(owner, "2026-02-07", ("LAMP", 1, "4.00"))
        expected += 400
        assert await revenue(owner) == f"{expected / 100:.2f}"

    made = await compacting.compact()
    assert in_folder() == {part.name for part in made.parts()} | set(files.read().retired)
    assert await revenue(owner) == "15.00"

    assert await other("ask LAMP") == 1500
    again = await make.sale(owner, "2026-01-06", ("LAMP", 1, "8.00"))
    assert await other("ask LAMP") == 2300  # placed here, asked there
    await make.compact()
    await make.change(owner, again, status="cancelled")
    assert await other("ask LAMP") == 1500
    for path in files.folder().glob("*"):
        if path.is_file():
            path.unlink()
    assert await other("ask LAMP") == 1500
    assert await revenue(owner) == "15.00"


async def test_only_the_months_in_which_something_changed_are_written_anew(owner) -> None:
    await make.product(owner, "LAMP")
    for month in (1, 2, 3):
        await make.sale(owner, f"2026-0{month}-05", ("LAMP", 1, "1.00"))
    first = await compacting.compact()
    moved = await make.sale(owner, "2026-02-07", ("LAMP", 1, "4.00"))
    second = await compacting.compact()
    changed = {month.month for month in first.months if first.months[month] != second.months[month]}
    assert changed == {2}
    assert await compacting.compact() == files.read()

    await make.change(owner, moved, order_date="2026-04-07T12:00:00Z")
    by_month = await ask(owner, "revenue", grain="month")
    assert make.table(by_month) == [(f"2026-0{month}-01", "4.00" if month == 4 else "1.00") for month in (1, 2, 3, 4)]
    third = await compacting.compact()
    assert {month.month for month in third.months if second.months.get(month) != third.months[month]} == {2, 4}
    assert await ask(owner, "revenue", grain="month") == by_month


async def test_damaged_files_and_those_of_another_log_are_not_believed(owner) -> None:
    await make.product(owner, "LAMP")
    await make.sale(owner, "2026-01-05", ("LAMP", 1, "1.00"))
    made = await compacting.compact()
    (part,) = made.months.values()
    path = files.folder() / part.name
    path.write_bytes(path.read_bytes()[:-7])
    assert await revenue(owner) == "1.00"
    await make.compact()
    assert files.read() is not None
    (files.folder() / "manifest.json").write_bytes(b'{"layout": 1')
    assert await revenue(owner) == "1.00"

    # A database that was restored from a backup has another event where the files say they end.
    made = await compacting.compact()
    async with db.transaction() as session:
        await session.execute(update(Event).where(Event.position == made.position).values(position=made.position + 9))
    await make.sale(owner, "2026-01-06", ("LAMP", 1, "2.00"))
    assert await revenue(owner) == "3.00"


async def test_who_sells_and_asks_at_once_sees_the_sale(owner, monkeypatch) -> None:
    """While files are written again and again, each question holds what its asker has just written, and no more."""
    for n in range(6):
        await make.product(owner, f"LAMP-{n}")
    selling = True

    async def keep_compacting() -> None:
        while selling:
            await compacting.compact()

    async def sell(n: int) -> None:
        for count in range(1, 6):
            made = await make.sale(owner, f"2026-0{count}-0{n + 1}", (f"LAMP-{n}", 1, "1.00"))
            assert await revenue(owner, f"LAMP-{n}") == f"{count - (count > 3)}.00"
            if count == 3:
                await make.change(owner, made, status="cancelled")
                assert await revenue(owner, f"LAMP-{n}") == "2.00"

    working = asyncio.create_task(keep_compacting())
    await asyncio.gather(*[sell(n) for n in range(6)])
    selling = False
    await working
    found = await ask(owner, "revenue", "orders", "cancelled_orders")
    assert found["totals"]["metrics"] == {"revenue": "24.00", "orders": 24, "cancelled_orders": 6}


async def test_a_question_far_ahead_of_the_files_brings_them_up(owner, monkeypatch) -> None:
    monkeypatch.setattr(engine, "MOST_NEW", 3)
    await make.product(owner, "LAMP")
    for day in range(1, 6):
        await make.sale(owner, f"2026-01-0{day}", ("LAMP", 1, "1.00"))
    assert (await asyncio.gather(*[revenue(owner) for _ in range(4)])) == ["5.00"] * 4
    made = files.read()
    assert sum(part.rows for part in made.months.values()) == 5
