"""Every page opens by its address, at desktop and phone width, in both languages, with nothing and with a full shop."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import sign_in
from tests.shop import Shop

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
ADMIN = {
    "/admin": "Home",
    "/admin/products": "Products",
    "/admin/categories": "Categories",
    "/admin/stock": "Stock levels",
    "/admin/movements": "Movements",
    "/admin/customers": "Customers",
    "/admin/orders": "Orders",
    "/admin/returns": "Returns",
    "/admin/shipments": "Parcels",
    "/admin/payments": "Payments",
    "/admin/abandoned-carts": "Abandoned carts",
    "/admin/discounts": "Discounts",
    "/admin/discounts/new": "New discount",
    "/admin/gift-cards": "Gift cards",
    "/admin/reviews": "Reviews",
    "/admin/posts": "Blog",
    "/admin/posts/new": "New post",
    "/admin/pages": "Pages",
    "/admin/banners": "Banners",
    "/admin/price-lists": "Price lists",
    "/admin/taxes": "Taxes",
    "/admin/delivery": "Delivery",
    "/admin/delivery-zones": "Delivery zones",
    "/admin/payment-providers": "Payment providers",
    "/admin/search-settings": "Search",
    "/admin/notifications": "Notifications",
    "/admin/import": "Import",
    "/admin/export": "Export",
    "/admin/users": "Users and roles",
    "/admin/audit": "Audit log",
}


def no_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_back_office_pages_open_by_their_address(open_page: Any, size: str) -> None:
    page = open_page(size)
    sign_in(page)
    for path, title in ADMIN.items():
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        no_wider_than_the_screen(page)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_storefront_shows_a_product_by_its_address(open_page: Any, shop: Shop, size: str) -> None:
    shop.sign_in()
    made = shop.client.post(
        "/api/v1/products", json={"name": f"Lantern {size}", "sku": f"LAN-{size}", "price": "10.00"}
    ).json()
    page = open_page(size)

    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text(f"Lantern {size}")
    no_wider_than_the_screen(page)
    page.goto(f"/p/{made['slug']}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Lantern {size}")
    no_wider_than_the_screen(page)
    page.goto("/p/there-is-none")
    expect(page.get_by_role("main")).not_to_be_empty()


def test_a_russian_browser_gets_russian(open_page: Any) -> None:
    page = open_page(language="ru-RU")
    page.goto("/admin")
    expect(page.get_by_role("button", name="Войти")).to_be_visible()


def test_pages_are_accessible(open_page: Any) -> None:
    page = open_page()
    sign_in(page)
    for path in (
        "/admin", "/admin/products", "/admin/import", "/admin/stock", "/admin/discounts/new", "/admin/posts/new",
        "/admin/delivery", "/admin/payment-providers", "/admin/search-settings", "/admin/notifications", "/",
    ):  # fmt: skip
        page.goto(path)
        expect(page.get_by_role("main")).not_to_be_empty()
        # Not until the network is quiet: news are listened for as long as the page is open.
        expect(page.locator(".mantine-Skeleton-root, .mantine-Loader-root, [aria-busy=true]")).to_have_count(0)
        # Through the debugger: the page's own policy lets no script in that is not the shop's.
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa']})")
        serious = [
            (rule["id"], [node["html"][:120] for node in rule["nodes"]])
            for rule in found["violations"]
            if rule["impact"] in {"serious", "critical"}
        ]
        assert serious == [], path
