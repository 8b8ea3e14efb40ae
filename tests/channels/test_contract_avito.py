"""Every call of the Avito client against a mock server of its own API descriptions, which checks each request.

The mock answers with the descriptions' examples: they must be understood. A control shows that the check can fail.
"""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.channels import prism
from tests.channels.conftest import Waiting
from tradepost.channels.adapter import Failed, NoAnswer
from tradepost.channels.avito.adapter import AvitoAdapter
from tradepost.channels.avito.client import STOCKS, Avito, Call, client
from tradepost.channels.shapes import Access

DAY, MOMENT = date(2026, 7, 1), datetime(2026, 7, 1, 10, tzinfo=UTC)
CALLS: dict[str, Callable[[Avito], Awaitable[Any]]] = {
    "account": lambda api: api.account(),
    "items": lambda api: api.items(2),
    "ad_ids": lambda api: api.ad_ids([12345, 67890]),
    "set_price": lambda api: api.set_price(12345, 990),
    "stocks": lambda api: api.stocks([12345]),
    "set_stocks": lambda api: api.set_stocks({12345: 7}),
    "orders": lambda api: api.orders(since=1_750_000_000, page=2, ids=["5", "6"], statuses=["on_return", "in_dispute"]),
    "move": lambda api: api.move("5", "confirm"),
    "label_task": lambda api: api.label_task(["75"]),
    "labels": lambda api: api.labels("a-task"),
    "reviews": lambda api: api.reviews(50),
    "answer_review": lambda api: api.answer_review(77, "Thank you"),
    "chats": lambda api: api.chats(100),
    "messages": lambda api: api.messages("u2i-1", 100),
    "send": lambda api: api.send("u2i-1", "Hello"),
    "analytics": lambda api: api.analytics(DAY, ["orderedItems", "orderedItemsPrice"], 1000),
    "spendings": lambda api: api.spendings([12345], DAY, date(2026, 7, 30), "promotion"),
    "strategies": lambda api: api.strategies(100),
    "strategy": lambda api: api.strategy(3456432),
    "create_strategy": lambda api: api.create_strategy("Lamps", [12345], 5000, MOMENT, MOMENT + timedelta(days=30)),
    "change_strategy": lambda api: api.change_strategy(3456432, 3, budget=7000, starts_at=MOMENT),
    "stop_strategy": lambda api: api.stop_strategy(3456432, 3),
    "strategy_days": lambda api: api.strategy_days(3456432),
    "promoted": lambda api: api.promoted([12345, 67890]),
    "terms": lambda api: api.terms(12345),
    "set_bid": lambda api: api.set_bid(12345, 5, 1400, 192400),
    "leave_actions": lambda api: api.leave_actions(12345),
    "categories": lambda api: api.categories(),
    "fields": lambda api: api.fields("lamps"),
}
APART = {"statistics"}  # its example cannot be understood: below


@pytest.fixture(scope="module")
def avito_mock() -> Iterator[str]:
    with prism.serving("avito/avito.mock.json") as address:
        yield address


def access(address: str) -> Access:
    secrets = {"client_id": "a client", "client_secret": "a long secret"}
    return Access(1, "avito", "avito", "Avito", {"address": address}, secrets)


def a_client(address: str) -> Avito:
    return client(access(address), pause=Waiting())


@pytest.mark.parametrize("name", CALLS)
@prism.once
async def test_a_call_is_as_the_description_wants_it_and_its_example_is_understood(
    clean: Any, avito_mock: str, name: str
) -> None:
    async with prism.watched(a_client(avito_mock)) as (api, wrong):
        await CALLS[name](api)
    assert wrong == []


def test_every_call_of_the_client_is_checked() -> None:
    assert prism.written(Avito) == {*CALLS, *APART}


@prism.once
async def test_figures_are_asked_for_as_described_though_the_example_has_words_for_numbers(
    clean: Any, avito_mock: str
) -> None:
    async with prism.watched(a_client(avito_mock)) as (api, wrong):
        with pytest.raises(NoAnswer, match="in a way that is not understood"):
            await api.statistics([12345], DAY, DAY)  # "itemId": "<item_id_1>"
        assert wrong == []
        with pytest.raises(Failed):
            await api._ask(Call(STOCKS, "POST", "/stats/v1/accounts/5/items"), json={"dateFrom": "2026-07-01"})
    assert wrong != []


@prism.once
async def test_a_wrong_request_is_refused_by_the_check(clean: Any, avito_mock: str) -> None:
    async with prism.watched(a_client(avito_mock)) as (api, wrong):
        call = Call(STOCKS, "PUT", "/stock-management/1/stocks")
        for body in ({"stocks": [{"item_id": 5}]}, {"stocks": [{"item_id": "x", "quantity": 1}]}, {"stocks": []}, {}):
            with pytest.raises(Failed):
                await api._ask(call, json=body)
    assert all("PUT /stock-management/1/stocks" in one for one in wrong)
    assert len(wrong) >= 4


@prism.once
async def test_a_call_without_a_token_is_refused_by_the_check(clean: Any, avito_mock: str) -> None:
    async with prism.watched(a_client(avito_mock)) as (api, wrong):
        await api.items()
        assert wrong == []
        assert api.http is not None
        del api.http.headers["Authorization"]
        answer = await api.http.get(f"{avito_mock}/core/v1/items")
    assert answer.status_code >= 400


@prism.once
async def test_the_examples_become_our_words(clean: Any, avito_mock: str) -> None:
    since = datetime(2000, 1, 1, tzinfo=UTC)
    adapter = AvitoAdapter(access(avito_mock))
    adapter.api.pause = Waiting()
    async with prism.watched(adapter.api) as (_, wrong):
        checked = await adapter.check()
        cards = (await adapter.cards()).items
        prices = (await adapter.prices()).items
        reviews = (await adapter.reviews(since)).items
        messages = (await adapter.messages(since)).items
        tree = await adapter.categories()
        wanted = await adapter.attributes("lamps")
        await adapter.orders(since)
        await adapter.returns(since)
    assert wrong == []
    assert checked.works
    assert all((cards, prices, reviews, messages, tree, wanted))
    assert {one.price.currency for one in prices} == {"RUB"}
