"""Orders on Ozon: a posting is what is packed as one parcel, of one or more goods."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from tradepost.channels.adapter import Busy, Refused
from tradepost.channels.capabilities import Capability
from tradepost.channels.ozon import answers
from tradepost.channels.ozon.connected import PERIOD, Connected, item_of, money
from tradepost.channels.shapes import ChannelOrder, OrderItem, Outcome, Part, Shipped
from tradepost.core.logs import logger

log = logger("channels")
AT_A_TIME = 100
MADE, CHANGED = "made", "changed"  # which postings are told just now
LABELS_TAKE = 45.0  # seconds, after a posting was assembled
SOLD_OUT, OTHER = 352, 402  # their reasons: it ran out; something else, which wants words
Status = Literal["new", "confirmed", "shipped", "delivered", "cancelled", "returned"]
# Handing over is seen by a scanner of theirs; until then an assembled posting waits.
OURS: Mapping[str, Status] = {
    "awaiting_registration": "new",
    "acceptance_in_progress": "new",
    "awaiting_approve": "new",
    "awaiting_verification": "new",
    "awaiting_packaging": "new",
    "awaiting_deliver": "confirmed",
    "arbitration": "shipped",
    "client_arbitration": "shipped",
    "delivering": "shipped",
    "driver_pickup": "shipped",
    "sent_by_seller": "shipped",
    "not_accepted": "shipped",
    "delivered": "delivered",
    "cancelled": "cancelled",
    "cancelled_from_split_pending": "cancelled",
}


class Orders(Connected):
    """FBS: what the seller packs and hands over; FBO: what Ozon sends, of which only the list is told."""

    tells_changes = frozenset({Capability.ORDERS})

    async def orders(self, since: datetime, cursor: str | None = None) -> Part[ChannelOrder]:
        """Postings made since a moment, then those of the year before whose status changed since; as they stand now."""
        which, _, after = (cursor or MADE).partition("|")
        if which == MADE:
            found = await self.api.postings(since, since + PERIOD, after, limit=AT_A_TIME)
        else:
            found = await self.api.changed_postings(since, since + PERIOD, since - PERIOD, after, limit=AT_A_TIME)
        told = await self._as_they_stand(found.postings, since)
        if found.has_next and found.cursor:
            return Part(told, f"{which}|{found.cursor}")
        return Part(told, f"{CHANGED}|" if which == MADE else None)

    async def stored_orders(self, since: datetime, cursor: str | None = None) -> Part[ChannelOrder]:
        """FBO postings made since a moment, as they stand now; which of them changed, Ozon does not tell apart."""
        found = await self.api.stored_postings(since, since + PERIOD, cursor or "", limit=AT_A_TIME)
        told = await self._as_they_stand(found.postings, since, stored=True)
        return Part(told, found.cursor if found.has_next and found.cursor else None)

    async def _as_they_stand(
        self, postings: Sequence[answers.Posting], since: datetime, *, stored: bool = False
    ) -> list[ChannelOrder]:
        products = await self.by_sku(line.sku for one in postings for line in one.products)
        told = []
        for one in postings:
            status = _status(one)
            if status is None:  # nobody is asked to pack it
                log.warning("channels.status", marketplace=self.title, order=one.posting_number, said=one.status)
            elif stored and status == "new":  # Ozon packs it without being asked
                told.append(_order(one, "confirmed", products, since, stored=True))
            else:
                told.append(_order(one, status, products, since, stored=stored))
        return told

    async def confirm(self, order_ids: Sequence[str]) -> Sequence[Outcome]:
        """Assemble postings, each as one parcel: only then there are labels."""
        return [await self._confirm(one) for one in order_ids]

    async def _confirm(self, number: str) -> Outcome:
        try:
            stands = await self._assemble(number)
        except Refused as error:
            return Outcome(number, accepted=False, error=error.detail)
        good = _status(stands) in {"confirmed", "shipped"}
        return Outcome(number, accepted=good, error="" if good else _why(stands), reference=number if good else "")

    async def ship(self, order_ids: Sequence[str]) -> Sequence[Shipped]:
        """Assemble what is not yet, and bring the labels; that it was handed over Ozon sees by itself.

        Refused for what cannot be shipped. Busy when labels are not ready: some 45 seconds after assembling.
        """
        shipped = []
        for number in order_ids:
            stands = await self._assemble(number)
            if _status(stands) not in {"confirmed", "shipped", "delivered"}:
                raise Refused(f"Ozon: {number} cannot be shipped: {_why(stands)}")
            # What is on its way has its label on it already.
            labels = [("application/pdf", await self._label(number))] if _status(stands) == "confirmed" else []
            shipped.append(Shipped(number, number, labels))
        return shipped

    async def _assemble(self, number: str) -> answers.Posting:
        """A posting as it stands once it was assembled: a 200 alone does not say that it was."""
        stands = await self.api.posting(number)
        if _status(stands) != "new":
            return stands
        quantities: dict[int, int] = {}
        for line in stands.products:
            quantities[line.sku] = quantities.get(line.sku, 0) + line.quantity
        await self.api.assemble(number, quantities)
        return await self.api.posting(number)

    async def _label(self, number: str) -> bytes:
        try:
            return await self.api.label(number)
        except Refused as error:
            if "aren't ready" in error.detail:
                why = f"Ozon has no label of {number} yet: ask again in a minute"
                raise Busy(why, again=LABELS_TAKE) from error
            raise

    async def cancel(self, order_id: str, reason: str) -> Outcome:
        """Cancel a posting; without a reason because it ran out. One that is cancelled already is accepted."""
        stands = await self.api.posting(order_id)
        if _status(stands) == "cancelled":
            return Outcome(order_id, accepted=True)
        try:
            may = [one.id for one in await self.api.cancel_reasons(order_id) if one.type_id in {"", "seller"}]
            wanted = [OTHER, SOLD_OUT] if reason else [SOLD_OUT, OTHER]
            chosen = next((one for one in [*wanted, *may] if one in may), None)
            if chosen is None:
                return Outcome(order_id, accepted=False, error=f"Ozon does not let it be cancelled: {stands.status}")
            message = (reason or "It ran out") if chosen == OTHER else ""
            await self.api.cancel(order_id, chosen, message)
        except Refused as error:
            return Outcome(order_id, accepted=False, error=error.detail)
        return Outcome(order_id, accepted=True)


def _status(one: answers.Posting) -> Status | None:
    """Ours; None for a word that is not known."""
    return OURS.get(one.status)


def _why(one: answers.Posting) -> str:
    return "the assembly failed, try it again" if one.substatus == "ship_failed" else f"it is {one.status}"


def _order(
    one: answers.Posting,
    status: Status,
    products: Mapping[int, answers.Product],
    since: datetime,
    *,
    stored: bool,
) -> ChannelOrder:
    items = [
        OrderItem(
            external_id=item_of(products.get(line.sku)),
            sku=line.offer_id,
            name=line.name,
            quantity=line.quantity,
            price=money(line.price.amount, line.price.currency),
            barcodes=products[line.sku].barcodes if line.sku in products else (),
        )
        for line in one.products
    ]
    address = one.customer.address if one.customer else None
    return ChannelOrder(
        external_id=one.posting_number,
        status=status,
        said=f"{one.status}/{one.substatus}" if one.substatus else one.status,
        placed_at=one.in_process_at or since,
        items=items,
        ship_by=one.shipment_date,
        city=address.city if address else "",
        buyer=one.customer.name if one.customer else "",
        stored=stored,
    )
