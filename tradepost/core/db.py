"""The database: one engine, one transaction a request, the base of every table."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar, TypeVar

from fastapi import Depends, Request
from sqlalchemy import JSON, CursorResult, Dialect, Executable, Insert, MetaData, String, inspect
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, make_transient_to_detached, mapped_column
from sqlalchemy.types import TypeDecorator

from tradepost.core import clock, dialects
from tradepost.core.errors import Problem

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
New = TypeVar("New", bound="Base")
BigId = dialects.BIG_ID
LongText = dialects.LONG_TEXT


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC: refuses a naive one on the way in, gives an aware one back from every database."""

    impl = dialects.MOMENT
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Exact(TypeDecorator[Decimal]):
    """A decimal to its last digit on every database, kept as text: for rates, which are not whole coins.

    Text has no order of numbers: do not sort or add in SQL.
    """

    impl = String
    cache_ok = True

    def __init__(self, length: int = 40) -> None:
        super().__init__(length)

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        return None if value is None else Decimal(value)


class Base(DeclarativeBase):
    """What every table has in common: names of constraints that migrations can rely on, and types."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    __table_args__: Any = dialects.TABLE_OPTIONS
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
        list[str]: JSON(),
        str: String(255),
    }


def table_args(*items: Any) -> tuple[Any, ...]:
    """`__table_args__` with constraints and indexes added to what every table has."""
    return (*items, Base.__table_args__)


class Row(Base):
    """A table with a number as its key and the time it was written."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Changing(Row):
    """A row that people edit: when it changed, and its version for `If-Match`."""

    __abstract__ = True

    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)


class _State:
    """The process's one database; tests point it elsewhere."""

    engine: AsyncEngine | None = None
    write: async_sessionmaker[AsyncSession] | None = None
    read: async_sessionmaker[AsyncSession] | None = None
    glances: ClassVar[dict[AsyncEngine, dialects.Glances]] = {}


def connect(url: str, **options: Any) -> AsyncEngine:
    """Point the process at a database. Called once at start by whoever runs it (server, worker, command, test)."""
    engine = dialects.engine(url, **options)
    _State.engine = engine
    _State.write = async_sessionmaker(engine, expire_on_commit=False)
    reader = engine.execution_options(**dialects.READ_ONLY)
    _State.read = async_sessionmaker(reader, expire_on_commit=False, autoflush=False)
    return engine


def engine() -> AsyncEngine:
    """The engine that `connect` made."""
    if _State.engine is None:
        raise RuntimeError("no database: call core.db.connect first")
    return _State.engine


async def disconnect() -> None:
    """Close every connection."""
    if _State.engine is not None:
        if glances := _State.glances.pop(_State.engine, None):
            await glances.close()
        await _State.engine.dispose()
    _State.engine = _State.write = _State.read = None


@asynccontextmanager
async def transaction() -> AsyncIterator[AsyncSession]:
    """A transaction outside a request (job, command line): commits at the end, rolls back on any error."""
    engine()
    assert _State.write is not None  # noqa: S101 - set together with the engine
    async with _State.write() as db, db.begin():
        yield db


@asynccontextmanager
async def reading() -> AsyncIterator[AsyncSession]:
    """A session that only reads: on SQLite it never waits for a writer."""
    engine()
    assert _State.read is not None  # noqa: S101 - set together with the engine
    async with _State.read() as db:
        yield db


def new(kind: type[New], /, **values: Any) -> New:
    """A new row with these values and the columns' defaults: for what every order writes, or by the dozen.

    Past the constructor, which keeps a history of each attribute: of a new row all of it is new.
    """
    mapper, defaults = _made_of(kind)
    made: New = mapper.class_manager.new_instance()
    known = made.__dict__
    known.update(values)
    for name, default in defaults:
        if name not in known:
            known[name] = default.arg(None) if default.is_callable else default.arg
    return made


@lru_cache
def _made_of(kind: type[Base]) -> tuple[Any, list[tuple[str, Any]]]:
    """A table's mapper, and the defaults of its columns by name."""
    columns = kind.__table__.columns
    return inspect(kind), [(column.key, column.default) for column in columns if column.default is not None]


async def put(db: AsyncSession, rows: Sequence[Base]) -> None:
    """Write rows of one table, made by `new`, in one statement; from then on they are the session's.

    As if it had flushed them, but a flush, which looks at all that a session holds, takes three times as long. It is
    one after all where neither the rows know their ids nor the database tells those of several rows.
    """
    table: Any = rows[0].__table__
    (key,) = table.primary_key
    names = [column.key for column in table.columns]
    values = [{name: row.__dict__[name] for name in names if name in row.__dict__} for row in rows]
    if key.key in values[0]:
        await send(db, dialects.inserting(table), values)
    elif dialects.tells_ids(db):
        written = await send(db, _telling(table), values)
        for row, made in zip(rows, written.scalars(), strict=True):
            row.__dict__[key.key] = made
    else:
        db.add_all(rows)
        await db.flush()
    nothing: dict[str, Any] = dict.fromkeys(name for name in names if name not in rows[0].__dict__)
    for row in rows:
        row.__dict__.update(nothing)
    if rows[0] not in db:
        for row in rows:
            make_transient_to_detached(row)
        db.add_all(rows)


@lru_cache
def _telling(table: Any) -> Insert:
    """The INSERT that tells the ids of its rows, in their order."""
    return dialects.inserting(table).returning(*table.primary_key, sort_by_parameter_order=True)


async def send(
    db: AsyncSession, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
) -> CursorResult[*tuple[Any, ...]]:
    """`db.execute` for what reads or changes columns and knows no entities, at half its cost."""

    def execute(session: Session) -> CursorResult[*tuple[Any, ...]]:
        session.flush()
        return session.connection().execute(statement, values)

    return await db.run_sync(execute)


async def glance(statement: str, *values: Any) -> Sequence[Sequence[Any]]:
    """Read by one statement of its own, outside any transaction, with `?` for each value: the committed state of now.

    At the driver's own speed, one at a time: for what is asked many times a second.
    """
    source = engine()
    if (glances := _State.glances.get(source)) is None:
        glances = _State.glances[source] = dialects.Glances(source)
    return await glances.read(statement, *values)


def stepwise(endpoint: Endpoint) -> Endpoint:
    """Mark a write that asks another server in the middle: its verb opens a transaction for each of its steps.

        @router.post("/checkout")
        @stepwise
        async def check_out(body: CheckoutIn, request: Request, who: Visitor) -> CheckedOut: ...

    The request's own session only reads, for the log-in check, and has given its connection back when the endpoint
    begins. `Idempotency-Key` is not replayed either: `idempotency.given` gives the verb the key, to find by it what an
    earlier try has made.
    """
    endpoint.stepwise = True  # type: ignore[attr-defined]  # read by `is_stepwise`
    return endpoint


def resumable(endpoint: Endpoint) -> Endpoint:
    """A `stepwise` endpoint whose answer is kept under its `Idempotency-Key`, like any other's.

    Its steps may be done a second time, by a retry or beside the first try: its verb must make no difference of it.
    """
    endpoint.resumable = True  # type: ignore[attr-defined]  # read by `is_resumable`
    return stepwise(endpoint)


def asks(endpoint: Endpoint) -> Endpoint:
    """Mark a POST that only reads, because its question does not fit into an address: it takes no turn to write."""
    return resumable(endpoint)


def is_resumable(request: Request) -> bool:
    """Whether the route that answers was marked with `resumable`."""
    return getattr(request.scope.get("endpoint"), "resumable", False)


def is_stepwise(request: Request) -> bool:
    """Whether the route that answers was marked with `stepwise`."""
    return getattr(request.scope.get("endpoint"), "stepwise", False)


async def _of_request(request: Request) -> AsyncIterator[AsyncSession]:
    """The request's transaction: committed before the answer leaves (scope="function"), rolled back on any error."""
    if request.method in {"GET", "HEAD", "OPTIONS"} or is_stepwise(request):
        async with reading() as db:
            request.state.db = db
            yield db
    else:
        refusal: Problem | None = None
        async with transaction() as db:
            request.state.db = db
            try:
                yield db
            except Problem as problem:
                if not problem.keeps:
                    raise
                refusal = problem
        if refusal is not None:
            raise refusal


Db = Annotated[AsyncSession, Depends(_of_request, scope="function")]
