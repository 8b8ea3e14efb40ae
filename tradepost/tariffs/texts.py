"""What subscribers are told, in each language: (title, text)."""

from typing import Any

TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "renewal": ("{plan} is renewed soon", "Your plan is paid for until {until}. The next bill is {amount}."),
        "grace": ("{plan} is not paid", "Your plan ended on {until} and goes on until {last}. Please pay {amount}."),
        "expired": ("{plan} has ended", "Your plan has ended. You can subscribe again at any time."),
        "granted": ("{plan} is yours", "The shop has given you this plan."),
    },
    "ru": {
        "renewal": ("{plan} скоро продлится", "Тариф оплачен до {until}. Следующий счёт: {amount}."),
        "grace": ("{plan} не оплачен", "Срок тарифа истёк {until}, он действует до {last}. Оплатите {amount}."),
        "expired": ("{plan} закончился", "Срок тарифа закончился. Подписаться снова можно в любое время."),
        "granted": ("{plan} ваш", "Магазин подключил вам этот тариф."),
    },
}


def text_of(name: str, language: str, **values: Any) -> tuple[str, str]:
    """(title, text) in a language; English where there is none."""
    title, text = TEXTS.get(language, TEXTS["en"])[name]
    return title.format(**values), text.format(**values)
