"""Codes: named or drawn, listed, taken away; and what a basket with one gets, or why it gets nothing."""

import re
from datetime import timedelta

import pytest

from tests import make_discounts as make, make_stock
from tradepost.core import clock
from tradepost.discounts.rules import Applied

DISCOUNTS = "/api/v1/discounts"


async def refused(*codes: str, **fields):
    """{code: (kind, sentence)} of the codes that a basket is refused."""
    got = await make.worked_out(make.basket(codes=codes, **fields))
    return {one.code: (one.kind, one.reason) for one in got.refused}


async def test_a_code_gives_its_discount_however_it_is_typed(clean):
    first = await make.discount("SALE10")
    got = await make.worked_out(make.basket(codes=(" sale 10",)))
    assert [(one.discount_id, one.code, one.amount) for one in got.applied] == [(first, "SALE10", 100)]
    assert (await make.worked_out(make.basket())).total == 0


async def test_each_code_that_is_refused_says_why(clean):
    soon, past = clock.now() + timedelta(days=1), clock.now() - timedelta(days=1)
    await make.discount("SOON", starts_at=soon)
    await make.discount("OVER", ends_at=past)
    await make.discount("OFF", active=False)
    await make.discount("DEAR", conditions={"min_amount": 5000})
    await make.discount("LAMPS", conditions={"product_ids": [99]})
    await make.discount("CLUB", conditions={"group_ids": [4]})
    await make.discount("GONE", max_uses=1, used=1)
    assert await refused("soon", "over", "off", "dear", "lamps", "club", "gone", "nope", "\u202e", "x" * 70) == {
        "SOON": ("not_started", f"SOON is good from {soon:%Y-%m-%d %H:%M} UTC on"),
        "OVER": ("expired", "OVER has expired"),
        "OFF": ("unknown", "OFF is not in use"),
        "DEAR": ("minimum_not_reached", "DEAR needs at least 50.00 RUB, there are 10.00"),
        "LAMPS": ("not_for_goods", "LAMPS is not for these goods"),
        "CLUB": ("not_for_customer", "CLUB is for another group of customers"),
        "GONE": ("used_up", "GONE is used up"),
        "NOPE": ("unknown", "There is no such code"),
        "\u202e": ("unknown", "There is no such code"),
        "X" * 60: ("unknown", "There is no such code"),
    }


async def test_two_codes_of_one_discount_give_it_once(clean):
    await make.discount("ONE", "TWO")
    got = await make.worked_out(make.basket(codes=("one", "two", "ONE")))
    assert got.total == 100
    assert [(one.code, one.reason) for one in got.refused] == [("TWO", "TWO gives the same as ONE")]


async def test_a_used_code_is_refused_and_given_back_with_its_order(clean):
    first = await make.discount("ONCE", uses=1)
    got = await make.worked_out(make.basket(codes=("ONCE",)))
    await make.used(got.applied, 1)
    assert await refused("ONCE") == {"ONCE": ("used_up", "ONCE is used up")}
    # The order itself, worked out anew, keeps what it has.
    assert (await make.worked_out(make.basket(codes=("ONCE",), order_id=1))).total == 100
    assert await make.given_back(1) == 1
    assert await make.given_back(1) == 0
    assert await make.counts(first) == (0, 0)
    assert await refused("ONCE") == {}
    assert [event.data["order_id"] for event in await make_stock.happened("discount.used")] == [1]
    assert [event.data["order_id"] for event in await make_stock.happened("discount.given_back")] == [1]


async def test_a_customer_who_has_had_theirs_is_told_so_and_others_are_not(clean):
    await make.discount("ME", max_per_customer=1)
    of_alice = make.basket(codes=("ME",), account_id=7)
    await make.used((await make.worked_out(of_alice)).applied, 1, of_alice.who)
    assert await refused("ME", account_id=7) == {"ME": ("used_up", "ME is used up: you have used it once")}
    assert await refused("ME", account_id=8) == {}
    assert await refused("ME", email="a@b.c") == {}
    assert (await make.worked_out(make.basket(codes=("ME",), account_id=7, order_id=1))).total == 100


async def test_an_automatic_discount_ends_with_its_uses(clean):
    await make.discount(max_uses=1)
    got = await make.worked_out(make.basket())
    assert got.total == 100
    await make.used(got.applied, 1)
    assert (await make.worked_out(make.basket())).total == 0
    assert (await make.worked_out(make.basket(order_id=1))).total == 100


async def test_what_took_nothing_off_is_not_counted(clean):
    first = await make.discount("SHIP", kind="free_shipping", benefit={})
    got = await make.worked_out(make.basket(codes=("SHIP",), shipping=0))
    assert [one.code for one in got.applied] == ["SHIP"]
    await make.used(got.applied, 1)
    assert await make.counts(first) == (0, 0)


async def test_a_basket_costs_no_more_statements_than_it_needs(clean, statements):
    await make.discount()
    await make.worked_out(make.basket())
    statements.clear()
    await make.worked_out(make.basket())
    assert len(statements) == 1  # the stamps: whoever has read them needs none
    await make.discount("CODE")
    await make.discount(max_uses=5)
    await make.worked_out(make.basket())
    statements.clear()
    got = await make.worked_out(make.basket(codes=("CODE", "NONE"), account_id=7))
    assert len(statements) == 3
    statements.clear()
    await make.used(got.applied, 1, "account:7")
    # One update each, one for the code, the uses, what happened.
    assert len(statements) == 3 + 1 + 1 + 1


# --- over the wire ---


async def made(who, **fields):
    answer = await who.post(DISCOUNTS, json={"name": "Spring", "kind": "percentage", "percent": 10, **fields})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_codes_are_drawn_that_are_each_good_once(owner):
    first = await made(owner, automatic=False)
    path = f"{DISCOUNTS}/{first['id']}/codes"
    answer = await owner.post(path, json={"count": 1200, "prefix": "may-", "length": 8})
    assert answer.status_code == 201, answer.text
    drawn = answer.json()["codes"]
    assert len(set(drawn)) == 1200
    assert all(re.fullmatch("MAY-[2-9A-HJ-NP-Z]{8}", code) for code in drawn)
    listed = (await owner.get(f"{path}?limit=1000")).json()
    assert (listed["total"], len(listed["items"]), listed["items"][0]["max_uses"]) == (1200, 1000, 1)
    await make.used(Applied(first["id"], drawn[0], "Spring", 100, currency="RUB"), 5, "email:a@b.c")
    used = (await owner.get(f"{path}?used=true")).json()["items"]
    assert [(one["code"], one["used"]) for one in used] == [(drawn[0], 1)]
    (use,) = (await owner.get(f"{DISCOUNTS}/{first['id']}/uses")).json()["items"]
    assert {name: use[name] for name in ("order_id", "customer", "code", "amount", "currency")} == {
        "order_id": 5,
        "customer": "email:a@b.c",
        "code": drawn[0],
        "amount": "1.00",
        "currency": "RUB",
    }
    assert (await owner.get(f"{DISCOUNTS}/{first['id']}/uses?order_id=6")).json()["total"] == 0


async def test_a_code_that_is_taken_is_refused_and_nothing_is_added(owner):
    await made(owner, codes=["SPRING"])
    other = await made(owner, automatic=False)
    answer = await owner.post(f"{DISCOUNTS}/{other['id']}/codes", json={"codes": ["new", " spring"], "max_uses": None})
    assert answer.status_code == 409
    assert answer.json()["errors"] == [{"field": "codes", "message": "SPRING is taken"}]
    assert (await owner.get(f"{DISCOUNTS}/{other['id']}/codes")).json()["total"] == 0
    assert (
        await owner.post(DISCOUNTS, json={"name": "A", "kind": "free_shipping", "codes": ["SPRING"]})
    ).status_code == 409
    assert (await owner.get(DISCOUNTS)).json()["total"] == 2


async def test_an_automatic_discount_takes_no_codes(owner):
    first = await made(owner)
    assert (await owner.post(f"{DISCOUNTS}/{first['id']}/codes", json={"count": 1})).status_code == 409


@pytest.mark.parametrize(
    "body", [{"count": -1}, {"count": 10**12}, {"length": 3}, {"codes": [""]}, {"prefix": "\u202e"}]
)
async def test_codes_that_make_no_sense_are_refused(owner, body):
    first = await made(owner, automatic=False)
    answer = await owner.post(f"{DISCOUNTS}/{first['id']}/codes", json={"count": 1, **body})
    assert answer.status_code == 422
    assert (await owner.get(f"{DISCOUNTS}/{first['id']}/codes")).json()["total"] == 0


async def test_a_code_is_taken_away_and_another_discounts_is_not_found(owner):
    first, other = await made(owner, codes=["SPRING"]), await made(owner, automatic=False)
    (code,) = (await owner.get(f"{DISCOUNTS}/{first['id']}/codes")).json()["items"]
    assert (await owner.delete(f"{DISCOUNTS}/{other['id']}/codes/{code['id']}")).status_code == 404
    assert (await owner.delete(f"{DISCOUNTS}/{first['id']}/codes/{code['id']}")).status_code == 204
    assert await refused("SPRING") == {"SPRING": ("unknown", "There is no such code")}
    (event,) = await make_stock.happened("discount.code_removed")
    assert event.changes == {"code": ["SPRING", None]}
