"""The pretend marketplace as a real process beside a real shop: started, moved, asked what it shows."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.shop import free_port, until
from tradepost.channels.sandbox.app import TOKEN


class Sandbox:
    """`tradepost sandbox` with the given options."""

    def __init__(self, **options: Any) -> None:
        self.url = f"http://127.0.0.1:{(port := free_port())}"
        chosen = [f"--{name}" if value is True else f"--{name}={value}" for name, value in options.items()]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tradepost.cli", "sandbox", f"--port={port}", *chosen],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.client = httpx.Client(base_url=self.url, timeout=10)
        until(self.is_there, "the sandbox answers")

    def is_there(self) -> bool:
        try:
            return self.client.get("/sandbox/clock").status_code == 200
        except httpx.TransportError:
            return False

    def goods(self, *goods: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """Add goods; everything there is, by SKU."""
        answer = self.client.post("/sandbox/goods", json=list(goods)) if goods else self.client.get("/sandbox/goods")
        return {one["sku"]: one for one in answer.json()}

    def buy(self, sku: str, count: int = 1) -> list[int]:
        """Somebody buys, whether it is shown or not."""
        made: list[int] = self.client.post("/sandbox/orders", json={"sku": sku, "count": count}).json()["orders"]
        return made

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        self.client.close()


@contextmanager
def sandbox(**options: Any) -> Iterator[Sandbox]:
    market = Sandbox(**options)
    try:
        yield market
    finally:
        market.stop()


def connect(client: httpx.Client, market: Sandbox, **given: Any) -> dict[str, Any]:
    """A channel of a shop, connected to it."""
    body = {"type": "sandbox", "options": {"address": market.url}, "credentials": {"token": TOKEN}, **given}
    answer = client.post("/api/v1/channels", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made
