"""What delivery costs, and parcels on their way."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.core import clock, events
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.jobs import later
from tradepost.core.settings import settings
from tradepost.core.stamps import Kept, Stamps
from tradepost.shipping import following, jobs, rules
from tradepost.shipping.carriers import CARRIERS
from tradepost.shipping.carriers.base import Booked, Booking, CarrierRefused
from tradepost.shipping.following import find, get, of_order
from tradepost.shipping.models import Method, Shipment, ShipmentEvent, ShipmentLine, Zone
from tradepost.shipping.rules import Area, Parcel, Quote, Rate, Terms

__all__ = ["Parcel", "Quote", "areas", "change", "find", "get", "of_order", "quote", "quotes", "report", "ship"]


# --- what delivery costs ---


async def _load(db: AsyncSession) -> tuple[Area, ...]:
    methods: dict[int, list[Terms]] = {}
    ordered = select(Method).where(Method.active).order_by(Method.position, Method.id)
    for method in (await db.execute(ordered)).scalars():
        methods.setdefault(method.zone_id, []).append(terms_of(method))
    return tuple(
        Area(
            id=zone.id,
            countries=frozenset(zone.countries),
            rest_of_world=zone.rest_of_world,
            regions=frozenset(map(rules.region_key, zone.regions)),
            postcodes=tuple(map(rules.postcode_key, zone.postcodes)),
            methods=tuple(methods.get(zone.id, ())),
        )
        for zone in (await db.execute(select(Zone).order_by(Zone.position, Zone.id))).scalars()
    )


KEPT = Kept("shipping", _load)


def terms_of(method: Method) -> Terms:
    """A method's row as the rules read it."""
    return Terms(
        id=method.id,
        zone_id=method.zone_id,
        code=method.code,
        names={"en": method.name, "ru": method.name_ru},
        kind=method.kind,
        carrier=method.carrier,
        currency=method.currency,
        amount=method.amount,
        free_over=method.free_over,
        rates=tuple(Rate(**row) for row in method.rates),
        weight_limit_g=method.weight_limit_g,
        days_min=method.days_min,
        days_max=method.days_max,
        pickup_address=method.pickup_address,
    )


async def areas(db: AsyncSession, stamps: Stamps | None = None) -> tuple[Area, ...]:
    """Every zone with its active methods, from memory."""
    return await KEPT.get(db, stamps)


def _amount(terms: Terms, parcel: Parcel) -> int | None:
    if not rules.serves(terms, parcel):
        return None
    if terms.kind != rules.CARRIER:
        return rules.price(terms, parcel)
    carrier = CARRIERS.get(terms.carrier)
    asked = carrier.quote(parcel, terms) if carrier else None
    return 0 if asked is not None and rules.is_free(terms, parcel) else asked


async def quotes(
    db: AsyncSession, parcel: Parcel, stamps: Stamps | None = None, *, language: str | None = None
) -> list[Quote]:
    """What each method of the parcel's zone asks, in the methods' own order; names in the installation's language.

    Nothing when no zone has the place, or no method takes the parcel. No statement beside the stamps'.
    """
    area = rules.area_of(await areas(db, stamps), parcel)
    spoken = language or settings().language
    return [
        terms.quote(amount, spoken)
        for terms in (area.methods if area else ())
        if (amount := _amount(terms, parcel)) is not None
    ]


async def quote(
    db: AsyncSession, method_id: int, parcel: Parcel, stamps: Stamps | None = None, *, language: str | None = None
) -> Quote:
    """What one method asks; Invalid, naming `shipping_method_id`, when there is none or it does not take the parcel."""
    known = await areas(db, stamps)
    terms = next((one for area in known for one in area.methods if one.id == method_id), None)
    if terms is None:
        raise Invalid("shipping_method_id", f"there is no shipping method {method_id}")
    area = rules.area_of(known, parcel)
    if area is None or area.id != terms.zone_id:
        raise Invalid("shipping_method_id", f"{terms.names['en']} does not deliver there")
    asked = _amount(terms, parcel)
    if asked is None:
        raise Invalid("shipping_method_id", f"{terms.names['en']} does not take {_why(terms, parcel)}")
    return terms.quote(asked, language or settings().language)


def _why(terms: Terms, parcel: Parcel) -> str:
    if parcel.currency != terms.currency:
        return f"an order in {parcel.currency or 'no currency'}: it is priced in {terms.currency}"
    if terms.weight_limit_g is not None and parcel.weight_g > terms.weight_limit_g:
        return f"{parcel.weight_g} g: at most {terms.weight_limit_g} g"
    return "an order of this weight and value"


# --- parcels on their way ---


async def ship(  # noqa: PLR0913 - a parcel has as many facts
    db: AsyncSession,
    *,
    order_id: int,
    lines: Sequence[tuple[int, int]],
    location_id: int | None = None,
    method_id: int | None = None,
    carrier: str = "",
    tracking_number: str = "",
    tracking_url: str = "",
    address: Mapping[str, Any] | None = None,
    weight_g: int | None = None,
    note: str = "",
) -> Shipment:
    """Send goods of an order: `lines` are (order_line_id, quantity), which the caller knows to be the order's and open.

    `carrier` is the method's when left out. One of carriers.CARRIERS is told of the parcel and gives its number: at
    once when it is local, else in a job right after. `address` keeps rules.ADDRESS. Invalid names a wrong line, an
    unknown method, or what the carrier does not take.
    """
    units: dict[int, int] = {}
    for line_id, quantity in lines:
        if quantity < 1:
            raise Invalid("lines", "each quantity must be at least 1")
        units[line_id] = units.get(line_id, 0) + quantity
    if not units:
        raise Invalid("lines", "a shipment needs at least one")
    method = await db.get(Method, method_id) if method_id is not None else None
    if method_id is not None and method is None:
        raise Invalid("method_id", f"there is no shipping method {method_id}")
    made = Shipment(
        order_id=order_id,
        number=f"~{uuid.uuid4().hex}",
        method_id=method.id if method else None,
        method=method.name if method else "",
        carrier=carrier or (method.carrier if method else ""),
        location_id=location_id,
        tracking_number=tracking_number,
        tracking_url=tracking_url,
        address={name: str((address or {}).get(name) or "") for name in rules.ADDRESS},
        weight_g=weight_g,
        note=note,
        lines=[ShipmentLine(order_line_id=line_id, quantity=units[line_id]) for line_id in sorted(units)],
        events=[ShipmentEvent(status=rules.CREATED, at=clock.now())],
    )
    db.add(made)
    await db.flush()
    await _finish(db, made, method)
    await events.record(
        db,
        "shipment.created",
        made,
        subject_name=made.number,
        changes={"status": [None, made.status]},
        order_id=order_id,
        carrier=made.carrier,
        tracking_number=made.tracking_number,
    )
    return made


async def _finish(db: AsyncSession, made: Shipment, method: Method | None) -> None:
    """Its number, which its id is part of, and the carrier's."""
    made_number = rules.number(made.id, clock.business_day(clock.now()).year)
    booked = Booked(made.tracking_number, made.tracking_url)
    carrier = CARRIERS.get(made.carrier)
    if carrier and not made.tracking_number:
        if carrier.local:
            try:
                booked = await carrier.book(Booking(made_number, made.address, made.weight_g))
            except CarrierRefused as refusal:
                raise Invalid("carrier", f"{carrier.name} does not take it: {refusal}") from refusal
        else:
            await later(db, jobs.book, key=f"shipping.book:{made.id}", shipment_id=made.id)
    values = {
        "number": made_number,
        "tracking_number": booked.tracking_number,
        "tracking_url": booked.tracking_url or _link(method, booked.tracking_number),
    }
    # Not through the session: numbering is part of making the shipment, not a second version of it.
    await db.execute(
        update(Shipment).where(Shipment.id == made.id).values(values).execution_options(synchronize_session=False)
    )
    for name, value in values.items():
        set_committed_value(made, name, value)


def _link(method: Method | None, tracking_number: str) -> str:
    return method.tracking_url.replace("{number}", tracking_number) if method and tracking_number else ""


async def change(db: AsyncSession, shipment: Shipment, values: Mapping[str, Any]) -> None:
    """Change a locked shipment: tracking number, its address, carrier, weight, note. A new number is linked anew."""
    if "tracking_number" in values and "tracking_url" not in values:
        method = await db.get(Method, shipment.method_id) if shipment.method_id else None
        values = {**values, "tracking_url": _link(method, values["tracking_number"])}
    for name, value in values.items():
        setattr(shipment, name, value)
    await following.save(db, shipment)


async def report(
    db: AsyncSession,
    shipment: Shipment,
    status: str,
    *,
    at: datetime | None = None,
    place: str = "",
    text: str = "",
) -> ShipmentEvent:
    """Write down what happened to a locked shipment (`find`); its status follows, and whoever listens is told.

    A cancelled one is taken back from its carrier. Conflict for a status that cannot follow, or when the carrier
    does not take it back; Invalid for a moment that is yet to come.
    """
    following.check(shipment, status)
    if status == rules.CANCELLED:
        await _take_back(db, shipment)
    return await following.note(db, shipment, status, at=at, place=place, text=text)


async def _take_back(db: AsyncSession, shipment: Shipment) -> None:
    carrier = CARRIERS.get(shipment.carrier)
    if not carrier or not shipment.tracking_number:
        return
    if not carrier.local:
        await later(db, jobs.cancel, carrier=carrier.code, tracking_number=shipment.tracking_number)
        return
    try:
        await carrier.cancel(shipment.tracking_number)
    except CarrierRefused as refusal:
        raise Conflict(f"{carrier.name} does not take it back: {refusal}") from refusal
