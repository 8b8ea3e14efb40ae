"""Suppliers, offers and purchases for tests, made through the API: a test alters the one field it is about."""

import itertools
from typing import Any

import httpx

from tests import make_stock
from tradepost.core import db
from tradepost.suppliers import costs

SUPPLIERS, CATALOGUE, PURCHASES = "/suppliers", "/supplier_catalog", "/purchases"
_numbers = itertools.count(1)


async def supplier(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    body = {"name": f"Supplier {next(_numbers)}", "contact_info": "sales@example.com", "country": "CN", **fields}
    return await made(who, SUPPLIERS, body)


async def offer(who: httpx.AsyncClient, supplier_id: int, **fields: Any) -> dict[str, Any]:
    number = next(_numbers)
    body = {"supplier_id": supplier_id, "name": f"Desk lamp {number}", "sku": f"DL-{number}", "price": "10.00"}
    return await made(who, CATALOGUE, {**body, **fields})


async def purchase(who: httpx.AsyncClient, supplier_id: int, *lines: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return await made(who, PURCHASES, {"supplier_id": supplier_id, "lines": list(lines), **fields})


async def made(who: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await who.post(path, json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def done(who: httpx.AsyncClient, purchase_id: int, verb: str, body: Any = None) -> dict[str, Any]:
    """A step of a purchase's life."""
    answer = await who.post(f"{PURCHASES}/{purchase_id}/{verb}", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def cost(who: httpx.AsyncClient, goods: make_stock.Goods) -> tuple[str | None, str | None, int]:
    """(average, cost, on hand) of goods."""
    found = (await who.get(f"/api/v1/costs/{goods.variant_id}")).json()
    return found["average"], found["cost"], found["on_hand"]


async def on_hand(goods: make_stock.Goods) -> int:
    async with db.transaction() as session:
        return (await costs.hold(session, [goods.variant_id])).on_hand[goods.variant_id]
