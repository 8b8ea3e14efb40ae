"""A search from its question to the ids of a page: exact first, then what is similar, then most of the words."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tantivy import FieldType, Order, Query, SearchResult

from tradepost.core import paging
from tradepost.search import facets, words
from tradepost.search.asking import Asked, Dictionary, Filters, Question, all_of, cut, dictionary, narrowed
from tradepost.search.schemas import FURTHEST
from tradepost.search.store import READER, SCHEMA, Place, View, count, count_of

FEW = 3  # with fewer exact matches than this, similar ones are shown behind them
# How lists are sorted: the field, and whether the highest comes first. Relevance is sorted by its score.
SORTS: dict[str, tuple[str, bool]] = {
    "price": ("by_price", False),
    "-price": ("by_price", True),
    "newest": ("by_age", True),
    "rating": ("by_rating", True),
    "name": ("by_name", False),
}
RELEVANCE: Literal["relevance"] = "relevance"
# Sorted by a number, a page goes on behind the last one's number, whatever came or went meanwhile.
_NUMBERED = {"by_price", "by_age", "by_rating"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, as it came: categories and brands are ids or slugs, prices minor units."""

    q: str = ""
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    in_stock: bool | None = None
    rating_min: int | None = None
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = RELEVANCE


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a search: ids in order. `match` says how: exact, similar, partial; `query` what was looked for."""

    ids: list[int]
    total: int
    next: str | None
    match: str
    query: str
    facets: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class _Understood:
    """The question that found something."""

    query: Query
    match: str
    text: str


def search(wanted: Wanted, *, limit: int, offset: int = 0, cursor: str | None = None, counted: bool = True) -> Found:
    """A page of what is on sale. Unavailable without an index, Invalid for a cursor of another search."""
    view = READER.view()
    key = ("search", wanted, limit, offset, cursor, counted)
    known = view.kept.get(key)
    if isinstance(known, Found):
        return known
    return view.keep(key, _search(view, wanted, limit, offset, cursor, counted=counted))  # type: ignore[no-any-return]  # it gives back what it was given


def _search(view: View, wanted: Wanted, limit: int, offset: int, cursor: str | None, *, counted: bool) -> Found:
    filters = _filters(view, wanted)
    found = _understood(view, wanted.q)
    question = narrowed(found.query, filters)
    sort = "newest" if wanted.sort == RELEVANCE and not wanted.q.strip() else wanted.sort
    field, descending = SORTS.get(sort, (None, True))
    order = f"search {hashlib.sha256(repr((wanted, limit)).encode()).hexdigest()}"
    after: int | None = None
    if cursor is not None:
        (place,) = paging.decode(cursor, order)
        after, offset = (place, 0) if field in _NUMBERED else (None, place)
    part = question if after is None else all_of([question, _behind(str(field), after, descending=descending)])
    if offset + limit > FURTHEST:
        limit = max(0, FURTHEST - offset)
    hits = _hits(view, part, limit + 1, offset, field, descending=descending)
    total = count_of(hits) if after is None else count(view.searcher, question)
    shown = hits.hits[:limit]
    following = None
    if len(hits.hits) > limit and shown:
        following = paging.encode(order, [shown[-1][0] if field in _NUMBERED else offset + limit])
    ids = view.searcher.fast_field_values("id", [address for _, address in shown])
    return Found(
        ids=[int(one) for one in ids if one is not None],
        total=total,
        next=following,
        match=found.match,
        query=found.text,
        facets=_facets(view, found, filters, wanted) if counted else None,
    )


def _hits(view: View, query: Query, limit: int, offset: int, field: str | None, *, descending: bool) -> SearchResult:
    order = Order.Desc if descending else Order.Asc
    return view.searcher.search(query, max(1, limit), count=True, order_by_field=field, offset=offset, order=order)


def _behind(field: str, value: int, *, descending: bool) -> Query:
    if descending:
        return Query.range_query(SCHEMA, field, FieldType.Unsigned, upper_bound=value, include_upper=False)
    return Query.range_query(SCHEMA, field, FieldType.Unsigned, lower_bound=value, include_lower=False)


def _facets(view: View, found: _Understood, filters: Filters, wanted: Wanted) -> dict[str, Any]:
    key = ("facets", found.match, found.text, wanted.q, filters)
    known: dict[str, Any] | None = view.kept.get(key)
    return known if known is not None else view.keep(key, facets.count(view, found.query, filters))


def known_words(view: View) -> Dictionary:
    """The merchant's synonyms, factors and pins as this view has them."""
    found = view.kept.get("dictionary")
    return found if isinstance(found, Dictionary) else view.keep("dictionary", dictionary(view.state["settings"]))


def _understood(view: View, text: str) -> _Understood:
    """The least forgiving question that finds something, on the other keyboard's layout at the last."""
    found = view.kept.get(("understood", text))
    return found if isinstance(found, _Understood) else view.keep(("understood", text), _understand(view, text))


def _understand(view: View, text: str) -> _Understood:
    known = known_words(view)
    asked = cut(text)
    found = _tried(view, asked, known)
    if found is not None:
        return _Understood(found[0], found[1], text.strip())
    flipped = words.other_layout(text)
    if asked.words and flipped != text.lower():
        other = _tried(view, cut(flipped), known)
        if other is not None and other[1] != "partial":
            return _Understood(other[0], other[1], flipped.strip())
    question = Question(asked, known)
    if len(asked.words) > 1:
        return _Understood(question.pinned(question.partial()), "partial", text.strip())
    return _Understood(question.pinned(question.exact()), "exact", text.strip())


def _tried(view: View, asked: Asked, known: Dictionary) -> tuple[Query, str] | None:
    question = Question(asked, known)
    exact = question.pinned(question.exact())
    if asked.empty:
        return exact, "exact"
    # Whether there are few is asked of the shop, not of what is left of it by the filters: these change no question.
    enough = count(view.searcher, exact)
    if enough >= FEW or not asked.words:
        return (exact, "exact") if enough else None
    similar = question.pinned(question.similar())
    more = count(view.searcher, similar)
    if more > enough:
        return similar, "exact" if enough else "similar"
    return (exact, "exact") if enough else None


def _filters(view: View, wanted: Wanted) -> Filters:
    return Filters(
        categories=_ids(wanted.categories, view.names.categories),
        brands=_ids(wanted.brands, view.names.brands),
        price_min=wanted.price_min,
        price_max=wanted.price_max,
        in_stock=wanted.in_stock,
        rating_min=wanted.rating_min,
        attributes=wanted.attributes,
    )


def _ids(keys: Sequence[str], known: dict[int, Place]) -> tuple[int, ...] | None:
    """The ids behind ids and slugs; one that nobody knows finds nothing. None without any."""
    if not keys:
        return None
    slugs = {place.slug: place.id for place in known.values()} if any(not key.isdigit() for key in keys) else {}
    found = {int(key) if key.isascii() and key.isdigit() else slugs.get(key) for key in keys}
    return tuple(sorted(key for key in found if key is not None and key < 2**63))
