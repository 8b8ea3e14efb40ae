"""A merchant's first day: sign in, import a file with two bad rows, mend it, see products, adjust stock, see why."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.e2e.conftest import sign_in, upload

GOOD = """\
sku,name,price,quantity,category
LAMP,Desk lamp,1499.90,7,Light
MUG,Mug,5.00,3,Kitchen
TEA,Green tea,2.50,40,Kitchen
"""
BAD = GOOD.replace("5.00", "-5.00").replace("40", "many")


def test_a_merchants_first_day(open_page: Any, tmp_path: Path) -> None:
    page = open_page()
    sign_in(page)

    page.get_by_role("link", name="Import", exact=True).click()
    (tmp_path / "goods.csv").write_text(BAD)
    upload(page, tmp_path / "goods.csv")
    page.get_by_role("button", name="Import now").click()

    outcome = page.get_by_role("main")
    expect(outcome).to_contain_text("Rows with problems")
    expect(outcome).to_contain_text("must not be below 0")
    expect(outcome).to_contain_text("'many' is not a number")

    page.get_by_role("link", name="Choose the corrected file").click()
    (tmp_path / "goods.csv").write_text(GOOD)
    upload(page, tmp_path / "goods.csv")
    page.get_by_role("button", name="Import now").click()
    expect(outcome).to_contain_text("Every row is fine.")

    page.get_by_role("link", name="See the products").click()
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(1 + 3)
    for name in ("Desk lamp", "Mug", "Green tea"):
        expect(page.get_by_role("table")).to_contain_text(name)

    page.get_by_role("link", name="Stock levels").click()
    mug = page.get_by_role("row", name="Mug")
    expect(mug).to_contain_text("3")
    mug.get_by_role("button").first.click()
    page.get_by_role("menuitem", name="Adjust").click()
    dialog = page.get_by_role("dialog", name="Adjust Mug")
    dialog.get_by_label("New quantity on hand").fill("12")
    dialog.get_by_label("Reason").fill("Counted the shelf")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Stock adjusted")).to_be_visible()
    expect(page.get_by_role("row", name="Mug")).to_contain_text("12")

    page.get_by_role("link", name="Movements").click()
    newest = page.get_by_role("table").get_by_role("row").nth(1)
    expect(newest).to_contain_text("Mug")
    expect(newest).to_contain_text("Counted the shelf")
    expect(newest).to_contain_text("+9")
