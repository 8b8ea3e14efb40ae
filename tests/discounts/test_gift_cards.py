"""Gift cards: issued, mailed, looked at, topped up, replaced, closed, spent, given back and written off."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests import make_discounts as make, make_stock
from tradepost.core import clock, db, jobs
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.events import Event
from tradepost.core.jobs import Job
from tradepost.discounts import ledger
from tradepost.discounts.models import Purse

CARDS = "/api/v1/gift-cards"


async def issued(who, **fields):
    answer = await who.post(CARDS, json={"amount": "100.00"} | fields)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def look(who, code):
    return await who.get(f"{CARDS}/balance", params={"code": code})


async def spend(code, amount, order_id, currency="RUB"):
    async with db.transaction() as session:
        return await ledger.spend(session, code=code, currency=currency, amount=amount, order_id=order_id)


async def unspend(order_id, key, amount=None):
    async with db.transaction() as session:
        return await ledger.unspend(session, order_id=order_id, key=key, amount=amount)


async def test_a_card_that_is_over_is_not_issued(owner):
    answer = await owner.post(CARDS, json={"amount": "50.00", "expires_at": "2001-01-01T00:00:00Z"})
    assert answer.json()["errors"] == [{"field": "expires_at", "message": "must be in the future"}]
    assert (await owner.get(CARDS)).json()["total"] == 0


async def test_a_card_shows_its_code_once(owner, guest):
    card = await issued(owner, note="For Anna")
    assert (card["balance"], card["currency"], card["status"]) == ("100.00", "RUB", "open")
    assert len(card["code"]) == 19
    assert card["last4"] == card["code"][-4:]
    listed = (await owner.get(CARDS)).json()["items"]
    assert listed == [{name: value for name, value in card.items() if name != "code"}]
    assert await make.entries(card["id"]) == [("issued", 10_000, 10_000)]
    async with db.reading() as session:
        told = [
            f"{event.subject_name} {event.changes} {event.data}" for event in (await session.scalars(select(Event)))
        ]
    assert not [line for line in told if card["code"][:4] in line]
    assert (await look(guest, card["code"].lower().replace("-", " "))).json() == {
        "currency": "RUB",
        "balance": "100.00",
        "expires_at": None,
    }


@pytest.mark.parametrize(
    ("language", "subject"), [("en", "a gift card of 100.00 RUB"), ("ru", "подарочная карта на 100.00 RUB")]
)
async def test_a_card_is_mailed_in_the_language_of_whoever_gets_it(owner, language, subject):
    card = await issued(owner, email="anna@example.com", language=language, expires_at="2126-05-01T12:00:00Z")
    async with db.reading() as session:
        (mail,) = [job.args for job in await session.scalars(select(Job).where(Job.kind == "mail.send"))]
    assert (mail["to"], mail["subject"].split(": ")[1]) == ("anna@example.com", subject)
    assert card["code"] in mail["text"]
    assert "2126-05-01" in mail["text"]


async def test_whoever_guesses_gets_the_same_answer_for_every_code_and_soon_none(owner, guest):
    off, over = await issued(owner), await make.card("OVER-CARD", expires_at=clock.now() - timedelta(1))
    assert (await owner.post(f"{CARDS}/{off['id']}/disable")).json()["status"] == "disabled"
    answers = [await look(guest, code) for code in (off["code"], "OVER-CARD", "NONE", "-", "\u202e")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.json()["detail"] for answer in answers}) == 1
    good = await issued(owner)
    for _ in range(15):  # finding one buys no guesses at others
        assert (await look(guest, good["code"])).status_code == 200
    slow = await look(guest, good["code"])
    assert slow.status_code == 429
    assert 0 < int(slow.headers["retry-after"]) <= 60
    assert over


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"amount": 0}, "amount"),
        ({"amount": "-1"}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"amount": "1.001"}, "amount"),
        ({"amount": "1e400"}, "amount"),
        ({"amount": "1.50", "currency": "JPY"}, "amount"),
        ({"currency": "ABC"}, "currency"),
        ({"email": "nobody"}, "email"),
        ({"language": "de"}, "language"),
    ],
)
async def test_a_card_that_makes_no_sense_is_refused(owner, fields, field):
    answer = await owner.post(CARDS, json={"amount": "100.00"} | fields)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
    assert (await owner.get(CARDS)).json()["total"] == 0


async def test_more_is_put_on_a_card(owner):
    card = await issued(owner)
    answer = await owner.post(f"{CARDS}/{card['id']}/top-up", json={"amount": "5.50", "reason": "Sorry"})
    assert answer.json()["balance"] == "105.50"
    (last, first) = (await owner.get(f"{CARDS}/{card['id']}/entries")).json()["items"]
    assert (last["kind"], last["amount"], last["balance"], last["reason"], last["by"]) == (
        "topped_up",
        "5.50",
        "105.50",
        "Sorry",
        "owner",
    )
    assert (first["kind"], first["amount"]) == ("issued", "100.00")
    assert [event.changes for event in await make_stock.happened("gift_card.topped_up")] == [
        {"balance": [10_000, 10_550]}
    ]


async def test_no_card_holds_more_than_can_be_counted(owner):
    card = await issued(owner, amount=10**12, currency="RUB")
    top = [await owner.post(f"{CARDS}/{card['id']}/top-up", json={"amount": 10**12}) for _ in range(10)]
    assert {answer.status_code for answer in top[-1:]} == {422}
    assert await make.drift() == []


async def test_a_disabled_card_pays_nothing_until_it_is_enabled(owner):
    card = await issued(owner)
    await owner.post(f"{CARDS}/{card['id']}/disable")
    again = await owner.post(f"{CARDS}/{card['id']}/disable")
    assert again.json()["status"] == "disabled"
    assert (await owner.post(f"{CARDS}/{card['id']}/top-up", json={"amount": 1})).status_code == 409
    with pytest.raises(Invalid, match="is no gift card that can be used here"):
        await spend(card["code"], 100, 1)
    await owner.post(f"{CARDS}/{card['id']}/enable")
    assert await spend(card["code"], 100, 1) == 100
    assert len(await make_stock.happened("gift_card.disabled")) == 1
    assert len(await make_stock.happened("gift_card.enabled")) == 1


async def test_a_lost_code_is_replaced_and_good_no_more(owner, guest):
    card = await issued(owner)
    new = (await owner.post(f"{CARDS}/{card['id']}/replace", json={"email": "anna@example.com"})).json()
    assert new["code"] != card["code"]
    assert (await look(guest, card["code"])).status_code == 404
    assert (await look(guest, new["code"])).json()["balance"] == "100.00"
    (event,) = await make_stock.happened("gift_card.replaced")
    assert event.changes == {"last4": [card["last4"], new["last4"]]}


async def test_a_card_pays_what_it_has_and_each_order_once(owner):
    card = await issued(owner, amount="10.00")
    assert await spend(card["code"], 700, 1) == 700
    assert await spend(card["code"], 700, 1) == 700  # tried again
    assert await spend(card["code"], 700, 2) == 300
    assert await spend(card["code"], 700, 3) == 0
    assert await spend(card["code"], 0, 4) == 0
    with pytest.raises(Invalid):
        await spend(card["code"], 700, 5, currency="EUR")
    with pytest.raises(Invalid):
        await spend("NONE", 700, 6)
    assert await make.entries(card["id"]) == [("issued", 1000, 1000), ("spent", -700, 300), ("spent", -300, 0)]


async def test_what_was_paid_comes_back_once_for_each_refund_and_never_more(owner):
    first, second = await issued(owner, amount="10.00"), await issued(owner, amount="20.00")
    assert await spend(first["code"], 1000, 1) == 1000
    assert await spend(second["code"], 500, 1) == 500
    assert await unspend(1, "refund 1", 200) == 200
    assert await unspend(1, "refund 1", 200) == 200
    assert await unspend(1, "refund 2", 1000) == 1000
    assert await unspend(1, "cancel") == 300
    assert await unspend(1, "cancel again") == 0
    assert await unspend(2, "cancel") == 0
    assert [await make.balance(one["id"]) for one in (first, second)] == [1000, 2000]
    assert await make.drift() == []


async def test_what_is_left_on_an_expired_card_is_written_off(owner):
    card = await issued(owner, expires_at="2126-05-01T12:00:00Z")
    kept = await issued(owner)
    async with db.transaction() as session:
        past = clock.now() - timedelta(seconds=1)
        await session.execute(update(Purse).where(Purse.id == card["id"]).values(expires_at=past))
    with pytest.raises(Invalid):
        await spend(card["code"], 100, 1)
    async with db.transaction() as session:
        await jobs.later(session, jobs.KINDS["discounts.expire_gift_cards"].handler)
    await jobs.drain()
    assert await make.entries(card["id"]) == [("issued", 10_000, 10_000), ("expired", -10_000, 0)]
    assert await make.balance(kept["id"]) == 10_000
    shown = (await owner.get(f"{CARDS}?status=expired")).json()["items"]
    assert [one["id"] for one in shown] == [card["id"]]
    assert [one["id"] for one in (await owner.get(f"{CARDS}?status=open")).json()["items"]] == [kept["id"]]
    assert [one["id"] for one in (await owner.get(f"{CARDS}?last4={kept['last4'].lower()}")).json()["items"]] == [
        kept["id"]
    ]
    assert (await owner.get(f"{CARDS}?status=disabled")).json()["items"] == []


async def test_a_balance_never_falls_below_zero(owner):
    card = await issued(owner, amount="1.00")
    with pytest.raises(Conflict, match=r"Less than 1\.01 RUB is left"):
        async with db.transaction() as session:
            await ledger.add(session, await session.get_one(Purse, card["id"]), -101, kind="withdrawn")
    assert await make.entries(card["id"]) == [("issued", 100, 100)]


async def test_the_doctor_finds_a_balance_that_is_not_what_its_entries_add_up_to(owner):
    card = await issued(owner)
    async with db.transaction() as session:
        await session.execute(update(Purse).values(balance=9_999))
    assert await make.drift() == [(card["id"], 9_999, 10_000)]


async def test_cards_are_for_staff(guest, buyer, analyst, owner):
    card = await issued(owner)
    path = f"{CARDS}/{card['id']}"
    for who, reads, writes in ((guest, 401, 401), (buyer, 403, 403), (analyst, 200, 403)):
        for url in (CARDS, path, f"{path}/entries"):
            assert (await who.get(url)).status_code == reads
        assert (await who.post(CARDS, json={"amount": 1})).status_code == writes
        assert (await who.post(f"{path}/top-up", json={"amount": 1})).status_code == writes
        assert (await who.post(f"{path}/replace", json={})).status_code == writes
        for verb in ("disable", "enable"):
            assert (await who.post(f"{path}/{verb}")).status_code == writes
    assert (await owner.get(path)).json()["balance"] == "100.00"
    assert (await owner.get(f"{CARDS}/999")).status_code == 404


async def test_a_card_asked_for_twice_under_one_key_is_one_card(owner):
    answers = [await owner.post(CARDS, json={"amount": 5}, headers={"Idempotency-Key": "k"}) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert (await owner.get(CARDS)).json()["total"] == 1
