"""A seller's day in the demo shop, at a desk and on a phone: from what is urgent to what the market does."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import sign_in
from tests.e2e.test_every_page import no_wider_than_the_screen
from tests.shop import Shop, running, until

ANSWER = "Thank you! Vinegar and half an hour do it."
RAISED = "Kettles up"


@pytest.fixture
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The demo shop, a fresh one each time: a day that was played is over."""
    with running(Shop(tmp_path_factory.mktemp("shop") / "data"), "--demo") as started:
        started.sign_in()
        yield started


def get(shop: Shop, path: str, **query: Any) -> Any:
    answer = shop.client.get(f"/api/v1/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def a_review_comes_in(shop: Shop, product: int) -> None:
    """Overnight a buyer was unhappy."""
    with httpx.Client(base_url=shop.client.base_url, timeout=30) as buyer:
        who = {"username": "mila", "password": "correct horse battery", "name": "Mila"}
        assert buyer.post("/api/v1/auth/register", json=who).status_code == 201
        token = buyer.post("/api/v1/auth/login", json=who | {"login": "mila"}).json()["access_token"]
        said = {"rating": 2, "title": "Limescale", "text": "After a month it is full of limescale."}
        written = buyer.post(
            f"/api/v1/products/{product}/reviews", json=said, headers={"Authorization": f"Bearer {token}"}
        )
        assert written.status_code == 201, written.text


def something_runs_out(shop: Shop) -> dict[str, Any]:
    """The last of something that a supplier has went yesterday: the line that is proposed."""
    until(lambda: get(shop, "purchases/proposals")["as_of"], "the first forecast is made")
    offers = get(shop, "supplier_catalog", linked=True, limit=200)["items"]
    products = {one["id"]: one for one in get(shop, "products", limit=200)["items"]}
    alone = (products[one["product_id"]] for one in offers if len(products[one["product_id"]]["variants"]) == 1)
    for product in alone:
        emptied = shop.client.put(f"/api/inventory/{product['id']}/", json={"stock": 0})
        assert emptied.status_code == 200, emptied.text
        for group in get(shop, "purchases/proposals")["groups"]:
            for line in group["lines"]:
                if line["product_id"] == product["id"] and group["problem"] is None:
                    return line | {"supplier": group["supplier"]}
    raise AssertionError("nothing that a supplier has is ever asked for")


def the_day_begins_with_what_is_urgent(page: Page, line: dict[str, Any]) -> None:
    page.goto("/admin")
    day = page.get_by_role("region", name="Today")
    expect(day).to_contain_text("at risk")
    day.get_by_text(re.compile(r"^Runs out · \d")).click()
    expect(day).to_contain_text(line["name"])
    no_wider_than_the_screen(page)


def a_review_is_answered(page: Page, shop: Shop) -> None:
    # Reviews of the demo's marketplace may have come in as well.
    page.goto("/admin/inbox?kind=review&state=waiting&channel=store")
    page.get_by_role("link", name="Mila").or_(page.get_by_role("link", name="Enamel kettle")).first.click()
    expect(page.get_by_role("main")).to_contain_text("After a month it is full of limescale.")
    no_wider_than_the_screen(page)
    # A rule of the shop has drafted an answer; this one deserves a better.
    page.get_by_role("button", name="Do not send").click()
    answer = page.get_by_role("region", name="Answer")
    answer.get_by_role("textbox").fill(ANSWER)
    answer.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("The answer is sent.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(ANSWER)
    (answered,) = get(shop, "inbox", kind="review", channel="store")["items"]
    assert answered["state"] == "answered"


def prices(shop: Shop, product: int) -> list[str]:
    found = get(shop, f"products/{product}")
    return [one["price"] for one in found["variants"]]


def a_price_goes_up_by_a_rule_and_back(page: Page, shop: Shop, product: int) -> None:
    before = prices(shop, product)
    page.goto("/admin/price-rules/new")
    page.get_by_role("textbox", name="Name", exact=True).fill(RAISED)
    page.get_by_label("Words of name or SKU").fill("Enamel kettle")
    step = page.get_by_role("combobox", name="Step 1", exact=True)
    # A list of options goes away with the field that it hangs from: on a phone, leave it room below.
    step.evaluate("field => field.scrollIntoView({block: 'center'})")
    step.click()
    page.get_by_role("option", name="Floor").click()
    page.get_by_role("region", name="Steps").get_by_label("Floor").last.fill("2990")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(RAISED)

    # Nothing moves before the dry run was looked at and confirmed.
    expect(page.get_by_role("button", name="Run now")).to_have_count(0)
    page.get_by_role("button", name="Try it").click()
    table = page.get_by_role("table", name="Decisions")
    expect(table).to_contain_text("2,990.00")
    expect(table).to_contain_text("HOM-01-1")
    no_wider_than_the_screen(page)
    assert prices(shop, product) == before
    page.get_by_role("button", name="I looked at it: confirm").click()
    page.get_by_role("button", name="Run now").click()
    page.get_by_role("dialog").get_by_role("button", name="Run now").click()
    expect(page).to_have_url(re.compile(r"/price-rules/runs/\d+$"))
    expect(page.get_by_role("main")).to_contain_text("Done")
    assert prices(shop, product) == ["2990.00"] * 3

    page.get_by_role("button", name="Put back").click()
    page.get_by_role("dialog").get_by_role("button", name="Put back").click()
    expect(page.get_by_role("button", name="Put back")).to_have_count(0)
    until(lambda: prices(shop, product) == before, "the prices are put back")
    no_wider_than_the_screen(page)


def what_runs_out_is_ordered_and_comes(page: Page, shop: Shop, line: dict[str, Any]) -> None:
    page.goto("/admin/purchases/proposals")
    proposal = page.get_by_role("region", name=line["supplier"])
    expect(proposal).to_contain_text(line["name"])
    no_wider_than_the_screen(page)
    proposal.get_by_role("button", name="Make a draft").click()
    expect(page.get_by_text("1 draft made")).to_be_visible()
    made = get(shop, "purchases", status="draft", sort="-id")["items"][0]
    page.goto(f"/admin/purchases/{made['id']}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(made["number"])
    page.get_by_role("button", name="Order", exact=True).click()
    page.get_by_role("button", name="Receive").click()
    page.get_by_role("dialog").get_by_role("button", name="Receive").click()
    expect(page.get_by_role("main")).to_contain_text("Received")
    expect(page.get_by_role("button", name="Receive")).to_have_count(0)
    no_wider_than_the_screen(page)
    came = get(shop, f"purchases/{made['id']}")
    assert came["status"] == "received"
    levels = get(shop, "inventory", product_id=line["product_id"])["items"]
    assert sum(one["quantity"] for one in levels) == line["quantity"]

    page.get_by_role("table", name="Goods").get_by_role("link", name=line["name"]).click()
    expect(page.get_by_role("img", name="Cost history")).to_be_visible()
    history = page.get_by_role("table", name="Cost history")
    expect(history.get_by_role("row").nth(1)).to_contain_text(made["number"])
    no_wider_than_the_screen(page)


def positions_the_market_and_the_news(page: Page, shop: Shop) -> None:
    page.goto("/admin/promotion/positions")
    expect(page.get_by_role("table", name="Positions")).to_contain_text("чайник эмалированный")
    no_wider_than_the_screen(page)

    page.goto("/admin/niche")
    page.get_by_role("link", name="Home & kitchen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Home & kitchen")
    expect(page.get_by_role("region", name="Entry score")).to_contain_text("Demand")
    expect(page.get_by_role("region", name="Price segments").get_by_role("listitem")).to_have_count(5)
    no_wider_than_the_screen(page)
    page.get_by_role("button", name="Keep this niche").click()
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Kept as Home & kitchen")).to_be_visible()
    (kept,) = get(shop, "niche/favorites")["items"]
    assert (kept["name"], kept["alert_percent"]) == ("Home & kitchen", 20)

    page.goto("/admin/notifications")
    # The news of the day: the review that waited.
    expect(page.get_by_role("main")).to_contain_text("review")
    no_wider_than_the_screen(page)
    everything = page.get_by_role("button", name="Mark all as read")

    def is_read() -> bool:
        if everything.is_visible() and everything.is_enabled():  # the shop goes on: more news may come meanwhile
            everything.click()
        return bool(get(shop, "notifications/unread")["unread"] == 0)

    until(is_read, "all is read")


def help_is_found(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_placeholder("Search products, orders, customers").last.fill("entry score")
    page.get_by_role("dialog").get_by_role("button", name="Niches").first.click()
    expect(page).to_have_url(re.compile("/admin/help/niche#the-entry-score"))
    expect(page.get_by_role("heading", name="The entry score")).to_be_in_viewport()
    no_wider_than_the_screen(page)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_sellers_day(open_page: Any, shop: Shop, size: str) -> None:
    (kettle,) = (one["id"] for one in get(shop, "products", q="Enamel kettle")["items"])
    a_review_comes_in(shop, kettle)
    line = something_runs_out(shop)
    page = open_page(size)
    sign_in(page)

    the_day_begins_with_what_is_urgent(page, line)
    a_review_is_answered(page, shop)
    a_price_goes_up_by_a_rule_and_back(page, shop, kettle)
    what_runs_out_is_ordered_and_comes(page, shop, line)
    positions_the_market_and_the_news(page, shop)
    help_is_found(page)
