"""What sets off an auto reply: the events behind each trigger, what templates may name and rules may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tradepost.core.errors import Invalid
from tradepost.core.events import Event
from tradepost.replies.templates import nearest

BUYER, REVIEW, CONVERSATION, STAFF = "buyer", "review", "conversation", "staff"

SHOP = {"shop.name": "Our shop", "shop.link": "https://shop.example"}
WHO = {"buyer.name": "Anna Petrova", "buyer.first_name": "Anna"}
ORDER = {
    "order.number": "T-2026-000123",
    "order.total": "1 990.00",
    "order.units": 2,
    "order.link": "https://shop.example/order/T-2026-000123",
    "order.delivery": "Courier",
    "order.lines[].name": "Desk lamp",
    "order.lines[].sku": "LAMP-1",
    "order.lines[].quantity": 2,
    "order.lines[].total": "1 990.00",
}
PRODUCT = {"product.name": "Desk lamp", "product.link": "https://shop.example/p/desk-lamp"}

OF_ORDERS = frozenset(
    {"channels", "languages", "products", "categories", "total_min", "total_max"}
)  # fmt: skip
OF_WORDS = frozenset({"channels", "languages", "products", "categories", "words", "without_words"})
OF_REVIEWS = OF_WORDS | {"rating_min", "rating_max", "verified", "with_text"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger. `known` are its variables, each with a sample of what it holds."""

    target: str
    known: Mapping[str, object]
    conditions: frozenset[str] = field(default=frozenset())


def _of_order(**more: object) -> Trigger:
    named = {name.replace("__", "."): sample for name, sample in more.items()}
    return Trigger(BUYER, {**SHOP, **WHO, **ORDER, **named}, OF_ORDERS)


TRIGGERS: dict[str, Trigger] = {
    "order_received": _of_order(),
    "order_paid": _of_order(),
    "order_shipped": _of_order(parcel__number="RA123456785RU", parcel__link="https://carrier.example/RA123456785RU"),
    "order_delivered": _of_order(),
    "order_cancelled": _of_order(order__reason="Ordered twice"),
    "order_refunded": _of_order(refund__amount="990.00"),
    "payment_failed": _of_order(),
    "return_requested": _of_order(return__number="R-2026-000004", return__reason="Too small"),
    "review_posted": Trigger(
        REVIEW,
        {**SHOP, **WHO, **PRODUCT, "review.rating": 5, "review.title": "Great", "review.text": "Just what I wanted."},
        OF_REVIEWS,
    ),
    "question_asked": Trigger(
        CONVERSATION, {**SHOP, **WHO, **PRODUCT, "question.text": "Does it come with a bulb?"}, OF_WORDS
    ),
    "message_received": Trigger(
        CONVERSATION,
        {**SHOP, **WHO, "message.text": "When will it come?", "message.about": "Order T-2026-000123"},
        OF_WORDS - {"products", "categories"},
    ),
    "customer_registered": Trigger(BUYER, {**SHOP, **WHO}, frozenset({"languages"})),
    "low_stock": Trigger(
        STAFF,
        {
            **SHOP,
            "stock.sku": "LAMP-1",
            "stock.product": "Desk lamp",
            "stock.left": 2,
            "stock.threshold": 5,
            "stock.location": "Main warehouse",
        },
        frozenset({"products", "categories"}),
    ),
}

# The events that may set one off; which trigger one is, `of` tells from what is in it.
EVENTS = (
    "order.", "return.requested", "review.posted", "review.received", "question.asked", "message.received",
    "account.registered", "stock.low",
)  # fmt: skip
NAMED = {
    "order.placed": "order_received",
    "order.refunded": "order_refunded",
    "order.payment_failed": "payment_failed",
    "return.requested": "return_requested",
    "review.posted": "review_posted",
    "review.received": "review_posted",
    "question.asked": "question_asked",
    "message.received": "message_received",
    "account.registered": "customer_registered",
    "stock.low": "low_stock",
}
BECAME = {
    "paid": "order_paid",
    "shipped": "order_shipped",
    "delivered": "order_delivered",
    "cancelled": "order_cancelled",
}
# The events to look at for a recent one of a trigger.
RECENT: dict[str, tuple[str, ...]] = {
    "order_paid": ("order.paid", "order.updated"),
    "order_shipped": ("order.dispatched", "order.updated"),
    "order_delivered": ("order.delivered", "order.updated"),
    "order_cancelled": ("order.cancelled",),
    **{
        trigger: tuple(name for name, of_it in NAMED.items() if of_it == trigger)
        for trigger in set(NAMED.values())
    },
}  # fmt: skip


def known(trigger: str) -> Trigger:
    """A trigger by its name; Invalid, with all there are and the nearest, for one that is none."""
    if trigger not in TRIGGERS:
        raise Invalid("trigger", f"{trigger} is none of {', '.join(TRIGGERS)}{nearest(trigger, TRIGGERS)}")
    return TRIGGERS[trigger]


def of(event: Event) -> tuple[str, str] | None:
    """(trigger, cause) of an event; None for one that sets off nothing.

    The cause names what is answered once: an order that was shipped, however often it is said; a review; the first of
    the words that a buyer has no answer to yet.
    """
    number = event.subject_id
    became = (event.changes.get("status") or [None, None])[-1] if event.subject_type == "orders" else None
    trigger = NAMED.get(event.name) or BECAME.get(str(became))
    if trigger is None:
        return None
    if event.name == "order.refunded" and (event.data.get("amount", 0) <= 0 or event.data.get("moved")):
        return None
    if event.name in {"order.refunded", "order.payment_failed", "stock.low"}:
        return trigger, f"{trigger}:{event.id}"
    if event.name in {"question.asked", "message.received"}:
        return trigger, f"conversation:{number}:{event.data['wait']}"
    if event.name == "review.received":
        return trigger, f"conversation:{number}:review"
    return trigger, f"{trigger}:{number}"


def sample(trigger: str) -> dict[str, Any]:
    """Values for a preview where nothing of the kind has happened yet."""
    made: dict[str, Any] = {}
    for path, value in TRIGGERS[trigger].known.items():
        parts = path.split(".")
        place: dict[str, Any] = made
        for part in parts[:-1]:
            inside = place.setdefault(part.removesuffix("[]"), [{}] if part.endswith("[]") else {})
            place = inside[0] if part.endswith("[]") else inside
        place[parts[-1]] = value
    return made
