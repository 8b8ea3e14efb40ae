"""Campaigns for tests, made through the API, and visitors who look and click."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests import make_catalog, make_stock
from tradepost.promotion import advertising

CAMPAIGNS = "/promotion/campaigns"
PROMOTED = "/api/v1/promoted"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/131.0"


@dataclass
class Visitor:
    """A browser that the shop knows by its number."""

    client: httpx.AsyncClient
    number: str
    agent: str = BROWSER

    @property
    def headers(self) -> dict[str, str]:
        return {"X-Visitor": self.number, "User-Agent": self.agent}

    async def look(self, **asked: Any) -> list[dict[str, Any]]:
        """The promoted places beside a list."""
        answer = await self.client.get(PROMOTED, params=asked, headers=self.headers)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    async def click(self, ticket: str) -> bool:
        """Open a promoted product: whether it was counted."""
        answer = await self.client.post(f"{PROMOTED}/clicks", json={"click": ticket}, headers=self.headers)
        assert answer.status_code == 200, answer.text
        counted: bool = answer.json()["counted"]
        return counted


def visitor(client: httpx.AsyncClient, number: int = 1, **fields: Any) -> Visitor:
    return Visitor(client, f"visitor-{number:04d}", **fields)


async def lamp(owner: httpx.AsyncClient, name: str = "Desk lamp", **fields: Any) -> dict[str, Any]:
    """Something in stock that can be promoted."""
    made = await make_catalog.product(owner, name=name, **fields)
    one = make_stock.Goods(made["id"], made["variants"][0]["id"], made["variants"][0]["sku"])
    await make_stock.stock(one, 1000)
    return made


async def campaign(
    owner: httpx.AsyncClient, *bids: tuple[int, str], start: bool = True, **fields: Any
) -> dict[str, Any]:
    """A campaign of the own store: (product, bid) ..."""
    items = [{"product_id": product, "bid": bid} for product, bid in bids]
    made = await owner.post(CAMPAIGNS, json={"name": "Lamps", "items": items, **fields})
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    if start:
        started = await owner.post(f"{CAMPAIGNS}/{found['id']}/start")
        assert started.status_code == 200, started.text
        found = started.json()
    return found


async def read(owner: httpx.AsyncClient, campaign_id: int) -> dict[str, Any]:
    """A campaign as it is now, with the views that waited to be written."""
    await advertising.write()
    found: dict[str, Any] = (await owner.get(f"{CAMPAIGNS}/{campaign_id}")).json()
    return found
