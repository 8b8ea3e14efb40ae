"""What Wildberries sells from its own warehouses (FBW): a feed of orders, and one of what became of them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from tradepost.channels.capabilities import Capability
from tradepost.channels.shapes import ChannelOrder, OrderItem, Part
from tradepost.channels.wildberries import told
from tradepost.channels.wildberries.connected import Connected
from tradepost.channels.wildberries.told import MOSCOW
from tradepost.core.money import Money, minor_digits
from tradepost.customers.rules import country_code, is_country

THEIRS = "Склад WB"  # the rest lies with the seller, and is told by `orders`
ORDERED, SOLD = "ordered", "sold"
# An answer is cut at about 80 000 rows, they say: a shorter one than half of that is whole, and the call that would
# hear the same from an empty one is saved, for which one waits a minute.
WHOLE = 40_000
AT_A_TIME = 1000
# How a sale's number begins; later ones say more.
FATES: Mapping[str, Literal["delivered", "returned"]] = {"S": "delivered", "R": "returned"}


class StoredOrders(Connected):
    """FBW: what Wildberries packs and sends by itself. A row is an order of one unit, whose number is its `srid`."""

    tells_changes = frozenset({Capability.STORED_ORDERS})

    async def stored_orders(self, since: datetime, cursor: str | None = None) -> Part[ChannelOrder]:
        """Orders that changed since a moment, however old; then what was sold and came back since.

        Of an order that is in both feeds the second says what became of it. A sale whose order did not change is told
        by itself, as of the day on which it was sold: who knows the order keeps the day on which it was placed.
        """
        feed, _, begin = (cursor or ORDERED).partition("|")
        begin = begin or since.astimezone(MOSCOW).strftime("%Y-%m-%dT%H:%M:%S")
        asks: Mapping[str, Callable[[str], Awaitable[Sequence[told.Unit]]]]
        asks = {ORDERED: self.api.ordered, SOLD: self.api.sold}
        rows = await self.in_turn(asks[feed], begin)
        theirs = [one for one in rows if one.warehouse_type == THEIRS and one.srid]
        found: dict[str, ChannelOrder] = {}
        currency = await self._currency(theirs)
        for one in theirs:
            status = _status(one)
            if status is None:
                continue
            made, before = _order(one, status, currency, since), found.get(one.srid)
            if before is not None:  # what came back was sold before: that stays the day, and it stays returned
                newer = before if before.status == "returned" else made
                made = replace(newer, placed_at=min(before.placed_at, made.placed_at))
            found[one.srid] = made
        last = rows[-1].last_change_date if len(rows) >= WHOLE else ""
        if last > begin:  # moments in one way of writing; one that does not go on has nothing behind it
            following: str | None = f"{feed}|{last}"
        else:
            following = SOLD if feed == ORDERED else None
        return Part(list(found.values()), following)

    async def _currency(self, rows: Sequence[told.Unit]) -> str:
        """The seller's. The feeds do not name it: that of a price does."""
        cards = list(dict.fromkeys(one.nm_id for one in rows))[:AT_A_TIME]  # some may be gone by now
        found = await self.api.prices_of(cards) if cards else ()
        return found[0].currency if found else "RUB"


def _status(one: told.Unit) -> Literal["confirmed", "cancelled", "delivered", "returned"] | None:
    """Goods there are packed at once, and when they leave is not told. None for what is neither sale nor return."""
    if one.sale_id:
        return FATES.get(one.sale_id[0])
    return "cancelled" if one.is_cancel else "confirmed"


def _order(
    one: told.Unit,
    status: Literal["confirmed", "cancelled", "delivered", "returned"],
    currency: str,
    otherwise: datetime,
) -> ChannelOrder:
    country = country_code(one.country_name)
    item = OrderItem(
        external_id=str(one.nm_id),
        sku=one.supplier_article,
        name=one.supplier_article,
        quantity=1,
        price=Money(int(_price(one).scaleb(minor_digits(currency)).quantize(Decimal(1), ROUND_HALF_UP)), currency),
        barcodes=[one.barcode] if one.barcode else (),
    )
    return ChannelOrder(
        external_id=one.srid,
        status=status,
        said=one.sale_id or ("isCancel" if one.is_cancel else one.warehouse_type),
        placed_at=one.date or otherwise,
        items=[item],
        country=country if is_country(country) else "",
        stored=True,
    )


def _price(one: told.Unit) -> Decimal:
    """What the buyer pays after Wildberries' own discount: `finishedPrice`.

    It is what FBS orders have as their price, and what reports of sales have as `retailAmount`, against which an order
    is settled; `priceWithDisc` leaves that discount out. It may be 0 for a day: then it is reckoned as they do, and
    rounded to the rouble.
    """
    left = (100 - one.discount_percent) * (100 - one.spp) / 10_000
    # What came back may be told as less than nothing: it is the same price.
    return abs(one.finished_price or (one.total_price * left).quantize(Decimal(1), ROUND_HALF_UP))
