"""Answers to guests, kept as bytes for as long as the log says nothing new.

    @products.get("/products")
    @keeps
    async def list_products(...) -> Page[ProductOut]: ...

Everything that lists and pages of goods show changes with an event in the same transaction. So an answer made behind a
look at the log stands until a later look finds an event there that may concern it. A request is answered from memory
only behind a look that began after the request came: a change is seen by the next read in every process, on however
many machines, however its writer went. Requests that come together share one look, which is one statement.

Only guests are answered so, who all see the same: who shows a token or a key is asked who they are. See
docs/decisions/0011.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import Request, Response
from prometheus_client import Counter
from starlette.types import ASGIApp, Receive, Scope, Send

from tradepost.core import db, trials

MOST_BYTES = 16_000_000  # of answers, in a process
MOST_ASKED = 5_000  # addresses that are remembered to have been asked for
LONGEST = 500_000  # an answer that is longer is not kept
ROOM = 1_500  # bytes that an answer takes besides its body
MOST_WAITING = 1_000  # events without a position: with more, something large is going on, and nothing is kept
# What happens in these rooms changes nothing that a guest sees of the goods. Any other event, of whatever name, may.
ELSEWHERE = (
    "account.", "ad_campaign.", "ad_rule.", "address.", "api_key.", "audit.", "cart.", "credit.", "customer.",
    "customer_group.", "discount.", "favorite.",
    "gift_card.", "hold.extended", "job.", "notification.", "order.", "page.", "payment.", "post.",
    "banner.", "refund.", "return.", "shipment.", "shipping_method.", "tax.", "tax_settings.", "zone.",
    "calendar_event.", "calendar_feed.", "calendar_settings.", "subscription.", "tariff.",
)  # fmt: skip
NEWEST = "SELECT COALESCE(MAX(position), 0) FROM events"
NEWS = (
    "SELECT id, position, name FROM events WHERE position > ? UNION ALL SELECT * FROM "
    "(SELECT id, position, name FROM events WHERE position IS NULL LIMIT 1001) waiting"
)
SECRETS = {b"authorization", b"x-api-key"}
MARK, KEEPING = "keeps", "tradepost.keeping"

_KEPT = Counter("tradepost_kept_answers_total", "Requests that an answer was kept for", ["found"])
FRESH, STALE = _KEPT.labels("fresh"), _KEPT.labels("stale")
LOOKS = Counter("tradepost_kept_looks_total", "Looks at the log on behalf of kept answers")
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
Key = tuple[str, bytes]


def keeps(endpoint: Endpoint) -> Endpoint:
    """Mark a GET whose answer to a guest is told by its address, and by nothing but what the log tells of."""
    setattr(endpoint, MARK, True)
    return endpoint


@dataclass(slots=True)
class Keeping:
    """What becomes of the answer that is being made.

    `number` names the state of the log before it was begun. An endpoint may add until when else it `holds`, and what
    is to be done `again` whenever it is given.
    """

    number: int
    holds: Callable[[], bool] | None = None
    again: Callable[[], None] | None = None


def of(request: Request) -> Keeping | None:
    """For an endpoint: the keeping of its answer; None when it will not be kept."""
    found: Keeping | None = request.scope.get(KEEPING)
    return found


@dataclass(frozen=True, slots=True)
class _Answer:
    headers: list[tuple[bytes, bytes]]
    body: bytes
    tag: str
    unchanged: list[tuple[bytes, bytes]]
    route: Any
    path_params: dict[str, Any]
    keeping: Keeping


class _Log:
    """What this process knows of the log. `number` grows with every look that finds something new."""

    def __init__(self) -> None:
        self.number = 0
        self._source: object = None
        self._position = -1
        self._waiting: set[int] = set()  # events that were seen before they had a position
        self._asked: list[asyncio.Future[int]] = []
        self._looking: asyncio.Task[None] | None = None

    async def now(self) -> int:
        """The number after a look that begins no sooner than this call."""
        loop = asyncio.get_running_loop()
        mine: asyncio.Future[int] = loop.create_future()
        self._asked.append(mine)
        if self._looking is None or self._looking.done() or self._looking.get_loop() is not loop:
            self._looking = loop.create_task(self._look_for_all())
        return await mine

    async def _look_for_all(self) -> None:
        while self._asked:
            asked, self._asked = self._asked, []
            try:
                number = await self._look()
            except Exception as error:  # noqa: BLE001 - each of them is told
                self._source = None
                for one in asked:
                    if not one.done():
                        one.set_exception(error)
            else:
                for one in asked:
                    if not one.done():
                        one.set_result(number)

    async def _look(self) -> int:
        LOOKS.inc()
        if self._source is not db.engine():
            self._source, self._waiting = db.engine(), set()
            self._position = int((await db.glance(NEWEST))[0][0])
            self.number += 1
        rows = await db.glance(NEWS, self._position)
        waiting = {row[0] for row in rows if row[1] is None}
        if waiting == self._waiting and len(rows) == len(waiting) <= MOST_WAITING:
            return self.number
        settled = {row[0]: row[1] for row in rows if row[1] is not None}
        # What waited either waits on or has got its position, or the log is not the one it was.
        lost = self._waiting - waiting - settled.keys()
        news = any(row[0] not in self._waiting and not row[2].startswith(ELSEWHERE) for row in rows)
        self._position = max(self._position, *settled.values()) if settled else self._position
        self._waiting = waiting
        if news or lost or len(waiting) > MOST_WAITING:
            self.number += 1
        return self.number


class Kept:
    """The answers of this process, all of one number; those that were not asked for longest go first."""

    def __init__(self) -> None:
        self.log = _Log()
        self.bytes = 0
        self._number = -1
        self._answers: OrderedDict[Key, _Answer] = OrderedDict()
        self._asked: set[Key] = set()

    def begin_again(self) -> None:
        """Take the log for another one, of which nothing is known: what is empty again gives the same ids once more."""
        self.log = _Log()
        self._number = -1
        self._asked.clear()
        self.forget()

    def forget(self) -> None:
        """Keep nothing of what is kept."""
        self._answers.clear()
        self.bytes = 0

    def _is_now(self, number: int) -> bool:
        """Whether this is the newest number that is known; what was kept under an older one goes."""
        if number > self._number:
            self.forget()
            self._number = number
        return number == self._number

    def has(self, key: Key) -> bool:
        """Whether there is an answer, fresh or not."""
        return key in self._answers

    def find(self, key: Key, number: int) -> _Answer | None:
        """The answer as of this number."""
        found = self._answers.get(key) if self._is_now(number) else None
        if found is not None and found.keeping.holds is not None and not found.keeping.holds():
            self._drop(key)
            return None
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def keep(self, key: Key, answer: _Answer) -> None:
        """Keep an answer, unless the log has gone on meanwhile."""
        size = len(answer.body) + ROOM
        if size > LONGEST or not self._is_now(answer.keeping.number):
            return
        self._drop(key)
        self._answers[key] = answer
        self.bytes += size
        while self.bytes > MOST_BYTES:
            self._drop(next(iter(self._answers)))

    def _drop(self, key: Key) -> None:
        gone = self._answers.pop(key, None)
        if gone is not None:
            self.bytes -= len(gone.body) + ROOM

    def was_asked(self, key: Key) -> bool:
        """Whether this was asked for before: what is asked for once in a while shall not push out what all ask for."""
        if key in self._asked:
            return True
        if len(self._asked) >= MOST_ASKED:
            self._asked.clear()
        self._asked.add(key)
        return False


STORE = Kept()


def _key(scope: Scope) -> Key:
    return scope["path"], scope.get("query_string", b"")


def _is_guest(scope: Scope) -> bool:
    return not any(name in SECRETS for name, _value in scope["headers"])


async def begin(request: Request) -> Keeping | None:
    """Before an answer is made: how it may be kept; None when it may not be."""
    scope = request.scope
    if not hasattr(scope.get("endpoint"), MARK) or not _is_guest(scope):
        return None
    looked: Keeping | None = scope.get(KEEPING)  # at the front, where there was an answer that is good no more
    if looked is None:
        if not STORE.was_asked(_key(scope)):
            return None
        looked = scope[KEEPING] = Keeping(await STORE.log.now())
    return looked


def end(request: Request, keeping: Keeping, response: Response) -> None:
    """Keep an answer that was made."""
    if trials.looking().told_apart:  # somebody else may be shown something else
        return
    if response.status_code != 200 or getattr(response.background, "tasks", None) or "etag" not in response.headers:
        return
    scope = request.scope
    tag = response.headers["etag"]
    unchanged = [(b"etag", tag.encode()), (b"cache-control", response.headers["cache-control"].encode())]
    body = bytes(response.body)
    made = _Answer(
        list(response.raw_headers), body, tag, unchanged, scope.get("route"), scope.get("path_params", {}), keeping
    )
    STORE.keep(_key(scope), made)


class Front:
    """In front of the routes: what is kept is given without any of them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        key = _key(scope)
        if not STORE.has(key) or not _is_guest(scope):
            await self.app(scope, receive, send)
            return
        number = await STORE.log.now()
        found = STORE.find(key, number)
        if found is None:
            STALE.inc()
            scope[KEEPING] = Keeping(number)
            await self.app(scope, receive, send)
            return
        FRESH.inc()
        if found.keeping.again is not None:
            found.keeping.again()
        scope["route"], scope["path_params"] = found.route, found.path_params
        status, headers, body = 200, found.headers, found.body
        if _is_known(scope, found.tag):
            status, headers, body = 304, found.unchanged, b""
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def _is_known(scope: Scope, tag: str) -> bool:
    """Whether the caller has this answer already."""
    told = b",".join(value for name, value in scope["headers"] if name == b"if-none-match")
    return bool(told) and bool({tag, "*"} & set(tags(told.decode("latin-1"))))


def tags(header: str) -> list[str]:
    """The tags of If-Match or If-None-Match; a weak one counts as what it names: proxies weaken what they compress."""
    return [tag.strip().removeprefix("W/") for tag in header.split(",")]
