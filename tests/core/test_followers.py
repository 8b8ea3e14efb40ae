"""Following the log: one process of a machine at a time, a worker before a serving process, another when it ends."""

import asyncio

import pytest

from tradepost.core import followers
from tradepost.core.settings import settings


class Looking:
    """A follower that notes what is asked of it."""

    def __init__(self, name: str, said: list[str], *, fails: int = 0) -> None:
        self.name, self.said, self.fails = name, said, fails
        self.looked = asyncio.Event()

    async def open(self) -> None:
        self.said.append(f"{self.name} opens")
        if self.fails:
            self.fails -= 1
            raise OSError("not today")

    async def look(self) -> None:
        self.looked.set()

    async def close(self) -> None:
        self.said.append(f"{self.name} closes")


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """A machine on which nobody follows, where waiting is short."""
    monkeypatch.setattr(settings(), "data_dir", tmp_path)
    monkeypatch.setattr(followers, "_registered", {})
    monkeypatch.setattr(followers, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(followers, "AFTER_TROUBLE", 0.04)
    monkeypatch.setattr(followers, "STEP_IN_AFTER", 0.05)


def running(follower: Looking, **how):
    """A process of its own, as far as locks can tell: (its stop, its task)."""
    stop = asyncio.Event()
    followers.register("test", lambda: follower)
    return stop, asyncio.create_task(followers.run(stop, **how))


async def seen(follower: Looking) -> None:
    follower.looked.clear()
    await asyncio.wait_for(follower.looked.wait(), 10)


async def ended(stop: asyncio.Event, task: asyncio.Task) -> None:
    stop.set()
    await asyncio.wait_for(task, 10)


async def test_one_follows_and_another_takes_over_when_it_ends(alone):
    said: list[str] = []
    first, second = Looking("first", said), Looking("second", said)
    one = running(first)
    await seen(first)
    other = running(second)
    await seen(first)
    assert said == ["first opens"]
    await ended(*one)
    await seen(second)
    await ended(*other)
    assert said == ["first opens", "first closes", "second opens", "second closes"]


async def test_a_serving_process_steps_in_and_makes_way_for_a_worker(alone):
    said: list[str] = []
    server, worker = Looking("server", said), Looking("worker", said)
    serving = running(server, serving=True)
    await seen(server)
    working = running(worker)
    await seen(worker)
    assert said == ["server opens", "server closes", "worker opens"]
    await ended(*working)
    await seen(server)
    await ended(*serving)
    assert said[3:] == ["worker closes", "server opens", "server closes"]


async def test_trouble_is_tried_again(alone):
    said: list[str] = []
    follower = Looking("it", said, fails=2)
    one = running(follower)
    await seen(follower)
    await ended(*one)
    assert said == ["it opens", "it closes"] * 3


async def test_where_it_is_not_wanted_nobody_follows(alone):
    said: list[str] = []
    followers.register("test", lambda: Looking("it", said), wanted=lambda: False)
    await asyncio.wait_for(followers.run(asyncio.Event()), 10)
    assert said == []
