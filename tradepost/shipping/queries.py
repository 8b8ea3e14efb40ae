"""What is read about shipping."""

from collections.abc import Sequence

from sqlalchemy import Select, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tradepost.accounts.models import Account
from tradepost.core.errors import NotFound
from tradepost.shipping import hooks
from tradepost.shipping.models import Shipment, ShipmentEvent


def shipments() -> Select[Shipment]:
    """Every shipment with its lines and events."""
    return select(Shipment).options(selectinload(Shipment.lines), selectinload(Shipment.events))


def own_shipments(account: Account) -> Select[Shipment]:
    """Those of somebody's own orders."""
    return shipments().where(or_(false(), *[Shipment.order_id.in_(owned(account)) for owned in hooks.OWNED]))


async def one(db: AsyncSession, query: Select[Shipment], shipment_id: int) -> Shipment:
    """A shipment among those of a query; NotFound."""
    found = (await db.execute(query.where(Shipment.id == shipment_id))).scalar_one_or_none()
    if found is None:
        raise NotFound("shipment", shipment_id)
    return found


async def events_of(db: AsyncSession, shipment_id: int) -> Sequence[ShipmentEvent]:
    """What happened to a shipment, oldest first."""
    query = select(ShipmentEvent).where(ShipmentEvent.shipment_id == shipment_id)
    return (await db.execute(query.order_by(ShipmentEvent.at, ShipmentEvent.id))).scalars().all()
