"""What every test stands on: the three databases, the app in this process, and the same few people."""

import gc
import os
import re
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

# Before anything of the product is imported: tests have settings of their own, whatever the machine's say.
for name in [key for key in os.environ if key.startswith("TRADEPOST_") and not key.startswith("TRADEPOST_TEST_")]:
    del os.environ[name]
for name in (
    "DATABASE_URL", "SECRET_KEY", "API_KEY", "API_V1_STR", "PROJECT_NAME", "WILDBERRIES_API_TOKEN", "OZON_CLIENT_ID",
    "OZON_API_KEY", "YANDEX_OAUTH_TOKEN", "YOUR_CAMPAIGN_ID", "AVITO_CLIENT_ID", "AVITO_CLIENT_SECRET",
):  # fmt: skip
    os.environ.pop(name, None)
HOME = Path(tempfile.mkdtemp(prefix="tradepost-test-"))
os.environ["TRADEPOST_DATA_DIR"] = str(HOME)
os.environ["TRADEPOST_SECRET_KEY"] = "a key for tests that is long enough"
os.environ["TRADEPOST_RATE_LIMIT"] = ""
os.environ["TRADEPOST_LOG_LEVEL"] = "error"
# A cluster of the tests lives for a minute: compiling its code as if it were for days takes longer than its work.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

import httpx  # noqa: E402
import pytest  # noqa: E402
from hypothesis import HealthCheck, settings as hypothesis_settings  # noqa: E402
from sqlalchemy import event  # noqa: E402
from sqlalchemy.ext.asyncio import AsyncEngine  # noqa: E402
from sqlalchemy.pool import NullPool  # noqa: E402

from tests.databases import KINDS, Kind, in_turn, provide  # noqa: E402
from tests.machine import needed  # noqa: E402
from tests.people import Person, sign_up  # noqa: E402
from tradepost import tables  # noqa: E402
from tradepost.app import serve_app  # noqa: E402
from tradepost.channels import client  # noqa: E402
from tradepost.core import db, dialects, events, kept  # noqa: E402
from tradepost.core.settings import settings  # noqa: E402

tables.load()
# What was loaded stays: looking through it again and again for garbage took a tenth of the tests' time.
gc.freeze()
gc.set_threshold(10_000, 20, 20)
# How long it takes to draw an example says how busy the machine is, nothing else.
hypothesis_settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("busy")
WRITES = re.compile(r"\s*(?:INSERT(?:\s+IGNORE)?\s+INTO|UPDATE)\s+[`\"]?(\w+)", re.IGNORECASE)
_urls: dict[Kind, Any] = {}


def pytest_xdist_auto_num_workers() -> int:
    """Two a core: much of a test is waiting for a database or a process of its own."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The cases of a test that is marked `in_turn` take the databases in turn, as `in_turn` says.

    `TRADEPOST_TEST_EVERYWHERE=1` runs each on all of them.
    """
    if os.environ.get("TRADEPOST_TEST_EVERYWHERE", "") not in {"", "0"}:
        return
    turns = {item: _turn(item) for item in items if item.get_closest_marker("in_turn")}
    cases: dict[Any, dict[str, int]] = {}
    for of, case, _ in turns.values():
        known = cases.setdefault(of, {})
        known.setdefault(case, len(known))

    def kept(item: pytest.Item) -> bool:
        if item not in turns:
            return True
        of, case, kind = turns[item]
        return in_turn(cases[of][case], len(cases[of]), KINDS.index(kind))

    items[:] = [item for item in items if kept(item)]


def _turn(item: pytest.Item) -> tuple[Any, str, Kind]:
    """(the test, its case without the database, the database)."""
    assert isinstance(item, pytest.Function)
    kind: Kind = item.callspec.params["database"]
    return (item.path, item.originalname), item.callspec.id.removeprefix(f"{kind}-"), kind


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, Any]]:
    return "asyncio", {"use_uvloop": True}  # as the server


@pytest.fixture(scope="session", params=KINDS)
async def database(request: pytest.FixtureRequest, anyio_backend: Any, worker_id: str) -> AsyncIterator[AsyncEngine]:
    """An empty installation on each database; whatever asks for it runs three times."""
    kind: Kind = request.param
    fresh = kind not in _urls
    if fresh:
        _urls[kind] = provide(kind, worker_id)
    engine = db.connect(needed(_urls[kind]), **({"poolclass": None} if kind == "sqlite" else {}))
    if fresh:
        async with engine.begin() as connection:
            await connection.run_sync(db.Base.metadata.create_all)
    yield engine
    await db.disconnect()


@asynccontextmanager
async def elsewhere(url: str) -> AsyncIterator[AsyncEngine]:
    """The process has this database meanwhile, and then the one again that it had."""
    was = db._State.engine, db._State.write, db._State.read
    try:
        yield db.connect(url)
    finally:
        await db.disconnect()
        db._State.engine, db._State.write, db._State.read = was


@pytest.fixture
async def clean(database: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AsyncEngine]:
    """After the test every table it wrote to is empty again; before it nobody acts."""
    events.act_as(events.Actor())  # tests share one context: whoever acted in the last one would still act
    written: set[str] = set()
    copy = dialects.bulk_insert

    async def note_copy(session: Any, table: Any, rows: Any) -> None:
        written.add(table.name)  # copied past every statement
        await copy(session, table, rows)

    monkeypatch.setattr(dialects, "bulk_insert", note_copy)

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if found := WRITES.match(statement):
            written.add(found[1])

    event.listen(database.sync_engine, "before_cursor_execute", note)
    yield database
    event.remove(database.sync_engine, "before_cursor_execute", note)
    kept.STORE.begin_again()
    client.SILENT.clear()
    tables_of_ours = set(db.Base.metadata.tables)
    # A job may have copied rows past every statement.
    if ours := tables_of_ours if "jobs" in written else tables_of_ours & written:
        async with database.connect() as connection:
            await _empty(connection, ours)
            await connection.commit()


async def _empty(connection: Any, written: set[str]) -> None:
    name = connection.dialect.name
    # A test writes to few of the tables that it might have written to: one question finds them.
    ask = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})"  # noqa: S608 - our own tables
        for table in sorted(written)
    )
    filled = {table for (table,) in await connection.exec_driver_sql(ask)}
    if name == "postgresql":
        await connection.exec_driver_sql("SET session_replication_role = replica")
    elif name == "sqlite":
        await connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    else:
        await connection.exec_driver_sql("SET foreign_key_checks = 0")
    for table in [table.name for table in reversed(db.Base.metadata.sorted_tables) if table.name in filled]:
        await connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our own tables
    if name == "postgresql":
        await connection.exec_driver_sql("SET session_replication_role = DEFAULT")
    elif name != "sqlite":
        await connection.exec_driver_sql("SET foreign_key_checks = 1")


@pytest.fixture
def configure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """`configure(rate_limit="3/minute")` sets TRADEPOST_RATE_LIMIT for this test; make the app after it."""

    def change(**values: object) -> None:
        for key, value in values.items():
            monkeypatch.setenv(f"TRADEPOST_{key.upper()}", str(value))
        settings.cache_clear()

    yield change
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture(scope="session")
def shared_app() -> Any:
    made = serve_app()
    gc.freeze()
    return made


@pytest.fixture
async def app(clean: AsyncEngine, shared_app: Any) -> Any:
    """The app over an empty database."""
    return shared_app


@pytest.fixture
async def guest(app: Any) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who has not signed in."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        yield client


async def _person(app: Any, name: str, role: str) -> AsyncIterator[Person]:
    async with Person(app, await sign_up(name, role)) as person:
        yield person


@pytest.fixture
async def owner(app: Any) -> AsyncIterator[Person]:
    async for person in _person(app, "owner", "owner"):
        yield person


@pytest.fixture
async def manager(app: Any) -> AsyncIterator[Person]:
    async for person in _person(app, "manager", "manager"):
        yield person


@pytest.fixture
async def analyst(app: Any) -> AsyncIterator[Person]:
    async for person in _person(app, "analyst", "analyst"):
        yield person


@pytest.fixture
async def buyer(app: Any) -> AsyncIterator[Person]:
    """Alice, a customer."""
    async for person in _person(app, "alice", "customer"):
        yield person


@pytest.fixture
async def stranger(app: Any) -> AsyncIterator[Person]:
    """Bob, another customer: what is Alice's is not his."""
    async for person in _person(app, "bob", "customer"):
        yield person


@pytest.fixture
def statements(clean: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The SQL statements sent since it was last cleared: `statements.clear()`, then count."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "SELECT 1", "SAVEPOINT", "RELEASE")):
            sent.append(statement)

    read = dialects.Glances.read

    async def glance(self: dialects.Glances, statement: str, *values: Any) -> Any:
        sent.append(statement)
        return await read(self, statement, *values)

    monkeypatch.setattr(dialects.Glances, "read", glance)
    event.listen(clean.sync_engine, "before_cursor_execute", note)
    yield sent
    event.remove(clean.sync_engine, "before_cursor_execute", note)


__all__ = ["NullPool"]
