"""Rules of experiments: who sees which variant, and what may follow what."""

import hashlib
from collections.abc import Sequence
from typing import Any

DRAFT, RUNNING, STOPPED = "draft", "running", "stopped"
STORE, BEFORE_AFTER = "store", "before_after"
CONVERSION, PRICE, REVENUE, CLICKS, UNITS = "conversion", "price", "revenue", "clicks", "units"
SHARES = frozenset({CONVERSION, CLICKS})
AMOUNTS = frozenset({PRICE, REVENUE})
NEXT = {DRAFT: frozenset({RUNNING}), RUNNING: frozenset({STOPPED}), STOPPED: frozenset()}
PRODUCTS, PAGES = "products", "content_pages"
SHOWN = ("price", "percent", "title", "text", "picture_id")  # what a variant may change
ONLY_PAGES = frozenset({"text"})  # what is seen on the thing's own page alone
_PARTS = 16**13  # 52 bits: what a float holds exactly


def unit_of(salt: str, name: str) -> str:
    """What stands for a visitor in one experiment: a hash that tells nobody who it is, nor who it is in another."""
    return hashlib.sha256(f"{salt}:{name}".encode()).hexdigest()[:40]


def variant_of(unit: str, weights: Sequence[int]) -> int:
    """The variant of a visitor: always the same one, each as often as its weight says."""
    place = int(unit[:13], 16) / _PARTS * sum(weights)
    reached = 0
    for number, weight in enumerate(weights):
        reached += weight
        if place < reached:
            return number
    raise AssertionError  # place is below the sum of the weights


def change_of(variant: dict[str, Any]) -> dict[str, Any]:
    """What of a variant is another than what there is."""
    return {name: variant[name] for name in SHOWN if variant.get(name) not in (None, "")}


def is_seen_in_lists(variants: Sequence[dict[str, Any]]) -> bool:
    """Whether a list shows anything of what is tried: otherwise who saw only a list has seen nothing of it."""
    return any(change_of(variant).keys() - ONLY_PAGES for variant in variants)


def part(alpha: float, variants: int) -> float:
    """What of alpha each comparison with the first variant gets (Bonferroni)."""
    return alpha / max(1, variants - 1)


def expected_effect(baseline: float | None, minimum_effect: float) -> float:
    """The smallest difference worth knowing, in the metric's own units."""
    return abs((baseline or 0.0) * minimum_effect / 100)
