"""Rules about buyers: countries by whatever name they come, and what somebody is found by."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

import pycountry
from babel import Locale
from rapidfuzz import fuzz, process

from tradepost.core.errors import Invalid

# What files and marketplaces write for a country beside its names in the standard and in CLDR.
_ALIASES = {
    "america": "US",
    "britain": "GB",
    "burma": "MM",
    "byelorussia": "BY",
    "eire": "IE",
    "england": "GB",
    "great britain": "GB",
    "holland": "NL",
    "ivory coast": "CI",
    "kirgizia": "KG",
    "korea": "KR",
    "macedonia": "MK",
    "moldavia": "MD",
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
    "vatican": "VA",
    "wales": "GB",
    "англия": "GB",
    "белоруссия": "BY",
    "бирма": "MM",
    "босния": "BA",
    "голландия": "NL",
    "доминикана": "DO",
    "китайская народная республика": "CN",
    "кнр": "CN",
    "корея": "KR",
    "кыргызстан": "KG",
    "македония": "MK",
    "молдавия": "MD",
    "оаэ": "AE",
    "объединенные арабские эмираты": "AE",
    "палестина": "PS",
    "республика беларусь": "BY",
    "республика казахстан": "KZ",
    "российская федерация": "RU",
    "рф": "RU",
    "северная корея": "KP",
    "соединенное королевство": "GB",
    "соединенные штаты америки": "US",
    "соединённые штаты": "US",
    "сша": "US",
    "туркмения": "TM",
    "чешская республика": "CZ",
    "эмираты": "AE",
    "юар": "ZA",
    "южная корея": "KR",
}


def _key(text: str) -> str:
    """A name without what people leave out or write otherwise: accents, apostrophes, dots, hyphens."""
    letters = "".join(one for one in normalize("NFKD", text.lower()) if not combining(one))
    return " ".join(re.sub(r"[-\u2010-\u2015]", " ", re.sub(r"['\u2018\u2019`.]", "", letters)).split())


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Every name a country is found by, in lower case, with its alpha-2 code."""
    codes = {country.alpha_2: country for country in pycountry.countries}
    found: dict[str, str] = {}
    for locale in ("en", "ru"):
        for code, name in Locale(locale).territories.items():
            if code in codes:
                found[_key(name)] = found[_key(name.partition("(")[0])] = code  # "Мьянма (Бирма)" is Мьянма as well
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


def is_russian(text: str) -> bool:
    """Whether a text is written in Russian letters."""
    return re.search("[а-яё]", text, re.IGNORECASE) is not None


@lru_cache(maxsize=4)
def _spelled(*, russian: bool, short: bool) -> dict[str, str]:
    """Names of countries in one alphabet, in lower case, with their codes; codes themselves only for a short text."""
    return {name: code for name, code in _codes().items() if is_russian(name) is russian and (short or len(name) > 3)}


def country_name(code: str, language: str) -> str:
    """What a country is called: "DE", "ru" -> "Германия"; the text itself where it is no code."""
    return str(Locale("ru" if language == "ru" else "en").territories.get(code, code))


def nearest_countries(text: str, n: int = 3) -> list[str]:
    """The countries whose names are nearest to a misspelt one, best first, called as in the text's own alphabet.

    Likeness is the normalised distance of insertions and deletions (rapidfuzz's ratio); what is less than half alike
    is not named. "Germny" -> ["Germany", ...], "Росия" -> ["Россия", ...].
    """
    key, russian = _key(text)[:100], is_russian(text)
    names = _spelled(russian=russian, short=len(key) <= 3)
    found = process.extract(key, list(names), scorer=fuzz.ratio, limit=n * 5, score_cutoff=50)
    codes = dict.fromkeys(names[name] for name, _likeness, _place in found)
    return [country_name(code, "ru" if russian else "en") for code in list(codes)[:n]]


def known_country(text: str) -> str:
    """A country's alpha-2 code by its code or name; ValueError, naming the nearest ones in the text's own language."""
    code = country_code(text)
    if is_country(code):
        return code
    near, shown = nearest_countries(text), " ".join(text.split())[:60]
    if is_russian(text):
        help_ = f"возможно, {_either(near, 'или')}?" if near else "пишите, например, DE или Германия"
        raise ValueError(f"«{shown}» — такой страны нет: {help_}")
    help_ = f"did you mean {_either(near, 'or')}?" if near else "write it as DE or Germany"
    raise ValueError(f"{shown!r} is no country of ISO 3166: {help_}")


def _either(names: list[str], word: str) -> str:
    *rest, last = names
    return f"{', '.join(rest)} {word} {last}" if rest else last


def country_named(text: str, field: str = "country") -> str:
    """A country's alpha-2 code by its code or name; Invalid, naming the field and the nearest countries."""
    try:
        return known_country(text)
    except ValueError as error:
        raise Invalid(field, str(error)) from error


def is_country(code: str) -> bool:
    """Whether this is an assigned ISO 3166 alpha-2 code."""
    return pycountry.countries.get(alpha_2=code) is not None if len(code) == 2 else False


def search_text(*parts: str | None) -> str:
    """What a customer is found by, in lower case."""
    return " ".join(part for part in parts if part).lower()
