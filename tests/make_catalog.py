"""Valid goods for tests, made through the API: a test alters the one field it is about."""

import itertools
from io import BytesIO
from typing import Any

import httpx
from PIL import Image

from tradepost.core import db, events
from tradepost.inventory.models import Level, Location

_numbers = itertools.count(1)


async def category(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    return await _made(who, "categories", {"name": f"Category {next(_numbers)}", **fields})


async def brand(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    return await _made(who, "brands", {"name": f"Brand {next(_numbers)}", **fields})


async def seller(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    return await _made(who, "sellers", {"name": f"Seller {next(_numbers)}", **fields})


async def product(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    number = next(_numbers)
    return await _made(who, "products", {"name": f"Lamp {number}", "sku": f"LAMP-{number}", "price": "19.90", **fields})


async def variant(who: httpx.AsyncClient, product_id: int, **fields: Any) -> dict[str, Any]:
    number = next(_numbers)
    body = {"sku": f"VARIANT-{number}", "options": {"size": str(number)}, **fields}
    return await _made(who, f"products/{product_id}/variants", body)


async def collection(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    return await _made(who, "collections", {"name": f"Collection {next(_numbers)}", **fields})


def picture(size: tuple[int, int] = (640, 480), *, kind: str = "PNG", mode: str = "RGB", **options: Any) -> bytes:
    """The bytes of a plain picture."""
    target = BytesIO()
    Image.new(mode, size, "teal" if mode in {"RGB", "RGBA", "P"} else 128).save(target, kind, **options)
    return target.getvalue()


async def media(who: httpx.AsyncClient, product_id: int, content: bytes = b"", **form: Any) -> dict[str, Any]:
    files = {"file": ("picture.png", content or picture())}
    answer = await who.post(f"/api/v1/products/{product_id}/media", files=files, data=form)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def _made(who: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await who.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def stock(variant_id: int, units: int, *, reserved: int = 0) -> None:
    """Units of a variant at a location of their own, written straight into the tables, with their event."""
    async with db.transaction() as session:
        location = Location(name=f"Location {next(_numbers)}")
        session.add(location)
        await session.flush()
        level = Level(variant_id=variant_id, location_id=location.id, on_hand=units, reserved=reserved)
        await events.record(session, "stock.changed", level, variant_id=variant_id)
