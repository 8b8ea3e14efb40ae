"""What the author of a review is told, in each language: (title, text)."""

from typing import Any

from tradepost.core.settings import settings

TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "published": ("Your review of {product} is published", "Thank you: others can read it now."),
        "rejected": ("Your review of {product} was not published", "{note}"),
        "replied": ("The shop answered your review of {product}", "{reply}"),
    },
    "ru": {
        "published": ("Ваш отзыв о товаре «{product}» опубликован", "Спасибо: теперь его видят все."),
        "rejected": ("Ваш отзыв о товаре «{product}» не опубликован", "{note}"),
        "replied": ("Магазин ответил на ваш отзыв о товаре «{product}»", "{reply}"),
    },
}


# Whoever gave no name.
BUYER = {"en": "Buyer", "ru": "Покупатель"}


def buyer_in(language: str) -> str:
    """What a nameless author is called, in a language; the installation's where there is none."""
    return BUYER.get(language) or BUYER.get(settings().language, BUYER["en"])


def text_of(name: str, language: str, **values: Any) -> tuple[str, str]:
    """(title, text) in a language; English where there is none."""
    title, text = TEXTS.get(language, TEXTS["en"])[name]
    return title.format(**values), text.format(**values)
