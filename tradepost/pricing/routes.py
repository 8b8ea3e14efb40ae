"""The routes of pricing: what variants cost here; price lists and taxes beside it."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response
from sqlalchemy import select

from tradepost.accounts.auth import Visitor
from tradepost.catalog import queries as goods
from tradepost.catalog.models import Product, Variant
from tradepost.catalog.readers import is_staff
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.customers.service import group_of
from tradepost.pricing import changing, planning, queries
from tradepost.pricing.bulk_routes import many
from tradepost.pricing.list_routes import lists
from tradepost.pricing.management_routes import management
from tradepost.pricing.models import PlannedPrice, PriceChange
from tradepost.pricing.readers import Reader, Writer
from tradepost.pricing.schemas import (
    Currency,
    FloorIn,
    OwnPricesOut,
    PlannedChange,
    PlannedIn,
    PlannedOut,
    PriceChangeOut,
    PricesIn,
    PricesOut,
    Quantity,
    Status,
)
from tradepost.pricing.tax_routes import taxes

prices = make_router("prices")
RowQuery = Annotated[int | None, Query(ge=1, le=2**63 - 1)]
CurrencyQuery = Annotated[Currency | None, Query(description="The shop's own when left out")]

_variants = paging(Variant.id, "id", sku=Variant.sku, price=Variant.price, name=Product.name)
_planned = paging(PlannedPrice.id, "-id", starts_at=PlannedPrice.starts_at)
_changes = paging(PriceChange.id, "-id")


@prices.get("/products/{product_id}/prices", tags=["products"])
async def read_own_prices(
    product_id: Id,
    db: Db,
    who: Visitor,
    currency: CurrencyQuery = None,
    quantity: Annotated[Quantity, Query()] = 1,
) -> OwnPricesOut:
    """What I would pay for each variant, so many of it: by my customer group, with the lower prices of larger orders.

    A reduced price comes with the lowest of the 30 days before it.
    """
    code = changing.currency_of(queries.home(currency), "currency")
    product = goods.visible(staff=is_staff(who)).where(Product.id == product_id).with_only_columns(Product.id)
    if (await db.execute(product)).scalar_one_or_none() is None:
        raise NotFound("product", product_id)
    group_id = await group_of(db, who.id if who else None)
    return await queries.own(db, product_id, currency=code, quantity=quantity, group_id=group_id)


@prices.get("/prices")
async def list_prices(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_variants)],
    variant_id: RowQuery = None,
    product_id: RowQuery = None,
) -> Page[PricesOut]:
    """What variants cost in every currency, by which lists, their floors and the lowest prices of 30 days."""
    query = queries.variants()
    if variant_id is not None:
        query = query.where(Variant.id == variant_id)
    if product_id is not None:
        query = query.where(Variant.product_id == product_id)
    found = await paged(db, query, page)
    return Page[PricesOut](**found | {"items": await queries.shown(db, found["items"])})


# --- planned changes ---


@prices.get("/prices/scheduled")
async def list_planned(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_planned)],
    variant_id: RowQuery = None,
    status: Annotated[Status | None, Query()] = None,
) -> Page[PlannedOut]:
    """Changes of prices that are planned, made and called off, the newest first."""
    query = queries.planned()
    if variant_id is not None:
        query = query.where(PlannedPrice.variant_id == variant_id)
    if status is not None:
        query = query.where(PlannedPrice.status == status)
    return Page[PlannedOut](**await paged(db, query, page, queries.planned_out))


async def _planned_answer(db: Db, planned_id: int, response: Response) -> PlannedOut:
    row = (await db.execute(queries.planned().where(PlannedPrice.id == planned_id))).one_or_none()
    if row is None:
        raise NotFound("planned price change", planned_id)
    shown = queries.planned_out(row)
    version_tag(response, shown.version)
    return shown


@prices.post("/prices/scheduled", status_code=201)
async def plan_change(body: PlannedIn, db: Db, _who: Writer, response: Response) -> PlannedOut:
    """Plan a new price from a moment on, made by itself within a minute; at `ends_at` the price goes back."""
    made = await planning.create(
        db,
        body.variant_id,
        body.amount,
        currency=body.currency,
        starts_at=body.starts_at,
        ends_at=body.ends_at,
    )
    return await _planned_answer(db, made.id, response)


@prices.get("/prices/scheduled/{planned_id}")
async def read_planned(planned_id: Id, db: Db, _who: Reader, response: Response) -> PlannedOut:
    """One planned change."""
    return await _planned_answer(db, planned_id, response)


@prices.put("/prices/scheduled/{planned_id}")
async def change_planned(
    planned_id: Id, body: PlannedChange, db: Db, _who: Writer, request: Request, response: Response
) -> PlannedOut:
    """Change what is planned; of a change in force only its end. 409 once it is over."""
    held = await planning.find_held(db, planned_id)
    current_version(request, held.version)
    await planning.change(db, held, body.given)
    return await _planned_answer(db, planned_id, response)


@prices.delete("/prices/scheduled/{planned_id}")
async def cancel_planned(planned_id: Id, db: Db, _who: Writer, request: Request, response: Response) -> PlannedOut:
    """Call a change off before it is made; it stays in the list as cancelled. 409 once it is made."""
    found = await planning.find_held(db, planned_id)
    current_version(request, found.version)
    await planning.cancel(db, found)
    return await _planned_answer(db, planned_id, response)


# --- one variant ---


async def _answer(db: Db, variant_id: int, response: Response) -> PricesOut:
    rows = (await db.execute(queries.variants().where(Variant.id == variant_id))).all()
    if not rows:
        raise NotFound("variant", variant_id)
    (shown,) = await queries.shown(db, rows)
    version_tag(response, shown.version)
    return shown


@prices.get("/prices/{variant_id}")
async def read_prices(variant_id: Id, db: Db, _who: Reader, response: Response) -> PricesOut:
    """All that one variant costs."""
    return await _answer(db, variant_id, response)


@prices.put("/prices/{variant_id}")
async def change_prices(
    variant_id: Id, body: PricesIn, db: Db, _who: Writer, request: Request, response: Response
) -> PricesOut:
    """Set a variant's prices by currency; others stay. `If-Match` guards against a change in the meantime."""
    product, variant = await changing.find(db, variant_id)
    current_version(request, variant.version)
    await changing.change(db, product, variant, body.prices)
    return await _answer(db, variant_id, response)


@prices.put("/prices/{variant_id}/floor")
async def set_floor(
    variant_id: Id, body: FloorIn, db: Db, _who: Writer, request: Request, response: Response
) -> PricesOut:
    """Set what no price, list or planned change may go under; refused above one that is there."""
    product, variant = await changing.find(db, variant_id)
    current_version(request, variant.version)
    await changing.set_floor(db, product, variant, body.amount, currency=body.currency)
    return await _answer(db, variant_id, response)


@prices.get("/prices/{variant_id}/history")
async def read_history(
    variant_id: Id,
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_changes)],
    currency: Annotated[Currency | None, Query()] = None,
) -> Page[PriceChangeOut]:
    """Every change of a variant's prices, newest first, whichever door it came by."""
    if (await db.execute(select(Variant.id).where(Variant.id == variant_id))).scalar_one_or_none() is None:
        raise NotFound("variant", variant_id)
    query = queries.changes(variant_id)
    if currency is not None:
        query = query.where(PriceChange.currency == currency)
    return Page[PriceChangeOut](**await paged(db, query, page, queries.change_out))


bare = make_router()
for part in (management, many):
    bare.include_router(part)
router = make_router()
for part in (prices, lists, taxes, bare):
    router.include_router(part)
