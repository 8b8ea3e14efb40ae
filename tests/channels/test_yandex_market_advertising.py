"""The sales boost of Yandex Market by the adapter, against the pretend one: bids in per cent, and what it cost."""

from datetime import date, timedelta

import pytest

from tests.channels.conftest import Market
from tests.channels.test_yandex_market import adapter_for, connect, rub
from tradepost.channels.adapter import Refused
from tradepost.channels.sandbox.yandex_market.answers import MOSCOW
from tradepost.channels.shapes import AdDay, Bid, Campaign, CampaignDraft, Outcome
from tradepost.channels.yandex_market.advertising import _add
from tradepost.channels.yandex_market.told import SoldOrder
from tradepost.core import clock
from tradepost.core.money import Money

NUMBER = "51000"


async def test_the_one_campaign_is_made_bid_for_run_by_its_bids_and_paused(market: Market) -> None:
    for sku in ("LAMP", "VASE"):
        market.state.add_good(sku, title=sku)
    async with adapter_for(market, await connect(market)) as adapter:
        assert await adapter.campaigns() == []
        with pytest.raises(Refused, match="paid from what it sells"):
            await adapter.create_campaign(CampaignDraft("Boost", ["LAMP"], daily_budget=rub(600)))
        assert market.state.campaigns == {}
        assert await adapter.create_campaign(CampaignDraft("Boost", ["LAMP"])) == NUMBER
        assert await adapter.campaigns() == [Campaign(NUMBER, "Sales boost", "paused", "cps", ["LAMP"])]
        with pytest.raises(Refused, match="an item runs by its bid"):
            await adapter.set_campaign(NUMBER, "running")

        assert list(await adapter.set_bids(NUMBER, [Bid("LAMP", share=570)])) == [Outcome("LAMP", accepted=True)]
        # Whatever joins it is stopped, and what is in it stays as it is.
        assert await adapter.create_campaign(CampaignDraft("More", ["LAMP", "VASE"])) == NUMBER
        assert list(await adapter.bids(NUMBER)) == [
            Bid("LAMP", share=570, advised_share=500, least_share=50),
            Bid("VASE", share=0, advised_share=500, least_share=50),
        ]
        assert (await adapter.campaigns())[0].state == "running"
        await adapter.set_campaign(NUMBER, "running")

        refused = await adapter.set_bids(
            NUMBER, [Bid("LAMP", share=30), Bid("VASE", share=10_000), Bid("CUP", rub(5)), Bid("LAMP", share=600)]
        )
        assert [one.accepted for one in refused] == [False, False, False, False]
        assert refused[2].error == "Yandex Market takes a share of the price, in per cent"
        assert [one.share for one in await adapter.bids(NUMBER)] == [570, 0]

        await adapter.set_campaign(NUMBER, "paused")
        assert [one.share for one in await adapter.bids(NUMBER)] == [0, 0]
        assert (await adapter.campaigns())[0].state == "paused"
        with pytest.raises(Refused, match="cannot be ended"):
            await adapter.set_campaign(NUMBER, "ended")
        with pytest.raises(Refused, match="has one campaign, 51000, and not 5"):
            await adapter.set_bids("5", [Bid("LAMP", share=570)])
        with pytest.raises(Refused, match="no budgets"):
            await adapter.set_budget(NUMBER, rub(5000))


async def test_what_the_boost_cost_is_told_by_the_day_of_the_order(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku, price=1000) for sku in ("LAMP", "VASE"))
    async with adapter_for(market, await connect(market)) as adapter:
        await adapter.set_bids(NUMBER, [Bid("LAMP", share=570)])
        market.state.buy(lamp, units=2)
        market.state.buy(lamp).status = "cancel"
        market.state.buy(vase)  # not advertised
        today = clock.now().astimezone(MOSCOW).date()  # whatever day it is elsewhere
        told = await adapter.ad_statistics([NUMBER], today - timedelta(days=40), today)
        assert told == [
            AdDay(NUMBER, today, 0, 0, cost=Money(17_100, "RUB"), orders=1, revenue=rub(2000), item_id="LAMP")
        ]
        assert await adapter.ad_statistics(["5"], today, today) == []


def test_a_fee_is_spread_over_the_items_that_had_a_bid_and_adds_up() -> None:
    def item(sku: str, bid: int, total: int) -> dict[str, object]:
        return {"shopSku": sku, "count": 1, "bidFee": bid, "prices": [{"type": "BUYER", "total": total}]}

    order = {
        "id": 1,
        "creationDate": "2026-07-01",
        "status": "DELIVERED",
        "items": [item("A", 500, 100), item("B", 500, 200), item("C", 0, 900), item("D", 100, 100)],
        "commissions": [{"type": "AUCTION_PROMOTION", "actual": 10.0}, {"type": "FEE", "actual": 99}],
    }
    sums: dict[tuple[date, str, str], list[int]] = {}

    class Sums(dict[tuple[date, str, str], list[int]]):
        def __missing__(self, key: tuple[date, str, str]) -> list[int]:
            self[key] = [0, 0, 0]
            return self[key]

    sums = Sums()
    _add(SoldOrder.model_validate(order), sums)
    day = date(2026, 7, 1)
    assert sums == {
        (day, "A", "RUB"): [1, 312, 10_000],
        (day, "B", "RUB"): [1, 625, 20_000],
        (day, "D", "RUB"): [1, 63, 10_000],
    }
    gone = {**order, "items": []}
    sums.clear()
    _add(SoldOrder.model_validate(gone), sums)
    assert sums == {(day, "", "RUB"): [0, 1000, 0]}
