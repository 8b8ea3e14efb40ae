"""What goes over the wire about promotions of a channel. Amounts are decimals in the shop's currency."""

from datetime import datetime
from typing import Literal, Self

from tradepost.channels.models import PromotionBelow
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.core.web import Schema


class PromotionBelowOut(Schema):
    """An item that took part below its floor.

    `leaving`: it is about to be taken out; `left`: it was; `stays`: the channel's API cannot, a person has to;
    `failed`: it would not, for `error`.
    """

    id: int
    promotion_id: str
    name: str
    external_id: str
    title: str
    sku: str
    price: str
    floor: str
    state: Literal["leaving", "left", "stays", "failed"]
    error: str
    seen_at: datetime

    @classmethod
    def of(cls, found: tuple[PromotionBelow, str | None, str | None]) -> Self:
        """A row of `promotions.below`."""
        row, title, sku = found
        made = {"title": title or "", "sku": sku or ""}
        made |= {name: to_text(getattr(row, name), settings().currency) for name in ("price", "floor")}
        return cls(**made, **{name: getattr(row, name) for name in cls.model_fields if name not in made})
