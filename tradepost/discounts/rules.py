"""What a basket gets: which discounts hold for it, which of them together, and how much off which line.

Amounts are minor units of the basket's currency, shares are parts per million. docs/guide/discounts.md has the rules in
words, with examples.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tradepost.core.money import split, to_text

PERCENTAGE, AMOUNT, FREE_SHIPPING, BUY_X_GET_Y, GIFT = "percentage", "amount", "free_shipping", "buy_x_get_y", "gift"
KINDS = (PERCENTAGE, AMOUNT, FREE_SHIPPING, BUY_X_GET_Y, GIFT)
WHOLE = 1_000_000  # parts per million
LONGEST_CODE = 60


@dataclass(frozen=True, slots=True)
class BasketLine:
    """Some units of one variant; `category_path` holds the ids from the root, "/3/17/", and is empty without one."""

    variant_id: int
    product_id: int
    category_path: str
    quantity: int
    unit_price: int

    @property
    def amount(self) -> int:
        """What the line costs before any discount."""
        return self.quantity * self.unit_price


@dataclass(frozen=True, slots=True)
class Basket:
    """What somebody is about to buy. `first_order` is None while nobody knows who it is.

    service.work_out takes now where `at` is left out. `order_id` is given when an order is worked out anew: what it has
    used already does not count against it. `gone` are the discounts whose gift has run out.
    """

    currency: str
    lines: Sequence[BasketLine]
    shipping: int = 0
    codes: tuple[str, ...] = ()
    group_id: int | None = None
    account_id: int | None = None
    customer_id: int | None = None
    email: str | None = None
    first_order: bool | None = None
    channel: str = "store"
    at: datetime | None = None
    order_id: int | None = None
    gone: frozenset[int] = frozenset()

    @property
    def who(self) -> str:
        """Whom a limit per customer counts for: "account:7", "email:a@b.c", or nothing while nobody knows."""
        return who_is(self.account_id, self.email)


def who_is(account_id: int | None, email: str | None) -> str:
    """The name under which uses per customer are counted: the account, or a guest's e-mail address."""
    if account_id:
        return f"account:{account_id}"
    return f"email:{email.strip().lower()}"[:255] if email else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A discount as it is worked out. Empty sets, zeros and None are conditions that are not made."""

    id: int
    name: str
    kind: str
    automatic: bool = True
    combines: bool = True
    priority: int = 0  # the lower, the earlier
    currency: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    max_uses: int | None = None
    max_per_customer: int | None = None
    # What must be so.
    min_amount: int = 0
    min_quantity: int = 0
    product_ids: frozenset[int] = frozenset()
    category_ids: frozenset[int] = frozenset()
    group_ids: frozenset[int] = frozenset()
    channels: frozenset[str] = frozenset()
    first_order: bool = False
    # What is taken off.
    ppm: int = WHOLE  # percentage, and off the Y of buy X get Y
    only_matching: bool = True  # percentage and amount: off the lines of these goods, or off all lines
    amount: int = 0
    cap: int | None = None  # free shipping: up to this
    buy: int = 1
    get: int = 1
    get_product_ids: frozenset[int] = frozenset()  # none and no categories: the same goods as are bought
    get_category_ids: frozenset[int] = frozenset()
    times: int | None = None
    gift_variant_id: int | None = None
    gift_quantity: int = 1
    worth: int = 0  # what a gift counts for when discounts are compared


@dataclass(frozen=True, slots=True)
class Gift:
    """Units added for free."""

    variant_id: int
    quantity: int
    discount_id: int


@dataclass(frozen=True, slots=True)
class Applied:
    """A discount that is given, and how much all its parts are. `counts` is false while it takes nothing off.

    `limited` is false when no limit per customer has to be looked at as it is counted.
    """

    discount_id: int
    code: str | None
    name: str
    amount: int
    counts: bool = True
    currency: str = ""
    limited: bool = True


@dataclass(frozen=True, slots=True)
class Refused:
    """A code that is not taken: why in a sentence, and in a word (`kind`) for programs."""

    code: str
    reason: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a basket gets. `lines` has the discount of each line in the basket's order."""

    lines: list[int]
    shipping: int = 0
    gifts: list[Gift] = field(default_factory=list)
    applied: list[Applied] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Everything that is taken off: the lines' discounts and shipping's."""
        return sum(self.lines) + self.shipping


@dataclass(frozen=True, slots=True)
class Claim:
    """A discount that somebody has a claim to: by itself, or by a code."""

    rule: Rule
    code: str | None = None


def normal_code(text: str) -> str:
    """A code as it is stored and compared: " sale 10" is SALE10. Empty when nothing is left of it."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


# --- does it hold? ---


def refusal(rule: Rule, basket: Basket) -> tuple[str, str] | None:
    """(kind, sentence) of the first condition that is not met, or None when all are."""
    if rule.id in basket.gone:
        return "gift_gone", "gives a gift that has run out"
    return _time_refusal(rule, basket.at) or _buyer_refusal(rule, basket) or _goods_refusal(rule, basket)


def _time_refusal(rule: Rule, at: datetime | None) -> tuple[str, str] | None:
    if at is not None and rule.starts_at is not None and at < rule.starts_at:
        return "not_started", f"is good from {rule.starts_at:%Y-%m-%d %H:%M} UTC on"
    if at is not None and rule.ends_at is not None and at >= rule.ends_at:
        return "expired", "has expired"
    return None


def _buyer_refusal(rule: Rule, basket: Basket) -> tuple[str, str] | None:
    if rule.channels and basket.channel not in rule.channels:
        return "not_here", "is not for orders made here"
    if rule.currency is not None and basket.currency != rule.currency:
        return "other_currency", f"is for orders in {rule.currency}"
    if rule.group_ids and basket.group_id not in rule.group_ids:
        return "not_for_customer", "is for another group of customers"
    if rule.first_order and not basket.first_order:
        said = "sign in or give your e-mail address first" if basket.first_order is None else "you have ordered before"
        return "not_for_customer", f"is for a first order: {said}"
    return None


def _goods_refusal(rule: Rule, basket: Basket) -> tuple[str, str] | None:
    found = [line for line in basket.lines if line.quantity > 0 and _bought(rule, line)]
    scoped = bool(rule.product_ids or rule.category_ids)
    of_these = " of the goods it is for" if scoped else ""
    if not found:
        return "not_for_goods", "is not for these goods" if scoped else "is for a basket with something in it"
    units, amount = sum(line.quantity for line in found), sum(line.amount for line in found)
    if units < rule.min_quantity:
        return "minimum_not_reached", f"needs at least {rule.min_quantity} units{of_these}, there are {units}"
    if amount < rule.min_amount:
        needed, there = (to_text(minor, basket.currency) for minor in (rule.min_amount, amount))
        return (
            "minimum_not_reached",
            f"needs at least {needed} {basket.currency}{of_these}, there are {there}",
        )
    if rule.kind == BUY_X_GET_Y and not any(_sets(rule, list(basket.lines))):
        return "minimum_not_reached", "needs more units: those to buy and those to get"
    return None


def _named(line: BasketLine, product_ids: frozenset[int], category_ids: frozenset[int]) -> bool:
    return line.product_id in product_ids or any(f"/{one}/" in line.category_path for one in category_ids)


def _bought(rule: Rule, line: BasketLine) -> bool:
    """Whether a line is of the goods a discount is for."""
    return not (rule.product_ids or rule.category_ids) or _named(line, rule.product_ids, rule.category_ids)


def _got(rule: Rule, line: BasketLine) -> bool:
    """Whether a line can be the Y of buy X get Y."""
    if not (rule.get_product_ids or rule.get_category_ids):
        return _bought(rule, line)
    return _named(line, rule.get_product_ids, rule.get_category_ids)


# --- how much is it? ---


def _off(amount: int, ppm: int, units: int = 1, of: int = 1) -> int:
    """A share of an amount, half a coin rounded up; of so many units' part of it."""
    top, bottom = amount * ppm * units, WHOLE * of
    return (2 * top + bottom) // (2 * bottom)


def _sets(rule: Rule, lines: Sequence[BasketLine]) -> list[int]:
    """Buy X get Y: how many units of each line are got for less, the cheapest first.

    A unit counts once, as one that is bought or as one that is got. The last set may lack some of its Y.
    """
    only_x = both = only_y = 0
    for line in lines:
        x, y = _bought(rule, line), _got(rule, line)
        both += line.quantity * (x and y)
        only_x += line.quantity * (x and not y)
        only_y += line.quantity * (y and not x)

    def got(sets: int) -> int:
        return min(sets * rule.get, only_y + both - max(0, sets * rule.buy - only_x))

    # More sets offer more Y and leave fewer units to be Y: the best number is where the two meet.
    low, most = 0, (only_x + both) // rule.buy
    high = most if rule.times is None else min(most, rule.times)
    last = high
    while low < high:
        middle = (low + high + 1) // 2
        if got(middle) == middle * rule.get:
            low = middle
        else:
            high = middle - 1
    sets = max((n for n in (low, low + 1) if n <= last), key=lambda n: (got(n), -n), default=0)
    left, spare = got(sets), both - max(0, sets * rule.buy - only_x)
    units = [0] * len(lines)
    for n in sorted(range(len(lines)), key=lambda n: lines[n].unit_price):
        if left <= 0 or not _got(rule, lines[n]):
            continue
        free = min(lines[n].quantity, left)
        if _bought(rule, lines[n]):
            free = min(free, spare)
            spare -= free
        units[n] = free
        left -= free
    return units


def _apply(rule: Rule, lines: Sequence[BasketLine], rest: Sequence[int], shipping: int) -> tuple[list[int], int]:
    """(discount of each line, discount of shipping) where `rest` and `shipping` are what is left to take from."""
    nothing = [0] * len(lines)
    if rule.kind == FREE_SHIPPING:
        return nothing, shipping if rule.cap is None else min(shipping, rule.cap)
    if rule.kind == GIFT:
        return nothing, 0
    if rule.kind == BUY_X_GET_Y:
        units = _sets(rule, lines)
        return [
            _off(left, rule.ppm, count, line.quantity) if count else 0
            for line, left, count in zip(lines, rest, units, strict=True)
        ], 0
    weights = [
        left if not rule.only_matching or _bought(rule, line) else 0 for line, left in zip(lines, rest, strict=True)
    ]
    base = sum(weights)
    if not base:
        return nothing, 0
    return split(_off(base, rule.ppm) if rule.kind == PERCENTAGE else min(rule.amount, base), weights), 0


@dataclass(frozen=True, slots=True)
class _Option:
    """Claims that are given together, and what they come to."""

    claims: list[Claim]
    lines: list[int]
    shipping: int
    parts: list[int]  # of each claim
    worth: int


def _together(claims: Iterable[Claim], lines: Sequence[BasketLine], shipping: int) -> _Option:
    """One after the other by priority, each on what those before it leave."""
    ordered = sorted(claims, key=lambda claim: (claim.rule.priority, claim.rule.id))
    rest, left, parts = [line.amount for line in lines], shipping, []
    for claim in ordered:
        off, shipped = _apply(claim.rule, lines, rest, left)
        rest = [amount - part for amount, part in zip(rest, off, strict=True)]
        left -= shipped
        parts.append(sum(off) + shipped)
    taken = [line.amount - amount for line, amount in zip(lines, rest, strict=True)]
    gifts = sum(claim.rule.worth for claim in ordered if claim.rule.kind == GIFT)
    return _Option(ordered, taken, shipping - left, parts, sum(parts) + gifts)


def options(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The choices there are: all that combine with each other, or one that combines with none."""
    together = [claim for claim in claims if claim.rule.combines]
    alone = [[claim] for claim in claims if not claim.rule.combines]
    alone.sort(key=lambda one: (one[0].rule.priority, one[0].rule.id))
    return ([together] if together else []) + alone


def choose(basket: Basket, claims: Sequence[Claim], refused: Sequence[Refused] = ()) -> Taken:
    """What the basket gets of the discounts it has a claim to: the option that is worth most to the buyer.

    Of two that are worth the same, those that combine come first, then the lower priority, then the older discount.
    Claims must hold (`refusal` is None), and each discount is claimed once.
    """
    # Lines in an order of their own, so that the basket's order changes no coin of the total.
    places = sorted(range(len(basket.lines)), key=lambda n: _key(basket.lines[n]))
    lines = [basket.lines[n] for n in places]
    found = [_together(one, lines, max(0, basket.shipping)) for one in options(claims)]
    if not found:
        return Taken([0] * len(lines), refused=list(refused))
    best = max(found, key=lambda option: option.worth)
    taken = [0] * len(lines)
    for place, amount in zip(places, best.lines, strict=True):
        taken[place] = amount
    applied = [
        Applied(
            claim.rule.id,
            claim.code,
            claim.rule.name,
            part,
            counts=bool(part) or claim.rule.kind == GIFT,
            currency=basket.currency,
            limited=claim.rule.max_per_customer is not None,
        )
        for claim, part in zip(best.claims, best.parts, strict=True)
    ]
    gifts = [
        Gift(claim.rule.gift_variant_id, claim.rule.gift_quantity, claim.rule.id)
        for claim in best.claims
        if claim.rule.kind == GIFT and claim.rule.gift_variant_id is not None
    ]
    given = {one.discount_id for one in applied}
    names = " and ".join(one.name for one in applied)
    beaten = [
        Refused(claim.code, f"{claim.code} does not combine with {names}, which saves no less", "does_not_combine")
        for claim in claims
        if claim.code is not None and claim.rule.id not in given
    ]
    # An automatic discount that takes nothing off is not worth a word; a code that was accepted is.
    shown = [one for one in applied if one.counts or one.code is not None]
    return Taken(taken, best.shipping, gifts, shown, [*refused, *beaten])


def _key(line: BasketLine) -> tuple[int, int, int, int, str]:
    return line.unit_price, line.variant_id, line.quantity, line.product_id, line.category_path
