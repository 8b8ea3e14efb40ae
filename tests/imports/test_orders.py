"""A history of orders comes in: every row accounted for, each order whole or not there, the same again no change."""

import json
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select, update

from tests.imports.files import FORMATS, first_row, written
from tradepost.core import db, jobs
from tradepost.core.events import Event
from tradepost.imports import jobs as imports
from tradepost.orders.models import Order, OrderLine

LINES = [
    {
        "order_number": "A-1",
        "order_date": "2025-03-01 10:00:00",
        "customer": "17850",
        "sku": "LAMP",
        "product_name": "Desk lamp",
        "category": "Light",
        "quantity": 2,
        "unit_price": 19.9,
        "discount": 1.5,
        "country": "United Kingdom",
        "platform": "Ozon",
        "status": "Completed",
    },
    {
        "order_number": "A-2",
        "order_date": "2025-03-02 11:30:00",
        "customer": "",
        "sku": "MUG",
        "product_name": "Mug",
        "category": "Kitchen",
        "quantity": 1,
        "unit_price": 5,
        "discount": 0,
        "country": "EIRE",
        "platform": "Ozon",
        "status": "Completed",
    },
    {
        "order_number": "A-1",
        "order_date": "2025-03-01 10:00:00",
        "customer": "17850",
        "sku": "MUG",
        "product_name": "Mug",
        "category": "Kitchen",
        "quantity": 3,
        "unit_price": 4.5,
        "discount": 0,
        "country": "United Kingdom",
        "platform": "Ozon",
        "status": "Completed",
    },
    {
        "order_number": "CA-1",
        "order_date": "2025-03-09 09:00:00",
        "customer": "17850",
        "sku": "MUG",
        "product_name": "Mug",
        "category": "Kitchen",
        "quantity": -1,
        "unit_price": 4.5,
        "discount": 0,
        "country": "United Kingdom",
        "platform": "Ozon",
        "status": "Completed",
    },
]


async def counts() -> tuple[int, int, int]:
    async with db.reading() as session:
        return (
            (await session.execute(select(func.count(Order.id)))).scalar_one(),
            (await session.execute(select(func.count(OrderLine.id)))).scalar_one(),
            (await session.execute(select(func.count(Event.id)).where(Event.name == "order.recorded"))).scalar_one(),
        )


@pytest.mark.parametrize("form", FORMATS)
async def test_a_file_of_each_kind_becomes_the_same_orders(owner: Any, bring: Any, form: str) -> None:
    job = await bring(owner, "orders", written(form, LINES), f"orders.{form}")

    assert job["status"] == "succeeded"
    assert job["result"] == {"rows": 4, "imported": 4, "skipped": 0, "failed": 0, "dry_run": False, "errors": []}
    assert (job["done"], job["total"]) == (4, 4)
    sale = (await owner.get("/api/v1/sales/order/A-1")).json()
    assert (sale["total_amount"], sale["platform"], sale["status"], sale["country"]) == (
        "51.80",
        "Ozon",
        "delivered",
        "GB",
    )
    assert [(line["sku"], line["quantity"], line["unit_price"], line["discount"]) for line in sale["items"]] == [
        ("LAMP", 2, "19.90", "1.50"),
        ("MUG", 3, "4.50", "0.00"),
    ]
    assert datetime.fromisoformat(sale["order_date"]) == datetime.fromisoformat("2025-03-01T10:00:00+00:00")
    back = (await owner.get("/api/v1/sales/order/CA-1")).json()
    assert (back["kind"], back["total_amount"], back["items"][0]["quantity"]) == ("return", "-4.50", -1)


async def test_unknown_products_become_drafts_and_unknown_people_customers(owner: Any, bring: Any) -> None:
    await bring(owner, "orders", written("csv", LINES), "orders.csv")

    products = (await owner.get("/api/v1/products", params={"sort": "name"})).json()
    assert [(p["name"], p["sku"], p["status"], p["category"]["name"], p["available"]) for p in products["items"]] == [
        ("Desk lamp", "LAMP", "draft", "Light", 0),
        ("Mug", "MUG", "draft", "Kitchen", 0),
    ]
    customers = (await owner.get("/api/v1/customers")).json()
    assert [(c["name"], c["country"]) for c in customers["items"]] == [("17850", "GB")]


async def test_the_same_file_again_changes_nothing(owner: Any, bring: Any) -> None:
    await bring(owner, "orders", written("csv", LINES), "orders.csv")
    before = await counts()

    job = await bring(owner, "orders", written("xlsx", LINES), "again.xlsx")

    assert job["result"] == {"rows": 4, "imported": 0, "skipped": 4, "failed": 0, "dry_run": False, "errors": []}
    assert await counts() == before == (3, 4, 3)


async def test_our_own_export_is_the_same_orders(owner: Any, bring: Any) -> None:
    await bring(owner, "orders", written("csv", LINES), "orders.csv")

    for form in FORMATS:
        file = await owner.get("/api/v1/orders/export", params={"format": form})
        assert file.status_code == 200
        job = await bring(owner, "orders", file.content, f"export.{form}")
        assert (job["result"]["imported"], job["result"]["skipped"], job["result"]["errors"]) == (0, 4, []), form
    assert await counts() == (3, 4, 3)


async def test_another_order_under_a_known_number_is_refused(owner: Any, bring: Any) -> None:
    await bring(owner, "orders", written("csv", LINES), "orders.csv")
    changed = [{**LINES[1], "quantity": 7}]

    job = await bring(owner, "orders", written("csv", changed), "orders.csv")

    assert job["result"]["errors"] == [
        {"row": 2, "field": "order_number", "message": "there is an order A-2 already, and it differs"}
    ]
    assert (await owner.get("/api/v1/sales/order/A-2")).json()["total_amount"] == "5.00"


@pytest.mark.parametrize("form", FORMATS)
async def test_an_order_with_a_bad_row_stays_out_whole(owner: Any, bring: Any, form: str) -> None:
    rows = [dict(line) for line in LINES]
    rows[2]["unit_price"] = -4.5

    job = await bring(owner, "orders", written(form, rows), f"orders.{form}")

    one = first_row(form)
    assert job["result"] == {
        "rows": 4,
        "imported": 2,
        "skipped": 0,
        "failed": 2,
        "dry_run": False,
        "errors": [
            {"row": one, "field": "", "message": f"not imported, because row {one + 2} of the same order is wrong"},
            {"row": one + 2, "field": "unit_price", "message": "must not be below 0"},
        ],
    }
    assert (await owner.get("/api/v1/sales/order/A-1")).status_code == 404
    assert await counts() == (2, 2, 2)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("order_number", "", "is missing"),
        ("order_date", "next week", "'next week' is not a date such as 2026-12-31 13:45"),
        ("order_date", "2025-02-30", "'2025-02-30' is not a date such as 2026-12-31 13:45"),
        ("quantity", "0", "must not be 0"),
        ("quantity", "1.5", "must be a whole number"),
        ("quantity", "10000000000000", "must be within ±1,000,000,000"),
        ("unit_price", "NaN", "must be a number"),
        ("unit_price", "1e400", "is too large"),
        ("unit_price", "free", "'free' is not a number"),
        ("unit_price", "0.014", "0.014 is finer than the smallest coin, and rounding it would change the line's total"),
        ("discount", "1000", "is more than the line's price"),
        ("sku", "x" * 101, "has 101 characters; 100 is the most"),
        ("status", "teleported", None),
        ("customer", "y" * 60_000, "has 60,000 characters; 50,000 is the most"),
    ],
)
async def test_a_bad_cell_is_named(owner: Any, bring: Any, field: str, value: str, message: str | None) -> None:
    row = {**{name: str(cell) for name, cell in LINES[0].items()}, "quantity": "3", field: value}

    job = await bring(owner, "orders", written("csv", [row]), "orders.csv")

    (error,) = job["result"]["errors"]
    assert (error["row"], error["field"]) == (2, field)
    assert error["message"] == message or (
        message is None and "'teleported' is no status; accepted are" in error["message"]
    )
    assert (job["result"]["imported"], job["result"]["failed"]) == (0, 1)
    assert await counts() == (0, 0, 0)


async def test_a_dry_run_says_the_same_and_changes_nothing(owner: Any, bring: Any) -> None:
    rows = [dict(line) for line in LINES]
    rows[1]["quantity"] = 0

    job = await bring(owner, "orders", written("csv", rows), "orders.csv", dry_run=True)

    assert job["result"] == {
        "rows": 4,
        "imported": 3,
        "skipped": 0,
        "failed": 1,
        "dry_run": True,
        "errors": [{"row": 3, "field": "quantity", "message": "must not be 0"}],
    }
    assert await counts() == (0, 0, 0)
    assert (await owner.get("/api/v1/products")).json()["total"] == 0
    assert (await owner.get("/api/v1/customers")).json()["total"] == 0


async def test_columns_are_known_by_other_names_or_by_a_mapping(owner: Any, bring: Any) -> None:
    foreign = [
        {
            "Nummer": "B-1",
            "InvoiceDate": "01.04.2025 08:15",
            "StockCode": "85123A",
            "Description": "Heart",
            "Quantity": 6,
            "Price": "2,55",
            "Customer ID": 13085.0,
            "Country": "Germany",
        }
    ]

    job = await bring(
        owner, "orders", written("parquet", foreign), "year.parquet", mapping=json.dumps({"order_number": "Nummer"})
    )

    assert job["result"]["imported"] == 1
    sale = (await owner.get("/api/v1/sales/order/B-1")).json()
    assert (sale["total_amount"], sale["country"], sale["items"][0]["name"]) == ("15.30", "DE", "Heart")
    assert (await owner.get("/api/v1/customers")).json()["items"][0]["name"] == "13085"


async def test_events_of_history_are_marked(owner: Any, bring: Any) -> None:
    await bring(owner, "orders", written("csv", LINES), "orders.csv")

    async with db.reading() as session:
        rows = (
            await session.execute(
                select(Event.name, Event.imported, Event.actor_name).where(
                    Event.name.in_(("order.recorded", "product.created", "customer.created"))
                )
            )
        ).all()
    assert len(rows) == 3 + 2 + 1
    assert {(row.imported, row.actor_name) for row in rows} == {(True, "owner")}


async def test_orders_take_stock_when_asked_to(owner: Any, bring: Any) -> None:
    made = (await owner.post("/api/v1/products", json={"name": "Mug", "sku": "MUG", "price": "5.00"})).json()
    await owner.post("/api/v1/inventory", json={"product_id": made["id"], "quantity": 3, "location": "Shelf"})
    rows = [
        {**LINES[1], "quantity": 2},
        {**LINES[1], "order_number": "A-3", "quantity": 2},
        {**LINES[1], "order_number": "A-4", "quantity": 1},
    ]

    job = await bring(owner, "orders", written("csv", rows), "orders.csv", move_stock=True)

    assert (job["result"]["imported"], job["result"]["failed"]) == (2, 1)
    (error,) = job["result"]["errors"]
    assert (error["row"], error["field"]) == (3, "quantity")
    assert "MUG" in error["message"]
    assert (await owner.get(f"/api/v1/inventory/product/{made['id']}")).json()["quantity"] == 0
    assert (await owner.get("/api/v1/sales/order/A-3")).status_code == 404


async def test_a_history_moves_no_stock(owner: Any, bring: Any) -> None:
    made = (await owner.post("/api/v1/products", json={"name": "Mug", "sku": "MUG", "price": "5.00"})).json()
    await owner.post("/api/v1/inventory", json={"product_id": made["id"], "quantity": 3, "location": "Shelf"})

    await bring(owner, "orders", written("csv", LINES), "orders.csv")

    assert (await owner.get(f"/api/v1/inventory/product/{made['id']}")).json()["quantity"] == 3


async def test_an_import_is_stopped_while_its_file_is_read(
    owner: Any, bring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = b"order_number,order_date,sku,quantity,unit_price\n"
    content = header + b"".join(b"N%d,2025-03-01,MUG,1,5\n" % n for n in range(60_000))
    answer = await owner.post("/api/v1/orders/import", files={"file": ("orders.csv", content)})
    job_id = answer.json()["id"]
    monkeypatch.setattr(imports, "TELL_EVERY", 0.01)
    async with db.transaction() as session:
        await session.execute(update(jobs.Job).where(jobs.Job.id == job_id).values(cancel=True))

    await jobs.drain()

    job = (await owner.get(f"/api/v1/jobs/{job_id}")).json()
    assert (job["status"], job["result"], job["total"]) == ("cancelled", None, None)
    assert await counts() == (0, 0, 0)
