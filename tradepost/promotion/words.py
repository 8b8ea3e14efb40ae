"""Words and what makes two of them the same: Russian ones by their lemma, English ones by their stem.

The dictionary of Russian takes some 25 MB: it is loaded by the first Russian word, and only where one is met.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import snowballstemmer

from tradepost.search.words import STOP

LONGEST_KEY = 255
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\w+")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


@lru_cache(maxsize=1)
def russian() -> Any:
    """The dictionary of Russian."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=1)
def _english() -> Any:
    return snowballstemmer.stemmer("english")


def is_russian(text: str) -> bool:
    """Whether a text has Cyrillic letters."""
    return _CYRILLIC.search(text) is not None


def language_of(*texts: str) -> str:
    """The language that most letters of these are of: ru or en."""
    letters = [letter for text in texts for letter in text if letter.isalpha()]
    cyrillic = sum(1 for letter in letters if _CYRILLIC.match(letter))
    return "ru" if cyrillic * 2 > len(letters) else "en"


def clean(text: str) -> str:
    """A phrase as it is kept: one form of each letter, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def tokens(text: str) -> list[str]:
    """Words and numbers, as written."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """What all forms of a word share, ё as е."""
    low = word.lower()
    if is_russian(low):
        return str(russian().parse(low)[0].normal_form).replace("ё", "е")
    return str(_english().stemWord(low)) if low.isascii() and low.isalpha() else low.replace(",", ".")


@lru_cache(maxsize=50_000)
def possible(word: str) -> frozenset[str]:
    """Every lemma that a word may be a form of: стали is steel, and also to become."""
    low = word.lower()
    if not is_russian(low):
        return frozenset({lemma(word)})
    return frozenset(str(one.normal_form).replace("ё", "е") for one in russian().parse(low))


def lemmas(text: str) -> list[str]:
    """The lemmas of the words that say something; of all, when none does."""
    found = tokens(text)
    return [lemma(one) for one in found if one.lower() not in STOP] or [lemma(one) for one in found]


def key_of(text: str) -> str:
    """What is the same for phrases of the same words, in whatever form and order."""
    return " ".join(sorted(set(lemmas(text))))


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Every lemma that these texts may hold."""
    return frozenset(one for text in texts for word in tokens(text) for one in possible(word))


def holds(known: frozenset[str], phrase: str) -> bool:
    """Whether every word of a phrase is among these lemmas, in one of its forms."""
    return all(possible(word) & known for word in meaningful(phrase))


def meaningful(phrase: str) -> list[str]:
    """The words of a phrase that say something, as written; all, when none does."""
    found = tokens(phrase)
    return [one for one in found if one.lower() not in STOP] or found


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, a comma as a point, thousands without spaces."""
    joined = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))", "", unicodedata.normalize("NFKC", text))
    return frozenset(one.replace(",", ".").rstrip(".") for one in re.findall(r"\d+(?:[.,]\d+)*", joined))
