"""What carriers that are asked over the network do: outside every transaction, and once."""

from typing import Any

from sqlalchemy import select

from tradepost.core import files
from tradepost.core.db import reading
from tradepost.core.jobs import Run, job, later
from tradepost.core.logs import logger
from tradepost.shipping import following, rules
from tradepost.shipping.carriers import CARRIERS
from tradepost.shipping.carriers.base import Booking, CarrierRefused
from tradepost.shipping.models import Shipment

log = logger("shipping")
OPEN = (rules.CREATED, rules.HANDED_OVER, rules.IN_TRANSIT, rules.OUT)


@job("shipping.book", attempts=8)
async def book(run: Run) -> dict[str, Any]:
    """Announce a parcel to its carrier, under our number: asked twice, it is still one parcel."""
    async with reading() as db:
        shipment = await following.get(db, run.args["shipment_id"])
    if shipment.tracking_number or shipment.status == rules.CANCELLED:
        return {"booked": False}
    carrier = CARRIERS[shipment.carrier]
    try:
        booked = await carrier.book(Booking(shipment.number, shipment.address, shipment.weight_g))
    except CarrierRefused as refusal:
        async with run.transaction() as db:
            await following.refused(db, await following.find(db, shipment.id), f"{carrier.name}: {refusal}")
        return {"booked": False, "refused": str(refusal)}
    label = ""
    if booked.label:
        label = files.new_key("labels", f"{shipment.number}.pdf")
        await files.write(label, booked.label)
    async with run.transaction() as db:
        found = await following.find(db, shipment.id)
        await following.track_as(db, found, booked.tracking_number, booked.tracking_url, label=label)
        if found.status == rules.CANCELLED:  # while the carrier was asked
            await later(db, cancel, carrier=carrier.code, tracking_number=booked.tracking_number)
    return {"booked": True}


@job("shipping.cancel", attempts=8)
async def cancel(run: Run) -> dict[str, Any]:
    """Take a cancelled parcel back from its carrier."""
    carrier = CARRIERS[run.args["carrier"]]
    try:
        await carrier.cancel(run.args["tracking_number"])
    except CarrierRefused as refusal:
        log.warning("carrier.keeps_parcel", carrier=carrier.code, reason=str(refusal))
        return {"cancelled": False}
    return {"cancelled": True}


@job("shipping.follow", every="*/15 * * * *")
async def follow(run: Run) -> dict[str, Any]:
    """Ask carriers where the parcels on their way are, and write down what is new."""
    remote = [code for code, carrier in CARRIERS.items() if not carrier.local]
    written = 0
    if not remote:
        return {"events": 0}
    wanted = (
        select(Shipment.id, Shipment.carrier, Shipment.tracking_number)
        .where(Shipment.status.in_(OPEN), Shipment.carrier.in_(remote), Shipment.tracking_number != "")
        .order_by(Shipment.id)
    )
    async with reading() as db:
        parcels = (await db.execute(wanted)).all()
    for shipment_id, code, tracking_number in parcels:
        try:
            scans = await CARRIERS[code].track(tracking_number)
        except (CarrierRefused, OSError) as error:
            log.warning("carrier.silent", carrier=code, reason=str(error))
            continue
        async with run.transaction() as db:
            written += await following.catch_up(db, await following.find(db, shipment_id), scans)
    return {"events": written}
