"""kill -9 for the worker while it reads finance reports: every line is there once, and so is what it cost."""

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.channels.test_killed_while_syncing import workers
from tests.databases import provide
from tests.machine import needed
from tests.market import connect, sandbox
from tests.shop import Shop, running, until

ORDERS, PRICE = 120, 1000
# Of each order: sold, commission of 19 %, delivery, the bank's share of 1.5 %.
LINES, PAID = 4, PRICE - 190 - 60 - 15


@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "mariadb"])
def test_a_worker_that_is_killed_while_it_reads_reports_doubles_nothing(
    kind: Any, tmp_path: Path, worker_id: str
) -> None:
    url = needed(provide(kind, f"{worker_id}_settling"))
    goods = tmp_path / "goods.json"
    goods.write_text(json.dumps([{"sku": "LAMP", "price": PRICE}]))
    with sandbox(goods=goods, past=ORDERS, faults=0.02) as market, running(Shop(tmp_path / "data", url)) as shop:
        shop.sign_in()
        made = shop.client.post("/api/v1/products", json={"name": "Lamp", "sku": "LAMP", "price": "900"}).json()
        shop.client.post("/api/v1/inventory", json={"product_id": made["id"], "quantity": ORDERS})
        channel = connect(shop.client, market, options={"address": market.url, "dialect": "ozon"}, fee="19")
        settlement = f"/api/v1/channels/{channel['id']}/settlement"

        def totals() -> dict[str, Any]:
            return dict(shop.client.get(f"{settlement}/totals").json())

        seen = 0
        for _ in range(2):
            until(lambda seen=seen: min(seen, ORDERS * LINES - 1) < totals()["lines"], "it is in the middle of it")
            (worker,) = until(lambda: workers(shop), "there is a worker")
            os.kill(worker, signal.SIGKILL)
            seen = totals()["lines"]
            until(lambda worker=worker: worker not in workers(shop), "it is dead")
        until(lambda: totals()["lines"] == ORDERS * LINES, "every line is here")
        until(lambda: totals()["states"]["settled"]["orders"] == ORDERS, "every order is settled")
        found = totals()
        assert (found["lines"], found["paid"], found["general"]) == (ORDERS * LINES, f"{ORDERS * PAID}.00", {})
        assert {name: one["orders"] for name, one in found["states"].items() if one["orders"]} == {"settled": ORDERS}
        spent = shop.client.get("/api/v1/expenses", params={"channel": "sandbox", "limit": 100}).json()["items"]
        assert sum(float(one["amount"]) for one in spent) == ORDERS * (PRICE - PAID)
        assert {one["kind"] for one in spent} == {"fees", "shipping", "payment_fees"}
