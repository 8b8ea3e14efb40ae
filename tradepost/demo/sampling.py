"""Sample JSON for front-end work: what the API answers to staff, a file for each list."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import categories, collections, queries as catalog
from tradepost.catalog.models import Brand, Category, Collection, Product, Seller
from tradepost.catalog.schemas import BrandOut, CategoryOut, SellerOut
from tradepost.core import db
from tradepost.core.paging import Paging, paged
from tradepost.customers.models import Customer
from tradepost.customers.schemas import CustomerOut
from tradepost.inventory import queries as inventory
from tradepost.inventory.models import Level
from tradepost.inventory.schemas import level_out
from tradepost.orders import queries as orders
from tradepost.orders.models import Order
from tradepost.orders.schemas import order_out

MOST = 200  # as many as a page of the API may have

Listed = Callable[[AsyncSession], Awaitable[dict[str, Any]]]


async def sample(folder: Path) -> list[Path]:
    """Write the first page of each list of this installation into a folder: the files, in order."""
    async with db.reading() as session:
        pages = {name: await listed(session) for name, listed in LISTS.items()}
    return [_written(folder / f"{name}.json", page) for name, page in pages.items()]


def _written(file: Path, page: dict[str, Any]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    plain = page | {"items": [item.model_dump(mode="json") for item in page["items"]]}
    file.write_bytes(orjson.dumps(plain, option=orjson.OPT_INDENT_2) + b"\n")
    return file


async def _page(
    session: AsyncSession, query: Any, column: Any, shape: Callable[[Any], Any] | None = None, *, newest: bool = False
) -> dict[str, Any]:
    page = Paging(MOST, None, [column], descending=newest, sort="-id" if newest else "id")
    return await paged(session, query, page, shape)


async def _categories(session: AsyncSession) -> dict[str, Any]:
    return await _page(session, categories.visible(staff=False), Category.id, CategoryOut.model_validate)


async def _tree(session: AsyncSession) -> dict[str, Any]:
    branches = await categories.tree(session, staff=True)
    return {"items": branches, "total": len(branches), "next": None}


async def _brands(session: AsyncSession) -> dict[str, Any]:
    return await _page(session, select(Brand), Brand.id, BrandOut.model_validate)


async def _sellers(session: AsyncSession) -> dict[str, Any]:
    return await _page(session, select(Seller), Seller.id, SellerOut.model_validate)


async def _products(session: AsyncSession) -> dict[str, Any]:
    page = await _page(session, catalog.visible(staff=True).options(*catalog.WITH_EVERYTHING), Product.id)
    return page | {"items": await catalog.shapes(session, page["items"], staff=True)}


async def _collections(session: AsyncSession) -> dict[str, Any]:
    page = await _page(session, select(Collection), Collection.id)
    return page | {"items": await collections.shapes(session, page["items"], staff=True)}


async def _customers(session: AsyncSession) -> dict[str, Any]:
    return await _page(session, select(Customer), Customer.id, CustomerOut.model_validate)


async def _sales(session: AsyncSession) -> dict[str, Any]:
    page = await _page(session, orders.orders(), Order.id, newest=True)
    lines = await orders.lines_of(session, [row[0].id for row in page["items"]])
    return page | {"items": [order_out(row, lines[row[0].id], staff=True) for row in page["items"]]}


async def _inventory(session: AsyncSession) -> dict[str, Any]:
    return await _page(session, inventory.levels(), Level.id, level_out)


LISTS: dict[str, Listed] = {
    "categories": _categories,
    "category-tree": _tree,
    "brands": _brands,
    "sellers": _sellers,
    "products": _products,
    "collections": _collections,
    "customers": _customers,
    "sales": _sales,
    "inventory": _inventory,
}
