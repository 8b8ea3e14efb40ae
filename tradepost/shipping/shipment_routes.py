"""The routes of /shipments."""

import asyncio
from typing import Annotated, Literal

from fastapi import Depends, Query, Request, Response, status

from tradepost.accounts.auth import AnyCaller, Caller, may
from tradepost.accounts.rights import Right
from tradepost.core import files, labels as order_labels
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, Line, current_version, router as make_router, version_tag
from tradepost.inventory.models import Location
from tradepost.shipping import labels, queries, rules, service
from tradepost.shipping.models import Shipment
from tradepost.shipping.schemas import (
    EventIn,
    FollowOut,
    ShipmentChange,
    ShipmentLineOut,
    ShipmentOut,
    Status,
    follow_out,
)

shipments = make_router("shipments", prefix="/shipments")

Reader = Annotated[Caller, may(Right.SHIPPING_READ)]
Writer = Annotated[Caller, may(Right.SHIPPING_WRITE)]
_page = paging(Shipment.id, "-id", created_at=Shipment.created_at, updated_at=Shipment.updated_at)


def _shown(shipment: Shipment) -> ShipmentOut:
    own = {name: getattr(shipment, name) for name in set(ShipmentOut.model_fields) - set(FollowOut.model_fields)
           if name not in {"lines", "may_become", "order_number"}}  # fmt: skip
    return ShipmentOut(
        **follow_out(shipment).model_dump(),
        **own,
        lines=[ShipmentLineOut.model_validate(line) for line in shipment.lines],
        may_become=sorted(rules.NEXT[shipment.status]),
    )


async def _answer(db: Db, shipment: Shipment, response: Response) -> ShipmentOut:
    version_tag(response, shipment.version)
    (found,) = await order_labels.numbered(db, [_shown(shipment)], "order")
    return found


@shipments.get("")
async def list_shipments(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_page)],
    order_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    status: Annotated[Status | None, Query()] = None,
    carrier: Annotated[Line | None, Query(max_length=60)] = None,
    location_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    number: Annotated[Line | None, Query(max_length=100, description="Ours, or the carrier's")] = None,
) -> Page[ShipmentOut]:
    """Parcels, newest first."""
    query = queries.shipments()
    for column, value in (
        (Shipment.order_id, order_id),
        (Shipment.status, status),
        (Shipment.carrier, carrier),
        (Shipment.location_id, location_id),
    ):
        if value is not None:
            query = query.where(column == value)
    if number is not None:
        query = query.where((Shipment.number == number) | (Shipment.tracking_number == number))
    found = Page[ShipmentOut](**await paged(db, query, page, _shown))
    await order_labels.numbered(db, found.items, "order")
    return found


@shipments.get("/{shipment_id}")
async def read_shipment(shipment_id: Id, db: Db, _who: Reader, response: Response) -> ShipmentOut:
    """One parcel, with what is in it and where it has been."""
    return await _answer(db, await service.get(db, shipment_id), response)


@shipments.put("/{shipment_id}")
async def change_shipment(
    shipment_id: Id, body: ShipmentChange, db: Db, _who: Writer, request: Request, response: Response
) -> ShipmentOut:
    """Its tracking number and the like; fields left out stay."""
    shipment = await service.find(db, shipment_id)
    current_version(request, shipment.version)
    await service.change(db, shipment, body.given)
    return await _answer(db, shipment, response)


@shipments.post("/{shipment_id}/events", status_code=status.HTTP_201_CREATED)
async def add_event(shipment_id: Id, body: EventIn, db: Db, _who: Writer, response: Response) -> ShipmentOut:
    """Say what happened to it; its status follows. 409 for a status that cannot come next."""
    shipment = await service.find(db, shipment_id)
    await service.report(db, shipment, body.status, at=body.at, place=body.place, text=body.note)
    return await _answer(db, await service.find(db, shipment_id), response)


@shipments.get("/{shipment_id}/track")
async def track(shipment_id: Id, db: Db, who: AnyCaller) -> FollowOut:
    """Where it is: for the shop's people, and for whoever ordered it."""
    query = queries.shipments() if who.has(Right.SHIPPING_READ) else queries.own_shipments(who.person)
    return follow_out(await queries.one(db, query, shipment_id))


@shipments.get("/{shipment_id}/label", response_class=Response, responses={200: {"content": {"application/pdf": {}}}})
async def label(
    shipment_id: Id,
    db: Db,
    _who: Reader,
    language: Annotated[Literal["en", "ru"] | None, Query(description="The installation's when left out")] = None,
) -> Response:
    """What is stuck on the parcel, as PDF: the carrier's own label where it made one."""
    shipment = await service.get(db, shipment_id)
    if shipment.label:
        content = await files.read(shipment.label)
    else:
        place = await db.get(Location, shipment.location_id) if shipment.location_id else None
        sender = labels.Sender(settings().project_name, place.address if place else "")
        content = await asyncio.to_thread(labels.draw, shipment, sender, language or settings().language)
    headers = {"content-disposition": f'inline; filename="{shipment.number}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)
