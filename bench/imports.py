"""How fast a year of orders comes in, and how much memory it takes, on each database.

The floor is the same file's cells put into one bare table by the database's own driver: no checks, no products, no
orders, no events. `tradepost import` runs as a process of its own, as a merchant would run it, once into an empty
installation and once more over what is there.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import polars as pl
import pyarrow.parquet as pq
from sqlalchemy import BigInteger, Column, Float, MetaData, String, Table

from tests.databases import Kind, provide
from tests.machine import Unavailable
from tradepost.core import dialects

YEAR = Path(__file__).parents[2] / "shared" / "data" / "online_retail_2009_2010.parquet"
RAW = Table(
    "raw_lines",
    MetaData(),
    Column("id", BigInteger().with_variant(BigInteger(), "postgresql"), primary_key=True, autoincrement=False),
    *(
        Column(name, kind)
        for name, kind in [
            ("invoice", String(60)),
            ("sku", String(100)),
            ("name", String(255)),
            ("quantity", BigInteger),
            ("day", String(30)),
            ("price", Float),
            ("customer", Float),
            ("country", String(60)),
        ]
    ),
)


def the_year(folder: Path) -> Path:
    """The real year where it is at hand, else one of the same size and shape made up."""
    if YEAR.is_file():
        return YEAR
    count = 525_461
    numbers = pl.int_range(count)
    order = numbers // 18
    columns = {
        "Invoice": (489_434 + order).cast(pl.String),
        "StockCode": (20_000 + numbers * 7919 % 4632).cast(pl.String),
        "Description": pl.lit("SOMETHING NICE ") + (numbers * 7919 % 4632).cast(pl.String),
        "Quantity": 1 + numbers % 12,
        "InvoiceDate": (
            pl.lit(datetime(2009, 12, 1)) + pl.duration(minutes=order * 18)  # noqa: DTZ001 - the file's are local
        ).dt.to_string("%Y-%m-%d %H:%M:%S"),
        "Price": (numbers % 997) / 100 + 0.01,
        "Customer ID": 12_346.0 + order % 4383,
        "Country": pl.lit("United Kingdom"),
    }
    frame = pl.select([value.alias(name) for name, value in columns.items()])
    path = folder / "year.parquet"
    frame.write_parquet(path)
    print("The real year is not beside the project: these are made-up lines of the same number and shape.")
    return path


async def _floor(url: str, file: Path) -> float:
    engine = dialects.engine(url)
    started = time.perf_counter()
    async with engine.begin() as connection:
        await connection.run_sync(RAW.metadata.create_all)
    number = 0
    for batch in pq.ParquetFile(file).iter_batches(batch_size=2_000):
        rows = [(number + n, *row.values()) for n, row in enumerate(batch.to_pylist(), 1)]
        number += len(rows)
        async with engine.begin() as connection:
            marks = (
                ", ".join(f"${n}" for n in range(1, 10))
                if engine.dialect.name == "postgresql"
                else ", ".join(["%s" if engine.dialect.name == "mysql" else "?"] * 9)
            )
            await connection.exec_driver_sql(f"INSERT INTO raw_lines VALUES ({marks})", rows)  # noqa: S608 - our own table
    seconds = time.perf_counter() - started
    async with engine.begin() as connection:
        await connection.run_sync(RAW.metadata.drop_all)
    await engine.dispose()
    return seconds


def _import(url: str, data: Path, file: Path) -> tuple[float, float]:
    """(seconds, megabytes at most) of one `tradepost import`."""
    environment = {
        **os.environ,
        "TRADEPOST_DATABASE_URL": url,
        "TRADEPOST_DATA_DIR": str(data),
        "TRADEPOST_CURRENCY": "GBP",
        "TRADEPOST_LOG_LEVEL": "error",
    }
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tradepost.cli", "import", "orders", str(file)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:  # 1: some rows were not taken, as the real year has three
        raise RuntimeError(f"the import ended with {process.returncode}")
    return time.perf_counter() - started, used.ru_maxrss / 1024


def run(databases: list[str]) -> None:
    """Print lines per second, the ratio to the floor and the memory for each database."""
    with tempfile.TemporaryDirectory() as folder:
        file = the_year(Path(folder))
        lines = pq.ParquetFile(file).metadata.num_rows
        print(f"\nImporting {lines:,} lines of orders (whole command, start of the program included)\n")
        print(
            f"{'database':<12}{'lines/s':>10}{'again, lines/s':>16}{'floor, lines/s':>16}{'of floor':>10}{'memory':>10}"
        )
        for name in databases:
            url: Any = provide(cast("Kind", name), "bench")
            if isinstance(url, Unavailable):
                print(f"{name:<12}not measured: {url.reason}")
                continue
            floor = asyncio.run(_floor(url, file))
            data = Path(folder) / name
            first, memory = _import(url, data, file)
            again, _ = _import(url, data, file)
            rates = f"{lines / first:>10,.0f}{lines / again:>16,.0f}{lines / floor:>16,.0f}"
            print(f"{name:<12}{rates}{floor / first:>10.2f}{memory:>7,.0f} MB")
