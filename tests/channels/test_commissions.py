"""What a marketplace takes by category is read daily: fees of an order are expected before any report tells them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tests.channels.conftest import Market
from tests.channels.test_orders import on_sale
from tests.channels.test_settlement import delivered, read_again, spent
from tests.channels.test_sync import follow
from tradepost.channels.models import Channel, Commission
from tradepost.core import db


async def fees(owner: Any, channel: Channel) -> list[tuple[Any, ...]]:
    """(fees, payout, who says so) of each order there, the oldest first."""
    found = (await owner.get(f"/channels/{channel.id}/orders", params={"sort": "id"})).json()["items"]
    return [(one["fees"], one["payout"], one["fees_from"]) for one in found]


async def kept(channel: Channel) -> list[tuple[str, str, int]]:
    async with db.reading() as session:
        query = select(Commission.category_id, Commission.scheme, Commission.ppm).where(
            Commission.channel_id == channel.id
        )
        return sorted([tuple(row) for row in await session.execute(query)])


async def test_fees_are_expected_as_the_marketplace_takes_them_in_the_category(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon")
    await follow()
    assert await kept(channel) == [("17028922:91565", "FBO", 170_000), ("17028922:91565", "FBS", 190_000)]
    number = delivered(market, market.state.buy(card, units=2))
    await market.wait(11)
    await follow()
    assert await fees(owner, channel) == [("570.00", "2430.00", "marketplace")]
    assert await spent() == {"fees": 57_000}
    await read_again(market, channel, timedelta(days=4))
    assert await fees(owner, channel) == [("675.00", "2325.00", "report")]
    (one,) = (await owner.get(f"/channels/{channel.id}/settlement")).json()["items"]
    assert (one["external_id"], one["state"]) == (number, "settled")
    # Read again a day later, in the place of those of the day before.
    assert len(await kept(channel)) == 2
    shown = (await owner.get(f"/channels/{channel.id}/sync")).json()
    assert [one["every_seconds"] for one in shown if one["capability"] == "commissions"] == [86_400]


async def test_what_the_merchant_has_said_goes_first_and_nobody_guesses(market: Market, owner: Any) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon", fee=Decimal(10))
    await follow()
    market.state.buy(card)
    await market.wait(11)
    await follow()
    assert await fees(owner, channel) == [("150.00", "1350.00", "merchant")]
    other = await market.connect("ozon", code="another")
    market.state.buy(card)
    assert (await owner.post(f"/channels/{other.id}/orders/pull")).status_code == 200  # before anything is known of it
    assert {one[2] for one in await fees(owner, other)} == {""}
    assert {one[0] for one in await fees(owner, other)} == {None}
