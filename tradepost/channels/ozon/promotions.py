"""Ozon's promotions: what takes part, for how much, and leaving."""

from collections.abc import Sequence

from tradepost.channels.ozon.connected import AT_A_TIME, Connected, money
from tradepost.channels.rules import parts
from tradepost.channels.shapes import InPromotion, Outcome, Part

CURRENCY = "RUB"  # its prices in promotions name none


class Promotions(Connected):
    """They are called actions there; an item is a product."""

    async def promotions(self, cursor: str | None = None) -> Part[InPromotion]:
        """Those that products of the seller take part in, in the order of their numbers: one at a time."""
        mine = sorted((one for one in await self.api.actions() if one.is_participating), key=lambda one: one.id)
        left = [one for one in mine if cursor is None or one.id > int(cursor)]
        if not left:
            return Part([])
        found: list[InPromotion] = []
        last: float | str | None = None
        more = True
        while more:
            part = await self.api.in_action(left[0].id, last, limit=AT_A_TIME)
            found += [
                InPromotion(str(left[0].id), left[0].title, str(one.id), money(one.action_price, CURRENCY))
                for one in part.products
            ]
            more = len(part.products) == AT_A_TIME and bool(part.last_id) and part.last_id != last
            last = part.last_id
        return Part(found, str(left[0].id) if len(left) > 1 else None)

    async def leave_promotion(self, promotion_id: str, item_ids: Sequence[str]) -> Sequence[Outcome]:
        """Take products out of it. One of which nothing is said has not been in it."""
        why: dict[str, str] = {}
        for some in parts(item_ids, AT_A_TIME):
            answer = await self.api.leave_action(int(promotion_id), [int(one) for one in some])
            why |= {str(one.product_id): f"Ozon: {one.reason or 'no reason given'}" for one in answer.rejected}
        return [Outcome(one, accepted=one not in why, error=why.get(one, "")) for one in item_ids]
