"""A request in a process of its own that kills itself at a named step of it: `kill -9`, nothing is tidied up.

The processes are forked from one that has loaded the product already and done nothing yet.
"""

import asyncio
import functools
import importlib
import multiprocessing
import os
import signal
from typing import Any

import httpx

from tradepost import tables
from tradepost.app import serve_app
from tradepost.core import db
from tradepost.core.settings import settings

tables.load()
APP = serve_app()
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


async def post(url: Any, path: str, body: Any, headers: dict[str, str], *, dies: tuple[str, str]) -> None:
    """POST to a shop on this database, in a process that dies "before" or "after" the named function does its work.

    The function is named as whoever calls it finds it: `tradepost.inventory.service:reserve`.
    """
    listening, telling = _FORKS.Pipe(duplex=False)
    environment = os.environ | {"TRADEPOST_DATABASE_URL": url.render_as_string(hide_password=False)}
    process = _FORKS.Process(target=_run, args=(telling, environment, dies, path, body, headers))
    process.start()
    telling.close()
    await asyncio.to_thread(process.join)
    survived = listening.recv() if process.exitcode == 0 else f"exit code {process.exitcode}"
    assert process.exitcode == -signal.SIGKILL, survived


def _run(telling: Any, environment: dict[str, str], dies: tuple[str, str], *request: Any) -> None:
    os.environ.clear()
    os.environ.update(environment)
    settings.cache_clear()
    _arm(*dies)
    telling.send(asyncio.run(_answer(*request)))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _arm(step: str, when: str) -> None:
    module, _, path = step.partition(":")
    owner: Any = importlib.import_module(module)
    *above, name = path.split(".")
    for part in above:
        owner = getattr(owner, part)
    original = getattr(owner, name)

    @functools.wraps(original)
    async def deadly(*args: Any, **kwargs: Any) -> Any:
        if when == "before":
            _die()
        try:
            return await original(*args, **kwargs)
        finally:
            _die()

    setattr(owner, name, deadly)


async def _answer(path: str, body: Any, headers: dict[str, str]) -> str:
    db.connect(settings().database)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://shop") as client:
        answer = await client.post(path, json=body, headers=headers)
    return f"survived: {answer.status_code} {answer.text}"
