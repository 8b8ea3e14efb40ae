"""Expressions on Spark, over the same files: for shops whose lines one machine no longer sums up in time.

What is newer than the files, and the ids of what is outdated in them, go along as small Parquet files beside them.
"""

import os
import secrets
import shutil
import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from tradepost.analytics import facts, files
from tradepost.analytics.running import Source, shaped
from tradepost.analytics.tables import COLUMNS
from tradepost.core.errors import Unavailable
from tradepost.core.settings import settings

_starting = threading.Lock()


@lru_cache
def _cluster(address: str) -> Any:
    """The process's one session of a cluster, opened with the first question.

    What follows a question mark in the address are Spark's own settings: spark://host:7077?spark.executor.memory=8g
    """
    url, _, given = address.partition("?")
    try:
        import pyspark
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise Unavailable("TRADEPOST_ANALYTICS_URL names Spark, whose package is missing: tradepost[spark]") from error
    ibis.pyspark  # noqa: B018 - Ibis knows the dialect's options once it is named
    # A cluster on this machine starts its workers from where the package is.
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    builder = SparkSession.builder.appName("tradepost")
    builder = builder.remote(url) if url.startswith("sc://") else builder.master(url)
    known = {
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    for name, value in (known | dict(parse_qsl(given))).items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise Unavailable(f"Spark at {url} cannot be reached: {error}") from error


class Work:
    """An expression being computed over its tables."""

    def __init__(self, expression: Any, sources: Mapping[str, Source]) -> None:
        self._expression, self._sources = expression, sources
        self._tag = f"tradepost-{secrets.token_hex(8)}"
        self._session: Any = None

    def compute(self) -> Any:
        """The answer as an Arrow table; takes its time."""
        with _starting:
            cluster = _cluster(settings().analytics_url)
        self._session = cluster.newSession()
        self._session.addTag(self._tag)
        folder = files.folder() / "asked" / self._tag
        folder.mkdir(parents=True)
        try:
            for name, source in self._sources.items():
                self._view(folder, name, source)
            found = self._session.sql(ibis.to_sql(self._expression, dialect="pyspark")).toArrow()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return shaped(found, self._expression)

    def stop(self) -> None:
        """Compute no further."""
        if self._session is not None:
            self._session.interruptTag(self._tag)

    def _view(self, folder: Path, name: str, source: Source) -> None:
        """A table of a question: its files without what is outdated, and what is fresh."""
        parts = []
        if source.paths:
            self._session.read.parquet(*source.paths).createOrReplaceTempView(f"{name}_kept")
            parts.append(f"SELECT * FROM {name}_kept")
        if source.paths and source.outdated:
            ids = pa.table({"outdated_id": pa.array(source.outdated, pa.int64())})
            self._put(ids, folder / f"{name}_outdated.parquet", f"{name}_outdated")
            parts = [f"{parts[0]} LEFT ANTI JOIN {name}_outdated ON {next(iter(COLUMNS[name]))} = outdated_id"]
        if not parts or (source.fresh is not None and source.fresh.num_rows):
            fresh = facts.empty(name) if source.fresh is None else source.fresh
            self._put(fresh, folder / f"{name}_fresh.parquet", f"{name}_fresh")
            parts.append(f"SELECT * FROM {name}_fresh")
        self._session.sql(f"CREATE OR REPLACE TEMP VIEW {name} AS {' UNION ALL '.join(parts)}")

    def _put(self, rows: Any, path: Path, name: str) -> None:
        pq.write_table(rows, path)
        self._session.read.parquet(str(path)).createOrReplaceTempView(name)
