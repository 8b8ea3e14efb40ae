"""Products come in from a file, new ones are made, known ones brought up to date."""

from typing import Any

import pytest
from sqlalchemy import func, select

from tests.imports.files import FORMATS, written
from tradepost.core import db
from tradepost.core.events import Event

ROWS = [
    {
        "sku": "LAMP",
        "name": "Лампа настольная",
        "description": "Bright",
        "price": "1499.90",
        "quantity": 7,
        "category": "Light",
        "brand": "Lumen",
        "cost": 900,
        "barcode": "4600000000017",
        "weight": 0.85,
    },
    {
        "sku": "MUG",
        "name": "Mug",
        "description": "",
        "price": "5",
        "quantity": 0,
        "category": "Kitchen",
        "brand": "",
        "cost": None,
        "barcode": "",
        "weight": None,
    },
]


async def product(owner: Any, sku: str) -> dict[str, Any]:
    found = (await owner.get("/api/v1/products", params={"q": sku})).json()["items"]
    assert len(found) == 1
    first: dict[str, Any] = found[0]
    return first


@pytest.mark.parametrize("form", FORMATS)
async def test_a_file_of_each_kind_becomes_the_same_products(owner: Any, bring: Any, form: str) -> None:
    job = await bring(owner, "products", written(form, ROWS), f"products.{form}")

    assert job["result"] == {"rows": 2, "imported": 2, "skipped": 0, "failed": 0, "dry_run": False, "errors": []}
    lamp, mug = await product(owner, "LAMP"), await product(owner, "MUG")
    assert (lamp["name"], lamp["price"], lamp["cost"], lamp["status"], lamp["available"]) == (
        "Лампа настольная",
        "1499.90",
        "900.00",
        "active",
        7,
    )
    assert (lamp["category"]["name"], lamp["brand"]["name"], lamp["barcode"]) == ("Light", "Lumen", "4600000000017")
    assert (await owner.get(f"/api/v1/products/{lamp['id']}")).json()["variants"][0]["weight_g"] == 850
    assert (mug["price"], mug["cost"], mug["brand"], mug["available"]) == ("5.00", None, None, 0)


async def test_the_same_file_again_changes_nothing(owner: Any, bring: Any) -> None:
    await bring(owner, "products", written("csv", ROWS), "products.csv")
    async with db.reading() as session:
        before = (await session.execute(select(func.count(Event.id)))).scalar_one()

    job = await bring(owner, "products", written("jsonl", ROWS), "products.jsonl")

    assert (job["result"]["imported"], job["result"]["skipped"]) == (0, 2)
    async with db.reading() as session:
        assert (await session.execute(select(func.count(Event.id)))).scalar_one() == before


async def test_what_a_row_says_is_brought_up_to_date_and_the_rest_stays(owner: Any, bring: Any) -> None:
    await bring(owner, "products", written("csv", ROWS), "products.csv")

    job = await bring(owner, "products", b"sku,price,quantity\nLAMP,1399,5\nMUG,5.00,0\n", "prices.csv")

    assert (job["result"]["imported"], job["result"]["skipped"]) == (1, 1)
    lamp = await product(owner, "LAMP")
    assert (lamp["name"], lamp["price"], lamp["available"], lamp["cost"]) == (
        "Лампа настольная",
        "1399.00",
        5,
        "900.00",
    )
    async with db.reading() as session:
        changes = (await session.execute(select(Event.changes).where(Event.name == "price.changed"))).scalars().all()
    assert changes == [{"price": ["1499.90", "1399.00"]}]


async def test_bad_rows_are_reported_and_the_good_ones_come_in(owner: Any, bring: Any) -> None:
    content = b"sku,name,price,status\nA,Apple,1\nB,,2\nC,Cherry,-1\n,Date,4\nA,Again,5\nF,Fig,6,sold out\n"

    job = await bring(owner, "products", content, "products.csv")

    assert job["result"] == {
        "rows": 6,
        "imported": 1,
        "skipped": 0,
        "failed": 5,
        "dry_run": False,
        "errors": [
            {"row": 3, "field": "name", "message": "is missing, and there is no product with this SKU yet"},
            {"row": 4, "field": "price", "message": "must not be below 0"},
            {"row": 5, "field": "sku", "message": "is missing"},
            {"row": 6, "field": "sku", "message": "stands in row 2 already"},
            {"row": 7, "field": "status", "message": "must be draft, active or archived"},
        ],
    }
    assert (await owner.get("/api/v1/products")).json()["total"] == 1


async def test_customers_are_found_by_email_or_number(owner: Any, bring: Any) -> None:
    first = b"name,email,phone,country,external_id\nAnna,Anna@Example.com,+7 900,Russia,\nBoris,,,,B-7\nNobody,,,,\n"

    job = await bring(owner, "customers", first, "customers.csv")
    again = await bring(owner, "customers", first.replace(b"+7 900", b"+7 901"), "customers.csv")

    assert (job["result"]["imported"], job["result"]["errors"]) == (
        2,
        [{"row": 4, "field": "email", "message": "a customer needs an e-mail or an external_id"}],
    )
    assert (again["result"]["imported"], again["result"]["skipped"]) == (1, 1)
    found = (await owner.get("/api/v1/customers", params={"sort": "name"})).json()["items"]
    assert [(c["name"], c["email"], c["phone"], c["country"]) for c in found] == [
        ("Anna", "anna@example.com", "+7 901", "RU"),
        ("Boris", None, "", ""),
    ]


async def test_counted_stock_is_taken_over(owner: Any, bring: Any) -> None:
    await bring(owner, "products", written("csv", ROWS), "products.csv")
    content = (
        b"sku,quantity,location,low_stock_threshold\nLAMP,4,Shop,2\nMUG,9,,\nGHOST,1,,\nMUG,-1,Shop,\nLAMP,5,Shop,\n"
    )

    job = await bring(owner, "inventory", content, "stock.csv")
    again = await bring(owner, "inventory", content, "stock.csv")

    assert job["result"]["errors"] == [
        {"row": 4, "field": "sku", "message": "there is no product with the SKU GHOST"},
        {"row": 5, "field": "quantity", "message": "must be 0 or more"},
        {"row": 6, "field": "sku", "message": "stands in row 2 already"},
    ]
    assert (job["result"]["imported"], again["result"]["imported"], again["result"]["skipped"]) == (2, 0, 2)
    lamp = await product(owner, "LAMP")
    assert lamp["available"] == 7 + 4
    shop = [level for level in (await owner.get("/api/v1/inventory")).json()["items"] if level["location"] == "Shop"]
    assert [(level["sku"], level["quantity"], level["low_stock_threshold"]) for level in shop] == [("LAMP", 4, 2)]
