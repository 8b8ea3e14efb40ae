"""What people are told of niches, in the languages of the shop."""

from tradepost.core.settings import settings

_TITLES = {
    "en": {True: "“{name}” has grown", False: "“{name}” has shrunk"},
    "ru": {True: "Ниша «{name}» выросла", False: "Ниша «{name}» сократилась"},
}
_TEXTS = {
    "en": "Revenue of thirty days went from {before} to {now} {currency}{percent}.",
    "ru": "Выручка за тридцать дней изменилась с {before} до {now} {currency}{percent}.",
}


def text_of(language: str, name: str, before_text: str, now_text: str, *, before: int, now: int) -> tuple[str, str]:
    """The title and the text that tell of a niche that moved."""
    language = language if language in _TITLES else "en"
    percent = f" ({(now - before) / abs(before):+.0%})" if before else ""
    return _TITLES[language][now > before].format(name=name), _TEXTS[language].format(
        before=before_text, now=now_text, currency=settings().currency, percent=percent
    )
