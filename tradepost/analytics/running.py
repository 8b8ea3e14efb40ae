"""Running expressions: on DuckDB in this process, or on Spark where TRADEPOST_ANALYTICS_URL names one.

Both read the same Parquet files and are given the same SQL, which Ibis writes in their own dialect from one expression.
Everything here that takes time is done in a thread.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import anyio
import anyio.to_thread

from tradepost.core.settings import settings


@dataclass(slots=True)
class Source:
    """A table's rows: files, of which the rows with these ids are outdated, and rows that are not in them."""

    paths: list[str] = field(default_factory=list)
    outdated: list[int] = field(default_factory=list)
    fresh: Any = None


AT_ONCE = 4  # questions that are computed at the same time in a process; the others wait


@lru_cache
def _limiter() -> anyio.CapacityLimiter:
    return anyio.CapacityLimiter(AT_ONCE)


def tables_in(expression: Any) -> list[str]:
    """The tables an expression is about."""
    return _tables_in(expression.op())


@lru_cache(maxsize=500)
def _tables_in(asked: Any) -> list[str]:
    from ibis.expr import operations as ops

    return sorted({found.name for found in asked.find(ops.UnboundTable)})


async def run(expression: Any, sources: Mapping[str, Source]) -> Any:
    """An expression's answer as an Arrow table with the columns it promises."""
    work = (await anyio.to_thread.run_sync(_engine))(expression, sources)
    try:
        return await anyio.to_thread.run_sync(work.compute, limiter=_limiter(), abandon_on_cancel=True)
    except anyio.get_cancelled_exc_class():  # nobody waits for the answer any more
        work.stop()
        raise


def _engine() -> Callable[..., Any]:
    """What computes, loaded when the first question comes."""
    name = "on_spark" if settings().analytics_url else "on_duckdb"
    made: Callable[..., Any] = importlib.import_module(f"tradepost.analytics.{name}").Work
    return made


def shaped(found: Any, expression: Any) -> Any:
    """The engine's answer with the types the expression promises: sums of whole numbers come in wider ones.

    That a column has no nulls is not believed: of no rows at all the least value is one.
    """
    import pyarrow as pa

    promised = expression.as_table().schema().to_pyarrow()
    return found.cast(pa.schema([field.with_nullable(nullable=True) for field in promised]))
