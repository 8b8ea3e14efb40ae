"""Rules of auto replies: whether a cause meets a rule's conditions, and when an answer may go out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from snowballstemmer import stemmer

from tradepost.channels.rules import code_of

SENT, HELD, WAITING, SKIPPED, FAILED, REJECTED = "sent", "held", "waiting", "skipped", "failed", "rejected"
STATUSES = (SENT, HELD, WAITING, SKIPPED, FAILED, REJECTED)

STALE = timedelta(days=1)  # whatever comes to light so late is answered by people alone
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a cause, for conditions. `categories` are paths, "/3/17/"; `total` is in minor units."""

    channel: str = "store"
    language: str = ""
    products: Sequence[int] = ()
    categories: Sequence[str] = ()
    rating: int | None = None
    text: str = ""
    verified: bool | None = None
    total: int | None = None
    minor: int = 0  # digits of the currency's minor unit


Fault = tuple[str, str] | None
Asked = Mapping[str, Any]


def unmet(conditions: Asked, facts: Facts) -> Fault:
    """(name, sentence) of the first condition that is not met; None when all are."""
    for check in (_rating, _words, _review, _reader, _goods, _total):
        if (fault := check(conditions, facts)) is not None:
            return fault
    return None


def _rating(conditions: Asked, facts: Facts) -> Fault:
    rating = facts.rating
    if (least := conditions.get("rating_min")) is not None and (rating is None or rating < least):
        return "rating", f"the rating is {rating}, the rule is for {least} and more"
    if (most := conditions.get("rating_max")) is not None and (rating is None or rating > most):
        return "rating", f"the rating is {rating}, the rule is for {most} and less"
    return None


def _words(conditions: Asked, facts: Facts) -> Fault:
    if (words := conditions.get("words")) and not _named(words, facts.text):
        return "words", f"none of these words is said: {', '.join(words)}"
    if (words := conditions.get("without_words")) and (found := _named(words, facts.text)):
        return "words", f"the word {found} is said"
    return None


def _review(conditions: Asked, facts: Facts) -> Fault:
    if (wanted := conditions.get("verified")) is not None and facts.verified is not wanted:
        return "verified", "it is no verified purchase" if wanted else "it is a verified purchase"
    if (wanted := conditions.get("with_text")) is not None and bool(facts.text.strip()) is not wanted:
        return "with_text", "it has no words" if wanted else "it has words"
    return None


def _reader(conditions: Asked, facts: Facts) -> Fault:
    if (channels := conditions.get("channels")) and code_of(facts.channel) not in map(code_of, channels):
        return "channel", f"it came by {facts.channel}, the rule is for {', '.join(channels)}"
    if (languages := conditions.get("languages")) and facts.language not in languages:
        return "language", f"the buyer reads {facts.language or 'some language'}, not {', '.join(languages)}"
    return None


def _goods(conditions: Asked, facts: Facts) -> Fault:
    if (products := conditions.get("products")) and not set(products) & set(facts.products):
        return "product", "none of the rule's products is in it"
    if (branches := conditions.get("categories")) and not _within(branches, facts.categories):
        return "category", "nothing in it is of the rule's categories"
    return None


def _total(conditions: Asked, facts: Facts) -> Fault:
    for name, sign, word in (("total_min", 1, "more"), ("total_max", -1, "less")):
        if (bound := conditions.get(name)) is None:
            continue
        if facts.total is None or sign * facts.total < sign * _minor(bound, facts.minor):
            return "total", f"the order does not come to {bound} or {word}"
    return None


def _minor(amount: str, digits: int) -> int:
    whole, _, part = amount.partition(".")
    minor: int = int(whole) * 10**digits + int((part + "0" * digits)[:digits] or 0)
    return minor


def _within(branches: Sequence[int], paths: Sequence[str]) -> bool:
    return any(f"/{one}/" in path for one in branches for path in paths)


def _named(words: Sequence[str], text: str) -> str | None:
    """The first of these words or phrases that is in a text, in whichever form of the word."""
    said = _stems(text)
    for words_of in words:
        wanted = _stems(words_of)
        width = len(wanted)
        if wanted and any(said[n : n + width] == wanted for n in range(len(said) - width + 1)):
            return words_of
    return None


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text.casefold().replace("ё", "е"))]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    language = "russian" if re.search("[а-я]", word) else "english"
    stem: str = _stemmer(language).stemWord(word)
    return stem


@lru_cache
def _stemmer(language: str) -> Any:
    return stemmer(language)


def may_go(now: datetime, quiet_from: str | None, quiet_to: str | None, zone: ZoneInfo) -> datetime:
    """When an answer may go out: now, or when the quiet hours it falls into end, by the clock on the shop's wall."""
    if not quiet_from or not quiet_to or quiet_from == quiet_to:
        return now
    here = now.astimezone(zone)
    begin, end, at = time.fromisoformat(quiet_from), time.fromisoformat(quiet_to), here.time()
    over_midnight = begin > end
    quiet = (at >= begin or at < end) if over_midnight else begin <= at < end
    if not quiet:
        return now
    day = here.date() + timedelta(days=1) if over_midnight and at >= begin else here.date()
    ends = datetime.combine(day, end, zone).astimezone(UTC)
    # Where clocks are put back, the hour that ends them comes twice.
    return ends if ends > now else datetime.combine(day, end.replace(fold=1), zone).astimezone(UTC)
