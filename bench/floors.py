"""What the shop is measured against, each the least that could do something like it, on the same server.

`bare`    Starlette and the bytes of the shop's own list, in memory
`asked`   FastAPI and one statement by the database's own driver (asyncpg, aiosqlite): list, detail, search
`ordered` FastAPI, SQLAlchemy and the driver: prices read, stock taken under its condition, an order with its lines and
          its payment written; no rules of any kind. Its tables are its own.
"""

import json
import os
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from pydantic import BaseModel
from sqlalchemy import ForeignKey, String, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tradepost.core import dialects

URL, ANSWER = "BENCH_DATABASE", "BENCH_ANSWER"
COLUMNS = "id, name, slug, description, status, price, category_id, brand_id, rating_average, rating_count"
LIST = f"SELECT {COLUMNS} FROM products WHERE status = 'active' ORDER BY name, id LIMIT 24"  # noqa: S608 - our own
DETAIL = f"SELECT {COLUMNS} FROM products WHERE id = $1"  # noqa: S608 - our own
SEARCH = f"SELECT {COLUMNS} FROM products WHERE status = 'active' AND search LIKE $1 ORDER BY name, id LIMIT 24"  # noqa: S608 - our own


class _Base(DeclarativeBase):
    type_annotation_map = {int: dialects.BIG_ID, str: String(100)}


class Shelf(_Base):
    __tablename__ = "floor_shelves"
    id: Mapped[int] = mapped_column(primary_key=True)
    price: Mapped[int]
    units: Mapped[int]


class Bought(_Base):
    __tablename__ = "floor_orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    total: Mapped[int]


class BoughtLine(_Base):
    __tablename__ = "floor_lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("floor_orders.id"), index=True)
    shelf_id: Mapped[int]
    quantity: Mapped[int]
    price: Mapped[int]


class Paid(_Base):
    __tablename__ = "floor_payments"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("floor_orders.id"), index=True)
    amount: Mapped[int]
    state: Mapped[str]


class Item(BaseModel):
    """So many of something."""

    variant_id: int
    quantity: int


class Buying(BaseModel):
    """A checkout in one call."""

    items: list[Item]
    email: str


async def make_ready(url: str, shelves: int) -> None:
    """The checkout's own tables, with so many things to sell."""
    engine = dialects.engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(_Base.metadata.create_all)
        await connection.execute(
            insert(Shelf), [{"id": n, "price": 1_000 + n, "units": 10**9} for n in range(1, shelves + 1)]
        )
    await engine.dispose()


def app() -> ASGIApp:
    """The floors, under /bare, /products, /search and /checkout."""
    answer = Path(os.environ[ANSWER]).read_bytes()

    async def bare(_request: Request) -> Response:
        return Response(answer, media_type="application/json")

    small, large = Starlette(routes=[Route("/bare", bare)]), _asked(os.environ[URL])

    async def either(scope: Scope, receive: Receive, send: Send) -> None:
        await (small if scope.get("path") == "/bare" else large)(scope, receive, send)

    return either


def _asked(url: str) -> FastAPI:
    engine = dialects.engine(url)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    driver: Any = None

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        nonlocal driver
        driver = await _driver(url)
        yield
        await driver.close()
        await engine.dispose()

    made = FastAPI(lifespan=life)

    @made.get("/products")
    async def read_list() -> Response:
        return _json(await driver.fetch(LIST))

    @made.get("/products/{product_id}")
    async def read_one(product_id: int) -> Response:
        return _json((await driver.fetch(DETAIL, product_id))[0])

    @made.get("/search")
    async def search(q: str) -> Response:
        return _json(await driver.fetch(SEARCH, f"%{q}%"))

    @made.post("/checkout")
    async def check_out(body: Buying) -> dict[str, int]:
        async with sessions() as db, db.begin():
            return await _buy(db, body)

    return made


def _json(rows: Any) -> Response:
    return Response(orjson.dumps(rows, default=dict), media_type="application/json")


async def _buy(db: AsyncSession, body: Buying) -> dict[str, int]:
    wanted = {item.variant_id: item.quantity for item in sorted(body.items, key=lambda item: item.variant_id)}
    found = await db.execute(select(Shelf.id, Shelf.price).where(Shelf.id.in_(wanted)))
    prices = {row.id: row.price for row in found}
    for shelf, quantity in wanted.items():
        taken: Any = await db.execute(
            update(Shelf).where(Shelf.id == shelf, Shelf.units >= quantity).values(units=Shelf.units - quantity)
        )
        if not taken.rowcount:
            raise ValueError("sold out")
    total = sum(prices[shelf] * quantity for shelf, quantity in wanted.items())
    order = Bought(email=body.email, total=total)
    db.add(order)
    await db.flush()
    db.add_all(
        [
            BoughtLine(order_id=order.id, shelf_id=shelf, quantity=quantity, price=prices[shelf])
            for shelf, quantity in wanted.items()
        ]
    )
    db.add(Paid(order_id=order.id, amount=total, state="captured"))
    return {"id": order.id, "total": total}


# --- drivers ---


class _Sqlite:
    """One statement by aiosqlite, as rows of names and values; a connection each, as a pool would have."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fetch(self, statement: str, *values: Any) -> list[dict[str, Any]]:
        cursor = await self._connection.execute(statement.replace("$1", "?"), values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in await cursor.fetchall()]

    async def close(self) -> None:
        await self._connection.close()


async def _driver(url: str) -> Any:
    found = make_url(url)
    if found.get_backend_name() == "sqlite":
        import aiosqlite  # noqa: PLC0415 - whichever is asked for

        return _Sqlite(await aiosqlite.connect(found.database or ""))
    import asyncpg  # noqa: PLC0415 - whichever is asked for

    dsn = found.set(drivername="postgresql").render_as_string(hide_password=False)
    return await asyncpg.create_pool(dsn, min_size=4, max_size=10)


# --- the same statements without Python ---

SCRIPT = """
\\set a random(1, {shelves})
\\set b 1 + (:a + random(0, {shelves} - 2)) % {shelves}
\\set low least(:a, :b)
\\set high greatest(:a, :b)
BEGIN;
SELECT id, price FROM floor_shelves WHERE id IN (:low, :high);
UPDATE floor_shelves SET units = units - 1 WHERE id = :low AND units >= 1;
UPDATE floor_shelves SET units = units - 2 WHERE id = :high AND units >= 2;
INSERT INTO floor_orders (email, total) VALUES ('ann@example.com', 3000) RETURNING id AS order_id \\gset
INSERT INTO floor_lines (order_id, shelf_id, quantity, price)
  VALUES (:order_id, :low, 1, 1000), (:order_id, :high, 2, 1000);
INSERT INTO floor_payments (order_id, amount, state) VALUES (:order_id, 3000, 'captured');
COMMIT;
"""


def pgbench(program: str, url: str, shelves: int, seconds: int, folder: Path) -> float:
    """Orders a second of the minimal checkout's statements as pgbench sends them."""
    script = folder / "checkout.pgbench"
    script.write_text(SCRIPT.format(shelves=shelves))
    found = make_url(url).set(drivername="postgresql", query={})
    command = [program, "-n", "-c", "8", "-j", "1", "-T", str(seconds), "-M", "prepared", "-f", str(script)]
    done = subprocess.run(
        [*command, found.render_as_string(hide_password=False)], capture_output=True, text=True, check=True
    )
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("tps")]
    return float(line.split("=")[1].split()[0])


def body(shelves: int, turn: int) -> str:
    """The minimal checkout's request."""
    items = [
        {"variant_id": turn % shelves + 1, "quantity": 1},
        {"variant_id": (turn * 7 + 3) % shelves + 1, "quantity": 2},
    ]
    return json.dumps({"items": items, "email": f"buyer{turn}@example.com"})
