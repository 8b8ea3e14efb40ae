"""What stands above an auto reply, in each language."""

from typing import Any

TITLES: dict[str, dict[str, str]] = {
    "en": {
        "order_received": "Your order {about}",
        "order_paid": "Order {about} is paid",
        "order_shipped": "Order {about} has been shipped",
        "order_delivered": "Order {about} has been delivered",
        "order_cancelled": "Order {about} is cancelled",
        "order_refunded": "Money back for order {about}",
        "payment_failed": "The payment of order {about} failed",
        "return_requested": "Your return of order {about}",
        "review_posted": "Your review of {about}",
        "question_asked": "Your question about {about}",
        "message_received": "Your message",
        "customer_registered": "Welcome to {shop}",
        "low_stock": "{about} runs low",
    },
    "ru": {
        "order_received": "Ваш заказ {about}",
        "order_paid": "Заказ {about} оплачен",
        "order_shipped": "Заказ {about} отправлен",
        "order_delivered": "Заказ {about} доставлен",
        "order_cancelled": "Заказ {about} отменён",
        "order_refunded": "Возврат денег за заказ {about}",
        "payment_failed": "Заказ {about}: оплата не прошла",
        "return_requested": "Ваш возврат по заказу {about}",
        "review_posted": "Ваш отзыв о товаре «{about}»",
        "question_asked": "Ваш вопрос о товаре «{about}»",
        "message_received": "Ваше сообщение",
        "customer_registered": "Добро пожаловать в {shop}",
        "low_stock": "{about} заканчивается",
    },
}


def title_of(trigger: str, language: str, **values: Any) -> str:
    """What an answer is called; English where there is no such language."""
    return TITLES.get(language, TITLES["en"])[trigger].format(**values)
