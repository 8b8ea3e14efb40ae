"""Every call of the client for Ozon's advertising against a mock server of its description, which checks each request.

The mock answers with the description's examples: they must be understood. A control shows that the check can fail.
"""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from typing import Any

import pytest

from tests.channels.conftest import Waiting
from tests.channels.prism import once, serving, watched, written
from tradepost.channels.adapter import Failed, NoAnswer, Refused
from tradepost.channels.ozon import performance
from tradepost.channels.ozon.adapter import OzonAdapter
from tradepost.channels.ozon.performance import Performance, client
from tradepost.channels.shapes import Access

DAY = date(2026, 6, 1)
CALLS: dict[str, Callable[[Performance], Awaitable[Any]]] = {
    "adverts": lambda api: api.adverts(2),
    "advert": lambda api: api.advert("48852"),
    "create": lambda api: api.create("Lamps", 500_000_000),
    "activate": lambda api: api.activate("48852"),
    "deactivate": lambda api: api.deactivate("48852"),
    "set_daily_budget": lambda api: api.set_daily_budget("48852", 700_000_000),
    "add": lambda api: api.add("48852", [185479045, 185479046]),
    "set_bids": lambda api: api.set_bids("48852", {185479045: 12_000_000}),
}
# Requests that are checked: where the description has no example of a number, the mock answers "string"; and it has
# the daily statistics as CSV, and speaks of JSON in words only, so that what asks for it is left out.
UNANSWERED: dict[str, Callable[[Performance], Awaitable[Any]]] = {
    "items": lambda api: api.items("48852", 2),
    "competitive": lambda api: api.competitive("48852", [185479045, 185479046]),
    "least": lambda api: api.least([185479045]),
    "daily": lambda api: api.daily(["48852", "48853"], DAY, DAY),
}


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    """The mock server's address."""
    with serving("ozon/performance.json") as address:
        yield address


def access(address: str, **credentials: str) -> Access:
    options = {"client_id": "836", "performance_client_id": "77@advertising.example", "performance_address": address}
    return Access(1, "ozon", "ozon", "Ozon", options, {"api_key": "a key", **credentials})


def asking(address: str) -> Performance:
    return client(access(address, performance_client_secret="a long secret"), pause=Waiting())


@pytest.mark.parametrize("name", CALLS)
@once
async def test_a_call_is_as_the_description_wants_it_and_its_example_is_understood(
    clean: Any, mock: str, name: str
) -> None:
    async with watched(asking(mock)) as (api, wrong):
        await CALLS[name](api)
        assert api.bearer == "mock-token"  # asked for by the key, as described
    assert wrong == []


@pytest.mark.parametrize("name", UNANSWERED)
@once
async def test_a_call_without_an_example_is_as_the_description_wants_it(
    clean: Any, mock: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(performance, "AS_JSON", "")
    async with watched(asking(mock)) as (api, wrong):
        with pytest.raises(NoAnswer, match="in a way that is not understood"):
            await UNANSWERED[name](api)
    assert wrong == []


def test_every_call_of_the_client_is_checked() -> None:
    assert written(Performance) == {*CALLS, *UNANSWERED}


@once
async def test_a_wrong_request_is_refused_by_the_check(clean: Any, mock: str) -> None:
    async with watched(asking(mock)) as (api, wrong):
        for method, path, body in (
            ("PUT", "/api/client/campaign/48852/products", {"bids": [{"bid": "12000000"}]}),
            ("PUT", "/api/client/campaign/48852/products", {"bids": [{"sku": "185479045", "bid": 12_000_000}]}),
            ("POST", "/api/client/campaign/cpc/v2/product", {"title": "Lamps"}),
            ("POST", "/api/client/min/sku", {"sku": ["185479045"], "paymentType": "a word"}),
        ):
            with pytest.raises(Failed):
                await api._ask(method, path, json=body)
    assert len(wrong) == 4
    assert wrong[0].startswith("PUT /api/client/campaign/48852/products: ")


@once
async def test_a_call_that_is_not_described_is_none(clean: Any, mock: str) -> None:
    async with watched(asking(mock)) as (api, _):
        with pytest.raises(Failed):
            await api._ask("GET", "/api/no/such/call")


@once
async def test_without_its_own_key_advertising_says_which_one_is_missing(clean: Any, mock: str) -> None:
    adapter = OzonAdapter(access(mock))
    async with adapter:
        with pytest.raises(Refused, match="set performance_client_id and performance_client_secret"):
            await adapter.campaigns()
    assert "a long secret" not in repr(asking(mock))


def test_the_daily_statistics_are_read_as_they_are_written() -> None:
    told = performance.AdvertDays.model_validate(
        {
            "rows": [
                {
                    "id": "48852",
                    "title": "Лампы",
                    "date": "26.11.2026",
                    "views": "1200",
                    "clicks": "34",
                    "moneySpent": "1\N{NO-BREAK SPACE}234,56",
                    "avgBid": "36,31",
                    "orders": "2",
                    "ordersMoney": "1980,00",
                }
            ]
        }
    )
    (one,) = told.rows
    assert (one.date, one.views, one.clicks, one.orders) == (date(2026, 11, 26), 1200, 34, 2)
    assert (str(one.spent), str(one.revenue)) == ("1234.56", "1980.00")
