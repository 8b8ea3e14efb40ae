"""What somebody may be about to type: products, categories, brands and whole words, from the index alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from tantivy import Occur, Query

from tradepost.search import words
from tradepost.search.asking import Asked, Question, any_of, cut, term
from tradepost.search.finding import known_words
from tradepost.search.store import READER, SCHEMA, Place, View

MOST_PRODUCTS, MOST_PLACES, MOST_WORDS = 6, 4, 6


@dataclass(frozen=True, slots=True)
class Suggested:
    """Products {id, name, slug}, best first; places and words to go on with."""

    products: list[dict[str, Any]] = field(default_factory=list)
    categories: list[Place] = field(default_factory=list)
    brands: list[Place] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def suggest(text: str) -> Suggested:
    """Suggestions for what is typed so far; none before there is a letter or digit. Unavailable without an index."""
    view = READER.view()
    key = ("suggest", words.fold(text), text[-1:].isspace())
    known = view.kept.get(key)
    if isinstance(known, Suggested):
        return known
    found = _suggest(view, text)
    if not (found.products or found.categories or found.brands):
        found = _suggest(view, words.other_layout(text))
    if not (found.products or found.categories or found.brands):
        found = _suggest(view, text, slips=1)
    return view.keep(key, found)  # type: ignore[no-any-return]  # it gives back what it was given


def _suggest(view: View, text: str, *, slips: int = 0) -> Suggested:
    asked = cut(text)
    if not asked.words:
        return Suggested()
    *before, last = asked.words
    earlier = Asked(" ".join(before), tuple(before), asked.stems[:-1])
    if slips and len(last) < 4:
        return Suggested()
    query = _begun(last, slips)
    if before:
        query = Query.boolean_query([(Occur.Must, Question(earlier, known_words(view)).exact()), (Occur.Must, query)])
    # A product whose whole name or SKU this is comes first.
    query = Query.boolean_query(
        [(Occur.Should, query), (Occur.Should, Query.const_score_query(term("whole", asked.whole), 100.0))]
    )
    hits = view.searcher.search(query, MOST_PRODUCTS, count=False).hits
    return Suggested(
        [orjson.loads(bytes(view.searcher.doc(address).get_first("data") or b"{}")) for _, address in hits],
        _places(view.names.categories, asked) if not slips else [],
        _places(view.names.brands, asked) if not slips else [],
        _completed(view, before, last) if not slips else [],
    )


def _begun(last: str, slips: int) -> Query:
    """What has a word that begins like this, one in its name before others."""
    return any_of(
        Query.boost_query(Query.fuzzy_term_query(SCHEMA, name, last, slips, prefix=True), boost)
        for name, boost in (("name", 3.0), ("about", 1.0))
    )


def _places(known: Mapping[int, Place], asked: Asked) -> list[Place]:
    """Categories or brands in whose name every word is the beginning of one."""
    found = []
    for place in known.values():
        own = words.words(place.name)
        if all(any(one.startswith(word) for one in own) for word in asked.words):
            found.append(place)
    return sorted(found, key=lambda place: (len(place.name), place.name))[:MOST_PLACES]


def _completed(view: View, before: list[str], last: str) -> list[str]:
    """The text with its last word completed, the completions that most names have first."""
    if len(last) < 2:
        return []
    narrowed = Question(cut(" ".join(before)), known_words(view)).exact() if before else None
    found = view.searcher.terms_with_prefix("name", last, narrowed, MOST_WORDS)
    return [" ".join([*before, word]) for word, _ in found]
