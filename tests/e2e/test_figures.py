"""Figures in the browser: a handful of orders, looked at from all sides, narrowed by a click, taken away as a file."""

import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import sign_in
from tests.e2e.test_every_page import no_wider_than_the_screen, nothing_serious
from tests.shop import Shop

# January: 3 orders, 10 × 2 + 5 × 1 + 5 × 4 + 10 × 1 = 55.00, one lamp of which comes back in February.
ORDERS = """\
order_number,order_date,customer,sku,product_name,category,quantity,unit_price,unit_cost,platform,status
1,2024-01-08T10:00:00,Ann,LAMP,Desk lamp,Light,2,10.00,6.00,Ozon,executed
1,2024-01-08T10:00:00,Ann,MUG,Mug,Kitchen,1,5.00,2.00,Ozon,executed
2,2024-01-09T15:00:00,Bob,MUG,Mug,Kitchen,4,5.00,2.00,Avito,executed
3,2024-01-20T15:00:00,Ann,LAMP,Desk lamp,Light,1,10.00,6.00,Ozon,executed
4,2024-02-02T09:00:00,Ann,LAMP,Desk lamp,Light,-1,10.00,6.00,Ozon,executed
"""
JANUARY = "from=2024-01-01&to=2024-01-31"


@pytest.fixture(scope="module")
def sold(shop: Shop) -> Shop:
    shop.sign_in()
    answer = shop.client.post("/api/v1/orders/import", files={"file": ("orders.csv", ORDERS.encode())})
    assert answer.status_code == 202, answer.text
    job = shop.until_job(answer.json()["id"])
    assert job["result"]["errors"] == [], job
    return shop


def card(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=re.compile(f"^{name}"))


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_merchant_reads_their_figures(open_page: Any, sold: Shop, size: str) -> None:
    page = open_page(size)
    sign_in(page)

    # Nothing was sold lately: it says so, and leads to where there is something.
    page.goto("/admin/figures")
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    expect(page.get_by_role("main")).to_contain_text("No sales in these days")
    page.get_by_role("main").get_by_role("button", name="All time").click()
    expect(card(page, "Revenue")).to_contain_text("45")
    expect(page).to_have_url(re.compile("days=all"))

    # A month, beside the days before it; the card chooses the chart.
    page.goto(f"/admin/figures/overview?{JANUARY}")
    expect(card(page, "Revenue")).to_contain_text("55")
    expect(card(page, "Orders")).to_contain_text("3")
    expect(card(page, "Gross profit")).to_contain_text("27")
    card(page, "Orders").click()
    expect(page.get_by_role("img", name="Orders by day")).to_be_visible()
    no_wider_than_the_screen(page)

    # What sold most, and what is behind it: a click narrows the next page to it.
    best = page.get_by_role("list", name="Best-selling products")
    expect(best.get_by_role("listitem")).to_have_count(2)
    expect(best.get_by_role("listitem").first).to_contain_text("30.00")
    best.get_by_role("link", name="Desk lamp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Revenue")
    expect(page).to_have_url(re.compile("from=2024-01-01.*product="))
    expect(card(page, "Revenue")).to_contain_text("30")
    page.get_by_role("button", name="Remove: Product").click()
    expect(card(page, "Revenue")).to_contain_text("55")
    no_wider_than_the_screen(page)

    # Told apart by platform, and what was seen as a file.
    page.goto(f"/admin/figures/channels?as=platform&{JANUARY}")
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(1 + 2)
    expect(rows.nth(1)).to_contain_text("35.00")
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="CSV").click()
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert [line.split(",")[:2] for line in lines] == [["Platform", "Revenue"], ["Ozon", "35.00"], ["Avito", "20.00"]]
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Parquet").click()
    frame = pl.read_parquet(Path(download.value.path()).read_bytes())
    assert [(row["platform"], str(row["revenue"])) for row in frame.iter_rows(named=True)] == [
        ("Ozon", "35.00"),
        ("Avito", "20.00"),
    ]
    page.get_by_role("table").get_by_role("link", name="Avito").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What sells")
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(1 + 1)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_merchant_reads_analyses(open_page: Any, sold: Shop, size: str) -> None:
    page = open_page(size)
    sign_in(page)

    # Both products bring something; a cell of the matrix shows its own.
    page.goto(f"/admin/figures/abc-xyz?{JANUARY}")
    matrix = page.get_by_role("table", name="The matrix")
    expect(matrix.get_by_role("button", name=re.compile("1 product|2 products")).first).to_be_visible()
    matrix.get_by_role("button", name=re.compile("^A.+(1 product|2 products)")).first.click()
    expect(page.get_by_role("heading", name=re.compile("Products in A"))).to_be_visible()
    no_wider_than_the_screen(page)

    # 55.00 less what the goods had cost: 3 × 6 + 5 × 2.
    page.goto(f"/admin/figures/profit?{JANUARY}")
    steps = page.get_by_role("table", name="From sales to profit")
    expect(steps.get_by_role("row", name="Cost of goods")).to_contain_text("28.00")
    expect(steps.get_by_role("row").last).to_contain_text("27.00")
    no_wider_than_the_screen(page)

    page.goto(f"/admin/figures/profit?{JANUARY}&channel=avito")
    expect(steps.get_by_role("row").last).to_contain_text("12.00")

    for name, text in (("customers", "Jan 2024"), ("baskets", "Bought together"), ("stock", "Stock health")):
        page.goto(f"/admin/figures/{name}?{JANUARY}")
        expect(page.get_by_role("main")).to_contain_text(text)
        no_wider_than_the_screen(page)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_report_is_kept_compared_and_changed_in_place(open_page: Any, sold: Shop, size: str) -> None:
    page, name = open_page(size), f"Platforms on a {size}"
    sign_in(page)
    page.goto(f"/admin/figures/reports?{JANUARY}&metrics=revenue&by=platform")
    page.get_by_role("button", name="Save report").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Name").fill(name)
    asked.get_by_role("combobox", name="By mail").click()
    page.get_by_role("option", name="Every month").click()
    asked.get_by_role("combobox", name="Day of the month").click()
    page.get_by_role("option", name="15", exact=True).click()
    asked.get_by_role("combobox", name="Hour").click()
    page.get_by_role("option", name="09:00").click()
    asked.get_by_role("combobox", name="As a file").click()
    page.get_by_role("option", name="Parquet").click()
    asked.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Report builder: {name}")

    # What is on the page takes the place of what was kept, and is now beside the days before.
    page.get_by_role("combobox", name="Compare with").click()
    page.get_by_role("option", name="Against the days before").click()
    expect(page.get_by_role("table", name="The report")).to_contain_text("was")
    page.get_by_role("button", name="Change report", exact=True).click()
    asked.get_by_label("Name").fill(f"{name}, compared")
    asked.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Report builder: {name}, compared")
    kept = [one for one in sold.client.get("/api/v1/analytics/reports").json()["items"] if name in one["name"]]
    assert [(one["name"], one["query"]["compare"], one["query"]["dimensions"]) for one in kept] == [
        (f"{name}, compared", "previous_period", ["platform"])
    ]
    to = ["owner@example.com"]
    schedule = {"every": "month", "on": 15, "hour": 9, "format": "parquet", "to": to}
    assert kept[0]["schedule"] == schedule

    # From the list only its name and mail are changed.
    page.goto("/admin/figures/reports")
    page.get_by_role("button", name=f"Change report: {name}, compared").click()
    asked.get_by_role("combobox", name="By mail").click()
    page.get_by_role("option", name="Every day").click()
    asked.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("table", name="Saved reports")).to_contain_text("Every day, 09:00")
    after = sold.client.get(f"/api/v1/analytics/reports/{kept[0]['id']}").json()
    assert (after["query"], after["schedule"]) == (kept[0]["query"], schedule | {"every": "day", "on": None})
    no_wider_than_the_screen(page)


def test_an_expense_is_written_down_and_profit_is_less(open_page: Any, sold: Shop) -> None:
    page = open_page()
    sign_in(page)
    page.goto("/admin/expenses")
    page.get_by_role("button", name="New expense").first.click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Amount").fill("4.50")
    asked.get_by_role("combobox", name="Channel").click()
    page.get_by_role("option", name="Ozon").click()
    asked.get_by_label("Note").fill("Commission")
    asked.get_by_role("button", name="Save", exact=True).click()
    row = page.get_by_role("table").get_by_role("row").nth(1)
    expect(row).to_contain_text("Marketplace fees")
    expect(row).to_contain_text("Ozon")

    page.goto("/admin/figures/profit")
    steps = page.get_by_role("table", name="From sales to profit")
    expect(steps.get_by_role("row").last).to_contain_text("4.50")
    page.goto("/admin/expenses?kind=shipping")
    expect(page.get_by_role("main")).not_to_contain_text("Commission")
    page.goto("/admin/expenses")
    page.get_by_role("button", name="Change expense").click()
    asked.get_by_label("Amount").fill("-1.50")
    asked.get_by_role("button", name="Save", exact=True).click()
    expect(row).to_contain_text("1.50")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("main")).to_contain_text("No expenses yet")
    assert sold.client.get("/api/v1/expenses").json()["total"] == 0


def test_figures_are_accessible(open_page: Any, sold: Shop) -> None:
    page = open_page()
    sign_in(page)
    for name in ("overview", "revenue", "products", "channels", "abc-xyz", "customers", "baskets", "profit", "reports"):
        page.goto(f"/admin/figures/{name}?{JANUARY}")
        expect(page.get_by_role("heading", level=2).first).to_be_visible()
        nothing_serious(page)
