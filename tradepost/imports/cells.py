"""How a cell of a file becomes a value: parsers of every kind of field.

A parser takes the cell as the file gave it (text, number, moment) and returns a plain JSON value, or raises ValueError
with a message for people.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from email_validator import EmailNotValidError, validate_email

from tradepost.channels.rules import code_of
from tradepost.core import clock
from tradepost.core.money import MAX_MINOR, minor_digits
from tradepost.core.settings import settings
from tradepost.core.sheets import FORMULA
from tradepost.customers.rules import known_country

Parse = Callable[[Any], Any]
LARGEST = 10**9


def undefused(text: str) -> str:
    """A cell that our own export protected from being run as a formula, without the protection."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA else text


def text(most: int) -> Parse:
    """Text of at most so many characters; a number is written as people write it (85123.0 is "85123")."""

    def parse(value: Any) -> str:
        if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
            value = int(value)
        if isinstance(value, (dict, list)):
            raise ValueError("must be text")
        found = undefused(str(value).strip())
        if "\0" in found:
            raise ValueError("holds a NUL character, which is not text")
        if len(found) > most:
            raise ValueError(f"has {len(found):,} characters; {most:,} is the most")
        return found

    return parse


def channel(value: Any) -> str:
    """A channel however a file spells it: what "Ozon" says is known of the channel ozon."""
    return code_of(text(60)(value))


_SPACES = re.compile(r"[\s\u00a0\u202f']")


def number_of(value: Any) -> Decimal:
    """A number: 1499.9, "1 499,90", "1,499.90"; ValueError for anything else, also NaN and infinity."""
    if isinstance(value, bool):
        raise ValueError("must be a number")
    if isinstance(value, (int, float, Decimal)):
        found = Decimal(str(value))
    else:
        plain = _SPACES.sub("", str(value))
        if "," in plain:
            # The last separator is the decimal one; a lone comma before exactly three digits is a thousand's.
            plain = (
                plain.replace(".", "").replace(",", ".")
                if plain.rfind(",") > plain.rfind(".") and not re.fullmatch(r"-?\d{1,3}(,\d{3})+", plain)
                else plain.replace(",", "")
            )
        try:
            found = Decimal(plain)
        except InvalidOperation:
            raise ValueError(f"{str(value)[:40]!r} is not a number") from None
    if not found.is_finite():
        raise ValueError("must be a number")
    return found


def whole(value: Any) -> int:
    """A whole number within what a shop counts."""
    found = number_of(value)
    if found != found.to_integral_value():
        raise ValueError("must be a whole number")
    if abs(found) > LARGEST:
        raise ValueError(f"must be within ±{LARGEST:,}")
    return int(found)


def not_negative(value: Any) -> int:
    """A whole number, 0 or more."""
    found = whole(value)
    if found < 0:
        raise ValueError("must be 0 or more")
    return found


def place(value: Any) -> int:
    """A place in a list of results: 1 is the first."""
    found = whole(value)
    if not 1 <= found <= 1_000_000:
        raise ValueError("must be a place, 1 or more")
    return found


def not_zero(value: Any) -> int:
    """A quantity: positive for a sale, negative for a return."""
    found = whole(value)
    if found == 0:
        raise ValueError("must not be 0")
    return found


def amount(value: Any) -> int:
    """Minor units of an amount of money, 0 or more.

    Files carry prices finer than a coin (0.001): they are rounded half up; `_rounded_off` tells what
    that costs, and a line whose total it would change is refused.
    """
    found = number_of(value)
    if found < 0:
        raise ValueError("must not be below 0")
    minor = int(found.scaleb(minor_digits(settings().currency)).to_integral_value(ROUND_HALF_UP))
    if minor > MAX_MINOR:
        raise ValueError("is too large")
    return minor


def above_zero(value: Any) -> int:
    """Minor units of an amount of money that is not nothing."""
    found = amount(value)
    if not found:
        raise ValueError("must be above 0")
    return found


_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")


def moment(value: Any) -> str:
    """A moment as ISO text in UTC: a date cell, ISO 8601, or 31.12.2026 13:45; without a zone it is the shop's own."""
    if isinstance(value, datetime):
        found = value
    elif isinstance(value, date):
        found = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - the zone comes next
    else:
        plain = str(value).strip()
        dotted = _DOTTED.fullmatch(plain)
        try:
            if dotted:
                day, month, year, hour, minute, second = (int(part or 0) for part in dotted.groups())
                found = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the zone comes next
            else:
                found = datetime.fromisoformat(plain)
        except ValueError:
            raise ValueError(f"{plain[:40]!r} is not a date such as 2026-12-31 13:45") from None
    if not 1970 <= found.year <= 2200:
        raise ValueError("is not a year of trade")
    return clock.local(found).isoformat()


def link(value: Any) -> str:
    """An address of a page."""
    found: str = text(500)(value)
    if found and not found.startswith(("https://", "http://")):
        raise ValueError("must begin with https://")
    return found


def email(value: Any) -> str:
    """An e-mail address in lower case."""
    found: str = text(254)(value).lower()
    try:
        return validate_email(found, check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise ValueError(f"{found[:60]!r} is not an e-mail address") from error


def weight(value: Any) -> int:
    """Grams of a weight in kilograms."""
    found = number_of(value)
    if not 0 <= found <= 100_000:
        raise ValueError("must be between 0 and 100,000 kg")
    return int((found * 1000).to_integral_value(ROUND_HALF_UP))


def decimal(value: Any) -> str:
    """A price in a currency that another column names: exact, as text; the row is checked where that is known."""
    found = number_of(value)
    if not 0 <= found <= 10**12:
        raise ValueError("must be between 0 and 1,000,000,000,000")
    return f"{found.normalize():f}"


def currency(value: Any) -> str:
    """A currency's code."""
    code = str(text(10)(value)).upper()
    minor_digits(code)
    return code


def percent(value: Any) -> int:
    """Parts per million of a percentage, with or without its sign."""
    found = number_of(str(value).replace("%", "").strip())
    if not 0 <= found <= 1000:
        raise ValueError("must be between 0 and 1000 %")
    return int((found * 10_000).to_integral_value(ROUND_HALF_UP))


def positive(value: Any) -> int:
    """A whole number, 1 or more."""
    found = whole(value)
    if found < 1:
        raise ValueError("must be 1 or more")
    return found


def days(value: Any) -> int:
    """A number of days."""
    found = whole(value)
    if not 0 <= found <= 1000:
        raise ValueError("must be between 0 and 1000 days")
    return found


def volume(value: Any) -> int:
    """Cubic centimetres of a volume in litres."""
    found = number_of(value)
    if not 0 <= found <= 1_000_000:
        raise ValueError("must be between 0 and 1,000,000 l")
    return int((found * 1000).to_integral_value(ROUND_HALF_UP))


def hs_code(value: Any) -> str:
    """A code of the Harmonized System: 4 to 12 digits, however they are spaced."""
    found = re.sub(r"[\s.]", "", str(text(40)(value)))
    if not re.fullmatch(r"\d{4,12}", found):
        raise ValueError(f"{found[:20]!r} is not an HS code of 4 to 12 digits")
    return found


def country(value: Any) -> str:
    """A country's code by its code or name."""
    return known_country(str(text(60)(value)))


def stars(value: Any) -> int:
    """Hundredths of a rating in stars."""
    found = number_of(value)
    if not 0 <= found <= 5:
        raise ValueError("must be between 0 and 5 stars")
    return int((found * 100).to_integral_value(ROUND_HALF_UP))


def day(value: Any) -> str:
    """A day as ISO text, by the shop's clock."""
    return clock.business_day(datetime.fromisoformat(moment(value))).isoformat()


def stretch(value: Any) -> int:
    """A number of days that sales were counted over."""
    found = whole(value)
    if not 1 <= found <= 366:
        raise ValueError("must be between 1 and 366 days")
    return found
