"""Promoted places in the own store: who is shown, what a click costs, which order followed; never beyond a budget."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests import make_ads as make, make_orders
from tests.make_ads import CAMPAIGNS, PROMOTED, visitor
from tests.make_stock import Goods
from tradepost.core import clock, db
from tradepost.promotion import advertising
from tradepost.promotion.ad_models import AdCampaign, AdClick, AdSale


@pytest.fixture(autouse=True)
def _nothing_waits() -> Any:
    advertising._waiting.views.clear()
    advertising._waiting.auctions.clear()
    advertising._waiting.kept = 0
    yield
    if advertising._writing:
        advertising._writing.cancel()


def bought(product: dict[str, Any]) -> Goods:
    return Goods(product["id"], product["variants"][0]["id"], product["variants"][0]["sku"])


async def test_promoted_products_stand_beside_the_list_marked_as_advertising(
    owner: Any, guest: Any, index: Any
) -> None:
    lamp, other = await make.lamp(owner, "Desk lamp"), await make.lamp(owner, "Floor lamp")
    await make.lamp(owner, "Kettle")
    await make.campaign(owner, (lamp["id"], "5.00"), (other["id"], "3.00"))
    rival = await make.campaign(owner, (other["id"], "2.00"), name="Rival")
    await index.look()
    one = visitor(guest)
    first, second = await one.look(q="lamp")
    assert (first["product"]["name"], first["advertising"], first["label"], first["place"]) == (
        "Desk lamp", True, "Advertising", 1,
    )  # fmt: skip
    assert second["product"]["id"] == other["id"]
    answer = await guest.get(PROMOTED, params={"q": "lamp"}, headers={"Accept-Language": "ru-RU,ru"})
    assert [item["label"] for item in answer.json()["items"]] == ["Реклама", "Реклама"]
    assert [item["product"]["name"] for item in await one.look(q="lamp", places=1)] == ["Desk lamp"]
    assert await one.look(q="kettle") == []
    assert len(await one.look()) == 2  # beside the list of everything
    assert await one.look(price_min="1000") == []
    await owner.post(f"{CAMPAIGNS}/{rival['id']}/pause")
    told = (await owner.get("/promotion/advertising/auction", params={"q": "lamp"})).json()
    assert [(row["product_id"], row["place"]) for row in told["bidders"]] == [(lamp["id"], 1), (other["id"], 2)]


async def test_the_list_itself_is_kept_and_asks_nothing_more(
    owner: Any, guest: Any, index: Any, statements: list[str]
) -> None:
    lamp = await make.lamp(owner)
    await index.look()
    for _ in range(2):
        await guest.get("/api/v1/search", params={"q": "lamp"})
    statements.clear()
    await guest.get("/api/v1/search", params={"q": "lamp"})
    before = list(statements)
    await make.campaign(owner, (lamp["id"], "5.00"))
    await visitor(guest).look(q="lamp")
    await guest.get("/api/v1/search", params={"q": "lamp"})
    statements.clear()
    await guest.get("/api/v1/search", params={"q": "lamp"})
    assert len(statements) == len(before) == 1  # the one look at the log
    await visitor(guest).look(q="lamp")
    statements.clear()
    await visitor(guest).look(q="lamp")
    assert len(statements) == 3  # the stamps, the budgets, the cards


async def test_what_is_not_on_sale_or_sold_out_is_not_promoted(owner: Any, guest: Any, index: Any) -> None:
    lamp, gone = await make.lamp(owner, "Desk lamp"), await make.lamp(owner, "Floor lamp")
    await make.campaign(owner, (lamp["id"], "5.00"), (gone["id"], "9.00"))
    await index.look()
    assert len(await visitor(guest).look(q="lamp")) == 2
    etag = (await owner.get(f"/api/v1/products/{gone['id']}")).headers["etag"]
    put = await owner.put(f"/api/v1/products/{gone['id']}", json={"status": "draft"}, headers={"If-Match": etag})
    assert put.status_code == 200, put.text
    assert [one["product"]["id"] for one in await visitor(guest).look(q="lamp")] == [lamp["id"]]


async def test_a_click_costs_the_second_price_once_a_visitor_and_day(owner: Any, guest: Any, index: Any) -> None:
    lamp, other = await make.lamp(owner, "Desk lamp"), await make.lamp(owner, "Desk lamp two")
    mine = await make.campaign(owner, (lamp["id"], "5.00"), budget="100.00")
    await make.campaign(owner, (other["id"], "2.00"), name="Rival")
    await index.look()
    one = visitor(guest)
    first, _ = await one.look()
    assert first["product"]["id"] == lamp["id"]
    assert await one.click(first["click"])
    assert not await one.click(first["click"])
    again = (await one.look())[0]["click"]
    assert not await one.click(again)
    found = await make.read(owner, mine["id"])
    assert (found["spent"], found["spent_today"], found["left"]) == ("2.00", "2.00", "98.00")
    figures = found["figures"]
    assert (figures["views"], figures["clicks"], figures["cost"], figures["cost_per_click"]) == (2, 1, "2.00", "2.00")
    assert (figures["click_rate"], figures["orders"], figures["cost_share"]) == ("50.00", 0, None)
    with clock.at(clock.now() + timedelta(days=1)):
        tomorrow = (await one.look())[0]["click"]
        assert await one.click(tomorrow)
    # A click of two views has made it the better ad: the same place costs 1.50 now.
    assert (await make.read(owner, mine["id"]))["spent"] == "3.50"


async def test_programs_staff_and_others_tickets_are_not_counted(
    owner: Any, analyst: Any, guest: Any, stranger: Any, index: Any
) -> None:
    lamp = await make.lamp(owner)
    mine = await make.campaign(owner, (lamp["id"], "5.00"))
    await index.look()
    program = visitor(guest, agent="Mozilla/5.0 (compatible; Googlebot/2.1)")
    (shown,) = await program.look()
    assert not await program.click(shown["click"])
    for staff in (owner, analyst):
        one = visitor(staff)
        (shown,) = await one.look()
        assert not await one.click(shown["click"])
    unknown = await guest.get(PROMOTED, headers={"User-Agent": make.BROWSER})
    assert len(unknown.json()["items"]) == 1
    (shown,) = await visitor(guest, 1).look()
    assert not await visitor(guest, 2).click(shown["click"])
    late = clock.now() + timedelta(hours=25)
    with clock.at(late):
        assert not await visitor(guest, 1).click(shown["click"])
    forged = await guest.post(f"{PROMOTED}/clicks", json={"click": shown["click"][:-2] + "xx"})
    assert forged.status_code == 422
    assert forged.json()["errors"][0]["field"] == "click"
    found = await make.read(owner, mine["id"])
    assert (found["spent"], found["figures"]["clicks"], found["figures"]["views"]) == ("0.00", 0, 1)
    account = visitor(stranger, agent=make.BROWSER)
    (shown,) = await account.look()
    assert await account.click(shown["click"])  # a buyer who is signed in counts


async def test_one_network_pays_for_a_few_clicks_a_day(owner: Any, guest: Any, index: Any) -> None:
    lamp = await make.lamp(owner)
    mine = await make.campaign(owner, (lamp["id"], "5.00"))
    await index.look()
    counted = []
    for number in range(7):
        one = visitor(guest, number)
        (shown,) = await one.look()
        counted.append(await one.click(shown["click"]))
    assert counted == [True] * 5 + [False] * 2
    assert (await make.read(owner, mine["id"]))["figures"]["clicks"] == 5


async def test_the_last_click_within_a_week_has_the_sale_of_its_product(owner: Any, guest: Any, index: Any) -> None:
    lamp, other = await make.lamp(owner, "Desk lamp", price="40.00"), await make.lamp(owner, "Floor lamp")
    first = await make.campaign(owner, (lamp["id"], "5.00"), name="First")
    one = visitor(guest)
    await index.look()
    (shown,) = await one.look()
    assert await one.click(shown["click"])
    await owner.post(f"{CAMPAIGNS}/{first['id']}/pause")
    second = await make.campaign(owner, (lamp["id"], "5.00"), name="Second")
    (shown,) = await one.look()
    assert await one.click(shown["click"])
    items = [
        {"variant_id": bought(lamp).variant_id, "quantity": 2},
        {"variant_id": bought(other).variant_id, "quantity": 1},
    ]
    order = await guest.post(
        make_orders.CHECKOUT, json={"items": items, "email": "ann@example.com"}, headers=one.headers
    )
    assert order.status_code == 201, order.text
    number = order.json()["order"]["number"]
    found = (await make.read(owner, second["id"]))["figures"]
    assert (found["orders"], found["revenue"], found["cost"]) == (1, "80.00", "0.01")
    assert (found["conversion"], found["cost_share"]) == ("100.00", "0.01")
    assert (await make.read(owner, first["id"]))["figures"]["orders"] == 0
    day = (await owner.get(f"{CAMPAIGNS}/{second['id']}/days", params={"days": 7})).json()
    assert len(day["days"]) == 7
    assert (day["days"][-1]["orders"], day["total"]["revenue"]) == (1, "80.00")

    late = visitor(guest, 2)
    (shown,) = await late.look()
    assert await late.click(shown["click"])
    with clock.at(clock.now() + timedelta(days=8)):
        await guest.post(make_orders.CHECKOUT, json=make_orders.body(bought(lamp)), headers=late.headers)
    async with db.reading() as session:
        assert len((await session.execute(select(AdSale))).all()) == 1
    cancelled = await owner.post(f"/api/v1/orders/{number}/cancel", json={"reason": "changed my mind"})
    assert cancelled.status_code == 200, cancelled.text
    assert (await make.read(owner, second["id"]))["figures"]["orders"] == 0


async def test_many_clicks_at_once_never_spend_beyond_a_budget(owner: Any, guest: Any, index: Any) -> None:
    lamp, other = await make.lamp(owner, "Desk lamp"), await make.lamp(owner, "Floor lamp")
    mine = await make.campaign(owner, (lamp["id"], "5.00"), budget="7.00", daily_budget="7.00", paced=False)
    await make.campaign(owner, (other["id"], "2.00"), name="Rival")
    await index.look()
    people = [visitor(guest, number) for number in range(20)]
    tickets = [(await one.look())[0]["click"] for one in people]
    monkey = advertising.A_NETWORK
    advertising.A_NETWORK = 1000
    try:
        counted = await asyncio.gather(*[one.click(it) for one, it in zip(people, tickets, strict=True)])
        assert sum(counted) == 3  # 3 x 2.00; a fourth would be 8.00
    finally:
        advertising.A_NETWORK = monkey
    found = await make.read(owner, mine["id"])
    assert (found["spent"], found["spent_today"], found["left"]) == ("6.00", "6.00", "1.00")
    assert (found["figures"]["clicks"], found["figures"]["cost"]) == (3, "6.00")
    async with db.reading() as session:
        rows = (await session.execute(select(AdClick.outcome, AdClick.cost))).all()
    assert sorted(row.outcome for row in rows) == ["budget"] * 17 + ["charged"] * 3
    assert sum(row.cost for row in rows) == 600
    # With one left, it bids no more than that, and the rival stands before it.
    assert [one["product"]["id"] for one in await visitor(guest, 77).look()] == [other["id"], lamp["id"]]


async def test_the_same_visitor_at_once_pays_once(owner: Any, guest: Any, index: Any) -> None:
    lamp = await make.lamp(owner)
    mine = await make.campaign(owner, (lamp["id"], "5.00"))
    await index.look()
    one = visitor(guest)
    (shown,) = await one.look()
    assert sum(await asyncio.gather(*[one.click(shown["click"]) for _ in range(8)])) == 1
    assert (await make.read(owner, mine["id"]))["spent"] == "0.01"


async def test_a_spent_day_ends_with_the_day_and_a_paced_one_waits(owner: Any, guest: Any, index: Any) -> None:
    lamp = await make.lamp(owner)
    midnight = clock.local(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    with clock.at(midnight + timedelta(minutes=5)):
        mine = await make.campaign(owner, (lamp["id"], "5.00"), daily_budget="0.24")
        await index.look()
        for number in (1, 2, 3):
            one = visitor(guest, number)
            shown = await one.look()
            assert (len(shown) == 1) is (number == 1)  # an hour and five minutes of 0.24 are 0.01
            if shown:
                assert await one.click(shown[0]["click"])
        assert (await make.read(owner, mine["id"]))["holds"] == "pace"
    with clock.at(midnight + timedelta(hours=12)):
        assert len(await visitor(guest, 4).look()) == 1
        async with db.transaction() as session:
            row = (await session.execute(select(AdCampaign))).scalar_one()
            row.spent_today = 24
        assert await visitor(guest, 4).look() == []
        assert (await make.read(owner, mine["id"]))["holds"] == "day"
    with clock.at(midnight + timedelta(days=1, hours=1)):
        assert len(await visitor(guest, 4).look()) == 1
        assert (await make.read(owner, mine["id"]))["holds"] is None


async def test_only_who_may_sees_and_changes_campaigns(
    owner: Any, manager: Any, analyst: Any, buyer: Any, guest: Any
) -> None:
    body = {"name": "Lamps"}
    for who, status in ((guest, 401), (buyer, 403), (analyst, 403)):
        assert (await who.post(CAMPAIGNS, json=body)).status_code == status
    made = (await manager.post(CAMPAIGNS, json=body)).json()
    for path in (CAMPAIGNS, f"{CAMPAIGNS}/{made['id']}", f"{CAMPAIGNS}/{made['id']}/days", "/promotion/advertising"):
        for who, status in ((guest, 401), (buyer, 403), (analyst, 200), (owner, 200)):
            assert (await who.get(path)).status_code == status
    for verb in ("start", "pause", "end"):
        assert (await analyst.post(f"{CAMPAIGNS}/{made['id']}/{verb}")).status_code == 403
    assert (await analyst.delete(f"{CAMPAIGNS}/{made['id']}")).status_code == 403
    assert (await owner.get(f"{CAMPAIGNS}/{made['id']}")).json()["state"] == "draft"
