"""Under its floor a price never goes, whichever door it comes through."""

from datetime import timedelta

import pytest

from tests import make_catalog, make_prices, make_stock
from tests.pricing.conftest import PRICES
from tests.pricing.test_history import bring
from tradepost.core import clock


@pytest.fixture
async def floor(owner, lamp) -> int:
    """The lamp for 19.90 may not cost less than 15.00, nor 12.00 euros; its variant's id."""
    url = f"{PRICES}/{lamp['id']}/floor"
    await make_prices.price(lamp["id"], "EUR", 2000)
    answer = await owner.put(url, json={"amount": "15.00"})
    assert answer.status_code == 200, answer.text
    answer = await owner.put(url, json={"amount": "12.00", "currency": "EUR"})
    assert [(one["currency"], one["floor"]) for one in answer.json()["prices"]] == [("RUB", "15.00"), ("EUR", "12.00")]
    return lamp["id"]


def problem(answer) -> tuple[int, str, str]:
    assert answer.status_code == 422, answer.text
    (error,) = answer.json()["errors"]
    return answer.status_code, error["field"], error["message"]


async def test_no_price_goes_under_it(owner, lamp, floor, history):
    product = f"/api/v1/products/{lamp['product_id']}"
    message = "must not be below the floor price 15.00"
    low = {"price": "14.99"}
    assert problem(await owner.put(product, json=low)) == (422, "price", message)
    assert problem(await owner.put(f"{product}/variants/{floor}", json=low)) == (422, "price", message)
    url = f"{PRICES}/{floor}"
    assert problem(await owner.put(url, json={"prices": {"RUB": "14.99"}})) == (422, "prices.RUB", f"{message} RUB")
    assert problem(await owner.put(url, json={"prices": {"RUB": "16", "EUR": "11.99"}})) == (
        422, "prices.EUR", "must not be below the floor price 12.00 EUR",
    )  # fmt: skip
    assert await history(floor) == [("RUB", None, 1990)]
    assert (await owner.put(url, json={"prices": {"RUB": "15.00", "EUR": "12.00"}})).status_code == 200
    # What else a product says is changed as before, also when the price is sent along.
    assert (await owner.put(product, json={"price": "15.00", "name": "Desk lamp"})).json()["name"] == "Desk lamp"


async def test_no_row_of_a_file_goes_under_it_and_the_others_are_taken(owner, lamp, floor, history):
    await make_catalog.product(owner, sku="VASE")
    job = await bring(owner, b"sku,name,price\nLAMP,Renamed,14.99\nVASE,Vase,1.00\n")
    assert job["result"] == {
        "rows": 2, "imported": 1, "skipped": 0, "failed": 1, "dry_run": False,
        "errors": [{"row": 2, "field": "price", "message": "must not be below the floor price 15.00"}],
    }  # fmt: skip
    product = (await owner.get(f"/api/v1/products/{lamp['product_id']}")).json()
    assert (product["name"], product["price"]) == ("Lamp", "19.90")
    assert await history(floor) == [("RUB", None, 1990)]


async def test_no_item_of_a_list_goes_under_it(owner, floor):
    other = await make_catalog.product(owner)
    made = (await owner.post("/api/v1/price-lists", json={"name": "Sale"})).json()
    items = [
        {"variant_id": other["variants"][0]["id"], "price": "1.00"},
        {"variant_id": floor, "min_quantity": 100, "price": "14.99"},
    ]
    url = f"/api/v1/price-lists/{made['id']}/items"
    assert problem(await owner.put(url, json={"items": items})) == (
        422, "items.1.price", "must not be below the floor price 15.00 RUB",
    )  # fmt: skip
    assert (await owner.get(url)).json()["total"] == 0


async def test_no_planned_change_goes_under_it(owner, floor):
    body = {"variant_id": floor, "amount": "14.99", "starts_at": (clock.now() + timedelta(days=1)).isoformat()}
    assert problem(await owner.post(f"{PRICES}/scheduled", json=body)) == (
        422, "amount", "must not be below the floor price 15.00 RUB",
    )  # fmt: skip
    made = (await owner.post(f"{PRICES}/scheduled", json=body | {"amount": "15.00"})).json()
    assert problem(await owner.put(f"{PRICES}/scheduled/{made['id']}", json={"amount": "1"}))[1] == "amount"
    assert (await owner.get(f"{PRICES}/scheduled/{made['id']}")).json()["amount"] == "15.00"


async def test_a_floor_is_not_set_above_a_price_that_is_listed_or_planned(owner, lamp):
    url = f"{PRICES}/{lamp['id']}/floor"
    assert problem(await owner.put(url, json={"amount": "19.91"})) == (
        422, "amount", "must not be above the price, which is 19.90 RUB",
    )  # fmt: skip
    await make_prices.price_list((lamp["id"], 1900), (lamp["id"], 1700, 10), name="Sale")
    assert problem(await owner.put(url, json={"amount": "17.01"})) == (
        422, "amount", "must not be above the price in the list 'Sale', which is 17.00 RUB",
    )  # fmt: skip
    body = {"variant_id": lamp["id"], "amount": "16.00", "starts_at": (clock.now() + timedelta(days=1)).isoformat()}
    planned = (await owner.post(f"{PRICES}/scheduled", json=body)).json()["id"]
    assert problem(await owner.put(url, json={"amount": "16.01"})) == (
        422, "amount", f"must not be above the price planned by change {planned}, which is 16.00 RUB",
    )  # fmt: skip
    assert (await owner.get(f"{PRICES}/{lamp['id']}")).json()["prices"][0]["floor"] is None
    assert (await owner.put(url, json={"amount": "16.00"})).status_code == 200
    await owner.delete(f"{PRICES}/scheduled/{planned}")
    assert (await owner.put(url, json={"amount": "17.00"})).status_code == 200


async def test_a_floor_is_taken_away_and_every_change_of_it_is_told(owner, floor):
    url = f"{PRICES}/{floor}"
    assert (await owner.put(f"{url}/floor", json={"amount": None})).status_code == 200
    assert (await owner.put(f"{url}/floor", json={"amount": None})).status_code == 200
    assert (await owner.put(url, json={"prices": {"RUB": "0.01"}})).status_code == 200
    told = await make_stock.happened("floor.changed")
    assert [(event.changes, event.data["currency"]) for event in told] == [
        ({"floor": [None, "15.00"]}, "RUB"),
        ({"floor": [None, "12.00"]}, "EUR"),
        ({"floor": ["15.00", None]}, "RUB"),
    ]


async def test_a_floor_is_set_from_the_page_that_was_seen(owner, lamp):
    seen = {"If-Match": (await owner.get(f"{PRICES}/{lamp['id']}")).headers["etag"]}
    await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": "30.00"}})
    late = await owner.put(f"{PRICES}/{lamp['id']}/floor", json={"amount": "15.00"}, headers=seen)
    assert late.status_code == 412
    assert (await owner.get(f"{PRICES}/{lamp['id']}")).json()["prices"][0]["floor"] is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"amount": -1}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"amount": "1.001"}, "amount"),
        ({"amount": 10**13}, "amount"),
        ({}, "amount"),
        ({"amount": "1", "currency": "QQQ"}, "currency"),
        ({"amount": "1", "currency": "rub"}, "currency"),
    ],
)
async def test_a_floor_that_makes_no_sense_is_refused(owner, lamp, wrong, field):
    answer = await owner.put(f"{PRICES}/{lamp['id']}/floor", json=wrong)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
    assert await make_stock.happened("floor.changed") == []
