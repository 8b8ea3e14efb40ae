"""Cards out: looked at first, none that lacks something, one outcome for each, read back, linked at once."""

from typing import Any

import pytest
from sqlalchemy import func, select

from tests import make_cards, make_channels
from tests.channels.conftest import Market
from tests.channels.test_mapping import GOODS, connected, mapped, put
from tests.channels.test_prices_out import floor, misspelt
from tests.channels.test_sync import due, follow
from tests.make_stock import Goods
from tradepost.channels.models import Channel, ChannelCard, Listing
from tradepost.channels.sandbox import app as server
from tradepost.core import db
from tradepost.core.settings import settings

WRITES = "POST /v2/businesses/51000/offer-mappings/update"
HANDED_IN = "POST /v3/product/import"
NOTHING = {"dry_run": False, "create": 0, "update": 0, "same": 0, "lacking": 0, "unmapped": 0, "kept_back": []}
COLOUR, POWER = {"source": "attribute", "name": "Colour"}, {"source": "attribute", "name": "Power"}
OZON = "17028922:91565"


async def ready(market: Market, owner: Any, dialect: str = "yandex_market") -> tuple[Channel, int, int]:
    """A channel with everything mapped: the channel, our category and brand."""
    light, lumo = await make_cards.category("Light"), await make_cards.brand("Lumo")
    channel = await connected(market, dialect)
    if dialect == "ozon":
        await mapped(owner, channel, light, OZON)
        words = {"red": "красный"}
        await put(owner, f"/channels/{channel.id}/mapping/{OZON}/10096", **COLOUR, words=words)
        await put(owner, f"/channels/{channel.id}/mapping/{OZON}/5309", **POWER)
    else:
        await mapped(owner, channel, light)
        await put(owner, f"/channels/{channel.id}/mapping/{GOODS}/1", **COLOUR)
        await put(owner, f"/channels/{channel.id}/mapping/{GOODS}/2", **POWER)
    await market.wait(60)
    market.asked.clear()
    return channel, light, lumo


async def shown(owner: Any, channel: Channel) -> dict[str, tuple[str, str, str]]:
    """{SKU: (decision, state, error)}."""
    found = (await owner.get(f"/channels/{channel.id}/cards")).json()["items"]
    return {one["sku"]: (one["decision"], one["state"], one["error"]) for one in found}


async def lacks(owner: Any, channel: Channel, of: Goods) -> list[tuple[str, str, str]]:
    """[(what is wrong, with what, where it is mended)]."""
    found = (await owner.get(f"/channels/{channel.id}/cards/{of.variant_id}")).json()["lacks"]
    return [(one["code"], one["what"], one["place"]) for one in found]


async def send(owner: Any, channel: Channel, **body: Any) -> dict[str, Any]:
    answer = await owner.post(f"/channels/{channel.id}/cards", json=body)
    assert answer.status_code == 202, answer.text
    return dict(answer.json())


async def listed(channel: Channel) -> list[tuple[str, str, int | None, str]]:
    """(number there, SKU there, variant, how it was found) of each listing."""
    async with db.reading() as session:
        query = select(Listing.external_id, Listing.sku, Listing.variant_id, Listing.linked_by)
        rows = await session.execute(query.where(Listing.channel_id == channel.id).order_by(Listing.sku))
        return [tuple(row) for row in rows]


async def test_what_would_be_sent_is_looked_at_first_and_changes_nothing(market: Market, owner: Any) -> None:
    channel, light, lumo = await ready(market, owner)
    lamp = await make_cards.goods("LAMP", at=light, by=lumo, options={"Size": "L"})
    await make_cards.goods("VASE", at=light, by=lumo, attributes={"Colour": "green"})
    await make_cards.goods("CHAIR")
    one = (await owner.get(f"/channels/{channel.id}/cards/{lamp.variant_id}")).json()
    assert (one["decision"], one["lacks"], one["channel_category"]) == ("create", [], "All goods / Goods")
    draft = one["draft"]
    assert {name: draft[name] for name in ("sku", "title", "brand", "barcodes", "attributes", "price", "weight")} == {
        "sku": "LAMP",
        "title": "Lamp, L",
        "brand": "Lumo",
        "barcodes": ["4600000000017"],
        "attributes": {"1": "red", "2": "40"},
        "price": {"amount": "1990.00", "currency": "RUB"},
        "weight": 900,
    }
    assert draft["pictures"] == [f"{settings().address}/media/lamp.jpg"]
    looked = await send(owner, channel, dry_run=True)
    assert {name: looked[name] for name in ("create", "lacking", "unmapped")} == {
        "create": 1,
        "lacking": 1,
        "unmapped": 1,
    }
    named = {
        one["sku"]: [(lack["code"], lack["what"], lack["place"]) for lack in one["lacks"]]
        for one in looked["kept_back"]
    }
    await misspelt(owner, f"/channels/{channel.id}/cards")
    assert named == {
        "VASE": [("unknown_value", "Colour", "mapping")],
        "CHAIR": [("no_category", "category", "product")],
    }
    await follow()
    assert WRITES not in market.asked
    async with db.reading() as session:
        assert await session.scalar(select(func.count(ChannelCard.id))) == 0


async def test_cards_are_sent_linked_at_once_read_back_and_verified(market: Market, owner: Any) -> None:
    channel, light, lumo = await ready(market, owner)
    lamp = await make_cards.goods("LAMP", at=light, by=lumo)
    await make_cards.goods("VASE", at=light, by=lumo, attributes={})
    sent = await send(owner, channel)
    assert (sent["create"], sent["lacking"]) == (1, 1)
    await follow()
    assert market.asked.count(WRITES) == 1
    assert [good.sku for good in market.state.goods.values()] == ["LAMP"]
    assert await listed(channel) == [("LAMP", "LAMP", lamp.variant_id, "card")]
    assert await shown(owner, channel) == {"LAMP": ("same", "sent", ""), "VASE": ("lacking", "idle", "")}
    await market.wait(11)
    await follow()
    assert await shown(owner, channel) == {"LAMP": ("same", "verified", ""), "VASE": ("lacking", "idle", "")}
    assert (await send(owner, channel, variant_ids=[lamp.variant_id])) == {**NOTHING, "same": 1}
    await market.wait(60)
    await make_cards.change(lamp, name="Desk lamp")
    assert (await send(owner, channel, variant_ids=[lamp.variant_id])) == {**NOTHING, "update": 1}
    await follow()
    await market.wait(11)
    await follow()
    (good,) = market.state.goods.values()
    assert (good.title, len(await listed(channel))) == ("Desk lamp", 1)
    assert (await shown(owner, channel))["LAMP"] == ("same", "verified", "")


async def test_everything_that_is_missing_or_wrong_is_named_with_the_place_to_mend_it(
    market: Market, owner: Any
) -> None:
    channel, light, lumo = await ready(market, owner)
    await put(owner, f"/channels/{channel.id}/mapping/{GOODS}/2", **POWER)
    bare = await make_cards.goods("BARE", at=light, picture=False, description="", attributes={"Power": "much"})
    assert await lacks(owner, channel, bare) == [
        ("empty", "Colour", "product"),
        ("not_a_number", "Power", "product"),
        ("missing", "pictures", "product"),
        ("missing", "brand", "product"),
        ("missing", "description", "product"),
    ]
    long = await make_cards.goods(
        "LONG", at=light, by=lumo, name="x" * 255, options={"Size": "XL"}, description="y" * 6001
    )
    assert await lacks(owner, channel, long) == [
        ("too_long", "title", "product"),
        ("too_long", "description", "product"),
    ]
    cheap = await make_cards.goods("CHEAP", at=light, by=lumo)
    await floor(cheap.variant_id, 250_000)
    assert await lacks(owner, channel, cheap) == [("below_floor", "price", "prices")]
    other = await make_cards.goods("OTHER", at=await make_cards.category("Cars"), by=lumo)
    assert await lacks(owner, channel, other) == [("not_mapped", "category", "mapping")]
    assert (await send(owner, channel)) | {"kept_back": []} == {**NOTHING, "lacking": 3, "unmapped": 1}
    assert (await owner.delete(f"/channels/{channel.id}/mapping/{GOODS}/1")).status_code == 204
    assert (await lacks(owner, channel, cheap))[0] == ("unmapped", "Colour", "mapping")
    await follow()
    assert WRITES not in market.asked


async def test_pictures_that_nobody_outside_can_fetch_are_said_before_a_real_marketplace_is_asked(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    light, lumo = await make_cards.category("Light"), await make_cards.brand("Lumo")
    options = {"address": market.url, "campaign_id": "21000"}
    channel = await make_channels.channel("yandex_market", options=options, credentials={"api_key": server.TOKEN})
    await follow()
    await mapped(owner, channel, light)
    await put(owner, f"/channels/{channel.id}/mapping/{GOODS}/1", source="constant", default=["Red"])
    lamp = await make_cards.goods("LAMP", at=light, by=lumo)
    assert await lacks(owner, channel, lamp) == [("private_pictures", "pictures", "settings")]
    monkeypatch.setattr(settings(), "public_url", "https://shop.example")
    assert await lacks(owner, channel, lamp) == []
    draft = (await owner.get(f"/channels/{channel.id}/cards/{lamp.variant_id}")).json()["draft"]
    assert (draft["pictures"], draft["attributes"]) == (["https://shop.example/media/lamp.jpg"], {"1": "red"})


async def test_what_a_marketplace_decides_later_is_asked_for(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel, light, lumo = await ready(market, owner, "ozon")
    market.state.manners.late = 40
    lamp = await make_cards.goods("LAMP", at=light, by=lumo)
    await send(owner, channel)
    await follow()  # its pictures are no https here: Ozon says so later
    assert (await shown(owner, channel))["LAMP"] == ("same", "sent", "")
    await market.wait(41)
    await follow()
    assert (await shown(owner, channel))["LAMP"] == ("create", "failed", "Ozon: the picture cannot be loaded")
    monkeypatch.setattr(settings(), "public_url", "https://shop.example")
    await send(owner, channel)
    await follow()
    assert (await listed(channel), (await shown(owner, channel))["LAMP"][1]) == ([], "sent")
    await market.wait(41)
    await follow()
    await market.wait(121)
    await follow()
    ((_, sku, variant, by),) = await listed(channel)
    assert (sku, variant, by) == ("LAMP", lamp.variant_id, "card")
    assert (await shown(owner, channel))["LAMP"] == ("same", "verified", "")
    assert market.asked.count(HANDED_IN) == 2


async def test_an_item_keeps_its_own_sku_whatever_ours_is(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "public_url", "https://shop.example")
    old = market.state.add_good("OLD-1", title="Old lamp", price=1000)
    channel, light, lumo = await ready(market, owner, "ozon")
    lamp = await make_cards.goods("LAMP", at=light, by=lumo)
    (row,) = (await owner.get(f"/channels/{channel.id}/listings")).json()["items"]
    linked = await owner.put(f"/channels/{channel.id}/listings/{row['id']}", json={"variant_id": lamp.variant_id})
    assert linked.status_code == 200
    assert (await send(owner, channel))["update"] == 1
    await follow()
    await market.wait(11)
    await follow()
    assert [(good.nm, good.sku, good.title) for good in market.state.goods.values()] == [(old.nm, "OLD-1", "Lamp")]
    assert (await shown(owner, channel))["LAMP"] == ("same", "verified", "")


async def test_what_never_appears_fails_and_says_so(market: Market, owner: Any) -> None:
    channel, light, lumo = await ready(market, owner)
    await make_cards.goods("LAMP", at=light, by=lumo)
    await send(owner, channel)
    await follow()
    market.state.goods.clear()  # it was taken, and is never shown
    for _ in range(21):
        await market.wait(121)
        await follow()
    assert (await shown(owner, channel))["LAMP"] == ("update", "failed", 'It was told "Lamp" and shows "Lamp"')


async def test_a_lost_answer_makes_no_second_card(market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    channel, light, lumo = await ready(market, owner)
    await make_cards.goods("LAMP", at=light, by=lumo)
    await send(owner, channel)
    # Cards are made, and the answer that they were gets lost.
    monkeypatch.setattr(market.state.random, "random", lambda: 0.75 if market.asked[-1] == WRITES else 1.0)
    market.state.manners.faults = 1.0
    await follow()
    market.state.manners.faults = 0.0
    assert [good.sku for good in market.state.goods.values()] == ["LAMP"]
    assert (await due(channel))["cards_push"][1:] == (1, "Yandex Market answered 504")
    assert (await listed(channel), (await shown(owner, channel))["LAMP"][1]) == ([], "sent")
    await market.wait(60)
    await follow()
    await market.wait(60)
    await follow()
    assert market.asked.count(WRITES) == 4 + 1  # asked anew at once, given up, and sent again later
    assert [good.sku for good in market.state.goods.values()] == ["LAMP"]
    assert (await shown(owner, channel))["LAMP"] == ("same", "verified", "")
    assert len(await listed(channel)) == 1


async def test_the_card_that_is_sent_is_the_one_that_holds_then(market: Market, owner: Any) -> None:
    channel, light, lumo = await ready(market, owner)
    lamp = await make_cards.goods("LAMP", at=light, by=lumo)
    vase = await make_cards.goods("VASE", at=light, by=lumo)
    assert (await send(owner, channel))["create"] == 2
    await make_cards.change(lamp, name="Desk lamp")
    await make_cards.change(vase, attributes={"Colour": "green"})
    await follow()
    assert [(good.sku, good.title) for good in market.state.goods.values()] == [("LAMP", "Desk lamp")]
    wrong = "Colour has no value green: say which of theirs it is"
    assert (await shown(owner, channel))["VASE"] == ("lacking", "failed", wrong)


async def test_what_is_wrong_is_said_and_who_may_not_sends_nothing(
    market: Market, owner: Any, analyst: Any, buyer: Any
) -> None:
    channel, light, lumo = await ready(market, owner)
    lamp = await make_cards.goods("LAMP", at=light, by=lumo)
    path = f"/channels/{channel.id}/cards"
    for body in ({"variant_ids": []}, {"variant_ids": [lamp.variant_id, 987_654]}):
        refused = await owner.post(path, json=body)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "variant_ids")
    assert (await owner.get(f"{path}/987654")).status_code == 404
    assert (await analyst.get(path)).status_code == 200
    assert (await analyst.post(path, json={})).status_code == 403
    assert (await buyer.get(path)).status_code == 403
    assert (await owner.put(f"/channels/{channel.id}", json={"enabled": False})).status_code == 200
    assert (await owner.post(path, json={})).status_code == 422
    avito = await market.connect("avito")
    refused = await owner.post(f"/channels/{avito.id}/cards", json={})
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "Avito offers cards push, which is not used here yet: POST /autoload/v2/profile, POST /autoload/v1/upload",
    )
    await follow()
    assert WRITES not in market.asked
    async with db.reading() as session:
        assert await session.scalar(select(func.count(ChannelCard.id))) == 0
