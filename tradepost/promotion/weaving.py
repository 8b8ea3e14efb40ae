"""Keywords put into a title and a description as people would write them, within a limit, with nothing invented.

Every keyword ends in one of the texts, or is left out with a reason: `limit`, or `number` for one whose number is not
among the product's facts.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from tradepost.promotion import grammar, words

RU, EN = "ru", "en"
# (before the list, between its last two, behind it); the list is in the accusative, which asks for nobody's gender.
_SEEKING = {RU: ("Подойдёт тем, кто ищет ", "или", "."), EN: ("Worth a look if you need ", "or", ".")}
QUOTED = {RU: ("Также ищут: ", "."), EN: ("People also search for: ", ".")}
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(slots=True)
class Woven:
    """A text, which keywords were put into it by this, and which could not be and why."""

    text: str
    added: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def unfounded(keyword: str, facts: Collection[str]) -> bool:
    """Whether a keyword has a number that the product's facts do not."""
    return bool(words.numbers(keyword) - words.numbers(" ".join(facts)))


# --- titles ---


def title(text: str, keywords: Sequence[str], facts: Collection[str], most: int) -> Woven:
    """A title with as many of the keywords, the first ones first, as its limit takes; a longer one is cut first."""
    made = Woven(cut(text, most))
    for keyword in keywords:
        if words.holds(words.vocabulary([made.text]), keyword):
            continue
        if unfounded(keyword, facts):
            made.left_out.append((keyword, "number"))
            continue
        wider = _into_title(made.text, keyword)
        if len(wider) > most or not words.holds(words.vocabulary([wider]), keyword):
            made.left_out.append((keyword, "limit"))
        else:
            made.text = wider
            made.added.append(keyword)
    return made


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words."""
    text = words.clean(text)
    if len(text) <= most:
        return text
    shorter = text[: most + 1].rsplit(" ", 1)[0] if " " in text[: most + 1] else text[:most]
    return shorter[:most].rstrip(" ,;:–—-")


def _into_title(text: str, keyword: str) -> str:
    found = _Found.of(text, keyword)
    if found is not None:
        return found.with_missing(keyword)
    lower = keyword if _proper(keyword) else keyword[:1].lower() + keyword[1:]
    return f"{text}, {lower}" if text else grammar.like("A", lower)


def _proper(keyword: str) -> bool:
    """Whether the first word has capitals of its own: USB, iPhone."""
    first = (words.tokens(keyword) or [""])[0]
    return any(letter.isupper() for letter in first[1:])


@dataclass(frozen=True, slots=True)
class _Found:
    """A title in which a keyword's noun stands already: where, and what of the keyword is missing around it."""

    text: str
    start: int  # of the noun in the text
    end: int
    group: int  # where what is said of the noun begins
    before: tuple[str, ...]
    after: str

    @classmethod
    def of(cls, text: str, keyword: str) -> "_Found | None":
        asked = words.tokens(keyword)
        place = _head_place(asked)
        if place is None:
            return None
        noun, tail = words.possible(asked[place]), _tail(asked)
        known = words.vocabulary([text])
        before = tuple(
            one
            for one in asked[: len(asked) - len(tail)]
            if one is not asked[place] and not words.possible(one) & known
        )
        after = " ".join(tail) if tail and not words.holds(known, " ".join(tail)) else ""
        start = group = 0
        pieces = list(re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*", text))
        for n, piece in enumerate(pieces):
            if piece[0].lower() in grammar.PREPOSITIONS:
                return None
            if words.possible(piece[0]) & noun:
                start, group = piece.start(), piece.start()
                for earlier in reversed(pieces[:n]):
                    if not grammar.adjectives(earlier[0]) or re.search(r"[,;:]", text[earlier.end() : group]):
                        break
                    group = earlier.start()
                if not all(_fits(one, piece[0]) for one in before):
                    return None
                return cls(text, start, piece.end(), group, before, after)
        return None

    def with_missing(self, keyword: str) -> str:
        """The title with what is missing, agreeing with the noun."""
        noun = self.text[self.start : self.end]
        about = grammar.head([noun]) if words.is_russian(noun) else None
        made = [(grammar.agreed(one, about.parse) if about else None) or one for one in self.before]
        at = self.group if about else self.start
        rest = self.text[at:]
        front = self.text[:at]
        if made and not front:
            made[0] = made[0][:1].upper() + made[0][1:]
            first = (words.tokens(rest) or [""])[0]
            # Only a word that nobody would write with a capital inside a sentence gives it up.
            if first[1:].islower() and (about is not None or first.lower() in keyword.lower().split()):
                rest = rest[:1].lower() + rest[1:]
        behind = self.end - at
        # What is said of the noun behind it stays beside it: "чайник эмалированный для плиты".
        while (said := re.match(r"\s+([^\W\d_]+)", rest[behind:])) and grammar.adjectives(said[1]):
            behind += said.end()
        tail = f" {self.after}" if self.after else ""
        return f"{front}{' '.join([*made, ''])}{rest[:behind]}{tail}{rest[behind:]}"


def _fits(word: str, noun: str) -> bool:
    """Whether a missing word can stand before the noun: any English one, in Russian an adjective that agrees."""
    if not words.is_russian(noun):
        return not words.is_russian(word)
    about = grammar.head([noun])
    return about is not None and grammar.agreed(word, about.parse) is not None


def _tail(asked: Sequence[str]) -> list[str]:
    """From the first preposition on: "for the garden"."""
    place = next((n for n, word in enumerate(asked) if n and word.lower() in grammar.PREPOSITIONS), len(asked))
    return list(asked[place:])


def _head_place(asked: Sequence[str]) -> int | None:
    """The place of the word that a phrase is about: the Russian noun, the last English word before a preposition."""
    if any(words.is_russian(one) for one in asked):
        about = grammar.head(asked)
        return about.place if about else None
    last = len(asked) - len(_tail(asked)) - 1
    return last if last >= 0 else None


# --- descriptions ---


def description(text: str, keywords: Sequence[str], facts: Collection[str], most: int, language: str) -> Woven:
    """A description with a sentence for the keywords that it lacks; a longer one is cut between sentences first."""
    made = Woven(shortened(text, most))
    wanted = []
    for keyword in keywords:
        if words.holds(words.vocabulary([made.text]), keyword):
            continue
        if unfounded(keyword, facts):
            made.left_out.append((keyword, "number"))
        else:
            wanted.append(keyword)
    for keyword in one_of_each(wanted):
        longer = _joined(made.text, sentence([*made.added, keyword], language), made.added, language)
        if len(longer) > most:
            made.left_out.append((keyword, "limit"))
            continue
        made.text, made.added = longer, [*made.added, keyword]
    return made


def one_of_each(keywords: Sequence[str]) -> list[str]:
    """Keywords without the other forms of those before them."""
    found: dict[str, str] = {}
    for keyword in keywords:
        found.setdefault(words.key_of(keyword), keyword)
    return list(found.values())


def _joined(text: str, more: str, earlier: Sequence[str], language: str) -> str:
    """The text with the sentence, instead of the one that was about the earlier keywords alone."""
    if earlier:
        text = text[: -len(sentence(earlier, language))].rstrip()
    return f"{text}\n\n{more}" if text else more


def sentence(keywords: Sequence[str], language: str) -> str:
    """A sentence that holds keywords as what somebody looks for; those of the other language are quoted."""
    before, word, end = _SEEKING[language]
    own = [one for one in keywords if fits_a_sentence(one, language)]
    parts = [f"{before}{grammar.listed([sought(one, language) for one in own], word)}{end}"] if own else []
    others = [one for one in keywords if one not in own]
    if others:
        start, stop = QUOTED[language]
        parts.append(f"{start}{', '.join(others)}{stop}")
    return " ".join(parts)


def sought(keyword: str, language: str) -> str:
    """A keyword as what somebody looks for: in the accusative, or with its article."""
    lower = keyword if _proper(keyword) else keyword[:1].lower() + keyword[1:]
    return grammar.inflected(lower, "accusative") if language == RU else grammar.with_article(lower)


def fits_a_sentence(keyword: str, language: str) -> bool:
    """Whether a keyword can stand in a sentence: in its language, with a noun, and inflected still the same keyword."""
    if words.is_russian(keyword) != (language == RU):
        return False
    if language == EN:
        return True
    if grammar.head(words.tokens(keyword)) is None:
        return False
    return words.holds(words.vocabulary([sought(keyword, language)]), keyword)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut between sentences, or between words where one sentence is longer."""
    text = text.strip()
    if len(text) <= most:
        return text
    end = 0
    for mark in _SENTENCE_END.finditer(text):
        if mark.start() > most:
            break
        end = mark.start()
    return text[:end].rstrip() if end else cut(text, most)


def keyword_field(keywords: Sequence[str], facts: Collection[str], most: int) -> Woven:
    """Keywords for a field that holds nothing else: each once, whatever its form."""
    made = Woven("")
    for keyword in one_of_each(keywords):
        longer = f"{made.text}, {keyword}" if made.text else keyword
        if unfounded(keyword, facts):
            made.left_out.append((keyword, "number"))
        elif len(longer) > most:
            made.left_out.append((keyword, "limit"))
        else:
            made.text = longer
            made.added.append(keyword)
    return made
