"""Store credit: granted, seen by its owner alone, spent by orders, taken back."""

import pytest

from tests import make_discounts as make
from tradepost.core import db
from tradepost.discounts import ledger

CREDIT = "/api/v1/store-credit"


async def granted(who, account, amount="50.00", **fields):
    return await who.post(f"{CREDIT}/accounts/{account.id}/grant", json={"amount": amount, "reason": "Sorry"} | fields)


async def test_credit_is_granted_and_seen_by_whose_it_is(owner, buyer, stranger, guest):
    answer = await granted(owner, buyer)
    assert answer.status_code == 201, answer.text
    assert (answer.json()["kind"], answer.json()["balance"], answer.json()["by"]) == ("granted", "50.00", "owner")
    await granted(owner, buyer, "3", currency="jpy")
    assert (await buyer.get(CREDIT)).json() == [
        {"currency": "JPY", "balance": "3"},
        {"currency": "RUB", "balance": "50.00"},
    ]
    entries = (await buyer.get(f"{CREDIT}/entries")).json()["items"]
    assert [(one["amount"], one["currency"], one["reason"], one["by"]) for one in entries] == [
        ("3", "JPY", "Sorry", None),
        ("50.00", "RUB", "Sorry", None),
    ]
    assert (await buyer.get(f"{CREDIT}/entries?currency=RUB")).json()["total"] == 1
    assert (await stranger.get(CREDIT)).json() == []
    assert (await stranger.get(f"{CREDIT}/entries")).json()["total"] == 0
    assert (await guest.get(CREDIT)).status_code == 401


async def test_an_order_spends_credit_and_a_refund_gives_some(owner, buyer):
    await granted(owner, buyer)
    async with db.transaction() as session:
        terms = {"account_id": buyer.id, "currency": "RUB", "order_id": 1}
        assert await ledger.available(session, account_id=buyer.id, currency="RUB") == 5000
        assert await ledger.available(session, account_id=buyer.id, currency="EUR") == 0
        assert await ledger.spend(session, amount=2000, **terms) == 2000
        await ledger.refund_to(session, amount=700, key="refund 1", **terms)
        purse = await ledger.refund_to(session, amount=700, key="refund 1", **terms)
        assert await ledger.unspend(session, order_id=1, key="cancel") == 2000
        # A refund into credit is no payment that could come back.
        assert await ledger.spend(session, account_id=999, currency="RUB", amount=1, order_id=2) == 0
    assert await make.entries(purse.id) == [
        ("granted", 5000, 5000),
        ("spent", -2000, 3000),
        ("refunded", 700, 3700),
        ("given_back", 2000, 5700),
    ]
    assert await make.drift() == []


async def test_what_was_given_by_mistake_is_taken_back_as_far_as_it_is_there(owner, buyer):
    await granted(owner, buyer)
    path = f"{CREDIT}/accounts/{buyer.id}"
    more = await owner.post(f"{path}/withdraw", json={"amount": "50.01"})
    assert (more.status_code, more.json()["detail"]) == (409, "Less than 50.01 RUB is left")
    assert (await owner.post(f"{path}/withdraw", json={"amount": "20.00"})).json()["balance"] == "30.00"
    assert (await owner.get(path)).json() == [{"currency": "RUB", "balance": "30.00"}]
    assert (await owner.get(f"{path}/entries")).json()["total"] == 2


@pytest.mark.parametrize("amount", [0, "-1", "NaN", "0.001", 10**13])
async def test_an_amount_that_is_none_is_refused(owner, buyer, amount):
    answer = await granted(owner, buyer, amount)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "amount"
    assert (await buyer.get(CREDIT)).json() == []


async def test_credit_is_given_by_those_who_may_to_accounts_that_are_there(owner, analyst, buyer, guest):
    path = f"{CREDIT}/accounts/{buyer.id}"
    for who, reads, writes in ((guest, 401, 401), (buyer, 403, 403), (analyst, 200, 403)):
        assert (await who.get(path)).status_code == reads
        assert (await who.get(f"{path}/entries")).status_code == reads
        for verb in ("grant", "withdraw"):
            assert (await who.post(f"{path}/{verb}", json={"amount": 1})).status_code == writes
    for url in ("accounts/999", "accounts/999/entries"):
        assert (await owner.get(f"{CREDIT}/{url}")).status_code == 404
    for verb in ("grant", "withdraw"):
        assert (await owner.post(f"{CREDIT}/accounts/999/{verb}", json={"amount": 1})).status_code == 404
    assert (await buyer.get(CREDIT)).json() == []
