"""What the pretend marketplace has: goods, stock, orders, what buyers say; and its clock, which can run fast.

All chance comes from one seed and all time from one clock, so that a run can be had again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

NAMES = ("Anna", "Oleg", "Maria", "Ivan", "Elena", "Pavel")
SAID = {
    5: ("Exactly as described", "Would buy again", "A present that pleased everybody"),
    4: ("Good, but the box was dented", "Fine for the price"),
    3: ("It is all right", "Smaller than I thought"),
    2: ("Scratched on arrival",),
    1: ("It broke on the second day",),
}
FINE = 10_000  # kopecks
ASKED = ("Is there a guarantee?", "What are the dimensions of the box?", "Does it come with a plug?")


@dataclass(slots=True)
class Good:
    """An item: a card with one size. A new price is shown only when it `applies_at` its moment."""

    nm: int
    chrt: int
    sku: str
    barcode: str
    title: str
    brand: str
    price: int  # roubles, before the discount
    discount: int = 0  # percent
    before: int = 0  # roubles, crossed out beside it, in dialects that count no percentage
    stock: int = 0
    late: list[tuple[datetime, str, int]] = field(default_factory=list)  # (when, what, value), the soonest first
    updated_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    card: dict[str, Any] = field(default_factory=dict)  # what else its card says, in the words of the dialect

    @property
    def shown(self) -> int:
        """What a buyer pays, in roubles."""
        return self.price * (100 - self.discount) // 100


@dataclass(slots=True)
class Order:
    """An order of one unit, or of several where a dialect sells them together."""

    id: int
    nm: int
    price: int  # kopecks, of one unit
    at: datetime
    units: int = 1
    status: str = "new"  # new, confirm, complete, cancel
    fate: str = "waiting"  # the marketplace's own word
    supply: str = ""
    packed_at: datetime | None = None  # or handed over, in dialects that have supplies
    failures: int = 0  # so many assemblies fail though they are answered as if they did not
    broken: bool = False  # the last one did
    back_at: datetime | None = None  # when the buyer brought it back
    back_units: int = 0  # so many of its units, in dialects that sell several together; 0: all
    fine: int = 0  # kopecks that it cost the seller beside everything else, in dialects that tell so
    stored: bool = False  # its goods lay at the marketplace's own warehouse, in dialects that tell so
    points: int = 0  # kopecks of all of it that the buyer paid with points, in dialects that tell so
    subsidy: int = 0  # kopecks that the marketplace adds for discounts of its own, in dialects that tell so
    paid: bool = True  # else it waits for the buyer, in dialects that tell so
    looked: tuple[str, str, bool, datetime | None, datetime | None, int] | None = None  # as it last was
    changed_at: datetime | None = None  # when that was another than before

    @property
    def back(self) -> int:
        """How many of its units came back, once any did."""
        return self.back_units or self.units

    @property
    def changed(self) -> datetime:
        """When it last changed."""
        return self.changed_at or self.at

    def look(self, now: datetime) -> None:
        """Note when it changes, whoever changes it."""
        stands = (self.status, self.fate, self.paid, self.packed_at, self.back_at, self.back_units)
        if stands != self.looked:
            self.changed_at = now if self.looked else self.changed
            self.looked = stands


@dataclass(slots=True)
class Supply:
    """Orders that are handed over together."""

    id: str
    name: str
    at: datetime
    done: bool = False


@dataclass(slots=True)
class Said:
    """A review (with stars) or a question (without)."""

    id: str
    nm: int
    text: str
    author: str
    at: datetime
    stars: int = 0
    answer: str = ""


@dataclass(slots=True)
class Line:
    """A message of a conversation."""

    id: int
    text: str
    at: datetime
    ours: bool = False  # the seller's


@dataclass(slots=True)
class Talk:
    """A conversation with a buyer about an item."""

    id: str
    nm: int
    author: str
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Campaign:
    """An advertising campaign of a dialect: bids and the day's budget are kopecks, the budget is roubles.

    Where bids are shares of the price they are hundredths of a per cent.
    """

    id: int
    name: str
    nms: list[int]
    at: datetime
    status: int = 4
    budget: int = 0
    bids: dict[int, int] = field(default_factory=dict)
    dialect: str = "wildberries"
    daily: int = 0
    until: datetime | None = None
    version: int = 1


@dataclass(slots=True)
class Promo:
    """A promotion of the marketplace: who takes part and what a buyer pays there, in roubles."""

    id: int
    name: str
    prices: dict[int, int] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)  # items that it does not let go


@dataclass(slots=True)
class Upload:
    """A task that was taken and is applied later: per item its error, if any."""

    id: int
    at: datetime
    done_at: datetime
    errors: dict[int, str]
    items: list[dict[str, Any]]
    applied: bool = False  # in dialects whose tasks bring cards


class Clock:
    """Time here: as many seconds a second as `speed` says, and further when it is told to skip."""

    def __init__(self, start: datetime, speed: float = 1.0, tick: Callable[[], float] = time.monotonic) -> None:
        self.start, self.speed, self.tick = start, speed, tick
        self.begun, self.skipped = tick(), timedelta(0)

    def now(self) -> datetime:
        """This moment here."""
        return self.start + timedelta(seconds=(self.tick() - self.begun) * self.speed) + self.skipped

    def skip(self, seconds: float) -> None:
        """Go on at once by so much."""
        self.skipped += timedelta(seconds=seconds)


@dataclass(slots=True)
class Manners:
    """How it behaves: how late it applies what it took, how often it fails, how many buyers come in an hour."""

    late: float = 3.0  # seconds until a price or stock is shown
    faults: float = 0.0  # the share of calls that break: half before anything was done, half after
    orders: float = 0.0  # an hour
    reviews: float = 0.3  # the share of orders that are reviewed; half as many questions
    currency: int = 643  # by its number; amounts have two digits behind the point
    limits: bool = True
    feed: bool = True  # listings come from a feed, in dialects that know one
    grouped: bool = False  # the warehouses share one stock, in dialects that know such groups


class State:
    """Everything the marketplace knows. `live` brings it to the present."""

    def __init__(self, seed: int = 1, manners: Manners | None = None, clock: Clock | None = None) -> None:
        self.random = Random(seed)  # noqa: S311 - a game, no secret
        self.manners = manners or Manners()
        self.clock = clock or Clock(datetime.now(UTC).replace(microsecond=0))
        self.tokens: dict[str, datetime] = {}
        self.goods: dict[int, Good] = {}
        self.orders: dict[int, Order] = {}
        self.supplies: dict[str, Supply] = {}
        self.said: dict[str, Said] = {}
        self.talks: dict[str, Talk] = {}
        self.campaigns: dict[int, Campaign] = {}
        self.uploads: dict[int, Upload] = {}
        self.promos: dict[int, Promo] = {}
        self.buckets: dict[str, float] = {}
        self.last = 0  # number that was given
        self.asked = 0  # how often somebody looked
        self._next_buyer: datetime | None = None

    def now(self) -> datetime:
        """This moment here."""
        return self.clock.now()

    def number(self, base: int) -> int:
        """The next number of a kind; kinds begin at different bases, as theirs do."""
        self.last += 1
        return base + self.last

    def add_good(self, sku: str, *, title: str, barcode: str = "", price: int = 1000, brand: str = "") -> Good:
        """A card of the merchant."""
        made = Good(
            nm=self.number(200_000_000),
            chrt=self.number(300_000_000),
            sku=sku,
            barcode=barcode or f"46{self.number(10_000_000_000):011d}",
            title=title,
            brand=brand,
            price=price,
            updated_at=self.now(),
        )
        self.goods[made.nm] = made
        return made

    def later(self, good: Good, what: str, value: int) -> datetime:
        """Have a value applied after as long as this marketplace takes: when that is."""
        when = self.now() + timedelta(seconds=self.manners.late)
        good.late.append((when, what, value))
        return when

    def live(self) -> None:
        """Apply what was late until now, and let the buyers in who came meanwhile."""
        now = self.now()
        self.asked += 1
        self._apply(now)
        for order in self.orders.values():
            order.look(now)
        if not self.manners.orders:
            return
        if self._next_buyer is None:
            self._next_buyer = now  # the first one waits for the shop to open
        while self._next_buyer <= now:
            self._apply(self._next_buyer)
            on_sale = [good for good in self.goods.values() if good.stock > 0]
            if not on_sale and not self.orders:
                self._next_buyer = min((good.late[0][0] for good in self.goods.values() if good.late), default=now)
                if self._next_buyer >= now:
                    return
                continue
            if on_sale:
                self.buy(self.random.choice(on_sale), self._next_buyer)
            self._next_buyer = self._after(self._next_buyer)

    def _apply(self, now: datetime) -> None:
        for good in self.goods.values():
            while good.late and good.late[0][0] <= now:
                _, what, value = good.late.pop(0)
                setattr(good, what, value)
                good.updated_at = now

    def _after(self, moment: datetime) -> datetime:
        return moment + timedelta(hours=self.random.expovariate(self.manners.orders))

    def buy(
        self, good: Good, at: datetime | None = None, *, units: int = 1, stored: bool = False, paid: bool = True
    ) -> Order:
        """A buyer orders a unit, or several at once: they leave what is shown at once.

        What is `stored` at the marketplace's own warehouse it packs itself, at once.
        """
        moment = at or self.now()
        made = Order(self.number(500_000_000), good.nm, good.shown * 100, moment, units, stored=stored, paid=paid)
        self.orders[made.id] = made
        if stored:
            made.status, made.packed_at = "confirm", moment
        else:
            good.stock -= units
        made.look(moment)
        # What was told before this sale, and is not shown yet, does not know of it.
        if self.random.random() < self.manners.reviews:
            self.say(good, stars=self.random.choice((5, 5, 5, 4, 4, 3, 2, 1)), at=moment)
        if self.random.random() < self.manners.reviews / 2:
            self.say(good, at=moment)
        return made

    def past(self, count: int, back: int = 0) -> None:
        """So many orders of the week before, which are with their buyers by now; the seller was fined for the last.

        The first of them came `back`.
        """
        for n in range(count if self.goods else 0):
            good = self.random.choice(list(self.goods.values()))
            placed = self.now() - timedelta(days=6) + timedelta(days=1) * n / count
            made = Order(self.number(500_000_000), good.nm, good.shown * 100, placed, status="complete")
            made.packed_at = placed + timedelta(hours=5)
            made.fine = FINE if n == count - 1 else 0
            made.back_at = placed + timedelta(days=4) if n < back else None
            self.orders[made.id] = made

    def say(self, good: Good, *, stars: int = 0, text: str = "", at: datetime | None = None) -> Said:
        """Somebody reviews an item, or without stars asks about it."""
        made = Said(
            id=f"{'review' if stars else 'question'}-{self.number(0)}",
            nm=good.nm,
            text=text or self.random.choice(SAID[stars] if stars else ASKED),
            author=self.random.choice(NAMES),
            at=at or self.now(),
            stars=stars,
        )
        self.said[made.id] = made
        return made

    def talk(self, good: Good, text: str) -> Talk:
        """A buyer begins a conversation about an item."""
        made = Talk(f"talk-{self.number(0)}", good.nm, self.random.choice(NAMES))
        self.talks[made.id] = made
        self.write(made, text)
        return made

    def write(self, talk: Talk, text: str, *, ours: bool = False) -> Line:
        """One of the two writes."""
        made = Line(self.number(3_000_000), text, self.now(), ours)
        talk.lines.append(made)
        return made
