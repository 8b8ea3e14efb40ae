"""Cards, prices and stock on Ozon."""

from collections.abc import Sequence

from tradepost.channels.adapter import Refused
from tradepost.channels.ozon import answers
from tradepost.channels.ozon.connected import AT_A_TIME, Connected, money
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Card, Checked, Outcome, Part, Price, Stock
from tradepost.core.money import Money

IN_A_PUSH = 100  # pairs of product and warehouse
IN_A_LOOK = 500
PAGE = "https://www.ozon.ru/product/{}"
TOO_SOON = "TOO_MANY_REQUESTS"
ONE_STOCK, ONE_PRICE = 30.0, 360.0  # seconds: one product in one warehouse, and ten times an hour


class Goods(Connected):
    """An item is a product; it has no sizes, each size is a product of its own."""

    async def check(self) -> Checked:
        """Ask whose key this is, and until when it holds."""
        seller, roles = await self.api.seller(), await self.api.roles()
        name = seller.company.name or seller.company.legal_name
        # Ozon's own number of the seller; a company may have several, each with goods and orders of its own.
        number, said = str(self.access.options.get("client_id") or ""), f"Connected to {name or 'the seller'}"
        return Checked(works=True, message=said, account=name, expires_at=roles.expires_at, seller=number)

    async def cards(self, cursor: str | None = None) -> Part[Card]:
        """Products that are not archived, by their numbers."""
        listed = await self.api.products(cursor or "", limit=AT_A_TIME)
        ids = [one.product_id for one in listed.items]
        found = {one.id: one for one in (await self.api.products_of(product_ids=ids) if ids else [])}
        following = listed.last_id if listed.last_id and len(ids) == AT_A_TIME else None
        return Part([_card(found[one]) for one in ids if one in found], following)

    async def prices(self, item_ids: Sequence[str] = (), cursor: str | None = None) -> Part[Price]:
        """What buyers pay before what Ozon itself takes off, with the price that is crossed out beside it."""
        if item_ids:
            found = [
                one
                for some in parts(item_ids, AT_A_TIME)
                for one in (await self.api.prices([int(item) for item in some], limit=AT_A_TIME)).items
            ]
            return Part([_price(one) for one in found])
        part = await self.api.prices(cursor=cursor or "", limit=AT_A_TIME)
        more = part.cursor if part.cursor and len(part.items) == AT_A_TIME else None
        return Part([_price(one) for one in part.items], more)

    def crossed_out(self, price: Price) -> Money | None:
        """What differs enough from the price."""
        return _crossed_out(price)

    async def push_prices(self, prices: Sequence[Price]) -> Sequence[Outcome]:
        """Set prices. What is crossed out goes with a price: without any, what was crossed out is so no longer."""
        outcomes: dict[str, Outcome] = {}
        for some in parts(prices, AT_A_TIME):
            try:
                found = await self.api.set_prices([_in_their_words(one) for one in some])
            except Refused as error:
                outcomes |= {
                    one.external_id: Outcome(one.external_id, accepted=False, error=error.detail) for one in some
                }
            else:
                outcomes |= {str(one.product_id): _outcome(one, ONE_PRICE) for one in found}
        return [outcomes.get(one.external_id) or _silent(one.external_id) for one in prices]

    async def stocks(self, stocks: Sequence[Stock]) -> Sequence[Stock]:
        """How much of these can be sold from the warehouse: what lies there less what is reserved."""
        warehouse, products = await self._warehouse(), await self.by_id(one.external_id for one in stocks)
        offers = [one.offer_id for one in products.values()]
        found: dict[str, int] = {}
        for some in parts(offers, IN_A_LOOK):
            cursor, more = "", True
            while more:
                part = await self.api.stocks(some, cursor)
                found |= {str(one.product_id): one.free for one in part.products if one.warehouse_id == warehouse}
                cursor, more = part.cursor, part.has_next
        return [
            Stock(one.external_id, found[one.external_id], one.size_id) for one in stocks if one.external_id in found
        ]

    async def push_stock(self, stocks: Sequence[Stock]) -> Sequence[Outcome]:
        """Tell how much there is. Ozon takes one product's number once in thirty seconds: the rest is told later."""
        warehouse = await self._warehouse()
        outcomes: dict[str, Outcome] = {}
        for some in parts(stocks, IN_A_PUSH):
            outcomes |= await self._tell(warehouse, some)
        return [outcomes.get(one.external_id) or _silent(one.external_id) for one in stocks]

    async def _tell(self, warehouse: int, stocks: Sequence[Stock]) -> dict[str, Outcome]:
        """A part that is refused as a whole is told in halves, to find which is wrong."""
        try:
            found = await self.api.set_stocks(warehouse, {int(one.external_id): one.quantity for one in stocks})
        except Refused as error:
            if len(stocks) == 1:
                one = stocks[0].external_id
                return {one: Outcome(one, accepted=False, error=error.detail)}
            half = len(stocks) // 2
            return await self._tell(warehouse, stocks[:half]) | await self._tell(warehouse, stocks[half:])
        return {str(one.product_id): _outcome(one, ONE_STOCK) for one in found}

    async def _warehouse(self) -> int:
        """The warehouse that is set, or the seller's only one. Refused when there is a choice to make."""
        if chosen := str(self.access.options.get("warehouse_id") or ""):
            if not chosen.isdigit():
                raise Refused(f"Ozon: warehouse_id must be a number, not {chosen}")
            return int(chosen)
        there = await self.api.warehouses()
        if len(there) != 1:
            names = ", ".join(f"{one.warehouse_id} ({one.name})" for one in there) or "none"
            raise Refused(f"Ozon: set warehouse_id, there is: {names}")
        return there[0].warehouse_id


def _card(one: answers.Product) -> Card:
    return Card(
        external_id=str(one.id),
        sku=one.offer_id,
        barcodes=one.barcodes,
        title=one.name,
        category_id=f"{one.description_category_id}:{one.type_id}" if one.type_id else "",
        pictures=list(dict.fromkeys([*one.primary_image, *one.images])),
        url=PAGE.format(one.sku) if one.sku else "",
        updated_at=one.updated_at,
    )


def _price(one: answers.Priced) -> Price:
    price = money(one.price.price, one.price.currency_code)
    before = money(one.price.old_price, one.price.currency_code)
    return Price(str(one.product_id), price, before if before.minor > price.minor else None)


def _in_their_words(one: Price) -> dict[str, str | int]:
    before = _crossed_out(one)
    return {
        "product_id": int(one.external_id),
        "price": str(one.price),
        "old_price": "0" if before is None else str(before),
        "currency_code": one.price.currency,
    }


def _crossed_out(one: Price) -> Money | None:
    """What Ozon takes as crossed out; it refuses the new price with a nearer one.

    It wants a difference of 20 roubles below 400, of 5 % up to 10 000, of 500 above.
    """
    price = one.price.minor
    least = 20_00 if price < 400_00 else price * 5 // 100 if price <= 10_000_00 else 500_00
    return one.before if one.before is not None and one.before.minor - price >= least else None


def _outcome(one: answers.Updated, once_in: float) -> Outcome:
    item = str(one.product_id)
    if one.updated and not one.errors:
        return Outcome(item, accepted=True)
    said = "; ".join(fault.message or fault.code for fault in one.errors) or "no reason given"
    again = once_in if any(fault.code == TOO_SOON for fault in one.errors) else None
    return Outcome(item, accepted=False, error=f"Ozon: {said}", again=again)


def _silent(item: str) -> Outcome:
    return Outcome(item, accepted=False, error="Ozon said nothing of this item")
