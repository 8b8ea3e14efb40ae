"""A mock server of a marketplace's own API description: it checks each request, and answers with the examples."""

import json
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from tests.machine import Unavailable, needed
from tests.payments.servers import free_port
from tradepost.channels.client import Client
from tradepost.core import clock

ROOT = Path(__file__).parents[2]
DESCRIPTIONS = ROOT.parent / "shared/marketplaces"
PRISM = ROOT / "tests/prism/node_modules/.bin/prism"
Api = TypeVar("Api", bound=Client)
# What a client sends does not hang on the database; how it waits for its limits is told elsewhere on all three.
once = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@contextmanager
def serving(name: str) -> Iterator[str]:
    """The address of a mock server of a description, such as "ozon/seller.json"."""
    description = DESCRIPTIONS / name
    for thing, what in ((PRISM, "the mock server: run make test"), (description, "the marketplaces' descriptions")):
        if not thing.exists():
            needed(Unavailable(f"{what} is not there ({thing})"))
    port = free_port()
    command = [ROOT / "scripts/node", PRISM, "mock", "-h", "127.0.0.1", "-p", str(port), description]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        until = time.monotonic() + 120
        while time.monotonic() < until and process.poll() is None:
            try:
                httpx.get(f"http://127.0.0.1:{port}/ping", timeout=10)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()  # it keeps nothing, and whoever asks it politely waits for its open connections


@asynccontextmanager
async def watched(client: Api) -> AsyncIterator[tuple[Api, list[str]]]:
    """A client of the mock server, and what that found wrong with its requests."""
    wrong: list[str] = []

    async def note(answer: httpx.Response) -> None:
        # An example that breaks its own schema is the description's fault: ours are those of the request.
        wrong.extend(
            f"{answer.request.method} {answer.request.url.path}: {one['message']}"
            for one in json.loads(answer.headers.get("sl-violations", "[]"))
            if one["location"][0] == "request"
        )

    with clock.at(clock.now()):
        async with client as api:
            assert api.http is not None
            api.http.event_hooks["response"].append(note)
            yield api, wrong


def written(kind: type[Any]) -> set[str]:
    """The calls that a client has: what it offers beside what every client does."""
    names = {name for name in dir(kind) if not name.startswith("_")}
    return names - set(dir(Client)) - set(kind.__dataclass_fields__)
