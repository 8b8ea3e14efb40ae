"""Rules of carts: what is wrong with a line, and how lines, discounts, shipping and tax add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tradepost.core.money import MAX_MINOR
from tradepost.pricing.rules import Rate, tax_lines

MOST_LINES = 200
MOST_UNITS = 10**6

GONE, TOO_FEW, PRICE_CHANGED = "gone", "too_few", "price_changed"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a line: `left` of too few, `before` and `now` (minor units) of a price that changed."""

    kind: str
    left: int | None = None
    before: int | None = None
    now: int | None = None


def troubles(*, quantity: int, seen: int, price: int | None, left: int) -> list[Trouble]:
    """What the buyer must know of a line; `price` is None for what is no longer sold."""
    if price is None:
        return [Trouble(GONE)]
    found = []
    if quantity > left:
        found.append(Trouble(TOO_FEW, left=max(0, left)))
    if price != seen:
        found.append(Trouble(PRICE_CHANGED, before=seen, now=price))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """A line as it is summed: units, the price of one, the discount off the whole line, its rate of tax."""

    quantity: int
    unit_price: int
    discount: int
    rate: Rate

    @property
    def total(self) -> int:
        """What the line comes to."""
        return self.quantity * self.unit_price - self.discount


@dataclass(frozen=True, slots=True)
class Sums:
    """What parts come to, in minor units: subtotal - discount + shipping (+ tax, where prices leave it out) = total.

    `taxes` has each part's tax in order; `tax` is theirs and the shipping's. `tax_lines` has a row for each rate:
    {"name", "ppm", "base", "amount"}, base being what the tax is on, without it.
    """

    subtotal: int
    discount: int
    shipping: int
    taxes: tuple[int, ...]
    shipping_tax: int
    tax: int
    total: int
    units: int
    tax_lines: list[dict[str, Any]]


def add_up(parts: Sequence[Part], *, shipping: int, shipping_rate: Rate, tax_included: bool) -> Sums:
    """Sum parts and shipping with their taxes. Raises ValueError for more money than can be counted exactly."""
    subtotal = sum(part.quantity * part.unit_price for part in parts)
    discount = sum(part.discount for part in parts)
    if subtotal > MAX_MINOR or subtotal + shipping > MAX_MINOR:
        raise ValueError("this comes to more money than can be counted")
    taxed = [*((part.total, part.rate) for part in parts), (shipping, shipping_rate)]
    *taxes, shipping_tax = tax_lines(taxed, included=tax_included)
    tax = sum(taxes) + shipping_tax
    return Sums(
        subtotal=subtotal,
        discount=discount,
        shipping=shipping,
        taxes=tuple(taxes),
        shipping_tax=shipping_tax,
        tax=tax,
        total=subtotal - discount + shipping + (0 if tax_included else tax),
        units=sum(part.quantity for part in parts),
        tax_lines=_by_rate(taxed, [*taxes, shipping_tax], tax_included=tax_included),
    )


def _by_rate(taxed: Sequence[tuple[int, Rate]], taxes: Sequence[int], *, tax_included: bool) -> list[dict[str, Any]]:
    found: dict[Rate, list[int]] = {}
    for (amount, rate), tax in zip(taxed, taxes, strict=True):
        if rate.ppm:
            sums = found.setdefault(rate, [0, 0])
            sums[0] += amount - tax if tax_included else amount
            sums[1] += tax
    return [
        {"name": rate.name, "ppm": rate.ppm, "base": base, "amount": amount}
        for rate, (base, amount) in sorted(found.items(), key=lambda item: (-item[0].ppm, item[0].name))
    ]
