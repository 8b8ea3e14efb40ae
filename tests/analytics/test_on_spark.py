"""Every metric there is says the same on DuckDB and on a Spark cluster, over the same files and what is newer."""

import random
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from tests.conftest import elsewhere
from tests.machine import Unavailable, needed
from tradepost.analytics import compacting, facts, files
from tradepost.analytics.engine import Asking
from tradepost.analytics.files import Manifest
from tradepost.analytics.metrics import METRICS
from tradepost.analytics.news import News
from tradepost.analytics.question import Question, Range, answer
from tradepost.analytics.tables import COLUMNS, LINES, PRODUCTS
from tradepost.catalog.models import Product, Variant
from tradepost.core import db

FIRST, LAST = date(2024, 1, 1), date(2024, 6, 30)


def lines(orders: range, seed: int) -> Any:
    """Order lines drawn by chance: sales, returns and cancelled ones, of half a year with a clock change."""
    chance, rows = random.Random(seed), []
    for order_id in orders:
        day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        placed = datetime(day.year, day.month, day.day, chance.randrange(24), chance.randrange(60), tzinfo=UTC)
        kind = chance.choice(["sale"] * 5 + ["return"])
        status = "returned" if kind == "return" else chance.choice(["paid", "delivered", "pending", "cancelled"])
        sign, platform = (-1 if kind == "return" else 1), chance.choice(["store", "Amazon", "Ozon"])
        seen = set[int]()
        for line in range(chance.randint(1, 4)):
            product, units = chance.randint(1, 40), chance.randint(1, 9) * sign
            price, off = chance.randint(99, 99_999), chance.randint(0, 90) * sign
            rows.append(
                {
                    "order_id": order_id, "line_id": order_id * 10 + line, "number": f"N-{order_id}", "kind": kind,
                    "status": status, "counted": status not in {"pending", "cancelled"}, "day": day,
                    "placed": int(placed.timestamp()), "channel": platform.lower(), "platform": platform,
                    "country": chance.choice(["DE", "RU", ""]), "provider": "", "product_id": product,
                    "customer_id": chance.choice([None, *range(1, 60)]), "variant_id": product, "sku": f"S{product}",
                    "name": f"Thing {product}", "currency": "RUB", "units": units, "gross": units * price,
                    "discount": off, "net": units * price - off, "tax": units * 3, "shipping": sign * 100,
                    "cost": chance.choice([None, units * (price // 2)]), "included_tax": units,
                    "heads_order": not line, "heads_product": product not in seen,
                }
            )  # fmt: skip
            seen.add(product)
    return pa.Table.from_pylist(rows, schema=facts.schema(LINES))


@pytest.fixture
async def moment(configure: Any, tmp_path: Any) -> AsyncIterator[Asking]:
    """Files of two thousand orders; a hundred changed since, and fifty came. Of some goods the cost is known."""
    configure(data_dir=tmp_path, timezone="Europe/Berlin")
    files.folder().mkdir()
    async with elsewhere(f"sqlite+aiosqlite:///{tmp_path}/shop.db") as engine:
        async with engine.begin() as connection:
            await connection.run_sync(db.Base.metadata.create_all)
        async with db.transaction() as session:
            for n in range(1, 41):
                session.add(Product(id=n, name=f"Thing {n}", slug=f"thing-{n}"))
                await session.flush()
                session.add(Variant(id=n, product_id=n, sku=f"S{n}", cost=700 + n if n % 3 else None))
        months = {}
        for month, rows in compacting._by_month(lines(range(1, 2001), 1)).items():
            writer = compacting.Writer(LINES, f"{month:%Y-%m}")
            writer.add(rows)
            months[month] = writer.close()
        goods = [[n, f"Thing {n}", f"S{n}", "active", n % 5 or None, n % 3 or None, None] for n in range(1, 41)]
        writer = compacting.Writer(PRODUCTS, "products")
        writer.add(
            pa.Table.from_pylist([dict(zip(COLUMNS[PRODUCTS], row, strict=True)) for row in goods]).cast(
                facts.schema(PRODUCTS)
            )
        )
        files.put(Manifest(1, "", 2000, months, writer.close()))
        changed, moved = (
            [*range(100, 200), *range(2001, 2051)],
            [dict(zip(COLUMNS[PRODUCTS], [7, "Moved", "S7", "active", 4, 2, 1], strict=True))],
        )
        fresh = {
            LINES: pa.concat_tables([lines(range(100, 200), 2), lines(range(2001, 2051), 3)]),
            PRODUCTS: pa.Table.from_pylist(moved, schema=facts.schema(PRODUCTS)),
        }
        found = files.read()
        assert found is not None
        yield Asking(found, News(set(changed), {7}), fresh, (FIRST, LAST))


QUESTIONS = (
    Question(tuple(METRICS), days=Range(FIRST, LAST)),
    Question(tuple(METRICS), days=Range(date(2024, 2, 10), date(2024, 5, 20)), by=("channel", "category")),
    Question(tuple(METRICS), days=Range(FIRST, LAST), grain="week", zone=ZoneInfo("America/New_York")),
    Question(("revenue", "orders"), grain="month", by=("brand", "seller"), only=(("kind", ("sale",)),)),
    Question(("revenue", "orders"), grain="hour", days=Range(date(2024, 3, 31), date(2024, 4, 1))),
    Question(("units", "margin"), by=("weekday", "hour"), sort=("-units", "hour"), limit=50),
    Question(("revenue", "customers"), by=("product",), sort=("-revenue",), limit=7, zone=ZoneInfo("Asia/Kathmandu")),
)


async def test_spark_says_what_duckdb_says(moment: Asking, configure: Any) -> None:
    if shutil.which("java") is None:
        needed(Unavailable("figures on Spark: Java 17 is not installed"))
    configure(data_dir=files.folder().parent, timezone="Europe/Berlin", analytics_url="")
    embedded = [await answer(moment, question, total=False) for question in QUESTIONS]
    configure(analytics_url="local-cluster[2,1,1024]?spark.sql.shuffle.partitions=4")
    for question, expected in zip(QUESTIONS, embedded, strict=True):
        found = await answer(moment, question, total=False)
        assert [key for key, _ in found.rows] == [key for key, _ in expected.rows], question
        for (_, ours), (_, theirs) in zip(found.rows, expected.rows, strict=True):
            for name, value in theirs.items():
                if METRICS[name].unit in {"money", "count"} or value is None:
                    assert ours[name] == value, (name, question)
                else:
                    assert ours[name] == pytest.approx(value, rel=1e-9), (name, question)
    assert len(embedded[1].rows) > 10
    assert embedded[0].rows[0][1]["revenue"] > 0
    assert not list((files.folder() / "asked").iterdir())
