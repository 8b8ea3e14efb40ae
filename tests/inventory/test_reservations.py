"""Stock kept for somebody for a time: it ends once, however many try."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests import make_stock as make
from tradepost.core import clock, db, jobs
from tradepost.inventory import holding
from tradepost.inventory.jobs import release_expired_holds
from tradepost.inventory.models import Hold

RESERVATIONS = "/api/v1/inventory/reservations"


async def expire(hold_id: int) -> None:
    """Let the time of a hold be over."""
    async with db.transaction() as session:
        await session.execute(
            update(Hold).where(Hold.id == hold_id).values(expires_at=clock.now() - timedelta(seconds=1))
        )


async def sweep() -> int:
    async with db.transaction() as session:
        return await holding.release_expired(session)


async def test_a_reservation_keeps_stock_for_its_minutes(owner):
    lamp = await make.goods("LAMP")
    await make.location("Moscow", priority=0)
    await make.location("Kazan", priority=1)
    moscow, kazan = await make.stock(lamp, 3, at="Moscow"), await make.stock(lamp, 10, at="Kazan")
    answer = await owner.post(
        RESERVATIONS, json={"items": [{"sku": "LAMP", "quantity": 5}], "minutes": 30, "reference": "cart 7"}
    )
    assert answer.status_code == 201, answer.text
    hold = answer.json()
    assert [(i["sku"], i["location"], i["quantity"]) for i in hold["items"]] == [
        ("LAMP", "Moscow", 3),
        ("LAMP", "Kazan", 2),
    ]
    assert (hold["reference"], hold["ended_at"], hold["outcome"]) == ("cart 7", None, "")
    assert (await make.numbers(moscow), await make.numbers(kazan)) == ((3, 3), (10, 2))
    assert (await owner.get(f"{RESERVATIONS}/{hold['id']}")).json() == hold
    assert (await owner.get(RESERVATIONS, params={"reference": "cart 7", "active": True})).json()["items"] == [hold]


async def test_without_minutes_it_keeps_for_the_usual_time(owner, configure):
    configure(hold_minutes=7)
    await make.stock(await make.goods("LAMP"), 3)
    before = clock.now()
    hold = (await owner.post(RESERVATIONS, json={"items": [{"sku": "LAMP", "quantity": 1}]})).json()
    kept = (await make_hold(hold["id"])).expires_at - before
    assert timedelta(minutes=7) <= kept < timedelta(minutes=8)


async def make_hold(hold_id: int) -> Hold:
    async with db.reading() as session:
        return (await session.execute(select(Hold).where(Hold.id == hold_id))).scalar_one()


async def test_all_of_it_is_kept_or_nothing(owner):
    lamps, vases = await make.stock(await make.goods("LAMP"), 10), await make.stock(await make.goods("VASE"), 1)
    answer = await owner.post(
        RESERVATIONS, json={"items": [{"sku": "LAMP", "quantity": 2}, {"sku": "VASE", "quantity": 2}]}
    )
    assert answer.status_code == 409
    assert answer.json()["short"] == [{"sku": "VASE", "wanted": 2, "left": 1}]
    assert (await make.numbers(lamps), await make.numbers(vases)) == ((10, 0), (1, 0))
    assert (await owner.get(RESERVATIONS)).json()["total"] == 0


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"items": []}, "items"),
        ({"items": [{"sku": "LAMP", "quantity": 0}]}, "items.0.quantity"),
        ({"items": [{"sku": "LAMP", "quantity": 10**12}]}, "items.0.quantity"),
        ({"items": [{"sku": "NO-SUCH", "quantity": 1}]}, "items.0.sku"),
        ({"items": [{"quantity": 1}]}, "items.0"),
        ({"items": [{"sku": "LAMP", "quantity": 1, "location": "Nowhere"}]}, "items.0.location"),
        ({"items": [{"sku": "LAMP", "quantity": 1}], "minutes": 0}, "minutes"),
        ({"items": [{"sku": "LAMP", "quantity": 1}], "minutes": 10**9}, "minutes"),
    ],
)
async def test_a_reservation_that_makes_no_sense_is_refused_by_field(owner, body, field):
    level = await make.stock(await make.goods("LAMP"), 10)
    answer = await owner.post(RESERVATIONS, json=body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["field"] == field
    assert await make.numbers(level) == (10, 0)


async def test_it_is_extended_while_it_lasts_and_given_back_once(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    hold = (await owner.post(RESERVATIONS, json={"items": [{"sku": "LAMP", "quantity": 4}], "minutes": 1})).json()
    longer = (await owner.post(f"{RESERVATIONS}/{hold['id']}/extend", json={"minutes": 60})).json()
    assert longer["expires_at"] > hold["expires_at"]
    released = await owner.post(f"{RESERVATIONS}/{hold['id']}/release")
    assert (released.status_code, released.json()["outcome"]) == (200, "released")
    assert (await owner.post(f"{RESERVATIONS}/{hold['id']}/release")).status_code == 409
    assert (await owner.post(f"{RESERVATIONS}/{hold['id']}/extend", json={})).status_code == 409
    assert await make.numbers(level) == (10, 0)
    assert await make.movements(level) == [("received", 10), ("reserved", 4), ("released", -4)]
    assert [len(await make.happened(f"hold.{what}")) for what in ("created", "extended", "released")] == [1, 1, 1]


async def test_what_is_kept_too_long_is_given_back_by_the_sweeper(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    body = {"items": [{"sku": "LAMP", "quantity": 2}]}
    late = (await owner.post(RESERVATIONS, json=body)).json()
    kept = (await owner.post(RESERVATIONS, json=body)).json()
    await expire(late["id"])
    async with db.transaction() as session:
        job = await jobs.later(session, release_expired_holds)
    await jobs.drain()
    async with db.reading() as session:
        done = await session.get(jobs.Job, job.id)
    assert (done.status, done.result) == ("succeeded", {"released": 1})
    assert (await owner.get(f"{RESERVATIONS}/{late['id']}")).json()["outcome"] == "expired"
    assert (await owner.get(RESERVATIONS, params={"active": True})).json()["items"] == [kept]
    assert await make.numbers(level) == (10, 2)


def test_the_sweeper_comes_every_minute():
    assert jobs.SCHEDULES["inventory.release_expired_holds"] == "* * * * *"


async def test_an_expired_reservation_is_neither_extended_nor_released_by_hand(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    hold = (await owner.post(RESERVATIONS, json={"items": [{"sku": "LAMP", "quantity": 2}]})).json()
    await expire(hold["id"])
    assert (await owner.post(f"{RESERVATIONS}/{hold['id']}/extend", json={})).status_code == 409
    assert (await owner.post(f"{RESERVATIONS}/{hold['id']}/release")).status_code == 409
    assert await make.numbers(level) == (10, 2)
    assert await sweep() == 1
    assert await make.numbers(level) == (10, 0)


async def test_many_sweepers_at_once_give_each_back_once(owner):
    level = await make.stock(await make.goods("LAMP"), 100)
    for _ in range(12):
        hold = (await owner.post(RESERVATIONS, json={"items": [{"sku": "LAMP", "quantity": 3}]})).json()
        await expire(hold["id"])
    assert await make.numbers(level) == (100, 36)
    assert sum(await asyncio.gather(*[sweep() for _ in range(8)])) == 12
    assert await make.numbers(level) == (100, 0)
    assert len(await make.happened("hold.expired")) == 12
    assert await make.drift() == []


async def test_an_order_takes_over_what_was_kept(owner):
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, 10)
    hold = (await owner.post(RESERVATIONS, json={"items": [{"sku": "LAMP", "quantity": 4}]})).json()
    async with db.transaction() as session:
        lines = await holding.use(session, hold["id"])
    assert [(line.variant_id, line.quantity) for line in lines] == [(lamp.variant_id, 4)]
    assert await make.numbers(level) == (10, 4)  # reserved for the order from now on
    await expire(hold["id"])
    assert await sweep() == 0
    assert (await owner.get(f"{RESERVATIONS}/{hold['id']}")).json()["outcome"] == "used"


async def test_the_list_takes_as_many_statements_for_many_as_for_one(owner, statements):
    await make.stock(await make.goods("LAMP"), 100)
    body = {"items": [{"sku": "LAMP", "quantity": 1}]}
    counts = []
    for more in (1, 9):
        for _ in range(more):
            await owner.post(RESERVATIONS, json=body)
        statements.clear()
        await owner.get(RESERVATIONS)
        counts.append(len(statements))
    assert counts == [4, 4]
