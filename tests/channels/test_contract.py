"""Every call of the Wildberries client against a mock server of its own API description, which checks each request.

The mock answers with the description's examples: they must be understood. A control shows that the check can fail.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.channels.conftest import Waiting
from tests.channels.prism import serving
from tradepost.channels.adapter import Failed
from tradepost.channels.shapes import Access
from tradepost.channels.wildberries.client import CONTENT, Call, Wildberries, client
from tradepost.core import clock

ROOT = Path(__file__).parents[2]
DAY = date(2026, 7, 1)
CALLS: dict[str, Callable[[Wildberries], Awaitable[Any]]] = {
    "seller": lambda api: api.seller(),
    "cards": lambda api: api.cards("2026-07-01T10:00:00Z", 12345),
    "prices": lambda api: api.prices(1000),
    "prices_of": lambda api: api.prices_of([12345, 67890]),
    "set_prices": lambda api: api.set_prices([{"nmID": 12345, "price": 999, "discount": 30}]),
    "price_task": lambda api: api.price_task(146567),
    "price_task_goods": lambda api: api.price_task_goods(146567),
    "warehouses": lambda api: api.warehouses(),
    "stocks": lambda api: api.stocks(31000, [123456]),
    "set_stocks": lambda api: api.set_stocks(31000, {123456: 10}),
    "orders": lambda api: api.orders(1_750_000_000, 1_751_000_000, 7),
    "statuses": lambda api: api.statuses([5632423]),
    "open_supply": lambda api: api.open_supply("Tradepost 2026-07-01 10:00"),
    "into_supply": lambda api: api.into_supply("WB-GI-1234567", [5632423]),
    "deliver": lambda api: api.deliver("WB-GI-1234567"),
    "cancel": lambda api: api.cancel(5632423),
    "stickers": lambda api: api.stickers([5346346]),
    "feedbacks": lambda api: api.feedbacks(answered=False, start=1_750_000_000, skip=0),
    "questions": lambda api: api.questions(answered=True, start=1_750_000_000, skip=0),
    "answer_feedback": lambda api: api.answer_feedback("J2FMRjUj6hwvwCElqssz", "Thank you"),
    "answer_question": lambda api: api.answer_question("n5um6IUBQOOSTxXoo0gV", "Yes, it does"),
    "adverts": lambda api: api.adverts([12345]),
    "create_advert": lambda api: api.create_advert("Lamps", [146168367]),
    "move_advert": lambda api: api.move_advert(12345, "start"),
    "budget": lambda api: api.budget(12345),
    "deposit": lambda api: api.deposit(12345, 5000),
    "set_bids": lambda api: api.set_bids(12345, {13335157: 25000}),
    "least_bids": lambda api: api.least_bids(12345, [12345678], "cpm"),
    "full_stats": lambda api: api.full_stats([12345], DAY, DAY),
}


@pytest.fixture(scope="session")
def mock() -> Iterator[str]:
    """The mock server's address."""
    with serving("wildberries/wildberries.mock.json") as address:
        yield address


@asynccontextmanager
async def asked(address: str) -> AsyncIterator[tuple[Wildberries, list[str]]]:
    """A client of the mock server, and what that found wrong with its requests."""
    wrong: list[str] = []

    async def note(answer: httpx.Response) -> None:
        if violations := answer.headers.get("sl-violations"):
            wrong.append(f"{answer.request.method} {answer.request.url.path}: {violations}")

    access = Access(1, "wildberries", "wildberries", "Wildberries", {"address": address}, {"token": "a token"})
    with clock.at(clock.now()):
        async with client(access, pause=Waiting()) as api:
            assert api.http is not None
            api.http.event_hooks["response"].append(note)
            yield api, wrong


@pytest.mark.parametrize("name", CALLS)
async def test_a_call_is_as_the_description_wants_it_and_its_example_is_understood(
    clean: Any, mock: str, name: str
) -> None:
    async with asked(mock) as (api, wrong):
        await CALLS[name](api)
    assert wrong == []


def test_every_call_of_the_client_is_checked() -> None:
    written = {name for name in vars(Wildberries) if not name.startswith("_")}
    fields = set(Wildberries.__dataclass_fields__)
    assert written - fields - {"waits", "says"} == set(CALLS)


async def test_a_wrong_request_is_refused_by_the_check(clean: Any, mock: str) -> None:
    async with asked(mock) as (api, wrong):
        call = Call(CONTENT, "POST", "discounts-prices-api", "/api/v2/upload/task")
        for body in ({"data": [{"price": 999}]}, {"data": [{"nmID": "a word", "price": 999}]}, {}):
            with pytest.raises(Failed):
                await api._ask(call, json=body)
    assert len(wrong) == 3
    assert all("POST /api/v2/upload/task" in one for one in wrong)


async def test_a_call_that_is_not_described_is_none(clean: Any, mock: str) -> None:
    async with asked(mock) as (api, _):
        with pytest.raises(Failed):
            await api._ask(Call(CONTENT, "GET", "content-api", "/content/v2/no/such/call"))
