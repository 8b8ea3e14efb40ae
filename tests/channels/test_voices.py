"""What buyers say on a channel lies in the one inbox, each word once; what is answered here or there is answered."""

from datetime import timedelta
from typing import Any

import pytest

from tests import make_stock
from tests.channels.conftest import Market
from tests.channels.test_sync import follow
from tradepost.channels import service, syncing
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.channels.working import keep_since
from tradepost.core import clock, db, jobs

KEPT = (Capability.CARDS, Capability.ORDERS, Capability.REVIEWS, Capability.QUESTIONS, Capability.CHATS)
INBOX = "/api/v1/inbox"
QUESTIONS = "POST /v1/businesses/51000/goods-questions"


async def lines(owner: Any) -> list[tuple[str, str, str, str]]:
    """(kind, text, product, state) of everything in the inbox, the oldest first."""
    found = (await owner.get(INBOX, params={"sort": "last_at"})).json()["items"]
    return sorted((one["kind"], one["text"], one["product"]["name"], one["state"]) for one in found)


async def key_of(owner: Any, kind: str) -> str:
    (one,) = (await owner.get(INBOX, params={"kind": kind})).json()["items"]
    return str(one["key"])


async def lamp(market: Market, dialect: str = "wildberries") -> tuple[Any, Channel]:
    """A card that is known here, on a channel that has been read once."""
    await make_stock.goods("LAMP")
    card = market.state.add_good("LAMP", title="Lamp", price=1000)
    channel = await market.connect(dialect)
    await follow()
    return card, channel


async def later(market: Market) -> None:
    await market.wait(31)
    await follow()


@pytest.mark.in_turn
@pytest.mark.parametrize("dialect", ["wildberries", "ozon", "yandex_market"])
async def test_reviews_and_questions_come_in_and_answers_go_out_once(market: Market, owner: Any, dialect: str) -> None:
    card, channel = await lamp(market, dialect)
    review = market.state.say(card, stars=2, text="It came broken")
    question = market.state.say(card, text="Is it warm light?")
    for _ in range(3):
        await later(market)
    waiting = [("question", "Is it warm light?", "Lamp", "waiting"), ("review", "It came broken", "Lamp", "waiting")]
    assert await lines(owner) == waiting
    (shown,) = (await owner.get(INBOX, params={"kind": "review"})).json()["items"]
    assert (shown["channel"], shown["rating"]) == (channel.code, 2)

    answered = await owner.post(f"{INBOX}/{shown['key']}/reply", json={"text": "We will send another."})
    assert answered.status_code in {200, 201}, answered.text
    await jobs.drain()
    assert (review.answer, question.answer) == ("We will send another.", "")
    await later(market)  # it comes back with the review, and is known
    said = (await owner.get(f"{INBOX}/{shown['key']}")).json()["messages"]
    assert [(one["sender"], one["text"]) for one in said] == [
        ("buyer", "It came broken"),
        ("shop", "We will send another."),
    ]

    question.answer = "It is."  # given on the marketplace's own pages
    for _ in range(2):
        await later(market)
    said = (await owner.get(f"{INBOX}/{await key_of(owner, 'question')}")).json()["messages"]
    assert [(one["sender"], one["text"]) for one in said] == [("buyer", "Is it warm light?"), ("shop", "It is.")]
    assert [one[-1] for one in await lines(owner)] == ["answered", "answered"]


@pytest.mark.in_turn
@pytest.mark.parametrize("dialect", ["ozon", "yandex_market", "avito"])
async def test_conversations_go_both_ways(market: Market, owner: Any, dialect: str) -> None:
    card, _channel = await lamp(market, dialect)
    talk = market.state.talk(card, "When will it come?")
    await later(market)
    key = await key_of(owner, "message")
    assert (await owner.post(f"{INBOX}/{key}/reply", json={"text": "On Friday."})).status_code in {200, 201}
    await jobs.drain()
    assert [(one.text, one.ours) for one in talk.lines] == [("When will it come?", False), ("On Friday.", True)]
    market.state.write(talk, "Thanks. In the morning?")
    for _ in range(2):
        await later(market)
    found = (await owner.get(f"{INBOX}/{key}")).json()
    assert [(one["sender"], one["text"]) for one in found["messages"]] == [
        ("buyer", "When will it come?"),
        ("shop", "On Friday."),
        ("buyer", "Thanks. In the morning?"),
    ]
    assert found["state"] == "waiting"


async def test_what_was_said_while_nobody_looked_for_two_months_comes_in(market: Market, owner: Any) -> None:
    card, channel = await lamp(market, "yandex_market")
    stopped = clock.now() - timedelta(days=60)
    async with db.transaction() as session:
        for capability in (Capability.REVIEWS, Capability.QUESTIONS):
            await keep_since(session, channel, capability, stopped)
    for days in (1, 26, 27, 28, 54, 59):
        market.state.say(card, text=f"Day {days}?", at=stopped + timedelta(days=days))
    market.state.say(card, stars=4, text="Day 33", at=stopped + timedelta(days=33))
    market.asked.clear()
    await later(market)
    found = await lines(owner)
    asked = [f"Day {days}?" for days in (1, 26, 27, 28, 54, 59)]
    assert found == [*[("question", one, "Lamp", "waiting") for one in asked], ("review", "Day 33", "Lamp", "waiting")]
    # Four weeks at a time, and from then on by one call again.
    assert market.asked.count(QUESTIONS) == 3
    await later(market)
    assert (market.asked.count(QUESTIONS), len(await lines(owner))) == (4, 7)


async def test_what_was_answered_before_it_was_connected_waits_for_nobody(market: Market, owner: Any) -> None:
    await make_stock.goods("LAMP")
    card = market.state.add_good("LAMP", title="Lamp", price=1000)
    market.state.say(card, stars=5, text="Bright").answer = "Thank you."
    await market.connect()
    await follow()
    await later(market)  # by now it is known which product it is about
    ((kind, text, _product, state),) = await lines(owner)
    assert (kind, text, state) == ("review", "Bright", "answered")


async def test_what_is_said_in_the_own_store_is_not_fetched_from_it(market: Market, owner: Any, buyer: Any) -> None:
    goods = await make_stock.goods("LAMP")
    said = {"rating": 2, "text": "It came broken"}
    written = await buyer.post(f"/api/v1/products/{goods.product_id}/reviews", json=said)
    assert written.status_code == 201
    async with db.transaction() as session:
        store = await service.own_store(session)
        await syncing.arrange(session, store)
    await later(market)
    found = (await owner.get(INBOX)).json()["items"]
    assert [(one["key"], one["channel"]) for one in found] == [(f"review-{written.json()['id']}", "store")]
    assert (await owner.get(f"/channels/{store.id}/sync")).json() == []
