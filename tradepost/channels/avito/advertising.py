"""Advertising on Avito: autostrategy campaigns with a budget, which bid by themselves; and bids for single listings.

What is paid by the target action (a call, a chat, a package of clicks) has no campaign there, only a price by listing:
all of it is one campaign here, called `cpa`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from tradepost.channels.adapter import Refused
from tradepost.channels.avito import answers, told
from tradepost.channels.avito.figures import LONGEST, Figures
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Access, AdDay, Bid, Campaign, CampaignDraft, Outcome
from tradepost.core import clock
from tradepost.core.money import Money

ACTIONS, NAME = "cpa", "Target actions"
BY_HAND, WHOLE_STOCK = "AS", "AP"
PAGE, AT_A_TIME = 100, 200
BEGINS, LASTS = timedelta(days=7), timedelta(days=30)  # a campaign that is made, unless it is started before
LATELY = timedelta(days=31)
PROMOTION, PRESENCE = "promotion", "presence"
STATES: Mapping[int, Literal["draft", "running", "paused", "ended"]] = {
    0: "draft",
    1: "running",
    2: "paused",
    3: "ended",
    4: "ended",
    5: "draft",  # it is paid for, and its first day lies ahead
}


class Advertising(Figures):
    """Budgets are whole roubles, bids kopecks."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self._told: dict[str, told.Promoted] | None = None

    async def campaigns(self) -> Sequence[Campaign]:
        """Autostrategy campaigns with what they show, and the target actions once a listing has a price of its own."""
        found: list[told.Strategy] = []
        while True:
            part = await self.api.strategies(len(found), limit=PAGE)
            found += part
            if len(part) < PAGE:
                break
        since = clock.now() - LATELY
        known = [one for one in found if _state(one) != "ended" or (one.updated_at or one.created_at or since) > since]
        return [*[await self._campaign(one) for one in known], *await self._actions()]

    async def _campaign(self, one: told.Strategy) -> Campaign:
        state = _state(one)
        shown = [] if state == "ended" else (await self.api.strategy(one.id)).items
        return Campaign(
            external_id=str(one.id),
            name=one.title or str(one.id),
            state=state,
            kind="autopilot" if one.kind == WHOLE_STOCK else "autostrategy",
            item_ids=[str(item.item_id) for item in shown if item.is_active],
            budget=Money(one.budget * 100, "RUB") if one.budget else None,
            starts_on=one.starts_at.date() if one.starts_at else None,
            ends_on=one.ends_at.date() if one.ends_at else None,
        )

    async def _actions(self) -> list[Campaign]:
        try:
            shown = [item for item, one in (await self._promoted()).items() if one.manual or one.auto]
        except Refused:  # an account that pays in another way
            return []
        return [Campaign(ACTIONS, NAME, "running", ACTIONS, shown)] if shown else []

    async def _promoted(self) -> dict[str, told.Promoted]:
        """{listing on sale: what is paid for an action}, asked for once until something of it is changed."""
        if self._told is None:
            items: list[answers.Item] = []
            more, page = True, 1
            while more:
                part = await self.api.items(page)
                items += part.resources
                more, page = part.more, page + 1
            self._told = {
                str(one.item_id): one
                for some in parts([item.id for item in items], AT_A_TIME)
                for one in await self.api.promoted(some)
            }
        return self._told

    async def create_campaign(self, draft: CampaignDraft) -> str:
        """With a budget, an autostrategy that begins in a week unless it is started; without one, target actions.

        For these there is nothing to make: what is bid for runs.
        """
        if draft.daily_budget is not None:
            raise Refused("Avito takes a budget for the whole campaign, not for the day")
        items = [_number(one) for one in draft.item_ids]
        if draft.budget is None:
            there = await self._promoted()
            if missing := [item for item in draft.item_ids if item not in there]:
                raise Refused(f"Avito takes no price of a target action for {', '.join(missing)}")
            return ACTIONS
        begins = clock.now() + BEGINS
        return str(await self.api.create_strategy(draft.name, items, _roubles(draft.budget), begins, begins + LASTS))

    async def set_campaign(self, campaign_id: str, state: Literal["running", "paused", "ended"]) -> None:
        """Start now what was to begin later, or end it for good. Target actions are paused by taking prices back."""
        if campaign_id == ACTIONS:
            await self._set_actions(state)
            return
        one = await self._one(campaign_id)
        if _state(one) == state:
            return
        if state == "paused":
            raise Refused("Avito pauses no campaign from outside: end it, or pause it in the cabinet")
        if state == "ended":
            await self.api.stop_strategy(one.id, one.version)
        elif _state(one) == "draft":
            await self.api.change_strategy(one.id, one.version, starts_at=clock.now())
        else:
            raise Refused(f"Avito starts no campaign again that is {_state(one)}: make a new one")

    async def _set_actions(self, state: Literal["running", "paused", "ended"]) -> None:
        shown = [item for item, one in (await self._promoted()).items() if one.manual or one.auto]
        if state == "ended":
            raise Refused("What is paid by the target action cannot be ended: pause it")
        if state == "running":
            if not shown:
                raise Refused("On Avito a listing runs by its bid: give those bids that shall run")
            return
        self._told = None
        for item in shown:
            await self.api.leave_actions(int(item))

    async def _one(self, campaign_id: str) -> told.Strategy:
        if campaign_id.isdecimal() and (found := (await self.api.strategy(int(campaign_id))).campaign):
            return found
        raise Refused(f"Avito: there is no campaign {campaign_id}")

    async def set_budget(self, campaign_id: str, budget: Money) -> None:
        """A campaign's whole budget, in whole roubles; an autopilot's is changed in the cabinet."""
        if campaign_id == ACTIONS:
            raise Refused("What is paid by the target action has no budget of its own")
        one, amount = await self._one(campaign_id), _roubles(budget)
        if one.kind != BY_HAND:
            raise Refused("Avito lets an autopilot be changed in the cabinet only")
        await self.api.change_strategy(one.id, one.version, budget=amount)

    async def bids(self, campaign_id: str) -> Sequence[Bid]:
        """What a target action of each listing costs at most, with what is advised and the least; campaigns have none.

        A listing that bids by itself within a budget has no bid to tell.
        """
        if campaign_id != ACTIONS:
            return []
        found = []
        for item, one in (await self._promoted()).items():
            if one.manual is not None:
                terms = (await self.api.terms(int(item))).manual
                found.append(
                    Bid(
                        item,
                        Money(one.manual.bid, "RUB"),
                        advised=Money(terms.advised, "RUB") if terms else None,
                        least=Money(terms.least, "RUB") if terms else None,
                    )
                )
        return found

    async def set_bids(self, campaign_id: str, bids: Sequence[Bid]) -> Sequence[Outcome]:
        """Set what a target action may cost, one by one; a listing's limit for the day stays as it is."""
        there = await self._promoted() if campaign_id == ACTIONS else {}
        outcomes = []
        for one in bids:
            why = "Avito bids by itself in a campaign" if campaign_id != ACTIONS else _why_not(one, there)
            if not why and one.amount is not None:
                why = await self._bid(there[one.item_id], one.amount.minor)
            outcomes.append(Outcome(one.item_id, accepted=not why, error=why))
        self._told = None
        return outcomes

    async def _bid(self, one: told.Promoted, amount: int) -> str:
        """Why a bid was not taken; nothing when it was."""
        try:
            await self.api.set_bid(one.item_id, one.action, amount, one.manual.limit if one.manual else None)
        except Refused as error:
            return error.detail
        return ""

    async def ad_statistics(self, campaign_ids: Sequence[str], start: date, end: date) -> Sequence[AdDay]:
        """Visits of each campaign's days; and what its listings cost on these, which is told once a minute.

        A campaign's cost is what was spent on the promotion of its listings, that of target actions what was spent on
        these and on being there: Avito tells no finer. Of orders that came by advertising nothing is told.
        """
        first = max(start, end - LONGEST)
        found: list[AdDay] = []
        for campaign in campaign_ids:
            if campaign == ACTIONS:
                shown = [int(item) for item, one in (await self._promoted()).items() if one.manual or one.auto]
                costs = await self._costs(shown, first, end, PRESENCE)
                found += [AdDay(ACTIONS, day, 0, 0, cost) for day, cost in sorted(costs.items()) if cost.minor]
                continue
            visits = {day.date: day.views for day in await self.api.strategy_days(_number(campaign))}
            if days := sorted(day for day in visits if first <= day <= end):
                shown = [item.item_id for item in (await self.api.strategy(_number(campaign))).items]
                costs = await self._costs(shown, days[0], days[-1], PROMOTION)
                found += [AdDay(campaign, day, 0, visits[day], costs.get(day, Money(0, "RUB"))) for day in days]
        return found

    async def _costs(self, items: Sequence[int], start: date, end: date, kind: str) -> dict[date, Money]:
        if not items:
            return {}
        told = await self.in_turn(self.api.spendings, items, start, end, kind)
        return {
            one.date: Money(sum(_kopecks(spent.value) for spent in one.spendings if spent.slug == kind), "RUB")
            for one in told
        }


def _state(one: told.Strategy) -> Literal["draft", "running", "paused", "ended"]:
    over = one.ends_at is not None and one.ends_at <= clock.now()
    return "ended" if over else STATES.get(one.status, "ended")


def _number(item: str) -> int:
    if not item.isdecimal():
        raise Refused(f"Avito's listings and campaigns have numbers, and not {item}")
    return int(item)


def _roubles(amount: Money) -> int:
    if amount.currency != "RUB" or amount.minor % 100 or amount.minor <= 0:
        raise Refused(f"Avito takes whole roubles, not {amount} {amount.currency}")
    return amount.minor // 100


def _kopecks(roubles: Decimal) -> int:
    return int((roubles * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _why_not(one: Bid, there: Mapping[str, told.Promoted]) -> str:
    if one.item_id not in there:
        return "Avito takes no price of a target action for this listing"
    if there[one.item_id].auto is not None:
        return "the listing bids by itself within a budget: change that in the cabinet first"
    if one.amount is None or one.amount.currency != "RUB" or one.amount.minor <= 0:
        return "Avito takes an amount in roubles"
    return ""
