"""Rules of orders: their statuses and what may follow, the words platforms use for them, and how lines add up."""

from collections.abc import Sequence
from dataclasses import dataclass

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
