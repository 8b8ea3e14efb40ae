"""The one file that knows which database it talks to."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import FromClause, Insert, Table, event, insert, make_url, text
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

_RETRYABLE_SQLSTATES = {"40001", "40P01"}  # serialization failure, deadlock detected
_FOREIGN_KEY_MYSQL = {1451, 1452}  # a parent row in use, a child row without its parent
# Lock wait timeout, deadlock, record has changed; and a savepoint that is gone because a deadlock took the transaction.
_RETRYABLE_MYSQL = {1205, 1213, 1020, 1305}


def engine(url: str, **options: Any) -> AsyncEngine:
    """An async engine with each database's own manners: WAL and immediate writes, read committed, UTC."""
    # Errors name the statement without its values: they reach the log, and values may be secrets.
    options = {"hide_parameters": True, **options}
    address = make_url(url)
    family = address.get_backend_name()
    if family == "sqlite":
        made = create_async_engine(
            address,
            connect_args={"timeout": 30, "autocommit": sqlite3.LEGACY_TRANSACTION_CONTROL}
            if hasattr(sqlite3, "LEGACY_TRANSACTION_CONTROL")
            else {"timeout": 30},
            **options,
        )
        event.listen(made.sync_engine, "connect", _sqlite_connect)
        event.listen(made.sync_engine, "begin", _sqlite_begin)
        return made
    if family == "postgresql":
        settings = {"application_name": "tradepost", "timezone": "UTC"}
        return create_async_engine(
            address,
            pool_pre_ping=False,
            **{"pool_size": 10, "max_overflow": 10, "connect_args": {"server_settings": settings}, **options},
        )
    made = create_async_engine(
        address, isolation_level="READ COMMITTED", pool_recycle=3600, **{"pool_size": 10, "max_overflow": 10, **options}
    )
    event.listen(made.sync_engine, "connect", _mysql_connect)
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


def _sqlite_begin(connection: Connection) -> None:
    # A write that begins as a read can find its snapshot outdated and fail at once; taking the write lock first waits instead.
    connection.exec_driver_sql(
        "BEGIN" if connection.get_execution_options().get("tradepost_read_only") else "BEGIN IMMEDIATE"
    )


def _mysql_connect(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("SET time_zone = '+00:00', sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')")
    cursor.close()


def _name(db: AsyncSession | Connection) -> str:
    bind = db.get_bind() if isinstance(db, AsyncSession) else db
    return bind.dialect.name


def upsert(
    db: AsyncSession, table: Table, rows: Sequence[Mapping[str, Any]], *, key: Sequence[str], update: Iterable[str] = ()
) -> Insert:
    """INSERT of rows that leaves, or updates the named columns of, those whose unique key is already there."""
    name, columns = _name(db), list(update)
    if name in {"mysql", "mariadb"}:
        statement = mysql.insert(table).values(list(rows))
        # Setting a key column to itself is MySQL's way of leaving the row alone without also swallowing other errors.
        return statement.on_duplicate_key_update(
            {column: statement.inserted[column] for column in columns} or {key[0]: table.c[key[0]]}
        )
    made = (postgresql if name == "postgresql" else sqlite).insert(table).values(list(rows))
    if not columns:
        return made.on_conflict_do_nothing(index_elements=list(key))
    return made.on_conflict_do_update(
        index_elements=list(key), set_={column: made.excluded[column] for column in columns}
    )


async def bulk_insert(db: AsyncSession, table: FromClause, rows: Sequence[Mapping[str, Any]]) -> None:
    """Many rows of one shape at the driver's speed: COPY on PostgreSQL, elsewhere one statement prepared once.

    Every row names the same columns; identifiers are not read back. Types are converted as in any statement.
    """
    if not rows:
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
        statement = str(insert(cast("Table", table)).compile(dialect=dialect, column_keys=columns))
        await connection.exec_driver_sql(statement, [tuple(values) for values in plain])


def is_unique_violation(error: IntegrityError, column: str = "") -> bool:
    """Whether the error says that a row with this unique key exists; `column` ("variants.sku") asks for that very key."""
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


def is_retryable(error: DBAPIError) -> bool:
    """Whether the transaction lost a race (deadlock, busy) and may simply be tried again."""
    original: Any = error.orig
    if getattr(original, "sqlstate", None) in _RETRYABLE_SQLSTATES:
        return True
    code = original.args[0] if getattr(original, "args", None) else None
    return code in _RETRYABLE_MYSQL or (isinstance(error, OperationalError) and "database is locked" in str(original))


async def size_of(db: AsyncSession) -> int:
    """Bytes the database takes, for `tradepost doctor`."""
    name = _name(db)
    if name == "sqlite":
        return int(
            (
                await db.execute(text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"))
            ).scalar_one()
        )
    if name == "postgresql":
        return int((await db.execute(text("SELECT pg_database_size(current_database())"))).scalar_one())
    return int(
        (
            await db.execute(
                text(
                    "SELECT COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables WHERE table_schema = DATABASE()"
                )
            )
        ).scalar_one()
    )
