"""What I would pay: by my group, by quantity, with what a reduced price is compared with."""

from datetime import timedelta

from tests import make_catalog, make_prices
from tests.pricing.conftest import PRICES
from tests.pricing.test_price_lists import LISTS, put
from tradepost.core import clock, db
from tradepost.customers.models import Customer


async def own(who, product_id: int, **asked) -> dict:
    answer = await who.get(f"/api/v1/products/{product_id}/prices", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def dealers(owner, account_id: int) -> int:
    """A customer group with this account in it."""
    group = (await owner.post("/api/v1/customers/groups", json={"name": "Dealers"})).json()["id"]
    async with db.transaction() as session:
        session.add(Customer(name="Alice", account_id=account_id, group_id=group))
    return group


async def test_everybody_sees_what_they_pay(owner, guest, lamp):
    more = await make_catalog.variant(owner, lamp["product_id"], price="25.00", options={"size": "L"})
    assert await own(guest, lamp["product_id"]) == {
        "product_id": lamp["product_id"],
        "currency": "RUB",
        "quantity": 1,
        "prices_include_tax": True,
        "items": [
            {"variant_id": lamp["id"], "sku": "LAMP", "options": {}, "unit_price": "19.90", "base_price": "19.90",
             "reduced": False, "lowest_30_days": None, "tiers": []},
            {"variant_id": more["id"], "sku": more["sku"], "options": {"size": "L"}, "unit_price": "25.00",
             "base_price": "25.00", "reduced": False, "lowest_30_days": None, "tiers": []},
        ],
    }  # fmt: skip
    await make_prices.tax_on_top()
    assert (await own(guest, lamp["product_id"]))["prices_include_tax"] is False


async def test_more_costs_less_each_and_the_steps_are_told(owner, guest, lamp):
    sale = (await owner.post(LISTS, json={"name": "Many"})).json()["id"]
    await put(owner, sale, (lamp["id"], "18.00", 5), (lamp["id"], "16.00", 10))
    (one,) = (await own(guest, lamp["product_id"], quantity=7))["items"]
    assert (one["unit_price"], one["base_price"], one["reduced"]) == ("18.00", "19.90", False)
    assert one["tiers"] == [
        {"min_quantity": 5, "unit_price": "18.00"},
        {"min_quantity": 10, "unit_price": "16.00"},
    ]


async def test_a_group_pays_its_own_price_and_nobody_else_sees_it(owner, buyer, stranger, guest, lamp):
    group = await dealers(owner, buyer.id)
    theirs = (await owner.post(LISTS, json={"name": "Dealers", "group_id": group, "priority": -1})).json()["id"]
    await put(owner, theirs, (lamp["id"], "12.00"))
    seen = [(await own(who, lamp["product_id"]))["items"][0]["unit_price"] for who in (buyer, stranger, guest)]
    assert seen == ["12.00", "19.90", "19.90"]
    (mine,) = (await own(buyer, lamp["product_id"]))["items"]
    assert (mine["reduced"], mine["lowest_30_days"]) == (False, None)
    assert (await own(stranger, lamp["product_id"]))["items"][0]["tiers"] == []


async def test_a_reduced_price_comes_with_the_lowest_of_30_days(owner, guest, lamp):
    with clock.at(clock.now() + timedelta(days=3)):
        await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": "15.00"}})
        (one,) = (await own(guest, lamp["product_id"]))["items"]
    assert (one["unit_price"], one["reduced"], one["lowest_30_days"]) == ("15.00", True, "19.90")


async def test_in_another_currency_only_what_has_a_price_in_it_is_sold(owner, guest, lamp):
    await make_catalog.variant(owner, lamp["product_id"])
    await make_prices.price(lamp["id"], "EUR", 2000)
    found = await own(guest, lamp["product_id"], currency="EUR")
    assert [(one["sku"], one["unit_price"]) for one in found["items"]] == [("LAMP", "20.00")]
    assert found["currency"] == "EUR"


async def test_what_is_not_on_sale_is_not_found(owner, guest, lamp):
    await owner.put(f"/api/v1/products/{lamp['product_id']}", json={"status": "draft"})
    url = f"/api/v1/products/{lamp['product_id']}/prices"
    assert ((await guest.get(url)).status_code, (await owner.get(url)).status_code) == (404, 200)
    assert (await guest.get("/api/v1/products/999999999/prices")).status_code == 404


async def test_a_question_that_makes_no_sense_is_refused(guest, lamp):
    url = f"/api/v1/products/{lamp['product_id']}/prices"
    for field, value in (
        ("quantity", 0),
        ("quantity", -5),
        ("quantity", 10**12),
        ("currency", "QQQ"),
        ("currency", "x"),
    ):
        answer = await guest.get(url, params={field: value})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == field
