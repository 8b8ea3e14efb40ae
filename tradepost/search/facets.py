"""What a search could be narrowed to, and how many products each choice would leave.

A facet is counted without its own filter: who chose red still sees how many are blue.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from tantivy import Query

from tradepost.core import money
from tradepost.core.settings import settings
from tradepost.search import words
from tradepost.search.asking import Filters, narrowed
from tradepost.search.store import Place, View, count as count_of

MOST = 2_000  # different values that are counted
MOST_SHOWN = 50
MOST_RANGES = 6
_STARS = (400, 300, 200, 100)  # in hundredths; five stars are four and more
FACETS = ("category", "brand", "price", "in_stock", "rating", "attributes")


def _ladder() -> list[int]:
    """Round amounts, in minor units of the installation's currency: 1, 2, 5, 10, 20, 50 ... a million."""
    unit = 10 ** money.minor_digits(settings().currency)
    return [step * 10**power * unit for power in range(7) for step in (1, 2, 5)]


def _question(facet: str) -> dict[str, Any]:
    if facet == "price":
        rungs = _ladder()
        ranges = [{"to": rungs[0]}, *[{"from": a, "to": b} for a, b in pairwise(rungs)]]
        same = {"terms": {"field": "one_price"}}
        return {"range": {"field": "price", "ranges": [*ranges, {"from": rungs[-1]}]}, "aggs": {"one_price": same}}
    if facet == "rating":
        return {"range": {"field": "rating", "ranges": [{"from": low, "to": low + 100 + low // 400} for low in _STARS]}}
    return {"terms": {"field": "attribute" if facet.startswith("attribute") else facet, "size": MOST}}


def count(view: View, found: Query, filters: Filters) -> dict[str, Any]:
    """Every facet of what a question found: one pass, and one more for each facet in which something is chosen."""
    chosen = filters.facets()
    searcher = view.searcher
    counted: dict[str, Any] = {}
    rest = [facet for facet in FACETS if facet not in chosen]
    answers = searcher.aggregate(narrowed(found, filters), {facet: _question(facet) for facet in rest})
    counted |= {facet: answers[facet]["buckets"] for facet in rest}
    values = _values(counted["attributes"])
    for facet in chosen:
        others = narrowed(found, filters.without(facet))
        buckets = searcher.aggregate(others, {facet: _question(facet)})[facet]["buckets"]
        if facet.startswith("attribute:"):
            name = facet.removeprefix("attribute:")
            values = {key: shown for key, shown in values.items() if words.fold(key) != name} | {
                key: shown for key, shown in _values(buckets).items() if words.fold(key) == name
            }
        else:
            counted[facet] = buckets
    return {
        "category": _places(counted["category"], view.names.categories),
        "brand": _places(counted["brand"], view.names.brands),
        "price": _prices(view, found, filters.without("price"), _ranges(counted["price"])),
        "rating": _ratings(counted["rating"]),
        "in_stock": {
            "yes": sum(bucket["doc_count"] for bucket in counted["in_stock"] if bucket["key"]),
            "no": sum(bucket["doc_count"] for bucket in counted["in_stock"] if not bucket["key"]),
        },
        "attributes": dict(sorted(values.items())),
    }


def _places(buckets: Sequence[Any], names: Mapping[int, Place]) -> list[dict[str, Any]]:
    found = [(names[int(bucket["key"])], bucket["doc_count"]) for bucket in buckets if int(bucket["key"]) in names]
    found.sort(key=lambda pair: (-pair[1], pair[0].name))
    return [
        {"id": place.id, "name": place.name, "slug": place.slug, "count": count}
        | ({"parent_id": place.path[-2] if len(place.path) > 1 else None} if place.path else {})
        for place, count in found[:MOST_SHOWN]
    ]


def _values(buckets: Sequence[Any]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for bucket in sorted(buckets, key=lambda bucket: (-bucket["doc_count"], bucket["key"])):
        name, _, value = bucket["key"].partition("=")
        shown = found.setdefault(name, [])
        if len(shown) < MOST_SHOWN:
            shown.append({"value": value, "count": bucket["doc_count"]})
    return found


def _ratings(buckets: Sequence[Any]) -> list[dict[str, Any]]:
    """How many have so many stars or more."""
    counts = {int(bucket["from"]): bucket["doc_count"] for bucket in buckets if "from" in bucket}
    found = [(low // 100, sum(counts.get(other, 0) for other in _STARS if other >= low)) for low in _STARS]
    return [{"min": stars, "count": count} for stars, count in found if count]


@dataclass(frozen=True, slots=True)
class _Range:
    """Prices from `low` up to and without `high`; `exact` when every product in it has one price alone."""

    low: int
    high: int | None
    count: int
    exact: bool

    def with_next(self, other: "_Range") -> "_Range":
        """The two as one."""
        return _Range(self.low, other.high, self.count + other.count, self.exact and other.exact)


def _ranges(buckets: Sequence[Any]) -> list[_Range]:
    """Few ranges of round amounts that hold all the prices: neighbours with the fewest products are put together."""
    held = sorted((_range(bucket) for bucket in buckets if bucket["doc_count"]), key=lambda one: one.low)
    while len(held) > MOST_RANGES:
        n = min(range(len(held) - 1), key=lambda n: held[n].count + held[n + 1].count)
        held[n : n + 2] = [held[n].with_next(held[n + 1])]
    return held


def _range(bucket: Any) -> _Range:
    many = [one for one in bucket["one_price"]["buckets"] if not one["key"] and one["doc_count"]]
    high = bucket.get("to")
    return _Range(int(bucket.get("from") or 0), None if high is None else int(high), bucket["doc_count"], not many)


def _prices(view: View, found: Query, filters: Filters, ranges: Sequence[_Range]) -> list[dict[str, Any]]:
    """Each range with what its filter would find: a product whose variants differ may be in several."""
    currency = settings().currency
    exact = all(one.exact for one in ranges)
    shown = []
    for one in ranges:
        low, high = one.low or None, None if one.high is None else one.high - 1
        count = one.count
        if not exact:
            count = count_of(view.searcher, narrowed(found, replace(filters, price_min=low, price_max=high)))
        if count:
            texts = [None if amount is None else money.to_text(amount, currency) for amount in (low, high)]
            shown.append({"min": texts[0], "max": texts[1], "count": count})
    return shown
