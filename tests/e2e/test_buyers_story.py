"""A buyer's story: search, variant, cart, code, checkout, track, return, review; in the shop's pages, at both sizes."""

import itertools
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import sign_in
from tests.e2e.test_every_page import no_wider_than_the_screen
from tests.shop import Shop, until

PASSWORD = "correct horse battery"
_numbers = itertools.count(1)


def made(shop: Shop, path: str, **body: Any) -> Any:
    answer = shop.client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code in {200, 201}, answer.text
    return answer.json()


@pytest.fixture(scope="module")
def furnished(shop: Shop) -> Shop:
    """A shop that delivers to Russia for 300 and takes a tenth off for a code."""
    shop.sign_in()
    zone = made(shop, "shipping/zones", name="Russia", countries=["RU"])
    made(shop, "shipping/methods", zone_id=zone["id"], code="courier", name="Courier", kind="flat", amount="300.00")
    made(shop, "discounts", name="Welcome", kind="percentage", percent="10", codes=["HELLO"])
    return shop


@pytest.fixture
def shirt(furnished: Shop) -> dict[str, Any]:
    """Something that comes in two sizes: two of S for 1000, five of L for 1200 each."""
    number = next(_numbers)
    name = f"Linen shirt {number}"
    product: dict[str, Any] = made(furnished, "products", name=name, sku=f"SHIRT-{number}-S", price="1000.00")
    small = product["variants"][0]
    address = f"/api/v1/products/{product['id']}/variants/{small['id']}"
    assert furnished.client.put(address, json={"options": {"size": "S"}}).status_code == 200
    large = made(
        furnished, f"products/{product['id']}/variants", sku=f"SHIRT-{number}-L", price="1200.00", options={"size": "L"}
    )
    for variant, units in ((small, 2), (large, 5)):
        made(
            furnished,
            "inventory",
            product_id=product["id"],
            variant_id=variant["id"],
            quantity=units,
            location="Shop",
        )

    def is_found() -> bool:
        answer = furnished.client.get("/api/v1/search/suggest", params={"q": f"shirt {number}"})
        # right after the start the search is still being prepared, and says so
        return answer.status_code == 200 and name in {one["name"] for one in answer.json()["products"]}

    until(is_found, "the search knows the shirt")
    return product | {"name": name}


def fill_address(page: Page) -> None:
    page.get_by_label("Name of the recipient").fill("Anna Ivanova")
    country = page.get_by_role("combobox", name="Country")
    country.fill("Russ")
    page.get_by_role("option", name="Russia", exact=True).click()
    page.get_by_label("City").fill("Moscow")
    page.get_by_label("Street and house").fill("Tverskaya 1")
    page.get_by_label("Postcode").fill("125009")
    page.get_by_label("Postcode").blur()


def orders_of(shop: Shop, email: str) -> list[dict[str, Any]]:
    answer = shop.client.get("/api/v1/orders", params={"limit": 200}).json()
    return [order for order in answer["items"] if order["email"] == email]


def finds_and_takes_two(page: Page, shirt: dict[str, Any]) -> None:
    page.goto("/")
    search = page.get_by_role("search").locator("visible=true").get_by_role("combobox")
    search.press_sequentially(shirt["name"].lower()[:9])
    page.get_by_role("option", name=shirt["name"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(shirt["name"])
    page.get_by_role("group", name="Choose size").get_by_text("L", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("1,200.00")
    no_wider_than_the_screen(page)
    page.get_by_role("textbox", name="Quantity").fill("2")
    page.get_by_role("button", name="Add to cart").click()
    page.get_by_role("link", name="Go to the cart").click()
    expect(page.get_by_role("list", name="What is in the cart")).to_contain_text(shirt["name"])


def enters_codes(page: Page) -> None:
    page.get_by_label("Discount code").fill("NOTHING")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("main")).to_contain_text("There is no such code")
    page.get_by_role("button", name="Remove the code NOTHING").click()
    page.get_by_label("Discount code").fill("hello")
    page.get_by_role("button", name="Apply").click()
    summary = page.get_by_role("region", name="Summary")
    expect(summary).to_contain_text("240.00")
    expect(summary).to_contain_text("2,160.00")
    no_wider_than_the_screen(page)


def makes_an_account_on_the_way_to_the_checkout(page: Page, email: str) -> None:
    page.get_by_role("link", name="Go to checkout").click()
    page.get_by_role("link", name="Have an account? Sign in").click()
    page.get_by_role("link", name="Create an account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Create an account")
    page.get_by_label("Name").fill("Anna")
    page.get_by_label("E-mail").fill(email)
    page.locator("input[type=password]").first.fill(PASSWORD)
    page.get_by_role("button", name="Create an account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Checkout")
    expect(page.get_by_label("E-mail")).to_have_value(email)


def checks_out(page: Page, shop: Shop, email: str) -> dict[str, Any]:
    order = page.get_by_role("button", name=re.compile("Order for"))
    order.click()
    expect(page.get_by_role("main")).to_contain_text("Fill this in")
    assert orders_of(shop, email) == []
    fill_address(page)
    page.get_by_role("radio", name=re.compile("Courier")).click()
    expect(order).to_contain_text("2,460.00")
    no_wider_than_the_screen(page)
    page.reload()
    expect(page.get_by_label("Street and house")).to_have_value("Tverskaya 1")
    expect(order).to_contain_text("2,460.00")
    order.dblclick()

    expect(page.get_by_role("main")).to_contain_text("Thank you for your order!")
    (placed,) = orders_of(shop, email)
    assert (placed["total"], placed["discount"], placed["status"]) == ("2460.00", "240.00", "paid")
    expect(page.get_by_role("heading", level=1)).to_contain_text(placed["number"])
    no_wider_than_the_screen(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Invoice").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    return placed


def follows_the_parcel(page: Page, shop: Shop, number: str) -> None:
    (parcel,) = made(shop, f"orders/{number}/shipments", carrier="Post", tracking_number="RA123")
    page.reload()
    expect(page.get_by_role("region", name="Tracking")).to_contain_text("RA123")
    made(shop, f"shipments/{parcel['id']}/events", status="delivered")
    page.goto("/account/orders")
    page.get_by_role("link", name=number).click()
    expect(page.get_by_role("region", name="Tracking")).to_contain_text("Delivered")


def asks_to_return_one(page: Page, number: str) -> None:
    page.get_by_role("button", name="Return goods").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name=re.compile("Quantity of")).fill("1")
    dialog.get_by_role("combobox", name="Why").click()
    page.get_by_role("option", name="It does not fit").click()
    dialog.get_by_role("button", name="Ask for the return").click()
    expect(page.get_by_role("region", name="Returns")).to_contain_text("Asked for")
    page.goto("/account/returns")
    expect(page.get_by_role("main")).to_contain_text(number)
    no_wider_than_the_screen(page)


def writes_a_review(page: Page, shirt: dict[str, Any]) -> None:
    page.goto(f"/p/{shirt['slug']}")
    page.get_by_role("button", name="Write a review").click()
    page.get_by_role("button", name="Send the review").click()
    expect(page.get_by_role("main")).to_contain_text("Choose from one to five stars")
    page.locator("label", has_text="4 stars").or_(page.get_by_role("radio", name="4 stars")).first.focus()
    page.keyboard.press("Space")
    page.get_by_label("In a few words").fill("Cool in summer")
    page.get_by_role("button", name="Send the review").click()
    review = page.get_by_role("article").filter(has_text="Cool in summer")
    expect(review).to_contain_text("Bought here")
    expect(page.get_by_role("button", name="Change my review")).to_be_visible()
    no_wider_than_the_screen(page)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_buyer_finds_buys_follows_returns_and_reviews(
    open_page: Any, furnished: Shop, shirt: dict[str, Any], size: str
) -> None:
    page: Page = open_page(size)
    email = f"anna-{size}@example.com"
    finds_and_takes_two(page, shirt)
    enters_codes(page)
    makes_an_account_on_the_way_to_the_checkout(page, email)
    placed = checks_out(page, furnished, email)
    follows_the_parcel(page, furnished, placed["number"])
    asks_to_return_one(page, placed["number"])
    writes_a_review(page, shirt)


def test_a_guest_orders_once_although_the_answer_is_lost_and_the_page_reloaded(
    open_page: Any, furnished: Shop, shirt: dict[str, Any]
) -> None:
    page: Page = open_page()
    email = "lost@example.com"
    page.goto(f"/p/{shirt['slug']}")
    page.get_by_role("button", name="Add to cart").click()
    page.get_by_role("link", name="Go to the cart").click()
    page.get_by_role("link", name="Go to checkout").click()
    page.get_by_label("E-mail").fill(email)
    fill_address(page)
    page.get_by_role("radio", name=re.compile("Courier")).click()
    order = page.get_by_role("button", name=re.compile("Order for"))
    expect(order).to_contain_text("1,300.00")

    def reach_the_server_but_lose_the_answer(route: Any) -> None:
        route.fetch()
        route.abort()

    page.route("**/api/v1/checkout", reach_the_server_but_lose_the_answer)
    order.click()
    expect(page.get_by_role("alert")).to_contain_text("will not be ordered twice")
    assert len(orders_of(furnished, email)) == 1
    page.unroute("**/api/v1/checkout")
    page.reload()

    expect(page.get_by_role("main")).to_contain_text("Thank you for your order!")
    (placed,) = orders_of(furnished, email)
    expect(page.get_by_role("heading", level=1)).to_contain_text(placed["number"])
    # The address opens it again, for whoever has no account; without its token it shows nothing.
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text(placed["number"])
    page.goto(f"/order/{placed['number']}")
    expect(page.get_by_role("main")).to_contain_text("This order cannot be shown")


def test_a_total_that_changed_is_shown_before_anything_is_ordered(
    open_page: Any, furnished: Shop, shirt: dict[str, Any]
) -> None:
    page: Page = open_page()
    email = "careful@example.com"
    page.goto(f"/p/{shirt['slug']}")
    page.get_by_role("button", name="Add to cart").click()
    page.get_by_role("link", name="Go to the cart").click()
    page.get_by_role("link", name="Go to checkout").click()
    page.get_by_label("E-mail").fill(email)
    fill_address(page)
    page.get_by_role("radio", name=re.compile("Courier")).click()
    order = page.get_by_role("button", name=re.compile("Order for"))
    expect(order).to_contain_text("1,300.00")
    address = f"/api/v1/products/{shirt['id']}/variants/{shirt['variants'][0]['id']}"
    answer = furnished.client.put(address, json={"price": "1100.00"})
    assert answer.status_code == 200, answer.text

    order.click()
    expect(page.get_by_role("alert")).to_contain_text("1,400.00")
    assert orders_of(furnished, email) == []
    expect(order).to_contain_text("1,400.00")
    order.click()
    expect(page.get_by_role("main")).to_contain_text("Thank you for your order!")
    assert [one["total"] for one in orders_of(furnished, email)] == ["1400.00"]


def test_more_than_there_is_is_said_beside_the_line(open_page: Any, furnished: Shop, shirt: dict[str, Any]) -> None:
    page: Page = open_page("phone")
    page.goto(f"/p/{shirt['slug']}")
    page.get_by_role("button", name="Add to cart").click()
    page.get_by_role("link", name="Go to the cart").click()
    page.get_by_role("textbox", name=re.compile("Quantity of")).fill("3")
    expect(page.get_by_role("main")).to_contain_text("Only 2 are left.")
    expect(page.get_by_role("button", name="Go to checkout")).to_be_disabled()
    page.get_by_role("button", name="Take 2").click()
    expect(page.get_by_role("link", name="Go to checkout")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Remove")).click()
    expect(page.get_by_role("main")).to_contain_text("Your cart is empty")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("list", name="What is in the cart")).to_contain_text(shirt["name"])


def test_facets_are_in_the_address_bar(open_page: Any, furnished: Shop, shirt: dict[str, Any]) -> None:
    page: Page = open_page()
    page.goto(f"/all?q={shirt['name'].replace(' ', '+')}&price_min=900&price_max=1300")
    expect(page.get_by_role("main")).to_contain_text(shirt["name"])
    page.get_by_role("group", name="Size").get_by_role("checkbox", name=re.compile("^L")).click()
    expect(page).to_have_url(re.compile(r"attr\.size=L"))
    page.reload()
    expect(page.get_by_role("checkbox", name=re.compile("^L"))).to_be_checked()
    page.get_by_role("button", name="Without size: L").click()
    expect(page).not_to_have_url(re.compile("attr"))
    page.go_back()
    expect(page.get_by_role("checkbox", name=re.compile("^L"))).to_be_checked()
    page.get_by_role("button", name="Clear filters").click()
    expect(page).not_to_have_url(re.compile("price_min"))


def test_staff_reach_their_back_office_from_the_shop(open_page: Any) -> None:
    page: Page = open_page()
    sign_in(page)
    page.goto("/")
    page.get_by_role("button", name="My account").click()
    expect(page.get_by_role("menuitem", name="Back office")).to_be_visible()
