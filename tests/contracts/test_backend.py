"""The backend API's document, call by call: users, products, files of products, categories, statistics."""

import asyncio
from datetime import timedelta
from io import BytesIO
from typing import Any

import httpx
import openpyxl
import pytest

from tests import make_catalog, make_stock
from tests.contracts import orders
from tests.make_accounts import bearer, tokens
from tests.make_stock import happened
from tradepost.core import clock
from tradepost.orders import sweeping
from tradepost.payments.models import Payment

USER = {"email": "user@example.com", "password": "securepassword", "full_name": "Ann User"}


def refused(answer: httpx.Response, status: int, message: str) -> None:
    assert (answer.status_code, answer.json()["message"]) == (status, message)
    assert answer.headers["content-type"] == "application/json"


async def category(who: httpx.AsyncClient, name: str = "Lamps") -> int:
    """A category, made where the document has no call for it: POST /categories."""
    answer = await who.post("/categories", json={"name": name})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def add(who: httpx.AsyncClient, name: str, category_id: int, **fields: Any) -> int:
    body = {"name": name, "quantity": 5, "price": 100.00, "category_id": category_id, **fields}
    answer = await who.post("/products/add", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["product"]["id"]


async def names(who: httpx.AsyncClient, path: str = "/products") -> list[str]:
    answer = await who.get(path)
    assert answer.status_code == 200, answer.text
    return [item["name"] for item in answer.json()["items"]]


# --- users ---


async def sign_in(guest: httpx.AsyncClient) -> dict[str, Any]:
    await guest.post("/users/add", json=USER)
    answer = await guest.post("/users/login", json={"email": USER["email"], "password": USER["password"]})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_first_user_is_added_logs_in_and_owns_the_shop(guest):
    added = await guest.post("/users/add", json=USER)
    number = added.json()["user"]["id"]
    assert (added.status_code, added.json()) == (
        201,
        {"message": "User registered", "user": {"id": number, "email": "user@example.com", "full_name": "Ann User"}},
    )
    entered = (await guest.post("/users/login", json=USER)).json()
    assert (entered["token_type"], entered["expires_in"]) == ("bearer", 900)
    me = (await guest.get("/api/v1/auth/me", headers=bearer(entered["access_token"]))).json()
    assert (me["id"], me["role"]) == (number, "owner")


async def test_the_token_is_taken_under_the_documents_name_for_its_header(guest):
    entered = await sign_in(guest)
    header = {"Authentication": f"Bearer {entered['access_token']}"}
    assert (await guest.get("/products", headers=header)).status_code == 200
    assert (await guest.get("/products", headers={"Authentication": "Bearer nonsense"})).status_code == 401


async def test_an_address_is_registered_once(guest):
    await guest.post("/users/add", json=USER)
    refused(await guest.post("/users/add", json=USER), 409, "email: belongs to another account")


async def test_an_unknown_user_and_a_wrong_password_are_the_same(guest):
    await guest.post("/users/add", json=USER)
    for body in (USER | {"password": "anotherpassword"}, USER | {"email": "nobody@example.com"}):
        refused(await guest.post("/users/login", json=body), 401, "Wrong name or password")


async def test_a_refresh_token_gives_a_new_access_token_and_is_good_once(guest):
    entered = await sign_in(guest)
    renewed = await guest.post("/users/refresh", headers=bearer(entered["refresh_token"]))
    assert renewed.status_code == 200
    assert (await guest.get("/products", headers=bearer(renewed.json()["access_token"]))).status_code == 200
    again = await guest.post("/users/refresh", headers=bearer(renewed.json()["refresh_token"]))
    assert again.status_code == 200
    assert (await guest.post("/users/refresh", headers=bearer(entered["refresh_token"]))).status_code == 401
    # The spent one came back: that session has ended.
    assert (await guest.get("/products", headers=bearer(again.json()["access_token"]))).status_code == 401


async def test_an_access_token_refreshes_nothing(guest):
    entered = await sign_in(guest)
    assert (await guest.post("/users/refresh", headers=bearer(entered["access_token"]))).status_code == 401
    refused(await guest.post("/users/refresh"), 401, "Send the refresh token as the bearer")


async def test_a_token_is_refused_after_logging_out(guest):
    entered = await sign_in(guest)
    key = bearer(entered["access_token"])
    answer = await guest.post("/users/logout", headers=key)
    assert (answer.status_code, answer.json()) == (200, {"message": "Logged out"})
    assert (await guest.get("/products", headers=key)).status_code == 401
    assert (await guest.post("/users/logout", headers=key)).status_code == 401
    assert (await guest.post("/users/refresh", headers=bearer(entered["refresh_token"]))).status_code == 401


async def test_a_user_changes_name_address_and_password(guest):
    entered = await sign_in(guest)
    elsewhere = (await guest.post("/users/login", json=USER)).json()
    body = {"full_name": "Ann Other", "email": "other@example.com", "password": "anotherpassword"}
    answer = await guest.put("/users/update", json=body, headers=bearer(entered["access_token"]))
    assert answer.status_code == 200
    assert (answer.json()["user"]["email"], answer.json()["user"]["full_name"]) == ("other@example.com", "Ann Other")
    assert (await guest.post("/users/login", json=USER)).status_code == 401
    assert (await guest.post("/users/login", json=body)).status_code == 200
    assert (await guest.get("/products", headers=bearer(entered["access_token"]))).status_code == 200
    assert (await guest.get("/products", headers=bearer(elsewhere["access_token"]))).status_code == 401


async def test_what_is_left_out_of_a_users_change_stays(guest):
    entered = await sign_in(guest)
    answer = await guest.put("/users/update", json={"full_name": "Ann"}, headers=bearer(entered["access_token"]))
    assert answer.json()["user"] | {"id": 0} == {"id": 0, "email": "user@example.com", "full_name": "Ann"}


async def test_another_users_address_is_refused(guest, buyer):
    entered = await sign_in(guest)
    body = {"email": "alice@example.com"}
    answer = await guest.put("/users/update", json=body, headers=bearer(entered["access_token"]))
    refused(answer, 409, "email: belongs to another account")


async def test_a_user_leaves(owner, guest):
    entered = await sign_in(guest)
    key = bearer(entered["access_token"])
    answer = await guest.delete("/users/delete", headers=key)
    assert (answer.status_code, answer.json()) == (200, {"message": "User deleted"})
    assert (await guest.get("/products", headers=key)).status_code == 401
    assert (await guest.post("/users/login", json=USER)).status_code == 401
    assert (await owner.delete("/users/delete")).status_code == 409


# --- products ---


async def test_a_product_is_added_listed_changed_and_removed(owner, buyer):
    lamps, shades = await category(owner), await category(owner, "Shades")
    added = await owner.post(
        "/products/add", json={"name": "Lamp", "quantity": 5, "price": 100.00, "category_id": lamps}
    )
    product = added.json()["product"]
    assert (added.status_code, added.json()["message"]) == (201, "Product added")
    number = product["id"]
    shown = {"id": number, "name": "Lamp", "quantity": 5, "price": 100.0, "category_id": lamps, "category": "Lamps"}
    assert product == shown
    assert (await buyer.get("/products")).json() == {"items": [shown], "total": 1, "next": None}

    body = {"id": number, "name": "Shade", "quantity": 7, "price": 90.5, "category_id": shades}
    changed = await owner.put("/products/update", json=body)
    assert (changed.status_code, changed.json()) == (
        200,
        {"message": "Product updated", "product": body | {"category": "Shades"}},
    )

    gone = await owner.request("DELETE", "/products/remove", json={"id": number})
    assert (gone.status_code, gone.json()) == (200, {"message": "Product removed"})
    assert await names(buyer) == []
    refused(
        await owner.request("DELETE", "/products/remove", json={"id": number}), 404, f"There is no product {number}"
    )


async def test_the_id_may_stand_in_the_query_string(owner):
    lamps = await category(owner)
    number = await add(owner, "Lamp", lamps)
    changed = await owner.put(f"/products/update?id={number}", json={"price": 1})
    assert changed.json()["product"]["price"] == 1.0
    assert (await owner.put(f"/categories/update?id={lamps}", json={"name": "Lights"})).status_code == 200
    assert (await owner.delete(f"/products/remove?id={number}")).status_code == 200
    assert (await owner.delete(f"/categories/delete?id={lamps}")).status_code == 200


async def test_without_an_id_nothing_is_done(owner):
    for answer in (
        await owner.put("/products/update", json={"price": 1}),
        await owner.delete("/products/remove"),
        await owner.put("/categories/update", json={"name": "Lights"}),
        await owner.request("DELETE", "/categories/delete", json={}),
    ):
        refused(answer, 422, "id: is required, in the body or in the query string")


async def test_a_name_is_one_products(owner):
    lamps = await category(owner)
    number, other = await add(owner, "Lamp", lamps), await add(owner, "Shade", lamps)
    body = {"name": "Lamp", "quantity": 1, "price": 1, "category_id": lamps}
    refused(await owner.post("/products/add", json=body), 409, "There is a product named Lamp already")
    refused(
        await owner.put("/products/update", json={"id": other, "name": "Lamp"}),
        409,
        "There is a product named Lamp already",
    )
    assert (await owner.put("/products/update", json={"id": number, "name": "Lamp", "price": 2})).status_code == 200
    assert sorted(await names(owner)) == ["Lamp", "Shade"]


async def test_of_many_who_add_one_name_at_once_one_succeeds(owner):
    body = {"name": "Lamp", "quantity": 1, "price": 1, "category_id": await category(owner)}
    answers = await asyncio.gather(*(owner.post("/products/add", json=body) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    assert await names(owner) == ["Lamp"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"quantity": -1}, "quantity"),
        ({"quantity": 10**12}, "quantity"),
        ({"price": 0}, "price"),
        ({"price": -1}, "price"),
        ({"price": 0.001}, "price"),
        ({"name": " "}, "name"),
        ({"category_id": 0}, "category_id"),
        ({"category_id": 10**9}, "category_id"),
    ],
)
async def test_what_is_wrong_with_a_product_is_named_and_nothing_changes(owner, fields, field):
    lamps = await category(owner)
    number = await add(owner, "Lamp", lamps)
    before = (await owner.get("/products")).json()
    body = {"name": "Shade", "quantity": 5, "price": 100.00, "category_id": lamps}
    for answer in (
        await owner.post("/products/add", json=body | fields),
        await owner.put("/products/update", json={"id": number, **fields}),
    ):
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert (await owner.get("/products")).json() == before


async def test_customers_and_analysts_change_nothing(owner, buyer, analyst):
    lamps = await category(owner)
    number = await add(owner, "Lamp", lamps)
    for who in (buyer, analyst):
        for method, path, body in (
            ("POST", "/products/add", {"name": "Shade", "quantity": 5, "price": 1, "category_id": lamps}),
            ("PUT", "/products/update", {"id": number, "price": 1}),
            ("DELETE", "/products/remove", {"id": number}),
            ("PUT", "/categories/update", {"id": lamps, "name": "Lights"}),
            ("DELETE", "/categories/delete", {"id": lamps}),
        ):
            assert (await who.request(method, path, json=body)).status_code == 403
        assert (await send(who, csv(["Shade", 1, 1, "Lamps"]))).status_code == 403
    assert await names(owner) == ["Lamp"]


async def test_guests_see_no_products(guest):
    for path in ("/products", "/categories/products?category_id=1", "/statistics/profit", "/statistics/product-sales"):
        refused(await guest.get(path), 401, "Sign in first")


# --- files ---


def csv(*rows: list[Any], header: str = "name,quantity,price,category") -> tuple[str, bytes]:
    return "products.csv", "\n".join([header, *(",".join(map(str, row)) for row in rows)]).encode()


def xlsx(*rows: list[Any]) -> tuple[str, bytes]:
    book = openpyxl.Workbook()
    for row in (["name", "quantity", "price", "category"], *rows):
        book.active.append(row)
    target = BytesIO()
    book.save(target)
    return "products.xlsx", target.getvalue()


async def send(who: httpx.AsyncClient, file: tuple[str, bytes], **headers: str) -> httpx.Response:
    return await who.post("/products/bulk-import", files={"file": file}, headers=headers)


@pytest.mark.parametrize("form", [csv, xlsx])
async def test_a_file_of_products_is_imported(owner, form):
    lamps = await category(owner)
    answer = await send(owner, form(["Lamp", 5, 100, "Lamps"], ["Shade", 0, 7.5, "Shades"]))
    assert (answer.status_code, answer.json()) == (
        201,
        {"message": "Products imported", "rows": 2, "imported": 2},
    )
    lamp, shade = (await owner.get("/products")).json()["items"]
    assert (lamp["name"], lamp["quantity"], lamp["price"], lamp["category_id"]) == ("Lamp", 5, 100.0, lamps)
    assert (shade["name"], shade["quantity"], shade["price"], shade["category"]) == ("Shade", 0, 7.5, "Shades")


@pytest.mark.parametrize(
    ("row", "field", "message"),
    [
        (["Shade", -1, 1, "Lamps"], "quantity", "must be 0 or more"),
        (["Shade", "", 1, "Lamps"], "quantity", "is missing"),
        (["Shade", 1, 0, "Lamps"], "price", "must be above 0"),
        (["Shade", 1, "dear", "Lamps"], "price", "'dear' is not a number"),
        (["Shade", 1, 1, ""], "category", "is missing"),
        (["Lamp", 1, 1, "Lamps"], "name", "stands in row 2 already"),
        (["Old", 1, 1, "Lamps"], "name", "is the name of a product already"),
    ],
)
async def test_one_bad_row_keeps_the_whole_file_out(owner, row, field, message):
    await add(owner, "Old", await category(owner))
    answer = await send(owner, csv(["Lamp", 5, 100, "New ones"], row))
    refused(answer, 422, f"Row 3: {field} {message}. Nothing was imported")
    assert answer.json()["errors"] == [{"row": 3, "field": field, "message": message}]
    assert await names(owner) == ["Old"]
    assert [one["name"] for one in (await owner.get("/categories")).json()["items"]] == ["Lamps"]


async def test_every_bad_row_is_named(owner):
    answer = await send(owner, csv(["Lamp", -1, 0, "Lamps"], ["Shade", 1, 1, ""]))
    told = [(one["row"], one["field"]) for one in answer.json()["errors"]]
    assert told == [(2, "price"), (2, "quantity"), (3, "category")]
    refused(answer, 422, "Row 2: price must be above 0 (2 more). Nothing was imported")


async def test_what_is_no_table_is_refused(owner):
    missing = await send(owner, ("products.csv", b"name,price\nLamp,1"))
    assert "has no column for quantity, category" in missing.json()["message"]
    for file in (("products.csv", b""), ("products.xlsx", b"PK\x03\x04 not a workbook"), ("products.csv", b"name\n")):
        assert (await send(owner, file)).status_code == 422
    assert (await owner.post("/products/bulk-import")).json()["errors"][0]["field"] == "file"


async def test_the_same_key_imports_a_file_once(owner):
    file = csv(["Lamp", 5, 100, "Lamps"])
    first = await send(owner, file, **{"Idempotency-Key": "one"})
    again = await send(owner, file, **{"Idempotency-Key": "one"})
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    assert (await send(owner, file)).status_code == 422
    assert await names(owner) == ["Lamp"]


# --- categories ---


async def test_the_products_of_a_category_by_its_id_or_name(owner, buyer):
    lamps, shades = await category(owner), await category(owner, "Shades")
    await add(owner, "Lamp", lamps)
    await add(owner, "Shade", shades)
    assert await names(buyer, f"/categories/products?category_id={lamps}") == ["Lamp"]
    assert await names(buyer, "/categories/products?category=Shades") == ["Shade"]
    refused(await buyer.get("/categories/products?category=Hats"), 404, "There is no category Hats")
    refused(await buyer.get("/categories/products?category_id=999999"), 404, "There is no category 999999")
    assert (await buyer.get("/categories/products")).status_code == 422


async def test_a_category_is_listed_and_renamed(owner, buyer):
    lamps = await category(owner)
    await category(owner, "Shades")
    answer = await owner.put("/categories/update", json={"id": lamps, "name": "Lights"})
    assert (answer.status_code, answer.json()) == (
        200,
        {"message": "Category updated", "category": {"id": lamps, "name": "Lights"}},
    )
    assert [one["name"] for one in (await buyer.get("/categories")).json()["items"]] == ["Lights", "Shades"]
    refused(
        await owner.put("/categories/update", json={"id": lamps, "name": "Shades"}),
        409,
        "There is a category of this name already",
    )
    unknown = await owner.put("/categories/update", json={"id": 999_999, "name": "Hats"})
    refused(unknown, 404, "There is no category 999999")


async def test_a_categorys_products_go_with_it_and_stay_for_history(owner, buyer):
    lamps = await category(owner)
    number = await add(owner, "Lamp", lamps)
    answer = await owner.request("DELETE", "/categories/delete", json={"id": lamps})
    assert (answer.status_code, answer.json()) == (200, {"message": "Category deleted", "products": 1})
    assert await names(buyer) == []
    assert (await buyer.get("/categories")).json()["items"] == []
    kept = (await owner.get(f"/api/v1/products/{number}")).json()
    assert (kept["status"], kept["name"]) == ("archived", "Lamp")
    assert [event.subject_id for event in await happened("product.archived")] == [number]
    refused(
        await owner.request("DELETE", "/categories/delete", json={"id": lamps}), 404, f"There is no category {lamps}"
    )
    # The name is free again.
    await add(owner, "Lamp", await category(owner, "Lights"))


# --- orders ---


async def order(who: httpx.AsyncClient, *items: tuple[int, int], location: str = "Germany") -> dict[str, Any]:
    body = {"location": location, "items": [{"product_id": number, "quantity": units} for number, units in items]}
    answer = await who.post("/orders/create", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()["order"]
    return made


async def left(owner: httpx.AsyncClient) -> list[int]:
    return [one["quantity"] for one in (await owner.get("/products")).json()["items"]]


async def test_an_order_that_is_never_executed_expires(owner, buyer):
    lamp = await add(owner, "Lamp", await category(owner))
    left_alone, executed = await order(buyer, (lamp, 2)), await order(buyer, (lamp, 1))
    assert (await buyer.post("/orders/execute", json={"order_id": executed["id"]})).status_code == 200
    assert await left(owner) == [2]
    for minutes, expired in ((59, 0), (61, 1), (61, 0)):
        with clock.at(clock.now() + timedelta(minutes=minutes)):
            assert await sweeping.sweep() == (expired, 0)
    assert await left(owner) == [4]
    standing = {one["id"]: one["status"] for one in (await buyer.get("/orders/user")).json()["items"]}
    assert (standing[left_alone["id"]], standing[executed["id"]]) == ("cancelled", "shipped")


async def test_an_order_is_created_executed_and_listed(owner, buyer, stranger):
    lamp = await add(owner, "Lamp", await category(owner))
    answer = await buyer.post(
        "/orders/create", json={"location": "Germany", "items": [{"product_id": lamp, "quantity": 2}]}
    )
    made = answer.json()["order"]
    assert (answer.status_code, answer.json()["message"]) == (201, "Order created")
    assert made["items"] == [{"product_id": lamp, "name": "Lamp", "quantity": 2, "unit_price": 100.0}]
    assert (made["location"], made["status"], made["executed"], made["total"]) == ("DE", "pending", False, 200.0)
    assert await left(owner) == [3]
    assert (await buyer.get("/orders/user")).json() == {"items": [made], "total": 1, "next": None}
    assert (await stranger.get("/orders/user")).json()["items"] == []
    assert (await owner.get("/orders/user")).json()["items"] == []

    done = await buyer.post("/orders/execute", json={"order_id": made["id"]})
    assert (done.status_code, done.json()["message"]) == (200, "Order executed")
    assert done.json()["order"] == made | {"status": "shipped", "executed": True}
    stored = await orders.of_id(made["id"])
    assert (stored.payment_status, stored.fulfilment_status, stored.paid) == ("paid", "shipped", 20000)
    shipments = (await buyer.get(f"/api/v1/orders/{made['number']}/shipments")).json()
    assert [one["status"] for one in shipments] == ["created"]
    (level,) = (await owner.get(f"/api/v1/inventory?product_id={lamp}")).json()["items"]
    assert (level["on_hand"], level["reserved"]) == (3, 0)
    assert (await owner.get("/statistics/profit")).json() == {"total_profit": 200.0, "executed_orders": 1}
    refused(
        await buyer.post(f"/orders/execute?order_id={made['id']}"), 409, "An order that is shipped cannot be executed"
    )
    assert (await orders.of_id(made["id"])).paid == 20000
    assert await make_stock.drift() == []


@pytest.mark.parametrize("location", ["DE", "de", "Germany", "Германия"])
async def test_a_country_goes_by_its_code_and_its_names(owner, buyer, location):
    lamp = await add(owner, "Lamp", await category(owner))
    assert (await order(buyer, (lamp, 1), location=location))["location"] == "DE"


async def test_a_country_that_is_none_is_refused_with_the_nearest_ones(owner, buyer):
    lamp = await add(owner, "Lamp", await category(owner))
    for location, words in (("Germny", "Germany"), ("Atlantis", "no country"), ("", ""), (None, "")):
        body = {"location": location, "items": [{"product_id": lamp, "quantity": 1}]}
        answer = await buyer.post("/orders/create", json=body)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "location")
        assert words in answer.json()["message"]
    assert await orders.count() == 0
    assert await left(owner) == [5]


@pytest.mark.parametrize(
    ("items", "field"),
    [
        ([], "items"),
        ([{"product_id": 999_999, "quantity": 1}], "items.0.product_id"),
        ([{"product_id": 1, "quantity": 0}], "items.0.quantity"),
        ([{"product_id": 1, "quantity": -5}], "items.0.quantity"),
        ([{"product_id": 1, "quantity": 10**12}], "items.0.quantity"),
    ],
)
async def test_what_nobody_can_order_is_named(buyer, items, field):
    answer = await buyer.post("/orders/create", json={"location": "DE", "items": items})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert await orders.count() == 0


async def test_more_than_there_is_makes_no_order(owner, buyer):
    lamp = await add(owner, "Lamp", await category(owner))
    answer = await buyer.post("/orders/create", json={"location": "DE", "items": [{"product_id": lamp, "quantity": 6}]})
    assert answer.status_code == 409
    assert answer.json()["message"].startswith("Only 5 of ")
    assert (await orders.count(), await left(owner)) == (0, [5])


async def test_an_order_is_changed_before_it_is_executed(owner, buyer):
    lamps = await category(owner)
    lamp, shade = await add(owner, "Lamp", lamps), await add(owner, "Shade", lamps, price=10)
    made = await order(buyer, (lamp, 2))
    await owner.put("/products/update", json={"id": lamp, "price": 120})
    items = [{"product_id": lamp, "quantity": 1}, {"product_id": shade, "quantity": 3}]
    answer = await buyer.put("/orders/update", json={"order_id": made["id"], "items": items})
    assert (answer.status_code, answer.json()["message"]) == (200, "Order updated")
    changed = answer.json()["order"]
    assert [(one["name"], one["quantity"], one["unit_price"]) for one in changed["items"]] == [
        ("Lamp", 1, 100.0),
        ("Shade", 3, 10.0),
    ]
    assert (changed["total"], changed["status"], await left(owner)) == (130.0, "pending", [4, 2])
    assert (await buyer.get("/orders/user")).json()["items"] == [changed]
    done = (await buyer.post("/orders/execute", json={"order_id": made["id"]})).json()["order"]
    assert (done["total"], (await orders.of_id(made["id"])).paid) == (130.0, 13000)
    again = await buyer.put(f"/orders/update?order_id={made['id']}", json={"items": items})
    refused(again, 409, "An order that is shipped cannot be changed")
    assert await make_stock.drift() == []


@pytest.mark.parametrize(
    ("items", "status"),
    [
        ([], 422),
        ([("lamp", 6)], 409),
        ([("lamp", 1), ("shade", 6)], 409),
        ([("lamp", 0)], 422),
        ([(999_999, 1)], 422),
    ],
)
async def test_a_change_that_cannot_be_changes_nothing(owner, buyer, items, status):
    lamps = await category(owner)
    ids = {"lamp": await add(owner, "Lamp", lamps), "shade": await add(owner, "Shade", lamps)}
    made = await order(buyer, (ids["lamp"], 2))
    body = [{"product_id": ids.get(name, name), "quantity": units} for name, units in items]
    answer = await buyer.put("/orders/update", json={"order_id": made["id"], "items": body})
    assert answer.status_code == status
    assert (await buyer.get("/orders/user")).json()["items"] == [made]
    assert (await left(owner), await make_stock.drift()) == ([3, 5], [])


async def test_a_deleted_order_gives_its_goods_back(owner, buyer):
    lamp = await add(owner, "Lamp", await category(owner))
    made = await order(buyer, (lamp, 2))
    answer = await buyer.request("DELETE", "/orders/delete", json={"order_id": made["id"]})
    assert (answer.status_code, answer.json()) == (200, {"message": "Order canceled"})
    assert await left(owner) == [5]
    assert (await buyer.get("/orders/user")).json()["items"][0]["status"] == "cancelled"
    assert (await buyer.delete(f"/orders/delete?order_id={made['id']}")).status_code == 409
    assert (await buyer.post("/orders/execute", json={"order_id": made["id"]})).status_code == 409


async def test_an_executed_order_is_deleted_by_staff_alone(owner, buyer):
    lamp = await add(owner, "Lamp", await category(owner))
    made = await order(buyer, (lamp, 2))
    await buyer.post("/orders/execute", json={"order_id": made["id"]})
    answer = await buyer.delete(f"/orders/delete?order_id={made['id']}")
    refused(answer, 409, "This order is on its way: send it back when it has come")
    assert (await owner.delete(f"/orders/delete?order_id={made['id']}")).status_code == 200
    stored = await orders.of_id(made["id"])
    assert (stored.status, stored.refunded) == ("cancelled", 20000)
    assert await left(owner) == [5]
    assert await make_stock.drift() == []


async def test_anothers_order_is_not_found(owner, buyer, stranger):
    lamp = await add(owner, "Lamp", await category(owner))
    made = await order(buyer, (lamp, 2))
    for number in (made["id"], 999_999):
        for method, path in (("POST", "/orders/execute"), ("PUT", "/orders/update"), ("DELETE", "/orders/delete")):
            body = {"order_id": number, "items": [{"product_id": lamp, "quantity": 1}]}
            answer = await stranger.request(method, path, json=body)
            refused(answer, 404, f"There is no order {number}")
    assert (await stranger.post("/orders/execute")).status_code == 422
    assert await left(owner) == [3]


async def test_an_order_executed_many_times_at_once_is_paid_and_shipped_once(owner, buyer):
    lamp = await add(owner, "Lamp", await category(owner))
    made = await order(buyer, (lamp, 2))
    answers = await asyncio.gather(*(buyer.post("/orders/execute", json={"order_id": made["id"]}) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 5
    assert (await orders.count(Payment), await left(owner)) == (1, [3])
    assert await make_stock.drift() == []


async def test_the_same_key_creates_an_order_once(owner, buyer):
    lamp = await add(owner, "Lamp", await category(owner))
    body = {"location": "DE", "items": [{"product_id": lamp, "quantity": 2}]}
    first = await buyer.post("/orders/create", json=body, headers={"Idempotency-Key": "one"})
    again = await buyer.post("/orders/create", json=body, headers={"Idempotency-Key": "one"})
    assert (again.status_code, again.json()) == (201, first.json())
    assert (await orders.count(), await left(owner)) == (1, [3])


# --- statistics ---


async def sell(owner: httpx.AsyncClient, product_id: int, quantity: int, **fields: Any) -> None:
    body = {"items": [{"product_id": product_id, "quantity": quantity}], **fields}
    answer = await owner.post("/api/v1/sales", json=body)
    assert answer.status_code == 201, answer.text


async def test_profit_counts_executed_orders_alone(owner, analyst):
    lamp = await make_catalog.product(owner, price="100.00", cost="60.50")
    await owner.put(f"/api/inventory/{lamp['id']}", json={"stock": 20})
    assert (await analyst.get("/statistics/profit")).json() == {"total_profit": 0.0, "executed_orders": 0}
    await sell(owner, lamp["id"], 2, status="executed")
    await sell(owner, lamp["id"], 1, status="paid")
    await sell(owner, lamp["id"], 5, status="pending")
    await sell(owner, lamp["id"], 5, status="cancelled")
    assert (await analyst.get("/statistics/profit")).json() == {"total_profit": 118.5, "executed_orders": 2}


async def test_each_products_share_of_sales_in_percent(owner, analyst):
    lamps = await category(owner)
    lamp, shade, hat = (
        await add(owner, "Lamp", lamps, price=30),
        await add(owner, "Shade", lamps, price=10),
        await add(owner, "Hat", await category(owner, "Hats"), price=60),
    )
    assert (await analyst.get("/statistics/product-sales")).json() == []
    for number in (lamp, shade, hat):
        await sell(owner, number, 1)
    shares = (await analyst.get("/statistics/product-sales")).json()
    assert [(one["name"], one["quantity"], one["revenue"], one["percent"]) for one in shares] == [
        ("Hat", 1, 60.0, 60.0),
        ("Lamp", 1, 30.0, 30.0),
        ("Shade", 1, 10.0, 10.0),
    ]
    hats, lights = (await analyst.get("/statistics/category-product-sales")).json()
    assert (hats["category"], [one["percent"] for one in hats["products"]]) == ("Hats", [100.0])
    assert (lights["category"], lights["quantity"], lights["revenue"]) == ("Lamps", 2, 40.0)
    assert [(one["name"], one["percent"]) for one in lights["products"]] == [("Lamp", 75.0), ("Shade", 25.0)]


async def test_customers_see_no_statistics(buyer):
    for name in ("profit", "product-sales", "category-product-sales"):
        assert (await buyer.get(f"/statistics/{name}")).status_code == 403


async def test_an_account_of_another_surface_signs_in_here(guest):
    await guest.post("/api/auth/register/", json={"email": "user@example.com", "password": "securepassword"})
    await sign_in(guest)
    assert (await tokens(guest, "user@example.com", "securepassword"))["access_token"]
