"""What mails about orders say, in each language."""

from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.orders.models import Order

_CONFIRMATION = {
    "en": (
        "{shop}: order {number}",
        "Thank you! Your order {number} has come to us.\n\nTotal: {total} {currency}\n\nFollow it here:\n{link}\n",
    ),
    "ru": (
        "{shop}: заказ {number}",
        "Спасибо! Ваш заказ {number} принят.\n\nСумма: {total} {currency}\n\nСледить за ним можно здесь:\n{link}\n",
    ),
}


def confirmation(order: Order, token: str = "") -> tuple[str, str]:
    """(subject, text) of the mail that an order has come; `token` opens it for whoever has no account."""
    subject, text = _CONFIRMATION[order.language if order.language in _CONFIRMATION else settings().language]
    link = f"{settings().address}/orders/{order.number}" + (f"?token={token}" if token else "")
    words = {
        "shop": settings().project_name,
        "number": order.number,
        "total": to_text(order.total, order.currency),
        "currency": order.currency,
        "link": link,
    }
    return subject.format(**words), text.format(**words)
