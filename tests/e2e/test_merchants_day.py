"""A merchant's day: dispatch part of an order, give money back, take goods back, make a discount, write a post."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import sign_in
from tests.e2e.test_every_page import no_wider_than_the_screen
from tests.shop import Shop


def an_order(shop: Shop, sku: str) -> dict[str, Any]:
    """A guest's order of two lamps and three mugs, paid on the spot."""
    shop.sign_in()
    items = []
    for name, price, quantity in (("Lamp", "40.00", 2), ("Mug", "5.00", 3)):
        made = shop.client.post(
            "/api/v1/products",
            json={"name": f"{name} {sku}", "sku": f"{name}-{sku}", "price": price, "status": "active"},
        )
        assert made.status_code == 201, made.text
        stocked = shop.client.post("/api/v1/inventory", json={"product_id": made.json()["id"], "quantity": 20})
        assert stocked.status_code == 201, stocked.text
        items.append({"sku": f"{name}-{sku}", "quantity": quantity})
    answer = httpx.post(
        f"{shop.client.base_url}/api/v1/checkout",
        json={"items": items, "email": "alice@example.com", "name": "Alice", "payment_provider": "offline"},
        timeout=30,
    )
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()["order"]
    return found


def open_order(page: Page, order: dict[str, Any]) -> None:
    page.goto(f"/admin/orders/{order['id']}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(order["number"])


def one_lamp_goes_out(page: Page, shop: Shop, order: dict[str, Any], size: str) -> None:
    """One lamp goes out today, with a number to follow it by."""
    page.get_by_role("button", name="Dispatch").click()
    dialog = page.get_by_role("dialog", name="Dispatch")
    dialog.get_by_label(f"Quantity: Lamp {size}").fill("1")
    dialog.get_by_label(f"Mug {size}", exact=False).first.uncheck()
    dialog.get_by_label("Tracking number").fill("RR123")
    dialog.get_by_role("button", name="Dispatch").click()
    parcels = page.get_by_role("region", name="Parcels")
    expect(parcels).to_contain_text("RR123")
    expect(page.get_by_role("region", name="Lines")).to_contain_text("1 of 2 sent")
    sent = shop.client.get(f"/api/v1/orders/{order['number']}").json()
    assert [line["fulfilled"] for line in sent["items"]] == [1, 0]
    assert sent["fulfilment_status"] == "partial"


def a_broken_mug_is_refunded(page: Page, shop: Shop, order: dict[str, Any], size: str) -> None:
    """A mug is broken: its price goes back, once."""
    page.get_by_role("region", name="Payments").get_by_role("button", name="Give money back").click()
    dialog = page.get_by_role("dialog", name="Give money back")
    dialog.get_by_label(f"Quantity: Mug {size}").fill("1")
    dialog.get_by_label("Reason").fill("Broken")
    dialog.get_by_role("button", name="Give money back").click()
    expect(page.get_by_role("region", name="Payments")).to_contain_text("Broken")
    refunded = shop.client.get(f"/api/v1/orders/{order['number']}").json()
    assert (refunded["refunded"], refunded["payment_status"]) == ("5.00", "partially_refunded")


def the_lamp_comes_back(page: Page, shop: Shop, order: dict[str, Any], size: str) -> None:
    """The lamp comes back: approved, received, refunded."""
    page.get_by_role("button", name="New return").click()
    dialog = page.get_by_role("dialog", name="New return")
    dialog.get_by_label(f"Quantity: Lamp {size}").fill("1")
    dialog.get_by_label("Reason").fill("Too bright")
    dialog.get_by_role("button", name="Register the return").click()
    page.get_by_role("button", name="Approve").click()
    dialog = page.get_by_role("dialog", name="Approve")
    dialog.get_by_label("What the buyer is told").fill("Send it to our shop.")
    dialog.get_by_role("button", name="Approve").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Receive the goods").click()
    dialog = page.get_by_role("dialog", name="Receive the goods")
    dialog.get_by_role("button", name="Receive the goods").click()
    expect(dialog).to_be_hidden()
    no_wider_than_the_screen(page)
    page.get_by_role("button", name="Give money back").click()
    dialog = page.get_by_role("dialog", name="Give money back")
    dialog.get_by_role("button", name="Give money back").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("main")).to_contain_text("40.00")
    back = shop.client.get(f"/api/v1/orders/{order['number']}").json()
    assert (back["refunded"], [line["returned"] for line in back["items"]]) == ("45.00", [1, 0])


def a_note_and_the_invoice(page: Page, order: dict[str, Any]) -> None:
    """A note for the colleagues, and the invoice as a file."""
    open_order(page, order)
    page.get_by_label("A note").fill("Called Alice about the lamp")
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_role("region", name="Notes")).to_contain_text("Called Alice about the lamp")
    with page.expect_download() as download:
        page.get_by_role("button", name="Invoice").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def a_discount(page: Page, shop: Shop, size: str) -> None:
    """A discount for everybody who knows the word."""
    page.goto("/admin/discounts/new")
    page.get_by_label("Name").fill(f"Spring {size}")
    page.get_by_label("Percent off").fill("10")
    page.get_by_label("Code", exact=False).first.fill(f"spring-{size}")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Spring {size}")
    no_wider_than_the_screen(page)
    [made] = shop.client.get("/api/v1/discounts", params={"code": f"SPRING-{size}"}).json()["items"]
    assert (made["kind"], made["percent"], made["active"]) == ("percentage", "10", True)


def news_for_the_blog(page: Page, shop: Shop, size: str) -> None:
    """News for the blog: written, looked at, published."""
    page.goto("/admin/posts/new")
    page.get_by_label("Title").first.fill(f"New lamps {size}")
    page.get_by_label("Text", exact=False).first.fill("# Light\n\nThey are **here**.")
    page.get_by_text("Preview", exact=True).click()
    expect(page.get_by_role("heading", name="Light")).to_be_visible()
    page.get_by_role("combobox", name="Status").or_(page.get_by_label("Status")).first.click()
    page.get_by_role("option", name="Published").click()
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile(r"/admin/posts/\d+$"))
    no_wider_than_the_screen(page)
    shown = httpx.get(f"{shop.client.base_url}/api/v1/content/posts/new-lamps-{size}").json()
    assert shown["html"] == "<h1>Light</h1>\n<p>They are <strong>here</strong>.</p>\n"


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_merchants_day(open_page: Any, shop: Shop, size: str) -> None:
    order = an_order(shop, size)
    page = open_page(size)
    sign_in(page)
    open_order(page, order)
    no_wider_than_the_screen(page)

    one_lamp_goes_out(page, shop, order, size)
    a_broken_mug_is_refunded(page, shop, order, size)
    the_lamp_comes_back(page, shop, order, size)
    a_note_and_the_invoice(page, order)
    a_discount(page, shop, size)
    news_for_the_blog(page, shop, size)
