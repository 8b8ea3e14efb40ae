"""Days of which nobody knows the demand: without stock, or with the shop shut. Pure: days in, days out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

USUALLY = 0.5  # a weekday on which the shop sells in more than this share of the weeks is one on which it opens


@dataclass(slots=True)
class Shelf:
    """A level of stock: since when there is one, whether some can be sold now, and the days on which that changed."""

    since: date
    there: bool
    changes: list[tuple[date, bool]] = field(default_factory=list)

    def stocked(self, last: date) -> list[tuple[date, date]]:
        """The stretches of days with stock at some hour of each."""
        there = not self.changes[0][1] if self.changes else self.there
        begun, found = self.since, []
        for day, now in self.changes:
            if there and not now:
                found.append((begun, day))
            if now and not there:
                begun = day
            there = now
        if there:
            found.append((begun, last))
        return found


def days_without(shelves: Sequence[Shelf], first: date, last: date) -> set[date]:
    """The days from first to last on which there was nothing on any shelf at any hour.

    Before the first shelf was set up nothing is known of stock, and no day is said to have been without it.
    """
    if not shelves:
        return set()
    start = max(first, min(shelf.since for shelf in shelves))
    dry = {start + timedelta(days=n) for n in range((last - start).days + 1)}
    for shelf in shelves:
        for begun, ended in shelf.stocked(last):
            low, high = max(begun, start), min(ended, last)
            dry.difference_update(low + timedelta(days=n) for n in range((high - low).days + 1))
    return dry


def shut(days: Sequence[date], first: date, last: date) -> set[date]:
    """The days on which a shop that sold on `days` was shut, though it usually opens on that weekday.

    A weekday on which it hardly ever sells is a day of rest: known to have no demand, as the weekly pattern says.
    """
    open_days = set(days)
    usual = dict.fromkeys(range(7), 0)
    weeks = dict.fromkeys(range(7), 0)
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    for day in every:
        weeks[day.weekday()] += 1
        usual[day.weekday()] += day in open_days
    return {day for day in every if day not in open_days and usual[day.weekday()] > USUALLY * weeks[day.weekday()]}
