"""Which products bring the most, which sell steadily, and what to do about each: ABC, XYZ and their matrix."""

from typing import Any

import pytest

from tests import make_catalog, make_figures as make
from tradepost.core import jobs

ABC, XYZ, MATRIX = "/api/v1/analytics/abc", "/api/v1/analytics/xyz", "/api/v1/analytics/abc-xyz"
WEEKS = {"start_date": "2026-01-05", "end_date": "2026-02-01"}  # four weeks, Monday to Sunday


async def four_weeks(owner: Any) -> dict[str, int]:
    """Five products: {SKU: id}.

           1st week   2nd   3rd   4th      units  revenue
    LAMP     9        11    9     11          40   800.00   cost 5.00 each
    VASE     1                                 1   100.00
    MUG      1         1     1     1           4    40.00   cost not known
    BOWL     3        -1     4                 6    60.00   one of three comes back in the second week
    DUST     -         -     -     -           0
    """
    shelf = await make_catalog.category(owner, name="Shelf")
    ids = {
        sku: (await make.product(owner, sku, **fields))["id"]
        for sku, fields in {
            "LAMP": {"cost": "5.00", "category_id": shelf["id"]},
            "VASE": {"cost": "95.00"},
            "MUG": {},
            "BOWL": {"cost": "1.00"},
            "DUST": {"category_id": shelf["id"]},
            "GONE": {},
        }.items()
    }
    assert (await owner.put(f"/api/v1/products/{ids['GONE']}", json={"status": "archived"})).status_code == 200
    for week, day in enumerate(("2026-01-05", "2026-01-14", "2026-01-25", "2026-01-26")):
        await make.sale(owner, day, ("LAMP", (9, 11, 9, 11)[week], "20.00"), ("MUG", 1, "10.00"), platform="Amazon")
    await make.sale(owner, "2026-01-07", ("VASE", 1, "100.00"), ("BOWL", 3, "10.00"))
    await make.sale(owner, "2026-01-20", ("BOWL", 4, "10.00"))
    await make.sale(owner, "2026-01-20", ("VASE", 9, "100.00"), status="cancelled")
    await make.sale(owner, "2026-02-02", ("VASE", 9, "100.00"))
    back = "order_number,order_date,sku,quantity,unit_price\nBACK,2026-01-13,BOWL,-1,10.00\n"
    answer = await owner.post("/api/v1/orders/import", files={"file": ("orders.csv", back)})
    assert answer.status_code == 202, answer.text
    await jobs.drain()
    return {**ids, "shelf": shelf["id"]}


async def asked(who: Any, path: str, **params: Any) -> dict[str, Any]:
    answer = await who.get(path, params={**WEEKS, **params})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def rows(found: dict[str, Any], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(item[name] for name in names) for item in found["items"]]


async def test_abc(owner: Any, analyst: Any) -> None:
    ids = await four_weeks(owner)

    found = await asked(analyst, ABC)

    assert rows(found, "sku", "value", "share", "cumulative_share", "class") == [
        ("LAMP", "800.00", 0.8, 0.8, "A"),
        ("VASE", "100.00", 0.1, 0.9, "B"),
        ("BOWL", "60.00", 0.06, 0.96, "B"),
        ("MUG", "40.00", 0.04, 1.0, "C"),
        ("DUST", "0.00", 0.0, 1.0, "C"),
    ]
    assert found["items"][0]["product_id"] == ids["LAMP"]
    assert found["items"][0]["name"] == "Lamp"
    assert (found["currency"], found["by"], found["total_value"], found["total"]) == ("RUB", "revenue", "1000.00", 5)
    assert found["classes"] == [
        {"class": "A", "products": 1, "product_share": 0.2, "value": "800.00", "share": 0.8},
        {"class": "B", "products": 2, "product_share": 0.4, "value": "160.00", "share": 0.16},
        {"class": "C", "products": 2, "product_share": 0.4, "value": "40.00", "share": 0.04},
    ]

    by_profit = await asked(analyst, ABC, by="profit")
    assert rows(by_profit, "sku", "value", "class") == [
        ("LAMP", "600.00", "A"),
        ("BOWL", "54.00", "B"),
        ("MUG", "40.00", "B"),
        ("VASE", "5.00", "C"),
        ("DUST", "0.00", "C"),
    ]
    assert by_profit["units_without_cost"] == 4
    # A cost that becomes known is that of what was sold before, too.
    assert (await owner.put(f"/api/v1/products/{ids['MUG']}", json={"cost": "4.00"})).status_code == 200
    by_profit = await asked(analyst, ABC, by="profit")
    assert rows(by_profit, "sku", "value")[2] == ("MUG", "24.00")
    assert (by_profit["units_without_cost"], by_profit["total_value"]) == (0, "683.00")

    by_units = await asked(analyst, ABC, by="units", a=75, b=90)
    assert rows(by_units, "sku", "value", "class")[:3] == [("LAMP", 40, "A"), ("BOWL", 6, "B"), ("MUG", 4, "C")]
    assert by_units["units_without_cost"] is None
    of_shelf = await asked(analyst, ABC, category_id=ids["shelf"])
    assert rows(of_shelf, "sku", "share") == [("LAMP", 1.0), ("DUST", 0.0)]
    on_amazon = await asked(analyst, ABC, platform="Amazon")
    assert rows(on_amazon, "sku", "value")[:3] == [("LAMP", "800.00"), ("MUG", "40.00"), ("VASE", "0.00")]
    assert (await asked(analyst, ABC, start_date="2026-02-02", end_date="2026-02-02"))["total_value"] == "900.00"


async def test_xyz(owner: Any, analyst: Any) -> None:
    await four_weeks(owner)

    found = await asked(analyst, XYZ)

    assert (found["period"], found["periods"]) == ("week", 4)
    assert rows(found, "sku", "mean", "deviation", "variation", "class") == [
        ("MUG", 1.0, 0.0, 0.0, "X"),
        ("LAMP", 10.0, 1.0, 0.1, "X"),
        ("BOWL", 1.5, pytest.approx(4.25**0.5, rel=1e-12), pytest.approx(4.25**0.5 / 1.5, rel=1e-12), "Z"),
        ("VASE", 0.25, pytest.approx(0.1875**0.5, rel=1e-12), pytest.approx(3**0.5, rel=1e-12), "Z"),
        ("DUST", 0.0, 0.0, None, "Z"),
    ]
    assert [(one["class"], one["products"], one["units"]) for one in found["classes"]] == [
        ("X", 2, 44), ("Y", 0, 0), ("Z", 3, 7)
    ]  # fmt: skip
    loose = await asked(analyst, XYZ, x=5, y=150)
    assert [row[1] for row in rows(loose, "sku", "class")] == ["X", "Y", "Y", "Z", "Z"]
    by_month = await asked(analyst, XYZ, period="month")  # two of them are begun
    assert (by_month["periods"], rows(by_month, "sku", "mean")[0]) == (2, ("LAMP", 20.0))
    # Without days, from the first to the last on which something was sold: five weeks.
    everything = (await analyst.get(XYZ)).json()
    assert (everything["start_date"], everything["end_date"], everything["periods"]) == ("2026-01-05", "2026-02-02", 5)


async def test_the_matrix(owner: Any, analyst: Any) -> None:
    await four_weeks(owner)

    found = await asked(analyst, MATRIX, limit=2)

    assert rows(found, "sku", "cell", "value", "variation") == [
        ("LAMP", "AX", "800.00", 0.1),
        ("VASE", "BZ", "100.00", pytest.approx(3**0.5, rel=1e-12)),
    ]
    assert found["total"] == 5
    sizes = {cell["cell"]: (cell["products"], cell["value"], cell["share"]) for cell in found["cells"]}
    assert {cell: size for cell, size in sizes.items() if size[0]} == {
        "AX": (1, "800.00", 0.8),
        "BZ": (2, "160.00", 0.16),
        "CX": (1, "40.00", 0.04),
        "CZ": (1, "0.00", 0.0),
    }
    assert sizes["AY"] == (0, "0.00", 0.0)
    assert found["cells"][0]["advice"].startswith("Never run out")
    assert found["cells"][0]["advice_ru"].startswith("Не допускайте")
    one_cell = await asked(analyst, MATRIX, cell="BZ")
    assert (rows(one_cell, "sku"), one_cell["total"], one_cell["cells"]) == ([("VASE",), ("BOWL",)], 2, found["cells"])


async def test_long_lists_come_in_pages_that_go_on_behind_their_last_row(owner: Any, analyst: Any) -> None:
    await four_weeks(owner)
    first = await asked(analyst, ABC, limit=2)
    assert rows(first, "sku") == [("LAMP",), ("VASE",)]

    # The next page's first row moves up meanwhile: nothing is left out or told twice.
    await make.sale(owner, "2026-01-30", ("DUST", 1, "5000.00"))
    second = await asked(analyst, ABC, limit=2, cursor=first["next"])

    assert rows(second, "sku") == [("BOWL",), ("MUG",)]
    assert second["next"] is None
    refused = await analyst.get(XYZ, params={**WEEKS, "cursor": first["next"]})
    assert refused.json()["errors"][0]["field"] == "cursor"


async def test_who_may_ask_and_for_what(owner: Any, guest: Any, buyer: Any, analyst: Any) -> None:
    for path in (ABC, XYZ, MATRIX):
        assert (await guest.get(path)).status_code == 401
        assert (await buyer.get(path)).status_code == 403
        empty = (await analyst.get(path)).json()
        assert (empty["items"], empty["total"], empty["next"]) == ([], 0, None)
        plain = await analyst.get(path.removeprefix("/api/v1"))
        assert plain.json() == empty
    for path, params, field in (
        (ABC, {"by": "turnover"}, "by"),
        (ABC, {"a": 96}, "b"),
        (ABC, {"a": 0}, "a"),
        (ABC, {"b": 101}, "b"),
        (ABC, {"start_date": "2026-02-01", "end_date": "2026-01-01"}, "end_date"),
        (XYZ, {"x": 30}, "y"),
        (XYZ, {"x": "NaN"}, "x"),
        (XYZ, {"period": "day", "start_date": "1000-01-01", "end_date": "2026-01-01"}, "end_date"),
        (MATRIX, {"cell": "AA"}, "cell"),
        (MATRIX, {"limit": 0}, "limit"),
    ):
        refused = await analyst.get(path, params=params)
        assert refused.status_code == 422, (path, params)
        assert field in refused.json()["errors"][0]["field"]
