"""Why a step did what it did, in the languages of the shop."""

from collections.abc import Mapping
from typing import Any

from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.suppliers.schemas import percent_text

MONEY = frozenset({
    "cost", "wanted", "theirs", "amount", "floor", "low", "high", "ceiling", "least", "old", "after", "logistics",
})  # fmt: skip
SHARES = frozenset({"target", "tax", "commission", "percent"})

WHICH = {
    "en": {
        "lowest": "The lowest competitor price", "average": "The average competitor price",
        "median": "The median competitor price", "highest": "The highest competitor price",
    },
    "ru": {
        "lowest": "Самая низкая цена конкурентов", "average": "Средняя цена конкурентов",
        "median": "Медианная цена конкурентов", "highest": "Самая высокая цена конкурентов",
    },
}  # fmt: skip

TEXTS: dict[str, dict[str, str]] = {
    "en": {
        "margin.set": "A margin of {target} % over a cost of {cost}, with {commission} % commission, {tax} % tax and "
        "{logistics} for sending, asks for {wanted}.",
        "margin.enough": "A margin of {target} % over a cost of {cost} asks for {wanted} only.",
        "margin.no_cost": "What it costs is not known, so there is no margin to reckon.",
        "margin.impossible": "Tax, commission and a margin of {target} % leave nothing of any price.",
        "competitor.followed": "{which} is {theirs} ({competitor}, {many} fresh): followed.",
        "competitor.undercut": "{which} is {theirs} ({competitor}, {many} fresh): {percent} % and {amount} below it.",
        "competitor.none": "No competitor price is known.",
        "competitor.stale": "The newest competitor price, {theirs} of {competitor}, was seen {hours} hours ago; one "
        "older than {most_hours} hours is not used.",
        "competitor.no_price": "{which} is {theirs} ({competitor}): what is asked for below it is no price.",
        "stock.units_below": "{units} units are left, fewer than {than}: {percent} %.",
        "stock.units_above": "{units} units are left, more than {than}: {percent} %.",
        "stock.units_not_below": "{units} units are left, not fewer than {than}.",
        "stock.units_not_above": "{units} units are left, not more than {than}.",
        "stock.days_below": "The stock lasts {days} days, fewer than {than}: {percent} %.",
        "stock.days_above": "The stock lasts {days} days, more than {than}: {percent} %.",
        "stock.days_not_below": "The stock lasts {days} days, not fewer than {than}.",
        "stock.days_not_above": "The stock lasts {days} days, not more than {than}.",
        "round.rounded": "Rounded to {after}.",
        "round.fits": "It ends so already.",
        "ceiling.lowered": "Not above {ceiling}.",
        "ceiling.fits": "It is not above {ceiling}.",
        "floor.raised": "Not below {least}.",
        "floor.fits": "It is not below {least}.",
        "limit.cut": "Not further than {percent} % from {old}.",
        "limit.fits": "It is within {percent} % of {old}.",
        "left.to": "Left to the rule “{rule}”, which comes first for these goods.",
        "guard.floor_price": "The floor price {floor} holds whatever the steps come to.",
        "guard.bounds": "The bounds of the rule hold in the end as well: from {low} to {high}.",
        "lacks.days": "There are {there} days with the goods on sale; {needed} are needed.",
        "lacks.units": "{there} units were sold; {needed} are needed.",
        "lacks.prices": "Not enough price changes: {there} prices held for {held} days or more; {needed} are needed.",
        "lacks.spread": "The prices there were lie {there} % apart; {needed} % are needed.",
        "lacks.tangled": "Prices rose or fell so evenly with time that neither can be told from the other.",
        "lacks.unsure": "The interval reaches up to nought: history does not tell whether a higher price sells less.",
        "lacks.cost": "What it costs is not known, so there is no profit to reckon.",
        "lacks.fees": "Tax and commission leave nothing of any price.",
        "lacks.bounds": "No price that there was lies between the floor and the ceiling.",
        "endless": "endless",
        "any": "any",
    },
    "ru": {
        "margin.set": "Маржа {target} % при себестоимости {cost}, комиссии {commission} %, налоге {tax} % и доставке "
        "{logistics} требует цены {wanted}.",
        "margin.enough": "Маржа {target} % при себестоимости {cost} требует только {wanted}.",
        "margin.no_cost": "Себестоимость неизвестна, маржу посчитать нельзя.",
        "margin.impossible": "Налог, комиссия и маржа {target} % не оставляют от цены ничего.",
        "competitor.followed": "{which} — {theirs} ({competitor}, свежих: {many}): цена как у них.",
        "competitor.undercut": "{which} — {theirs} ({competitor}, свежих: {many}): ниже на {percent} % и {amount}.",
        "competitor.none": "Цены конкурентов неизвестны.",
        "competitor.stale": "Последняя цена конкурента, {theirs} ({competitor}), получена {hours} ч назад; цены старше "
        "{most_hours} ч не используются.",
        "competitor.no_price": "{which} — {theirs} ({competitor}): цены настолько ниже не бывает.",
        "stock.units_below": "Осталось {units} шт., меньше {than}: {percent} %.",
        "stock.units_above": "Осталось {units} шт., больше {than}: {percent} %.",
        "stock.units_not_below": "Осталось {units} шт., не меньше {than}.",
        "stock.units_not_above": "Осталось {units} шт., не больше {than}.",
        "stock.days_below": "Запаса хватит на {days} дн., меньше {than}: {percent} %.",
        "stock.days_above": "Запаса хватит на {days} дн., больше {than}: {percent} %.",
        "stock.days_not_below": "Запаса хватит на {days} дн., не меньше {than}.",
        "stock.days_not_above": "Запаса хватит на {days} дн., не больше {than}.",
        "round.rounded": "Округлено до {after}.",
        "round.fits": "Цена уже так оканчивается.",
        "ceiling.lowered": "Не выше {ceiling}.",
        "ceiling.fits": "Цена не выше {ceiling}.",
        "floor.raised": "Не ниже {least}.",
        "floor.fits": "Цена не ниже {least}.",
        "limit.cut": "Не дальше {percent} % от {old}.",
        "limit.fits": "В пределах {percent} % от {old}.",
        "left.to": "Оставлено правилу «{rule}»: для этих товаров оно первое.",
        "guard.floor_price": "Минимальная цена {floor} действует при любых шагах.",
        "guard.bounds": "Границы правила действуют и в конце: от {low} до {high}.",
        "lacks.days": "Дней, когда товар был в продаже: {there}; нужно {needed}.",
        "lacks.units": "Продано {there} шт.; нужно {needed}.",
        "lacks.prices": "Мало изменений цены: цен, державшихся не меньше {held} дн., было {there}; нужно {needed}.",
        "lacks.spread": "Цены различались на {there} %; нужно {needed} %.",
        "lacks.tangled": "Цена менялась со временем так ровно, что одно от другого не отличить.",
        "lacks.unsure": "Интервал доходит до нуля: история не говорит, падает ли спрос от роста цены.",
        "lacks.cost": "Себестоимость неизвестна, прибыль посчитать нельзя.",
        "lacks.fees": "Налог и комиссия не оставляют от цены ничего.",
        "lacks.bounds": "Ни одна из прежних цен не лежит между нижней и верхней границей.",
        "endless": "бесконечно много",
        "any": "любой",
    },
}


def shown(values: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers of a step as they go over the wire: amounts as decimal strings, shares as per cent."""
    home = settings().currency
    found: dict[str, Any] = {}
    for name, value in values.items():
        if value is not None and name in MONEY:
            found[name] = to_text(value, home)
        elif value is not None and name in SHARES:
            found[name] = percent_text(value)
        else:
            found[name] = value
    return found


def say(reason: str, language: str, values: Mapping[str, Any]) -> str:
    """A step's reason in words."""
    language = language if language in TEXTS else "en"
    told = shown(values)
    if reason.startswith("stock."):
        told["percent"] = f"{values['percent'] / 10_000:+.4f}".rstrip("0").rstrip(".")
        told["days"] = TEXTS[language]["endless"] if values["days"] is None else values["days"]
    if "which" in values:
        told["which"] = WHICH[language][values["which"]]
    if reason == "guard.bounds" and values["high"] is None:
        told["high"] = TEXTS[language]["any"]
    return TEXTS[language][reason].format(**told)
