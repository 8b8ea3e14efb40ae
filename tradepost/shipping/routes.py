"""The routes of shipping: /shipping/zones, /shipping/methods, /shipping/quote, and /shipments beside them."""

from typing import Annotated, Literal

from fastapi import Depends, Query, Request, Response, status
from sqlalchemy import select

from tradepost.accounts.auth import Caller, Visitor, may
from tradepost.accounts.rights import Right
from tradepost.core.db import Db
from tradepost.core.errors import Invalid
from tradepost.core.money import Amount, to_text
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, Line, current_version, router as make_router, version_tag
from tradepost.customers.schemas import RealCountry
from tradepost.shipping import rules, service, weighing, zones
from tradepost.shipping.models import Method, Zone
from tradepost.shipping.schemas import (
    MOST_ITEMS,
    Currency,
    MethodChange,
    MethodIn,
    MethodOut,
    MethodRemoved,
    QuoteIn,
    QuoteItem,
    QuotesOut,
    ZoneChange,
    ZoneIn,
    ZoneOut,
    method_out,
    quote_out,
)
from tradepost.shipping.shipment_routes import shipments

shipping = make_router("shipping", prefix="/shipping")

Reader = Annotated[Caller, may(Right.SHIPPING_READ)]
Writer = Annotated[Caller, may(Right.SHIPPING_WRITE)]
_zones = paging(Zone.id, "position", usual=200, position=Zone.position, name=Zone.name)
_methods = paging(Method.id, "position", usual=200, position=Method.position, name=Method.name)


def _zone(zone: Zone, response: Response) -> ZoneOut:
    version_tag(response, zone.version)
    return ZoneOut.model_validate(zone)


def _method(method: Method, response: Response) -> MethodOut:
    version_tag(response, method.version)
    return method_out(method)


# --- zones ---


@shipping.get("/zones")
async def list_zones(db: Db, _who: Reader, page: Annotated[Paging, Depends(_zones)]) -> Page[ZoneOut]:
    """Where the shop delivers to."""
    return Page[ZoneOut](**await paged(db, select(Zone), page, ZoneOut.model_validate))


@shipping.post("/zones", status_code=status.HTTP_201_CREATED)
async def create_zone(body: ZoneIn, db: Db, _who: Writer, response: Response) -> ZoneOut:
    """A new zone. Of several that have a place, the one that names it most closely serves it."""
    return _zone(await zones.add_zone(db, body), response)


@shipping.get("/zones/{zone_id}")
async def read_zone(zone_id: Id, db: Db, _who: Reader, response: Response) -> ZoneOut:
    """One zone."""
    return _zone(await zones.get(db, Zone, zone_id), response)


@shipping.put("/zones/{zone_id}")
async def change_zone(
    zone_id: Id, body: ZoneChange, db: Db, _who: Writer, request: Request, response: Response
) -> ZoneOut:
    """Change a zone; fields left out stay."""
    zone = await zones.get(db, Zone, zone_id, lock=True)
    current_version(request, zone.version)
    return _zone(await zones.change_zone(db, zone, body), response)


@shipping.delete("/zones/{zone_id}", status_code=status.HTTP_204_NO_CONTENT)
async def remove_zone(zone_id: Id, db: Db, _who: Writer) -> None:
    """Delete a zone; 409 while methods deliver there."""
    await zones.remove_zone(db, await zones.get(db, Zone, zone_id, lock=True))


# --- methods ---


@shipping.get("/methods")
async def list_methods(
    db: Db,
    who: Visitor,
    page: Annotated[Paging, Depends(_methods)],
    country: Annotated[RealCountry | None, Query(description="Those that deliver there, by code or name")] = None,
    region: Annotated[str, Query(max_length=255)] = "",
    postcode: Annotated[str, Query(max_length=20)] = "",
    zone_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Page[MethodOut]:
    """The ways to deliver; the shop's people see those that are switched off as well."""
    query = select(Method)
    if who is None or not who.has(Right.SHIPPING_READ):
        query = query.where(Method.active)
    if zone_id is not None:
        query = query.where(Method.zone_id == zone_id)
    if country is not None:
        area = rules.area_of(await service.areas(db), rules.Parcel(country, region, postcode))
        query = query.where(Method.zone_id == (area.id if area else None))
    return Page[MethodOut](**await paged(db, query, page, method_out))


@shipping.post("/methods", status_code=status.HTTP_201_CREATED)
async def create_method(body: MethodIn, db: Db, _who: Writer, response: Response) -> MethodOut:
    """A new way to deliver to a zone."""
    return _method(await zones.add_method(db, body), response)


@shipping.get("/methods/{method_id}")
async def read_method(method_id: Id, db: Db, who: Visitor, response: Response) -> MethodOut:
    """One way to deliver."""
    staff = who is not None and who.has(Right.SHIPPING_READ)
    return _method(await zones.get(db, Method, method_id, *([] if staff else [Method.active])), response)


@shipping.put("/methods/{method_id}")
async def change_method(
    method_id: Id, body: MethodChange, db: Db, _who: Writer, request: Request, response: Response
) -> MethodOut:
    """Change a method; fields left out stay."""
    method = await zones.get(db, Method, method_id, lock=True)
    current_version(request, method.version)
    return _method(await zones.change_method(db, method, body), response)


@shipping.delete("/methods/{method_id}")
async def remove_method(method_id: Id, db: Db, _who: Writer) -> MethodRemoved:
    """Delete a method; shipments that it made keep its name."""
    deleted = await zones.remove_method(db, await zones.get(db, Method, method_id, lock=True))
    return MethodRemoved(deleted=deleted, active=False)


# --- quotes ---


async def _quotes(db: Db, body: QuoteIn) -> QuotesOut:
    parcel = await weighing.parcel(db, body)
    asked = await service.quotes(db, parcel, language=body.language)
    return QuotesOut(
        country=parcel.country,
        weight_g=parcel.weight_g,
        amount=to_text(parcel.amount, parcel.currency),
        currency=parcel.currency,
        items=[quote_out(one) for one in asked],
    )


@shipping.post("/quote")
async def quote(body: QuoteIn, db: Db) -> QuotesOut:
    """What it costs to send a parcel somewhere: by its weight and value, or by the goods in it."""
    return await _quotes(db, body)


@shipping.get("/quote")
async def quote_by_address(
    db: Db,
    country: Annotated[RealCountry, Query(description="By code, or by name in English or Russian")],
    region: Annotated[Line, Query()] = "",
    postcode: Annotated[Line, Query(max_length=20)] = "",
    weight_g: Annotated[int | None, Query(ge=0, le=10**9)] = None,
    amount: Annotated[Amount | None, Query(description="What the goods cost")] = None,
    currency: Annotated[Currency | None, Query()] = None,
    items: Annotated[
        str,
        Query(
            max_length=2000, description="Variants and quantities: 12:2,15", pattern=r"^(\d{1,18}(:\d{1,6})?(,|$))*$"
        ),
    ] = "",
    language: Annotated[Literal["en", "ru"] | None, Query()] = None,
) -> QuotesOut:
    """The same, asked by an address alone."""
    pairs = [pair.partition(":") for pair in items.split(",") if pair]
    if any(int(variant_id) < 1 or int(count or 1) < 1 for variant_id, _, count in pairs):
        raise Invalid("items", "ids and quantities begin at 1")
    if len(pairs) > MOST_ITEMS:
        raise Invalid("items", f"are {MOST_ITEMS} at most")
    body = QuoteIn(
        country=country,
        region=region,
        postcode=postcode,
        weight_g=weight_g,
        amount=amount,
        currency=currency,
        items=[QuoteItem(variant_id=int(variant_id), quantity=int(count or 1)) for variant_id, _, count in pairs],
        language=language,
    )
    return await _quotes(db, body)


router = make_router()
for part in (shipments, shipping):
    router.include_router(part)
