"""Listings: which variant an item on a channel is; by barcode, by SKU, by hand with suggestions."""

from typing import Any

import httpx
import pytest
from sqlalchemy import select

from tests import make_catalog, make_channels as make, make_stock
from tradepost.channels import listings
from tradepost.channels.models import Channel, Listing
from tradepost.channels.shapes import Card
from tradepost.core import db


async def seen(channel: Channel, *cards: Card) -> int:
    async with db.transaction() as session:
        return await listings.see(session, channel, cards)


async def item(channel: Channel, external_id: str) -> Listing:
    async with db.reading() as session:
        query = select(Listing).where(Listing.channel_id == channel.id, Listing.external_id == external_id)
        return (await session.execute(query)).scalar_one()


async def product(who: httpx.AsyncClient, name: str, sku: str, barcode: str | None = None) -> int:
    made = await make_catalog.product(who, name=name, sku=None, variants=[{"sku": sku, "barcode": barcode}])
    variant_id: int = made["variants"][0]["id"]
    return variant_id


async def test_cards_seen_twice_are_listed_once(owner: Any) -> None:
    channel = await make.channel()
    card = Card("101", "LAMP-1", ("4600000000011",), "Desk lamp", size_id="9001")
    assert await seen(channel, card, Card("102", "LAMP-2", (), "Floor lamp"), card) == 2
    assert await seen(channel, Card("101", "LAMP-1", (), "Desk lamp, brass", size_id="9001")) == 0

    listed = (await owner.get(f"/channels/{channel.id}/listings", params={"sort": "title"})).json()
    shown = [(one["external_id"], one["size_id"], one["title"], one["barcodes"]) for one in listed["items"]]
    assert shown == [("101", "9001", "Desk lamp, brass", []), ("102", "", "Floor lamp", [])]
    other = await make.channel("ozon", options={"client_id": "1"})
    assert (await owner.get(f"/channels/{other.id}/listings")).json()["total"] == 0
    assert (await owner.get("/channels/999999/listings")).status_code == 404


async def test_items_are_linked_by_barcode_else_by_sku_and_never_by_guess(owner: Any) -> None:
    channel = await make.channel()
    brass = await product(owner, "Desk lamp", "LAMP-1", "4600000000011")
    steel = await product(owner, "Floor lamp", "LAMP-2")
    twins = [await product(owner, f"Twin {n}", f"TWIN-{n}", "4600000000099") for n in (1, 2)]
    await seen(
        channel,
        Card("101", "another-article", ("4600000000011",), "Desk lamp"),
        Card("102", "LAMP-2", (), "Floor lamp"),
        Card("103", "", ("4600000000099",), "One of the twins"),
        Card("104", "SAMOVAR", (), "Samovar"),
    )
    path = f"/api/v1/channels/{channel.id}/listings"
    matched = (await owner.post(f"{path}/match")).json()
    assert matched == {"by_barcode": 1, "by_sku": 1, "ambiguous": 1, "unknown": 1}

    found = {one["external_id"]: one for one in (await owner.get(path)).json()["items"]}
    assert {key: (one["variant_id"], one["linked_by"], one["variant_sku"]) for key, one in found.items()} == {
        "101": (brass, "barcode", "LAMP-1"),
        "102": (steel, "sku", "LAMP-2"),
        "103": (None, "", None),
        "104": (None, "", None),
    }
    again = (await owner.post(f"{path}/match")).json()
    assert again == {"by_barcode": 0, "by_sku": 0, "ambiguous": 1, "unknown": 1}
    assert (await owner.get(path, params={"linked": "false"})).json()["total"] == 2
    assert (await owner.get(path, params={"q": "4600000000099"})).json()["items"] == [found["103"]]

    one = f"{path}/{found['103']['id']}"
    stale = await owner.put(one, json={"variant_id": twins[1]}, headers={"if-match": '"9"'})
    assert stale.status_code == 412
    by_hand = await owner.put(one, json={"variant_id": twins[1]}, headers={"if-match": '"1"'})
    assert (by_hand.json()["variant_id"], by_hand.json()["linked_by"]) == (twins[1], "hand")
    assert (await owner.put(one, json={"variant_id": 10**6})).status_code == 422
    assert (await owner.get(one)).json() == by_hand.json()
    assert len(await make_stock.happened("listing.linked")) == 3
    unlinked = (await owner.put(one, json={"variant_id": None})).json()
    assert (unlinked["variant_id"], unlinked["linked_by"], unlinked["product_name"]) == (None, "", None)


async def test_suggestions_are_what_is_most_like(owner: Any) -> None:
    channel = await make.channel()
    desk = await product(owner, "Brass desk lamp", "BDL-1")
    await product(owner, "Garden chair", "GC-1")
    kettle = await product(owner, "Enamel kettle", "KETTLE-RED-2")
    await seen(channel, Card("1", "", (), "Lamp, desk, brass"), Card("2", "kettle-red-02", (), "Чайник"))
    for external_id, wanted in (("1", desk), ("2", kettle)):
        row = await item(channel, external_id)
        found = (await owner.get(f"/channels/{channel.id}/listings/{row.id}/suggestions")).json()
        assert found[0]["variant_id"] == wanted
        assert found[0]["score"] >= 80
        assert all(one["score"] <= found[0]["score"] for one in found)
    blank = await seen(channel, Card("3", "", (), "Самовар"))
    assert blank == 1
    row = await item(channel, "3")
    assert (await owner.get(f"/channels/{channel.id}/listings/{row.id}/suggestions")).json() == []


async def test_an_item_is_written_down_by_hand_once(owner: Any, analyst: Any, buyer: Any) -> None:
    channel = await make.channel("avito", credentials={"client_id": "abcd", "client_secret": "efgh"})
    lamp = await product(owner, "Desk lamp", "LAMP-1")
    path = f"/api/v1/channels/{channel.id}/listings"
    body = {"external_id": "7001", "title": "Lamp", "variant_id": lamp}
    made = (await owner.post(path, json=body)).json()
    assert (made["variant_id"], made["state"], made["linked_by"]) == (lamp, "idle", "hand")
    again = await owner.post(path, json=body)
    assert (again.status_code, again.json()["errors"][0]["field"]) == (409, "external_id")
    assert (await analyst.post(path, json={**body, "external_id": "7002"})).status_code == 403
    assert (await buyer.get(path)).status_code == 403
    assert (await owner.post(path, json={"external_id": ""})).status_code == 422
    assert (await analyst.get(path)).json()["total"] == 1
    assert (await owner.delete(f"{path}/{made['id']}")).status_code == 204
    assert (await owner.get(f"{path}/{made['id']}")).status_code == 404
    assert (await owner.delete(f"/api/v1/channels/{channel.id}")).status_code == 204


async def test_a_channel_that_goes_takes_its_listings_along_and_a_variant_does_not(owner: Any) -> None:
    channel = await make.channel()
    lamp = await product(owner, "Desk lamp", "LAMP-1")
    async with db.transaction() as session:
        await listings.add(session, channel, "1", variant_id=lamp)
    assert (await owner.delete(f"/api/v1/channels/{channel.id}")).status_code == 204
    async with db.reading() as session:
        assert (await session.execute(select(Listing))).all() == []
    assert (await owner.get("/api/v1/products")).json()["total"] == 1


async def test_a_long_list_takes_no_more_statements_than_a_short_one(owner: Any, statements: Any) -> None:
    channel = await make.channel()
    await seen(channel, *[Card(str(n), f"S{n}", (), f"Item {n}") for n in range(50)])
    path = f"/api/v1/channels/{channel.id}/listings"
    counts = []
    for limit in (1, 50):
        statements.clear()
        assert len((await owner.get(path, params={"limit": limit})).json()["items"]) == limit
        counts.append(len(statements))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("q", ["%", "_", "\\"])
async def test_a_search_takes_signs_as_they_are(owner: Any, q: str) -> None:
    channel = await make.channel()
    await seen(channel, Card("1", "S1", (), "Lamp"))
    assert (await owner.get(f"/channels/{channel.id}/listings", params={"q": q})).json()["total"] == 0
