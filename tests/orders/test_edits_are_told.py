"""An edited order: its buyer reads by mail what it holds now, and Stripe takes or gives back the difference."""

import pytest

from tests import make_payments, make_stock as make
from tests.mailbox import mail_server
from tests.orders.conftest import order, row
from tests.orders.test_editing import SHOP, edit
from tradepost.orders.models import Order

CARD = {"payment_method": "pm_card_visa"}


def text_of(mail) -> list[str]:
    return [line for line in mail.get_content().replace("\xa0", "").splitlines() if line]


async def test_the_buyer_reads_what_it_holds_now_and_what_becomes_of_the_money(manager, buyer, lamp, placed, configure):
    with mail_server() as (box, address):
        configure(smtp_url=address)
        await box.arrived()
        await edit(manager, placed["number"], (lamp, 4))
        more = await box.one()
        await edit(manager, placed["number"], (lamp, 4))
        assert await box.arrived() == []
        await edit(manager, placed["number"], (lamp, 1))
        less, back = sorted(await box.arrived(), key=lambda mail: "changed" not in mail["Subject"])
    number = placed["number"]
    assert (more["To"], more["Subject"]) == ("alice@example.com", f"Tradepost: order {number} was changed")
    assert text_of(more)[1:-1] == [
        "4 × Lamp: RUB79.60", "Subtotal: RUB79.60", "Total: RUB79.60", "To be paid: RUB19.90.",
    ]  # fmt: skip
    assert text_of(less)[1:-1] == ["1 × Lamp: RUB19.90", "Subtotal: RUB19.90", "Total: RUB19.90"]
    assert text_of(back)[0] == f"We have sent RUB39.80 back for your order {number}. Reason: The order was changed."


@pytest.fixture
async def by_card(buyer, lamp, localstripe) -> Order:
    """Two lamps of Alice's, 39.80, charged by Stripe."""
    made = await order(buyer, (lamp, 2), payment_provider="stripe", payment=CARD)
    assert (made["order"]["status"], localstripe.charges()) == ("paid", [("succeeded", 3980, True)])
    return await row(made["order"]["number"])


async def test_stripe_gives_back_what_an_edit_made_too_much(manager, by_card, lamp, localstripe):
    seen = (await edit(manager, by_card.number, (lamp, 1))).json()
    assert (seen["total"], seen["paid"], seen["due"], seen["refunded"]) == ("19.90", "19.90", "0.00", "0.00")
    assert localstripe.refunds() == [1990]
    assert await make_payments.drift() == []


async def test_stripe_charges_the_difference_once_and_gives_both_back(manager, buyer, by_card, lamp, localstripe):
    seen = (await edit(manager, by_card.number, (lamp, 3))).json()
    assert (seen["total"], seen["due"], seen["payment_status"]) == ("59.70", "19.90", "partially_paid")
    pay = {"payment_provider": "stripe", "payment": {"payment_method": "pm_card_chargeCustomerFail"}}
    refused = (await buyer.post(f"{SHOP}/{by_card.number}/pay", json=pay)).json()
    assert (refused["payment"]["status"], refused["order"]["due"]) == ("declined", "19.90")
    for _twice in range(2):
        await buyer.post(f"{SHOP}/{by_card.number}/pay", json=pay | {"payment": CARD})
    found = await row(by_card.number)
    assert (found.paid, found.payment_status, found.status) == (5970, "paid", "paid")
    assert sorted(localstripe.charges()) == [
        ("failed", 1990, True), ("succeeded", 1990, True), ("succeeded", 3980, True),
    ]  # fmt: skip
    await manager.post(f"{SHOP}/{by_card.number}/cancel", json={})
    assert sorted(localstripe.refunds()) == [1990, 3980]
    assert await make_payments.drift() == []
    assert await make.drift() == []
