"""Wildberries' promotions: what takes part and for how much. Its API only adds; one leaves in its cabinet."""

from datetime import timedelta

from tradepost.channels.shapes import InPromotion, Part
from tradepost.channels.wildberries.connected import Connected
from tradepost.core import clock
from tradepost.core.money import Money, minor_digits

AT_A_TIME = 1000
AUTOMATIC = "auto"
A_MOMENT = timedelta(minutes=1)


class Promotions(Connected):
    """An item is a card."""

    async def promotions(self, cursor: str | None = None) -> Part[InPromotion]:
        """Those that run now and that tell who takes part, in the order of their numbers: one at a time."""
        now = clock.now()
        running = await self.api.promotions(now, now + A_MOMENT)
        left = sorted(
            (one for one in running if one.type != AUTOMATIC and (cursor is None or one.id > int(cursor))),
            key=lambda one: one.id,
        )
        if not left:
            return Part([])
        found: list[InPromotion] = []
        more = True
        while more:
            part = await self.api.promoted(left[0].id, len(found), limit=AT_A_TIME)
            for one in part:
                price = Money.of(round(one.plan_price or one.price, minor_digits(one.currency_code)), one.currency_code)
                found.append(InPromotion(str(left[0].id), left[0].name, str(one.id), price))
            more = len(part) == AT_A_TIME
        return Part(found, str(left[0].id) if len(left) > 1 else None)
