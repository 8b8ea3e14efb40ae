"""A cart: a guest's by its token, an account's by its log-in; what is in it, and what is wrong with it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from tests import make_shipping, make_stock as make
from tests.make_accounts import PASSWORD, register
from tradepost.cart.jobs import clear_carts, report_abandoned
from tradepost.cart.models import Cart, CartLine
from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, db, jobs
from tradepost.discounts import throttle

CART = "/api/v1/cart"


async def put_in(who, goods, quantity=1, **headers):
    return await who.post(
        f"{CART}/lines", json={"sku": goods.sku, "quantity": quantity}, headers=headers.get("headers")
    )


async def log_in(guest, headers):
    return await guest.post("/api/v1/auth/login", json={"login": "carol", "password": PASSWORD}, headers=headers)


async def count(table) -> int:
    async with db.reading() as session:
        return (await session.execute(select(func.count()).select_from(table))).scalar_one()


async def alter(table, **values) -> None:
    async with db.transaction() as session:
        await session.execute(update(table).values(**values))


@pytest.fixture
async def lamp(app):
    found = await make.goods("LAMP", price=1990)
    await make.stock(found, 5)
    return found


@pytest.fixture
async def token(guest, lamp) -> dict[str, str]:
    """The header of a guest who has two lamps in the cart."""
    answer = await put_in(guest, lamp, 2)
    assert answer.status_code == 201, answer.text
    return {"X-Cart-Token": answer.json()["token"]}


async def test_whoever_has_none_sees_an_empty_cart(guest, buyer):
    for who in (guest, buyer):
        answer = await who.get(CART)
        assert answer.status_code == 200
        body = answer.json()
        assert (body["id"], body["lines"], body["ready"]) == (None, [], False)
        assert body["totals"]["total"] == "0.00"
    assert await count(Cart) == 0


async def test_a_guest_gets_a_cart_and_its_token_once(guest, lamp):
    first = await put_in(guest, lamp, 2)
    assert first.headers["cache-control"] == "no-store"
    token = {"X-Cart-Token": first.json()["token"]}
    second = await put_in(guest, lamp, 1, headers=token)
    assert (second.status_code, second.json()["token"]) == (201, None)
    (line,) = (await guest.get(CART, headers=token)).json()["lines"]
    assert (line["sku"], line["quantity"], line["unit_price"], line["total"]) == ("LAMP", 3, "19.90", "59.70")
    assert line["troubles"] == []
    assert await count(Cart) == 1


async def test_an_account_has_one_cart_on_every_device(app, buyer, lamp):
    answers = await asyncio.gather(*[put_in(buyer, lamp) for _ in range(8)])
    assert {answer.status_code for answer in answers} == {201}
    body = (await buyer.get(CART)).json()
    assert [line["quantity"] for line in body["lines"]] == [8]
    assert await count(Cart) == 1


async def test_anothers_cart_is_not_found(guest, buyer, stranger, token, lamp):
    await put_in(buyer, lamp)
    line = (await guest.get(CART, headers=token)).json()["lines"][0]["id"]
    mine = (await buyer.get(CART)).json()["lines"][0]["id"]
    await put_in(stranger, lamp)
    for who, headers, target in ((stranger, {}, line), (stranger, {}, mine), (guest, token, mine)):
        answer = await who.put(f"{CART}/lines/{target}", json={"quantity": 9}, headers=headers)
        assert answer.status_code == 404
        assert (await who.delete(f"{CART}/lines/{target}", headers=headers)).status_code == 404
    assert (await guest.get(CART, headers={"X-Cart-Token": "tpc_nobody"})).status_code == 404
    assert (await guest.put(f"{CART}/lines/{line}", json={"quantity": 9})).status_code == 404
    assert (await guest.get(CART, headers=token)).json()["lines"][0]["quantity"] == 2
    assert (await buyer.get(CART)).json()["lines"][0]["quantity"] == 1


async def test_lines_are_set_and_taken_out(guest, token):
    line = (await guest.get(CART, headers=token)).json()["lines"][0]["id"]
    answer = await guest.put(f"{CART}/lines/{line}", json={"quantity": 4}, headers=token)
    assert answer.json()["totals"]["total"] == "79.60"
    answer = await guest.delete(f"{CART}/lines/{line}", headers=token)
    assert (answer.json()["lines"], answer.json()["totals"]["total"]) == ([], "0.00")
    assert await count(CartLine) == 0


async def test_a_cart_is_emptied(guest, token):
    answer = await guest.delete(CART, headers=token)
    assert (answer.status_code, answer.json()["lines"]) == (200, [])
    assert (await guest.get(CART, headers=token)).json()["units"] == 0


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"sku": "LAMP", "quantity": 0}, 422, "quantity"),
        ({"sku": "LAMP", "quantity": -5}, 422, "quantity"),
        ({"sku": "LAMP", "quantity": 10**12}, 422, "quantity"),
        ({"sku": "LAMP", "quantity": 10**6 - 1}, 422, "quantity"),  # two are there already
        ({"sku": "LAMP", "quantity": "many"}, 422, "quantity"),
        ({"sku": "LAMP", "quantity": 1.5}, 422, "quantity"),
        ({"sku": "NOTHING"}, 422, "sku"),
        ({"variant_id": 2**62}, 422, "variant_id"),
        ({"variant_id": 10**30}, 422, "variant_id"),
        ({"product_id": -1}, 422, "product_id"),
        ({"quantity": 1}, 422, "body"),
        ({"sku": "LAMP", "currency": "XXZ"}, 409, None),
        ({"sku": "LAMP", "currency": "USD"}, 409, None),
        ({"sku": "LA\0MP"}, 400, None),
    ],
)
async def test_what_makes_no_sense_is_refused_and_changes_nothing(body, status, field, guest, token):
    answer = await guest.post(f"{CART}/lines", json=body, headers=token)
    assert answer.status_code == status, answer.text
    if field:
        assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert [line["quantity"] for line in (await guest.get(CART, headers=token)).json()["lines"]] == [2]


@pytest.mark.parametrize("quantity", ["NaN", "1e400", "-1", "0"])
async def test_quantities_that_are_no_numbers_are_refused(quantity, guest, token):
    body = f'{{"sku": "LAMP", "quantity": {quantity}}}'
    answer = await guest.post(f"{CART}/lines", content=body, headers=token | {"content-type": "application/json"})
    assert answer.status_code in {400, 422}
    assert (await guest.get(CART, headers=token)).json()["units"] == 2


async def test_two_currencies_do_not_share_a_cart(guest, token):
    refused = await guest.put(CART, json={"currency": "USD"}, headers=token)
    assert (refused.status_code, refused.json()["currency"]) == (409, "RUB")
    await guest.delete(CART, headers=token)
    assert (await guest.put(CART, json={"currency": "USD"}, headers=token)).json()["currency"] == "USD"
    assert (await guest.post(f"{CART}/lines", json={"sku": "LAMP"}, headers=token)).status_code == 422  # no price in it


async def test_a_cart_has_two_hundred_lines_at_most(buyer, lamp):
    async with db.transaction() as session:
        session.add_all(Variant(product_id=lamp.product_id, sku=f"V-{n}", price=1) for n in range(200))
    async with db.transaction() as session:
        session.add(Cart(account_id=buyer.id, active_account_id=buyer.id, currency="RUB", lines=[
            CartLine(variant_id=number, quantity=1, price_seen=1)
            for number in (await session.execute(select(Variant.id).where(Variant.sku.like("V-%")))).scalars()
        ]))  # fmt: skip
    answer = await put_in(buyer, lamp)
    assert (answer.status_code, answer.json()["detail"]) == (409, "A cart has 200 lines at most")
    assert await count(CartLine) == 200


async def test_what_is_no_longer_sold_cannot_be_put_in(guest, lamp):
    await alter(Product, status="draft")
    assert (await put_in(guest, lamp)).status_code == 422
    assert await count(CartLine) == 0


async def test_a_line_says_what_is_wrong_with_it(guest, token, lamp):
    async def troubles():
        body = (await guest.get(CART, headers=token)).json()
        assert body["ready"] is (not body["lines"][0]["troubles"])
        return body["lines"][0]["troubles"]

    assert await troubles() == []
    await alter(Variant, price=2500)
    changed = {"kind": "price_changed", "left": None, "before": "19.90", "now": "25.00"}
    assert await troubles() == [changed]
    line = (await guest.get(CART, headers=token)).json()["lines"][0]["id"]
    await guest.put(f"{CART}/lines/{line}", json={"quantity": 7}, headers=token)  # seen at the new price
    assert await troubles() == [{"kind": "too_few", "left": 5, "before": None, "now": None}]
    await alter(Variant, archived=True)
    assert await troubles() == [{"kind": "gone", "left": None, "before": None, "now": None}]
    assert (await guest.get(CART, headers=token)).json()["totals"]["total"] == "0.00"


async def test_a_guests_cart_becomes_the_accounts_at_log_in(guest, buyer, token, lamp):
    vase = await make.goods("VASE", price=500)
    await make.stock(vase, 9)
    await put_in(buyer, lamp, 1)
    await put_in(guest, vase, 3, headers=token)
    await guest.put(CART, json={"country": "Германия", "codes": ["none"]}, headers=token)
    answer = await buyer.post(f"{CART}/merge", headers=token)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert {line["sku"]: line["quantity"] for line in body["lines"]} == {"LAMP": 3, "VASE": 3}
    assert (body["country"], body["codes"]) == ("DE", ["NONE"])
    assert (await guest.get(CART, headers=token)).status_code == 404
    assert (await buyer.post(f"{CART}/merge", headers=token)).status_code == 404
    assert (await buyer.get(CART)).json()["units"] == 6


async def test_a_guest_who_signs_in_brings_the_cart_along(guest, token):
    await register(guest)
    tokens = (await log_in(guest, headers=token)).json()
    mine = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await guest.get(CART, headers=mine)).json()["units"] == 2
    assert (await guest.get(CART, headers=token)).status_code == 404
    for known in (token, {"X-Cart-Token": "tpc_nobody"}, {}):  # no log-in is refused for a cart
        assert (await log_in(guest, headers=known)).status_code == 200
    assert (await guest.get(CART, headers=mine)).json()["units"] == 2


async def test_of_many_who_merge_the_same_cart_one_does(buyer, token):
    answers = await asyncio.gather(*[buyer.post(f"{CART}/merge", headers=token) for _ in range(8)])
    assert sorted(answer.status_code for answer in answers) == [200] + [404] * 7
    assert (await buyer.get(CART)).json()["units"] == 2


async def test_ways_of_delivery_are_named_in_the_readers_language(owner, guest, lamp, token):
    zone = await make_shipping.zone(owner, countries=["RU"])
    await make_shipping.method(owner, zone["id"], name="Courier", name_ru="Курьер", amount="350.00")
    await put_in(guest, lamp, headers=token)
    await guest.put(CART, json={"country": "RU"}, headers=token)
    for language, name in (("ru", "Курьер"), ("en", "Courier")):
        (way,) = (await guest.get(f"{CART}/shipping", params={"language": language}, headers=token)).json()
        assert (way["name"], way["amount"]) == (name, "350.00")
    assert (await guest.get(f"{CART}/shipping", params={"language": "xx"}, headers=token)).status_code == 422


async def test_machines_have_no_cart(owner):
    key = (await owner.post("/api/v1/api-keys", json={"name": "bot", "scopes": ["orders:read"]})).json()["key"]
    del owner.headers["Authorization"]
    assert (await owner.get(CART, headers={"X-API-Key": key})).status_code == 403


async def test_what_is_known_for_the_checkout_is_written_down(guest, token):
    address = {"name": "Ann", "line1": "1 High Street", "city": "Leeds", "postcode": "LS1 1AA", "country": "England"}
    body = {"email": "Ann@Example.com", "shipping_address": address, "payment_provider": "offline"}
    shown = (await guest.put(CART, json=body, headers=token)).json()
    assert (shown["email"], shown["country"], shown["payment_provider"]) == ("ann@example.com", "GB", "offline")
    assert shown["shipping_address"]["city"] == "Leeds"
    wrong = await guest.put(CART, json={"country": "Germny"}, headers=token)
    assert wrong.status_code == 422
    assert "Germany" in wrong.json()["errors"][0]["message"]
    assert (await guest.get(CART, headers=token)).json()["country"] == "GB"


async def test_a_code_that_does_not_exist_says_so(guest, token):
    shown = (await guest.post(f"{CART}/codes", json={"code": "summer"}, headers=token)).json()
    assert shown["codes"] == ["SUMMER"]
    assert shown["totals"]["refused_codes"] == [
        {"code": "SUMMER", "reason": "There is no such code", "kind": "unknown"}
    ]
    assert (await guest.delete(f"{CART}/codes?code=other", headers=token)).status_code == 404
    assert (await guest.delete(f"{CART}/codes?code=summer", headers=token)).json()["codes"] == []


async def test_a_gift_card_that_is_none_is_refused(guest, token):
    answer = await guest.put(CART, json={"gift_card": "ABCD"}, headers=token)
    assert answer.json()["errors"][0]["field"] == "gift_card"
    assert (await guest.get(CART, headers=token)).json()["gift_card"] is False


async def test_what_was_left_is_told_to_the_merchant_once(guest, analyst, buyer, token):
    async def sweep():
        async with db.transaction() as session:
            await jobs.later(session, report_abandoned)
        await jobs.drain()

    await guest.put(CART, json={"email": "ann@example.com"}, headers=token)
    assert (await analyst.get("/api/v1/carts/abandoned")).json()["total"] == 0
    await alter(Cart, updated_at=clock.now() - timedelta(hours=25))
    await sweep()
    await sweep()
    (left,) = (await analyst.get("/api/v1/carts/abandoned")).json()["items"]
    assert (left["email"], left["units"], left["value"], left["currency"]) == ("ann@example.com", 2, "39.80", "RUB")
    (event,) = await make.happened("cart.abandoned")
    assert event.data["value"] == 3980
    assert (await buyer.get("/api/v1/carts/abandoned")).status_code == 403
    line = (await guest.get(CART, headers=token)).json()["lines"][0]["id"]
    back = await guest.put(f"{CART}/lines/{line}", json={"quantity": 1}, headers=token)
    assert back.json()["status"] == "active"
    assert (await analyst.get("/api/v1/carts/abandoned")).json()["total"] == 0


async def test_a_guests_cart_that_nobody_touched_for_ninety_days_is_gone(guest, buyer, lamp, token):
    async def sweep():
        async with db.transaction() as session:
            await jobs.later(session, clear_carts)
        await jobs.drain()

    await put_in(buyer, lamp)
    await alter(Cart, updated_at=clock.now() - timedelta(days=89))
    await sweep()
    assert await count(Cart) == 2
    await alter(Cart, updated_at=clock.now() - timedelta(days=91))
    await sweep()
    assert (await count(Cart), await count(CartLine)) == (1, 1)
    assert (await buyer.get(CART)).json()["units"] == 1
    assert (await guest.get(CART, headers=token)).status_code == 404


async def test_gift_cards_cannot_be_guessed(guest, token, lamp):
    """At the cart and at the checkout alike; and then a right one would wait as well."""
    throttle.limiter.cache_clear()
    body = {"items": [{"variant_id": lamp.variant_id, "quantity": 1}], "email": "ann@example.com"}
    for number in range(10):
        wrong = {"gift_card": f"WRONG-{number}"}
        assert (await guest.put(CART, json=wrong, headers=token)).status_code == 422
        assert (await guest.post("/api/v1/checkout", json=body | wrong)).status_code == 422
    slow = await guest.put(CART, json={"gift_card": "WRONG"}, headers=token)
    assert (slow.status_code, 0 < int(slow.headers["retry-after"]) <= 61) == (429, True)
    assert (await guest.post("/api/v1/checkout", json=body | {"gift_card": "WRONG"})).status_code == 429
    assert (await guest.put(CART, json={"email": "ann@example.com"}, headers=token)).status_code == 200
    throttle.limiter.cache_clear()
