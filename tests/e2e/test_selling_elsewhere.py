"""A merchant sells on two marketplaces: connects one, sees an order arrive, ships it, sees the other show one less."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import SIZES, OpenPage, sign_in
from tests.market import Sandbox, connect, sandbox
from tests.shop import Shop, until


def goods(shop: Shop, sku: str, *markets: Sandbox) -> dict[str, Any]:
    """Five of something here, and its card on each marketplace."""
    made = shop.client.post("/api/v1/products", json={"name": f"Lamp {sku}", "sku": sku, "price": "900"}).json()
    stocked = shop.client.post("/api/v1/inventory", json={"product_id": made["id"], "quantity": 5})
    assert stocked.status_code == 201, stocked.text
    for market in markets:
        market.goods({"sku": sku, "title": f"Lamp {sku}", "price": 1000})
    found: dict[str, Any] = made
    return found


def fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": SIZES["phone"][0], "height": SIZES["phone"][1]})
    fits = "document.documentElement.scrollWidth <= window.innerWidth"
    until(lambda: page.evaluate(fits), "the page fits once it has moved")
    page.set_viewport_size({"width": SIZES["desktop"][0], "height": SIZES["desktop"][1]})


def connect_by_hand(page: Page, market: Sandbox, name: str) -> None:
    """The wizard: chosen, filled in, tried at once."""
    page.goto("/admin/channels")
    page.get_by_role("button", name="Connect a channel").click()
    dialog = page.get_by_role("dialog", name="Connect a channel")
    dialog.get_by_label("Type").first.click()
    page.get_by_role("option", name="Sandbox").click()
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Save and try").click()
    expect(dialog.get_by_text("Fill this in")).to_have_count(2)  # and nothing is saved
    expect(dialog.get_by_label("Token")).to_be_focused()
    dialog.get_by_label("Token").fill("wrong")
    dialog.get_by_label("Address").fill(market.url)
    dialog.get_by_role("button", name="Save and try").click()
    expect(dialog.get_by_role("status")).to_contain_text("does not accept the credentials", timeout=45_000)
    dialog.get_by_label("Token").fill("sandbox")
    dialog.get_by_role("button", name="Save and try").click()
    expect(dialog.get_by_role("status")).to_contain_text("Connected to Sandbox", timeout=45_000)
    dialog.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(page.get_by_role("heading", level=1).locator("..")).to_contain_text("Works")


def test_an_order_there_is_shipped_here_and_lowers_what_others_show(open_page: OpenPage, shop: Shop) -> None:
    shop.sign_in()
    sku = "LAMP"
    with sandbox(late=0.2) as first, sandbox(late=0.2) as second:
        goods(shop, sku, first, second)
        other = connect(shop.client, second, name="Other market")
        page = open_page("desktop")
        sign_in(page)
        connect_by_hand(page, first, "First market")
        until(lambda: {one.goods()[sku]["stock"] for one in (first, second)} == {5}, "both show five")

        (number,) = first.buy(sku)
        page.get_by_role("link", name="Orders there").click()
        row = page.get_by_role("row").filter(has_text=str(number))
        expect(row).to_contain_text("New", timeout=45_000)  # it comes in by itself
        fits_a_phone(page)
        # In the book it says where it is shipped, and offers to do it nowhere else.
        row.get_by_role("link").click()
        expect(page.get_by_role("main")).to_contain_text("Sold on First market")
        expect(page.get_by_role("region", name="Parcels")).to_be_visible()
        expect(page.get_by_role("button", name="Dispatch")).to_have_count(0)
        fits_a_phone(page)
        page.get_by_role("link", name="Orders of the channel").click()
        row.get_by_role("button", name="Ship").click()
        expect(row).to_contain_text("Handed over", timeout=45_000)
        row.get_by_role("link").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(str(number))

        page.goto(f"/admin/channels/{other['id']}/listings")
        listing = page.get_by_role("row").filter(has_text=sku)
        expect(listing).to_contain_text(re.compile("4.*Agrees|shows 4"), timeout=45_000)
        fits_a_phone(page)
        assert second.goods()[sku]["stock"] == 4

        page.goto(f"/admin/channels/{other['id']}")
        log = page.get_by_role("region", name="Sync log")
        expect(log).to_contain_text("Tell stock")
        fits_a_phone(page)


def test_prices_are_looked_at_sent_and_read_back(open_page: OpenPage, shop: Shop) -> None:
    shop.sign_in()
    with sandbox(late=0.2) as market:
        goods(shop, "SPOT", market)
        vase_here = shop.client.post("/api/v1/products", json={"name": "Urn", "sku": "URN", "price": "700"})
        assert vase_here.status_code == 201, vase_here.text
        market.goods({"sku": "URN", "title": "Urn", "price": 700})
        options = {"address": market.url, "dialect": "ozon"}
        channel = connect(shop.client, market, name="Ozon", options=options)
        page = open_page("desktop")
        sign_in(page)
        page.goto(f"/admin/channels/{channel['id']}")
        page.get_by_role("link", name="Prices there").click()
        lamp, vase = (page.get_by_role("row").filter(has_text=sku) for sku in ("SPOT", "URN"))
        expect(lamp).to_contain_text("1,000.00", timeout=45_000)
        expect(vase).to_contain_text("Costs that already")
        page.get_by_role("button", name="Send prices").click()
        dialog = page.get_by_role("dialog", name="Send 1 price to Ozon?")
        expect(dialog).to_contain_text("costs that already (1)")
        assert market.goods()["SPOT"]["price"] == 1000  # looked at, and nothing else
        dialog.get_by_role("button", name="Send prices").click()
        expect(lamp).to_contain_text("Agrees", timeout=60_000)
        expect(lamp).to_contain_text("Costs that already")
        assert {sku: one["price"] for sku, one in market.goods().items()} == {"SPOT": 900, "URN": 700}
        fits_a_phone(page)


def test_what_is_sent_back_there_lies_on_the_shelf_once_it_arrived(open_page: OpenPage, shop: Shop) -> None:
    shop.sign_in()
    with sandbox(late=0.2) as market:
        goods(shop, "DESK", market)
        channel = connect(shop.client, market, name="Fourth market")
        until(lambda: market.goods()["DESK"]["stock"] == 5, "it shows five")
        (number,) = market.buy("DESK")
        until(lambda: market.goods()["DESK"]["stock"] == 4, "it is in the book")
        page = open_page("desktop")
        sign_in(page)
        page.goto(f"/admin/channels/{channel['id']}")
        page.get_by_role("main").get_by_role("link", name="Returns").click()
        expect(page.get_by_text("They come in by themselves")).to_be_visible(timeout=45_000)
        fits_a_phone(page)
        market.client.post("/sandbox/orders", json={"return": number})
        url = f"/api/v1/channels/{channel['id']}"
        shop.client.post(f"{url}/sync", json={"capabilities": ["returns"]})
        row = page.get_by_role("row").filter(has_text=str(number))
        expect(row).to_contain_text("On its way", timeout=45_000)
        fits_a_phone(page)
        row.get_by_role("button", name="Received").click()
        page.get_by_role("dialog").get_by_role("button", name="Received").click()
        expect(row).to_contain_text("1 unit is on the shelf again", timeout=45_000)
        fits_a_phone(page)
        until(lambda: market.goods()["DESK"]["stock"] == 5, "it shows five again")
