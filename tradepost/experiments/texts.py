"""What a result says in words, English and Russian."""

from tradepost.experiments.rules import CLICKS, CONVERSION, UNITS

METRICS = {
    CONVERSION: ("visitors who buy", "доля покупателей"),
    CLICKS: ("visitors who open it", "доля открывших"),
    UNITS: ("units sold a day", "продажи в день"),
    "": ("revenue per visitor", "выручка на посетителя"),
    "market": ("revenue a day", "выручка в день"),
}
THE_CHANGE = ("The change", "Изменение")
VERDICTS = {
    "draft": (
        "It has not begun yet.",
        "Проверка ещё не начата.",
    ),
    "too_early": (
        (
            "Too early to say anything: {visitors} visitors so far. Wait until each variant has at least "
            "{fewest} and there are {outcomes} results in all."
        ),
        (
            "Пока рано судить: посетителей {visitors}. Нужно не меньше {fewest} на каждый вариант и "
            "{outcomes} результатов всего."
        ),
    ),
    "undecided": (
        (
            "No decision yet. The difference in {metric} lies between {low} and {high}; zero is among that. "
            "Looking does no harm: this band holds at any moment."
        ),
        (
            "Решения пока нет. Разница ({metric}) лежит между {low} и {high}, и ноль среди этих значений. "
            "Смотреть можно сколько угодно: эти границы верны в любой момент."
        ),
    ),
    "better": (
        ("“{name}” is better: {metric} differ by {estimate} ({lift}). This holds however often you have looked."),
        "«{name}» лучше: разница ({metric}) {estimate} ({lift}). Вывод верен, сколько бы раз вы ни смотрели.",
    ),
    "worse": (
        "“{name}” is worse: {metric} differ by {estimate} ({lift}). Keep what there is.",
        "«{name}» хуже: разница ({metric}) {estimate} ({lift}). Оставьте как было.",
    ),
    "no_difference": (
        (
            "No difference was shown in {metric}: it lies between {low} and {high}. That is not proof that "
            "there is none, but one of {effect} would probably have been seen."
        ),
        (
            "Разница ({metric}) не обнаружена: она между {low} и {high}. Это не доказывает, что её нет, но "
            "разницу в {effect} вероятно заметили бы."
        ),
    ),
    "ended": (
        "It ended before anything could be told: the difference in {metric} lies between {low} and {high}.",
        "Проверка закончилась раньше, чем удалось что-то узнать: разница ({metric}) между {low} и {high}.",
    ),
    "split_off": (
        (
            "Visitors did not fall to the variants as they should (p = {p}): something sends or loses them "
            "unevenly, and the result cannot be trusted. Look for the cause and begin anew."
        ),
        (
            "Посетители распределились по вариантам не так, как задано (p = {p}): что-то направляет или "
            "теряет их неравномерно, и результату нельзя верить. Найдите причину и начните заново."
        ),
    ),
}
WARNINGS = {
    "market": (
        (
            "Nobody was assigned by chance here: what else happened on these goods at the same time "
            "(advertising, ratings, a place in search, a rival's stock) is counted as the change's doing. The"
            " comparison holds only if the changed goods and the others would have gone on alike."
        ),
        (
            "Здесь никого не распределяли случайно: всё, что случилось с этими товарами одновременно "
            "(реклама, отзывы, место в выдаче, остатки у конкурентов), приписано изменению. Сравнение верно, "
            "только если без него товары вели бы себя одинаково."
        ),
    ),
    "drift": (
        "The goods went apart already before the change (p = {p}): the others are no good comparison.",
        "Товары начали расходиться ещё до изменения (p = {p}): эти товары плохо подходят для сравнения.",
    ),
    "no_controls": (
        "Nothing was compared with: this is before against after, and a season looks the same.",
        "Сравнивать было не с чем: это просто «до» и «после», и сезон выглядит так же.",
    ),
    "few_days": (
        "There are not enough days yet: at least seven before the change and seven after it, with sales.",
        "Дней пока мало: нужно не меньше семи до изменения и семи после, с продажами.",
    ),
    "price": (
        "Visitors who come back another day, or tell each other, may notice two prices.",
        "Посетители, которые вернутся в другой день или расскажут друг другу, могут заметить две цены.",
    ),
}


def metric(name: str, *, market: bool = False) -> tuple[str, str]:
    """What is compared, in both languages."""
    return METRICS.get(name) or METRICS["market" if market else ""]


def say(
    texts: tuple[str, str], words: tuple[str, str] = ("", ""), name: tuple[str, str] = ("", ""), **known: str
) -> dict[str, str]:
    """A text in both languages; `words` are what is compared, `name` is what it is about."""
    every = zip(texts, words, name, strict=True)
    english, russian = (text.format(metric=word, name=called, **known) for text, word, called in every)
    return {"en": english, "ru": russian.replace(" pp", " п. п.")}
