"""Rules of orders: their statuses and what may follow, the words platforms use for them, and how lines add up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tradepost.core.money import MAX_MINOR

SALE, RETURN = "sale", "return"

PENDING, PAID, PROCESSING, SHIPPED = "pending", "paid", "processing", "shipped"
DELIVERED, EXECUTED, CANCELLED, RETURNED = "delivered", "executed", "cancelled", "returned"

# An order's life: from each status the ones that may follow. An order recorded after the fact may skip steps,
# never go back; one recorded by mistake is cancelled, wherever it stands.
NEXT: dict[str, frozenset[str]] = {
    PENDING: frozenset({PAID, PROCESSING, SHIPPED, DELIVERED, EXECUTED, CANCELLED}),
    PAID: frozenset({PROCESSING, SHIPPED, DELIVERED, EXECUTED, CANCELLED, RETURNED}),
    PROCESSING: frozenset({SHIPPED, DELIVERED, EXECUTED, CANCELLED, RETURNED}),
    SHIPPED: frozenset({DELIVERED, EXECUTED, CANCELLED, RETURNED}),
    DELIVERED: frozenset({EXECUTED, CANCELLED, RETURNED}),
    EXECUTED: frozenset({CANCELLED, RETURNED}),
    CANCELLED: frozenset(),
    RETURNED: frozenset(),
}
STATUSES = tuple(NEXT)

# A return is a fact of its own: it can only turn out to have been recorded by mistake.
_NEXT_OF_RETURN = frozenset({CANCELLED})

# Orders that are revenue. One that came back stays revenue of its day: its return subtracts on the return's own day.
REVENUE = frozenset({PAID, PROCESSING, SHIPPED, DELIVERED, EXECUTED, RETURNED})

# What a status says about money and goods: (payment_status, fulfilment_status).
STANDING: dict[str, tuple[str, str]] = {
    PENDING: ("unpaid", "unfulfilled"),
    PAID: ("paid", "unfulfilled"),
    PROCESSING: ("paid", "unfulfilled"),
    SHIPPED: ("paid", "shipped"),
    DELIVERED: ("paid", "delivered"),
    EXECUTED: ("paid", "delivered"),
    CANCELLED: ("cancelled", "cancelled"),
    RETURNED: ("refunded", "returned"),
}

# A buyer may cancel until the goods are on their way.
BUYER_MAY_CANCEL = frozenset({PENDING, PAID, PROCESSING})

UNPAID, AUTHORISED, PARTLY_PAID = "unpaid", "authorised", "partially_paid"
PARTLY_REFUNDED, REFUNDED = "partially_refunded", "refunded"

# What platforms and files call these, in lower case.
_WORDS = {
    "accepted": PROCESSING,
    "awaiting payment": PENDING,
    "awaiting shipment": PROCESSING,
    "canceled": CANCELLED,
    "closed": EXECUTED,
    "complete": DELIVERED,
    "completed": DELIVERED,
    "confirmed": PROCESSING,
    "created": PENDING,
    "dispatched": SHIPPED,
    "done": EXECUTED,
    "finished": EXECUTED,
    "fulfilled": DELIVERED,
    "in progress": PROCESSING,
    "in transit": SHIPPED,
    "new": PENDING,
    "on hold": PENDING,
    "open": PENDING,
    "packed": PROCESSING,
    "partially shipped": PROCESSING,
    "pending payment": PENDING,
    "placed": PENDING,
    "ready to ship": PROCESSING,
    "received": DELIVERED,
    "refunded": RETURNED,
    "return": RETURNED,
    "sent": SHIPPED,
    "shipping": SHIPPED,
    "sold": PAID,
    "unpaid": PENDING,
    "unshipped": PROCESSING,
    "void": CANCELLED,
    "voided": CANCELLED,
    "в обработке": PROCESSING,
    "в пути": SHIPPED,
    "возврат": RETURNED,
    "возвращен": RETURNED,
    "выполнен": EXECUTED,
    "доставлен": DELIVERED,
    "доставляется": SHIPPED,
    "завершен": EXECUTED,
    "новый": PENDING,
    "оплачен": PAID,
    "отгружен": SHIPPED,
    "отменен": CANCELLED,
    "отправлен": SHIPPED,
    "ожидает оплаты": PENDING,
    "собирается": PROCESSING,
}


# A parcel that was taken back before it left: its order waits to be sent again.
UNSENT = PROCESSING

# How far an order's goods are.
UNFULFILLED, PARTIAL = "unfulfilled", "partial"

# A return of goods (RMA): from each status the ones that may follow. Received goods end it by money or by other goods;
# `closed` is received and neither.
REQUESTED, APPROVED, REJECTED, RECEIVED = "requested", "approved", "rejected", "received"
REFUNDED, EXCHANGED, CLOSED = "refunded", "exchanged", "closed"
RETURN_NEXT: dict[str, frozenset[str]] = {
    REQUESTED: frozenset({APPROVED, REJECTED, CANCELLED}),
    APPROVED: frozenset({RECEIVED, REJECTED, CANCELLED}),
    RECEIVED: frozenset({REFUNDED, EXCHANGED, CLOSED}),
    REJECTED: frozenset(),
    CANCELLED: frozenset(),
    REFUNDED: frozenset(),
    EXCHANGED: frozenset(),
    CLOSED: frozenset(),
}
# Those that take nothing of what may still be sent back.
RETURN_VOID = frozenset({REJECTED, CANCELLED})


def may_become(kind: str, status: str) -> frozenset[str]:
    """The statuses that may follow."""
    if kind == RETURN:
        return frozenset() if status == CANCELLED else _NEXT_OF_RETURN
    return NEXT[status]


def standing(status: str, *, was_paid: bool = False) -> tuple[str, str]:
    """(payment status, fulfilment status) of an order in this status; what was paid and is cancelled is refunded."""
    payment, fulfilment = STANDING[status]
    return ("refunded" if status == CANCELLED and was_paid else payment), fulfilment


def money_standing(*, total: int, paid: int, refunded: int, cancelled: bool = False, promised: bool = False) -> str:
    """The payment status of an order that was placed here, from its sums in minor units.

    `promised`: a provider holds the money for it, or the merchant is paid on delivery.
    """
    if refunded:
        return REFUNDED if refunded >= paid else PARTLY_REFUNDED
    if cancelled:
        return PAID if paid else CANCELLED
    if paid >= total:
        return PAID
    if paid:
        return PARTLY_PAID
    return AUTHORISED if promised else UNPAID


# What a refund is for, beside an order's lines: money that was paid beyond what the order comes to, which is no refund
# of anything sold; and money that pays for the order that is sent instead.
EXCESS, EXCHANGE = {"excess": True}, {"exchange": True}
EXCESS_KEY = "excess:"  # what the key of a refund of the first kind begins with, for whoever asks the database


def is_for(what: dict[str, bool], pieces: Iterable[Mapping[str, Any]]) -> bool:
    """Whether this is among what a refund is for."""
    return any(piece == what for piece in pieces)


def status_of(word: str) -> str:
    """Our status for a platform's word in any case: "Completed" -> "delivered".

    Raises ValueError, naming the accepted ones, for a word nobody uses.
    """
    key = " ".join(word.replace("_", " ").replace("-", " ").split()).lower().replace("ё", "е")
    if key in NEXT:
        return key
    try:
        return _WORDS[key]
    except KeyError:
        raise ValueError(f"{word!r} is no status; accepted are {', '.join(STATUSES)}") from None


@dataclass(frozen=True, slots=True)
class Line:
    """Quantity (negative for a return), price of one unit and discount off the whole line, in minor units."""

    quantity: int
    unit_price: int
    discount: int = 0

    @property
    def gross(self) -> int:
        """Quantity times unit price."""
        return self.quantity * self.unit_price

    @property
    def total(self) -> int:
        """What the line comes to."""
        return self.gross - self.discount


@dataclass(frozen=True, slots=True)
class Totals:
    """What an order's lines come to: subtotal - discount + shipping = total, all in minor units."""

    subtotal: int
    discount: int
    shipping: int
    total: int
    units: int


def totals(lines: Sequence[Line], shipping: int = 0) -> Totals:
    """An order's amounts from its lines. Raises ValueError for more money than can be counted exactly."""
    subtotal, discount = sum(line.gross for line in lines), sum(line.discount for line in lines)
    if abs(subtotal) > MAX_MINOR or abs(subtotal - discount + shipping) > MAX_MINOR:
        raise ValueError("the order's total is too large")
    return Totals(subtotal, discount, shipping, subtotal - discount + shipping, sum(line.quantity for line in lines))


def number(order_id: int, year: int) -> str:
    """A number people can say: TP-2026-000123."""
    return f"TP-{year}-{order_id:06d}"


def return_number(return_id: int, year: int) -> str:
    """A return's number: RT-2026-000123."""
    return f"RT-{year}-{return_id:06d}"


def part(amount: int, of: int, before: int, units: int) -> int:
    """What `units` of a line of `of` units come to, after `before` of them were counted already.

    Counted piece by piece or at once, all units together come to the whole amount, to the smallest coin.
    """
    return amount * (before + units) // of - amount * before // of


class TooMany(Exception):
    """More is to be sent of a line than is open: (place in the request, what is open)."""

    def __init__(self, place: int, left: int) -> None:
        super().__init__(place, left)
        self.place, self.left = place, left


def parcels(
    wanted: Sequence[tuple[int, int]], kept: Mapping[int, Mapping[int, int]], *, only: int | None = None
) -> dict[int, dict[int, int]]:
    """Which location sends how much of which line: {location id: {line id: units}}.

    `wanted` is (line id, units); `kept` is what each line has reserved where; `only` names the one location to send
    from. The location that can send the most of what is wanted goes first, so that there are few parcels. TooMany names
    the first line of which there is too little.
    """
    left = {
        line: {place: units for place, units in places.items() if only in {None, place}}
        for line, places in kept.items()
    }
    for place, (line, units) in enumerate(wanted):
        there = sum(left.get(line, {}).values())
        if units > there:
            raise TooMany(place, there)
    open_ = dict(wanted)
    made: dict[int, dict[int, int]] = {}
    while any(open_.values()):
        gives: dict[int, int] = {}
        for line, units in open_.items():
            for location, there in left[line].items():
                gives[location] = gives.get(location, 0) + min(units, there)
        best = min(gives, key=lambda location: (-gives[location], location))
        for line, units in open_.items():
            taken = min(units, left[line].pop(best, 0))
            if taken:
                made.setdefault(best, {})[line] = taken
                open_[line] -= taken
    return made
