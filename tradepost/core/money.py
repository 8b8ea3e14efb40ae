"""Exact money: whole minor units inside, `Money` in code, decimal strings outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Annotated, Self

from babel.core import get_global
from pydantic import BeforeValidator, Field, WithJsonSchema

from tradepost.core.errors import Invalid

# Nothing a shop sells costs a quadrillion; the bound keeps every sum of a report inside 64 bits.
MAX_MINOR = 10**15


@lru_cache
def minor_digits(currency: str) -> int:
    """How many decimals a currency has (ISO 4217 as CLDR records it: RUB 2, JPY 0, KWD 3).

    Raises ValueError for a code that is no currency.
    """
    if currency not in get_global("all_currencies"):
        raise ValueError(f"{currency!r} is no ISO 4217 currency code, such as RUB or USD")
    fractions = get_global("currency_fractions")
    return int(fractions.get(currency, fractions["DEFAULT"])[0])


def to_minor(amount: Decimal, currency: str) -> int:
    """Minor units of a decimal amount; ValueError when it is finer than the currency's smallest coin."""
    digits = minor_digits(currency)
    scaled = amount.scaleb(digits)
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{amount} has more than {digits} decimals, which {currency} does not have")
    if abs(scaled) > MAX_MINOR:
        raise ValueError("the amount is too large")
    return int(scaled)


def as_minor(amount: Decimal | None, currency: str, *, field: str) -> int | None:
    """Minor units of an amount that a request names, None for none; Invalid names the field when it is too fine."""
    try:
        return None if amount is None else to_minor(amount, currency)
    except ValueError as error:
        raise Invalid(field, str(error)) from error


def to_text(minor: int, currency: str) -> str:
    """A decimal string in the currency's precision: 149990, RUB -> "1499.90"."""
    digits = minor_digits(currency)
    if not digits:
        return str(minor)
    sign = "-" if minor < 0 else ""
    whole, part = divmod(abs(minor), 10**digits)
    return f"{sign}{whole}.{part:0{digits}d}"


def to_number(minor: int, currency: str) -> float:
    """An amount for documents that write money as a JSON number: 149990, RUB -> 1499.9.

    Within MAX_MINOR the shortest text of the float, which is what JSON holds, is the decimal itself, to the coin.
    """
    return float(to_text(minor, currency))


def split(minor: int, weights: Sequence[int]) -> list[int]:
    """Split an amount by weights so that the parts add up to it again, to the smallest coin.

    Largest remainder: each part gets its share rounded towards zero, the coins left over go to the largest
    remainders (the earlier part on a tie). All weights zero means equal parts. Negative amounts split likewise.
    """
    if not weights:
        raise ValueError("nothing to split over")
    if any(weight < 0 for weight in weights):
        raise ValueError("weights must not be negative")
    shares = list(weights) if any(weights) else [1] * len(weights)
    total, size = sum(shares), abs(minor)
    parts = [size * share // total for share in shares]
    order = sorted(range(len(shares)), key=lambda i: (-(size * shares[i] % total), i))
    for i in order[: size - sum(parts)]:
        parts[i] += 1
    return parts if minor >= 0 else [-part for part in parts]


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount of one currency in whole minor units. Sums of two currencies raise ValueError."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | str | int, currency: str) -> Self:
        """`Money.of("1499.90", "RUB")`; ValueError for what is no number or is too fine for the currency."""
        try:
            value = Decimal(amount)
        except InvalidOperation as error:
            raise ValueError(f"{amount!r} is no amount") from error
        if not value.is_finite():
            raise ValueError(f"{amount!r} is no amount")
        return cls(to_minor(value, currency), currency)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other.minor

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.minor * times, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other)

    def __str__(self) -> str:
        return to_text(self.minor, self.currency)

    def split(self, weights: Sequence[int]) -> "list[Money]":
        """Parts by weight whose sum is this amount, to the smallest coin."""
        return [Money(part, self.currency) for part in split(self.minor, weights)]


def _exact(value: object) -> object:
    """A JSON number arrives as a float: its shortest text is what the sender wrote."""
    return str(value) if isinstance(value, float) else value


# A price or amount as it comes over the wire: a decimal string or a number, finite, not below zero.
Amount = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=0, le=Decimal(10) ** 12, allow_inf_nan=False, max_digits=16),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string", "pattern": r"^\d{1,13}(\.\d{1,4})?$"}, {"type": "number", "minimum": 0}],
            "examples": ["1499.90"],
        }
    ),
]
