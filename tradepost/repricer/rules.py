"""What a rule makes of a price: its steps in their order, then the bounds that hold whatever the steps did.

Amounts are minor units, shares parts per million. Everything here is exact: integers and fractions, rounded once.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction
from statistics import median
from typing import Any, Literal, NamedTuple

from tradepost.suppliers.rules import MILLION, Sale, half_up

HIGHEST = 10**14  # minor units: more than a price may be
Which = Literal["lowest", "average", "median", "highest"]


@dataclass(frozen=True, slots=True)
class Terms:
    """What selling one unit takes besides the goods: tax inside the price, the channel's share, the sending."""

    tax_ppm: int = 0
    commission_ppm: int = 0
    logistics: int = 0


class Seen(NamedTuple):
    """A competitor's price, and when it was seen."""

    competitor: str
    price: int
    observed_at: datetime


@dataclass(frozen=True, slots=True)
class Goods:
    """A variant as a rule finds it. `cost` is what a unit cost on the shelf; `daily` the units sold a day of late.

    `seen` holds each competitor's newest price; `unit` is one whole of the currency in minor units.
    """

    price: int
    cost: int | None = None
    floor: int | None = None
    available: int = 0
    daily: Fraction = Fraction(0)
    seen: Sequence[Seen] = ()
    terms: Terms = field(default_factory=Terms)
    unit: int = 100


# --- steps ---


@dataclass(frozen=True, slots=True)
class Margin:
    """The price that leaves this share of itself; with `only_raise` a price that leaves more stays."""

    target_ppm: int
    only_raise: bool = False


@dataclass(frozen=True, slots=True)
class Competitor:
    """A competitor's price less parts per million of it and less an amount; none of them older than `max_age`."""

    which: Which
    name: str = ""
    below_ppm: int = 0
    below: int = 0
    max_age: timedelta = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Stock:
    """A move by parts per million when units, or the days they last, are below or above so many."""

    measure: Literal["units", "days"]
    when: Literal["below", "above"]
    than: int
    ppm: int


@dataclass(frozen=True, slots=True)
class Round:
    """To the nearest price that ends so: 90 of a hundred, 99, or 0 for whole ones."""

    ending: int


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Not above this."""

    amount: int


@dataclass(frozen=True, slots=True)
class Bottom:
    """Not below this."""

    amount: int


@dataclass(frozen=True, slots=True)
class Limit:
    """Not further from the price before the run than this."""

    ppm: int


Step = Margin | Competitor | Stock | Round | Ceiling | Bottom | Limit
KINDS: dict[type[Any], str] = {
    Margin: "margin", Competitor: "competitor", Stock: "stock", Round: "round", Ceiling: "ceiling", Bottom: "floor",
    Limit: "limit",
}  # fmt: skip
GUARD, LEFT = "guard", "left"


class Effect(NamedTuple):
    """What a step did: the price before and after it, why, and the numbers it went by."""

    kind: str
    reason: str
    before: int
    after: int
    values: dict[str, Any]


class Decision(NamedTuple):
    """The price that a rule comes to, and how."""

    price: int
    effects: list[Effect]


def decide(steps: Sequence[Step], goods: Goods, now: datetime) -> Decision:
    """What the steps make of a price. It is never below the floor price, whatever they are and however they follow."""
    price, effects = goods.price, []
    for step in steps:
        after, reason, values = _take(step, price, goods, now)
        effects.append(Effect(KINDS[type(step)], reason, price, after, values))
        price = after
    kept, reason, values = _kept(price, steps, goods)
    if kept != price:
        effects.append(Effect(GUARD, reason, price, kept, values))
    return Decision(kept, effects)


def left_to(name: str, goods: Goods) -> Decision:
    """Nothing: another rule that comes before this one has these goods."""
    return Decision(goods.price, [Effect(LEFT, "left.to", goods.price, goods.price, {"rule": name})])


Taken = tuple[int, str, dict[str, Any]]


def _take(step: Step, price: int, goods: Goods, now: datetime) -> Taken:  # noqa: PLR0911 - one for each kind
    match step:
        case Margin():
            return _margin(step, price, goods)
        case Competitor():
            return _competitor(step, price, goods, now)
        case Stock():
            return _stock(step, price, goods)
        case Round():
            after = nearest(price, step.ending, goods.unit)
            return after, "round.rounded" if after != price else "round.fits", {"after": after}
        case Ceiling():
            after = min(price, step.amount)
            return after, "ceiling.lowered" if after != price else "ceiling.fits", {"ceiling": step.amount}
        case Bottom():
            after = max(price, step.amount)
            return after, "floor.raised" if after != price else "floor.fits", {"least": step.amount}
        case Limit():
            low, high = _reach(goods.price, step.ppm)
            after = min(max(price, low), high)
            values = {"percent": step.ppm, "old": goods.price}
            return after, "limit.cut" if after != price else "limit.fits", values


def _margin(step: Margin, price: int, goods: Goods) -> Taken:
    terms = goods.terms
    values = {
        "target": step.target_ppm, "tax": terms.tax_ppm, "commission": terms.commission_ppm,
        "logistics": terms.logistics,
    }  # fmt: skip
    if goods.cost is None:
        return price, "margin.no_cost", values
    values["cost"] = goods.cost
    wanted = price_for(goods.cost, step.target_ppm, terms)
    if wanted is None or wanted > HIGHEST:
        return price, "margin.impossible", values
    values["wanted"] = wanted
    if step.only_raise and wanted <= price:
        return price, "margin.enough", values
    return wanted, "margin.set", values


def price_for(cost: int, target_ppm: int, terms: Terms) -> int | None:
    """The least price that leaves a share of itself over cost and fees; None when nothing of a price would be left.

    left(p) = p - p t/(1+t) - p c - logistics - cost, and left(p) / p = m, so that
    p = (cost + logistics) / (1/(1+t) - c - m), with t the tax, c the commission and m the margin.
    """
    rest = Fraction(MILLION, MILLION + terms.tax_ppm) - Fraction(terms.commission_ppm + target_ppm, MILLION)
    return math.ceil((cost + terms.logistics) / rest) if rest > 0 else None


def left(price: int, cost: int | None, terms: Terms) -> int | None:
    """What a sale at a price leaves over cost and fees; None where the cost is not known."""
    if cost is None:
        return None
    sale = Sale(price, terms.tax_ppm, terms.commission_ppm, terms.logistics)
    return price - sale.tax - sale.commission - sale.logistics - cost


def _competitor(step: Competitor, price: int, goods: Goods, now: datetime) -> Taken:
    known = [one for one in goods.seen if not step.name or one.competitor.casefold() == step.name.casefold()]
    fresh = [one for one in known if now - one.observed_at <= step.max_age]
    values: dict[str, Any] = {"most_hours": int(step.max_age.total_seconds() // 3600), "which": step.which}
    if not known:
        return price, "competitor.none", values | {"competitor": step.name}
    if not fresh:
        newest = max(known, key=lambda one: one.observed_at)
        return price, "competitor.stale", values | _told(newest, now)
    theirs, named = _chosen(step.which, fresh)
    values |= {"theirs": theirs, "many": len(fresh), "percent": step.below_ppm, "amount": step.below}
    values |= _told(named, now) if named else {"competitor": ", ".join(sorted(one.competitor for one in fresh))}
    after = theirs - half_up(Fraction(theirs * step.below_ppm, MILLION)) - step.below
    if not 0 < after <= HIGHEST:
        return price, "competitor.no_price", values | {"wanted": after}
    same = not step.below_ppm and not step.below
    return after, "competitor.followed" if same else "competitor.undercut", values


def _told(one: Seen, now: datetime) -> dict[str, Any]:
    hours = int((now - one.observed_at).total_seconds() // 3600)
    return {"theirs": one.price, "competitor": one.competitor, "hours": hours}


def _chosen(which: Which, fresh: Sequence[Seen]) -> tuple[int, Seen | None]:
    if which == "lowest":
        found = min(fresh, key=lambda one: (one.price, one.competitor))
        return found.price, found
    if which == "highest":
        found = max(fresh, key=lambda one: (one.price, one.competitor))
        return found.price, found
    if which == "median":
        return half_up(Fraction(median(Fraction(one.price) for one in fresh))), None
    return half_up(Fraction(sum(one.price for one in fresh), len(fresh))), None


def _stock(step: Stock, price: int, goods: Goods) -> Taken:
    days = goods.available / goods.daily if goods.daily else None
    values = {
        "units": goods.available, "days": None if days is None else math.floor(days), "than": step.than,
        "percent": step.ppm,
    }  # fmt: skip
    # What nobody buys lasts for ever, as long as there is some of it.
    amount = goods.available if step.measure == "units" else days if goods.available > 0 else Fraction(0)
    meets = (
        (amount is None or amount > step.than) if step.when == "above" else amount is not None and amount < step.than
    )
    if not meets:
        return price, f"stock.{step.measure}_not_{step.when}", values
    after = half_up(Fraction(price * (MILLION + step.ppm), MILLION))
    return min(after, HIGHEST), f"stock.{step.measure}_{step.when}", values


def nearest(price: int, ending: int, unit: int) -> int:
    """The nearest price above zero with an ending; of two as near the higher."""
    found = ending + unit * max(0, (2 * (price - ending) + unit) // (2 * unit))
    return found or unit


# --- what holds whatever the steps did ---


def _reach(price: int, ppm: int) -> tuple[int, int]:
    """The lowest and the highest price within a share of a price."""
    low = math.ceil(Fraction(price * (MILLION - ppm), MILLION))
    return max(0, low), math.floor(Fraction(price * (MILLION + ppm), MILLION))


def bounds(steps: Iterable[Step], goods: Goods) -> tuple[int, int]:
    """Between what the price must lie.

    The floor price and the rule's floors go before its ceilings, and all of them before the most that a run may change.
    What costs something is not given away.
    """
    steps = list(steps)
    low = max([goods.floor or 0, min(goods.price, 1), *(one.amount for one in steps if isinstance(one, Bottom))])
    high = max(low, min([HIGHEST, *(one.amount for one in steps if isinstance(one, Ceiling))]))
    for one in steps:
        # From nothing there is no share to go by: a first price may be any.
        if isinstance(one, Limit) and goods.price > 0:
            least, most = _reach(goods.price, one.ppm)
            low, high = min(max(low, least), high), max(min(high, most), low)
    return low, high


def _kept(price: int, steps: Sequence[Step], goods: Goods) -> Taken:
    """A price within its bounds: where they cut it, the nearest that still ends as the last rounding says.

    One that stands at a bound was cut there by a step after the rounding.
    """
    low, high = bounds(steps, goods)
    if low < price < high:
        return price, "", {}
    kept = min(max(price, low), high)
    endings = [one.ending for one in steps if isinstance(one, Round)]
    if endings:
        rounded = nearest(kept, endings[-1], goods.unit)
        fitting = [one for one in (rounded, rounded - goods.unit, rounded + goods.unit) if low <= one <= high]
        kept = min(fitting, key=lambda one: abs(one - kept), default=kept)
    if low <= price <= high:
        return kept, "round.rounded", {"after": kept}
    reason = "guard.floor_price" if goods.floor is not None and price < goods.floor else "guard.bounds"
    values: Mapping[str, Any] = {"floor": goods.floor, "low": low, "high": high if high < HIGHEST else None}
    return kept, reason, dict(values)
