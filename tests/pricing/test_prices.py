"""What a variant costs in each currency: read, changed, guarded against a change in the meantime."""

import json

import pytest

from tests import make_catalog, make_prices, make_stock
from tests.pricing.conftest import PRICES


async def shown(who, variant_id: int) -> dict[str, str]:
    """{currency: price} of a variant."""
    answer = await who.get(f"{PRICES}/{variant_id}")
    assert answer.status_code == 200, answer.text
    return {one["currency"]: one["price"] for one in answer.json()["prices"]}


async def test_a_variant_has_a_price_in_each_currency(owner, lamp):
    url = f"{PRICES}/{lamp['id']}"
    answer = await owner.put(url, json={"prices": {"RUB": "1499.90", "EUR": "17.50", "JPY": 2900}})
    assert answer.status_code == 200, answer.text
    assert answer.json() == {
        "variant_id": lamp["id"],
        "product_id": lamp["product_id"],
        "sku": "LAMP",
        "name": "Lamp",
        "prices": [
            {"currency": "RUB", "price": "1499.90", "floor": None, "current": "1499.90", "reduced": False,
             "lowest_30_days": "19.90"},
            {"currency": "EUR", "price": "17.50", "floor": None, "current": "17.50", "reduced": False,
             "lowest_30_days": "17.50"},
            {"currency": "JPY", "price": "2900", "floor": None, "current": "2900", "reduced": False,
             "lowest_30_days": "2900"},
        ],
        "lists": [],
        "version": 3,
    }  # fmt: skip
    product = (await owner.get(f"/api/v1/products/{lamp['product_id']}")).json()
    assert (product["price"], product["variants"][0]["price"]) == ("1499.90", "1499.90")
    told = [(event.changes, event.data["currency"]) for event in await make_stock.happened("price.changed")]
    assert sorted(told, key=lambda one: one[1]) == [
        ({"price": [None, "17.50"]}, "EUR"),
        ({"price": [None, "2900"]}, "JPY"),
        ({"price": ["19.90", "1499.90"]}, "RUB"),
    ]


async def test_what_is_not_named_stays_and_null_takes_a_price_away(owner, lamp, history):
    url = f"{PRICES}/{lamp['id']}"
    await owner.put(url, json={"prices": {"EUR": "17.50", "USD": "20"}})
    await owner.put(url, json={"prices": {"EUR": None, "KZT": None}})
    assert await shown(owner, lamp["id"]) == {"RUB": "19.90", "USD": "20.00"}
    assert await history(lamp["id"]) == [
        ("RUB", None, 1990), ("EUR", None, 1750), ("USD", None, 2000), ("EUR", 1750, None),
    ]  # fmt: skip


async def test_the_same_price_again_is_no_change(owner, lamp, history):
    url = f"{PRICES}/{lamp['id']}"
    first = await owner.put(url, json={"prices": {"EUR": "17.50"}})
    again = await owner.put(url, json={"prices": {"EUR": "17.5", "RUB": "19.90"}})
    assert again.json()["version"] == first.json()["version"] == 2
    assert len(await history(lamp["id"])) == 2


async def test_a_price_is_changed_from_the_page_that_was_seen_or_not_at_all(owner, lamp):
    url = f"{PRICES}/{lamp['id']}"
    seen = {"If-Match": (await owner.get(url)).headers["etag"]}
    assert (await owner.put(url, json={"prices": {"EUR": "17.50"}}, headers=seen)).status_code == 200
    late = await owner.put(url, json={"prices": {"EUR": "1.00", "RUB": "1.00"}}, headers=seen)
    assert late.status_code == 412
    assert await shown(owner, lamp["id"]) == {"RUB": "19.90", "EUR": "17.50"}
    # The catalogue's own page is outdated as well: it is the same variant.
    variant = f"/api/v1/products/{lamp['product_id']}/variants/{lamp['id']}"
    assert (await owner.put(variant, json={"price": "1.00"}, headers=seen)).status_code == 412


BAD = [
    ("prices.EUR", '{"EUR": -1}'),
    ("prices.EUR", '{"EUR": "-0.01"}'),
    ("prices.EUR", '{"EUR": NaN}'),
    ("prices.EUR", '{"EUR": 1e400}'),
    ("prices.EUR", '{"EUR": "1e400"}'),
    ("prices.EUR", '{"EUR": "17.505"}'),
    ("prices.JPY", '{"JPY": "17.5"}'),
    ("prices.EUR", '{"EUR": 1000000000001}'),
    ("prices.EUR", '{"EUR": "ten"}'),
    ("prices.EUR", '{"EUR": true}'),
    ("prices.RUB", '{"RUB": null}'),
    ("prices.QQQ", '{"QQQ": "1"}'),
    ("prices.eur", '{"eur": "1"}'),
    ("prices.E\\u0000R", '{"E\\u0000R": "1"}'),
    ("prices", "{}"),
    ("prices", "null"),
    ("prices", "[]"),
]


@pytest.mark.parametrize(("field", "prices"), BAD)
async def test_a_price_that_is_none_is_refused_with_the_name_of_its_field(owner, lamp, history, field, prices):
    body = f'{{"prices": {prices}}}'
    answer = await owner.put(f"{PRICES}/{lamp['id']}", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in {400, 422}, answer.text
    if answer.status_code == 422:
        assert answer.json()["errors"][0]["field"].startswith(json.loads(f'"{field}"'))
    assert await shown(owner, lamp["id"]) == {"RUB": "19.90"}
    assert await history(lamp["id"]) == [("RUB", None, 1990)]


async def test_of_several_prices_either_all_are_set_or_none(owner, lamp, history):
    answer = await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": "5", "EUR": "1", "JPY": "0.5"}})
    assert answer.status_code == 422
    assert await shown(owner, lamp["id"]) == {"RUB": "19.90"}
    assert len(await history(lamp["id"])) == 1


async def test_prices_are_listed_by_variant_and_by_product(owner, lamp):
    other = await make_catalog.product(owner, name="Vase", sku="VASE")
    everything = (await owner.get(PRICES)).json()
    assert [one["sku"] for one in everything["items"]] == ["LAMP", "VASE"]
    by_product = (await owner.get(PRICES, params={"product_id": other["id"]})).json()
    assert [one["sku"] for one in by_product["items"]] == ["VASE"]
    by_variant = (await owner.get(PRICES, params={"variant_id": lamp["id"]})).json()
    assert ([one["sku"] for one in by_variant["items"]], by_variant["total"]) == (["LAMP"], 1)
    assert (await owner.get(PRICES, params={"variant_id": 10**9})).json()["items"] == []


async def test_a_page_of_prices_takes_as_many_statements_however_long_it_is(owner, lamp, statements):
    await make_prices.price_list((lamp["id"], 100))
    await owner.get(PRICES)
    statements.clear()
    await owner.get(PRICES)
    one = len(statements)
    for n in range(6):
        await make_catalog.product(owner, sku=f"MORE-{n}")
    await owner.get(PRICES)
    statements.clear()
    assert len((await owner.get(PRICES)).json()["items"]) == 7
    assert len(statements) == one


async def test_lists_that_apply_are_shown_with_the_price(owner, lamp):
    await make_prices.price(lamp["id"], "EUR", 1700)
    sale = await make_prices.price_list((lamp["id"], 1500), (lamp["id"], 1200, 10), name="Sale", priority=3)
    await make_prices.price_list((lamp["id"], 1), active=False)
    found = (await owner.get(f"{PRICES}/{lamp['id']}")).json()
    common = {"list_id": sale, "name": "Sale", "currency": "RUB", "channel": None, "group_id": None, "priority": 3}
    assert found["lists"] == [
        common | {"min_quantity": 1, "price": "15.00"},
        common | {"min_quantity": 10, "price": "12.00"},
    ]
    assert {one["currency"]: one["current"] for one in found["prices"]} == {"RUB": "15.00", "EUR": "17.00"}


async def test_who_may_read_and_who_may_write(owner, manager, analyst, buyer, guest, lamp, history):
    url, body = f"{PRICES}/{lamp['id']}", {"prices": {"EUR": "1"}}
    for path in (PRICES, url, f"{url}/history", f"{PRICES}/scheduled"):
        answers = [(await who.get(path)).status_code for who in (manager, analyst, buyer, guest)]
        assert answers == [200, 200, 403, 401], path
    assert [(await who.put(url, json=body)).status_code for who in (analyst, buyer, guest)] == [403, 403, 401]
    assert len(await history(lamp["id"])) == 1
    assert (await manager.put(url, json=body)).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "x", str(2**63), "999999999"])
async def test_a_variant_that_is_not_there_has_no_prices(owner, number):
    for call in (
        owner.get(f"{PRICES}/{number}"),
        owner.get(f"{PRICES}/{number}/history"),
        owner.put(f"{PRICES}/{number}", json={"prices": {"EUR": "1"}}),
        owner.put(f"{PRICES}/{number}/floor", json={"amount": "1"}),
    ):
        assert (await call).status_code == (404 if number == "999999999" else 422)
