"""The FastAPI backend's document, call by call: users, categories, products, stock, sales."""

import asyncio
from typing import Any

import httpx
import pytest

from tests import make_catalog, make_stock
from tests.contracts import orders
from tests.make_accounts import bearer

ROOT = "/ecommerce/v1"
USER = {"username": "ann", "email": "ann@example.com", "password": "securepassword"}


def refused(answer: httpx.Response, status: int, detail: str) -> None:
    assert (answer.status_code, answer.json()["detail"]) == (status, detail)
    assert answer.headers["content-type"] == "application/json"


async def put(who: httpx.AsyncClient, call: str, **body: Any) -> dict[str, Any]:
    answer = await who.put(f"{ROOT}/{call}", json=body)
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def category(who: httpx.AsyncClient, slug: str = "lamps") -> int:
    return (await put(who, "create_category", name=slug.title(), slug=slug, description="Bright"))["id"]


async def product(who: httpx.AsyncClient, category_id: int, **fields: Any) -> int:
    body = {"name": "Lamp", "description": "Bright", "price": 100.00, "category_id": category_id, "quantity": 5}
    return (await put(who, "create_product", **body | fields))["id"]


async def get(who: httpx.AsyncClient, call: str, **query: Any) -> dict[str, Any]:
    answer = await who.get(f"{ROOT}/{call}", params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


# --- users ---


async def test_the_first_user_registers_logs_in_and_owns_the_shop(guest):
    user = await put(guest, "register_user", **USER)
    assert (user["username"], user["email"]) == ("ann", "ann@example.com")
    entered = await guest.post(f"{ROOT}/login_user", json={"email": "ann@example.com", "password": "securepassword"})
    assert (entered.status_code, entered.json()["token_type"]) == (200, "bearer")
    me = (await guest.get("/api/v1/auth/me", headers=bearer(entered.json()["access_token"]))).json()
    assert (me["id"], me["role"]) == (user["id"], "owner")


async def test_an_address_is_registered_once(guest):
    await put(guest, "register_user", **USER)
    refused(
        await guest.put(f"{ROOT}/register_user", json=USER | {"username": "other"}),
        422,
        "email: belongs to another account",
    )
    refused(await guest.put(f"{ROOT}/register_user", json=USER | {"email": "b@example.com"}), 422, "username: is taken")


async def test_an_unknown_user_and_a_wrong_password_are_the_same(guest):
    await put(guest, "register_user", **USER)
    for body in (USER | {"password": "anotherpassword"}, USER | {"email": "nobody@example.com"}):
        refused(await guest.post(f"{ROOT}/login_user", json=body), 422, "Wrong name or password")


CALLS = [
    ("PUT", "create_category"),
    ("PUT", "create_product"),
    ("GET", "get_categories"),
    ("GET", "get_low_stock_products?quantity=1"),
    ("PUT", "add_inventory"),
    ("GET", "get_products"),
    ("GET", "get_sales_data"),
    ("POST", "purchase_products"),
]
BODIES = {
    "create_category": {"name": "Lamps", "slug": "lamps", "description": ""},
    "create_product": {"name": "Lamp", "description": "", "price": 1, "category_id": 1, "quantity": 1},
    "add_inventory": {"product_id": 1, "quantity": 1},
    "purchase_products": {"items": [{"product_id": 1, "quantity": 1}]},
}


@pytest.mark.parametrize(("method", "call"), CALLS)
async def test_a_token_is_needed_everywhere_else(guest, method, call):
    refused(await guest.request(method, f"{ROOT}/{call}", json=BODIES.get(call)), 401, "Sign in first")


@pytest.mark.parametrize(
    "call",
    [*(call for method, call in CALLS if method == "PUT"), "get_low_stock_products?quantity=1", "get_sales_data"],
)
async def test_customers_do_not_do_what_staff_does(buyer, analyst, call):
    method, body = ("PUT", BODIES[call]) if call in BODIES else ("GET", None)
    assert (await buyer.request(method, f"{ROOT}/{call}", json=body)).status_code == 403
    assert (await analyst.request(method, f"{ROOT}/{call}", json=body)).status_code == (403 if body else 200)


# --- categories ---


async def test_a_category_is_created_under_its_slug(owner):
    made = await put(owner, "create_category", name="Lamps", slug="bright-things", description="Bright")
    assert {name: made[name] for name in ("name", "slug", "description")} == {
        "name": "Lamps",
        "slug": "bright-things",
        "description": "Bright",
    }
    refused(
        await owner.put(f"{ROOT}/create_category", json={"name": "Others", "slug": "bright-things"}),
        422,
        "There is a category with this slug already",
    )
    refused(
        await owner.put(f"{ROOT}/create_category", json={"name": "Lamps", "slug": "others"}),
        422,
        "There is a category of this name already",
    )
    assert [one["slug"] for one in (await get(owner, "get_categories"))["categories"]] == ["bright-things"]


async def test_categories_come_in_pages_and_orders(owner, buyer):
    for slug in ("b", "c", "a"):
        await category(owner, slug)
    first = await get(buyer, "get_categories", page=1, page_size=2, sort_by="slug", order="desc")
    assert [one["slug"] for one in first.pop("categories")] == ["c", "b"]
    assert first == {"page": 1, "page_size": 2, "total": 3}
    second = await get(buyer, "get_categories", page=2, page_size=2, sort_by="slug", order="desc")
    assert [one["slug"] for one in second["categories"]] == ["a"]
    assert [one["slug"] for one in (await get(buyer, "get_categories"))["categories"]] == ["b", "c", "a"]


@pytest.mark.parametrize("query", ["page=0", "page_size=0", "page_size=501", "sort_by=secret", "order=up", "page=x"])
@pytest.mark.parametrize("call", ["get_categories", "get_products"])
async def test_a_page_that_is_none_is_refused(buyer, call, query):
    answer = await buyer.get(f"{ROOT}/{call}?{query}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, query.split("=")[0])


# --- products ---


async def test_a_product_is_created_with_its_category(owner, buyer):
    lamps = await category(owner)
    body = {"name": "Lamp", "description": "Bright", "price": 100.05, "category_id": lamps, "quantity": 5}
    made = await put(owner, "create_product", **body)
    assert {name: made[name] for name in body} == body
    assert made["category"] == {"id": lamps, "name": "Lamps", "slug": "lamps"}
    assert (await get(buyer, "get_products"))["products"] == [made]


async def test_a_product_needs_a_category_that_is_there(owner):
    body = {"name": "Lamp", "description": "", "price": 1, "category_id": 999_999, "quantity": 1}
    refused(await owner.put(f"{ROOT}/create_product", json=body), 404, "There is no category 999999")
    assert (await get(owner, "get_products"))["total"] == 0


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"price": -1}, "price"),
        ({"quantity": -1}, "quantity"),
        ({"name": ""}, "name"),
        ({"quantity": 10**12}, "quantity"),
    ],
)
async def test_what_is_wrong_with_a_product_is_named(owner, fields, field):
    body = {"name": "Lamp", "description": "", "price": 1, "category_id": await category(owner), "quantity": 1}
    answer = await owner.put(f"{ROOT}/create_product", json=body | fields)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert (await get(owner, "get_products"))["total"] == 0


async def test_products_come_in_pages_and_orders(owner, buyer):
    lamps = await category(owner)
    for name, price in (("Lamp", 30), ("Shade", 10), ("Bulb", 20)):
        await product(owner, lamps, name=name, price=price)
    page = await get(buyer, "get_products", page=1, page_size=2, sort_by="price", order="desc")
    assert ([one["name"] for one in page["products"]], page["total"]) == (["Lamp", "Bulb"], 3)
    page = await get(buyer, "get_products", page=2, page_size=2, sort_by="price", order="desc")
    assert [one["name"] for one in page["products"]] == ["Shade"]


# --- stock ---


async def test_units_are_added(owner):
    number = await product(owner, await category(owner))
    assert await put(owner, "add_inventory", product_id=number, quantity=7) == {
        "product_id": number,
        "added": 7,
        "quantity": 12,
    }
    assert (await get(owner, "get_products"))["products"][0]["quantity"] == 12


async def test_units_of_what_is_not_there_are_refused(owner):
    unknown = await owner.put(f"{ROOT}/add_inventory", json={"product_id": 999_999, "quantity": 1})
    refused(unknown, 422, "There is no product 999999")
    number = await product(owner, await category(owner))
    for quantity in (0, -5, 10**12, "many"):
        answer = await owner.put(f"{ROOT}/add_inventory", json={"product_id": number, "quantity": quantity})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "quantity")
    assert (await get(owner, "get_products"))["products"][0]["quantity"] == 5


async def test_products_of_which_few_are_left(owner, analyst):
    lamps = await category(owner)
    for name, quantity in (("Lamp", 5), ("Shade", 0), ("Bulb", 6)):
        await product(owner, lamps, name=name, quantity=quantity)
    found = (await get(analyst, "get_low_stock_products", quantity=5))["products"]
    assert [(one["name"], one["quantity"]) for one in found] == [("Shade", 0), ("Lamp", 5)]
    assert (await analyst.get(f"{ROOT}/get_low_stock_products")).status_code == 422


# --- purchases ---


async def buy(who: httpx.AsyncClient, *items: tuple[int, int], **headers: str) -> dict[str, Any]:
    body = {"items": [{"product_id": product_id, "quantity": quantity} for product_id, quantity in items]}
    answer = await who.post(f"{ROOT}/purchase_products", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_what_is_there_is_bought_and_the_rest_is_named(owner, buyer):
    lamps = await category(owner)
    lamp, shade = await product(owner, lamps, quantity=5), await product(owner, lamps, name="Shade", quantity=1)
    draft = (await make_catalog.product(owner, status="draft"))["id"]
    made = await buy(buyer, (lamp, 2), (shade, 2), (999_999, 1), (draft, 1))
    order = await orders.of_id(made["order_id"])
    assert made == {
        "successful_purchases": [{"product_id": lamp, "quantity": 2}],
        "failed_purchases": [
            {"product_id": shade, "quantity": 2, "reason": "only 1 are left"},
            {"product_id": 999_999, "quantity": 1, "reason": "there is no such product"},
            {"product_id": draft, "quantity": 1, "reason": "is not for sale"},
        ],
        "order_id": order.id,
        "total": 200.0,
    }
    assert (order.status, order.paid, order.account_id) == ("paid", 20000, buyer.id)
    stock = {one["id"]: one["quantity"] for one in (await get(owner, "get_products"))["products"]}
    assert stock == {lamp: 3, shade: 1}
    assert (await get(owner, "get_sales_data"))["revenue"] == 200.0


async def test_when_nothing_is_there_there_is_no_order(owner, buyer):
    lamp = await product(owner, await category(owner), quantity=1)
    for items in ([(lamp, 2)], [(999_999, 1)], [(lamp, 2), (lamp, 2)]):
        made = await buy(buyer, *items)
        assert (made["successful_purchases"], made["order_id"], made["total"]) == ([], None, None)
        assert [one["product_id"] for one in made["failed_purchases"]] == [one[0] for one in items]
    assert await orders.count() == 0


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"quantity": -5}, "quantity"),
        ({"quantity": 10**12}, "quantity"),
        ({"product_id": 0}, "product_id"),
    ],
)
async def test_what_nobody_can_buy_is_named(owner, buyer, item, field):
    body = {"items": [{"product_id": 1, "quantity": 1} | item]}
    answer = await buyer.post(f"{ROOT}/purchase_products", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, f"items.0.{field}")
    assert (await buyer.post(f"{ROOT}/purchase_products", json={"items": []})).status_code == 422


async def test_a_product_that_is_named_again_is_tried_again(owner, buyer):
    lamp = await product(owner, await category(owner), quantity=5)
    made = await buy(buyer, (lamp, 2), (lamp, 99), (lamp, 3), (lamp, 1))
    assert made["successful_purchases"] == [{"product_id": lamp, "quantity": 2}, {"product_id": lamp, "quantity": 3}]
    assert made["failed_purchases"] == [
        {"product_id": lamp, "quantity": 99, "reason": "only 3 are left"},
        {"product_id": lamp, "quantity": 1, "reason": "only 0 are left"},
    ]
    assert made["total"] == 500.0


async def test_the_same_key_buys_once(owner, buyer):
    lamp = await product(owner, await category(owner))
    first = await buy(buyer, (lamp, 1), (999_999, 1), **{"Idempotency-Key": "one"})
    assert await buy(buyer, (lamp, 1), (999_999, 1), **{"Idempotency-Key": "one"}) == first
    assert await orders.count() == 1


async def test_of_many_who_buy_at_once_nobody_gets_what_is_not_there(owner, buyer):
    lamp = await product(owner, await category(owner), quantity=5)
    made = await asyncio.gather(*(buy(buyer, (lamp, 2)) for _ in range(6)))
    assert sorted(len(one["successful_purchases"]) for one in made) == [0, 0, 0, 0, 1, 1]
    assert (await get(owner, "get_products"))["products"][0]["quantity"] == 1
    assert await make_stock.drift() == []


# --- sales ---


@pytest.fixture
async def sold(owner) -> dict[str, int]:
    """Two lamps and a shade in January, a lamp in March; the ids of both, and of the lamps' category."""
    lamps = await make_catalog.category(owner)
    lamp = await make_catalog.product(owner, name="Lamp", price="100.00", category_id=lamps["id"])
    shade = await make_catalog.product(owner, name="Shade", price="10.10")
    for one in (lamp, shade):
        await owner.put(f"/api/inventory/{one['id']}", json={"stock": 20})
    for day, lines in (
        ("2026-01-05", [(lamp, 1)]),
        ("2026-01-11", [(lamp, 1), (shade, 1)]),
        ("2026-03-01", [(lamp, 1)]),
    ):
        items = [{"product_id": one["id"], "quantity": quantity} for one, quantity in lines]
        body = {"order_date": f"{day}T12:00:00Z", "items": items}
        assert (await owner.post("/api/v1/sales", json=body)).status_code == 201
    pending = {
        "order_date": "2026-01-06T12:00:00Z",
        "status": "pending",
        "items": [{"product_id": lamp["id"], "quantity": 1}],
    }
    assert (await owner.post("/api/v1/sales", json=pending)).status_code == 201
    return {"lamp": lamp["id"], "shade": shade["id"], "lamps": lamps["id"]}


async def test_sales_of_all_time(analyst, sold):
    assert await get(analyst, "get_sales_data") == {"currency": "RUB", "revenue": 310.1, "units": 4, "orders": 3}


async def test_both_days_of_a_range_count(analyst, sold):
    found = await get(analyst, "get_sales_data", start_date="2026-01-11", end_date="2026-03-01")
    assert (found["revenue"], found["orders"]) == (210.1, 2)


async def test_sales_of_products_and_of_categories(analyst, sold):
    by = lambda **query: get(analyst, "get_sales_data", **query)  # noqa: E731 - the shortest form
    assert (await by(product_ids=sold["shade"]))["revenue"] == 10.1
    assert (await by(category_ids=sold["lamps"]))["revenue"] == 300.0
    assert (await by(product_ids=[sold["lamp"], sold["shade"]]))["revenue"] == 310.1
    assert (await by(product_ids=f"{sold['lamp']},{sold['shade']}"))["revenue"] == 310.1
    assert (await by(product_ids=sold["shade"], category_ids=sold["lamps"]))["revenue"] == 0.0


@pytest.mark.parametrize(
    ("buckets", "starts"),
    [
        ("daily", [("2026-01-05", 100.0), ("2026-01-11", 110.1), ("2026-03-01", 100.0)]),
        ("weekly", [("2026-01-05", 210.1), ("2026-02-23", 100.0)]),
        ("monthly", [("2026-01-01", 210.1), ("2026-03-01", 100.0)]),
        ("yearly", [("2026-01-01", 310.1)]),
    ],
)
async def test_sales_in_buckets(analyst, sold, buckets, starts):
    found = await get(analyst, "get_sales_data", buckets=buckets)
    assert [(one["start"], one["revenue"]) for one in found["buckets"]] == starts
    assert (found["revenue"], found["units"], found["orders"]) == (310.1, 4, 3)


async def test_buckets_without_sales_are_there_with_zeros(analyst, sold):
    found = await get(analyst, "get_sales_data", start_date="2026-01-01", end_date="2026-03-31", buckets="monthly")
    assert found["buckets"] == [
        {"start": "2026-01-01", "revenue": 210.1, "units": 3, "orders": 2},
        {"start": "2026-02-01", "revenue": 0.0, "units": 0, "orders": 0},
        {"start": "2026-03-01", "revenue": 100.0, "units": 1, "orders": 1},
    ]


async def test_sales_items_stand_in_their_bucket_or_beside_the_whole(analyst, sold):
    found = await get(analyst, "get_sales_data", buckets="monthly", include_sales_items=True)
    january, march = found["buckets"]
    assert [(one["date"], one["name"], one["quantity"], one["revenue"]) for one in january["sales"]] == [
        ("2026-01-05", "Lamp", 1, 100.0),
        ("2026-01-11", "Lamp", 1, 100.0),
        ("2026-01-11", "Shade", 1, 10.1),
    ]
    assert [one["unit_price"] for one in march["sales"]] == [100.0]
    assert "sales" not in found
    whole = await get(analyst, "get_sales_data", include_sales_items=True)
    assert len(whole["sales"]) == 4
    assert "buckets" not in whole


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"start_date": "2026-02-01", "end_date": "2026-01-01"}, "end_date"),
        ({"start_date": "yesterday"}, "start_date"),
        ({"buckets": "hourly"}, "buckets"),
        ({"product_ids": "x"}, "product_ids.0"),
        ({"start_date": "0001-01-01", "end_date": "9999-12-31", "buckets": "daily"}, "end_date"),
    ],
)
async def test_a_range_that_is_none_is_refused(analyst, query, field):
    answer = await analyst.get(f"{ROOT}/get_sales_data", params=query)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


async def test_what_is_not_there_is_said_plainly(guest):
    answer = await guest.get(f"{ROOT}/nothing")
    assert (answer.status_code, list(answer.json())) == (404, ["detail"])
