"""Every call of the Ozon client against a mock server of its own API description, which checks each request.

The mock answers with the description's examples: they must be understood. A control shows that the check can fail.
"""

import json
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.channels.conftest import Waiting
from tests.channels.prism import DESCRIPTIONS, once, serving, watched, written
from tests.machine import Unavailable, needed
from tradepost.channels.adapter import Failed, NoAnswer
from tradepost.channels.ozon.client import Call, Ozon, client
from tradepost.channels.ozon.reports import UNDECIDED
from tradepost.channels.shapes import Access

START, END = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
DAY = date(2026, 7, 1)
CARD = {
    "offer_id": "LAMP",
    "name": "Desk lamp",
    "description_category_id": 200000933,
    "type_id": 93080,
    "attributes": [{"id": 85, "complex_id": 0, "values": [{"dictionary_value_id": 5061, "value": "Lumo"}]}],
    "barcode": "4600000000017",
    "images": ["http://pictures.example/2.jpg"],
    "primary_image": "http://pictures.example/1.jpg",
    "price": "1990.00",
    "currency_code": "RUB",
    "weight": 900,
    "weight_unit": "g",
    "depth": 300,
    "width": 150,
    "height": 400,
    "dimension_unit": "mm",
}
CALLS: dict[str, Callable[[Ozon], Awaitable[Any]]] = {
    "seller": lambda api: api.seller(),
    "roles": lambda api: api.roles(),
    "products": lambda api: api.products("WzMzOTc5MTc2ODAsMzM5NzkxNzY4MF0="),
    "products_of": lambda api: api.products_of(product_ids=[3397917680, 3397917681]),
    "prices": lambda api: api.prices([3397917680], "a cursor"),
    "set_prices": lambda api: api.set_prices(
        [{"product_id": 3397917680, "price": "999.00", "old_price": "0", "currency_code": "RUB"}]
    ),
    "warehouses": lambda api: api.warehouses(),
    "stocks": lambda api: api.stocks(["LAMP"], "a cursor"),
    "set_stocks": lambda api: api.set_stocks(22142605386000, {3397917680: 5}),
    "postings": lambda api: api.postings(START, END, "a cursor"),
    "changed_postings": lambda api: api.changed_postings(END, datetime(2026, 7, 2, tzinfo=UTC), START, "a cursor"),
    "stored_postings": lambda api: api.stored_postings(START, END, "a cursor"),
    "posting": lambda api: api.posting("89491381-0072-1"),
    "assemble": lambda api: api.assemble("89491381-0072-1", {185479045: 2}),
    "cancel_reasons": lambda api: api.cancel_reasons("89491381-0072-1"),
    "cancel": lambda api: api.cancel("89491381-0072-1", 402, "It ran out"),
    "returns": lambda api: api.returns(START, END, 1000015552),
    "accrual_types": lambda api: api.accrual_types(),
    "reviews": lambda api: api.reviews(START, "017c0d53-a7c8-81ef-53de-7d32fcbd7421"),
    "comments": lambda api: api.comments("017c0d53-a7c8-81ef-53de-7d32fcbd7421"),
    "comment": lambda api: api.comment("017c0d53-a7c8-81ef-53de-7d32fcbd7421", "Thank you"),
    "questions": lambda api: api.questions(START, END, "019228a7-91d8-76af-a73a-e989dfac7ac8"),
    "question": lambda api: api.question("019294ff-6888-7009-89d8-26569e4e450d"),
    "replies": lambda api: api.replies("019294ff-6888-7009-89d8-26569e4e450d", 646399170),
    "reply": lambda api: api.reply("019294ff-6888-7009-89d8-26569e4e450d", 646399170, "Yes, it does"),
    "chats": lambda api: api.chats("30000002342123123"),
    "history": lambda api: api.history("5e767w03-b400-4y1b-a841-75319ca8a5c8", 3000000000817031942),
    "write": lambda api: api.write("5e767w03-b400-4y1b-a841-75319ca8a5c8", "Good day"),
    "tree": lambda api: api.tree(),
    "attributes": lambda api: api.attributes(200000933, 93080),
    "values": lambda api: api.values(200000933, 93080, 85),
    "find_values": lambda api: api.find_values(200000933, 93080, 85, "Lumo"),
    "hand_in": lambda api: api.hand_in([CARD]),
    "handed_in": lambda api: api.handed_in(172549793),
    "actions": lambda api: api.actions(),
    "in_action": lambda api: api.in_action(66011, 1999.0),
    "leave_action": lambda api: api.leave_action(66011, [14975]),
    "figures": lambda api: api.figures(DAY, DAY, ["ordered_units", "revenue", "hits_view", "hits_tocart"], 1000),
    "queries": lambda api: api.queries([646399170], START, END, 1),
}
# Requests that are checked, and what the mock server answers: it has no PDFs, and where the description has no example
# of an amount it says "string".
UNANSWERED: dict[str, tuple[Callable[[Ozon], Awaitable[Any]], str]] = {
    "label": (lambda api: api.label("89491381-0072-1"), "answered 500"),
    "accruals": (lambda api: api.accruals(DAY, "a cursor"), "in a way that is not understood"),
}


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    """The mock server's address."""
    with serving("ozon/seller.json") as address:
        yield address


def asking(address: str, key: str = "a key") -> Ozon:
    access = Access(1, "ozon", "ozon", "Ozon", {"address": address, "client_id": "836"}, {"api_key": key})
    return client(access, pause=Waiting())


@pytest.mark.parametrize("name", CALLS)
@once
async def test_a_call_is_as_the_description_wants_it_and_its_example_is_understood(
    clean: Any, mock: str, name: str
) -> None:
    async with watched(asking(mock)) as (api, wrong):
        await CALLS[name](api)
    assert wrong == []


@pytest.mark.parametrize("name", UNANSWERED)
@once
async def test_a_call_without_an_example_is_as_the_description_wants_it(clean: Any, mock: str, name: str) -> None:
    call, said = UNANSWERED[name]
    async with watched(asking(mock)) as (api, wrong):
        with pytest.raises(NoAnswer, match=said):
            await call(api)
    assert wrong == []


def test_every_call_of_the_client_is_checked() -> None:
    assert written(Ozon) == {*CALLS, *UNANSWERED}


@once
async def test_a_wrong_request_is_refused_by_the_check(clean: Any, mock: str) -> None:
    async with watched(asking(mock)) as (api, wrong):
        for path, body in (
            ("/v2/products/stocks", {"stocks": [{"product_id": 1, "stock": 5}]}),
            ("/v2/products/stocks", {"stocks": [{"product_id": "a word", "stock": 5, "warehouse_id": 1}]}),
            ("/v4/posting/fbs/ship", {"posting_number": "89491381-0072-1"}),
            ("/v2/posting/fbs/package-label", {}),
            ("/v1/actions/products", {"action_id": 66011, "limit": 10, "last_id": "1999.0"}),
        ):
            with pytest.raises(Failed):
                await api._ask(Call(path), body)
    assert len(wrong) == 5
    assert wrong[0].startswith("POST /v2/products/stocks: ")


@once
async def test_a_call_that_is_not_described_is_none(clean: Any, mock: str) -> None:
    async with watched(asking(mock)) as (api, _):
        with pytest.raises(Failed):
            await api._ask(Call("/v9/no/such/call"))


def test_a_return_counts_unless_its_status_says_that_no_money_went_back() -> None:
    description = DESCRIPTIONS / "ozon/seller.json"
    if not description.exists():
        needed(Unavailable(f"the marketplaces' descriptions is not there ({description})"))
    schemas = json.loads(description.read_text())["components"]["schemas"]
    statuses = set(schemas["v2ReportReturnsCreateRequestFilter"]["properties"]["status"]["enum"])
    assert statuses - UNDECIDED == {
        "ReturnMoneyApproved", "Approved", "ApprovedByOzon", "MoneyReturned", "MoneyReturnedBySystem",  # the buyer's
        "ArrivedAtReturnPlace", "ReceivedBySeller", "MovingToSeller", "ReturningToSellerByCourier",  # where the goods
        "Utilizing", "Utilized", "MovingToOzon", "ReturnedToOzon", "WaitingShipment",  # are
        "ReturnCompensated", "DisputeYouOpened", "DisputeOpening", "SendingError",  # between Ozon and the seller
        "CompensationOffered", "WaitingCompensation", "CompensationRejected", "CompensationRejectedBySla",
        "CompensationRejectedBySeller",
    }  # fmt: skip
    assert statuses >= UNDECIDED
