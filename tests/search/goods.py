"""Goods whose SKUs are no words, so that only what a test says of them is found."""

import itertools
from typing import Any

import httpx

from tests import make_catalog
from tests.make_catalog import brand, category, stock

__all__ = ["brand", "category", "product", "stock"]
_numbers = itertools.count(1)


async def product(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    if "variants" not in fields:
        fields.setdefault("sku", f"XQ{next(_numbers):05d}")
    else:
        fields.setdefault("sku", None)
    return await make_catalog.product(who, **fields)
