"""What came of an experiment so far: figures, whether they may be believed yet, and a verdict in words."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import money
from tradepost.core.settings import settings
from tradepost.experiments import comparing, measuring, planning, rules, texts
from tradepost.experiments.comparing import FEWEST_OUTCOMES, FEWEST_VISITORS, OFF_SPLIT, Always, Group
from tradepost.experiments.measuring import Seen, major
from tradepost.experiments.models import Hypothesis
from tradepost.experiments.rules import AMOUNTS, BEFORE_AFTER, CLICKS, DRAFT, RUNNING, SHARES
from tradepost.experiments.schemas import (
    AlwaysOut,
    ComparedOut,
    Interval,
    Needed,
    ResultOut,
    Said,
    SplitOut,
    TriedDay,
    TriedResult,
    Verdict,
)

NOTHING = Needed(once=None, once_total=None, every_day=None, every_day_total=None)


# --- how many it takes ---


def needed(
    metric: str,
    baseline: float | None,
    deviation: float | None,
    *,
    minimum_effect: float,
    alpha: float,
    power: float,
    weights: Sequence[int],
) -> Needed:
    """Visitors that a plan takes; of each variant, the one with the least weight among them."""
    first, second = weights[0], min(weights[1:])
    ratio, each = second / first, rules.part(alpha, len(weights))
    gap = rules.expected_effect(baseline, minimum_effect)
    if not baseline or gap <= 0:
        return NOTHING
    if metric in SHARES:
        after = baseline + gap if baseline + gap < 1 else baseline - gap
        if not 0 < after < 1 or baseline >= 1:
            return NOTHING
        once = planning.shares(baseline, after, alpha=each, power=power, ratio=ratio)
        spread = math.sqrt((baseline * (1 - baseline) + after * (1 - after)) / 2)
    else:
        if not deviation:
            return NOTHING
        spread = deviation
        once = planning.means(gap / spread, alpha=each, power=power, ratio=ratio)
    daily = planning.every_day(gap / spread, alpha=each, power=power, ratio=ratio)
    whole = sum(weights) / first
    found = {"once": once, "every_day": daily}
    made = {name: _whole(n * min(1.0, ratio)) for name, n in found.items()}
    return Needed(**made, **{f"{name}_total": _whole(n * whole) for name, n in found.items()})


def _whole(number: float) -> int | None:
    return math.ceil(number - 1e-9) if math.isfinite(number) else None


def needed_by(found: Hypothesis) -> Needed | None:
    """What a hypothesis takes; None of one without visitors or variants."""
    if found.kind == BEFORE_AFTER or len(found.variants) < 2:
        return None
    return needed(
        found.metric, found.baseline, found.deviation, minimum_effect=found.minimum_effect, alpha=found.alpha,
        power=found.power, weights=[one["weight"] for one in found.variants],
    )  # fmt: skip


# --- what came of it ---


async def of(db: AsyncSession, found: Hypothesis) -> ResultOut:
    """The result of an experiment on visitors."""
    plan = needed_by(found)
    if found.status == DRAFT:
        return shape(found, plan, verdict=Verdict(state="draft", **texts.say(texts.VERDICTS["draft"])))
    groups = await measuring.seen(db, found)
    days = measuring.days_of(groups, found)
    history = [_by_day(found.metric, one, days) for one in groups]
    variants = [_variant(found, n, groups, history[n][-1]) for n in range(len(groups))]
    comparisons = [_compared(found, groups, history, days, n) for n in range(1, len(groups))]
    p = comparing.split([one.visitors for one in groups], [one["weight"] for one in found.variants])
    split = SplitOut(p_value=p, off=p < OFF_SPLIT)
    visitors = sum(one.visitors for one in groups)
    whole = plan.every_day_total if plan else None
    warnings = []
    if any(one.get("price") is not None or one.get("percent") is not None for one in found.variants):
        warnings.append(Said(**texts.say(texts.WARNINGS["price"])))
    return shape(
        found,
        plan,
        progress=min(1.0, visitors / whole) if whole else None,
        variants=variants,
        comparisons=comparisons,
        split=split,
        verdict=_verdict(found, comparisons, split, visitors, whole),
        warnings=warnings,
    )


def shape(found: Hypothesis, plan: Needed | None, *, verdict: Verdict, **known: Any) -> ResultOut:
    """A result for the wire, of what is known of it."""
    usual: dict[str, Any] = {
        "progress": None, "variants": [], "comparisons": [], "split": None, "market": None, "warnings": [],
    }  # fmt: skip
    same = ("status", "kind", "metric", "started_at", "stopped_at")
    plain = {name: getattr(found, name) for name in same}
    return ResultOut(
        hypothesis_id=found.id, currency=settings().currency, needed=plan, verdict=verdict, **plain, **usual | known
    )


def _by_day(metric: str, seen: Seen, days: Sequence[date]) -> list[Group]:
    """A variant as it stood at each day's end."""
    found = []
    hits = seen.clicked if metric == CLICKS else seen.bought
    brought: dict[date, list[tuple[int, float]]] = {}
    for visitor, some in seen.amounts.items():
        for day, amount in some:
            brought.setdefault(day, []).append((visitor, amount / major()))
    visitors = outcomes = 0
    total = squares = 0.0
    each: dict[int, float] = {}
    for day in days:
        visitors += seen.came.get(day, 0)
        outcomes += hits.get(day, 0)
        for visitor, amount in brought.get(day, ()):
            before = each.get(visitor, 0.0)
            each[visitor] = before + amount
            total += amount
            squares += (before + amount) ** 2 - before**2
        if metric in AMOUNTS:
            found.append(Group(visitors, outcomes, total, squares))
        else:
            found.append(Group(visitors, outcomes, float(outcomes), float(outcomes)))
    return found


def _variant(found: Hypothesis, n: int, groups: Sequence[Seen], now: Group) -> TriedResult:
    every = sum(one.visitors for one in groups)
    return TriedResult(
        name=found.variants[n]["name"],
        weight=found.variants[n]["weight"],
        visitors=groups[n].visitors,
        share=groups[n].visitors / every if every else None,
        outcomes=now.outcomes,
        orders=groups[n].orders,
        revenue=money.to_text(round(groups[n].revenue), settings().currency),
        value=now.mean if now.visitors else None,
    )


def _compared(
    found: Hypothesis, groups: Sequence[Seen], history: Sequence[Sequence[Group]], days: Sequence[date], n: int
) -> ComparedOut:
    alpha, share = rules.part(found.alpha, len(groups)), found.metric in SHARES
    expected = rules.expected_effect(found.baseline, found.minimum_effect)
    one, two = history[0][-1], history[n][-1]
    test: Literal["two_proportion_z", "welch_t", "mann_whitney"] = "two_proportion_z" if share else "welch_t"
    if min(one.visitors, two.visitors) < 2:
        once = comparing.Compared(two.mean - one.mean, -math.inf, math.inf, 1.0)
    elif share:
        once = comparing.of_shares(one, two, alpha)
    elif found.test == "mann_whitney":
        test, amounts = "mann_whitney", [_amounts(group) for group in (groups[0], groups[n])]
        once = comparing.of_ranks(one, two, (amounts[0], amounts[1]), alpha)
    else:
        once = comparing.of_means(one, two, alpha)
    bands = [
        comparing.always_of(first, second, expected, alpha, share=share)
        for first, second in zip(history[0], history[n], strict=True)
    ]
    now = bands[-1]
    gaps = [second.mean - first.mean for first, second in zip(history[0], history[n], strict=True)]
    return ComparedOut(
        variant=n,
        test=test,
        estimate=once.estimate,
        lift=once.estimate / one.mean if one.mean else None,
        interval=interval(once.low, once.high),
        p_value=once.p_value,
        superiority=once.superiority,
        always=always_out(now),
        decided=decided(now),
        days=[
            TriedDay(day=day, estimate=gap, **interval(band.low, band.high).model_dump())
            for day, gap, band in zip(days, gaps, bands, strict=True)
        ],
    )


def _amounts(seen: Seen) -> list[float]:
    return [sum(amount for _, amount in some) / major() for some in seen.amounts.values()]


def interval(low: float, high: float) -> Interval:
    """An interval for the wire, whose ends JSON can say."""
    return Interval(low=low if math.isfinite(low) else None, high=high if math.isfinite(high) else None)


def always_out(now: Always) -> AlwaysOut:
    """What holds at any moment, for the wire."""
    return AlwaysOut(**interval(now.low, now.high).model_dump(), p_value=now.p_value, enough=now.enough)


def decided(now: Always) -> Literal["better", "worse"] | None:
    """What it says in a word."""
    return "better" if now.decided > 0 else "worse" if now.decided < 0 else None


# --- in words ---


def _verdict(
    found: Hypothesis, comparisons: Sequence[ComparedOut], split: SplitOut, visitors: int, whole: int | None
) -> Verdict:
    if split.off:
        return Verdict(state="split_off", **texts.say(texts.VERDICTS["split_off"], p=f"{split.p_value:.2g}"))
    words = texts.metric(found.metric)
    better = [one for one in comparisons if one.decided == "better"]
    if better:
        return verdict_of(found, max(better, key=lambda one: one.estimate), "better", words)
    if comparisons and all(one.decided == "worse" for one in comparisons):
        return verdict_of(found, min(comparisons, key=lambda one: one.estimate), "worse", words)
    if not any(one.always.enough for one in comparisons):
        said = texts.say(
            texts.VERDICTS["too_early"],
            words,
            visitors=str(visitors),
            fewest=str(FEWEST_VISITORS),
            outcomes=str(FEWEST_OUTCOMES),
        )
        return Verdict(state="too_early", **said)
    open_ = [one for one in comparisons if one.decided is None]
    widest = max(open_, key=lambda one: one.estimate)
    if whole is not None and visitors >= whole:
        return verdict_of(found, widest, "no_difference", words)
    return verdict_of(found, widest, "undecided" if found.status == RUNNING else "ended", words)


def verdict_of(
    found: Hypothesis, one: ComparedOut, said: str, words: tuple[str, str], *, name: tuple[str, str] | None = None
) -> Verdict:
    """A verdict about a comparison; `name` says in both languages of what, where that is no variant."""
    state: Any = "undecided" if said == "ended" else said
    band = one.always
    known = {
        "estimate": worded(found.metric, one.estimate, signed=True),
        "lift": f"{one.lift:+.1%}" if one.lift is not None else "—",
        "low": worded(found.metric, band.low, signed=True),
        "high": worded(found.metric, band.high, signed=True),
        "effect": f"{found.minimum_effect:g}%",
    }
    about = one.variant if state in {"better", "worse"} else None
    if name is None:
        name = (found.variants[one.variant]["name"],) * 2
    return Verdict(state=state, variant=about, **texts.say(texts.VERDICTS[said], words, name, **known))


def worded(metric: str, value: float | None, *, signed: bool = False) -> str:
    """A figure of a metric as people read it: shares in percentage points, money in the shop's currency."""
    if value is None:
        return "∞"
    sign = "+" if signed else ""
    if metric in SHARES:
        return f"{value * 100:{sign}.2f} pp"
    return f"{value:{sign}.2f} {settings().currency}" if metric in AMOUNTS else f"{value:{sign}.2f}"
