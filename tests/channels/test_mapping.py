"""Categories and attributes of channels, and what of ours they are: said once, for all products and other channels."""

from typing import Any

from sqlalchemy import func, select

from tests import make_cards, make_channels, make_stock
from tests.channels.conftest import Market
from tests.channels.test_sync import follow
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import AttributeMapping, CategoryMapping, Channel, ChannelCategory
from tradepost.core import db

TREE, WANTS = "POST /v2/categories/tree", "POST /v2/category/105/parameters"
HOME, GOODS = "90401", "105"


async def connected(market: Market, dialect: str = "yandex_market", **given: Any) -> Channel:
    """A channel whose tree has been read; some time later, when it may be asked anew."""
    channel = await market.connect(dialect, **given)
    await follow()
    await make_channels.only(channel, Capability.CATEGORIES, Capability.CARDS, Capability.CARDS_PUSH)
    await market.wait(60)
    return channel


async def put(owner: Any, path: str, **body: Any) -> Any:
    answer = await owner.put(path, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def mapped(owner: Any, channel: Channel, category_id: int, external_id: str | None = GOODS) -> Any:
    """One of our categories goes there, and what is wanted there has been read."""
    found = await put(owner, f"/channels/{channel.id}/mapping/categories/{category_id}", external_id=external_id)
    await follow()
    return found


async def test_the_tree_is_read_once_and_kept(market: Market, owner: Any) -> None:
    channel = await connected(market)
    path = f"/channels/{channel.id}/categories"
    top = (await owner.get(path, params={"parent": ""})).json()["items"]
    assert [(one["external_id"], one["name"], one["leaf"]) for one in top] == [(HOME, "All goods", False)]
    (leaf,) = (await owner.get(path, params={"parent": HOME})).json()["items"]
    assert (leaf["external_id"], leaf["path"], leaf["leaf"]) == (GOODS, "All goods / Goods", True)
    assert leaf["wants_read_at"] is None
    found = (await owner.get(path, params={"q": "ALL goods / g", "leaf": True})).json()
    assert [one["external_id"] for one in found["items"]] == [GOODS]
    assert market.asked.count(TREE) == 1
    await market.wait(6 * 86_400)
    await follow()
    assert market.asked.count(TREE) == 1
    await market.wait(2 * 86_400)
    await follow()
    assert market.asked.count(TREE) == 2
    await owner.post(f"/channels/{channel.id}/sync", json={"capabilities": ["categories"]})
    await follow()
    assert market.asked.count(TREE) == 3


async def test_what_is_no_longer_in_the_tree_is_gone_and_said_so(market: Market, owner: Any) -> None:
    light = await make_cards.category("Light")
    channel = await connected(market)
    async with db.transaction() as session:
        old = await session.scalar(select(ChannelCategory).where(ChannelCategory.external_id == HOME))
        row = ChannelCategory(channel_id=channel.id, external_id="7", name="Old", path="Old", search="old", leaf=True)
        row.read_at = old.read_at if old else channel.created_at
        session.add(row)
    await mapped(owner, channel, light, "7")
    await market.wait(60)
    await owner.post(f"/channels/{channel.id}/sync", json={"capabilities": ["categories"]})
    await follow()
    (place,) = (await owner.get(f"/channels/{channel.id}/mapping")).json()["items"]
    assert (place["external_id"], place["gone"], place["channel_path"]) == ("7", True, None)


async def test_a_category_goes_with_all_that_is_below_it(market: Market, owner: Any) -> None:
    light = await make_cards.category("Light")
    lamps = await make_cards.category("Lamps", below=light)
    await make_cards.goods("LAMP", at=lamps)
    channel = await connected(market)
    found = await mapped(owner, channel, light)
    assert found["categories"] == 2
    shown = [(one["path"], one["external_id"], one["inherited_from"], one["products"]) for one in found["items"]]
    assert shown == [("Light", GOODS, None, 0), ("Light / Lamps", GOODS, light, 1)]
    assert market.asked.count(WANTS) == 1
    again = (await owner.get(f"/channels/{channel.id}/mapping")).json()["items"]
    assert [(one["required"], one["required_mapped"]) for one in again] == [(1, 0), (1, 0)]
    await mapped(owner, channel, light, None)
    gone = (await owner.get(f"/channels/{channel.id}/mapping")).json()["items"]
    assert [one["external_id"] for one in gone] == [None, None]


async def test_a_category_is_suggested_by_its_name_and_path(market: Market, owner: Any) -> None:
    goods, cars = await make_cards.category("Good"), await make_cards.category("Xylophone")
    channel = await connected(market)
    path = f"/channels/{channel.id}/categories/suggestions"
    (best,) = (await owner.get(path, params={"category_id": goods})).json()
    assert (best["external_id"], best["path"]) == (GOODS, "All goods / Goods")
    assert best["score"] > 80
    assert (await owner.get(path, params={"category_id": cars})).json() == []
    assert (await owner.get(path, params={"category_id": 987_654})).status_code == 404


async def test_what_a_category_wants_is_suggested_taken_and_said_once(market: Market, owner: Any) -> None:
    light = await make_cards.category("Light")
    await make_cards.goods("LAMP", at=light, attributes={"colour": "Redd", "Power, W": "40"})
    channel = await connected(market)
    await mapped(owner, channel, light)
    path = f"/channels/{channel.id}/mapping/{GOODS}"
    wants = (await owner.get(path)).json()
    assert (wants["required"], wants["required_mapped"], wants["optional"], wants["optional_mapped"]) == (1, 0, 1, 0)
    colour, power = wants["attributes"]
    assert (colour["name"], colour["kind"], colour["choices"], colour["choices_total"]) == (
        "Colour",
        "choice",
        ["red", "blue"],
        2,
    )
    assert colour["suggestion"] == {
        "source": "attribute",
        "name": "colour",
        "default": [],
        "words": {"Redd": "red"},
    }
    assert (power["unit"], power["suggestion"]["name"]) == ("W", "Power, W")
    assert (await owner.post(f"{path}/suggestions")).json() == {"taken": 2}
    taken = (await owner.get(path)).json()
    assert (taken["required_mapped"], taken["optional_mapped"]) == (1, 1)
    assert taken["attributes"][0]["mapping"] == colour["suggestion"]
    assert (await owner.post(f"{path}/suggestions")).json() == {"taken": 0}
    assert (await owner.delete(f"{path}/2")).status_code == 204
    assert (await owner.delete(f"{path}/2")).status_code == 404
    assert (await owner.get(path)).json()["optional_mapped"] == 0


async def test_what_a_card_says_anyhow_counts_as_mapped(market: Market, owner: Any) -> None:
    light = await make_cards.category("Light")
    channel = await connected(market, "ozon")
    await mapped(owner, channel, light, "17028922:91565")
    wants = (await owner.get(f"/channels/{channel.id}/mapping/17028922:91565")).json()
    assert (wants["required"], wants["required_mapped"]) == (1, 1)
    assert wants["attributes"][0]["own"] == "brand"


async def test_a_mapping_is_copied_to_another_channel_of_the_same_type(market: Market, owner: Any) -> None:
    light, cars = await make_cards.category("Light"), await make_cards.category("Cars")
    first, second = await connected(market), await connected(market)
    other = await connected(market, "ozon")
    await mapped(owner, first, light)
    await mapped(owner, first, cars)
    await mapped(owner, second, cars)
    constant = {"source": "constant", "default": ["red"]}
    await put(owner, f"/channels/{first.id}/mapping/{GOODS}/1", **constant)
    path = f"/channels/{second.id}/mapping/copy"
    copied = await owner.post(path, json={"from_channel_id": first.id})
    assert copied.json() == {"categories": 1, "attributes": 1, "kept": 1}
    await follow()
    places = (await owner.get(f"/channels/{second.id}/mapping")).json()["items"]
    assert [(one["external_id"], one["required"], one["required_mapped"]) for one in places] == [(GOODS, 1, 1)] * 2
    assert (await owner.post(path, json={"from_channel_id": first.id})).json() == {
        "categories": 0,
        "attributes": 0,
        "kept": 3,
    }
    for wrong in (other.id, second.id):
        refused = await owner.post(path, json={"from_channel_id": wrong})
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "from_channel_id")


async def test_what_cannot_be_mapped_is_named_and_changes_nothing(market: Market, owner: Any) -> None:
    light = await make_cards.category("Light")
    channel = await connected(market)
    at = f"/channels/{channel.id}/mapping"
    for wrong in (HOME, "no-such"):
        refused = await owner.put(f"{at}/categories/{light}", json={"external_id": wrong})
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "external_id")
    assert (await owner.put(f"{at}/categories/987654", json={"external_id": GOODS})).status_code == 404
    assert (await owner.put(f"{at}/{GOODS}/1", json={"source": "constant", "default": ["red"]})).status_code == 404
    await mapped(owner, channel, light)
    for body, field in [
        ({"source": "constant"}, "default"),
        ({"source": "constant", "default": ["green"]}, "default.0"),
        ({"source": "constant", "default": ["red", "blue"]}, "default"),
        ({"source": "attribute"}, "name"),
        ({"source": "field", "name": "cost"}, "name"),
        ({"source": "attribute", "name": "Colour", "words": {"crimson": "green"}}, "words.crimson"),
        ({"source": "guess", "name": "Colour"}, "source"),
    ]:
        refused = await owner.put(f"{at}/{GOODS}/1", json=body)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field), body
    assert (await owner.put(f"{at}/{GOODS}/9", json={"source": "constant", "default": ["1"]})).status_code == 404
    async with db.reading() as session:
        assert await session.scalar(select(func.count(AttributeMapping.id))) == 0
        assert await session.scalar(select(func.count(CategoryMapping.id))) == 1


async def test_what_a_category_wants_can_be_asked_for_now(market: Market, owner: Any) -> None:
    channel = await connected(market)
    at = f"/channels/{channel.id}/categories"
    assert (await owner.get(f"/channels/{channel.id}/mapping/{GOODS}")).json()["read_at"] is None
    read = await owner.post(f"{at}/{GOODS}/attributes")
    assert (read.status_code, [one["name"] for one in read.json()["attributes"]]) == (200, ["Colour", "Power"])
    assert (await owner.post(f"{at}/{HOME}/attributes")).status_code == 422
    assert (await owner.post(f"{at}/nothing/attributes")).status_code == 404
    assert market.asked.count(WANTS) == 1


async def test_who_may_not_maps_nothing_and_what_has_no_categories_says_so(
    market: Market, owner: Any, analyst: Any, buyer: Any
) -> None:
    light = await make_cards.category("Light")
    channel = await connected(market)
    at, body = f"/channels/{channel.id}/mapping", {"external_id": GOODS}
    assert (await analyst.get(at)).status_code == 200
    assert (await analyst.put(f"{at}/categories/{light}", json=body)).status_code == 403
    assert (await analyst.post(f"/channels/{channel.id}/categories/{GOODS}/attributes")).status_code == 403
    assert (await buyer.get(at)).status_code == 403
    amazon = await make_channels.channel("amazon")
    for path in ("categories", "mapping"):
        refused = await owner.get(f"/channels/{amazon.id}/{path}")
        assert (refused.status_code, refused.json()["detail"]) == (409, "Amazon offers no categories")
    async with db.reading() as session:
        assert await session.scalar(select(func.count(CategoryMapping.id))) == 0
    assert WANTS not in market.asked


async def test_a_category_that_is_taken_out_takes_its_mapping_along(market: Market, owner: Any) -> None:
    light = await make_cards.category("Light")
    await make_stock.goods("VASE")
    channel = await connected(market)
    await mapped(owner, channel, light)
    assert (await owner.delete(f"/categories/{light}")).status_code == 200
    assert (await owner.get(f"/channels/{channel.id}/mapping")).json()["items"] == []
