"""Orders on Avito with its delivery: each says itself what the seller may do with it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from tradepost.channels.adapter import NoAnswer, Refused
from tradepost.channels.avito import answers
from tradepost.channels.avito.connected import Connected
from tradepost.channels.rules import parts
from tradepost.channels.shapes import ChannelOrder, OrderItem, Outcome, Part, Returned, Shipped
from tradepost.core.money import Money

AT_A_TIME = 20
LOOKS, EACH = 10, 1.0  # so often, every second, a label that is being made is looked for
Status = Literal["new", "confirmed", "shipped", "delivered", "cancelled", "returned"]
OURS: Mapping[str, Status] = {
    "on_confirmation": "new",
    "ready_to_ship": "confirmed",
    "in_transit": "shipped",
    "delivered": "delivered",
    "in_dispute": "delivered",
    "closed": "delivered",
    "canceled": "cancelled",
    "on_return": "returned",
}
GOING_BACK = ("on_return", "in_dispute")


class Orders(Connected):
    """Orders with Avito's delivery; others are agreed on in conversations and are not told."""

    async def orders(self, since: datetime, cursor: str | None = None) -> Part[ChannelOrder]:
        """Orders placed since a moment, as they stand now."""
        page = int(cursor or 1)
        found = await self.api.orders(since=int(since.timestamp()), page=page)
        items = [_order(one, OURS[one.status]) for one in found.orders if one.status in OURS]
        return Part(items, str(page + 1) if found.has_more and found.orders else None)

    async def confirm(self, order_ids: Sequence[str]) -> Sequence[Outcome]:
        """Accept orders, one by one; one that is accepted already is an accepted outcome."""
        there = await self._find(order_ids)
        return [await self._confirm(one, there.get(one)) for one in order_ids]

    async def _confirm(self, order_id: str, order: answers.Order | None) -> Outcome:
        status = OURS.get(order.status) if order is not None else None
        if order is None or status in {None, "cancelled", "returned"}:
            return Outcome(order_id, accepted=False, error=_why_not(order))
        if status != "new":
            return Outcome(order_id, accepted=True)
        return await self._move(order_id, "confirm")

    async def _move(self, order_id: str, transition: str) -> Outcome:
        try:
            done = await self.api.move(order_id, transition)
        except Refused as error:
            return Outcome(order_id, accepted=False, error=error.detail)
        return Outcome(order_id, accepted=done, error="" if done else f"Avito did not {transition} it")

    async def ship(self, order_ids: Sequence[str]) -> Sequence[Shipped]:
        """Hand orders over: confirmed where they are not, said to be sent where the seller delivers, with labels.

        With Avito's own delivery the label is what the point of delivery wants to see, and Avito says itself that it
        has the parcel. Refused when one cannot be shipped, or wants a tracking number first, which is not known here.
        """
        there = await self._find(order_ids)
        for one in order_ids:
            if why := _why_unfit(there.get(one)):
                raise Refused(f"Avito: {one} cannot be shipped: {why}")
        new = [one for one in order_ids if OURS[there[one].status] == "new"]
        for one in new:
            self._insist(await self._move(one, "confirm"))
        if new:
            there |= await self._find(new)
        for one in order_ids:
            if any(action.name == "perform" for action in there[one].actions):
                self._insist(await self._move(one, "perform"))
        return [
            Shipped(
                one,
                there[one].delivery.tracking_number or there[one].delivery.dispatch_number,
                await self._label(there[one]),
            )
            for one in order_ids
        ]

    def _insist(self, outcome: Outcome) -> None:
        if not outcome.accepted:
            raise Refused(f"Avito: {outcome.external_id} cannot be shipped: {outcome.error}")

    async def _label(self, order: answers.Order) -> Sequence[tuple[str, bytes]]:
        """The label, for Avito's own delivery; it is made by a task."""
        if order.delivery.service_type != "pvz":
            return ()
        task = await self.api.label_task([order.marketplace_id or order.id])
        for _ in range(LOOKS):
            try:
                return [("application/pdf", await self.api.labels(task))]
            except Refused:  # it is not there yet
                await self.api.pause(EACH)
        raise NoAnswer("Avito has not made the label yet", again=LOOKS * EACH)

    async def cancel(self, order_id: str, reason: str) -> Outcome:  # noqa: ARG002 - Avito asks for no reason
        """Reject an order; one that is cancelled already is an accepted outcome."""
        outcome = await self._move(order_id, "reject")
        if not outcome.accepted:
            order = (await self._find([order_id])).get(order_id)
            if order is not None and order.status == "canceled":
                return Outcome(order_id, accepted=True)
        return outcome

    async def returns(self, since: datetime, cursor: str | None = None) -> Part[Returned]:
        """Orders that are on their way back, or about which there is a dispute: there is no list of returns.

        All that are so now, whatever the day they were placed on; changed before `since` they are left out.
        """
        page = int(cursor or 1)
        found = await self.api.orders(page=page, statuses=GOING_BACK)
        items = [part for one in found.orders if (one.updated_at or since) >= since for part in _returned(one)]
        return Part(items, str(page + 1) if found.has_more and found.orders else None)

    async def _find(self, order_ids: Sequence[str]) -> dict[str, answers.Order]:
        return {one.id: one for some in parts(order_ids, AT_A_TIME) for one in (await self.api.orders(ids=some)).orders}


def _why_not(order: answers.Order | None) -> str:
    return "Avito knows no such order" if order is None else f"the order is {order.status}"


def _why_unfit(order: answers.Order | None) -> str:
    if order is None or OURS.get(order.status) in {None, "cancelled", "returned"}:
        return _why_not(order)
    if any(action.name == "setTrackNumber" and action.required for action in order.actions):
        return "it wants a tracking number first, which is given on Avito"
    return ""


def _price(one: answers.ItemPrices) -> Money:
    """What the buyer pays for a unit. Their `total` has the commission taken off as well, whatever its text says."""
    return _roubles(one.price - one.discount)


def _roubles(value: Decimal) -> Money:
    return Money(int((value * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)), "RUB")


def _commission(one: answers.Order) -> Money | None:
    """What Avito keeps of an order: it says so of the whole, or of a unit of each item; None where it does not."""
    if one.prices is not None and one.prices.commission is not None:
        return _roubles(one.prices.commission)
    told = [item.count * item.prices.commission for item in one.items if item.prices.commission is not None]
    return _roubles(sum(told, Decimal(0))) if told and len(told) == len(one.items) else None


def _order(one: answers.Order, status: Status) -> ChannelOrder:
    return ChannelOrder(
        external_id=one.id,
        status=status,
        said=one.status,
        placed_at=one.created_at,
        items=[
            OrderItem(
                external_id=item.avito_id,
                sku=item.id,
                name=item.title,
                quantity=item.count,
                price=_price(item.prices),
            )
            for item in one.items
        ],
        ship_by=one.schedules.ship_till,
        fees=_commission(one),
    )


def _returned(one: answers.Order) -> list[Returned]:
    stands = one.return_policy.return_status if one.return_policy else ""
    return [
        Returned(
            external_id=f"{one.id}:{item.avito_id}",
            order_id=one.id,
            item_id=item.avito_id,
            quantity=item.count,
            reason="",
            said=stands or one.status,
            at=one.updated_at or one.created_at,
            decided=one.status != "in_dispute",
        )
        for item in one.items
    ]
