"""Every page opens by its address, at desktop and phone width, in both languages, with nothing and with a full shop."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SIZES, sign_in
from tests.shop import Shop, until

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
FITS = "document.documentElement.scrollWidth <= window.innerWidth"
ADMIN = {
    "/admin": "Home",
    "/admin/products": "Products",
    "/admin/categories": "Categories",
    "/admin/stock": "Stock levels",
    "/admin/movements": "Movements",
    "/admin/customers": "Customers",
    "/admin/customer-groups": "Customer groups",
    "/admin/orders": "Orders",
    "/admin/channels": "Channels",
    "/admin/returns": "Returns",
    "/admin/shipments": "Parcels",
    "/admin/payments": "Payments",
    "/admin/abandoned-carts": "Abandoned carts",
    "/admin/discounts": "Discounts",
    "/admin/discounts/new": "New discount",
    "/admin/gift-cards": "Gift cards",
    "/admin/experiments": "Experiments",
    "/admin/experiments/new": "New experiment",
    "/admin/reviews": "Reviews",
    "/admin/inbox": "Inbox",
    "/admin/auto-replies": "Auto replies",
    "/admin/auto-replies/new": "New rule",
    "/admin/auto-replies/sendings": "What was sent",
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
    "/admin/purchases": "Purchases",
    "/admin/purchases/new": "New purchase",
    "/admin/purchases/proposals": "What to buy",
    "/admin/suppliers": "Suppliers",
    "/admin/supplier-catalogue": "Supplier catalogue",
    "/admin/compare-offers": "Compare offers",
    "/admin/exchange-rates": "Exchange rates",
    "/admin/import": "Import",
    "/admin/export": "Export",
    "/admin/promotion/campaigns": "Campaigns",
    "/admin/promotion/campaigns/new": "New campaign",
    "/admin/promotion/campaigns/rules": "Campaign rules",
    "/admin/promotion/campaigns/rules/new": "New rule",
    "/admin/promotion/rates": "Rates",
    "/admin/figures": "Overview",
    "/admin/figures/revenue": "Revenue",
    "/admin/figures/products": "What sells",
    "/admin/figures/categories": "Categories",
    "/admin/figures/channels": "Channels",
    "/admin/figures/abc-xyz": "ABC and XYZ",
    "/admin/figures/profit": "Profit",
    "/admin/expenses": "Expenses",
    "/admin/figures/stock": "Stock health",
    "/admin/figures/forecast": "Forecast",
    "/admin/figures/reports": "Report builder",
    "/admin/figures/customers": "Who buys",
    "/admin/figures/baskets": "Bought together",
    "/admin/promotion/keywords": "Keywords",
    "/admin/promotion/semantic-core": "Semantic core",
    "/admin/promotion/seo": "SEO of a product",
    "/admin/promotion/descriptions": "Descriptions",
    "/admin/promotion/positions": "Positions",
    "/admin/niche": "Niches",
    "/admin/niche/analysis": "The whole market",
    "/admin/niche/analysis?search_term=lantern": "“lantern”",
    "/admin/niche/compare": "Compare niches",
    "/admin/niche/compare?niche=search_term%3Dlantern&niche=category%3DLights": "Compare niches",
    "/admin/niche/favorites": "Kept niches",
    "/admin/niche/snapshots": "Market snapshots",
    "/admin/bulk-prices": "Bulk prices",
    "/admin/price-rules": "Price rules",
    "/admin/price-rules/new": "New rule",
    "/admin/price-rules/runs": "Log of runs",
    "/admin/competitor-prices": "Competitor prices",
    "/admin/help": "Help",
    "/admin/help/niche": "Niches",
    "/admin/calendar": "Calendar",
    "/admin/calendar?view=agenda": "Calendar",
    "/admin/tariffs": "Plans",
    "/admin/subscription": "My plan",
    "/admin/users": "Users and roles",
    "/admin/audit": "Audit log",
}

SHOP = {
    "/": "Welcome",
    "/all": "All products",
    "/all?q=lantern&price_min=1": "Results for “lantern”",
    "/c/lights": "Lights",
    "/collection/our-choice": "Our choice",
    "/basket": "Cart",
    "/basket/checkout": "Checkout",
    "/blog": "Blog",
    "/blog/a-post": "A post",
    "/pages/delivery": "Delivery",
    "/account": "My account",
    "/account/orders": "My orders",
    "/account/returns": "Returns",
    "/account/addresses": "Addresses",
    "/account/messages": "Messages",
    "/account/subscription": "My plan",
    "/wishlist": "Favourites",
}


def no_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate(FITS), page.url


def they_open(page: Page, pages: dict[str, str]) -> None:
    """Each by its address, on a phone; what is wide as a desk afterwards is as well laid out."""
    for path, title in pages.items():
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        no_wider_than_the_screen(page)
        for size in ("desktop", "phone"):
            width, height = SIZES[size]
            page.set_viewport_size({"width": width, "height": height})
            until(lambda: page.evaluate(FITS), f"{path} fits {size}")


def test_back_office_pages_open_by_their_address(open_page: Any) -> None:
    page = open_page("phone")
    sign_in(page)
    they_open(page, ADMIN)


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


@pytest.fixture(scope="module")
def lantern(shop: Shop) -> str:
    """The address of a product, in a shop that has one of everything."""

    def made(path: str, **body: Any) -> Any:
        answer = shop.client.post(f"/api/v1/{path}", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    shop.sign_in()
    lights = made("categories", name="Lights")
    product = made("products", name="Lantern", sku="LANTERN", price="10.00", category_id=lights["id"])
    made("inventory", product_id=product["id"], quantity=50, location="Shop")
    made("collections", name="Our choice", published=True, product_ids=[product["id"]])
    made("content/posts", title="A post", body="## Light\n\n[Lanterns](/all) *burn*.", status="published")
    made("content/pages", title="Delivery", body="| To | Days |\n|---|---|\n| you | 2 |", status="published")
    made("content/banners", title="Light is here", link="/all", place="home_top")
    return f"/p/{product['slug']}"


def put_into_the_cart(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Add to cart").click()
    expect(page.get_by_role("link", name="Go to the cart")).to_be_visible()


def test_the_shops_pages_open_by_their_address(open_page: Any, lantern: str) -> None:
    page = open_page("phone")
    sign_in(page)
    put_into_the_cart(page, lantern)
    they_open(page, SHOP)


def test_a_price_list_with_large_numbers_fits_a_phone(open_page: Any, shop: Shop, lantern: str) -> None:
    shop.sign_in()
    made = shop.client.post("/api/v1/price-lists", json={"name": "Wholesale", "currency": "RUB"}).json()
    variant = shop.client.get(f"/api/v1/products/{lantern.removeprefix('/p/')}").json()["variants"][0]["id"]
    items = [{"variant_id": variant, "min_quantity": 1000, "price": "1234567.90"}]
    answer = shop.client.put(f"/api/v1/price-lists/{made['id']}/items", json={"items": items})
    assert answer.status_code == 200, answer.text
    page = open_page("phone")
    sign_in(page)
    page.goto(f"/admin/price-lists/{made['id']}")
    expect(page.get_by_role("button", name="Lantern").last).to_be_in_viewport()
    no_wider_than_the_screen(page)


def test_a_guest_is_asked_to_sign_in_for_their_own_corner_and_comes_back(open_page: Any) -> None:
    page = open_page()
    page.goto("/account/addresses")
    page.get_by_label("E-mail or username").fill("owner@example.com")
    page.locator("input[type=password]").fill("correct horse battery")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Addresses")


def test_a_russian_browser_gets_russian(open_page: Any) -> None:
    page = open_page(language="ru-RU")
    page.goto("/admin")
    expect(page.get_by_role("button", name="Войти")).to_be_visible()


def nothing_serious(page: Page) -> None:
    """What axe finds on the page that keeps somebody from using it."""
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
    assert serious == [], page.url


def test_pages_are_accessible(open_page: Any) -> None:
    page = open_page()
    sign_in(page)
    for path in (
        "/admin", "/admin/products", "/admin/import", "/admin/stock", "/admin/discounts/new", "/admin/posts/new",
        "/admin/delivery", "/admin/payment-providers", "/admin/search-settings", "/admin/notifications",
    ):  # fmt: skip
        page.goto(path)
        nothing_serious(page)


def test_the_shops_pages_are_accessible(open_page: Any, lantern: str) -> None:
    page = open_page()
    put_into_the_cart(page, lantern)
    for path in (lantern, "/", "/all?q=lantern&brand=none", "/c/lights", "/basket", "/blog/a-post", "/pages/delivery"):
        page.goto(path)
        nothing_serious(page)
    page.goto("/basket/checkout")
    page.get_by_role("button", name="Order for").click()
    nothing_serious(page)
    search = page.get_by_role("search").locator("visible=true").get_by_role("combobox")
    search.press_sequentially("lan")
    expect(page.get_by_role("option").first).to_be_visible()
    nothing_serious(page)
