"""The one file that knows which database it talks to."""

import asyncio
import json
import re
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from typing import Any, cast

import orjson
from sqlalchemy import (
    BigInteger,
    DateTime,
    FromClause,
    Insert,
    Integer,
    Table,
    Text,
    event,
    func,
    insert,
    make_url,
    select,
    text,
)
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    OperationalError,
    TimeoutError as PoolTimeout,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.util import await_only, greenlet_spawn

# A moment with its microseconds, which MariaDB leaves out unless it is told.
MOMENT = DateTime(timezone=True).with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
# SQLite counts rows only in a column declared INTEGER; the others get 64 bits.
BIG_ID = BigInteger().with_variant(Integer, "sqlite")
# Text of any length (descriptions, notes); a plain `Mapped[str]` is 255 characters.
LONG_TEXT = Text().with_variant(mysql.MEDIUMTEXT(), "mysql", "mariadb")
# Byte-wise comparison: SQLite and PostgreSQL tell "ABC" from "abc", so MariaDB shall too.
TABLE_OPTIONS = {"mysql_charset": "utf8mb4", "mysql_collate": "utf8mb4_bin", "mysql_engine": "InnoDB"}
# On an engine's options: its transactions only read.
READ_ONLY: dict[str, Any] = {"tradepost_read_only": True, "postgresql_readonly": True}

FEW = 50  # rows that are not worth a COPY

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
    "mysql": "mysql+asyncmy",
    "mariadb": "mysql+asyncmy",
}
_RETRYABLE_SQLSTATES = {"40001", "40P01"}  # serialization failure, deadlock detected
_FOREIGN_KEY_MYSQL = {1451, 1452}  # a parent row in use, a child row without its parent
# Lock wait timeout, deadlock, record has changed; and a savepoint that is gone because a deadlock took the transaction.
_RETRYABLE_MYSQL = {1205, 1213, 1020, 1305}
_AWAY_MYSQL = {2002, 2003, 2006, 2013}  # cannot connect, gone, lost


def driven(url: str) -> str:
    """A database's address, written in any usual way, with this program's drivers: `postgres://`, `mysql+pymysql://`.

    ValueError, without the address and what is secret in it, for one that is none.
    """
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError("this is no database address, such as postgresql://user:password@host/name") from None
    family = found.get_backend_name()
    if family not in _DRIVERS:
        raise ValueError(f"{family!r} is not one of sqlite, postgresql, mysql, mariadb")
    query = dict(found.query)
    if mode := query.pop("sslmode", None):  # libpq's name, which addresses usually carry
        query["ssl"] = mode
    if _DRIVERS[family].startswith("mysql"):
        query["charset"] = "utf8mb4"
    return found.set(drivername=_DRIVERS[family], query=query).render_as_string(hide_password=False)


def beside(url: str) -> str | None:
    """Where the jobs' own state can be: in the same database, if that is PostgreSQL."""
    found = make_url(driven(url))
    if found.get_backend_name() != "postgresql":
        return None
    query = dict(found.query)
    if mode := query.pop("ssl", None):
        query["sslmode"] = mode
    return found.set(drivername="postgresql", query=query).render_as_string(hide_password=False)


def engine(url: str, **options: Any) -> AsyncEngine:
    """An async engine with each database's own manners: WAL and immediate writes, read committed, UTC."""
    # Errors name the statement without its values: they reach the log, and values may be secrets.
    options = {"hide_parameters": True, "json_serializer": _json, **options}
    address = make_url(url)
    family = address.get_backend_name()
    if family == "sqlite":
        return _sqlite(address, **options)
    if family == "postgresql":
        manners = {"application_name": "tradepost", "timezone": "UTC"}
        return create_async_engine(
            address, **{"pool_size": 10, "max_overflow": 10, "connect_args": {"server_settings": manners}, **options}
        )
    made = create_async_engine(
        address, isolation_level="READ COMMITTED", pool_recycle=3600, **{"pool_size": 10, "max_overflow": 10, **options}
    )
    event.listen(made.sync_engine, "connect", _mysql_connect)
    return made


def _json(value: Any) -> str:
    try:
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:  # a whole number beyond 64 bits, which JSON may have and orjson does not write
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sqlite(address: URL, **options: Any) -> AsyncEngine:
    arguments: dict[str, Any] = {"timeout": 30}
    if hasattr(sqlite3, "LEGACY_TRANSACTION_CONTROL"):
        arguments["autocommit"] = sqlite3.LEGACY_TRANSACTION_CONTROL
    # Whoever waits to write holds a connection meanwhile: there must be some left for those who read.
    made = create_async_engine(address, **{"pool_size": 10, "max_overflow": 90, "connect_args": arguments, **options})
    turn = asyncio.Lock()

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("tradepost_read_only"):
            connection.exec_driver_sql("BEGIN")
            return
        # Writers of one process take turns in the order they came; SQLite's own waiting polls, and is not fair.
        record = connection.connection.record_info
        if record is not None and "turn" not in record:
            await_only(turn.acquire())
            record["turn"] = True
        # A write that begins as a read can find its snapshot outdated and fail at once; taking the write lock first
        # waits instead, for writers of other processes.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def checkin(_connection: Any, record: ConnectionPoolEntry) -> None:
        if record.record_info and record.record_info.pop("turn", False):
            turn.release()

    event.listen(made.sync_engine, "connect", _sqlite_connect)
    event.listen(made.sync_engine, "begin", begin)
    event.listen(made.sync_engine, "checkin", checkin)
    return made


def _sqlite_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "busy_timeout=30000",
        "cache_size=-32000",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@asynccontextmanager
async def changing_tables(connection: AsyncConnection) -> AsyncIterator[None]:
    """Around a migration, on a connection that has not begun anything.

    SQLite changes a table by copying it and dropping the old one: with its foreign keys awake, that would delete
    whatever refers to the table's rows.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = (await connection.get_raw_connection()).driver_connection
    await driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        await driver.execute("PRAGMA foreign_keys=ON")


def _mysql_connect(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("SET time_zone = '+00:00', sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')")
    cursor.close()


def _name(db: AsyncSession | Connection) -> str:
    bind = db.get_bind() if isinstance(db, AsyncSession) else db
    return bind.dialect.name


class Glances:
    """A connection that stays open, for single statements that only read: each sees what is committed when it begins.

    Past the toolkit: no transaction around it, no pool, no rows made of rows. `?` marks a value.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine, self._family = engine, engine.dialect.name
        self._turn = asyncio.Lock()
        self._opened: tuple[Any, Any] | None = None  # the pool's connection, and the driver's in it
        self._loop: asyncio.AbstractEventLoop | None = None

    async def read(self, statement: str, *values: Any) -> Sequence[Sequence[Any]]:
        """The rows. After any error the connection is opened anew, and the statement tried once more."""
        if self._loop is not asyncio.get_running_loop():  # whatever was opened went with its loop
            self._turn, self._opened, self._loop = asyncio.Lock(), None, asyncio.get_running_loop()
        async with self._turn:
            if self._opened is not None:
                try:
                    return await self._ask(self._opened[1], statement, values)
                except Exception:  # noqa: BLE001 - the server may have closed it long ago
                    await self._drop()
            self._opened = await self._open()
            try:
                return await self._ask(self._opened[1], statement, values)
            except BaseException:
                await self._drop()
                raise

    async def _open(self) -> tuple[Any, Any]:
        outer = await self._engine.raw_connection()
        driver: Any = outer.driver_connection
        if self._family not in {"sqlite", "postgresql"}:
            await driver.autocommit(True)
        return outer, driver

    async def _ask(self, driver: Any, statement: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        rows: Sequence[Sequence[Any]]
        if self._family == "postgresql":
            numbers = iter(range(1, len(values) + 1))
            rows = await driver.fetch(re.sub(r"\?", lambda _mark: f"${next(numbers)}", statement), *values)
        elif self._family == "sqlite":
            rows = list(await driver.execute_fetchall(statement, values))
        else:
            async with driver.cursor() as cursor:
                await cursor.execute(statement.replace("?", "%s"), values)
                rows = await cursor.fetchall()
        return rows

    async def _drop(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            with suppress(Exception):  # it may be what is broken
                opened[0].invalidate()

    async def close(self) -> None:
        """Give the connection back to its pool, which closes it in turn; one of a loop that is over went with it."""
        opened, self._opened = self._opened, None
        if opened is not None and self._loop is asyncio.get_running_loop():
            with suppress(Exception):  # the server may have closed it long ago
                await greenlet_spawn(opened[0].close)


def upsert(
    db: AsyncSession,
    table: FromClause,
    rows: Sequence[Mapping[str, Any]],
    *,
    key: Sequence[str],
    update: Iterable[str] = (),
) -> Insert:
    """INSERT of rows that leaves, or updates the named columns of, those whose unique key is already there."""
    name, columns = _name(db), list(update)
    if name in {"mysql", "mariadb"}:
        statement = mysql.insert(cast("Table", table)).values(list(rows))
        # Setting a key column to itself is MySQL's way of leaving the row alone without also swallowing other errors.
        return statement.on_duplicate_key_update(
            {column: statement.inserted[column] for column in columns} or {key[0]: table.c[key[0]]}
        )
    made: Any = (postgresql if name == "postgresql" else sqlite).insert(cast("Table", table)).values(list(rows))
    found: Insert = (
        made.on_conflict_do_update(index_elements=list(key), set_={name: made.excluded[name] for name in columns})
        if columns
        else made.on_conflict_do_nothing(index_elements=list(key))
    )
    return found


@lru_cache
def inserting(table: FromClause) -> Insert:
    """The INSERT of rows into a table, one object for good: what is asked again is not put together again."""
    return insert(cast("Table", table))


async def bulk_insert(db: AsyncSession, table: FromClause, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows of one shape at the driver's speed: many by COPY on PostgreSQL, else by one statement prepared once.

    Every row names the same columns, those with a default too; identifiers are not read back. Types are converted as in
    any statement.
    """
    if not rows:
        return
    if len(rows) < FEW:
        await db.run_sync(lambda session: session.connection().execute(inserting(table), rows))
        return
    connection = await db.connection()
    dialect, columns = connection.dialect, list(rows[0])
    convert = {name: table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in columns}
    plain = [
        [made(row[name]) if (made := convert[name]) is not None else row[name] for name in columns] for row in rows
    ]
    if dialect.name == "postgresql":
        await connection.execute(text("SELECT 1"))  # the driver begins the transaction with the first statement
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.copy_records_to_table(str(table), records=plain, columns=columns)
    else:
        statement = inserting(table).compile(dialect=dialect, column_keys=columns)
        # The statement names the columns as the table does, and those too that have a default and were left out.
        place = {name: n for n, name in enumerate(columns)}
        order = [place[name] for name in cast("Any", statement).positiontup]
        await connection.exec_driver_sql(str(statement), [tuple(values[n] for n in order) for values in plain])


def draws_ids(db: AsyncSession) -> bool:
    """Whether ids can be drawn ahead of their rows (`next_id`), or are given with the row alone."""
    return _name(db) in {"postgresql", "sqlite"}


def draws_in_a_row(db: AsyncSession) -> bool:
    """Whether ids drawn ahead follow one another, as nobody else draws any before this transaction ends."""
    return _name(db) == "sqlite"


def tells_ids(db: AsyncSession) -> bool:
    """Whether the database tells the ids of several rows that are written in one statement."""
    return _name(db) == "postgresql"


class next_id(FunctionElement[int]):  # noqa: N801 - written like a function
    """An expression that draws a table's next id ahead of its row, where `draws_ids`.

    On SQLite a transaction that writes has had its turn since it began: nobody else draws until it ends.
    """

    type = BIG_ID
    inherit_cache = True

    def __init__(self, table: FromClause) -> None:
        newest = select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery()
        super().__init__(newest, func.pg_get_serial_sequence(str(table), "id"))


@compiles(next_id, "postgresql")
def _next_of_a_sequence(element: Any, compiler: Any, **given: Any) -> str:
    _newest, sequence = element.clauses
    return f"nextval({compiler.process(sequence, **given)})"


@compiles(next_id, "sqlite")
def _next_of_the_newest(element: Any, compiler: Any, **given: Any) -> str:
    newest, _sequence = element.clauses
    return f"({compiler.process(newest, **given)} + 1)"


def locks_as_sorted(db: AsyncSession) -> bool:
    """Whether SELECT ... FOR UPDATE OF one table locks only that table's rows, and in the order it gives them.

    MariaDB locks the rows of every table it reads, as it comes by them.
    """
    return _name(db) not in {"mysql", "mariadb"}


def is_unique_violation(error: IntegrityError, column: str = "") -> bool:
    """Whether the error says that a row with this unique key exists; `column` ("variants.sku") asks for that key."""
    original: Any = error.orig
    message = str(original)
    unique = (
        getattr(original, "sqlstate", None) == "23505"
        or getattr(getattr(original, "__cause__", None), "sqlstate", None) == "23505"
        or "UNIQUE constraint failed" in message
        or "Duplicate entry" in message
    )
    key = f"uq_{column.replace('.', '_')}"
    return unique and (not column or any(re.search(rf"\b{re.escape(name)}\b", message) for name in (key, column)))


def is_foreign_key_violation(error: IntegrityError) -> bool:
    """Whether the error says that another row refers to this one, or that the one referred to is not there."""
    original: Any = error.orig
    return (
        getattr(original, "sqlstate", None) == "23503"
        or "FOREIGN KEY constraint failed" in str(original)
        or (bool(getattr(original, "args", ())) and original.args[0] in _FOREIGN_KEY_MYSQL)
    )


def is_lost_race(error: Exception) -> bool:
    """Whether the transaction lost a race (deadlock, busy, a row that changed) and may simply be tried again."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, StaleDataError)
    original: Any = error.orig
    if getattr(original, "sqlstate", None) in _RETRYABLE_SQLSTATES:
        return True
    code = original.args[0] if getattr(original, "args", None) else None
    return code in _RETRYABLE_MYSQL or (isinstance(error, OperationalError) and "database is locked" in str(original))


def is_bad_value(error: Exception) -> bool:
    """Whether the database, or its driver, refuses a value as such: too large, too long, of another type."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, OverflowError | UnicodeEncodeError)  # SQLite's driver, of what it cannot bind
    state = getattr(error.orig, "sqlstate", None) or getattr(getattr(error.orig, "__cause__", None), "sqlstate", None)
    # asyncpg refuses an argument before PostgreSQL sees it; its error then has no state, only a name.
    before = type(getattr(error.orig, "__cause__", None)).__name__ == "DataError"
    return isinstance(error, DataError) or before or str(state or "").startswith("22")


def is_away(error: Exception) -> bool:
    """Whether the database could not be reached, or went away in the middle."""
    if isinstance(error, DBAPIError):
        code = error.orig.args[0] if error.orig is not None and error.orig.args else None
        return error.connection_invalidated or code in _AWAY_MYSQL
    return isinstance(error, ConnectionError | PoolTimeout)


async def size_of(db: AsyncSession) -> int:
    """Bytes the database takes, for `tradepost doctor`."""
    name = _name(db)
    if name == "sqlite":
        query = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    elif name == "postgresql":
        query = "SELECT pg_database_size(current_database())"
    else:
        query = (
            "SELECT COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables "
            "WHERE table_schema = DATABASE()"
        )
    return int((await db.execute(text(query))).scalar_one())
