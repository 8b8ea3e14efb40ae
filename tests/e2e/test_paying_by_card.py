"""A buyer pays by card in the shop's pages, at Stripe's test server: one is refused, one works, one has to be shown."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_buyers_story import fill_address, furnished, orders_of, shirt
from tests.payments.servers import Localstripe
from tests.shop import Shop

__all__ = ["furnished", "shirt"]

WORKS, REFUSED, ASKS = "4242424242424242", "4000000000000341", "4000002500003155"
KEY = "sk_test_shop_4242"
# localstripe's script leaves this one call of Stripe's empty; its server has it, for whoever shows the secret key.
COMPLETED = """
const made = Stripe
Stripe = (key) => ({
  ...made(key),
  createPaymentMethod: async ({ card }) => {
    const body = JSON.stringify({ type: 'card', card: card.value.card })
    const answer = await fetch(`${LOCALSTRIPE_BASE_API}/v1/payment_methods`, { method: 'POST', body })
    const found = await answer.json()
    return answer.ok ? { paymentMethod: found } : { error: { message: 'Your card number is incomplete.' } }
  },
})
"""


@pytest.fixture(scope="module")
def stripe(furnished: Shop) -> Iterator[Localstripe]:
    """The test server, set up in the shop as staff do it."""
    server = Localstripe()
    settings = {
        "enabled": True,
        "mode": "test",
        "options": {"publishable_key": "pk_test_shop", "api_base": server.url},
        "credentials": {"api_key": KEY},
    }
    answer = furnished.client.put("/api/v1/payments/providers/stripe/settings", json=settings)
    assert answer.status_code == 200, answer.text
    yield server
    server.stop()


def completed(page: Page) -> None:
    def script(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text() + COMPLETED)

    def by_the_secret_key(route: Route) -> None:
        route.fulfill(response=route.fetch(headers={**route.request.headers, "authorization": f"Bearer {KEY}"}))

    page.route("**/js.stripe.com/v3/", script)
    page.route("**/v1/payment_methods", by_the_secret_key)


def type_card(page: Page, number: str) -> None:
    for field, text in {"number": number, "exp_month": "12", "exp_year": "30", "cvc": "123"}.items():
        page.get_by_placeholder(field, exact=True).fill(text)


def goes_to_pay(page: Page, shirt: dict[str, Any], email: str) -> None:
    page.goto(f"/p/{shirt['slug']}")
    page.get_by_role("button", name="Add to cart").click()
    page.get_by_role("link", name="Go to the cart").click()
    page.get_by_role("link", name="Go to checkout").click()
    page.get_by_label("E-mail").fill(email)
    fill_address(page)
    page.get_by_role("radio", name=re.compile("Courier")).click()
    page.get_by_role("radio", name=re.compile("Bank card")).click()
    expect(page.get_by_placeholder("number", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Order for"))).to_contain_text("1,300.00")


def test_a_buyer_pays_with_the_stripe_test_server(
    open_page: OpenPage, furnished: Shop, stripe: Localstripe, shirt: dict[str, Any]
) -> None:
    page = open_page()
    completed(page)
    order = page.get_by_role("button", name=re.compile("Order for"))

    goes_to_pay(page, shirt, "refused@example.com")
    type_card(page, "42")
    order.click()
    expect(page.get_by_role("main")).to_contain_text("Your card number is incomplete.")
    assert orders_of(furnished, "refused@example.com") == []
    type_card(page, REFUSED)
    order.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Order")
    expect(page.get_by_role("main")).to_contain_text("The bank declined the card.")
    expect(page.get_by_role("main")).not_to_contain_text("Thank you for your order!")
    [placed] = orders_of(furnished, "refused@example.com")
    assert (placed["status"], placed["paid"], placed["due"]) == ("pending", "0.00", "1300.00")

    type_card(page, WORKS)
    page.get_by_role("button", name=re.compile("^Pay")).click()
    expect(page.get_by_role("main")).to_contain_text("Thank you for your order!")
    expect(page.get_by_role("button", name=re.compile("^Pay"))).to_have_count(0)
    [placed] = orders_of(furnished, "refused@example.com")
    assert (placed["status"], placed["paid"], placed["due"]) == ("paid", "1300.00", "0.00")

    goes_to_pay(page, shirt, "asked@example.com")
    type_card(page, ASKS)
    order.click()
    page.get_by_role("button", name="Complete authentication").click()
    expect(page.get_by_role("main")).to_contain_text("Thank you for your order!")
    [placed] = orders_of(furnished, "asked@example.com")
    assert (placed["status"], placed["payment_provider"]) == ("paid", "stripe")
    assert sorted(stripe.charges()) == [("failed", 130_000, True), *[("succeeded", 130_000, True)] * 2]


def test_the_pages_of_a_shop_without_stripe_run_no_script_but_its_own(furnished: Shop, stripe: Localstripe) -> None:
    def policy() -> str:
        return str(furnished.client.get("/basket", headers={"accept": "text/html"}).headers["content-security-policy"])

    assert f"script-src 'self' {stripe.url};" in policy()
    back_office = furnished.client.get("/admin").headers["content-security-policy"]
    settings = "/api/v1/payments/providers/stripe/settings"
    assert furnished.client.put(settings, json={"enabled": False}).status_code == 200
    assert policy() == back_office
    assert "script-src 'self';" in back_office
