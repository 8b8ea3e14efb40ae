"""A subscription paid by card, whose server does not answer: it is resumed, and charged once."""

from tests.payments.conftest import line, localstripe, localstripe_server
from tests.tariffs import make

__all__ = ["line", "localstripe", "localstripe_server"]
CARD = {"number": "4242424242424242", "exp_month": "12", "exp_year": "2040", "cvc": "123"}


async def test_a_lost_answer_is_asked_for_again_and_the_card_is_charged_once(owner, buyer, localstripe, line):
    tariff = await make.plan(owner)
    card = localstripe.post(
        "/v1/payment_methods", type="card", **{f"card[{key}]": value for key, value in CARD.items()}
    )
    body = {
        "tariff_id": tariff["id"],
        "end_date": "2065-12-31T23:59:59Z",
        "payment_provider": "stripe",
        "payment": {"payment_method": card["id"]},
    }
    line.loses.append("/confirm")
    first = (await buyer.post("/user_tariffs", json=body)).json()
    assert (first["status"], first["good"]) == ("pending", False)
    second = (await buyer.post("/user_tariffs", json=body)).json()
    assert (second["id"], second["status"]) == (first["id"], "active")
    assert [amount for _, amount, _ in localstripe.charges()] == [4999]
    assert (await make.payments()) == [("captured", 4999, 0)]
