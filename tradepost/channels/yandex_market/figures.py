"""Money and rules of Yandex Market: what each order cost and brought, and what a category wants to know."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from tradepost.channels.shapes import Attribute, Category, Part, ReportLine
from tradepost.channels.yandex_market import answers
from tradepost.channels.yandex_market.amounts import ours
from tradepost.channels.yandex_market.connected import Connected

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
KINDS: Mapping[str, Literal["text", "number", "flag", "choice"]] = {
    "ENUM": "choice",
    "NUMERIC": "number",
    "BOOLEAN": "flag",
}


class Figures(Connected):
    """The report of orders with their payments and fees; the tree of categories."""

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

    async def categories(self) -> Sequence[Category]:
        """The whole tree, from the top."""
        found: list[Category] = []
        waiting: list[tuple[answers.Category, str | None]] = [(await self.api.categories(), None)]
        while waiting:
            one, parent = waiting.pop()
            found.append(Category(str(one.id), one.name, parent, leaf=not one.children))
            waiting += [(child, str(one.id)) for child in reversed(one.children)]
        return found

    async def attributes(self, category_id: str) -> Sequence[Attribute]:
        """What a leaf wants to know; values that may be one's own are text with suggestions nobody must take."""
        return [_attribute(one) for one in await self.api.parameters(int(category_id))]


def _attribute(one: answers.Parameter) -> Attribute:
    units = {unit.id: unit.name for unit in one.unit.units} if one.unit else {}
    free = one.type != "ENUM" or one.allow_custom_values
    return Attribute(
        external_id=str(one.id),
        name=one.name,
        required=one.required,
        kind="text" if one.type == "ENUM" and free else KINDS.get(one.type, "text"),
        unit=units.get(one.unit.default_unit_id, "") if one.unit else "",
        most=0 if one.multivalue else 1,
        choices=() if free else [value.value for value in one.values],
    )


def _lines(one: answers.SoldOrder, last: date) -> list[ReportLine]:
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
