"""A supplier's catalogue comes in from a file: tried first, bad rows told by number and reason."""

from typing import Any

import pytest

from tests import make_stock, make_suppliers as make
from tests.imports.conftest import bring
from tests.imports.files import first_row, written

__all__ = ["bring"]
ROW = {
    "supplier": "Shenzhen Lamps", "country": "China", "sku": "DL-1", "name": "Настольная лампа", "price": "45.50",
    "currency": "CNY", "moq": 100, "pack": 20, "lead time": 30, "hs": "9405.21", "duty": "6.5", "weight": 0.8,
    "volume": 4.5, "our sku": "LAMP",
}  # fmt: skip
ROWS = [
    ROW,
    {**ROW, "sku": "DL-2", "price": "1.005"},
    {**ROW, "sku": "DL-3", "our sku": "NONE"},
    {**ROW, "sku": "DL-4", "moq": 0},
    {**ROW, "sku": "DL-5", "currency": "XXZ"},
    {**ROW, "sku": "DL-6", "hs": "lamp"},
    {**ROW, "sku": "DL-7", "country": "Atlantis"},
    {**ROW},
    {**ROW, "supplier": "Ivanovo", "country": "Россия", "price": "300", "currency": "RUB", "our sku": ""},
]
FIELDS = ("price", "own_sku", "min_order_quantity", "currency", "hs_code", "country", "sku")
WRONG = list(enumerate(FIELDS, 2))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_catalogue_comes_in_after_a_dry_run_with_its_bad_rows_told(owner: Any, bring: Any, form: str) -> None:
    lamp = await make_stock.goods("LAMP")
    file = written(form, ROWS)
    tried = await bring(owner, "supplier_catalog", file, f"offers.{form}", dry_run=True)

    counts = {"rows": 9, "imported": 2, "skipped": 0, "failed": 7}
    assert {name: tried["result"][name] for name in counts} == counts
    start = first_row(form) - 1
    assert [(one["row"] - start, one["field"]) for one in tried["result"]["errors"]] == WRONG
    assert (await owner.get("/supplier_catalog")).json()["total"] == 0
    assert (await owner.get("/suppliers")).json()["total"] == 0

    done = await bring(owner, "supplier_catalog", file, f"offers.{form}")
    assert done["result"] == {**tried["result"], "dry_run": False}
    found = (await owner.get("/supplier_catalog", params={"search_term": "лампа shenzhen"})).json()["items"]
    assert len(found) == 1
    shown = {
        "sku": "DL-1", "price": "45.50", "currency": "CNY", "min_order_quantity": 100, "pack_size": 20, "country": "CN",
        "lead_time_days": 30, "hs_code": "940521", "duty_rate": "6.5", "weight_g": 800, "volume_cm3": 4_500,
        "variant_id": lamp.variant_id,
    }  # fmt: skip
    assert {name: found[0][name] for name in shown} == shown
    again = await bring(owner, "supplier_catalog", file, f"offers.{form}")
    assert (again["result"]["imported"], again["result"]["skipped"]) == (0, 2)
    assert (await owner.get("/supplier_catalog")).json()["total"] == 2
    told = [await make_stock.happened(f"supplier_item.{name}") for name in ("created", "updated")]
    assert [len(events) for events in told] == [2, 0]


async def test_a_row_changes_what_it_says_and_leaves_the_rest(owner: Any, bring: Any) -> None:
    factory = await make.supplier(owner, name="Shenzhen Lamps", currency="CNY")
    item = await make.offer(owner, factory["id"], sku="DL-1", price="40.00", lead_time_days=30)
    file = b"Vendor;Item No;Unit price\nshenzhen lamps;DL-1;41,25\nshenzhen lamps;DL-9;1\n"
    done = await bring(owner, "supplier_catalog", file, "offers.csv")

    assert (done["result"]["imported"], done["result"]["errors"]) == (
        1,
        [
            {
                "row": 3,
                "field": "name",
                "message": "is missing, and the supplier has no offer with this SKU yet",
            }
        ],
    )
    changed = (await owner.get(f"/supplier_catalog/{item['id']}")).json()
    assert {name for name in item if changed[name] != item[name]} == {"price", "version", "updated_at"}
    assert changed["price"] == "41.25"


async def test_what_goes_out_comes_in_again_unchanged(owner: Any, bring: Any, analyst: Any, buyer: Any) -> None:
    await make_stock.goods("LAMP")
    await bring(owner, "supplier_catalog", written("csv", [ROW, ROWS[-1]]), "offers.csv")
    for form in ("csv", "xlsx", "parquet", "jsonl"):
        answer = await analyst.get(f"/api/v1/supplier_catalog/export?format={form}")
        assert answer.status_code == 200
        again = await bring(owner, "supplier_catalog", answer.content, f"offers.{form}")
        assert (again["result"]["skipped"], again["result"]["imported"], again["result"]["errors"]) == (2, 0, []), form
    assert (await buyer.get("/api/v1/supplier_catalog/export")).status_code == 403
    file = {"file": ("offers.csv", written("csv", [ROW]))}
    assert (await analyst.post("/api/v1/supplier_catalog/import", files=file)).status_code == 403
