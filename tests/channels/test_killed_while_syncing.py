"""kill -9 for the worker, again and again, while it pulls orders and tells stock: nothing is lost, nothing twice."""

import os
import signal
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.databases import provide
from tests.machine import needed
from tests.market import connect, sandbox
from tests.shop import Shop, running, until

SKUS, STOCK, KILLS = ("LAMP", "VASE", "CHAIR", "RUG"), 60, 2


def workers(shop: Shop) -> list[int]:
    """The background workers of a running shop."""
    assert shop.process is not None
    found = []
    for thread in Path(f"/proc/{shop.process.pid}/task").glob("*/children"):
        with suppress(FileNotFoundError):  # one that ends meanwhile
            for pid in thread.read_text().split():
                with suppress(FileNotFoundError):
                    if b"\0worker\0" in Path(f"/proc/{pid}/cmdline").read_bytes():
                        found.append(int(pid))
    return found


def left(shop: Shop) -> dict[str, int]:
    """What can be promised of each, by SKU."""
    levels = shop.client.get("/api/v1/inventory", params={"limit": 100}).json()["items"]
    return {one["sku"]: one["quantity"] for one in levels}


def pulled(shop: Shop, channel: dict[str, Any]) -> list[dict[str, Any]]:
    """Every order that the channel has in the book."""
    found: list[dict[str, Any]] = []
    while True:
        asked = {"limit": 100, "sort": "placed_at", "offset": len(found)}
        part = shop.client.get(f"/api/v1/channels/{channel['id']}/orders", params=asked).json()
        found += part["items"]
        if len(found) >= part["total"]:
            return found


@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "mariadb"])
def test_a_worker_that_is_killed_again_and_again_keeps_the_books(kind: Any, tmp_path: Path, worker_id: str) -> None:
    url, random = needed(provide(kind, f"{worker_id}_syncing")), Random(7)
    with sandbox(late=0.2, faults=0.05) as market, running(Shop(tmp_path / "data", url)) as shop:
        shop.sign_in()
        for sku in SKUS:
            made = shop.client.post("/api/v1/products", json={"name": sku, "sku": sku, "price": "900"}).json()
            shop.client.post("/api/v1/inventory", json={"product_id": made["id"], "quantity": STOCK})
        market.goods(*({"sku": sku, "price": 1000} for sku in SKUS))
        channel = connect(shop.client, market)
        until(lambda: {one["stock"] for one in market.goods().values()} == {STOCK}, "everything is on sale there")

        bought: Counter[str] = Counter()
        numbers: set[str] = set()
        for _ in range(KILLS):
            for _ in range(12):
                sku = random.choice(SKUS)
                numbers |= {str(one) for one in market.buy(sku)}
                bought[sku] += 1
            seen = len(pulled(shop, channel))
            until(lambda seen=seen: len(pulled(shop, channel)) > seen, "the worker is in the middle of it")
            (worker,) = until(lambda: workers(shop), "there is a worker")
            os.kill(worker, signal.SIGKILL)
            until(lambda worker=worker: worker not in workers(shop), "it is dead")

        ours = until(lambda: len(found := pulled(shop, channel)) == len(numbers) and found, "every order is here")
        assert {one["external_id"] for one in ours} == numbers
        assert [one["problem"] for one in ours if one["problem"]] == []
        assert len({one["order_number"] for one in ours}) == len(numbers)
        should = {sku: STOCK - bought[sku] for sku in SKUS}
        assert left(shop) == should
        until(lambda: {sku: one["stock"] for sku, one in market.goods().items()} == should, "it shows what there is")
        books = shop.client.get("/api/v1/orders", params={"platform": "sandbox", "limit": 1}).json()
        assert books["total"] == len(numbers)
    checked = shop.run("doctor")
    assert checked.returncode == 0, checked.stdout + checked.stderr
