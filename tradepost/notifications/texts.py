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
        "promotion": (
            "A promotion below the floor on {channel}",
            "Item {item} costs {price} in “{promotion}”, its floor price is {floor}: take it out on {channel}.",
        ),
        "promotion_left": (
            "Left a promotion on {channel}",
            "Item {item} would have cost {price} in “{promotion}”, below its floor price {floor}: it was taken out.",
        ),
        "credentials": (
            "The credentials of {channel} end on {day}",
            "The key or token of {channel} holds until {day}: make a new one there and set it here.",
        ),
        "failing": ("{channel} does not work", "{reason}. What was kept in step with {channel} waits until it works."),
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
        "promotion": (
            "Акция ниже минимальной цены: {channel}",
            "Товар {item} стоит {price} в акции «{promotion}», минимальная цена {floor}: выведите его ({channel}).",
        ),
        "promotion_left": (
            "Товар выведен из акции: {channel}",
            "Товар {item} стоил бы {price} в акции «{promotion}», минимальная цена {floor}: он выведен из акции.",
        ),
        "credentials": (
            "Ключ {channel} действует до {day}",
            "Ключ или токен канала «{channel}» действует до {day}: выпустите новый и укажите его здесь.",
        ),
        "failing": ("{channel} не работает", "{reason}. Обмен с каналом «{channel}» ждёт, пока это не исправят."),
        "moderation": ("Отзыв ждёт проверки", "Отзыв о товаре «{product}» с оценкой {rating} из 5 ждёт публикации."),
    },
}


DIGEST = {"en": "{count} news for you", "ru": "Новостей для вас: {count}"}
TRIED = {"en": ("It works", "You will be told here."), "ru": ("Всё работает", "Вам будут писать сюда.")}


def text_of(name: str, language: str, **values: Any) -> tuple[str, str]:
    """(title, text) in a language; English where there is none."""
    title, text = TEXTS.get(language, TEXTS["en"])[name]
    return title.format(**values), text.format(**values)
