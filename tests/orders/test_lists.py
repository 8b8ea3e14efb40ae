"""Sales and orders in lists: filtered, sorted, page by page; whose they are."""

from datetime import date

import pytest

from tests import make_stock as make

SALES, ORDERS = "/api/v1/sales", "/api/v1/orders"


async def sale(who, number: str, day: str, **fields) -> dict:
    body = {"order_number": number, "order_date": f"{day}T12:00:00Z", "items": [{"sku": "LAMP", "quantity": 1}]}
    answer = await who.post(SALES, json=body | fields)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def a_few(owner) -> dict:
    """Three sales of January to March; Ann's id and the category's."""
    lamp, vase = await make.goods("LAMP"), await make.goods("VASE", price=10000)
    await make.stock(lamp, 100)
    await make.stock(vase, 100)
    ann = (await owner.post("/api/v1/customers", json={"name": "Анна Каренина", "email": "anna@example.com"})).json()
    await sale(owner, "WEB-1", "2026-01-10", platform="store", country="RU", customer_id=ann["id"])
    await sale(owner, "AMZ-2", "2026-02-10", platform="Amazon", status="shipped", country="DE")
    await sale(
        owner, "amz-3", "2026-03-10", platform="Amazon", status="pending", items=[{"sku": "VASE", "quantity": 2}]
    )
    return {"ann": ann["id"], "lamp": lamp.product_id, "vase": vase.product_id}


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ({}, ["amz-3", "AMZ-2", "WEB-1"]),
        ({"sort": "placed_at"}, ["WEB-1", "AMZ-2", "amz-3"]),
        ({"sort": "-total"}, ["amz-3", "AMZ-2", "WEB-1"]),
        ({"sort": "number"}, ["AMZ-2", "WEB-1", "amz-3"]),
        ({"platform": "Amazon"}, ["amz-3", "AMZ-2"]),
        ({"platform": ("Amazon", "store"), "end_date": "2026-02-10"}, ["AMZ-2", "WEB-1"]),
        ({"status": "shipped"}, ["AMZ-2"]),
        ({"status": "In Transit"}, ["AMZ-2"]),
        ({"payment_status": "unpaid"}, ["amz-3"]),
        ({"fulfilment_status": "shipped"}, ["AMZ-2"]),
        ({"payment_status": "paid", "fulfilment_status": "unfulfilled"}, ["WEB-1"]),
        ({"country": "DE"}, ["AMZ-2"]),
        ({"country": "Германия"}, ["AMZ-2"]),
        ({"start_date": "2026-02-10"}, ["amz-3", "AMZ-2"]),
        ({"end_date": "2026-02-10"}, ["AMZ-2", "WEB-1"]),
        ({"start_date": "2026-02-10", "end_date": "2026-02-10"}, ["AMZ-2"]),
        ({"q": "amz"}, ["amz-3", "AMZ-2"]),
        ({"q": "КАРЕН"}, ["WEB-1"]),
        ({"q": "anna@"}, ["WEB-1"]),
        ({"q": "%"}, []),
        ({"kind": "return"}, []),
        ({"kind": "sale", "platform": "store"}, ["WEB-1"]),
        ({"customer_id": "ann"}, ["WEB-1"]),
        ({"product_id": "vase"}, ["amz-3"]),
        ({"product_id": "lamp"}, ["AMZ-2", "WEB-1"]),
    ],
)
async def test_sales_and_orders_are_filtered_and_sorted_alike(owner, filters, numbers):
    ids = await a_few(owner)
    asked = {name: ids.get(value, value) for name, value in filters.items()}
    for path in (f"{SALES}/", ORDERS):
        found = (await owner.get(path, params=asked)).json()
        assert ([order["number"] for order in found["items"]], found["total"]) == (numbers, len(numbers))


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        ({"status": "lost"}, "status"),
        ({"start_date": "soon"}, "start_date"),
        ({"kind": "gift"}, "kind"),
        ({"payment_status": "owed"}, "payment_status"),
        ({"fulfilment_status": "lost"}, "fulfilment_status"),
        ({"customer_id": "0"}, "customer_id"),
        ({"sort": "colour"}, "sort"),
        ({"limit": "0"}, "limit"),
        ({"cursor": "???"}, "cursor"),
    ],
)
async def test_a_filter_that_makes_no_sense_is_named(owner, filters, field):
    answer = await owner.get(SALES, params=filters)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


async def test_sales_of_a_category_are_those_of_everything_below_it(owner):
    ids = await a_few(owner)
    home = (await owner.post("/api/v1/categories", json={"name": "Home"})).json()
    light = (await owner.post("/api/v1/categories", json={"name": "Light", "parent_id": home["id"]})).json()
    answer = await owner.put(f"/api/v1/products/{ids['lamp']}", json={"category_id": light["id"]})
    assert answer.status_code == 200, answer.text
    for category in (home, light):
        found = (await owner.get(SALES, params={"category_id": category["id"]})).json()
        assert [order["number"] for order in found["items"]] == ["AMZ-2", "WEB-1"]


async def test_pages_follow_each_other_without_repeating(owner):
    await make.stock(await make.goods("LAMP"), 100)
    numbers = [(await sale(owner, f"N-{n}", "2026-01-01"))["number"] for n in range(5)]
    seen, cursor = [], None
    while True:
        page = (await owner.get(ORDERS, params={"limit": 2} | ({"cursor": cursor} if cursor else {}))).json()
        seen += [order["number"] for order in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == numbers[::-1]


async def test_sales_come_with_their_lines_and_orders_without(owner):
    await a_few(owner)
    (order, *_) = (await owner.get(ORDERS)).json()["items"]
    (same, *_) = (await owner.get(SALES)).json()["items"]
    assert order["items"] is None
    assert [(item["sku"], item["quantity"]) for item in same["items"]] == [("VASE", 2)]
    assert same | {"items": None} == order


@pytest.mark.parametrize(("path", "count"), [(SALES, 4), (ORDERS, 3)])
async def test_a_list_takes_as_many_statements_for_many_as_for_one(owner, statements, path, count):
    await make.stock(await make.goods("LAMP"), 100)
    ann = (await owner.post("/api/v1/customers", json={"name": "Ann"})).json()
    counts = []
    for more in (1, 11):
        for n in range(more):
            await sale(owner, f"N-{more}-{n}", "2026-01-01", customer_id=ann["id"])
        statements.clear()
        await owner.get(path)
        counts.append(len(statements))
    assert counts == [count, count]


async def test_a_customers_orders_are_listed_with_them(owner, analyst, buyer):
    ids = await a_few(owner)
    url = f"/api/v1/customers/{ids['ann']}/orders"
    assert [order["number"] for order in (await analyst.get(url)).json()["items"]] == ["WEB-1"]
    assert (await owner.get("/api/v1/customers/999999/orders")).status_code == 404
    assert (await buyer.get(url)).status_code == 403


# --- whose ---


async def alices(owner) -> dict:
    """A sale to Alice, whose account has proved her e-mail, and one to somebody else."""
    await make.stock(await make.goods("LAMP"), 100)
    alice = (await owner.post("/api/v1/customers", json={"name": "Alice", "email": "alice@example.com"})).json()
    await sale(owner, "OTHER", "2026-01-02")
    return await sale(owner, "ALICE", "2026-01-01", customer_id=alice["id"], notes="Pays late")


async def test_a_buyer_sees_their_own_orders_and_no_costs_or_notes(owner, buyer):
    made = await alices(owner)
    found = (await buyer.get(ORDERS)).json()
    assert ([order["number"] for order in found["items"]], found["total"]) == (["ALICE"], 1)
    order = (await buyer.get(f"{ORDERS}/ALICE")).json()
    assert (order["total"], order["items"][0]["sku"]) == ("19.90", "LAMP")
    assert (order["notes"], order["items"][0]["unit_cost"]) == (None, None)
    full = (await owner.get(f"{ORDERS}/ALICE")).json()
    assert (full["notes"], full["items"][0]["unit_cost"], full["id"]) == ("Pays late", "8.00", made["id"])


async def test_the_timeline_a_buyer_sees_names_no_staff(owner, buyer):
    made = await alices(owner)
    await owner.put(f"{SALES}/{made['id']}", json={"status": "shipped", "notes": "Secret"})
    told = (await buyer.get(f"{ORDERS}/ALICE/events")).json()
    assert [(event["name"], event["changes"]) for event in told] == [
        ("order.recorded", {"status": [None, "paid"]}),
        ("order.updated", {"status": ["paid", "shipped"], "fulfilment_status": ["unfulfilled", "shipped"]}),
    ]
    assert {(event["actor_id"], event["actor_name"]) for event in told} == {(None, None)}


async def test_alices_orders_are_not_bobs_to_see(owner, buyer, stranger, guest):
    await alices(owner)
    assert (await stranger.get(ORDERS)).json() == {"items": [], "total": 0, "next": None}
    for path in (f"{ORDERS}/ALICE", f"{ORDERS}/ALICE/events", f"{ORDERS}/NO-SUCH"):
        assert (await stranger.get(path)).status_code == 404
        assert (await guest.get(path)).status_code == 401
    assert (await buyer.get(f"{ORDERS}/OTHER")).status_code == 404
    assert (await guest.get(ORDERS)).status_code == 401


@pytest.mark.parametrize("path", ["", "/summary", "/order/ALICE", "/{id}"])
async def test_sales_are_for_staff_to_read(owner, manager, analyst, buyer, guest, path):
    made = await alices(owner)
    url = SALES + path.format(id=made["id"])
    got = [(await who.get(url)).status_code for who in (owner, manager, analyst, buyer, guest)]
    assert got == [200, 200, 200, 403, 401]


async def test_sales_are_for_managers_to_write(owner, manager, analyst, buyer, guest):
    made = await alices(owner)
    everybody = (manager, analyst, buyer, guest)
    body = {"items": [{"sku": "LAMP", "quantity": 1}]}
    assert [(await who.post(SALES, json=body)).status_code for who in everybody] == [201, 403, 403, 401]
    url = f"{SALES}/{made['id']}"
    assert [(await who.put(url, json={"status": "shipped"})).status_code for who in everybody] == [200, 403, 403, 401]
    assert (await owner.get(SALES)).json()["total"] == 3


@pytest.mark.parametrize("path", ["/999999", "/order/NO-SUCH"])
async def test_what_is_not_there_is_not_found(owner, path):
    answer = await owner.get(SALES + path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("number", ["A/1", "A 1", "№7", "a+b", "events", "x/events"])
async def test_a_number_may_have_any_letters(owner, number):
    await make.stock(await make.goods("LAMP"), 10)
    made = await sale(owner, number, date(2026, 1, 1).isoformat())
    quoted = number.replace("/", "%2F").replace(" ", "%20").replace("+", "%2B")
    assert (await owner.get(f"{SALES}/order/{quoted}")).json() == made
