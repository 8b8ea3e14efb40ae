"""An order on paper: invoice, credit note, packing slip. Drawing blocks: call it in a thread."""

from collections.abc import Sequence

from tradepost.core import pdf
from tradepost.core.settings import settings
from tradepost.inventory.models import Location
from tradepost.orders.mailing import address_lines, named, totals
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import RETURN
from tradepost.orders.texts import amount, day, percent, word
from tradepost.shipping.models import Shipment


def invoice(order: Order, lines: Sequence[OrderLine], language: str) -> bytes:
    """What was bought and what it comes to, as PDF; of an order that is itself a return, the credit note."""
    title = word("credit_note" if order.kind == RETURN else "invoice", language, number=order.number)
    page = _paper(order, title, language)
    page.heading(title)
    bill_to = address_lines(order.billing_address or order.shipping_address, language)
    page.blocks(
        [
            (word("seller", language), [settings().project_name]),
            (word("buyer", language), _who(order, bill_to)),
        ]
    )
    page.space(3)
    page.pairs(
        [
            (word("date", language), day(order.business_day, language)),
            (word("payment", language), word(order.payment_status, language)),
            (word("delivery", language), order.shipping_method),
        ]
    )
    page.space(3)

    def money(minor: int) -> str:
        return amount(minor, order.currency, language)

    columns = [
        pdf.Column(word("item", language), 5),
        pdf.Column(word("quantity", language), 1.3, "right"),
        pdf.Column(word("price", language), 2, "right"),
        pdf.Column(word("discount", language), 1.8, "right"),
        pdf.Column(word("tax", language), 1.2, "right"),
        pdf.Column(word("total", language), 2.2, "right"),
    ]
    rows = [
        (
            f"{named(line)}\n{line.sku}",
            str(line.quantity),
            money(line.unit_price),
            money(line.discount) if line.discount else "",
            percent(line.tax_rate, language) if line.tax_rate else "",
            money(line.total),
        )
        for line in lines
    ]
    page.table(columns, rows)
    page.totals(totals(order, language))
    _settled(page, order, language)
    return page.render()


def _settled(page: pdf.Document, order: Order, language: str) -> None:
    """Below the total: the tax that is in it, and how much of it is settled."""

    def row(name: str, minor: int) -> tuple[str, str]:
        return name, amount(minor, order.currency, language)

    rows = []
    if order.prices_include_tax:
        rows += [
            row(word("tax_included", language, name=f"{tax['name']} {percent(tax['ppm'], language)}"), tax["amount"])
            for tax in order.tax_lines
            if tax["amount"]
        ]
    if order.paid:
        rows.append(row(word("paid", language), order.paid))
    if order.refunded:
        rows.append(row(word("refunded", language), order.refunded))
    if order.kind != RETURN:
        rows.append(row(word("due", language), max(0, order.total - order.paid)))
    if rows:
        page.totals(rows, size=9)


def packing_slip(
    order: Order,
    lines: Sequence[OrderLine],
    language: str,
    *,
    shipment: Shipment | None = None,
    place: Location | None = None,
) -> bytes:
    """What lies in the parcel, without prices: of one shipment, or all that is still to be sent."""
    number = shipment.number if shipment else order.number
    title = word("packing_slip", language, number=number)
    page = _paper(order, title, language)
    page.heading(title)
    sender = [settings().project_name, *([place.address] if place else [])]
    page.blocks(
        [
            (word("seller", language), sender),
            (word("ship_to", language), _who(order, address_lines(order.shipping_address, language))),
        ]
    )
    page.space(3)
    page.pairs(
        [
            (word("order", language), order.number),
            (word("date", language), day(order.business_day, language)),
            (word("delivery", language), order.shipping_method),
            (word("tracking", language), shipment.tracking_number if shipment else ""),
        ]
    )
    page.space(3)
    units = {one.order_line_id: one.quantity for one in shipment.lines} if shipment else None
    columns = [
        pdf.Column(word("quantity", language), 1.2, "right"),
        pdf.Column(word("item", language), 6),
        pdf.Column(word("sku", language), 3),
    ]
    rows = [
        (str(count), named(line) + (f" ({word('gift', language)})" if line.gift else ""), line.sku)
        for line in lines
        if (count := line.quantity - line.fulfilled if units is None else units.get(line.id, 0)) > 0
    ]
    page.table(columns, rows)
    page.space(4)
    page.qr(number, size=24)
    return page.render()


def _paper(order: Order, title: str, language: str) -> pdf.Document:
    foot = word("page_of", language, shop=settings().project_name, number=order.number)
    return pdf.Document(title, made_at=order.updated_at, foot=foot)


def _who(order: Order, address: Sequence[str]) -> list[str]:
    lines = [*address]
    if order.buyer_name and order.buyer_name not in lines:
        lines.insert(0, order.buyer_name)
    return [*lines, order.phone, order.email]
