"""Listings, prices and stock on Avito: an item is a listing, one stock each and no warehouses."""

from collections.abc import Sequence

from tradepost.channels.adapter import Refused
from tradepost.channels.avito import answers
from tradepost.channels.avito.connected import Connected
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Card, Checked, Outcome, Part, Price, Stock
from tradepost.core.money import Money

STOCKS_READ = 10  # the text says so; the schema would take 500
STOCKS = 200
MOST = 999_999


class Goods(Connected):
    """A listing's `external_id` is Avito's number of it."""

    async def check(self) -> Checked:
        """Ask whose credentials these are."""
        account = await self.api.account()
        name = account.name or str(account.id)
        return Checked(works=True, message=f"Connected to {name}", account=name, seller=str(account.id))

    async def cards(self, cursor: str | None = None) -> Part[Card]:
        """Listings on sale. Their SKU is the seller's own number in the feed that made them; by hand there is none."""
        page = int(cursor or 1)
        found = await self.api.items(page)
        own = await self._own([one.id for one in found.resources])
        cards = [_card(one, own.get(one.id, "")) for one in found.resources]
        return Part(cards, str(page + 1) if found.more else None)

    async def _own(self, item_ids: Sequence[int]) -> dict[int, str]:
        """{listing: the seller's number}; none at all for an account that has no feed."""
        if not item_ids:
            return {}
        try:
            return dict(await self.api.ad_ids(item_ids))
        except Refused:
            return {}

    async def prices(self, item_ids: Sequence[str] = (), cursor: str | None = None) -> Part[Price]:
        """Prices of all listings, or of these among them: there is no call for single ones that tells a price."""
        wanted, page, found = set(item_ids), int(cursor or 1), []
        while True:
            items = await self.api.items(page)
            found += [
                Price(str(one.id), Money(one.price * 100, "RUB"))
                for one in items.resources
                if one.price is not None and (not wanted or str(one.id) in wanted)
            ]
            page += 1
            if not wanted or not items.more:
                return Part(found, str(page) if items.more else None)

    def crossed_out(self, price: Price) -> None:  # noqa: ARG002 - nothing is crossed out there
        """Nothing ever is."""
        return

    async def push_prices(self, prices: Sequence[Price]) -> Sequence[Outcome]:
        """Set prices one by one, in whole roubles; nothing can be crossed out."""
        return [await self._price(one) for one in prices]

    async def _price(self, one: Price) -> Outcome:
        if why := _strange(one.external_id) or _why_not(one):
            return Outcome(one.external_id, accepted=False, error=why)
        try:
            taken = await self.api.set_price(int(one.external_id), one.price.minor // 100)
        except Refused as error:
            return Outcome(one.external_id, accepted=False, error=error.detail)
        return Outcome(one.external_id, accepted=taken, error="" if taken else "Avito did not take the price")

    async def stocks(self, stocks: Sequence[Stock]) -> Sequence[Stock]:
        """How many of these can be bought; one of which it tells nothing is left out, or one without end."""
        wanted = {one.external_id for one in stocks if not _strange(one.external_id)}
        return [
            Stock(str(one.item_id), one.quantity)
            for some in parts(sorted(wanted, key=int), STOCKS_READ)
            for one in await self.api.stocks([int(item) for item in some])
            if str(one.item_id) in wanted and not one.is_unlimited
        ]

    async def push_stock(self, stocks: Sequence[Stock]) -> Sequence[Outcome]:
        """Tell how many there are: an outcome for each, which it says inside a 200."""
        outcomes = {
            one.external_id: Outcome(one.external_id, accepted=False, error=why)
            for one in stocks
            if (why := _strange(one.external_id))
        }
        for some in parts([one for one in stocks if one.external_id not in outcomes], STOCKS):
            quantities = {int(one.external_id): min(one.quantity, MOST) for one in some}
            told = {one.item_id: one for one in await self.api.set_stocks(quantities)}
            outcomes |= {str(item): _outcome(item, told.get(item)) for item in quantities}
        return [outcomes[one.external_id] for one in stocks]


def _strange(external_id: str) -> str:
    """Why a listing that somebody wrote down by hand can be none of Avito's; nothing for one that can."""
    return "" if external_id.isdecimal() else "Avito's listings have numbers"


def _outcome(item: int, told: answers.Told | None) -> Outcome:
    if told is None:
        return Outcome(str(item), accepted=False, error="Avito said nothing of it")
    why = "" if told.success else "; ".join(told.errors) or "Avito did not take it"
    return Outcome(str(item), accepted=told.success, error=why)


def _why_not(one: Price) -> str:
    if one.price.currency != "RUB" or one.price.minor % 100 or one.price.minor <= 0:
        return f"Avito takes whole roubles, not {one.price} {one.price.currency}"
    return ""


def _card(one: answers.Item, own: str) -> Card:
    return Card(
        external_id=str(one.id),
        sku=own,
        barcodes=(),
        title=one.title,
        category_id=str(one.category.id or ""),
        category=one.category.name,
        url=one.url,
    )
