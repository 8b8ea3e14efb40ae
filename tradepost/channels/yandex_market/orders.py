"""Orders on Yandex Market: packed into a box, said to be ready, and fetched with a label on it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from tradepost.channels.adapter import Refused
from tradepost.channels.capabilities import Capability
from tradepost.channels.rules import parts
from tradepost.channels.shapes import ChannelOrder, OrderItem, Outcome, Part, Shipped
from tradepost.channels.yandex_market import answers
from tradepost.channels.yandex_market.amounts import ours
from tradepost.channels.yandex_market.asking import FROM_OUR_SHELVES, FROM_THEIRS
from tradepost.channels.yandex_market.connected import Connected
from tradepost.core import clock
from tradepost.core.money import Money

AT_A_TIME = 50
READY_AT_A_TIME = 30
LONGEST = timedelta(days=30)
BEFORE = 3 * LONGEST  # so much older are orders that are looked for because they changed
MOSCOW = ZoneInfo("Europe/Moscow")  # its days are Moscow's
Status = Literal["new", "confirmed", "shipped", "delivered", "cancelled", "returned"]
OURS: Mapping[str, Status] = {
    "PROCESSING": "new",
    "DELIVERY": "shipped",
    "PICKUP": "shipped",
    "DELIVERED": "delivered",
    "PARTIALLY_RETURNED": "delivered",
    "RETURNED": "returned",
    "CANCELLED": "cancelled",
}
# Where an order that is in work stands, whatever boxes it has.
STAGES: Mapping[str, Status] = {"READY_TO_SHIP": "confirmed", "SHIPPED": "shipped"}


class Orders(Connected):
    """FBS, DBS and Express: what leaves the seller's own shelves; FBY: what the market sends from its own.

    What nobody has paid for yet is no order.
    """

    tells_changes = frozenset({Capability.ORDERS, Capability.STORED_ORDERS})

    async def orders(self, since: datetime, cursor: str | None = None) -> Part[ChannelOrder]:
        """Orders placed since a moment, then those of three months before that changed since; as they stand now.

        Both thirty days at a time by when they were placed: without these days only the last thirty are looked at.
        """
        return await self._sold(FROM_OUR_SHELVES, since, cursor)

    async def stored_orders(self, since: datetime, cursor: str | None = None) -> Part[ChannelOrder]:
        """The same of a shop whose goods lie in the market's warehouse."""
        return await self._sold(FROM_THEIRS, since, cursor)

    async def _sold(self, programs: Sequence[str], since: datetime, cursor: str | None) -> Part[ChannelOrder]:
        begun, _, token = (cursor or "").partition("|")
        first = since.astimezone(MOSCOW).date()
        start = date.fromisoformat(begun) if begun else first
        tomorrow = clock.now().astimezone(MOSCOW).date() + timedelta(days=1)
        if start < first:
            end = min(start + LONGEST, first)
            found = await self.api.orders(start, end, token or None, changed=since, programs=programs)
        else:
            end = min(start + LONGEST, tomorrow)
            last = max(end, start + timedelta(days=1))
            found = await self.api.orders(start, last, token or None, programs=programs)
        stored = programs == FROM_THEIRS
        items = [_order(one, status, stored=stored) for one in found.orders if (status := _status(one)) is not None]
        if found.following:
            return Part(items, f"{start}|{found.following}")
        if start < first:
            return Part(items, f"{end}|" if end < first else None)
        return Part(items, f"{end if end < tomorrow else first - BEFORE}|")

    async def confirm(self, order_ids: Sequence[str]) -> Sequence[Outcome]:
        """Say that each order is packed into one box, which can be said again until it is ready to ship."""
        there = await self._find(order_ids)
        return [await self._confirm(one, there.get(one)) for one in order_ids]

    async def _confirm(self, order_id: str, order: answers.Order | None) -> Outcome:
        status = _status(order) if order is not None else None
        if order is None or status in {None, "cancelled", "returned"}:
            return Outcome(order_id, accepted=False, error=_why_not(order))
        if status == "new":
            try:
                await self._pack(order)
            except Refused as error:
                return Outcome(order_id, accepted=False, error=error.detail)
        return Outcome(order_id, accepted=True)

    async def ship(self, order_ids: Sequence[str]) -> Sequence[Shipped]:
        """Say that orders are ready to be fetched, packed where they are not; the labels of their boxes come along.

        Refused when one of them cannot be: then nothing is said of any, or those that were taken are told again.
        """
        there = await self._find(order_ids)
        gone = [one for one in order_ids if one not in there or _status(there[one]) in {None, "cancelled", "returned"}]
        if gone:
            raise Refused(f"Yandex Market: {gone[0]} cannot be shipped: {_why_not(there.get(gone[0]))}")
        waiting = [one for one in order_ids if _waits(there[one])]
        for one in waiting:
            if not there[one].delivery.boxes_layout:
                await self._pack(there[one])
        for some in parts(waiting, READY_AT_A_TIME):
            for told in await self.api.ready([int(one) for one in some]):
                if told.update_status != "OK":
                    raise Refused(f"Yandex Market: {told.id} cannot be shipped: {told.error_details or told.status}")
        return [
            Shipped(one, _reference(there[one]), [("application/pdf", await self.api.labels(int(one)))])
            for one in order_ids
        ]

    async def cancel(self, order_id: str, reason: str) -> Outcome:  # noqa: ARG002 - a shop has one reason: it cannot
        """Cancel an order; one that is cancelled already is an accepted outcome."""
        try:
            await self.api.cancel(int(order_id))
        except Refused as error:
            order = (await self._find([order_id])).get(order_id)
            if order is None or _status(order) != "cancelled":
                return Outcome(order_id, accepted=False, error=error.detail)
        return Outcome(order_id, accepted=True)

    async def _pack(self, order: answers.Order) -> None:
        await self.api.pack(order.order_id, {item.id: item.count for item in order.items})

    async def _find(self, order_ids: Sequence[str]) -> dict[str, answers.Order]:
        return {
            str(one.order_id): one
            for some in parts(order_ids, AT_A_TIME)
            for one in (await self.api.orders_of([int(number) for number in some])).orders
        }


def _waits(order: answers.Order) -> bool:
    return order.status == "PROCESSING" and order.substatus not in STAGES


def _why_not(order: answers.Order | None) -> str:
    if order is None:
        return "Yandex Market knows no such order"
    return f"the order is {order.status}/{order.substatus}"


def _status(order: answers.Order) -> Status | None:
    """Ours; None for what waits for the buyer or the market, and is the seller's only later."""
    if order.status == "PROCESSING":
        return STAGES.get(order.substatus) or ("confirmed" if order.delivery.boxes_layout else "new")
    return OURS.get(order.status)


def _reference(order: answers.Order) -> str:
    shipment = order.delivery.shipment
    return str(shipment.id) if shipment is not None and shipment.id else ""


def _lines(item: answers.OrderItem) -> list[OrderItem]:
    """An item's units. They tell what all of them cost together: what does not divide evenly becomes two lines."""
    told = [ours(one.value, one.currency_id) for one in (item.prices.payment, item.prices.cashback) if one is not None]
    currency = told[0].currency if told else "RUB"
    each, dearer = divmod(sum(one.minor for one in told), item.count)
    return [
        OrderItem(
            external_id=item.offer_id,
            sku=item.offer_id,
            name=item.offer_name,
            quantity=quantity,
            price=Money(price, currency),
        )
        for quantity, price in ((item.count - dearer, each), (dearer, each + 1))
        if quantity
    ]


def _city(delivery: answers.Delivery) -> str:
    way = delivery.courier or delivery.pickup
    if way is None:
        return ""
    return (way.address.city if way.address else "") or (way.region.name if way.region else "")


def _ship_by(delivery: answers.Delivery) -> datetime | None:
    shipment = delivery.shipment
    if shipment is None or shipment.shipment_date is None:
        return None
    return datetime.combine(shipment.shipment_date, shipment.shipment_time or time(23, 59, 59), MOSCOW)


def _order(one: answers.Order, status: Status, *, stored: bool) -> ChannelOrder:
    return ChannelOrder(
        external_id=str(one.order_id),
        status="confirmed" if stored and status == "new" else status,  # the market packs it without being asked
        said=f"{one.status}/{one.substatus}",
        placed_at=one.creation_date,
        items=[line for item in one.items for line in _lines(item)],
        ship_by=_ship_by(one.delivery),
        city=_city(one.delivery),
        stored=stored,
    )
