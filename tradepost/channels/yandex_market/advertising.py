"""Advertising on Yandex Market: the one campaign of a cabinet that can be spoken to, which is paid from what is sold.

Its first bid makes it, a bid of 0 stops an item, and bids are hundredths of a per cent of the price.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from tradepost.channels.adapter import Refused
from tradepost.channels.rules import parts
from tradepost.channels.shapes import AdDay, Bid, Campaign, CampaignDraft, Outcome
from tradepost.channels.yandex_market import told
from tradepost.channels.yandex_market.amounts import ours
from tradepost.channels.yandex_market.connected import Connected
from tradepost.core.money import Money

NAME, KIND = "Sales boost", "cps"
AT_A_TIME = 1500
LEAST, MOST = 50, 9999  # hundredths of a per cent
LONGEST = timedelta(days=29)
BOOST = "AUCTION_PROMOTION"


class Advertising(Connected):
    """The sales boost: one campaign, called by the cabinet's number."""

    budgets = frozenset[str]()
    bids_in = "percent"

    async def campaigns(self) -> Sequence[Campaign]:
        """The one campaign, once it has a bid. Whether it was switched off in the cabinet nobody says."""
        bids = await self._bids()
        if not bids:
            return []
        return [
            Campaign(
                external_id=await self._number(),
                name=NAME,
                state="running" if any(bids.values()) else "paused",
                kind=KIND,
                item_ids=list(bids),
            )
        ]

    async def _number(self) -> str:
        return str(await self.api.cabinet())

    async def _bids(self) -> dict[str, int]:
        """{SKU: bid} of everything that has had one, 0 for what is stopped."""
        found: dict[str, int] = {}
        token: str | None = None
        while True:
            part = await self.api.bids(token)
            found |= {one.sku: one.bid for one in part.bids}
            if part.following in {None, token}:  # a list that goes on with itself would never end
                return found
            token = part.following

    async def _only(self, campaign_id: str) -> None:
        if campaign_id != await self._number():
            raise Refused(f"Yandex Market has one campaign, {await self._number()}, and not {campaign_id}")

    async def create_campaign(self, draft: CampaignDraft) -> str:
        """Have these items in the one campaign: those that are not yet in it are stopped until they have a bid."""
        if draft.budget is not None or draft.daily_budget is not None:
            raise Refused("Yandex Market has no budgets: its advertising is paid from what it sells")
        there = await self._bids()
        for some in parts([one for one in dict.fromkeys(draft.item_ids) if one not in there], AT_A_TIME):
            await self.api.set_bids(dict.fromkeys(some, 0))
        return await self._number()

    async def set_campaign(self, campaign_id: str, state: Literal["running", "paused", "ended"]) -> None:
        """Pause everything, by bids of 0. What runs is said by its bid, and nothing ends the campaign."""
        await self._only(campaign_id)
        bids = await self._bids()
        if state == "ended":
            raise Refused("Yandex Market's one campaign cannot be ended: pause it")
        if state == "running":
            if not any(bids.values()):
                raise Refused("On Yandex Market an item runs by its bid: give those bids that shall run")
            return
        for some in parts([sku for sku, bid in bids.items() if bid], AT_A_TIME):
            await self.api.set_bids(dict.fromkeys(some, 0))

    async def set_budget(self, campaign_id: str, budget: Money) -> None:  # noqa: ARG002 - there is none to set
        """Not there."""
        raise Refused("Yandex Market has no budgets: its advertising is paid from what it sells")

    async def bids(self, campaign_id: str) -> Sequence[Bid]:
        """Bids, with the one that brings the largest share of views that is advised."""
        await self._only(campaign_id)
        there = await self._bids()
        advised: dict[str, int] = {}
        for some in parts(there, AT_A_TIME):
            advised |= {one.sku: one.bid for one in (await self.api.advised_bids(some)).recommendations}
        return [
            Bid(item_id=sku, share=bid, advised_share=advised.get(sku) or None, least_share=LEAST)
            for sku, bid in there.items()
        ]

    async def set_bids(self, campaign_id: str, bids: Sequence[Bid]) -> Sequence[Outcome]:
        """Set bids of 0.5 to 99.99 per cent; 0 stops an item. One part that is refused is halved."""
        await self._only(campaign_id)
        wrong: dict[str, str] = {}
        for one in bids:
            if one.share is None:
                wrong[one.item_id] = "Yandex Market takes a share of the price, in per cent"
            elif one.share and not LEAST <= one.share <= MOST:
                wrong[one.item_id] = "Yandex Market takes 0.5 to 99.99 per cent, and 0 to stop"
        for some in parts({one.item_id: one.share or 0 for one in bids if one.item_id not in wrong}.items(), AT_A_TIME):
            wrong |= await self._bid(dict(some))
        return [
            Outcome(one.item_id, accepted=one.item_id not in wrong, error=wrong.get(one.item_id, "")) for one in bids
        ]

    async def _bid(self, some: dict[str, int]) -> dict[str, str]:
        """Tell bids; a part that is refused is halved until the wrong one is found: {SKU: why}."""
        try:
            await self.api.set_bids(some)
        except Refused as error:
            if len(some) == 1:
                return dict.fromkeys(some, error.detail)
            skus = list(some)
            half = len(skus) // 2
            return await self._bid({one: some[one] for one in skus[:half]}) | await self._bid(
                {one: some[one] for one in skus[half:]}
            )
        return {}

    async def ad_statistics(self, campaign_ids: Sequence[str], start: date, end: date) -> Sequence[AdDay]:
        """What the boost of this shop's orders cost, by the day of the order and item. Views nobody tells.

        A fee is told by order: it is spread over the items that had a bid, by bid and amount.
        """
        number = await self._number()
        if number not in campaign_ids:
            return []
        sums: dict[tuple[date, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        first = start
        while first <= end:
            last = min(first + LONGEST, end)
            token: str | None = None
            while True:
                part = await self.api.placed(first, last, token)
                for order in part.orders:
                    if not order.fake and order.creation_date:
                        _add(order, sums)
                if part.following in {None, token}:
                    break
                token = part.following
            first = last + timedelta(days=1)
        return [
            AdDay(
                campaign_id=number,
                day=day,
                item_id=sku,
                views=0,
                clicks=0,
                orders=orders,
                cost=Money(cost, currency),
                revenue=Money(revenue, currency),
            )
            for (day, sku, currency), (orders, cost, revenue) in sorted(sums.items())
        ]


def _add(order: told.SoldOrder, sums: dict[tuple[date, str, str], list[int]]) -> None:
    fee = ours(sum((one.actual for one in order.commissions if one.type == BOOST), Decimal(0)), order.currency)
    if not fee.minor or order.creation_date is None:
        return
    amounts = [(one, ours(one.paid, order.currency).minor) for one in order.items if one.bid_fee and one.shop_sku]
    if not amounts:  # the order's items are gone, the fee is not
        sums[order.creation_date, "", fee.currency][1] += fee.minor
        return
    whole = sum(one.bid_fee * amount for one, amount in amounts) or 1
    left = fee.minor
    sold = not order.status.startswith("CANCELLED")
    for n, (one, amount) in enumerate(amounts):
        # The last has what is left, so that the parts add up to the fee.
        part = left if n == len(amounts) - 1 else fee.minor * one.bid_fee * amount // whole
        left -= part
        into = sums[order.creation_date, one.shop_sku, fee.currency]
        into[0] += int(sold)
        into[1] += part
        into[2] += amount if sold else 0
