"""Rules about buyers: countries by whatever name they come, and what somebody is found by."""

from functools import lru_cache

import pycountry
from babel import Locale

# What files and marketplaces write for a country beside its names in the standard and in CLDR.
_ALIASES = {
    "america": "US",
    "britain": "GB",
    "eire": "IE",
    "england": "GB",
    "great britain": "GB",
    "holland": "NL",
    "korea": "KR",
    "macedonia": "MK",
    "northern ireland": "GB",
    "rsa": "ZA",
    "scotland": "GB",
    "south korea": "KR",
    "swaziland": "SZ",
    "turkey": "TR",
    "u.k.": "GB",
    "u.s.": "US",
    "u.s.a.": "US",
    "uae": "AE",
    "uk": "GB",
    "united states of america": "US",
    "wales": "GB",
    "англия": "GB",
    "белоруссия": "BY",
    "голландия": "NL",
    "китайская народная республика": "CN",
    "корея": "KR",
    "кнр": "CN",
    "оаэ": "AE",
    "республика беларусь": "BY",
    "республика казахстан": "KZ",
    "российская федерация": "RU",
    "рф": "RU",
    "соединенное королевство": "GB",
    "соединённые штаты": "US",
    "соединенные штаты америки": "US",
    "сша": "US",
    "юар": "ZA",
}


def _key(text: str) -> str:
    return " ".join(text.split()).lower().replace("ё", "е")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Every name a country is found by, in lower case, with its alpha-2 code."""
    codes = {country.alpha_2: country for country in pycountry.countries}
    found: dict[str, str] = {}
    for locale in ("en", "ru"):
        for code, name in Locale(locale).territories.items():
            if code in codes:
                found[_key(name)] = code
    for code, country in codes.items():
        for field in ("name", "official_name", "common_name", "alpha_2", "alpha_3"):
            name = getattr(country, field, None)
            if name:
                found[_key(name)] = code
    return found | {_key(name): code for name, code in _ALIASES.items()}


@lru_cache(maxsize=10_000)
def country_code(text: str) -> str:
    """A country's ISO 3166 alpha-2 code by its code or its English or Russian name, else the text as it came, trimmed.

    "EIRE" -> "IE", "Россия" -> "RU", "usa" -> "US"; "Channel Islands" is no country of the standard and stays.
    """
    trimmed = " ".join(text.split())
    return _codes().get(_key(trimmed), trimmed)


def is_country(code: str) -> bool:
    """Whether this is an assigned ISO 3166 alpha-2 code."""
    return pycountry.countries.get(alpha_2=code) is not None if len(code) == 2 else False


def search_text(*parts: str | None) -> str:
    """What a customer is found by, in lower case."""
    return " ".join(part for part in parts if part).lower()
