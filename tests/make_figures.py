"""Sales for tests of figures, recorded as the API records them; and questions about them."""

from typing import Any

import httpx

from tests import make_catalog
from tradepost.analytics import compacting

SALES, QUERY = "/api/v1/sales", "/api/v1/analytics/query"


async def product(who: httpx.AsyncClient, sku: str, **fields: Any) -> dict[str, Any]:
    """Something that can be sold without being counted."""
    return await make_catalog.product(who, sku=sku, name=sku.title(), **fields)


async def sale(
    who: httpx.AsyncClient, day: str, *items: tuple[str, int, str] | tuple[str, int, str, str], **fields: Any
) -> dict[str, Any]:
    """Record a sale of (SKU, quantity, price[, discount off the line]) at noon, or at the moment that is given."""
    listed = [
        {"sku": item[0], "quantity": item[1], "unit_price": item[2], "discount": item[3] if len(item) > 3 else "0"}
        for item in items
    ]
    moment = day if "T" in day else f"{day}T12:00:00Z"
    answer = await who.post(SALES, json={"order_date": moment, "items": listed, "move_stock": False} | fields)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def change(who: httpx.AsyncClient, made: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Change a sale: `status="returned"` makes its return, today."""
    answer = await who.put(f"{SALES}/{made['id']}", json=fields)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def ask(who: httpx.AsyncClient, *metrics: str, **fields: Any) -> dict[str, Any]:
    """The answer to a query."""
    answer = await who.post(QUERY, json={"metrics": list(metrics), **fields})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def table(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of an answer as plain tuples: bucket, dimensions, metrics."""
    return [
        (*([row["start"]] if row["start"] else []), *row["dimensions"].values(), *row["metrics"].values())
        for row in found["rows"]
    ]


async def compact() -> None:
    """Let the job that keeps the files do its work."""
    await compacting.compact()
