"""What is asked for when an order is placed, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tradepost.cart.buyers import NOBODY, Buyer
from tradepost.cart.schemas import totals_out
from tradepost.cart.totals import Basket, Totals
from tradepost.core.errors import Conflict
from tradepost.core.idempotency import Given
from tradepost.core.settings import settings
from tradepost.orders import tokens
from tradepost.orders.models import Order
from tradepost.orders.paying import OFFLINE
from tradepost.payments.models import Payment


class TotalsChanged(Conflict):
    """409: what was shown is not what it comes to now; `totals` has the new ones."""

    kind, title = "totals-changed", "The total has changed"

    def __init__(self, found: Totals) -> None:
        new = totals_out(found)
        super().__init__(f"It comes to {new.total} {new.currency} now", totals=new.model_dump(mode="json"))


class NotSold(Conflict):
    """409: something in the order is not sold here (any more); `variant_ids` says what."""

    kind, title = "not-sold", "Not sold any more"


class CreditSpent(Conflict):
    """409: gift card or credit were spent by another order between the totals and this one."""

    kind = "credit-spent"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is ordered: `lines` is {variant id: units}. Everything else may be left out.

    `provider` is how it is paid, nothing to leave it unpaid for now (`expires`: no longer than any unpaid order);
    `method` is the provider's own. `expected` is the total that was shown, in minor units: TotalsChanged when it is
    another. `strict` is for buyers in the store: where the shop delivers, they choose how and say where to. `key` makes
    one order of one request, `cart_id` of one cart.
    """

    lines: Mapping[int, int]
    buyer: Buyer = NOBODY
    name: str = ""
    phone: str = ""
    currency: str = ""
    country: str = ""
    shipping_address: Mapping[str, Any] | None = None
    billing_address: Mapping[str, Any] | None = None
    shipping_method_id: int | None = None
    codes: tuple[str, ...] = ()
    gift_card: str = ""
    use_credit: bool = False
    provider: str = OFFLINE
    expires: bool = False
    method: Mapping[str, Any] = field(default_factory=dict)
    expected: int | None = None
    strict: bool = False
    platform: str = "store"
    language: str = ""
    notes: str = ""
    cart_id: int | None = None
    key: Given | None = None

    @property
    def basket(self) -> Basket:
        """What it comes to depends on this."""
        address = self.shipping_address or {}
        return Basket(
            lines=self.lines,
            buyer=self.buyer,
            currency=self.currency or settings().currency,
            country=address.get("country") or self.country,
            region=address.get("region", ""),
            postcode=address.get("postcode", ""),
            shipping_method_id=self.shipping_method_id,
            codes=self.codes,
            gift_card=self.gift_card,
            use_credit=self.use_credit,
            language=self.language or None,
        )


class Placed(NamedTuple):
    """An order with its lines, its payment if there is one, and whether an earlier try had made it already."""

    order: Order
    payment: Payment | None
    again: bool = False

    @property
    def token(self) -> str:
        """What opens this order for a guest."""
        return tokens.token_of(self.order.id)


class Rest(NamedTuple):
    """A line that could not be served; `left` is what is there of it, `sold` whether it is sold here at all.

    `place` counts from zero among the lines that were tried.
    """

    variant_id: int
    wanted: int
    left: int
    sold: bool
    place: int = 0


def counted(lines: Sequence[tuple[int, int]]) -> dict[int, int]:
    """(variant id, units) as a wish has them: those of the same variant are one line."""
    found: dict[int, int] = {}
    for variant_id, units in lines:
        found[variant_id] = found.get(variant_id, 0) + units
    return found
