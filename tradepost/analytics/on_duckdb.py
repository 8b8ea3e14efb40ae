"""Expressions on DuckDB, in this process: as many threads and as much memory as are set, the rest goes to disk."""

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from tradepost.analytics import files
from tradepost.analytics.running import Source, shaped
from tradepost.analytics.tables import COLUMNS
from tradepost.core.settings import settings

THREADS = 4


@lru_cache
def _database(folder: Path, memory: int) -> Any:
    """The process's one DuckDB."""
    made = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": f"{memory}MB",
            "threads": min(THREADS, os.cpu_count() or 1),
            "temp_directory": str(folder / "spill"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "preserve_insertion_order": False,
        },
    )
    made.execute("SET GLOBAL parquet_metadata_cache = true")  # a file never changes under its name
    return made


@lru_cache(maxsize=500)
def _sql(asked: Any) -> str:
    return str(ibis.to_sql(asked.to_expr(), dialect="duckdb"))


class Work:
    """An expression being computed over its tables."""

    def __init__(self, expression: Any, sources: Mapping[str, Source]) -> None:
        self._expression, self._sources = expression, sources
        self._cursor = _database(files.folder(), settings().analytics_memory_mb).cursor()

    def compute(self) -> Any:
        """The answer as an Arrow table; takes its time."""
        with self._cursor as cursor:
            for name, source in self._sources.items():
                _view(cursor, name, source)
            found = cursor.sql(_sql(self._expression.op())).to_arrow_table()
        return shaped(found, self._expression)

    def stop(self) -> None:
        """Compute no further."""
        with suppress(duckdb.ConnectionException):  # it has ended by itself
            self._cursor.interrupt()


def _view(cursor: Any, name: str, source: Source) -> None:
    """A table of a question: its files without what is outdated, and what is fresh."""
    parts = []
    if source.paths:
        listed = ", ".join("'" + path.replace("'", "''") + "'" for path in source.paths)
        kept = ""
        if source.outdated:
            cursor.register(f"{name}_outdated", pa.table({"id": pa.array(source.outdated, pa.int64())}))
            kept = f" WHERE {next(iter(COLUMNS[name]))} NOT IN (SELECT id FROM {name}_outdated)"
        parts.append(f"SELECT * FROM read_parquet([{listed}]){kept}")
    if source.fresh is not None and (source.fresh.num_rows or not parts):
        cursor.register(f"{name}_fresh", source.fresh)
        parts.append(f"SELECT * FROM {name}_fresh")
    cursor.execute(f"CREATE TEMP VIEW {name} AS {' UNION ALL '.join(parts)}")
