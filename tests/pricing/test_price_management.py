"""A product's price as a seller sets it: of all its variants or one, here or on a channel, now or later."""

from datetime import datetime, timedelta

import pytest

from tests import make_catalog, make_stock
from tests.pricing.conftest import PRICES
from tradepost.core import clock, db, jobs
from tradepost.pricing import jobs as pricing_jobs, service as pricing

MANAGEMENT = "/api/v1/management/price"
NOON = datetime.fromisoformat("2026-06-30T12:00:00+00:00")


@pytest.fixture
async def shirt(owner) -> dict:
    """A shirt for 19.90 in three sizes, of which the last, for 25.00, is not sold any more."""
    made = await make_catalog.product(owner, name="Shirt", sku="SHIRT-S")
    await make_catalog.variant(owner, made["id"], sku="SHIRT-M", price="21.00")
    last = await make_catalog.variant(owner, made["id"], sku="SHIRT-L", price="25.00")
    url = f"/api/v1/products/{made['id']}"
    assert (await owner.put(f"{url}/variants/{last['id']}", json={"archived": True})).status_code == 200
    found: dict = (await owner.get(url)).json()
    return found


async def costs(owner, product_id: int) -> dict[str, str]:
    """{SKU: price}"""
    product = (await owner.get(f"/api/v1/products/{product_id}")).json()
    return {one["sku"]: one["price"] for one in product["variants"]}


async def floor(owner, variant_id: int, amount: str) -> None:
    answer = await owner.put(f"{PRICES}/{variant_id}/floor", json={"amount": amount})
    assert answer.status_code == 200, answer.text


def refusal(answer) -> tuple[str, str]:
    assert answer.status_code == 422, answer.text
    (error,) = answer.json()["errors"]
    return error["field"], error["message"]


@pytest.mark.parametrize("path", [MANAGEMENT, "/management/price"])
async def test_all_live_variants_get_the_price(owner, shirt, history, path):
    answer = await owner.put(path, json={"product_id": shirt["id"], "new_price": 1500.00})
    assert answer.status_code == 200, answer.text
    small, medium, _large = (one["id"] for one in shirt["variants"])
    said = answer.json()
    version = said.pop("version")
    assert said == {
        "product_id": shirt["id"], "new_price": "1500.00", "currency": "RUB", "channel": None, "list_id": None,
        "at": None,
        "variants": [
            {"variant_id": small, "sku": "SHIRT-S", "before": "19.90", "after": "1500.00", "planned_id": None},
            {"variant_id": medium, "sku": "SHIRT-M", "before": "21.00", "after": "1500.00", "planned_id": None},
        ],
    }  # fmt: skip
    assert answer.headers["etag"].startswith(f'"{version}')
    assert await costs(owner, shirt["id"]) == {"SHIRT-S": "1500.00", "SHIRT-M": "1500.00", "SHIRT-L": "25.00"}
    assert await history(medium) == [("RUB", None, 2100), ("RUB", 2100, 150000)]
    told = [(event.subject_name, event.changes) for event in await make_stock.happened("price.changed")]
    assert told == [
        ("SHIRT-S", {"price": ["19.90", "1500.00"]}),
        ("SHIRT-M", {"price": ["21.00", "1500.00"]}),
    ]


async def test_one_variant_may_be_named_and_a_number_is_taken_to_the_coin(owner, shirt):
    body = {"product_id": shirt["id"], "variant_id": shirt["variants"][1]["id"], "new_price": 1499.99}
    assert (await owner.put(MANAGEMENT, json=body)).json()["variants"] == [
        {"variant_id": body["variant_id"], "sku": "SHIRT-M", "before": "21.00", "after": "1499.99", "planned_id": None}
    ]
    assert await costs(owner, shirt["id"]) == {"SHIRT-S": "19.90", "SHIRT-M": "1499.99", "SHIRT-L": "25.00"}


async def test_below_the_floor_of_one_variant_none_is_changed(owner, shirt, history):
    await floor(owner, shirt["variants"][1]["id"], "20.00")
    body = {"product_id": shirt["id"], "new_price": "19.99"}
    wanted = ("new_price", "must not be below the floor price 20.00 RUB of SHIRT-M")
    assert refusal(await owner.put(MANAGEMENT, json=body)) == wanted
    assert refusal(await owner.put(MANAGEMENT, json=body | {"channel": "ozon"})) == wanted
    later = (clock.now() + timedelta(days=1)).isoformat()
    assert refusal(await owner.put(MANAGEMENT, json=body | {"at": later})) == wanted
    assert await costs(owner, shirt["id"]) == {"SHIRT-S": "19.90", "SHIRT-M": "21.00", "SHIRT-L": "25.00"}
    assert await history(shirt["variants"][0]["id"]) == [("RUB", None, 1990)]
    assert (await owner.get(f"{PRICES}/scheduled")).json()["total"] == 0
    assert (await owner.get("/api/v1/price-lists")).json()["total"] == 0
    assert (await owner.put(MANAGEMENT, json=body | {"new_price": "20.00"})).status_code == 200


async def test_a_price_is_set_at_the_moment_that_was_asked_for(owner, shirt):
    ids = [one["id"] for one in shirt["variants"][:2]]
    body = {"product_id": shirt["id"], "new_price": 15, "at": (NOON + timedelta(hours=1)).isoformat()}
    with clock.at(NOON):
        answer = await owner.put(MANAGEMENT, json=body)
        assert answer.status_code == 200, answer.text
        planned = [one["planned_id"] for one in answer.json()["variants"]]
        waiting = (await owner.get(f"{PRICES}/scheduled", params={"status": "waiting", "sort": "id"})).json()["items"]
        assert [(one["id"], one["variant_id"], one["amount"]) for one in waiting] == [
            (planned[0], ids[0], "15.00"), (planned[1], ids[1], "15.00"),
        ]  # fmt: skip
        assert await costs(owner, shirt["id"]) == {"SHIRT-S": "19.90", "SHIRT-M": "21.00", "SHIRT-L": "25.00"}
        assert refusal(await owner.put(MANAGEMENT, json=body)) == (
            "at", f"SHIRT-S: change {planned[0]} of the same price is planned for this time",
        )  # fmt: skip
        past = body | {"at": NOON.isoformat()}
        assert refusal(await owner.put(MANAGEMENT, json=past)) == ("at", "SHIRT-S: must be in the future")
    with clock.at(NOON + timedelta(hours=1)):
        async with db.transaction() as session:
            await jobs.later(session, pricing_jobs.make_planned_changes)
        await jobs.drain()
        assert await costs(owner, shirt["id"]) == {"SHIRT-S": "15.00", "SHIRT-M": "15.00", "SHIRT-L": "25.00"}


async def test_a_channel_has_a_price_of_its_own(owner, shirt):
    small, medium, _large = (one["id"] for one in shirt["variants"])
    # A sale for everybody must not go before what is set for the channel.
    sale = (await owner.post("/api/v1/price-lists", json={"name": "Sale", "priority": -5})).json()
    await owner.put(f"/api/v1/price-lists/{sale['id']}/items", json={"items": [{"variant_id": small, "price": "18"}]})
    body = {"product_id": shirt["id"], "new_price": "23.50", "channel": "ozon"}
    answer = await owner.put(MANAGEMENT, json=body)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert [(one["sku"], one["before"], one["after"]) for one in said["variants"]] == [
        ("SHIRT-S", "19.90", "23.50"), ("SHIRT-M", "21.00", "23.50"),
    ]  # fmt: skip
    made = (await owner.get(f"/api/v1/price-lists/{said['list_id']}")).json()
    assert (made["name"], made["channel"], made["priority"], made["items"]) == ("Prices on ozon", "ozon", -6, 2)
    async with db.reading() as session:
        there = await pricing.offers(session, {small: 1, medium: 1}, channel="ozon")
        here = await pricing.offers(session, {small: 1, medium: 1})
    assert {key: one.unit_price for key, one in there.items()} == {small: 2350, medium: 2350}
    assert {key: one.unit_price for key, one in here.items()} == {small: 1800, medium: 2100}
    # The next price goes into the same list.
    again = (await owner.put(MANAGEMENT, json=body | {"new_price": 22, "variant_id": small})).json()
    assert (again["list_id"], again["variants"][0]["before"]) == (said["list_id"], "23.50")
    assert await costs(owner, shirt["id"]) == {"SHIRT-S": "19.90", "SHIRT-M": "21.00", "SHIRT-L": "25.00"}


async def test_a_price_is_changed_from_the_page_that_was_seen_or_not_at_all(owner, shirt):
    seen = {"If-Match": (await owner.get(f"/api/v1/products/{shirt['id']}")).headers["etag"]}
    body = {"product_id": shirt["id"], "new_price": 30}
    first = await owner.put(MANAGEMENT, json=body, headers=seen)
    assert first.status_code == 200, first.text
    assert (await owner.put(MANAGEMENT, json=body | {"new_price": 1}, headers=seen)).status_code == 412
    assert (await costs(owner, shirt["id"]))["SHIRT-S"] == "30.00"
    assert (await owner.put(MANAGEMENT, json=body, headers={"If-Match": first.headers["etag"]})).status_code == 200


BAD = [
    ({"new_price": 1}, 422, "product_id"),
    ({"product_id": 0, "new_price": 1}, 422, "product_id"),
    ({"product_id": 1}, 422, "new_price"),
    ({"product_id": 1, "new_price": -1}, 422, "new_price"),
    ({"product_id": 1, "new_price": "dear"}, 422, "new_price"),
    ({"new_price": "1.005"}, 422, "new_price"),
    ({"new_price": 1, "channel": "Ozon!"}, 422, "channel"),
]


@pytest.mark.parametrize(("body", "status", "field"), BAD)
async def test_what_is_no_price_is_refused_with_the_name_of_its_field(owner, shirt, body, status, field):
    if field != "product_id":
        body = body | {"product_id": shirt["id"]}
    answer = await owner.put(MANAGEMENT, json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (status, field)
    assert await costs(owner, shirt["id"]) == {"SHIRT-S": "19.90", "SHIRT-M": "21.00", "SHIRT-L": "25.00"}


async def test_what_is_not_there_is_not_found(owner, shirt, lamp):
    assert (await owner.put(MANAGEMENT, json={"product_id": 999, "new_price": 1})).status_code == 404
    foreign = {"product_id": shirt["id"], "variant_id": lamp["id"], "new_price": 1}
    assert (await owner.put(MANAGEMENT, json=foreign)).status_code == 404


async def test_the_history_tells_of_every_product_or_of_one(owner, shirt, lamp):
    await owner.put(MANAGEMENT, json={"product_id": shirt["id"], "new_price": 30})
    url = f"{MANAGEMENT}/history"
    page = (await owner.get(url, params={"product_id": shirt["id"], "limit": 2})).json()
    assert page["total"] == 5
    assert [(one["sku"], one["name"], one["before"], one["after"], one["actor_name"]) for one in page["items"]] == [
        ("SHIRT-M", "Shirt", "21.00", "30.00", "owner"), ("SHIRT-S", "Shirt", "19.90", "30.00", "owner"),
    ]  # fmt: skip
    rest = (await owner.get(url, params={"product_id": shirt["id"], "cursor": page["next"], "limit": 10})).json()
    assert [(one["sku"], one["before"], one["after"]) for one in rest["items"]] == [
        ("SHIRT-L", None, "25.00"), ("SHIRT-M", None, "21.00"), ("SHIRT-S", None, "19.90"),
    ]  # fmt: skip
    assert (await owner.get("/management/price/history")).json()["total"] == 6
    ones = (await owner.get(url, params={"variant_id": lamp["id"], "currency": "RUB"})).json()
    assert [one["product_id"] for one in ones["items"]] == [lamp["product_id"]]


async def test_an_analyst_reads_and_a_customer_has_none_of_it(owner, manager, analyst, buyer, guest, shirt):
    body = {"product_id": shirt["id"], "new_price": 30}
    assert (await analyst.get(f"{MANAGEMENT}/history")).status_code == 200
    assert (await analyst.put(MANAGEMENT, json=body)).status_code == 403
    assert (await buyer.get(f"{MANAGEMENT}/history")).status_code == 403
    assert (await buyer.put("/management/price", json=body)).status_code == 403
    assert (await guest.put(MANAGEMENT, json=body)).status_code == 401
    assert await costs(owner, shirt["id"]) == {"SHIRT-S": "19.90", "SHIRT-M": "21.00", "SHIRT-L": "25.00"}
    assert (await manager.put(MANAGEMENT, json=body)).status_code == 200
