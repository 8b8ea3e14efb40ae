"""Pages, posts and banners for tests: each call makes one valid thing, of which a test alters what it is about."""

from typing import Any

import httpx

CONTENT = "/api/v1/content"


async def page(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    return await _made(who, "pages", {"title": "Delivery", "body": "By *post*.", "status": "published", **fields})


async def post(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    return await _made(who, "posts", {"title": "New lamps", "body": "They *shine*.", "status": "published", **fields})


async def banner(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    return await _made(who, "banners", {"title": "Sale", "link": "/all", "place": "home_top", **fields})


async def _made(who: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await who.post(f"{CONTENT}/{path}", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made
