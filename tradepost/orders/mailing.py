"""Mails to the buyer about an order, written as jobs in the transaction that gives the reason."""

from collections.abc import Sequence
from urllib.parse import quote

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import mail
from tradepost.core.jobs import later
from tradepost.core.settings import settings
from tradepost.customers.rules import country_name
from tradepost.orders import texts, tokens
from tradepost.orders.models import Order, OrderLine, Return
from tradepost.orders.rules import CLOSED, RECEIVED
from tradepost.orders.texts import MAILS, PHRASES, amount, day, language_of, word
from tradepost.shipping.models import Shipment


def confirmation(order: Order, *, how_to_pay: str = "") -> tuple[str, str]:
    """(subject, text) of the mail that an order has come: what was bought, what it comes to and where it goes.

    Its lines are loaded; `how_to_pay` is the provider's own instructions.
    """
    language = language_of(order.language)
    due = order.total - order.paid
    return _written(
        order,
        "confirmed",
        day=day(order.business_day, language),
        lines=_lines([(line, line.quantity) for line in order.lines], order, language, priced=True),
        totals=_totals(order, language),
        payment=_phrase("pay_later", language, amount=_money(due, order, language), how=_own_line(how_to_pay))
        if due > 0
        else "",
        address=_address(order, language),
    )


async def edited(db: AsyncSession, order: Order) -> None:
    """A locked order holds something else now. Money that goes back for it has its own mail, once it is on its way."""
    language = language_of(order.language)
    due = order.total - order.paid
    await _send(
        db,
        order,
        "edited",
        lines=_lines([(line, line.quantity) for line in order.lines], order, language, priced=True),
        totals=_totals(order, language),
        payment=_phrase("pay_later", language, amount=_money(due, order, language), how="") if due > 0 else "",
    )


async def dispatched(db: AsyncSession, order: Order, made: Sequence[Shipment]) -> None:
    """Parcels of a locked order have left."""
    language = language_of(order.language)
    lines = {line.id: line for line in order.lines}
    units = [(lines[one.order_line_id], one.quantity) for shipment in made for one in shipment.lines]
    tracking = [
        _phrase("tracking", language, number=shipment.tracking_number, url=shipment.tracking_url)
        for shipment in made
        if shipment.tracking_number
    ]
    await _send(
        db,
        order,
        "dispatched",
        lines=_lines(units, order, language, priced=False),
        tracking="".join(tracking),
    )


async def cancelled(db: AsyncSession, order: Order, *, refund: int = 0) -> None:
    """An order was cancelled; `refund` is what goes back, in minor units."""
    language = language_of(order.language)
    await _send(
        db,
        order,
        "cancelled",
        reason=_reason(order.cancel_reason, language),
        refund=_phrase("comes_back", language, amount=_money(refund, order, language)) if refund else "",
    )


async def refunded(db: AsyncSession, order: Order, refund: int, *, reason: str = "") -> None:
    """Money of an order went back."""
    language = language_of(order.language)
    await _send(
        db,
        order,
        "refunded",
        amount=_money(refund, order, language),
        reason=_reason(reason, language),
    )


async def return_answered(db: AsyncSession, order: Order, found: Return, *, text: str = "") -> None:
    """A return of a locked order was approved, rejected, received or closed; `text` is what staff say to it."""
    sold = {line.id: line for line in order.lines}
    units = [
        (sold[one.order_line_id], one.received if found.status in {RECEIVED, CLOSED} else one.quantity)
        for one in found.lines
    ]
    await _send(
        db,
        order,
        f"return_{found.status}",
        returned=found.number,
        lines=_lines([one for one in units if one[1]], order, language_of(order.language), priced=False),
        answer=f"\n{text}\n" if text else "",
    )


def _totals(order: Order, language: str) -> str:
    """The sums of a mail, a line each, with what a gift card or credit has paid of them."""
    rows = totals(order, language)
    if order.credit:
        rows.append((word("credit", language), _money(-order.credit, order, language)))
    return "\n".join(f"{name}: {value}" for name, value in rows)


def totals(order: Order, language: str) -> list[tuple[str, str]]:
    """What an order's total is made of, (name, amount); the last one is the total."""

    def row(name: str, minor: int) -> tuple[str, str]:
        return word(name, language), _money(minor, order, language)

    rows = [row("subtotal", order.subtotal)]
    if order.discount:
        rows.append(row("discount", -order.discount))
    if order.shipping or order.shipping_method:
        rows.append(row("shipping", order.shipping))
    if order.tax and not order.prices_include_tax:
        rows.append(row("tax", order.tax))
    return [*rows, row("total", order.total)]


def _written(order: Order, name: str, **values: str) -> tuple[str, str]:
    """(subject, text); the link opens a guest's order without a log-in."""
    token = "" if order.account_id else f"?token={tokens.token_of(order.id)}"
    link = f"{settings().address}/order/{quote(order.number)}{token}"
    subject, text = MAILS[language_of(order.language)][name]
    known = {"shop": settings().project_name, "number": order.number, "link": link, **values}
    return subject.format(**known), text.format(**known)


async def _send(db: AsyncSession, order: Order, name: str, **values: str) -> None:
    if not order.email or order.imported:
        return
    subject, text = _written(order, name, **values)
    await later(db, mail.send, title=f"{name} {order.number}", to=order.email, subject=subject, text=text)


def _lines(units: Sequence[tuple[OrderLine, int]], order: Order, language: str, *, priced: bool) -> str:
    return "\n".join(
        f"{quantity} × {named(line)}" + (f": {_money(line.total, order, language)}" if priced else "")
        for line, quantity in units
    )


def named(line: OrderLine) -> str:
    """A line's name with the options that were chosen."""
    chosen = ", ".join(str(value) for value in line.options.values())
    return f"{line.name} ({chosen})" if chosen else line.name


def address_lines(address: dict[str, str] | None, language: str) -> list[str]:
    """A postal address line by line; what is not given is left out."""
    given = {name: str(value).strip() for name, value in (address or {}).items() if value}
    town = " ".join(part for part in (given.get("postcode"), given.get("city")) if part)
    country = country_name(given["country"], language) if given.get("country") else ""
    lines = [given.get("name"), given.get("line1"), given.get("line2"), town, given.get("region"), country]
    return [line for line in lines if line]


def _address(order: Order, language: str) -> str:
    lines = address_lines(order.shipping_address, language)
    if not lines and not order.shipping_method:
        return ""
    return _phrase("to", language, method=order.shipping_method, address="\n".join(lines))


def _reason(text: str, language: str) -> str:
    return _phrase("reason", language, reason=texts.reason(text, language)) if text else ""


def _own_line(text: str) -> str:
    return f"{text}\n" if text else ""


def _money(minor: int, order: Order, language: str) -> str:
    return amount(minor, order.currency, language)


def _phrase(name: str, language: str, **values: str) -> str:
    return PHRASES[language][name].format(**values)
