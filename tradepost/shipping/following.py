"""Shipments: finding them, and writing down what happens to them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.shipping import hooks, queries, rules
from tradepost.shipping.carriers.base import Scan
from tradepost.shipping.models import Shipment, ShipmentEvent

AHEAD = timedelta(minutes=5)  # how far a carrier's clock may be before ours


async def get(db: AsyncSession, shipment_id: int) -> Shipment:
    """A shipment with its lines and events; NotFound."""
    return await queries.one(db, queries.shipments(), shipment_id)


async def find(db: AsyncSession, shipment_id: int) -> Shipment:
    """A shipment to be changed, locked until the transaction ends, with its lines and events; NotFound."""
    lock = select(Shipment.id).where(Shipment.id == shipment_id).with_for_update()
    if (await db.execute(lock)).scalar_one_or_none() is None:
        raise NotFound("shipment", shipment_id)
    again = queries.shipments().execution_options(populate_existing=True)
    return await queries.one(db, again, shipment_id)


async def of_order(db: AsyncSession, order_id: int) -> Sequence[Shipment]:
    """An order's shipments with their lines and events, oldest first."""
    query = queries.shipments().where(Shipment.order_id == order_id).order_by(Shipment.id)
    return (await db.execute(query)).scalars().all()


def check(shipment: Shipment, status: str) -> None:
    """Conflict, saying what may follow, for a status that cannot be the shipment's next."""
    if not rules.may_follow(shipment.status, status):
        after = ", ".join(sorted(rules.NEXT[shipment.status])) or "nothing"
        raise Conflict(f"Shipment {shipment.number} is {shipment.status}: {after} may follow")


async def note(
    db: AsyncSession,
    shipment: Shipment,
    status: str,
    *,
    at: datetime | None = None,
    place: str = "",
    text: str = "",
) -> ShipmentEvent:
    """Write down what happened to a locked shipment (`find`); its status follows, and whoever listens is told.

    Conflict for a status that cannot follow; Invalid for a moment that is yet to come.
    """
    check(shipment, status)
    before, now = shipment.status, clock.now()
    moment = at or now
    if moment > now + AHEAD:
        raise Invalid("at", "is yet to come")
    event = ShipmentEvent(shipment_id=shipment.id, status=status, at=moment, place=place, note=text)
    db.add(event)
    await db.flush()
    if status == before:
        return event
    shipment.status = status
    if status in rules.GONE and shipment.shipped_at is None:
        shipment.shipped_at = moment
    if status == rules.DELIVERED:
        shipment.delivered_at = moment
    changes = events.changed(shipment)
    await db.flush()
    await events.record(
        db,
        "shipment.status_changed",
        shipment,
        subject_name=shipment.number,
        changes=changes,
        order_id=shipment.order_id,
        status=status,
        at=moment.isoformat(),
    )
    for listener in hooks.CHANGED:
        await listener(db, shipment, before)
    return event


async def refused(db: AsyncSession, shipment: Shipment, why: str) -> None:
    """Write down that the carrier does not take a locked shipment; it waits for somebody who ships it otherwise."""
    db.add(ShipmentEvent(shipment_id=shipment.id, status=shipment.status, at=clock.now(), note=why[:500]))
    await events.record(db, "shipment.refused", shipment, subject_name=shipment.number, reason=why[:500])


async def track_as(
    db: AsyncSession, shipment: Shipment, tracking_number: str, tracking_url: str = "", *, label: str = ""
) -> None:
    """Give a locked shipment its carrier's number, the address to follow it at, and the carrier's own label."""
    shipment.tracking_number, shipment.tracking_url = tracking_number, tracking_url
    if label:
        shipment.label = label
    await save(db, shipment)


async def save(db: AsyncSession, shipment: Shipment) -> None:
    """Write what was changed on a locked shipment, with its event."""
    changes = events.changed(shipment)
    if changes:
        await db.flush()
        await events.record(
            db,
            "shipment.updated",
            shipment,
            subject_name=shipment.number,
            changes=changes,
            order_id=shipment.order_id,
        )


async def catch_up(db: AsyncSession, shipment: Shipment, scans: Sequence[Scan]) -> int:
    """Write down those of a carrier's scans that a locked shipment does not have yet: how many.

    What a carrier reports is what happened: a scan that does not fit the shipment's life is kept as a place on its
    way, and its status stays.
    """
    known = {(one.status, one.at, one.place) for one in shipment.events}
    fresh = [
        scan for scan in sorted(scans, key=lambda scan: scan.at) if (scan.status, scan.at, scan.place) not in known
    ]
    for scan in fresh:
        if rules.may_follow(shipment.status, scan.status):
            await note(db, shipment, scan.status, at=scan.at, place=scan.place, text=scan.note)
        else:
            values = {"status": scan.status, "at": scan.at, "place": scan.place, "note": scan.note}
            db.add(ShipmentEvent(shipment_id=shipment.id, **values))
    return len(fresh)
