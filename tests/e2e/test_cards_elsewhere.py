"""A merchant maps a category once, sees what a card lacks, mends it, and sends the card to a marketplace."""

from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage, sign_in
from tests.e2e.test_selling_elsewhere import fits_a_phone
from tests.make_catalog import picture
from tests.market import connect, sandbox
from tests.shop import Shop, until


def test_a_card_is_mapped_mended_sent_and_stands_there(open_page: OpenPage, shop: Shop) -> None:
    shop.sign_in()
    client = shop.client
    category = client.post("/api/v1/categories", json={"name": "Light"}).json()
    brand = client.post("/api/v1/brands", json={"name": "Lumo"}).json()
    lamp = client.post(
        "/api/v1/products",
        json={
            "name": "Desk lamp", "description": "A lamp for a desk.", "sku": "LAMP", "price": "1990",
            "barcode": "4600000000017", "category_id": category["id"], "brand_id": brand["id"],
            "attributes": {"Colour": "red", "Power": 40},
            "weight_g": 900, "length_mm": 300, "width_mm": 150, "height_mm": 400,
        },
    )  # fmt: skip
    assert lamp.status_code == 201, lamp.text
    with sandbox(late=0.2) as market:
        options = {"address": market.url, "dialect": "yandex_market"}
        channel = connect(client, market, name="Yandex", options=options)
        page = open_page("desktop")
        sign_in(page)
        page.goto(f"/admin/channels/{channel['id']}")
        page.get_by_role("link", name="Mapping").click()
        expect(page.get_by_text("2 categories there, read")).to_be_visible(timeout=45_000)
        page.get_by_label("Category there").first.click()
        page.get_by_role("option", name="All goods / Goods").click()
        attributes = page.get_by_role("table", name="What it wants to know")
        expect(attributes).to_be_visible(timeout=45_000)
        fits_a_phone(page)
        page.get_by_role("button", name="Take 2 suggestions").click()
        expect(attributes.get_by_role("row").filter(has_text="Colour")).not_to_contain_text("Suggested")
        attributes.get_by_role("button", name="Map: Power").click()
        dialog = page.get_by_role("dialog", name="Power")
        dialog.get_by_label("When yours is empty").fill("40")
        dialog.get_by_role("button", name="Save").click()
        expect(dialog).to_have_count(0)
        expect(attributes).to_contain_text("else 40")
        expect(page.get_by_role("status").first).to_contain_text("1 of 1 required attributes mapped")

        page.get_by_role("main").get_by_role("link", name="Cards").click()
        row = page.get_by_role("row").filter(has_text="LAMP")
        expect(row).to_contain_text("Pictures: wanted of every card.")
        expect(row.get_by_role("button", name="Send: LAMP")).to_be_disabled()
        fits_a_phone(page)
        uploaded = client.post(f"/api/v1/products/{lamp.json()['id']}/media", files={"file": ("a.png", picture())})
        assert uploaded.status_code == 201, uploaded.text
        page.reload()
        row.get_by_role("button", name="Desk lamp").click()
        expect(page.get_by_role("dialog").get_by_role("table", name="What would be sent")).to_contain_text("Lumo")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Send cards").click()
        asked = page.get_by_role("dialog", name="Send 1 card to Yandex?")
        expect(asked).to_contain_text("New: 1, changed: 0.")
        assert market.goods() == {}  # looked at, and nothing else
        asked.get_by_role("button", name="Send cards").click()
        expect(row).to_contain_text("Agrees", timeout=60_000)
        assert list(market.goods()) == ["LAMP"]
        page.goto(f"/admin/channels/{channel['id']}/listings")
        expect(page.get_by_role("row").filter(has_text="LAMP")).to_contain_text("Desk lamp")
        until(
            lambda: client.get(f"/api/v1/channels/{channel['id']}/listings").json()["items"][0]["variant_id"], "linked"
        )
