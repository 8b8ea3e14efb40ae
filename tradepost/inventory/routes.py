"""The routes of inventory."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request, Response, status
from sqlalchemy import func, select

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Product, Variant
from tradepost.core import clock
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, contains, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.inventory import finding, holding, locations, queries, service
from tradepost.inventory.models import Hold, Level, Location, Movement
from tradepost.inventory.queries import AVAILABLE, LOW
from tradepost.inventory.rules import Line
from tradepost.inventory.schemas import (
    Adjustment,
    Extension,
    HoldIn,
    HoldItemOut,
    HoldOut,
    LevelChange,
    LevelIn,
    LevelOut,
    LocationChange,
    LocationIn,
    LocationOut,
    MovementOut,
    ProductStockOut,
    StockChangeOut,
    TransferIn,
    TransferOut,
    change_values,
    level_out,
    movement_out,
    product_stock_out,
)

router = make_router("inventory", prefix="/inventory")

Reader = Annotated[Caller, may(Right.INVENTORY_READ)]
Writer = Annotated[Caller, may(Right.INVENTORY_WRITE)]

_levels = paging(
    Level.id,
    "id",
    product=Product.name,
    sku=Variant.sku,
    location=Location.name,
    quantity=AVAILABLE,
    on_hand=Level.on_hand,
    reserved=Level.reserved,
    threshold=Level.threshold,
    created_at=Level.created_at,
    updated_at=Level.updated_at,
)
_movements = paging(Movement.id, "-id", created_at=Movement.created_at)
_holds = paging(Hold.id, "-id", expires_at=Hold.expires_at)
_locations = paging(Location.id, "priority", priority=Location.priority, name=Location.name)


# --- levels ---


@router.get("")
async def list_levels(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_levels)],
    q: Annotated[str, Query(max_length=200, description="Part of a product's name, SKU or barcode")] = "",
    location: Annotated[str | None, Query(max_length=255, description="A location's name")] = None,
    location_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    product_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    variant_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    low_stock: Annotated[bool | None, Query(description="At or below the threshold, or above it")] = None,
) -> Page[LevelOut]:
    """The stock of every variant at every location."""
    query = queries.levels()
    if q.strip():
        query = query.where(contains(Product.search, q.strip()))
    if location is not None:
        query = query.where(Location.name == location)
    if location_id is not None:
        query = query.where(Level.location_id == location_id)
    if product_id is not None:
        query = query.where(Variant.product_id == product_id)
    if variant_id is not None:
        query = query.where(Level.variant_id == variant_id)
    if low_stock is not None:
        query = query.where(LOW if low_stock else ~LOW)
    return Page[LevelOut](**await paged(db, query, page, level_out))


@router.post("", status_code=status.HTTP_201_CREATED)
async def create_level(body: LevelIn, db: Db, _who: Writer, response: Response) -> LevelOut:
    """Keep a product at a location, with its opening stock. 409 when it is kept there already."""
    (found,) = await finding.variants(db, [_Which(body.variant_id, body.product_id)])
    place = await (locations.location_named(db, body.location) if body.location else locations.default_location(db))
    level_id = await service.open_level(
        db,
        found.variant_id,
        place,
        quantity=body.quantity,
        threshold=body.low_stock_threshold,
        reason=body.change_reason,
    )
    return await _answer(db, level_id, response)


class _Which:
    """A variant of a product, or its first."""

    sku: str | None = None

    def __init__(self, variant_id: int | None, product_id: int) -> None:
        self.variant_id, self.product_id = variant_id, product_id


async def _answer(db: Db, level_id: int, response: Response) -> LevelOut:
    shown = level_out(await queries.level(db, level_id))
    version_tag(response, shown.version)
    return shown


@router.get("/low-stock")
async def list_low(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(paging(Level.id, "quantity", quantity=AVAILABLE, product=Product.name))],
) -> Page[LevelOut]:
    """What has fallen to its threshold or below, the emptiest first."""
    return Page[LevelOut](**await paged(db, queries.levels().where(LOW), page, level_out))


@router.get("/product/{product_id}")
async def product_stock(product_id: Id, db: Db, _who: Reader) -> ProductStockOut:
    """A product's stock over all its variants and locations, and each level of it."""
    return product_stock_out(product_id, [level_out(row) for row in await queries.levels_of(db, product_id)])


# --- movements and transfers ---


@router.get("/movements")
async def list_movements(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_movements)],
    kind: Annotated[
        Literal["received", "reserved", "released", "shipped", "returned", "adjusted", "transferred"] | None, Query()
    ] = None,
    product_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    variant_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    sku: Annotated[str | None, Query(max_length=100)] = None,
    location_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    inventory_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    cause_type: Annotated[str | None, Query(max_length=40, description="orders, holds, ...")] = None,
    cause_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    start_date: date | None = None,
    end_date: date | None = None,
) -> Page[MovementOut]:
    """Every change of every level, newest first; days are the installation's own."""
    query = queries.movements()
    for column, value in (
        (Movement.kind, kind),
        (Variant.product_id, product_id),
        (Movement.variant_id, variant_id),
        (Variant.sku, sku),
        (Movement.location_id, location_id),
        (Movement.level_id, inventory_id),
        (Movement.cause_type, cause_type),
        (Movement.cause_id, cause_id),
    ):
        if value is not None:
            query = query.where(column == value)
    if start_date is not None and start_date.year > 1:
        query = query.where(Movement.created_at >= _midnight(start_date))
    if end_date is not None and end_date.year < 9999:
        query = query.where(Movement.created_at < _midnight(end_date + timedelta(days=1)))
    return Page[MovementOut](**await paged(db, query, page, movement_out))


def _midnight(day: date) -> datetime:
    return clock.local(datetime.combine(day, time()))


@router.post("/transfers", status_code=status.HTTP_201_CREATED)
async def transfer(body: TransferIn, db: Db, _who: Writer) -> TransferOut:
    """Move units from one location to another. 409 when fewer are available there."""
    (found,) = await finding.variants(db, [body])
    source = await locations.find(db, body.source, field="from")
    target = await locations.find(db, body.target, field="to")
    moved = await service.transfer(
        db, found.variant_id, source=source, target=target, quantity=body.quantity, reason=body.reason
    )
    levels = {one.shelf.location_id: one.shelf.level_id for one in moved}
    return TransferOut(
        source=level_out(await queries.level(db, levels[source])),
        target=level_out(await queries.level(db, levels[target])),
    )


# --- reservations ---


async def _shown(db: Db, holds: list[Hold]) -> list[HoldOut]:
    lines = await queries.hold_lines(db, [hold.id for hold in holds]) if holds else {}
    return [
        HoldOut(
            **{name: getattr(hold, name) for name in HoldOut.model_fields if name != "items"},
            items=[HoldItemOut(**line) for line in lines[hold.id]],
        )
        for hold in holds
    ]


@router.get("/reservations")
async def list_holds(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_holds)],
    active: Annotated[bool | None, Query(description="Still kept, or ended")] = None,
    reference: Annotated[str | None, Query(max_length=100)] = None,
) -> Page[HoldOut]:
    """Stock kept for somebody for a time, newest first."""
    query = queries.holds()
    if active is not None:
        query = query.where(Hold.ended_at.is_(None) if active else Hold.ended_at.is_not(None))
    if reference is not None:
        query = query.where(Hold.reference == reference)
    found = await paged(db, query, page)
    return Page[HoldOut](**found | {"items": await _shown(db, found["items"])})


@router.post("/reservations", status_code=status.HTTP_201_CREATED)
async def create_hold(body: HoldIn, db: Db, _who: Writer) -> HoldOut:
    """Keep stock for some minutes: all of it, or 409 saying what there is too little of."""
    found = await finding.variants(db, body.items, field="items")
    lines = []
    for place, (item, variant) in enumerate(zip(body.items, found, strict=True)):
        where = await locations.find(db, item.location, field=f"items.{place}.location") if item.location else None
        lines.append(Line(variant.variant_id, item.quantity, where))
    made = await holding.hold(db, lines, minutes=body.minutes or settings().hold_minutes, reference=body.reference)
    return (await _shown(db, [made]))[0]


@router.get("/reservations/{hold_id}")
async def get_hold(hold_id: Id, db: Db, _who: Reader) -> HoldOut:
    """One reservation."""
    return (await _shown(db, [await holding.get(db, hold_id)]))[0]


@router.post("/reservations/{hold_id}/extend")
async def extend_hold(hold_id: Id, body: Extension, db: Db, _who: Writer) -> HoldOut:
    """Keep it for so many minutes from now. 409 when it has ended."""
    kept = await holding.extend(db, hold_id, minutes=body.minutes or settings().hold_minutes)
    return (await _shown(db, [kept]))[0]


@router.post("/reservations/{hold_id}/release")
async def release_hold(hold_id: Id, db: Db, _who: Writer) -> HoldOut:
    """Give it back before its time. 409 when it has ended."""
    return (await _shown(db, [await holding.release(db, hold_id)]))[0]


# --- locations ---


def _location_rows() -> Any:
    sums = (
        select(
            Level.location_id,
            func.count().label("products"),
            func.sum(Level.on_hand).label("on_hand"),
            func.sum(Level.reserved).label("reserved"),
        )
        .group_by(Level.location_id)
        .subquery()
    )
    counts = [func.coalesce(sums.c[name], 0) for name in ("products", "on_hand", "reserved")]
    return select(Location, *counts).outerjoin(sums, sums.c.location_id == Location.id)


def _location_out(row: Any) -> LocationOut:
    place, *counts = row
    sums = dict(zip(("products", "on_hand", "reserved"), map(int, counts), strict=True))
    return LocationOut(**{name: getattr(place, name) for name in LocationOut.model_fields if name not in sums}, **sums)


async def _location(db: Db, location_id: int) -> LocationOut:
    return _location_out((await db.execute(_location_rows().where(Location.id == location_id))).one())


@router.get("/locations")
async def list_locations(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_locations)],
    active: Annotated[bool | None, Query(description="Open ones, or closed ones")] = None,
) -> Page[LocationOut]:
    """Where stock lies, in the order in which locations serve orders."""
    query = _location_rows()
    if active is not None:
        query = query.where(Location.active.is_(active))
    return Page[LocationOut](**await paged(db, query, page, _location_out))


@router.post("/locations", status_code=status.HTTP_201_CREATED)
async def create_location(body: LocationIn, db: Db, _who: Writer) -> LocationOut:
    """A new location. 409 when one has this name."""
    made = await locations.create(db, body.model_dump())
    return await _location(db, made.id)


@router.get("/locations/{location_id}")
async def get_location(location_id: Id, db: Db, _who: Reader) -> LocationOut:
    """One location."""
    await locations.get(db, location_id)
    return await _location(db, location_id)


@router.put("/locations/{location_id}")
async def change_location(location_id: Id, body: LocationChange, db: Db, _who: Writer) -> LocationOut:
    """Rename, move, re-order, open or close a location."""
    found = await locations.get(db, location_id)
    given = {name: value for name, value in body.model_dump(exclude_unset=True).items() if value is not None}
    await locations.change(db, found, given)
    return await _location(db, location_id)


@router.delete("/locations/{location_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_location(location_id: Id, db: Db, _who: Writer) -> None:
    """Remove a location; one with history is closed instead. 409 while goods lie there."""
    await locations.remove(db, await locations.get(db, location_id))


# --- one level ---


@router.get("/{inventory_id}")
async def get_level(inventory_id: Id, db: Db, _who: Reader, response: Response) -> LevelOut:
    """The stock of one variant at one location."""
    return await _answer(db, inventory_id, response)


@router.put("/{inventory_id}")
async def change_level(
    inventory_id: Id, body: LevelChange, db: Db, _who: Writer, request: Request, response: Response
) -> LevelOut:
    """Set what is available, the threshold, or both; `If-Match` guards against a change in the meantime."""
    found = await service.get_locked(db, inventory_id)
    current_version(request, found.version)
    if body.low_stock_threshold is not None:
        await service.set_threshold(db, found, body.low_stock_threshold)
    if body.quantity is not None:
        line = Line(found.variant_id, body.quantity, found.location_id)
        await service.set_available(db, [line], reason=body.change_reason)
    return await _answer(db, inventory_id, response)


@router.post("/{inventory_id}/adjust")
async def adjust_level(inventory_id: Id, body: Adjustment, db: Db, _who: Writer, response: Response) -> LevelOut:
    """Correct a level by so many units, up or down. 409 when more would go than is available."""
    await service.adjust(db, inventory_id, body.by, reason=body.reason)
    return await _answer(db, inventory_id, response)


@router.get("/{inventory_id}/history")
async def level_history(
    inventory_id: Id,
    db: Db,
    _who: Reader,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    before: Annotated[
        int | None, Query(ge=1, le=2**63 - 1, description="Changes older than the one of this id")
    ] = None,
) -> list[StockChangeOut]:
    """Every change of a level, newest first."""
    found = await queries.history(db, inventory_id, limit=limit, before=before)
    return [StockChangeOut(**change_values(movement)) for movement in found]
