"""Zones, methods and parcels for tests: each call makes one valid thing, of which a test alters what it is about."""

import itertools
from typing import Any

import httpx

from tests import make_stock
from tradepost.core import db
from tradepost.orders.models import Order
from tradepost.shipping import service
from tradepost.shipping.models import Shipment
from tradepost.shipping.rules import Parcel

SHIPPING = "/api/v1/shipping"
_numbers = itertools.count(1)

HOME = {
    "name": "Alice Ivanova",
    "phone": "+7 900 000-00-01",
    "line1": "Tverskaya 1",
    "city": "Москва",
    "postcode": "101000",
    "country": "RU",
}


async def zone(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    body = {"name": f"Zone {next(_numbers)}", **fields}
    if "rest_of_world" not in body:
        body.setdefault("countries", ["RU"])
    return await _made(who, "zones", body)


async def method(who: httpx.AsyncClient, zone_id: int, **fields: Any) -> dict[str, Any]:
    number = next(_numbers)
    body = {"zone_id": zone_id, "code": f"way-{number}", "name": f"Way {number}", "kind": "flat", "amount": "300.00"}
    return await _made(who, "methods", body | fields)


async def _made(who: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await who.post(f"{SHIPPING}/{path}", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def parcel(**fields: Any) -> Parcel:
    return Parcel(**{"country": "RU", "weight_g": 500, "amount": 100_000, "currency": "RUB"} | fields)


async def order(owner: httpx.AsyncClient, of: int | None = None) -> dict[str, Any]:
    """An order of two lamps, of an account when one is named."""
    number = next(_numbers)
    goods = await make_stock.goods(f"LAMP-{number}")
    await make_stock.stock(goods, 10)
    answer = await owner.post("/api/v1/sales", json={"items": [{"sku": goods.sku, "quantity": 2}]})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    if of is not None:
        async with db.transaction() as session:
            (await session.get_one(Order, made["id"])).account_id = of
    return made


async def shipment(sale: dict[str, Any], **fields: Any) -> Shipment:
    """A parcel with all that a sale has."""
    lines = [(item["id"], item["quantity"]) for item in sale["items"]]
    async with db.transaction() as session:
        return await service.ship(session, **{"order_id": sale["id"], "lines": lines, "address": HOME} | fields)
