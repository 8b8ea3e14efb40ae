"""What rules about campaigns do, and why they did it, in the languages of the shop."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tradepost.core.money import to_text
from tradepost.promotion.ad_rules import AMOUNTS

METRICS = {
    "en": {
        "cost_share": "the cost share", "cost": "the cost", "cost_per_order": "the cost of an order",
        "cost_per_click": "the cost of a click", "click_rate": "the share of clicks", "conversion": "the conversion",
        "orders": "the number of orders",
    },
    "ru": {
        "cost_share": "доля расходов", "cost": "расход", "cost_per_order": "цена заказа",
        "cost_per_click": "цена клика",
        "click_rate": "доля кликов", "conversion": "конверсия", "orders": "число заказов",
    },
}  # fmt: skip
TEXTS: dict[str, dict[str, str]] = {
    "en": {
        "state": "It is not in the state that the rule is about.",
        "few_clicks": "{clicks} clicks in {days} days, fewer than {least_clicks}: too early to tell.",
        "no_figure": "There is nothing yet to reckon {metric} from.",
        "holds": "In {days} days {metric} is {value}: the rule is met at {threshold}, which it is not.",
        "above": "In {days} days {metric} is {value}, above {threshold}.",
        "below": "In {days} days {metric} is {value}, below {threshold}.",
        "nothing_came": "In {days} days {clicks} clicks were paid for, and nothing was sold.",
        "limit": "In {days} days {metric} is {value}, but the limits leave nothing to change.",
        "unit": "Its bids are per cent of the price: a rule about bids has to name this campaign or its channel.",
        "coin": "The rule's amounts are finer than the campaign's currency: {problem}",
        "sentence": "When {metric} of {days} days is {side} {threshold}, after {least_clicks} clicks: {does}.",
        "side.above": "above", "side.below": "below",
        "pause": "pause", "start": "start", "bid": "move bids by {percent} %{limits}",
        "daily_budget": "move the daily budget by {percent} %{limits}",
        "lowest": ", not below {amount}", "highest": ", not above {amount}",
    },
    "ru": {
        "state": "Кампания не в том состоянии, о котором правило.",
        "few_clicks": "Кликов за дни ({days}): {clicks}, меньше {least_clicks} — судить рано.",
        "no_figure": "Пока не из чего посчитать: {metric}.",
        "holds": "За дни ({days}) {metric} — {value}: порог {threshold} не пройден.",
        "above": "За дни ({days}) {metric} — {value}, выше {threshold}.",
        "below": "За дни ({days}) {metric} — {value}, ниже {threshold}.",
        "nothing_came": "За дни ({days}) оплачено кликов: {clicks}, а продаж нет.",
        "limit": "За дни ({days}) {metric} — {value}, но пределы ничего не дают изменить.",
        "unit": "Её ставки — проценты от цены: правило о ставках должно назвать эту кампанию или её канал.",
        "coin": "Суммы правила мельче монеты кампании: {problem}",
        "sentence": "Если {metric} за дни ({days}) {side} {threshold}, после {least_clicks} кликов: {does}.",
        "side.above": "выше", "side.below": "ниже",
        "pause": "приостановить", "start": "запустить", "bid": "изменить ставки на {percent} %{limits}",
        "daily_budget": "изменить дневной бюджет на {percent} %{limits}",
        "lowest": ", не ниже {amount}", "highest": ", не выше {amount}",
    },
}  # fmt: skip


def _figure(metric: str, value: Any, currency: str | None) -> str:
    """A figure with its unit; a threshold's amount is already decimal (no currency)."""
    if value is None:
        return "—"
    if metric in AMOUNTS:
        return f"{Decimal(value):f}" if currency is None else to_text(int(Decimal(value)), currency)
    plain = f"{Decimal(value).normalize():f}"
    return plain if metric == "orders" else f"{plain} %"


def why(reason: str, told: Mapping[str, Any], currency: str, language: str) -> str:
    """Why a rule did, or did not, change a campaign."""
    known = TEXTS.get(language, TEXTS["en"])
    metric = str(told.get("metric", ""))
    values = {
        "days": told.get("days"),
        "clicks": told.get("clicks"),
        "least_clicks": told.get("least_clicks"),
        "problem": told.get("problem", ""),
        "metric": METRICS.get(language, METRICS["en"]).get(metric, metric),
        "value": _figure(metric, told.get("value"), currency),
        "threshold": _figure(metric, told.get("threshold"), None),
    }
    return known[reason].format(**values)


def sentence(rule: Any, language: str) -> str:
    """A rule in one sentence."""
    known = TEXTS.get(language, TEXTS["en"])
    limits = "".join(
        known[name].format(amount=f"{getattr(rule, name):f}")
        for name in ("lowest", "highest")
        if getattr(rule, name) is not None
    )
    return known["sentence"].format(
        metric=METRICS.get(language, METRICS["en"])[rule.metric],
        days=rule.days,
        side=known["side.above" if rule.above else "side.below"],
        threshold=_figure(rule.metric, rule.threshold, None),
        least_clicks=rule.least_clicks,
        does=known[rule.action].format(percent=f"{rule.percent or 0:+d}", limits=limits),
    )
