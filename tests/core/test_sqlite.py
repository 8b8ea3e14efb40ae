"""SQLite as a shop needs it: writers wait their turn, readers never wait, and references hold."""

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import event, func, insert, select
from sqlalchemy.exc import IntegrityError

from tests.core.room import Note
from tradepost.core import db, dialects


@pytest.fixture
async def shop(tmp_path: Path):
    """A database file of its own, opened twice: as two processes would."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'shop.db'}"
    engines = [dialects.engine(url), dialects.engine(url)]
    async with engines[0].begin() as connection:
        await connection.run_sync(Note.__table__.create)
    yield engines
    for engine in engines:
        await engine.dispose()


async def test_it_keeps_a_write_ahead_log_and_checks_references(shop):
    async with shop[0].connect() as connection:
        asked = {name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
                 for name in ("journal_mode", "foreign_keys", "synchronous")}  # fmt: skip
    assert asked == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1}


async def test_a_note_under_one_that_is_not_there_is_refused(shop):
    with pytest.raises(IntegrityError) as refused:
        async with shop[0].begin() as connection:
            await connection.execute(insert(Note).values(label="orphan", under=999))
    assert dialects.is_foreign_key_violation(refused.value)


async def test_sixteen_writers_in_two_processes_all_get_their_turn(shop):
    async def write(name: int) -> None:
        for turn in range(5):
            async with shop[name % 2].begin() as connection:
                # Looks first, as a request does; were the transaction not a writing one from its beginning,
                # SQLite would refuse the write after another's commit.
                seen = (await connection.execute(select(func.count()).select_from(Note))).scalar_one()
                await connection.execute(insert(Note).values(label=f"{name} {turn}", size=seen))

    await asyncio.gather(*(write(name) for name in range(16)))
    async with shop[0].connect() as connection:
        sizes = (await connection.execute(select(Note.size).order_by(Note.id))).scalars().all()
    assert list(sizes) == list(range(80))


async def test_writers_of_one_process_go_in_the_order_they_came(shop):
    order: list[int] = []
    async with shop[0].begin():
        writers = []
        for number in range(8):
            came = asyncio.Event()

            async def write(number: int = number, came: asyncio.Event = came) -> None:
                async with shop[0].connect() as connection:
                    came.set()
                    async with connection.begin():
                        order.append(number)

            writers.append(asyncio.create_task(write()))
            await came.wait()
    await asyncio.gather(*writers)
    assert order == list(range(8))


async def test_a_turn_ends_with_an_error_and_with_a_cancelled_writer_too(shop):
    with pytest.raises(ZeroDivisionError):
        async with shop[0].begin():
            raise ZeroDivisionError
    held = asyncio.Event()

    async def hold() -> None:
        async with shop[0].begin():
            held.set()
            await asyncio.Event().wait()

    holder = asyncio.create_task(hold())
    await held.wait()
    waiting = asyncio.create_task(hold())
    await asyncio.sleep(0)
    for task in (waiting, holder):
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    async with asyncio.timeout(5), shop[0].begin() as connection:
        await connection.execute(insert(Note).values(label="after all"))


async def test_a_reader_does_not_wait_for_a_writer_and_sees_what_is_committed(shop):
    reader = shop[0].execution_options(**dialects.READ_ONLY)
    async with shop[0].begin() as writing:
        await writing.execute(insert(Note).values(label="not yet"))
        began = time.perf_counter()
        async with reader.connect() as looking:
            assert (await looking.execute(select(func.count()).select_from(Note))).scalar_one() == 0
        assert time.perf_counter() - began < 5
    async with reader.connect() as looking:
        assert (await looking.execute(select(func.count()).select_from(Note))).scalar_one() == 1


async def test_a_page_is_read_while_somebody_writes(guest, database):
    """On every database: GET takes no lock that a writer holds."""
    async with db.transaction() as session:
        session.add(Note(label="not yet"))
        await session.flush()
        async with asyncio.timeout(5):
            answer = await guest.get("/board/notes")
        assert (answer.status_code, answer.json()["total"]) == (200, 0)


async def test_a_get_begins_no_writing_transaction(guest, database):
    begun: list[str] = []

    def note(_connection, _cursor, statement, *_):
        begun.append(statement)

    event.listen(database.sync_engine, "before_cursor_execute", note)
    await guest.get("/board/notes")
    event.remove(database.sync_engine, "before_cursor_execute", note)
    assert "BEGIN IMMEDIATE" not in begun
    if database.dialect.name == "sqlite":
        assert "BEGIN" in begun


async def test_sqlite_itself_refuses_what_the_turn_prevents(tmp_path):
    """Why writes begin at once: a transaction that read first is refused when another wrote meanwhile."""
    file = tmp_path / "plain.db"
    one, other = (sqlite3.connect(file, isolation_level=None, timeout=0) for _ in range(2))
    one.execute("PRAGMA journal_mode = WAL")
    one.execute("CREATE TABLE t (n)")
    one.execute("BEGIN")
    one.execute("SELECT * FROM t")
    other.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        one.execute("INSERT INTO t VALUES (2)")
    one.close()
    other.close()
