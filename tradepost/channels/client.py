"""Asking a marketplace over HTTP: within its limits, as patient as it says, and never telling a secret.

A read is tried again after silence or a 5xx, a write is not: it may have been done, so it raises NoAnswer and is looked
at first. After "too many requests" nothing was done, and anything is tried again once it may be; until then, and after
an answer that was the last for now, nobody of all processes asks. A 4xx is final.
A server that stayed silent is left alone for some seconds, then asked once: who waits for it keeps others waiting.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

import httpx

from tradepost.channels import allowances
from tradepost.channels.adapter import BadCredentials, Busy, Failed, NoAnswer, Refused
from tradepost.channels.allowances import MICRO, Limit
from tradepost.core import clock, outbound
from tradepost.core.logs import logger

log = logger("channels")
TRIES = 4
LONGEST_WAIT = 20.0  # seconds; whoever would have to wait longer comes again later
FIRST_PAUSE = 0.5
TIMEOUT = httpx.Timeout(20.0, connect=5.0)
TOO_MANY = {420, 429}
SAID_AT_MOST = 300
LONGEST_SAID = 7 * 86_400.0  # seconds
SILENT_FOR = timedelta(seconds=5)

Pause = Callable[[float], Awaitable[None]]

# Until when a server that stayed silent is left alone, by its address; each process finds it out for itself.
SILENT: dict[bytes, datetime] = {}


class Multipart(dict[str, str]):
    """A form that goes as multipart/form-data, each field a part of its own."""


@dataclass(slots=True)
class Client:
    """One marketplace's server and one token. Subclasses say how it writes errors and how long it wants to be left."""

    title: str
    token: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    pause: Pause = asyncio.sleep
    http: httpx.AsyncClient | None = field(default=None, repr=False)
    address: str = ""  # of a server that stands in for the marketplace's own

    @property
    def holder(self) -> str:
        """Whose limits these are: a token's, of one marketplace; elsewhere the same words are somebody else's."""
        return " ".join(filter(None, (self.title, self.address.rstrip("/").casefold(), self.token)))

    async def __aenter__(self) -> Self:
        """Open a connection that is kept between calls."""
        self.http = httpx.AsyncClient(verify=outbound.tls(), timeout=TIMEOUT, headers=dict(self.headers))
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        if self.http is not None:
            await self.http.aclose()
            self.http = None

    def waits(self, answer: httpx.Response) -> float | None:
        """How many seconds the marketplace wants to be left alone, by its headers; None when it does not say."""
        return _seconds(answer.headers.get("retry-after"))

    def none_left(self, answer: httpx.Response) -> bool:
        """Whether an answer says that it was the last one for now."""
        return _seconds(answer.headers.get("x-ratelimit-remaining")) == 0

    def says(self, answer: httpx.Response) -> str:
        """The sentence of an error's body."""
        return answer.text

    async def ask(
        self,
        method: str,
        url: str,
        limit: Limit,
        *,
        writes: bool,
        json: Any = None,
        params: Mapping[str, Any] | None = None,
        form: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """A successful answer. Busy, Refused, BadCredentials or NoAnswer otherwise."""
        if self.http is None:
            raise RuntimeError("a marketplace is asked inside `async with`")
        fields = _fields(form)
        server = httpx.URL(url).netloc
        tries = self._tries(server)
        for attempt in range(1, tries + 1):
            await self._turn(limit)
            try:
                answer = await self._send(self.http, limit, method, url, json=json, params=params, **fields)
            except httpx.HTTPError as error:
                failure: Failed = NoAnswer(f"{self.title} does not answer: {_why(error)}", again=FIRST_PAUSE)
                if writes and not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
                    raise failure from error  # it may have been done
                if attempt == tries:
                    SILENT[server] = clock.now() + SILENT_FOR
            else:
                SILENT.pop(server, None)
                if answer.is_success:
                    return await self._heeded(answer, limit)
                failure = await self._failure(answer, limit, attempt)
                if not isinstance(failure, Busy) and (answer.status_code < 500 or writes):
                    raise failure
            wait = failure.again if isinstance(failure, Busy) and failure.again else _backoff(attempt)
            if attempt == tries or wait > LONGEST_WAIT:
                failure.again = wait
                raise failure
            log.info("channels.again", marketplace=self.title, kind=limit.kind, attempt=attempt, seconds=round(wait, 2))
            await self.pause(wait)
        raise AssertionError  # the last attempt has returned or raised

    async def _send(
        self,
        http: httpx.AsyncClient,
        limit: Limit,  # noqa: ARG002 - for a marketplace that counts the calls under way
        method: str,
        url: str,
        **given: Any,
    ) -> httpx.Response:
        return await http.request(method, url, **given)

    def _tries(self, server: bytes) -> int:
        """How often it may be asked. NoAnswer while it is left alone; one at a time sees whether it is there again."""
        until, now = SILENT.get(server), clock.now()
        if until is None:
            return TRIES
        if now < until:
            raise NoAnswer(f"{self.title} does not answer", again=(until - now).total_seconds())
        SILENT[server] = now + SILENT_FOR
        return 1

    async def _turn(self, limit: Limit) -> None:
        waited = 0.0
        while (seconds := await allowances.take(limit, self.holder)) > 0:
            waited += seconds
            if waited > LONGEST_WAIT:
                raise Busy(f"{self.title} lets so many requests through only later ({limit.kind})", again=seconds)
            await self.pause(seconds)

    async def _heeded(self, answer: httpx.Response, limit: Limit) -> httpx.Response:
        if self.none_left(answer):
            await self._leave_alone(answer, limit, limit.interval / MICRO)
        return answer

    async def _leave_alone(self, answer: httpx.Response, limit: Limit, usual: float) -> float:
        """Have nobody of us ask before it may be asked again: as long as it says, else so many seconds."""
        said = self.waits(answer)
        seconds = usual if said is None or said > LONGEST_SAID else said  # a moment in time is no number of seconds
        await allowances.wait_for(limit, self.holder, seconds)
        return seconds

    async def _failure(self, answer: httpx.Response, limit: Limit, attempt: int) -> Failed:
        """What an answer that is no success means; the marketplace's own words about it, without our secrets."""
        code, said = answer.status_code, self._clean(self.says(answer))
        if code in TOO_MANY:
            seconds = await self._leave_alone(answer, limit, max(_backoff(attempt), limit.interval / MICRO))
            return Busy(f"{self.title}: too many requests", again=seconds)
        if code < 500 and limit.per_refusal > 1:
            await allowances.spend(limit, self.holder, limit.per_refusal - 1)
        if code in {401, 403}:
            return BadCredentials(f"{self.title} does not accept the credentials: {said}")
        if code < 500:
            return Refused(f"{self.title}: {said}")
        return NoAnswer(f"{self.title} answered {code}", again=FIRST_PAUSE)

    def _clean(self, said: str) -> str:
        for secret in {self.token, *self.headers.values()}:
            if len(secret) >= 4:
                said = said.replace(secret, "***")
        return " ".join(said.split())[:SAID_AT_MOST] or "no reason given"


def _why(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "it took too long"
    return "no connection" if isinstance(error, httpx.ConnectError) else "the connection broke"


def _fields(form: Mapping[str, str] | None) -> dict[str, Any]:
    if isinstance(form, Multipart):
        return {"files": {name: (None, text) for name, text in form.items()}}
    return {"data": form}


def _backoff(attempt: int) -> float:
    """Twice as long each time, anywhere in the upper half: many clients do not come back at once."""
    longest: float = FIRST_PAUSE * 2 ** (attempt - 1)
    return longest * random.uniform(0.5, 1)  # noqa: S311 - no secret


def _seconds(text: str | None) -> float | None:
    try:
        return None if text is None else max(0.0, float(text))
    except ValueError:
        return None
