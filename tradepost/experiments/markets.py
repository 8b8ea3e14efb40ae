"""A change that everybody saw, on a marketplace or anywhere: what was sold before and after, beside goods like them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case, select

from tradepost.analytics import engine
from tradepost.analytics.question import Question, Range, answer
from tradepost.catalog.models import Category, Product
from tradepost.channels.rules import code_of
from tradepost.core import clock, money
from tradepost.core.db import reading
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings
from tradepost.experiments import before_after, comparing, results, rules, texts
from tradepost.experiments.comparing import Always
from tradepost.experiments.measuring import major
from tradepost.experiments.models import Hypothesis
from tradepost.experiments.rules import DRAFT, RUNNING, UNITS
from tradepost.experiments.schemas import (
    ComparedOut,
    ControlOut,
    ControlsOut,
    MarketDay,
    MarketResult,
    ResultOut,
    Said,
    TriedDay,
    Verdict,
)

WEEKS = 26  # that goods are compared by
NEAR = 2.0  # a price at most so many times another's is like it
MOST, OFFERED, CANDIDATES = 10, 20, 400
DRIFTED = 0.05
Sold = dict[int, dict[date, float]]


async def sold(metric: str, product_ids: Collection[int], platforms: Sequence[str], days: Range) -> Sold:
    """What these products sold on each day: units, or net revenue in the shop's currency."""
    name = "units" if metric == UNITS else "revenue"
    only: list[tuple[str, tuple[Any, ...]]] = [("product", tuple(sorted(product_ids)))]
    if platforms:
        only.append(("channel", tuple(sorted({code_of(one) for one in platforms}))))
    asked = Question((name,), by=("product",), grain="day", days=days, only=tuple(only))
    async with engine.asking() as ask:
        found = await answer(ask, asked, total=False)
    scale = 1.0 if metric == UNITS else major()
    sums: Sold = defaultdict(dict)
    for (day, product_id), figures in found.rows:
        sums[product_id][day] = float(figures[name]) / scale
    return sums


def _summed(of: Sold, product_ids: Collection[int], days: Sequence[date]) -> list[float]:
    return [sum(of.get(one, {}).get(day, 0.0) for one in product_ids) for day in days]


# --- goods like them ---


async def controls(
    product_ids: Sequence[int], *, until: date | None = None, platforms: Sequence[str] = ()
) -> ControlsOut:
    """Goods that are like these in category and price, and sold alike in the half year before a day."""
    last = (until or clock.business_day(clock.now())) - timedelta(days=1)
    first = last - timedelta(days=7 * WEEKS - 1)
    async with reading() as db:
        own = (await db.execute(_goods().where(Product.id.in_(product_ids)))).all()
        if not own:
            raise Invalid("product_ids", "there are no such products")
        categories = {row.category_id for row in own if row.category_id is not None}
        roots = {(row.path or "").split("/")[1] for row in own if row.path}
        price = sum(row.price for row in own) / len(own)
        near = Product.price.between(int(price / NEAR), int(price * NEAR) + 1)
        query = _goods().where(Product.status == "active", Product.id.not_in(product_ids), near).limit(CANDIDATES)
        nearest = case((Product.category_id.in_(categories), 0), else_=1)
        others = (await db.execute(query.order_by(nearest, Product.id))).all()
    ids = [row.id for row in others]
    found = await sold(UNITS, [*ids, *product_ids], platforms, Range(first, last)) if ids else {}
    theirs = _weeks(found, product_ids, first)
    items = []
    for row in others:
        weeks = _weeks(found, [row.id], first)
        ratio = min(row.price, price) / max(row.price, price) if max(row.price, price) else 1.0
        same = row.category_id in categories
        branch = same or (row.path or "//").split("/")[1] in roots
        alike = before_after.alike(theirs, weeks)
        items.append(
            ControlOut(
                product_id=row.id,
                name=row.name,
                price=money.to_text(row.price, settings().currency),
                same_category=same,
                price_ratio=ratio,
                correlation=alike,
                weekly_units=sum(weeks) / WEEKS,
                score=0.4 * (1.0 if same else 0.5 if branch else 0.0) + 0.2 * ratio + 0.4 * max(0.0, alike),
            )
        )
    # What sells nothing says nothing of what would have been sold.
    items = [one for one in items if one.weekly_units > 0]
    items.sort(key=lambda one: (-one.score, one.product_id))
    return ControlsOut(currency=settings().currency, items=items[:OFFERED])


def _goods() -> Any:
    columns = (Product.id, Product.name, Product.price, Product.category_id, Category.path)
    return select(*columns).outerjoin(Category, Category.id == Product.category_id)


def _weeks(found: Sold, product_ids: Collection[int], first: date) -> list[float]:
    days = [first + timedelta(days=n) for n in range(7 * WEEKS)]
    daily = _summed(found, product_ids, days)
    return [sum(daily[start : start + 7]) for start in range(0, len(daily), 7)]


async def chosen(found: Hypothesis) -> list[int]:
    """The goods that a hypothesis is compared with when nobody has chosen any: the most alike."""
    market = found.market
    day = date.fromisoformat(market["changed_on"]) if market.get("changed_on") else None
    offered = await controls(market.get("product_ids", []), until=day, platforms=market.get("platforms", []))
    return [one.product_id for one in offered.items[:MOST]]


# --- what came of it ---


async def of(found: Hypothesis) -> ResultOut:
    """The result of a change that everybody saw."""
    market = found.market
    if found.status == DRAFT or not market.get("changed_on"):
        return results.shape(found, None, verdict=Verdict(state="draft", **texts.say(texts.VERDICTS["draft"])))
    changed_on = date.fromisoformat(market["changed_on"])
    first = changed_on - timedelta(days=market["days_before"])
    end = changed_on + timedelta(days=market["days_after"] - 1)
    ended = clock.business_day(found.stopped_at) if found.stopped_at else None
    yesterday = clock.business_day(clock.now()) - timedelta(days=1)
    last = min(end, yesterday, ended or end)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    own_ids, like_ids = market["product_ids"], market["control_ids"]
    sums = await sold(found.metric, [*own_ids, *like_ids], market["platforms"], Range(first, last)) if days else {}
    own, like = _summed(sums, own_ids, days), _summed(sums, like_ids, days)
    place, warnings = (changed_on - first).days, [Said(**texts.say(texts.WARNINGS["market"]))]
    if not any(like[:place]):  # none, or goods that sold nothing
        warnings.append(Said(**texts.say(texts.WARNINGS["no_controls"])))
    try:
        if not any(own[:place]):
            raise ValueError("nothing was sold before")
        made = before_after.estimate(own, like, place, alpha=found.alpha)
    except ValueError:
        warnings.append(Said(**texts.say(texts.WARNINGS["few_days"])))
        early = texts.say(texts.WARNINGS["few_days"])
        return results.shape(found, None, verdict=Verdict(state="too_early", **early), warnings=warnings)
    if made.drift < DRIFTED:
        warnings.append(Said(**texts.say(texts.WARNINGS["drift"], p=f"{made.drift:.2g}")))
    expected = rules.expected_effect(made.before, found.minimum_effect)
    one = _compared(found, made, expected, own, like, days, place)
    # Nobody planned how many days it takes: none was found is said only where it would have been.
    narrow = max(abs(one.always.low or 0.0), abs(one.always.high or 0.0)) < 2 * expected and one.always.low is not None
    words = texts.metric(found.metric, market=True)
    said: Any = one.decided or (
        "no_difference" if narrow else "undecided" if found.status == RUNNING and last < end else "ended"
    )
    name = texts.THE_CHANGE if len(own_ids) > 1 else (await _name(own_ids[0]),) * 2
    return results.shape(
        found,
        None,
        progress=((last - changed_on).days + 1) / market["days_after"],
        comparisons=[one],
        market=MarketResult(
            changed_on=changed_on,
            through=last,
            before=made.before,
            after=made.after,
            expected=made.expected,
            drift_p_value=made.drift,
            days=[
                MarketDay(day=day, changed=sale, expected=made.scale * other)
                for day, sale, other in zip(days, own, like, strict=True)
            ],
        ),
        verdict=results.verdict_of(found, one, said, words, name=name),
        warnings=warnings,
    )


async def _name(product_id: int) -> str:
    async with reading() as db:
        return (await db.execute(select(Product.name).where(Product.id == product_id))).scalar_one_or_none() or ""


def _compared(
    found: Hypothesis,
    made: before_after.Changed,
    expected: float,
    own: Sequence[float],
    like: Sequence[float],
    days: Sequence[date],
    place: int,
) -> ComparedOut:
    now = _always(found, made, expected)
    history = []
    for n in range(place + before_after.FEWEST_DAYS, len(days) + 1):
        then = before_after.estimate(own[:n], like[:n], place, alpha=found.alpha)
        band = _always(found, then, expected)
        edges = results.interval(band.low, band.high)
        history.append(TriedDay(day=days[n - 1], estimate=then.estimate, **edges.model_dump()))
    return ComparedOut(
        variant=0,
        test="difference_in_differences",
        estimate=made.estimate,
        lift=made.lift,
        interval=results.interval(made.low, made.high),
        p_value=made.p_value,
        always=results.always_out(now),
        decided=results.decided(now),
        days=history,
    )


def _always(found: Hypothesis, made: before_after.Changed, expected: float) -> Always:
    return comparing.always(made.estimate, made.variance, expected, found.alpha)
