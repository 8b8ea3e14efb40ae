"""Campaigns of channels whose terms differ: budgets for the day (Ozon) or in all (Avito), bids per cent (Yandex)."""

from typing import Any

import pytest

from tests import make_catalog
from tests.channels.conftest import Market, market
from tests.make_ads import CAMPAIGNS
from tests.promotion.test_campaigns_on_channels import read, waits_there
from tradepost.channels.models import Listing
from tradepost.core import clock, db
from tradepost.expenses.models import Expense
from tradepost.promotion import ad_ruling, rates
from tradepost.promotion.ad_figures import Sums
from tradepost.promotion.ad_models import AdCampaign
from tradepost.promotion.rates import Worth

__all__ = ["market", "waits_there"]
RULES = "/promotion/campaigns/rules"


@pytest.fixture(autouse=True)
def _days_of_the_marketplaces(configure: Any) -> None:
    """Their days and the shop's begin together, whatever the hour."""
    configure(timezone="Europe/Moscow")


async def test_a_campaign_on_ozon_has_a_budget_for_the_day_and_bids_for_a_click(
    owner: Any, analyst: Any, market: Market
) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    channel = await market.connect("ozon")
    item = {"item_id": str(lamp.nm), "bid": "15.00"}
    body = {"name": "Lamps", "channel": channel.code, "items": [item]}
    whole = await owner.post(CAMPAIGNS, json=body | {"budget": "2000"})
    assert (whole.status_code, whole.json()["errors"][0]["field"]) == (422, "budget")
    assert market.state.campaigns == {}
    made = await owner.post(CAMPAIGNS, json=body | {"daily_budget": "600"})
    assert made.status_code == 201, made.text
    found = made.json()
    assert (found["state"], found["kind"], found["daily_budget"], found["budget"]) == ("paused", "cpc", "600.00", None)
    assert (found["takes"], found["bids_in"], found["bid_note"]) == (["daily_budget"], "amount", "stop_words")
    (shown,) = found["shows"]
    assert (shown["bid"], shown["least"], shown["advised"]) == ("15.00", "3.00", "12.00")

    one = f"{CAMPAIGNS}/{found['id']}"
    assert (await owner.put(one, json={"daily_budget": "900"})).json()["daily_budget"] == "900.00"
    (there,) = market.state.campaigns.values()
    assert there.daily == 90_000
    refused = await owner.put(one, json={"budget": "900"})
    assert refused.json()["errors"][0] == {"field": "budget", "message": "Sandbox has no budget for the whole campaign"}
    low = await owner.put(one, json={"daily_budget": "1"})
    assert (low.status_code, low.json()["detail"]) == (502, "Ozon Performance: dailyBudget is below 500 roubles")
    assert (await owner.get(one)).json()["daily_budget"] == "900.00"
    nothing = await owner.put(f"{one}/items", json={"items": [item | {"bid": "0"}]})
    assert nothing.json()["errors"][0]["field"] == "items.0.bid"
    assert (await analyst.put(one, json={"daily_budget": "950"})).status_code == 403
    bid = await owner.put(f"{one}/items", json={"items": [item | {"bid": "20.00"}]})
    assert (bid.json()["shows"][0]["bid"], bid.json()["shows"][0]["problem"]) == ("20.00", "")
    assert there.bids == {lamp.nm: 2000}

    assert (await owner.post(f"{one}/start")).json()["state"] == "running"
    for _ in range(2):
        assert await read(owner) == {"campaigns": 1, "silent": []}
        page = (await analyst.get(one)).json()
        assert page["figures"]["clicks"] == page["figures"]["views"] // 20
        assert float(page["figures"]["cost"]) == page["figures"]["clicks"] * 12
    ended = await owner.post(f"{one}/end")
    assert (ended.status_code, (await owner.get(one)).json()["state"]) == (502, "running")


async def test_the_one_campaign_of_yandex_market_bids_per_cent_and_runs_by_its_bids(owner: Any, market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1000)
    channel = await market.connect("yandex_market")
    item = {"item_id": "LAMP", "bid": "5.70"}
    body = {"name": "Boost", "channel": channel.code, "items": [item]}
    for field in ("budget", "daily_budget"):
        refused = await owner.post(CAMPAIGNS, json=body | {field: "2000"})
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)
    assert market.state.campaigns == {}
    made = await owner.post(CAMPAIGNS, json=body)
    assert made.status_code == 201, made.text
    found = made.json()
    assert (found["state"], found["kind"], found["takes"], found["bids_in"]) == ("running", "cps", [], "percent")
    (shown,) = found["shows"]
    assert (shown["bid"], shown["least"], shown["advised"]) == ("5.70", "0.50", "5.00")
    one = f"{CAMPAIGNS}/{found['id']}"

    market.state.buy(lamp)
    assert await read(owner) == {"campaigns": 1, "silent": []}
    figures = (await owner.get(one)).json()["figures"]
    assert (figures["cost"], figures["revenue"], figures["orders"]) == ("57.00", "1000.00", 1)
    assert (figures["cost_share"], figures["views"]) == ("5.70", 0)

    paused = (await owner.post(f"{one}/pause")).json()
    assert (paused["state"], paused["shows"][0]["bid"]) == ("paused", "0.00")
    assert market.state.campaigns[51_000].bids == {lamp.nm: 0}
    again = await owner.post(f"{one}/start")
    assert again.json()["detail"].startswith("On Yandex Market an item runs by its bid")
    given = (await owner.put(f"{one}/items", json={"items": [item | {"bid": "6.00"}]})).json()
    assert (given["state"], given["shows"][0]["bid"]) == ("running", "6.00")
    low = (await owner.put(f"{one}/items", json={"items": [item | {"bid": "0.20"}]})).json()
    assert low["shows"][0]["problem"] == "Yandex Market takes 0.5 to 99.99 per cent, and 0 to stop"
    assert market.state.campaigns[51_000].bids == {lamp.nm: 600}


async def test_avito_has_campaigns_with_a_budget_and_one_of_bids_for_target_actions(owner: Any, market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1000)
    channel = await market.connect("avito")
    item = {"item_id": str(lamp.nm)}
    body = {"name": "Lamps", "channel": channel.code, "items": [item]}
    daily = await owner.post(CAMPAIGNS, json=body | {"daily_budget": "600"})
    assert (daily.status_code, daily.json()["errors"][0]["field"]) == (422, "daily_budget")
    low = await owner.post(CAMPAIGNS, json=body | {"budget": "600"})
    assert (low.status_code, low.json()["detail"]) == (502, "Avito: budget is below 1000 roubles")
    assert market.state.campaigns == {}
    made = await owner.post(CAMPAIGNS, json=body | {"budget": "3000"})
    assert made.status_code == 201, made.text
    found = made.json()
    assert (found["state"], found["kind"], found["budget"]) == ("draft", "autostrategy", "3000.00")
    assert (found["takes"], found["bids_in"], found["shows"][0]["bid"]) == (["budget"], "amount", None)
    one = f"{CAMPAIGNS}/{found['id']}"
    assert (await owner.put(one, json={"budget": "4000"})).json()["budget"] == "4000.00"
    assert (await owner.post(f"{one}/start")).json()["state"] == "running"
    paused = await owner.post(f"{one}/pause")
    assert (paused.status_code, (await owner.get(one)).json()["state"]) == (502, "running")

    actions = await owner.post(CAMPAIGNS, json=body | {"items": [item | {"bid": "20.00"}]})
    assert actions.status_code == 201, actions.text
    told = actions.json()
    assert (told["name"], told["state"], told["kind"], told["budget"]) == ("Target actions", "running", "cpa", None)
    (shown,) = told["shows"]
    assert (shown["bid"], shown["least"], shown["advised"]) == ("20.00", "5.00", "14.00")

    assert await read(owner) == {"campaigns": 2, "silent": []}
    today = clock.business_day(clock.now()).toordinal()
    figures = (await owner.get(one)).json()["figures"]
    campaign = next(it.id for it in market.state.campaigns.values() if it.dialect == "avito")
    assert (figures["views"], figures["clicks"]) == (0, (campaign * 3 + today * 7) % 90)
    assert float(figures["cost"]) == (lamp.nm + today) % 50 + 0.5

    two = f"{CAMPAIGNS}/{told['id']}"
    assert (await owner.post(f"{two}/pause")).json()["state"] == "paused"
    assert await read(owner) == {"campaigns": 1, "silent": []}
    again = await owner.post(f"{two}/start")
    assert again.json()["detail"] == "On Avito a listing runs by its bid: give those bids that shall run"
    assert (await owner.post(f"{one}/end")).json()["state"] == "ended"


async def test_a_rule_about_all_bids_leaves_those_that_are_per_cent_alone(owner: Any, market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1000)
    channel = await market.connect("yandex_market")
    body = {"name": "Boost", "channel": channel.code, "items": [{"item_id": "LAMP", "bid": "5.00"}]}
    assert (await owner.post(CAMPAIGNS, json=body)).status_code == 201
    market.state.buy(lamp)
    await read(owner)
    rule = {"name": "More", "metric": "cost_share", "above": False, "threshold": "10", "days": 1, "least_clicks": 0,
            "action": "bid", "percent": 20, "highest": "300"}  # fmt: skip
    everywhere = (await owner.post(RULES, json=rule)).json()
    (left,) = (await owner.post(f"{RULES}/{everywhere['id']}/dry-run")).json()["decisions"]
    assert (left["outcome"], left["reason"]) == ("none", "unit")
    there = (await owner.post(RULES, json=rule | {"name": "There", "channel": channel.code, "highest": "5.50"})).json()
    await owner.post(f"{RULES}/{there['id']}/dry-run")
    await owner.post(f"{RULES}/{there['id']}/confirm")
    (done,) = await ad_ruling.run(there["id"])
    assert (done.outcome, done.changes) == ("done", [["bid", "LAMP", 500, 550]])
    assert market.state.campaigns[51_000].bids == {lamp.nm: 550}


def test_no_bid_in_per_cent_above_what_a_sale_leaves_of_its_price_can_earn() -> None:
    worth = Worth(Sums(), 0.03, 0.03, 400.0, 12.0, share=4000)  # 400 of 1000 are left
    assert rates.most_of(AdCampaign(kind="cps"), worth) == 4000
    assert rates.most_of(AdCampaign(kind="cpc"), worth) == 12


async def test_what_a_channel_s_advertising_cost_is_in_the_profit_once(
    owner: Any, analyst: Any, market: Market
) -> None:
    good = market.state.add_good("LAMP", title="Lamp", price=1000)
    lamp = await make_catalog.product(owner, sku="LAMP")
    channel = await market.connect("yandex_market")
    async with db.transaction() as session:
        session.add(
            Listing(
                channel_id=channel.id, external_id="LAMP", sku="LAMP", barcodes=[], title="Lamp",
                variant_id=lamp["variants"][0]["id"],
            )
        )  # fmt: skip
    body = {"name": "Boost", "channel": channel.code, "items": [{"item_id": "LAMP", "bid": "5.00"}]}
    assert (await owner.post(CAMPAIGNS, json=body)).status_code == 201
    market.state.buy(good)
    today = clock.business_day(clock.now())

    async def told() -> tuple[Any, Any]:
        found = (
            await analyst.get("/analytics/profit", params={"start_date": str(today), "end_date": str(today)})
        ).json()
        by_channel = {one["channel"]: one["advertising"] for one in found["channels"]}
        by_product = {one["product_id"]: one["advertising"] for one in found["products"]["items"]}
        assert by_channel == {channel.code: found["advertising"]}
        return found["advertising"], by_product.get(lamp["id"])

    for _ in range(2):  # reading twice counts once
        await read(owner)
        assert await told() == ("50.00", "50.00")
    (row,) = (await analyst.get("/api/v1/expenses")).json()["items"]
    assert (row["kind"], row["channel"], row["source"], row["note"]) == (
        "advertising", channel.code, "campaigns", "Sales boost",
    )  # fmt: skip
    refused = await owner.put(f"/api/v1/expenses/{row['id']}", json={"amount": "1.00"})
    assert (refused.status_code, "told anew" in refused.json()["detail"]) == (409, True)
    assert (await owner.delete(f"/api/v1/expenses/{row['id']}")).status_code == 409

    market.state.buy(good)
    await read(owner)
    assert await told() == ("100.00", "100.00")
    # The channel's report tells of this day what was really taken: that counts, and the campaign's own word no longer.
    async with db.transaction() as session:
        session.add(
            Expense(
                day=today, kind="advertising", amount=7000, currency="RUB", channel=channel.code, source="reports",
                reference="a report's row",
            )
        )  # fmt: skip
    assert await told() == ("70.00", None)
