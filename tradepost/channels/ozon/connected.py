"""What the parts of the adapter stand on: a client that is open while the adapter is, and Ozon's two numbers."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from tradepost.channels.connected import Speaking
from tradepost.channels.ozon import answers
from tradepost.channels.ozon.client import LIMITS, Ozon, client
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Access
from tradepost.core.money import Money, minor_digits

AT_A_TIME = 1000
# Of at most a year, and it ends behind whatever their clock says.
PERIOD = timedelta(days=360)


class Connected(Speaking[Ozon]):
    """An adapter with an open client, `api`.

    An item is a product (`product_id`), since it has that number from the beginning and prices and stock go by it.
    What buyers do goes by SKU: `products` translates, and remembers while the adapter is open.
    """

    title = "Ozon"
    limits = LIMITS

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.api = client(access)
        self._by_sku: dict[int, answers.Product] = {}
        self._by_id: dict[int, answers.Product] = {}

    async def by_sku(self, skus: Iterable[int]) -> dict[int, answers.Product]:
        """Products by what buyers call them; those that Ozon does not know are left out."""
        wanted = {one for one in skus if one}
        for some in parts(sorted(wanted - set(self._by_sku)), AT_A_TIME):
            self._keep(await self.api.products_of(skus=some))
        return {one: self._by_sku[one] for one in wanted if one in self._by_sku}

    async def by_id(self, item_ids: Iterable[str]) -> dict[str, answers.Product]:
        """Products by number; those that Ozon does not know are left out."""
        wanted = {int(one) for one in item_ids if one.isdigit()}
        for some in parts(sorted(wanted - set(self._by_id)), AT_A_TIME):
            self._keep(await self.api.products_of(product_ids=some))
        return {str(one): self._by_id[one] for one in wanted if one in self._by_id}

    def _keep(self, found: Iterable[answers.Product]) -> None:
        for one in found:
            self._by_id[one.id] = one
            if one.sku:
                self._by_sku[one.sku] = one


def item_of(product: answers.Product | None) -> str:
    """An item's number, as listings have it; "" for what Ozon does not know."""
    return str(product.id) if product else ""


def money(amount: Decimal, currency: str) -> Money:
    """An amount as it stands there, rounded to what the currency has: its floats have more digits."""
    digits = minor_digits(currency or "RUB")
    return Money.of(round(amount, digits), currency or "RUB")
