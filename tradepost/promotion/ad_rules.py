"""What a rule comes to for a campaign: its figures against a threshold, and what is then done, within limits. Pure.

A rule changes states, bids and daily budgets. It never touches the budget of a whole campaign, and what it raises is
never above its own `highest` nor above that budget.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from tradepost.promotion.ad_figures import Sums

Metric = Literal["cost_share", "cost", "cost_per_order", "cost_per_click", "click_rate", "conversion", "orders"]
Action = Literal["pause", "start", "bid", "daily_budget"]
AMOUNTS = frozenset({"cost", "cost_per_order", "cost_per_click"})  # in the campaign's currency; orders are a count
PAUSED, RUNNING = "paused", "running"
Change = tuple[str, str, Any, Any]  # what, of which item, before, after


@dataclass(frozen=True, slots=True)
class Rule:
    """When something is done, and within which limits. Amounts are minor units, shares per cent."""

    metric: str
    above: bool
    threshold: Decimal
    least_clicks: int
    action: str
    percent: int = 0
    lowest: int | None = None
    highest: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A campaign as a rule finds it; `bids` are {item: (bid, the least that its channel takes)}."""

    state: str
    budget: int | None
    daily_budget: int | None
    bids: Mapping[str, tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule came to: a reason, the figures that it names, and what is to be changed, if anything."""

    reason: str
    told: Mapping[str, Any]
    changes: Sequence[Change] = ()


def measured(metric: str, sums: Sums) -> Decimal | None:
    """A figure: minor units, per cent, or a count. Infinity where something was spent for nothing; None: no figure."""
    parts: dict[str, tuple[int, int]] = {
        "cost_share": (100 * sums.cost, sums.revenue),
        "cost_per_order": (sums.cost, sums.orders),
        "cost_per_click": (sums.cost, sums.clicks),
        "click_rate": (100 * sums.clicks, sums.views),
        "conversion": (100 * sums.orders, sums.clicks),
    }
    if metric not in parts:
        return Decimal(sums.cost if metric == "cost" else sums.orders)
    part, whole = parts[metric]
    if whole > 0:
        return Decimal(part) / whole
    return Decimal("Infinity") if part > 0 else None


def decide(rule: Rule, one: Standing, sums: Sums) -> Verdict:
    """What a rule comes to."""
    told: dict[str, Any] = {"clicks": sums.clicks, "least_clicks": rule.least_clicks}
    wanted = PAUSED if rule.action == "start" else RUNNING
    if one.state != wanted:
        return Verdict("state", told)
    if sums.clicks < rule.least_clicks:
        return Verdict("few_clicks", told)
    value = measured(rule.metric, sums)
    if value is None:
        return Verdict("no_figure", told)
    told["value"] = None if value.is_infinite() else value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if not (value > rule.threshold if rule.above else value < rule.threshold):
        return Verdict("holds", told)
    reason = "nothing_came" if value.is_infinite() else "above" if rule.above else "below"
    changes = _changes(rule, one)
    return Verdict(reason, told, changes) if changes else Verdict("limit", told)


def _changes(rule: Rule, one: Standing) -> list[Change]:
    if rule.action == "pause":
        return [("state", "", one.state, PAUSED)]
    if rule.action == "start":
        return [("state", "", one.state, RUNNING)]
    if rule.action == "daily_budget":
        if one.daily_budget is None:
            return []
        after = _within(rule, one.daily_budget, one.budget)
        return [("daily_budget", "", one.daily_budget, after)] if after != one.daily_budget else []
    found: list[Change] = []
    for item, (bid, least) in sorted(one.bids.items()):
        after = max(_within(rule, bid, one.budget), least or 1) if rule.percent < 0 else _within(rule, bid, one.budget)
        if after != bid and (after > bid) == (rule.percent > 0):
            found.append(("bid", item, bid, after))
    return found


def _within(rule: Rule, amount: int, budget: int | None) -> int:
    """An amount moved by the rule's per cent, inside its limits; it never moves the other way."""
    moved = int((Decimal(amount) * (100 + rule.percent) / 100).quantize(Decimal(1), ROUND_HALF_UP))
    if rule.percent > 0:
        most = min(one for one in (moved, rule.highest, budget) if one is not None)
        return max(amount, most) if most >= amount else amount
    return min(amount, max(moved, rule.lowest or 1, 1))
