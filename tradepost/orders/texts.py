"""What mails and papers about orders say, in each language, and how amounts and days are written in it."""

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_percent

from tradepost.core.money import to_text
from tradepost.core.settings import settings

LANGUAGES = ("en", "ru")

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "invoice": "Invoice {number}",
        "credit_note": "Credit note {number}",
        "packing_slip": "Packing slip {number}",
        "seller": "From",
        "buyer": "Bill to",
        "ship_to": "Ship to",
        "date": "Date",
        "order": "Order",
        "payment": "Payment",
        "status": "Status",
        "delivery": "Delivery",
        "shipment": "Shipment",
        "tracking": "Tracking number",
        "item": "Item",
        "sku": "SKU",
        "quantity": "Quantity",
        "price": "Price",
        "discount": "Discount",
        "tax": "Tax",
        "total": "Total",
        "subtotal": "Subtotal",
        "shipping": "Delivery",
        "tax_included": "of which {name}",
        "paid": "Paid",
        "refunded": "Refunded",
        "due": "To be paid",
        "credit": "Gift card and credit",
        "page_of": "{shop}, order {number}",
        "gift": "gift",
        "unpaid": "not paid",
        "authorised": "authorised",
        "partially_refunded": "partly refunded",
        "cancelled": "cancelled",
    },
    "ru": {
        "invoice": "Счёт {number}",
        "credit_note": "Возвратная накладная {number}",
        "packing_slip": "Упаковочный лист {number}",
        "seller": "Продавец",
        "buyer": "Покупатель",
        "ship_to": "Получатель",
        "date": "Дата",
        "order": "Заказ",
        "payment": "Оплата",
        "status": "Статус",
        "delivery": "Доставка",
        "shipment": "Отправление",
        "tracking": "Номер для отслеживания",
        "item": "Товар",
        "sku": "Артикул",
        "quantity": "Кол-во",
        "price": "Цена",
        "discount": "Скидка",
        "tax": "Налог",
        "total": "Итого",
        "subtotal": "Сумма",
        "shipping": "Доставка",
        "tax_included": "в том числе {name}",
        "paid": "Оплачено",
        "refunded": "Возвращено",
        "due": "К оплате",
        "credit": "Подарочная карта и бонусы",
        "page_of": "{shop}, заказ {number}",
        "gift": "подарок",
        "unpaid": "не оплачен",
        "authorised": "деньги удержаны",
        "partially_refunded": "частично возвращён",
        "cancelled": "отменён",
    },
}

# (subject, text) of each mail. Nothing that a buyer typed is in a subject but the order's number, which is ours.
MAILS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "confirmed": (
            "{shop}: order {number}",
            (
                "Thank you for your order {number} of {day}.\n\n{lines}\n\n{totals}\n{payment}{address}\n"
                "See how it goes: {link}\n"
            ),
        ),
        "dispatched": (
            "{shop}: order {number} is on its way",
            "This has left us for your order {number}:\n\n{lines}\n{tracking}\nSee how it goes: {link}\n",
        ),
        "cancelled": (
            "{shop}: order {number} was cancelled",
            "Your order {number} was cancelled.{reason}\n{refund}\n{link}\n",
        ),
        "edited": (
            "{shop}: order {number} was changed",
            "Your order {number} holds this now:\n\n{lines}\n\n{totals}\n{payment}\nSee it: {link}\n",
        ),
        "refunded": (
            "{shop}: {amount} comes back to you",
            "We have sent {amount} back for your order {number}.{reason}\n\n{link}\n",
        ),
        "return_approved": (
            "{shop}: return {returned} is agreed to",
            "You may send this of your order {number} back to us:\n\n{lines}\n{answer}\nSee the return: {link}\n",
        ),
        "return_rejected": (
            "{shop}: return {returned} is refused",
            "We do not take this of your order {number} back:\n\n{lines}\n{answer}\nSee the return: {link}\n",
        ),
        "return_received": (
            "{shop}: return {returned} has arrived",
            (
                "This of your order {number} is back with us:\n\n{lines}\n\n"
                "We write to you once more when we have decided on it.\n\nSee the return: {link}\n"
            ),
        ),
        "return_closed": (
            "{shop}: return {returned} is closed",
            "Nothing is left to do about this of your order {number}:\n\n{lines}\n{answer}\nSee the return: {link}\n",
        ),
    },
    "ru": {
        "confirmed": (
            "{shop}: заказ {number}",
            (
                "Спасибо! Заказ {number} от {day} принят.\n\n{lines}\n\n{totals}\n{payment}{address}\n"
                "Следить за заказом: {link}\n"
            ),
        ),
        "dispatched": (
            "{shop}: заказ {number} отправлен",
            "По заказу {number} отправлено:\n\n{lines}\n{tracking}\nСледить за заказом: {link}\n",
        ),
        "cancelled": (
            "{shop}: заказ {number} отменён",
            "Ваш заказ {number} отменён.{reason}\n{refund}\n{link}\n",
        ),
        "edited": (
            "{shop}: заказ {number} изменён",
            "Теперь в заказе {number}:\n\n{lines}\n\n{totals}\n{payment}\nПосмотреть заказ: {link}\n",
        ),
        "refunded": (
            "{shop}: возврат {amount}",
            "Мы вернули {amount} по заказу {number}.{reason}\n\n{link}\n",
        ),
        "return_approved": (
            "{shop}: возврат {returned} одобрен",
            "По заказу {number} можно отправить нам обратно:\n\n{lines}\n{answer}\nПосмотреть возврат: {link}\n",
        ),
        "return_rejected": (
            "{shop}: возврат {returned} отклонён",
            "По заказу {number} мы не принимаем обратно:\n\n{lines}\n{answer}\nПосмотреть возврат: {link}\n",
        ),
        "return_received": (
            "{shop}: возврат {returned} у нас",
            (
                "По заказу {number} к нам вернулось:\n\n{lines}\n\n"
                "Мы напишем ещё раз, когда примем решение.\n\nПосмотреть возврат: {link}\n"
            ),
        ),
        "return_closed": (
            "{shop}: возврат {returned} закрыт",
            "По заказу {number} больше ничего не требуется за:\n\n{lines}\n{answer}\nПосмотреть возврат: {link}\n",
        ),
    },
}

PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "pay_later": "\nTo be paid: {amount}.\n{how}",
        "to": "\nDelivery: {method}\n{address}\n",
        "tracking": "\nTracking number: {number} {url}\n",
        "reason": " Reason: {reason}.",
        "comes_back": "\n{amount} comes back to you by the way you paid.\n",
    },
    "ru": {
        "pay_later": "\nК оплате: {amount}.\n{how}",
        "to": "\nДоставка: {method}\n{address}\n",
        "tracking": "\nНомер для отслеживания: {number} {url}\n",
        "reason": " Причина: {reason}.",
        "comes_back": "\n{amount} вернётся тем же способом, каким вы платили.\n",
    },
}


# What we write down by ourselves as the reason, in English as all of the log; the last word may be a number.
REASONS: dict[str, dict[str, str]] = {
    "ru": {
        "Return": "возврат",
        "The order was cancelled": "заказ отменён",
        "Order cancelled": "заказ отменён",
        "The order was changed": "заказ изменён",
        "Paid twice": "оплачено дважды",
        "It was not paid in time": "не оплачен вовремя",
    },
}


def language_of(wanted: str) -> str:
    """One that there are texts in: what is wanted, or the installation's."""
    return wanted if wanted in LANGUAGES else settings().language


def word(key: str, language: str, **values: str) -> str:
    """A word of a paper; what is no word of ours stays as it is."""
    return WORDS[language].get(key, key).format(**values)


def reason(text: str, language: str) -> str:
    """Why something was done: our own words in this language, people's as they wrote them."""
    ours = REASONS.get(language, {})
    what, _, number = text.rpartition(" ")
    return ours.get(text) or (f"{ours[what]} {number}" if what in ours and number.startswith("RT-") else text)


def amount(minor: int, currency: str, language: str) -> str:
    """An amount as people of that language write it: "1 499,90 ₽"."""
    return format_currency(Decimal(to_text(minor, currency)), currency, locale=language)


def day(value: date, language: str) -> str:
    """A day in words."""
    return format_date(value, "long", locale=language)


def percent(ppm: int, language: str) -> str:
    """A rate: 200000 -> "20%"."""
    return format_percent(Decimal(ppm) / 1_000_000, "#,##0.##%", locale=language)
