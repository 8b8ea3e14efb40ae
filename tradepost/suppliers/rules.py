"""Rules of buying: what goods cost once they lie on the shelf, the moving average, packs, and a purchase's life.

Amounts are minor units of the shop's currency unless said otherwise; rates are exact, and whatever is spread over lines
adds up to what was spread, to the smallest coin.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tradepost.core.money import minor_digits, split

DRAFT, ORDERED, PARTLY, RECEIVED, CANCELLED = "draft", "ordered", "partly_received", "received", "cancelled"

# A purchase's life: from each status the ones that may follow. What has come in part is never cancelled: the rest of it
# is given up, and it is received.
NEXT: dict[str, frozenset[str]] = {
    DRAFT: frozenset({ORDERED, CANCELLED}),
    ORDERED: frozenset({PARTLY, RECEIVED, CANCELLED}),
    PARTLY: frozenset({PARTLY, RECEIVED}),
    RECEIVED: frozenset(),
    CANCELLED: frozenset(),
}
STATUSES = tuple(NEXT)
OPEN = (ORDERED, PARTLY)  # goods are on their way

FREIGHT, INSURANCE, DUTY, VAT, OTHER = "freight", "insurance", "duty", "vat", "other"
CHARGES = (FREIGHT, INSURANCE, OTHER, DUTY, VAT)  # in the order in which they are worked out
IN_CUSTOMS_VALUE = (FREIGHT, INSURANCE)
VALUE, WEIGHT, VOLUME, QUANTITY = "value", "weight", "volume", "quantity"
WHOLE, KG, M3 = "order", "kg", "m3"  # what a bill is for: all of it, or each kilogram or cubic metre

MILLION = 10**6
FINE = Decimal("0.000001")  # the moving average is kept to a millionth of the smallest coin


def half_up(amount: Fraction) -> int:
    """The nearest whole number, halves away from zero: amounts here are not below zero."""
    return (amount.numerator * 2 + amount.denominator) // (amount.denominator * 2)


def convert(amount: int, currency: str, rate: Decimal, home: str) -> Fraction:
    """Minor units of the shop's currency, exact: `rate` is what one whole unit of `currency` costs in the shop's."""
    return Fraction(amount) * Fraction(rate) * Fraction(10) ** (minor_digits(home) - minor_digits(currency))


class Lacking(ValueError):
    """A line does not say what a charge is spread by: `place` is its place, `field` what it lacks."""

    def __init__(self, place: int, field: str) -> None:
        super().__init__(f"line {place} has no {field}")
        self.place, self.field = place, field


@dataclass(frozen=True, slots=True)
class Goods:
    """A line on its way: how many units, what they cost in all, and the weight, volume and duty of one."""

    quantity: int
    value: int
    weight_g: int | None = None
    volume_cm3: int | None = None
    duty_ppm: int | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """What goods cost beside their price: a bill of `amount`, exact, for the whole or each kg or m³, or a share.

    A share (`ppm`, parts per million) of freight, insurance and other is one of the goods' value; of duty one of the
    customs value (goods, freight, insurance), unless a line has its own; of VAT one of the customs value and the duty.
    What is `recoverable` (VAT that the tax office gives back) is worked out and is no part of the cost.
    """

    kind: str
    amount: Fraction | None = None
    per: str = WHOLE
    ppm: int | None = None
    spread: str = VALUE
    recoverable: bool = False


@dataclass(slots=True)
class Landed:
    """What each line costs on the shelf: its parts by kind, and what of them comes back."""

    value: int
    quantity: int
    parts: dict[str, int] = field(default_factory=dict)
    recoverable: int = 0

    @property
    def customs_value(self) -> int:
        """What duty is taken of."""
        return self.value + sum(self.parts.get(kind, 0) for kind in IN_CUSTOMS_VALUE)

    @property
    def total(self) -> int:
        """The cost of all units."""
        return self.value + sum(self.parts.values()) - self.recoverable

    @property
    def unit(self) -> Decimal:
        """The cost of one, to a millionth of a coin."""
        return fine(Fraction(self.total, self.quantity))


def fine(amount: Fraction) -> Decimal:
    """A cost as it is kept: to a millionth of the smallest coin."""
    return Decimal(half_up(amount * MILLION)).scaleb(-6)


def coins(average: Decimal) -> int:
    """A fine cost in whole coins, as lines of orders take it."""
    return int(average.to_integral_value(ROUND_HALF_UP))


def spread_over(lines: Sequence[Goods], by: str) -> list[int]:
    """What each line weighs in a spread. Lacking for one that does not say."""
    if by == VALUE:
        return [line.value for line in lines]
    if by == QUANTITY:
        return [line.quantity for line in lines]
    name = "weight_g" if by == WEIGHT else "volume_cm3"
    found = []
    for place, line in enumerate(lines):
        one = line.weight_g if by == WEIGHT else line.volume_cm3
        if one is None:
            raise Lacking(place, name)
        found.append(one * line.quantity)
    return found


def landed(lines: Sequence[Goods], charges: Sequence[Charge]) -> tuple[list[Landed], list[int]]:
    """What each line costs on the shelf, and what each charge comes to: the parts add up. Raises Lacking."""
    found = [Landed(line.value, line.quantity) for line in lines]
    totals = [0] * len(charges)
    for kind in CHARGES:
        for place, charge in enumerate(charges):
            if charge.kind != kind:
                continue
            total, weights = _worked_out(lines, found, charge)
            totals[place] = total
            for one, part in zip(found, split(total, weights), strict=True):
                one.parts[kind] = one.parts.get(kind, 0) + part
                one.recoverable += part if charge.recoverable else 0
    return found, totals


def _worked_out(lines: Sequence[Goods], found: Sequence[Landed], charge: Charge) -> tuple[int, list[int]]:
    """What a charge comes to, and by what it is spread."""
    if charge.amount is not None:
        amount = charge.amount
        if charge.per != WHOLE:
            by = WEIGHT if charge.per == KG else VOLUME
            amount = amount * Fraction(sum(spread_over(lines, by)), 1_000 if charge.per == KG else MILLION)
        return half_up(amount), spread_over(lines, charge.spread)
    ppm = charge.ppm or 0
    if charge.kind == DUTY:
        rates = [ppm if line.duty_ppm is None else line.duty_ppm for line in lines]
        weights = [one.customs_value * rate for one, rate in zip(found, rates, strict=True)]
    elif charge.kind == VAT:
        weights = [(one.customs_value + one.parts.get(DUTY, 0)) * ppm for one in found]
    else:
        weights = [one.value * ppm for one in found]
    return half_up(Fraction(sum(weights), MILLION)), weights


def part_of(total: int, quantity: int, before: int, now: int) -> int:
    """What `now` more units cost of a line's total after `before` came: the parts of all deliveries make the total."""
    return total * (before + now) // quantity - total * before // quantity


def average(on_hand: int, old: Decimal | None, received: int, value: int) -> Decimal:
    """The moving average after so many units came for `value` in all.

    new = (on hand x old + received x unit cost) / (on hand + received); with nothing on hand, or an unknown old cost,
    the unit cost of what came.
    """
    if on_hand <= 0 or old is None:
        return fine(Fraction(value, received))
    return fine((on_hand * Fraction(old) + value) / (on_hand + received))


def to_order(wanted: int, minimum: int, pack: int) -> int:
    """How many to order to have at least so many: not below the minimum, in whole packs."""
    units = max(wanted, minimum)
    return -(-units // pack) * pack


def status_after(lines: Sequence[tuple[int, int, int]]) -> str:
    """A purchase's status once something came: of (quantity, received, missing) of its lines."""
    return RECEIVED if all(quantity == received + missing for quantity, received, missing in lines) else PARTLY


@dataclass(frozen=True, slots=True)
class Sale:
    """What selling one unit through a channel takes: its price, and of that the tax inside and the channel's share."""

    price: int
    tax_ppm: int = 0
    commission_ppm: int = 0
    logistics: int = 0

    @property
    def tax(self) -> int:
        """The tax inside the price."""
        return half_up(Fraction(self.price * self.tax_ppm, MILLION + self.tax_ppm))

    @property
    def commission(self) -> int:
        """The channel's share of the price."""
        return half_up(Fraction(self.price * self.commission_ppm, MILLION))

    def left(self, unit_cost: Decimal) -> int:
        """What is left of the price, in coins."""
        return self.price - self.tax - self.commission - self.logistics - coins(unit_cost)


def grouped(lines: Sequence[tuple[int, int, int]]) -> Mapping[int, tuple[int, int]]:
    """{variant id: (units, value)} of (variant id, units, value)."""
    found: dict[int, tuple[int, int]] = {}
    for variant_id, units, value in lines:
        before = found.get(variant_id, (0, 0))
        found[variant_id] = (before[0] + units, before[1] + value)
    return found
