"""Cards, prices and stock on Wildberries."""

from collections.abc import Sequence

from tradepost.channels.adapter import Refused
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Card, Checked, Outcome, Part, Price, Stock
from tradepost.channels.wildberries import answers
from tradepost.channels.wildberries.client import expires_at
from tradepost.channels.wildberries.connected import Connected
from tradepost.core.money import Money

AT_A_TIME = 1000
CARDS = 100
ALREADY = "already set"  # in the words of a 400
PAGE = "https://www.wildberries.ru/catalog/{}/detail.aspx"


class Goods(Connected):
    """An item is a card (`nmID`), its sizes (`chrtID`) are what is stocked."""

    async def check(self) -> Checked:
        """Ask whose token this is."""
        seller = await self.api.seller()
        until = expires_at(self.access.credentials.get("token", ""))
        name = seller.trade_mark or seller.name
        said = f"Connected to {name or 'the seller'}"
        return Checked(works=True, message=said, account=name, expires_at=until, seller=seller.sid)

    async def cards(self, cursor: str | None = None) -> Part[Card]:
        """Cards by when they changed; a card with several sizes is told once for each."""
        updated_at, _, nm_id = (cursor or "").partition("|")
        found = await self.api.cards(updated_at, int(nm_id or 0), limit=CARDS)
        last = f"{found.cursor.updated_at}|{found.cursor.nm_id}" if found.cursor.total >= CARDS else None
        return Part([_card(one, size) for one in found.cards for size in one.sizes], last)

    async def prices(self, item_ids: Sequence[str] = (), cursor: str | None = None) -> Part[Price]:
        """What buyers pay, with the price before the discount beside it."""
        if item_ids:
            found = [
                good
                for some in parts(item_ids, AT_A_TIME)
                for good in await self.api.prices_of([int(one) for one in some])
            ]
            return Part([_price(one) for one in found if one.sizes])
        start = int(cursor or 0)
        part = await self.api.prices(start, limit=AT_A_TIME)
        following = str(start + AT_A_TIME) if part else None  # an empty part ends the list, a short one need not
        return Part([_price(one) for one in part if one.sizes], following)

    def crossed_out(self, price: Price) -> Money | None:
        """Whole roubles."""
        return _crossed_out(price)

    async def push_prices(self, prices: Sequence[Price]) -> Sequence[Outcome]:
        """Hand prices in; they are applied later, so `accepted` means taken: read them back.

        Wildberries takes whole roubles before the discount and a whole percentage. What a buyer would pay then must be
        the price that was asked for, or the item is refused here.
        """
        outcomes: dict[str, Outcome] = {}
        fit: dict[str, dict[str, int]] = {}
        for one in prices:
            made = _in_their_words(one)
            if isinstance(made, str):
                outcomes[one.external_id] = Outcome(one.external_id, accepted=False, error=made)
            else:
                fit[one.external_id] = made
        for some in parts(fit.items(), AT_A_TIME):
            try:
                task = str(await self.api.set_prices([item for _, item in some]))
            except Refused as error:
                # All of them cost that already, as after an answer that was lost: reading back will tell.
                costs = ALREADY in error.detail
                outcomes |= {key: Outcome(key, accepted=costs, error="" if costs else error.detail) for key, _ in some}
            else:
                outcomes |= {key: Outcome(key, accepted=True, reference=task) for key, _ in some}
        return [outcomes[one.external_id] for one in prices]

    async def priced(self, reference: str) -> Sequence[Outcome]:
        """What became of each item of a task that is done; nothing before."""
        return [
            Outcome(str(one.nm_id), accepted=not one.error_text, error=f"Wildberries: {one.error_text}")
            for one in await self.api.price_task_goods(int(reference))
        ]

    async def stocks(self, stocks: Sequence[Stock]) -> Sequence[Stock]:
        """How much the warehouse shows of these sizes."""
        warehouse, items = await self._warehouse(), {int(one.size_id): one.external_id for one in stocks if one.size_id}
        return [
            Stock(items[found.chrt_id], found.amount, str(found.chrt_id))
            for some in parts(items, AT_A_TIME)
            for found in await self.api.stocks(warehouse, some)
            if found.chrt_id in items
        ]

    async def push_stock(self, stocks: Sequence[Stock]) -> Sequence[Outcome]:
        """Tell how much of each size there is. A part that is refused is told one by one, to find which is wrong."""
        warehouse = await self._warehouse()
        outcomes: dict[tuple[str, str], Outcome] = {}
        for some in parts((one for one in stocks if one.size_id), AT_A_TIME):
            outcomes |= await self._tell(warehouse, some)
        nothing = "has no size (chrtID): pull its card first"
        return [
            outcomes.get((one.external_id, one.size_id)) or Outcome(one.external_id, accepted=False, error=nothing)
            for one in stocks
        ]

    async def _tell(self, warehouse: int, stocks: Sequence[Stock]) -> dict[tuple[str, str], Outcome]:
        try:
            await self.api.set_stocks(warehouse, {int(one.size_id): one.quantity for one in stocks})
        except Refused as error:
            if len(stocks) == 1:
                one = stocks[0]
                refused = Outcome(one.external_id, accepted=False, error=error.detail)
                return {(one.external_id, one.size_id): refused}
            half = len(stocks) // 2
            return await self._tell(warehouse, stocks[:half]) | await self._tell(warehouse, stocks[half:])
        return {(one.external_id, one.size_id): Outcome(one.external_id, accepted=True) for one in stocks}

    async def _warehouse(self) -> int:
        """The warehouse that is set, or the seller's only one. Refused when there is a choice to make."""
        if chosen := self.access.options.get("warehouse_id"):
            return int(chosen)
        there = [one for one in await self.api.warehouses() if not one.is_deleting]
        if len(there) != 1:
            names = ", ".join(f"{one.id} ({one.name})" for one in there) or "none"
            raise Refused(f"Wildberries: set warehouse_id, there is: {names}")
        return there[0].id


def _card(one: answers.Card, size: answers.Size) -> Card:
    named = one.title if len(one.sizes) == 1 or size.tech_size in {"", "0"} else f"{one.title}, {size.tech_size}"
    return Card(
        external_id=str(one.nm_id),
        size_id=str(size.chrt_id),
        sku=one.vendor_code,
        barcodes=size.skus,
        title=named,
        description=one.description,
        brand=one.brand,
        category_id=str(one.subject_id),
        category=one.subject_name,
        attributes={str(said.id): said.value for said in one.characteristics},
        pictures=[photo.big for photo in one.photos],
        url=PAGE.format(one.nm_id),
        updated_at=one.updated_at,
    )


def _price(one: answers.Good) -> Price:
    """The first size's: sizes have prices of their own only where a seller asked for it."""
    size = one.sizes[0]
    now, before = round(size.discounted_price * 100), size.price * 100
    return Price(str(one.nm_id), Money(now, one.currency), Money(before, one.currency) if before != now else None)


def _crossed_out(one: Price) -> Money | None:
    if one.before is None or one.before.minor // 100 <= one.price.minor // 100:
        return None
    return Money(one.before.minor // 100 * 100, one.before.currency)


def _in_their_words(one: Price) -> dict[str, int] | str:
    """A price as Wildberries takes it, or why it cannot."""
    if one.price.currency != "RUB" or one.price.minor % 100 or one.price.minor <= 0:
        return f"Wildberries takes whole roubles, not {one.price} {one.price.currency}"
    pays, before = one.price.minor // 100, (_crossed_out(one) or one.price).minor // 100
    discount = round(100 * (before - pays) / before) if before > pays else 0
    if before * (100 - discount) != pays * 100:
        return f"Wildberries takes whole percentages: {pays} instead of {before} is none"
    return {"nmID": int(one.external_id), "price": before, "discount": discount}
