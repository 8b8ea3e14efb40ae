"""What buyers and staff are told of conversations, in each language: (title, text)."""

from typing import Any

TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "question": ("The shop answered your question about {about}", "{text}"),
        "message": ("The shop wrote to you: {about}", "{text}"),
        "nothing": ("The shop wrote to you", "{text}"),
    },
    "ru": {
        "question": ("Магазин ответил на ваш вопрос о товаре «{about}»", "{text}"),
        "message": ("Магазин написал вам: {about}", "{text}"),
        "nothing": ("Магазин написал вам", "{text}"),
    },
}
ORDER = {"en": "Order {number}", "ru": "Заказ {number}"}


def text_of(name: str, language: str, **values: Any) -> tuple[str, str]:
    """(title, text) in a language; English where there is none."""
    title, text = TEXTS.get(language, TEXTS["en"])[name]
    return title.format(**values), text.format(**values)


def about_order(number: str, language: str) -> str:
    """What a talk about an order is called."""
    return ORDER.get(language, ORDER["en"]).format(number=number)
