"""Amounts as Yandex Market writes them: decimal numbers, roubles under their old code RUR."""

from decimal import ROUND_HALF_UP, Decimal

from tradepost.core.money import Money, minor_digits, to_number

OURS, THEIRS = "RUB", "RUR"


def ours(value: Decimal, currency: str) -> Money:
    """Their amount, to the nearest smallest coin: figures of fees may be finer."""
    code = OURS if currency == THEIRS else currency
    scaled = value.scaleb(minor_digits(code)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Money(int(scaled), code)


def theirs(amount: Money) -> float:
    """Our amount as their number."""
    return to_number(amount.minor, amount.currency)


def code(amount: Money) -> str:
    """A currency as they call it."""
    return THEIRS if amount.currency == OURS else amount.currency
