"""Orders on Wildberries: one order is one unit, packed into supplies that are handed over as a whole."""

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

import pycountry

from tradepost.channels.adapter import Refused
from tradepost.channels.rules import parts
from tradepost.channels.shapes import ChannelOrder, OrderItem, Outcome, Part, Shipped
from tradepost.channels.wildberries import answers
from tradepost.channels.wildberries.connected import Connected
from tradepost.core import clock
from tradepost.core.logs import logger
from tradepost.core.money import Money

log = logger("channels")
AT_A_TIME = 1000
IN_A_SUPPLY = 100
LONGEST = timedelta(days=30) - timedelta(hours=1)
Status = Literal["new", "confirmed", "shipped", "delivered", "cancelled", "returned"]
OURS: Mapping[str, Status] = {
    "new": "new",
    "confirm": "confirmed",
    "complete": "shipped",
    "cancel": "cancelled",
    "cancel_carrier": "cancelled",
}
# Their own word goes before the seller's.
FATES: Mapping[str, Status] = {
    "accepted_by_carrier": "shipped",
    "sent_to_carrier": "shipped",
    "sorted": "shipped",
    "postponed_delivery": "shipped",
    "ready_for_pickup": "shipped",
    "sold": "delivered",
    "canceled": "cancelled",
    "canceled_by_client": "cancelled",
    "declined_by_client": "cancelled",
    "defect": "cancelled",
    "canceled_by_missed_call": "cancelled",
    "canceled_by_carrier": "cancelled",
}


class Orders(Connected):
    """FBS: what the seller packs and hands over."""

    async def orders(self, since: datetime, cursor: str | None = None) -> Part[ChannelOrder]:
        """Orders placed since a moment, as they stand now; thirty days at a time."""
        begun, _, after = (cursor or "").partition("|")
        start = int(begun or since.timestamp())
        last = start + int(LONGEST.total_seconds())
        # The end is not said where it is now: their clock need not be ours.
        end = last if last < clock.now().timestamp() else None
        found = await self.api.orders(start, end, int(after or 0), limit=AT_A_TIME)
        stand = {
            one.id: one
            for some in parts(found.orders, AT_A_TIME)
            for one in await self.api.statuses([order.id for order in some])
        }
        if found.next and found.orders:
            following: str | None = f"{start}|{found.next}"
        else:
            following = None if end is None else f"{end + 1}|0"
        items = []
        for one in found.orders:
            if one.id not in stand:
                continue
            if (status := _status(stand[one.id])) is not None:
                items.append(_order(one, stand[one.id], status))
            else:  # nobody is asked to pack it
                log.warning("channels.status", marketplace=self.title, order=one.id, said=_said(stand[one.id]))
        return Part(items, following)

    async def confirm(self, order_ids: Sequence[str]) -> Sequence[Outcome]:
        """Put new orders into a supply of their own, which confirms them."""
        stand = await self._stand(order_ids)
        waiting = [one for one in order_ids if stand.get(one) == "new"]
        failed = await self._pack(waiting) if waiting else {}
        return [
            Outcome(one, accepted=not (why := _why_not(one, stand, failed, {"new", "confirmed", "shipped"})), error=why)
            for one in order_ids
        ]

    async def ship(self, order_ids: Sequence[str]) -> Sequence[Shipped]:
        """Hand orders over: moved into one supply, which holds nothing else, and delivered. Labels come along.

        Refused when one of them is neither new nor packed; those that were handed over before are told again.
        """
        stand = await self._stand(order_ids)
        gone = [one for one in order_ids if stand.get(one) not in {"new", "confirmed", "shipped", "delivered"}]
        if gone:
            raise Refused(f"Wildberries: {', '.join(gone)} cannot be shipped: {stand.get(gone[0], 'unknown')}")
        waiting = [one for one in order_ids if stand[one] in {"new", "confirmed"}]
        supplies: dict[str, str] = {}
        for some in parts(waiting, IN_A_SUPPLY):
            supply = await self._open(some)
            labels = await self._labels(some)
            await self.api.deliver(supply)
            supplies |= dict.fromkeys(some, supply)
        before = [one for one in order_ids if one not in supplies]
        labels = await self._labels(order_ids) if before else labels
        return [Shipped(one, supplies.get(one, ""), labels.get(one, ())) for one in order_ids]

    async def cancel(self, order_id: str, reason: str) -> Outcome:  # noqa: ARG002 - Wildberries asks for no reason
        """Cancel an order; one that is cancelled already is an accepted outcome."""
        try:
            await self.api.cancel(int(order_id))
        except Refused as error:
            if (await self._stand([order_id])).get(order_id) != "cancelled":
                return Outcome(order_id, accepted=False, error=error.detail)
        return Outcome(order_id, accepted=True)

    async def _stand(self, order_ids: Sequence[str]) -> dict[str, str]:
        """Our words; theirs where we have none."""
        return {
            str(one.id): _status(one) or _said(one)
            for some in parts(order_ids, AT_A_TIME)
            for one in await self.api.statuses([int(number) for number in some])
        }

    async def _open(self, order_ids: Sequence[str]) -> str:
        supply = await self.api.open_supply(f"Tradepost {clock.now():%Y-%m-%d %H:%M}")
        await self.api.into_supply(supply, [int(one) for one in order_ids])
        return supply

    async def _pack(self, order_ids: Sequence[str]) -> dict[str, str]:
        """{order: why it could not be packed}. A supply that is refused as a whole is tried one by one."""
        failed: dict[str, str] = {}
        for some in parts(order_ids, IN_A_SUPPLY):
            try:
                await self._open(some)
            except Refused as error:
                if len(some) == 1:
                    failed[some[0]] = error.detail
                else:
                    for one in some:
                        failed |= await self._pack([one])
        return failed

    async def _labels(self, order_ids: Sequence[str]) -> dict[str, Sequence[tuple[str, bytes]]]:
        return {
            str(one.order_id): [("image/png", base64.b64decode(one.file))]
            for some in parts(order_ids, IN_A_SUPPLY)
            for one in await self.api.stickers([int(number) for number in some])
        }


def _why_not(one: str, stand: Mapping[str, str], failed: Mapping[str, str], good: set[str]) -> str:
    if one in failed:
        return failed[one]
    if one not in stand:
        return "Wildberries knows no such order"
    return "" if stand[one] in good else f"the order is {stand[one]}"


def _status(one: answers.Status) -> Status | None:
    """Ours; None for a word that is not known."""
    return FATES.get(one.wb_status) or OURS.get(one.supplier_status)


def _said(one: answers.Status) -> str:
    return f"{one.supplier_status}/{one.wb_status}"


def _currency(code: int) -> str:
    found = pycountry.currencies.get(numeric=f"{code:03d}")
    return str(found.alpha_3) if found else "RUB"


def _order(one: answers.Order, stands: answers.Status, status: Status) -> ChannelOrder:
    converted = one.converted_price is not None and one.converted_currency_code is not None
    amount = one.converted_price if converted else one.price
    code = one.converted_currency_code if converted else one.currency_code
    item = OrderItem(
        external_id=str(one.nm_id),
        sku=one.article,
        name=one.article,
        quantity=1,
        price=Money(int(amount or 0), _currency(int(code or 643))),
        barcodes=one.skus,
        size_id=str(one.chrt_id or ""),
    )
    return ChannelOrder(
        external_id=str(one.id),
        status=status,
        said=_said(stands),
        placed_at=one.created_at,
        items=[item],
        city=one.offices[0] if one.offices else "",
    )
