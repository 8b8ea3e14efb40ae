"""How fast a marketplace is told of a whole catalogue, how much memory that takes, and how soon it is told of a sale.

The marketplace is the pretend one, a process of its own that limits nobody, and our own limits are lifted: what is left
is our work. The floor is the same numbers sent to it in parts of the same size by the bare HTTP client. The work is
done in a process of its own, so that its memory is seen alone; sales are made in `tradepost serve` with its worker.
"""

import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import httpx
from sqlalchemy import func, select, update

from bench import goods, shop
from tests.databases import Kind, provide
from tests.machine import Unavailable
from tests.market import sandbox
from tests.shop import Shop, running
from tradepost import tables
from tradepost.channels import allowances, bringing, service, stocking
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Listing, Sync
from tradepost.channels.sandbox.app import TOKEN
from tradepost.channels.working import Work
from tradepost.core import clock, db, reactions
from tradepost.core.settings import settings

LISTINGS = 100_000
UNITS = 50  # of each: no marketplace takes a million
PART = 1000
SALES = 20
PATIENCE = 30.0  # seconds


async def _free(*_: Any, **__: Any) -> float:
    return 0.0


async def _work(address: str) -> dict[str, float]:
    """Connect the marketplace, bring its cards, tell it the stock, read it back: seconds of each, and megabytes."""
    allowances.take = _free
    tables.load()
    db.connect(settings().database)
    async with db.transaction() as session:
        given = {"type": "sandbox", "options": {"address": address}, "credentials": {"token": TOKEN}}
        channel = await service.connect(session, given)
    found = {"before": _memory()}
    async with adapter_of(channel) as adapter:
        for name, step in (("brought", bringing.cards), ("told", _tell), ("read", stocking.read_back)):
            began = time.perf_counter()
            await step(Work(channel, adapter))
            found[name] = time.perf_counter() - began
    found["memory"] = _memory()
    async with db.transaction() as session:
        # Whoever serves this shop next does nothing by itself but tell what is sold.
        later = update(Sync).where(Sync.capability != Capability.STOCK_PUSH.value)
        await session.execute(later.values(due_at=clock.now() + timedelta(days=1)))
        right = select(func.count()).where(Listing.state == "verified", Listing.read_stock == UNITS)
        found["right"] = (await session.execute(right.select_from(Listing))).scalar_one()
        sizes = list((await session.execute(select(Listing.size_id).order_by(Listing.id))).scalars())
    await db.disconnect()
    return found | {"floor": await _floor(address, sizes)}


async def _tell(work: Work) -> None:
    await reactions.catch_up("channels.tell_stock")
    await stocking.push(work)


def _memory() -> float:
    """The most megabytes that this process has held."""
    found = re.search(r"^VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


async def _floor(address: str, sizes: list[str]) -> float:
    """Seconds that the bare client takes to send as many numbers in as many parts."""
    async with httpx.AsyncClient(base_url=address, headers={"Authorization": TOKEN}) as client:
        warehouse = (await client.get("/api/v3/warehouses")).raise_for_status().json()[0]["id"]
        began = time.perf_counter()
        for start in range(0, len(sizes), PART):
            body = {"stocks": [{"chrtId": int(one), "amount": UNITS} for one in sizes[start : start + PART]]}
            (await client.put(f"/api/v3/stocks/{warehouse}", json=body)).raise_for_status()
        return time.perf_counter() - began


async def _left(variant: int, wanted: int) -> datetime:
    """When it was written down that a channel is about to be told this number."""
    query = select(Listing.sent_at).where(Listing.variant_id == variant, Listing.sent_stock == wanted)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        async with db.reading() as session:
            if (found := (await session.execute(query)).scalar_one_or_none()) is not None:
                return found
        await asyncio.sleep(0.05)
    raise RuntimeError(f"nobody was told of a sale within {PATIENCE:.0f} s")


async def _delays(url: str, variants: list[int], way: int) -> list[float]:
    """Seconds from the answer of a checkout until the number that follows from it goes out, of sales one by one."""
    db.connect(settings().database)
    delays = []
    async with httpx.AsyncClient(base_url=url, timeout=30) as buyer:
        for turn, variant in enumerate(variants):
            told = {"email": f"buyer{turn}@example.com", "shipping_address": shop.BUYER, "shipping_method_id": way}
            told["items"] = [{"variant_id": variant, "quantity": 1}]
            (await buyer.post("/api/v1/checkout", json=told)).raise_for_status()
            sold = clock.now()
            delays.append((await _left(variant, UNITS - 1) - sold).total_seconds())
    await db.disconnect()
    return delays


def _measure(kind: Kind, url: str, folder: Path) -> None:
    with shop.environment(kind, url, folder) as data:
        _, variants = asyncio.run(shop.filled(LISTINGS, units=UNITS))
        file = folder / "goods.json"
        file.write_text(json.dumps([{"sku": goods.sku(n), "title": goods.sku(n)} for n in range(LISTINGS)]))
        with sandbox(goods=file, late=0, **{"no-limits": True}) as market:
            command = [sys.executable, "-m", "bench.channels", market.url]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeError(done.stderr[-2000:])
            found = json.loads(done.stdout)
            given = {"api_key": shop.KEY, "currency": "GBP", "secret_key": os.environ["TRADEPOST_SECRET_KEY"]}
            with running(Shop(data, url, **given)) as served:
                address = str(served.client.base_url)
                way = goods.rules(httpx.Client(base_url=address, headers={"X-API-Key": shop.KEY}, timeout=60))
                delays = sorted(asyncio.run(_delays(address, variants[:: LISTINGS // SALES], way)))
    rates = {name: LISTINGS / found[name] for name in ("brought", "told", "read", "floor")}
    line = [kind.ljust(12), *[f"{rates[name]:>12,.0f}" for name in ("brought", "told", "read", "floor")]]
    line += [f"{rates['told'] / rates['floor']:>10.2f}", f"{found['memory']:>8,.0f} MB"]
    line.append(f" (+{found['memory'] - found['before']:,.0f})")
    line += [f"{one:>9.2f} s" for one in (statistics.median(delays), delays[-1])]
    print("".join(line), f" {found['right']:,} verified", flush=True)


def run(databases: list[str]) -> None:
    """Print listings per second, memory and delays for each database."""
    print(f"\nA marketplace of {LISTINGS:,} listings, so many of them a second; {SALES} sales in the shop, one by one")
    heads = [f"{one:>12}" for one in ("brought", "told", "read back", "floor")]
    print(f"{'database':<12}{''.join(heads)}{'of floor':>10}{'memory':>17}{'to push':>11}{'longest':>10}")
    for name in databases:
        url: Any = provide(cast("Kind", name), "channels")
        if isinstance(url, Unavailable):
            print(f"{name:<12}not measured: {url.reason}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            _measure(cast("Kind", name), url, Path(folder))


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_work(sys.argv[1]))))
