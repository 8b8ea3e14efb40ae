"""Money of Yandex Market: what each order brought and cost."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
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
# Points that the market gives for a price or a delivery made cheaper: they lower what the shop pays it.
POINTS: Mapping[str, Kind] = {"SUBSIDY": "commission", "DELIVERY": "logistics"}
BUYERS_POINTS, ACCRUED, TAKEN_BACK = "YANDEX_CASHBACK", "ACCRUAL", "DEDUCTION"
WITH_BUYER = {"DELIVERED", "PARTIALLY_DELIVERED", "PARTIALLY_RETURNED", "RETURNED"}


class Figures(Connected):
    """The report of orders with their payments, fees and points; what a category costs."""

    async def finance(self, start: date, end: date, cursor: str | None = None) -> Part[ReportLine]:
        """Payments, fees and points of orders that changed in a range of days, both included; a month at a time.

        A payment's day is its own; that of fees and points is the day of the order's last change, which is all that is
        told of it. An order that changes again tells everything again, under the same numbers.
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
    lines += [
        ReportLine(
            external_id=f"{order}:{name}:{operation}",
            report_id=order,
            day=changed,
            kind=_kind(name, operation),
            amount=ours(-amount if operation == TAKEN_BACK else amount, one.currency),
            order_id=order,
            item_id=item,
            sku=item,
            name=name,
        )
        for (name, operation), amount in _points(one).items()
    ]
    return lines


def _points(one: told.SoldOrder) -> Mapping[tuple[str, str], Decimal]:
    """{(whose, accrued or taken back): how many}; they have no numbers of their own, so that the like are one.

    What the buyer paid with points is told with the money: before it, it would be a sale of too little. Where payments
    tell of it themselves, as they once did, it is in them.
    """
    in_payments = any(payment.source == "CASHBACK" for payment in one.payments)
    sold = (one.payments or one.status in WITH_BUYER) and not in_payments
    found: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for points in one.subsidies:
        if sold or points.type != BUYERS_POINTS:
            found[points.type, points.operation_type] += abs(points.amount)
    return found


def _kind(name: str, operation: str) -> Kind:
    """The buyer's points are a part of the price; the market's own are a credit. What is not known is for a person."""
    if operation not in {ACCRUED, TAKEN_BACK}:
        return "other"
    if name == BUYERS_POINTS:
        return "sale" if operation == ACCRUED else "refund"
    return POINTS.get(name, "other")
