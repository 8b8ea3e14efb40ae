"""Every call of the Wildberries client against a mock server of its own API description, which checks each request.

The mock answers with the description's examples: they must be understood. A control shows that the check can fail.
"""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.channels.conftest import Waiting
from tests.channels.prism import once, serving, watched, written
from tradepost.channels.adapter import Failed
from tradepost.channels.shapes import Access
from tradepost.channels.wildberries.asking import Call
from tradepost.channels.wildberries.catalogue import CONTENT
from tradepost.channels.wildberries.client import Wildberries, client

DAY = date(2026, 7, 1)
CARD = {
    "vendorCode": "LAMP",
    "title": "Desk lamp",
    "description": "It dims",
    "brand": "Lumo",
    "dimensions": {"length": 30, "width": 15, "height": 40, "weightBrutto": 0.9},
    "sizes": [{"skus": ["4600000000017"], "price": 1990}],
    "characteristics": [{"id": 17596, "value": ["glass"]}, {"id": 90745, "value": 40}],
}
DAYS = {"start": "2026-07-01", "end": "2026-07-01"}
TEXTS = "/api/v2/search-report/product/search-texts"
DIRECTORIES = ("colors", "kinds", "countries", "seasons", "vat")
CALLS: dict[str, Callable[[Wildberries], Awaitable[Any]]] = {
    "seller": lambda api: api.seller(),
    "cards": lambda api: api.cards("2026-07-01T10:00:00Z", 12345),
    "subjects": lambda api: api.subjects(5000),
    "characteristics": lambda api: api.characteristics(105),
    "directory": lambda api: api.directory("tnved", 105),
    "make_cards": lambda api: api.make_cards([{"subjectID": 105, "variants": [CARD]}]),
    "change_cards": lambda api: api.change_cards([{**CARD, "nmID": 12345, "sizes": [{"chrtID": 1, "skus": ["4601"]}]}]),
    "faults": lambda api: api.faults("2025-12-20T23:59:59Z", "1cd79751-de1f-46c8-a444-a941d35dde56"),
    "set_pictures": lambda api: api.set_pictures(213864079, ["https://pictures.example/1.jpg"]),
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
    "supplies": lambda api: api.supplies(13833711),
    "orders_in": lambda api: api.orders_in("WB-GI-1234567"),
    "drop_supply": lambda api: api.drop_supply("WB-GI-1234567"),
    "deliver": lambda api: api.deliver("WB-GI-1234567"),
    "supply_code": lambda api: api.supply_code("WB-GI-1234567"),
    "cancel": lambda api: api.cancel(5632423),
    "stickers": lambda api: api.stickers([5346346]),
    "feedbacks": lambda api: api.feedbacks(answered=False, start=1_750_000_000, skip=5000),
    "questions": lambda api: api.questions(answered=True, start=1_750_000_000, skip=5000),
    "feedback": lambda api: api.feedback("G7Y9Y1kBAtKOitoBT_lV"),
    "answer_feedback": lambda api: api.answer_feedback("J2FMRjUj6hwvwCElqssz", "Thank you"),
    "answer_question": lambda api: api.answer_question("n5um6IUBQOOSTxXoo0gV", "Yes, it does"),
    "chats": lambda api: api.chats(),
    "events": lambda api: api.events(1_698_045_576_000),
    "write": lambda api: api.write("1:1e265a58:66f136e9", "Good day"),
    "adverts": lambda api: api.adverts([12345]),
    "create_advert": lambda api: api.create_advert("Lamps", [146168367]),
    "move_advert": lambda api: api.move_advert(12345, "start"),
    "budget": lambda api: api.budget(12345),
    "deposit": lambda api: api.deposit(12345, 5000),
    "set_bids": lambda api: api.set_bids(12345, {13335157: 25000}),
    "least_bids": lambda api: api.least_bids(12345, [12345678], "cpm"),
    "full_stats": lambda api: api.full_stats([12345], DAY, DAY),
    "sales": lambda api: api.sales(DAY, DAY, 1232610467),
    "promotions": lambda api: api.promotions(datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 7, 2, tzinfo=UTC)),
    "promoted": lambda api: api.promoted(12345, 1000),
    "commissions": lambda api: api.commissions(),
    "goods_returns": lambda api: api.goods_returns(DAY, DAY),
    "ordered": lambda api: api.ordered("2026-07-01T10:00:00"),
    "sold": lambda api: api.sold("2026-07-01T10:00:00.123"),
    "funnel": lambda api: api.funnel([12345], DAY, DAY),
    "funnel_days": lambda api: api.funnel_days([12345], DAY, DAY),
    "queries": lambda api: api.queries([12345], DAY, DAY, limit=100),
    "query_days": lambda api: api.query_days(12345, ["lamp"], DAY, DAY),
}


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    """The mock server's address."""
    with serving("wildberries/wildberries.mock.json") as address:
        yield address


def asking(address: str) -> Wildberries:
    """A client of the mock server."""
    access = Access(1, "wildberries", "wildberries", "Wildberries", {"address": address}, {"token": "a token"})
    return client(access, pause=Waiting())


@pytest.mark.parametrize("name", CALLS)
@once
async def test_a_call_is_as_the_description_wants_it_and_its_example_is_understood(
    clean: Any, mock: str, name: str
) -> None:
    async with watched(asking(mock)) as (api, wrong):
        await CALLS[name](api)
    assert wrong == []


@pytest.mark.parametrize("name", DIRECTORIES)
@once
async def test_every_directory_is_understood(clean: Any, mock: str, name: str) -> None:
    async with watched(asking(mock)) as (api, wrong):
        assert all(one.name for one in await api.directory(name))
    assert wrong == []


@once
async def test_a_limit_that_every_plan_has_fits_two_alternatives_of_which_one_must(clean: Any, mock: str) -> None:
    """The description's own slip: up to 30 is the one, up to 100 the other, and exactly one is to fit."""
    async with watched(asking(mock)) as (api, wrong):
        with pytest.raises(Failed):
            await api.queries([12345], DAY, DAY, limit=30)
    assert wrong == [f"POST {TEXTS}: Request body property limit must match exactly one schema in oneOf"]


def test_every_call_of_the_client_is_checked() -> None:
    assert written(Wildberries) == set(CALLS)


@once
async def test_a_wrong_request_is_refused_by_the_check(clean: Any, mock: str) -> None:
    days: dict[str, Any] = {"dateFrom": "2026-07-01", "dateTo": "2026-07-01"}
    period = {"selectedPeriod": DAYS}
    prices, sales = "/api/v2/upload/task", "/api/finance/v1/sales-reports/detailed"
    async with watched(asking(mock)) as (api, wrong):
        for method, path, body in (
            ("POST", prices, {"data": [{"price": 999}]}),
            ("POST", prices, {"data": [{"nmID": "a word", "price": 999}]}),
            ("POST", prices, {}),
            ("POST", "/content/v2/cards/upload", [{"subjectID": 105}]),
            ("POST", "/content/v2/cards/upload", [{"subjectID": 105, "variants": [{"title": "A lamp"}]}]),
            ("POST", "/content/v2/cards/update", [{"nmID": 12345, "vendorCode": "LAMP"}]),
            ("GET", "/content/v2/directory/tnved", None),
            ("POST", sales, {"dateFrom": "2026-07-01"}),
            ("POST", sales, {**days, "limit": 100_001}),
            ("POST", sales, {**days, "period": "yearly"}),
            ("GET", "/api/v1/analytics/goods-return", None),
            ("GET", "/api/v1/supplier/orders", None),
            ("GET", "/api/v1/supplier/sales", None),
            ("POST", "/api/v1/seller/message", {"replySign": "not multipart"}),
            ("POST", "/api/analytics/v3/sales-funnel/products", {}),
            ("POST", "/api/analytics/v3/sales-funnel/products/history", {**period, "nmIds": list(range(1, 22))}),
            ("POST", TEXTS, {"nmIds": [12345]}),
            ("POST", "/api/v2/search-report/product/orders", {"period": DAYS, "nmId": 1, "searchTexts": []}),
        ):
            wrong.clear()
            with pytest.raises(Failed):
                await api._ask(Call(CONTENT, method, "", path), json=body)
            assert {one.split(": ")[0] for one in wrong} == {f"{method} {path}"}, body


@once
async def test_a_call_that_is_not_described_is_none(clean: Any, mock: str) -> None:
    async with watched(asking(mock)) as (api, _):
        with pytest.raises(Failed):
            await api._ask(Call(CONTENT, "GET", "content-api", "/content/v2/no/such/call"))
