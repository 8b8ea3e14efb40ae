"""How fast figures are at 1, 3 and 10 million order lines, beside SQL written by hand over the same files.

A year is multiplied straight into the facts' files: the same lines under other order numbers, each copy's days moved by
some. `tradepost serve` answers over HTTP; the floor is what one would write by hand for the same figures, on the same
engine with the same memory and threads, in a process without a server. The same question is asked of the order tables
in PostgreSQL too.
"""

import asyncio
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from sqlalchemy import insert, text

from bench.imports import the_year
from tests.databases import provide
from tests.machine import Unavailable
from tests.shop import Shop
from tradepost import tables
from tradepost.analytics import compacting, facts, files
from tradepost.analytics.files import Manifest
from tradepost.analytics.tables import COLUMNS, LINES, PRODUCTS
from tradepost.catalog.models import Product, Variant
from tradepost.core import db, dialects
from tradepost.core.settings import settings
from tradepost.orders.models import Order, OrderLine

ROUNDS = 7
OF_TABLES_UP_TO = 3_000_000  # more of them take long to be laid down
START, END, BEFORE, EVE = date(2010, 11, 10), date(2010, 12, 9), date(2010, 10, 11), date(2010, 11, 9)
YEAR = {"start_date": "2009-12-01", "end_date": "2010-12-31"}
MONTH = {"start_date": str(START), "end_date": str(END)}


def lines(year: Path) -> pl.DataFrame:
    """The year's lines as facts."""
    rows = pl.read_parquet(year).filter(pl.col("Price") >= 0).with_columns(sku=pl.col("StockCode").str.strip_chars())
    sign = (pl.col("Quantity") > 0).any().over("Invoice")
    moment = pl.col("InvoiceDate").str.to_datetime("%Y-%m-%d %H:%M:%S")
    price = (pl.col("Price") * 100).round(0).cast(pl.Int64)
    return rows.select(
        order_id=pl.col("Invoice").rank("dense").cast(pl.Int64),
        line_id=pl.int_range(pl.len()).cast(pl.Int64),
        number=pl.col("Invoice"),
        kind=pl.when(sign).then(pl.lit("sale")).otherwise(pl.lit("return")),
        status=pl.when(sign).then(pl.lit("delivered")).otherwise(pl.lit("returned")),
        counted=pl.lit(value=True),
        day=moment.dt.date(),
        placed=moment.dt.epoch("s"),
        channel=pl.lit("store"),
        platform=pl.lit("store"),
        country=pl.col("Country"),
        provider=pl.lit(""),
        customer_id=pl.col("Customer ID").cast(pl.Int64),
        product_id=pl.col("sku").rank("dense").cast(pl.Int64),
        variant_id=pl.col("sku").rank("dense").cast(pl.Int64),
        sku=pl.col("sku"),
        name=pl.col("Description").fill_null(""),
        currency=pl.lit("GBP"),
        units=pl.col("Quantity"),
        gross=price * pl.col("Quantity"),
        discount=pl.lit(0, pl.Int64),
        net=price * pl.col("Quantity"),
        tax=pl.lit(0, pl.Int64),
        cost=price * pl.col("Quantity") * 6 // 10,
        shipping=pl.lit(0, pl.Int64),
        included_tax=pl.lit(0, pl.Int64),
        heads_order=pl.col("Invoice").cum_count().over("Invoice") == 1,
        heads_product=pl.col("sku").cum_count().over("Invoice", "sku") == 1,
    ).select(list(COLUMNS[LINES]))


def multiplied(year: pl.DataFrame, size: int) -> Any:
    """So many lines: copies under other numbers, the days of each moved by some within the year."""
    orders, first, span = year["order_id"].max() or 0, date(2009, 12, 1), 374
    parts = []
    for n in range(-(-size // year.height)):
        moved = (pl.col("day") - first).dt.total_days().add(n * 37) % span
        parts.append(
            year.with_columns(
                order_id=pl.col("order_id") + n * orders,
                line_id=pl.col("line_id") + n * year.height,
                day=pl.lit(first) + pl.duration(days=moved),
            )
        )
    return pl.concat(parts).head(size).sort("day", "order_id")


async def lay(rows: Any) -> None:
    """An empty installation with the facts' files of these lines, and the products they name."""
    goods = rows.group_by("product_id").agg(pl.col("sku").first()).sort("product_id")
    db.connect(settings().database)
    async with db.transaction() as session:
        for number, sku in goods.iter_rows():
            await session.execute(insert(Product).values(id=number, name=f"Thing {sku}", slug=f"p-{number}"))
            await session.execute(insert(Variant).values(id=number, product_id=number, sku=sku))
    await db.disconnect()
    files.folder().mkdir(parents=True, exist_ok=True)
    months = {}
    for (month,), part in rows.group_by(pl.col("day").dt.truncate("1mo"), maintain_order=True):
        writer = compacting.Writer(LINES, f"{month:%Y-%m}")
        for piece in part.iter_slices(compacting.ROWS_AT_ONCE):
            writer.add(piece.to_arrow().cast(facts.schema(LINES)))
        months[month] = writer.close()
    writer = compacting.Writer(PRODUCTS, "products")
    named = goods.select("product_id", name="sku", sku="sku", status=pl.lit("active"))
    empty = {name: pl.lit(None, pl.Int64) for name in ("category_id", "brand_id", "seller_id")}
    writer.add(named.with_columns(**empty).to_arrow().cast(facts.schema(PRODUCTS)))
    files.put(Manifest(0, "", int(rows["order_id"].max()), months, writer.close()))


# --- the same by hand ---

_SUMS = "sum(net), count(DISTINCT order_id) FILTER (kind = 'sale'), sum(units)"


def _summary(source: str, counted: str = "counted") -> list[str]:
    """The dashboard's figures, as one would write them."""
    now, then = (f"{counted} AND day BETWEEN '{a}' AND '{b}'" for a, b in ((START, END), (BEFORE, EVE)))
    figures = (
        f"{_SUMS}, sum(gross) FILTER (kind = 'sale'), sum(discount) FILTER (kind = 'sale'),"
        " -sum(net) FILTER (kind = 'return'), count(DISTINCT order_id) FILTER (kind = 'return'),"
        " count(DISTINCT customer_id) FILTER (kind = 'sale'), sum(cost)"
    )
    return [
        f"SELECT {figures} FROM {source} WHERE {now}",
        f"SELECT {figures} FROM {source} WHERE {then}",
        f"SELECT product_id, {_SUMS} FROM {source} WHERE {now} GROUP BY 1 ORDER BY 2 DESC LIMIT 10",
        f"SELECT platform, {_SUMS} FROM {source} WHERE {now} GROUP BY 1 ORDER BY 2 DESC",
    ]


def by_hand(source: str) -> dict[str, list[str]]:
    """{endpoint: the statements that give its figures}."""
    month = f"counted AND day BETWEEN '{START}' AND '{END}'"
    sales = "counted AND kind = 'sale'"
    first = f"SELECT customer_id, min(placed) AS first FROM {source} WHERE {sales} GROUP BY 1"
    many = f"SELECT count(DISTINCT order_id) AS many FROM {source} WHERE {sales} GROUP BY customer_id"
    return {
        "dashboard/summary": _summary(source),
        "analytics/revenue": [
            f"SELECT date_trunc('month', day), {_SUMS} FROM {source} WHERE counted GROUP BY 1 ORDER BY 1",
            f"SELECT {_SUMS} FROM {source} WHERE counted",
        ],
        "analytics/sales": [
            f"SELECT {_SUMS} FROM {source} WHERE {month}",
            *[
                f"SELECT {key}, {_SUMS} FROM {source} WHERE {month} GROUP BY 1 ORDER BY 2 DESC LIMIT 1000"
                for key in ("day", "product_id", "platform")
            ],
        ],
        "analytics/channels": [
            f"SELECT channel, {_SUMS}, count(DISTINCT order_id) FILTER (kind = 'return'),"  # noqa: ISC004 - one statement
            " count(DISTINCT order_id) FILTER (kind = 'sale' AND status = 'cancelled')"
            f" FROM {source} GROUP BY 1",
            f"SELECT {_SUMS} FROM {source}",
            f"SELECT channel, platform, count(DISTINCT order_id) FROM {source} GROUP BY 1, 2",
        ],
        "analytics/orders": [
            f"SELECT {_SUMS}, count(*) FROM {source} WHERE counted",
            f"SELECT median(net) FROM (SELECT sum(net) AS net FROM {source} WHERE {sales} GROUP BY order_id)",
            f"SELECT count(*), count(*) FILTER (many > 1) FROM ({many})",
            f"SELECT count(*) FROM ({first}) WHERE first >= 0",
            f"SELECT isodow(day), sum(net), count(DISTINCT order_id) FROM {source} WHERE counted GROUP BY 1",
            f"SELECT placed // 3600 % 24, sum(net), count(DISTINCT order_id) FROM {source} WHERE counted GROUP BY 1",
        ],
        **_analyses(source),
        "country by month": [
            f"SELECT country, date_trunc('month', day), sum(net), sum(units) FROM {source} WHERE counted GROUP BY 1, 2"
        ],
    }  # fmt: skip


def _analyses(source: str) -> dict[str, list[str]]:
    """Ranks, segments and pairs by hand; none where what is asked lies in tables alone."""
    sold = f"counted AND day BETWEEN '{YEAR['start_date']}' AND '{YEAR['end_date']}'"
    sale = f"{sold} AND kind = 'sale'"
    worth = f"SELECT product_id, sum(net) AS worth FROM {source} WHERE {sold} GROUP BY 1"
    week = "date_trunc('week', day) AS week"
    weekly = f"SELECT product_id, {week}, sum(units) AS units FROM {source} WHERE {sold} GROUP BY 1, 2"
    abc = f"SELECT product_id, worth, sum(worth) OVER (ORDER BY worth DESC, product_id) FROM ({worth}) ORDER BY 3"
    xyz = f"SELECT product_id, sum(units), sum(units * units), count(*) FROM ({weekly}) GROUP BY 1"
    sums = (
        "sum(gross) FILTER (kind = 'sale'), sum(discount) FILTER (kind = 'sale'), sum(net) FILTER (kind = 'return'),"
        " sum(shipping), sum(included_tax), sum(cost), sum(units)"
    )
    firsts = (
        f"SELECT customer_id, date_trunc('month', min(day)) AS first FROM {source}"
        " WHERE counted AND kind = 'sale' GROUP BY 1"
    )
    in_order = f"SELECT DISTINCT order_id, product_id FROM {source} WHERE {sale}"
    orders = f"SELECT count(DISTINCT order_id) FROM {source} WHERE {sale}"
    often = f"SELECT product_id FROM ({in_order}) GROUP BY 1 HAVING count(*) >= 0.01 * ({orders})"
    return {
        "analytics/abc": [abc],
        "analytics/xyz": [xyz],
        "analytics/abc-xyz": [abc, xyz],
        "analytics/profit": [
            f"SELECT {key}, {sums} FROM {source} WHERE {sold} GROUP BY 1" for key in ("product_id", "channel")
        ],
        "analytics/customers": [
            f"SELECT customer_id, max(day), count(DISTINCT order_id), sum(net) FROM {source} WHERE {sold} GROUP BY 1",
            f"SELECT first, date_trunc('month', day), count(DISTINCT customer_id) FROM {source}"  # noqa: ISC004 - one
            f" JOIN ({firsts}) USING (customer_id) WHERE {sale} GROUP BY 1, 2",
        ],
        "analytics/baskets": [
            f"WITH often AS ({often}), baskets AS ({in_order} AND product_id IN (FROM often))"  # noqa: ISC004 - one
            " SELECT a.product_id, b.product_id, count(*) FROM baskets a JOIN baskets b USING (order_id)"
            f" WHERE a.product_id < b.product_id GROUP BY 1, 2 HAVING count(*) >= 0.01 * ({orders})"
        ],
        "analytics/inventory": [
            f"SELECT variant_id, sum(units) FILTER (kind = 'sale'), max(day) FROM {source} WHERE counted GROUP BY 1"
        ],
        "forecast/runs-out": [],
        "forecast/categories": [],
    }


ASKED: dict[str, tuple[str, str, Any]] = {
    "dashboard/summary": ("GET", "dashboard/summary", MONTH),
    "analytics/revenue": ("POST", "analytics/revenue", {"period": "monthly", **YEAR}),
    "analytics/sales": ("POST", "analytics/sales", MONTH),
    "analytics/channels": ("GET", "analytics/channels", {}),
    "analytics/orders": ("GET", "analytics/orders", {}),
    "analytics/abc": ("GET", "analytics/abc", YEAR),
    "analytics/xyz": ("GET", "analytics/xyz", YEAR),
    "analytics/abc-xyz": ("GET", "analytics/abc-xyz", {**YEAR, "period": "week"}),
    "analytics/profit": ("GET", "analytics/profit", YEAR),
    "analytics/customers": ("GET", "analytics/customers", YEAR),
    "analytics/baskets": ("GET", "analytics/baskets", {**YEAR, "min_support": "0.01"}),
    "analytics/inventory": ("POST", "analytics/inventory", YEAR),
    "forecast/runs-out": ("GET", "analytics/forecast/runs-out", {}),
    "forecast/categories": ("GET", "analytics/forecast/categories", {}),
    "country by month": (
        "POST",
        "analytics/query",
        {"metrics": ["revenue", "units"], "dimensions": ["country"], "grain": "month", "totals": False},
    ),
}


def compared(shop: Shop, parquet: Path) -> dict[str, tuple[float, float]]:
    """{endpoint: milliseconds over HTTP, and of the statements by hand}: medians of rounds that take turns.

    So that whatever else the machine does meets both alike. A first round of each warms up.
    """
    found = {}
    with duckdb.connect(config={"memory_limit": "1024MB", "threads": min(4, os.cpu_count() or 1)}) as engine:
        statements = by_hand(f"read_parquet('{parquet}/20*.parquet')")
        for name, (method, path, asked) in ASKED.items():
            given = {"params": asked} if method == "GET" else {"json": asked}

            def ask(method: str = method, path: str = path, given: Any = given) -> None:
                shop.client.request(method, f"/api/v1/{path}", **given).raise_for_status()

            def write(name: str = name) -> None:
                for one in statements[name]:
                    engine.execute(one).fetchall()

            taken = [(_milliseconds(ask), _milliseconds(write)) for _ in range(ROUNDS + 1)][1:]
            found[name] = (statistics.median(one for one, _ in taken), statistics.median(one for _, one in taken))
    return found


def _milliseconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def visible(shop: Shop) -> tuple[float, bool]:
    """Milliseconds from a sale's answer to that of the first question after it, and whether it was in there."""
    asked = {"metrics": ["units"], "start_date": "2026-01-01", "end_date": "2026-01-01", "totals": False}
    before = shop.client.post("/api/v1/analytics/query", json=asked).json()["rows"][0]["metrics"]["units"]
    item = {"product_id": 1, "quantity": 3, "unit_price": "1.00"}
    sale = {"order_date": "2026-01-01T12:00:00Z", "items": [item], "move_stock": False}
    shop.client.post("/api/v1/sales", json=sale).raise_for_status()
    started = time.perf_counter()
    after = shop.client.post("/api/v1/analytics/query", json=asked).json()["rows"][0]["metrics"]["units"]
    return 1000 * (time.perf_counter() - started), after == before + 3


def memory(group: int) -> float:
    """Megabytes that the largest process of a group had at most."""
    found = [0.0]
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            if os.getpgid(int(process.name)) == group:
                told = (process / "status").read_text(encoding="ascii")
                found.append(int(told.split("VmHWM:")[1].split()[0]) / 1024)
    return max(found)


# --- the order tables ---

OF_TABLES = (
    "(SELECT o.id AS order_id, o.kind, o.business_day AS day, o.customer_id, o.platform, l.product_id,"
    " l.quantity AS units, l.total AS net, l.quantity * l.unit_price AS gross, l.discount,"
    " l.quantity * l.unit_cost AS cost FROM orders o JOIN order_lines l ON l.order_id = o.id"
    " WHERE o.kind = 'return' OR o.status IN ('paid', 'processing', 'shipped', 'delivered', 'executed')) lines"
)


def _defaults(table: Any) -> dict[str, Any]:
    """What a row has where nothing is said, so that all of them name the same columns."""
    given: dict[str, Any] = {}
    for column in table.columns:
        if column.name == "id" or column.default is None:
            given[column.name] = None
        else:
            given[column.name] = column.default.arg(None) if column.default.is_callable else column.default.arg
    return given


async def of_the_tables(rows: Any) -> float:
    """Milliseconds of the dashboard's statements, asked of the order tables in PostgreSQL."""
    tables.load()
    db.connect(provide("postgresql", "figures"))
    async with db.engine().begin() as connection:
        await connection.run_sync(db.Base.metadata.drop_all)
        await connection.run_sync(db.Base.metadata.create_all)
    orders, of_order, of_line = set[int](), _defaults(Order.__table__), _defaults(OrderLine.__table__)
    for part in rows.iter_slices(50_000):
        heads, made = [], []
        for row in part.iter_rows(named=True):
            if row["order_id"] not in orders:
                orders.add(row["order_id"])
                at = datetime.fromtimestamp(row["placed"], UTC)
                told = {name: row[name] for name in ("kind", "status", "platform", "country", "currency")}
                number = f"{row['number']}-{row['order_id']}"
                heads.append(
                    of_order
                    | told
                    | {"id": row["order_id"], "number": number, "placed_at": at, "business_day": row["day"]}
                )
            made.append(
                of_line
                | {name: row[name] for name in ("order_id", "product_id", "variant_id", "name", "sku", "discount")}
                | {
                    "id": row["line_id"] + 1,
                    "quantity": row["units"],
                    "unit_price": row["gross"] // row["units"],
                    "total": row["net"],
                    "unit_cost": row["cost"] // row["units"],
                }
            )
        async with db.transaction() as session:
            await session.execute(text("SET session_replication_role = replica"))
            await dialects.bulk_insert(session, Order.__table__, heads)
            await dialects.bulk_insert(session, OrderLine.__table__, made)
    taken = []
    async with db.engine().connect() as connection:
        analysed = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await analysed.execute(text("ANALYZE"))
        for _ in range(4):
            started = time.perf_counter()
            for one in _summary(OF_TABLES, "1 = 1"):
                await analysed.execute(text(_postgresql(one)))
            taken.append(1000 * (time.perf_counter() - started))
    async with db.engine().begin() as connection:
        await connection.run_sync(db.Base.metadata.drop_all)
    await db.disconnect()
    return statistics.median(taken[1:])


def _postgresql(statement: str) -> str:
    """DuckDB's short FILTER (…) as PostgreSQL wants it."""
    return re.sub(r"FILTER \(", "FILTER (WHERE ", statement)


async def _sized(size: int, rows: Any) -> None:
    with tempfile.TemporaryDirectory(prefix="tradepost-bench-") as folder:
        data = Path(folder) / "data"
        os.environ["TRADEPOST_DATA_DIR"], os.environ["TRADEPOST_CURRENCY"] = str(data), "GBP"
        settings.cache_clear()
        shop = Shop(data, currency="GBP", api_key="a key for figures that is long enough")
        shop.client.headers["X-API-Key"] = "a key for figures that is long enough"
        shop.client.timeout = 300
        shop.run("migrate")
        await lay(rows)
        shop.start()
        try:
            over = compared(shop, files.folder())
            delay, seen = visible(shop)
            peak = memory(shop.process.pid) if shop.process else 0
        finally:
            shop.stop()
    print(f"\n{size:,} lines, {rows['order_id'].n_unique():,} orders; the server had {peak:.0f} MB at most")
    print(f"  a sale is {'seen' if seen else 'NOT SEEN'} by the first question after it, which took {delay:.0f} ms")
    for name, (taken, hand) in over.items():
        beside = f" {hand:8.1f} ms by hand {taken / hand:6.2f} x" if by_hand("")[name] else ""
        print(f"  {name:<22} {taken:8.1f} ms over HTTP{beside}")
    if size <= OF_TABLES_UP_TO:
        try:
            tables = await of_the_tables(rows)
        except Unavailable as reason:
            print(f"  order tables: {reason}")
            return
        part = over["dashboard/summary"][0] / tables
        print(f"  dashboard from the order tables in PostgreSQL: {tables:.0f} ms; HTTP takes {part:.3f} of that")


def run(sizes: Sequence[int]) -> None:
    """Print a table for each size."""
    with tempfile.TemporaryDirectory() as folder:
        year = lines(the_year(Path(folder)))
    for size in sizes:
        asyncio.run(_sized(size, multiplied(year, size)))
