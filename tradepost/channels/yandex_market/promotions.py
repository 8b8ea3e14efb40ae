"""Yandex Market's promotions: what takes part, for how much, and leaving."""

from collections.abc import Sequence

from tradepost.channels.rules import parts
from tradepost.channels.shapes import InPromotion, Outcome, Part
from tradepost.channels.yandex_market.amounts import OURS
from tradepost.channels.yandex_market.connected import Connected
from tradepost.core.money import Money

AT_A_TIME, LEAVING = 500, 500
OUTSIDE = {"NOT_PARTICIPATING", "RENEW_FAILED"}


class Promotions(Connected):
    """An item is what the seller's SKU names."""

    async def promotions(self, cursor: str | None = None) -> Part[InPromotion]:
        """Those that something takes part in, in the order of their numbers: one at a time."""
        left = sorted(
            (one for one in await self.api.promos() if cursor is None or one.id > cursor), key=lambda one: one.id
        )
        if not left:
            return Part([])
        found: list[InPromotion] = []
        token: str | None = None
        while True:
            part = await self.api.promo_offers(left[0].id, token, limit=AT_A_TIME)
            for one in part.offers:
                told = one.params.discount_params
                if told is not None and told.promo_price and one.status not in OUTSIDE:
                    price = Money(told.promo_price * 100, OURS)
                    found.append(InPromotion(left[0].id, left[0].name, one.offer_id, price))
            if part.following in {None, token}:
                break
            token = part.following
        return Part(found, left[0].id if len(left) > 1 else None)

    async def leave_promotion(self, promotion_id: str, item_ids: Sequence[str]) -> Sequence[Outcome]:
        """Take offers out of it."""
        why: dict[str, str] = {}
        for some in parts(item_ids, LEAVING):
            stayed = await self.api.leave_promo(promotion_id, some)
            why |= {one.offer_id: f"Yandex Market: {one.reason or 'no reason given'}" for one in stayed}
        return [Outcome(one, accepted=one not in why, error=why.get(one, "")) for one in item_ids]
