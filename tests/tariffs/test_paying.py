"""A subscription is there once it is paid, and is paid once, whatever the provider does meanwhile."""

import asyncio
from datetime import timedelta

from tests import make_payments
from tests.make_stock import happened
from tests.tariffs import make
from tradepost.core import clock
from tradepost.payments.jobs import sweep
from tradepost.tariffs.models import Subscription, TariffBill

END = "2065-12-31T23:59:59Z"


async def told(**options: object) -> None:
    await make_payments.provider(options={"test_mode": True, **options})


async def test_a_free_plan_is_there_at_once(owner, buyer):
    tariff = await make.plan(owner, price=0)
    mine = await make.subscribed(buyer, tariff)
    assert (mine["status"], mine["paid_until"], mine["bills"], mine["payment"]) == ("active", None, [], None)
    again = await buyer.post("/user_tariffs", json={"tariff_id": tariff["id"]})
    assert (again.status_code, again.json()["subscription_id"]) == (409, mine["id"])


async def test_a_declined_payment_leaves_nothing_but_a_bill_that_can_be_paid_otherwise(owner, buyer):
    await told()
    tariff = await make.plan(owner, includes=["niche"])
    mine = await make.subscribed(buyer, tariff, end_date=END, payment={"tell": "decline"})
    assert (mine["status"], mine["good"], mine["payment"]["status"]) == ("pending", False, "declined")
    (feature,) = [one for one in (await buyer.get("/premium/features")).json()["items"] if one["key"] == "niche"]
    assert feature["yours"] is False
    paid = (await buyer.post(f"/user_tariffs/{mine['id']}/pay", json={})).json()
    assert (paid["status"], paid["paid_until"], paid["bills"][0]["status"]) == ("active", END, "paid")
    assert await make.payments() == [("declined", 0, 0), ("captured", 4999, 0)]
    for name in ("opened", "payment_failed", "started"):
        assert len(await happened(f"subscription.{name}")) == 1


async def test_a_time_out_is_gone_on_with_and_never_charged_twice(owner, buyer):
    await told()
    tariff = await make.plan(owner)
    body = {"tariff_id": tariff["id"], "end_date": END, "payment": {"tell": "time_out", "times": 2}}
    first = (await buyer.post("/user_tariffs", json=body)).json()
    assert (first["status"], first["payment"]["status"]) == ("pending", "unknown")
    second = (await buyer.post("/user_tariffs", json=body)).json()
    assert (second["id"], second["status"], second["payment"]["id"]) == (first["id"], "active", first["payment"]["id"])
    assert await make.payments() == [("captured", 4999, 0)]


async def test_the_sweep_finishes_what_nobody_came_back_for(owner, buyer):
    await told()
    tariff = await make.plan(owner)
    first = await make.subscribed(buyer, tariff, end_date=END, payment={"tell": "time_out", "times": 2})
    with clock.at(clock.now() + timedelta(hours=1)):
        await sweep()
    assert (await make.read(buyer, first))["status"] == "active"
    assert await make.payments() == [("captured", 4999, 0)]


async def test_the_same_key_is_the_same_subscription(owner, buyer):
    tariff = await make.plan(owner)
    body, key = {"tariff_id": tariff["id"], "end_date": END}, {"Idempotency-Key": "once"}
    first = await buyer.post("/user_tariffs", json=body, headers=key)
    second = await buyer.post("/user_tariffs", json=body, headers=key)
    assert (second.status_code, second.json()) == (201, first.json())
    assert second.headers["idempotency-replayed"] == "true"
    other = await buyer.post("/user_tariffs", json=body | {"end_date": None}, headers=key)
    assert other.status_code == 409
    assert await make.payments() == [("captured", 4999, 0)]


async def test_many_at_once_make_one_subscription_and_one_payment(owner, buyer):
    tariff = await make.plan(owner)
    body = {"tariff_id": tariff["id"], "end_date": END}
    answers = await asyncio.gather(*[buyer.post("/user_tariffs", json=body) for _ in range(6)])
    assert {one.status_code for one in answers} <= {201, 409}
    assert 201 in {one.status_code for one in answers}
    assert (await make.count(Subscription), await make.count(TariffBill)) == (1, 1)
    assert await make.payments() == [("captured", 4999, 0)]


async def test_money_that_staff_wait_for_makes_it_good_when_it_is_there(owner, buyer):
    await make_payments.provider(options={"captures": "in_advance", "instructions_en": "Account 42"})
    tariff = await make.plan(owner, period="month")
    mine = await make.subscribed(buyer, tariff)
    assert (mine["status"], mine["payment"]["status"], mine["payment"]["instructions"]) == (
        "pending", "pending", "Account 42",
    )  # fmt: skip
    (payment,) = (await owner.get("/api/v1/payments")).json()["items"]
    assert (payment["order_id"], payment["order_number"], payment["bill_id"]) == (None, None, mine["bills"][0]["id"])
    assert (await owner.post(f"/api/v1/payments/{payment['id']}/capture")).status_code == 200
    assert (await make.read(buyer, mine))["status"] == "active"


async def test_money_for_what_was_cancelled_goes_back(owner, buyer):
    await make_payments.provider(options={"captures": "in_advance"})
    tariff = await make.plan(owner)
    mine = await make.subscribed(buyer, tariff, end_date=END)
    cancelled = (await buyer.post(f"/user_tariffs/{mine['id']}/cancel")).json()
    assert (cancelled["status"], cancelled["bills"][0]["status"]) == ("cancelled", "void")
    assert await make.payments() == [("voided", 0, 0)]
    again = await make.subscribed(buyer, tariff, end_date=END)  # the plan can be had anew
    assert again["id"] != mine["id"]


async def test_what_makes_no_sense_is_named(owner, buyer):
    tariff = await make.plan(owner)
    for field, body in (
        ("tariff_id", {"tariff_id": 10**6}),
        ("end_date", {"end_date": "2020-01-01T00:00:00Z"}),
        ("payment_provider", {"payment_provider": "barter"}),
    ):
        answer = await buyer.post("/user_tariffs", json={"tariff_id": tariff["id"], **body})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert await make.count(Subscription) == 0
