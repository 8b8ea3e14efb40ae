"""Bringing a file in through the API, and seeing what became of it."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from tradepost.core import jobs

Bring = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
def bring() -> Bring:
    """`job = await bring(owner, "orders", content, "orders.csv")`: upload, let the worker work, the ended job."""

    async def upload(who: httpx.AsyncClient, kind: str, content: bytes, name: str, **form: Any) -> dict[str, Any]:
        answer = await who.post(
            f"/api/v1/{kind}/import",
            files={"file": (name, content)},
            data={k: str(v) if not isinstance(v, str) else v for k, v in form.items()},
        )
        assert answer.status_code == 202, answer.text
        await jobs.drain()
        ended = await who.get(f"/api/v1/jobs/{answer.json()['id']}")
        assert ended.status_code == 200, ended.text
        found: dict[str, Any] = ended.json()
        return found

    return upload
