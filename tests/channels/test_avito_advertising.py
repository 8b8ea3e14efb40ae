"""Advertising on Avito, against the pretend one: campaigns with budgets, bids by listing, what both cost."""

from datetime import timedelta
from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_avito import adapter_for, connect, rub
from tradepost.channels.adapter import Refused
from tradepost.channels.avito import advertising
from tradepost.channels.sandbox.avito.advertising import ACTIONS as PRICES
from tradepost.channels.sandbox.avito.figures import MOSCOW
from tradepost.channels.shapes import AdDay, Bid, Campaign, CampaignDraft, Outcome
from tradepost.core import clock
from tradepost.core.money import Money


async def test_a_campaign_is_made_given_a_budget_started_counted_and_ended(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku) for sku in ("LAMP", "VASE"))
    items = [str(lamp.nm), str(vase.nm)]
    async with adapter_for(market, await connect(market)) as adapter:
        for draft, said in (
            (CampaignDraft("Lamps", items, daily_budget=rub(500)), "a budget for the whole campaign, not for the day"),
            (CampaignDraft("Lamps", items, budget=Money(500_050, "RUB")), "takes whole roubles, not 5000.50 RUB"),
            (CampaignDraft("Lamps", ["a"], budget=rub(5000)), "have numbers, and not a"),
            (CampaignDraft("Lamps", ["5"], budget=rub(5000)), "items are needed, of this account"),
            (CampaignDraft("Lamps", items, budget=rub(5)), "budget is below 1000 roubles"),
        ):
            with pytest.raises(Refused, match=said):
                await adapter.create_campaign(draft)
        assert await adapter.campaigns() == []

        now = clock.now()
        made = await adapter.create_campaign(CampaignDraft("Lamps", items, budget=rub(5000)))
        begins, ends = ((now + timedelta(days=days)).date() for days in (7, 37))
        draft = Campaign(made, "Lamps", "draft", "autostrategy", items, rub(5000), None, begins, ends)
        assert list(await adapter.campaigns()) == [draft]
        with pytest.raises(Refused, match="pauses no campaign from outside"):
            await adapter.set_campaign(made, "paused")

        await adapter.set_budget(made, rub(7000))
        await adapter.set_campaign(made, "running")
        await adapter.set_campaign(made, "running")
        begun = market.state.campaigns[int(made)].at
        (running,) = await adapter.campaigns()
        assert (running.state, running.budget, running.starts_on) == ("running", rub(7000), begun.date())
        assert now.replace(microsecond=0) <= begun <= clock.now()
        assert sum(one.endswith("/campaign/edit") for one in market.asked) == 2
        assert await adapter.bids(made) == []
        (refused,) = await adapter.set_bids(made, [Bid(items[0], rub(15))])
        assert (refused.accepted, refused.error) == (False, "Avito bids by itself in a campaign")

        await market.wait(86_400)
        today = clock.now().astimezone(MOSCOW).date()
        first = begun.astimezone(MOSCOW).date()
        days = [first + timedelta(days=n) for n in range((today - first).days + 1)]
        assert len(days) >= 2
        cost = {day: sum(2 * ((one.nm + day.toordinal()) % 50) + 1 for one in (lamp, vase)) * 50 for day in days}
        assert await adapter.ad_statistics([made], today - timedelta(days=30), today) == [
            AdDay(made, day, 0, (int(made) * 3 + day.toordinal() * 7) % 90, Money(cost[day], "RUB")) for day in days
        ]

        await adapter.set_campaign(made, "ended")
        await adapter.set_campaign(made, "ended")
        (ended,) = await adapter.campaigns()
        assert (ended.state, ended.item_ids) == ("ended", [])
        with pytest.raises(Refused, match="starts no campaign again that is ended"):
            await adapter.set_campaign(made, "running")
        for number, said in (("5", "The campaign is not found"), ("lamps", "there is no campaign lamps")):
            with pytest.raises(Refused, match=said):
                await adapter.set_budget(number, rub(7000))


async def test_a_campaign_that_changed_meanwhile_is_left_as_it_is(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    async with adapter_for(market, await connect(market)) as adapter:
        made = await adapter.create_campaign(CampaignDraft("Lamps", [str(lamp.nm)], budget=rub(5000)))
        whole = await adapter.api.strategy(int(made))
        market.state.campaigns[int(made)].version += 1

        async def stale(_campaign_id: int) -> Any:
            return whole

        monkeypatch.setattr(type(adapter.api), "strategy", lambda _api, number: stale(number))
        with pytest.raises(Refused, match="The campaign has another version"):
            await adapter.set_budget(made, rub(9000))
    assert market.state.campaigns[int(made)].budget == 5000


async def test_target_actions_are_bid_for_by_listing_and_paused_by_taking_the_bids_back(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku) for sku in ("LAMP", "VASE"))
    mine, other = str(lamp.nm), str(vase.nm)
    async with adapter_for(market, await connect(market)) as adapter:
        with pytest.raises(Refused, match=r"no price of a target action for 5$"):
            await adapter.create_campaign(CampaignDraft("Actions", [mine, "5"]))
        with pytest.raises(Refused, match="a listing runs by its bid"):
            await adapter.set_campaign("cpa", "running")
        assert await adapter.create_campaign(CampaignDraft("Actions", [mine])) == "cpa"
        assert await adapter.campaigns() == []  # nothing is bid yet

        outcomes = await adapter.set_bids(
            "cpa", [Bid(mine, rub(20)), Bid(other, rub(1)), Bid("5", rub(20)), Bid(other, share=500)]
        )
        assert list(outcomes) == [
            Outcome(mine, accepted=True),
            Outcome(other, accepted=False, error="Avito: bidPenny is below the least"),
            Outcome("5", accepted=False, error="Avito takes no price of a target action for this listing"),
            Outcome(other, accepted=False, error="Avito takes an amount in roubles"),
        ]
        assert list(await adapter.campaigns()) == [Campaign("cpa", "Target actions", "running", "cpa", [mine])]
        assert list(await adapter.bids("cpa")) == [Bid(mine, rub(20), advised=rub(14), least=rub(5))]
        with pytest.raises(Refused, match="has no budget of its own"):
            await adapter.set_budget("cpa", rub(500))
        with pytest.raises(Refused, match="cannot be ended: pause it"):
            await adapter.set_campaign("cpa", "ended")
        await adapter.set_campaign("cpa", "running")

        today = clock.now().astimezone(MOSCOW).date()
        cost = Money((2 * ((lamp.nm + today.toordinal()) % 50) + 1) * 50, "RUB")
        assert await adapter.ad_statistics(["cpa"], today, today) == [AdDay("cpa", today, 0, 0, cost)]

        await adapter.set_campaign("cpa", "paused")
        assert (await adapter.campaigns(), await adapter.bids("cpa")) == ([], [])
        assert await adapter.ad_statistics(["cpa"], today, today) == []
    assert [one.bids for one in market.state.campaigns.values() if one.dialect == PRICES] == [{}]


async def test_a_limit_for_the_day_stays_and_what_bids_by_itself_is_left_alone(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        {"itemID": 7, "actionTypeID": 5, "manualPromotion": {"bidPenny": 1400, "limitPenny": 192_400}},
        {"itemID": 8, "actionTypeID": 1, "autoPromotion": {"budgetPenny": 9000, "budgetType": "7d"}},
    ]
    there = {str(one["itemID"]): advertising.told.Promoted.model_validate(one) for one in told}
    bid: list[tuple[Any, ...]] = []

    async def set_bid(*asked: Any) -> None:
        bid.append(asked[1:])

    async with adapter_for(market, await connect(market)) as adapter:
        adapter._told = there
        monkeypatch.setattr(type(adapter.api), "set_bid", set_bid)
        outcomes = await adapter.set_bids("cpa", [Bid("7", rub(15)), Bid("8", rub(15))])
    assert [(one.accepted, one.error) for one in outcomes] == [
        (True, ""),
        (False, "the listing bids by itself within a budget: change that in the cabinet first"),
    ]
    assert bid == [(7, 5, 1500, 192_400)]
