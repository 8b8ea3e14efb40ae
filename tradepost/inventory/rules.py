"""Rules of stock: what a line asks for, where it is served from, and what is said when there is not enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tradepost.core.errors import Conflict

# Nobody stores a billion of a thing; the bound keeps sums of numbers from outside within 64 bits.
MOST = 10**9


class Line(NamedTuple):
    """Some units of a variant, at one location or wherever there are any."""

    variant_id: int
    quantity: int
    location_id: int | None = None


class Cause(NamedTuple):
    """What made stock move: the table and id of an order, a hold, an import."""

    type: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A level as it stands; the lower the priority, the sooner it serves."""

    level_id: int
    variant_id: int
    location_id: int
    on_hand: int
    reserved: int
    threshold: int = 0
    priority: int = 0
    sku: str = ""

    @property
    def available(self) -> int:
        """What can be promised to somebody."""
        return self.on_hand - self.reserved


class OutOfStock(Conflict):
    """409: fewer are left than asked for; `sku` and `left` say which and how many, `short` names every such line."""

    kind, title = "out-of-stock", "Not enough in stock"

    def __init__(self, short: Sequence[tuple[str, int, int]]) -> None:
        sku, _, left = short[0]
        super().__init__(
            "; ".join(f"Only {left} of {name} are left" if left else f"{name} is sold out" for name, _, left in short),
            sku=sku,
            left=left,
            short=[{"sku": name, "wanted": wanted, "left": left} for name, wanted, left in short],
        )


class Short(Exception):
    """There is not enough: (variant id, wanted, left) of each variant."""

    def __init__(self, missing: Sequence[tuple[int, int, int]]) -> None:
        super().__init__(missing)
        self.missing = missing


def allocate(lines: Iterable[Line], shelves: Iterable[Shelf]) -> dict[int, int]:
    """Which level serves how much: {level id: units}, by priority, several levels where one is not enough.

    Lines that name a location are served before those that do not, so that these do not take what those need.
    Raises Short when any of it cannot be served.
    """
    by_variant: dict[int, list[Shelf]] = {}
    for shelf in sorted(shelves, key=lambda shelf: (shelf.priority, shelf.level_id)):
        by_variant.setdefault(shelf.variant_id, []).append(shelf)
    left = {shelf.level_id: shelf.available for found in by_variant.values() for shelf in found}
    taken: dict[int, int] = {}
    missing: list[tuple[int, int, int]] = []
    wanted: dict[tuple[int, int | None], int] = {}
    for line in lines:
        key = (line.variant_id, line.location_id)
        wanted[key] = wanted.get(key, 0) + line.quantity
    for (variant_id, location_id), quantity in sorted(wanted.items(), key=lambda item: item[0][1] is None):
        open_, there = quantity, 0
        for shelf in by_variant.get(variant_id, []):
            if location_id not in (None, shelf.location_id):
                continue
            there += left[shelf.level_id]
            units = min(open_, left[shelf.level_id])
            if units:
                left[shelf.level_id] -= units
                taken[shelf.level_id] = taken.get(shelf.level_id, 0) + units
                open_ -= units
        if open_:
            missing.append((variant_id, quantity, there))
    if missing:
        raise Short(missing)
    return taken
