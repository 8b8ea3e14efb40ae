"""Russian and English as far as texts about goods need them: agreement, case, articles, lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tradepost.promotion import words

PREPOSITIONS = frozenset(
    {
        "для", "с", "со", "из", "в", "во", "на", "от", "до", "под", "без", "к", "ко", "по", "за", "при", "у", "о", "об",
        "for", "with", "of", "in", "on", "from", "without", "to", "by", "at", "under",
    }
)  # fmt: skip
CASES = {"nominative": "nomn", "genitive": "gent", "accusative": "accs", "instrumental": "ablt"}
# English nouns that are not counted: no article, no plural.
UNCOUNTED = frozenset(
    """bedding clothing coffee cookware crockery cutlery equipment furniture gear jewellery jewelry kitchenware linen
    luggage lighting makeup music paper software stationery tableware tea underwear wool wood tape""".split()  # noqa: SIM905 - a list of words
)
_VOWEL_SOUND = ("hour", "honest", "heir")
_CONSONANT_SOUND = ("uni", "use", "usb", "euro", "one")


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that a Russian phrase is about: its place among the words, and how it is read."""

    place: int
    parse: Any

    @property
    def gender(self) -> str:
        """masc, femn, neut or plur: what adjectives and verbs agree with."""
        return "plur" if self.parse.tag.number == "plur" else str(self.parse.tag.gender or "masc")


def head(found: Sequence[str]) -> Head | None:
    """The noun in the nominative that stands before any preposition; None where there is none."""
    for place, word in enumerate(found):
        low = word.lower()
        if low in PREPOSITIONS:
            return None
        if not words.is_russian(word):
            continue
        parses = [one for one in words.russian().parse(low) if one.tag.POS == "NOUN" and one.tag.case == "nomn"]
        best = words.russian().parse(low)[0]
        if parses and best.tag.POS not in {"ADJF", "PRTF"}:
            # Of ночник the thing and ночник the night worker, goods are the thing.
            parses.sort(key=lambda one: one.tag.animacy == "anim")
            return Head(place, _agreeing(parses, found[:place]))
    return None


def _agreeing(parses: Sequence[Any], before: Sequence[str]) -> Any:
    """Of a noun's readings the one that an adjective before it agrees with."""
    for word in reversed(before):
        for said in adjectives(word):
            for noun in parses:
                if said.tag.case == "nomn" and _gender(said) == _gender(noun):
                    return noun
    return parses[0]


def _gender(parse: Any) -> str:
    return "plur" if parse.tag.number == "plur" else str(parse.tag.gender)


def adjectives(word: str) -> list[Any]:
    """The readings of a word as an adjective or a participle."""
    if not words.is_russian(word):
        return []
    parses = words.russian().parse(word.lower())
    return [one for one in parses if one.tag.POS in {"ADJF", "PRTF"} and "Apro" not in one.tag]


def agreed(word: str, noun: Any, case: str = "nominative") -> str | None:
    """An adjective in the gender, number and case of a noun; None where the word is none."""
    for one in adjectives(word):
        wanted = {CASES[case], *([] if noun.tag.number == "plur" else [str(noun.tag.gender or "masc")])}
        wanted.add("plur" if noun.tag.number == "plur" else "sing")
        if case == "accusative" and (noun.tag.number == "plur" or noun.tag.gender == "masc"):
            wanted.add(str(noun.tag.animacy or "inan"))
        made = one.inflect(wanted)
        if made is not None:
            return like(word, made.word)
    return None


def like(pattern: str, word: str) -> str:
    """A word with the capital letter that another one has."""
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word


def inflected(phrase: str, case: str) -> str:
    """A Russian phrase in a case: its noun and the adjectives about it; what cannot be inflected stays as it is."""
    found = words.tokens(phrase)
    about = head(found)
    if about is None or " ".join(found) != phrase:
        return phrase
    made: list[str] = []
    beyond = False
    for place, word in enumerate(found):
        beyond = beyond or word.lower() in PREPOSITIONS
        if place == about.place:
            noun = about.parse.inflect({CASES[case], str(about.parse.tag.number or "sing")})
            if noun is None:
                return phrase
            made.append(like(word, noun.word))
        elif beyond:
            made.append(word)
        else:
            made.append((_said_of(word, about.parse) and agreed(word, about.parse, case)) or word)
    return " ".join(made)


def _said_of(word: str, noun: Any) -> bool:
    return any(one.tag.case == "nomn" and _gender(one) == _gender(noun) for one in adjectives(word))


def needed(phrase: str) -> str:
    """нужен, нужна, нужно or нужны, as the phrase's noun has it."""
    about = head(words.tokens(phrase))
    forms = {"masc": "нужен", "femn": "нужна", "neut": "нужно", "plur": "нужны"}
    return forms.get(about.gender if about else "masc", "нужен")


def with_article(phrase: str) -> str:
    """An English phrase with a or an, where one is due."""
    found = words.tokens(phrase)
    if not found:
        return phrase
    core = found[: next((n for n, word in enumerate(found) if word.lower() in PREPOSITIONS), len(found))] or found
    last = core[-1].lower()
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    if plural or last in UNCOUNTED or not last.isalpha() or found[0].lower() in {"a", "an", "the"}:
        return phrase
    first = found[0].lower()
    vowel = first.startswith(_VOWEL_SOUND) or (first[:1] in "aeiou" and not first.startswith(_CONSONANT_SOUND))
    return f"{'an' if vowel else 'a'} {phrase}"


def listed(parts: Sequence[str], word: str) -> str:
    """Parts as one enumeration: a, b и c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"
