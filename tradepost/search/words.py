"""Words as the index knows them: folded, and reduced to the stem that all their forms share.

A Russian stemmer leaves Latin words alone and an English one Cyrillic ones, so that one chain serves both languages.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

import tantivy

LONGEST = 40  # letters; what is longer is no word that anybody types
# A vowel that comes and goes: кроссовки and кроссовок, окна and окон, кольца and колец, батарейки and батареек.
_FLEETING = re.compile(r"(?<=[а-я][бвгджзклмнпрстфхцчшщ])[ео](?=[кнлрц]$)|(?<=[бвгджзклмнпрстфхцчшщ])ь(?=[кнлрц]$)")
_FLEETING_Y = re.compile(r"(?<=[аеиоуыэюя])е(?=к$)")
_YO = str.maketrans("ёЁ", "еЕ")
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
# Words that say nothing of what is looked for; a question of nothing else keeps them.
STOP = frozenset(
    {
        "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
        "и", "а", "в", "во", "для", "до", "за", "из", "к", "ко", "на", "не", "о", "об", "от", "по", "под", "при",
        "с", "со", "у",
    }
)  # fmt: skip


@lru_cache
def _analyzers() -> tuple[tantivy.TextAnalyzer, tantivy.TextAnalyzer]:
    def chain(*more: tantivy.Filter) -> tantivy.TextAnalyzer:
        made = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        usual = (tantivy.Filter.remove_long(LONGEST * 2), tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold())
        for step in (*usual, *more):
            made = made.filter(step)
        return made.build()

    return chain(), chain(tantivy.Filter.stemmer("russian"), tantivy.Filter.stemmer("english"))


def fold(text: str) -> str:
    """A whole text in the one way of writing it: lower case, ё as е, spaces single."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_YO).lower().split())


def words(text: str) -> list[str]:
    """The words of a text, lower case, ё as е, without accents."""
    return _analyzers()[0].analyze(unicodedata.normalize("NFKC", text).translate(_YO))


def stems(text: str) -> list[str]:
    """The stems of the words of a text, one for each of `words`."""
    found = _analyzers()[1].analyze(unicodedata.normalize("NFKC", text).translate(_YO))
    return [_FLEETING_Y.sub("й", _FLEETING.sub("", stem)) for stem in found]


def meaningful(found: Sequence[str]) -> list[int]:
    """Places of the words that say something; of all, when none does."""
    return [n for n, word in enumerate(found) if word not in STOP] or list(range(len(found)))


def other_layout(text: str) -> str:
    """What the same keys write on the other keyboard: ghbdtn is привет."""
    lower = text.lower()
    cyrillic = sum("а" <= letter <= "я" or letter == "ё" for letter in lower)
    return lower.translate(_TO_LATIN if cyrillic * 2 > len(lower) else _TO_CYRILLIC)


def slips(word: str) -> int:
    """How many slips of a finger are forgiven in a word: none in a short one or one with digits, two in a long one."""
    if len(word) < 4 or any(letter.isdigit() for letter in word):
        return 0
    return 1 if len(word) < 8 else 2


def joined(texts: Iterable[str]) -> str:
    """Texts as one, for the index."""
    return " \n ".join(text for text in texts if text)
