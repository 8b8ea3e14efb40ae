"""Holidays of a country, by the `holidays` library, in the reader's language where the library has it."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import holidays

from tradepost.core.errors import Invalid
from tradepost.core.settings import settings

WANTED = {"en": ("en_US", "en_GB", "en"), "ru": ("ru",)}


@lru_cache
def regions() -> dict[str, tuple[str, ...]]:
    """{country: its regions that have holidays of their own}."""
    return {
        code: tuple(places)
        for code, places in sorted(holidays.list_supported_countries(include_aliases=False).items())
        if len(code) == 2
    }


def check(country: str, region: str) -> None:
    """Invalid, naming the field, for a country or region whose holidays nobody knows."""
    if country and country not in regions():
        raise Invalid("country", f"{country!r} is no country whose holidays are known, such as RU")
    if region and region not in regions().get(country, ()):
        raise Invalid("region", f"is none of {', '.join(regions().get(country, ())) or 'none'}")


def usual() -> str:
    """The installation's country: as set, else that of its currency (RUB is Russia's, USD that of the States)."""
    stated = settings().holidays.upper() or settings().currency[:2]
    return stated if stated in regions() else ""


@lru_cache(maxsize=200)
def _of_year(country: str, region: str, year: int, language: str) -> tuple[tuple[date, str], ...]:
    plain = holidays.country_holidays(country, subdiv=region or None, years=year)
    # Russian where the library speaks it of this country, else English, else the country's own tongue.
    spoken = set(getattr(plain, "supported_languages", ()) or ())
    tongue = next((one for one in (*WANTED[language], *WANTED["en"]) if one in spoken), None)
    if tongue:
        plain = holidays.country_holidays(country, subdiv=region or None, years=year, language=tongue)
    return tuple(sorted((day, str(name)) for day, name in plain.items() if day.year == year))


def between(country: str, region: str, first: date, last: date, language: str) -> Iterable[tuple[date, str]]:
    """(day, name) from a day to another, both included, in order."""
    if country not in regions():
        return
    place = region if region in regions()[country] else ""
    for year in range(first.year, last.year + 1):
        for day, name in _of_year(country, place, year, language if language in WANTED else "en"):
            if first <= day <= last:
                yield day, name
