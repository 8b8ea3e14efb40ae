"""Advertising on Ozon: campaigns paid by the click. Others (by the order, banners) are left to the cabinet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, Self

from tradepost.channels.adapter import Failed, Refused
from tradepost.channels.ozon.connected import Connected
from tradepost.channels.ozon.goods import Goods
from tradepost.channels.ozon.performance import BY_HAND, CLICKS, Advert, AdvertItem, Performance, client
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Access, AdDay, Bid, Campaign, CampaignDraft, Checked, Outcome
from tradepost.core import clock
from tradepost.core.money import Money

PAGE, PUSH, LOOK = 100, 500, 200
LONGEST = timedelta(days=61)  # 62 days, both included
A_DAY = timedelta(days=1)
TEN_THOUSAND = 10_000  # millionths of a rouble in a kopeck
STATES: dict[str, Literal["draft", "running", "paused", "ended"]] = {
    "CAMPAIGN_STATE_RUNNING": "running",
    "CAMPAIGN_STATE_PLANNED": "running",  # it is started, and its first day lies ahead
    "CAMPAIGN_STATE_STOPPED": "paused",  # its budget is spent
    "CAMPAIGN_STATE_INACTIVE": "paused",
    "CAMPAIGN_STATE_MODERATION_DRAFT": "draft",
    "CAMPAIGN_STATE_MODERATION_IN_PROGRESS": "draft",
    "CAMPAIGN_STATE_MODERATION_FAILED": "draft",
}


class Advertising(Goods, Connected):
    """Campaigns, bids, statistics, by an API that wants its own key."""

    budgets = frozenset({"daily_budget"})
    bid_note = "stop_words"

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self.adverts = client(access, pause=self._wait)

    async def _wait(self, seconds: float) -> None:
        await self.api.pause(seconds)

    async def __aenter__(self) -> Self:
        """Open both connections."""
        await super().__aenter__()
        await self.adverts.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close both."""
        await self.adverts.__aexit__(*error)
        await super().__aexit__(*error)

    async def check(self) -> Checked:
        """As ever; what is wrong with the key for advertising is told beside it, since the shop works without."""
        told = await super().check()
        if told.works and self.adverts.secret:
            try:
                await self.adverts.adverts(size=1)
            except Failed as error:
                return replace(told, message=f"{told.message}. {error.detail}")
        return told

    @property
    def _ads(self) -> Performance:
        if not self.adverts.secret:
            raise Refused(
                "Advertising on Ozon has a key of its own: set performance_client_id and performance_client_secret"
            )
        return self.adverts

    async def campaigns(self) -> Sequence[Campaign]:
        """Campaigns paid by the click, each with what it shows."""
        return [await self._told(one) for one in await self._all()]

    async def _all(self) -> list[Advert]:
        found: list[Advert] = []
        while True:
            part = await self._ads.adverts(len(found) // PAGE + 1, size=PAGE)
            found += part
            if len(part) < PAGE:
                return [one for one in found if one.kind == CLICKS]

    async def _told(self, one: Advert) -> Campaign:
        state = STATES.get(one.state, "ended")
        shown = [] if state == "ended" else await self._items(one.id)
        products = await self.by_sku(item.sku for item in shown)
        return Campaign(
            external_id=one.id,
            name=one.title or one.id,
            state=state,
            kind=(one.payment or "cpc").lower(),
            item_ids=[str(products[item.sku].id) for item in shown if item.sku in products],
            budget=_kopecks(one.budget),
            daily_budget=_kopecks(one.daily_budget),
            starts_on=one.starts,
            ends_on=one.ends,
        )

    async def _items(self, campaign_id: str) -> list[AdvertItem]:
        found: list[AdvertItem] = []
        while True:
            part = await self._ads.items(campaign_id, len(found) // PAGE + 1, size=PAGE)
            found += part
            if len(part) < PAGE:
                return found

    async def _skus(self, item_ids: Sequence[str]) -> dict[str, int]:
        """{item: SKU}; Refused for one that has none yet."""
        products = await self.by_id(item_ids)
        for item in item_ids:
            if item not in products or not products[item].sku:
                raise Refused(f"Ozon: {item} is not on sale")
        return {item: products[item].sku for item in item_ids}

    async def create_campaign(self, draft: CampaignDraft) -> str:
        """A campaign in the search and in recommendations, whose bids are set by hand.

        One of that name that was made within a day, does not run and shows these items, or as many as one call adds, is
        this one: an answer got lost on the way.
        """
        if draft.budget is not None:
            raise Refused("Ozon takes a budget for the day, not for the whole campaign")
        skus = list((await self._skus(draft.item_ids)).values())
        daily = None if draft.daily_budget is None else _millionths(draft.daily_budget)
        made, shown = await self._made(draft.name, skus)
        if not made:
            made = await self._ads.create(draft.name, daily)
        elif daily is not None:  # it may be another than at the first try
            await self._ads.set_daily_budget(made, daily)
        for some in parts(skus[shown:], PUSH):
            await self._ads.add(made, some)
        return made

    async def _made(self, name: str, skus: Sequence[int]) -> tuple[str, int]:
        """The campaign that an earlier try has made, and how many of these it shows already; ("", 0) for none."""
        for one in await self._all():
            lately = one.created is not None and one.created >= clock.now() - A_DAY
            if one.title == name and lately and STATES.get(one.state) in {"draft", "paused"}:
                shown = {item.sku for item in await self._items(one.id)}
                whole = len(shown) == len(skus) or len(shown) % PUSH == 0
                if whole and shown == set(skus[: len(shown)]):
                    return one.id, len(shown)
        return "", 0

    async def set_campaign(self, campaign_id: str, state: Literal["running", "paused", "ended"]) -> None:
        """Start or pause a campaign; one that is so already stays so. None can be ended from here."""
        if state == "ended":
            raise Refused("Ozon lets no campaign be ended from outside: pause it, or archive it in the cabinet")
        if STATES.get((await self._one(campaign_id)).state, "ended") != state:
            await (self._ads.activate if state == "running" else self._ads.deactivate)(campaign_id)

    async def _one(self, campaign_id: str) -> Advert:
        found = await self._ads.advert(campaign_id)
        for one in found:
            if one.id == campaign_id:
                return one
        raise Refused(f"Ozon: there is no campaign {campaign_id}")

    async def set_budget(self, campaign_id: str, budget: Money) -> None:  # noqa: ARG002 - there is none to set
        """Not taken: only agencies may."""
        raise Refused("Ozon takes a budget for the day, not for the whole campaign")

    async def set_daily_budget(self, campaign_id: str, budget: Money) -> None:
        """What a campaign may spend in a day."""
        await self._ads.set_daily_budget(campaign_id, _millionths(budget))

    async def bids(self, campaign_id: str) -> Sequence[Bid]:
        """Bids for a click, with what others bid and the least that is taken."""
        shown = await self._items(campaign_id)
        products = await self.by_sku(item.sku for item in shown)
        advised: dict[int, int] = {}
        least: dict[int, Decimal] = {}
        for some in parts([item.sku for item in shown if item.sku in products], LOOK):
            advised |= {one.sku: one.bid for one in await self._ads.competitive(campaign_id, some)}
            least |= {one.sku: one.bid for one in await self._ads.least(some)}
        return [
            Bid(
                item_id=str(products[item.sku].id),
                amount=_kopecks(item.bid),
                advised=_kopecks(advised.get(item.sku, 0)),
                least=_kopecks(int(least.get(item.sku, Decimal(0)) * 1_000_000)),
            )
            for item in shown
            if item.sku in products
        ]

    async def set_bids(self, campaign_id: str, bids: Sequence[Bid]) -> Sequence[Outcome]:
        """Set bids for a click. Only those that are others are told, since telling loses an item's stop words."""
        strategy = (await self._one(campaign_id)).strategy
        if strategy not in BY_HAND:
            why = f"the campaign bids by itself ({strategy}): change that in the cabinet first"
            return [Outcome(one.item_id, accepted=False, error=why) for one in bids]
        shown = {item.sku: item.bid for item in await self._items(campaign_id)}
        products = await self.by_id([one.item_id for one in bids])
        wrong: dict[str, str] = {}
        wanted: dict[int, tuple[str, int]] = {}
        for one in bids:
            sku = products[one.item_id].sku if one.item_id in products else 0
            if sku not in shown:
                wrong[one.item_id] = "Ozon: the campaign does not show this item"
            elif one.amount is None or one.amount.currency != "RUB":
                wrong[one.item_id] = "Ozon takes an amount in roubles"
            elif shown[sku] != (told := one.amount.minor * TEN_THOUSAND):
                wanted[sku] = (one.item_id, told)
        for some in parts(sorted(wanted), PUSH):
            wrong |= await self._bid(campaign_id, {sku: wanted[sku] for sku in some})
        return [
            Outcome(one.item_id, accepted=one.item_id not in wrong, error=wrong.get(one.item_id, "")) for one in bids
        ]

    async def _bid(self, campaign_id: str, some: dict[int, tuple[str, int]]) -> dict[str, str]:
        """Tell bids; a part that is refused is halved until the wrong one is found: {item: why}."""
        try:
            await self._ads.set_bids(campaign_id, {sku: bid for sku, (_, bid) in some.items()})
        except Refused as error:
            if len(some) == 1:
                return {item: error.detail for item, _ in some.values()}
            skus = sorted(some)
            half = len(skus) // 2
            return await self._bid(campaign_id, {one: some[one] for one in skus[:half]}) | await self._bid(
                campaign_id, {one: some[one] for one in skus[half:]}
            )
        return {}

    async def ad_statistics(self, campaign_ids: Sequence[str], start: date, end: date) -> Sequence[AdDay]:
        """Figures by campaign and day; by item Ozon tells them for two days only, so not at all here."""
        found: list[AdDay] = []
        first = start
        while first <= end:
            last = min(first + LONGEST, end)
            for some in parts(campaign_ids, PAGE):
                found += [
                    AdDay(
                        campaign_id=one.id,
                        day=one.date,
                        views=one.views,
                        clicks=one.clicks,
                        orders=one.orders,
                        cost=_roubles(one.spent),
                        revenue=_roubles(one.revenue),
                    )
                    for one in (await self._ads.daily(some, first, last)).rows
                    if one.date is not None
                ]
            first = last + timedelta(days=1)
        return found


def _kopecks(millionths: int) -> Money | None:
    """Millionths of a rouble; 0 is none."""
    return Money(round(millionths / TEN_THOUSAND), "RUB") if millionths else None


def _roubles(amount: Decimal) -> Money:
    return Money(int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP)), "RUB")


def _millionths(amount: Money) -> int:
    if amount.currency != "RUB":
        raise Refused(f"Ozon takes roubles, not {amount.currency}")
    return amount.minor * TEN_THOUSAND
