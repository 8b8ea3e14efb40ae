"""Advertising in the own store: a campaign is made, shown as what it is, clicked on, paid for and paused."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import sign_in
from tests.e2e.test_every_page import no_wider_than_the_screen
from tests.shop import Shop, running, until

LAMP = "Table lamp Dusk"
# What calls itself headless is a program, and programs' clicks are not counted.
SOMEBODY = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The demo shop, in which nobody else promotes anything for the home."""
    with running(Shop(tmp_path_factory.mktemp("shop") / "data"), "--demo") as started:
        started.sign_in()
        yield started


def the_newest(shop: Shop) -> dict[str, Any]:
    answer = shop.client.get("/api/v1/promotion/campaigns", params={"sort": "-id", "limit": 1})
    found: dict[str, Any] = answer.json()["items"][0]
    return found


def a_campaign_is_made_and_started(page: Page, shop: Shop, name: str) -> None:
    page.goto("/admin/promotion/campaigns/new")
    page.get_by_role("textbox", name="Name", exact=True).fill(name)
    page.get_by_label("Budget", exact=True).fill("300")
    find = page.get_by_role("textbox", name="Find a product")
    # A list of options goes away with the field that it hangs from: on a phone, leave it room below.
    find.evaluate("field => field.scrollIntoView({block: 'center'})")
    find.fill("table lamp")
    page.get_by_role("option", name=LAMP).click()
    page.get_by_role("button", name="Make the campaign").click()
    expect(page.get_by_text("Say what a click may cost")).to_be_visible()
    page.get_by_label(f"Bid: {LAMP}").fill("9")
    page.get_by_role("button", name="Make the campaign").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(page.get_by_role("main")).to_contain_text("Draft")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Running")
    no_wider_than_the_screen(page)
    made = the_newest(shop)
    assert (made["name"], made["state"], made["budget"], made["spent"]) == (name, "running", "300.00", "0.00")


def a_buyer_sees_it_and_looks(buyer: Page) -> None:
    buyer.context.set_extra_http_headers({"User-Agent": SOMEBODY})
    buyer.goto("/c/home-kitchen")
    promoted = buyer.get_by_role("region", name="Promoted products")
    expect(promoted).to_contain_text("Advertising")
    no_wider_than_the_screen(buyer)
    promoted.get_by_role("link", name=LAMP).first.click()
    expect(buyer.get_by_role("heading", level=1)).to_contain_text(LAMP)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_campaign_is_shown_clicked_on_and_paused(open_page: Any, shop: Shop, size: str) -> None:
    page, buyer = open_page(size), open_page(size)
    sign_in(page)

    a_campaign_is_made_and_started(page, shop, f"Lamps on a {size}")
    a_buyer_sees_it_and_looks(buyer)

    # Nobody bids against it, so that the click costs the least there is.
    until(lambda: the_newest(shop)["figures"]["clicks"] == 1, "the click is counted")
    until(lambda: the_newest(shop)["figures"]["views"] == 1, "the view is counted")
    assert the_newest(shop)["spent"] == "0.01"
    page.reload()
    row = page.get_by_role("row", name=LAMP)
    expect(row).to_contain_text("0.01")
    expect(page.get_by_role("main")).to_contain_text("299.99")

    page.get_by_role("button", name="Pause", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Paused")
    buyer.goto("/c/home-kitchen")
    expect(buyer.get_by_role("main").get_by_role("link", name=LAMP).first).to_be_visible()
    expect(buyer.get_by_role("region", name="Promoted products")).to_have_count(0)
