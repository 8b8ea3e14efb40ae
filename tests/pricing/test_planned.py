"""Prices change by themselves when their moment comes, once, and back again where that was asked for."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from tests import make_stock
from tests.pricing.conftest import PRICES
from tradepost.core import clock, db, events, jobs
from tradepost.pricing import jobs as pricing_jobs, planning
from tradepost.pricing.models import Floor

PLANNED = f"{PRICES}/scheduled"
HOUR = timedelta(hours=1)


@pytest.fixture
def now() -> datetime:
    return clock.now().replace(microsecond=0)


async def plan(who, variant_id: int, amount: str | None, starts_at: datetime, ends_at: datetime | None = None, **more):
    body = {
        "variant_id": variant_id,
        "amount": amount,
        "starts_at": starts_at.isoformat(),
        "ends_at": ends_at and ends_at.isoformat(),
    }
    return await who.post(PLANNED, json=body | more)


async def minute(at: datetime) -> int:
    """What the job does in the minute of this moment: how many changes it made or took back."""
    with clock.at(at), events.acting(events.Actor()):
        async with db.transaction() as session:
            made = await jobs.later(session, pricing_jobs.make_planned_changes)
        await jobs.drain()
    async with db.reading() as session:
        done = (await session.get(jobs.Job, made.id)).result
    return done["made"]


async def price(who, variant_id: int, currency: str = "RUB") -> str | None:
    shown = (await who.get(f"{PRICES}/{variant_id}")).json()["prices"]
    return next((one["price"] for one in shown if one["currency"] == currency), None)


async def status(who, planned_id: int) -> str:
    return (await who.get(f"{PLANNED}/{planned_id}")).json()["status"]


async def test_a_price_changes_at_its_moment_and_once(owner, lamp, history, now):
    answer = await plan(owner, lamp["id"], "25.00", now + HOUR)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert {name: made[name] for name in ("sku", "currency", "amount", "before", "status", "problem")} == {
        "sku": "LAMP", "currency": "RUB", "amount": "25.00", "before": None, "status": "waiting", "problem": "",
    }  # fmt: skip
    assert await minute(now + HOUR - timedelta(seconds=1)) == 0
    assert await price(owner, lamp["id"]) == "19.90"
    assert await minute(now + HOUR) == 1
    assert await price(owner, lamp["id"]) == "25.00"
    assert (await owner.get(f"/api/v1/products/{lamp['product_id']}")).json()["price"] == "25.00"
    # Whatever the merchant sets later stays.
    await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": "22.00"}})
    assert await minute(now + 2 * HOUR) == 0
    assert await price(owner, lamp["id"]) == "22.00"
    assert await history(lamp["id"]) == [("RUB", None, 1990), ("RUB", 1990, 2500), ("RUB", 2500, 2200)]
    assert await status(owner, made["id"]) == "done"
    assert [event.actor_kind for event in await make_stock.happened("price.changed")] == ["system", "account"]


async def test_a_price_goes_back_at_the_end(owner, lamp, history, now):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR, now + 3 * HOUR)).json()
    assert await minute(now + HOUR) == 1
    found = (await owner.get(f"{PLANNED}/{made['id']}")).json()
    assert (found["status"], found["before"]) == ("in_force", "19.90")
    assert await minute(now + 2 * HOUR) == 0
    assert await minute(now + 3 * HOUR) == 1
    assert await status(owner, made["id"]) == "done"
    assert await history(lamp["id"]) == [("RUB", None, 1990), ("RUB", 1990, 1500), ("RUB", 1500, 1990)]


async def test_a_price_in_another_currency_comes_and_goes(owner, lamp, history, now):
    await plan(owner, lamp["id"], "15.00", now + HOUR, now + 2 * HOUR, currency="EUR")
    await minute(now + HOUR)
    assert await price(owner, lamp["id"], "EUR") == "15.00"
    await minute(now + 2 * HOUR)
    assert await price(owner, lamp["id"], "EUR") is None
    assert await history(lamp["id"]) == [("RUB", None, 1990), ("EUR", None, 1500), ("EUR", 1500, None)]


async def test_what_somebody_set_meanwhile_is_not_taken_back(owner, lamp, now):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR, now + 2 * HOUR)).json()
    await minute(now + HOUR)
    await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": "17.00"}})
    await minute(now + 2 * HOUR)
    assert await price(owner, lamp["id"]) == "17.00"
    assert await status(owner, made["id"]) == "done"


async def test_what_somebody_set_after_the_plan_gives_way_and_comes_back(owner, lamp, history, now):
    await plan(owner, lamp["id"], "15.00", now + HOUR, now + 2 * HOUR)
    await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": "22.00"}})
    await minute(now + HOUR)
    assert await price(owner, lamp["id"]) == "15.00"
    await minute(now + 2 * HOUR)
    assert await price(owner, lamp["id"]) == "22.00"
    assert [after for _currency, _before, after in await history(lamp["id"])] == [1990, 2200, 1500, 2200]


@pytest.mark.parametrize("currency", ["RUB", "EUR"])
async def test_what_somebody_set_before_a_late_worker_came_stays(owner, lamp, now, currency):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR, now + 3 * HOUR, currency=currency)).json()
    last = (await plan(owner, lamp["id"], "16.00", now + 5 * HOUR, currency=currency)).json()
    with clock.at(now + HOUR + timedelta(seconds=20)):
        await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {currency: "17.00"}})
    assert await minute(now + HOUR + timedelta(seconds=30)) == 1
    assert await price(owner, lamp["id"], currency) == "17.00"
    found = (await owner.get(f"{PLANNED}/{made['id']}")).json()
    assert (found["status"], found["problem"], found["before"]) == (
        "failed", "somebody set another price after this moment", "17.00",
    )  # fmt: skip
    assert len(await make_stock.happened("price.plan_failed")) == 1
    assert await minute(now + 3 * HOUR) == 0
    assert await minute(now + 5 * HOUR) == 1
    assert await price(owner, lamp["id"], currency) == "16.00"
    assert await status(owner, last["id"]) == "done"


async def test_a_price_that_was_set_and_taken_back_before_a_late_worker_came_is_no_word(owner, lamp, now):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR)).json()
    with clock.at(now + 2 * HOUR):
        for amount in ("17.00", "19.90"):
            await owner.put(f"{PRICES}/{lamp['id']}", json={"prices": {"RUB": amount}})
    await minute(now + 3 * HOUR)
    assert (await status(owner, made["id"]), await price(owner, lamp["id"])) == ("done", "15.00")


async def test_after_a_long_night_everything_is_made_in_the_order_of_its_moments(owner, lamp, history, now):
    await plan(owner, lamp["id"], "18.00", now + 3 * HOUR)
    await plan(owner, lamp["id"], "15.00", now + HOUR, now + 3 * HOUR - timedelta(minutes=1))
    await plan(owner, lamp["id"], "17.00", now + 4 * HOUR, now + 5 * HOUR)
    await plan(owner, lamp["id"], "16.00", now + 5 * HOUR)
    assert await minute(now + 9 * HOUR) == 6
    assert [after for _currency, _before, after in await history(lamp["id"])] == [
        1990, 1500, 1990, 1800, 1700, 1800, 1600,
    ]  # fmt: skip


async def test_one_price_has_one_plan_at_a_time(owner, lamp, now):
    await plan(owner, lamp["id"], "15.00", now + 2 * HOUR, now + 4 * HOUR)
    for starts, ends in ((3, None), (1, 3), (2, None), (1, 9), (3, 3.5)):
        refused = await plan(
            owner, lamp["id"], "14.00", now + starts * HOUR, None if ends is None else now + ends * HOUR
        )
        assert refused.status_code == 422, (starts, ends)
        assert refused.json()["errors"][0]["field"] == "starts_at"
    assert (await owner.get(PLANNED)).json()["total"] == 1
    for starts, ends in ((1, 2), (4, None), (0.5, None)):
        taken = await plan(owner, lamp["id"], "14.00", now + starts * HOUR, ends and now + ends * HOUR)
        assert taken.status_code == 201, taken.text
    assert (await plan(owner, lamp["id"], "14.00", now + 3 * HOUR, currency="EUR")).status_code == 201


async def test_what_waits_is_changed_and_called_off(owner, lamp, now):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR)).json()
    url = f"{PLANNED}/{made['id']}"
    seen = {"If-Match": (await owner.get(url)).headers["etag"]}
    body = {"amount": "16.00", "ends_at": (now + 3 * HOUR).isoformat()}
    changed = await owner.put(url, json=body, headers=seen)
    assert (changed.json()["amount"], changed.json()["version"]) == ("16.00", 2)
    assert (await owner.put(url, json={"amount": "1"}, headers=seen)).status_code == 412
    assert (await owner.delete(url, headers=seen)).status_code == 412
    assert (await owner.delete(url)).json()["status"] == "cancelled"
    assert await minute(now + 2 * HOUR) == 0
    assert await price(owner, lamp["id"]) == "19.90"
    for late in (await owner.delete(url), await owner.put(url, json={"amount": "1"})):
        assert late.status_code == 409
    assert [
        (await make_stock.happened(name))[0].changes
        for name in ("price.planned", "price.plan_changed", "price.plan_cancelled")
    ] == [
        {"price": [None, "15.00"], "starts_at": [None, (now + HOUR).isoformat()], "ends_at": [None, None]},
        {"amount": ["15.00", "16.00"], "ends_at": [None, (now + 3 * HOUR).isoformat()]},
        {"status": ["waiting", "cancelled"]},
    ]


async def test_of_a_change_in_force_only_the_end_is_changed(owner, lamp, now):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR, now + 9 * HOUR)).json()
    url = f"{PLANNED}/{made['id']}"
    await minute(now + HOUR)
    for refused in (await owner.delete(url), await owner.put(url, json={"amount": "1"})):
        assert refused.status_code == 409
    assert (await owner.put(url, json={"ends_at": (now + 2 * HOUR).isoformat()})).json()["status"] == "in_force"
    await minute(now + 2 * HOUR)
    assert await price(owner, lamp["id"]) == "19.90"


async def test_an_end_that_is_taken_away_lets_the_price_stay(owner, lamp, now):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR, now + 2 * HOUR)).json()
    await minute(now + HOUR)
    assert (await owner.put(f"{PLANNED}/{made['id']}", json={"ends_at": None})).json()["status"] == "done"
    assert await minute(now + 9 * HOUR) == 0
    assert await price(owner, lamp["id"]) == "15.00"


async def test_a_change_that_can_no_longer_be_made_says_why_and_holds_up_no_other(owner, lamp, now):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR)).json()
    await plan(owner, lamp["id"], "21.00", now + 2 * HOUR)
    async with db.transaction() as session:  # past the verb, which would refuse it
        session.add(Floor(variant_id=lamp["id"], currency="RUB", amount=1800))
    await minute(now + 2 * HOUR)
    found = (await owner.get(f"{PLANNED}/{made['id']}")).json()
    assert (found["status"], found["problem"]) == (
        "failed", "prices.RUB: must not be below the floor price 18.00 RUB",
    )  # fmt: skip
    assert len(await make_stock.happened("price.plan_failed")) == 1
    assert await price(owner, lamp["id"]) == "21.00"


async def test_two_workers_at_once_make_a_change_once(owner, lamp, history, now):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR, now + 2 * HOUR)).json()["id"]

    async def work() -> bool:
        async with db.transaction() as session:
            return await planning.make(session, made)

    with clock.at(now + HOUR):
        assert sum(await asyncio.gather(*[work() for _ in range(8)])) == 1
    with clock.at(now + 2 * HOUR):
        assert sum(await asyncio.gather(*[work() for _ in range(8)])) == 1
    assert [after for _currency, _before, after in await history(lamp["id"])] == [1990, 1500, 1990]


async def test_a_worker_that_dies_in_the_middle_has_made_nothing_and_the_next_makes_it(owner, lamp, history, now):
    made = (await plan(owner, lamp["id"], "15.00", now + HOUR)).json()["id"]

    class Killed(Exception):
        pass

    with clock.at(now + HOUR):
        with suppress(Killed):
            async with db.transaction() as session:
                assert await planning.make(session, made)
                raise Killed
        assert await status(owner, made) == "waiting"
    assert await minute(now + HOUR) == 1
    assert [after for _currency, _before, after in await history(lamp["id"])] == [1990, 1500]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("amount", {"amount": -1}),
        ("amount", {"amount": "NaN"}),
        ("amount", {"amount": "1.001"}),
        ("amount", {"amount": None}),
        ("currency", {"currency": "QQQ"}),
        ("variant_id", {"variant_id": 10**9}),
        ("variant_id", {"variant_id": 0}),
        ("starts_at", {"starts_at": "2001-01-01T00:00:00Z"}),
        ("starts_at", {"starts_at": None}),
        ("starts_at", {"starts_at": "tomorrow"}),
        ("ends_at", {"ends_at": "2001-01-01T00:00:00Z"}),
    ],
)
async def test_a_plan_that_makes_no_sense_is_refused(owner, lamp, now, field, wrong):
    body = {"variant_id": lamp["id"], "amount": "15.00", "starts_at": (now + HOUR).isoformat()}
    answer = await owner.post(PLANNED, json=body | wrong)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
    assert (await owner.get(PLANNED)).json()["items"] == []


async def test_plans_are_listed_by_variant_and_by_status_for_staff(owner, analyst, buyer, guest, lamp, now):
    first = (await plan(owner, lamp["id"], "15.00", now + HOUR)).json()
    second = (await plan(owner, lamp["id"], "16.00", now + 2 * HOUR)).json()
    await owner.delete(f"{PLANNED}/{first['id']}")
    found = (await analyst.get(PLANNED, params={"variant_id": lamp["id"]})).json()["items"]
    assert [one["id"] for one in found] == [second["id"], first["id"]]
    found = (await analyst.get(PLANNED, params={"status": "waiting"})).json()["items"]
    assert [one["id"] for one in found] == [second["id"]]
    for who, answer in ((analyst, 403), (buyer, 403), (guest, 401)):
        assert (await plan(who, lamp["id"], "1", now + 5 * HOUR)).status_code == answer
        assert (await who.delete(f"{PLANNED}/{second['id']}")).status_code == answer
    assert (await buyer.get(PLANNED)).status_code == 403
    assert (await owner.get(f"{PLANNED}/{second['id'] + 1}")).status_code == 404
    assert (await owner.delete(f"{PLANNED}/{second['id'] + 1}")).status_code == 404
