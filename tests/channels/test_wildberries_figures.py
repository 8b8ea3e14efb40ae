"""Conversations on Wildberries, what was looked at and typed, and where items stood, against the pretend one."""

from datetime import timedelta

import pytest

from tests.channels.conftest import Market
from tests.channels.test_wildberries import rub
from tradepost.channels.adapter import Refused
from tradepost.channels.sandbox.wildberries import chats
from tradepost.channels.shapes import ItemDay, Message, Position, SearchQuery
from tradepost.channels.wildberries import figures
from tradepost.channels.wildberries.told import Event
from tradepost.core import clock
from tradepost.core.money import Money

HISTORY = "POST /api/analytics/v3/sales-funnel/products/history"
FUNNEL = "POST /api/analytics/v3/sales-funnel/products"
TEXTS = "POST /api/v2/search-report/product/search-texts"
PLACES = "POST /api/v2/search-report/product/orders"


async def test_conversations_are_read_from_a_moment_and_written_into(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chats, "AT_A_TIME", 2)
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    market.state.talk(lamp, "Long ago")
    await market.wait(3600)
    since = clock.now()
    talk = market.state.talk(lamp, "Does it dim?")
    other = market.state.talk(lamp, "At the same moment")
    await market.wait(1)
    market.state.write(talk, "It came broken")
    market.state.write(other, "")  # a picture that did not load
    async with market.adapter(await market.connect()) as adapter:

        async def read() -> list[Message]:
            found, cursor = list[Message](), None
            while True:
                part = await adapter.messages(since, cursor)
                found += part.items
                if (cursor := part.cursor) is None:
                    return found

        found = await read()
        assert [(one.chat_id, one.text, one.ours, one.item_id) for one in found] == [
            (talk.id, "Does it dim?", False, str(lamp.nm)),
            (other.id, "At the same moment", False, str(lamp.nm)),
            (talk.id, "It came broken", False, ""),
        ]
        assert (found[0].author, found[0].at) == (talk.author, since)
        assert len({one.external_id for one in found}) == 3
        await market.wait(1)
        await adapter.send(talk.id, "We are sorry")
        last = (await read())[-1]
        assert (last.chat_id, last.text, last.ours, last.author) == (talk.id, "We are sorry", True, "")
        for text in ("", "x" * 1001):
            with pytest.raises(Refused, match="Wildberries takes messages of 1 to 1000 letters"):
                await adapter.send(talk.id, text)
        with pytest.raises(Refused, match="Wildberries: there is no conversation none"):
            await adapter.send("none", "Good day")
    assert [line.text for line in talk.lines if line.ours] == ["We are sorry"]


def test_what_is_attached_to_a_message_is_told_by_its_address() -> None:
    raw = {
        "chatID": "1:a",
        "eventID": "e",
        "sender": "client",
        "addTimestamp": 1_698_037_340_000,
        "message": {"attachments": {"images": [{"url": "https://pictures.example/1.jpg"}], "files": None}},
    }
    event = Event.model_validate(raw)
    assert event.message.attachments.images[0].url == "https://pictures.example/1.jpg"
    assert event.message.attachments.files == []
    assert event.add_timestamp.isoformat() == "2023-10-23T05:02:20+00:00"
    assert Event.model_validate({**raw, "message": None}).message.text == ""


async def test_figures_of_items_are_told_by_day_of_the_week_and_before(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku, price=1500) for sku in ("LAMP", "VASE"))
    market.state.buy(lamp, units=2)
    today = clock.now().astimezone(figures.MOSCOW).date()
    async with market.adapter(await market.connect()) as adapter:
        found = await adapter.item_statistics([str(lamp.nm), "77"], today - timedelta(days=8), today)
        days = [today - timedelta(days=n) for n in range(8, -1, -1)]
        assert [one.day for one in found] == days
        views = {day: (day.toordinal() * 17 + lamp.nm) % 400 + 100 for day in days}
        assert found[0] == ItemDay(str(lamp.nm), days[0], views[days[0]], views[days[0]] // 20, 0, Money(0, "RUB"))
        assert found[-1] == ItemDay(str(lamp.nm), today, views[today], views[today] // 20 + 2, 2, rub(3000))
        assert (market.asked.count(FUNNEL), market.asked.count(HISTORY)) == (2, 1)

        market.asked.clear()
        many = [str(vase.nm), *(str(market.state.add_good(f"S{n}", title=f"S{n}").nm) for n in range(70))]
        week = await adapter.item_statistics(many, today - timedelta(days=6), today)
        assert len({(one.item_id, one.day) for one in week}) == len(week) == 71 * 7
        assert market.asked == [HISTORY] * 4  # twenty at a time
    assert market.passed() == pytest.approx(40, abs=1)  # three at once, then one each twenty seconds


async def test_what_buyers_typed_before_they_opened_an_item(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    lamp, vase = (market.state.add_good(sku, title=title) for sku, title in (("LAMP", "Desk lamp"), ("VASE", "Vase")))
    today = clock.now().date()
    searches, place = 900 + lamp.nm % 50, float(lamp.nm % 20 + 1)
    async with market.adapter(await market.connect()) as adapter:
        found = await adapter.search_queries([str(lamp.nm), "77"], today - timedelta(days=29), today)
        assert found[0] == SearchQuery("desk lamp", str(lamp.nm), searches, searches // 3, searches // 60, place)
        assert [one.text for one in found] == ["desk lamp", "desk", "купить desk lamp"]
        # As many as were asked for, of two items: each is asked about by itself, so that none is cut off.
        market.asked.clear()
        monkeypatch.setattr(figures, "TOP", 5)
        both = await adapter.search_queries([str(lamp.nm), str(vase.nm)], today, today)
        assert [one.text for one in both] == ["desk lamp", "desk", "купить desk lamp", "vase", "купить vase"]
    assert market.asked == [TEXTS] * 3


async def test_where_an_item_stood_for_a_query(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    today, place = clock.now().astimezone(figures.MOSCOW).date(), float(lamp.nm % 20 + 1)
    start = today - timedelta(days=8)
    async with market.adapter(await market.connect()) as adapter:
        stood = await adapter.positions([str(lamp.nm)], ["Desk  Lamp", "vase"], start, today)
        assert list(stood) == [Position(str(lamp.nm), "Desk  Lamp", start + timedelta(days=n), place) for n in range(9)]
        assert market.asked == [PLACES] * 2  # seven days at a time
        # For many it is looked up among each item's most frequent queries, fifty items a call.
        market.asked.clear()
        many = [str(lamp.nm), *(str(market.state.add_good(f"S{n}", title=f"Lamp {n}").nm) for n in range(60))]
        stood = await adapter.positions(many, ["Desk  Lamp", "vase"], today, today)
        assert list(stood) == [Position(str(lamp.nm), "Desk  Lamp", today, place)]
    assert market.asked == [TEXTS] * 2
