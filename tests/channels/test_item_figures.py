"""Views, carts and orders of a channel's items: brought daily by a sync, kept once for each item and day, and shown."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from tests.channels.conftest import Market
from tradepost.channels import bringing, figuring
from tradepost.channels.models import Channel, ItemDay
from tradepost.channels.ozon.adapter import OzonAdapter
from tradepost.channels.working import Work
from tradepost.core import clock, db

HOUR = timedelta(hours=1)


async def bring(market: Market, channel: Channel, *what: Any) -> dict[str, Any]:
    """Do these syncs; what the last one counted."""
    async with market.speaking(OzonAdapter, channel) as adapter:
        for one in what:
            work = Work(channel, adapter)
            await one(work)
    return work.state


async def rows() -> int:
    async with db.reading() as session:
        return int((await session.execute(select(func.count(ItemDay.id)))).scalar_one())


async def test_figures_of_items_come_by_day_once_and_are_shown(owner: Any, analyst: Any, market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku.title(), price=1000) for sku in ("LAMP", "VASE"))
    if clock.business_day(clock.now()) != clock.business_day(clock.now() + HOUR):
        await market.wait(HOUR.total_seconds())  # what waits for a limit is not to pass midnight
    channel = await market.connect("ozon")
    # Nothing is asked of a channel without items.
    assert await bring(market, channel, figuring.days) == {}
    assert market.asked == []
    market.state.buy(lamp, units=2)
    told = await bring(market, channel, bringing.cards, figuring.days)
    assert (told["seen"], told["new"]) == (14, 14)  # two items, a week
    again = await bring(market, channel, figuring.days)
    assert (again["seen"], again["new"], again["changed"], await rows()) == (14, 0, 0, 14)  # the last week again

    market.state.buy(lamp)
    later = await bring(market, channel, figuring.days)
    assert (later["new"], later["changed"], await rows()) == (0, 1, 14)

    today = clock.business_day(clock.now())
    found = (await analyst.get(f"/channels/{channel.id}/figures", params={"days": 2})).json()
    assert (found["offered"], found["start"], found["end"]) == (True, str(today - timedelta(days=1)), str(today))

    def views(nm: int, back: int) -> int:
        return ((today - timedelta(days=back)).toordinal() * 17 + nm) % 400 + 100

    items = {one["item_id"]: one for one in found["items"]}
    mine = items[str(lamp.nm)]
    assert (mine["title"], mine["orders"], mine["revenue"], mine["currency"]) == ("Lamp", 3, "3000.00", "RUB")
    assert mine["views"] == views(lamp.nm, 0) + views(lamp.nm, 1)
    assert items[str(vase.nm)]["orders"] == 0
    assert [one["orders"] for one in found["days"]] == [0, 3]
    alone = (
        await analyst.get(f"/channels/{channel.id}/figures", params={"days": 2, "item": str(vase.nm)})
    ).json()  # fmt: skip
    assert [one["views"] for one in alone["days"]] == [views(vase.nm, 1), views(vase.nm, 0)]
    assert alone["items"] == []


async def test_a_channel_that_tells_none_says_so_and_strangers_see_nothing(
    owner: Any, stranger: Any, market: Market
) -> None:
    channel = await market.connect("yandex_market")
    found = (await owner.get(f"/channels/{channel.id}/figures", params={"days": 1})).json()
    assert (found["offered"], found["items"]) == (False, [])
    assert [(one["views"], one["orders"], one["revenue"]) for one in found["days"]] == [(None, None, None)]
    assert (await stranger.get(f"/channels/{channel.id}/figures")).status_code == 403
    assert (await owner.get("/channels/999999/figures")).status_code == 404
    assert (await owner.get(f"/channels/{channel.id}/figures", params={"days": 0})).status_code == 422
