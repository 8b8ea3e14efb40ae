"""How well a product's texts answer its keywords: a hundred points in eight parts, each with its reason."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tradepost.promotion import words
from tradepost.promotion.limits import Limits

# What each part can bring; they add up to a hundred.
MOST = {
    "title_length": 10,
    "title_main_keyword": 20,
    "title_keywords": 15,
    "description_length": 10,
    "description_keywords": 20,
    "description_natural": 5,
    "attributes": 10,
    "pictures": 10,
}
SHORT_TITLE = 25  # characters under which a title says too little
SHORT_DESCRIPTION = 300
IN_TITLE = 3  # so many keywords are looked for in a title
ENOUGH_ATTRIBUTES, ENOUGH_PICTURES = 5, 3
# A word of the keywords that is repeated more than this is read as stuffing.
REPEATED, DENSEST = 4, 0.08


@dataclass(frozen=True, slots=True)
class Card:
    """A product as it is judged. `facts` are all texts that say what it is: nothing else may be claimed."""

    title: str
    description: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    pictures: int = 0
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One part of a score: a code for its reason with what is in it."""

    part: str
    points: int
    most: int
    reason: str
    values: dict[str, Any] = field(default_factory=dict)


def total(points: Sequence[Point]) -> int:
    """The score: 0 to 100."""
    return sum(one.points for one in points)


def score(card: Card, keywords: Sequence[str], limits: Limits) -> list[Point]:
    """Every part with its points and the reason for them."""
    in_title, in_text = words.vocabulary([card.title]), words.vocabulary([card.description])
    missing = [one for one in keywords if not words.holds(in_text, one)]
    first = list(keywords[:IN_TITLE])
    left = [one for one in first if not words.holds(in_title, one)]
    return [
        _title_length(card.title, limits.title_most),
        _main(in_title, keywords),
        _share("title_keywords", len(first) - len(left), len(first), left),
        _description_length(card.description, limits.description_most),
        _share("description_keywords", len(keywords) - len(missing), len(keywords), missing),
        _natural(card.description, keywords),
        _enough("attributes", len([one for one in card.attributes.values() if one not in (None, "", [])])),
        _pictures(card.pictures, limits.pictures),
    ]


def _part(part: str, share: float, reason: str, **values: Any) -> Point:
    return Point(part, int(MOST[part] * share + 0.5), MOST[part], reason, values)


def _title_length(title: str, most: int) -> Point:
    length = len(title)
    if length > most:
        return _part("title_length", 0, "too_long", length=length, limit=most)
    least = min(SHORT_TITLE, most)
    share = min(1.0, length / least)
    return _part("title_length", share, "good" if share == 1 else "too_short", length=length, limit=most, least=least)


def _main(known: frozenset[str], keywords: Sequence[str]) -> Point:
    """The main keyword is the first one: as many of the points as its words are there."""
    if not keywords:
        return _part("title_main_keyword", 0, "no_keywords")
    asked = words.meaningful(keywords[0])
    there = [one for one in asked if words.possible(one) & known]
    share = len(there) / len(asked) if asked else 0
    missing = [one for one in asked if one not in there]
    return _part("title_main_keyword", share, "good" if share == 1 else "missing", keywords=missing or [keywords[0]])


def _share(part: str, there: int, of: int, missing: Sequence[str]) -> Point:
    if not of:
        return _part(part, 0, "no_keywords")
    return _part(part, there / of, "missing" if missing else "good", there=there, of=of, keywords=list(missing))


def _description_length(text: str, most: int) -> Point:
    length = len(text)
    if length > most:
        return _part("description_length", 0, "too_long", length=length, limit=most)
    least = min(SHORT_DESCRIPTION, most)
    share = min(1.0, length / least)
    reason = "good" if share == 1 else "too_short"
    return _part("description_length", share, reason, length=length, limit=most, least=least)


def _natural(text: str, keywords: Sequence[str]) -> Point:
    """Nothing is repeated so often that a reader would stumble; an empty text is not natural either."""
    found = words.lemmas(text) if text.strip() else []
    asked = {one for keyword in keywords for one in words.lemmas(keyword)}
    counted = Counter(one for one in found if one in asked)
    stuffed = sorted(one for one, n in counted.items() if n > REPEATED and n / len(found) > DENSEST)
    if not found:
        return _part("description_natural", 0, "empty")
    return _part("description_natural", 0 if stuffed else 1, "repeated" if stuffed else "good", keywords=stuffed)


def _enough(part: str, there: int) -> Point:
    share = min(1.0, there / ENOUGH_ATTRIBUTES)
    return _part(part, share, "good" if share == 1 else "few", there=there, of=ENOUGH_ATTRIBUTES)


def _pictures(there: int, limit: int | None) -> Point:
    if limit is not None and there > limit:
        return _part("pictures", 0, "too_many", there=there, limit=limit)
    share = min(1.0, there / ENOUGH_PICTURES)
    return _part("pictures", share, "good" if share == 1 else "few", there=there, of=ENOUGH_PICTURES)
