"""What somebody is told reaches them while they look: once, only theirs, and what they missed when they come back."""

import asyncio
import json
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.people import Person
from tradepost.core import db, events, followers, reactions
from tradepost.notifications import live, service

STREAM = "/notifications/stream"
PATIENCE = 10


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(live, "LOOK_EVERY", 0.02)


class Listener:
    """A browser that follows: the events that came, one after the other."""

    def __init__(self, app: Any, who: Person, **headers: str) -> None:
        self._app, self._came, self.ended = app, asyncio.Queue(), asyncio.Event()
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]
        self._headers.append((b"authorization", who.headers["Authorization"].encode()))
        self._gone = asyncio.Event()

    async def run(self) -> None:
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": STREAM,
            "raw_path": STREAM.encode(), "query_string": b"", "root_path": "", "scheme": "http", "client": ("t", 1),
            "server": ("shop", 80), "headers": self._headers,
        }  # fmt: skip
        asked = False

        async def receive() -> dict[str, Any]:
            nonlocal asked
            if not asked:
                asked = True
                return {"type": "http.request", "body": b"", "more_body": False}
            await self._gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            for block in message.get("body", b"").decode().replace("\r\n", "\n").split("\n\n"):
                if block:
                    self._came.put_nowait(block)

        await self._app(scope, receive, send)
        self.ended.set()

    async def next(self) -> str:
        return await asyncio.wait_for(self._came.get(), PATIENCE)

    async def told(self) -> tuple[int, str]:
        """The (id, title) of the next notification."""
        block = dict(line.split(": ", 1) for line in (await self.next()).splitlines())
        assert block["event"] == "notification"
        body = json.loads(block["data"])
        assert block["id"] == str(body["id"])
        return body["id"], body["title"]

    def nothing_more(self) -> bool:
        return self._came.empty()

    def go(self) -> None:
        self._gone.set()


@asynccontextmanager
async def listening(app: Any, who: Person, **headers: str):
    listener = Listener(app, who, **headers)
    task = asyncio.create_task(listener.run())
    try:
        assert await listener.next() == ": from now on"
        yield listener
    finally:
        listener.go()
        await asyncio.wait_for(task, PATIENCE)


async def told(account_id: int, title: str, **fields: Any) -> int:
    async with db.transaction() as session:
        made = await service.notify(session, account_id, kind="message", title=title, **fields)
        assert made is not None
        return made.id


async def test_it_comes_live_and_only_ones_own(app, buyer, stranger):
    await told(buyer.id, "Before")
    async with listening(app, buyer) as mine, listening(app, stranger) as theirs:
        for n in range(3):
            await told(buyer.id, f"For Alice {n}")
        bobs = await told(stranger.id, "For Bob")
        assert [(await mine.told())[1] for _ in range(3)] == ["For Alice 0", "For Alice 1", "For Alice 2"]
        assert await theirs.told() == (bobs, "For Bob")
        assert mine.nothing_more()


async def test_what_was_missed_is_caught_up_with_once(app, buyer):
    seen = await told(buyer.id, "Seen")
    missed = [await told(buyer.id, f"Missed {n}") for n in range(2)]
    async with listening(app, buyer, **{"last-event-id": str(seen)}) as mine:
        new = await told(buyer.id, "New")
        assert [(await mine.told())[0] for _ in range(3)] == [*missed, new]
        assert mine.nothing_more()


async def test_what_is_committed_late_comes_as_well(app, buyer):
    """Numbers are given before the commit: a lower one may become visible after a higher one."""
    async with listening(app, buyer) as mine:
        if db.engine().dialect.name == "sqlite":  # one writer at a time: numbers cannot overtake each other there
            first, second = await told(buyer.id, "First"), await told(buyer.id, "Second")
            assert [(await mine.told())[0] for _ in range(2)] == [first, second]
            return
        async with db.transaction() as slow:
            late = await service.notify(slow, buyer.id, kind="message", title="Slow")
            assert late is not None
            quick_one = await told(buyer.id, "Quick")
            assert await mine.told() == (quick_one, "Quick")
        assert late.id < quick_one
        assert await mine.told() == (late.id, "Slow")


async def test_two_windows_of_one_person_are_both_told(app, buyer):
    async with listening(app, buyer) as one, listening(app, buyer) as other:
        new = await told(buyer.id, "New")
        assert (await one.told())[0] == (await other.told())[0] == new


async def test_all_who_are_connected_share_one_look(app, buyer, stranger, manager, statements, monkeypatch):
    looks, hand_out, enough = [], live.LIVE._hand_out, asyncio.Event()

    async def counted() -> None:
        statements.clear()
        await hand_out()
        looks.append(len(statements))
        if len(looks) == 3:
            enough.set()

    async with listening(app, buyer), listening(app, buyer), listening(app, stranger), listening(app, manager):
        monkeypatch.setattr(live.LIVE, "_hand_out", counted)
        await asyncio.wait_for(enough.wait(), PATIENCE)
        assert looks[:3] == [1, 1, 1]
    assert live.LIVE._task is None


async def test_it_ends_with_the_session(app, buyer, monkeypatch):
    monkeypatch.setattr(live, "SESSIONS_EVERY", 0.05)
    async with listening(app, buyer) as mine:
        assert (await buyer.post("/api/v1/auth/logout")).status_code in {200, 204}
        await asyncio.wait_for(mine.ended.wait(), PATIENCE)


async def test_guests_are_told_nothing(guest):
    assert (await guest.get(STREAM)).status_code == 401


async def test_what_happens_reaches_staff_live_within_seconds(app, owner, monkeypatch):
    """The whole way: an event is committed, whoever follows the log reacts to it, and the open page is told."""
    monkeypatch.setattr(reactions, "PAUSE", 0.02)
    stop = asyncio.Event()
    following = asyncio.create_task(followers._follow("reactions", reactions.Reacting(), stop, serving=False))
    async with listening(app, owner) as mine:
        async with db.transaction() as session:
            session.add(events.Event(**events.row("order.placed", "orders", 7, subject_name="TP-7")))
        assert (await mine.told())[1] == "New order TP-7"
    stop.set()
    await asyncio.wait_for(following, PATIENCE)
