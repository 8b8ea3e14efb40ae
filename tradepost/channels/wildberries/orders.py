"""Orders on Wildberries: one order is one unit, packed into supplies that are handed over as a whole."""

import base64
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Literal

import pycountry

from tradepost.channels.adapter import Failed, NoAnswer, Refused
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
WEEK, WEEKS = 7 * 86_400, 5  # seconds; so far back an order's supply is looked for
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
        packed, failed = await self._pack(waiting) if waiting else ({}, {})
        good = {"new", "confirmed", "shipped"}
        return [
            Outcome(
                one,
                accepted=not (why := _why_not(one, stand, failed, good)),
                error=why,
                reference=packed.get(one, ""),
            )
            for one in order_ids
        ]

    async def ship(self, order_ids: Sequence[str]) -> Sequence[Shipped]:
        """Hand orders over: the supply that they are in, or a new one where that holds others too. Labels come along.

        Refused when one of them is neither new nor packed; those that were handed over before are told again.
        """
        stand = await self._stand(order_ids)
        gone = [one for one in order_ids if stand.get(one) not in {"new", "confirmed", "shipped", "delivered"}]
        if gone:
            raise Refused(f"Wildberries: {', '.join(gone)} cannot be shipped: {stand.get(gone[0], 'unknown')}")
        supplies = await self._supplies([one for one in order_ids if stand[one] != "new"])
        waiting = {one for one in order_ids if stand[one] in {"new", "confirmed"}}
        # Handing a supply over hands over all that is in it: it goes as it is when all of that was asked for.
        ready = [
            supply
            for supply in dict.fromkeys(supplies[one] for one in order_ids if one in waiting and one in supplies)
            if {str(one) for one in await self.api.orders_in(supply)} <= waiting
        ]
        apart = [one for one in order_ids if one in waiting and supplies.get(one) not in ready]
        for some in parts(apart, IN_A_SUPPLY):
            ready.append(await self._open(some))
            supplies |= dict.fromkeys(some, ready[-1])
        labels = await self._labels(order_ids)
        for supply in ready:
            await self.api.deliver(supply)
        codes = {supply: await self._code(supply) for supply in dict.fromkeys(supplies.values())}
        return [
            Shipped(one, supply := supplies.get(one, ""), [*labels.get(one, ()), *codes.get(supply, ())])
            for one in order_ids
        ]

    async def cancel(self, order_id: str, reason: str) -> Outcome:  # noqa: ARG002 - Wildberries asks for no reason
        """Cancel an order; one that is cancelled already is an accepted outcome."""
        left: dict[str, str] = {}
        with suppress(Failed):  # that its supply is not found is no reason to keep an order
            if (await self._stand([order_id])).get(order_id) == "confirmed":
                left = await self._supplies([order_id])
        try:
            await self.api.cancel(int(order_id))
        except Refused as error:
            if (await self._stand([order_id])).get(order_id) != "cancelled":
                return Outcome(order_id, accepted=False, error=error.detail)
        for supply in left.values():
            await self._tidy(supply)
        return Outcome(order_id, accepted=True)

    async def _stand(self, order_ids: Sequence[str]) -> dict[str, str]:
        """Our words; theirs where we have none."""
        return {
            str(one.id): _status(one) or _said(one)
            for some in parts(order_ids, AT_A_TIME)
            for one in await self.api.statuses([int(number) for number in some])
        }

    async def _supplies(self, order_ids: Sequence[str]) -> dict[str, str]:
        """{order: its supply}, looked for week by week, the latest first: no call tells of an order by its number."""
        wanted = set(order_ids)
        found: dict[str, str] = {}
        end: int | None = None  # now, by their clock
        start = int(clock.now().timestamp())
        for _ in range(WEEKS):
            start, after = start - WEEK, 0
            while wanted:
                part = await self.api.orders(start, end, after, limit=AT_A_TIME)
                found |= {str(one.id): one.supply_id for one in part.orders if str(one.id) in wanted and one.supply_id}
                wanted -= {str(one.id) for one in part.orders}
                after = part.next if part.orders else 0
                if not after:
                    break
            end = start
        return found

    async def _open(self, order_ids: Sequence[str]) -> str:
        """A new supply with these orders in it; none is left over where they are not let in."""
        name = f"Tradepost {order_ids[0]}" + (f" +{len(order_ids) - 1}" if len(order_ids) > 1 else "")
        try:
            supply = await self.api.open_supply(name)
        except NoAnswer:
            supply = await self._opened(name)
            if not supply:
                raise
        try:
            await self.api.into_supply(supply, [int(one) for one in order_ids])
        except Failed:
            await self._tidy(supply)
            raise
        return supply

    async def _opened(self, name: str) -> str:
        """An empty supply of that name: it was opened, and the answer got lost."""
        after, found = 0, ""
        while True:
            part = await self.api.supplies(after, limit=AT_A_TIME)
            for one in part.supplies:
                if one.name == name and not one.done and not await self.api.orders_in(one.id):
                    found = one.id
            after = part.next if part.supplies else 0
            if not after:
                return found

    async def _tidy(self, supply: str) -> None:
        """Delete a supply if nothing is in it. What was done before stays done, whatever becomes of this."""
        with suppress(Failed):
            if not await self.api.orders_in(supply):
                await self.api.drop_supply(supply)

    async def _pack(self, order_ids: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
        """({order: its supply}, {order: why not}). A supply that is refused as a whole is tried one by one."""
        packed: dict[str, str] = {}
        failed: dict[str, str] = {}
        for some in parts(order_ids, IN_A_SUPPLY):
            try:
                packed |= dict.fromkeys(some, await self._open(some))
            except Refused as error:
                if len(some) == 1:
                    failed[some[0]] = error.detail
                    continue
                for one in some:
                    mine, why = await self._pack([one])
                    packed |= mine
                    failed |= why
        return packed, failed

    async def _code(self, supply: str) -> Sequence[tuple[str, bytes]]:
        """A supply's QR code; none where Wildberries has none: the supply is handed over by now."""
        try:
            return [("image/png", base64.b64decode((await self.api.supply_code(supply)).file))]
        except Refused:
            return ()

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
