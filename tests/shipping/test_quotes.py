"""What delivery costs."""

import asyncio

import pytest

from tests import make_shipping as make, make_stock
from tests.make_shipping import parcel
from tradepost.catalog.models import Variant
from tradepost.core import db, stamps
from tradepost.core.errors import Invalid
from tradepost.shipping import service
from tradepost.shipping.rules import Quote

QUOTE = f"{make.SHIPPING}/quote"
TABLE = [{"up_to_g": 500, "amount": "100"}, {"up_to_g": 1000, "amount": "150.50"}]


async def asked(who, **body) -> dict[str, str]:
    """{code: amount} of a quote to Russia."""
    answer = await who.post(QUOTE, json={"country": "RU"} | body)
    assert answer.status_code == 200, answer.text
    return {one["code"]: one["amount"] for one in answer.json()["items"]}


async def test_each_kind_of_method_asks_in_its_own_way(owner, guest):
    zone = (await make.zone(owner))["id"]
    await make.method(owner, zone, code="courier", amount="300", position=1)
    await make.method(owner, zone, code="post", kind="weight", rates=TABLE, amount=0, position=2)
    by_value = [{"up_to_amount": "999.99", "amount": "250"}, {"amount": "90"}]
    await make.method(owner, zone, code="value", kind="amount", rates=by_value, amount=0, position=3)
    await make.method(owner, zone, code="free", kind="free_over", amount="400", free_over="5000", position=4)
    await make.method(owner, zone, code="shop", kind="pickup", amount=0, pickup_address="Tverskaya 1", position=5)
    await make.method(owner, zone, code="table", kind="carrier", carrier="table", rates=TABLE, amount="50", position=6)
    assert await asked(guest, weight_g=500, amount="999.99") == {
        "courier": "300.00",
        "post": "100.00",
        "value": "250.00",
        "free": "400.00",
        "shop": "0.00",
        "table": "150.00",
    }
    assert await asked(guest, weight_g=1001, amount="5000") == {
        "courier": "300.00",
        "value": "90.00",
        "free": "0.00",
        "shop": "0.00",
    }


async def test_a_quote_tells_all_that_a_checkout_shows(owner, guest):
    zone = (await make.zone(owner))["id"]
    method = await make.method(
        owner,
        zone,
        code="shop",
        name="Our shop",
        name_ru="Наш магазин",
        kind="pickup",
        amount=0,
        pickup_address="Tverskaya 1",
        days_min=1,
        days_max=2,
    )
    answer = await guest.get(QUOTE, params={"country": "Россия", "weight_g": 700, "amount": "12.50"})
    assert answer.json() == {
        "country": "RU",
        "weight_g": 700,
        "amount": "12.50",
        "currency": "RUB",
        "items": [
            {
                "method_id": method["id"],
                "code": "shop",
                "name": "Our shop",
                "carrier": "",
                "amount": "0.00",
                "currency": "RUB",
                "pickup": True,
                "pickup_address": "Tverskaya 1",
                "days_min": 1,
                "days_max": 2,
            }
        ],
    }
    russian = await guest.get(QUOTE, params={"country": "RU", "language": "ru"})
    assert russian.json()["items"][0]["name"] == "Наш магазин"


async def test_any_kind_may_be_free_from_some_value_on(owner, guest):
    zone = (await make.zone(owner))["id"]
    await make.method(owner, zone, code="post", kind="weight", rates=TABLE, amount=0, free_over="2000")
    await make.method(owner, zone, code="table", kind="carrier", carrier="table", rates=TABLE, free_over="2000")
    assert await asked(guest, weight_g=100, amount="1999.99") == {"post": "100.00", "table": "400.00"}
    assert await asked(guest, weight_g=100, amount="2000") == {"post": "0.00", "table": "0.00"}
    assert await asked(guest, weight_g=1001, amount="2000") == {}


async def test_the_most_specific_zone_alone_serves(owner, guest):
    russia, moscow = await make.zone(owner), await make.zone(owner, postcodes=["101"])
    await make.zone(owner, name="Closed", countries=["KP"])
    world = await make.zone(owner, rest_of_world=True)
    for zone, code in ((russia, "post"), (moscow, "courier"), (world, "air")):
        await make.method(owner, zone["id"], code=code, amount=1)
    assert list(await asked(guest, postcode="101 000")) == ["courier"]
    assert list(await asked(guest, postcode="420000")) == ["post"]
    assert list(await asked(guest, country="Germany")) == ["air"]
    assert list(await asked(guest, country="KP")) == []


async def test_goods_make_the_parcel(owner, guest):
    zone = (await make.zone(owner))["id"]
    await make.method(owner, zone, code="post", kind="weight", rates=TABLE, amount=0, free_over="59.70")
    lamp, vase = await make_stock.goods("LAMP", price=1990), await make_stock.goods("VASE", price=500)
    async with db.transaction() as session:
        (await session.get_one(Variant, lamp.variant_id)).weight_g = 300
    items = [{"variant_id": lamp.variant_id, "quantity": 2}, {"variant_id": vase.variant_id}]
    answer = (await guest.post(QUOTE, json={"country": "RU", "items": items})).json()
    assert (answer["weight_g"], answer["amount"], answer["items"][0]["amount"]) == (600, "44.80", "150.50")
    by_address = await guest.get(
        QUOTE, params={"country": "RU", "items": f"{lamp.variant_id}:2,{vase.variant_id},{lamp.variant_id}"}
    )
    shown = by_address.json()
    assert (shown["weight_g"], shown["amount"], shown["items"][0]["amount"]) == (900, "64.70", "0.00")
    named = await guest.post(QUOTE, json={"country": "RU", "items": items, "weight_g": 100, "amount": "1"})
    assert (named.json()["weight_g"], named.json()["amount"]) == (100, "1.00")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"country": "Germny"}, "country"),
        ({"country": ""}, "country"),
        ({"country": "R\x00U"}, None),
        ({"weight_g": -1}, "weight_g"),
        ({"weight_g": 10**12}, "weight_g"),
        ({"amount": -1}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"amount": "1e400"}, "amount"),
        ({"amount": "0.001"}, "amount"),
        ({"currency": "XYZ"}, "currency"),
        ({"items": [{"variant_id": 10**12}]}, "items.0.variant_id"),
        ({"items": [{"variant_id": 1, "quantity": 0}]}, "items.0.quantity"),
        ({"items": [{"variant_id": 1, "quantity": 10**12}]}, "items.0.quantity"),
    ],
)
async def test_a_parcel_that_makes_no_sense_gets_no_quote(guest, wrong, field):
    answer = await guest.post(QUOTE, json={"country": "RU"} | wrong)
    assert 400 <= answer.status_code < 500
    if field:
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == field


@pytest.mark.parametrize("items", ["0", "1:0", "1:00", "a", "1:", "1;2", "9" * 30, "1," * 501])
async def test_items_in_an_address_are_read_strictly(guest, items):
    answer = await guest.get(QUOTE, params={"country": "RU", "items": items})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].startswith("items")


async def test_an_address_with_a_nul_in_it_is_refused(guest):
    for name in ("region", "postcode", "country"):
        answer = await guest.get(QUOTE, params={"country": "RU"} | {name: "a\0b"})
        assert (answer.status_code, answer.json()["detail"]) == (400, "A NUL character is not text")


async def test_drafts_are_not_quoted(owner, guest):
    draft = (
        await owner.post("/api/v1/products", json={"name": "Secret", "sku": "S-1", "price": 5, "status": "draft"})
    ).json()
    items = [{"variant_id": draft["variants"][0]["id"]}]
    answer = await guest.post(QUOTE, json={"country": "RU", "items": items})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "items.0.variant_id")


async def test_a_shop_without_methods_has_no_quotes(guest):
    answer = await guest.post(QUOTE, json={"country": "RU"})
    assert (answer.status_code, answer.json()["items"]) == (200, [])


async def test_rules_come_from_memory_and_a_change_is_seen_at_once(owner, statements):
    zone = (await make.zone(owner))["id"]
    method = await make.method(owner, zone, amount="300.00")
    async with db.reading() as session:
        known = await stamps.current(session)
        first = await service.quotes(session, parcel(), known)
        statements.clear()
        assert await service.quotes(session, parcel(), known) == first
        assert statements == []
    await owner.put(f"{make.SHIPPING}/methods/{method['id']}", json={"amount": "299.99"})
    async with db.reading() as session:
        assert [one.amount for one in await service.quotes(session, parcel())] == [29_999]
    await owner.put(f"{make.SHIPPING}/methods/{method['id']}", json={"active": False})
    async with db.reading() as session:
        assert await service.quotes(session, parcel()) == []


async def test_one_methods_quote_or_why_there_is_none(owner):
    russia, world = await make.zone(owner), await make.zone(owner, rest_of_world=True)
    courier = await make.method(owner, russia["id"], name="Courier", weight_limit_g=1000, days_min=1)
    post = await make.method(owner, russia["id"], name="Post", kind="weight", rates=TABLE, amount=0)
    air = await make.method(owner, world["id"], name="Air")
    async with db.reading() as session:
        found = await service.quote(session, courier["id"], parcel())
        assert found == Quote(courier["id"], courier["code"], "Courier", "", 30_000, "RUB", days_min=1)
        for method_id, parcel_, why in (
            (10**12, parcel(), "there is no shipping method 1000000000000"),
            (air["id"], parcel(), "Air does not deliver there"),
            (courier["id"], parcel(country=""), "Courier does not deliver there"),
            (courier["id"], parcel(weight_g=1001), "Courier does not take 1001 g: at most 1000 g"),
            (courier["id"], parcel(currency="EUR"), "Courier does not take an order in EUR: it is priced in RUB"),
            (post["id"], parcel(weight_g=1001), "Post does not take an order of this weight and value"),
        ):
            with pytest.raises(Invalid) as refusal:
                await service.quote(session, method_id, parcel_)
            assert refusal.value.extra["errors"] == [{"field": "shipping_method_id", "message": why}]


async def test_many_asking_at_once_all_get_the_same(owner, guest):
    zone = (await make.zone(owner))["id"]
    await make.method(owner, zone, code="courier", amount="300")
    answers = await asyncio.gather(*[asked(guest) for _ in range(20)])
    assert answers == [{"courier": "300.00"}] * 20
