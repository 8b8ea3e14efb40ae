"""The routes of /suppliers, /supplier_catalog, /purchases, /exchange_rates and /costs."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response
from sqlalchemy import select

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.catalog.schemas import Removed
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, contains, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.customers.rules import country_named
from tradepost.suppliers import purchase_routes, queries, rates, service
from tradepost.suppliers.models import ExchangeRate, Supplier, SupplierItem
from tradepost.suppliers.schemas import (
    ExchangeRateChange,
    ExchangeRateIn,
    ExchangeRateOut,
    LeadTimesOut,
    OfferChange,
    OfferIn,
    OfferOut,
    SupplierChange,
    SupplierIn,
    SupplierOut,
)

Reader = Annotated[Caller, may(Right.SUPPLIERS_READ)]
Writer = Annotated[Caller, may(Right.SUPPLIERS_WRITE)]
Archived = Annotated[bool, Query(description="Show archived ones too")]
RowId = Annotated[int | None, Query(ge=1, le=2**63 - 1)]

# --- suppliers ---

suppliers = make_router("suppliers")
_suppliers = paging(Supplier.id, "name", name=Supplier.name, country=Supplier.country, created_at=Supplier.created_at)


async def _supplier(db: Db, supplier_id: int, response: Response) -> SupplierOut:
    found = await queries.supplier(db, supplier_id)
    version_tag(response, found[0].version)
    return SupplierOut.of(found)


@suppliers.get("/suppliers")
async def list_suppliers(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_suppliers)],
    country: Annotated[str | None, Query(max_length=60, description="By code or name; CN: the China suppliers")] = None,
    q: Annotated[str, Query(max_length=200, description="Part of a name or of the contacts")] = "",
    archived: Archived = False,
) -> Page[SupplierOut]:
    """The suppliers by name."""
    query = queries.suppliers()
    if country is not None:
        query = query.where(Supplier.country == country_named(country))
    for word in q.split()[:12]:
        query = query.where(contains(Supplier.search, word))
    if not archived:
        query = query.where(Supplier.archived.is_(False))
    return Page[SupplierOut](**await paged(db, query, page, SupplierOut.of))


@suppliers.post("/suppliers", status_code=201)
async def create_supplier(body: SupplierIn, db: Db, _who: Writer, response: Response) -> SupplierOut:
    """Add a supplier. 409 when there is one of this name."""
    return await _supplier(db, (await service.create(db, body)).id, response)


@suppliers.get("/suppliers/{supplier_id}")
async def read_supplier(supplier_id: Id, db: Db, _who: Reader, response: Response) -> SupplierOut:
    """One supplier."""
    return await _supplier(db, supplier_id, response)


@suppliers.put("/suppliers/{supplier_id}")
async def change_supplier(
    supplier_id: Id, body: SupplierChange, db: Db, _who: Writer, request: Request, response: Response
) -> SupplierOut:
    """Change a supplier; fields left out stay."""
    found = await service.find(db, supplier_id)
    current_version(request, found.version)
    await service.change(db, found, body)
    return await _supplier(db, supplier_id, response)


@suppliers.delete("/suppliers/{supplier_id}")
async def remove_supplier(supplier_id: Id, db: Db, _who: Writer) -> Removed:
    """Delete a supplier; one with offers or purchases is archived."""
    deleted = await service.remove(db, await service.find(db, supplier_id))
    return Removed(deleted=deleted, archived=not deleted)


@suppliers.get("/suppliers/{supplier_id}/lead-times")
async def read_lead_times(supplier_id: Id, db: Db, _who: Reader) -> LeadTimesOut:
    """How long they take and how they keep what they promise, by the purchases that came."""
    await queries.supplier(db, supplier_id)
    return await queries.lead_times(db, supplier_id)


# --- their catalogue ---

catalogue = make_router("supplier catalogue")
_items = paging(
    SupplierItem.id,
    "name",
    name=SupplierItem.name,
    sku=SupplierItem.sku,
    supplier=Supplier.name,
    min_order_quantity=SupplierItem.min_order_quantity,
    created_at=SupplierItem.created_at,
    updated_at=SupplierItem.updated_at,
)


async def _item(db: Db, item_id: int, response: Response) -> OfferOut:
    found = await queries.item(db, item_id)
    version_tag(response, found[0].version)
    return OfferOut.of(found)


@catalogue.get("/supplier_catalog")
async def list_items(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_items)],
    supplier_id: RowId = None,
    search_term: Annotated[str, Query(max_length=200, description="Words of name, SKU, HS code or supplier")] = "",
    country: Annotated[str | None, Query(max_length=60, description="Of the supplier, by code or name")] = None,
    variant_id: RowId = None,
    linked: Annotated[bool | None, Query(description="Offers for own goods, or those for none")] = None,
    archived: Archived = False,
) -> Page[OfferOut]:
    """What suppliers offer."""
    query = queries.items().where(*queries.found_by(search_term))
    for column, wanted in ((SupplierItem.supplier_id, supplier_id), (SupplierItem.variant_id, variant_id)):
        if wanted is not None:
            query = query.where(column == wanted)
    if country is not None:
        query = query.where(Supplier.country == country_named(country))
    if linked is not None:
        query = query.where(SupplierItem.variant_id.is_not(None) if linked else SupplierItem.variant_id.is_(None))
    if not archived:
        query = query.where(SupplierItem.archived.is_(False))
    return Page[OfferOut](**await paged(db, query, page, OfferOut.of))


@catalogue.post("/supplier_catalog", status_code=201)
async def create_item(body: OfferIn, db: Db, _who: Writer, response: Response) -> OfferOut:
    """Add an offer. 409 when its supplier has one with this SKU."""
    return await _item(db, (await service.offer(db, body)).id, response)


@catalogue.get("/supplier_catalog/{item_id}")
async def read_item(item_id: Id, db: Db, _who: Reader, response: Response) -> OfferOut:
    """One offer."""
    return await _item(db, item_id, response)


@catalogue.put("/supplier_catalog/{item_id}")
async def change_item(
    item_id: Id, body: OfferChange, db: Db, _who: Writer, request: Request, response: Response
) -> OfferOut:
    """Change an offer; fields left out stay."""
    found = await service.find_item(db, item_id)
    current_version(request, found.version)
    await service.change_item(db, found, body)
    return await _item(db, item_id, response)


@catalogue.delete("/supplier_catalog/{item_id}", status_code=204)
async def remove_item(item_id: Id, db: Db, _who: Writer) -> None:
    """Strike an offer out; purchases by it keep what they copied."""
    await service.remove_item(db, await service.find_item(db, item_id))


# --- exchange rates ---

exchange = make_router("exchange rates")
_rates = paging(ExchangeRate.id, "-valid_from", valid_from=ExchangeRate.valid_from, currency=ExchangeRate.currency)


def _rate(row: ExchangeRate, response: Response) -> ExchangeRateOut:
    version_tag(response, row.version)
    return ExchangeRateOut.of(row, settings().currency)


@exchange.get("/exchange_rates")
async def list_rates(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_rates)],
    currency: Annotated[str | None, Query(max_length=3)] = None,
) -> Page[ExchangeRateOut]:
    """What other currencies cost in the shop's, as the owner wrote it down; the latest first."""
    query = select(ExchangeRate)
    if currency is not None:
        query = query.where(ExchangeRate.currency == currency.upper())
    home = settings().currency
    return Page[ExchangeRateOut](**await paged(db, query, page, lambda row: ExchangeRateOut.of(row, home)))


@exchange.post("/exchange_rates", status_code=201)
async def add_rate(body: ExchangeRateIn, db: Db, _who: Writer, response: Response) -> ExchangeRateOut:
    """Write a rate down, from a day on until the next one of its currency."""
    return _rate(await rates.write_down(db, body), response)


@exchange.put("/exchange_rates/{rate_id}")
async def change_rate(
    rate_id: Id, body: ExchangeRateChange, db: Db, _who: Writer, request: Request, response: Response
) -> ExchangeRateOut:
    """Change a rate; purchases keep the one they were made at."""
    row = await rates.find(db, rate_id)
    current_version(request, row.version)
    return _rate(await rates.change(db, row, body), response)


@exchange.delete("/exchange_rates/{rate_id}", status_code=204)
async def remove_rate(rate_id: Id, db: Db, _who: Writer) -> None:
    """Strike a rate out."""
    await rates.remove(db, await rates.find(db, rate_id))


router = make_router()
for part in (purchase_routes.landed, suppliers, catalogue, purchase_routes.purchases, exchange, purchase_routes.costs):
    router.include_router(part)

bare = make_router()
for part in (purchase_routes.landed, suppliers, catalogue, purchase_routes.purchases):
    bare.include_router(part)
