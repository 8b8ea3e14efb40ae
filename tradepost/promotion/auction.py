"""The auction for promoted places: who stands where and what a click there costs. Pure, in whole minor units.

Generalised second price: places go by bid x quality, and a click costs the least with which its place would still
have been kept (B. Edelman, M. Ostrovsky, M. Schwarz, "Internet Advertising and the Generalized Second-Price Auction",
American Economic Review 97(1), 2007; H. Varian, "Position auctions", International Journal of Industrial Organization
25(6), 2007). Nobody is made to outbid himself: only bids of other campaigns set a price.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

MILLION = 1_000_000
RESERVE = 1  # minor units: the least that a click costs
PRIOR = 100  # views that the shop's own share of clicks is worth beside an item's
DAY = 24 * 3600
AHEAD = 3600  # seconds by which spending may be ahead of the day


@dataclass(frozen=True, slots=True)
class Entry:
    """One bid: for which ad item, product and campaign; `quality` in parts per million."""

    item: int
    product: int
    campaign: int
    bid: int
    quality: int

    @property
    def score(self) -> int:
        """What places go by."""
        return self.bid * self.quality


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry that got a place, the first being 1, and what a click on it costs."""

    entry: Entry
    place: int
    price: int


def attention(place: int) -> float:
    """How much a place is looked at beside the first one: 1, 0.63, 0.5, 0.43 ...

    The discount of DCG (K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4),
    2002).
    """
    return 1 / math.log2(1 + place)


def click_share(clicks: int, looks: float, usual: float) -> float:
    """An item's expected share of clicks at the first place: its clicks over the views, each weighed by its place.

    Few views are evened out by the shop's `usual` share, as if PRIOR views of it came before (a beta prior).
    """
    return (clicks + PRIOR * usual) / (looks + PRIOR)


def relevance(place: int | None) -> float:
    """How well an item answers a search that found it at this place; 1 where nothing was searched for."""
    return 1.0 if place is None else 1 / math.log2(1 + place)


def quality(share: float, fits: float) -> int:
    """Share of clicks x relevance in parts per million, never 0."""
    return max(1, round(min(1.0, share) * fits * MILLION))


def hold(entries: Sequence[Entry], places: int) -> list[Placed]:
    """The auction: at most one place a product, the best of its bids; a price is never above its own bid."""
    ranked = sorted((one for one in entries if one.bid >= RESERVE), key=lambda one: (-one.score, one.item))
    shown: list[Placed] = []
    products: set[int] = set()
    for number, one in enumerate(ranked):
        if len(shown) == places:
            break
        if one.product in products:
            continue
        products.add(one.product)
        behind = next((other for other in ranked[number + 1 :] if other.campaign != one.campaign), None)
        least = RESERVE if behind is None else -(-behind.score // one.quality)
        shown.append(Placed(one, len(shown) + 1, min(one.bid, max(RESERVE, least))))
    return shown


def allowance(daily: int, moment: datetime) -> int:
    """How much of a daily budget may be spent by a local moment of the day, evenly and an hour ahead."""
    passed = moment.hour * 3600 + moment.minute * 60 + moment.second
    return daily * min(DAY, passed + AHEAD) // DAY


def affordable(
    bid: int,
    *,
    budget: int | None,
    spent: int,
    daily: int | None,
    today: int,
    paced: bool,
    moment: datetime,
) -> int:
    """What a campaign can bid at this moment: no more than what is left of its budgets; 0 when it has to wait."""
    if daily is not None and paced and today >= allowance(daily, moment):
        return 0
    left = [bid]
    if budget is not None:
        left.append(budget - spent)
    if daily is not None:
        left.append(daily - today)
    return max(0, min(left))
