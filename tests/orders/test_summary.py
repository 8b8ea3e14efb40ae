"""Sales counted: by day, week, month, country, platform, status, customer, product, category."""

from decimal import Decimal

import pytest

from tests import make_stock as make

SALES, SUMMARY = "/api/v1/sales", "/api/v1/sales/summary"


async def a_quarter(owner) -> dict:
    """Two products, five sales and what became of them; the ids.

    A  Jan 5  (Mon)  Amazon  DE  Ann   2 lamps - 1.00          38.80
    B  Jan 11 (Sun)  store   RU  Ann   1 lamp, 1 vase         119.90
    C  Feb 2  (Mon)  Amazon  DE  -     3 vases                300.00
    D  Feb 2         store   -   -     cancelled                   -
    E  Mar 31 (Tue)  store   -   -     pending                     -
    and A comes back today.
    """
    lamp, vase = await make.goods("LAMP"), await make.goods("VASE", price=10000)
    await make.stock(lamp, 100)
    await make.stock(vase, 100)
    ann = (await owner.post("/api/v1/customers", json={"name": "Ann"})).json()

    async def sale(number, day, items, **fields):
        answer = await owner.post(
            SALES, json={"order_number": number, "order_date": f"{day}T12:00:00Z", "items": items} | fields
        )
        assert answer.status_code == 201, answer.text
        return answer.json()

    one_lamp, one_vase = {"sku": "LAMP", "quantity": 1}, {"sku": "VASE", "quantity": 1}
    a = await sale(
        "A",
        "2026-01-05",
        [{"sku": "LAMP", "quantity": 2, "discount": "1.00"}],
        platform="Amazon",
        country="DE",
        customer_id=ann["id"],
    )
    await sale("B", "2026-01-11", [one_lamp, one_vase], country="RU", customer_id=ann["id"], status="delivered")
    await sale("C", "2026-02-02", [{"sku": "VASE", "quantity": 3}], platform="Amazon", country="DE")
    await sale("D", "2026-02-02", [one_vase], status="cancelled")
    await sale("E", "2026-03-31", [one_vase], status="pending")
    returned = await owner.put(f"{SALES}/{a['id']}", json={"status": "returned"})
    assert returned.status_code == 200
    back = (await owner.get(f"{SALES}/order/A-R")).json()
    return {"lamp": lamp.product_id, "vase": vase.product_id, "ann": ann["id"], "today": back["business_day"]}


async def summary(owner, by, **filters):
    answer = await owner.get(SUMMARY, params={"by": by} | filters)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["by"], found["currency"]) == (by, "RUB")
    return found


def rows(found):
    return [(i["key"], i["orders"], i["returns"], i["units"], i["revenue"]) for i in found["items"]]


FIRST = {"start_date": "2026-01-01", "end_date": "2026-03-31"}


async def test_by_month_the_empty_ones_are_there_with_zeros(owner):
    await a_quarter(owner)
    found = await summary(owner, "month", **FIRST)
    assert rows(found) == [
        ("2026-01", 2, 0, 4, "158.70"),
        ("2026-02", 1, 0, 3, "300.00"),
        ("2026-03", 0, 0, 0, "0.00"),
    ]
    assert found["total"] == {"orders": 3, "returns": 0, "units": 7, "revenue": "458.70"}


async def test_weeks_begin_on_monday(owner):
    await a_quarter(owner)
    found = await summary(owner, "week", start_date="2026-01-05", end_date="2026-02-02")
    assert rows(found) == [
        ("2026-01-05", 2, 0, 4, "158.70"),
        ("2026-01-12", 0, 0, 0, "0.00"),
        ("2026-01-19", 0, 0, 0, "0.00"),
        ("2026-01-26", 0, 0, 0, "0.00"),
        ("2026-02-02", 1, 0, 3, "300.00"),
    ]


async def test_by_day_both_ends_are_included(owner):
    await a_quarter(owner)
    found = await summary(owner, "day", start_date="2026-01-10", end_date="2026-01-12")
    assert rows(found) == [
        ("2026-01-10", 0, 0, 0, "0.00"),
        ("2026-01-11", 1, 0, 2, "119.90"),
        ("2026-01-12", 0, 0, 0, "0.00"),
    ]


async def test_what_came_back_is_taken_off_on_its_own_day(owner):
    ids = await a_quarter(owner)
    found = await summary(owner, "day", start_date=ids["today"], end_date=ids["today"])
    assert rows(found) == [(ids["today"], 0, 1, -2, "-38.80")]
    everything = await summary(owner, "month")
    assert everything["total"] == {"orders": 3, "returns": 1, "units": 5, "revenue": "419.90"}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("country", [("DE", 2, 1, 3, "300.00"), ("RU", 1, 0, 2, "119.90")]),
        ("platform", [("Amazon", 2, 1, 3, "300.00"), ("store", 1, 0, 2, "119.90")]),
        ("status", [("paid", 1, 0, 3, "300.00"), ("delivered", 1, 0, 2, "119.90"), ("returned", 1, 1, 0, "0.00")]),
    ],
)
async def test_by_a_word_the_most_revenue_comes_first(owner, by, expected):
    await a_quarter(owner)
    assert rows(await summary(owner, by)) == expected


async def test_by_customer_those_unknown_are_one(owner):
    ids = await a_quarter(owner)
    found = await summary(owner, "customer")
    assert rows(found) == [("", 1, 0, 3, "300.00"), (str(ids["ann"]), 2, 1, 2, "119.90")]
    assert [item["name"] for item in found["items"]] == [None, "Ann"]


async def test_by_product_each_counts_its_own_lines_and_the_total_each_order_once(owner):
    ids = await a_quarter(owner)
    found = await summary(owner, "product")
    assert rows(found) == [
        (str(ids["vase"]), 2, 0, 4, "400.00"),
        (str(ids["lamp"]), 2, 1, 1, "19.90"),
    ]
    assert [item["name"] for item in found["items"]] == ["Vase", "Lamp"]
    assert found["total"] == {"orders": 3, "returns": 1, "units": 5, "revenue": "419.90"}
    assert rows(await summary(owner, "product", limit=1)) == rows(found)[:1]


async def test_by_category_those_without_one_are_together(owner):
    ids = await a_quarter(owner)
    home = (await owner.post("/api/v1/categories", json={"name": "Home"})).json()
    await owner.put(f"/api/v1/products/{ids['vase']}", json={"category_id": home["id"]})
    found = await summary(owner, "category")
    assert rows(found) == [(str(home["id"]), 2, 0, 4, "400.00"), ("", 2, 1, 1, "19.90")]
    assert [item["name"] for item in found["items"]] == ["Home", None]


async def test_figures_of_one_product_count_its_lines_alone(owner):
    ids = await a_quarter(owner)
    found = await summary(owner, "month", product_id=ids["lamp"], **FIRST)
    assert rows(found) == [
        ("2026-01", 2, 0, 3, "58.70"),
        ("2026-02", 0, 0, 0, "0.00"),
        ("2026-03", 0, 0, 0, "0.00"),
    ]
    assert found["total"] == {"orders": 2, "returns": 0, "units": 3, "revenue": "58.70"}


async def test_filters_and_groups_go_together(owner):
    await a_quarter(owner)
    assert rows(await summary(owner, "country", platform="Amazon", **FIRST)) == [("DE", 2, 0, 5, "338.80")]
    assert rows(await summary(owner, "platform", status="delivered")) == [("store", 1, 0, 2, "119.90")]


async def test_the_parts_add_up_to_the_total(owner):
    await a_quarter(owner)
    for by in ("day", "week", "month", "country", "platform", "status", "customer"):
        found = await summary(owner, by)
        for name in ("orders", "returns", "units"):
            assert sum(item[name] for item in found["items"]) == found["total"][name]
        assert sum(Decimal(item["revenue"]) for item in found["items"]) == Decimal(found["total"]["revenue"])


async def test_a_shop_that_sold_nothing_has_zeros(owner):
    assert await summary(owner, "country") == {
        "by": "country",
        "currency": "RUB",
        "items": [],
        "total": {"orders": 0, "returns": 0, "units": 0, "revenue": "0.00"},
    }
    assert rows(await summary(owner, "day", start_date="2026-01-01", end_date="2026-01-01")) == [
        ("2026-01-01", 0, 0, 0, "0.00")
    ]
    assert rows(await summary(owner, "day", start_date="2026-01-02", end_date="2026-01-01")) == []


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        ({"by": "colour"}, "by"),
        ({"by": "day", "start_date": "0001-01-01", "end_date": "9999-12-31"}, "end_date"),
        ({"by": "day", "start_date": "soon"}, "start_date"),
        ({"by": "country", "limit": 0}, "limit"),
    ],
)
async def test_a_question_that_makes_no_sense_is_refused_by_field(owner, filters, field):
    answer = await owner.get(SUMMARY, params=filters)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


@pytest.mark.parametrize("by", ["week", "month"])
@pytest.mark.parametrize("ends", [("0001-01-01", "0001-02-01"), ("9999-12-01", "9999-12-31")])
async def test_the_ends_of_the_calendar_are_days_like_others(owner, by, ends):
    found = await summary(owner, by, start_date=ends[0], end_date=ends[1])
    assert found["total"]["orders"] == 0


@pytest.mark.parametrize(("by", "count"), [("day", 2), ("customer", 2), ("product", 3)])
async def test_figures_take_a_constant_number_of_statements(owner, statements, by, count):
    await a_quarter(owner)
    statements.clear()
    await summary(owner, by, **FIRST)
    assert len(statements) == count
