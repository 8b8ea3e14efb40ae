"""What competitors ask: by hand and from files, each once, with the moment it was seen."""

from datetime import timedelta
from typing import Any

import pytest

from tests.imports.files import written
from tests.repricer.conftest import COMPETITORS
from tradepost.core import clock, jobs

SEEN = "2026-06-30T12:00:00+00:00"


async def told(who) -> list[tuple]:
    items = (await who.get(COMPETITORS, params={"sort": "id"})).json()["items"]
    return [(one["sku"], one["competitor"], one["price"], one["source"], one["newest"]) for one in items]


async def bring(owner, rows: list[dict[str, Any]], name: str = "prices.csv", **form: str) -> dict[str, Any]:
    files = {"file": (name, written(name.rpartition(".")[2], rows))}
    answer = await owner.post(f"{COMPETITORS}/import", files=files, data=form)
    assert answer.status_code == 202, answer.text
    await jobs.drain()
    found: dict[str, Any] = (await owner.get(f"/api/v1/jobs/{answer.json()['id']}")).json()
    assert found["status"] == "succeeded", found
    result: dict[str, Any] = found["result"]
    return result


async def test_a_price_is_written_down_by_hand_and_taken_back(owner, shop):
    body = {"variant_id": shop["LAMP"].variant_id, "competitor": " North ", "price": "18.00", "observed_at": SEEN,
            "url": "https://north.example/lamp"}  # fmt: skip
    made = (await owner.post(COMPETITORS, json=body)).json()
    assert (made["competitor"], made["price"], made["own_price"], made["name"], made["newest"]) == (
        "North", "18.00", "19.90", "Lamp", True,
    )  # fmt: skip
    # The same moment again is the same observation; a later one is another.
    again = (await owner.post(COMPETITORS, json=body | {"price": "17.50"})).json()
    assert (again["id"], again["price"]) == (made["id"], "17.50")
    later = await owner.post(COMPETITORS, json=body | {"observed_at": "2026-06-30T13:00:00+00:00"})
    assert later.status_code == 201
    assert await told(owner) == [
        ("LAMP", "North", "17.50", "hand", False), ("LAMP", "North", "18.00", "hand", True),
    ]  # fmt: skip
    for params, many in (({"q": "lam"}, 2), ({"competitor": "South"}, 0), ({"product_id": shop["VASE"].product_id}, 0)):
        assert (await owner.get(COMPETITORS, params=params)).json()["total"] == many
    assert (await owner.delete(f"{COMPETITORS}/{later.json()['id']}")).status_code == 204
    assert (await owner.delete(f"{COMPETITORS}/{later.json()['id']}")).status_code == 404
    assert await told(owner) == [("LAMP", "North", "17.50", "hand", True)]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_file_brings_prices_once_and_names_the_rows_it_cannot_take(owner, shop, form):
    rows = [
        {"Артикул": "LAMP", "Конкурент": "North", "Цена": "18.00", "Дата": SEEN, "Ссылка": "https://north.example/1"},
        {"Артикул": "LAMP", "Конкурент": "South", "Цена": "17.00", "Дата": SEEN, "Ссылка": ""},
        {"Артикул": "NOTHING", "Конкурент": "North", "Цена": "1.00", "Дата": SEEN, "Ссылка": ""},
        {"Артикул": "VASE", "Конкурент": "North", "Цена": "0", "Дата": SEEN, "Ссылка": ""},
        {"Артикул": "VASE", "Конкурент": "North", "Цена": "9.00", "Дата": "2199-01-01", "Ссылка": ""},
        {"Артикул": "VASE", "Конкурент": "North", "Цена": "9.00", "Дата": SEEN, "Ссылка": "javascript:alert(1)"},
        {"Артикул": "VASE", "Конкурент": "", "Цена": "9.00", "Дата": SEEN, "Ссылка": ""},
    ]
    dry = await bring(owner, rows, f"prices.{form}", dry_run="true")
    assert (dry["imported"], await told(owner)) == (2, [])
    result = await bring(owner, rows, f"prices.{form}")
    assert (result["imported"], result["skipped"], result["failed"]) == (2, 0, 5)
    assert sorted(one["field"] for one in result["errors"]) == ["competitor", "observed_at", "price", "sku", "url"]
    wanted = [("LAMP", "North", "18.00", "file", True), ("LAMP", "South", "17.00", "file", True)]
    assert await told(owner) == wanted
    again = await bring(owner, rows[:2], f"prices.{form}")
    assert (again["imported"], again["skipped"]) == (0, 2)
    assert await told(owner) == wanted
    # What goes out comes in again.
    exported = await owner.get(f"{COMPETITORS}/export", params={"format": form})
    files = {"file": (f"prices.{form}", exported.content)}
    back = await owner.post(f"{COMPETITORS}/import", files=files)
    await jobs.drain()
    assert (await owner.get(f"/api/v1/jobs/{back.json()['id']}")).json()["result"]["skipped"] == 2


async def test_a_row_without_a_moment_was_seen_now(owner, shop):
    before = clock.now()
    await bring(owner, [{"sku": "LAMP", "competitor": "North", "price": "18.00"}])
    (one,) = (await owner.get(COMPETITORS)).json()["items"]
    assert before.isoformat()[:16] <= one["observed_at"][:16] <= clock.now().isoformat()[:16]


BAD = [
    ({"variant_id": 999}, "variant_id"),
    ({"competitor": ""}, "competitor"),
    ({"price": 0}, "price"),
    ({"price": "1.005"}, "price"),
    ({"observed_at": (clock.now() + timedelta(days=1)).isoformat()}, "observed_at"),
    ({"url": "javascript:alert(1)"}, "url"),
]


@pytest.mark.parametrize(("fields", "field"), BAD)
async def test_what_makes_no_sense_is_refused_with_the_name_of_its_field(owner, shop, fields, field):
    body = {"variant_id": shop["LAMP"].variant_id, "competitor": "North", "price": "18.00", **fields}
    answer = await owner.post(COMPETITORS, json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field), answer.text
    assert await told(owner) == []


async def test_an_analyst_reads_and_a_customer_has_none_of_it(owner, analyst, buyer, shop):
    body = {"variant_id": shop["LAMP"].variant_id, "competitor": "North", "price": "18.00"}
    made = (await owner.post(COMPETITORS, json=body)).json()
    assert (await analyst.get(COMPETITORS)).status_code == 200
    assert (await buyer.get(COMPETITORS)).status_code == 403
    files = {"file": ("prices.csv", b"sku,competitor,price\nLAMP,South,1.00\n")}
    for who in (analyst, buyer):
        assert (await who.post(COMPETITORS, json=body)).status_code == 403
        assert (await who.delete(f"{COMPETITORS}/{made['id']}")).status_code == 403
        assert (await who.post(f"{COMPETITORS}/import", files=files)).status_code == 403
    assert await told(owner) == [("LAMP", "North", "18.00", "hand", True)]
