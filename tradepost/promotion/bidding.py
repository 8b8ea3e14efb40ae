"""How much a click may cost: what one brings, and the highest bid at which another one still earns. Pure.

A click brings conversion x margin of an order. Bidding more buys more clicks, each of them dearer: the extra cost of an
extra click between two bids is (cost2 - cost1) / (clicks2 - clicks1) (H. Varian, "Online Ad Auctions", American
Economic Review 99(2), 2009). Bids are raised while that is below what a click brings, which is where value x clicks -
cost is greatest.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tradepost.promotion import auction
from tradepost.promotion.auction import MILLION, Entry

PRIOR = 20  # clicks that the usual conversion is worth beside an item's own
MOST_POINTS = 14


@dataclass(frozen=True, slots=True)
class Point:
    """What a bid would have brought: clicks, their cost in minor units, and the average place where it got one."""

    bid: int
    clicks: float
    cost: float
    place: float | None = None


def conversion(orders: int, clicks: int, usual: float) -> float:
    """Orders of a click, evened out by the usual share as if PRIOR clicks of it came before (a beta prior)."""
    return (orders + PRIOR * usual) / (clicks + PRIOR)


def best(points: Sequence[Point], value: float) -> Point | None:
    """The bid that earns most when a click brings `value` minor units; the lowest of equals, None when none earns."""
    found, most = None, 0.0
    for one in sorted(points, key=lambda point: point.bid):
        earns = value * one.clicks - one.cost
        if earns > most + 1e-9:
            found, most = one, earns
    return found


def extra_costs(points: Sequence[Point]) -> list[float | None]:
    """What each further click costs at each bid beside the one before; None where there are no more clicks."""
    told: list[float | None] = []
    clicks, cost = 0.0, 0.0
    for one in points:
        more = one.clicks - clicks
        told.append((one.cost - cost) / more if more > 1e-9 else None)
        clicks, cost = one.clicks, one.cost
    return told


Auction = tuple[int, Sequence[Entry]]  # how many places there were, and who bid


def replay(auctions: Sequence[Auction], item: int, bids: Sequence[int]) -> list[Point]:
    """What each bid would have brought in auctions as they were held, everybody else bidding as they did.

    A click is expected as often as the ad's quality says, weighed by its place.
    """
    points = []
    for bid in sorted(set(bids)):
        clicks = cost = seen = stood = 0.0
        for places, entries in auctions:
            tried = [one if one.item != item else _at(one, bid) for one in entries]
            mine = next((one for one in auction.hold(tried, places) if one.entry.item == item), None)
            if mine is None:
                continue
            expected = mine.entry.quality / MILLION * auction.attention(mine.place)
            clicks, cost = clicks + expected, cost + expected * mine.price
            seen, stood = seen + 1, stood + mine.place
        points.append(Point(bid, clicks, cost, stood / seen if seen else None))
    return points


def _at(one: Entry, bid: int) -> Entry:
    return Entry(one.item, one.product, one.campaign, bid, one.quality)


def steps(auctions: Sequence[Auction], item: int, most: int) -> list[int]:
    """Bids worth trying: where places change hands, spread over what was seen, and none above `most`."""
    edges = set()
    for _places, entries in auctions:
        mine = next((one for one in entries if one.item == item), None)
        if mine is None:
            continue
        edges |= {-(-one.score // mine.quality) for one in entries if one.campaign != mine.campaign}
    found = sorted(edge for edge in edges if auction.RESERVE <= edge <= most)
    if len(found) > MOST_POINTS:
        found = [found[round(n * (len(found) - 1) / (MOST_POINTS - 1))] for n in range(MOST_POINTS)]
    return sorted({auction.RESERVE, *found, *({most} if most >= auction.RESERVE else ())})


def from_days(days: Sequence[tuple[int, int, int]], least_days: int = 3) -> list[Point]:
    """What each bid brought a day, of days as (bid, clicks, cost); bids that held for too few days are left out."""
    sums: dict[int, list[int]] = {}
    for bid, clicks, cost in days:
        into = sums.setdefault(bid, [0, 0, 0])
        into[0], into[1], into[2] = into[0] + 1, into[1] + clicks, into[2] + cost
    return [
        Point(bid, clicks / count, cost / count)
        for bid, (count, clicks, cost) in sorted(sums.items())
        if count >= least_days
    ]


def floor(value: float) -> int:
    """Whole minor units, down; what is not above zero is zero."""
    return max(0, math.floor(value + 1e-9))
