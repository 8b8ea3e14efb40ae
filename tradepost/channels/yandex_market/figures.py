"""Money of Yandex Market: what each order brought and cost."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from tradepost.channels.rules import parts
from tradepost.channels.shapes import Commission, Part, ReportLine
from tradepost.channels.yandex_market import told
from tradepost.channels.yandex_market.amounts import ours
from tradepost.channels.yandex_market.connected import Connected

AT_A_TIME = 200
LONGEST = timedelta(days=29)  # a month, both ends included
Kind = Literal["sale", "refund", "commission", "logistics", "storage", "advertising", "payment", "penalty", "other"]
FEES: Mapping[str, Kind] = {
    "FEE": "commission",
    "LOYALTY_PARTICIPATION_FEE": "advertising",
    "AUCTION_PROMOTION": "advertising",
    "DELIVERY_TO_CUSTOMER": "logistics",
    "EXPRESS_DELIVERY_TO_CUSTOMER": "logistics",
    "CROSSREGIONAL_DELIVERY": "logistics",
    "SORTING": "logistics",
    "INTAKE_SORTING": "logistics",
    "RETURN_PROCESSING": "logistics",
    "FULFILLMENT_WITHDRAW": "logistics",
    "RETURNED_ORDERS_STORAGE": "storage",
    "AGENCY": "payment",
    "PAYMENT_TRANSFER": "payment",
}


class Figures(Connected):
    """The report of orders with their payments and fees; what a category costs."""

    async def finance(self, start: date, end: date, cursor: str | None = None) -> Part[ReportLine]:
        """Payments and fees of orders that changed in a range of days, both included; a month at a time.

        A payment's day is its own; a fee's is the day of the order's last change, which is all that is told of it. An
        order that changes again tells everything again, under the same numbers.
        """
        begun, _, token = (cursor or "").partition("|")
        first = date.fromisoformat(begun) if begun else start
        last = min(first + LONGEST, end)
        found = await self.api.sold(first, last, token or None)
        lines = [line for one in found.orders if not one.fake for line in _lines(one, last)]
        if found.following:
            return Part(lines, f"{first}|{found.following}")
        return Part(lines, f"{last + timedelta(days=1)}|" if last < end else None)

    async def commissions(self) -> Sequence[Commission]:
        """The placement fee in each category that the cabinet has goods in, as the market's own calculator has it."""
        names: dict[int, str] = {}
        token: str | None = None
        while True:
            part = await self.api.offers(token)
            for one in part.offer_mappings:
                number = one.mapping.market_category_id or one.offer.market_category_id
                if number is not None:
                    names[number] = one.mapping.market_category_name or names.get(number, "")
            if part.following in {None, token}:  # a list that goes on with itself would never end
                break
            token = part.following
        scheme = (await self.api.shop()).placement_type
        return [
            Commission(str(one.offer.category_id), names.get(one.offer.category_id, ""), scheme, f"{fee.percent:f}")
            for some in parts(sorted(names), AT_A_TIME)
            for one in await self.api.tariffs(some)
            for fee in one.tariffs
            if fee.type == "FEE" and fee.percent is not None
        ]


def _lines(one: told.SoldOrder, last: date) -> list[ReportLine]:
    order, changed = str(one.id), one.status_update_date.date() if one.status_update_date else one.creation_date or last
    lone = one.items[0] if len(one.items) == 1 else None  # fees are told by order: of which item, one alone can say
    item, name = (lone.shop_sku, lone.offer_name) if lone else ("", "")
    quantity = sum(sold.count for sold in one.items)
    lines = []
    for place, payment in enumerate(one.payments):
        refund = payment.type == "REFUND"
        amount = ours(abs(payment.total), one.currency)
        lines.append(
            ReportLine(
                external_id=f"{order}:{payment.id or place}",
                report_id=order,
                day=date.fromisoformat(payment.date) if payment.date else changed,
                kind="refund" if refund else "sale",
                amount=-amount if refund else amount,
                order_id=order,
                item_id=item,
                sku=item,
                quantity=quantity,
                name=name,
            )
        )
    lines += [
        ReportLine(
            external_id=f"{order}:{fee.type}",
            report_id=order,
            day=changed,
            kind=FEES.get(fee.type, "other"),
            amount=-ours(fee.actual, one.currency),
            order_id=order,
            item_id=item,
            sku=item,
            name=fee.type,
        )
        for fee in one.commissions
    ]
    return lines
