"""What staff are told by themselves, in each language: (title, text)."""

from typing import Any

TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "sale": ("New order {number}", "An order came in: {number}."),
        "stock": ("{sku} runs low", "Of {sku} there are {left} left."),
        "waiting": ("A buyer waits for an answer", "{about}"),
        "position": ("Positions fell: {count}", "The most asked of them is “{word}”: it stood at {before}, now {now}."),
        "short": ("Cancel order {number} on {channel}", "{reason}: order {number} on {channel} cannot be served."),
        "floor": (
            "Below the floor on {channel}",
            "Item {item} is shown for {shown} on {channel}, its floor price is {floor}: look for a promotion there.",
        ),
        "moderation": ("A review waits", "A review of {product} with {rating} of 5 stars waits to be published."),
    },
    "ru": {
        "sale": ("Новый заказ {number}", "Поступил заказ {number}."),
        "stock": ("{sku} заканчивается", "Товара {sku} осталось: {left}."),
        "waiting": ("Покупатель ждёт ответа", "{about}"),
        "position": ("Позиции упали: {count}", "Самый частый запрос — «{word}»: был на месте {before}, теперь {now}."),
        "short": ("Отмените заказ {number}: {channel}", "Заказ {number} ({channel}) нечем исполнить: {reason}."),
        "floor": (
            "Ниже минимальной цены: {channel}",
            "Товар {item} показан за {shown} ({channel}), минимальная цена {floor}: проверьте акции площадки.",
        ),
        "moderation": ("Отзыв ждёт проверки", "Отзыв о товаре «{product}» с оценкой {rating} из 5 ждёт публикации."),
    },
}


DIGEST = {"en": "{count} news for you", "ru": "Новостей для вас: {count}"}
TRIED = {"en": ("It works", "You will be told here."), "ru": ("Всё работает", "Вам будут писать сюда.")}


def text_of(name: str, language: str, **values: Any) -> tuple[str, str]:
    """(title, text) in a language; English where there is none."""
    title, text = TEXTS.get(language, TEXTS["en"])[name]
    return title.format(**values), text.format(**values)
