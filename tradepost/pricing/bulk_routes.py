"""The routes of many prices at once: what would change, changing it, and putting it back."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy import func, select

from tradepost.catalog.models import Product, Variant
from tradepost.core import money
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, router as make_router
from tradepost.pricing import bulk, repricing
from tradepost.pricing.bulk_schemas import (
    BulkItemOut,
    BulkOut,
    BulkPreviewItemOut,
    BulkPreviewOut,
    BulkPricesIn,
    Outcome,
)
from tradepost.pricing.models import BulkChange, BulkItem
from tradepost.pricing.readers import Reader, Writer

many: APIRouter = make_router("prices", prefix="/management/price")
_previewed = paging(Variant.id, "id", sku=Variant.sku, price=Variant.price, name=Product.name)
_changes = paging(BulkChange.id, "-id")
_items = paging(BulkItem.id, "id")


@many.post("/preview")
async def preview_bulk(
    body: BulkPricesIn, db: Db, _who: Reader, page: Annotated[Paging, Depends(_previewed)]
) -> BulkPreviewOut:
    """What a change of many prices would do, and what stands against it; nothing is changed by this."""
    list_id = None if body.channel is None else await repricing.own_list(db, body.channel)
    asked = bulk.wanted(body, list_id)
    found = await paged(db, bulk.rows(asked), page, lambda row: _previewed_out(bulk.outcome(row, asked)))
    return BulkPreviewOut(**found, **await bulk.summary(db, asked))


def _previewed_out(one: bulk.Moved) -> BulkPreviewItemOut:
    left = None if one.cost is None else one.after - one.cost
    share = None if left is None or one.after <= 0 else Decimal(100 * left) / one.after
    return BulkPreviewItemOut(
        variant_id=one.variant_id,
        product_id=one.product_id,
        sku=one.sku,
        name=one.name,
        before=_text(one.before),
        after=_text(one.after),
        cost=_known(one.cost),
        margin=_known(left),
        margin_percent=None if share is None else str(share.quantize(Decimal("0.1"), ROUND_HALF_UP)),
        floor=_known(one.floor),
        refused=one.refused,
    )


def _text(amount: int) -> str:
    return money.to_text(amount, settings().currency)


def _known(amount: int | None) -> str | None:
    return None if amount is None else _text(amount)


async def _shown(db: Db, found: list[BulkChange]) -> list[BulkOut]:
    """Changes with how many variants came to what, in one more statement."""
    counted: dict[int, dict[str, int]] = defaultdict(dict)
    query = (
        select(BulkItem.bulk_id, BulkItem.outcome, func.count())
        .where(BulkItem.bulk_id.in_([one.id for one in found]))
        .group_by(BulkItem.bulk_id, BulkItem.outcome)
    )
    for bulk_id, outcome, count in await db.execute(query):
        counted[bulk_id][outcome] = count
    return [
        BulkOut(
            id=one.id,
            filter=one.chosen,
            change=one.move,
            channel=one.channel,
            list_id=one.list_id,
            at=one.starts_at,
            status=one.status,
            job_id=one.job_id,
            **{name: counted[one.id].get(name, 0) for name in ("changed", "planned", "refused", "undone", "kept")},
            created_at=one.created_at,
        )
        for one in found
    ]


async def _answer(db: Db, found: BulkChange, response: Response) -> BulkOut:
    """A change; 202 with its job's address while that still has to do it."""
    if found.job_id is not None and found.status in {"running", "undoing"}:
        response.status_code = 202
        response.headers["location"] = f"/api/v1/jobs/{found.job_id}"
    (shown,) = await _shown(db, [found])
    return shown


@many.post("/bulk", status_code=201)
async def change_in_bulk(body: BulkPricesIn, db: Db, _who: Writer, response: Response) -> BulkOut:
    """Change many prices; those that a floor forbids stay. More than 200 products are changed by a job: 202."""
    return await _answer(db, await bulk.begin(db, body), response)


@many.get("/bulk")
async def list_bulk_changes(db: Db, _who: Reader, page: Annotated[Paging, Depends(_changes)]) -> Page[BulkOut]:
    """Changes of many prices, the newest first."""
    found = await paged(db, select(BulkChange), page)
    return Page[BulkOut](**found | {"items": await _shown(db, found["items"])})


@many.get("/bulk/{bulk_id}")
async def read_bulk_change(bulk_id: Id, db: Db, _who: Reader) -> BulkOut:
    """One change of many prices, and how many variants came to what."""
    found = await db.get(BulkChange, bulk_id)
    if found is None:
        raise NotFound("change of prices", bulk_id)
    (shown,) = await _shown(db, [found])
    return shown


@many.get("/bulk/{bulk_id}/items")
async def list_bulk_items(
    bulk_id: Id,
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_items)],
    outcome: Annotated[Outcome | None, Query()] = None,
) -> Page[BulkItemOut]:
    """What became of each variant: changed, planned, refused and why, undone, or kept because it was changed since."""
    if await db.get(BulkChange, bulk_id) is None:
        raise NotFound("change of prices", bulk_id)
    query: Any = (
        select(BulkItem, Variant.product_id, Variant.sku, Product.name)
        .join(Variant, Variant.id == BulkItem.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .where(BulkItem.bulk_id == bulk_id)
    )
    if outcome is not None:
        query = query.where(BulkItem.outcome == outcome)
    return Page[BulkItemOut](**await paged(db, query, page, _item_out))


def _item_out(row: Any) -> BulkItemOut:
    item, product_id, sku, name = row
    return BulkItemOut(
        id=item.id,
        variant_id=item.variant_id,
        product_id=product_id,
        sku=sku,
        name=name,
        before=_known(item.before),
        after=_text(item.after),
        planned_id=item.planned_id,
        outcome=item.outcome,
        problem=item.problem,
    )


@many.post("/bulk/{bulk_id}/undo")
async def undo_bulk_change(bulk_id: Id, db: Db, _who: Writer, response: Response) -> BulkOut:
    """Put back every price that nobody has changed since; items that are `kept` are the others. 409 the second time.

    A change that still runs goes no further. More than 200 products are put back by a job: 202.
    """
    found = await bulk.find(db, bulk_id)
    await bulk.undo(db, found)
    return await _answer(db, found, response)
