"""The partner API of Yandex Market: one host, a key in a header, `status` and `errors` in every body, 420 for too many.

Shops (`campaignId`) have stock and orders, the cabinet (`businessId`) has cards, prices and what buyers say.
"""

import asyncio
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

import httpx
from pydantic import TypeAdapter

from tradepost.channels.adapter import NoAnswer, Refused
from tradepost.channels.allowances import Limit
from tradepost.channels.client import Client
from tradepost.channels.yandex_market import answers, limits

T = TypeVar("T")
ADDRESS = "https://api.partner.market.yandex.ru"
# (campaign, cabinet) by address, key and campaign that was set. It never changes, and may be asked for so seldom that
# jobs asking anew would use it up.
SHOPS: dict[tuple[str, str, int], tuple[int, int]] = {}
# What a key has under way in this process, by how many may be: of lists of orders more than of all else together.
TURNS: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple[str, int], asyncio.Semaphore]] = WeakKeyDictionary()
FROM_OUR_SHELVES = ("FBS", "DBS", "EXPRESS")
FROM_THEIRS = ("FBY",)  # what lies at the market's own warehouse is no stock of ours


@dataclass(frozen=True, slots=True)
class Call:
    """A call: its limit, where it is, and whether it writes what must not be written twice."""

    limit: Limit
    method: str
    path: str
    writes: bool = False


def _turn(token: str, most: int) -> asyncio.Semaphore:
    """What a call holds while it is under way."""
    turns = TURNS.setdefault(asyncio.get_running_loop(), {})
    return turns.setdefault((token, most), asyncio.Semaphore(most))


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@dataclass(slots=True)
class Asking(Client):
    """One key, one shop. `business` is asked for where it is not set."""

    campaign: int = 0
    business: int = 0
    known: dict[str, Any] = field(default_factory=dict, repr=False)

    def says(self, answer: httpx.Response) -> str:
        """The messages of `errors`, with a code where there is no message."""
        try:
            return _errors(answer.json()) or answer.text
        except ValueError:
            return answer.text

    async def _send(self, http: httpx.AsyncClient, limit: Limit, method: str, url: str, **given: Any) -> httpx.Response:
        most = limits.ORDER_LISTS_AT_ONCE if limit.kind == limits.ORDER_LISTS.kind else limits.AT_ONCE
        async with _turn(self.token, most):
            return await Client._send(self, http, limit, method, url, **given)  # noqa: SLF001 - no super() with slots

    async def _ask(self, call: Call, *, json: Any = None, params: Mapping[str, Any] | None = None) -> httpx.Response:
        given = {name: value for name, value in (params or {}).items() if value not in (None, "")}
        url = f"{self.address.rstrip('/') or ADDRESS}{call.path}"
        return await self.ask(call.method, url, call.limit, writes=call.writes, json=json, params=given or None)

    async def _call(
        self, kind: type[T], call: Call, inside: str = "result", *, json: Any = None, params: Any = None
    ) -> T:
        """An answer as `kind`. Refused for an error inside a 200, NoAnswer for one that is not understood."""
        answer = await self._ask(call, json=json, params=params)
        try:
            body = answer.json()
            self._refuse(body)
            found: T = _adapter(cast("Hashable", kind)).validate_python(body[inside] if inside else body)
        except (ValueError, AttributeError, KeyError, TypeError) as error:  # pydantic's are ValueErrors
            raise NoAnswer(f"{self.title} answered {call.path} in a way that is not understood") from error
        return found

    async def _do(self, call: Call, *, json: Any = None, params: Any = None) -> Any:
        """A body that only says OK, or what is wrong."""
        answer = await self._ask(call, json=json, params=params)
        try:
            body = answer.json()
        except ValueError as error:
            raise NoAnswer(f"{self.title} answered {call.path} in a way that is not understood") from error
        self._refuse(body)
        return body

    def _refuse(self, body: Any) -> None:
        if isinstance(body, dict) and body.get("status") == "ERROR":
            raise Refused(f"{self.title}: {self._clean(_errors(body))}")

    async def _cabinet(self) -> int:
        """The cabinet's number: it is set, or the shop says it. Refused where this key does not know the shop."""
        if not self.business:
            await self._known()
        if not self.business:
            raise Refused(f"{self.title}: the shop {self.campaign} names no cabinet, set business_id")
        return self.business

    async def _shop(self) -> int:
        """The shop's number: it is set, or it is the only one."""
        if not self.campaign:
            await self._known()
        return self.campaign

    async def _known(self) -> None:
        key = (self.address, self.token, self.campaign)
        if key in SHOPS:
            self.campaign, cabinet = SHOPS[key]
        else:
            mine = await self.shop()
            self.campaign, cabinet = mine.id, mine.business.id if mine.business else 0
            if cabinet:
                SHOPS[key] = (self.campaign, cabinet)
        self.business = self.business or cabinet

    # --- who ---

    async def campaigns(self, token: str | None = None, *, limit: int = 100) -> answers.Campaigns:
        """The shops that this key knows, a part."""
        call = Call(limits.CAMPAIGNS, "GET", "/v2/campaigns")
        return await self._call(answers.Campaigns, call, "", params={"limit": limit, "pageToken": token})

    async def shop(self) -> answers.Campaign:
        """The shop that this client is for, or the only one. Refused where the key does not know it."""
        token: str | None = None
        seen: dict[int, answers.Campaign] = {}
        while True:
            part = await self.campaigns(token)
            seen |= {one.id: one for one in part.campaigns}
            if part.following in {None, token}:  # a list that goes on with itself would never end
                break
            token = part.following
        mine = [one for one in seen.values() if self.campaign in {0, one.id}]
        if len(mine) == 1:
            return mine[0]
        names = ", ".join(f"{one.id} ({one.domain})" for one in islice(seen.values(), 10)) or "none"
        raise Refused(f"{self.title}: set campaign_id to one that this key knows, there is: {names}")


def _errors(body: Any) -> str:
    parts = body.get("errors") if isinstance(body, dict) else None
    said = [str(one.get("message") or one.get("code")) for one in parts or [] if isinstance(one, dict)]
    return "; ".join(dict.fromkeys(said))
