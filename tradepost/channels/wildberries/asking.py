"""How Wildberries is asked: one host a section, a raw token, two shapes of errors, and errors inside a 200."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast

import httpx
from pydantic import TypeAdapter

from tradepost.channels.adapter import NoAnswer, Refused
from tradepost.channels.allowances import Limit
from tradepost.channels.client import Client, Multipart

T = TypeVar("T")
ERRORS = ("errorText", "detail", "message", "title")  # where a sentence is, the best first


@dataclass(frozen=True, slots=True)
class Call:
    """A call: its limit, where it is, what of the answer is wanted, and whether it writes."""

    limit: Limit
    method: str
    section: str
    path: str
    inside: str = ""
    writes: bool = False


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@dataclass(slots=True)
class Asking(Client):
    """One seller's token. With an `address` every section is there, as in a sandbox or a mock server."""

    def _url(self, section: str, path: str) -> str:
        return f"{self.address.rstrip('/') or f'https://{section}.wildberries.ru'}{path}"

    def waits(self, answer: httpx.Response) -> float | None:
        """X-Ratelimit-Retry, in seconds."""
        for name in ("x-ratelimit-retry", "retry-after", "x-ratelimit-reset"):
            try:
                return max(0.0, float(answer.headers[name]))
            except (KeyError, ValueError):
                continue
        return None

    def says(self, answer: httpx.Response) -> str:
        """ErrorText of the older calls, detail or message of the newer; a list of refusals is joined."""
        try:
            body = answer.json()
        except ValueError:
            return answer.text
        parts = body if isinstance(body, list) else [body]
        said = [
            str(part[name])
            for part in parts
            if isinstance(part, dict)
            for name in [next((name for name in ERRORS if part.get(name)), "")]
            if name
        ]
        return "; ".join(dict.fromkeys(said)) or answer.text

    async def _call(self, kind: type[T], call: Call, *, json: Any = None, params: Mapping[str, Any] | None = None) -> T:
        """An answer as `kind`. Refused for an error inside a 200, NoAnswer for one that is not understood."""
        answer = await self._ask(call, json=json, params=params)
        try:
            body: Any = answer.json() if answer.content else None  # 204: there is none
            if isinstance(body, dict) and body.get("error") is True:
                raise Refused(f"{self.title}: {self._clean(str(body.get('errorText') or 'no reason given'))}")
            for name in filter(None, call.inside.split(".")):
                body = body.get(name)
            found: T = _adapter(cast("Hashable", kind)).validate_python(body)
        except (ValueError, AttributeError) as error:  # pydantic's are ValueErrors
            # A read can be asked again; what a write has done is looked at.
            raise NoAnswer(f"{self.title} answered {call.path} in a way that is not understood") from error
        return found

    async def _list(
        self, kind: type[T], call: Call, *, json: Any = None, params: Mapping[str, Any] | None = None
    ) -> Sequence[T]:
        """The same of a list; nothing at all is an empty one."""
        found: Sequence[T] | None = await self._call(
            cast("type[Any]", list[kind] | None),  # type: ignore[valid-type]  # it is a type when it runs
            call,
            json=json,
            params=params,
        )
        return found or []

    async def _ask(
        self,
        call: Call,
        *,
        json: Any = None,
        params: Mapping[str, Any] | None = None,
        form: Multipart | None = None,
    ) -> httpx.Response:
        given = {name: value for name, value in (params or {}).items() if value is not None}
        return await self.ask(
            call.method,
            self._url(call.section, call.path),
            call.limit,
            writes=call.writes,
            json=json,
            params=given or None,
            form=form,
        )
