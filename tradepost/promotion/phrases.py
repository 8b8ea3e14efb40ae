"""Phrases of a semantic core: cut from products' texts, one whatever their form, split by how often they are asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tradepost.promotion import grammar, words
from tradepost.search.words import STOP

MAIN, MIDDLE, LONG = "main", "middle", "long"
# Of all searches the most frequent phrases that bring the first half are the main ones, those up to four fifths middle.
MAIN_SHARE, MIDDLE_SHARE = 0.5, 0.8
LONGEST_RUN = 4  # words of a phrase that is cut from a text
_PIECES = re.compile(r"[,;:.!?()«»\"“”/|\n]+|\s[–—-]\s")
UNITS = frozenset(
    """l ml g kg mg cm mm m w kw v mah ah gb tb mb pcs pc pack set x л мл г кг мг см мм м вт квт в мач ач гб тб мб шт
    уп мес""".split()  # noqa: SIM905 - a list of words
)


@dataclass(slots=True)
class Collected:
    """A phrase and where it came from: how often a month each source has it."""

    phrase: str
    by_source: dict[str, int] = field(default_factory=dict)

    @property
    def frequency(self) -> int:
        """Searches a month over all sources: their buyers are others."""
        return sum(self.by_source.values())


def of_text(text: str) -> list[str]:
    """Phrases of a name: its runs of words without numbers and units, their neighbours in pairs, and its noun."""
    found: list[str] = []
    for piece in _PIECES.split(text):
        runs: list[list[str]] = [[]]
        for word in words.tokens(piece):
            if any(letter.isdigit() for letter in word) or word.lower() in UNITS:
                runs.append([])
            else:
                runs[-1].append(word)
        for run in runs:
            found += _of_run(run)
    return list(dict.fromkeys(one.lower() for one in found if len(one) > 2))


def _of_run(run: Sequence[str]) -> list[str]:
    run = _trimmed(run)
    found = [" ".join(run)] if 1 <= len(run) <= LONGEST_RUN else []
    pairs = [_trimmed(run[n : n + 2]) for n in range(len(run) - 1)] if len(run) > 2 else []
    found += [" ".join(pair) for pair in pairs if len(pair) == 2]
    about = grammar.head(run)
    if about is not None:
        found.append(run[about.place])
    elif run and not words.is_russian(" ".join(run)):
        core = next((n for n, word in enumerate(run) if word.lower() in grammar.PREPOSITIONS), len(run))
        found += [run[core - 1]] if core else []
    return found


def _trimmed(run: Sequence[str]) -> list[str]:
    """A run without the small words at its ends."""
    kept = list(run)
    while kept and kept[0].lower() in STOP:
        kept.pop(0)
    while kept and kept[-1].lower() in STOP:
        kept.pop()
    return kept


def of_description(text: str, most: int = 300) -> list[str]:
    """Russian noun phrases of the beginning of a text, in the nominative: adjectives that agree with their noun."""
    found: list[str] = []
    for piece in _PIECES.split(text[:most]):
        said: list[str] = []
        for word in words.tokens(piece):
            if grammar.adjectives(word):
                said.append(word)
                continue
            nouns = [one for one in words.russian().parse(word.lower()) if one.tag.POS == "NOUN"] if said else []
            found += [made for made in [_nominative(said, nouns)] if made]
            said = []
    return list(dict.fromkeys(found))


def _nominative(said: Sequence[str], nouns: Sequence[Any]) -> str | None:
    for noun in nouns:
        agreeing = [
            word
            for word in said
            if any(
                one.tag.case == noun.tag.case and one.tag.number == noun.tag.number for one in grammar.adjectives(word)
            )
        ]
        base = noun.inflect({"nomn", str(noun.tag.number or "sing")})
        if agreeing and base is not None:
            return " ".join([*(grammar.agreed(word, base) or word for word in agreeing), base.word]).lower()
    return None


def merge(found: Iterable[tuple[str, str, int]]) -> dict[str, Collected]:
    """(phrase, source, searches a month) by lemmas; a phrase is written as its most frequent form.

    The forms of one source add up.
    """
    made: dict[str, Collected] = {}
    best: dict[str, tuple[int, int, str]] = {}
    for text, source, frequency in found:
        phrase = words.clean(text)
        key = words.key_of(phrase)
        if not key or len(key) > words.LONGEST_KEY or len(phrase) > 150:
            continue
        one = made.setdefault(key, Collected(phrase))
        one.by_source[source] = one.by_source.get(source, 0) + frequency
        rank = (-frequency, len(phrase), phrase)
        if key not in best or rank < best[key]:
            best[key], one.phrase = rank, phrase
    return made


def tails(frequencies: Mapping[str, int]) -> dict[str, str]:
    """main, middle or long for each: by its share of all searches, those asked equally often together."""
    everything = sum(frequencies.values())
    found: dict[str, str] = {}
    before, before_of_same, last = 0, 0, -1
    for key, n in sorted(frequencies.items(), key=lambda pair: (-pair[1], pair[0])):
        if n != last:
            before_of_same, last = before, n
        share = before_of_same / everything if everything else 1
        found[key] = LONG if not n else MAIN if share < MAIN_SHARE else MIDDLE if share < MIDDLE_SHARE else LONG
        before += n
    return found


def minus(lemmas: str, unwanted: frozenset[str]) -> bool:
    """Whether a phrase, by its lemmas, has a word that is unwanted."""
    return bool(set(lemmas.split(" ")) & unwanted)


def unwanted_of(minus_words: Sequence[str]) -> frozenset[str]:
    """Minus words as lemmas: a phrase with any of them is left out."""
    return frozenset(one for text in minus_words for one in words.lemmas(text))
