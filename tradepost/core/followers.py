"""Who follows the log: looks a few times a second at what happened, one process of a machine at a time.

A room registers a follower in its `hooks.py`. Every process that lives long (`serve`, `worker`) offers to run it; a
lock on a file in the data directory decides which one does. When that process ends, however it ends, another one takes
over.
"""

import asyncio
import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Protocol

from tradepost.core.logs import logger
from tradepost.core.settings import settings

log = logger("followers")
LOOK_EVERY = 0.2
AFTER_TROUBLE = 2.0
# A serving process steps in when for so long nobody followed and no worker was there, and makes way for one that comes.
STEP_IN_AFTER = 3.0


class Follower(Protocol):
    """What follows. Where it stands in the log is its own to remember, together with what it makes of the log."""

    async def open(self) -> None:
        """Get ready: this process is the one."""

    async def look(self) -> None:
        """Do whatever is new; called every LOOK_EVERY seconds, never twice at once."""

    async def close(self) -> None:
        """Let go of everything."""


@dataclass(frozen=True, slots=True)
class _Registered:
    make: Callable[[], Follower]
    wanted: Callable[[], bool]


_registered: dict[str, _Registered] = {}


def register(name: str, make: Callable[[], Follower], *, wanted: Callable[[], bool] = lambda: True) -> None:
    """Have processes follow under this name; those where `wanted()` says no do not."""
    _registered[name] = _Registered(make, wanted)


@contextmanager
def turn(name: str) -> Iterator[bool]:
    """Whether this is the machine's one follower of that name, for as long as the block runs."""
    with _file(f"{name}.lock") as file:
        yield _locked(file)


def _file(name: str) -> IO[str]:
    folder = settings().data_dir / "run"
    folder.mkdir(parents=True, exist_ok=True)
    return (folder / name).open("w")


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def _there(*, working: bool) -> Iterator[None]:
    """A worker shows that it is there, so that serving processes leave following to it."""
    with _file("followers.lock") as file:
        if working:
            fcntl.flock(file, fcntl.LOCK_SH)  # waits only for a look that somebody takes at this moment
        yield


def _a_worker_is_there() -> bool:
    with _file("followers.lock") as file:
        return not _locked(file)


async def run(stop: asyncio.Event, *, serving: bool = False) -> None:
    """Run every follower that this process gets to run until `stop` is set; a serving process leaves it to workers."""
    wanted = [(name, one) for name, one in _registered.items() if one.wanted()]
    with _there(working=not serving):
        await asyncio.gather(*[_offer(name, one.make, stop, serving=serving) for name, one in wanted])


async def _offer(name: str, make: Callable[[], Follower], stop: asyncio.Event, *, serving: bool) -> None:
    loop = asyncio.get_running_loop()
    free_since: float | None = None
    while not stop.is_set():
        if serving and _a_worker_is_there():
            free_since = None
        else:
            with turn(name) as ours:
                free_since = (free_since or loop.time()) if ours else None
                waited = free_since is not None and loop.time() - free_since >= STEP_IN_AFTER
                if ours and (waited or not serving):
                    await _follow(name, make(), stop, serving=serving)
                    free_since = None
        await _pause(stop, AFTER_TROUBLE / 4)


async def _follow(name: str, follower: Follower, stop: asyncio.Event, *, serving: bool) -> None:
    """Follow until told to stop, or until something goes wrong: then another process may have more luck."""
    try:
        await follower.open()
        log.info("follower.ready", name=name)
        while not stop.is_set() and not (serving and _a_worker_is_there()):
            await follower.look()
            await _pause(stop, LOOK_EVERY)
    except Exception as error:
        log.error("follower.trouble", name=name, exc_info=error)
        await _pause(stop, AFTER_TROUBLE)
    finally:
        await follower.close()


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
