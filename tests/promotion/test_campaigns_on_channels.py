"""Campaigns of a channel beside the own store's, over the pretend marketplace as a real server."""

from typing import Any

import pytest
from sqlalchemy import func, select

from tests import make_catalog, make_channels
from tests.channels.conftest import Market, market
from tests.make_ads import CAMPAIGNS
from tradepost.channels.adapter import NoAnswer
from tradepost.channels.wildberries.client import Wildberries
from tradepost.core import db, jobs
from tradepost.core.events import Event
from tradepost.promotion import ad_ruling, ad_syncing, campaigns

__all__ = ["market"]


@pytest.fixture(autouse=True)
def waits_there(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for the marketplace's limits moves the time."""
    made = campaigns.adapter_of

    def waiting(channel: Any) -> Any:
        adapter: Any = made(channel)
        if hasattr(adapter, "api"):
            adapter.api.pause = market.wait
        return adapter

    monkeypatch.setattr(campaigns, "adapter_of", waiting)
    monkeypatch.setattr(ad_syncing, "adapter_of", waiting)


async def read(owner: Any) -> dict[str, Any]:
    """Have the channels read; what the job says."""
    started = await owner.post(f"{CAMPAIGNS}/sync")
    assert started.status_code == 202, started.text
    await jobs.drain()
    found: dict[str, Any] = (await owner.get(started.headers["location"])).json()
    assert (found["status"], found["error"]) == ("succeeded", "")
    return dict(found["result"])


async def test_a_campaign_is_made_on_a_channel_bid_for_run_read_and_ended(owner: Any, market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    channel = await market.connect()
    item = {"item_id": str(lamp.nm), "bid": "150.00"}
    body = {"name": "Lamps", "channel": channel.code, "budget": "2000", "items": [item]}
    made = await owner.post(CAMPAIGNS, json=body)
    assert made.status_code == 201, made.text
    found = made.json()
    assert (found["channel"], found["state"], found["currency"], found["left"]) == (
        channel.code,
        "draft",
        "RUB",
        "2000.00",
    )
    (shown,) = found["shows"]
    assert (shown["item_id"], shown["bid"], shown["least"]) == (str(lamp.nm), "150.00", "100.00")
    one = f"{CAMPAIGNS}/{found['id']}"
    assert (await owner.post(f"{one}/pause")).status_code == 409  # it has not begun
    assert (await owner.post(f"{one}/start")).json()["state"] == "running"
    assert [it.status for it in market.state.campaigns.values()] == [9]

    low = await owner.put(f"{one}/items", json={"items": [{"item_id": str(lamp.nm), "bid": "1.00"}]})
    assert low.json()["shows"][0]["bid"] == "150.00"
    assert "below the least" in low.json()["shows"][0]["problem"]
    better = await owner.put(f"{one}/items", json={"items": [{"item_id": str(lamp.nm), "bid": "200.00"}]})
    assert (better.json()["shows"][0]["bid"], better.json()["shows"][0]["problem"]) == ("200.00", "")
    other = await owner.put(f"{one}/items", json={"items": [{"item_id": "77", "bid": "200.00"}]})
    assert other.json()["errors"][0]["field"] == "items.0.item_id"
    assert (await owner.put(one, json={"budget": "3000"})).json()["left"] == "3000.00"
    named = await owner.put(one, json={"name": "Others"})
    assert named.json()["errors"][0]["field"] == "name"

    for _ in range(2):  # reading twice changes nothing
        assert await read(owner) == {"campaigns": 1, "silent": []}
        page = (await owner.get(one)).json()
        figures = page["figures"]
        assert figures["views"] >= 100
        assert figures["clicks"] == figures["views"] // 20
        assert page["shows"][0]["bid"] == "200.00"
        assert float(figures["cost"]) == pytest.approx(figures["views"] * 0.35, abs=0.01)
    assert (await owner.get(CAMPAIGNS, params={"channel": channel.code})).json()["total"] == 1
    assert (await owner.post(f"{one}/end")).json()["state"] == "ended"
    assert [it.status for it in market.state.campaigns.values()] == [7]


@pytest.mark.in_turn
@pytest.mark.parametrize("name", ["create_advert", "deposit", "set_bids"])
async def test_whichever_answer_gets_lost_a_campaign_is_made_once_and_paid_for_once(
    owner: Any, market: Market, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku) for sku in ("LAMP", "VASE"))
    channel = await market.connect()
    items = [{"item_id": str(lamp.nm), "bid": "150.00"}]
    body = {"name": "Lamps", "channel": channel.code, "budget": "2000", "items": items}
    real, calls = getattr(Wildberries, name), []

    async def lossy(self: Any, *args: Any) -> Any:
        done = await real(self, *args)
        calls.append(args)
        if len(calls) == 1:
            raise NoAnswer("Wildberries does not answer")
        return done

    monkeypatch.setattr(Wildberries, name, lossy)
    lost = await owner.post(CAMPAIGNS, json=body)
    assert (lost.status_code, lost.json()["detail"]) == (502, "Wildberries does not answer")
    assert await read(owner) == {"campaigns": 1, "silent": []}  # it may be seen before anybody tries again
    found = [await owner.post(CAMPAIGNS, json=body) for _ in range(2)]
    assert [one.status_code for one in found] == [201, 201]
    assert found[0].json()["id"] == found[1].json()["id"]
    ((there, budget, bids),) = [(one.name, one.budget, one.bids) for one in market.state.campaigns.values()]
    assert (there, budget, bids) == ("Lamps", 2000, {lamp.nm: 15_000})
    assert (await owner.get(CAMPAIGNS)).json()["total"] == 1
    assert len(calls) == (3 if name == "set_bids" else 1)  # bids are set again, as they are
    async with db.reading() as session:
        told = select(func.count(Event.id)).where(Event.name == "ad_campaign.created")
        assert (await session.execute(told)).scalar_one() == 1

    # Another name, other goods, or one that ran: each is another campaign.
    await owner.post(CAMPAIGNS, json=body | {"name": "Lights"})
    await owner.post(CAMPAIGNS, json=body | {"items": [*items, {"item_id": str(vase.nm)}]})
    await owner.post(f"{CAMPAIGNS}/{found[0].json()['id']}/start")
    await owner.post(CAMPAIGNS, json=body)
    assert [one.name for one in market.state.campaigns.values()] == ["Lamps", "Lights", "Lamps", "Lamps"]


async def test_a_rule_pauses_there_what_is_too_dear(owner: Any, market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    channel = await market.connect()
    items = [{"item_id": str(lamp.nm)}]
    made = await owner.post(
        CAMPAIGNS, json={"name": "Lamps", "channel": channel.code, "budget": "2000", "items": items}
    )
    assert made.status_code == 201, made.text
    await owner.post(f"{CAMPAIGNS}/{made.json()['id']}/start")
    await read(owner)
    rule = {"name": "Dear", "channel": channel.code, "metric": "cost", "threshold": "1", "days": 1, "least_clicks": 1,
            "action": "pause"}  # fmt: skip
    number = (await owner.post("/promotion/campaigns/rules", json=rule)).json()["id"]
    await owner.post(f"/promotion/campaigns/rules/{number}/dry-run")
    assert [it.status for it in market.state.campaigns.values()] == [9]
    await owner.post(f"/promotion/campaigns/rules/{number}/confirm")
    assert [one.outcome for one in await ad_ruling.run(number)] == ["done"]
    assert [it.status for it in market.state.campaigns.values()] == [11]


async def test_a_channel_that_is_silent_or_offers_none_says_so(owner: Any, market: Market) -> None:
    await make_channels.channel("sandbox", options={"address": "http://127.0.0.1:9"}, credentials={"token": "x"})
    channel = await market.connect()
    told = await read(owner)
    assert told["campaigns"] == 0
    assert len(told["silent"]) == 1
    product = await make_catalog.product(owner)
    body = {"name": "Lamps", "items": [{"product_id": product["id"], "bid": "150"}]}
    unlisted = await owner.post(CAMPAIGNS, json=body | {"channel": channel.code})
    assert unlisted.json()["errors"][0]["field"] == "items.0.product_id"
    nowhere = await owner.post(CAMPAIGNS, json=body | {"channel": "nowhere"})
    assert nowhere.json()["errors"][0]["field"] == "channel"
    await make_channels.channel("amazon")
    none = await owner.post(CAMPAIGNS, json={"name": "x", "channel": "amazon", "items": [{"item_id": "1"}]})
    assert (none.status_code, none.json()["detail"]) == (409, "Amazon offers no campaigns")
    dated = await owner.post(CAMPAIGNS, json=body | {"channel": channel.code, "starts_on": "2030-01-01"})
    assert dated.json()["errors"][0]["field"] == "starts_on"
    assert (await owner.get(CAMPAIGNS)).json()["total"] == 0
    assert market.state.campaigns == {}


async def test_what_campaigns_cost_stays_with_a_channel_that_is_let_go_and_counts_once(
    owner: Any, market: Market
) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    channel = await market.connect()
    items = [{"item_id": str(lamp.nm)}]
    body = {"name": "Lamps", "channel": channel.code, "budget": "2000", "items": items}
    one = f"{CAMPAIGNS}/{(await owner.post(CAMPAIGNS, json=body)).json()['id']}"
    await owner.post(f"{one}/start")
    await read(owner)

    async def spent() -> list[tuple[str, str]]:
        found = (await owner.get("/api/v1/expenses", params={"kind": "advertising"})).json()["items"]
        return [(bill["channel"], bill["amount"]) for bill in found]

    before = await spent()
    assert len(before) == 1
    rule = {"name": "Dear", "channel": channel.code, "metric": "cost", "threshold": "1", "days": 1, "least_clicks": 1,
            "action": "pause"}  # fmt: skip
    number = (await owner.post("/promotion/campaigns/rules", json=rule)).json()["id"]
    await owner.post(f"/promotion/campaigns/rules/{number}/dry-run")
    await owner.post(f"/promotion/campaigns/rules/{number}/confirm")
    assert (await owner.delete(f"/api/v1/channels/{channel.id}")).status_code == 204
    assert ((await owner.get(CAMPAIGNS)).json()["total"], (await owner.get(one)).status_code) == (0, 404)
    assert await ad_ruling.run(number) == []
    assert (await spent(), [it.status for it in market.state.campaigns.values()]) == (before, [9])

    await market.connect()
    await read(owner)
    assert [found["id"] for found in (await owner.get(CAMPAIGNS)).json()["items"]] == [int(one.rpartition("/")[2])]
    assert await spent() == before
