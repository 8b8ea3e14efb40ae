"""Rules of shipping: which zone a parcel goes to, what a method asks for it, and what may follow in a shipment's life.

All amounts are minor units, all weights grams.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FLAT, WEIGHT, AMOUNT, FREE_OVER, PICKUP, CARRIER = "flat", "weight", "amount", "free_over", "pickup", "carrier"
KINDS = (FLAT, WEIGHT, AMOUNT, FREE_OVER, PICKUP, CARRIER)

CREATED, HANDED_OVER, IN_TRANSIT, OUT = "created", "handed_over", "in_transit", "out_for_delivery"
DELIVERED, RETURNED, LOST, CANCELLED = "delivered", "returned", "lost", "cancelled"

# A shipment's life: from each status the ones that may follow. Carriers report late and skip steps; a failed delivery
# goes back on the road, and what was lost may be found. Once on its way nothing is cancelled: it is returned.
NEXT: dict[str, frozenset[str]] = {
    CREATED: frozenset({HANDED_OVER, IN_TRANSIT, OUT, DELIVERED, CANCELLED}),
    HANDED_OVER: frozenset({IN_TRANSIT, OUT, DELIVERED, RETURNED, LOST}),
    IN_TRANSIT: frozenset({OUT, DELIVERED, RETURNED, LOST}),
    OUT: frozenset({IN_TRANSIT, DELIVERED, RETURNED, LOST}),
    DELIVERED: frozenset({RETURNED}),
    LOST: frozenset({IN_TRANSIT, DELIVERED, RETURNED}),
    RETURNED: frozenset(),
    CANCELLED: frozenset(),
}
STATUSES = tuple(NEXT)
# One more of these says where the parcel is by now, without another status.
REPEATABLE = frozenset({HANDED_OVER, IN_TRANSIT, OUT})
# The goods have left.
GONE = frozenset({HANDED_OVER, IN_TRANSIT, OUT, DELIVERED})

# What a shipment keeps of the address it goes to.
ADDRESS = ("name", "phone", "line1", "line2", "city", "region", "postcode", "country")

MOST_ROWS = 200


def may_follow(before: str, after: str) -> bool:
    """Whether an event of status `after` may come when the shipment is `before`."""
    return after in NEXT[before] or (after == before and after in REPEATABLE)


def number(shipment_id: int, year: int) -> str:
    """A number people can say: SH-2026-000123."""
    return f"SH-{year}-{shipment_id:06d}"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be sent, and where to: `amount` is what the goods cost, after discounts; `country` is alpha-2."""

    country: str
    region: str = ""
    postcode: str = ""
    weight_g: int = 0
    amount: int = 0
    currency: str = ""
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """What a method asks for a parcel, in minor units."""

    method_id: int
    code: str
    name: str
    carrier: str
    amount: int
    currency: str
    pickup: bool = False
    days_min: int | None = None
    days_max: int | None = None
    pickup_address: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """A row of a price table: this amount, up to this weight and this value, for these places; None sets no bound."""

    amount: int
    up_to_g: int | None = None
    up_to_amount: int | None = None
    country: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """A method as prices are worked out from it."""

    id: int
    zone_id: int
    code: str
    names: Mapping[str, str]
    kind: str
    carrier: str
    currency: str
    amount: int
    free_over: int | None
    rates: tuple[Rate, ...]
    weight_limit_g: int | None
    days_min: int | None
    days_max: int | None
    pickup_address: str

    def quote(self, amount: int, language: str) -> Quote:
        """This method at an amount."""
        return Quote(
            method_id=self.id,
            code=self.code,
            name=self.names.get(language) or self.names["en"],
            carrier=self.carrier,
            amount=amount,
            currency=self.currency,
            pickup=self.kind == PICKUP,
            days_min=self.days_min,
            days_max=self.days_max,
            pickup_address=self.pickup_address,
        )


@dataclass(frozen=True, slots=True)
class Area:
    """A zone with its methods, in their order."""

    id: int
    countries: frozenset[str]
    rest_of_world: bool
    regions: frozenset[str]
    postcodes: tuple[str, ...]
    methods: tuple[Terms, ...] = ()


def region_key(text: str) -> str:
    """A region's name as it is compared."""
    return " ".join(text.split()).casefold().replace("ё", "е")


def postcode_key(text: str) -> str:
    """A postcode as it is compared: "sw1a 1aa" -> "SW1A1AA"."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def rank(area: Area, parcel: Parcel) -> tuple[int, int] | None:
    """How closely a zone names the parcel's place; None when it does not serve it.

    The longest beginning of a postcode counts most, then a region, then a country, then the rest of the world.
    """
    if parcel.country in area.countries:
        if area.postcodes:
            code = postcode_key(parcel.postcode)
            fitting = [len(start) for start in area.postcodes if code.startswith(start)]
            if fitting:
                return 3, max(fitting)
        if area.regions and region_key(parcel.region) in area.regions:
            return 2, 0
        return None if area.postcodes or area.regions else (1, 0)
    return (0, 0) if area.rest_of_world and parcel.country else None


def area_of(areas: Iterable[Area], parcel: Parcel) -> Area | None:
    """The zone that serves a parcel: the most specific one; of two alike the first."""
    best: tuple[tuple[int, int], Area] | None = None
    for area in areas:
        close = rank(area, parcel)
        if close is not None and (best is None or close > best[0]):
            best = close, area
    return best[1] if best else None


def rate_for(rates: Sequence[Rate], parcel: Parcel) -> int | None:
    """The amount of the row that fits a parcel; None when it is heavier or dearer than any row goes.

    Rows that name the place go before those that do not; among them the narrowest bounds count.
    """
    code = postcode_key(parcel.postcode)
    fitting = [
        rate
        for rate in rates
        if (not rate.country or rate.country == parcel.country)
        and code.startswith(rate.postcode)
        and (rate.up_to_g is None or parcel.weight_g <= rate.up_to_g)
        and (rate.up_to_amount is None or parcel.amount <= rate.up_to_amount)
    ]
    return min(fitting, key=_narrowness).amount if fitting else None


def _narrowness(rate: Rate) -> tuple[Any, ...]:
    place = (-len(rate.postcode), not rate.country)
    bounds = (rate.up_to_g is None, rate.up_to_g, rate.up_to_amount is None, rate.up_to_amount)
    return (*place, *(bound or 0 for bound in bounds))


def is_free(terms: Terms, parcel: Parcel) -> bool:
    """Whether the goods are worth enough for delivery at no charge: from the threshold on, the threshold included."""
    return terms.free_over is not None and parcel.amount >= terms.free_over


def serves(terms: Terms, parcel: Parcel) -> bool:
    """Whether a method takes a parcel at all: not too heavy, and priced in its currency."""
    heavy = terms.weight_limit_g is not None and parcel.weight_g > terms.weight_limit_g
    return not heavy and parcel.currency == terms.currency


def price(terms: Terms, parcel: Parcel) -> int | None:
    """What a method that needs no carrier asks; None when its table does not go that far."""
    listed = rate_for(terms.rates, parcel) if terms.kind in {WEIGHT, AMOUNT} else terms.amount
    return 0 if listed is not None and is_free(terms, parcel) else listed


def zone_faults(countries: Sequence[str], narrow: Sequence[str], *, rest_of_world: bool) -> list[tuple[str, str]]:
    """(field, what is wrong) of a zone; `narrow` are its regions and postcodes."""
    if rest_of_world and countries:
        return [("rest_of_world", "is what no zone names: leave out the countries, or make a zone of their own")]
    if not rest_of_world and not countries:
        return [("countries", "name at least one, or make it the rest of the world")]
    if rest_of_world and narrow:
        return [("rest_of_world", "has no regions and postcodes: those belong to countries")]
    return []


def method_faults(method: Mapping[str, Any], carriers: Iterable[str]) -> list[tuple[str, str]]:
    """(field, what is wrong) of a method's values, amounts in minor units, rates as rows of `Rate`."""
    kind, rates = method["kind"], [Rate(**row) for row in method["rates"]]
    faults = []
    if kind == FREE_OVER and method["free_over"] is None:
        faults.append(("free_over", "is required: from which value of goods on is it free?"))
    if kind == PICKUP and not method["pickup_address"]:
        faults.append(("pickup_address", "is required: where are goods picked up?"))
    if kind == CARRIER and method["carrier"] not in set(carriers):
        faults.append(("carrier", f"must be one of {', '.join(carriers)}"))
    if kind in {FLAT, FREE_OVER, PICKUP} and rates:
        faults.append(("rates", f"a method of the kind {kind} has one amount and no table"))
    if kind in {WEIGHT, AMOUNT}:
        faults += _table_faults(kind, rates)
    if kind == CARRIER and not rates:
        faults.append(("rates", "at least one row is needed"))
    days = method["days_min"], method["days_max"]
    if None not in days and days[0] > days[1]:
        faults.append(("days_max", "must not be below days_min"))
    return faults


def _table_faults(kind: str, rates: Sequence[Rate]) -> list[tuple[str, str]]:
    name, other = ("up_to_g", "up_to_amount") if kind == WEIGHT else ("up_to_amount", "up_to_g")
    if not rates:
        return [("rates", "at least one row is needed")]
    before: Rate | None = None
    for place, rate in enumerate(rates):
        if getattr(rate, other) is not None or rate.country or rate.postcode:
            return [(f"rates.{place}", f"a method of the kind {kind} has rows of {name} and amount alone")]
        bound, last = getattr(rate, name), getattr(before, name) if before else 0
        if last is None or (bound is not None and before is not None and bound <= last):
            return [(f"rates.{place}.{name}", "must be above the row before; only the last row has no bound")]
        if kind == WEIGHT and before is not None and rate.amount < before.amount:
            return [(f"rates.{place}.amount", "a heavier parcel must not cost less than a lighter one")]
        before = rate
    return []
