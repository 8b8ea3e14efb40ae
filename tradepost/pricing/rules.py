"""Rules of prices and taxes: which of several prices applies, which rate, and what the tax of each line is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

MILLION = 1_000_000
LOWEST_OF = timedelta(days=30)

WAITING, IN_FORCE, DONE, CANCELLED, FAILED = "waiting", "in_force", "done", "cancelled", "failed"
PENDING = (WAITING, IN_FORCE)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a variant costs one buyer now: unit and base price in minor units of `currency`.

    `list_id` names the price list that the unit price is from. `category_path` holds ids from the root ("/3/17/"), ""
    for goods in no category. `sellable`: the product is active and the variant not archived; stock is not looked at.
    `slug` is its product's address in the shop, `thumbnails` those of the picture that shows it.
    """

    variant_id: int
    product_id: int
    sku: str
    name: str
    options: dict[str, Any]
    unit_price: int
    base_price: int
    list_id: int | None
    currency: str
    cost: int | None
    weight_g: int | None
    category_id: int | None
    category_path: str
    brand_id: int | None
    sellable: bool
    slug: str = ""
    thumbnails: Mapping[str, str] | None = None


def within(moment: datetime, starts_at: datetime | None, ends_at: datetime | None) -> bool:
    """Whether a moment is in a window: its start belongs to it, its end does not; None is open."""
    return (starts_at is None or starts_at <= moment) and (ends_at is None or moment < ends_at)


# --- price lists ---


@dataclass(frozen=True, slots=True)
class ListRule:
    """A price list as it is looked up: whom it is for, and when."""

    id: int
    name: str
    currency: str
    channel: str | None
    group_id: int | None
    starts_at: datetime | None
    ends_at: datetime | None
    priority: int

    @property
    def is_public(self) -> bool:
        """Whether anybody who comes to the store gets its prices."""
        return self.group_id is None and self.channel in {None, STORE}


STORE = "store"


@dataclass(frozen=True, slots=True)
class Tier:
    """A list's unit price from a quantity on."""

    list_id: int
    min_quantity: int
    amount: int


def applicable(
    lists: Iterable[ListRule], *, currency: str, channel: str, group_id: int | None, at: datetime
) -> list[ListRule]:
    """The lists that this buyer's prices may come from, the one that goes before all others first."""
    found = [
        one
        for one in lists
        if one.currency == currency
        and one.channel in {None, channel}
        and (one.group_id is None or one.group_id == group_id)
        and within(at, one.starts_at, one.ends_at)
    ]
    return sorted(found, key=lambda one: (one.priority, one.id))


def resolve(order: Sequence[int], tiers: Iterable[Tier], quantity: int) -> Tier | None:
    """The tier that prices so many units: of the first list in `order` that has one reached, its highest.

    None when no list has: then the variant's own price holds.
    """
    best: dict[int, Tier] = {}
    for tier in tiers:
        known = best.get(tier.list_id)
        if tier.min_quantity <= quantity and (known is None or tier.min_quantity > known.min_quantity):
            best[tier.list_id] = tier
    return next((best[list_id] for list_id in order if list_id in best), None)


# --- taxes ---


@dataclass(frozen=True, slots=True)
class Rate:
    """A tax by name, in parts per million: 20 % is 200,000."""

    name: str
    ppm: int


NO_TAX = Rate("", 0)


@dataclass(frozen=True, slots=True)
class TaxRule:
    """A rate and what it is for; an empty country is any, no category is all."""

    id: int
    country: str
    category_id: int | None
    rate: Rate
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class TaxTable:
    """The rates in force at one moment, and whether prices have the tax in them."""

    def __init__(self, rules: Iterable[TaxRule], *, prices_include_tax: bool, at: datetime) -> None:
        self.prices_include_tax = prices_include_tax
        self._rules = [rule for rule in rules if within(at, rule.starts_at, rule.ends_at)]
        self._known: dict[tuple[str, str], Rate] = {}

    def rate(self, country: str, category_path: str) -> Rate:
        """The rate for goods of a category sent to a country (alpha-2); 0 when there is none.

        A rate of the country goes before one of any country, then the deeper category before what is above it, then
        the one that began last: a new rate with a start follows the old one by itself.
        """
        key = (country, category_path)
        if key not in self._known:
            above = [int(part) for part in category_path.split("/") if part]
            found = [
                rule
                for rule in self._rules
                if rule.country in {"", country} and (rule.category_id is None or rule.category_id in above)
            ]
            self._known[key] = max(found, key=lambda rule: _rank(rule, above)).rate if found else NO_TAX
        return self._known[key]


def _rank(rule: TaxRule, above: Sequence[int]) -> tuple[bool, int, float, int]:
    depth = -1 if rule.category_id is None else above.index(rule.category_id)
    began = float("-inf") if rule.starts_at is None else rule.starts_at.timestamp()
    return bool(rule.country), depth, began, rule.id


def tax_lines(lines: Sequence[tuple[int, Rate]], *, included: bool) -> list[int]:
    """The tax of each line in minor units, such that the lines of one rate add up to the tax on their sum.

    Excluded: sum * rate, as EN 16931 has it (BR-CO-17: the category's taxable amount times its rate, rounded once).
    Included: sum * rate / (1 + rate), the tax that is in a gross amount (Russian tax code, article 164, paragraph 4).
    Halves are rounded away from zero. The coins left over go to the lines that rounding cut most, the earlier on a tie,
    so that each line is less than one coin off its own exact tax.
    """
    by_rate: dict[Rate, list[int]] = defaultdict(list)
    for place, (_amount, rate) in enumerate(lines):
        by_rate[rate].append(place)
    taxes = [0] * len(lines)
    for rate, places in by_rate.items():
        whole = MILLION + rate.ppm if included else MILLION
        exact = [lines[place][0] * rate.ppm for place in places]
        left = tax_on(sum(lines[place][0] for place in places), rate, included=included)
        for place, share in zip(places, exact, strict=True):
            taxes[place] = share // whole
            left -= taxes[place]
        most_cut = sorted(zip(places, exact, strict=True), key=lambda pair: (-(pair[1] % whole), pair[0]))
        for place, _share in most_cut[:left]:
            taxes[place] += 1
    return taxes


def tax_on(amount: int, rate: Rate, *, included: bool) -> int:
    """The tax on (or, `included`, in) an amount, rounded half away from zero."""
    whole = MILLION + rate.ppm if included else MILLION
    rounded = (2 * abs(amount) * rate.ppm + whole) // (2 * whole)
    return rounded if amount >= 0 else -rounded


# --- the lowest price of 30 days ---


@dataclass(frozen=True, slots=True)
class Listed:
    """A price for one that a list gave everybody in a time."""

    list_id: int | None
    amount: int
    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Lowest:
    """The price anybody pays for one, the lowest of the 30 days before it came, and whether it is a reduced one."""

    current: int
    lowest: int
    reduced: bool


def lowest_before(
    applied_at: datetime,
    current: int,
    own: int | None,
    replaced: Sequence[tuple[datetime, int | None]],
    listed: Iterable[Listed],
) -> tuple[int, int | None]:
    """(The lowest price anybody could buy at in the 30 days before `applied_at`, the variant's own just before it).

    `own` is the variant's price now; `replaced` holds (moment, price until then) of its changes since the 30 days
    began, oldest first: those are the prices that were in force. `listed` are the times of public price lists. The
    current price itself when there was none before. Directive 98/6/EC, article 6a(2): "the prior price means the lowest
    price applied by the trader during a period of time not shorter than 30 days prior to the application of the price
    reduction".
    """
    since = applied_at - LOWEST_OF
    just_before = next((price for at, price in replaced if at >= applied_at), own)
    prices = [price for at, price in replaced if since < at <= applied_at and price is not None]
    prices += [just_before] if just_before is not None else []
    prices += [
        one.amount for one in listed if one.starts_at < applied_at and (one.ends_at is None or one.ends_at > since)
    ]
    return min(prices, default=current), just_before


# --- planned changes ---


def overlap(first: tuple[datetime, datetime | None], second: tuple[datetime, datetime | None]) -> bool:
    """Whether two planned changes get into each other's way: one begins while the other lasts, or both at once."""
    (start, end), (other_start, _other_end) = sorted((first, second), key=lambda window: window[0])
    return start == other_start or (end is not None and other_start < end)


# --- many prices at once ---

RUNNING, UNDOING, UNDONE = "running", "undoing", "undone"
CHANGED, PLANNED, REFUSED, KEPT = "changed", "planned", "refused", "kept"


@dataclass(frozen=True, slots=True)
class Move:
    """How a price moves: by parts per million of itself, by an amount, or to one; then to the nearest `ending`.

    Amounts are minor units, of which `unit` are one whole of the currency: .90 is an ending of 90 with a unit of 100.
    """

    ppm: int = 0
    by: int = 0
    to: int | None = None
    ending: int | None = None
    unit: int = 1


def moved(price: int, move: Move, floor: int | None = None) -> int:
    """A price after a move, halves rounded up; below zero when so much is taken off.

    Of two endings that are as near the higher is taken, and so it is when only the rounding would go below the floor.
    """
    amount = price + move.by + (2 * price * move.ppm + MILLION) // (2 * MILLION) if move.to is None else move.to
    if move.ending is None or amount < 0:
        return amount
    rounded = move.ending + move.unit * max(0, (2 * (amount - move.ending) + move.unit) // (2 * move.unit))
    if floor is not None and rounded < floor <= amount:
        rounded += move.unit
    return rounded
