"""What the mail with a gift card says, in each language."""

from datetime import datetime

from tradepost.core import clock
from tradepost.core.settings import settings

TEXTS = {
    "en": (
        "{shop}: a gift card of {amount}",
        (
            "This is a gift card of {shop} over {amount}.\n\nIts code: {code}\n\n"
            "Enter it when you pay; what is left stays on the card.{until}\n"
            "Whoever has the code can spend it: keep it like money.\n\n{address}\n"
        ),
        " It is good until {day}.",
    ),
    "ru": (
        "{shop}: подарочная карта на {amount}",
        (
            "Это подарочная карта {shop} на {amount}.\n\nЕё код: {code}\n\n"
            "Введите его при оплате; остаток сохранится на карте.{until}\n"
            "Картой может заплатить каждый, кто знает код: берегите его как деньги.\n\n{address}\n"
        ),
        " Карта действует до {day}.",
    ),
}


def card_mail(language: str, *, code: str, amount: str, expires_at: datetime | None) -> tuple[str, str]:
    """(subject, text) of the mail that brings a gift card; `amount` is a decimal string with its currency."""
    subject, body, good_until = TEXTS[language if language in TEXTS else "en"]
    until = good_until.format(day=expires_at.astimezone(clock.zone()).date().isoformat()) if expires_at else ""
    known = {"shop": settings().project_name, "address": settings().address, "amount": amount, "code": code}
    return subject.format(**known), body.format(until=until, **known)
