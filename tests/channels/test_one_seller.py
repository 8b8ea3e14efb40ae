"""A seller is one channel, by whichever key: two would sell the same stock twice, and fetch every order twice."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select, update

from tests import make_channels as make, make_stock
from tests.channels.conftest import Market
from tests.channels.test_sync import follow
from tradepost.channels import service
from tradepost.channels.adapters import adapter_of
from tradepost.channels.models import Channel, ChannelOrder
from tradepost.channels.sandbox.app import TOKEN
from tradepost.core import db
from tradepost.orders.models import Order

SAID = "WB (wildberries) is this shop already: every sale would be taken twice"


def keys(market: Market) -> list[dict[str, Any]]:
    """What connects the pretend Wildberries by two tokens of one seller."""
    market.state.tokens["second"] = market.state.tokens[TOKEN]
    market.state.sellers["second"] = TOKEN
    about = {"type": "wildberries", "options": {"address": market.url}}
    return [
        {**about, "name": "WB", "code": "wildberries", "credentials": {"token": TOKEN}},
        {**about, "name": "Again", "code": "again", "credentials": {"token": "second"}},
    ]


async def connect(owner: Any, given: dict[str, Any]) -> tuple[int, Any]:
    """Connected and tried, as the page does it: the channel, and what was answered."""
    made = await owner.post("/api/v1/channels", json=given)
    assert made.status_code == 201, made.text
    return made.json()["id"], await owner.post(f"/api/v1/channels/{made.json()['id']}/check")


async def stands(owner: Any, channel_id: int) -> tuple[bool, str, str]:
    found = (await owner.get(f"/channels/{channel_id}")).json()
    return found["enabled"], found["state"], found["message"]


async def lamp(market: Market, count: int = 5) -> Any:
    goods = await make_stock.goods("LAMP")
    await make_stock.stock(goods, count)
    return market.state.add_good("LAMP", title="Lamp", price=1500)


async def taken() -> tuple[int, set[int]]:
    """How many orders the book has, and which channels have brought some."""
    async with db.reading() as session:
        orders = (await session.execute(select(Order.id))).all()
        return len(orders), set((await session.execute(select(ChannelOrder.channel_id))).scalars())


async def test_another_key_of_a_seller_is_refused_by_the_name_of_the_channel_there_is(
    market: Market, owner: Any
) -> None:
    card = await lamp(market)
    one, other = keys(market)
    first, fine = await connect(owner, one)
    assert (fine.status_code, fine.json()["works"]) == (200, True)
    second, refused = await connect(owner, other)
    assert (refused.status_code, refused.json()["detail"]) == (409, SAID)
    assert await stands(owner, second) == (False, "off", SAID)
    await follow()
    market.state.buy(card)
    await market.wait(61)
    await follow()
    assert await taken() == (1, {first})

    # Switched on again it is tried before anything is asked, and is off again.
    assert (await owner.put(f"/channels/{second}", json={"enabled": True})).json()["state"] == "unchecked"
    await follow()
    assert await stands(owner, second) == (False, "off", SAID)
    assert await taken() == (1, {first})
    assert (await stands(owner, first))[:2] == (True, "ready")

    # Whose shop is let go is nobody's.
    assert (await owner.delete(f"/channels/{first}")).status_code == 204
    assert (await owner.post(f"/channels/{second}/check")).json()["works"] is True
    assert (await owner.put(f"/channels/{second}", json={"enabled": True})).json()["state"] == "ready"


async def test_of_two_that_are_connected_in_one_moment_one_is_the_shop(market: Market, owner: Any) -> None:
    card = await lamp(market)
    both = await asyncio.gather(*(connect(owner, given) for given in keys(market)))
    assert sorted(answer.status_code for _, answer in both) == [200, 409]
    ((there, _),) = [one for one in both if one[1].status_code == 200]
    ((gone, refused),) = [one for one in both if one[1].status_code == 409]
    assert refused.json()["detail"].endswith("is this shop already: every sale would be taken twice")
    assert ((await stands(owner, there))[:2], (await stands(owner, gone))[:2]) == ((True, "ready"), (False, "off"))
    market.state.buy(card)
    await follow()
    await market.wait(61)
    await follow()
    assert await taken() == (1, {there})


async def test_nobody_has_to_try_it_and_nothing_is_fetched_before(market: Market, owner: Any) -> None:
    card = await lamp(market)
    market.state.buy(card)
    one, other = keys(market)
    first = (await owner.post("/api/v1/channels", json=one)).json()["id"]
    await follow()
    second = (await owner.post("/api/v1/channels", json=other)).json()["id"]
    await follow()
    assert await stands(owner, second) == (False, "off", SAID)
    assert await taken() == (1, {first})


async def test_nor_by_a_key_that_takes_the_place_of_another(market: Market, owner: Any) -> None:
    card = await lamp(market)
    one, other = keys(market)
    del market.state.sellers["second"]
    first, second = [(await connect(owner, given))[0] for given in (one, other)]
    market.state.tokens["third"], market.state.sellers["third"] = market.state.tokens[TOKEN], TOKEN
    assert (await owner.put(f"/channels/{second}", json={"enabled": False})).status_code == 200
    await follow()
    market.state.buy(card)
    on = {"enabled": True, "credentials": {"token": "third"}}
    assert (await owner.put(f"/channels/{second}", json=on)).json()["state"] == "unchecked"
    await market.wait(61)
    await follow()
    assert await stands(owner, second) == (False, "off", SAID)
    assert await taken() == (1, {first})


async def test_what_was_connected_twice_before_is_found_at_its_next_check(market: Market, owner: Any) -> None:
    one, other = keys(market)
    first, _ = await connect(owner, one)
    async with db.transaction() as session:
        old = await service.connect(session, other)
        await session.execute(update(Channel).values(seller=None))
        await session.execute(update(Channel).where(Channel.id == old.id).values(works=True))
    assert (await owner.post(f"/channels/{first}/check")).status_code == 200
    await follow()
    assert (await stands(owner, first))[:2] == (True, "ready")
    assert await stands(owner, old.id) == (False, "off", SAID)
    (told,) = (await owner.get("/api/v1/notifications", params={"kind": "failing"})).json()["items"]
    assert told["title"] == "Again does not work"


async def test_two_sellers_are_two_channels(market: Market, owner: Any) -> None:
    one, other = keys(market)
    del market.state.sellers["second"]
    answers = [(await connect(owner, given))[1] for given in (one, other)]
    assert [answer.json()["works"] for answer in answers] == [True, True]


@pytest.mark.parametrize(
    ("kind", "options", "credentials", "seller"),
    [
        ("ozon", {"client_id": "1001"}, {"api_key": TOKEN}, "1001"),
        ("yandex_market", {"campaign_id": "21000"}, {"api_key": TOKEN}, "21000"),
        ("avito", {}, {"client_id": "any", "client_secret": TOKEN}, "94235"),
    ],
)
async def test_each_marketplace_says_whose_shop_it_is(
    market: Market, kind: str, options: dict[str, str], credentials: dict[str, str], seller: str
) -> None:
    channel = await make.channel(kind, options={**options, "address": market.url}, credentials=credentials)
    async with adapter_of(channel) as adapter:
        assert (await adapter.check()).seller == seller
    await service.check(channel.id)
    assert (await make.stored(channel.id)).seller == f"{seller} {market.url}"
