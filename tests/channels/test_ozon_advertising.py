"""Advertising on Ozon by the adapter, against the pretend one: campaigns, their day's budget, bids and figures."""

from datetime import timedelta
from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_ozon import ozon, rub
from tradepost.channels.adapter import NoAnswer, Refused
from tradepost.channels.ozon import advertising
from tradepost.channels.ozon.performance import Performance
from tradepost.channels.shapes import Bid, CampaignDraft, Outcome
from tradepost.core import clock
from tradepost.core.money import Money


async def test_a_campaign_is_made_given_a_day_s_budget_run_bid_for_and_counted(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku) for sku in ("LAMP", "VASE"))
    items = [str(lamp.nm), str(vase.nm)]
    async with await ozon(market) as adapter:
        with pytest.raises(Refused, match="a budget for the day, not for the whole campaign"):
            await adapter.create_campaign(CampaignDraft("Lamps", items, budget=rub(2000)))
        with pytest.raises(Refused, match="5 is not on sale"):
            await adapter.create_campaign(CampaignDraft("Lamps", ["5"]))
        assert market.state.campaigns == {}
        made = await adapter.create_campaign(CampaignDraft("Lamps", items, daily_budget=rub(600)))
        (campaign,) = await adapter.campaigns()
        assert (campaign.external_id, campaign.name, campaign.state, campaign.kind) == (made, "Lamps", "paused", "cpc")
        assert (campaign.item_ids, campaign.budget, campaign.daily_budget) == (items, None, rub(600))
        await adapter.set_daily_budget(made, rub(700))
        assert (await adapter.campaigns())[0].daily_budget == rub(700)
        with pytest.raises(Refused, match="dailyBudget is below 500 roubles"):
            await adapter.set_daily_budget(made, rub(1))
        await adapter.set_campaign(made, "running")
        await adapter.set_campaign(made, "running")
        assert (await adapter.campaigns())[0].state == "running"
        assert market.asked.count(f"POST /api/client/campaign/{made}/activate") == 1

        twelve, three = rub(12), rub(3)
        assert list(await adapter.bids(made)) == [Bid(one, twelve, advised=twelve, least=three) for one in items]
        outcomes = await adapter.set_bids(
            made, [Bid(items[0], rub(15)), Bid(items[1], rub(1)), Bid("77", rub(15)), Bid("78", share=500)]
        )
        assert list(outcomes) == [
            Outcome(items[0], accepted=True),
            Outcome(items[1], accepted=False, error="Ozon Performance: bid is below the least"),
            Outcome("77", accepted=False, error="Ozon: the campaign does not show this item"),
            Outcome("78", accepted=False, error="Ozon: the campaign does not show this item"),
        ]
        assert [one.amount for one in await adapter.bids(made)] == [rub(15), rub(12)]

        today = clock.now().date()
        (figures,) = await adapter.ad_statistics([made], today - timedelta(days=70), today)
        views = (int(made) * 31 + today.toordinal() * 17) % 400 + 100
        assert (figures.campaign_id, figures.day, figures.item_id) == (made, today, "")
        assert (figures.views, figures.clicks, figures.orders) == (views, views // 20, views // 160)
        assert figures.cost == Money(views // 20 * 1200, "RUB")
        assert figures.revenue == Money(views // 160 * 99_000, "RUB")

        await adapter.set_campaign(made, "paused")
        assert (await adapter.campaigns())[0].state == "paused"
        with pytest.raises(Refused, match="lets no campaign be ended from outside"):
            await adapter.set_campaign("5", "ended")
        with pytest.raises(Refused, match="there is no campaign 5"):
            await adapter.set_campaign("5", "running")
        with pytest.raises(Refused, match="a budget for the day"):
            await adapter.set_budget(made, rub(5000))


@pytest.mark.parametrize("name", ["create", "add"])
async def test_whichever_answer_gets_lost_a_campaign_is_made_once_and_shows_everything(
    market: Market, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(advertising, "PUSH", 2)
    goods = [market.state.add_good(f"G{n}", title=f"G{n}") for n in range(3)]
    items = [str(one.nm) for one in goods]
    real, calls = getattr(Performance, name), []

    async def lossy(self: Any, *args: Any) -> Any:
        done = await real(self, *args)
        calls.append(args)
        if len(calls) == 1:
            raise NoAnswer("no answer")
        return done

    async with await ozon(market) as adapter:
        monkeypatch.setattr(Performance, name, lossy)
        with pytest.raises(NoAnswer):
            await adapter.create_campaign(CampaignDraft("Lamps", items, daily_budget=rub(600)))
        made = await adapter.create_campaign(CampaignDraft("Lamps", items, daily_budget=rub(700)))
        assert await adapter.create_campaign(CampaignDraft("Lamps", items, daily_budget=rub(700))) == made
        (there,) = market.state.campaigns.values()
        assert (str(there.id), there.nms, there.daily) == (made, [one.nm for one in goods], 70_000)
        assert len(calls) == (1 if name == "create" else 2)

        others = [
            await adapter.create_campaign(CampaignDraft(*draft)) for draft in (("Lights", items), ("One", items[:1]))
        ]
        again = await adapter.create_campaign(CampaignDraft("One", items))  # fewer is not a part of it
        await adapter.set_campaign(made, "running")
        others += [again, await adapter.create_campaign(CampaignDraft("Lamps", items))]
        await market.wait(86_401)
        others.append(await adapter.create_campaign(CampaignDraft("Lights", items)))
    assert len({made, *others}) == len(market.state.campaigns) == 6


async def test_only_bids_that_are_others_are_told_since_telling_loses_stop_words(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku) for sku in ("LAMP", "VASE"))
    async with await ozon(market) as adapter:
        made = await adapter.create_campaign(CampaignDraft("Lamps", [str(lamp.nm), str(vase.nm)]))
        bids = [Bid(str(lamp.nm), rub(20)), Bid(str(vase.nm), rub(12))]
        assert all(one.accepted for one in await adapter.set_bids(made, bids))
        assert all(one.accepted for one in await adapter.set_bids(made, bids))
    assert market.asked.count(f"PUT /api/client/campaign/{made}/products") == 1


async def test_a_campaign_that_bids_by_itself_takes_no_bids(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    monkeypatch.setattr(advertising, "BY_HAND", frozenset({"NO_AUTO_STRATEGY"}))
    async with await ozon(market) as adapter:
        made = await adapter.create_campaign(CampaignDraft("Lamps", [str(lamp.nm)]))
        (refused,) = await adapter.set_bids(made, [Bid(str(lamp.nm), rub(20))])
        assert refused.error == "the campaign bids by itself (TARGET_BIDS): change that in the cabinet first"
    assert market.state.campaigns[int(made)].bids == {lamp.nm: 1200}


async def test_a_token_is_asked_for_once_and_again_when_it_is_refused(market: Market) -> None:
    channel = await market.connect("ozon")
    for _ in range(2):
        async with market.speaking(advertising.Advertising, channel) as adapter:
            assert await adapter.campaigns() == []
    assert market.asked.count("POST /api/client/token") == 1
    for name in [name for name in market.state.tokens if name.startswith("performance-")]:
        del market.state.tokens[name]
    async with market.speaking(advertising.Advertising, channel) as adapter:
        assert await adapter.campaigns() == []
    assert market.asked.count("POST /api/client/token") == 2


async def test_a_wrong_key_for_advertising_is_told_and_the_shop_works_without(market: Market, owner: Any) -> None:
    channel = await market.connect("ozon")
    market.state.tokens["another"] = clock.now() + timedelta(days=1)
    async with market.speaking(advertising.Advertising, channel) as adapter:
        adapter.adverts.secret = "wrong"
        told = await adapter.check()
    assert told.works
    assert told.message == (
        "Connected to Sandbox. Ozon Performance does not accept the credentials: invalid client credentials"
    )
