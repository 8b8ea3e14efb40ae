"""How fast the shop answers, in production mode, each figure beside what the least program would do in the same run.

`tradepost serve` with two serving processes and its worker, the load, the database and the floors share the machine.
Every figure is the median of some rounds, in which all of them take turns. What the floors are: `bench.floors`.
"""

import asyncio
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import httpx
from sqlalchemy import event

from bench import floors, goods, load
from bench.load import Ask, Rate
from tests.databases import Kind, provide
from tests.machine import Unavailable
from tests.shop import Shop
from tradepost import migrations, tables
from tradepost.core import db, events
from tradepost.core.settings import settings

SIZES = (1_000, 100_000)
WORKERS = 2
SHELVES = 1_000
SHOWN = 1_000  # products that are bought, spread over all there are
WATCHED = 50  # products that everybody looks at, and questions that everybody asks
KEY = "bench-key-that-is-long-enough-to-be-one"
BUYER = {"name": "Ann Lee", "line1": "1 High Street", "city": "Leeds", "postcode": "LS1 1AA", "country": "GB"}
LIST = "/api/v1/products"


@dataclass(frozen=True, slots=True)
class Figure:
    """Something to measure: whom it is asked of, what, and the floor it is compared with."""

    label: str
    of_shop: bool
    asks: list[Ask]
    floor: str = ""
    fresh: bool = False
    rounds: list[Rate] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second, in the middle of the rounds."""
        return statistics.median(one.rate for one in self.rounds) if self.rounds else 0.0


@contextmanager
def environment(kind: Kind, url: str, folder: Path) -> Iterator[Path]:
    """This process's settings are the shop's: it fills the tables and counts the statements."""
    data = folder / f"{kind}-data"
    before = dict(os.environ)
    os.environ |= {
        "TRADEPOST_DATA_DIR": str(data),
        "TRADEPOST_DATABASE_URL": url,
        "TRADEPOST_CURRENCY": "GBP",
        "TRADEPOST_API_KEY": KEY,
        "TRADEPOST_SECRET_KEY": "a key for the bench that is long enough",
        "TRADEPOST_LOG_LEVEL": "error",
    }
    # As an installed program has it: what was compiled once is not compiled at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    data.mkdir(parents=True)
    settings.cache_clear()
    try:
        yield data
    finally:
        os.environ.clear()
        os.environ.update(before)
        settings.cache_clear()


async def filled(count: int, *, units: int = goods.UNITS) -> tuple[list[int], list[int]]:
    """The ids of products and of variants of a new shop with so many."""
    tables.load()
    engine = db.connect(settings().database)
    await migrations.upgrade(engine)
    variants = await goods.fill(count, units)
    await events.settle_all()
    # What a database does by itself within a minute or two after so much was written.
    everything = {"postgresql": "VACUUM ANALYZE", "sqlite": "ANALYZE"}
    whole = f"ANALYZE TABLE {', '.join(db.Base.metadata.tables)}"
    await db.glance(everything.get(engine.dialect.name, whole))
    await db.disconnect()
    return list(range(1, count + 1)), variants


async def _statements(asks: dict[str, Ask]) -> dict[str, int]:
    """How many statements each of these takes when it is asked for the second time, anew."""
    from tradepost.app import create_app  # noqa: PLC0415 - with this run's settings

    engine = db.connect(settings().database)
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "SELECT 1", "SAVEPOINT", "RELEASE")):
            sent.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    found: dict[str, int] = {}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app()), base_url="http://shop") as client:
        for label, ask in asks.items():
            for turn in range(3):
                sent.clear()
                headers = {"Idempotency-Key": f"counted-{label}-{turn}", "Content-Type": "application/json"}
                path = ask.path + (f"x={turn}" if ask.path[-1] in "?&" else "")
                answer = await client.request(
                    ask.method, path, content=ask.body or None, headers=headers if ask.body else {}
                )
                answer.raise_for_status()
                found[label] = len(sent)
    await db.disconnect()
    return found


@contextmanager
def _serving_floors(url: str, answer: Path, folder: Path) -> Iterator[str]:
    from tests.shop import free_port  # noqa: PLC0415 - beside its use

    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--loop", "uvloop",
        "--workers", str(WORKERS), "--port", str(port), "--log-level", "warning", "bench.floors:app",
    ]  # fmt: skip
    environment = {**os.environ, floors.URL: url, floors.ANSWER: str(answer)}
    with (folder / "floors.log").open("ab") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with suppress(httpx.TransportError):
                httpx.get(f"{address}/bare").raise_for_status()
                break
            time.sleep(0.05)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _asks(ids: list[int], variants: list[int], way: int) -> list[Figure]:
    """Everything that is measured, floors first."""
    step = len(ids) // SHOWN
    shown = ids[::step]
    sold = variants[::step]
    questions = goods.questions()[:WATCHED]

    def order(turn: int) -> str:
        items = [
            {"variant_id": sold[turn % SHOWN], "quantity": 1},
            {"variant_id": sold[(turn * 7 + 3) % SHOWN], "quantity": 2},
        ]
        buyer = {"email": f"buyer{turn}@example.com", "shipping_address": BUYER, "shipping_method_id": way}
        return json.dumps({"items": items} | buyer)

    detail = [Ask(f"{LIST}/{one}") for one in shown[:: SHOWN // WATCHED]]
    search = [Ask(f"/api/v1/search?q={text.replace(' ', '+')}") for text in questions]
    adding = [Ask("/api/v1/cart/lines", "POST", json.dumps({"variant_id": one, "quantity": 1})) for one in sold]
    return [
        Figure("floor: bytes from memory", False, [Ask("/bare")]),
        Figure("floor: list, one query", False, [Ask("/products")]),
        Figure("floor: detail, one query", False, [Ask(f"/products/{one}") for one in shown[:: SHOWN // WATCHED]]),
        Figure("floor: search, one query", False, [Ask(f"/search?q={text.split()[0]}") for text in questions]),
        Figure(
            "floor: checkout, minimal", False,
            [Ask("/checkout", "POST", floors.body(SHELVES, turn)) for turn in range(SHOWN)],
        ),
        Figure("list of 24", True, [Ask(LIST)], "floor: list, one query"),
        Figure("list of 24, nothing kept", True, [Ask(f"{LIST}?")], "floor: list, one query", fresh=True),
        Figure("detail", True, detail, "floor: detail, one query"),
        Figure("detail, nothing kept", True, [Ask(f"{one.path}?") for one in detail], "floor: detail, one query",
               fresh=True),
        Figure("search", True, search, "floor: search, one query"),
        Figure("cart: first line", True, adding, "floor: checkout, minimal"),
        Figure("checkout in one call", True, [Ask("/api/v1/checkout", "POST", order(turn)) for turn in range(SHOWN)],
               "floor: checkout, minimal"),
    ]  # fmt: skip


def _serving(shop: Shop) -> list[int]:
    """The processes of a shop that answer requests."""
    main, *below = _tree(cast("Any", shop.process).pid)
    beside = {pid for pid in below if {b"worker", b"-c"} & set(Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"))}
    return [pid for pid in below if pid not in beside and pid != main]


def _memory(pid: int) -> float:
    """Megabytes of a process, what it shares divided among those who share it."""
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def _busy(pid: int) -> float:
    """Seconds of processor time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _tree(pid: int) -> list[int]:
    children = [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]
    return [pid, *[one for child in children for one in _tree(child)]]


def _idle(shop: Shop, seconds: float) -> float:
    """The share of one core that the whole shop takes while nobody asks anything."""
    pids = _tree(cast("Any", shop.process).pid)
    before = sum(map(_busy, pids))
    time.sleep(seconds)
    return (sum(map(_busy, pids)) - before) / seconds


def _measure(kind: Kind, url: str, size: int, rounds: int, seconds: int) -> dict[str, float]:
    """Measure one shop and print its table; the rates by label."""
    with tempfile.TemporaryDirectory() as name, environment(kind, url, Path(name)) as data:
        folder = Path(name)
        began = time.perf_counter()
        ids, variants = asyncio.run(filled(size))
        filling = time.perf_counter() - began
        asyncio.run(floors.make_ready(url, SHELVES))
        given = {"api_key": KEY, "currency": "GBP", "secret_key": os.environ["TRADEPOST_SECRET_KEY"]}
        # A proxy stands in front: the load's addresses are the buyers', and the usual limit holds for each of them.
        shop = Shop(data, url, rate_limit="3000/minute", trust_proxy="true", **given)
        began = time.perf_counter()
        command = [sys.executable, "-m", "tradepost.cli", "reindex"]
        subprocess.run(command, env=shop.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        indexing = time.perf_counter() - began
        shop.start("--workers", str(WORKERS))
        shop.stop()
        shop = Shop(data, url, rate_limit="3000/minute", trust_proxy="true", **given)
        began = time.perf_counter()
        shop.launch("--workers", str(WORKERS))
        while not shop.is_ready():
            time.sleep(0.01)
        ready = time.perf_counter() - began
        try:
            way = goods.rules(httpx.Client(base_url=shop.client.base_url, headers={"X-API-Key": KEY}, timeout=60))
            answer = folder / "answer.json"
            answer.write_bytes(shop.client.get(LIST).content)
            figures = _asks(ids, variants, way)
            pgbench = shutil.which("pgbench") if kind == "postgresql" else None
            least: list[float] = []
            time.sleep(2)
            idle = _idle(shop, 5)
            with _serving_floors(url, answer, folder) as address:
                # First all that is read, then all that is written: orders leave work behind, and end what is kept.
                for writes in (False, True):
                    some = [figure for figure in figures if bool(figure.asks[0].body) == writes]
                    for figure in some:  # each process has met everything once
                        _once(figure, address if not figure.of_shop else str(shop.client.base_url), 2)
                        figure.rounds.clear()
                    for _ in range(rounds):
                        for figure in some:
                            _once(figure, address if not figure.of_shop else str(shop.client.base_url), seconds)
                        if writes and pgbench:
                            least.append(floors.pgbench(pgbench, url, SHELVES, seconds, folder))
            memory = [_memory(pid) for pid in _serving(shop)]
        finally:
            shop.stop()
        counted = asyncio.run(_statements({one.label: one.asks[0] for one in figures if one.of_shop}))
        _show(figures, counted)
        if least:
            print(f"{'floor: the same in pgbench':<28}{statistics.median(least):>10,.0f}")
        elif kind == "postgresql":
            print("floor: the same in pgbench   not measured: the program pgbench is not installed")
        print(
            f"filled in {filling:.0f} s, indexed in {indexing:.1f} s, ready after {ready:.1f} s; "
            f"{len(memory)} serving processes: {sum(memory):.0f} MB; at rest: {idle:.1%} of one core; "
            f"load of the machine: {os.getloadavg()[0]:.1f}"
        )
        return {one.label: one.rate for one in figures}


def _once(figure: Figure, url: str, seconds: int) -> None:
    figure.rounds.append(load.run(url, figure.asks, seconds, fresh=figure.fresh))


def _show(figures: list[Figure], counted: dict[str, int]) -> None:
    rates = {one.label: one.rate for one in figures}
    bare = rates["floor: bytes from memory"]
    print(f"{'':<28}{'per second':>10}{'of floor':>10}{'of bare':>9}{'SQL':>5}{'bytes':>9}{'ms':>7}  wrong")
    for one in figures:
        of = f"{one.rate / rates[one.floor]:.2f}" if one.floor else ""
        size, middle = (statistics.median(getattr(x, name) for x in one.rounds) for name in ("size", "middle"))
        wrong = sum(x.wrong for x in one.rounds)
        sql = counted.get(one.label, "")
        rates_of = f"{one.label:<28}{one.rate:>10,.0f}{of:>10}{one.rate / bare:>9.2f}"
        print(f"{rates_of}{sql:>5}{size:>9,.0f}{middle:>7.1f}  {wrong or ''}")


def run(databases: list[str], *, sizes: list[int] | None = None, rounds: int = 3, seconds: int = 2) -> None:
    """Print a table for each database and size, and what is slower than half with more products."""
    print(f"\nThe shop over HTTP, {WORKERS} serving processes, {load.CONNECTIONS} connections, asked by {load.name()};")
    print(f"medians of {rounds} rounds of {seconds} s; PostgreSQL's synchronous_commit is off for both sides.")
    for name in databases:
        if name == "mariadb":
            continue  # the aims are for the other two
        measured: dict[int, dict[str, float]] = {}
        for size in sizes or SIZES:
            url: Any = provide(cast("Kind", name), f"shop_{size}")
            print(f"\n{name}, {size:,} products", flush=True)
            if isinstance(url, Unavailable):
                print(f"not measured: {url.reason}")
                continue
            measured[size] = _measure(cast("Kind", name), url, size, rounds, seconds)
        _compare(measured)


def _compare(measured: dict[int, dict[str, float]]) -> None:
    if len(measured) < 2:
        return
    few, many = min(measured), max(measured)
    slow = [
        f"{label} ({measured[many][label] / rate:.2f})"
        for label, rate in measured[few].items()
        if not label.startswith("floor") and measured[many][label] < rate / 2
    ]
    verdict = f"slower than half: {', '.join(slow)}" if slow else "nothing is slower than half"
    print(f"with {many:,} products instead of {few:,}: {verdict}")
