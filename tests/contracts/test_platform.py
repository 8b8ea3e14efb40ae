"""The e-commerce platform's document, call by call with its own bodies: users, products, stock."""

import asyncio
from typing import Any

import httpx
import pytest

from tests import make_catalog, make_stock
from tests.contracts import orders
from tests.make_accounts import bearer
from tradepost.payments.models import Payment

USER = {"email": "user@example.com", "password": "securepassword"}
PRODUCT = {"name": "Product Name", "price": 100.00, "description": "Product Description", "stock": 50}


async def add(who: httpx.AsyncClient, **fields: Any) -> int:
    answer = await who.post("/api/products/", json=PRODUCT | fields)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def refused(answer: httpx.Response, status: int, error: str) -> None:
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.headers["content-type"] == "application/json"


# --- users ---


async def test_the_first_user_registers_logs_in_and_owns_the_shop(guest):
    registered = await guest.post("/api/auth/register/", json=USER)
    assert registered.status_code == 201
    number = registered.json()["user_id"]
    assert registered.json() == {"user_id": number, "message": "User registered"}

    entered = await guest.post("/api/auth/login/", json=USER)
    assert (entered.status_code, list(entered.json())) == (200, ["token"])
    key = bearer(entered.json()["token"])

    assert (await guest.get("/api/auth/me/", headers=key)).json() == {"user_id": number, "email": "user@example.com"}
    assert (await guest.get("/api/v1/auth/me", headers=key)).json()["role"] == "owner"


async def test_an_address_is_registered_once(guest):
    await guest.post("/api/auth/register/", json=USER)
    refused(await guest.post("/api/auth/register/", json=USER), 409, "email: belongs to another account")


@pytest.mark.parametrize(
    ("body", "field"),
    [({"email": "nobody", "password": "securepassword"}, "email"), ({"email": "a@example.com"}, "password")],
)
async def test_what_is_wrong_with_a_user_is_named(guest, body, field):
    answer = await guest.post("/api/auth/register/", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


async def test_an_unknown_user_and_a_wrong_password_are_the_same(guest):
    await guest.post("/api/auth/register/", json=USER)
    for body in (USER | {"password": "anotherpassword"}, USER | {"email": "nobody@example.com"}):
        refused(await guest.post("/api/auth/login/", json=body), 401, "Wrong name or password")


async def test_a_username_signs_in_here_too(guest):
    await guest.post("/api/v1/auth/register", json={"username": "carol", "password": "securepassword"})
    entered = await guest.post("/api/auth/login", json={"username": "carol", "password": "securepassword"})
    me = await guest.get("/api/auth/me", headers=bearer(entered.json()["token"]))
    assert me.json()["email"] == "carol"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/products/"),
        ("POST", "/api/products/"),
        ("PUT", "/api/products/1"),
        ("DELETE", "/api/products/1"),
        ("GET", "/api/inventory/"),
        ("PUT", "/api/inventory/1/"),
        ("GET", "/api/auth/me/"),
        ("GET", "/api/cart/"),
        ("POST", "/api/orders/"),
        ("GET", "/api/orders/1"),
        ("POST", "/api/orders/1/cancel"),
        ("POST", "/api/cart/"),
        ("DELETE", "/api/cart/1"),
        ("GET", "/api/products/1/reviews/"),
        ("POST", "/api/products/1/reviews/"),
    ],
)
async def test_a_token_is_needed_everywhere_else(guest, method, path):
    refused(
        await guest.request(method, path, json={"stock": 1, "rating": 5, "product_id": 1, "quantity": 1, **PRODUCT}),
        401,
        "Sign in first",
    )


# --- products ---


async def test_a_product_is_added_listed_changed_and_deleted(owner, buyer):
    added = await owner.post("/api/products/", json=PRODUCT)
    number = added.json()["id"]
    assert (added.status_code, added.json()) == (201, {"id": number, "message": "Product added"})
    listed = await buyer.get("/api/products/")
    assert (listed.status_code, listed.json()) == (200, {str(number): PRODUCT})

    changed = await owner.put(f"/api/products/{number}", json={"price": 90.00})
    assert (changed.status_code, changed.json()) == (200, {"message": "Product updated"})
    assert (await buyer.get("/api/products")).json() == {str(number): PRODUCT | {"price": 90.0}}

    gone = await owner.delete(f"/api/products/{number}")
    assert (gone.status_code, gone.json()) == (200, {"message": "Product deleted"})
    assert (await buyer.get("/api/products/")).json() == {}
    refused(await owner.put(f"/api/products/{number}", json={"price": 1}), 404, "Not Found")
    refused(await owner.delete(f"/api/products/{number}"), 404, "Not Found")
    refused(await owner.put(f"/api/inventory/{number}/", json={"stock": 1}), 404, "Not Found")


async def test_every_field_of_a_product_may_be_changed_at_once(owner):
    number = await add(owner)
    whole = {"name": "Lamp", "price": 0.07, "description": "Bright", "stock": 3}
    await owner.put(f"/api/products/{number}", json=whole)
    assert (await owner.get("/api/products/")).json() == {str(number): whole}


async def test_prices_are_written_to_the_coin(owner):
    for price in (0.1, 19.99, 0.07, 1234567.89, 999999999999.93):
        number = await add(owner, price=price)
        text = (await owner.get("/api/products/")).text
        assert f'"price":{price},' in text
        await owner.delete(f"/api/products/{number}")


async def test_drafts_are_not_available(owner, buyer):
    await make_catalog.product(owner, status="draft")
    assert (await buyer.get("/api/products/")).json() == {}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"price": -1}, "price"),
        ({"price": 1.001}, "price"),
        ({"price": "much"}, "price"),
        ({"price": 10**13}, "price"),
        ({"name": ""}, "name"),
        ({"stock": -1}, "stock"),
        ({"stock": 10**12}, "stock"),
    ],
)
async def test_what_is_wrong_with_a_product_is_named_and_nothing_is_added(owner, fields, field):
    answer = await owner.post("/api/products/", json=PRODUCT | fields)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    number = await add(owner)
    answer = await owner.put(f"/api/products/{number}", json=fields)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert (await owner.get("/api/products/")).json() == {str(number): PRODUCT}


async def test_a_number_that_json_does_not_know_is_refused(owner):
    for word in ("NaN", "1e400"):
        content = f'{{"name": "Lamp", "price": {word}}}'
        answer = await owner.post("/api/products/", content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 422
    assert (await owner.get("/api/products/")).json() == {}


async def test_the_same_key_adds_a_product_once(owner):
    first = await owner.post("/api/products/", json=PRODUCT, headers={"Idempotency-Key": "one"})
    again = await owner.post("/api/products/", json=PRODUCT, headers={"Idempotency-Key": "one"})
    assert first.json() == again.json()
    refused(
        await owner.post("/api/products/", json=PRODUCT | {"price": 1}, headers={"Idempotency-Key": "one"}),
        409,
        "This Idempotency-Key was used for another request",
    )
    assert len((await owner.get("/api/products/")).json()) == 1


@pytest.mark.parametrize("number", ["9", "0", "x", str(10**20)])
async def test_there_is_no_such_product(owner, number):
    for answer in (
        await owner.put(f"/api/products/{number}", json={"price": 1}),
        await owner.delete(f"/api/products/{number}"),
    ):
        assert answer.status_code == (404 if number == "9" else 422)
        assert answer.json()["error"]


async def test_customers_and_analysts_change_nothing(owner, buyer, analyst):
    number = await add(owner)
    for who in (buyer, analyst):
        for answer in (
            await who.post("/api/products/", json=PRODUCT),
            await who.put(f"/api/products/{number}", json={"price": 1}),
            await who.delete(f"/api/products/{number}"),
            await who.put(f"/api/inventory/{number}/", json={"stock": 1}),
        ):
            assert (answer.status_code, list(answer.json())) == (403, ["error"])
    assert (await owner.get("/api/products/")).json() == {str(number): PRODUCT}


# --- stock ---


async def test_stock_is_read_and_set(owner, analyst, buyer):
    number = await add(owner)
    assert (await analyst.get("/api/inventory/")).json() == {str(number): 50}
    assert (await buyer.get("/api/inventory/")).status_code == 403

    answer = await owner.put(f"/api/inventory/{number}/", json={"stock": 100})
    assert (answer.status_code, answer.json()) == (200, {"message": "Stock updated"})
    assert (await owner.get("/api/inventory/")).json() == {str(number): 100}
    assert (await owner.get("/api/products/")).json()[str(number)]["stock"] == 100


async def test_stock_at_several_places_is_set_as_a_whole(owner):
    number = await add(owner)
    await owner.post("/api/v1/inventory", json={"product_id": number, "quantity": 20, "location": "Backyard"})
    assert (await owner.get("/api/inventory/")).json() == {str(number): 70}
    for stock in (10, 75, 0):
        await owner.put(f"/api/inventory/{number}", json={"stock": stock})
        assert (await owner.get("/api/inventory")).json() == {str(number): stock}


async def test_a_product_with_variants_is_counted_by_variant(owner):
    number = (
        await make_catalog.product(owner, sku=None, variants=[{"options": {"size": "S"}}, {"options": {"size": "M"}}])
    )["id"]
    answer = await owner.put(f"/api/inventory/{number}/", json={"stock": 1})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "stock")


@pytest.mark.parametrize("body", [{"stock": -1}, {"stock": "many"}, {"stock": 10**12}, {}])
async def test_a_stock_that_is_none_changes_nothing(owner, body):
    number = await add(owner)
    answer = await owner.put(f"/api/inventory/{number}/", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "stock")
    assert (await owner.get("/api/inventory/")).json() == {str(number): 50}


# --- cart ---


async def put(who: httpx.AsyncClient, product_id: int, quantity: int = 2) -> int:
    answer = await who.post("/api/cart/", json={"product_id": product_id, "quantity": quantity})
    assert answer.status_code == 201, answer.text
    return answer.json()["item_id"]


async def test_a_cart_is_filled_read_and_emptied(owner, buyer, stranger):
    lamp, shade = await add(owner), await add(owner)
    assert (await buyer.get("/api/cart/")).json() == {}
    answer = await buyer.post("/api/cart/", json={"product_id": lamp, "quantity": 2})
    item = answer.json()["item_id"]
    assert (answer.status_code, answer.json()) == (201, {"item_id": item, "message": "Item added to cart"})
    other = await put(buyer, shade, 1)
    assert await put(buyer, lamp, 3) == item
    assert (await buyer.get("/api/cart/")).json() == {
        str(item): {"product_id": lamp, "quantity": 5},
        str(other): {"product_id": shade, "quantity": 1},
    }
    assert (await stranger.get("/api/cart/")).json() == {}

    refused(await stranger.delete(f"/api/cart/{item}"), 404, "Not Found")
    gone = await buyer.delete(f"/api/cart/{item}")
    assert (gone.status_code, gone.json()) == (200, {"message": "Item removed from cart"})
    assert (await buyer.get("/api/cart/")).json() == {str(other): {"product_id": shade, "quantity": 1}}
    refused(await buyer.delete(f"/api/cart/{item}"), 404, "Not Found")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"quantity": -5}, "quantity"),
        ({"quantity": 10**12}, "quantity"),
        ({"product_id": 999_999}, "product_id"),
        ({"product_id": 10**30}, "product_id"),
        ({"product_id": "lamp"}, "product_id"),
    ],
)
async def test_what_cannot_be_bought_stays_out_of_the_cart(owner, buyer, fields, field):
    answer = await buyer.post("/api/cart/", json={"product_id": await add(owner), "quantity": 2, **fields})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert (await buyer.get("/api/cart/")).json() == {}


# --- orders ---


async def test_an_order_is_made_of_the_cart_and_paid(owner, buyer):
    lamp = await add(owner)
    await put(buyer, lamp, 2)
    answer = await buyer.post("/api/orders/")
    number = answer.json()["order_id"]
    assert (answer.status_code, answer.json()) == (
        201,
        {"order_id": number, "message": "Order created and payment processed"},
    )
    read = await buyer.get(f"/api/orders/{number}")
    assert (read.status_code, read.json()) == (
        200,
        {"order_id": number, "items": [{"product_id": lamp, "quantity": 2}], "total": 200.0},
    )
    assert (await buyer.get("/api/cart/")).json() == {}
    assert (await owner.get("/api/inventory/")).json() == {str(lamp): 48}
    order = await orders.of_id(number)
    assert (order.status, order.payment_status, order.paid) == ("paid", "paid", 20000)


async def test_a_canceled_order_is_refunded_and_its_goods_are_back(owner, buyer, stranger):
    lamp = await add(owner)
    await put(buyer, lamp, 2)
    number = (await buyer.post("/api/orders/")).json()["order_id"]
    refused(await stranger.post(f"/api/orders/{number}/cancel"), 404, "Not Found")
    answer = await buyer.post(f"/api/orders/{number}/cancel")
    assert (answer.status_code, answer.json()) == (200, {"message": "Order canceled and refunded"})
    assert (await owner.get("/api/inventory/")).json() == {str(lamp): 50}
    order = await orders.of_id(number)
    assert (order.status, order.payment_status, order.refunded) == ("cancelled", "refunded", 20000)
    again = await buyer.post(f"/api/orders/{number}/cancel")
    assert (again.status_code, again.json()) == (409, {"error": "An order that is cancelled cannot become cancelled"})
    assert (await orders.of_id(number)).refunded == 20000
    assert await make_stock.drift() == []


async def test_an_empty_cart_makes_no_order(owner, buyer):
    refused(await buyer.post("/api/orders/"), 409, "The cart is empty")
    await buyer.delete(f"/api/cart/{await put(buyer, await add(owner))}")
    refused(await buyer.post("/api/orders/"), 409, "The cart is empty")


async def test_more_than_there_is_makes_no_order_and_no_charge(owner, buyer):
    lamp = await add(owner, stock=1)
    await put(buyer, lamp, 2)
    answer = await buyer.post("/api/orders/")
    assert (answer.status_code, list(answer.json())) == (409, ["error"])
    assert await orders.count() == 0
    assert await orders.count(Payment) == 0
    assert (await buyer.get("/api/cart/")).json() != {}
    assert (await owner.get("/api/inventory/")).json() == {str(lamp): 1}


async def test_a_cart_ordered_many_times_at_once_is_one_order(owner, buyer):
    lamp = await add(owner)
    await put(buyer, lamp, 2)
    answers = await asyncio.gather(*(buyer.post("/api/orders/") for _ in range(10)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["order_id"] for answer in answers}) == 1
    assert (await orders.count(), await orders.count(Payment)) == (1, 1)
    assert (await owner.get("/api/inventory/")).json() == {str(lamp): 48}


async def test_the_same_key_makes_one_order_whatever_is_in_the_cart_by_then(owner, buyer):
    lamp, key = await add(owner), {"Idempotency-Key": "one"}
    await put(buyer, lamp, 2)
    first = await buyer.post("/api/orders/", headers=key)
    await put(buyer, lamp, 1)
    again = await buyer.post("/api/orders/", headers=key)
    assert (again.status_code, again.json()) == (201, first.json())
    assert await orders.count() == 1
    other = await buyer.post("/api/orders/", headers={"Idempotency-Key": "two"})
    assert other.json()["order_id"] != first.json()["order_id"]


async def test_anothers_order_is_not_found_but_staff_sees_it(owner, analyst, buyer, stranger):
    lamp = await add(owner)
    await put(buyer, lamp)
    number = (await buyer.post("/api/orders/")).json()["order_id"]
    refused(await stranger.get(f"/api/orders/{number}"), 404, "Not Found")
    refused(await buyer.get("/api/orders/999999"), 404, "Not Found")
    assert (await analyst.get(f"/api/orders/{number}")).json()["total"] == 200.0
    refused(await analyst.post(f"/api/orders/{number}/cancel"), 404, "Not Found")
    assert (await orders.of_id(number)).status == "paid"


async def test_a_shop_that_delivers_takes_orders_that_know_no_address(owner, buyer):
    zone = (await owner.post("/api/v1/shipping/zones", json={"name": "Home", "countries": ["DE"]})).json()
    method = {"zone_id": zone["id"], "code": "post", "name": "Post", "kind": "flat", "amount": "5.00"}
    assert (await owner.post("/api/v1/shipping/methods", json=method)).status_code == 201
    await put(buyer, await add(owner))
    assert (await buyer.post("/api/orders/")).status_code == 201


# --- reviews ---


async def test_a_review_is_added_once_and_read_by_everybody(owner, buyer, stranger):
    path = f"/api/products/{await add(owner)}/reviews/"
    assert (await stranger.get(path)).json() == []
    body = {"rating": 5, "comment": "Great product!"}
    answer = await buyer.post(path, json=body)
    assert (answer.status_code, answer.json()) == (201, {"message": "Review added"})
    assert (await stranger.get(path)).json() == [body]
    assert (await buyer.post(path, json=body)).status_code == 409
    await stranger.post(path, json={"rating": 1, "comment": ""})
    assert (await buyer.get(path)).json() == [{"rating": 1, "comment": ""}, body]


@pytest.mark.parametrize("rating", [0, 6, -1, "many", 4.5, None])
async def test_stars_are_one_to_five(owner, buyer, rating):
    path = f"/api/products/{await add(owner)}/reviews/"
    answer = await buyer.post(path, json={"rating": rating, "comment": ""})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "rating")
    assert (await buyer.get(path)).json() == []


async def test_what_is_not_there_or_was_deleted_has_no_reviews(owner, buyer):
    gone = await add(owner)
    await owner.delete(f"/api/products/{gone}")
    for number in (999_999, gone):
        path = f"/api/products/{number}/reviews/"
        refused(await buyer.get(path), 404, "Not Found")
        refused(await buyer.post(path, json={"rating": 5, "comment": ""}), 404, "Not Found")


# --- what is not there ---


async def test_what_is_not_there_says_so_in_the_documents_words(guest, owner):
    for answer in (await guest.get("/api/nothing"), await owner.get("/api/products/7/nothing")):
        refused(answer, 404, "Not Found")
        assert answer.json() == {"error": "Not Found"}
    refused(await owner.patch("/api/products"), 405, "Method Not Allowed")
    assert (await guest.get("/api/v1/nothing")).headers["content-type"] == "application/problem+json"
