"""Questions to the index, built word by word: what somebody types is never read as a language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tantivy import FieldType, Occur, Query

from tradepost.search import words
from tradepost.search.store import SCHEMA

MOST_WORDS = 10
# What a match in a field counts, before the merchant's own factor.
FIELDS = {"name": 3.0, "properties": 1.5, "description": 0.5}
_WORD, _STEM = 1.2, 1.0  # the very word counts more than another form of it
_SIMILAR, _BEGUN = 0.3, 0.5
_SYNONYM = 0.8
# Far above what words can reach: an exact match before a similar one, a SKU before everything, pins before that.
_EXACT, _WHOLE, _PINNED = 1_000.0, 10_000.0, 1_000_000.0
_TITLE_BONUS = 2.0
_IN_STOCK_BONUS = 0.1


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to. Within a filter any of its values will do; the filters all have to hold."""

    categories: tuple[int, ...] | None = None
    brands: tuple[int, ...] | None = None
    price_min: int | None = None
    price_max: int | None = None
    in_stock: bool | None = None
    rating_min: int | None = None  # hundredths of stars
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def without(self, facet: str) -> "Filters":
        """These, but for a facet's own: what else could be chosen there."""
        empty: dict[str, Any] = {
            "category": {"categories": None},
            "brand": {"brands": None},
            "price": {"price_min": None, "price_max": None},
            "in_stock": {"in_stock": None},
            "rating": {"rating_min": None},
        }
        if facet in empty:
            return replace(self, **empty[facet])
        left = tuple(pair for pair in self.attributes if words.fold(pair[0]) != facet.removeprefix("attribute:"))
        return replace(self, attributes=left)

    def facets(self) -> list[str]:
        """The facets in which something is chosen."""
        given = {
            "category": self.categories is not None,
            "brand": self.brands is not None,
            "price": self.price_min is not None or self.price_max is not None,
            "in_stock": self.in_stock is not None,
            "rating": self.rating_min is not None,
        }
        return [name for name, chosen in given.items() if chosen] + [
            f"attribute:{words.fold(name)}" for name, _ in self.attributes
        ]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What the merchant set, ready for use."""

    synonyms: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    boosts: Mapping[str, float] = field(default_factory=dict)
    pins: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=dict)


def dictionary(settings: Mapping[str, Any]) -> Dictionary:
    """The settings that the index carries: synonyms by their stems, pins by the question they are for."""
    synonyms: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for group in settings.get("synonyms", []):
        phrases = [tuple(words.stems(phrase)) for phrase in group]
        for phrase in phrases:
            others = tuple(other for other in phrases if other != phrase and other)
            synonyms[phrase] = synonyms.get(phrase, ()) + others
    pins = {
        words.fold(pin["query"]): (tuple(pin.get("product_ids", ())), tuple(pin.get("hidden_ids", ())))
        for pin in settings.get("pins", [])
    }
    return Dictionary(synonyms, settings.get("boosts", {}), pins)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed, cut into words. `whole` is all of it; nothing but punctuation has no words."""

    whole: str
    words: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Nothing was typed at all: everything is found."""
        return not self.whole


def cut(text: str) -> Asked:
    """The words that count of what somebody typed."""
    found, stems = words.words(text), words.stems(text)
    places = words.meaningful(found)[:MOST_WORDS]
    return Asked(words.fold(text), tuple(found[n] for n in places), tuple(stems[n] for n in places))


def all_of(queries: Iterable[Query]) -> Query:
    """What every one of these finds."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries: Iterable[Query]) -> Query:
    """What one of these finds, the best of them counting."""
    found = list(queries)
    return found[0] if len(found) == 1 else Query.disjunction_max_query(found, 0.1)


def term(name: str, value: Any, boost: float = 1.0) -> Query:
    """What has this very word in a field."""
    found = Query.term_query(SCHEMA, name, value)
    return found if boost == 1 else Query.boost_query(found, boost)


def _constant(query: Query, score: float) -> Query:
    return Query.const_score_query(query, score)


EVERYTHING = _constant(term("kind", "product"), 0.0)


class Question:
    """What somebody typed, as ever more forgiving questions."""

    def __init__(self, asked: Asked, known: Dictionary) -> None:
        self.asked, self._known = asked, known
        self._weights = {name: weight * known.boosts.get(name, 1.0) for name, weight in FIELDS.items()}

    def exact(self) -> Query:
        """Every word in one of its forms, or by a word that means the same; or all of it is a SKU, barcode or name."""
        if self.asked.empty:
            return EVERYTHING
        choices = [(Occur.Should, _constant(term("whole", self.asked.whole), _WHOLE))]
        if self.asked.words:
            choices.append((Occur.Should, self._words(self._forms)))
        return Query.boolean_query(choices)

    def similar(self) -> Query:
        """Every word as it is, mistyped, or only begun; what is exact stays before it."""
        loose = self._words(self._like)
        return Query.boolean_query([(Occur.Should, _constant(self.exact(), _EXACT)), (Occur.Should, loose)])

    def partial(self) -> Query:
        """Most of the words, each as in `similar`."""
        count = len(self.asked.words)
        parts = [(Occur.Should, self._like(n, 1)) for n in range(count)]
        return Query.boolean_query(parts, minimum_number_should_match=max(1, count * 2 // 3))

    def _words(self, of: Any) -> Query:
        """All the words, each by `of(place, length)`, runs that have synonyms taken as one."""
        parts: list[tuple[Occur, Query]] = []
        place, count = 0, len(self.asked.words)
        while place < count:
            length, others = self._synonyms(place)
            same = of(place, length)
            if others:
                same = any_of([same, *[Query.boost_query(self._phrase(other), _SYNONYM) for other in others]])
            parts.append((Occur.Must, same))
            place += length
        if count > 1:
            # All of them in the name, in this order, is what was meant.
            order = Query.phrase_query(SCHEMA, "name_stem", list(self.asked.stems), slop=1)
            parts.append((Occur.Should, Query.boost_query(order, _TITLE_BONUS)))
        parts.append((Occur.Should, _constant(term("in_stock", True), _IN_STOCK_BONUS)))
        return Query.boolean_query(parts)

    def _synonyms(self, place: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
        stems = self.asked.stems
        for length in range(min(4, len(stems) - place), 0, -1):
            others = self._known.synonyms.get(stems[place : place + length])
            if others:
                return length, others
        return 1, ()

    def _forms(self, place: int, length: int) -> Query:
        """So many words from a place on, each in any of its forms."""
        found = [self._form(self.asked.words[n], self.asked.stems[n]) for n in range(place, place + length)]
        return found[0] if length == 1 else all_of(found)

    def _form(self, word: str, stem: str) -> Query:
        name, about, body = (self._weights[field] for field in FIELDS)
        return any_of(
            [
                term("name", word, name * _WORD),
                term("name_stem", stem, name * _STEM),
                term("about", word, about * _WORD),
                term("about_stem", stem, about * _STEM),
                term("body_stem", stem, body),
            ]
        )

    def _phrase(self, stems: Sequence[str]) -> Query:
        return all_of(self._form(stem, stem) for stem in stems)

    def _like(self, place: int, length: int) -> Query:
        """So many words from a place on, each in its forms, mistyped, or only begun."""
        found = []
        for n in range(place, place + length):
            word, stem = self.asked.words[n], self.asked.stems[n]
            found.append(any_of([self._form(word, stem), *self._slips(word, stem)]))
        return found[0] if length == 1 else all_of(found)

    def _slips(self, word: str, stem: str) -> list[Query]:
        found = []
        for fields, text in ((("name", "about"), word), (("name_stem", "about_stem"), stem)):
            distance = words.slips(word)
            if distance and len(text) > 2 + distance:
                for name in fields:
                    near = Query.fuzzy_term_query(SCHEMA, name, text, distance, transposition_cost_one=True)
                    found.append(Query.boost_query(near, _SIMILAR))
        if len(word) >= 3:
            for name in ("name", "about"):
                begun = Query.fuzzy_term_query(SCHEMA, name, word, 0, prefix=True)
                found.append(Query.boost_query(begun, _BEGUN))
        return found

    def pinned(self, query: Query) -> Query:
        """The query with what the merchant puts first for this question, and without what they hide."""
        shown, hidden = self._known.pins.get(self.asked.whole, ((), ()))
        if not shown and not hidden:
            return query
        parts = [(Occur.Should, query)]
        parts += [(Occur.Should, _constant(term("id", key), _PINNED * (len(shown) - n))) for n, key in enumerate(shown)]
        parts += [(Occur.MustNot, term("id", key)) for key in hidden]
        return Query.boolean_query(parts)


def narrowed(query: Query, filters: Filters) -> Query:
    """What the query finds where the filters hold, scored as before."""
    holding = list(_conditions(filters))
    return query if not holding else all_of([query, *[_constant(one, 0.0) for one in holding]])


def _conditions(filters: Filters) -> Iterable[Query]:
    for name, ids in (("category", filters.categories), ("brand", filters.brands)):
        if ids is not None:
            yield Query.term_set_query(SCHEMA, name, list(ids)) if ids else Query.empty_query()
    low, high = filters.price_min, filters.price_max
    if low is not None or high is not None:
        # Price and stock have to be true of one and the same variant.
        name = "stocked" if filters.in_stock else "prices"
        yield Query.range_query(SCHEMA, name, FieldType.Unsigned, lower_bound=low, upper_bound=high)
    if filters.in_stock is not None:
        yield term("in_stock", filters.in_stock)
    if filters.rating_min is not None:
        yield Query.range_query(SCHEMA, "rating", FieldType.Unsigned, lower_bound=filters.rating_min)
    for name, values in filters.attributes:
        keys = [f"{words.fold(name)}={words.fold(value)}" for value in values]
        yield Query.term_set_query(SCHEMA, "attribute_key", keys)
