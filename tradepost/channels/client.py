"""Asking a marketplace over HTTP: within its limits, as patient as it says, and never telling a secret.

A read is tried again after silence or a 5xx, a write is not: it may have been done, so it raises NoAnswer and is looked
at first. After "too many requests" nothing was done, and anything is tried again once it may be. A 4xx is final.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import httpx

from tradepost.channels import allowances
from tradepost.channels.adapter import BadCredentials, Busy, Failed, NoAnswer, Refused
from tradepost.channels.allowances import Limit
from tradepost.core.logs import logger

log = logger("channels")
TRIES = 4
LONGEST_WAIT = 20.0  # seconds; whoever would have to wait longer comes again later
FIRST_PAUSE = 0.5
TIMEOUT = httpx.Timeout(20.0, connect=5.0)
TOO_MANY = {420, 429}
SAID_AT_MOST = 300

Pause = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class Client:
    """One marketplace's server and one token. Subclasses say how it writes errors and how long it wants to be left."""

    title: str
    token: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    pause: Pause = asyncio.sleep
    http: httpx.AsyncClient | None = field(default=None, repr=False)

    async def __aenter__(self) -> Self:
        """Open a connection that is kept between calls."""
        self.http = httpx.AsyncClient(timeout=TIMEOUT, headers=dict(self.headers), follow_redirects=False)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        if self.http is not None:
            await self.http.aclose()
            self.http = None

    def waits(self, answer: httpx.Response) -> float | None:
        """How many seconds the marketplace wants to be left alone, by its headers; None when it does not say."""
        return _seconds(answer.headers.get("retry-after"))

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
        for attempt in range(1, TRIES + 1):
            await self._turn(limit)
            try:
                answer = await self.http.request(method, url, json=json, params=params, data=form)
            except httpx.HTTPError as error:
                failure: Failed = NoAnswer(f"{self.title} does not answer: {type(error).__name__}", again=FIRST_PAUSE)
                if writes and not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
                    raise failure from error  # it may have been done
            else:
                if answer.is_success:
                    return answer
                failure = await self._failure(answer, limit)
                if not isinstance(failure, Busy) and (answer.status_code < 500 or writes):
                    raise failure
            wait = failure.again if isinstance(failure, Busy) and failure.again else _backoff(attempt)
            if attempt == TRIES or wait > LONGEST_WAIT:
                failure.again = wait
                raise failure
            log.info("channels.again", marketplace=self.title, kind=limit.kind, attempt=attempt, seconds=round(wait, 2))
            await self.pause(wait)
        raise AssertionError  # the last attempt has returned or raised

    async def _turn(self, limit: Limit) -> None:
        waited = 0.0
        while (seconds := await allowances.take(limit, self.token)) > 0:
            waited += seconds
            if waited > LONGEST_WAIT:
                raise Busy(f"{self.title} lets so many requests through only later ({limit.kind})", again=seconds)
            await self.pause(seconds)

    async def _failure(self, answer: httpx.Response, limit: Limit) -> Failed:
        """What an answer that is no success means; the marketplace's own words about it, without our secrets."""
        code, said = answer.status_code, self._clean(self.says(answer))
        if code in TOO_MANY:
            seconds = self.waits(answer)
            if seconds is not None:
                await allowances.wait_for(limit, self.token, seconds)
            return Busy(f"{self.title}: too many requests", again=seconds)
        if code < 500 and limit.per_refusal > 1:
            await allowances.spend(limit, self.token, limit.per_refusal - 1)
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


def _backoff(attempt: int) -> float:
    """Twice as long each time, anywhere in the upper half: many clients do not come back at once."""
    longest: float = FIRST_PAUSE * 2 ** (attempt - 1)
    return longest * random.uniform(0.5, 1)  # noqa: S311 - no secret


def _seconds(text: str | None) -> float | None:
    try:
        return None if text is None else max(0.0, float(text))
    except ValueError:
        return None
