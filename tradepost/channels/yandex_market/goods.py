"""Cards, prices and stock on Yandex Market: an item is what the seller's SKU names."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tradepost.channels.adapter import Refused
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Card, Checked, Outcome, Part, Price, Stock
from tradepost.channels.yandex_market import answers
from tradepost.channels.yandex_market.amounts import code, ours, theirs
from tradepost.channels.yandex_market.connected import Connected
from tradepost.core.money import Money, minor_digits

T = TypeVar("T")
PRICES_READ = 200
PRICES = 500
STOCKS_READ = 100
STOCKS = 2000
LONGEST_SKU = 100  # as long as ours may be


@dataclass(frozen=True, slots=True)
class Place:
    """Where the shop's stock is: a warehouse, and those that share its stock where the cabinet has groups."""

    warehouse: int
    group: frozenset[int] = frozenset()


class Goods(Connected):
    """A listing's `external_id` is the offer's SKU; there are no sizes."""

    async def check(self) -> Checked:
        """Ask which shop this is, and whether the API is open for it."""
        shop = await self.api.shop()
        name = (shop.business.name if shop.business else "") or shop.domain
        if shop.api_availability != "AVAILABLE":
            return Checked(
                works=False, message=f"The API is closed for this shop: {shop.api_availability}", account=name
            )
        # Orders are the shop's; the cabinet may have several.
        number, said = str(self.access.options.get("campaign_id") or ""), f"{name or shop.id} ({shop.placement_type})"
        return Checked(works=True, message=f"Connected to {said}", account=name, seller=number)

    async def cards(self, cursor: str | None = None) -> Part[Card]:
        """The cabinet's catalogue without its archive. An SKU that is longer than ours may be is left out."""
        found = await self.api.offers(cursor)
        fit = [one for one in found.offer_mappings if len(one.offer.offer_id) <= LONGEST_SKU]
        return Part([_card(one) for one in fit], found.following)

    async def prices(self, item_ids: Sequence[str] = (), cursor: str | None = None) -> Part[Price]:
        """What is set for all shops of the cabinet; an item without a price is left out."""
        if item_ids:
            found = [offer for some in parts(item_ids, PRICES_READ) for offer in (await self.api.prices(some)).offers]
            return Part([price for one in found if (price := _price(one))])
        part = await self.api.prices((), cursor)
        return Part([price for one in part.offers if (price := _price(one))], part.following)

    def crossed_out(self, price: Price) -> Money | None:
        """What is dearer by enough, in whole roubles."""
        return _crossed_out(price)

    async def push_prices(self, prices: Sequence[Price]) -> Sequence[Outcome]:
        """Set prices in every shop of the cabinet; a part that is refused is tried by halves, to find what is wrong.

        They are applied minutes later, and a steep change may wait in quarantine: `accepted` means taken, read back.
        """
        outcomes: dict[str, Outcome] = {}
        fit: list[Price] = []
        for one in prices:
            if one.price.minor <= 0 or (one.before is not None and one.before.currency != one.price.currency):
                why = f"Yandex Market takes a price above zero in one currency, not {one.price} {one.price.currency}"
                outcomes[one.external_id] = Outcome(one.external_id, accepted=False, error=why)
            else:
                fit.append(one)
        for some in parts(fit, PRICES):
            outcomes |= await self._price(some)
        return [outcomes[one.external_id] for one in prices]

    async def _price(self, prices: Sequence[Price]) -> dict[str, Outcome]:
        try:
            await self.api.set_prices([_offer(one) for one in prices])
        except Refused as error:
            if len(prices) == 1:
                return {prices[0].external_id: Outcome(prices[0].external_id, accepted=False, error=error.detail)}
            half = len(prices) // 2
            return await self._price(prices[:half]) | await self._price(prices[half:])
        return {one.external_id: Outcome(one.external_id, accepted=True) for one in prices}

    async def stocks(self, stocks: Sequence[Stock]) -> Sequence[Stock]:
        """How many of these can be ordered; one of which it has heard nothing is left out."""
        place = await self._place()
        found: dict[str, int] = {}
        for some in parts((one.external_id for one in stocks), STOCKS_READ):
            for offer in await self._stocks(place, some):
                if offer.available is not None:
                    found[offer.offer_id] = offer.available
        return [Stock(one.external_id, found[one.external_id]) for one in stocks if one.external_id in found]

    async def _stocks(self, place: Place, offer_ids: Sequence[str]) -> list[answers.OfferStock]:
        found: list[answers.OfferStock] = []
        token: str | None = None
        while True:
            if place.group:
                group = await self.api.group_stocks(offer_ids, token)
                # Those of a group share one stock: each tells the same. The market's own, where returns lie that nobody
                # has fetched, is told beside them.
                found += [offer for one in group.warehouses if one.warehouse_id in place.group for offer in one.offers]
                token = group.following
            else:
                part = await self.api.stocks(place.warehouse, offer_ids, token)
                found += part.offers
                token = part.following
            if token is None:
                return found

    async def push_stock(self, stocks: Sequence[Stock]) -> Sequence[Outcome]:
        """Tell how many there are; a part that is refused is told by halves, to find what is wrong."""
        place = await self._place()
        outcomes: dict[str, Outcome] = {}
        for some in parts(stocks, STOCKS):
            outcomes |= await self._tell(place, some)
        return [outcomes[one.external_id] for one in stocks]

    async def _tell(self, place: Place, stocks: Sequence[Stock]) -> dict[str, Outcome]:
        counts = {one.external_id: one.quantity for one in stocks}
        try:
            if place.group:
                await self.api.set_group_stocks(counts)
            else:
                await self.api.set_stocks(place.warehouse, counts)
        except Refused as error:
            if len(counts) == 1:
                return {one: Outcome(one, accepted=False, error=error.detail) for one in counts}
            half = len(stocks) // 2
            return await self._tell(place, stocks[:half]) | await self._tell(place, stocks[half:])
        return {one: Outcome(one, accepted=True) for one in counts}

    async def _place(self) -> Place:
        """The warehouse whose stock is told: the one that is set, or the only one. Refused when there is a choice.

        Where the cabinet has groups, its stock is that of its group, which the shop's own call tells.
        """
        if "place" not in self.api.known:
            self.api.known["place"] = await self._choose()
        found: Place = self.api.known["place"]
        return found

    async def _choose(self) -> Place:
        cabinet = await _whole(self.api.warehouses)
        if any(one.group_info for one in cabinet):
            shop = await self.api.my_shop()
            stock = {one.id: one.group_info.id if one.group_info else -one.id for one in cabinet}
            mine = self._choice([(one.id, one.name, stock[one.id]) for one in cabinet if one.campaign_id == shop])
            return Place(mine, frozenset(one for one, whose in stock.items() if whose == stock[mine]))
        return Place(self._choice([(one.id, one.name, one.id) for one in await _whole(self.api.lone_warehouses)]))

    def _choice(self, there: Sequence[tuple[int, str, int]]) -> int:
        """The one that is set, or the only one that has a stock of its own, of (number, name, stock)."""
        if chosen := str(self.access.options.get("warehouse_id") or ""):
            there = [one for one in there if str(one[0]) == chosen]
            if not there:
                raise Refused(f"Yandex Market: the shop has no warehouse {chosen}")
        if len({stock for *_, stock in there}) != 1:
            names = ", ".join(f"{number} ({name})" for number, name, _ in there) or "none"
            raise Refused(f"Yandex Market: set warehouse_id, there is: {names}")
        return there[0][0]


async def _whole(ask: Callable[[str | None], Awaitable[answers.WarehousePage[T]]]) -> list[T]:
    """Every part of a list of warehouses."""
    found: list[T] = []
    token: str | None = None
    while True:
        part = await ask(token)
        found += part.warehouses
        if part.following in {None, token}:  # a list that goes on with itself would never end
            return found
        token = part.following


def _card(one: answers.Offer) -> Card:
    offer, there = one.offer, one.mapping
    shown = {show.showcase_type: show.showcase_url for show in one.showcase_urls}
    return Card(
        external_id=offer.offer_id,
        sku=offer.offer_id,
        barcodes=offer.barcodes,
        title=offer.name,
        description=offer.description,
        brand=offer.vendor,
        category_id=str(there.market_category_id or offer.market_category_id or ""),
        category=there.market_category_name,
        pictures=offer.pictures,
        url=shown.get("B2C") or next(iter(shown.values()), ""),
    )


def _price(one: answers.OfferPrice) -> Price | None:
    if one.price is None or one.price.value is None:
        return None
    now, before = ours(one.price.value, one.price.currency_id), one.price.discount_base
    crossed = ours(before, one.price.currency_id) if before is not None and before > one.price.value else None
    return Price(one.offer_id, now, crossed)


def _crossed_out(one: Price) -> Money | None:
    """A whole number; a discount is from 5 to 99 %, they say, and the price is not to be refused with another."""
    if one.before is None:
        return None
    coins = 10 ** minor_digits(one.before.currency)
    before = one.before.minor // coins * coins
    return Money(before, one.before.currency) if before * 95 >= one.price.minor * 100 >= before else None


def _offer(one: Price) -> dict[str, object]:
    price: dict[str, object] = {"value": theirs(one.price), "currencyId": code(one.price)}
    if (before := _crossed_out(one)) is not None:
        price["discountBase"] = theirs(before)
    return {"offerId": one.external_id, "price": price}
