"""A process that serves one request and kills itself at a named step of it: `kill -9`, nothing is tidied up.

  python -m tests.dying '{"step": "tradepost.inventory.service:reserve", "when": "after", "path": ..., "json": ...}'

The step is a function of the product as whoever calls it finds it: wrapped here, before the app is made.
"""

import asyncio
import functools
import importlib
import json
import os
import signal
import sys
from typing import Any

import httpx

from tradepost import tables
from tradepost.app import create_app
from tradepost.core import db
from tradepost.core.settings import settings


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arm(step: str, when: str) -> None:
    """Let this process die before or after the named function does its work."""
    module, _, path = step.partition(":")
    owner: Any = importlib.import_module(module)
    *above, name = path.split(".")
    for part in above:
        owner = getattr(owner, part)
    original = getattr(owner, name)

    @functools.wraps(original)
    async def deadly(*args: Any, **kwargs: Any) -> Any:
        if when == "before":
            die()
        try:
            return await original(*args, **kwargs)
        finally:
            die()

    setattr(owner, name, deadly)


async def serve(order: dict[str, Any]) -> None:
    db.connect(settings().database)
    transport = httpx.ASGITransport(create_app())
    async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
        answer = await client.post(order["path"], json=order["json"], headers=order["headers"])
    sys.stdout.write(f"survived: {answer.status_code} {answer.text}")


if __name__ == "__main__":
    told = json.loads(sys.argv[1])
    tables.load()
    arm(told["step"], told["when"])
    asyncio.run(serve(told))
