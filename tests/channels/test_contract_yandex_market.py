"""Every call of the Yandex Market client against a mock server of its own API description, which checks each request.

The mock answers with the description's examples: they must be understood. A control shows that the check can fail.
"""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.channels import prism
from tests.channels.conftest import Waiting
from tradepost.channels.adapter import Failed
from tradepost.channels.shapes import Access
from tradepost.channels.yandex_market.adapter import YandexMarketAdapter
from tradepost.channels.yandex_market.client import Call, YandexMarket, client
from tradepost.channels.yandex_market.limits import BIDS, PRICES

DAY = date(2026, 7, 1)
OFFER = {
    "offerId": "LAMP",
    "name": "Lamp",
    "marketCategoryId": 91491,
    "vendor": "Lumen",
    "description": "A lamp",
    "pictures": ["https://shop.example/lamp.jpg"],
    "barcodes": ["4600000000001"],
    "parameterValues": [{"parameterId": 1, "valueId": 11, "value": "red"}, {"parameterId": 2, "value": "40"}],
    "weightDimensions": {"length": 10.5, "width": 20.0, "height": 30.0, "weight": 1.25},
    "basicPrice": {"value": 1499.9, "currencyId": "RUR"},
}
CALLS: dict[str, Callable[[YandexMarket], Awaitable[Any]]] = {
    "campaigns": lambda api: api.campaigns("token"),
    "offers": lambda api: api.offers("token"),
    "set_offers": lambda api: api.set_offers([OFFER]),
    "prices": lambda api: api.prices(["LAMP", "VASE"]),
    "set_prices": lambda api: api.set_prices(
        [{"offerId": "LAMP", "price": {"value": 1499.9, "currencyId": "RUR", "discountBase": 1999}}]
    ),
    "warehouses": lambda api: api.warehouses("token"),
    "lone_warehouses": lambda api: api.lone_warehouses("token"),
    "group_stocks": lambda api: api.group_stocks(["LAMP"], "token"),
    "set_group_stocks": lambda api: api.set_group_stocks({"LAMP": 5}),
    "stocks": lambda api: api.stocks(31000, ["LAMP"]),
    "set_stocks": lambda api: api.set_stocks(31000, {"LAMP": 5}),
    "orders": lambda api: api.orders(DAY, date(2026, 7, 31), "token", changed=datetime(2026, 8, 1, tzinfo=UTC)),
    "orders_of": lambda api: api.orders_of([5632423]),
    "pack": lambda api: api.pack(5632423, {7: 2}),
    "ready": lambda api: api.ready([5632423]),
    "cancel": lambda api: api.cancel(5632423),
    "labels": lambda api: api.labels(5632423),
    "returns": lambda api: api.returns(DAY, "token"),
    "feedbacks": lambda api: api.feedbacks(
        datetime(2026, 7, 1, tzinfo=UTC), "token", until=datetime(2026, 8, 1, tzinfo=UTC)
    ),
    "comments": lambda api: api.comments(77),
    "comment": lambda api: api.comment(77, "Thank you"),
    "questions": lambda api: api.questions(DAY, "token", until=date(2026, 7, 28)),
    "answers_to": lambda api: api.answers_to(77),
    "answer": lambda api: api.answer(77, "Yes, it does"),
    "chats": lambda api: api.chats("token"),
    "history": lambda api: api.history(77, "token"),
    "send": lambda api: api.send(77, "Hello"),
    "sold": lambda api: api.sold(DAY, date(2026, 7, 30), "token"),
    "placed": lambda api: api.placed(DAY, date(2026, 7, 30), "token"),
    "bids": lambda api: api.bids("token"),
    "set_bids": lambda api: api.set_bids({"LAMP": 570, "VASE": 0}),
    "advised_bids": lambda api: api.advised_bids(["LAMP"]),
    "promos": lambda api: api.promos(),
    "promo_offers": lambda api: api.promo_offers("cf_1023", "token"),
    "leave_promo": lambda api: api.leave_promo("cf_1023", ["LAMP"]),
    "tariffs": lambda api: api.tariffs([91491]),
    "categories": lambda api: api.categories(),
    "parameters": lambda api: api.parameters(91491),
}
APART = {"shop", "my_shop", "cabinet"}  # tested by themselves, below


@pytest.fixture(scope="module")
def yandex_mock() -> Iterator[str]:
    with prism.serving("yandex_market/partner.json") as address:
        yield address


def a_client(address: str, **options: Any) -> YandexMarket:
    given = {"address": address, "campaign_id": "21", "business_id": "51", **options}
    access = Access(1, "yandex_market", "yandex_market", "Yandex Market", given, {"api_key": "a long key"})
    return client(access, pause=Waiting())


@pytest.mark.parametrize("name", CALLS)
@prism.once
async def test_a_call_is_as_the_description_wants_it_and_its_example_is_understood(
    clean: Any, yandex_mock: str, name: str
) -> None:
    async with prism.watched(a_client(yandex_mock)) as (api, wrong):
        await CALLS[name](api)
    assert wrong == []


def test_every_call_of_the_client_is_checked() -> None:
    assert prism.written(YandexMarket) == {*CALLS, *APART}


@prism.once
async def test_the_only_shop_and_its_cabinet_are_found_by_the_key(clean: Any, yandex_mock: str) -> None:
    async with prism.watched(a_client(yandex_mock, campaign_id="", business_id="")) as (api, wrong):
        shop = await api.shop()
        assert (await api.my_shop(), await api.cabinet()) == (shop.id, shop.business and shop.business.id)
    assert wrong == []


@prism.once
async def test_a_wrong_request_is_refused_by_the_check(clean: Any, yandex_mock: str) -> None:
    async with prism.watched(a_client(yandex_mock)) as (api, wrong):
        call = Call(PRICES, "POST", "/v2/businesses/51/offer-prices/updates")
        unpriced: dict[str, Any] = {"offers": [{"offerId": "LAMP"}]}
        worded = {"offers": [{"offerId": "LAMP", "price": {"value": "a word", "currencyId": "RUR"}}]}
        abroad = {"offers": [{"offerId": "LAMP", "price": {"value": 5, "currencyId": "RUB"}}]}
        for body in (unpriced, worded, abroad, {}):
            with pytest.raises(Failed):
                await api._ask(call, json=body)
        dear = {"bids": [{"sku": "LAMP", "bid": 10_000}]}
        with pytest.raises(Failed):
            await api._ask(Call(BIDS, "PUT", "/v2/businesses/51/bids"), json=dear)
    assert wrong.pop().startswith("PUT /v2/businesses/51/bids: ")
    assert len(wrong) == 4
    assert all("POST /v2/businesses/51/offer-prices/updates" in one for one in wrong)


@prism.once
async def test_a_call_that_is_not_described_is_none(clean: Any, yandex_mock: str) -> None:
    async with prism.watched(a_client(yandex_mock)) as (api, _):
        with pytest.raises(Failed):
            await api._ask(Call(PRICES, "GET", "/v2/no/such/call"))


@prism.once
async def test_what_it_refuses_is_said_in_its_own_words(clean: Any, yandex_mock: str) -> None:
    async with prism.watched(a_client(yandex_mock)) as (api, _):
        assert api.http is not None
        api.http.headers["Prefer"] = "code=403"
        with pytest.raises(Failed, match="does not accept the credentials"):
            await api.offers()


def an_adapter(address: str) -> YandexMarketAdapter:
    given = {"address": address, "campaign_id": "21", "business_id": "51"}
    access = Access(1, "yandex_market", "yandex_market", "Yandex Market", given, {"api_key": "a long key"})
    made = YandexMarketAdapter(access)
    made.api.pause = Waiting()
    return made


@prism.once
async def test_the_examples_become_our_words(clean: Any, yandex_mock: str) -> None:
    since = datetime(2000, 1, 1, tzinfo=UTC)
    adapter = an_adapter(yandex_mock)
    async with prism.watched(adapter.api) as (_, wrong):
        cards = (await adapter.cards()).items
        prices = (await adapter.prices()).items
        returns = (await adapter.returns(since)).items
        reviews = (await adapter.reviews(since)).items
        questions = (await adapter.questions(since)).items
        messages = (await adapter.messages(since)).items
        tree = await adapter.categories()
        wanted = await adapter.attributes("91491")
    assert wrong == []
    assert all((cards, prices, returns, reviews, questions, messages, tree, wanted))
    assert tree[0].parent_id is None
    assert {one.parent_id for one in tree[1:]} <= {one.external_id for one in tree if not one.leaf}
    assert prices[0].price.currency == "RUB"
