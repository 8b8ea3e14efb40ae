"""What buyers say on Ozon, against the pretend one: reviews, questions, conversations, and plans that are lacking."""

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from tests.channels.conftest import Market
from tests.channels.test_ozon import ozon
from tests.payments.servers import serve
from tradepost.channels.adapter import Refused
from tradepost.channels.ozon.client import Ozon, client
from tradepost.channels.shapes import Access
from tradepost.core import clock


async def test_reviews_come_oldest_first_with_what_was_answered(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    since = clock.now() - timedelta(hours=1)
    good = market.state.say(lamp, stars=5, text="Bright", at=clock.now() - timedelta(minutes=2))
    bad = market.state.say(lamp, stars=1, text="Dark", at=clock.now() - timedelta(minutes=9))
    market.state.say(lamp, stars=1, text="Long ago", at=since - timedelta(days=1))
    market.state.say(lamp, text="Does it dim?")
    async with await ozon(market) as adapter:
        found = await adapter.reviews(since)
        assert [(one.external_id, one.rating, one.text, one.item_id, one.sku, one.answer) for one in found.items] == [
            (bad.id, 1, "Dark", str(lamp.nm), "LAMP", ""),
            (good.id, 5, "Bright", str(lamp.nm), "LAMP", ""),
        ]
        assert found.cursor is None
        await adapter.answer("review", good.id, "Thank you")
        assert [one.answer for one in (await adapter.reviews(since)).items] == ["", "Thank you"]
        with pytest.raises(Refused, match="Ozon: review not found"):
            await adapter.answer("review", "none", "Hello")
    assert good.answer == "Thank you"


async def test_many_reviews_come_a_hundred_at_a_time_each_once(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    said = [market.state.say(lamp, stars=4, at=clock.now() - timedelta(seconds=250 - n)).id for n in range(250)]
    found, cursor = list[str](), None
    async with await ozon(market) as adapter:
        while True:
            part = await adapter.reviews(clock.now() - timedelta(days=1), cursor)
            found += [one.external_id for one in part.items]
            if (cursor := part.cursor) is None:
                break
    assert found == said


async def test_questions_are_read_and_answered(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    asked = market.state.say(lamp, text="Does it dim?")
    since = clock.now() - timedelta(hours=1)
    async with await ozon(market) as adapter:
        (one,) = (await adapter.questions(since)).items
        assert (one.external_id, one.text, one.item_id, one.item_name) == (
            asked.id,
            "Does it dim?",
            str(lamp.nm),
            "Desk lamp",
        )
        await adapter.answer("question", asked.id, "It does")
        assert [one.answer for one in (await adapter.questions(since)).items] == ["It does"]
        with pytest.raises(Refused, match="Ozon takes answers of 2 to 3000 letters"):
            await adapter.answer("question", asked.id, "!")
    assert asked.answer == "It does"


async def test_conversations_with_buyers_are_read_back_to_a_moment_and_written_into(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    talk = market.state.talk(lamp, "Long ago")
    await market.wait(3600)
    since = clock.now()
    for n in range(230):
        await market.wait(1)
        market.state.write(talk, f"Word {n}")
    async with await ozon(market) as adapter:
        found = await adapter.messages(since)
        assert [one.text for one in found.items] == [f"Word {n}" for n in range(230)]
        first = found.items[0]
        assert (first.chat_id, first.ours, first.author, first.item_id) == (
            talk.id,
            False,
            talk.author,
            str(lamp.nm),
        )
        await adapter.send(talk.id, "Good day")
        last = (await adapter.messages(since)).items[-1]
        assert (last.text, last.ours) == ("Good day", True)
        with pytest.raises(Refused, match="Ozon takes messages of 1 to 1000 letters"):
            await adapter.send(talk.id, "")
        await market.wait(49 * 3600)
        with pytest.raises(Refused, match=r"48 hours have passed.*\(this call wants Premium Plus or Premium Pro\)"):
            await adapter.send(talk.id, "Still there?")
    assert talk.lines[-1].text == "Good day"


async def test_a_plan_that_is_lacking_is_a_refusal_and_says_nothing_of_the_key(clean: Any) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.json_response({"code": 7, "message": "Access denied"}, status=403)

    async with serve(answer) as url:
        access = Access(1, "ozon", "ozon", "Ozon", {"address": url, "client_id": "836"}, {"api_key": "a key"})
        with clock.at(clock.now()):
            async with client(access) as api:
                assert isinstance(api, Ozon)
                with pytest.raises(Refused, match=r"Access denied \(this call wants the plan for reviews"):
                    await api.reviews(clock.now())
